# Letters: the list, a letter, its versions, its way to those it is put to, and the desk where letters are written.

letters-title = Letters
letters-lead = Public letters with demands: who was asked what, what arrived, and what was answered.
letters-empty-title = There is no letter yet
letters-empty-what = Here stand public letters that organizations sent to people in office. Each demand in them can be followed: who can act on it, whether it was delivered, and every answer. An organization that has been verified can publish its own letter.
letters-empty-next = Publish a letter
letters-number = Letter { $n }
letters-and-more = and { $n } more
letters-count-demands = { $n ->
    [one] One demand
   *[other] { $n } demands
}
letters-count-answered = { $n ->
    [one] put to one holder, { $answered } answered
   *[other] put { $n } times, { $answered } answered
}
letters-count-none-asked = not put to anyone yet

letters-lead-published = Published { $when } by { $n ->
    [one] one organization
   *[other] { $n } organizations
}
letters-lead-disputed = Delivery to { $name } disputed
letters-lead-reported = { $n ->
    [one] One demand, as reported; the full letter is not held
   *[other] { $n } demands, as reported; the full letter is not held
}
letters-lead-reported-some = { $n ->
    [one] One demand, as reported; the report lists only some of them, and the full letter is not held
   *[other] { $n } demands, as reported; the report lists only some of them, and the full letter is not held
}
letters-grid-title = Who was asked what, and who has answered
letters-grid-note = Answers are shown as each office gave them here, or as a source reports them. Days of waiting are counted only from a delivery with evidence. Elsewhere the cell says “asked, no delivery evidenced”.
letters-nobody-asked = The demands of this letter have not been put to anyone yet.
letters-letter-title = The letter
letters-demand-n = demand { $n }
letters-unheld-title = The full letter is not held
letters-unheld-what = This letter is known only from reports. So there is no text to read here, and its demands are told as the reports tell them.
letters-quoted-title = Words that the reports quote
letters-sources-title = Sources
letters-words-covered = The words of this version were taken out of view. The takedown log says when, why and on what ground.
letters-words-partly = Parts of the letter were taken out of view. Covered words are shown as black boxes.
letters-unplaced-title = Demands without a place in this text
letters-unplaced-what = Their exact words do not stand in this version, or stand in it more than once. They were not moved by guess.
letters-said-title = Said about this letter

letters-glance = At a glance
letters-fact-organizations = Organizations
letters-fact-demands = Demands
letters-fact-as-reported = { $n }, as reported
letters-fact-holders = Holders asked
letters-fact-answered = Answered
letters-fact-answered-of = { $answered } of { $asked }
letters-fact-version = Version
letters-fact-version-of = { $n } of { $of }
letters-fact-original = Original
letters-fact-published = Published
letters-fact-changes = Changes
letters-no-original = No file; the text was typed in
letters-file = Original file
letters-adopted-version = adopted version { $n }

letters-way-title = How it reached them
letters-way-hint = Published, sent and delivered are three different facts. Waiting is counted only from a delivery with evidence that its receiver does not dispute.
letters-way-published = Published
letters-way-sent = Sent
letters-way-delivered = Delivered
letters-way-here = By its own organizations,
letters-way-reported = As a source reports,
letters-way-no-sent = Nothing recorded
letters-way-no-delivered = No delivery is evidenced
letters-way-to = To
letters-way-disputed = The receiver disputes this.
letters-way-acknowledged = The receiver says it arrived.
letters-way-withdrawn = Withdrawn: it was recorded in error and counts for nothing.
letters-channel-web = on a website
letters-channel-press = to the press
letters-channel-mail = by letter post
letters-channel-e-mail = by email
letters-channel-hand = by hand
letters-channel-meeting = at a meeting
letters-channel-portal = through an official form
letters-channel-other = in another way

letters-version-title = Version { $n } of “{ $title }”
letters-version-n = Version { $n }
letters-version-older = This is an earlier version
letters-version-newer = The letter stands today in <link>version { $n }</link>.
letters-version-facts = This version
letters-changes-from = What changed from version { $n }
letters-versions-title = All versions
letters-digest-title = Digest
letters-digest-what = The SHA-256 of the text in UTF-8, with one empty line between paragraphs. Anyone who has the same text gets the same digest.
letters-diff-title = What changed from version { $from } to version { $to }

