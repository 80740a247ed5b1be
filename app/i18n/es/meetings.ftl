# Reuniones y otros hechos públicos.

meetings-title = Reuniones
meetings-lead = Reuniones y otras cosas que ocurrieron en público: a quién se invitó, con qué palabras respondieron, qué se disputa.
meetings-none-title = Todavía no hay ninguna reunión registrada
meetings-none-what = Cuando una organización o un cargo propone una reunión, está aquí con cada invitación y cada respuesta en sus propias palabras. Una reunión rechazada se registra igual que una celebrada.
meetings-upcoming = Próximas
meetings-none-upcoming = No hay ninguna reunión anunciada.
meetings-undated = Sin día conocido
meetings-past = Pasadas
meetings-kind-meeting = Reunión
meetings-kind-vote = Votación
meetings-kind-ruling = Sentencia
meetings-kind-filing = Demanda judicial
meetings-kind-announcement = Anuncio
meetings-state-tentative = propuesta, sin confirmar
meetings-state-confirmed = confirmada
meetings-state-cancelled = cancelada
meetings-state-passed = se celebró
meetings-state-undated = no constan su día ni si se celebró
meetings-state-over = el día ya pasó; no consta si se celebró
meetings-invited-n = { $n ->
    [one] Una invitación
   *[other] { $n } invitaciones
}
meetings-count-accept = { $n ->
    [one] { $n } aceptó
   *[other] { $n } aceptaron
}
meetings-count-tentative = { $n } quizás
meetings-count-decline = { $n ->
    [one] { $n } rechazó
   *[other] { $n } rechazaron
}
meetings-count-conditions = { $n ->
    [one] { $n } aceptó con condiciones
   *[other] { $n } aceptaron con condiciones
}
meetings-count-none = { $n } con la invitación entregada, sin respuesta todavía
meetings-count-unreached = { $n } sin prueba de entrega
meetings-disputed-title = Las fuentes no coinciden
meetings-disputed = Cada versión se muestra como se cuenta. Aquí nadie decide entre ellas.
meetings-invited = A quién se invitó y qué dijo
meetings-invited-nobody = No consta ninguna invitación.
meetings-invitation-words = Invitación con las palabras:
meetings-earlier-replies = { $n ->
    [one] Una respuesta anterior
   *[other] { $n } respuestas anteriores
}
meetings-way-none = No hay prueba de que la invitación llegara, así que nada se dice sobre una respuesta.
meetings-way-sent = La invitación consta como enviada { $when }. No hay prueba de que llegara, así que nada se dice sobre una respuesta.
meetings-way-delivered = La invitación se entregó { $when }, con pruebas. Todavía no hay respuesta registrada.
meetings-way-acknowledged = La invitación se entregó { $when }, y quien la recibe dice que llegó. Todavía no hay respuesta registrada.
meetings-way-disputed = Se registró una entrega y quien la recibe la disputa. Por eso nada se dice sobre una respuesta.
meetings-way-title = Cómo llegó la invitación ({ $n })
meetings-about = De un vistazo
meetings-fact-when = Cuándo
meetings-fact-venue = Dónde
meetings-fact-series = Parte de
meetings-fact-by = Invita
meetings-fact-standing = Qué tan seguro
meetings-fact-about = Trata de
meetings-fact-recorded = Se registró
meetings-sources = Fuentes
meetings-sources-own = Lo anuncian aquí quienes invitan. No hace falta otra fuente.
meetings-earlier = Cómo se contaba antes

meetings-desk-title = Reuniones en su escritorio
meetings-desk-propose = Proponer una reunión
meetings-desk-record = Registrar un hecho
meetings-desk-invitations = Sus invitaciones
meetings-desk-none = No tiene ninguna invitación
meetings-desk-none-what = Cuando alguien invite a su cargo u organización, la invitación estará aquí y usted responderá con sus propias palabras.
meetings-desk-own = Propuestas por usted
meetings-desk-all = Todo lo registrado
meetings-desk-by = invita { $who }
meetings-desk-reply = Responder
meetings-desk-change-reply = Cambiar su respuesta
meetings-desk-invite = Invitar

