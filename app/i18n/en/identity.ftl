# Signing in, accounts, second factors, and who is verified to speak for what.

identity-mail-sign-in-subject = Your link to sign in to { $place }
identity-mail-sign-in-body =
    Somebody, probably you, asked to sign in to { $place } with this address.

    Open this link and press the button. It works once, within { $minutes } minutes, in any browser:

    { $link }

    Or type this code into the page where you asked:

    { $code }

    If it was not you, do nothing. Nobody can sign in without this mail. Never tell the code to anyone; nobody from { $place } will ask you for it.
