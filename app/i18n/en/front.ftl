# The front of a place: home, what changed, search, the desk.

front-title = What has been asked, and what was answered
front-lead = The public record of { $place }. What was published stays, with every change beside it.
front-empty-title = This record is just beginning
front-empty-what = Here stands what organizations ask of those in power, who can act on it, and what each of them answers.
front-empty-next = How this record works
front-asked-title = Asked and answered
front-asked-of = { $answered } of { $asked }
front-asked-what = { $n ->
    [one] questions to one office or organization have an answer.
   *[other] questions to { $n } offices and organizations have an answer.
}
front-asked-link = { $n ->
    [one] Read the letter
   *[other] See all { $n } letters
}
front-powers-title = Who can act
front-powers-what = { $n ->
    [one] One power is in the register: who may decide what, under which law.
   *[other] { $n } powers are in the register: who may decide what, alone or together, under which law.
}
front-powers-link = Ask who can act
front-meetings-title = Meetings
front-meetings-next = Next:
front-meetings-none = No meeting is announced. Those of the past are here, with who was invited and what they said.
front-meetings-link = See the meetings
front-try = Everyone here is invented. <link>Try it as one of them</link>: an organizer, the mayor’s aide, a resident, the steward.
front-changes-title = What changed
front-changes-lead = Everything that happened, by the day it happened. Where it was entered later, that day stands beside it.
front-changes-all = Everything that changed
front-changes-none = There is nothing on this page
front-changes-none-what = <first>Back to what changed last</first>
front-with-it = { $n ->
    [one] and one more act with it
   *[other] and { $n } more acts with it
}
front-with-it-more = and { $n } more
front-somebody = somebody the record does not name
front-unnamed = this place

front-act-place-opened = The record of this place was opened.
front-act-place-changed = What the record says of this place was changed.
front-act-place-contact-set = It was said how the stewards of this place can be reached.
front-act-place-calendar-set = The days off of the year were entered in the place’s calendar.
front-act-log-continued = The log of this place was closed, and another follows it.
front-act-source-recorded = A source was recorded: <link>{ $title }</link>
front-act-source-recorded-then = A source was published: <link>{ $title }</link>
front-act-source-changed = What is said of a source was corrected: <link>{ $title }</link>
front-act-statement-recorded = A statement was recorded: <link>{ $title }</link>
front-act-statement-recorded-then = A statement was made: <link>{ $title }</link>
front-act-statement-recorded-by = { $who } made a statement: <link>{ $title }</link>
front-act-statement-changed = The record of a statement was corrected: <link>{ $title }</link>
front-act-organization-recorded = An organization was entered: <link>{ $title }</link>
front-act-organization-changed = What is said of an organization was changed: <link>{ $title }</link>
front-act-post-recorded = A post was entered: <link>{ $title }</link>
front-act-post-changed = What is said of a post was changed: <link>{ $title }</link>
front-act-person-recorded = A person in a public role was entered: <link>{ $title }</link>
front-act-person-changed = What is said of a person was changed: <link>{ $title }</link>
front-act-membership-recorded = Somebody took up the post of <link>{ $title }</link>.
front-act-membership-recorded-organization = A member of <link>{ $title }</link> was entered.
front-act-membership-ended = A term in the post of <link>{ $title }</link> ended.
front-act-membership-ended-organization = A membership of <link>{ $title }</link> ended.
front-act-power-recorded = A power of <link>{ $title }</link> was entered in the register.
front-act-power-recorded-then = A power of <link>{ $title }</link> came into force.
front-act-power-standing-changed = The standing of a power of <link>{ $title }</link> was changed to: { $what }.
front-act-power-ended = A power of <link>{ $title }</link> ended.
front-act-letter-published = A letter was published: <link>{ $title }</link>
front-act-letter-reported = A letter became known from reports: <link>{ $title }</link>
front-act-letter-version-published = Version { $n } of a letter was published: <link>{ $title }</link>
front-act-letter-organization-named = { $who } stands behind <link>{ $title }</link>.
front-act-delivery-published = The letter <link>{ $title }</link> was made public.
front-act-delivery-sent = The letter <link>{ $title }</link> was sent to { $who }.
front-act-delivery-delivered = The letter <link>{ $title }</link> was delivered to { $who }.
front-act-delivery-disputed = { $who } disputes the delivery of <link>{ $title }</link>.
front-act-delivery-acknowledged = { $who } acknowledged that <link>{ $title }</link> arrived.
front-act-delivery-withdrawn = The record that <link>{ $title }</link> was sent or delivered to { $who } was withdrawn.
front-act-delivery-withdrawn-published = A record of where <link>{ $title }</link> was made public was withdrawn.
front-act-demand-marked = A demand was entered: <link>{ $title }</link>
front-act-demand-marked-then = A demand was made: <link>{ $title }</link>
front-act-demand-marked-again = Where a demand stands in its letter was entered anew: <link>{ $title }</link>
front-act-referral-made = <link>{ $title }</link> was put to { $who }.
front-act-answer-given = { $who } answered <link>{ $title }</link>: { $what }.
front-act-answer-revised = { $who } gave a new answer to <link>{ $title }</link>: { $what }.
front-act-event-recorded = { $what }: <link>{ $title }</link>
front-act-event-changed = How this is told was changed: <link>{ $title }</link>, { $what }.
front-act-invitation-sent = { $who } was invited to <link>{ $title }</link>.
front-act-invitation-accept = { $who } accepted the invitation to <link>{ $title }</link>.
front-act-invitation-tentative = { $who } may come to <link>{ $title }</link>.
front-act-invitation-decline = { $who } declined the invitation to <link>{ $title }</link>.
front-act-invitation-conditions = { $who } accepted the invitation to <link>{ $title }</link> with conditions.
front-act-invitation-way-published = The invitation for { $who } to <link>{ $title }</link> was made public.
front-act-invitation-way-sent = The invitation to <link>{ $title }</link> was sent to { $who }.
front-act-invitation-way-delivered = The invitation to <link>{ $title }</link> was delivered to { $who }.
front-act-invitation-way-disputed = { $who } disputes the delivery of the invitation to <link>{ $title }</link>.
front-act-invitation-way-acknowledged = { $who } acknowledged that the invitation to <link>{ $title }</link> arrived.
front-act-invitation-way-withdrawn = A record of how the invitation to <link>{ $title }</link> reached { $who } was withdrawn.
front-act-verification-granted = Who may speak for <link>{ $title }</link> here was verified.
front-act-verification-ended = A verification for <link>{ $title }</link> ended.
front-act-moderation-covered = A text was covered. <link>Why</link>
front-act-moderation-lifted = A covered text came back into view. <link>Why</link>
front-act-moderation-erased = A text was erased. <link>Why</link>
front-act-unknown = Something was entered that this version cannot tell: <link>{ $title }</link>
front-many-answer-given = { $who } answered { $n } demands of <link>{ $title }</link>: { $what }.
front-many-answer-revised = { $who } gave new answers to { $n } demands of <link>{ $title }</link>: { $what }.
front-many-referral-made = { $n } demands of <link>{ $title }</link> were put to { $who }.
front-many-demand-marked = { $n } demands of <link>{ $title }</link> were entered.
front-many-demand-marked-then = { $n } demands of <link>{ $title }</link> were made.
front-many-demand-marked-again = Where { $n } demands stand in <link>{ $title }</link> was entered anew.