meetings-form-lead = La reunión y las invitaciones son públicas en el acto. Puede cambiarlas; cómo se contaban antes se podrá seguir leyendo.
meetings-form-lead-record = De una fuente: lo que se anunció, celebró, votó, presentó o sentenció.
meetings-form-as = ¿En nombre de quién?
meetings-form-as-source = De nadie: registrado de una fuente
meetings-form-kind = ¿Qué fue?
meetings-form-title = ¿Cómo se llama?
meetings-form-title-hint = Pocas palabras sencillas, como «Reunión sobre el presupuesto escolar».
meetings-form-day = Día
meetings-form-time = Hora
meetings-form-time-hint = Horas y minutos, como 18:30
meetings-form-until = O hasta
meetings-form-until-hint = Si duró más, o si solo se conocen los días entre los que fue.
meetings-form-venue = Dónde
meetings-form-summary = ¿De qué trata?
meetings-form-status = ¿Cómo está?
meetings-form-series = Parte de una serie
meetings-form-series-hint = Como «reuniones mensuales».
meetings-form-standing = ¿Qué tan seguro es?
meetings-form-dispute = En qué no coinciden las fuentes
meetings-form-dispute-hint = Una línea para cada versión, con quién la cuenta. Hace falta si está en disputa.
meetings-form-about = ¿De qué cartas trata?
meetings-form-invite = ¿A quién invita?
meetings-form-invite-all = Ya están invitados todos los que constan en el registro.
meetings-form-words = Las palabras de la invitación
meetings-form-words-hint = Son públicas, y las mismas para todos los que marcó.
meetings-form-propose = Publicar e invitar
meetings-form-record = Registrarlo
meetings-form-save = Guardar el cambio
meetings-form-change = Cambiar: { $title }
meetings-form-invite-to = Invitar a: { $title }
meetings-form-invited-on = ¿Cuándo se les invitó?
meetings-form-invite-do = Invitar
meetings-form-replies = Registrar una respuesta de una fuente
meetings-form-replied = consta una respuesta
meetings-form-no-reply = no consta ninguna respuesta

meetings-way-desk-title = Cómo llegaron las invitaciones
meetings-way-desk-hint = De nadie se dice que calla antes de que haya prueba de entrega. Registre aquí cómo se envió cada invitación y cómo se sabe que llegó.
meetings-way-desk-record = Registrar cómo se envió o llegó
meetings-way-desk-withdraw = Retirar esto
meetings-way-mine = Cómo le llegó esta invitación
meetings-way-mine-say = <link>Diga si llegó</link>
meetings-way-record-title = Registrar cómo se envió o llegó una invitación
meetings-way-record-lead = La invitación para { $who } a «{ $event }».
meetings-way-words-title = Decir si la invitación llegó
meetings-way-words-lead-sent = La invitación a «{ $event }», que consta como enviada a { $who } { $when }.
meetings-way-words-lead-delivered = La invitación a «{ $event }», que consta como entregada a { $who } { $when }.
meetings-way-words-disputed-hint = Se muestran las dos partes, y nada se dice sobre una respuesta.
meetings-way-withdraw-lead = La invitación para { $who } a «{ $event }». Lo registrado se podrá seguir leyendo, marcado como retirado y con su motivo al lado. Ya no se cuenta nada a partir de ello.

meetings-reply-title = Responder a la invitación: { $event }
meetings-reply-record = Registrar la respuesta de { $who }: { $event }
meetings-reply-what = Su respuesta
meetings-reply-what-they = ¿Qué respondieron?
meetings-reply-accept = Aceptar
meetings-reply-tentative = Quizás
meetings-reply-decline = Rechazar
meetings-reply-conditions = Aceptar con condiciones
meetings-reply-conditions-hint = Diga abajo las condiciones con sus propias palabras.
meetings-reply-words = Con sus propias palabras
meetings-reply-words-they = Con las palabras de ellos
meetings-reply-on = ¿Cuándo respondieron?
meetings-reply-do = Publicar esta respuesta
meetings-reply-record-do = Registrar esta respuesta
meetings-reply-invited = La invitación
meetings-reply-now = La respuesta que vale ahora
meetings-reply-meanwhile = Se publicó otra respuesta después de que usted abrió este formulario. Está junto a la suya. Si envía la suya ahora, tomará su lugar, y las dos se podrán leer.

web-error-event-hour-skipped = Ese día, o un día de esta serie, ningún reloj marca las { $time }: los relojes se adelantan por encima de esa hora. Elija otra hora o déjela en blanco.
web-error-event-day-past = Este día ya pasó. Una reunión se propone para hoy o para un día por venir.
web-error-event-passed = Lo que se celebró no puede volver a estar previsto. Registre otro hecho.
web-error-invited-already = Alguna de estas invitaciones ya existe.
web-error-invited-none = Elija al menos a quién invitar.
web-error-reply-given-here = Respondieron aquí por sí mismos. Solo ellos pueden cambiarlo.
web-error-record-unknown = Algo de esto no está en el registro de este lugar.
