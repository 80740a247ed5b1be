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

letters-lead-published = Published { $day } by { $n ->
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
letters-grid-note = Answers are shown as each office gave them. Days of waiting are counted only from a delivery with evidence. Elsewhere the cell says “asked, no delivery evidenced”.
letters-nobody-asked = The demands of this letter have not been put to anyone yet.
letters-letter-title = The letter
letters-demand-n = demand { $n }
letters-unheld-title = The full letter is not held
letters-unheld-what = This letter is known only from reports. So there is no text to read here, and its demands are told as the reports tell them.
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
letters-way-here = On this site,
letters-way-no-published = Nothing recorded
letters-way-no-sent = Nothing recorded
letters-way-no-delivered = No delivery is evidenced
letters-way-to = To
letters-way-disputed = The receiver disputes this.
letters-way-acknowledged = The receiver says it arrived.
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
