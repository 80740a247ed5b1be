# The page around the record, forms, and refusals. Plain words, short sentences.

web-skip = Skip to content
web-untranslated = Parts of this page are in { $languages }, as they were written. They have not been translated.
web-title-problems = Problems: { $title }
web-nav-main = Main
web-nav-letters = Letters
web-nav-budget = Budget
web-nav-powers = Who can act
web-nav-meetings = Meetings
web-nav-changes = What changed
web-nav-search = Search
web-nav-desk = Your desk
web-nav-own-desk = Your desk
web-nav-sign-out = Sign out
web-crumbs = You are here
web-foot-about = About
web-foot-privacy = Privacy
web-foot-moderation = Moderation and reporting
web-foot-accessibility = Accessibility
web-foot-takedowns = Takedown log
web-foot-open-data = Open data
web-foot-log = The log
web-foot-verifications = Who is verified, and how
web-foot-line = Redress is open-source software. It takes no side. <about>How to read this record</about>

# keys at the desk
web-keys-title = Keyboard shortcuts
web-keys-lead = One key each, at your desk, while you are not writing in a field.
web-keys-list = Show this list
web-keys-desk = Go to your desk
web-keys-search = Search
web-keys-changes = What changed
web-keys-next = Next line of a list
web-keys-previous = Line before
web-keys-on = Use these keys. This browser remembers your choice.
web-keys-close = Close

# reaching the stewards
web-reach-title = How to reach the stewards
web-reach-mail = By mail: { $email }
web-reach-form = Or use the <report>form to report something</report>. You need no account, and need not say who you are.
web-reach-form-only = The stewards have published no address yet. This <report>form</report> reaches them. You need no account, and need not say who you are.
web-foot-reach = Contact
web-foot-stewards = Stewards: { $email }

# forms
web-form-error-word = Error:
web-form-optional = (optional)
web-form-choose = Choose one
web-form-up-to = { $n ->
    [one] One character at most.
   *[other] Up to { $n } characters.
}
web-form-file-limits = { $kinds }, up to { $size }.
web-form-date-fuzzy = If you do not know the day or the month, leave it open.
web-form-bound = How it is known
web-form-bound-exact = it was then
web-form-bound-before = then or earlier
web-form-bound-after = then or later
web-form-day = Day
web-form-month = Month
web-form-year = Year
web-form-error-named = { $label } – { $words }
web-form-problems = { $n ->
    [one] One thing needs your attention
   *[other] { $n } things need your attention
}

# what is wrong with a field
web-error-empty = Write something here.
web-error-choose = Choose one of the options.
web-error-sent-already = This form was sent before, with other words, and that was saved. What you wrote now is still here: sending it again saves it as well.
web-error-choose-some = Choose at least one.
web-error-too-few-chosen = Choose at least { $limit }.
web-error-too-many-chosen = Choose at most { $limit }.
web-error-too-long = This is too long. Keep it to { $limit } characters.
web-error-too-short = This is too short. Write at least { $limit } characters.
web-error-file-empty = Choose a file.
web-error-number = Write a number in digits, such as 12.
web-error-whole-number = Write a whole number, such as 12.
web-error-too-small = The number must be { $limit } or more.
web-error-too-big = The number must be { $limit } or less.
web-error-date-empty = Give a date.
web-error-date = This day is not in the calendar. Give day, month and year.
web-error-fuzzy-date = Give a year, a year and month, or a full date that is in the calendar.
web-error-time = Write the time as hours and minutes, such as 14:30.
web-error-email = Write an email address, such as name@example.org.
web-error-url = Write the whole web address, beginning with https://
web-error-uuid = Choose one of the options.
web-error-bad-characters = This contains invisible characters that cannot be kept. Remove them or type the text again.
web-error-not-valid = This is not in the form we need. Look at the example and try again.

