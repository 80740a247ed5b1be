# Entrar, cuentas, segundos factores, y quién está verificado para hablar por quién.

identity-mail-sign-in-subject = Su enlace para entrar en { $place }
identity-mail-sign-in-body =
    Alguien, probablemente usted, pidió entrar en { $place } con esta dirección.

    Abra este enlace y pulse el botón. Sirve una sola vez, durante { $minutes } minutos, en cualquier navegador:

    { $link }

    O escriba este código en la página donde lo pidió:

    { $code }

    Si no fue usted, no haga nada. Nadie puede entrar sin este correo. No diga el código a nadie; nadie de { $place } se lo pedirá.
