# Rules of a budget: what law, a bond, a policy or a demand says about sums of its lines. In app/budget/rules.
front-act-budget-rule-recorded = Se registró la regla { $n } de un presupuesto: <link>{ $title }</link>
front-act-budget-rule-ended = Terminó una regla de un presupuesto: <link>{ $title }</link>
moderation-field-of = las líneas de las que trata
web-error-budget-share-or-amount = Indique una parte o una cantidad, una de las dos.
web-error-budget-share = Una parte son dos números enteros: cuántas partes de cuántas, como 1 de 5.
web-error-budget-basis-needed = Una parte necesita aquello de lo que es parte. Diga qué líneas.
web-error-budget-no-set = Nombre al menos una cosa por la que se eligen las líneas, con las palabras del presupuesto.