front-search-title = Search
front-search-title-for = Search: { $words }
front-search-words = Words
front-search-hint = Use “quotation marks” for exact words, and - before a word to leave it out.
front-search-in = Only among
front-search-everything = Everything
front-search-in-letters = Letters
front-search-in-demands = Demands
front-search-in-answers = Answers
front-search-in-statements = Statements
front-search-in-meetings = Meetings
front-search-in-holders = Offices, organizations and people
front-search-in-powers = Powers
front-search-in-sources = Sources
front-search-do = Search
front-search-found = { $n ->
    [one] One result
   *[other] { $n } results
}
front-search-more = { $n ->
    [one] One more text here holds these words
   *[other] { $n } more texts here hold these words
}
front-search-none = Nothing found for “{ $words }”
front-search-none-what = Try fewer or other words. What is covered cannot be found.
front-search-none-next = Look through the letters
front-thing-place = This place
front-thing-letter = Letter
front-thing-demand = Demand
front-thing-referral = Demand
front-thing-answer = Answer
front-thing-organization = Organization
front-thing-post = Post
front-thing-person = Person
front-thing-membership = Post
front-thing-power = Power
front-thing-event = Meeting or event
front-thing-series = Series of meetings
front-thing-statement = Statement
front-thing-source = Source

# the desk
front-desk-title = Your desk
front-desk-lead = Good day, { $name }. What waits for you stands first.
front-desk-nothing-title = You have no role here yet
front-desk-nothing-what = To speak for an office or an organization, ask to be verified. A steward will check who you are, never what you say.
front-desk-nothing-next = Ask to be verified
front-desk-asked-title = Asked of you
front-desk-asked-none = Nothing waits for your answer.
front-desk-asked-all = { $n ->
    [one] See what is asked of you
   *[other] See all { $n } that wait
}
front-desk-invitations-title = Invitations
front-desk-invitations-none = No invitation waits for your reply.
front-desk-invitations-all = All your invitations
front-desk-letters-title = Your letters
front-desk-letters-none = Your organization has not published a letter yet.
front-desk-letters-new = Start a letter
front-desk-letters-all = All your letters
front-desk-letter-counts = { $answered } of { $asked } answered
front-desk-clerk-title = Recording from sources
front-desk-clerk-letters = Letters
front-desk-clerk-report = Record a letter known from reports
front-desk-clerk-answers = Record what was answered
front-desk-clerk-meetings = Record a meeting, vote or ruling
front-desk-clerk-statement = Record a statement
front-desk-clerk-source = Record a source
front-desk-clerk-people = Organizations, posts and people
front-desk-clerk-power = Record a power
front-desk-steward-title = For stewards
front-desk-steward-reports = { $n ->
    [0] No report waits
    [one] One report waits
   *[other] { $n } reports wait
}
front-desk-steward-people = People and verifications
front-desk-steward-staff = Staff
front-desk-steward-place = Settings of this place
front-desk-account = Your account
front-search-state = Where it stands
front-search-any-state = Anywhere
front-search-unanswered = not answered yet
front-search-holder = Office or organization
front-search-holder-hint = The last part of its address, such as mayor.
front-search-found-many = At least { $n } found
front-search-narrow = These words are in very many texts. Add another word, or narrow the search.
front-search-narrow-title = Narrow the search
