# Estados, condados, ciudades y distritos. En app/record/divisions.
divisions-title = Divisiones
divisions-lead = Estados, condados, ciudades y distritos, cada uno con su identificador de Open Civic Data. Dos lugares con el mismo nombre tienen dos identificadores.
divisions-none = Todavía no se registró ninguna división
divisions-none-what = Las divisiones vienen del registro público de Open Civic Data. Quien administra este lugar puede traerlas.
divisions-none-next = Ver organizaciones y cargos
divisions-name = Nombre
divisions-code = Identificador de Open Civic Data
divisions-within = Está dentro de
divisions-offices = Cargos para ella
divisions-no-offices = No hay ningún cargo registrado para ella.
divisions-parts = Lo que está dentro de ella
front-act-division-recorded = Se registró una división: <link>{ $title }</link>
front-act-division-changed = Cambió el nombre de una división: <link>{ $title }</link>
front-thing-division = División
front-search-in-divisions = Divisiones
moderation-of-division = División
