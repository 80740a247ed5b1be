# Support for a letter: organizations endorse, residents sign.

support-title = Support
support-page-title = Support for “{ $title }”
support-lead = Organizations endorse in public, each with its mandate. Residents sign, and only their number is public.
support-read-letter = Read the letter
support-sign = Sign this letter
support-signatures = Residents who signed
support-endorsements = Organizations that endorsed
support-not-held = The text of this letter is not held here, so nobody can sign or endorse its words yet.
support-none-signed = Nobody has been counted yet.
support-signed = { $n ->
    [one] { $total } resident signed.
   *[other] { $total } residents signed.
}
support-as-of = as of { $when }
support-count = { $n ->
    [one] { $n } signature
   *[other] { $n } signatures
}
support-endorsed-n = { $n ->
    [0] No organization has endorsed these words yet.
    [one] One organization endorses these words:
   *[other] { $n } organizations endorse these words:
}
support-all = { $n ->
    [0] Everything about this support
    [one] Everything about this support, with one more endorsement
   *[other] Everything about this support, with { $n } more endorsements
}
support-with-reservation = with a reservation
support-reservation = With this reservation
support-version = Version { $n }
support-version-now = Version { $n }, the words that stand now
support-whole = The whole letter
support-some = Some of its demands
support-of-demands = Demands { $list }
support-no-endorsements = No organization has endorsed yet.
support-organization-title = Letters it endorsed
support-fact-what = Endorses
support-fact-day = Since
support-fact-signed-by = Signed by
support-fact-mandate = Mandate
support-fact-authority = Decision
support-mandate-members = decided by its members
support-mandate-board = decided by its board
support-mandate-statutes = the signatory may decide by its statutes
support-mandate-delegated = delegated to the signatory
support-mandate-not-said = not said
support-withdrawn-words = Withdrawn
support-milestone = It reached { $number } on { $reached }.
support-milestone-lost = It reached { $number } on { $reached }, and has been below that since { $below }.
support-by-area = Where they live
support-area = Area
support-area-unknown = An area
support-elsewhere = Elsewhere, or not said
support-total = All together
support-column-signatures = Signatures
support-earlier = Earlier words
support-earlier-what = Whoever signed an earlier version did not sign this one. Their signatures stay with the words they read.
support-how-title = How this is counted
support-how-counted = Signatures are counted every few seconds while people sign. Each count is entered in the public log: what came, what went, the total and the areas, all of one moment. An area is named only where at least ten people signed from it; the others stand together.
support-how-private = Nobody’s name or address is published. Addresses never leave the private store of this site, and a withdrawn signature’s address is deleted at once.
support-aside-title = Signatures set aside
support-aside = { $n ->
    [one] { $n } signature was set aside
   *[other] { $n } signatures were set aside
}
support-restored = { $n ->
    [one] { $n } signature came back
   *[other] { $n } signatures came back
}
support-aside-why = Reason
support-aside-chosen = Chosen by
support-aside-by = Decided by
support-reason-automated = made by a program
support-reason-not-the-owner = not by the owner of the address
support-reason-not-a-person = not a person’s address
support-reason-error = an error of this site
support-reason-court-order = a court ordered it
support-chosen-domain = mail domain
support-chosen-addresses = a list of addresses
support-chosen-period = the time they came in
support-list-title = Endorsements
support-list-lead = Which organizations stand behind which letters, by whose decision, with which reservations.
support-list-all = Every endorsement of this place
support-list-caption = { $n ->
    [one] One endorsement
   *[other] { $n } endorsements, the latest recorded first
}
support-list-none-what = When an organization endorses a letter, it stands here with who signed for it and by whose decision. A withdrawn endorsement stays, with its day.
support-list-letters = See the letters
support-list-how = Organizations endorse from the page of a <link>letter</link>, after signing in.
support-column-who = Organization
support-column-letter = Letter
support-column-version = Version
support-column-day = Since
support-column-what = What

