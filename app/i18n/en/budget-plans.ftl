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
