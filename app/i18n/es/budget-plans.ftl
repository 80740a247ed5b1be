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
