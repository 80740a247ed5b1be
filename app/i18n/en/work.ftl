# Letters at work: relations between demands, comparing, writing together, adopting, withdrawing, marking by selecting.

work-related-title = Asked before and since
work-related-before = Asked before
work-related-since = Asked again since
work-related-against = Against each other
work-related-back = { $n ->
    [one] One relation was taken back
   *[other] { $n } relations were taken back
}
work-how-restates = Asks again for
work-how-restates-back = Asked again in
work-how-narrows = Asks for a part of
work-how-narrows-back = A part is asked again in
work-how-supersedes = Takes the place of
work-how-supersedes-back = Its place is taken by
work-how-conflicts-with = Cannot be met together with
work-how-conflicts-with-back = Cannot be met together with
work-hint-restates = The other demand asked for the same.
work-hint-narrows = The other demand asked for more.
work-hint-supersedes = Whoever reads the other demand should read this one. Only for demands of your own letters.
work-hint-conflicts-with = Whoever meets one of them cannot meet the other.
work-said-by = Said by
work-taken-back = Taken back:
work-did-related = It was said how this demand belongs to another
work-did-relation-withdrawn = What was said of this demand and another was taken back
work-did-letter-withdrawn = An organization took its name off the letter
work-desk-relate = Relate it to another demand
work-relate-title = How does it belong to another demand?
work-relate-what = It is published who says so. It changes neither demand nor any answer, and both pages show it.
work-relate-how = This demand
work-relate-other = The other demand
work-relate-address = Or its address
work-relate-address-hint = Copied from its page; or the number of the letter and of the demand, such as 2/6.
work-relate-words = In your own words
work-relate-words-hint = Why you say so. It is published as you write it.
work-relate-save = Publish this
work-relate-there = What is said of it now
work-relate-take-back = Take it back
work-relation-withdraw-title = Take back what was said of two demands
work-relation-withdraw-what = It stays readable, marked as withdrawn, with your reason.
work-relation-withdraw-why = Why?

work-select-title = Select the words that ask
work-select-what = Select words in the text, with the mouse, a finger, or Shift and the arrow keys. Then press the button. You can also tick whole paragraphs below.
work-select-text = The text of the letter
work-select-mark = Mark the selected words
work-select-use = Use the selected words
work-select-remove = Remove
work-select-none = Select some words in the text first.
work-select-marked = Marked: “{ $words }”
work-select-removed = Removed.
work-select-list = Words you have marked
work-mark-drop = This is no demand: remove it

work-withdrawn-title = This letter is withdrawn
work-withdrawn-what = No organization stands behind it any more. Its words, its demands and the answers to them stay.
work-name-off = Took its name off the letter
work-states-title = State of this version
work-states-what = Whatever its state, the words of a published version never change.
work-off-link = Take a name off the letter
work-off-title = Take a name off the letter
work-off-who = Whose name?
work-off-why = Why?
work-off-why-hint = It is published as you write it.
work-off-day = When? (today if you leave it open)
work-off-save = Take the name off
work-off-stays-title = The letter stays readable
work-off-stays = Its words, its demands and the answers stay. When no organization is left behind it, the letter is shown as withdrawn.

web-error-work-same-demand = Choose another demand: a demand cannot be related to itself.
web-error-work-supersedes-own = A demand can take the place only of one that your organization made too. Choose another relation.
web-error-work-related-already = This is said of these two demands already.
web-error-work-no-demand-there = No demand stands at this address. Copy it from the demand’s page.
web-error-work-withdrawn-already = This letter is withdrawn. Publish a new letter and relate its demands to this one’s.

front-act-letter-adopted = { $who } adopted the words of <link>{ $title }</link> before it was published.
front-act-letter-withdrawn = { $who } took its name off <link>{ $title }</link>.
front-act-demand-restates = A demand was said to ask again for what another asked: <link>{ $title }</link>
front-act-demand-narrows = A demand was said to ask for a part of what another asked: <link>{ $title }</link>
front-act-demand-supersedes = A demand was said to take the place of another: <link>{ $title }</link>
front-act-demand-conflicts-with = Two demands were said to stand against each other: <link>{ $title }</link>
front-act-demand-relation-withdrawn = What was said of two demands was taken back: <link>{ $title }</link>
