# Moderación: el registro de retiradas, los avisos, la mesa de quienes administran.

moderation-log-title = Registro de retiradas
moderation-log-lead = Nada de lo publicado aquí se quita sin dejar rastro. Esto es todo lo que se cubrió o se borró, por qué y con qué función.
moderation-log-none = Nada se ha quitado de la vista
moderation-log-none-what = Cuando se tapa o se borra un texto, el motivo y el fundamento están aquí el mismo día, y cómo oponerse.
moderation-log-caption = { $n ->
    [one] Se quitó de la vista un texto
   *[other] Se quitaron de la vista { $n } textos
}, los últimos primero
moderation-log-report = ¿Algo de aquí no debería ser público? <link>Avísenos.</link> <how>Cómo decidimos</how>
moderation-column-what = Qué
moderation-column-state = Estado
moderation-column-why = Por qué
moderation-column-where = Dónde
moderation-column-when = Cuándo
moderation-thing = { $of }: { $field }
moderation-lifted = de nuevo a la vista
moderation-lifted-title = El texto está de nuevo a la vista
moderation-lifted-when = Volvió a la vista el
moderation-one-title = Fuera de la vista: { $what }
moderation-fact-ground = Fundamento legal
moderation-fact-extent = Cuánto
moderation-partly = Algunas palabras del texto; el resto se puede leer
moderation-whole = Todo el texto
moderation-fact-role = Decidido por
moderation-role-steward = alguien que administra este lugar
moderation-role-site = quienes mantienen este sitio
moderation-fact-note = Nota
moderation-appeal = Si no está de acuerdo
moderation-covered-what = El texto se conserva, fuera de la vista. El registro guarda la prueba de lo que decía, y puede volver a la vista.
moderation-erased-what = El texto se borró para siempre y no puede volver. El registro solo guarda una marca que ya nadie puede abrir.

moderation-of-source = Fuente
moderation-of-statement = Declaración
moderation-of-power = Competencia
moderation-of-organization = Organización
moderation-of-post = Cargo
moderation-of-person = Persona
moderation-of-membership = Periodo en un cargo
moderation-of-event = Reunión o hecho
moderation-of-invitation = Invitación o respuesta
moderation-of-letter = Carta
moderation-of-delivery = Entrega
moderation-of-demand = Demanda
moderation-of-answer = Respuesta
moderation-of-place = Este lugar
moderation-field-title = título
moderation-field-publisher = quién publica
moderation-field-url = dirección
moderation-field-captured-by = quién guardó la copia
moderation-field-note = nota
moderation-field-words = palabras
moderation-field-speaker-role = función de quien habla
moderation-field-venue = dónde fue
moderation-field-dispute = lo que se disputa
moderation-field-object = objeto
moderation-field-joint-members = integrantes
moderation-field-basis = base legal
moderation-field-name = nombre
moderation-field-names = nombres
moderation-field-summary = resumen
moderation-field-contact = dirección de contacto
moderation-field-email = dirección de correo
moderation-field-site = sitio web
moderation-field-basis-url = dirección web de la base legal
moderation-field-label = nombre del cargo
moderation-field-role = función
moderation-field-file = archivo original
moderation-field-file-name = nombre del archivo
moderation-field-evidence = prueba
moderation-field-heading = encabezado
moderation-field-quote = palabras exactas
moderation-field-reasons = razones
moderation-field-slug = dirección
moderation-field-object-key = clave del objeto
moderation-field-banner = aviso

moderation-reason-private-person = Dice algo de una persona privada
moderation-reason-contact-details = Contiene la dirección, el teléfono o el correo de alguien
moderation-reason-child = Dice algo de un menor
moderation-reason-court-order = Lo ordenó un tribunal
moderation-reason-defamation = Acusa a alguien sin apoyo
moderation-reason-threat = Amenaza a alguien
moderation-reason-secret-by-law = La ley lo mantiene en secreto
moderation-reason-copyright = Copia la obra de otra persona
moderation-reason-mistake = Se publicó por error
moderation-ground-person-asked = Lo pidió la persona de la que trata
moderation-ground-court-order = Lo ordenó un tribunal
moderation-ground-law = Lo exige la ley
moderation-ground-retention-ended = Terminó el tiempo en que se puede guardar

moderation-report-title = Avisar de algo
moderation-report-lead = Diga a quienes administran qué no debería ser público o qué está mal. No hace falta que diga quién es.
moderation-report-page = Página
moderation-report-page-hint = Su dirección, como la muestra el navegador.
moderation-report-why = ¿Qué está mal?
moderation-report-reason-private = Trata de mi vida privada o de la de otra persona
moderation-report-reason-wrong = Es erróneo
moderation-report-reason-unlawful = Va contra la ley
moderation-report-reason-threat = Pone a alguien en peligro
moderation-report-reason-copyright = Copia mi obra
moderation-report-reason-accessibility = No puedo usar la página
moderation-report-reason-other = Otra cosa
moderation-report-words = Cuéntenos
moderation-report-words-hint = Qué palabras y por qué. Solo lo leen quienes administran y auditan.
moderation-report-contact = ¿Cómo podemos responderle?
moderation-report-contact-hint = Un correo o un teléfono. Se usa para esto y para nada más.
moderation-report-send = Enviar a quienes administran
moderation-received-title = Su aviso ha llegado
moderation-received-lead = Alguien que administra este lugar lo mirará. Gracias.
moderation-received-reference = Guarde esta referencia:
moderation-received-next = Si por ello se tapa o se borra algo, el <link>registro de retiradas</link> lo dice el mismo día.