# the desk
letters-desk-title = Your letters
letters-desk-for = You speak for { $whose }.
letters-desk-begin = Write a letter
letters-desk-report = Record a letter known from reports
letters-desk-drafts = Being written
letters-desk-saved = Saved { $at }
letters-desk-published = Published
letters-desk-none-title = Nothing is published yet
letters-desk-none-what = A letter that you publish stands here, with its demands and how it reached those it is put to.
letters-desk-public-title = This letter is public
letters-desk-public = Open its public page
letters-desk-next = Record how it was sent, and how it arrived. Only a delivery with evidence lets the days of waiting be counted.
letters-desk-record-delivery = Record a delivery
letters-desk-new-version = Publish another version
letters-desk-record-words = Record what the receiver said about the delivery { $when }
letters-desk-withdraw-published = Withdraw “published” { $when }: it was recorded in error
letters-desk-withdraw-sent = Withdraw the sending to { $who } { $when }: it was recorded in error
letters-desk-withdraw-delivered = Withdraw the delivery to { $who } { $when }: it was recorded in error
letters-desk-asked = { $n ->
    [0] put to nobody yet
    [one] put to one holder
   *[other] put to { $n } holders
}
letters-desk-place = Choose its place in the text
letters-step-letter = Letter
letters-step-text = Text
letters-step-demands = Demands
letters-step-asked = Put to
letters-step-check = Check
letters-continue = Save and continue
letters-later = Go on later: everything up to the last step is saved
letters-draft-what = This letter is not public. Only people who speak for your organization can see it.
letters-discard = Throw this draft away
letters-discard-title = Throw the draft away?
letters-discard-what = “{ $title }” was never published. It cannot be brought back.
letters-meanwhile-title = Somebody saved this draft while you were working
letters-meanwhile-what = Nothing was lost. Here is what is saved now; in the form is what you typed. Sending the form again saves yours.
letters-meanwhile-show = From what is saved now to what you typed
letters-meanwhile-demands = { $n ->
    [one] One demand is marked now:
   *[other] { $n } demands are marked now:
}
letters-meanwhile-holders = { $n ->
    [one] The letter is put to one holder now.
   *[other] The letter is put to { $n } holders now.
}

letters-new-title = Write a letter
letters-new-what = Bring the letter as a file, or paste its text. You check every word before anything is public.
letters-new-version-title = Publish another version
letters-new-version-what = The version before stays readable. Demands keep their numbers, and each stays marked where its exact words stand once.
letters-new-organization = For which organization?
letters-new-name = Title
letters-new-name-hint = As people will look for it, such as “A letter on public housing”.
letters-new-summary = In one or two sentences
letters-new-summary-hint = What the letter is about, for lists.
letters-new-text = Paste the text
letters-new-text-hint = Leave an empty line between paragraphs. Not needed when you choose a file with words in it.
letters-new-file = Or choose the file
letters-new-file-hint = The original is kept and can be downloaded beside the text. If it is a scan, paste its text above. The text in it can have up to { $max } characters.

letters-title-title = Title and summary
letters-text-title = Check the text
letters-text-what = Compare the text with the original. What stands here is what will be quoted.
letters-text-what-pasted = Read it once more. What stands here is what will be quoted.
letters-open-original = Open the original
letters-text-label = The text of the letter
letters-text-hint = An empty line begins a new paragraph.
letters-warnings-title = Look at these before you go on
letters-warning-characters-removed = Invisible signs were taken out.
letters-warning-characters-replaced = Some signs could not be read and were replaced by �.
letters-warning-comments-left-out = Comments in the document were left out.
letters-warning-embedded-files = Files inside the document were not read.
letters-warning-encoding-guessed = The file does not say how its letters are coded, so we guessed. Check accents and quotation marks.
letters-warning-hyphens-joined = Words broken at the end of a line were joined. Check words with a hyphen.
letters-warning-lines-joined = Lines were joined into paragraphs.
letters-warning-numbers-added = Automatic list numbers were written into the text.
letters-warning-running-lines-removed = Page numbers and lines repeated on every page were taken out.
letters-warning-pages-without-text = Some pages hold no words, perhaps a picture or a scan.
letters-warning-tracked-changes = Tracked changes were read as if they were all accepted.

