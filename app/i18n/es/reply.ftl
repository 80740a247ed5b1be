# El derecho de réplica y las correcciones. En app/record/reply.
reply-title = A quién se nombra aquí, y qué dice
reply-lead = A quien se nombra se le avisa y tiene tanto espacio como las palabras que le nombran, sea quien sea.
reply-none = Hasta ahora no hay réplica aquí. El espacio sigue abierto.
reply-private-person = una persona particular
reply-way-link = por el enlace del aviso
reply-way-account = por quien está verificado para ello
reply-earlier = { $n ->
    [one] Una réplica anterior, y qué cambió
   *[other] { $n } réplicas anteriores, y qué cambió
}
reply-number = Réplica { $n }
reply-notice-mailed = aviso enviado
reply-notice-no-address = no se pudo enviar el aviso
reply-notice-failed = el aviso volvió
reply-notice-mailed-what = El aviso salió por correo el { $day }.
reply-notice-before = El aviso salió el { $day }, antes de publicar. La publicación esperó una réplica, como máximo hasta el { $until } inclusive.
reply-notice-failed-what = El correo con el aviso no se pudo entregar ({ $day }).
reply-notice-no-address-what = El registro no tiene una dirección suya. Quien conozca una puede <link>decírselo a quienes cuidan el sitio</link>.

reply-link-title = Se le nombra
reply-link-lead = Aquí se le nombra: <link>{ $title }</link>
reply-link-lead-bare = Algo de este registro le nombra. Su título está cubierto.
reply-link-gone-title = Ya no hay nada a lo que replicar
reply-link-gone = La carta no se publicó, o ya no le nombra. Lo que escribió no se publicó.
reply-link-over-title = Este enlace ya no habla por ellos
reply-link-over = Se envió antes de que alguien dejara este cargo o esta organización. Quien habla hoy por ellos <link>inicia sesión y responde en su escritorio</link>.
reply-early-lead = { $who } va a publicar una carta que le nombra: «{ $title }». Puede replicar antes, y su réplica se publica con ella.
reply-early-until = La carta le espera hasta el { $until } inclusive.
reply-early-passages = Dónde se le nombra
reply-early-private = Su dirección nunca se muestra. Quien publica ve si replicó, y lo lee cuando lo leen todos.
reply-form-title = Su réplica
reply-form-again = Una réplica nueva
reply-form-words = Lo que quiere decir
reply-form-words-hint = Está justo al lado de las palabras que le nombran, del mismo tamaño. Una réplica posterior ocupa su lugar, y la anterior se puede seguir leyendo.
reply-form-stands = ¿Cómo debe firmarse su réplica?
reply-form-stands-role = Sin mi nombre: «{ $called }»
reply-form-stands-name = Con mi nombre: «{ $name }»
reply-form-publish = Publicar la réplica
reply-form-keep = Guardar mi réplica hasta que se publique
reply-kept-title = Su réplica está guardada
reply-kept = Se publica junto con las palabras que le nombran. Hasta entonces puede cambiarla aquí.

reply-desk-title = Dónde se le nombra
reply-desk-lead = Todo lo que en el registro le nombra a usted o a quien representa, lo último primero.
reply-desk-none = Nada le nombra
reply-desk-none-what = Cuando algo publicado aquí le nombre, estará aquí y recibirá un correo.
reply-desk-open = sin réplica suya
reply-desk-replied = usted replicó
reply-desk-all = { $n ->
    [one] El único lugar que le nombra
   *[other] Los { $n } lugares que le nombran
}
reply-naming-title = Decir a quién se nombra
reply-naming-lead = A quien se nombra en algo publicado se le avisa y tiene el mismo espacio. Diga quién es, y dónde.
reply-naming-page = Página
reply-naming-page-hint = La dirección de la carta, la demanda, la declaración o la reunión que le nombra.
reply-naming-holder = Cargo u organización
reply-naming-person = Persona del registro
reply-naming-private = O una persona particular
reply-naming-private-what = La dirección solo sirve para el aviso y nunca se muestra. El nombre se muestra solo si firma con él.
reply-naming-name = Nombre
reply-naming-address = Su correo electrónico
reply-naming-address-hint = Déjelo en blanco si nadie lo conoce. Entonces la página dice que no se pudo enviar el aviso.
reply-naming-called = Quién es, sin su nombre
reply-naming-called-hint = Se muestra si quiere quedar sin nombre: «la dueña de una tienda».
reply-naming-do = Decirlo y enviar el aviso

