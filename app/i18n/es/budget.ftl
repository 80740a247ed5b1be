# El dinero de la ciudad: presupuestos, sus versiones y certificados. En app/budget/versions y app/budget/importing.
front-act-budget-begun = Se abrió un presupuesto: <link>{ $title }</link>
front-act-budget-version-recorded = Se registró la versión { $n } de un presupuesto: <link>{ $title }</link>
front-act-budget-certificate-accepted = Se comparó un total con el oficial: <link>{ $title }</link>
front-thing-budget = Presupuesto
front-search-in-budgets = Presupuestos
words-stream-budget = Presupuesto
moderation-of-budget = Presupuesto
moderation-field-body = de quién es el presupuesto
moderation-field-source-title = título de la fuente
moderation-field-source-publisher = editor de la fuente
moderation-field-source-url = dirección de la fuente
moderation-field-mapping = cómo se leyó el archivo
moderation-field-fund = fondo
web-error-budget-no-lines = No se encontró ninguna línea con un importe. Revise qué columna contiene el importe.
web-error-budget-too-many-lines = Son { $lines } líneas distintas; una versión puede tener { $limit }. Deje fuera una columna que las distingue, como la cuenta o el proyecto.
web-error-budget-too-many-names = Los códigos y los nombres suman más de { $limit } signos. Deje fuera una columna, como la cuenta o el proyecto.
web-error-budget-mapping-too-long = Lo que se dice sobre las columnas suma más de { $limit } signos. Excluya menos palabras de menos columnas.

# Qué está mal en un archivo: la fila como la cuenta una hoja de cálculo, la columna por su nombre y qué hacer.
budget-problem-not-an-amount = Fila { $row }, columna «{ $column }»: «{ $cell }» no es un importe. Corríjalo en el archivo o elija otra columna para los importes.
budget-problem-part-of-a-cent = Fila { $row }, columna «{ $column }»: «{ $cell }» tiene una parte de centavo. Elija «Redondear a centavos» o corríjalo en el archivo.
budget-problem-too-great = Fila { $row }, columna «{ $column }»: «{ $cell }» es demasiado grande para contarlo al centavo.
budget-problem-rounded-by-a-program = Fila { $row }, columna «{ $column }»: una hoja de cálculo acortó «{ $cell }» y se perdieron cifras. Dé allí formato de número a la columna y guárdela otra vez.
budget-problem-percent = Fila { $row }, columna «{ $column }»: «{ $cell }» es una parte, no un importe. Elija la columna de los importes.
budget-problem-formula-without-value = Fila { $row }, columna «{ $column }»: la fórmula no tiene resultado en el archivo. Ábralo en una hoja de cálculo, deje que calcule y guárdelo otra vez.
budget-problem-sum-too-great = Fila { $row }: desde esta fila los importes de un lado y un año suman más de lo que se puede contar al centavo. Corrija el importe o deje filas fuera del archivo.
budget-problem-unknown-side = Fila { $row }, columna «{ $column }»: «{ $cell }» no está entre las palabras de gasto ni entre las de ingreso. Añádala a unas de ellas.
budget-problem-no-year = Fila { $row }: falta el año en la columna «{ $column }». Escríbalo en el archivo o elija un año para todas las filas.
budget-problem-too-few-cells = La fila { $row } tiene solo { $n } { $n ->
    [one] celda
   *[other] celdas
  }. Quizá otro signo separa las columnas, o la fila es una nota: bórrela en el archivo.
