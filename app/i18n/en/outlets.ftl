
# Everything to take away: lists as CSV, JSON and feeds, and the read API.

outlets-title = Take this away
outlets-all = Every list of this place
outlets-format-csv = CSV
outlets-format-json = JSON
outlets-format-atom = Feed
outlets-list = List
outlets-page-title = Open data
outlets-page-lead = Everything public in the record of { $place }, as tables, for programs and as feeds. No account is needed.
outlets-page-caption = Lists and where to get them
outlets-reading = How to read it
outlets-reading-covered = A text that was covered or erased is empty here too. The column “covered” names it, and the list of takedowns says why.
outlets-reading-days = Days are the days of the place. Where only the month or the year is known, only that is given. “2021-04-22/..” means that day or later, “../2021-04-22” that day or earlier.
outlets-reading-csv = Every row says when it was recorded, in which role, and which sources it rests on. In CSV, several values stand in one cell with “ | ” between them, and a cell that a spreadsheet would take for a formula begins with an apostrophe.
outlets-programs = For programs
outlets-programs-text = The same lists can be read page by page and filtered: <api>how to read them by program</api>.
outlets-fact-published = published
outlets-fact-sent = sent
outlets-fact-delivered = delivered

outlets-list-letters = Letters
outlets-what-letters = Public letters, by whom, and how much of what they ask was answered.
outlets-list-demands = Demands
outlets-what-demands = What each letter asks for, quoted from its text.
outlets-list-asked = Whom each demand was put to
outlets-what-asked = Each demand with each office or organization it was put to, and where that stands today.
outlets-list-answers = Answers
outlets-what-answers = What was answered, by whom and when, with earlier answers that were replaced.
outlets-list-deliveries = Deliveries
outlets-what-deliveries = What is known of letters being published, sent and delivered.
outlets-list-organizations = Organizations
outlets-what-organizations = Public bodies and other organizations in the record.
outlets-list-posts = Posts
outlets-what-posts = Offices one can hold.
outlets-list-people = People
outlets-what-people = People named in the record, in their public role.
outlets-list-memberships = Who held what
outlets-what-memberships = Who held which post or belonged to which organization, from when to when.
outlets-list-powers = Powers
outlets-what-powers = Who may decide what, alone or together, under which law.
outlets-list-meetings = Meetings
outlets-what-meetings = Meetings and other things that happened in public.
outlets-list-invitations = Invitations
outlets-what-invitations = Who was invited to which meeting, and what they replied.
outlets-list-statements = Statements
outlets-what-statements = What was said in public, by whom, and how it is known.
outlets-list-sources = Sources
outlets-what-sources = What the record rests on: reports, documents, pages.
outlets-list-takedowns = Takedowns
outlets-what-takedowns = Which texts were covered or erased, and why. Never the texts.
outlets-list-changes = Changes
outlets-what-changes = Everything that was recorded, in the order of the log. Read on from the last entry you have and you miss nothing.
outlets-list-divisions = Divisions
outlets-what-divisions = States, counties, cities and districts, by their Open Civic Data id.
outlets-list-search = Search
outlets-what-search = Every public text, found by its words. The best comes first.

outlets-api-title = Reading the record of { $place } by program
outlets-api-lead = Everything public can be read as JSON, from any program and any website, without an account or a key.
outlets-api-description = Programs find all of this in the <link>OpenAPI description</link>. To take a whole list away at once, use <lists>open data</lists>.
outlets-api-cursor = Lists come a page at a time. “next” is the address of the following page, and null at the end. What was added or changed comes last, so whoever keeps the last address can go on from there later. “as_of” says how far the record had come.
outlets-api-limit = A page has { $usual } rows; with “limit” up to { $most }.
outlets-api-errors = What cannot be answered is said as a problem of RFC 9457, with what was wrong in “errors”.
outlets-api-same = Nothing has changed since.
outlets-api-one = One of: { $list }
outlets-api-filters = Narrow it by:
outlets-api-fields = what a row holds
outlets-api-field = Field
outlets-api-holds = Holds
outlets-type-or-null = or nothing
outlets-type-several = several:
outlets-type-string = text
outlets-type-integer = whole number
outlets-type-boolean = true or false
outlets-type-uuid = id
outlets-type-uri = web address
outlets-type-date-time = moment in UTC

web-error-unknown-filter = This list cannot be narrowed by that. Its description names what it can be narrowed by.

# On every page of a place that was read in from a part of a record.
web-part-of-record = This is a part of the record of { $place }: only what concerns one office or organization. It was copied here from elsewhere.
