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

letters-lead-published = Publicada { $when } por { $n ->
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
letters-grid-note = Las respuestas se muestran como las dio aquí cada oficina, o como las cuenta una fuente. Los días de espera se cuentan solo desde una entrega con pruebas. En los demás casos se dice «pedido, sin prueba de entrega».
letters-nobody-asked = Las demandas de esta carta todavía no se han dirigido a nadie.
letters-letter-title = La carta
letters-demand-n = demanda { $n }
letters-unheld-title = No tenemos la carta completa
letters-unheld-what = Esta carta se conoce solo por noticias. Por eso no hay texto que leer aquí, y sus demandas se cuentan como las cuentan las noticias.
letters-quoted-title = Palabras que citan las noticias
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
letters-way-here = Por sus propias organizaciones,
letters-way-reported = Según una fuente,
letters-way-no-sent = Nada registrado
letters-way-no-delivered = No hay prueba de entrega
letters-way-to = A
letters-way-disputed = Quien la recibe lo disputa.
letters-way-acknowledged = Quien la recibe dice que llegó.
letters-way-withdrawn = Retirado: se registró por error y no cuenta.
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

# el escritorio
letters-desk-title = Sus cartas
letters-desk-for = Usted habla por { $whose }.
letters-desk-begin = Escribir una carta
letters-desk-report = Registrar una carta conocida por noticias
letters-desk-drafts = En preparación
letters-desk-saved = Guardada { $at }
letters-desk-published = Publicadas
letters-desk-none-title = Todavía no hay nada publicado
letters-desk-none-what = Una carta que publique estará aquí, con sus demandas y cómo llegó a quienes se dirige.
letters-desk-public-title = Esta carta es pública
letters-desk-public = Abrir su página pública
letters-desk-next = Registre cómo se envió y cómo llegó. Solo una entrega con pruebas permite contar los días de espera.
letters-desk-record-delivery = Registrar una entrega
letters-desk-new-version = Publicar otra versión
letters-desk-record-words = Registrar lo que dijo quien la recibió sobre la entrega { $when }
letters-desk-withdraw-published = Retirar «publicada» { $when }: se registró por error
letters-desk-withdraw-sent = Retirar el envío a { $who } { $when }: se registró por error
letters-desk-withdraw-delivered = Retirar la entrega a { $who } { $when }: se registró por error
letters-desk-asked = { $n ->
    [0] todavía sin dirigir a nadie
    [one] dirigida a un titular
   *[other] dirigida a { $n } titulares
}
letters-desk-place = Elegir su lugar en el texto
letters-step-letter = Carta
letters-step-text = Texto
letters-step-demands = Demandas
letters-step-asked = Dirigida a
letters-step-check = Revisar
letters-continue = Guardar y seguir
letters-later = Seguir más tarde: todo está guardado hasta el último paso
letters-draft-what = Esta carta no es pública. Solo la ven quienes hablan por su organización.
letters-discard = Descartar este borrador
letters-discard-title = ¿Descartar el borrador?
letters-discard-what = «{ $title }» nunca se publicó. No se puede recuperar.
letters-meanwhile-title = Alguien guardó este borrador mientras usted trabajaba
letters-meanwhile-what = No se perdió nada. Aquí está lo guardado ahora; en el formulario está lo que usted escribió. Si lo envía otra vez, se guarda lo suyo.
letters-meanwhile-show = De lo guardado ahora a lo que usted escribió
letters-meanwhile-demands = { $n ->
    [one] Ahora hay una demanda marcada:
   *[other] Ahora hay { $n } demandas marcadas:
}
letters-meanwhile-holders = { $n ->
    [one] Ahora la carta se dirige a un titular.
   *[other] Ahora la carta se dirige a { $n } titulares.
}

letters-new-title = Escribir una carta
letters-new-what = Traiga la carta como archivo o pegue su texto. Usted revisa cada palabra antes de que algo sea público.
letters-new-version-title = Publicar otra versión
letters-new-version-what = La versión anterior se puede seguir leyendo. Las demandas conservan su número, y cada una sigue marcada donde sus palabras exactas están una sola vez.
letters-new-organization = ¿Para qué organización?
letters-new-name = Título
letters-new-name-hint = Como la gente la buscará, por ejemplo «Una carta sobre la vivienda pública».
letters-new-summary = En una o dos frases
letters-new-summary-hint = De qué trata la carta, para las listas.
letters-new-text = Pegue el texto
letters-new-text-hint = Deje una línea vacía entre párrafos. No hace falta si elige un archivo con palabras.
letters-new-file = O elija el archivo
letters-new-file-hint = El original se guarda y se puede descargar junto al texto. Si es un escaneo, pegue su texto arriba. Su texto puede tener hasta { $max } caracteres.

letters-title-title = Título y resumen
letters-text-title = Revise el texto
letters-text-what = Compare el texto con el original. Lo que está aquí es lo que se citará.
letters-text-what-pasted = Léalo una vez más. Lo que está aquí es lo que se citará.
letters-open-original = Abrir el original
letters-text-label = El texto de la carta
letters-text-hint = Una línea vacía comienza un párrafo nuevo.
letters-warnings-title = Mire esto antes de seguir
letters-warning-characters-removed = Se quitaron signos invisibles.
letters-warning-characters-replaced = Algunos signos no se pudieron leer y se reemplazaron por �.
letters-warning-comments-left-out = Se dejaron fuera los comentarios del documento.
letters-warning-embedded-files = No se leyeron los archivos dentro del documento.
letters-warning-encoding-guessed = El archivo no dice cómo están codificadas sus letras, así que lo supusimos. Revise acentos y comillas.
letters-warning-hyphens-joined = Se unieron palabras cortadas al final de la línea. Revise las palabras con guion.
letters-warning-lines-joined = Se unieron líneas en párrafos.
letters-warning-numbers-added = Se escribieron en el texto los números automáticos de las listas.
letters-warning-running-lines-removed = Se quitaron los números de página y las líneas repetidas en cada página.
letters-warning-pages-without-text = Algunas páginas no tienen palabras; quizá son una imagen o un escaneo.
letters-warning-tracked-changes = Los cambios marcados se leyeron como si todos estuvieran aceptados.

letters-tick-title = Marque las demandas
letters-tick-what = Marque cada párrafo en el que pide a alguien que haga algo.
letters-tick-label = Párrafos con una demanda
letters-name-title = Ponga nombre a las demandas
letters-name-what = Dé a cada demanda un título corto. Si solo una parte del párrafo la pide, copie esas palabras exactas.
letters-name-demand = Demanda { $n }
letters-name-heading = Título
letters-name-quote = Palabras exactas
letters-name-quote-hint = Copiadas del párrafo, letra por letra. Déjelo vacío para marcar el párrafo entero.
letters-name-which = ¿Qué lugar?
letters-name-which-hint = Estas palabras están { $n } veces en este párrafo.
letters-name-which-none = Elegir después
letters-name-which-n = Lugar { $n }
letters-name-place = ¿En qué párrafo está ahora?
letters-name-place-hint = El texto cambió y su párrafo ya no está. Dé un número del 1 al { $n }.
letters-name-more = ¿De quién es el poder? (opcional)
letters-name-verb = ¿Qué tendría que hacer alguien?
letters-name-verb-hint = Con esto la página puede mostrar quién es capaz de hacerlo.
letters-name-object = ¿Con qué?
letters-name-object-hint = Por ejemplo «jefe de policía» o «presupuesto de la ciudad».
letters-name-another = Este párrafo hace otra demanda
letters-asked-title = ¿A quién se dirige la carta?
letters-asked-what = Elija las oficinas y organizaciones a las que se pide. En la página siguiente dice a quién se pide qué.
letters-asked-label = Dirigida a
letters-asked-hint = Quien pueda actuar en al menos una demanda.
letters-asked-all = Dirigir todas las demandas a todos
letters-asked-nobody-title = Todavía no hay ninguna oficina registrada
letters-asked-nobody-what = Pida a un secretario de este lugar que registre las oficinas. Puede publicar ahora y dirigirles las demandas después.
letters-each-title = ¿A quién se pide qué?
letters-each-what = Marque la casilla donde a este titular se le pide esta demanda.
letters-each-caption = Demandas y titulares
letters-each-box = La demanda { $n } se dirige a { $holder }

letters-check-heading = Revise su carta
letters-check-organization = Organización
letters-check-title = Título
letters-check-summary = Resumen
letters-check-text = Texto
letters-check-paragraphs = { $n ->
    [one] Un párrafo
   *[other] { $n } párrafos
}
letters-check-original = Archivo original
letters-check-demands = { $n ->
    [one] Una demanda
   *[other] { $n } demandas
}
letters-check-change-marks = Cambiar los párrafos
letters-check-change-names = Cambiar títulos y palabras
letters-check-change-asked = Cambiar a quién se pide
letters-check-asked = Dirigida a { $who }
letters-check-nobody = Todavía sin dirigir a nadie
letters-check-twice = Estas palabras están { $n } veces y no se eligió ningún lugar. La demanda se mostrará sin lugar hasta que elija uno.
letters-check-faults = Corrija esto primero
letters-check-carried-title = Dónde están las demandas en el texto nuevo
letters-check-carried = Marcada en sus palabras exactas
letters-check-not-carried = Sus palabras exactas no están aquí una sola vez: se mostrará sin lugar hasta que elija uno
letters-check-final-title = Publicar no se puede deshacer
letters-check-final = La carta recibe su dirección pública y su huella digital. Puede publicar otra versión después; esta se podrá seguir leyendo.
letters-publish = Publicar la carta

letters-delivery-title = Registrar cómo se envió o llegó la carta
letters-delivery-fact = ¿Qué pasó?
letters-delivery-published = Se hizo pública en algún lugar.
letters-delivery-sent = Se envió a alguien. No se sabe si llegó.
letters-delivery-delivered = Llegó, y usted puede decir cómo se sabe.
letters-delivery-holder = ¿A quién?
letters-delivery-holder-hint = Déjelo abierto si solo se publicó.
letters-delivery-nobody = A nadie en particular
letters-delivery-channel = ¿Cómo?
letters-delivery-day = ¿Cuándo?
letters-delivery-evidence = ¿Cómo se sabe?
letters-delivery-evidence-hint = Un recibo, un sello, un número de seguimiento, quién la recibió. Hace falta para una entrega.
letters-delivery-save = Registrarlo
letters-words-title = Diga si la carta llegó
letters-words-lead-sent = «{ $title }», registrada como enviada a { $who } { $when }.
letters-words-lead-delivered = «{ $title }», registrada como entregada a { $who } { $when }.
letters-words-what = ¿Llegó?
letters-words-acknowledged = Sí, llegó
letters-words-acknowledged-hint = Los días de espera se cuentan desde la entrega.
letters-words-disputed = No, o no así
letters-words-disputed-hint = Se muestran las dos partes y no se cuentan días.
letters-words-words = En sus propias palabras
letters-words-words-hint = Hace falta si no llegó, o si solo se registró su envío. Se publica como usted lo escribe.
letters-words-day = ¿Cuándo se dijo esto?
letters-words-save = Publicar esto
letters-withdraw-title = Retirar lo que se registró por error
letters-withdraw-what = «{ $title }». Lo registrado sigue a la vista, marcado como retirado, con su motivo al lado. Ya no se cuentan días desde ahí.
letters-withdraw-reason = ¿Qué está mal?
letters-withdraw-reason-hint = Por ejemplo: el año se escribió mal. Se publica como usted lo escriba.
letters-withdraw-save = Retirarlo
letters-report-title = Registrar una carta conocida por noticias
letters-report-what = Para una carta cuyo texto no tiene. La página dirá que no tenemos la carta completa y nombrará sus fuentes.
letters-report-title-hint = Palabras neutrales, como «Una carta sobre la vivienda pública». No invente el título de la carta.
letters-report-organizations = ¿De quién es la carta?
letters-report-day = ¿Cuándo se publicó?
letters-report-summary-hint = En sus propias palabras, solo lo que dicen las fuentes.
letters-report-demands = Las demandas que nombran las fuentes
letters-report-demands-hint = Una por línea, en el orden de la noticia.
letters-report-complete = ¿Son todas sus demandas?
letters-report-all = Sí, la fuente lo dice
letters-report-some = No, o no se sabe
letters-report-holders = Dirigida a
letters-report-holders-hint = Solo quienes nombran las fuentes. Cada demanda se dirige a todos; después se pueden añadir otros uno por uno.
letters-report-save = Registrar la carta

# qué está mal en un campo
web-error-letters-title-needed = Dé a la carta un título con palabras.
web-error-letters-published = «{ $title }» es pública: su borrador terminó al publicarse. Desde su escritorio puede registrar su entrega o publicar otra versión.
web-error-letters-lang-needed = Elija el idioma en que está escrita la carta. Este lugar conoce: { $known }.
web-error-letters-organization-needed = Diga de quién es la carta.
web-error-letters-no-words = Aquí no hay palabras. Una carta necesita texto que se pueda citar.
web-error-letters-too-long = Es demasiado largo para una carta: { $max } caracteres como máximo. Publique las pruebas largas en otro lugar y ponga un enlace.
web-error-letters-too-many-demands = Una carta puede hacer { $max } demandas como máximo.
web-error-letters-too-many-holders = La demanda { $n } se dirige a más de { $max } titulares.
web-error-letters-heading-needed = Dé a la demanda { $n } un título con palabras.
web-error-letters-quote-needed = La demanda { $n } necesita palabras exactas o un párrafo.
web-error-letters-quote-not-found = Estas palabras no están ahí. Cópielas del texto, letra por letra (demanda { $n }).
web-error-letters-place-lost = El texto cambió y la demanda { $n } perdió su lugar. Diga en qué párrafo está.
web-error-letters-which-place = Estas palabras están { $n } veces. Elija uno de los lugares.
web-error-letters-same-words = Son las palabras de la versión anterior. No cambiaría nada.
web-error-letters-source-needed = Nombre al menos una fuente.
web-error-letters-holder-needed = Diga a quién se envió o entregó.
web-error-letters-holder-not-here = Publicada es para todos: deje esto abierto, o elija enviada o entregada.
web-error-letters-holder-not-asked = Nada en esta carta se dirige a ellos. Primero diríjales una demanda.
web-error-letters-evidence-needed = Diga cómo se sabe que llegó. Sin eso, solo está enviada.
web-error-letters-words-needed = Dígalo en sus propias palabras: se publican junto a la entrega.
web-error-letters-reason-needed = Diga con palabras qué está mal. El motivo se publica al lado.
web-error-letters-delivered-before = La carta se hizo pública por primera vez { $when }; ninguna entrega puede contarse desde antes. Revise la fecha. Si la carta fue pública antes, registre primero dónde se hizo pública.
web-error-letters-nobody-asked = Esto se publicó para todos, así que nadie puede decir que no llegó.
web-error-letters-already-asked = Esta demanda ya se dirige a ellos.
web-error-letters-own-only = Solo puede registrar cartas de su propia organización. Las demás las registra un secretario.
web-error-letters-line-too-long = La línea { $n } tiene más de 200 caracteres. Haga de ella un título corto.
web-error-letters-file-or-text = Elija un archivo o pegue el texto.
web-error-letters-file-too-large = Este archivo pasa de { $megabytes } MB. Haga más pequeñas sus imágenes o pegue el texto.
web-error-letters-file-too-long = En este archivo hay más texto del que cabe en una carta ({ $max } caracteres). Envíe solo la carta.
web-error-letters-file-encrypted = Este archivo está cerrado con contraseña. Guarde una copia sin ella y elija esa.
web-error-letters-file-scanned = Este archivo tiene imágenes de páginas y ningún texto. Pegue el texto arriba y elija otra vez el archivo: estará junto a él.
web-error-letters-file-macros = Este documento contiene un programa (macros). Guárdelo como .docx normal o como PDF.
web-error-letters-file-zip-bomb = Este documento se descomprime en demasiado, así que nos detuvimos. Guárdelo otra vez y elija esa copia.
web-error-letters-file-wrong-kind = No podemos leer este tipo de archivo. Elija un PDF, DOCX, HTML o texto, o pegue el texto.
web-error-letters-file-unreadable = No pudimos leer este archivo; quizá está dañado. Guárdelo otra vez o pegue el texto.
web-error-letters-file-no-words = No hay palabras en este archivo. Compruebe que es el correcto o pegue el texto.
web-error-letters-file-took-too-long = Leer este archivo tardó demasiado. Guárdelo como un documento más sencillo o pegue el texto.
web-error-letters-file-too-much-memory = Este archivo es demasiado pesado. Haga más pequeñas sus imágenes o pegue el texto.

letters-mail-asked-subject = Una carta pública le pide algo
letters-mail-asked-body = Una carta del registro público le pide algo al cargo u organización que recibe este correo: { $n ->
    [one] una demanda
   *[other] { $n } demandas
}.

    { $page }

    Esto es un aviso y no la entrega. Este correo no hace contar ningún día.

    Si ya está verificado aquí, las demandas están en su escritorio y puede responder a cada una:

    { $desk }

    Si todavía no está verificado, empiece aquí:

    { $claim }
letters-mail-delivered-subject = Consta que le llegó una carta
letters-mail-delivered-body = El registro público dice que una carta se entregó al cargo u organización que recibe este correo ({ $day }, { $channel }). Los días se cuentan desde entonces.

    { $page }

    Si no le llegó, o fue otro día, dígalo en su escritorio. Sus palabras estarán junto a ello:

    { $desk }

    Si todavía no está verificado, empiece aquí:

    { $claim }
letters-publish-told = Quienes reciben sus demandas reciben un aviso por correo, si aquí se conoce su dirección. No es la entrega: entregue la carta usted y anótelo.