budget-problem-too-many-cells = La fila { $row } tiene { $n } celdas, más que columnas. Un importe con coma puede necesitar comillas, u otro signo separa las columnas.
budget-problem-quotes = Fila { $row }: unas comillas se abren y no se cierran, o están dentro de una celda. Corríjalo en el archivo. Lo que sigue no se leyó.
budget-problem-too-long = La fila { $row } es más larga de lo que puede ser una fila. Quizá antes quedaron comillas sin cerrar.
budget-problem-too-many-columns = La fila { $row } nombra { $n } columnas, más de las 500 que un archivo puede tener. Quite columnas que no dicen nada del dinero, o revise qué signo separa las celdas.
budget-problem-no-column = El archivo no tiene la columna «{ $column }». Elija otra vez qué significan sus columnas o en qué fila están los nombres.
budget-problem-no-amount-column = No se eligió ninguna columna para los importes. Elija una.
budget-problem-no-side-column = Elija la columna que dice si una fila es gasto o ingreso, o uno de los dos para todas las filas.
budget-problem-no-dimension = Elija al menos una columna que diga para qué es el dinero: un fondo, un departamento, una división, una cuenta o una categoría.
budget-problem-no-year-given = Ninguna columna dice el año. Escriba el año de todas las filas.
budget-problem-looks-like-total = La fila { $row } es la suma de filas anteriores. Si también se cuenta, el dinero contaría dos veces. Elija si esas filas se dejan fuera.
budget-problem-too-many-lines = Hay más de 100.000 líneas distintas. Deje fuera la columna «{ $column }», que tiene { $n } valores distintos.
budget-problem-too-many-names = Los nombres del archivo suman más de un millón de signos. Deje fuera la columna «{ $column }», que es la que más dice.
budget-problem-no-lines = Ninguna fila tiene un importe. Revise qué columna contiene los importes.
budget-problem-no-rows = El archivo no tiene filas debajo de los nombres de las columnas.
budget-left-blank = filas vacías
budget-left-noAmount = filas sin importe
budget-left-totals = filas que son sumas de las anteriores
budget-left-without = filas que usted decidió dejar fuera
budget-suspect-sum = es la suma de filas anteriores
budget-suspect-words = se llama total, pero no es la suma de filas anteriores
budget-workbook-zip-bomb = Este libro se descomprime a un tamaño excesivo. Guarde la hoja como CSV y traiga ese archivo.
budget-workbook-unreadable = Este libro no se puede leer. Ábralo en una hoja de cálculo y guárdelo otra vez como CSV o XLSX.
budget-workbook-wrong-kind = Esto no es un libro del tipo .xlsx. Guárdelo como CSV o XLSX.
budget-workbook-encrypted = Este libro está cerrado con contraseña. Guárdelo sin ella.
budget-workbook-not-found = El libro no tiene esa hoja, o ninguna que se pueda leer.
budget-workbook-took-too-long = Leer este libro tardó demasiado. Guarde la hoja como CSV y traiga ese archivo.
budget-workbook-too-much-memory = Leer este libro necesita demasiada memoria. Guarde la hoja como CSV y traiga ese archivo.
budget-workbook-too-large = Este archivo supera los { $megabytes } MB. Guarde la hoja como CSV y traiga ese archivo.
web-error-budget-problems = { $n ->
    [one] Primero hay que corregir una cosa en el archivo.
   *[other] Primero hay que corregir { $n } cosas en el archivo.
  }

# El escritorio: presupuestos, versiones, archivos. En app/budget/versions y app/budget/importing.
budget-desk-title = Presupuestos
budget-desk-lead = Traiga el presupuesto como se presentó, aprobó o cambió, y compare sus totales con los oficiales.
budget-desk-none = Todavía no hay ningún presupuesto
budget-desk-none-what = Un presupuesto se abre una vez. Sus versiones siguen año tras año: presentada, aprobada, cada cambio y lo gastado.
budget-desk-public = Ver su página pública
budget-desk-waiting-until = se guarda { $days } días y después se tira
budget-desk-waiting = Archivos aún no registrados
budget-desk-versions = Versiones
budget-desk-no-version = Todavía no hay ninguna versión. Traiga un archivo de cifras.
budget-desk-lines = { $n ->
    [one] { $n } línea
   *[other] { $n } líneas
  }
budget-new-title = Abrir un presupuesto
budget-new-lead = Un presupuesto por cada organismo público. Cada año y cada cambio es una versión suya.
budget-new-name = Título
budget-new-name-hint = Por ejemplo «Presupuesto de la ciudad de Millbrook».
budget-new-body = De quién es el presupuesto
budget-new-body-hint = El organismo público, por ejemplo «Ciudad de Millbrook».
budget-new-currency = Moneda
budget-new-currency-hint = Tres letras, por ejemplo USD.
budget-new-submit = Abrir el presupuesto
budget-file-title = Traer un archivo de cifras
budget-file-lead = Todavía no se publica nada: primero verá en qué se convertiría el archivo.
budget-file = El archivo
budget-file-hint = Una tabla con una fila de nombres de columnas. Libros de hasta { $megabytes } MB; guarde los mayores como CSV.
budget-file-like = Leer sus columnas como
budget-file-like-hint = Para el siguiente archivo de la misma oficina.
budget-file-like-none = Averiguarlo del archivo
budget-file-submit = Leer el archivo
budget-step-file = Archivo
budget-step-columns = Columnas
budget-step-record = Registro
budget-step-certificate = Certificado
budget-map-title = Qué significan las columnas
budget-map-file = Archivo
budget-map-sheet = Hoja
budget-map-formulas = { $n ->
    [one] { $n } fórmula, leída como su resultado
   *[other] { $n } fórmulas, leídas como sus resultados
  }
