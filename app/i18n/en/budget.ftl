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
moderation-field-mapping = how the file was read
moderation-field-fund = fund
web-error-budget-no-lines = No line with an amount was found. Check which column holds the amount.
web-error-budget-too-many-lines = These are { $lines } different lines; a version can have { $limit }. Leave out a column that tells them apart, such as the account or the project.
web-error-budget-too-many-names = Codes and names are longer than { $limit } signs together. Leave out a column, such as the account or the project.
web-error-budget-mapping-too-long = What is said about the columns is longer than { $limit } signs. Leave out fewer words of fewer columns.

# What is wrong with a file: the row as a spreadsheet counts, the column by its name, and what to do.
budget-problem-not-an-amount = Row { $row }, column “{ $column }”: “{ $cell }” is not an amount. Correct it in the file, or choose another column for amounts.
budget-problem-part-of-a-cent = Row { $row }, column “{ $column }”: “{ $cell }” has a part of a cent. Choose “Round to cents”, or correct it in the file.
budget-problem-too-great = Row { $row }, column “{ $column }”: “{ $cell }” is too large to be counted to the cent.
budget-problem-rounded-by-a-program = Row { $row }, column “{ $column }”: “{ $cell }” was shortened by a spreadsheet, so digits are lost. Format the column as a number there and save it again.
budget-problem-percent = Row { $row }, column “{ $column }”: “{ $cell }” is a share, not an amount. Choose the column of amounts.
budget-problem-formula-without-value = Row { $row }, column “{ $column }”: the formula has no result in the file. Open it in a spreadsheet program, let it calculate, and save it again.
budget-problem-sum-too-great = Row { $row }: from this row on the amounts of one side and year add up to more than can be counted to the cent. Correct the amount, or leave out rows in the file.
budget-problem-unknown-side = Row { $row }, column “{ $column }”: “{ $cell }” is neither among the words for spending nor among those for revenue. Add it to one of them.
budget-problem-no-year = Row { $row }: the year is missing in column “{ $column }”. Write it in the file, or choose one year for all rows.
budget-problem-too-few-cells = Row { $row } has only { $n } { $n ->
    [one] cell
   *[other] cells
  }. Perhaps another sign separates the columns, or the row is a note: delete it in the file.
budget-problem-too-many-cells = Row { $row } has { $n } cells, more than there are columns. An amount with a comma may need quotes, or another sign separates the columns.
budget-problem-quotes = Row { $row }: a quotation mark is opened and not closed, or stands inside a cell. Correct it in the file. What follows it was not read.
budget-problem-too-long = Row { $row } is longer than a row can be. A quotation mark before it may never be closed.
budget-problem-too-many-columns = Row { $row } names { $n } columns, more than the 500 a file may have. Take out columns that say nothing about money, or check which sign separates the cells.
budget-problem-no-column = The file has no column “{ $column }”. Choose what its columns mean again, or the row the names stand in.
budget-problem-no-amount-column = No column is chosen for amounts. Choose one.
budget-problem-no-side-column = Choose the column that says whether a row is spending or revenue, or one of them for all rows.
budget-problem-no-dimension = Choose at least one column that says what the money is for: a fund, a department, a division, an account or a category.
budget-problem-no-year-given = No column says the year. Write the year of all rows.
budget-problem-looks-like-total = Row { $row } is the sum of rows above it. Counted as well, the money would count twice. Choose whether such rows are left out.
budget-problem-too-many-lines = There are more than 100,000 different lines. Leave out the column “{ $column }”, which has { $n } different values.
budget-problem-too-many-names = The names of the file are longer than a million signs together. Leave out the column “{ $column }”, which says the most.
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

# The desk: budgets, versions, files. In app/budget/versions and app/budget/importing.
budget-desk-title = Budgets
budget-desk-lead = Bring in the budget as it was submitted, adopted or changed, and hold its totals against the official ones.
budget-desk-none = No budget is here yet
budget-desk-none-what = A budget is begun once. Its versions follow year by year: as submitted, as adopted, each change, and what was spent.
budget-desk-public = See its public page
budget-desk-waiting-until = kept for { $days } days, then thrown away
budget-desk-waiting = Files that are not recorded yet
budget-desk-versions = Versions
budget-desk-no-version = No version is recorded yet. Bring a file of figures.
budget-desk-lines = { $n ->
    [one] { $n } line
   *[other] { $n } lines
  }