# pages for what could not be done
web-refused-invalid-title = Something in the form is not right
web-refused-invalid-text = Nothing was changed. Go back, correct the form and send it again.
web-refused-not-found-title = There is no page here
web-refused-not-found-text = The address may be mistyped, or it never existed. Nothing that was published here is ever deleted, so search for it or start from the home page.
web-refused-forbidden-title = You may not do this
web-refused-forbidden-text = Your role here does not include this. If a post you held has ended, you no longer speak for it. If you think you should be able to, ask a steward of this place.
web-refused-unavailable-title = We are starting again
web-refused-unavailable-text = The database is away for a moment. Nothing that was published is lost. Try again in a few seconds.
web-refused-kept = What you had written
web-refused-kept-text = It was not published and not kept. Copy what you need.
web-refused-sign-in-title = Please sign in first
web-refused-sign-in-text = This page belongs to somebody’s desk. Sign in, and you will come back to it.
web-refused-second-factor-title = Please confirm that it is you
web-refused-second-factor-text = This needs your second step: your passkey or the code from your app.
web-refused-cross-site-title = This came from another site
web-refused-cross-site-text = For your safety we take forms only from our own pages. Open the page here and send it again.
web-refused-changed-meanwhile-title = Somebody changed this while you were working
web-refused-changed-meanwhile-text = Nothing of yours was saved, so that nothing of theirs was lost. Look at what changed, then send yours again.
web-refused-duplicate-title = This was already done
web-refused-duplicate-text = The same thing was sent before, and it counts once. Nothing more is needed.
web-refused-expired-title = This link is too old
web-refused-expired-text = Links in our mail work for a short time only. Ask for a new one.
web-refused-used-title = This link was already used
web-refused-used-text = Each link works once. If it was not you who used it, sign in and end your other sessions.
web-refused-closed-title = This is closed
web-refused-closed-text = What you wanted to do was possible until it was closed. The record shows when and by whom.
web-refused-next = Open it
web-refused-post-ended-title = This post has ended
web-refused-post-ended-text = Only the person who holds a post today can speak for it. Earlier answers stay as they are.
web-refused-not-verified-title = We do not know yet that you hold this post
web-refused-not-verified-text = A steward must verify you first. Until then you can prepare a draft but not publish it.
web-refused-too-large-title = This is too large
web-refused-too-large-text = The file or text is over the limit that the form names. Send a smaller one, or split it.
web-refused-too-many-title = Too many at once
web-refused-too-many-text = Please wait a few minutes and try again. Nothing was changed.
web-refused-disk-full-title = There is no room left
web-refused-disk-full-text = The server cannot store anything more right now. Nothing was changed. Those who run it have been told in their log.
web-refused-wrong-kind-title = We cannot read this kind of file
web-refused-wrong-kind-text = Send one of the kinds that the form names.
web-refused-unreadable-title = We could not read this file
web-refused-unreadable-text = It may be damaged. Save it again and send it once more, or paste the text.
web-refused-encrypted-title = This file is locked with a password
web-refused-encrypted-text = Save a copy without the password and send that.
web-refused-scanned-title = This file holds pictures of pages, not text
web-refused-scanned-text = We could not find words in it. Paste the text, and the file can stand beside it.
web-refused-macros-title = This file contains a program
web-refused-macros-text = Documents with macros are not taken. Save it as an ordinary document (.docx) or PDF.
web-refused-zip-bomb-title = This file unpacks to far too much
web-refused-zip-bomb-text = We stopped before it was opened. Save the document again and send that copy.
web-refused-no-words-title = There are no words in this
web-refused-no-words-text = A letter needs text that people can quote. Check that you sent the right file.
web-refused-took-too-long-title = This file took too long to read
web-refused-took-too-long-text = We stopped so that others do not have to wait. Save it again as a simpler document, or paste the text.
web-refused-too-much-memory-title = This file is too heavy to read
web-refused-too-much-memory-text = We stopped before it could hold up others. Make the pictures in it smaller, or paste the text.
web-refused-insecure-host-title = Signing in is not safe at this address
web-refused-insecure-host-text = The connection is not encrypted, so your sign-in could be stolen. Use the address that begins with https.
web-refused-covered-title = This part was taken out of view
web-refused-covered-text = The takedown log says when, why and on what ground.
web-refused-defect-title = Something went wrong on our side
web-refused-defect-text = It is not your fault. Nothing was changed. If it happens again, tell those who run this site and give them this number:
web-refused-back = Go to the home page
web-refused-search = Search the record
web-refused-log = Open the takedown log
web-refused-confirm = Confirm that it is you
web-refused-again = Sign in

web-places-title = No place has this address
web-places-text = These are the places on this server. Choose one.
web-error-changed-meanwhile = Somebody changed this while you were working. Look at what changed below, then send yours again.