budget-map-columns = Las columnas
budget-map-columns-hint = Elija qué dice cada columna. Lo que queda abierto no se usa.
budget-map-column = Columna
budget-map-cells = Primeras celdas
budget-map-as = Significa
budget-map-as-of = Qué significa la columna { $column }
budget-map-more = Más
budget-map-year-of = Año
budget-map-measure-of = Previsto o gastado
budget-map-measure-all = Como todas
budget-map-side-of = Gasto o ingreso
budget-map-side-all = Como se elige abajo
budget-map-fill = Una celda vacía repite lo de arriba
budget-map-sides = Gasto o ingreso
budget-map-side-by = Cómo lo dice una fila
budget-map-side-column = Lo dice una columna
budget-map-side-spending = Todas las filas son gasto
budget-map-side-revenue = Todas las filas son ingreso
budget-map-side-by-sign = Los importes bajo cero son ingreso
budget-map-side-column-of = La columna que lo dice
budget-map-spending-words = Palabras de gasto
budget-map-revenue-words = Palabras de ingreso
budget-map-words-hint = Una en cada línea, como están en la columna.
budget-map-begins = Basta que la celda empiece así, como los códigos de cuenta
budget-map-flip = Escritos con el otro signo
budget-map-flip-hint = Algunos archivos escriben los ingresos bajo cero. Márquelo para darles la vuelta.
budget-map-years = Años
budget-map-year = Año de todas las filas
budget-map-year-hint = Solo si ninguna columna lo dice, por ejemplo 2026 o 2025-26.
budget-map-year-digits = Tomar solo las cuatro cifras del año, como en 07/01/2026
budget-map-measure = Los importes son
budget-map-rows = Filas
budget-map-totals = Filas que son sumas de las anteriores
budget-map-totals-hint = Se encuentran sumando. Si también se cuentan, el dinero contaría dos veces.
budget-map-totals-ask = Preguntarme
budget-map-totals-leave-out = Dejarlas fuera
budget-map-totals-keep = Conservarlas como filas corrientes
budget-map-without = Dejar fuera filas por lo que dice una columna
budget-map-without-one = Regla { $n }
budget-map-one-more = Cada vez que pulse el botón de abajo habrá lugar para una más.
budget-map-without-column = Columna
budget-map-without-words = Filas en las que dice
budget-map-writing = Cómo está escrito el archivo
budget-map-header = Fila con los nombres de las columnas
budget-map-header-hint = Contada como en una hoja de cálculo, desde 1.
budget-map-header-rows = Filas que ocupan los nombres
budget-map-header-row = { $n ->
    [one] Una fila
   *[other] { $n } filas
  }
budget-map-encoding = Codificación
budget-map-encoding-hint = Se averiguó del archivo. Cámbiela si las letras con acento se ven mal.
budget-map-delimiter = Las celdas se separan con
budget-map-delimiter-comma = Coma
budget-map-delimiter-semicolon = Punto y coma
budget-map-delimiter-tab = Tabulador
budget-map-delimiter-bar = Barra vertical
budget-map-decimal = Los importes se escriben como
budget-map-unit = Los importes están en
budget-map-unit-1 = Unidades de moneda
budget-map-unit-1000 = Miles
budget-map-unit-1000000 = Millones
budget-map-round = Redondear a centavos
budget-map-names-of = Añadir nombres a los códigos de
budget-map-names-hint = Para un archivo que solo tiene códigos: pegue abajo la tabla de códigos, en cada línea un código, una coma y un nombre.
budget-map-names = Códigos y nombres
budget-map-tables = Nombres de los códigos
budget-map-table-one = Tabla { $n }
budget-map-try = Mostrar qué resulta
budget-map-first-rows = Las primeras filas del archivo
budget-map-first-rows-caption = Las primeras filas como están en el archivo
budget-map-json = Estas elecciones como archivo
budget-map-json-hint = Para la orden del operador «redress import budget FILE --mapping M.json».
budget-map-go-on = Seguir con estos totales
budget-map-fix-first = Corrija primero lo que se nombra arriba: en las elecciones de abajo o en el archivo.
budget-as-nothing = No se usa
budget-as-amount = Importe
budget-as-year = Año
budget-as-fund-code = Fondo: código
budget-as-fund-name = Fondo: nombre
budget-as-department-code = Departamento: código
budget-as-department-name = Departamento: nombre
budget-as-division-code = División o programa: código
budget-as-division-name = División o programa: nombre
budget-as-account-code = Cuenta: código
budget-as-account-name = Cuenta: nombre
budget-as-category-code = Categoría: código
budget-as-category-name = Categoría: nombre
budget-as-restricted = Dinero restringido (sí o no)
budget-as-recurring = Viene cada año (sí o no)
budget-dimension-fund = Fondo
budget-dimension-department = Departamento
budget-dimension-division = División o programa
budget-dimension-account = Cuenta
budget-dimension-category = Categoría
budget-side = Lado
budget-side-spending = Gasto
budget-side-revenue = Ingreso
budget-measure = Previsto o gastado
budget-measure-planned = Previsto
budget-measure-spent = Gastado
budget-year = Año
budget-lines = Líneas
budget-line = Línea
budget-total = Total
budget-fund-none = Sin fondo
budget-fund-all = Todos los fondos
budget-reading-title = Se está leyendo el archivo
budget-reading-how-far = { $rows ->
    [0] Se lee «{ $name }».
   *[other] Se lee «{ $name }»: { $rows } filas hasta ahora, { $percent } % del archivo.
  }