letters-tick-title = Mark the demands
letters-tick-what = Tick every paragraph in which you ask somebody to do something.
letters-tick-label = Paragraphs with a demand
letters-name-title = Name the demands
letters-name-what = Give each demand a short heading. If only part of a paragraph asks for it, copy those exact words.
letters-name-demand = Demand { $n }
letters-name-heading = Heading
letters-name-quote = Exact words
letters-name-quote-hint = Copied from the paragraph, letter for letter. Leave it empty to mark the whole paragraph.
letters-name-which = Which place?
letters-name-which-hint = These words stand { $n } times in this paragraph.
letters-name-which-none = Choose later
letters-name-which-n = Place { $n }
letters-name-place = In which paragraph does it stand now?
letters-name-place-hint = The text was changed and its paragraph is gone. Give a number from 1 to { $n }.
letters-name-more = Whose power is it? (optional)
letters-name-verb = What would somebody have to do?
letters-name-verb-hint = With this the page can show who is able to do it.
letters-name-object = To what?
letters-name-object-hint = Such as “chief of police” or “city budget”.
letters-name-another = This paragraph makes another demand
letters-asked-title = Whom is the letter put to?
letters-asked-what = Choose the offices and organizations that are asked. On the next page you say who is asked what.
letters-asked-label = Put to
letters-asked-hint = Anyone who can act on at least one demand.
letters-asked-all = Put every demand to all of them
letters-asked-nobody-title = No office is recorded yet
letters-asked-nobody-what = Ask a clerk of this place to record the offices. You can publish now and put the demands to them later.
letters-each-title = Who is asked what?
letters-each-what = Tick a box where this holder is asked for this demand.
letters-each-caption = Demands and holders
letters-each-box = Demand { $n } is put to { $holder }

letters-check-heading = Check your letter
letters-check-organization = Organization
letters-check-title = Title
letters-check-summary = Summary
letters-check-text = Text
letters-check-paragraphs = { $n ->
    [one] One paragraph
   *[other] { $n } paragraphs
}
letters-check-original = Original file
letters-check-demands = { $n ->
    [one] One demand
   *[other] { $n } demands
}
letters-check-change-marks = Change which paragraphs
letters-check-change-names = Change headings and words
letters-check-change-asked = Change who is asked
letters-check-asked = Put to { $who }
letters-check-nobody = Put to nobody yet
letters-check-twice = These words stand { $n } times and no place is chosen. The demand will be shown without a place until you choose one.
letters-check-faults = Put these right first
letters-check-carried-title = Where the demands stand in the new text
letters-check-carried = Marked at its exact words
letters-check-not-carried = Its exact words do not stand here once: it will be shown without a place until you choose one
letters-check-final-title = Publishing cannot be undone
letters-check-final = The letter gets its public address and its digest. You can publish another version later; this one stays readable.
letters-publish = Publish the letter

letters-delivery-title = Record how the letter was sent or arrived
letters-delivery-fact = What happened?
letters-delivery-published = It was made public somewhere.
letters-delivery-sent = It was sent to somebody. Whether it arrived is not known.
letters-delivery-delivered = It arrived, and you can say how that is known.
letters-delivery-holder = To whom?
letters-delivery-holder-hint = Leave it open when it was only published.
letters-delivery-nobody = Nobody in particular
letters-delivery-channel = How?
letters-delivery-day = When?
letters-delivery-evidence = How is it known?
letters-delivery-evidence-hint = A receipt, a stamp, a tracking number, who took it. Needed for a delivery.
letters-delivery-save = Record it
letters-words-title = Say whether the letter arrived
letters-words-lead-sent = “{ $title }”, recorded as sent to { $who } { $when }.
letters-words-lead-delivered = “{ $title }”, recorded as delivered to { $who } { $when }.
letters-words-what = Did it arrive?
letters-words-acknowledged = Yes, it arrived
letters-words-acknowledged-hint = Days of waiting are counted from the delivery.
letters-words-disputed = No, or not like this
letters-words-disputed-hint = Both sides are shown, and no days are counted.
letters-words-words = In your own words
letters-words-words-hint = Needed when it did not arrive, or when only its sending was recorded. It is published as you write it.
letters-words-day = When was this said?
letters-words-save = Publish this
letters-withdraw-title = Withdraw what was recorded in error
letters-withdraw-what = “{ $title }”. What was recorded stays readable, marked as withdrawn, with your reason beside it. No days are counted from it any more.
letters-withdraw-reason = What is wrong with it?
letters-withdraw-reason-hint = For example: the year was mistyped. It is published as you write it.
letters-withdraw-save = Withdraw it
letters-report-title = Record a letter known from reports
letters-report-what = For a letter whose text you do not have. The page will say that the full letter is not held and name your sources.
letters-report-title-hint = Neutral words, such as “A letter on public housing”. Do not make up the letter’s own title.
letters-report-organizations = Whose letter is it?
letters-report-day = When was it published?
letters-report-summary-hint = In your own words, only what the sources say.
letters-report-demands = The demands the sources name
letters-report-demands-hint = One a line, in the order of the report.
letters-report-complete = Are these all its demands?
letters-report-all = Yes, the source says so
letters-report-some = No, or it is not known
letters-report-holders = Put to
letters-report-holders-hint = Only those the sources name. Each demand is put to all of them; more can be added one by one.
letters-report-save = Record the letter

