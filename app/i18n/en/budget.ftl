# The city's money: budgets, their versions and certificates. In app/budget/versions and app/budget/importing.
front-act-budget-begun = A budget was begun: <link>{ $title }</link>
front-act-budget-version-recorded = Version { $n } of a budget was recorded: <link>{ $title }</link>
front-act-budget-certificate-accepted = A total was held against the official one: <link>{ $title }</link>
front-thing-budget = Budget
front-search-in-budgets = Budgets
words-stream-budget = Budget
moderation-of-budget = Budget
moderation-field-body = whose budget it is
moderation-field-source-title = title of the source
moderation-field-source-publisher = publisher of the source
moderation-field-source-url = address of the source
web-error-budget-no-lines = No line with an amount was found. Check which column holds the amount.
web-error-budget-too-many-lines = These are { $lines } different lines; a version can have { $limit }. Leave out a column that tells them apart, such as the account or the project.
web-error-budget-too-many-names = Codes and names are longer than { $limit } signs together. Leave out a column, such as the account or the project.
