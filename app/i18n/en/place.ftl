# A place's settings and calendar.

place-settings-title = Settings of this place
place-settings-lead = What every page says of the place. Each change is an act in the public log.
place-name = Name
place-division = Division id
place-division-hint = The Open Civic Data id of the area, such as ocd-division/country:us/state:mo/place:springfield
place-languages = Languages of the pages
place-languages-hint = The first one chosen is the place’s own.
place-zone = Time zone
place-zone-hint = Such as America/Chicago
place-email = Mail address of the stewards
place-email-hint = Public, at the foot of every page. Best an address of the office, not of a person.
place-contact = Where and when they can be found
place-contact-hint = Public. An office, its hours, a phone number, in plain text.
place-save = Save
place-calendar-title = Days off
place-calendar-lead = Working days are counted without weekends and these days. What you save here is copied into the record for good: a later change of any holiday list never moves a past deadline.
place-calendar-link = Days off of this place
place-year-hint = Four digits, such as 2027
place-year = Year
place-days = Days off of that year
place-days-hint = One a line: the date, a space, the name. A year that has none yet starts with a proposal.
web-error-place-division = This is not a division id. It looks like ocd-division/country:us/state:mo/place:springfield
web-error-place-zone = This is not a time zone. It looks like America/Chicago.
web-error-place-day = Line { $line } is not a day. Write 2026-07-04, a space, and the name.
web-error-place-day-other-year = Line { $line } is not in { $year }.
web-error-place-day-twice = Line { $line } names a day that stands above already.
