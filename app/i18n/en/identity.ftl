# Signing in, accounts, second factors, and who is verified to speak for what.

identity-mail-sign-in-subject = Your link to sign in to { $place }
identity-mail-sign-in-body =
    Somebody, probably you, asked to sign in to { $place } with this address.

    Open this link and press the button. It works once, within { $minutes } minutes, in any browser:

    { $link }

    Or type this code into the page where you asked:

    { $code }

    If it was not you, do nothing. Nobody can sign in without this mail. Never tell the code to anyone; nobody from { $place } will ask you for it.
identity-mail-claim-subject = Does this person speak for { $subject }?
identity-mail-claim-body =
    Somebody who signed in to { $place } as { $who } says that they speak for this in public: { $subject }.

    We write to you because this address is published as yours. If it is true, or if it is false, open this link and press the button that is right. It works for { $days } days:

    { $link }

    If you press yes, { $who } can answer in public for { $subject }. Everybody will see that this was checked by mail to your published address, and since when. If you do nothing, nothing happens.

# signing in
identity-sign-in-title = Sign in
identity-sign-in-lead = There is no password. We send a link and a code to your email address.
identity-sign-in-email = Your email address
identity-sign-in-email-hint = Only you and the stewards of this place see it. It never stands in the record.
identity-sign-in-button = Send me a link
identity-sign-in-new = Here for the first time? Do the same. Your account is made when you open the link.
identity-sign-in-try = This place is an example. <link>Try it as somebody who lives there</link>
identity-sent-title = Look in your mail
identity-sent-lead = We sent a link and a code. They work for { $minutes } minutes. Open the link, or type the code here.
identity-sent-code = Code from the mail
identity-sent-code-hint = Six digits, such as 123 456
identity-sent-button = Sign in
identity-sent-again = Nothing came? Look in the spam folder, then <link>ask for a new mail</link>.
identity-sent-sink-title = This copy sends no mail
identity-sent-sink = It runs on your own machine. <link>Read here what it would have sent</link>.
identity-confirm-title = Sign in to { $place }
identity-confirm-lead = This link is for { $address }. Press the button to sign in in this browser.
identity-confirm-button = Sign in
identity-confirm-not-you = Is this not your address? Then close this page. Nothing has happened.
identity-steward-title = Become the steward of { $place }
identity-steward-lead = This link was made by the people who run this server. It works once. As steward you verify people, moderate, and name others who help.
identity-steward-name = Your name
identity-steward-name-hint = It is kept with what you do as steward. Pages show your role.
identity-steward-email = Your email address
identity-steward-email-hint = From now on you sign in with it. Type it carefully.
identity-steward-button = Become steward
identity-link-used-title = This link was already used
identity-link-used = Each link works once. If it was not you who used it, sign in again and end your other sessions.
identity-link-expired-title = This link is too old
identity-link-expired = A link works for { $minutes } minutes. Ask for a new one.
identity-link-unknown-title = This link is not from { $place }
identity-link-unknown = Perhaps part of it is missing, or a newer mail replaced it. Ask for a new one.
identity-link-new = Send me a new link
identity-sign-out-title = Sign out
identity-sign-out-lead = This ends your session in this browser.
identity-sign-out-button = Sign out
identity-sign-out-everywhere = You can also <link>see and end your other sessions</link>.
identity-try-title = Try it as somebody
identity-try-lead = These people are invented. Choose one to see what they see and do what they may do.
identity-try-people = People
identity-try-button = Be { $name }
identity-try-organizer = Speaks for an organization: publishes letters and demands.
identity-try-aide = Works for an official: answers what was asked.
identity-try-resident = Reads, and has no role.
identity-try-steward = Verifies people, moderates and runs the place.
identity-try-clerk = Records deliveries, meetings and statements from sources.
identity-try-auditor = Reads the private evidence and changes nothing.

