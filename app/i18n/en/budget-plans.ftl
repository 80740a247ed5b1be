# Residents' plans for a budget, and what all of them come to. In app/budget/plans and app/budget/collective.
front-act-budget-consultation-begun = Residents are asked how they would divide money: <link>{ $title }</link>
front-act-budget-collective-recorded = { $n ->
    [one] The plan of one resident was counted: <link>{ $title }</link>
   *[other] The plans of { $n } residents were put together: <link>{ $title }</link>
}
web-error-budget-not-balanced = The plan does not give out exactly the whole sum. Bring what is left to nothing, then send it.
web-error-budget-amount = Write an amount such as 1,250,000 or 1.25 M.
web-error-budget-too-few-groups = With these words there are fewer than two rows to divide money between. Choose other lines, or another column.
web-error-budget-too-many-groups = That makes { $groups } rows; a sheet can have { $limit }. Choose a wider column.
web-error-budget-too-few-changed = Fewer than { $n } plans came or changed since the last time. Counting now would show what a few people want; wait for more.
budget-plans-mail-subject = Confirm your plan: { $title }
budget-plans-mail-body =
    Somebody sent a plan for "{ $title }" with this address.

    Look at it and confirm it here:
    { $link }

    It counts once you have confirmed it. You can replace it or take it back until the last day: { $page }

    If it was not you, do nothing. Without your confirmation the plan is not counted, and this address is forgotten.

    { $place }
budget-plans-consultation = A consultation
web-error-budget-not-so-much = The row you take it from does not have so much.

budget-plans-title = Make your own version
budget-plans-none = Residents are not asked about this budget yet
budget-plans-none-what = When staff open a consultation, everyone can divide the money anew here, see what the rules say, and send a plan.
budget-plans-none-next = Look at the budget
budget-plans-lead = Divide { $total } as you would. Write other amounts, look at what they mean, and send your plan or show it to others.
budget-plans-phase-soon = Plans can be sent from { $opens } to { $closes }; you can try already.
budget-plans-phase-open = Plans can be sent until { $closes }.
budget-plans-phase-closed = Plans could be sent from { $opens } to { $closes }. You can still try and show yours.
budget-plans-who-anyone = Everyone may take part.
budget-plans-who-residents = Residents may take part. Whoever sends a plan says that they live here; nobody checks it.
budget-plans-of-budget = It is about <link>{ $budget }</link>.
budget-plans-by-fund = Fund
budget-plans-by-department = Department
budget-plans-by-division = Division
budget-plans-by-account = Account
budget-plans-by-category = Category
budget-plans-bar = As a bar; the line is today’s
budget-plans-your-amount = Your amount ({ $currency })
budget-plans-today = Today
budget-plans-here = In this plan
budget-plans-change = Change
budget-plans-same = as today
budget-plans-total = All together
budget-plans-caption = Your version beside today’s budget
budget-plans-caption-shared = This plan beside today’s budget
budget-plans-see = See what it means
budget-plans-send = Send my plan
budget-plans-share = Show it to others
budget-plans-again = Start over
budget-plans-balanced = Balanced: nothing left over, nothing missing.
budget-plans-left = { $cents } left to give.
budget-plans-over = { $cents } too much is given.
budget-plans-move-title = Move a sum from one row to another
budget-plans-move-from = Take from
budget-plans-move-to = Give to
budget-plans-move-amount = How much
budget-plans-amount-hint = Such as 1,250,000 or 1.25 M
budget-plans-move = Move it
budget-plans-choose = Choose
budget-plans-changed = What changed
budget-plans-unchanged = Nothing is changed: this is today’s budget.
budget-plans-moved = { $cents } moved from { $from } to { $to }.
budget-plans-less = { $name } goes from { $before } to { $after }: { $cents } less.
budget-plans-more = { $name } goes from { $before } to { $after }: { $cents } more.
budget-plans-no-rules = No rules were named for this consultation.
budget-plans-campaign = A campaign budget
budget-plans-private = Nobody sees your plan before you send or show it
budget-plans-private-what = Trying is not recorded. A plan you send is only counted together with all others; your mail address is never published. A plan you show to others has a link that says nothing about you.
budget-plans-shared = A plan for “{ $title }”
budget-plans-shared-title = A plan somebody shows
budget-plans-shared-lead = One way to divide the money in <link>{ $title }</link>, { $budget }. Whose it is, is not recorded.
budget-plans-closes = The consultation ends on { $closes }.
budget-plans-not-whole = This plan does not give out exactly the whole sum.
budget-plans-go-on = Go on from this plan
budget-plans-compare = Hold it beside all residents’ plans
budget-plans-shared-kept = This page is kept for 400 days after the plan was last shown to others. Print it to keep it longer.
budget-plans-changes-n = { $n ->
    [0] Nothing is changed.
    [one] One row is changed.
   *[other] { $n } rows are changed.
}
budget-plans-check = Check your plan, then send it
budget-plans-change-it = Change it
budget-plans-email = Your mail address
budget-plans-email-hint = We send you a link to confirm the plan. The address is used for nothing else.
web-error-budget-say-resident = Only residents are asked here. Tick this if you live here.
web-error-budget-too-many-plans = From this network { $n } plans were sent within the hour. Your amounts stay here: send them in an hour, or from another network.
budget-plans-resident = I live in the place this is about: { $place }
budget-plans-resident-hint = Only residents are asked here. Nobody checks it: we take your word.
budget-plans-next = What happens next
budget-plans-next-mail = You get a mail with a link. The plan counts once you have confirmed it there.
budget-plans-next-one = Each person has one plan. A later one that you confirm takes the place of the earlier one.
budget-plans-next-private = Your plan is only counted with all others. It and your address are deleted 90 days after { $closes }.
budget-plans-sent = Look into your mailbox
budget-plans-sent-mail = We have sent you a link
budget-plans-sent-what = Open it and press the button to confirm your plan. If no mail comes within an hour, look among unwanted mail, then send the plan again.
budget-plans-link = Your plan
budget-plans-unread = The plan in this link could not be read
budget-plans-unread-what = The link is not whole. Here is today’s budget instead; ask whoever sent it to send it once more.
budget-plans-gone = This link leads nowhere
budget-plans-gone-what = It was not sent by us, or it was not confirmed within 30 days. You can send the plan again.
budget-plans-confirm = Confirm my plan
budget-plans-withdraw = Take my plan back
budget-plans-state-pending = Confirm your plan
budget-plans-state-confirmed = Your plan is confirmed and counts
budget-plans-state-replaced = A later plan of yours took its place
budget-plans-state-withdrawn = You took this plan back
budget-plans-over-since = The consultation ended on { $closes }. What was confirmed by then counts.
budget-plans-open-again = Open this plan again
budget-plans-desk-title = Consultations
budget-plans-desk-new = Begin a consultation
budget-plans-desk-none-what = A consultation asks residents to divide a part of the budget anew. Choose the lines, what one row is, the rules and the days.
budget-plans-desk-collect = Put the plans together now
budget-plans-desk-collect-what = This publishes how many plans there are and, from ten on, what they come to. While the consultation is open, at least ten plans must have come or changed since the last time. When it closes, this happens by itself.
budget-plans-form-title = What residents are asked
budget-plans-form-title-hint = Such as: How would you divide the general fund?
budget-plans-form-note = A note for residents
budget-plans-form-version = Version of the budget
budget-plans-form-by = One row is a
budget-plans-form-rules = Rules that are shown
budget-plans-form-opens = First day
budget-plans-form-closes = Last day
budget-plans-form-who = Who may take part
budget-plans-form-frozen = What it asks cannot be changed once it has begun, so that everyone answers the same question.
budget-plans-form-begin = Begin

