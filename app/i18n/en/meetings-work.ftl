# What becomes of a meeting: cancelled or returned, its agenda, who came, its minutes, its series, its calendar.

front-act-event-cancelled = <link>{ $title }</link> was cancelled.
front-act-event-returned = <link>{ $title }</link>, which was cancelled, is to take place after all.
front-act-event-held = <link>{ $title }</link> took place.
front-act-agenda-added = Item { $n } was put on the agenda of <link>{ $title }</link>.
front-act-agenda-changed = Item { $n } on the agenda of <link>{ $title }</link> was changed.
front-act-agenda-removed = Item { $n } was taken off the agenda of <link>{ $title }</link>.
front-act-attendance-attended = { $who }, at <link>{ $title }</link>: recorded as attended.
front-act-attendance-absent = { $who }, at <link>{ $title }</link>: recorded as absent.
front-act-minutes-published = Version { $n } of the minutes of <link>{ $title }</link> was published.
front-act-minutes-approved = The minutes of <link>{ $title }</link> were approved by { $who }.
front-act-minutes-objected = { $who } objected to the minutes of <link>{ $title }</link>.
front-act-series-recorded = A series of meetings was announced: <link>{ $title }</link>.
front-act-series-continued = More meetings were announced in the series <link>{ $title }</link>.
demands-did-agenda = It was put on the agenda of <link>a meeting</link>.

web-error-event-not-yet = The day of this meeting lies ahead.
web-error-demand-unknown = One of these demands is not in this record.
web-error-minutes-not-approved = No version of the minutes of this meeting is approved yet.
web-error-quote-nowhere = These words do not stand in this version of the minutes. Copy them exactly as they stand.
web-error-quote-twice = These words stand at more than one place. Copy a few more, so that one place is meant.
web-error-series-count = Choose between 1 and { $max } meetings.
meetings-calendar-of = Meetings of { $who }

# a turn
meetings-turn-cancelled = This meeting is cancelled
meetings-turn-cancelled-kept = Its day, hour and place stand here as they were announced.
meetings-turn-returned = It takes place after all
meetings-turn-held = It took place

# the agenda
meetings-agenda = Agenda
meetings-agenda-none = Nothing is on the agenda yet.
meetings-agenda-item = Item { $n }
meetings-agenda-removed = taken off
meetings-agenda-about = About
meetings-agenda-earlier = { $n ->
    [one] What it said before
   *[other] What it said before ({ $n })
}
meetings-agenda-of = On the agenda of

# who came
meetings-came = Who came
meetings-came-attended-claimed = attended, as claimed
meetings-came-attended-confirmed = attended, confirmed
meetings-came-absent-claimed = absent, as claimed
meetings-came-absent-confirmed = absent, confirmed
meetings-came-by-claim = claimed by another
meetings-came-by-self = their own word
meetings-came-by-chair = the chair’s word
meetings-came-by-minutes = version { $n } of the minutes, approved
meetings-came-earlier = { $n ->
    [one] One earlier word
   *[other] { $n } earlier words
}
meetings-came-basis-claim = Somebody else’s: a claim
meetings-came-basis-self = Their own
meetings-came-basis-chair = The chair’s
meetings-came-basis-minutes = The approved minutes

# the minutes
meetings-minutes = Minutes
meetings-minutes-n = Minutes, version { $n }
meetings-minutes-title = Minutes of { $title }, version { $n }
meetings-minutes-of = Minutes of { $title }
meetings-minutes-by = Published
meetings-minutes-approved = approved
meetings-minutes-unapproved = not approved
meetings-minutes-approved-by = Approved by
meetings-minutes-approvals = Approved by
meetings-minutes-approvals-none = Nobody has approved this version.
meetings-minutes-objections = { $n ->
    [one] one objection
   *[other] { $n } objections
}
meetings-minutes-newer = The minutes stand today in <link>version { $n }</link>.
meetings-minutes-partly = Parts of the minutes were taken out of view. Covered words are shown as black boxes.
meetings-objections = Objections
meetings-objections-none = Nobody has objected to this version.
meetings-objection-n = Objection { $n }
meetings-objection-to = To these words:
meetings-objection-place = see where they stand
meetings-objection-whole = To the minutes as a whole.
meetings-objection-says = In their own words:

# series
meetings-series = Series of meetings
meetings-series-all = Series
meetings-series-by = Announced by
meetings-series-every = How often
meetings-series-count = Meetings so far
meetings-series-n = { $n ->
    [one] one meeting
   *[other] { $n } meetings
}
meetings-series-meetings = Its meetings
meetings-series-moved = planned for { $day }
meetings-every-week = every week
meetings-every-two-weeks = every two weeks
meetings-every-month-day = every month, on the same day
meetings-every-month-weekday = every month, on the same weekday

# calendars
meetings-calendar = Calendar
meetings-calendar-one = Put it in your calendar
meetings-calendar-series = All of them in your calendar
meetings-calendar-all = All meetings in your calendar

# looking for some
meetings-list-title = Find a meeting
meetings-list-which = Which meetings?
meetings-list-all = All
meetings-list-upcoming = To come
meetings-list-past = Past
meetings-list-declined = With an invitation declined
meetings-list-cancelled = Cancelled
meetings-list-holder = Whose?
meetings-list-anybody = Anybody’s
meetings-list-show = Show
meetings-list-none = No meeting like that is recorded.
meetings-list-back = All meetings

