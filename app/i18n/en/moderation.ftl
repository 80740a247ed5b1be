# Moderation: the takedown log, reporting, the stewards' desk.

moderation-log-title = Takedown log
moderation-log-lead = Nothing published here is removed without a trace. This is everything that was covered or erased, why, and by which role.
moderation-log-none = Nothing has been taken out of view
moderation-log-none-what = When a steward covers or erases a text, the reason and the ground stand here on the same day, and how to object.
moderation-log-caption = { $n ->
    [one] One text was taken out of view
   *[other] { $n } texts were taken out of view
}, the latest first
moderation-log-report = Something here should not be public? <link>Report it.</link> <how>How we decide</how>
moderation-column-what = What
moderation-column-state = State
moderation-column-why = Why
moderation-column-where = Where
moderation-column-when = When
moderation-thing = { $of }: { $field }
moderation-lifted = back in view
moderation-lifted-title = The text is back in view
moderation-lifted-when = The cover was lifted on
moderation-one-title = Taken out of view: { $what }
moderation-fact-ground = Legal ground
moderation-fact-extent = How much
moderation-partly = Some words of the text; the rest stays readable
moderation-whole = The whole text
moderation-fact-role = Decided by
moderation-role-steward = a steward of this place
moderation-role-site = those who run this site
moderation-fact-note = Note
moderation-appeal = If you disagree
moderation-covered-what = The text is kept, out of view. The log still holds the proof of what it said, and the cover can be lifted.
moderation-erased-what = The text is deleted for good and cannot come back. The log holds only a mark that nobody can open any more.

moderation-of-source = Source
moderation-of-statement = Statement
moderation-of-power = Power
moderation-of-organization = Organization
moderation-of-post = Post
moderation-of-person = Person
moderation-of-membership = Term in a post
moderation-of-event = Meeting or event
moderation-of-invitation = Invitation or reply
moderation-of-letter = Letter
moderation-of-delivery = Delivery
moderation-of-demand = Demand
moderation-of-answer = Answer
moderation-of-place = This place
moderation-field-title = title
moderation-field-publisher = publisher
moderation-field-url = address
moderation-field-captured-by = who kept the copy
moderation-field-note = note
moderation-field-words = words
moderation-field-speaker-role = role of the speaker
moderation-field-venue = where it was
moderation-field-dispute = what is disputed
moderation-field-object = object
moderation-field-joint-members = members
moderation-field-basis = legal basis
moderation-field-name = name
moderation-field-names = names
moderation-field-summary = summary
moderation-field-contact = contact address
moderation-field-email = mail address
moderation-field-site = website
moderation-field-basis-url = web address of the legal basis
moderation-field-label = name of the post
moderation-field-role = role
moderation-field-file = original file
moderation-field-file-name = name of the file
moderation-field-evidence = evidence
moderation-field-heading = heading
moderation-field-quote = exact words
moderation-field-reasons = reasons
moderation-field-slug = address
moderation-field-object-key = key of the object
moderation-field-banner = banner

moderation-reason-private-person = It says something about a private person
moderation-reason-contact-details = It holds somebody’s address, phone number or mail
moderation-reason-child = It says something about a child
moderation-reason-court-order = A court ordered it
moderation-reason-defamation = It accuses somebody without support
moderation-reason-threat = It threatens somebody
moderation-reason-secret-by-law = The law keeps it secret
moderation-reason-copyright = It copies somebody else’s work
moderation-reason-mistake = It was published by mistake
moderation-ground-person-asked = The person it is about asked for it
moderation-ground-court-order = A court ordered it
moderation-ground-law = The law demands it
moderation-ground-retention-ended = The time it may be kept is over

