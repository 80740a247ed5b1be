# Entrar, cuentas, segundos factores, y quién está verificado para hablar por quién.

identity-mail-sign-in-subject = Su enlace para entrar en { $place }
identity-mail-sign-in-body =
    Alguien, probablemente usted, pidió entrar en { $place } con esta dirección.

    Abra este enlace y pulse el botón. Sirve una sola vez, durante { $minutes } minutos, en cualquier navegador:

    { $link }

    O escriba este código en la página donde lo pidió:

    { $code }

    Si no fue usted, no haga nada. Nadie puede entrar sin este correo. No diga el código a nadie; nadie de { $place } se lo pedirá.
identity-mail-claim-subject = ¿Habla esta persona por { $subject }?
identity-mail-claim-body =
    Alguien que entró en { $place } como { $who } dice que habla en público por: { $subject }.

    Le escribimos porque esta dirección está publicada como suya. Si es verdad, o si es falso, abra este enlace y pulse el botón correcto. Sirve durante { $days } días:

    { $link }

    Si pulsa que sí, { $who } podrá responder en público por { $subject }. Todos verán que se comprobó por correo a su dirección publicada, y desde cuándo. Si no hace nada, no pasa nada.

# entrar
identity-sign-in-title = Entrar
identity-sign-in-lead = No hay contraseña. Enviamos un enlace y un código a su correo electrónico.
identity-sign-in-email = Su correo electrónico
identity-sign-in-email-hint = Solo lo ven usted y los encargados de este lugar. Nunca aparece en el registro.
identity-sign-in-button = Envíenme un enlace
identity-sign-in-new = ¿Es su primera vez? Haga lo mismo. Su cuenta se crea cuando abre el enlace.
identity-sign-in-try = Este lugar es un ejemplo. <link>Pruébelo como alguien que vive allí</link>
identity-sent-title = Mire su correo
identity-sent-lead = Enviamos un enlace y un código. Sirven durante { $minutes } minutos. Abra el enlace o escriba aquí el código.
identity-sent-code = Código del correo
identity-sent-code-hint = Seis cifras, como 123 456
identity-sent-button = Entrar
identity-sent-again = ¿No llegó nada? Mire en el correo no deseado y luego <link>pida otro correo</link>.
identity-sent-sink-title = Esta copia no envía correo
identity-sent-sink = Funciona en su propio equipo. <link>Lea aquí lo que habría enviado</link>.
identity-confirm-title = Entrar en { $place }
identity-confirm-lead = Este enlace es para { $address }. Pulse el botón para entrar en este navegador.
identity-confirm-button = Entrar
identity-confirm-not-you = ¿No es su dirección? Cierre esta página. No ha pasado nada.
identity-steward-title = Encárguese de { $place }
identity-steward-lead = Este enlace lo hicieron quienes operan este servidor. Sirve una vez. Como encargado, usted verifica a las personas, modera y nombra a quienes ayudan.
identity-steward-name = Su nombre
identity-steward-name-hint = Se guarda con lo que usted hace en este puesto. Las páginas muestran su función.
identity-steward-email = Su correo electrónico
identity-steward-email-hint = Desde ahora entrará con él. Escríbalo con cuidado.
identity-steward-button = Encargarme
identity-link-used-title = Este enlace ya se usó
identity-link-used = Cada enlace sirve una vez. Si no fue usted quien lo usó, entre de nuevo y cierre sus otras sesiones.
identity-link-expired-title = Este enlace es demasiado viejo
identity-link-expired = Un enlace sirve durante { $minutes } minutos. Pida uno nuevo.
identity-link-unknown-title = Este enlace no es de { $place }
identity-link-unknown = Quizá falta una parte, o un correo más nuevo lo reemplazó. Pida uno nuevo.
identity-link-new = Envíenme un enlace nuevo
identity-sign-out-title = Salir
identity-sign-out-lead = Esto cierra su sesión en este navegador.
identity-sign-out-button = Salir
identity-sign-out-everywhere = También puede <link>ver y cerrar sus otras sesiones</link>.
identity-try-title = Pruébelo como alguien
identity-try-lead = Estas personas son inventadas. Elija una para ver lo que ve y hacer lo que puede hacer.
identity-try-people = Personas
identity-try-button = Ser { $name }
identity-try-organizer = Habla por una organización: publica cartas y demandas.
identity-try-aide = Trabaja para un cargo público: responde a lo que se pidió.
identity-try-resident = Lee, y no tiene ninguna función.
identity-try-steward = Verifica a las personas, modera y dirige el lugar.
identity-try-clerk = Registra entregas, reuniones y declaraciones a partir de fuentes.
identity-try-auditor = Lee las pruebas privadas y no cambia nada.

