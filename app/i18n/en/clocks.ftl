# Clocks: how long somebody has had a question, on what ground, and how the days were counted.

clocks-days-working = { $n ->
    [one] one working day
   *[other] { $n } working days
  }
clocks-days-calendar = { $n ->
    [one] one day
   *[other] { $n } days, weekends and holidays included
  }
clocks-basis-courtesy = Courtesy period of this site: { $days }. It is not a legal deadline.
clocks-basis-uncited = Set here as { $days }; the citation is out of view, so nothing is said about a law.
clocks-basis-law = By law: { $days } ({ $citation }).
clocks-basis-rule = By the rule “{ $citation }”: { $days }. It is not said to be a law.
clocks-basis-rule-plain = By a rule of the office: { $days }. It is not said to be a law.
clocks-basis-promise = As promised (“{ $citation }”): { $days }. It is not a legal deadline.
clocks-basis-promise-plain = As promised: { $days }. It is not a legal deadline.

clocks-why-no-delivery = The clock has not started: no delivery is evidenced.
clocks-why-disputed = The clock has not started: whoever was asked says that nothing arrived as recorded.
clocks-why-day-open = The clock has not started: the day of the delivery is not known well enough to count from.
clocks-says-stopped-in-time-answer = Delivered { $began }. Answered { $day }, in time.
clocks-says-stopped-late-answer = Delivered { $began }. Answered { $day }; the last day was { $due }.
clocks-says-stopped-in-time-stop = Delivered { $began }. Stopped { $day } without an answer, in time.
clocks-says-stopped-late-stop = Delivered { $began }. Stopped { $day } without an answer; the last day was { $due }.
clocks-says-stopped-in-time-transfer = Delivered { $began }. Passed on to another { $day }, in time.
clocks-says-stopped-late-transfer = Delivered { $began }. Passed on to another { $day }; the last day was { $due }.
clocks-says-paused = Delivered { $began }. Paused after { $n ->
    [one] one counted day
   *[other] { $n } counted days
  }.
clocks-says-late-working = Delivered { $began }. The last day was { $due }: { $n ->
    [one] one working day
   *[other] { $n } working days
  } ago.
clocks-says-late-calendar = Delivered { $began }. The last day was { $due }: { $n ->
    [one] one day
   *[other] { $n } days
  } ago.
clocks-says-left-working = Delivered { $began }. The last day is { $due }: { $n ->
    [0] today
    [one] one working day is left
   *[other] { $n } working days are left
  }.
clocks-says-left-calendar = Delivered { $began }. The last day is { $due }: { $n ->
    [0] today
    [one] one day is left
   *[other] { $n } days are left
  }.
clocks-see = <link>How the days were counted</link>
clocks-everyone = Everyone asked here

clocks-title = The clock of demand { $n }: { $who }
clocks-crumb = Clock
clocks-lead = How long { $holder } has had this question: { $demand }
clocks-basis-title = On what ground
clocks-days-title = Day by day
clocks-facts = In short
clocks-events-title = What happened to the clock
clocks-events-none = Nothing but the delivery is recorded.
clocks-rules-title = How days are counted here
clocks-strip-working = { $used } of { $allowed } working days used
clocks-strip-calendar = { $used } of { $allowed } days used
clocks-strip-late-working = { $used } of { $allowed } working days used, { $n } late
clocks-strip-late-calendar = { $used } of { $allowed } days used, { $n } late
clocks-due-is = the last day is { $day }
clocks-due-open = open while it is paused
clocks-extended = { $n ->
    [one] One day was added.
   *[other] { $n } days were added.
  }
clocks-law-changed = This rule began on { $day }, while the clock was running, and says that it counts for clocks that run. Before that:
clocks-others = { $n ->
    [one] One other period
   *[other] { $n } other periods
  } would also apply
clocks-periods-link = All periods and rules of this place
clocks-see-commitments = See too <link>what offices and organizations said they would do</link>, and what became of it.
clocks-valid-both = Valid from { $from } until { $until }.
clocks-valid-from = Valid from { $from }.
clocks-valid-until = Valid until { $until }.
clocks-valid-always = Valid on every day recorded here.
clocks-fact-start = Day zero
clocks-fact-period = Time allowed
clocks-fact-due = Last day
clocks-fact-counted = Days counted
clocks-fact-left = Days left
clocks-fact-late = Days late
clocks-fact-stop = Stopped
clocks-fact-from = Passed on from
clocks-fact-to = Passed on to
clocks-by-answer = by an answer
clocks-by-stop = without an answer
clocks-by-transfer = passed on
clocks-held-title = Who held the office
clocks-held-then = On day zero
clocks-held-now = Today
clocks-held-inherited = The clock belongs to the office. Whoever takes it over takes over the clock as it runs.
clocks-event-pause = Paused
clocks-event-resume = Goes on
clocks-event-extend = { $n ->
    [one] One day added
   *[other] { $n } days added
  }