support-form-title = Sign “{ $title }”
support-form-lead = You sign <link>version { $n }</link> of this letter, and no other words.
support-form-email = Your e-mail address
support-form-email-hint = We send one mail with a link. It is never published, and the letter’s authors do not see it.
support-form-area = Where you live
support-form-area-hint = Only counted, and only shown where at least ten people signed.
support-form-area-none = Elsewhere, or I do not want to say
support-form-send = Send me the link
support-form-next-title = What happens next
support-form-next-mail = You get a mail. Open its link and press “Confirm”. Only then you have signed.
support-form-next-private = We ask for no name, because none is published. One person signs once.
support-form-next-withdraw = With the same link you can withdraw at any time.
support-new-version-title = The letter has changed
support-new-version-what = A new version was published while you read. Please read <link>the words that stand now</link>, then send the form again.
support-sent-title = Look into your mail
support-sent-lead = If this address can sign, a mail is on its way. You have not signed yet.
support-sent-press = Open the link in the mail and press “Confirm my signature”.
support-sent-wait = When many people sign at once from one place, for example a school, mails go out one after the other. Yours will come, later.
support-sent-none = No mail? Look among unwanted mail, or ask again. A link works for { $days } days.
support-back = Back to the letter
support-link-pending = Confirm your signature
support-link-pending-what = You asked to sign “{ $title }”, <link>version { $n }</link>. Press the button to sign.
support-link-confirmed = You have signed
support-link-confirmed-what = You signed “{ $title }”, <link>version { $n }</link>, on { $when }.
support-link-counted = The public count takes it up within a minute.
support-link-keep = Keep the mail: with the same link you can withdraw.
support-link-withdrawn = Your signature is withdrawn
support-link-withdrawn-what = Your signature under “{ $title }”, <link>version { $n }</link>, is withdrawn, and your address is deleted.
support-link-invalidated = Your signature is set aside
support-link-invalidated-what = The stewards of this place set a group of signatures under “{ $title }” aside, yours among them. <log>Why, and how to object</log>
support-link-do-confirm = Confirm my signature
support-link-do-withdraw = Withdraw my signature
support-link-not-you = Was it not you? Then do nothing, or:
support-link-forget = Delete my address
support-link-unknown = This link does not work
support-link-unknown-what = It is incomplete, or older than { $days } days. Sign again to get a new one.

support-mail-confirm-subject = Confirm your signature: { $title }
support-mail-confirm-body =
    Somebody, probably you, asked to sign this letter with your address at { $place }:

    { $title } (version { $n })
    { $letter }

    To sign, open this page and press “Confirm my signature”:
    { $link }

    Opening the page does nothing yet. Keep this mail: with the same link you can withdraw your signature. If it was not you, do nothing.
support-mail-again-subject = You have already signed: { $title }
support-mail-again-body =
    Somebody, perhaps you, asked to sign this letter again with your address at { $place }. You have signed it already, and your signature counts once:

    { $title } (version { $n })
    { $letter }

    To see or withdraw your signature:
    { $link }

    The person who asked was not told that you have signed.
support-mail-aside-subject = Your signature is set aside: { $title }
support-mail-aside-body =
    Somebody, perhaps you, asked to sign this letter again with your address at { $place }. The stewards have set your signature aside, with others:

    { $title } (version { $n })

    Why, in public:
    { $log }

    You can object; the page says how.

