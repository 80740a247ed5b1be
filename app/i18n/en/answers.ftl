# Answers: the public page of one, the holder's desk, the clerk's form.

answers-title = { $who }: answer to demand { $n }
answers-lead = Asked: { $demand }
answers-number = Answer { $n }
answers-number-of = { $n } of { $of }
answers-counts = counts now
answers-not-now-title = This is an earlier answer
answers-not-now = It is shown as it stood. <link>See the answer that counts now.</link>
answers-stays-open = “Not my power” does not close the demand.
answers-changed = What this answer changed
answers-changed-from = Compared with <link>answer { $n }</link>.
answers-same-verdict = Both say: { $verdict }.
answers-other-verdict = From “{ $before }” to “{ $after }”.
answers-diff-covered = One of the two texts is out of view, so they cannot be compared here.
answers-about = About this answer
answers-fact-said = Said
answers-fact-recorded = Recorded
answers-fact-by = Given by
answers-fact-read-by = Read by
answers-fact-revision = Answer
answers-given-how = Given here by someone verified to speak for this office or organization on that day.
answers-recorded-how = Recorded from a source on { $day }. What the answer comes down to is the editor’s reading; whoever holds the office can correct it.
answers-sources = Sources
answers-sources-own = The holder’s own words, given here. No other source is needed.
answers-revisions = All answers to this question

answers-cite = { $who }: answer { $number } to demand { $n }
answers-compare = Compare the answers side by side
answers-compare-title = Answers to demand { $n }, side by side
answers-compare-lead = The answers that count now, in the order of their days. The address of this page keeps whose answers you chose.
answers-compare-choose = Choose whose answers to compare
answers-compare-whose = Whose answers
answers-compare-show = Show these
answers-compare-none = Nobody has answered this demand yet
answers-compare-none-what = When there are answers, they stand here side by side.
answers-compare-over = { $who }: all answers to demand { $n }
answers-compare-over-lead = { $n ->
    [one] One answer.
   *[other] { $n } answers, the first one first, each with what it changed.
}
answers-compare-all = All { $n } answers of it, side by side

# the holder's desk
answers-asked-title = Asked of you
answers-asked-lead = What waits longest stands first. Your answer is public at once, and you can revise it; the earlier one stays readable.
answers-asked-filter = Show
answers-asked-open = To answer ({ $n })
answers-asked-answered = Answered ({ $n })
answers-asked-all = All ({ $n })
answers-asked-none-open = Nothing waits for your answer
answers-asked-none-answered = You have not answered anything yet
answers-asked-none-all = Nothing has been asked of you yet
answers-asked-none-what = When a letter puts a demand to your office or organization, it stands here with the day it was delivered.
answers-asked-done = { $n ->
    [one] One answer is published
   *[other] { $n } answers are published
}
answers-asked-count = { $n ->
    [one] One demand
   *[other] { $n } demands
}, { $open } to answer
answers-asked-answer = Answer
answers-asked-revise = Revise
answers-asked-together = Answer the ticked ones together
answers-asked-all-open = Answer all { $n } in the same words

# the form
answers-form-none-title = Answer several demands
answers-form-none = You have not chosen any demand yet
answers-form-none-what = Tick the demands that your answer is for, then answer them together.
answers-form-title = Answer { $n } demands in the same words
answers-form-one = Answer: { $demand }
answers-form-revise = Revise your answer: { $demand }
answers-form-correct = Correct what was recorded of you: { $demand }
answers-form-lead = Asked in { $letter }.
answers-form-verdict = What is your answer?
answers-form-verdict-read = What did they answer?
answers-form-verdict-read-hint = This is your reading of the source, and the page says so.
answers-form-verdict-accepted = You will do what is asked.
answers-form-verdict-partly = You will do a part of it. Say which.
answers-form-verdict-declined = You will not do it.
answers-form-verdict-not-my-power = Another office decides this. It does not close the demand.
answers-form-verdict-under-review = It is being looked at. Say until when, if you can.
answers-form-verdict-cannot-comment = You may not speak about it now. Say why.
answers-form-verdict-read-accepted = They said they will do what is asked.
answers-form-verdict-read-partly = They said they will do a part of it. Say which.
answers-form-verdict-read-declined = They said they will not do it.
answers-form-verdict-read-not-my-power = They said that another office decides this. It does not close the demand.
answers-form-verdict-read-under-review = It is being looked at. Say until when, if the source does.
answers-form-verdict-read-cannot-comment = They said they may not speak about it. Say why, if the source does.
answers-form-reasons = Your reasons, in your own words
answers-form-reasons-hint = Needed with every answer. Leave an empty line between paragraphs.
answers-form-reasons-read = What they said, in short
answers-form-reasons-read-hint = In your own words. Add nothing the source does not say.
answers-form-quote = Their exact words
answers-form-quote-hint = Only if the source gives them, and only a few.
answers-form-who = Who can act instead?
answers-form-who-hint = Only for “not my power”: name who can, or say that none is known.
answers-form-refers = Who can act
answers-form-refers-none = Nobody named
answers-form-none-known = No one is known who can act
answers-form-publish = Publish this answer
answers-form-public = It is public at once, with your name and your office. You can revise it at any time; what you say now stays readable. <link>How this record works</link>
answers-form-asked = What is asked
answers-form-these = { $n ->
    [one] This demand
   *[other] These { $n } demands
}
answers-form-now = The answer that counts now:
answers-form-public-page = The demand’s public page
answers-form-meanwhile = Another answer was published since you opened this form. It stands beside what you wrote. If you send yours now, it becomes the next revision.

# the clerk's desk
answers-record-list = Record what was answered
answers-record-list-lead = Choose a letter, then the demand. What you record needs a source, and is shown as your reading of it.
answers-record-letter = Letter
answers-record-holder = Put to
answers-record-show = Show
answers-record-found = { $n ->
    [one] One demand put to somebody
   *[other] { $n } demands put to somebody
}
answers-record-none = There is no letter yet
answers-record-none-what = Answers are recorded for demands that were put to somebody. Publish or record a letter first.
answers-record-nothing-yet = nothing recorded yet
answers-record-title = Record an answer by { $who }: { $demand }
answers-record-lead = From a source: a letter, a report, minutes. Only the holder can give an answer as their own.
answers-record-here-title = They answered here themselves
answers-record-here = What they gave here is only replaced by them. An earlier answer can still be recorded; what they said elsewhere later is a statement.
answers-record-on = When did they say it?
answers-record-until = Or until
answers-record-until-hint = Only if the sources do not agree on the day, or it is known only between two days.
answers-record-basis = How sure is the day?
answers-record-basis-reported = As the source reports it
answers-record-basis-disputed = Sources differ
answers-record-also = The same answer to other demands of this letter
answers-record-also-hint = Tick those the source speaks of in the same words.
answers-record-publish = Record this answer

web-error-answer-who-can = Name who can act, or say that none is known.
web-error-answer-no-words = Give the reasons in words: signs and pictures alone do not explain an answer.
web-error-answer-who-or-none = Either name who can act, or say that none is known; not both.
web-error-answer-refers-to-itself = This is the office that answers. Name another.
web-error-answer-given-here = They answered here themselves. Record what they said elsewhere as a statement.
web-error-answer-none-chosen = Choose at least one demand to answer.
web-error-answer-private-one = Answer these demands one at a time: the person who is named replies beside each. Your words can be copied.
web-error-holder-unknown = This office or organization is not in the record.
