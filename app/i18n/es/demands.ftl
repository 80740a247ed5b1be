# Demandas: la tabla de una carta y la página de una demanda.

demands-grid-caption = Cada demanda y todos a quienes se dirigió
demands-title = Demanda { $n }: { $heading }
demands-number-of = Demanda { $n } de { $of }
demands-description = Dirigida a { $who }: quién puede actuar, qué se respondió, qué pasó.
demands-the-letter = esta carta
demands-lead = Dirigida a { $who } en { $letter }.
demands-lead-nobody = Hecha en { $letter }. Todavía no se ha dirigido a nadie.
demands-about-title = Esta demanda trata de quien ocupa un cargo
demands-about = El cargo es { $post }. Lo que diga quien lo ocupa está <link>en esta página</link>, con el mismo espacio que las palabras de los demás. Más abajo se dice quién puede actuar.
demands-about-now = En el cargo hoy:
demands-words-title = Qué se pide
demands-in-letter = Leerla donde está en la carta
demands-unplaced-title = No se conoce su lugar en la carta
demands-unplaced = Las palabras exactas no están en la versión { $n }, o están más de una vez. No se movieron por suposición.
demands-words-unheld = No tenemos las palabras exactas.
demands-as-reported = Según
demands-as-reported-nobody = No hay ninguna fuente registrada.
demands-who-can = Quién puede actuar
demands-answers-title = Respuestas
demands-said-title = Lo que se dijo sobre esta demanda
demands-said-nothing = Aquí todavía no se ha dicho nada. El espacio queda abierto.

demands-nobody-title = No se ha dirigido a nadie
demands-nobody-what = Solo se puede esperar respuesta de alguien a quien se preguntó. Las organizaciones de la carta pueden dirigir esta demanda a quienes pueden actuar.
demands-refers = Nombra a quien puede actuar:
demands-refers-none = No conoce a nadie que pueda actuar.
demands-refers-source = Quién puede actuar, según se anotó aquí:
demands-refers-none-source = No consta nadie que pueda actuar.
demands-answer-link = Página propia de esta respuesta
demands-answer-earlier = { $n ->
    [one] Una versión anterior
   *[other] { $n } versiones anteriores
}
demands-waiting-acknowledged = Entregada: { $day }. Quien la recibe dice que llegó. Todavía no hay respuesta registrada.
demands-waiting-evidenced = Entregada, con pruebas: { $day }. Todavía no hay respuesta registrada.
demands-disputed = Se registró una entrega y quien la recibe la <link>disputa</link>. Por eso no se cuentan días.
demands-sent = Registrada como enviada: { $day }. No hay prueba de entrega, así que no se cuentan días.
demands-asked = No hay prueba de entrega, así que nada se puede decir sobre la espera.

demands-fact-letter = Carta
demands-fact-number = Lugar
demands-fact-asked = Titulares consultados
demands-fact-answered = Respondidas
demands-fact-delivery = Entrega
demands-fact-delivery-link = Cómo les llegó la carta
demands-happened = Qué pasó
demands-turn = Otras demandas de esta carta
demands-before = Demanda { $n }
demands-after = Demanda { $n }

demands-did-letter = Se publicó la carta
demands-did-version = Se publicó la versión { $n } de la carta
demands-did-marked = Se registró la demanda
demands-did-marked-again = Se eligió su lugar en la carta, o siguió a otra versión
demands-did-referral = Dirigida a { $who }
demands-did-answer = { $who }: { $verdict }
demands-did-published = La carta se hizo pública en otro lugar
demands-did-sent = Enviada a { $who }
demands-did-delivered = Entregada a { $who }, con pruebas
demands-did-disputed = { $who } disputó una entrega
demands-did-acknowledged = { $who } confirmó una entrega
demands-did-withdrawn = Se retiró el registro de un envío o entrega a { $who }
demands-did-withdrawn-published = Se retiró un registro de dónde se hizo pública la carta
demands-did-statement = Se dijo algo sobre ella
demands-did-event = Una reunión u otro suceso
demands-did-moderation = Algo se retiró de la vista o se repuso
demands-did-other = Se añadió algo al registro

demands-refer-title = Dirigir esta demanda a otro titular
demands-refer-what = Se registra en público que se les pide. Si algo les llega es una entrega, que se registra aparte.
demands-refer-holder = Dirigir a
demands-refer-holder-hint = Una oficina u organización que puede actuar.
demands-refer-save = Dirigirla a ellos
demands-place-title = Elija dónde está la demanda
demands-place-what = Dé las palabras exactas en la versión actual. Si están más de una vez, elija el lugar.
demands-place-quote = Palabras exactas
demands-place-quote-hint = Copiadas del texto de abajo, letra por letra.
demands-place-which = ¿Qué lugar?
demands-place-text = Mostrar el texto entero
demands-place-save = Marcarla aquí
