# Apoyo a una carta: las organizaciones la respaldan, los vecinos la firman.

support-title = Apoyo
support-page-title = Apoyo a «{ $title }»
support-lead = Las organizaciones respaldan en público, cada una con su mandato. Los vecinos firman, y solo su número es público.
support-read-letter = Leer la carta
support-sign = Firmar esta carta
support-signatures = Vecinos que firmaron
support-endorsements = Organizaciones que respaldan
support-not-held = El texto de esta carta no está aquí, así que nadie puede firmar ni respaldar sus palabras todavía.
support-none-signed = Todavía no se ha contado ninguna firma.
support-signed = { $n ->
    [one] { $total } vecino firmó.
   *[other] { $total } vecinos firmaron.
}
support-as-of = hasta { $when }
support-count = { $n ->
    [one] { $n } firma
   *[other] { $n } firmas
}
support-endorsed-n = { $n ->
    [0] Ninguna organización ha respaldado estas palabras todavía.
    [one] Una organización respalda estas palabras:
   *[other] { $n } organizaciones respaldan estas palabras:
}
support-all = { $n ->
    [0] Todo sobre este apoyo
    [one] Todo sobre este apoyo, con otro respaldo más
   *[other] Todo sobre este apoyo, con otros { $n } respaldos
}
support-with-reservation = con una reserva
support-reservation = Con esta reserva
support-version = Versión { $n }
support-version-now = Versión { $n }, las palabras que valen ahora
support-whole = Toda la carta
support-some = Algunas de sus demandas
support-of-demands = Demandas { $list }
support-no-endorsements = Ninguna organización ha respaldado todavía.
support-organization-title = Cartas que respaldó
support-fact-what = Respalda
support-fact-day = Desde
support-fact-signed-by = Firmado por
support-fact-mandate = Mandato
support-fact-authority = Decisión
support-mandate-members = lo decidieron sus miembros
support-mandate-board = lo decidió su junta
support-mandate-statutes = quien firma puede decidirlo según los estatutos
support-mandate-delegated = delegado en quien firma
support-mandate-not-said = no se dice
support-withdrawn-words = Retirado
support-milestone = Llegó a { $number } el { $reached }.
support-milestone-lost = Llegó a { $number } el { $reached }, y está por debajo desde el { $below }.
support-by-area = Dónde viven
support-area = Zona
support-area-unknown = Una zona
support-elsewhere = En otra parte, o no lo dicen
support-total = En total
support-column-signatures = Firmas
support-earlier = Palabras anteriores
support-earlier-what = Quien firmó una versión anterior no firmó esta. Su firma se queda con las palabras que leyó.
support-how-title = Cómo se cuenta
support-how-counted = Las firmas se cuentan cada pocos segundos mientras la gente firma. Cada recuento entra en el registro público: lo que vino, lo que se fue, el total y las zonas, todo de un mismo momento. Una zona se nombra solo si firmaron al menos diez personas desde ella; las demás van juntas.
support-how-private = No se publica el nombre ni la dirección de nadie. Las direcciones nunca salen de la parte privada de este sitio, y la de una firma retirada se borra enseguida.
support-aside-title = Firmas apartadas
support-aside = { $n ->
    [one] Se apartó { $n } firma
   *[other] Se apartaron { $n } firmas
}
support-restored = { $n ->
    [one] Volvió { $n } firma
   *[other] Volvieron { $n } firmas
}
support-aside-why = Motivo
support-aside-chosen = Elegidas por
support-aside-by = Lo decidió
support-reason-automated = hechas por un programa
support-reason-not-the-owner = no las hizo el dueño de la dirección
support-reason-not-a-person = no es la dirección de una persona
support-reason-error = un error de este sitio
support-reason-court-order = lo ordenó un tribunal
support-chosen-domain = dominio de correo
support-chosen-addresses = una lista de direcciones
support-chosen-period = el momento en que llegaron
support-list-title = Respaldos
support-list-lead = Qué organizaciones apoyan qué cartas, por decisión de quién y con qué reservas.
support-list-all = Todos los respaldos de este lugar
support-list-caption = { $n ->
    [one] Un respaldo
   *[other] { $n } respaldos, primero el último registrado
}
support-list-none-what = Cuando una organización respalda una carta, aparece aquí con quién firmó por ella y por decisión de quién. Un respaldo retirado se queda, con su fecha.
support-list-letters = Ver las cartas
support-list-how = Las organizaciones respaldan desde la página de una <link>carta</link>, después de iniciar sesión.
support-column-who = Organización
support-column-letter = Carta
support-column-version = Versión
support-column-day = Desde
support-column-what = Qué

