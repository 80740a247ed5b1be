# Cartas en marcha: relaciones entre demandas, comparar, escribir en común, aprobar, retirar, marcar seleccionando.

work-related-title = Pedido antes y después
work-related-before = Pedido antes
work-related-since = Pedido de nuevo después
work-related-against = No caben juntas
work-related-back = { $n ->
    [one] Se retiró una relación
   *[other] Se retiraron { $n } relaciones
}
work-how-restates = Vuelve a pedir
work-how-restates-back = Se vuelve a pedir en
work-how-narrows = Pide una parte de
work-how-narrows-back = Una parte se vuelve a pedir en
work-how-supersedes = Ocupa el lugar de
work-how-supersedes-back = Su lugar lo ocupa
work-how-conflicts-with = No se puede cumplir junto con
work-how-conflicts-with-back = No se puede cumplir junto con
work-hint-restates = La otra demanda pedía lo mismo.
work-hint-narrows = La otra demanda pedía más.
work-hint-supersedes = Quien lea la otra demanda debe leer esta. Solo para demandas de sus propias cartas.
work-hint-conflicts-with = Quien cumple una no puede cumplir la otra.
work-said-by = Lo dice
work-taken-back = Se retiró:
work-did-related = Se dijo qué relación tiene esta demanda con otra
work-did-relation-withdrawn = Se retiró lo dicho sobre esta demanda y otra
work-did-letter-withdrawn = Una organización retiró su nombre de la carta
work-desk-relate = Relacionarla con otra demanda
work-relate-title = ¿Qué relación tiene con otra demanda?
work-relate-what = Se publica quién lo dice. No cambia ninguna demanda ni ninguna respuesta, y las dos páginas lo muestran.
work-relate-how = Esta demanda
work-relate-other = La otra demanda
work-relate-address = O su dirección
work-relate-address-hint = Copiada de su página; o el número de la carta y el de la demanda, como 2/6.
work-relate-words = En sus palabras
work-relate-words-hint = Por qué lo dice. Se publica tal como lo escriba.
work-relate-save = Publicar esto
work-relate-there = Lo que se dice de ella ahora
work-relate-take-back = Retirarlo
work-relation-withdraw-title = Retirar lo dicho sobre dos demandas
work-relation-withdraw-what = Se sigue pudiendo leer, marcado como retirado, con su motivo.
work-relation-withdraw-why = ¿Por qué?

work-select-title = Seleccione las palabras que piden algo
work-select-what = Seleccione palabras del texto, con el ratón, con un dedo o con Mayúsculas y las flechas. Después pulse el botón. También puede marcar párrafos enteros más abajo.
work-select-text = El texto de la carta
work-select-mark = Marcar las palabras seleccionadas
work-select-use = Usar las palabras seleccionadas
work-select-remove = Quitar
work-select-none = Seleccione primero unas palabras del texto.
work-select-marked = Marcado: «{ $words }»
work-select-removed = Quitado.
work-select-list = Palabras que ha marcado
work-mark-drop = Esto no es una demanda: quitarla

work-withdrawn-title = Esta carta está retirada
work-withdrawn-what = Ya no la respalda ninguna organización. Su texto, sus demandas y las respuestas se quedan.
work-name-off = Retiró su nombre de la carta
work-states-title = Estado de esta versión
work-states-what = Sea cual sea su estado, el texto de una versión publicada no cambia nunca.
work-off-link = Retirar un nombre de la carta
work-off-title = Retirar un nombre de la carta
work-off-who = ¿El nombre de quién?
work-off-why = ¿Por qué?
work-off-why-hint = Se publica tal como lo escriba.
work-off-day = ¿Cuándo? (hoy si lo deja abierto)
work-off-save = Retirar el nombre
work-off-stays-title = La carta se sigue pudiendo leer
work-off-stays = Su texto, sus demandas y las respuestas se quedan. Cuando ninguna organización la respalda, la carta se muestra como retirada.

web-error-work-same-demand = Elija otra demanda: una demanda no se relaciona consigo misma.
web-error-work-supersedes-own = Una demanda solo ocupa el lugar de otra que también hizo su organización. Elija otra relación.
web-error-work-related-already = Esto ya se dice de estas dos demandas.
web-error-work-no-demand-there = No hay ninguna demanda en esta dirección. Cópiela de la página de la demanda.
web-error-work-withdrawn-already = Esta carta está retirada. Publique una carta nueva y relacione sus demandas con las de esta.

front-act-letter-adopted = { $who } aprobó el texto de <link>{ $title }</link> antes de publicarse.
front-act-letter-withdrawn = { $who } retiró su nombre de <link>{ $title }</link>.
front-act-demand-restates = Se dijo que una demanda vuelve a pedir lo que otra pedía: <link>{ $title }</link>
front-act-demand-narrows = Se dijo que una demanda pide una parte de lo que otra pedía: <link>{ $title }</link>
front-act-demand-supersedes = Se dijo que una demanda ocupa el lugar de otra: <link>{ $title }</link>
front-act-demand-conflicts-with = Se dijo que dos demandas no caben juntas: <link>{ $title }</link>
front-act-demand-relation-withdrawn = Se retiró lo dicho sobre dos demandas: <link>{ $title }</link>