budget-new-title = Begin a budget
budget-new-lead = One budget for each public body. Every year and every change becomes a version of it.
budget-new-name = Title
budget-new-name-hint = Such as “Budget of the City of Millbrook”.
budget-new-body = Whose budget it is
budget-new-body-hint = The public body, such as “City of Millbrook”.
budget-new-currency = Money
budget-new-currency-hint = Three letters, such as USD.
budget-new-submit = Begin the budget
budget-file-title = Bring a file of figures
budget-file-lead = Nothing is public yet: first you see what the file would become.
budget-file = The file
budget-file-hint = A table with a row of column names. Workbooks up to { $megabytes } MB; save larger ones as CSV.
budget-file-like = Read its columns like
budget-file-like-hint = For the next file of the same office.
budget-file-like-none = Find out from the file
budget-file-submit = Read the file
budget-step-file = File
budget-step-columns = Columns
budget-step-record = Record
budget-step-certificate = Certificate
budget-map-title = What the columns mean
budget-map-file = File
budget-map-sheet = Sheet
budget-map-formulas = { $n ->
    [one] { $n } formula, read as its result
   *[other] { $n } formulas, read as their results
  }
budget-map-columns = The columns
budget-map-columns-hint = Choose what each column says. What is left open is not used.
budget-map-column = Column
budget-map-cells = First cells
budget-map-as = Means
budget-map-as-of = What column { $column } means
budget-map-more = More
budget-map-year-of = Year
budget-map-measure-of = Planned or spent
budget-map-measure-all = As all columns
budget-map-side-of = Spending or revenue
budget-map-side-all = As chosen below
budget-map-fill = A blank repeats what stands above
budget-map-sides = Spending or revenue
budget-map-side-by = How a row says which
budget-map-side-column = A column says it
budget-map-side-spending = All rows are spending
budget-map-side-revenue = All rows are revenue
budget-map-side-by-sign = Amounts below zero are revenue
budget-map-side-column-of = The column that says it
budget-map-spending-words = Words for spending
budget-map-revenue-words = Words for revenue
budget-map-words-hint = One on each line, as they stand in the column.
budget-map-begins = The cell only has to begin so, as account codes do
budget-map-flip = Written with the other sign
budget-map-flip-hint = Some files write revenue below zero. Tick it to turn it round.
budget-map-years = Years
budget-map-year = Year of all rows
budget-map-year-hint = Only where no column says it, such as 2026 or 2025-26.
budget-map-year-digits = Take only the four digits of the year, as in 07/01/2026
budget-map-measure = The amounts are
budget-map-rows = Rows
budget-map-totals = Rows that are sums of rows above
budget-map-totals-hint = They are found by adding up. Counted as well, the money would count twice.
budget-map-totals-ask = Ask me
budget-map-totals-leave-out = Leave them out
budget-map-totals-keep = Keep them as ordinary rows
budget-map-without = Leave out rows by what a column says
budget-map-without-one = Rule { $n }
budget-map-one-more = There is room for one more each time you press the button below.
budget-map-without-column = Column
budget-map-without-words = Rows in which it says
budget-map-writing = How the file is written
budget-map-header = Row with the column names
budget-map-header-hint = Counted as a spreadsheet does, from 1.
budget-map-header-rows = Rows the names take
budget-map-header-row = { $n ->
    [one] One row
   *[other] { $n } rows
  }
