# How a budget is looked at. In app/budget/views.
budget-views-title = Budget
budget-views-lead = Where the money of { $place } comes from and where it goes, line by line, as it was adopted.
budget-views-none = No budget yet
budget-views-none-what = Here stand the budgets that were recorded for this place: every line, what it comes to, and the rules it is under. None has been recorded yet. Whoever keeps this record can read one in from a file.
budget-views-none-next = What this site is for
budget-views-no-version = No figures yet
budget-views-no-version-what = This budget was begun, and no version of it has been recorded yet. Its lines will stand here as soon as one is.
budget-views-spending = Spending
budget-views-revenue = Revenue
budget-views-planned = planned
budget-views-spent = as it came out
budget-views-lead-spending-planned = { $amount } is planned to be spent in { $year }.
budget-views-lead-spending-spent = { $amount } was spent in { $year }.
budget-views-lead-revenue-planned = { $amount } is expected to come in in { $year }.
budget-views-lead-revenue-spent = { $amount } came in in { $year }.
budget-views-share-of = That is { $share } of: { $of }.
budget-views-share-of-all = That is { $share } of the whole.
budget-views-beside-spending = Revenue beside it: { $amount }.
budget-views-beside-revenue = Spending beside it: { $amount }.
budget-views-even = The two are even.
budget-views-over = Spending is { $amount } more than revenue.
budget-views-under = Spending is { $amount } less than revenue.
budget-views-certified = { $n ->
    [one] Its total is the official one: <link>the certificate</link>.
   *[other] Its totals are the official ones: <link>the certificates</link>.
}
budget-views-certified-off = { $off ->
    [one] A total here differs from the official one by { $amount }: <link>see the certificate</link>.
   *[other] Totals here differ from the official ones by up to { $amount }: <link>see the certificates</link>.
}
budget-views-choose-side = Show:
budget-views-choose-year = Year:
budget-views-choose-measure = Figures:
budget-views-choose-against = Held against:
budget-views-choose-by = By:
budget-views-by-fund = Fund
budget-views-by-department = Department
budget-views-by-division = Division
budget-views-by-account = Account
budget-views-by-category = Category
budget-views-unsaid-fund = Fund not said
budget-views-unsaid-department = Department not said
budget-views-unsaid-division = Division not said
budget-views-unsaid-account = Account not said
budget-views-unsaid-category = Category not said
budget-views-caption-fund = { $n } funds, { $year }, the largest first
budget-views-caption-department = { $n ->
    [one] One department, { $year }
   *[other] { $n } departments, { $year }, the largest first
}
budget-views-caption-division = { $n ->
    [one] One division, { $year }
   *[other] { $n } divisions, { $year }, the largest first
}
budget-views-caption-account = { $n ->
    [one] One account, { $year }
   *[other] { $n } accounts, { $year }, the largest first
}
budget-views-caption-category = { $n ->
    [one] One category, { $year }
   *[other] { $n } categories, { $year }, the largest first
}
budget-views-amount = Amount
budget-views-share = Share
budget-views-in-year = { $year }, and the change since
budget-views-total = Total
budget-views-smaller = { $n ->
    [one] One smaller
   *[other] { $n } smaller
}
budget-views-picture = { $n } boxes whose areas are the amounts. The largest is { $first }, then { $second }. The table has the same figures.
budget-views-years = Year by year
budget-views-years-caption = What is looked at here, in every year there is
budget-views-year = Year
budget-views-column-spending-planned = Spending, planned
budget-views-column-spending-spent = Spent
budget-views-column-revenue-planned = Revenue, planned
budget-views-column-revenue-spent = Came in
budget-views-restricted-title = Money for one purpose, and free money
budget-views-restricted = For one purpose only
budget-views-free = Free to be moved
budget-views-neither = Not said
budget-views-restricted-what = Money for one purpose may be spent only on what it was given or voted for.
budget-views-restricted-unsaid = The file does not say which of this money is for one purpose only.
budget-views-search = Search in the lines
budget-views-search-hint = A department, a kind of cost or a code, such as overtime. Every word must stand in a line.
budget-views-search-go = Search
budget-views-search-title = Lines of the budget
budget-views-search-title-for = Lines with “{ $words }”
budget-views-search-within = Only within { $what }.
budget-views-search-everywhere = Search in the whole version
budget-views-found = { $n ->
    [one] One line. Spending: { $spending }. Revenue: { $revenue }.
   *[other] { $n } lines. Spending: { $spending }. Revenue: { $revenue }.
}
budget-views-found-none = No line has these words
budget-views-found-none-what = Every word must stand in the name or the code of a fund, a department, a division, an account or a category. Try one word, or a part of it.
budget-views-found-none-next = Look at the whole version
budget-views-lines-caption = Lines, the largest first
budget-views-line = What it is about
budget-views-line-unsaid = A line that says nothing more
budget-views-line-number = Line { $n }
budget-views-kind = What it is
budget-views-restricted-line = For one purpose only
budget-views-recurring-line = Comes back every year
budget-views-yes = Yes
budget-views-no = No
budget-views-rows = Rows of the file added together in it
budget-views-alike = The same in other years and versions
budget-views-alike-caption = Lines of this budget that are about the same
budget-views-alike-change = This line, beside it
budget-views-this-line = this line
budget-views-take = Take it away
budget-views-take-all = All lines of this version:
budget-views-take-part = The lines behind this page:
budget-views-csv = CSV for spreadsheets
budget-views-json = JSON
budget-views-package = Fiscal Data Package
budget-views-about = About these figures
budget-views-wrong = Is a figure wrong? <link>Tell the stewards</link>. A corrected version is recorded beside this one, and both stay.
budget-views-version = Version
budget-views-state-submitted = submitted
budget-views-state-adopted = adopted
budget-views-state-amended = amended
budget-views-state-actual = as it came out
budget-views-day = On
budget-views-body = Whose budget
budget-views-source = Source
budget-views-lines = Lines
budget-views-lines-of = { $lines } lines, added up from { $rows } rows of the file
budget-views-versions = Versions
budget-views-changes = what changed in it
budget-views-home-title = What is done with the money
budget-views-home-see = See the budget
budget-views-home-try = Divide it yourself
budget-views-demand-title = What it would move in the budget
budget-views-demand-rule = This demand asks for a rule of “{ $budget }”: { $rule }.
budget-views-demand-free = No rule that is recorded for this budget stands in its way.
budget-views-demand-alone = With the money there is, no budget can keep it.
budget-views-demand-unknown = Whether another rule stands in its way could not be worked out.
budget-views-demand-against = { $n ->
    [one] It cannot be kept together with this rule:
   *[other] It cannot be kept together with any of these rules:
}
budget-views-demand-try = <link>Try it yourself</link>
budget-views-doing = What you can do with it
budget-views-doing-plan = Divide it yourself
budget-views-doing-plan-what = Move money between the rows and see what the rules say.
budget-views-doing-rules = The rules it is under
budget-views-doing-rules-what = { $n ->
    [one] One rule, what it rests on and whether this version keeps it.
   *[other] { $n } rules, what each rests on and whether this version keeps it.
}
budget-views-doing-collective = What residents made of it together
budget-views-doing-collective-what = The plans that were sent, put together by more than one method.
budget-views-doing-certificate = The certificate
budget-views-doing-certificate-what = Our totals beside the official ones, and who accepted the difference.
