# Respuestas: la página pública de cada una, la mesa de quien responde, el formulario de la secretaría.

answers-title = { $who }: respuesta a la demanda { $n }
answers-lead = Se pidió: { $demand }
answers-number = Respuesta { $n }
answers-number-of = { $n } de { $of }
answers-counts = vale ahora
answers-not-now-title = Esta es una respuesta anterior
answers-not-now = Se muestra como estaba. <link>Ver la respuesta que vale ahora.</link>
answers-stays-open = «No está en mi poder» no cierra la demanda.
answers-changed = Lo que cambió esta respuesta
answers-changed-from = Comparada con la <link>respuesta { $n }</link>.
answers-same-verdict = Las dos dicen: { $verdict }.
answers-other-verdict = De «{ $before }» a «{ $after }».
answers-diff-covered = Uno de los dos textos no está a la vista, así que no se pueden comparar aquí.
answers-about = Sobre esta respuesta
answers-fact-said = Se dijo
answers-fact-recorded = Se registró
answers-fact-by = La dio
answers-fact-read-by = La leyó
answers-fact-revision = Respuesta
answers-given-how = La dio aquí una persona verificada ese día para hablar por este cargo u organización.
answers-recorded-how = Registrada de una fuente el { $day }. Lo que la respuesta viene a decir es la lectura de quien la registró; quien ocupa el cargo puede corregirla.
answers-sources = Fuentes
answers-sources-own = Palabras propias de quien responde, dadas aquí. No hace falta otra fuente.
answers-revisions = Todas las respuestas a esta pregunta

answers-cite = { $who }: respuesta { $number } a la demanda { $n }
answers-compare = Comparar las respuestas lado a lado
answers-compare-title = Respuestas a la demanda { $n }, lado a lado
answers-compare-lead = Las respuestas que cuentan ahora, por el orden de sus días. La dirección de esta página conserva de quiénes eligió las respuestas.
answers-compare-choose = Elegir de quiénes comparar las respuestas
answers-compare-whose = Respuestas de
answers-compare-show = Mostrar estas
answers-compare-none = Nadie ha respondido aún a esta demanda
answers-compare-none-what = Cuando haya respuestas, estarán aquí lado a lado.
answers-compare-over = { $who }: todas las respuestas a la demanda { $n }
answers-compare-over-lead = { $n ->
    [one] Una respuesta.
   *[other] { $n } respuestas, la primera primero, cada una con lo que cambió.
}
answers-compare-all = Sus { $n } respuestas, lado a lado

answers-asked-title = Lo que le piden
answers-asked-lead = Primero está lo que más tiempo espera. Su respuesta es pública en el acto y puede revisarla; la anterior se puede seguir leyendo.
answers-asked-filter = Mostrar
answers-asked-open = Por responder ({ $n })
answers-asked-answered = Respondidas ({ $n })
answers-asked-all = Todas ({ $n })
answers-asked-none-open = Nada espera su respuesta
answers-asked-none-answered = Todavía no ha respondido nada
answers-asked-none-all = Todavía no le han pedido nada
answers-asked-none-what = Cuando una carta dirija una demanda a su cargo u organización, estará aquí con el día en que se entregó.
answers-asked-done = { $n ->
    [one] Se publicó una respuesta
   *[other] Se publicaron { $n } respuestas
}
answers-asked-count = { $n ->
    [one] Una demanda
   *[other] { $n } demandas
}, { $open } por responder
answers-asked-answer = Responder
answers-asked-revise = Revisar
answers-asked-together = Responder juntas las marcadas
answers-asked-all-open = Responder las { $n } con las mismas palabras

