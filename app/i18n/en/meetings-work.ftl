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
demands-did-agenda-plain = It was put on the agenda of a meeting.

web-error-event-not-yet = The day of this meeting lies ahead.
web-error-demand-unknown = One of these demands is not in this record.
web-error-minutes-not-approved = No version of the minutes of this meeting is approved yet.
web-error-quote-nowhere = These words do not stand in this version of the minutes. Copy them exactly as they stand.
web-error-quote-twice = These words stand at more than one place. Copy a few more, so that one place is meant.
web-error-series-count = Choose between 1 and { $max } meetings.
meetings-calendar-of = Meetings of { $who }
