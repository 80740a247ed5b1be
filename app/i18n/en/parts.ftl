# Words inside the pieces of a page: states, matrix, answers, clocks, lists.

state-not-asked = not asked
state-asked = asked, no delivery evidenced
state-delivery-disputed = delivery disputed
state-returned = sent back, not delivered
state-waiting = delivered, waiting
state-waiting-day = { $n ->
    [0] delivered today, waiting
   *[other] waiting, day { $n }
}
state-accepted = accepted
state-partly = partly accepted
state-declined = declined
state-not-my-power = not my power
state-under-review = under review
state-cannot-comment = cannot comment
state-asserted = asserted
state-attested = attested
state-reported = reported by the press
state-official = the body’s own publication
state-mirror = text read on a mirror site
state-unconfirmed = unconfirmed
state-disputed = disputed
state-not-established = not established
state-given = given here
state-recorded = recorded from a source
state-unheld = source not held
state-covered = covered
state-erased = erased
state-draft = draft
state-adopted = adopted
state-published = published
state-superseded = replaced by a later version
state-withdrawn = withdrawn
state-proposed = proposed
state-confirmed = confirmed
state-cancelled = cancelled
state-passed = took place
state-conditions = accepted with conditions
state-tentative = tentative
state-no-reply = no reply yet
state-attended = attended
state-absent = absent
state-running = running
state-due-soon = due soon
state-overdue = overdue
state-paused = paused
state-stopped = stopped
state-not-started = not started
state-long-overdue = long overdue
state-stopped-in-time = stopped in time
state-stopped-late = stopped late
state-transferred = passed on
state-stated = stated
state-restated = said again
state-changed = changed
state-abandoned = given up
state-none-found = nothing found so far
state-begun = begun
state-partly-done = partly done
state-done-all = done
state-contradicted = contradicted
state-no-date = no date
state-on-time = date not reached
state-met = date met
state-missed = date missed
state-overdue-day = overdue, day { $n }
state-long-overdue-day = long overdue, day { $n }

part-matrix-demand = Demand
part-matrix-nobody = Not put to anyone yet
part-matrix-hint = { $n } holders. Move the table sideways to see them all.
part-given-by = ({ $by })
part-recorded-by = (read by { $by })
part-recorded-on = recorded { $day }
part-diff-same = The two texts are the same.
part-diff-removed = Removed:
part-diff-added = Added:
part-diff-end = (end)
part-diff-legend-removed = taken out
part-diff-legend-added = put in
part-clock-used = { $used } of { $n ->
    [one] one working day
   *[other] { $n } working days
} used
part-clock-late = { $used } working days used, { $allowed } allowed: { $n ->
    [one] one day late
   *[other] { $n } days late
}
part-clock-arithmetic = Show how the days were counted
part-change = Change
part-not-given = Not given
part-notice-info = Good to know
part-notice-done = Done
part-notice-warn = Careful
part-step = Step { $n } of { $of }:
part-step-done = Done:
part-pages = Pages
part-previous = Previous page
part-next = Next page
part-page = Page { $page }
part-page-of = Page { $page } of { $pages }
part-cite = Cite this page
part-cite-text = “{ $title }.” Redress, { $place }, as it stood on { $day }.
part-log-act = See this act in the public log, with its proof
part-log-entry = log entry { $entry }
part-in-language = In { $language }, the original