# la cuenta propia
identity-account-title = Su cuenta
identity-account-email = Usted entra con
identity-account-roles = Sus funciones
identity-account-speaks = Está verificado que usted habla por
identity-account-none = Nada todavía
identity-account-claim = Decir que ocupa un puesto o habla por una organización
identity-account-factor = Segundo paso al entrar
identity-account-sessions = Dónde tiene sesiones abiertas
identity-account-about-you = Sobre usted
identity-account-name = Su nombre
identity-account-name-hint = Aparece en público junto a lo que hace aquí, con su puesto u organización.
identity-account-lang = Idioma de nuestros correos para usted
identity-account-save = Guardar
identity-role-steward = Encargado
identity-role-steward-about = Verifica a las personas, modera, nombra al personal y puede hacer todo lo que hace un secretario.
identity-role-clerk = Secretario
identity-role-clerk-about = Registra entregas, declaraciones, fuentes, reuniones y competencias.
identity-role-auditor = Auditor
identity-role-auditor-about = Lee las pruebas privadas de la verificación y la moderación. No cambia nada.
identity-sessions-title = Dónde tiene sesiones abiertas
identity-sessions-lead = Cada línea es un navegador que entró como usted. Cierre los que no conozca.
identity-sessions-open = Sesiones abiertas
identity-session-unknown = Dispositivo desconocido
identity-session-here = (este)
identity-session-since = Abierta
identity-session-seen = usada por última vez
identity-session-end = Cerrarla
identity-sessions-others = Cerrar todas las demás
identity-sessions-others-about = Aquí sigue dentro. En los demás lugares tendrá que entrar de nuevo.
identity-sessions-others-button = Cerrar todas las demás sesiones
identity-sessions-all = Salir de todas partes
identity-sessions-all-about = Cierra todas las sesiones, también esta.
identity-sessions-all-button = Salir de todas partes

# segundo paso
identity-factor-title = Confirme que es usted
identity-factor-lead = Lo que va a hacer necesita su segundo paso.
identity-factor-passkey = Con su llave de acceso
identity-factor-passkey-button = Usar mi llave de acceso
identity-factor-by-code = Con un código
identity-factor-code = Código de su aplicación o código de recuperación
identity-factor-code-hint = Seis cifras de la aplicación. Un código de recuperación es así: BCDF-GHJK-2346.
identity-factor-button = Confirmar
identity-factor-lost = ¿Perdió el teléfono y los códigos? Otro encargado puede terminar su función y nombrarle de nuevo con otra dirección.
identity-factor-first-title = Primero prepare un segundo paso
identity-factor-first = Quienes trabajan para este lugar entran en dos pasos, para que un buzón robado no baste para cambiar el registro. Toma unos dos minutos.
identity-factor-first-button = Preparar un segundo paso
identity-factors-title = Segundo paso al entrar
identity-factors-lead = Un segundo paso protege su cuenta aunque alguien lea su correo. Usted decide si lo quiere.
identity-factors-lead-staff = Quienes trabajan para este lugar necesitan un segundo paso: una aplicación que muestra códigos o una llave de acceso. Basta con uno.
identity-factors-later = ¿Ahora no? <link>Vaya a su escritorio</link>.
identity-app-title = Códigos de una aplicación
identity-app-on = Su aplicación está preparada. Un código suyo confirma que es usted.
identity-app-remove = Quitar la aplicación
identity-app-how = Abra una aplicación de autenticación en su teléfono, agregue una cuenta y escanee esta imagen. Luego escriba las seis cifras que muestra.
identity-app-qr = Imagen para escanear con la aplicación. La misma clave está abajo como texto.
identity-app-secret = O escriba esta clave en la aplicación:
identity-app-code = Seis cifras de la aplicación
identity-app-code-hint = Cambian cada 30 segundos.
identity-app-button = Activar los códigos
identity-passkey-title = Llaves de acceso
identity-passkey-about = Una llave de acceso se queda en su teléfono, computadora o llave de seguridad. Necesita JavaScript.
identity-passkey-made = Creada
identity-passkey-remove = Quitar
identity-passkey-name = Un nombre para esta llave
identity-passkey-name-hint = Como «mi teléfono».
identity-passkey-unnamed = Llave de acceso
identity-passkey-button = Crear una llave de acceso
identity-passkey-cancelled = No funcionó. Inténtelo otra vez o use otra manera.
identity-codes-keep-title = Anote estos códigos de recuperación
identity-codes-keep = Si pierde el teléfono, cada uno le deja entrar una vez. Guárdelos en papel. Se muestran hasta que pulse el botón, y nunca más.
identity-codes-kept = Ya los anoté
identity-codes-title = Códigos de recuperación
identity-codes-left = { $n ->
    [0] No le queda ninguno.
    [one] Le queda uno.
   *[other] Le quedan { $n }.
}
identity-codes-new = Hacer códigos nuevos

