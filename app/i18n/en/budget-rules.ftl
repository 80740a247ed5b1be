# Rules of a budget: what law, a bond, a policy or a demand says about sums of its lines. In app/budget/rules.
front-act-budget-rule-recorded = Rule { $n } of a budget was recorded: <link>{ $title }</link>
front-act-budget-rule-ended = A rule of a budget ended: <link>{ $title }</link>
moderation-field-of = the lines it is about
web-error-budget-share-or-amount = Give a share or an amount, one of the two.
web-error-budget-share = A share is two whole numbers: how many parts of how many, such as 1 of 5.
web-error-budget-basis-needed = A share needs something it is a share of. Say which lines.
web-error-budget-no-set = Name at least one thing lines can be chosen by, in the words of the budget.
