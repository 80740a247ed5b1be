# Residents' plans for a budget, and what all of them come to. In app/budget/plans and app/budget/collective.
front-act-budget-consultation-begun = Se pregunta a los residentes cómo repartirían el dinero: <link>{ $title }</link>
front-act-budget-collective-recorded = { $n ->
    [one] Se contó el plan de un residente: <link>{ $title }</link>
   *[other] Se reunieron los planes de { $n } residentes: <link>{ $title }</link>
}
web-error-budget-not-balanced = El plan no reparte exactamente toda la suma. Deje en nada lo que queda y envíelo.
web-error-budget-amount = Escriba una cantidad como 1,250,000 o 1.25 M.
web-error-budget-too-few-groups = Con estas palabras hay menos de dos filas entre las que repartir dinero. Elija otras líneas u otra columna.
web-error-budget-too-many-groups = Resultan { $groups } filas; una hoja puede tener { $limit }. Elija una columna más amplia.
web-error-budget-too-few-changed = Desde la última vez llegaron o cambiaron menos de { $n } planes. Contar ahora mostraría lo que quieren unas pocas personas; espere a que haya más.
budget-plans-mail-subject = Confirme su plan: { $title }
budget-plans-mail-body =
    Alguien envió con esta dirección un plan para «{ $title }».

    Mírelo y confírmelo aquí:
    { $link }

    Cuenta cuando usted lo confirma. Puede cambiarlo o retirarlo hasta el último día: { $page }

    Si no fue usted, no haga nada. Sin su confirmación el plan no se cuenta y esta dirección se olvida.

    { $place }
budget-plans-consultation = Una consulta
web-error-budget-not-so-much = La fila de la que lo quita no tiene tanto.

