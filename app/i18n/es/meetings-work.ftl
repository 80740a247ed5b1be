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

web-error-event-not-yet = El día de esta reunión aún no ha llegado.
web-error-demand-unknown = Una de estas demandas no está en este registro.
web-error-minutes-not-approved = Aún no hay ninguna versión aprobada del acta de esta reunión.
web-error-quote-nowhere = Estas palabras no están en esta versión del acta. Cópielas tal como están.
web-error-quote-twice = Estas palabras están en más de un lugar. Copie algunas más, para que se sepa cuál es.
web-error-series-count = Elija entre 1 y { $max } reuniones.
meetings-calendar-of = Reuniones de { $who }

# un cambio
meetings-turn-cancelled = Esta reunión está cancelada
meetings-turn-cancelled-kept = El día, la hora y el lugar siguen aquí tal como se anunciaron.
meetings-turn-returned = Sí se celebrará
meetings-turn-held = Se celebró

# el orden del día
meetings-agenda = Orden del día
meetings-agenda-none = Aún no hay nada en el orden del día.
meetings-agenda-item = Punto { $n }
meetings-agenda-removed = retirado
meetings-agenda-about = Sobre
meetings-agenda-earlier = { $n ->
    [one] Lo que decía antes
   *[other] Lo que decía antes ({ $n })
}
meetings-agenda-of = En el orden del día de

# quién asistió
meetings-came = Quién asistió
meetings-came-attended-claimed = asistió, según se afirma
meetings-came-attended-confirmed = asistió, confirmado
meetings-came-absent-claimed = no asistió, según se afirma
meetings-came-absent-confirmed = no asistió, confirmado
meetings-came-by-claim = lo afirma otra parte
meetings-came-by-self = su propia palabra
meetings-came-by-chair = palabra de quien presidió
meetings-came-by-minutes = versión { $n } del acta, aprobada
meetings-came-earlier = { $n ->
    [one] Una palabra anterior
   *[other] { $n } palabras anteriores
}
meetings-came-basis-claim = De otra parte: una afirmación
meetings-came-basis-self = La suya propia
meetings-came-basis-chair = De quien presidió
meetings-came-basis-minutes = El acta aprobada

# el acta
meetings-minutes = Acta
meetings-minutes-n = Acta, versión { $n }
meetings-minutes-title = Acta de { $title }, versión { $n }
meetings-minutes-of = Acta de { $title }
meetings-minutes-by = Publicada
meetings-minutes-approved = aprobada
meetings-minutes-unapproved = sin aprobar
meetings-minutes-approved-by = Aprobada por
meetings-minutes-approvals = Aprobada por
meetings-minutes-approvals-none = Nadie ha aprobado esta versión.
meetings-minutes-objections = { $n ->
    [one] una objeción
   *[other] { $n } objeciones
}
meetings-minutes-newer = El acta está hoy en la <link>versión { $n }</link>.
meetings-minutes-partly = Se retiraron de la vista partes del acta. Las palabras cubiertas se muestran como cuadros negros.
meetings-objections = Objeciones
meetings-objections-none = Nadie ha objetado esta versión.
meetings-objection-n = Objeción { $n }
meetings-objection-to = A estas palabras:
meetings-objection-place = ver dónde están
meetings-objection-whole = Al acta entera.
meetings-objection-says = Con sus propias palabras:

# series
meetings-series = Serie de reuniones
meetings-series-all = Series
meetings-series-by = Anunciada por
meetings-series-every = Cada cuánto
meetings-series-count = Reuniones hasta ahora
meetings-series-n = { $n ->
    [one] una reunión
   *[other] { $n } reuniones
}
meetings-series-meetings = Sus reuniones
meetings-series-moved = prevista para el { $day }
meetings-every-week = cada semana
meetings-every-two-weeks = cada dos semanas
meetings-every-month-day = cada mes, el mismo día
meetings-every-month-weekday = cada mes, el mismo día de la semana

# calendarios
meetings-calendar = Calendario
meetings-calendar-one = Póngala en su calendario
meetings-calendar-series = Todas en su calendario
meetings-calendar-all = Todas las reuniones en su calendario

# buscar algunas
meetings-list-title = Buscar una reunión
meetings-list-which = ¿Qué reuniones?
meetings-list-all = Todas
meetings-list-upcoming = Por venir
meetings-list-past = Pasadas
meetings-list-declined = Con una invitación rechazada
meetings-list-cancelled = Canceladas
meetings-list-holder = ¿De quién?
meetings-list-anybody = De cualquiera
meetings-list-show = Mostrar
meetings-list-none = No consta ninguna reunión así.
meetings-list-back = Todas las reuniones

