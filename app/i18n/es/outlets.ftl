
# Todo lo que se puede llevar: listas en CSV, JSON y canales, y la API de lectura.

outlets-title = Llevarse estos datos
outlets-all = Todas las listas de este lugar
outlets-format-csv = CSV
outlets-format-json = JSON
outlets-format-atom = Canal
outlets-list = Lista
outlets-page-title = Datos abiertos
outlets-page-lead = Todo lo público del registro de { $place }, en tablas, para programas y en canales. No hace falta una cuenta.
outlets-page-caption = Las listas y dónde obtenerlas
outlets-reading = Cómo leerlos
outlets-reading-covered = Un texto que se cubrió o se borró también está vacío aquí. La columna «covered» lo nombra, y la lista de retiros dice por qué.
outlets-reading-days = Los días son los días del lugar. Donde solo se conoce el mes o el año, solo se da eso. «2021-04-22/..» significa ese día o después; «../2021-04-22», ese día o antes.
outlets-reading-csv = Cada fila dice cuándo se registró, en qué función y en qué fuentes se apoya. En CSV, varios valores van en una celda separados por « | », y una celda que una hoja de cálculo tomaría por una fórmula empieza con un apóstrofo.
outlets-programs = Para programas
outlets-programs-text = Las mismas listas se pueden leer página por página y filtrar: <api>cómo leerlas con un programa</api>.
outlets-fact-published = publicada
outlets-fact-sent = enviada
outlets-fact-delivered = entregada

outlets-list-letters = Cartas
outlets-what-letters = Cartas públicas, de quién son y cuánto de lo que piden se respondió.
outlets-list-demands = Demandas
outlets-what-demands = Lo que pide cada carta, citado de su texto.
outlets-list-asked = A quién se dirigió cada demanda
outlets-what-asked = Cada demanda con cada cargo u organización a la que se dirigió, y en qué punto está hoy.
outlets-list-answers = Respuestas
outlets-what-answers = Qué se respondió, quién y cuándo, con las respuestas anteriores que fueron reemplazadas.
outlets-list-deliveries = Entregas
outlets-what-deliveries = Lo que se sabe de la publicación, el envío y la entrega de las cartas.
outlets-list-organizations = Organizaciones
outlets-what-organizations = Organismos públicos y otras organizaciones del registro.
outlets-list-posts = Cargos
outlets-what-posts = Cargos que se pueden ocupar.
outlets-list-people = Personas
outlets-what-people = Personas nombradas en el registro, en su función pública.
outlets-list-memberships = Quién ocupó qué
outlets-what-memberships = Quién ocupó qué cargo o perteneció a qué organización, y desde cuándo hasta cuándo.
outlets-list-powers = Facultades
outlets-what-powers = Quién puede decidir qué, solo o junto con otros, según qué ley.
outlets-list-meetings = Reuniones
outlets-what-meetings = Reuniones y otras cosas que ocurrieron en público.
outlets-list-invitations = Invitaciones
outlets-what-invitations = Quién fue invitado a qué reunión y qué contestó.
outlets-list-statements = Declaraciones
outlets-what-statements = Lo que se dijo en público, quién lo dijo y cómo se sabe.
outlets-list-sources = Fuentes
outlets-what-sources = En qué se apoya el registro: informes, documentos, páginas.
outlets-list-takedowns = Retiros
outlets-what-takedowns = Qué textos se cubrieron o se borraron, y por qué. Nunca los textos.
outlets-list-changes = Cambios
outlets-what-changes = Todo lo que se registró, en el orden del libro. Quien siga leyendo desde su última entrada no se pierde nada.
outlets-list-divisions = Divisiones
outlets-what-divisions = Estados, condados, ciudades y distritos, por su identificador de Open Civic Data.
outlets-list-search = Búsqueda
outlets-what-search = Todos los textos públicos, por sus palabras. Lo mejor va primero.

outlets-api-title = Leer el registro de { $place } con un programa
outlets-api-lead = Todo lo público se puede leer en JSON, desde cualquier programa y cualquier sitio web, sin cuenta ni clave.
outlets-api-description = Los programas encuentran todo esto en la <link>descripción OpenAPI</link>. Para llevarse una lista entera de una vez, use los <lists>datos abiertos</lists>.
outlets-api-cursor = Las listas llegan página por página. «next» es la dirección de la página siguiente, y null al final. Lo que se agregó o cambió va al final, así que quien guarde la última dirección puede seguir desde ahí más tarde. «as_of» dice hasta dónde había llegado el registro.
outlets-api-limit = Una página tiene { $usual } filas; con «limit», hasta { $most }.
outlets-api-errors = Lo que no se puede responder se dice como un problema de RFC 9457, con lo que estaba mal en «errors».
outlets-api-same = Nada ha cambiado desde entonces.
outlets-api-one = Uno de: { $list }
outlets-api-filters = Se puede acotar por:
outlets-api-fields = qué contiene una fila
outlets-api-field = Campo
outlets-api-holds = Contiene
outlets-type-or-null = o nada
outlets-type-several = varios:
outlets-type-string = texto
outlets-type-integer = número entero
outlets-type-boolean = true o false
outlets-type-uuid = identificador
outlets-type-uri = dirección web
outlets-type-date-time = momento en UTC

web-error-unknown-filter = Esta lista no se puede acotar por eso. Su descripción dice por qué se puede acotar.

# On every page of a place that was read in from a part of a record.
web-part-of-record = Esto es una parte del registro de { $place }: solo lo que concierne a un cargo u organización. Se copió aquí de otro lugar.