budget-plans-title = Haga su propia versión
budget-plans-none = Todavía no se pregunta a los residentes por este presupuesto
budget-plans-none-what = Cuando el personal abra una consulta, todos podrán repartir aquí el dinero de nuevo, ver qué dicen las reglas y enviar un plan.
budget-plans-none-next = Ver el presupuesto
budget-plans-lead = Reparta { $total } como lo haría usted. Escriba otras cantidades, vea qué significan y envíe su plan o muéstrelo a otros.
budget-plans-phase-soon = Los planes se pueden enviar desde { $opens } hasta { $closes }; ya puede probar.
budget-plans-phase-open = Los planes se pueden enviar hasta { $closes }.
budget-plans-phase-closed = Los planes se pudieron enviar desde { $opens } hasta { $closes }. Todavía puede probar y mostrar el suyo.
budget-plans-who-anyone = Puede participar cualquiera.
budget-plans-who-residents = Pueden participar los residentes. Quien envía un plan dice que vive aquí; nadie lo comprueba.
budget-plans-of-budget = Trata de <link>{ $budget }</link>.
budget-plans-by-fund = Fondo
budget-plans-by-department = Departamento
budget-plans-by-division = División
budget-plans-by-account = Cuenta
budget-plans-by-category = Categoría
budget-plans-bar = Como barra; la línea es lo de hoy
budget-plans-your-amount = Su cantidad ({ $currency })
budget-plans-today = Hoy
budget-plans-here = En este plan
budget-plans-change = Cambio
budget-plans-same = como hoy
budget-plans-total = Todo junto
budget-plans-caption = Su versión junto al presupuesto de hoy
budget-plans-caption-shared = Este plan junto al presupuesto de hoy
budget-plans-see = Ver qué significa
budget-plans-send = Enviar mi plan
budget-plans-share = Mostrarlo a otros
budget-plans-again = Empezar de nuevo
budget-plans-balanced = Equilibrado: no sobra ni falta nada.
budget-plans-left = Quedan { $cents } por repartir.
budget-plans-over = Se reparten { $cents } de más.
budget-plans-move-title = Pasar una suma de una fila a otra
budget-plans-move-from = Quitar de
budget-plans-move-to = Dar a
budget-plans-move-amount = Cuánto
budget-plans-amount-hint = Por ejemplo 1,250,000 o 1.25 M
budget-plans-move = Pasarla
budget-plans-choose = Elija
budget-plans-changed = Qué cambió
budget-plans-unchanged = No cambia nada: es el presupuesto de hoy.
budget-plans-moved = Pasan { $cents } de { $from } a { $to }.
budget-plans-less = { $name } pasa de { $before } a { $after }: { $cents } menos.
budget-plans-more = { $name } pasa de { $before } a { $after }: { $cents } más.
budget-plans-no-rules = No se nombraron reglas para esta consulta.
budget-plans-campaign = Un presupuesto de campaña
budget-plans-private = Nadie ve su plan antes de que lo envíe o lo muestre
budget-plans-private-what = Probar no se registra. Un plan que envía solo se cuenta junto con todos los demás; su dirección de correo nunca se publica. Un plan que muestra a otros tiene un enlace que no dice nada de usted.
budget-plans-shared = Un plan para «{ $title }»
budget-plans-shared-title = Un plan que alguien muestra
budget-plans-shared-lead = Una manera de repartir el dinero en <link>{ $title }</link>, { $budget }. No se registra de quién es.
budget-plans-closes = La consulta termina el { $closes }.
budget-plans-not-whole = Este plan no reparte exactamente toda la suma.
budget-plans-go-on = Seguir a partir de este plan
budget-plans-compare = Ponerlo junto a los planes de todos los residentes
budget-plans-shared-kept = Esta página se guarda 400 días desde la última vez que el plan se mostró a otros. Imprímala para conservarla más tiempo.
budget-plans-changes-n = { $n ->
    [0] No cambia nada.
    [one] Cambia una fila.
   *[other] Cambian { $n } filas.
}
budget-plans-check = Revise su plan y envíelo
budget-plans-change-it = Cambiarlo
budget-plans-email = Su dirección de correo
budget-plans-email-hint = Le enviamos un enlace para confirmar el plan. La dirección no se usa para nada más.
web-error-budget-say-resident = Aquí solo se pregunta a residentes. Marque esto si vive aquí.
web-error-budget-too-many-plans = Desde esta red se enviaron { $n } planes en una hora. Sus cantidades quedan aquí: envíelas en una hora o desde otra red.
budget-plans-resident = Vivo en el lugar del que se trata: { $place }
budget-plans-resident-hint = Aquí solo se pregunta a residentes. Nadie lo comprueba: confiamos en su palabra.
budget-plans-next = Qué pasa después
budget-plans-next-mail = Recibe un correo con un enlace. El plan cuenta cuando usted lo confirma allí.
budget-plans-next-one = Cada persona tiene un plan. Otro posterior que confirme toma el lugar del anterior.
budget-plans-next-private = Su plan solo se cuenta con todos los demás. El plan y su dirección se borran 90 días después del { $closes }.
budget-plans-sent = Mire en su buzón
budget-plans-sent-mail = Le hemos enviado un enlace
budget-plans-sent-what = Ábralo y pulse el botón para confirmar su plan. Si en una hora no llega ningún correo, mire entre el correo no deseado y envíe el plan otra vez.
budget-plans-link = Su plan
budget-plans-unread = No se pudo leer el plan de este enlace
budget-plans-unread-what = El enlace no está completo. Aquí está el presupuesto de hoy; pida a quien lo envió que lo mande otra vez.
budget-plans-gone = Este enlace no lleva a ninguna parte
budget-plans-gone-what = No lo enviamos nosotros, o no se confirmó en 30 días. Puede enviar el plan otra vez.
budget-plans-confirm = Confirmar mi plan
budget-plans-withdraw = Retirar mi plan
budget-plans-state-pending = Confirme su plan
budget-plans-state-confirmed = Su plan está confirmado y cuenta
budget-plans-state-replaced = Otro plan suyo posterior tomó su lugar
budget-plans-state-withdrawn = Usted retiró este plan
budget-plans-over-since = La consulta terminó el { $closes }. Cuenta lo que se confirmó hasta entonces.
budget-plans-open-again = Abrir este plan otra vez
budget-plans-desk-title = Consultas
budget-plans-desk-new = Empezar una consulta
budget-plans-desk-none-what = Una consulta pide a los residentes repartir de nuevo una parte del presupuesto. Elija las líneas, qué es una fila, las reglas y los días.
budget-plans-desk-collect = Reunir los planes ahora
budget-plans-desk-collect-what = Esto publica cuántos planes hay y, a partir de diez, qué resulta de ellos. Mientras la consulta está abierta deben haber llegado o cambiado al menos diez planes desde la última vez. Cuando se cierra, ocurre solo.
budget-plans-form-title = Qué se pregunta a los residentes
budget-plans-form-title-hint = Por ejemplo: ¿Cómo repartiría usted el fondo general?
budget-plans-form-note = Una nota para los residentes
budget-plans-form-version = Versión del presupuesto
budget-plans-form-by = Una fila es
budget-plans-form-rules = Reglas que se muestran
budget-plans-form-opens = Primer día
budget-plans-form-closes = Último día
budget-plans-form-who = Quién puede participar
budget-plans-form-frozen = Lo que pregunta no se puede cambiar una vez empezada, para que todos respondan a la misma pregunta.
budget-plans-form-begin = Empezar