budget-reading-leave = Esta página vuelve a mirar sola. Puede dejarla: el archivo la espera junto a su presupuesto, y nada es público todavía.
budget-reading-look = Mirar otra vez ahora
budget-outcome-title = Qué resulta
budget-outcome-rows = Filas leídas
budget-outcome-lines = Líneas distintas
budget-outcome-left = Fuera
budget-outcome-below = Líneas bajo cero
budget-outcome-cancelled = Todos los totales son cero: parece que gastos e ingresos se anulan entre sí
budget-outcome-below-spending = Aquí todas las filas cuentan como gasto, también las que están bajo cero. Si son ingresos, elija abajo cómo lo dice una fila.
budget-outcome-below-revenue = Aquí todas las filas cuentan como ingreso, también las que están bajo cero. Si son gastos, elija abajo cómo lo dice una fila.
budget-outcome-totals = Totales
budget-outcome-by-fund = Totales por fondo
budget-outcome-more = { $n ->
    [one] No se muestra un total más.
   *[other] No se muestran { $n } totales más.
  }
budget-outcome-problems = { $n ->
    [one] Hay que corregir una cosa
   *[other] Hay que corregir { $n } cosas
  }
budget-outcome-strangers = Palabras aún no nombradas como gasto o ingreso:
budget-outcome-problems-more = Las demás
budget-outcome-problems-rest = { $n ->
    [one] Una más no está en la lista: se dicen { $limit } como máximo.
   *[other] { $n } más no están en la lista: se dicen { $limit } como máximo.
  }
budget-outcome-suspects = { $n ->
    [one] Una fila parece un total
   *[other] { $n } filas parecen totales
  }
budget-outcome-row = La fila { $row }
budget-outcome-renamed = { $n ->
    [one] Un código tiene varios nombres
   *[other] { $n } códigos tienen varios nombres
  }
budget-record-title = Registrar la versión
budget-record-lead = Desde aquí es pública, con todas sus líneas, la huella de su archivo y cómo se leyeron sus columnas. No se puede borrar; una versión posterior puede reemplazarla.
budget-record-back = Volver a las columnas
budget-record-submit = Registrar esta versión
budget-recording-title = Se está registrando la versión
budget-recording-how-far = { $rows ->
    [0] Se está registrando «{ $name }» con todas sus líneas.
   *[other] Se está registrando «{ $name }» con todas sus líneas. Ya se leyeron otra vez { $rows } filas.
  }