# en el escritorio
meetings-invited-group = Invitados, y quienes invitan
meetings-work-title = Trabajar en: { $title }
meetings-work-public = Ver la página pública
meetings-work-do = Lo que usted puede hacer
meetings-work-change = Cambiar el día, el lugar o las palabras
meetings-work-by = ¿Quién lo dice en la fuente?
meetings-work-by-hint = Solo para lo que se registra de una fuente.
meetings-work-by-unknown = No se sabe, o nadie de este registro
meetings-work-on = ¿Cuándo se dijo o se hizo?
meetings-work-words-hint = Con sus propias palabras. Son públicas.
meetings-work-persons = Personas
meetings-work-demand = { $letter }, demanda { $n }: { $heading }
meetings-work-cancel = Cancelar esta reunión
meetings-work-cancel-title = Cancelar: { $title }
meetings-work-cancel-lead = Queda en el registro con su día, su hora y su lugar, y con el motivo. Más tarde puede reponerse como la misma reunión. Las demás reuniones de una serie no se tocan.
meetings-work-cancel-reason = ¿Por qué?
meetings-work-return = Hacer que sí se celebre
meetings-work-return-title = Hacer que sí se celebre: { $title }
meetings-work-return-lead = La misma reunión, con su número, sus invitaciones y las respuestas. Si el día ya pasó, cambie primero el día.
meetings-work-return-reason = ¿Qué cambió?
meetings-work-held = Registrar que se celebró
meetings-work-held-title = Se celebró: { $title }
meetings-work-held-lead = Lo que se celebró ya no puede cancelarse.
meetings-work-held-reason = Unas palabras sobre ella
meetings-work-agenda = Poner algo en el orden del día
meetings-work-agenda-title = Poner algo en el orden del día: { $title }
meetings-work-agenda-change = Cambiar el punto { $n } del orden del día
meetings-work-agenda-lead = Todos los que son parte de esta reunión pueden poner algo en su orden del día. La página dice quién lo hizo.
meetings-work-agenda-words = ¿Qué es?
meetings-work-agenda-hint = Una o dos frases con sus propias palabras.
meetings-work-agenda-demands = ¿De qué demandas trata?
meetings-work-agenda-remove = Retirar
meetings-work-agenda-remove-title = Retirar el punto { $n } del orden del día
meetings-work-agenda-remove-lead = Su número sigue siendo suyo, con el motivo. Lo que decía se podrá seguir leyendo.
meetings-work-came = Registrar quién asistió
meetings-work-came-title = Quién asistió: { $title }
meetings-work-came-lead = Lo que usted dice de sí se muestra como confirmado, y lo que dice de otros como una afirmación. Si las palabras difieren, la página dice que está en disputa.
meetings-work-came-who = ¿De quién se trata?
meetings-work-came-says = ¿Asistieron?
meetings-work-came-basis = ¿De quién es la palabra?
meetings-work-minutes = Publicar el acta
meetings-work-minutes-title = Publicar el acta: { $title }
meetings-work-minutes-lead = Pegue el acta o elija un archivo. Otros pueden aprobarla u objetar palabras de ella.
meetings-work-minutes-lead-next = Lo que usted publica es una versión aparte. La anterior queda como está, con sus aprobaciones y objeciones.
meetings-work-minutes-text = El acta
meetings-work-minutes-file = O el archivo en que viene
meetings-work-minutes-file-hint = Si usted cambia las palabras del cuadro de arriba, se publican esas y el archivo queda a su lado. Si no, las palabras se toman del archivo.
meetings-work-minutes-meanwhile = Se publicó la versión { $n } después de que usted abrió este formulario. La suya será la siguiente si la envía ahora.
meetings-work-minutes-read = Leer esta versión
meetings-work-approve = Aprobar
meetings-work-approve-title = Aprobar la versión { $n } del acta: { $title }
meetings-work-approve-lead = La página dice que usted la aprobó, y cuándo. Una versión posterior necesita su propia aprobación.
meetings-work-object = Objetar
meetings-work-object-title = Objetar la versión { $n } del acta: { $title }
meetings-work-object-lead = Su objeción queda junto a las palabras a las que se refiere, mientras esta versión se pueda leer.
meetings-work-object-quote = Las palabras que usted objeta
meetings-work-object-quote-hint = Cópielas tal como están. Déjelo vacío para objetar el acta entera.
meetings-work-object-words = ¿Qué tienen de malo?
meetings-work-series = Anunciar la serie
meetings-work-series-title = Anunciar una serie
meetings-work-series-lead = Cada reunión de una serie consta por sí misma: una sola puede moverse o cancelarse.
meetings-work-series-first = La primera reunión
meetings-work-series-count = ¿Cuántas reuniones?
meetings-work-series-count-hint = De 1 a { $max }. Más tarde puede añadir más.
meetings-work-more = Añadir reuniones
meetings-work-more-title = Añadir reuniones: { $title }
meetings-work-more-lead = Siguen a la última prevista, con la misma frecuencia, en el lugar de la última. Aún no se invita a nadie a ellas.
words-stream-series = Serie de reuniones
meetings-calendar-holder = Sus reuniones, en el calendario de usted

# taking back, and renaming
meetings-work-withdraw = Retirarla
meetings-work-withdraw-approval = Retirar la aprobación de la versión { $n } del acta: { $title }
meetings-work-withdraw-objection = Retirar una objeción a la versión { $n } del acta: { $title }
meetings-work-withdraw-lead = Permanece en el registro, con su motivo y el día. Puede aprobar u objetar de nuevo.
meetings-work-withdraw-why = ¿Por qué se retira?
meetings-work-withdraw-approval-short = Retirar la aprobación
meetings-work-withdraw-objection-short = Retirar la objeción { $n }
meetings-work-rename = Cambiar el nombre
meetings-work-rename-title = Cambiar el nombre de una serie: { $title }
meetings-work-rename-lead = El nombre anterior permanece en el registro, con su motivo. Cada reunión conserva su título.
meetings-work-rename-why = ¿Por qué se cuenta ahora de otro modo?
meetings-series-was = Hasta entonces:
meetings-came-by-minutes-unapproved = la versión { $n } del acta, que ya no está aprobada
front-act-minutes-approval-withdrawn = { $who } retiró una aprobación del acta de <link>{ $title }</link>.
front-act-minutes-objection-withdrawn = { $who } retiró una objeción al acta de <link>{ $title }</link>.
front-act-series-changed = Una serie de reuniones cambió de nombre o se cuenta de nuevo: <link>{ $title }</link>