# one's account
identity-account-title = Your account
identity-account-email = You sign in with
identity-account-roles = Your roles
identity-account-speaks = You are verified to speak for
identity-account-none = Nothing yet
identity-account-claim = Say that you hold a post or speak for an organization
identity-account-factor = Second step at sign-in
identity-account-sessions = Where you are signed in
identity-account-about-you = About you
identity-account-name = Your name
identity-account-name-hint = It stands in public beside what you do here, with your post or organization.
identity-account-lang = Language of our mail to you
identity-account-save = Save
identity-role-steward = Steward
identity-role-steward-about = Verifies people, moderates, names staff, and may do all a clerk may.
identity-role-clerk = Clerk
identity-role-clerk-about = Records deliveries, statements, sources, meetings and powers.
identity-role-auditor = Auditor
identity-role-auditor-about = Reads the private evidence of verification and moderation. Changes nothing.
identity-sessions-title = Where you are signed in
identity-sessions-lead = Each line is a browser that is signed in as you. End those you do not know.
identity-sessions-open = Open sessions
identity-session-unknown = Unknown device
identity-session-here = (this one)
identity-session-since = Signed in
identity-session-seen = last used
identity-session-end = End it
identity-sessions-others = End all others
identity-sessions-others-about = You stay signed in here. Everywhere else you will have to sign in again.
identity-sessions-others-button = End all other sessions
identity-sessions-all = Sign out everywhere
identity-sessions-all-about = Ends every session, this one too.
identity-sessions-all-button = Sign out everywhere

# second step
identity-factor-title = Confirm that it is you
identity-factor-lead = What you are about to do needs your second step.
identity-factor-passkey = With your passkey
identity-factor-passkey-button = Use my passkey
identity-factor-by-code = With a code
identity-factor-code = Code from your app, or a recovery code
identity-factor-code-hint = Six digits from the app. A recovery code looks like BCDF-GHJK-2346.
identity-factor-button = Confirm
identity-factor-lost = Lost your phone and your codes? Another steward can end your role and name you again under a new address.
identity-factor-first-title = First set up a second step
identity-factor-first = People who work for this place sign in in two steps, so that a stolen mailbox is not enough to change the record. It takes about two minutes.
identity-factor-first-button = Set up a second step
identity-factors-title = Second step at sign-in
identity-factors-lead = A second step keeps your account yours even if somebody reads your mail. You choose whether to have one.
identity-factors-lead-staff = People who work for this place need a second step: an app that shows codes, or a passkey. One is enough.
identity-factors-later = Not now? <link>Go to your desk</link>.
identity-app-title = Codes from an app
identity-app-on = Your app is set up. A code from it confirms that it is you.
identity-app-remove = Remove the app
identity-app-how = Open an authenticator app on your phone, add an account, and scan this picture. Then type the six digits it shows.
identity-app-qr = Picture for the app to scan. The same key stands below as text.
identity-app-secret = Or type this key into the app:
identity-app-code = Six digits from the app
identity-app-code-hint = They change every 30 seconds.
identity-app-button = Turn on codes
identity-passkey-title = Passkeys
identity-passkey-about = A passkey stays on your phone, computer or security key. It needs JavaScript.
identity-passkey-made = Made
identity-passkey-remove = Remove
identity-passkey-name = A name for this passkey
identity-passkey-name-hint = Such as “my phone”.
identity-passkey-unnamed = Passkey
identity-passkey-button = Make a passkey
identity-passkey-cancelled = That did not work. Try again, or use another way.
identity-codes-keep-title = Write down these recovery codes
identity-codes-keep = If you lose your phone, each of these signs you in once. Keep them on paper. They are shown until you press the button, and never again.
identity-codes-kept = I have written them down
identity-codes-title = Recovery codes
identity-codes-left = { $n ->
    [0] You have none left.
    [one] You have one left.
   *[other] You have { $n } left.
}
identity-codes-new = Make new codes

