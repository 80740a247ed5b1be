# The right of reply and corrections. In app/record/reply.
reply-title = Named here, and what they say
reply-lead = Whoever is named gets notice and as much space as the words that name them, whoever they are.
reply-none = No reply here so far. The space stays open.
reply-private-person = a private person
reply-way-link = by the link in the notice
reply-way-account = by whoever is verified for them
reply-earlier = { $n ->
    [one] An earlier reply, and what changed
   *[other] { $n } earlier replies, and what changed
}
reply-number = Reply { $n }
reply-notice-mailed = notice mailed
reply-notice-no-address = notice could not be sent
reply-notice-failed = notice came back
reply-notice-mailed-what = Notice went out by mail on { $day }.
reply-notice-before = Notice went out on { $day }, before publication. Publication waited for a reply, at the longest through { $until }.
reply-notice-failed-what = The mail with the notice could not be delivered ({ $day }).
reply-notice-no-address-what = The record has no address for them. Whoever knows one can <link>tell the stewards</link>.

reply-link-title = You are named
reply-link-lead = This names you: <link>{ $title }</link>
reply-link-lead-bare = Something in this record names you. Its title is covered.
reply-link-gone-title = There is nothing to reply to any more
reply-link-gone = The letter was not published, or no longer names you. What you wrote was not published.
reply-link-over-title = This link no longer speaks for them
reply-link-over = It was mailed before somebody left this office or organization. Whoever speaks for it today <link>signs in and replies at the desk</link>.
reply-early-lead = { $who } is going to publish a letter that names you: “{ $title }”. You can reply before it is published, and your reply is published with it.
reply-early-until = The letter waits for you through { $until }.
reply-early-passages = Where it names you
reply-early-private = Your address is never shown. The publisher sees whether you replied, and reads it when everybody does.
reply-form-title = Your reply
reply-form-again = A new reply
reply-form-words = What you want to say
reply-form-words-hint = It stands right beside the words that name you, in the same size. A later reply takes its place, and the earlier one stays readable.
reply-form-stands = How should your reply be signed?
reply-form-stands-role = Without my name: “{ $called }”
reply-form-stands-name = With my name: “{ $name }”
reply-form-publish = Publish the reply
reply-form-keep = Keep my reply until it is published
reply-kept-title = Your reply is kept
reply-kept = It is published together with the words that name you. Until then you can change it here.

reply-desk-title = Where you are named
reply-desk-lead = Everything in the record that names you or those you speak for, the latest first.
reply-desk-none = Nothing names you
reply-desk-none-what = When something published here names you, it stands here and you get a mail.
reply-desk-open = no reply from you
reply-desk-replied = you replied
reply-desk-all = { $n ->
    [one] The one place that names you
   *[other] All { $n } places that name you
}
reply-naming-title = Say who is named
reply-naming-lead = Whoever is named in something published gets notice and equal space. Say who it is, and where.
reply-naming-page = Page
reply-naming-page-hint = The address of the letter, demand, statement or meeting that names them.
reply-naming-holder = Post or organization
reply-naming-person = Person in the record
reply-naming-private = Or a private person
reply-naming-private-what = The address is used for the notice only and is never shown. The name is shown only if they sign with it.
reply-naming-name = Name
reply-naming-address = Their e-mail address
reply-naming-address-hint = Leave it open if nobody knows one. Then the page says that notice could not be sent.
reply-naming-called = Who they are, without their name
reply-naming-called-hint = Shown if they want to stay without a name: “a shop owner”.
reply-naming-do = Say so and send notice

reply-named-step = Who is named?
reply-named-lead = Say who is named in the letter, other than those you ask. Officials and organizations get notice when it is published. A private person gets it now, and { $n ->
    [one] one working day
   *[other] { $n } working days
} to reply before.
reply-named-so-far = Named so far
reply-named-nobody = Nobody is named yet.
reply-named-waits = The letter waits since { $since }, through { $until }
reply-named-over = Had notice on { $since }; the days are over
reply-named-replied = has replied; their words are published with the letter
reply-named-open = gets notice when the letter is published
reply-named-no-address = no address: the page will say that notice could not be sent
reply-named-again = What you say of them has changed since they were told
reply-named-remove = Take away
reply-named-tell-again = Tell again
reply-named-more = Add somebody
reply-named-add = Add and send notice
reply-named-done = Go on to the last step
reply-named-row = Who is named
reply-named-row-none = nobody besides those who are asked

reply-corrections-title = What is said to be wrong here
reply-correction-tag = says this is wrong
reply-correction-open = An editor has not decided yet.
reply-correction-revised = The record was revised
reply-correction-kept = The record was kept as it is
reply-correction-by = decided by { $who }
reply-correct-link = Is this about your office or organization, and wrong? <link>Say what is wrong</link>
reply-correct-title = Say what is wrong
reply-correct-lead = This was recorded from a source, not said by you here. Your words will stand with it, and an editor decides.
reply-correct-words = What is wrong, and what would be right
reply-correct-words-hint = It is public, and stands above the words it is about.
reply-correct-do = Publish the correction
reply-decide-title = Decide about a correction
reply-decide-lead = A holder says that something recorded about them is wrong. Revise the record first if they are right; their words stay either way.
reply-decide-outcome = What did you do?
reply-decide-words = Why
reply-decide-words-hint = Public. Say what was changed, or what the source says.
reply-decide-do = Publish the decision
reply-decide-another-title = Somebody else decides this
reply-decide-another = You recorded these words, or you say that they are wrong. Another clerk or steward decides.
reply-decide-alone = You recorded these words, and nobody else here keeps the record. You may decide, and the page says that you decided about your own work.
reply-correction-alone = Decided by the same person who recorded it. Nobody else kept the record of this place then.
reply-open-corrections = { $n ->
    [0] No correction waits
    [one] One correction waits
   *[other] { $n } corrections wait
}

