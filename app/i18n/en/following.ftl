# Mail: what stands under every message, and the page where somebody stops one kind of mail.
following-mail-footer = Sent by { $place }. Nobody reads answers to this mail.
following-mail-stop = You do not want mail like this one any more? Open this address and press the button:

following-stop-title = Stop this mail
following-stop-about = You will get no more mail of this kind from { $place } at the address this link was sent to. Mail you ask for yourself, such as a link to sign in, still comes.
following-stop-button = Stop this mail
following-stop-done-title = No more mail of this kind
following-stop-done = { $place } will not send mail of this kind to that address again.
following-stop-unknown-title = This link is not from { $place }
following-stop-unknown = Perhaps part of it is missing. Copy the whole address from the mail, or open it from there.

following-sink-title = Mail that stayed here
following-sink-lead = This copy runs on your own machine and sends no mail. What it would have sent is kept here, newest first.
following-sink-messages = Messages
following-sink-empty = No mail yet
following-sink-empty-what = Ask for a link to sign in, and it will stand here.
following-sink-no-subject = (no subject)
following-sink-to = To
following-sink-from = From
following-sink-at = Sent