budget-collective-title = Los planes de todos los residentes juntos
budget-collective-what = Qué resulta de los planes de los residentes, fila por fila, y qué hacen con ellos cuatro métodos.
budget-collective-lead = Lo que respondieron los residentes a <link>{ $title }</link>, { $budget }.
budget-collective-verified = Planes confirmados por correo, en las cifras de abajo
budget-collective-made-up = Planes inventados, en las cifras de abajo
budget-collective-unverified = Planes enviados y no confirmados, fuera de las cifras
budget-collective-mail-only = Cada plan se confirmó desde una dirección de correo. Nadie comprueba si dos direcciones son una sola persona.
budget-collective-until = Contados
budget-collective-closed = después del último día
budget-collective-still-open = mientras aún se pueden enviar planes
budget-collective-invented = Planes inventados
budget-collective-invented-what = { $n ->
    [one] Uno de estos planes lo inventaron los autores del programa para mostrar cómo funciona esta página. No es de nadie.
   *[other] { $number } de estos planes los inventaron los autores del programa para mostrar cómo funciona esta página. No son de nadie.
}
budget-collective-none = Todavía no hay cifras
budget-collective-none-what = Se muestran cifras a partir de { $n } planes confirmados, para que no se pueda distinguir el plan de nadie. Se reúnen cuando se cierra la consulta, o antes por el personal.
budget-collective-caption = Cada fila: el plan del medio
budget-collective-caption-mine = Cada fila: el plan del medio junto al plan que usted trajo
budget-collective-middle = Plan del medio
budget-collective-half = Mitad central
budget-collective-mine = Su plan
budget-collective-between = { $low } a { $high }
budget-collective-bar-what = En las barras: la parte ancha es la mitad central de todos los planes, la línea gruesa el plan del medio, la línea fina lo de hoy; un punto es el plan que usted trajo.
budget-collective-mean = Promedio
budget-collective-median = Medio ajustado
budget-collective-utilitarian = Más acuerdo
budget-collective-independent-markets = Proporcional
budget-collective-mean-what = Cada fila recibe el promedio de todos los planes. Todos cuentan igual en cada fila, pero quien pide extremos tira más que quien dice lo que piensa.
budget-collective-median-what = Cada fila recibe su plan del medio: la mitad de la gente quiere más y la mitad menos. Como los planes del medio pocas veces suman el total, todos se ajustan por un mismo factor.
budget-collective-utilitarian-what = De todas las maneras de repartir el dinero, esta es la que menos se aparta de los planes de la gente, sumando los de todos. Nadie se acerca más a su propio plan enviando otro. Los grupos pequeños pueden recibir poco.
budget-collective-independent-markets-what = Cada fila es un punto medio de todos los planes y de unos puntos fijos que suben hasta que las filas suman el total. Nadie se acerca más a su propio plan enviando otro, y quienes quieren una sola cosa reciben dinero para ella en proporción a cuántos son.
budget-collective-how = Cómo se reúnen los planes
budget-collective-how-what = Cada método reparte exactamente toda la suma. Ninguno es la decisión: muestra a quienes adoptan el presupuesto qué harían los residentes. Los límites obligatorios se cumplen: lo que los pasa se corta y las demás filas se ajustan. Lo que se dice abajo de acercarse al propio plan vale antes de ese corte.
budget-collective-source = De dónde vienen los métodos
budget-collective-source-what = Freeman, Pennock, Peters y Wortman Vaughan, «Truthful aggregation of budget proposals», 2021. El programa que cuenta es abierto. Los planes no se muestran a nadie, así que no toda cifra se puede volver a calcular desde fuera. Sí se puede ver que cada columna suma el total; que los archivos nombran las filas que una regla sujeta; y que, en «Medio ajustado», todas las demás filas son su plan del medio por un mismo factor.
budget-collective-no-mean = Esta vez se omite el promedio: desde el último recuento cambiaron muy pocos planes, y dos promedios mostrarían cuáles eran.
budget-collective-kept = Reglas obligatorias que cumple cada resultado:
budget-collective-unkept = Reglas obligatorias de las que aquí no se cuidó: tratan de varias filas a la vez o de una parte de una, no se pueden juzgar o no se pueden cumplir juntas.
budget-collective-take = Llévese las cifras
budget-collective-results = Cuatro maneras de hacer de ellos un presupuesto
budget-collective-caption-methods = Lo que cada método da a cada fila; cada columna suma el total
budget-collective-held = limitada por una regla