# asking to be verified
identity-claim-title = Speak for a post or an organization
identity-claim-lead = To answer for an office or publish for an organization, show us once that you may. The public sees how and when this was checked, never your address.
identity-claim-yours = What you have asked for
identity-claim-new = Ask
identity-claim-none-here = This place is an example, made from press reports. None of those named in it took part, so nobody can be verified here to speak for any of them.
identity-claim-of = What do you speak for?
identity-attest-of = What do they speak for?
identity-claim-posts = Posts and who holds them
identity-claim-organizations = Organizations
identity-claim-method = How shall we check it?
identity-claim-button = Ask to be verified
identity-claim-give-up = Take this back
identity-claim-until = open until { $day }
identity-method-mail = Mail to the published address
identity-method-mail-about = We write to the address the record names. Whoever reads it there presses yes or no.
identity-method-mail-short = mail to a published address
identity-method-dns = A DNS record
identity-method-dns-about = Whoever runs the domain of the office or organization adds one line to it.
identity-method-dns-short = a record in the domain’s DNS
identity-method-letter = A letter with a code
identity-method-letter-about = We send a paper letter to the office. You type in the code from it.
identity-method-letter-short = a letter with a code
identity-method-in-person = In person
identity-method-in-person-about = You meet a steward and show that it is you.
identity-method-in-person-short = a meeting in person
identity-method-vouchers = Two people vouch
identity-method-vouchers-about = Two people who are verified here for other things say that it is true.
identity-method-vouchers-short = two people verified here
identity-step-mail = We wrote to { $address }. Ask whoever reads it there to open the link.
identity-step-dns = Ask whoever runs { $domain } to add this record, then press the button. It can take some hours until it is seen.
identity-step-dns-name = Name
identity-step-dns-type = Type
identity-step-dns-value = Value
identity-step-dns-button = Look now
identity-step-letter-waiting = A steward will print the letter and send it to the office. Come back when it has arrived.
identity-step-letter = The letter was printed. Type in the code from it.
identity-step-letter-code = Code from the letter
identity-step-letter-button = Send the code
identity-step-in-person = Meet a steward of this place. They enter what they saw, and you are verified.
identity-step-vouchers = { $n ->
    [0] Nobody has vouched yet. Two are needed. Send them this address:
   *[other] { $n } of 2 have vouched. Send this address to one more:
}
identity-claim-confirm-title = Is this true for { $subject }?
identity-claim-confirm = { $who } says that they speak for { $subject } at { $place }.
identity-claim-confirm-means = If you press yes, they can answer and publish for it, and everybody sees that it was checked by mail to your published address.
identity-claim-yes = Yes, that is right
identity-claim-no = No, that is wrong
identity-claim-link-granted-title = This is done
identity-claim-link-granted = It was said to be right, and they are verified. If it was not right, <link>write to a steward of { $place }</link>.
identity-claim-link-refused-title = This was taken back or refused
identity-claim-link-refused = Nothing more is needed.
identity-claim-link-expired-title = This link is too old
identity-claim-link-expired = If it still matters, they can ask again at { $place }.
identity-claim-link-unknown-title = This link is not from { $place }
identity-claim-link-unknown = Perhaps part of it is missing, or a newer mail replaced it. Copy the whole address from the mail.
identity-claim-link-over-title = This post is over
identity-claim-link-over = The record says that they do not hold it any more, so nobody can be verified for it.
identity-vouch-title = Vouch for somebody
identity-vouch-lead = { $who } says that they speak for { $subject }.
identity-vouch-means = If you know that this is true, say so. Stewards and auditors can see that it was you. The public sees only that two verified people vouched.
identity-vouch-button = I know this to be true
identity-vouch-not-you-title = You cannot vouch here
identity-vouch-not-you = Only people who are verified here for something else can, and nobody for themselves.

# the stewards’ desk for people
identity-people-title = People
identity-people-verify = Verify somebody in person
identity-people-waiting = Waiting to be verified
identity-people-nothing = Nobody is waiting
identity-people-nothing-what = When somebody asks to be verified, they stand here with what is to be done.
identity-people-verified = Verified now
identity-people-nobody = Nobody yet.
identity-attest-title = Verify somebody in person
identity-attest-lead = Do this only for somebody you have met, after you have seen what shows that they may speak. It becomes public that a steward checked it in person. What you saw stays private.
identity-attest-email = Their email address here
identity-attest-email-hint = They must have signed in once.
identity-attest-note = What you saw
identity-attest-note-hint = Such as “city staff card, and the notice of appointment”. Only stewards and auditors read it. Write no numbers of identity papers.
identity-attest-button = Verify this person
identity-claim-who = Who
identity-claim-how = How
identity-claim-address = Published address or domain
identity-claim-asked = Asked
identity-claim-state = State
identity-claim-state-open = waiting
identity-claim-state-granted = verified
identity-claim-state-refused = refused or taken back
identity-claim-state-expired = run out
identity-claim-next = What to do
identity-claim-refuse = Refuse
identity-claim-refuse-about = They can ask again. Nothing becomes public.
identity-claim-refuse-button = Refuse this
identity-waits-mail = We wrote to the published address and wait for whoever reads it there.
identity-waits-dns = We wait for the record in their domain.
identity-waits-vouchers = { $n ->
    [0] Nobody has vouched yet. Two are needed.
   *[other] { $n } of 2 have vouched.
}
identity-letter-make = Make the letter
identity-letter-print = Print this page and send it to the office by post.
identity-letter-to = To the office of { $subject }
identity-letter-text = Somebody who signed in as { $who } says that they speak in public for { $subject } at { $place }. If that is right, please give them this letter.
identity-letter-enter = They sign in at { $address } and type in this code:
identity-letter-not-you = If it is not right, please throw this letter away. Without the code nothing happens.
identity-evidence-title = What this rests on
identity-evidence-about = Only stewards and auditors see this.
identity-evidence-kind = Kind
identity-evidence-value = What
identity-evidence-at = When
identity-evidence-address = Published address
identity-evidence-record = DNS record
identity-evidence-letter = Letter printed on
identity-evidence-seen = Seen by a steward
identity-evidence-voucher = Vouched by the holder of verification
identity-evidence-note = Note
identity-end-title = End this verification
identity-end-about = From the next moment they can no longer act for it. What they said before stays as it is. The end and its reason are public.
identity-end-reason = Why
identity-end-button = End it
identity-ended-withdrawn = withdrawn
identity-ended-post-ended = the post ended
identity-ended-mistake = it was a mistake
identity-ended-renewed = checked again