# pedir la verificación
identity-claim-title = Hablar por un puesto o una organización
identity-claim-lead = Para responder por una oficina o publicar por una organización, demuéstrenos una vez que puede hacerlo. El público ve cómo y cuándo se comprobó, nunca su dirección.
identity-claim-yours = Lo que ha pedido
identity-claim-new = Pedir
identity-claim-none-here = Este lugar es un ejemplo hecho con noticias de prensa. Ninguna de las personas y organizaciones nombradas participó, así que aquí no se verifica a nadie para hablar por ellas.
identity-claim-of = ¿Por qué o por quién habla?
identity-attest-of = ¿Por qué o por quién habla esa persona?
identity-claim-posts = Puestos y quién los ocupa
identity-claim-organizations = Organizaciones
identity-claim-method = ¿Cómo lo comprobamos?
identity-claim-button = Pedir la verificación
identity-claim-give-up = Retirar esto
identity-claim-until = abierto hasta el { $day }
identity-method-mail = Correo a la dirección publicada
identity-method-mail-about = Escribimos a la dirección que está en el registro. Quien la lee allí pulsa sí o no.
identity-method-mail-short = correo a una dirección publicada
identity-method-dns = Un registro DNS
identity-method-dns-about = Quien administra el dominio de la oficina u organización le agrega una línea.
identity-method-dns-short = un registro en el DNS del dominio
identity-method-letter = Una carta con un código
identity-method-letter-about = Enviamos una carta de papel a la oficina. Usted escribe el código que trae.
identity-method-letter-short = una carta con un código
identity-method-in-person = En persona
identity-method-in-person-about = Se reúne con un encargado y muestra que es usted.
identity-method-in-person-short = una reunión en persona
identity-method-vouchers = Dos personas responden por usted
identity-method-vouchers-about = Dos personas verificadas aquí para otras cosas dicen que es verdad.
identity-method-vouchers-short = dos personas verificadas aquí
identity-step-mail = Escribimos a { $address }. Pida a quien la lee allí que abra el enlace.
identity-step-dns = Pida a quien administra { $domain } que agregue este registro y luego pulse el botón. Puede tardar unas horas en verse.
identity-step-dns-name = Nombre
identity-step-dns-type = Tipo
identity-step-dns-value = Valor
identity-step-dns-button = Mirar ahora
identity-step-letter-waiting = Un encargado imprimirá la carta y la enviará a la oficina. Vuelva cuando haya llegado.
identity-step-letter = La carta se imprimió. Escriba el código que trae.
identity-step-letter-code = Código de la carta
identity-step-letter-button = Enviar el código
identity-step-in-person = Reúnase con un encargado de este lugar. Anotará lo que vio y usted quedará verificado.
identity-step-vouchers = { $n ->
    [0] Nadie ha respondido por usted todavía. Hacen falta dos. Envíeles esta dirección:
   *[other] { $n } de 2 han respondido por usted. Envíe esta dirección a una persona más:
}
identity-claim-confirm-title = ¿Es verdad para { $subject }?
identity-claim-confirm = { $who } dice que habla por { $subject } en { $place }.
identity-claim-confirm-means = Si pulsa que sí, podrá responder y publicar en su nombre, y todos verán que se comprobó por correo a su dirección publicada.
identity-claim-yes = Sí, es correcto
identity-claim-no = No, es falso
identity-claim-link-granted-title = Esto ya está hecho
identity-claim-link-granted = Alguien dijo que es correcto y la persona está verificada. Si no era correcto, <link>escriba a un encargado de { $place }</link>.
identity-claim-link-refused-title = Esto se retiró o se rechazó
identity-claim-link-refused = No hace falta nada más.
identity-claim-link-expired-title = Este enlace es demasiado viejo
identity-claim-link-expired = Si todavía importa, la persona puede pedirlo otra vez en { $place }.
identity-claim-link-unknown-title = Este enlace no es de { $place }
identity-claim-link-unknown = Quizá falta una parte, o un correo más nuevo lo reemplazó. Copie la dirección completa del correo.
identity-claim-link-over-title = Este puesto terminó
identity-claim-link-over = El registro dice que ya no lo ocupa, así que nadie puede verificarse para él.
identity-vouch-title = Responder por alguien
identity-vouch-lead = { $who } dice que habla por { $subject }.
identity-vouch-means = Si usted sabe que es verdad, dígalo. Los encargados y auditores pueden ver que fue usted. El público solo ve que dos personas verificadas respondieron.
identity-vouch-button = Sé que es verdad
identity-vouch-not-you-title = Usted no puede responder aquí
identity-vouch-not-you = Solo pueden hacerlo personas verificadas aquí para otra cosa, y nadie por sí mismo.

