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
