# Demands: the matrix of a letter and the page of one demand.

demands-grid-caption = Each demand and everyone it was put to
demands-title = Demand { $n }: { $heading }
demands-number-of = Demand { $n } of { $of }
demands-description = Put to { $who }: who can act, what was answered, what happened.
demands-the-letter = this letter
demands-lead = Put to { $who } in { $letter }.
demands-lead-nobody = Made in { $letter }. It has not been put to anyone yet.
demands-about-title = This demand is about whoever holds a post
demands-about = The post is { $post }. What its holder says about this stands <link>on this page</link>, with the same space as everyone else’s words. Who can act on the demand is told below.
demands-about-now = In office today:
demands-words-title = What is asked
demands-in-letter = Read it where it stands in the letter
demands-unplaced-title = Its place in the letter is not known
demands-unplaced = The exact words do not stand in version { $n }, or stand in it more than once. They were not moved by guess.
demands-words-unheld = The exact words are not held.
demands-as-reported = As reported by
demands-as-reported-nobody = No source is recorded.
demands-who-can = Who can act
demands-answers-title = Answers
demands-said-title = Said about this demand
demands-said-nothing = Nothing has been said here yet. The space is kept open.

demands-nobody-title = It has not been put to anyone
demands-nobody-what = An answer can only be expected from someone who was asked. The organizations behind the letter can put this demand to those who can act.
demands-refers = Names who can act:
demands-refers-none = Knows of nobody who can act.
demands-refers-source = Who can act, as recorded here:
demands-refers-none-source = Nobody is recorded as able to act.
demands-answer-link = This answer’s own page
demands-answer-earlier = { $n ->
    [one] One earlier version
   *[other] { $n } earlier versions
}
demands-waiting-acknowledged = Delivered { $day }; the receiver says it arrived. No answer is recorded yet.
demands-waiting-evidenced = Delivered { $day }, with evidence. No answer is recorded yet.
demands-disputed = A delivery was recorded and the receiver <link>disputes</link> it. So no days are counted.
demands-sent = Recorded as sent { $day }. No delivery is evidenced, so no days are counted.
demands-asked = No delivery is evidenced, so nothing can be said about waiting.

demands-fact-letter = Letter
demands-fact-number = Place
demands-fact-asked = Holders asked
demands-fact-answered = Answered
demands-fact-delivery = Delivery
demands-fact-delivery-link = How the letter reached them
demands-happened = What happened
demands-turn = Other demands of this letter
demands-before = Demand { $n }
demands-after = Demand { $n }

demands-did-letter = The letter was published
demands-did-version = Version { $n } of the letter was published
demands-did-marked = The demand was entered
demands-did-marked-again = Its place in the letter was chosen, or followed into another version
demands-did-referral = Put to { $who }
demands-did-answer = { $who }: { $verdict }
demands-did-published = The letter was made public elsewhere
demands-did-sent = Sent to { $who }
demands-did-delivered = Delivered to { $who }, with evidence
demands-did-disputed = { $who } disputed a delivery
demands-did-acknowledged = { $who } acknowledged a delivery
demands-did-withdrawn = The record of a sending or delivery to { $who } was withdrawn
demands-did-withdrawn-published = A record of where the letter was made public was withdrawn
demands-did-statement = Something was said about it
demands-did-event = A meeting or another event
demands-did-moderation = Something was taken out of view, or put back
demands-did-other = The record was added to

demands-refer-title = Put this demand to one more holder
demands-refer-what = It is entered in public that they are asked. Whether anything reaches them is a delivery, recorded by itself.
demands-refer-holder = Put to
demands-refer-holder-hint = An office or an organization that can act on it.
demands-refer-save = Put it to them
demands-place-title = Choose where the demand stands
demands-place-what = Give the exact words in the current version. If they stand there more than once, choose the place.
demands-place-quote = Exact words
demands-place-quote-hint = Copied from the text below, letter for letter.
demands-place-which = Which place?
demands-place-text = Show the whole text
demands-place-save = Mark it here
