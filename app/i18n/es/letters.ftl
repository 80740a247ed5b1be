# Cartas: la lista, una carta, sus versiones, su camino hasta quienes la reciben, y el escritorio donde se escriben.

letters-title = Cartas
letters-lead = Cartas públicas con demandas: a quién se pidió qué, qué llegó y qué se respondió.
letters-empty-title = Todavía no hay ninguna carta
letters-empty-what = Aquí están las cartas públicas que las organizaciones envían a quienes ocupan un cargo. Cada demanda se puede seguir: quién puede actuar, si se entregó y cada respuesta. Una organización verificada puede publicar su propia carta.
letters-empty-next = Publicar una carta
letters-number = Carta { $n }
letters-and-more = y { $n } más
letters-count-demands = { $n ->
    [one] Una demanda
   *[other] { $n } demandas
}
letters-count-answered = { $n ->
    [one] dirigida a un titular, { $answered } respondidas
   *[other] dirigidas { $n } veces, { $answered } respondidas
}
letters-count-none-asked = todavía sin dirigir a nadie

letters-lead-published = Publicada el { $day } por { $n ->
    [one] una organización
   *[other] { $n } organizaciones
}
letters-lead-disputed = La entrega a { $name } está en disputa
letters-lead-reported = { $n ->
    [one] Una demanda, según la prensa; no tenemos la carta completa
   *[other] { $n } demandas, según la prensa; no tenemos la carta completa
}
letters-lead-reported-some = { $n ->
    [one] Una demanda, según la prensa; la noticia solo menciona algunas, y no tenemos la carta completa
   *[other] { $n } demandas, según la prensa; la noticia solo menciona algunas, y no tenemos la carta completa
}
letters-grid-title = A quién se pidió qué y quién ha respondido
letters-grid-note = Las respuestas se muestran como las dio cada oficina. Los días de espera se cuentan solo desde una entrega con pruebas. En los demás casos se dice «pedido, sin prueba de entrega».
letters-nobody-asked = Las demandas de esta carta todavía no se han dirigido a nadie.
letters-letter-title = La carta
letters-demand-n = demanda { $n }
letters-unheld-title = No tenemos la carta completa
letters-unheld-what = Esta carta se conoce solo por noticias. Por eso no hay texto que leer aquí, y sus demandas se cuentan como las cuentan las noticias.
letters-sources-title = Fuentes
letters-words-covered = El texto de esta versión se retiró de la vista. El registro de retiradas dice cuándo, por qué y con qué fundamento.
letters-words-partly = Partes de la carta se retiraron de la vista. Las palabras cubiertas se muestran como cuadros negros.
letters-unplaced-title = Demandas sin lugar en este texto
letters-unplaced-what = Sus palabras exactas no están en esta versión, o están más de una vez. No se movieron por suposición.
letters-said-title = Lo que se dijo sobre esta carta

letters-glance = De un vistazo
letters-fact-organizations = Organizaciones
letters-fact-demands = Demandas
letters-fact-as-reported = { $n }, según la prensa
letters-fact-holders = Titulares consultados
letters-fact-answered = Respondidas
letters-fact-answered-of = { $answered } de { $asked }
letters-fact-version = Versión
letters-fact-version-of = { $n } de { $of }
letters-fact-original = Original
letters-fact-published = Publicada
letters-fact-changes = Cambios
letters-no-original = Sin archivo; el texto se escribió aquí
letters-file = Archivo original
letters-adopted-version = adoptó la versión { $n }

letters-way-title = Cómo les llegó
letters-way-hint = Publicada, enviada y entregada son tres hechos distintos. La espera se cuenta solo desde una entrega con pruebas que quien la recibe no disputa.
letters-way-published = Publicada
letters-way-sent = Enviada
letters-way-delivered = Entregada
letters-way-here = En este sitio,
letters-way-no-published = Nada registrado
letters-way-no-sent = Nada registrado
letters-way-no-delivered = No hay prueba de entrega
letters-way-to = A
letters-way-disputed = Quien la recibe lo disputa.
letters-way-acknowledged = Quien la recibe dice que llegó.
letters-channel-web = en un sitio web
letters-channel-press = a la prensa
letters-channel-mail = por correo postal
letters-channel-e-mail = por correo electrónico
letters-channel-hand = en mano
letters-channel-meeting = en una reunión
letters-channel-portal = por un formulario oficial
letters-channel-other = de otra manera

letters-version-title = Versión { $n } de «{ $title }»
letters-version-n = Versión { $n }
letters-version-older = Esta es una versión anterior
letters-version-newer = La carta está hoy en la <link>versión { $n }</link>.
letters-version-facts = Esta versión
letters-changes-from = Qué cambió desde la versión { $n }
letters-versions-title = Todas las versiones
letters-digest-title = Huella digital
letters-digest-what = El SHA-256 del texto en UTF-8, con una línea vacía entre párrafos. Quien tenga el mismo texto obtiene la misma huella.
letters-diff-title = Qué cambió de la versión { $from } a la versión { $to }
