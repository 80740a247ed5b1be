# La portada de un lugar: inicio, qué cambió, búsqueda, la mesa.

front-title = Qué se ha pedido y qué se respondió
front-lead = El registro público de { $place }. Lo publicado permanece, con cada cambio a la vista.
front-empty-title = Este registro acaba de empezar
front-empty-what = Aquí está lo que las organizaciones piden a quienes tienen poder, quién puede actuar y qué responde cada cual.
front-empty-next = Cómo funciona este registro
front-asked-title = Pedido y respondido
front-asked-of = { $answered } de { $asked }
front-asked-what = { $n ->
    [one] preguntas a un cargo u organización tienen respuesta.
   *[other] preguntas a { $n } cargos y organizaciones tienen respuesta.
}
front-asked-link = { $n ->
    [one] Leer la carta
   *[other] Ver las { $n } cartas
}
front-powers-title = Quién puede actuar
front-powers-what = { $n ->
    [one] En el registro hay una competencia: quién puede decidir qué, según qué ley.
   *[other] En el registro hay { $n } competencias: quién puede decidir qué, en solitario o en conjunto, según qué ley.
}
front-powers-link = Preguntar quién puede actuar
front-meetings-title = Reuniones
front-meetings-next = La próxima:
front-meetings-none = No hay ninguna reunión anunciada. Las pasadas están aquí, con a quién se invitó y qué dijo.
front-meetings-link = Ver las reuniones
front-try = Todas las personas de aquí son inventadas. <link>Pruébelo como una de ellas</link>: una organizadora, el ayudante de la alcaldesa, una residente, la encargada.
front-changes-title = Qué cambió
front-changes-lead = Todo lo que ocurrió, por el día en que ocurrió. Si se anotó más tarde, ese día está al lado.
front-changes-all = Todo lo que cambió
front-changes-none = En esta página no hay nada
front-changes-none-what = <first>Volver a lo último que cambió</first>
front-with-it = { $n ->
    [one] y un acto más con ello
   *[other] y { $n } actos más con ello
}
front-with-it-more = y { $n } más
front-somebody = alguien a quien el registro no nombra
front-unnamed = este lugar