budget-map-encoding = Encoding
budget-map-encoding-hint = Found in the file. Change it when letters with accents look wrong.
budget-map-delimiter = Cells are separated by
budget-map-delimiter-comma = Comma
budget-map-delimiter-semicolon = Semicolon
budget-map-delimiter-tab = Tab
budget-map-delimiter-bar = Upright bar
budget-map-decimal = Amounts are written as
budget-map-unit = Amounts are in
budget-map-unit-1 = Whole units of money
budget-map-unit-1000 = Thousands
budget-map-unit-1000000 = Millions
budget-map-round = Round to cents
budget-map-names-of = Add names to the codes of
budget-map-names-hint = For a file that has codes only: paste the table of codes below, a code, a comma and a name on each line.
budget-map-names = Codes and names
budget-map-tables = Names for codes
budget-map-table-one = Table { $n }
budget-map-try = Show what comes of it
budget-map-first-rows = The first rows of the file
budget-map-first-rows-caption = The first rows as they stand in the file
budget-map-json = These choices as a file
budget-map-json-hint = For the operator’s command “redress import budget FILE --mapping M.json”.
budget-map-go-on = Go on with these totals
budget-map-fix-first = First put right what is named above: in the choices below, or in the file.
budget-as-nothing = Not used
budget-as-amount = Amount
budget-as-year = Year
budget-as-fund-code = Fund: code
budget-as-fund-name = Fund: name
budget-as-department-code = Department: code
budget-as-department-name = Department: name
budget-as-division-code = Division or program: code
budget-as-division-name = Division or program: name
budget-as-account-code = Account: code
budget-as-account-name = Account: name
budget-as-category-code = Category: code
budget-as-category-name = Category: name
budget-as-restricted = Restricted money (yes or no)
budget-as-recurring = Comes every year (yes or no)
budget-dimension-fund = Fund
budget-dimension-department = Department
budget-dimension-division = Division or program
budget-dimension-account = Account
budget-dimension-category = Category
budget-side = Side
budget-side-spending = Spending
budget-side-revenue = Revenue
budget-measure = Planned or spent
budget-measure-planned = Planned
budget-measure-spent = Spent
budget-year = Year
budget-lines = Lines
budget-line = Line
budget-total = Total
budget-fund-none = No fund named
budget-fund-all = All funds
budget-reading-title = Reading the file
budget-reading-how-far = { $rows ->
    [0] Reading “{ $name }”.
   *[other] Reading “{ $name }”: { $rows } rows so far, { $percent }% of the file.
  }
budget-reading-leave = This page looks again by itself. You may leave it: the file waits for you under its budget, and nothing is public yet.
budget-reading-look = Look again now
budget-outcome-title = What comes of it
budget-outcome-rows = Rows read
budget-outcome-lines = Different lines
budget-outcome-left = Left out
budget-outcome-below = Lines below zero
budget-outcome-cancelled = All totals are zero: spending and revenue seem to cancel each other out
budget-outcome-below-spending = All rows count as spending here, also those below zero. If they are revenue, choose below how a row says which.
budget-outcome-below-revenue = All rows count as revenue here, also those below zero. If they are spending, choose below how a row says which.
budget-outcome-totals = Totals
budget-outcome-by-fund = Totals by fund
budget-outcome-more = { $n ->
    [one] One more total is not shown.
   *[other] { $n } more totals are not shown.
  }
budget-outcome-problems = { $n ->
    [one] One thing has to be put right
   *[other] { $n } things have to be put right
  }
budget-outcome-strangers = Words not yet named as spending or revenue:
budget-outcome-problems-more = The others
budget-outcome-problems-rest = { $n ->
    [one] One more is not listed: { $limit } are told at most.
   *[other] { $n } more are not listed: { $limit } are told at most.
  }
budget-outcome-suspects = { $n ->
    [one] One row looks like a total
   *[other] { $n } rows look like totals
  }
budget-outcome-row = Row { $row }
budget-outcome-renamed = { $n ->
    [one] One code has several names
   *[other] { $n } codes have several names
  }
budget-record-title = Record the version
budget-record-lead = From here on it is public, with all its lines, its file’s fingerprint and how its columns were read. It cannot be deleted; a later version can replace it.
budget-record-back = Back to the columns
budget-record-submit = Record this version
budget-recording-title = Recording the version
budget-recording-how-far = { $rows ->
    [0] “{ $name }” is being recorded, with all its lines.
   *[other] “{ $name }” is being recorded, with all its lines. { $rows } rows have been read once more.
  }