clocks-event-stop = Stopped without an answer
clocks-event-transfer = Passed on

clocks-days-none = There is no day to count yet.
clocks-days-how = Counting begins on the day after the delivery. A question is late only from the day after the last one.
clocks-years-unknown = No holidays are recorded for { $years }. For these years only weekends are left out, and a last day may still move.
clocks-month = { $month }: { $n ->
    [one] one day counted
   *[other] { $n } days counted
  }
clocks-day = Day
clocks-day-count = Counted
clocks-day-why = Why
clocks-day-not = not counted
clocks-day-n = day { $n }
clocks-day-late = { $n } late
clocks-why-zero = day of delivery, day zero
clocks-why-weekend = weekend
clocks-why-paused = paused
clocks-why-holiday = holiday: { $name }
clocks-why-due = last day
clocks-why-stop = stopped
clocks-why-today = today

clocks-rule-zero = The day of delivery is day zero. A clock starts only when a delivery is evidenced and not disputed.
clocks-rule-roll = Working days leave out weekends and the holidays this place has set. Whether a last day on a holiday moves, the basis says.
clocks-rule-pause = The days from a pause until the day it goes on are not counted.
clocks-rule-past = A last day that has passed is never moved by anything that happens later.
clocks-rule-answer = The first answer stops the clock, whatever it says.
clocks-rule-doubt = Where a day is known only by its month or year, the doubt counts for whoever was asked.
clocks-rule-law = If a law changes while a clock runs, the law of the day of delivery counts, unless the new one says otherwise.
clocks-rule-post = A clock belongs to the office, not to the person. It goes on when somebody else takes over.

clocks-list-title = Clocks
clocks-list-lead = Questions that were delivered and wait for an answer, and how long each office has.
clocks-show-all = all ({ $n })
clocks-show-late = past the last day ({ $n })
clocks-show-due-soon = due soon ({ $n })
clocks-show-overdue = overdue ({ $n })
clocks-show-long-overdue = long overdue ({ $n })
clocks-show-running = in time ({ $n })
clocks-show-paused = paused ({ $n })
clocks-filter = Which clocks
clocks-search = Words in the demand, the letter or the office
clocks-search-do = Show
clocks-sort = In which order
clocks-sort-late = By the last day
clocks-sort-holder = By office
clocks-sort-letter = By letter
clocks-none-title = No clock here
clocks-none-what = A clock starts when a letter’s delivery is evidenced, and stops with the first answer.
clocks-none-found = No clock fits what you asked for.
clocks-caption = Clocks that run, with their last day and their basis
clocks-col-demand = Demand
clocks-col-holder = Asked
clocks-col-state = Clock
clocks-col-due = Last day
clocks-col-basis = On what ground

clocks-periods-title = How long an office has
clocks-periods-lead = The periods that count in this place, each with its ground. Where nothing else is set, the courtesy period of this site counts.
clocks-periods-own = Set in this place
clocks-periods-none = Nothing is set here, so the courtesy period counts for everyone.
clocks-periods-default = For everyone else
clocks-rolls = A last day on a weekend or holiday moves to the next working day.
clocks-rolls-not = A last day on a weekend or holiday does not move.
clocks-running = Counts for clocks that already ran when it began.
clocks-extend-most = { $n ->
    [0] It allows no extension.
    [one] It can be extended by one day.
   *[other] It can be extended by { $n } days.
  }