# what is wrong with a field
web-error-letters-title-needed = Give the letter a title in words.
web-error-letters-published = “{ $title }” is public: its draft ended when it was published. From your desk you can record its delivery or publish another version.
web-error-letters-lang-needed = Choose the language the letter is written in. This place knows: { $known }.
web-error-letters-organization-needed = Say whose letter it is.
web-error-letters-no-words = There are no words in this. A letter needs text that people can quote.
web-error-letters-too-long = This is too long for a letter: { $max } characters at most. Publish long evidence elsewhere and link to it.
web-error-letters-too-many-demands = A letter can make { $max } demands at most.
web-error-letters-too-many-holders = Demand { $n } is put to more than { $max } holders.
web-error-letters-heading-needed = Give demand { $n } a heading in words.
web-error-letters-quote-needed = Demand { $n } needs exact words or a paragraph.
web-error-letters-quote-not-found = These words do not stand there. Copy them from the text, letter for letter (demand { $n }).
web-error-letters-place-lost = The text was changed and demand { $n } lost its place. Say in which paragraph it stands.
web-error-letters-which-place = These words stand { $n } times. Choose one of the places.
web-error-letters-same-words = These are the words of the version before. Nothing would change.
web-error-letters-source-needed = Name at least one source.
web-error-letters-holder-needed = Say who it was sent or delivered to.
web-error-letters-holder-not-here = Published is for everybody: leave this open, or choose sent or delivered.
web-error-letters-holder-not-asked = Nothing in this letter is put to them. Put a demand to them first.
web-error-letters-evidence-needed = Say how it is known that it arrived. Without that it is only sent.
web-error-letters-words-needed = Say it in your own words: they are published beside the delivery.
web-error-letters-reason-needed = Say in words what is wrong with it. The reason is published beside it.
web-error-letters-delivered-before = The letter was first public { $when }, so no delivery can be counted from before then. Check the date. If the letter was public earlier, first record where it was made public.
web-error-letters-nobody-asked = This was published to everybody, so nobody can say that it did not arrive.
web-error-letters-already-asked = This demand is put to them already.
web-error-letters-own-only = You can record letters of your own organization only. A clerk records the others.
web-error-letters-line-too-long = Line { $n } is longer than 200 characters. Make it a short heading.
web-error-letters-file-or-text = Choose a file or paste the text.
web-error-letters-file-too-large = This file is larger than { $megabytes } MB. Make its pictures smaller, or paste the text.
web-error-letters-file-too-long = There is more text in this file than a letter can hold ({ $max } characters). Send only the letter.
web-error-letters-file-encrypted = This file is locked with a password. Save a copy without it and choose that.
web-error-letters-file-scanned = This file holds pictures of pages and no text. Paste the text above and choose the file again: it will stand beside it.
web-error-letters-file-macros = This document contains a program (macros). Save it as an ordinary .docx or as PDF.
web-error-letters-file-zip-bomb = This document unpacks to far too much, so we stopped. Save it again and choose that copy.
web-error-letters-file-wrong-kind = We cannot read this kind of file. Choose a PDF, DOCX, HTML or text file, or paste the text.
web-error-letters-file-unreadable = We could not read this file; it may be damaged. Save it again, or paste the text.
web-error-letters-file-no-words = There are no words in this file. Check that it is the right one, or paste the text.
web-error-letters-file-took-too-long = This file took too long to read. Save it as a simpler document, or paste the text.
web-error-letters-file-too-much-memory = This file is too heavy to read. Make its pictures smaller, or paste the text.

letters-mail-asked-subject = A public letter asks something of you
letters-mail-asked-body = A letter in the public record asks something of the office or organization that is reached here: { $n ->
    [one] one demand
   *[other] { $n } demands
}.

    { $page }

    This is a notice and not the delivery. No days are counted because of this mail.

    If you are verified here, the demands stand at your desk, and you can answer each of them:

    { $desk }

    If you are not verified yet, begin here:

    { $claim }
letters-mail-delivered-subject = It is recorded that a letter reached you
letters-mail-delivered-body = The public record says that a letter was delivered to the office or organization that is reached here ({ $day }, { $channel }). Days are counted from then.

    { $page }

    If it did not reach you, or on another day, say so at your desk. Your words stand beside it:

    { $desk }

    If you are not verified yet, begin here:

    { $claim }
letters-publish-told = Those you ask get a notice by mail where an address of theirs is known here. It is not the delivery: deliver the letter yourself, and record it.