reply-named-step = ¿A quién se nombra?
reply-named-lead = Diga a quién se nombra en la carta, además de aquellos a quienes pide. A cargos y organizaciones se les avisa al publicarla. A una persona particular se le avisa ahora, y tiene { $n ->
    [one] un día hábil
   *[other] { $n } días hábiles
} para replicar antes.
reply-named-so-far = Nombrados hasta ahora
reply-named-nobody = Todavía no se nombra a nadie.
reply-named-waits = La carta espera desde el { $since } hasta el { $until } inclusive
reply-named-over = Se le avisó el { $since }; los días han pasado
reply-named-replied = ha replicado; sus palabras se publican con la carta
reply-named-open = se le avisa cuando se publique la carta
reply-named-no-address = sin dirección: la página dirá que no se pudo enviar el aviso
reply-named-again = Lo que se dice de esta persona ha cambiado desde que se le avisó
reply-named-remove = Quitar
reply-named-tell-again = Avisar otra vez
reply-named-more = Añadir a alguien
reply-named-add = Añadir y enviar el aviso
reply-named-done = Ir al último paso
reply-named-row = A quién se nombra
reply-named-row-none = a nadie además de aquellos a quienes se pide

reply-corrections-title = Lo que se dice que está mal aquí
reply-correction-tag = dice que esto está mal
reply-correction-open = Todavía no ha decidido nadie.
reply-correction-revised = El registro se corrigió
reply-correction-kept = El registro quedó como estaba
reply-correction-by = lo decidió { $who }
reply-correct-link = ¿Trata de su cargo u organización, y está mal? <link>Diga qué está mal</link>
reply-correct-title = Decir qué está mal
reply-correct-lead = Esto se registró de una fuente; no lo dijo usted aquí. Sus palabras estarán con ello, y decide quien lleva el registro.
reply-correct-words = Qué está mal, y qué sería lo correcto
reply-correct-words-hint = Es público, y está encima de las palabras de que trata.
reply-correct-do = Publicar la corrección
reply-decide-title = Decidir sobre una corrección
reply-decide-lead = Alguien dice que está mal algo que se registró sobre su cargo u organización. Si tiene razón, corrija primero el registro; sus palabras quedan en todo caso.
reply-decide-outcome = ¿Qué hizo?
reply-decide-words = Por qué
reply-decide-words-hint = Es público. Diga qué se cambió, o qué dice la fuente.
reply-decide-do = Publicar la decisión
reply-decide-another-title = Esto lo decide otra persona
reply-decide-another = Usted registró estas palabras, o dice que están mal. Decide otra persona que lleva el registro.
reply-decide-alone = Usted registró estas palabras y nadie más lleva aquí el registro. Puede decidir, y la página dice que decidió sobre su propio trabajo.
reply-correction-alone = Lo decidió la misma persona que lo registró. Nadie más llevaba entonces el registro de este lugar.
reply-open-corrections = { $n ->
    [0] No espera ninguna corrección
    [one] Espera una corrección
   *[other] Esperan { $n } correcciones
}

reply-mail-subject = Se le nombra en el registro público
reply-mail-body = Algo publicado aquí le nombra:

    { $page }

    Tiene derecho a replicar. Sus palabras estarán justo al lado, del mismo tamaño. Abra este enlace y escriba lo que quiera decir:

    { $link }

    Abrir el enlace no cambia nada. Solo usted lo tiene; no lo pase a nadie.

    Si se nombra a un cargo o a una organización, todo lo que los nombra está en su escritorio cuando inicia sesión.
reply-mail-early-subject = Una carta va a nombrarle
reply-mail-early-body = Una carta que aún no se ha publicado le nombra: «{ $title }»

    Puede replicar antes de que se publique, y su réplica se publica con ella. Último día en que la carta le espera: { $until }.

    { $link }

    Abrir el enlace no cambia nada. Su dirección nunca se muestra. Solo usted tiene este enlace; no lo pase a nadie.