# el escritorio de los encargados
identity-people-title = Personas
identity-people-verify = Verificar a alguien en persona
identity-people-waiting = Esperan verificación
identity-people-nothing = Nadie espera
identity-people-nothing-what = Cuando alguien pide la verificación, aparece aquí con lo que hay que hacer.
identity-people-verified = Verificadas ahora
identity-people-nobody = Nadie todavía.
identity-attest-title = Verificar a alguien en persona
identity-attest-lead = Hágalo solo con alguien a quien ha visto, después de ver lo que demuestra que puede hablar. Se hará público que un encargado lo comprobó en persona. Lo que vio queda privado.
identity-attest-email = Su correo electrónico aquí
identity-attest-email-hint = Tiene que haber entrado una vez.
identity-attest-note = Lo que usted vio
identity-attest-note-hint = Como «carné de la ciudad y el aviso del nombramiento». Solo lo leen encargados y auditores. No escriba números de documentos.
identity-attest-button = Verificar a esta persona
identity-claim-who = Quién
identity-claim-how = Cómo
identity-claim-address = Dirección publicada o dominio
identity-claim-asked = Pedido
identity-claim-state = Estado
identity-claim-state-open = espera
identity-claim-state-granted = verificado
identity-claim-state-refused = rechazado o retirado
identity-claim-state-expired = vencido
identity-claim-next = Qué hacer
identity-claim-refuse = Rechazar
identity-claim-refuse-about = Puede pedirlo otra vez. Nada se hace público.
identity-claim-refuse-button = Rechazar esto
identity-waits-mail = Escribimos a la dirección publicada y esperamos a quien la lee.
identity-waits-dns = Esperamos el registro en su dominio.
identity-waits-vouchers = { $n ->
    [0] Nadie ha respondido todavía. Hacen falta dos personas.
   *[other] { $n } de 2 han respondido.
}
identity-letter-make = Hacer la carta
identity-letter-print = Imprima esta página y envíela a la oficina por correo postal.
identity-letter-to = A la oficina de { $subject }
identity-letter-text = Alguien que entró como { $who } dice que habla en público por { $subject } en { $place }. Si es correcto, por favor entréguele esta carta.
identity-letter-enter = Esa persona entra en { $address } y escribe este código:
identity-letter-not-you = Si no es correcto, tire esta carta. Sin el código no pasa nada.
identity-evidence-title = En qué se basa
identity-evidence-about = Solo lo ven encargados y auditores.
identity-evidence-kind = Tipo
identity-evidence-value = Qué
identity-evidence-at = Cuándo
identity-evidence-address = Dirección publicada
identity-evidence-record = Registro DNS
identity-evidence-letter = Carta impresa el
identity-evidence-seen = Visto por un encargado
identity-evidence-voucher = Respondió quien tiene la verificación
identity-evidence-note = Nota
identity-end-title = Terminar esta verificación
identity-end-about = Desde el próximo momento ya no podrá actuar en su nombre. Lo que dijo antes queda como está. El final y su motivo son públicos.
identity-end-reason = Por qué
identity-end-button = Terminarla
identity-ended-withdrawn = retirada
identity-ended-post-ended = el puesto terminó
identity-ended-mistake = fue un error
identity-ended-renewed = comprobada de nuevo