support-form-title = Firmar «{ $title }»
support-form-lead = Firma la <link>versión { $n }</link> de esta carta, y ningunas otras palabras.
support-form-email = Su dirección de correo
support-form-email-hint = Le mandamos un correo con un enlace. Nunca se publica, y los autores de la carta no la ven.
support-form-area = Dónde vive
support-form-area-hint = Solo se cuenta, y solo se muestra donde firmaron al menos diez personas.
support-form-area-none = En otra parte, o prefiero no decirlo
support-form-send = Mandarme el enlace
support-form-next-title = Qué pasa después
support-form-next-mail = Recibe un correo. Abra su enlace y pulse «Confirmar». Solo entonces ha firmado.
support-form-next-private = No pedimos su nombre, porque no se publica ninguno. Cada persona firma una vez.
support-form-next-withdraw = Con el mismo enlace puede retirar su firma cuando quiera.
support-new-version-title = La carta ha cambiado
support-new-version-what = Se publicó una versión nueva mientras leía. Lea <link>las palabras que valen ahora</link> y mande el formulario otra vez.
support-sent-title = Mire su correo
support-sent-lead = Si esta dirección puede firmar, hay un correo en camino. Todavía no ha firmado.
support-sent-press = Abra el enlace del correo y pulse «Confirmar mi firma».
support-sent-wait = Cuando muchas personas firman a la vez desde un mismo lugar, por ejemplo una escuela, los correos salen uno tras otro. El suyo llegará, más tarde.
support-sent-none = ¿No llega? Mire entre el correo no deseado, o pídalo otra vez. Un enlace vale { $days } días.
support-back = Volver a la carta
support-link-pending = Confirme su firma
support-link-pending-what = Pidió firmar «{ $title }», <link>versión { $n }</link>. Pulse el botón para firmar.
support-link-confirmed = Ha firmado
support-link-confirmed-what = Firmó «{ $title }», <link>versión { $n }</link>, el { $when }.
support-link-counted = El recuento público la toma en menos de un minuto.
support-link-keep = Guarde el correo: con el mismo enlace puede retirar su firma.
support-link-withdrawn = Su firma está retirada
support-link-withdrawn-what = Su firma de «{ $title }», <link>versión { $n }</link>, está retirada, y su dirección se borró.
support-link-invalidated = Su firma está apartada
support-link-invalidated-what = Los responsables de este lugar apartaron un grupo de firmas de «{ $title }», y la suya está entre ellas. <log>Por qué, y cómo reclamar</log>
support-link-do-confirm = Confirmar mi firma
support-link-do-withdraw = Retirar mi firma
support-link-not-you = ¿No fue usted? Entonces no haga nada, o:
support-link-forget = Borrar mi dirección
support-link-unknown = Este enlace no funciona
support-link-unknown-what = Está incompleto, o tiene más de { $days } días. Firme otra vez para recibir uno nuevo.

support-mail-confirm-subject = Confirme su firma: { $title }
support-mail-confirm-body =
    Alguien, seguramente usted, pidió firmar esta carta con su dirección en { $place }:

    { $title } (versión { $n })
    { $letter }

    Para firmar, abra esta página y pulse «Confirmar mi firma»:
    { $link }

    Abrir la página todavía no hace nada. Guarde este correo: con el mismo enlace puede retirar su firma. Si no fue usted, no haga nada.
support-mail-again-subject = Ya ha firmado: { $title }
support-mail-again-body =
    Alguien, tal vez usted, pidió firmar otra vez esta carta con su dirección en { $place }. Ya la ha firmado, y su firma cuenta una vez:

    { $title } (versión { $n })
    { $letter }

    Para ver o retirar su firma:
    { $link }

    A quien lo pidió no se le dijo que usted ha firmado.
support-mail-aside-subject = Su firma está apartada: { $title }
support-mail-aside-body =
    Alguien, tal vez usted, pidió firmar otra vez esta carta con su dirección en { $place }. Los responsables han apartado su firma, junto con otras:

    { $title } (versión { $n })

    Por qué, en público:
    { $log }

    Puede reclamar; la página dice cómo.