front-act-place-opened = Se abrió el registro de este lugar.
front-act-place-changed = Cambió lo que el registro dice de este lugar.
front-act-place-contact-set = Se dijo cómo comunicarse con las personas encargadas de este lugar.
front-act-place-calendar-set = Se anotaron los días festivos del año en el calendario del lugar.
front-act-log-continued = El registro verificable de este lugar se cerró, y otro lo continúa.
front-act-source-recorded = Se registró una fuente: <link>{ $title }</link>
front-act-source-recorded-then = Se publicó una fuente: <link>{ $title }</link>
front-act-source-changed = Se corrigió lo que se dice de una fuente: <link>{ $title }</link>
front-act-statement-recorded = Se registró una declaración: <link>{ $title }</link>
front-act-statement-recorded-then = Se hizo una declaración: <link>{ $title }</link>
front-act-statement-recorded-by = Declaración de { $who }: <link>{ $title }</link>
front-act-statement-changed = Se corrigió el registro de una declaración: <link>{ $title }</link>
front-act-organization-recorded = Se anotó una organización: <link>{ $title }</link>
front-act-organization-changed = Cambió lo que se dice de una organización: <link>{ $title }</link>
front-act-post-recorded = Se anotó un cargo: <link>{ $title }</link>
front-act-post-changed = Cambió lo que se dice de un cargo: <link>{ $title }</link>
front-act-person-recorded = Se anotó una persona con función pública: <link>{ $title }</link>
front-act-person-changed = Cambió lo que se dice de una persona: <link>{ $title }</link>
front-act-membership-recorded = Alguien asumió el cargo de <link>{ $title }</link>.
front-act-membership-recorded-organization = Se anotó a un miembro de <link>{ $title }</link>.
front-act-membership-ended = Terminó un periodo en el cargo de <link>{ $title }</link>.
front-act-membership-ended-organization = Alguien dejó de ser miembro de <link>{ $title }</link>.
front-act-power-recorded = Se anotó en el registro una competencia de <link>{ $title }</link>.
front-act-power-recorded-then = Entró en vigor una competencia de <link>{ $title }</link>.
front-act-power-standing-changed = El estado de una competencia de <link>{ $title }</link> pasó a: { $what }.
front-act-power-ended = Terminó una competencia de <link>{ $title }</link>.
front-act-letter-published = Se publicó una carta: <link>{ $title }</link>
front-act-letter-reported = Se conoció una carta por la prensa: <link>{ $title }</link>
front-act-letter-version-published = Se publicó la versión { $n } de una carta: <link>{ $title }</link>
front-act-letter-organization-named = { $who } respalda <link>{ $title }</link>.
front-act-delivery-published = La carta <link>{ $title }</link> se hizo pública.
front-act-delivery-sent = La carta <link>{ $title }</link> se envió a { $who }.
front-act-delivery-delivered = La carta <link>{ $title }</link> se entregó a { $who }.
front-act-delivery-disputed = { $who } niega la entrega de <link>{ $title }</link>.
front-act-delivery-acknowledged = { $who } confirmó que <link>{ $title }</link> llegó.
front-act-delivery-withdrawn = Se retiró el registro de que <link>{ $title }</link> se envió o entregó a { $who }.
front-act-delivery-withdrawn-published = Se retiró un registro de dónde se hizo pública <link>{ $title }</link>.
front-act-demand-marked = Se anotó una demanda: <link>{ $title }</link>
front-act-demand-marked-then = Se hizo una demanda: <link>{ $title }</link>
front-act-demand-marked-again = Se anotó de nuevo dónde está una demanda en su carta: <link>{ $title }</link>
front-act-referral-made = <link>{ $title }</link> se dirigió a { $who }.
front-act-answer-given = { $who } respondió a <link>{ $title }</link>: { $what }.
front-act-answer-revised = { $who } dio una nueva respuesta a <link>{ $title }</link>: { $what }.
front-act-event-recorded = { $what }: <link>{ $title }</link>
front-act-event-changed = Cambió cómo se cuenta esto: <link>{ $title }</link>, { $what }.
front-act-invitation-sent = Se invitó a { $who } a <link>{ $title }</link>.
front-act-invitation-accept = { $who } aceptó la invitación a <link>{ $title }</link>.
front-act-invitation-tentative = { $who } quizás vaya a <link>{ $title }</link>.
front-act-invitation-decline = { $who } rechazó la invitación a <link>{ $title }</link>.
front-act-invitation-conditions = { $who } aceptó con condiciones la invitación a <link>{ $title }</link>.
front-act-invitation-way-published = La invitación para { $who } a <link>{ $title }</link> se hizo pública.
front-act-invitation-way-sent = La invitación a <link>{ $title }</link> se envió a { $who }.
front-act-invitation-way-delivered = La invitación a <link>{ $title }</link> se entregó a { $who }.
front-act-invitation-way-disputed = { $who } niega la entrega de la invitación a <link>{ $title }</link>.
front-act-invitation-way-acknowledged = { $who } confirmó que la invitación a <link>{ $title }</link> llegó.
front-act-invitation-way-withdrawn = Se retiró un registro de cómo llegó a { $who } la invitación a <link>{ $title }</link>.
front-act-verification-granted = Se verificó quién puede hablar aquí por <link>{ $title }</link>.
front-act-verification-ended = Terminó una verificación de <link>{ $title }</link>.
front-act-moderation-covered = Se cubrió un texto. <link>Por qué</link>
front-act-moderation-lifted = Un texto cubierto volvió a la vista. <link>Por qué</link>
front-act-moderation-erased = Se borró un texto. <link>Por qué</link>
front-act-unknown = Se anotó algo que esta versión no sabe contar: <link>{ $title }</link>
front-many-answer-given = { $who } respondió a { $n } demandas de <link>{ $title }</link>: { $what }.
front-many-answer-revised = { $who } dio nuevas respuestas a { $n } demandas de <link>{ $title }</link>: { $what }.
front-many-referral-made = { $n } demandas de <link>{ $title }</link> se dirigieron a { $who }.
front-many-demand-marked = Se anotaron { $n } demandas de <link>{ $title }</link>.
front-many-demand-marked-then = Se hicieron { $n } demandas de <link>{ $title }</link>.
front-many-demand-marked-again = Se anotó de nuevo dónde están { $n } demandas en <link>{ $title }</link>.