support-endorse = Endorse
support-endorse-title = Endorse “{ $title }”
support-endorse-lead = You endorse <link>version { $n }</link>, and no other words. It is public at once, and stays visible if you withdraw it.
support-endorse-here = Endorse it for your organization
support-withdraw-here = Withdraw it
support-endorse-organization = Organization
support-endorse-demands = Only these demands
support-endorse-demands-hint = Leave all of them open to endorse the whole letter.
support-endorse-signed-by = Who signs for the organization
support-endorse-signed-by-hint = Name and function, as they shall be published.
support-endorse-mandate = By whose decision
support-endorse-authority = Which decision
support-endorse-authority-hint = For example: members’ meeting of March 1, item 4.
support-endorse-reservation = Reservation
support-endorse-reservation-hint = What you do not stand behind, in your own words. It is shown wherever the endorsement is.
support-endorse-day = Day it was given
support-endorse-do = Endorse in public
support-withdraw-title = Withdraw an endorsement
support-withdraw-lead = { $who } endorsed “{ $title }”, version { $n }. The endorsement stays visible, with the day it was withdrawn.
support-withdraw-words = Why
support-withdraw-words-hint = In your own words, if you want to say.
support-withdraw-do = Withdraw in public
support-desk-title = Signatures
support-desk-lead = Signatures can be set aside in groups, for reasons of form and never of content. Each time is public, with the reason and the number.
support-desk-none = No signature has been counted yet
support-desk-none-what = When residents sign a letter, it stands here with its count.
support-desk-letters = Signed letters
support-desk-batches = Set aside, and not brought back
support-desk-link = Signatures and areas
support-aside-form-title = Set signatures aside
support-aside-form-lead = Under “{ $title }”, version { $n }. Whom it meets is never shown; how many is said before it is done.
support-aside-which = Which signatures
support-aside-domain = Mail domain
support-aside-addresses = Addresses
support-aside-addresses-hint = One a line. They are not kept.
support-aside-from = From
support-aside-moment-hint = In UTC, like 2026-03-02 15:00.
support-aside-until = Until
support-aside-words = The reason in public words
support-aside-words-hint = Name nobody, and no address.
support-aside-sure = Set them aside
support-aside-do = Set aside in public
support-restore-title = { $n ->
    [one] Bring one signature back
   *[other] Bring { $n } signatures back
}
support-restore-do = Bring back in public
support-areas-title = Areas signers may name
support-areas-lead = Coarse parts of the place, like neighborhoods. An area is only shown where at least ten people signed from it.
support-areas-names = Areas
support-areas-names-hint = One a line, in the order they are offered. An area you take out is no longer offered; what was signed from there stays counted.
support-areas-do = Save the areas

web-error-support-new-version = A new version was published meanwhile. Read it, then send the form again.
web-error-support-none-chosen = No signature fits this choice.
web-error-support-sure = { $n ->
    [one] This meets one signature. Tick the box and send again to set it aside.
   *[other] This meets { $n } signatures. Tick the box and send again to set them aside.
}
web-error-support-domain = Write a mail domain, like example.org.
web-error-support-moment = Write a day and a time, like 2026-03-02 15:00, the later one last.
web-error-support-behind-already = This organization stands behind the letter itself, so it need not endorse it.
web-error-support-demand-elsewhere = One of these demands is not in this letter.

front-act-endorsement-given = { $who } endorsed <link>{ $title }</link>.
front-act-endorsement-withdrawn = { $who } withdrew its endorsement of <link>{ $title }</link>.
front-act-signatures-counted = Signatures under <link>{ $title }</link> were counted.
front-act-signatures-set-aside = Signatures under <link>{ $title }</link> were set aside.
front-act-signatures-restored = Signatures under <link>{ $title }</link> came back.
front-act-area-opened = An area was opened that signers may name.
front-act-area-closed = An area that signers could name was closed.

moderation-of-endorsement = Endorsement
moderation-of-signatures = Signatures set aside
moderation-of-area = Area
moderation-field-signed-by = who signed
moderation-field-authority = the decision it rests on
moderation-field-reservation = the reservation

outlets-list-endorsements = Endorsements
outlets-what-endorsements = Which organization endorses which version of which letter, by whose decision, with which reservation.
outlets-list-signature-counts = Counts of signatures
outlets-what-signature-counts = Every count of residents’ signatures: what came, what went, totals and areas. Never who signed.
outlets-list-signature-batches = Signatures set aside
outlets-what-signature-batches = How many signatures were set aside and brought back, when and why. Never whose.
