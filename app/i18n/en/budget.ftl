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

# What is wrong with a file: the row as a spreadsheet counts, the column by its name, and what to do.
budget-problem-not-an-amount = Row { $row }, column “{ $column }”: “{ $cell }” is not an amount. Correct it in the file, or choose another column for amounts.
budget-problem-part-of-a-cent = Row { $row }, column “{ $column }”: “{ $cell }” has a part of a cent. Choose “Round to cents”, or correct it in the file.
budget-problem-too-great = Row { $row }, column “{ $column }”: “{ $cell }” is too large to be counted to the cent.
budget-problem-rounded-by-a-program = Row { $row }, column “{ $column }”: “{ $cell }” was shortened by a spreadsheet, so digits are lost. Format the column as a number there and save it again.
budget-problem-percent = Row { $row }, column “{ $column }”: “{ $cell }” is a share, not an amount. Choose the column of amounts.
budget-problem-formula-without-value = Row { $row }, column “{ $column }”: the formula has no result in the file. Open it in a spreadsheet program, let it calculate, and save it again.
budget-problem-sum-too-great = Row { $row }: with this row a line is too large to be counted to the cent.
budget-problem-unknown-side = Row { $row }, column “{ $column }”: “{ $cell }” is neither among the words for spending nor among those for revenue. Add it to one of them.
budget-problem-no-year = Row { $row }: the year is missing in column “{ $column }”. Write it in the file, or choose one year for all rows.
budget-problem-too-few-cells = Row { $row } has only { $n } { $n ->
    [one] cell
   *[other] cells
  }. Perhaps another sign separates the columns, or the row is a note: delete it in the file.
budget-problem-too-many-cells = Row { $row } has { $n } cells, more than there are columns. An amount with a comma may need quotes, or another sign separates the columns.
budget-problem-quotes = Row { $row }: a quotation mark is opened and not closed, or stands inside a cell. Correct it in the file. What follows it was not read.
budget-problem-too-long = Row { $row } is longer than a row can be. A quotation mark before it may never be closed.
budget-problem-broken = Row { $row } cannot be read. Save the file as CSV again. What follows it was not read.
budget-problem-no-column = The file has no column “{ $column }”. Choose what its columns mean again, or the row the names stand in.
budget-problem-no-amount-column = No column is chosen for amounts. Choose one.
budget-problem-no-side-column = Choose the column that says whether a row is spending or revenue, or one of them for all rows.
budget-problem-no-dimension = Choose at least one column that says what the money is for: a fund, a department, a division, an account or a category.
budget-problem-no-year-given = No column says the year. Write the year of all rows.
budget-problem-looks-like-total = Row { $row } is the sum of rows above it. Counted as well, the money would count twice. Choose whether such rows are left out.
budget-problem-too-many-lines = There are more than 100,000 different lines. Leave out the column “{ $column }”, which has { $n } different values.
budget-problem-no-lines = No row has an amount. Check which column holds the amounts.
budget-problem-no-rows = The file has no rows below the names of the columns.
budget-left-blank = empty rows
budget-left-noAmount = rows without an amount
budget-left-totals = rows that are sums of rows above
budget-left-without = rows you chose to leave out
budget-suspect-sum = is the sum of rows above it
budget-suspect-words = calls itself a total, but is not the sum of rows above it
budget-workbook-zip-bomb = This workbook unpacks to far too much. Save the sheet as CSV and bring that.
budget-workbook-unreadable = This workbook cannot be read. Open it in a spreadsheet program and save it as CSV or XLSX again.
budget-workbook-wrong-kind = This is not a workbook of the kind .xlsx. Save it as CSV or XLSX.
budget-workbook-encrypted = This workbook is locked with a password. Save it without one.
budget-workbook-not-found = The workbook has no such sheet, or no sheet that can be read.
budget-workbook-took-too-long = Reading this workbook took too long. Save the sheet as CSV and bring that.
budget-workbook-too-much-memory = Reading this workbook needs too much memory. Save the sheet as CSV and bring that.
budget-workbook-too-large = This file is larger than { $megabytes } MB. Save the sheet as CSV and bring that.
web-error-budget-problems = { $n ->
    [one] One thing in the file has to be put right first.
   *[other] { $n } things in the file have to be put right first.
  }