clocks-desk-title = Clocks and periods
clocks-desk-lead = Record that a clock was paused, goes on, got more days or was stopped; pass a question on; set how long an office has.
clocks-desk-period = Set a period
clocks-desk-end = End a period
clocks-desk-change = Record what happened to a clock
clocks-desk-transfer = Pass the question on
clocks-desk-undo = Take back an entry about a clock
clocks-desk-own = Pause, extend or pass on
clocks-form-holder = Whom it binds
clocks-form-holder-hint = An office or organization. Leave it open for a kind of body, or for everyone.
clocks-form-kind = Or every body of one kind
clocks-form-kind-none = no kind
clocks-form-basis = On what ground
clocks-form-basis-law = A law
clocks-form-basis-law-hint = Needs its citation and a link to its words.
clocks-form-basis-rule = A rule of the office
clocks-form-basis-rule-hint = Published by the office itself, such as its rules of procedure.
clocks-form-basis-promise = A promise
clocks-form-basis-promise-hint = Said by the office, in writing or in a meeting.
clocks-form-basis-courtesy = A courtesy period of this site
clocks-form-basis-courtesy-hint = Nobody is bound by it, and every page says so.
clocks-form-citation = Citation
clocks-form-citation-hint = The law’s name and section, or the title of the rule.
clocks-form-url = Where its words can be read
clocks-form-days = How many days
clocks-form-unit = Which days count
clocks-form-unit-working = Working days
clocks-form-unit-calendar = All days
clocks-form-rolls = A last day on a weekend or holiday moves to the next working day
clocks-form-extend = How many days may be added
clocks-form-extend-hint = Leave open where the basis says nothing about extensions.
clocks-form-soon = “Due soon” from so many days before the last
clocks-form-long = “Long overdue” after so many days late
clocks-form-from = Valid from
clocks-form-until = Valid until
clocks-form-running = It says itself that it counts for clocks that are already running
clocks-form-note = What else one should know
clocks-form-end = What happened
clocks-form-end-ended = It ended or will end
clocks-form-end-withdrawn = It was recorded in error and never counted
clocks-form-end-until = Needed when it ended: the last day on which a clock could start under it.
clocks-form-why = Why
clocks-form-what = What happened
clocks-form-what-pause = It was paused
clocks-form-what-pause-hint = For example while the office waits for a clarification.
clocks-form-what-resume = It goes on
clocks-form-what-resume-hint = What it waited for is there.
clocks-form-what-extend = It got more days
clocks-form-what-extend-hint = Say who allowed it, and under what.
clocks-form-what-stop = It was stopped without an answer
clocks-form-what-stop-hint = Whoever asked no longer waits, or the matter is settled.
clocks-form-more = How many more days
clocks-form-more-hint = Only for more days.
clocks-form-day = On which day
clocks-form-day-hint = Leave open for today.
clocks-form-words = How it is known, and why
clocks-form-words-hint = Everybody reads this.
clocks-form-to = Whom it is passed on to
clocks-form-to-hint = The demand is put to them too. Their clock starts when it is delivered to them.

web-error-clock-days = Give a whole number of days from { $least } to { $most }.
web-error-clock-exact-day = Give the exact day: days are counted from it.
web-error-clock-whom-twice = Choose an office or a kind of body, not both.
web-error-clock-law-link = A law needs a link to its words.
web-error-clock-paused-already = The clock is paused already.
web-error-clock-not-paused = The clock is not paused.
web-error-clock-extension-most = The basis allows { $most } more days in all.
web-error-clock-extension-none = The basis does not let the office add days by itself. A clerk can record an extension from a source.
web-error-clock-transfer-itself = Choose somebody other than the one who was asked.
web-error-clock-not-started = On that day the clock was not running: no delivery had been evidenced.
web-error-clock-stopped = On that day the clock had already stopped.

front-act-period-set = How long { $who } has to answer was set: <link>periods</link>
front-act-period-ended = A <link>period</link> for { $who } ended.
front-act-period-withdrawn = A <link>period</link> for { $who } was taken back as recorded in error.
front-act-clock-pause = The clock of { $who } was paused: <link>{ $title }</link>
front-act-clock-resume = The clock of { $who } goes on: <link>{ $title }</link>
front-act-clock-extend = The clock of { $who } was given more days: <link>{ $title }</link>
front-act-clock-stop = The clock of { $who } was stopped without an answer: <link>{ $title }</link>
front-act-clock-transferred = { $who } passed a question on: <link>{ $title }</link>
front-act-clock-withdrawn = An entry about the clock of { $who } was taken back: <link>{ $title }</link>
words-stream-period = Period
front-thing-period = Period
clocks-last-day = last day { $day }
outlets-list-clocks = Clocks
outlets-list-periods = How long each office has
web-nav-clocks = Clocks
outlets-what-clocks = What was delivered and to whom, how the days were counted, the last day and on what ground.
outlets-what-periods = The periods set in this place, whom they bind and on what ground.