# reporting
moderation-report-title = Report something
moderation-report-lead = Tell the stewards what should not be public, or what is wrong. You need not say who you are.
moderation-report-page = Page
moderation-report-page-hint = Its address, as your browser shows it.
moderation-report-why = What is wrong with it?
moderation-report-reason-private = It is about my private life, or somebody else’s
moderation-report-reason-wrong = It is wrong
moderation-report-reason-unlawful = It breaks the law
moderation-report-reason-threat = It puts somebody in danger
moderation-report-reason-copyright = It copies my work
moderation-report-reason-accessibility = I cannot use the page
moderation-report-reason-other = Something else
moderation-report-words = Tell us
moderation-report-words-hint = Which words, and why. Only the stewards and auditors read this.
moderation-report-contact = How can we answer you?
moderation-report-contact-hint = A mail address or phone number. It is used for this and nothing else.
moderation-report-send = Send to the stewards
moderation-received-title = Your report has arrived
moderation-received-lead = A steward will look at it. Thank you.
moderation-received-reference = Keep this reference:
moderation-received-next = If something is covered or erased because of it, the <link>takedown log</link> says so the same day.

# the desk
moderation-desk-title = Moderation
moderation-desk-lead = A steward checks form, never content, and never decides about what names them.
moderation-desk-reports = Reports
moderation-desk-none = No report waits
moderation-desk-none-what = What visitors report stands here, the oldest first.
moderation-desk-lately = Lately taken out of view
moderation-find-title = Find a text
moderation-find = Words of the text
moderation-find-hint = Copy a few words from the page, exactly as they stand.
moderation-find-do = Find
moderation-find-nothing = No public text holds these words.
moderation-still-title = Covered here. The same words still stand elsewhere.
moderation-still = { $n ->
    [one] One other public text holds them
   *[other] { $n } other public texts hold them
}: other versions, quotes or words of others. Each is covered by itself. <link>What you covered</link>
moderation-lift = Lift
moderation-report-one = Report { $reference }
moderation-report-find = Find the text and cover or erase it
moderation-decision = What did you decide?
moderation-decision-acted = Something was done about it
moderation-decision-kept = It stays as it is
moderation-decision-not-ours = It is not about this site
moderation-decision-note = Note for the other stewards
moderation-decision-note-hint = Private.
moderation-decision-do = Close this report
moderation-form-field = Which text?
moderation-form-also = Cover or erase these with it, whole
moderation-form-also-hint = An original file often holds the same words as the text.
moderation-form-texts = The texts as they stand
moderation-form-nothing = Nothing of it is readable any more.
moderation-form-extent = How much?
moderation-form-extent-words = Only some words
moderation-form-extent-whole = The whole text
moderation-form-words = The exact words to cover
moderation-form-words-hint = One place a line, copied from the text. Words that stand more than once need a few neighbors to be found.
moderation-form-reason = Why?
moderation-form-ground = Legal ground
moderation-form-ground-hint = Public. Law and section, or the court’s file number.
moderation-form-note = Note
moderation-form-note-hint = Public. Do not repeat what you cover.
moderation-form-erase-ground = On what ground?
moderation-cover-title = Cover a text: { $of }
moderation-cover-lead = The text is kept and can come back. That you covered it, and why, is public at once.
moderation-cover-do = Cover it
moderation-erase-instead = Erase it for good instead
moderation-erase-title = Erase a text: { $of }
moderation-erase-warn = This cannot be undone
moderation-erase-what = The words and the key to their proof are deleted here for good, in every outlet. Copies others made are beyond reach.
moderation-erase-sure = I have read the text, and it must be erased
moderation-erase-do = Erase for good
moderation-lift-title = Lift the cover: { $what }
moderation-lift-lead = The words come back into view. Both acts stay in the takedown log.
moderation-lift-note-hint = Public. Why it comes back.
moderation-lift-do = Lift the cover

web-error-words-not-there = “{ $words }” does not stand in the text exactly like this.
web-error-words-several = “{ $words }” stands more than once. Give a few words around the place you mean.
web-error-not-a-text = This is not a text that can be covered.
web-error-moderation-sure = Tick the box if you are sure. This cannot be undone.
web-error-report-path = Give the page’s address, beginning with /

# Appeals, refusals and what reporters are told.
moderation-of-naming = Who is named
moderation-of-reply = Reply
moderation-of-correction = Correction
moderation-of-quotation = Quotation
moderation-of-appeal = Outcome of an appeal
moderation-of-refusal = Refusal to publish
moderation-field-called = what they are called
moderation-field-before = words before it
moderation-field-after = words after it
moderation-field-ground = legal ground
moderation-report-reason-reply = I am named here and want to reply
moderation-report-alike = { $n ->
    [one] one more like it
   *[other] { $n } more like it
}
moderation-decision-answer = Answer to whoever reported it
moderation-decision-answer-hint = They read it with their reference, and by mail if they left an address.
moderation-decision-alike = Close all open reports of this page for the same reason
moderation-mail-subject = What became of your report { $reference }
moderation-mail-body = You reported something on this page: { $page }

    { $decision }.

    { $answer }