answers-form-none-title = Responder a varias demandas
answers-form-none = Todavía no has elegido ninguna demanda
answers-form-none-what = Marca las demandas a las que responde tu texto y respóndelas juntas.
answers-form-title = Responder a { $n } demandas con las mismas palabras
answers-form-one = Responder: { $demand }
answers-form-revise = Revisar su respuesta: { $demand }
answers-form-correct = Corregir lo que se registró de usted: { $demand }
answers-form-lead = Pedido en { $letter }.
answers-form-verdict = ¿Cuál es su respuesta?
answers-form-verdict-read = ¿Qué respondieron?
answers-form-verdict-read-hint = Es su lectura de la fuente, y la página lo dice.
answers-form-verdict-accepted = Hará lo que se pide.
answers-form-verdict-partly = Hará una parte. Diga cuál.
answers-form-verdict-declined = No lo hará.
answers-form-verdict-not-my-power = Lo decide otro cargo. No cierra la demanda.
answers-form-verdict-under-review = Se está estudiando. Diga hasta cuándo, si puede.
answers-form-verdict-cannot-comment = Ahora no puede hablar de ello. Diga por qué.
answers-form-verdict-read-accepted = Dijeron que harán lo que se pide.
answers-form-verdict-read-partly = Dijeron que harán una parte. Diga cuál.
answers-form-verdict-read-declined = Dijeron que no lo harán.
answers-form-verdict-read-not-my-power = Dijeron que otra oficina lo decide. La demanda no se cierra.
answers-form-verdict-read-under-review = Se está estudiando. Diga hasta cuándo, si la fuente lo dice.
answers-form-verdict-read-cannot-comment = Dijeron que no pueden hablar de ello. Diga por qué, si la fuente lo dice.
answers-form-reasons = Sus razones, con sus propias palabras
answers-form-reasons-hint = Hacen falta en toda respuesta. Deje una línea vacía entre párrafos.
answers-form-reasons-read = Lo que dijeron, en breve
answers-form-reasons-read-hint = Con sus propias palabras. No añada nada que la fuente no diga.
answers-form-quote = Sus palabras exactas
answers-form-quote-hint = Solo si la fuente las da, y solo unas pocas.
answers-form-who = ¿Quién puede actuar en su lugar?
answers-form-who-hint = Solo para «no está en mi poder»: nombre a quien puede, o diga que no se conoce a nadie.
answers-form-refers = Quién puede actuar
answers-form-refers-none = Nadie nombrado
answers-form-none-known = No se conoce a nadie que pueda actuar
answers-form-publish = Publicar esta respuesta
answers-form-public = Es pública en el acto, con su nombre y su cargo. Puede revisarla cuando quiera; lo que diga ahora se podrá seguir leyendo. <link>Cómo funciona este registro</link>
answers-form-asked = Lo que se pide
answers-form-these = { $n ->
    [one] Esta demanda
   *[other] Estas { $n } demandas
}
answers-form-now = La respuesta que vale ahora:
answers-form-public-page = La página pública de la demanda
answers-form-meanwhile = Se publicó otra respuesta después de que usted abrió este formulario. Está junto a lo que escribió. Si envía la suya ahora, será la siguiente revisión.

answers-record-list = Registrar lo que se respondió
answers-record-list-lead = Elija una carta y después la demanda. Lo que registre necesita una fuente y se muestra como su lectura de ella.
answers-record-letter = Carta
answers-record-holder = Dirigida a
answers-record-show = Mostrar
answers-record-found = { $n ->
    [one] Una demanda dirigida a alguien
   *[other] { $n } demandas dirigidas a alguien
}
answers-record-none = Todavía no hay ninguna carta
answers-record-none-what = Se registran respuestas a demandas dirigidas a alguien. Publique o registre antes una carta.
answers-record-nothing-yet = nada registrado todavía
answers-record-title = Registrar una respuesta de { $who }: { $demand }
answers-record-lead = De una fuente: una carta, una noticia, un acta. Solo quien ocupa el cargo puede dar una respuesta como suya.
answers-record-here-title = Respondieron aquí por sí mismos
answers-record-here = Lo que dieron aquí solo ellos lo reemplazan. Todavía se puede registrar una respuesta anterior; lo que dijeron después en otro lugar es una declaración.
answers-record-on = ¿Cuándo lo dijeron?
answers-record-until = O hasta
answers-record-until-hint = Solo si las fuentes no coinciden en el día, o si solo se sabe entre dos días.
answers-record-basis = ¿Qué tan seguro es el día?
answers-record-basis-reported = Como lo cuenta la fuente
answers-record-basis-disputed = Las fuentes no coinciden
answers-record-also = La misma respuesta a otras demandas de esta carta
answers-record-also-hint = Marque aquellas de las que la fuente habla con las mismas palabras.
answers-record-publish = Registrar esta respuesta

web-error-answer-who-can = Nombre a quien puede actuar, o diga que no se conoce a nadie.
web-error-answer-no-words = Dé las razones con palabras: los signos y dibujos por sí solos no explican una respuesta.
web-error-answer-who-or-none = Nombre a quien puede actuar, o diga que no se conoce a nadie; no las dos cosas.
web-error-answer-refers-to-itself = Este es el cargo que responde. Nombre otro.
web-error-answer-given-here = Respondieron aquí por sí mismos. Registre como declaración lo que dijeron en otro lugar.
web-error-answer-none-chosen = Elija al menos una demanda para responder.
web-error-answer-private-one = Responda a estas demandas de una en una: la persona nombrada replica junto a cada una. Puede copiar sus palabras.
web-error-holder-unknown = Este cargo u organización no está en el registro.
