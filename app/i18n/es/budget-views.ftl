# How a budget is looked at. In app/budget/views.
budget-views-title = Presupuesto
budget-views-lead = De dónde viene y a dónde va el dinero de { $place }, línea por línea, tal como se aprobó.
budget-views-none = Aún no hay presupuesto
budget-views-none-what = Aquí están los presupuestos registrados de este lugar: cada línea, cuánto suma y las reglas que la rigen. Aún no se ha registrado ninguno. Quien lleva este registro puede leer uno de un archivo.
budget-views-none-next = Para qué es este sitio
budget-views-no-version = Aún no hay cifras
budget-views-no-version-what = Este presupuesto se ha abierto, pero aún no se ha registrado ninguna versión. Sus líneas estarán aquí en cuanto haya una.
budget-views-spending = Gastos
budget-views-revenue = Ingresos
budget-views-planned = previsto
budget-views-spent = lo que resultó
budget-views-lead-spending-planned = En { $year } está previsto gastar { $amount }.
budget-views-lead-spending-spent = En { $year } se gastaron { $amount }.
budget-views-lead-revenue-planned = En { $year } se espera ingresar { $amount }.
budget-views-lead-revenue-spent = En { $year } se ingresaron { $amount }.
budget-views-share-of = Es el { $share } de: { $of }.
budget-views-share-of-all = Es el { $share } del total.
budget-views-beside-spending = Ingresos al lado: { $amount }.
budget-views-beside-revenue = Gastos al lado: { $amount }.
budget-views-even = Las dos sumas son iguales.
budget-views-over = Los gastos superan a los ingresos en { $amount }.
budget-views-under = Los gastos son { $amount } menos que los ingresos.
budget-views-certified = { $n ->
    [one] Su total es el oficial: <link>el certificado</link>.
   *[other] Sus totales son los oficiales: <link>los certificados</link>.
}
budget-views-certified-off = { $off ->
    [one] Un total de aquí difiere del oficial en { $amount }: <link>vea el certificado</link>.
   *[other] Hay totales de aquí que difieren de los oficiales hasta en { $amount }: <link>vea los certificados</link>.
}
budget-views-choose-side = Mostrar:
budget-views-choose-year = Año:
budget-views-choose-measure = Cifras:
budget-views-choose-against = Comparado con:
budget-views-choose-by = Por:
budget-views-by-fund = Fondo
budget-views-by-department = Departamento
budget-views-by-division = División
budget-views-by-account = Cuenta
budget-views-by-category = Categoría
budget-views-unsaid-fund = Fondo no indicado
budget-views-unsaid-department = Departamento no indicado
budget-views-unsaid-division = División no indicada
budget-views-unsaid-account = Cuenta no indicada
budget-views-unsaid-category = Categoría no indicada
budget-views-caption-fund = { $n } fondos, { $year }, primero los mayores
budget-views-caption-department = { $n ->
    [one] Un departamento, { $year }
   *[other] { $n } departamentos, { $year }, primero los mayores
}
budget-views-caption-division = { $n ->
    [one] Una división, { $year }
   *[other] { $n } divisiones, { $year }, primero las mayores
}
budget-views-caption-account = { $n ->
    [one] Una cuenta, { $year }
   *[other] { $n } cuentas, { $year }, primero las mayores
}
budget-views-caption-category = { $n ->
    [one] Una categoría, { $year }
   *[other] { $n } categorías, { $year }, primero las mayores
}
budget-views-amount = Importe
budget-views-share = Parte
budget-views-in-year = { $year }, y el cambio desde entonces
budget-views-total = Total
budget-views-smaller = { $n ->
    [one] Uno menor
   *[other] { $n } menores
}
budget-views-picture = { $n } cuadros cuyas áreas son los importes. El mayor es { $first }; después, { $second }. La tabla tiene las mismas cifras.
budget-views-years = Año por año
budget-views-years-caption = Lo que se ve aquí, en cada año que hay
budget-views-year = Año
budget-views-column-spending-planned = Gastos previstos
budget-views-column-spending-spent = Gastado
budget-views-column-revenue-planned = Ingresos previstos
budget-views-column-revenue-spent = Ingresado
budget-views-restricted-title = Dinero con un solo fin y dinero libre
budget-views-restricted = Para un solo fin
budget-views-free = Se puede mover
budget-views-neither = No se indica
budget-views-restricted-what = El dinero con un solo fin solo puede gastarse en aquello para lo que se dio o se votó.
budget-views-restricted-unsaid = El archivo no dice qué parte de este dinero es para un solo fin.
budget-views-search = Buscar en las líneas
budget-views-search-hint = Un departamento, un tipo de gasto o un código, como overtime. Cada palabra debe estar en la línea.
budget-views-search-go = Buscar
budget-views-search-title = Líneas del presupuesto
budget-views-search-title-for = Líneas con «{ $words }»
budget-views-search-within = Solo dentro de { $what }.
budget-views-search-everywhere = Buscar en toda la versión
budget-views-found = { $n ->
    [one] Una línea. Gastos: { $spending }. Ingresos: { $revenue }.
   *[other] { $n } líneas. Gastos: { $spending }. Ingresos: { $revenue }.
}
budget-views-found-none = Ninguna línea tiene estas palabras
budget-views-found-none-what = Cada palabra debe estar en el nombre o el código de un fondo, un departamento, una división, una cuenta o una categoría. Pruebe una sola palabra, o una parte de ella.
budget-views-found-none-next = Ver toda la versión
budget-views-lines-caption = Líneas, primero las mayores
budget-views-line = De qué trata
budget-views-line-unsaid = Una línea que no dice nada más
budget-views-line-number = Línea { $n }
budget-views-kind = Qué es
budget-views-restricted-line = Para un solo fin
budget-views-recurring-line = Vuelve cada año
budget-views-yes = Sí
budget-views-no = No
budget-views-rows = Filas del archivo sumadas en ella
budget-views-alike = Lo mismo en otros años y versiones
budget-views-alike-caption = Líneas de este presupuesto que tratan de lo mismo
budget-views-alike-change = Esta línea, en comparación
budget-views-this-line = esta línea
budget-views-take = Para llevar
budget-views-take-all = Todas las líneas de esta versión:
budget-views-take-part = Las líneas detrás de esta página:
budget-views-csv = CSV para hojas de cálculo
budget-views-json = JSON
budget-views-package = Fiscal Data Package
budget-views-about = Sobre estas cifras
budget-views-wrong = ¿Hay una cifra equivocada? <link>Avise a quienes administran</link>. La versión corregida se registra junto a esta, y las dos quedan.
budget-views-version = Versión
budget-views-state-submitted = presentada
budget-views-state-adopted = aprobada
budget-views-state-amended = modificada
budget-views-state-actual = lo que resultó
budget-views-day = Fecha
budget-views-body = De quién es
budget-views-source = Fuente
budget-views-lines = Líneas
budget-views-lines-of = { $lines } líneas, sumadas de { $rows } filas del archivo
budget-views-versions = Versiones
budget-views-changes = qué cambió en ella
budget-views-home-title = Qué se hace con el dinero
budget-views-home-see = Ver el presupuesto
budget-views-home-try = Repártalo usted
budget-views-demand-title = Qué movería en el presupuesto
budget-views-demand-rule = Esta demanda pide una regla de «{ $budget }»: { $rule }.
budget-views-demand-free = Ninguna regla registrada para este presupuesto se le opone.
budget-views-demand-alone = Con el dinero que hay, ningún presupuesto puede cumplirla.
budget-views-demand-unknown = No se pudo calcular si otra regla se le opone.
budget-views-demand-against = { $n ->
    [one] No puede cumplirse junto con esta regla:
   *[other] No puede cumplirse junto con ninguna de estas reglas:
}
budget-views-demand-try = <link>Pruébelo usted</link>
budget-views-doing = Qué puede hacer con él
budget-views-doing-plan = Repártalo usted
budget-views-doing-plan-what = Mueva dinero entre las filas y vea qué dicen las reglas.
budget-views-doing-rules = Las reglas que lo rigen
budget-views-doing-rules-what = { $n ->
    [one] Una regla, en qué se apoya y si esta versión la cumple.
   *[other] { $n } reglas, en qué se apoya cada una y si esta versión la cumple.
}
budget-views-doing-collective = Lo que resulta de los planes de todos
budget-views-doing-collective-what = Los planes enviados, reunidos con más de un método.
budget-views-doing-certificate = El certificado
budget-views-doing-certificate-what = Nuestros totales junto a los oficiales, y quién aceptó la diferencia.