budget-collective-title = All residents’ plans together
budget-collective-what = What residents’ plans come to, row by row, and what four methods make of them.
budget-collective-lead = What residents answered to <link>{ $title }</link>, { $budget }.
budget-collective-verified = Plans confirmed by mail, in the figures below
budget-collective-made-up = Invented plans, in the figures below
budget-collective-unverified = Plans sent and not confirmed, not in the figures
budget-collective-mail-only = Each plan was confirmed from one mail address. Nobody checks whether two addresses are one person.
budget-collective-until = Counted
budget-collective-closed = after the last day
budget-collective-still-open = while plans can still be sent
budget-collective-invented = Invented plans
budget-collective-invented-what = { $n ->
    [one] One of these plans was made up by the software’s authors to show how this page works. It is nobody’s.
   *[other] { $number } of these plans were made up by the software’s authors to show how this page works. They are nobody’s.
}
budget-collective-none = No figures yet
budget-collective-none-what = Figures are shown from { $n } confirmed plans on, so that nobody’s plan can be told from them. They are put together when the consultation closes, or earlier by staff.
budget-collective-caption = Every row: the middle of all plans
budget-collective-caption-mine = Every row: the middle of all plans beside the plan you brought
budget-collective-middle = Middle plan
budget-collective-half = Middle half
budget-collective-mine = Your plan
budget-collective-between = { $low } to { $high }
budget-collective-bar-what = In the bars: the wide part is the middle half of all plans, the thick line the middle plan, the thin line today; a dot is the plan you brought.
budget-collective-mean = Average
budget-collective-median = Scaled middle
budget-collective-utilitarian = Most agreed
budget-collective-independent-markets = Proportional
budget-collective-mean-what = Each row gets the average of all plans. Everyone counts the same in every row, but whoever asks for extremes pulls further than whoever says what they think.
budget-collective-median-what = Each row gets its middle plan: half of the people want more, half less. Because the middles seldom add up to the whole, all of them are scaled by one factor.
budget-collective-utilitarian-what = Of all ways to divide the money, this one leaves people’s plans the least to move, added over everyone. Nobody gets closer to their own plan by sending another one. Small groups may get little.
budget-collective-independent-markets-what = Each row is a middle of all plans and of fixed points that rise until the rows add up. Nobody gets closer to their own plan by sending another one, and people who want only one thing get money for it in proportion to how many they are.
budget-collective-how = How the plans are put together
budget-collective-how-what = Each method divides exactly the whole sum. None of them is the decision: it shows those who adopt the budget what residents would do. Limits that bind are kept: what lies beyond is cut, and the other rows are scaled. What is said below about getting closer to one’s own plan holds before that cut.
budget-collective-source = Where the methods come from
budget-collective-source-what = Freeman, Pennock, Peters and Wortman Vaughan, “Truthful aggregation of budget proposals”, 2021. The program that counts is open. The plans are shown to nobody, so not every figure can be worked out again from outside. What can: each column adds up to the whole; rows that a rule holds are named in the files; of the scaled middle, all other rows are their middle plan times one factor.
budget-collective-no-mean = The average is left out this time: too few plans changed since the last count, and two averages would show what they were.
budget-collective-kept = Binding rules that every result keeps:
budget-collective-unkept = Binding rules that were not looked after here: they are about several rows at once or a part of one, cannot be judged, or cannot be kept together.
budget-collective-take = Take the figures with you
budget-collective-results = Four ways to make one budget of them
budget-collective-caption-methods = What each method gives every row; each column adds up to the whole
budget-collective-held = held by a rule