budget-recording-leave = This page looks again by itself. You may leave it: the recording goes on. If it is interrupted, nothing is public and the file still waits under its budget.
budget-recorded-title = The version is recorded
budget-recorded-what = It is version { $number }, “{ $name }”.
budget-label = Name of the version
budget-label-hint = Such as “Adopted budget 2026”.
budget-state = State
budget-state-submitted = Submitted
budget-state-adopted = Adopted
budget-state-amended = Amended
budget-state-actual = What came of it
budget-day = Day it was submitted, adopted or changed
budget-supersedes = It amends or replaces
budget-supersedes-none = No earlier version
budget-source-title = Where the figures stand
budget-source-hint = The document and the page, as others find it.
budget-source-publisher = Published by
budget-source-url = Web address
budget-source = Source
budget-note = Note
budget-note-hint = What a reader should know about these figures.
budget-discard-title = Throw this file away
budget-discard-what = { $name } becomes no version. What was chosen for its columns is lost too.
budget-discard-submit = Throw it away
budget-certify-title = Sign a certificate
budget-certify-lead = Type the official totals of “{ $version }” from the adopted document. Leave open what you did not check.
budget-certify-caption = Totals of { $year }
budget-certify-years = Other years:
budget-certify-some = Totals { $from } to { $to } of { $all }. Each page is signed by itself.
budget-certify-note = What explains a difference, if anything is known.
budget-certify-sign = It is published with your name, { $name }, and with every difference as it is.
budget-certify-submit = Sign and publish
budget-ours = Our total
budget-official = Official total
budget-official-of = Official total: { $what }
budget-difference = Difference
budget-difference-none = None
budget-accepted = Accepted by
budget-certificate-title = Certificates
budget-certificate-lead = Somebody held the totals shown here against the official document. The difference is ours less theirs.
budget-certificate-none = No total was checked yet
budget-certificate-none-what = When a keeper of the record holds a total against the official document, it stands here with its source.
budget-certificate-back = To the budget
budget-certificate-budgets = Budgets
budget-certificate-caption = Version { $n }, “{ $version }”: our totals and the official ones
budget-certificate-count = { $n ->
    [one] One total was checked
   *[other] { $n } totals were checked
  }{ $differing ->
    [0] , with no difference to the cent.
    [one] ; one differs.
   *[other] ; { $differing } differ.
  }
budget-diff-title = What changed in “{ $version }”
budget-diff-lead = { $n ->
    [0] No line differs from “{ $before }”.
    [one] One line differs from “{ $before }”.
   *[other] { $n } lines differ from “{ $before }”.
  }
budget-diff-link = What changed
budget-diff-others = Compare with:
budget-diff-totals = Totals before and after
budget-diff-before = Before
budget-diff-after = After
budget-diff-lines = Lines that differ, the greatest change first
budget-diff-not-there = Not there
budget-diff-none = Nothing differs
budget-diff-none-what = Both versions have the same lines with the same amounts.
budget-amend-title = Amend by hand
budget-amend-lead = Type new amounts for lines of “{ $version }”. The others stay as they are. Together they make the next version.
budget-amend-words = Find lines
budget-amend-words-hint = Words of the fund, department or account. Send the form before you search for others.
budget-amend-search = Find
budget-amend-caption = Lines and their new amounts
budget-amend-now = Now
budget-amend-new = New amount
budget-amend-new-of = New amount of { $line }
budget-amend-more = { $n ->
    [one] One more line is not shown. Search with more words.
   *[other] { $n } more lines are not shown. Search with more words.
  }
budget-amend-submit = Record the amendment
web-error-budget-file-none = Choose a file.
web-error-budget-file-zip-bomb = This workbook unpacks to far too much. Save the sheet as CSV and bring that.
web-error-budget-file-unreadable = This file cannot be read. Open it in a spreadsheet program and save it as CSV or XLSX again.
web-error-budget-file-wrong-kind = This is not a table or a workbook of the kind .xlsx. Save it as CSV or XLSX.
web-error-budget-file-encrypted = This workbook is locked with a password. Save it without one.
web-error-budget-file-not-found = The workbook has no sheet that can be read.
web-error-budget-file-took-too-long = Reading this workbook took too long. Save the sheet as CSV and bring that.
web-error-budget-file-too-much-memory = Reading this workbook needs too much memory. Save the sheet as CSV and bring that.
web-error-budget-file-too-large = This file is larger than { $megabytes } MB. Save a workbook as CSV, or leave out years or columns.
web-error-budget-official = This is not an amount. Write it as 1,234.50.
web-error-budget-no-official = Type at least one official total.
web-error-budget-nothing-changed = Type at least one amount that differs from the one there is.
web-error-budget-mapping = These choices cannot be kept. One of them is too long.