# at the desk
meetings-invited-group = Invited, and who invites
meetings-work-title = Work on: { $title }
meetings-work-public = See the public page
meetings-work-do = What you can do
meetings-work-change = Change the day, the place or the words
meetings-work-by = Who says so in the source?
meetings-work-by-hint = For a record from a source only.
meetings-work-by-unknown = Not known, or nobody in this record
meetings-work-on = When was this said or done?
meetings-work-words-hint = In your own words. They are public.
meetings-work-persons = People
meetings-work-demand = { $letter }, demand { $n }: { $heading }
meetings-work-cancel = Cancel this meeting
meetings-work-cancel-title = Cancel: { $title }
meetings-work-cancel-lead = It stays in the record with its day, hour and place, and with the reason. It can return later as the same meeting. Other meetings of a series are not touched.
meetings-work-cancel-reason = Why?
meetings-work-return = Let it take place after all
meetings-work-return-title = Let it take place after all: { $title }
meetings-work-return-lead = The same meeting, with its number, its invitations and the replies. If the day has passed, change the day first.
meetings-work-return-reason = What changed?
meetings-work-held = Record that it took place
meetings-work-held-title = It took place: { $title }
meetings-work-held-lead = What took place cannot be cancelled any more.
meetings-work-held-reason = A word about it
meetings-work-agenda = Put something on the agenda
meetings-work-agenda-title = Put something on the agenda: { $title }
meetings-work-agenda-change = Change item { $n } of the agenda
meetings-work-agenda-lead = Everyone who is part of this meeting can put something on its agenda. The page says who did.
meetings-work-agenda-words = What is it?
meetings-work-agenda-hint = A sentence or two in your own words.
meetings-work-agenda-demands = Which demands is it about?
meetings-work-agenda-remove = Take off
meetings-work-agenda-remove-title = Take item { $n } off the agenda
meetings-work-agenda-remove-lead = Its number stays its own, with the reason. What it said can still be read.
meetings-work-came = Record who came
meetings-work-came-title = Who came: { $title }
meetings-work-came-lead = What you say of yourself is shown as confirmed, what you say of others as a claim. If words differ, the page says that it is disputed.
meetings-work-came-who = Who is it about?
meetings-work-came-says = Did they come?
meetings-work-came-basis = Whose word is it?
meetings-work-minutes = Publish minutes
meetings-work-minutes-title = Publish minutes: { $title }
meetings-work-minutes-lead = Paste the minutes or choose a file. Others can approve them, or object to words of them.
meetings-work-minutes-lead-next = What you publish is a version of its own. The earlier one stays as it is, with its approvals and objections.
meetings-work-minutes-text = The minutes
meetings-work-minutes-file = Or the file they come as
meetings-work-minutes-file-hint = If you change the words in the box above, those are published and the file stands beside them. Otherwise the words are taken from the file.
meetings-work-minutes-meanwhile = Version { $n } was published since you opened this form. Yours will be the next one if you send it now.
meetings-work-minutes-read = Read this version
meetings-work-approve = Approve
meetings-work-approve-title = Approve version { $n } of the minutes: { $title }
meetings-work-approve-lead = The page says that you approved it, and when. A later version needs an approval of its own.
meetings-work-object = Object
meetings-work-object-title = Object to version { $n } of the minutes: { $title }
meetings-work-object-lead = Your objection stands beside the words it is to, as long as this version can be read.
meetings-work-object-quote = The words you object to
meetings-work-object-quote-hint = Copy them exactly. Leave this empty to object to the whole.
meetings-work-object-words = What is wrong with them?
meetings-work-series = Announce the series
meetings-work-series-title = Announce a series
meetings-work-series-lead = Each meeting of a series stands in the record by itself: one can be moved or cancelled alone.
meetings-work-series-first = The first meeting
meetings-work-series-count = How many meetings?
meetings-work-series-count-hint = From 1 to { $max }. You can add more later.
meetings-work-more = Add more meetings
meetings-work-more-title = Add more meetings: { $title }
meetings-work-more-lead = They follow the last planned one, just as often as before, at the place of the last one. Nobody is invited to them yet.
words-stream-series = Series of meetings
meetings-calendar-holder = Their meetings in your calendar

# taking back, and renaming
meetings-work-withdraw = Take it back
meetings-work-withdraw-approval = Take back the approval of version { $n } of the minutes: { $title }
meetings-work-withdraw-objection = Take back an objection to version { $n } of the minutes: { $title }
meetings-work-withdraw-lead = It stays in the record, with your reason and the day. You can approve or object again.
meetings-work-withdraw-why = Why is it taken back?
meetings-work-withdraw-approval-short = Take back the approval
meetings-work-withdraw-objection-short = Take back objection { $n }
meetings-work-rename = Rename
meetings-work-rename-title = Rename a series: { $title }
meetings-work-rename-lead = The earlier name stays in the record, with your reason. Each meeting keeps its own title.
meetings-work-rename-why = Why is it told otherwise now?
meetings-series-was = Until then:
meetings-came-by-minutes-unapproved = version { $n } of the minutes, which is not approved any more
front-act-minutes-approval-withdrawn = { $who } took back an approval of minutes of <link>{ $title }</link>.
front-act-minutes-objection-withdrawn = { $who } took back an objection to minutes of <link>{ $title }</link>.
front-act-series-changed = A series of meetings was renamed or told anew: <link>{ $title }</link>