moderation-desk-title = Moderación
moderation-desk-lead = Quien administra revisa la forma, nunca el contenido, y nunca decide sobre lo que le nombra.
moderation-desk-reports = Avisos
moderation-desk-none = No espera ningún aviso
moderation-desk-none-what = Aquí están los avisos de quienes visitan, los más antiguos primero.
moderation-desk-lately = Últimas retiradas
moderation-find-title = Buscar un texto
moderation-find = Palabras del texto
moderation-find-hint = Copie unas pocas palabras de la página, tal como están.
moderation-find-do = Buscar
moderation-find-nothing = Ningún texto público contiene estas palabras.
moderation-still-title = Cubierto aquí. Las mismas palabras siguen en otro lugar.
moderation-still = { $n ->
    [one] Otro texto público las contiene
   *[other] Otros { $n } textos públicos las contienen
}: otras versiones, citas o palabras de otros. Cada uno se cubre por separado. <link>Lo que se cubrió</link>
moderation-lift = Volver a mostrar
moderation-report-one = Aviso { $reference }
moderation-report-find = Buscar el texto y cubrirlo o borrarlo
moderation-decision = ¿Qué decidió?
moderation-decision-acted = Se hizo algo al respecto
moderation-decision-kept = Se queda como está
moderation-decision-not-ours = No trata de este sitio
moderation-decision-note = Nota para las demás personas que administran
moderation-decision-note-hint = Privada.
moderation-decision-do = Cerrar este aviso
moderation-form-field = ¿Qué texto?
moderation-form-also = Tapar o borrar también estos, enteros
moderation-form-also-hint = Un archivo original suele contener las mismas palabras que el texto.
moderation-form-texts = Los textos como están
moderation-form-nothing = Ya no se puede leer nada de él.
moderation-form-extent = ¿Cuánto?
moderation-form-extent-words = Solo algunas palabras
moderation-form-extent-whole = Todo el texto
moderation-form-words = Las palabras exactas que se tapan
moderation-form-words-hint = Un lugar por línea, copiado del texto. Las palabras que aparecen más de una vez necesitan algunas vecinas.
moderation-form-reason = ¿Por qué?
moderation-form-ground = Fundamento legal
moderation-form-ground-hint = Público. Ley y artículo, o número de expediente del tribunal.
moderation-form-note = Nota
moderation-form-note-hint = Pública. No repita lo que tapa.
moderation-form-erase-ground = ¿Con qué fundamento?
moderation-cover-title = Tapar un texto: { $of }
moderation-cover-lead = El texto se conserva y puede volver. Que usted lo cubrió, y por qué, es público en el acto.
moderation-cover-do = Taparlo
moderation-erase-instead = Borrarlo para siempre
moderation-erase-title = Borrar un texto: { $of }
moderation-erase-warn = Esto no se puede deshacer
moderation-erase-what = Las palabras y la llave de su prueba se borran aquí para siempre, en todas las salidas. Las copias que otros hicieron quedan fuera de alcance.
moderation-erase-sure = He leído el texto y debe borrarse
moderation-erase-do = Borrar para siempre
moderation-lift-title = Volver a mostrar: { $what }
moderation-lift-lead = Las palabras vuelven a la vista. Los dos actos quedan en el registro de retiradas.
moderation-lift-note-hint = Pública. Por qué vuelve.
moderation-lift-do = Volver a mostrar

web-error-words-not-there = «{ $words }» no está en el texto exactamente así.
web-error-words-several = «{ $words }» aparece más de una vez. Dé algunas palabras alrededor del lugar que quiere decir.
web-error-not-a-text = Este no es un texto que se pueda cubrir.
web-error-moderation-sure = Marque la casilla si está seguro. Esto no se puede deshacer.
web-error-report-path = Dé la dirección de la página, que empieza con /

# Recursos, negativas y lo que se responde a quien avisa.
moderation-of-naming = A quién se nombra
moderation-of-reply = Réplica
moderation-of-correction = Corrección
moderation-of-quotation = Cita
moderation-of-appeal = Resultado de un recurso
moderation-of-refusal = Negativa a publicar
moderation-field-called = cómo se le llama
moderation-field-before = palabras de antes
moderation-field-after = palabras de después
moderation-field-ground = base legal
moderation-report-reason-reply = Se me nombra aquí y quiero replicar
moderation-report-alike = { $n ->
    [one] uno más igual
   *[other] { $n } más iguales
}
moderation-decision-answer = Respuesta a quien avisó
moderation-decision-answer-hint = La lee con su referencia, y por correo si dejó una dirección.
moderation-decision-alike = Cerrar todos los avisos abiertos de esta página por el mismo motivo
moderation-mail-subject = Qué pasó con su aviso { $reference }
moderation-mail-body = Usted avisó de algo en esta página: { $page }

    { $decision }.

    { $answer }