# public
identity-verifications-title = Who is verified, and how
identity-verifications-lead = People who answer for an office or publish for an organization were checked first. This is how, and from when to when. Who they are beyond their post, and what they showed, stays private.
identity-verifications-none = Nobody is verified at the moment
identity-verifications-none-what = Answers that stand here without a verified holder were recorded from a source, and say so.
identity-verifications-past = Ended or run out
identity-verified = Verified by { $how }, { $since } to { $until }.
identity-verified-until-ended = Verified by { $how }, { $since } to { $until }: { $why }.
identity-verified-by = Granted by { $role }.
identity-by-steward = a steward
identity-by-clerk = a clerk
identity-by-editor = the editors of the example
identity-by-site = this site, by an automatic check

# staff
identity-staff-title = Staff
identity-staff-lead = Who works for this place. Each of them is asked to sign in in two steps.
identity-staff-now = Working here now
identity-staff-since = since
identity-staff-end = End this role
identity-staff-add = Name somebody
identity-staff-email = Their email address
identity-staff-email-hint = They get the role when they sign in with it.
identity-staff-role = Role
identity-staff-button = Give the role
identity-staff-past = Roles that have ended
identity-jobs-title = Work that could not be done
identity-jobs-count = { $n ->
    [0] Nothing is stuck.
    [one] One piece of work is stuck.
   *[other] { $n } pieces of work are stuck.
}
identity-jobs-lead = Mail and other work that failed every time it was tried, for about a day and a half.
identity-jobs-list = Stuck work
identity-jobs-none = Nothing is stuck
identity-jobs-none-what = When a mail server refuses our mail again and again, it stands here with what it said.
identity-jobs-tries = tried { $n } times
identity-jobs-again = Try again

# what can be wrong
web-error-link-used = This link was already used. Ask for a new one.
web-error-link-expired = This link is too old. Ask for a new one.
web-error-link-unknown = This link is not from here. Ask for a new one.
web-error-too-many-mails = We sent { $n } mails to this address within the hour. Open the newest one: its link works. Or wait an hour and ask again.
web-error-code-wrong = { $left ->
    [one] This is not the code. You can try once more.
   *[other] This is not the code. You can try { $left } more times.
}
web-error-code-spent = This code was tried too often and works no more. Use the link in the mail, or ask for a new code.
web-error-code-expired = No code is open in this browser. Codes work for 15 minutes, in the browser where you asked. Ask for a new one.
web-error-factor-wrong = This is not right, or it was used already. Wait for the next code and type that.
web-error-passkey-failed = The passkey was not accepted. Try again, or use a code.
web-error-too-many-tries = That was wrong too often. Wait { $minutes } minutes, then try again.
web-error-last-factor = You work for this place, so you need one second step. Set up the other one before you remove this.
web-error-last-steward = A place needs at least one steward. Name another one first.
web-error-no-account = Nobody has signed in here with this address yet.
web-error-not-yourself = You cannot verify yourself. Ask another steward.
web-error-no-published-address = The record names no email address for this. Choose another way.
web-error-no-domain = The record names no domain for this. Choose another way.
web-error-too-many-claims = That is enough for one day. Try again tomorrow.
web-error-dns-not-found = We do not see the record at { $name } yet. It can take some hours. Check name and value, then look again.
web-error-dns-unreachable = No name server answered. Try again in a few minutes.
web-error-too-many-looks = We looked often enough for now. Try again in an hour.
web-error-not-an-example = This place is not an example.