reply-private-title = ¿Se nombra aquí a una persona particular?
reply-private-ask = ¿Se nombra a alguien que no tiene cargo público ni habla por una organización?
reply-private-more = ¿Se nombra a alguien más que no tiene cargo público ni habla por una organización?
reply-private-ask-hint = Un nombre, o palabras por las que todos aquí conocen a esa persona. A quien se le puede avisar, se le avisa antes y tiene { $n ->
    [one] un día hábil
   *[other] { $n } días hábiles
} para responder; hasta entonces no se publica nada. A menudo basta decir quién es, sin el nombre.
reply-private-no = No
reply-private-yes = Sí
reply-private-who = ¿Quién es? (si eligió «Sí»)
reply-private-name-hint = Solo si eligió «Sí». Una persona a la vez. Este campo no publica el nombre.
reply-held-title = Esto espera a alguien que se nombra en el texto
reply-held-what = Nada de esto es público. Sus palabras se guardan aquí y en su escritorio. Envíe el formulario otra vez cuando todos hayan respondido o se hayan acabado sus días. Si cambia lo que se dice de alguien, se le avisa de nuevo.
reply-held-file = El archivo no se guarda: adjúntelo otra vez al publicar.
reply-held-answer-day = Nadie se retrasa por esto: si la envía otra vez en { $n ->
    [one] un día hábil
   *[other] { $n } días hábiles
} desde la primera, cuenta como dada el día en que la envió por primera vez.
reply-held-replied = ha respondido; sus palabras se publican con el texto
reply-held-waits = Espera: { $since } a { $until }, inclusive
reply-held-discard = Abandonarlo
reply-held-discard-what = «{ $title }» no es público. Si lo abandona, desaparece de aquí, con el nombre y la dirección de quien recibió aviso.
reply-held-back = Volver al formulario
reply-held-desk = { $n ->
    [one] Un texto suyo espera a alguien que se nombra en él
   *[other] { $n } textos suyos esperan a alguien que se nombra en ellos
}
reply-held-event = el registro de una reunión: { $title }
reply-held-minutes = el acta de una reunión: { $title }
reply-held-statement = una declaración de alguien
reply-held-answer = una respuesta a esta demanda: { $title }
reply-held-objection = una objeción al acta de una reunión: { $title }
reply-held-agenda = el orden del día de una reunión: { $title }
reply-held-lead = Algo que está por publicarse le nombra: { $title }. Puede responder antes de que se publique, y su respuesta se publica con el texto.
reply-held-until = Se le espera hasta este día inclusive: { $until }.
reply-mail-held-subject = Se le nombra en algo que está por publicarse
reply-mail-held-body = Se le nombra en { $title }. Todavía no está publicado.

    Puede responder antes, y su respuesta se publica con el texto. Se le espera hasta este día inclusive: { $until }.

    { $link }

    Abrir el enlace no cambia nada. Su dirección no se muestra nunca. Solo usted tiene este enlace; no lo comparta.

front-act-naming-recorded = Se nombra a { $who } en <link>{ $title }</link>
front-act-naming-notice-mailed = Salió un aviso a { $who }, a quien se nombra en <link>{ $title }</link>
front-act-naming-notice-failed = Volvió un aviso a { $who }, a quien se nombra en <link>{ $title }</link>
front-act-reply-given = Réplica de { $who }, a quien se nombra en <link>{ $title }</link>
front-act-reply-revised = Nueva réplica de { $who }, a quien se nombra en <link>{ $title }</link>
front-act-correction-given = Según { $who }, está mal algo que se registró sobre su cargo u organización: <link>{ $title }</link>
front-act-correction-revised = Se corrigió lo que { $who } dijo que estaba mal: <link>{ $title }</link>
front-act-correction-kept = Se dejó como estaba lo que { $who } dijo que estaba mal: <link>{ $title }</link>

web-error-reply-one-at-a-time = Elija a alguien del registro o escriba un nombre, no las dos cosas.
web-error-reply-named-already = Ya está en la lista.
web-error-reply-no-item = No es la dirección de una carta, una demanda, una declaración o una reunión.
web-error-reply-wait = A { $name } se le avisó y puede replicar hasta el { $until } inclusive. La carta se puede publicar después de ese día, o cuando haya replicado.
web-error-reply-again = Lo que la carta dice de { $name } ha cambiado desde que se le avisó. Avise otra vez.
web-error-reply-still-named = El texto todavía nombra a { $name }, que recibió aviso, así que sigue en la lista. Quite primero el nombre del texto, o vuelva a escribirlo con otra dirección.
web-error-reply-private-which = Dijo que no se nombra a nadie y escribió un nombre. Elija «Sí» o vacíe este campo.
web-error-reply-named-before = { $name }, que recibió aviso de lo publicado antes, se nombra aquí con otras palabras. Añada a esa persona a quienes se nombran, para que reciba aviso de estas.