budget-recording-leave = Esta página vuelve a mirar sola. Puede dejarla: el registro sigue. Si se interrumpe, nada es público y el archivo sigue esperando junto a su presupuesto.
budget-recorded-title = La versión está registrada
budget-recorded-what = Es la versión { $number }, «{ $name }».
budget-label = Nombre de la versión
budget-label-hint = Por ejemplo «Presupuesto aprobado 2026».
budget-state = Estado
budget-state-submitted = Presentado
budget-state-adopted = Aprobado
budget-state-amended = Modificado
budget-state-actual = Lo que resultó
budget-day = Día en que se presentó, aprobó o cambió
budget-supersedes = Modifica o reemplaza
budget-supersedes-none = Ninguna versión anterior
budget-source-title = Dónde están las cifras
budget-source-hint = El documento y la página, para que otros lo encuentren.
budget-source-publisher = Publicado por
budget-source-url = Dirección web
budget-source = Fuente
budget-note = Nota
budget-note-hint = Lo que quien lee debe saber de estas cifras.
budget-discard-title = Desechar este archivo
budget-discard-what = { $name } no será una versión. También se pierde lo elegido para sus columnas.
budget-discard-submit = Desecharlo
budget-certify-title = Firmar un certificado
budget-certify-lead = Escriba los totales oficiales de «{ $version }» del documento aprobado. Deje abierto lo que no comprobó.
budget-certify-caption = Totales de { $year }
budget-certify-years = Otros años:
budget-certify-some = Totales { $from } a { $to } de { $all }. Cada página se firma por separado.
budget-certify-note = Lo que explica una diferencia, si se sabe algo.
budget-certify-sign = Se publica con su nombre, { $name }, y con cada diferencia tal como es.
budget-certify-submit = Firmar y publicar
budget-ours = Nuestro total
budget-official = Total oficial
budget-official-of = Total oficial: { $what }
budget-difference = Diferencia
budget-difference-none = Ninguna
budget-accepted = Aceptado por
budget-certificate-title = Certificados
budget-certificate-lead = Alguien comparó los totales de aquí con el documento oficial. La diferencia es lo nuestro menos lo suyo.
budget-certificate-none = Todavía no se comprobó ningún total
budget-certificate-none-what = Cuando alguien que lleva el registro compara un total con el documento oficial, aparece aquí con su fuente.
budget-certificate-back = Al presupuesto
budget-certificate-budgets = Presupuestos
budget-certificate-caption = Versión { $n }, «{ $version }»: nuestros totales y los oficiales
budget-certificate-count = { $n ->
    [one] Se comprobó un total
   *[other] Se comprobaron { $n } totales
  }{ $differing ->
    [0] , y coincide al centavo.
    [one] ; uno difiere.
   *[other] ; { $differing } difieren.
  }
budget-diff-title = Qué cambió en «{ $version }»
budget-diff-lead = { $n ->
    [0] Ninguna línea difiere de «{ $before }».
    [one] Una línea difiere de «{ $before }».
   *[other] { $n } líneas difieren de «{ $before }».
  }
budget-diff-link = Qué cambió
budget-diff-others = Comparar con:
budget-diff-totals = Totales antes y después
budget-diff-before = Antes
budget-diff-after = Después
budget-diff-lines = Líneas que difieren, primero el mayor cambio
budget-diff-not-there = No está
budget-diff-none = Nada difiere
budget-diff-none-what = Las dos versiones tienen las mismas líneas con los mismos importes.
budget-amend-title = Modificar a mano
budget-amend-lead = Escriba importes nuevos para líneas de «{ $version }». Las demás quedan como están. Juntas hacen la versión siguiente.
budget-amend-words = Buscar líneas
budget-amend-words-hint = Palabras del fondo, el departamento o la cuenta. Envíe el formulario antes de buscar otras.
budget-amend-search = Buscar
budget-amend-caption = Líneas y sus importes nuevos
budget-amend-now = Ahora
budget-amend-new = Importe nuevo
budget-amend-new-of = Importe nuevo de { $line }
budget-amend-more = { $n ->
    [one] No se muestra una línea más. Busque con más palabras.
   *[other] No se muestran { $n } líneas más. Busque con más palabras.
  }
budget-amend-submit = Registrar la modificación
web-error-budget-file-none = Elija un archivo.
web-error-budget-file-zip-bomb = Este libro se descomprime a un tamaño excesivo. Guarde la hoja como CSV y traiga ese archivo.
web-error-budget-file-unreadable = Este archivo no se puede leer. Ábralo en una hoja de cálculo y guárdelo otra vez como CSV o XLSX.
web-error-budget-file-wrong-kind = Esto no es una tabla ni un libro del tipo .xlsx. Guárdelo como CSV o XLSX.
web-error-budget-file-encrypted = Este libro está cerrado con contraseña. Guárdelo sin ella.
web-error-budget-file-not-found = El libro no tiene ninguna hoja que se pueda leer.
web-error-budget-file-took-too-long = Leer este libro tardó demasiado. Guarde la hoja como CSV y traiga ese archivo.
web-error-budget-file-too-much-memory = Leer este libro necesita demasiada memoria. Guarde la hoja como CSV y traiga ese archivo.
web-error-budget-file-too-large = Este archivo supera los { $megabytes } MB. Guarde un libro como CSV, o deje fuera años o columnas.
web-error-budget-official = Esto no es un importe. Escríbalo como 1,234.50.
web-error-budget-no-official = Escriba al menos un total oficial.
web-error-budget-nothing-changed = Escriba al menos un importe distinto del que hay.
web-error-budget-mapping = Estas elecciones no se pueden guardar. Una de ellas es demasiado larga.
