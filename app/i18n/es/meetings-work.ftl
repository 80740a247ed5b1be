# Qué es de una reunión: cancelada o repuesta, su orden del día, quién asistió, su acta, su serie, su calendario.

front-act-event-cancelled = Se canceló <link>{ $title }</link>.
front-act-event-returned = <link>{ $title }</link>, que se había cancelado, sí se celebrará.
front-act-event-held = Se celebró <link>{ $title }</link>.
front-act-agenda-added = El punto { $n } entró en el orden del día de <link>{ $title }</link>.
front-act-agenda-changed = Cambió el punto { $n } del orden del día de <link>{ $title }</link>.
front-act-agenda-removed = El punto { $n } salió del orden del día de <link>{ $title }</link>.
front-act-attendance-attended = { $who }, en <link>{ $title }</link>: consta que asistió.
front-act-attendance-absent = { $who }, en <link>{ $title }</link>: consta que no asistió.
front-act-minutes-published = Se publicó la versión { $n } del acta de <link>{ $title }</link>.
front-act-minutes-approved = { $who } aprobó el acta de <link>{ $title }</link>.
front-act-minutes-objected = { $who } objetó el acta de <link>{ $title }</link>.
front-act-series-recorded = Se anunció una serie de reuniones: <link>{ $title }</link>.
front-act-series-continued = Se anunciaron más reuniones de la serie <link>{ $title }</link>.
demands-did-agenda = Entró en el orden del día de <link>una reunión</link>.
demands-did-agenda-plain = Entró en el orden del día de una reunión.

web-error-event-not-yet = El día de esta reunión aún no ha llegado.
web-error-demand-unknown = Una de estas demandas no está en este registro.
web-error-minutes-not-approved = Aún no hay ninguna versión aprobada del acta de esta reunión.
web-error-quote-nowhere = Estas palabras no están en esta versión del acta. Cópielas tal como están.
web-error-quote-twice = Estas palabras están en más de un lugar. Copie algunas más, para que se sepa cuál es.
web-error-series-count = Elija entre 1 y { $max } reuniones.
meetings-calendar-of = Reuniones de { $who }
