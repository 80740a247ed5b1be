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
web-error-budget-no-lines = No se encontró ninguna línea con un importe. Revise qué columna contiene el importe.
web-error-budget-too-many-lines = Son { $lines } líneas distintas; una versión puede tener { $limit }. Deje fuera una columna que las distingue, como la cuenta o el proyecto.
web-error-budget-too-many-names = Los códigos y los nombres suman más de { $limit } signos. Deje fuera una columna, como la cuenta o el proyecto.

# Qué está mal en un archivo: la fila como la cuenta una hoja de cálculo, la columna por su nombre y qué hacer.
budget-problem-not-an-amount = Fila { $row }, columna «{ $column }»: «{ $cell }» no es un importe. Corríjalo en el archivo o elija otra columna para los importes.
budget-problem-part-of-a-cent = Fila { $row }, columna «{ $column }»: «{ $cell }» tiene una parte de centavo. Elija «Redondear a centavos» o corríjalo en el archivo.
budget-problem-too-great = Fila { $row }, columna «{ $column }»: «{ $cell }» es demasiado grande para contarlo al centavo.
budget-problem-rounded-by-a-program = Fila { $row }, columna «{ $column }»: una hoja de cálculo acortó «{ $cell }» y se perdieron cifras. Dé allí formato de número a la columna y guárdela otra vez.
budget-problem-percent = Fila { $row }, columna «{ $column }»: «{ $cell }» es una parte, no un importe. Elija la columna de los importes.
budget-problem-formula-without-value = Fila { $row }, columna «{ $column }»: la fórmula no tiene resultado en el archivo. Ábralo en una hoja de cálculo, deje que calcule y guárdelo otra vez.
budget-problem-sum-too-great = Fila { $row }: con esta fila una línea es demasiado grande para contarla al centavo.
budget-problem-unknown-side = Fila { $row }, columna «{ $column }»: «{ $cell }» no está entre las palabras de gasto ni entre las de ingreso. Añádala a unas de ellas.
budget-problem-no-year = Fila { $row }: falta el año en la columna «{ $column }». Escríbalo en el archivo o elija un año para todas las filas.
budget-problem-too-few-cells = La fila { $row } tiene solo { $n } { $n ->
    [one] celda
   *[other] celdas
  }. Quizá otro signo separa las columnas, o la fila es una nota: bórrela en el archivo.
budget-problem-too-many-cells = La fila { $row } tiene { $n } celdas, más que columnas. Un importe con coma puede necesitar comillas, u otro signo separa las columnas.
budget-problem-quotes = Fila { $row }: unas comillas se abren y no se cierran, o están dentro de una celda. Corríjalo en el archivo. Lo que sigue no se leyó.
budget-problem-too-long = La fila { $row } es más larga de lo que puede ser una fila. Quizá antes quedaron comillas sin cerrar.
budget-problem-broken = La fila { $row } no se puede leer. Guarde el archivo otra vez como CSV. Lo que sigue no se leyó.
budget-problem-no-column = El archivo no tiene la columna «{ $column }». Elija otra vez qué significan sus columnas o en qué fila están los nombres.
budget-problem-no-amount-column = No se eligió ninguna columna para los importes. Elija una.
budget-problem-no-side-column = Elija la columna que dice si una fila es gasto o ingreso, o uno de los dos para todas las filas.
budget-problem-no-dimension = Elija al menos una columna que diga para qué es el dinero: un fondo, un departamento, una división, una cuenta o una categoría.
budget-problem-no-year-given = Ninguna columna dice el año. Escriba el año de todas las filas.
budget-problem-looks-like-total = La fila { $row } es la suma de filas anteriores. Si también se cuenta, el dinero contaría dos veces. Elija si esas filas se dejan fuera.
budget-problem-too-many-lines = Hay más de 100.000 líneas distintas. Deje fuera la columna «{ $column }», que tiene { $n } valores distintos.
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