moderation-mail-no-answer = No se escribió nada más al respecto.
moderation-mail-appeal-subject = Se decidió su recurso
moderation-mail-appeal-body = { $outcome }

    { $words }

    { $page }

moderation-appeal-title = Recurso
moderation-appeal-lead = Cualquier persona afectada puede recurrir. Lo mira una persona distinta de la que decidió. El resultado y su motivo son públicos; lo que escriba aquí, no.
moderation-appeal-about-takedown = Lo que se retiró de la vista
moderation-appeal-about-refusal = Lo que no se publicó
moderation-appeal-words = Por qué no está de acuerdo
moderation-appeal-words-hint = Es privado. Solo lo leen quienes administran.
moderation-appeal-contact = Su correo electrónico
moderation-appeal-contact-hint = Solo para decirle el resultado. Sin él lo ve en su propio enlace.
moderation-appeal-send = Enviar el recurso
moderation-appeal-own-title = Su recurso
moderation-appeal-keep-link = Guarde la dirección de esta página: es el único camino de vuelta, y solo usted la tiene.
moderation-appeal-waits = Su recurso espera
moderation-appeal-waits-what = Lo decidirá alguien que no decidió antes. El resultado estará aquí.
moderation-appeal-your-words = Lo que usted escribió
moderation-appeal-granted = Se admitió el recurso
moderation-appeal-granted-hint = Lo cubierto vuelve a la vista. Lo borrado no puede volver.
moderation-appeal-refused = Se rechazó el recurso
moderation-appeal-refused-hint = Queda como está.
moderation-appeal-by-another = decidió otra persona
moderation-appeal-how-to = Cualquier persona afectada puede <link>recurrir</link>; lo mira alguien distinto de quien decidió. Lo que resulte estará aquí.
moderation-appeal-decide-title = Decidir un recurso
moderation-appeal-decide = Publicar la decisión
moderation-appeal-reason = Motivo
moderation-appeal-reason-hint = Es público. No repita lo que se retiró.
moderation-appeal-not-you = Usted no puede decidir este
moderation-appeal-not-you-what = Usted decidió antes, o le nombra o le atañe. Decide otra persona.
moderation-desk-appeals = Recursos que esperan
moderation-refusals = No publicado
moderation-refusal-title = No se publicó: { $what }
moderation-refusal-lead = Alguien pidió que se publicara, y no se publicó. No se muestra lo que decía; sí por qué se rechazó.
moderation-refused-letter = una carta
moderation-refused-reply = una réplica
moderation-refused-statement = una declaración
moderation-refused-copy = una copia de una fuente
moderation-refused-organization = una organización
moderation-refusal-reason-not-verified = Nadie ha mostrado que puede hablar en su nombre
moderation-refusal-reason-not-public-business = No trata de asuntos públicos
moderation-refusal-reason-there-already = Ya está en el registro
moderation-refusal-reason-unreadable = No se pudo leer
moderation-refusal-reason-private-person = Dice algo de una persona particular
moderation-refusal-reason-threat = Pone a alguien en peligro
moderation-refusal-reason-court-order = Lo ordenó un tribunal
moderation-refusal-reason-secret-by-law = Una ley lo mantiene en secreto
moderation-refusal-reason-copyright = Copia la obra de otra persona
moderation-refuse-title = Negarse a publicar algo
moderation-refuse-lead = Quien administra mira la forma, nunca el contenido. Una negativa es pública, con su motivo, y se puede recurrir.
moderation-refuse-what = ¿Qué se iba a publicar?
moderation-refuse-words = Qué faltaba
moderation-refuse-words-hint = Es público. Diga qué tendría que cambiar, no lo que decía.
moderation-refuse-do = Publicar la negativa

front-act-appeal-granted = Se admitió un recurso. <link>Qué resultó</link>
front-act-appeal-refused = Se rechazó un recurso. <link>Por qué</link>
front-act-refusal-recorded = Algo no se publicó. <link>Por qué</link>

moderation-of-period = Plazo para responder
moderation-of-clock = Reloj
moderation-of-commitment = Compromiso
moderation-of-attendance = Quién asistió
moderation-of-minutes = Acta
moderation-of-series = Serie de reuniones
moderation-field-citation = base legal
moderation-field-conditions = condiciones
moderation-field-vague = cuándo, en palabras
moderation-field-new-words = palabras cambiadas
moderation-field-new-vague = cuándo, en palabras cambiadas
moderation-field-signatory = quién firmó
moderation-field-reason = motivo