support-endorse = Respaldar
support-endorse-title = Respaldar «{ $title }»
support-endorse-lead = Respalda la <link>versión { $n }</link>, y ningunas otras palabras. Es público enseguida, y se sigue viendo si lo retira.
support-endorse-here = Respaldarla por su organización
support-withdraw-here = Retirarlo
support-endorse-organization = Organización
support-endorse-demands = Solo estas demandas
support-endorse-demands-hint = No marque ninguna para respaldar toda la carta.
support-endorse-signed-by = Quién firma por la organización
support-endorse-signed-by-hint = Nombre y cargo, como se deben publicar.
support-endorse-mandate = Por decisión de quién
support-endorse-authority = Qué decisión
support-endorse-authority-hint = Por ejemplo: asamblea del 1 de marzo, punto 4.
support-endorse-reservation = Reserva
support-endorse-reservation-hint = Lo que no comparten, en sus propias palabras. Se muestra junto al respaldo en todas partes.
support-endorse-day = Día en que se dio
support-endorse-do = Respaldar en público
support-withdraw-title = Retirar un respaldo
support-withdraw-lead = { $who } respaldó «{ $title }», versión { $n }. El respaldo se sigue viendo, con el día en que se retiró.
support-withdraw-words = Por qué
support-withdraw-words-hint = En sus propias palabras, si quiere decirlo.
support-withdraw-do = Retirar en público
support-desk-title = Firmas
support-desk-lead = Se pueden apartar firmas en grupos, por motivos de forma y nunca de contenido. Cada vez es pública, con el motivo y el número.
support-desk-none = Todavía no se ha contado ninguna firma
support-desk-none-what = Cuando los vecinos firman una carta, aparece aquí con su recuento.
support-desk-letters = Cartas firmadas
support-desk-batches = Apartadas, y sin volver
support-desk-link = Firmas y zonas
support-aside-form-title = Apartar firmas
support-aside-form-lead = De «{ $title }», versión { $n }. Nunca se muestra a quién toca; a cuántos se dice antes de hacerlo.
support-aside-which = Qué firmas
support-aside-domain = Dominio de correo
support-aside-addresses = Direcciones
support-aside-addresses-hint = Una por línea. No se guardan.
support-aside-from = Desde
support-aside-moment-hint = En UTC, como 2026-03-02 15:00.
support-aside-until = Hasta
support-aside-words = El motivo en palabras públicas
support-aside-words-hint = No nombre a nadie, ni ninguna dirección.
support-aside-sure = Apartarlas
support-aside-do = Apartar en público
support-restore-title = { $n ->
    [one] Hacer volver una firma
   *[other] Hacer volver { $n } firmas
}
support-restore-do = Hacer volver en público
support-areas-title = Zonas que pueden decir los firmantes
support-areas-lead = Partes grandes del lugar, como los barrios. Una zona solo se muestra si firmaron al menos diez personas desde ella.
support-areas-names = Zonas
support-areas-names-hint = Una por línea, en el orden en que se ofrecen. La que quite ya no se ofrece; lo firmado desde allí se sigue contando.
support-areas-do = Guardar las zonas

web-error-support-new-version = Mientras tanto se publicó una versión nueva. Léala y mande el formulario otra vez.
web-error-support-none-chosen = Ninguna firma coincide con esto.
web-error-support-sure = { $n ->
    [one] Esto toca a una firma. Marque la casilla y mande otra vez para apartarla.
   *[other] Esto toca a { $n } firmas. Marque la casilla y mande otra vez para apartarlas.
}
web-error-support-domain = Escriba un dominio de correo, como example.org.
web-error-support-moment = Escriba un día y una hora, como 2026-03-02 15:00, primero el más temprano.
web-error-support-behind-already = Esta organización es autora de la carta, así que no hace falta que la respalde.
web-error-support-demand-elsewhere = Una de estas demandas no está en esta carta.

front-act-endorsement-given = { $who } respaldó <link>{ $title }</link>.
front-act-endorsement-withdrawn = { $who } retiró su respaldo a <link>{ $title }</link>.
front-act-signatures-counted = Se contaron las firmas de <link>{ $title }</link>.
front-act-signatures-set-aside = Se apartaron firmas de <link>{ $title }</link>.
front-act-signatures-restored = Volvieron firmas de <link>{ $title }</link>.
front-act-area-opened = Se abrió una zona que pueden decir los firmantes.
front-act-area-closed = Se cerró una zona que podían decir los firmantes.

moderation-of-endorsement = Respaldo
moderation-of-signatures = Firmas apartadas
moderation-of-area = Zona
moderation-field-signed-by = quién firmó
moderation-field-authority = la decisión en que se basa
moderation-field-reservation = la reserva

outlets-list-endorsements = Respaldos
outlets-what-endorsements = Qué organización respalda qué versión de qué carta, por decisión de quién, con qué reserva.
outlets-list-signature-counts = Recuentos de firmas
outlets-what-signature-counts = Cada recuento de firmas de vecinos: lo que vino, lo que se fue, totales y zonas. Nunca quién firmó.
outlets-list-signature-batches = Firmas apartadas
outlets-what-signature-batches = Cuántas firmas se apartaron y volvieron, cuándo y por qué. Nunca de quién.