# público
identity-verifications-title = Quién está verificado, y cómo
identity-verifications-lead = A quienes responden por una oficina o publican por una organización se les comprobó antes. Aquí está cómo, y desde cuándo hasta cuándo. Quiénes son fuera de su puesto, y lo que mostraron, queda privado.
identity-verifications-none = Nadie está verificado en este momento
identity-verifications-none-what = Las respuestas sin titular verificado se registraron a partir de una fuente, y lo dicen.
identity-verifications-past = Terminadas o vencidas
identity-verified = Verificado por { $how }, del { $since } al { $until }.
identity-verified-until-ended = Verificado por { $how }, del { $since } al { $until }: { $why }.
identity-verified-by = Otorgado por { $role }.
identity-by-steward = un encargado
identity-by-clerk = un secretario
identity-by-editor = los editores del ejemplo
identity-by-site = este sitio, con una comprobación automática

# personal
identity-staff-title = Personal
identity-staff-lead = Quiénes trabajan para este lugar. A cada persona se le pide que entre en dos pasos.
identity-staff-now = Trabajan aquí ahora
identity-staff-since = desde
identity-staff-end = Terminar esta función
identity-staff-add = Nombrar a alguien
identity-staff-email = Su correo electrónico
identity-staff-email-hint = Recibe la función cuando entra con esa dirección.
identity-staff-role = Función
identity-staff-button = Dar la función
identity-staff-past = Funciones terminadas
identity-jobs-title = Trabajo que no se pudo hacer
identity-jobs-count = { $n ->
    [0] Nada está atascado.
    [one] Hay un trabajo atascado.
   *[other] Hay { $n } trabajos atascados.
}
identity-jobs-lead = Correo y otros trabajos que fallaron cada vez que se intentaron, durante un día y medio.
identity-jobs-list = Trabajo atascado
identity-jobs-none = Nada está atascado
identity-jobs-none-what = Cuando un servidor rechaza nuestro correo una y otra vez, aparece aquí con lo que dijo.
identity-jobs-tries = intentado { $n } veces
identity-jobs-again = Intentar otra vez

# lo que puede estar mal
web-error-link-used = Este enlace ya se usó. Pida uno nuevo.
web-error-link-expired = Este enlace es demasiado viejo. Pida uno nuevo.
web-error-link-unknown = Este enlace no es de aquí. Pida uno nuevo.
web-error-too-many-mails = Enviamos { $n } correos a esta dirección en una hora. Abra el más nuevo: su enlace sirve. O espere una hora y pida otro.
web-error-code-wrong = { $left ->
    [one] Este no es el código. Puede intentarlo una vez más.
   *[other] Este no es el código. Puede intentarlo { $left } veces más.
}
web-error-code-spent = Este código se intentó demasiadas veces y ya no sirve. Use el enlace del correo o pida un código nuevo.
web-error-code-expired = No hay ningún código abierto en este navegador. Los códigos sirven 15 minutos, en el navegador donde los pidió. Pida uno nuevo.
web-error-factor-wrong = No es correcto, o ya se usó. Espere el código siguiente y escríbalo.
web-error-passkey-failed = La llave de acceso no se aceptó. Inténtelo otra vez o use un código.
web-error-too-many-tries = Se equivocó demasiadas veces. Espere { $minutes } minutos y vuelva a intentarlo.
web-error-last-factor = Usted trabaja para este lugar y necesita un segundo paso. Prepare el otro antes de quitar este.
web-error-last-steward = Un lugar necesita al menos un encargado. Nombre primero a otro.
web-error-no-account = Nadie ha entrado aquí con esta dirección todavía.
web-error-not-yourself = No puede verificarse a sí mismo. Pídalo a otro encargado.
web-error-no-published-address = El registro no tiene correo electrónico para esto. Elija otra manera.
web-error-no-domain = El registro no tiene dominio para esto. Elija otra manera.
web-error-too-many-claims = Es bastante por un día. Inténtelo mañana.
web-error-dns-not-found = Todavía no vemos el registro en { $name }. Puede tardar unas horas. Revise el nombre y el valor, y mire otra vez.
web-error-dns-unreachable = Ningún servidor de nombres respondió. Inténtelo en unos minutos.
web-error-too-many-looks = Ya miramos bastantes veces. Inténtelo en una hora.
web-error-not-an-example = Este lugar no es un ejemplo.