front-search-title = Buscar
front-search-title-for = Buscar: { $words }
front-search-words = Palabras
front-search-hint = Use “comillas” para palabras exactas, y - delante de una palabra para dejarla fuera.
front-search-in = Solo entre
front-search-everything = Todo
front-search-in-letters = Cartas
front-search-in-demands = Demandas
front-search-in-answers = Respuestas
front-search-in-statements = Declaraciones
front-search-in-meetings = Reuniones
front-search-in-holders = Cargos, organizaciones y personas
front-search-in-powers = Competencias
front-search-in-sources = Fuentes
front-search-do = Buscar
front-search-found = { $n ->
    [one] Un resultado
   *[other] { $n } resultados
}
front-search-more = { $n ->
    [one] Otro texto de aquí contiene estas palabras
   *[other] Otros { $n } textos de aquí contienen estas palabras
}
front-search-none = No se encontró nada para «{ $words }»
front-search-none-what = Pruebe con menos palabras o con otras. Lo que está cubierto no se puede encontrar.
front-search-none-next = Mirar las cartas
front-thing-place = Este lugar
front-thing-letter = Carta
front-thing-demand = Demanda
front-thing-referral = Demanda
front-thing-answer = Respuesta
front-thing-organization = Organización
front-thing-post = Cargo
front-thing-person = Persona
front-thing-membership = Cargo
front-thing-power = Competencia
front-thing-event = Reunión o hecho
front-thing-series = Serie de reuniones
front-thing-statement = Declaración
front-thing-source = Fuente

front-desk-title = Su escritorio
front-desk-lead = Buen día, { $name }. Primero está lo que le espera.
front-desk-nothing-title = Todavía no tiene ninguna función aquí
front-desk-nothing-what = Para hablar por un cargo o una organización, pida que le verifiquen. Se comprueba quién es, nunca lo que dice.
front-desk-nothing-next = Pedir la verificación
front-desk-asked-title = Lo que le piden
front-desk-asked-none = Nada espera su respuesta.
front-desk-asked-all = { $n ->
    [one] Ver lo que le piden
   *[other] Ver las { $n } que esperan
}
front-desk-invitations-title = Invitaciones
front-desk-invitations-none = Ninguna invitación espera su respuesta.
front-desk-invitations-all = Todas sus invitaciones
front-desk-letters-title = Sus cartas
front-desk-letters-none = Su organización todavía no ha publicado ninguna carta.
front-desk-letters-new = Empezar una carta
front-desk-letters-all = Todas sus cartas
front-desk-letter-counts = { $answered } de { $asked } respondidas
front-desk-clerk-title = Registrar de fuentes
front-desk-clerk-letters = Cartas
front-desk-clerk-report = Registrar una carta conocida por la prensa
front-desk-clerk-answers = Registrar lo que se respondió
front-desk-clerk-meetings = Registrar una reunión, votación o sentencia
front-desk-clerk-statement = Registrar una declaración
front-desk-clerk-source = Registrar una fuente
front-desk-clerk-people = Organizaciones, cargos y personas
front-desk-clerk-power = Registrar una competencia
front-desk-steward-title = Para quienes administran
front-desk-steward-reports = { $n ->
    [0] No espera ningún aviso
    [one] Espera un aviso
   *[other] Esperan { $n } avisos
}
front-desk-steward-people = Personas y verificaciones
front-desk-steward-staff = Personal
front-desk-steward-place = Ajustes de este lugar
front-desk-account = Su cuenta
front-search-state = En qué punto está
front-search-any-state = En cualquiera
front-search-unanswered = sin respuesta todavía
front-search-holder = Cargo u organización
front-search-holder-hint = La última parte de su dirección, como mayor.
front-search-found-many = Al menos { $n } resultados
front-search-narrow = Estas palabras están en muchísimos textos. Agregue otra palabra o acote la búsqueda.
front-search-narrow-title = Acotar la búsqueda