reply-mail-subject = You are named in the public record
reply-mail-body = Something published here names you:

    { $page }

    You have the right to reply. Your words stand right beside it, in the same size. Open this link and write what you want to say:

    { $link }

    Opening the link changes nothing. Only you have it; do not pass it on.

    If it is an office or an organization that is named, everything that names it stands at your desk after you sign in.
reply-mail-early-subject = A letter is going to name you
reply-mail-early-body = A letter that is not published yet names you: “{ $title }”

    You can reply before it is published, and your reply is published with it. The letter waits for you through { $until }.

    { $link }

    Opening the link changes nothing. Your address is never shown. Only you have this link; do not pass it on.

reply-private-title = Is a private person named in this?
reply-private-ask = Is somebody named in it who holds no public office and speaks for no organization?
reply-private-more = Is anybody else named in it who holds no public office and speaks for no organization?
reply-private-ask-hint = A name, or words everybody here knows them by. Whoever can be reached is told first and has { $n ->
    [one] one working day
   *[other] { $n } working days
} to reply; until then nothing is published. Often it is enough to say who they are, without the name.
reply-private-no = No
reply-private-yes = Yes
reply-private-who = Who is it? (if you chose “Yes”)
reply-private-name-hint = Only if you chose “Yes”. One person at a time. The name is not published by this field.
reply-held-title = This waits for somebody who is named in it
reply-held-what = Nothing of it is public. Your words are kept here and on your desk. Send the form again when everybody has replied or their days are over. If you change what is said of them, they are told anew.
reply-held-file = A file is not kept: attach it again when you publish.
reply-held-answer-day = It makes nobody late: send it again within { $n ->
    [one] one working day
   *[other] { $n } working days
} of the first time, and it counts as given on the day you sent it first.
reply-held-replied = has replied; their words are published with it
reply-held-waits = It waits since { $since }, through { $until }
reply-held-discard = Give it up
reply-held-discard-what = “{ $title }” is not public. If you give it up, it is gone from here, with the name and address of whoever was told.
reply-held-back = Back to the form
reply-held-desk = { $n ->
    [one] One record of yours waits for somebody named in it
   *[other] { $n } records of yours wait for somebody named in them
}
reply-held-event = the record of a meeting: { $title }
reply-held-minutes = the minutes of a meeting: { $title }
reply-held-statement = a statement somebody made
reply-held-answer = an answer to this demand: { $title }
reply-held-objection = an objection to the minutes of a meeting: { $title }
reply-held-agenda = the agenda of a meeting: { $title }
reply-held-lead = Something that is about to be published names you: { $title }. You can reply before it is published, and your reply is published with it.
reply-held-until = It waits for you through { $until }.
reply-mail-held-subject = You are named in something that is about to be published
reply-mail-held-body = You are named in { $title }. It is not published yet.

    You can reply before it is, and your reply is published with it. It waits for you through { $until }.

    { $link }

    Opening the link changes nothing. Your address is never shown. Only you have this link; do not pass it on.

front-act-naming-recorded = { $who } is named in <link>{ $title }</link>
front-act-naming-notice-mailed = Notice went to { $who }, named in <link>{ $title }</link>
front-act-naming-notice-failed = A notice to { $who } came back. Named in <link>{ $title }</link>
front-act-reply-given = { $who }, named in <link>{ $title }</link>, replied
front-act-reply-revised = { $who }, named in <link>{ $title }</link>, replied anew
front-act-correction-given = { $who } says that something recorded about them is wrong: <link>{ $title }</link>
front-act-correction-revised = What { $who } said to be wrong was revised: <link>{ $title }</link>
front-act-correction-kept = What { $who } said to be wrong was kept: <link>{ $title }</link>

web-error-reply-one-at-a-time = Choose somebody of the record or write a name, not both.
web-error-reply-named-already = They are on the list already.
web-error-reply-no-item = This is not the address of a letter, a demand, a statement or a meeting.
web-error-reply-wait = { $name } was told and can reply through { $until }. The letter can be published after that day, or when they have replied.
web-error-reply-again = What the letter says of { $name } has changed since they were told. Tell them again.
web-error-reply-still-named = The text still names { $name }, who was told, so they stay on the list. Take the name out of the text first, or enter them again with another address.
web-error-reply-private-which = You said that nobody is named, and wrote a name. Choose “Yes”, or empty this field.
web-error-reply-named-before = { $name }, who was told of what was published before, is named here in other words. Add them to those who are named, so that they are told of these.