moderation-mail-no-answer = The stewards wrote nothing more about it.
moderation-mail-appeal-subject = Your appeal was decided
moderation-mail-appeal-body = { $outcome }

    { $words }

    { $page }

moderation-appeal-title = Appeal
moderation-appeal-lead = Anybody affected can appeal. Another steward than the one who decided looks at it. The outcome and its reason are public; what you write here is not.
moderation-appeal-about-takedown = What was taken out of view
moderation-appeal-about-refusal = What was not published
moderation-appeal-words = Why you disagree
moderation-appeal-words-hint = Private. Only the stewards read it.
moderation-appeal-contact = Your e-mail address
moderation-appeal-contact-hint = Only to tell you the outcome. Without it you see the outcome at your own link.
moderation-appeal-send = Send the appeal
moderation-appeal-own-title = Your appeal
moderation-appeal-keep-link = Keep the address of this page: it is the only way back here, and only you have it.
moderation-appeal-waits = Your appeal waits
moderation-appeal-waits-what = A steward who did not decide before will decide it. The outcome will stand here.
moderation-appeal-your-words = What you wrote
moderation-appeal-granted = The appeal was granted
moderation-appeal-granted-hint = What is covered comes back into view. What is erased cannot come back.
moderation-appeal-refused = The appeal was refused
moderation-appeal-refused-hint = It stays as it is.
moderation-appeal-by-another = decided by another steward
moderation-appeal-how-to = Anybody affected may <link>appeal</link>; another steward than the one who decided looks at it. What comes of it stands here.
moderation-appeal-decide-title = Decide an appeal
moderation-appeal-decide = Publish the decision
moderation-appeal-reason = Reason
moderation-appeal-reason-hint = Public. Do not repeat what was taken down.
moderation-appeal-not-you = You cannot decide this one
moderation-appeal-not-you-what = You decided before, or it names or concerns you. Another steward decides.
moderation-desk-appeals = Appeals that wait
moderation-refusals = Not published
moderation-refusal-title = Not published: { $what }
moderation-refusal-lead = Somebody asked for this to be published, and a steward did not. What it said is not shown; why it was refused is.
moderation-refused-letter = a letter
moderation-refused-reply = a reply
moderation-refused-statement = a statement
moderation-refused-copy = a copy of a source
moderation-refused-organization = an organization
moderation-refusal-reason-not-verified = Nobody has shown that they may speak for it
moderation-refusal-reason-not-public-business = It is not about public business
moderation-refusal-reason-there-already = It is in the record already
moderation-refusal-reason-unreadable = It could not be read
moderation-refusal-reason-private-person = It says something about a private person
moderation-refusal-reason-threat = It puts somebody in danger
moderation-refusal-reason-court-order = A court ordered it
moderation-refusal-reason-secret-by-law = A law keeps it secret
moderation-refusal-reason-copyright = It copies somebody else’s work
moderation-refuse-title = Refuse to publish something
moderation-refuse-lead = A steward checks form, never content. A refusal is public, with its reason, and can be appealed.
moderation-refuse-what = What was to be published?
moderation-refuse-words = What was missing
moderation-refuse-words-hint = Public. Say what would have to change, not what it said.
moderation-refuse-do = Publish the refusal

front-act-appeal-granted = An appeal was granted. <link>What came of it</link>
front-act-appeal-refused = An appeal was refused. <link>Why</link>
front-act-refusal-recorded = Something was not published. <link>Why</link>

moderation-of-period = Period for answering
moderation-of-clock = Clock
moderation-of-commitment = Commitment
moderation-of-attendance = Who came
moderation-of-minutes = Minutes
moderation-of-series = Series of meetings
moderation-field-citation = legal basis
moderation-field-conditions = conditions
moderation-field-vague = when, in words
moderation-field-new-words = changed words
moderation-field-new-vague = when, in changed words
moderation-field-signatory = who signed
moderation-field-reason = reason
