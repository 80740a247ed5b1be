# Plazos: cuánto tiempo hace que alguien tiene una pregunta, con qué base y cómo se contaron los días.

clocks-days-working = { $n ->
    [one] un día hábil
   *[other] { $n } días hábiles
  }
clocks-days-calendar = { $n ->
    [one] un día
   *[other] { $n } días, con fines de semana y feriados
  }
clocks-basis-courtesy = Plazo de cortesía de este sitio: { $days }. No es un plazo legal.
clocks-basis-uncited = Aquí se fijó en { $days }; la cita no está a la vista, así que no se dice nada de una ley.
clocks-basis-law = Por ley: { $days } ({ $citation }).
clocks-basis-rule = Por la norma «{ $citation }»: { $days }. No se dice que sea una ley.
clocks-basis-rule-plain = Por una norma de la oficina: { $days }. No se dice que sea una ley.
clocks-basis-promise = Según lo prometido («{ $citation }»): { $days }. No es un plazo legal.
clocks-basis-promise-plain = Según lo prometido: { $days }. No es un plazo legal.

clocks-why-no-delivery = El plazo no ha empezado: no consta ninguna entrega.
clocks-why-disputed = El plazo no ha empezado: quien recibió la pregunta dice que no llegó como está anotado.
clocks-why-day-open = El plazo no ha empezado: el día de la entrega no se conoce lo bastante para contar desde él.
clocks-says-stopped-in-time-answer = Entregado { $began }. Respondido { $day }, a tiempo.
clocks-says-stopped-late-answer = Entregado { $began }. Respondido { $day }; el último día era el { $due }.
clocks-says-stopped-in-time-stop = Entregado { $began }. Detenido { $day } sin respuesta, a tiempo.
clocks-says-stopped-late-stop = Entregado { $began }. Detenido { $day } sin respuesta; el último día era el { $due }.
clocks-says-stopped-in-time-transfer = Entregado { $began }. Pasado a otro { $day }, a tiempo.
clocks-says-stopped-late-transfer = Entregado { $began }. Pasado a otro { $day }; el último día era el { $due }.
clocks-says-paused = Entregado { $began }. En pausa después de { $n ->
    [one] un día contado
   *[other] { $n } días contados
  }.
clocks-says-late-working = Entregado { $began }. El último día fue el { $due }, hace { $n ->
    [one] un día hábil
   *[other] { $n } días hábiles
  }.
clocks-says-late-calendar = Entregado { $began }. El último día fue el { $due }, hace { $n ->
    [one] un día
   *[other] { $n } días
  }.
clocks-says-left-working = Entregado { $began }. El último día es el { $due }: { $n ->
    [0] hoy
    [one] queda un día hábil
   *[other] quedan { $n } días hábiles
  }.
clocks-says-left-calendar = Entregado { $began }. El último día es el { $due }: { $n ->
    [0] hoy
    [one] queda un día
   *[other] quedan { $n } días
  }.
clocks-see = <link>Cómo se contaron los días</link>
clocks-everyone = Todos los que reciben preguntas aquí

clocks-title = El plazo de la demanda { $n }: { $who }
clocks-crumb = Plazo
clocks-lead = Cuánto tiempo hace que { $holder } tiene esta pregunta: { $demand }
clocks-basis-title = Con qué base
clocks-days-title = Día por día
clocks-facts = En resumen
clocks-events-title = Qué pasó con el plazo
clocks-events-none = Solo está anotada la entrega.
clocks-rules-title = Cómo se cuentan aquí los días
clocks-strip-working = { $used } de { $allowed } días hábiles usados
clocks-strip-calendar = { $used } de { $allowed } días usados
clocks-strip-late-working = { $used } de { $allowed } días hábiles usados, { $n } de retraso
clocks-strip-late-calendar = { $used } de { $allowed } días usados, { $n } de retraso
clocks-due-is = el último día es el { $day }
clocks-due-open = abierto mientras está en pausa
clocks-extended = { $n ->
    [one] Se añadió un día.
   *[other] Se añadieron { $n } días.
  }
clocks-law-changed = Esta norma empezó el { $day }, con el plazo en marcha, y dice que vale para los plazos en marcha. Antes:
clocks-others = { $n ->
    [one] También valdría otro plazo
   *[other] También valdrían otros { $n } plazos
  }
clocks-periods-link = Todos los plazos y normas de este lugar
clocks-see-commitments = Vea también <link>lo que las oficinas y organizaciones dijeron que harían</link>, y qué resultó de ello.
clocks-valid-both = Vale desde el { $from } hasta el { $until }.
clocks-valid-from = Vale desde el { $from }.
clocks-valid-until = Vale hasta el { $until }.
clocks-valid-always = Vale para todos los días anotados aquí.
clocks-fact-start = Día cero
clocks-fact-period = Tiempo permitido
clocks-fact-due = Último día
clocks-fact-counted = Días contados
clocks-fact-left = Días que quedan
clocks-fact-late = Días de retraso
clocks-fact-stop = Detenido
clocks-fact-from = Pasado por
clocks-fact-to = Pasado a
clocks-by-answer = por una respuesta
clocks-by-stop = sin respuesta
clocks-by-transfer = pasado a otro
clocks-held-title = Quién ocupaba el cargo
clocks-held-then = El día cero
clocks-held-now = Hoy
clocks-held-inherited = El plazo es del cargo. Quien lo asume recibe el plazo tal como corre.
clocks-event-pause = En pausa
clocks-event-resume = Sigue
clocks-event-extend = { $n ->
    [one] Un día más
   *[other] { $n } días más
  }
clocks-event-stop = Detenido sin respuesta
clocks-event-transfer = Pasado a otro

clocks-days-none = Todavía no hay días que contar.
clocks-days-how = Se cuenta desde el día después de la entrega. Hay retraso solo desde el día después del último.
clocks-years-unknown = No hay feriados anotados para { $years }. En esos años solo se quitan los fines de semana, y el último día aún puede moverse.
clocks-month = { $month }: { $n ->
    [one] un día contado
   *[other] { $n } días contados
  }
clocks-day = Día
clocks-day-count = Cuenta
clocks-day-why = Por qué
clocks-day-not = no se cuenta
clocks-day-n = día { $n }
clocks-day-late = { $n } de retraso
clocks-why-zero = día de la entrega, día cero
clocks-why-weekend = fin de semana
clocks-why-paused = en pausa
clocks-why-holiday = feriado: { $name }
clocks-why-due = último día
clocks-why-stop = detenido
clocks-why-today = hoy

clocks-rule-zero = El día de la entrega es el día cero. Un plazo empieza solo cuando consta una entrega y nadie la disputa.
clocks-rule-roll = Los días hábiles dejan fuera los fines de semana y los feriados que este lugar fijó. Si un último día en feriado se mueve, lo dice la base.
clocks-rule-pause = Los días desde una pausa hasta el día en que sigue no se cuentan.
clocks-rule-past = Un último día que ya pasó no se mueve por nada que ocurra después.
clocks-rule-answer = La primera respuesta detiene el plazo, diga lo que diga.
clocks-rule-doubt = Cuando solo se conoce el mes o el año de un día, la duda cuenta a favor de quien recibió la pregunta.
clocks-rule-law = Si una ley cambia con el plazo en marcha, cuenta la ley del día de la entrega, salvo que la nueva diga otra cosa.
clocks-rule-post = El plazo es del cargo, no de la persona. Sigue cuando otra persona lo asume.

clocks-list-title = Plazos
clocks-list-lead = Preguntas entregadas que esperan respuesta, y cuánto tiempo tiene cada oficina.
clocks-show-all = todos ({ $n })
clocks-show-late = pasado el último día ({ $n })
clocks-show-due-soon = vencen pronto ({ $n })
clocks-show-overdue = vencidos ({ $n })
clocks-show-long-overdue = muy vencidos ({ $n })
clocks-show-running = a tiempo ({ $n })
clocks-show-paused = en pausa ({ $n })
clocks-filter = Qué plazos
clocks-search = Palabras de la demanda, la carta o la oficina
clocks-search-do = Mostrar
clocks-sort = En qué orden
clocks-sort-late = Por el último día
clocks-sort-holder = Por oficina
clocks-sort-letter = Por carta
clocks-none-title = Aquí no hay plazos
clocks-none-what = Un plazo empieza cuando consta la entrega de una carta y se detiene con la primera respuesta.
clocks-none-found = Ningún plazo corresponde a lo que pidió.
clocks-caption = Plazos en marcha, con su último día y su base
clocks-col-demand = Demanda
clocks-col-holder = A quién
clocks-col-state = Plazo
clocks-col-due = Último día
clocks-col-basis = Con qué base

clocks-periods-title = Cuánto tiempo tiene una oficina
clocks-periods-lead = Los plazos que valen en este lugar, cada uno con su base. Donde no se fijó nada más, vale el plazo de cortesía de este sitio.
clocks-periods-own = Fijados en este lugar
clocks-periods-none = Aquí no se fijó nada, así que vale el plazo de cortesía para todos.
clocks-periods-default = Para todos los demás
clocks-rolls = Un último día en fin de semana o feriado pasa al siguiente día hábil.
clocks-rolls-not = Un último día en fin de semana o feriado no se mueve.
clocks-running = Vale para los plazos que ya corrían cuando empezó.
clocks-extend-most = { $n ->
    [0] No permite prórroga.
    [one] Se puede alargar un día.
   *[other] Se puede alargar { $n } días.
  }

clocks-desk-title = Plazos
clocks-desk-lead = Anote que un plazo se puso en pausa, sigue, recibió más días o se detuvo; pase una pregunta a otro; fije cuánto tiempo tiene una oficina.
clocks-desk-period = Fijar un plazo
clocks-desk-end = Terminar un plazo
clocks-desk-change = Anotar qué pasó con un plazo
clocks-desk-transfer = Pasar la pregunta a otro
clocks-desk-undo = Retirar una anotación sobre un plazo
clocks-desk-own = Pausar, alargar o pasar a otro
clocks-form-holder = A quién obliga
clocks-form-holder-hint = Un cargo o una organización. Déjelo abierto para una clase de organismo, o para todos.
clocks-form-kind = O a todos los organismos de una clase
clocks-form-kind-none = ninguna clase
clocks-form-basis = Con qué base
clocks-form-basis-law = Una ley
clocks-form-basis-law-hint = Necesita su cita y un enlace a su texto.
clocks-form-basis-rule = Una norma de la oficina
clocks-form-basis-rule-hint = Publicada por la propia oficina, como su reglamento.
clocks-form-basis-promise = Una promesa
clocks-form-basis-promise-hint = Dicha por la oficina, por escrito o en una reunión.
clocks-form-basis-courtesy = Un plazo de cortesía de este sitio
clocks-form-basis-courtesy-hint = No obliga a nadie, y todas las páginas lo dicen.
clocks-form-citation = Cita
clocks-form-citation-hint = El nombre y artículo de la ley, o el título de la norma.
clocks-form-url = Dónde se puede leer
clocks-form-days = Cuántos días
clocks-form-unit = Qué días cuentan
clocks-form-unit-working = Días hábiles
clocks-form-unit-calendar = Todos los días
clocks-form-rolls = Un último día en fin de semana o feriado pasa al siguiente día hábil
clocks-form-extend = Cuántos días se pueden añadir
clocks-form-extend-hint = Déjelo abierto si la base no dice nada de prórrogas.
clocks-form-soon = «Vence pronto» desde tantos días antes del último
clocks-form-long = «Muy vencido» después de tantos días de retraso
clocks-form-from = Vale desde
clocks-form-until = Vale hasta
clocks-form-running = Dice por sí misma que vale para los plazos que ya corren
clocks-form-note = Qué más hay que saber
clocks-form-end = Qué pasó
clocks-form-end-ended = Terminó o terminará
clocks-form-end-withdrawn = Se anotó por error y nunca valió
clocks-form-end-until = Necesario si terminó: el último día en que un plazo pudo empezar con él.
clocks-form-why = Por qué
clocks-form-what = Qué pasó
clocks-form-what-pause = Se puso en pausa
clocks-form-what-pause-hint = Por ejemplo, mientras la oficina espera una aclaración.
clocks-form-what-resume = Sigue
clocks-form-what-resume-hint = Ya está lo que se esperaba.
clocks-form-what-extend = Recibió más días
clocks-form-what-extend-hint = Diga quién lo permitió y con qué base.
clocks-form-what-stop = Se detuvo sin respuesta
clocks-form-what-stop-hint = Quien preguntó ya no espera, o el asunto está resuelto.
clocks-form-more = Cuántos días más
clocks-form-more-hint = Solo para más días.
clocks-form-day = Qué día
clocks-form-day-hint = Déjelo abierto si es hoy.
clocks-form-words = Cómo se sabe, y por qué
clocks-form-words-hint = Todo el mundo lo leerá.
clocks-form-to = A quién se pasa
clocks-form-to-hint = La demanda se dirige también a ellos. Su plazo empieza cuando se les entrega.

web-error-clock-days = Indique un número entero de días, de { $least } a { $most }.
web-error-clock-exact-day = Indique el día exacto: desde él se cuentan los días.
web-error-clock-whom-twice = Elija una oficina o una clase de organismo, no ambas.
web-error-clock-law-link = Una ley necesita un enlace a su texto.
web-error-clock-paused-already = El plazo ya está en pausa.
web-error-clock-not-paused = El plazo no está en pausa.
web-error-clock-extension-most = La base permite { $most } días más en total.
web-error-clock-extension-none = La base no deja que la oficina añada días por sí misma. Un secretario puede anotar una prórroga a partir de una fuente.
web-error-clock-transfer-itself = Elija a alguien distinto de quien recibió la pregunta.
web-error-clock-not-started = Ese día el plazo no corría: no constaba ninguna entrega.
web-error-clock-stopped = Ese día el plazo ya se había detenido.

front-act-period-set = Se fijó cuánto tiempo tiene { $who } para responder: <link>plazos</link>
front-act-period-ended = Terminó un <link>plazo</link> de { $who }.
front-act-period-withdrawn = Se retiró un <link>plazo</link> de { $who } anotado por error.
front-act-clock-pause = El plazo de { $who } se puso en pausa: <link>{ $title }</link>
front-act-clock-resume = El plazo de { $who } sigue: <link>{ $title }</link>
front-act-clock-extend = El plazo de { $who } recibió más días: <link>{ $title }</link>
front-act-clock-stop = El plazo de { $who } se detuvo sin respuesta: <link>{ $title }</link>
front-act-clock-transferred = { $who } pasó una pregunta a otro: <link>{ $title }</link>
front-act-clock-withdrawn = Se retiró una anotación sobre el plazo de { $who }: <link>{ $title }</link>
words-stream-period = Plazo
front-thing-period = Plazo
clocks-last-day = último día: { $day }
outlets-list-clocks = Plazos
outlets-list-periods = Cuánto tiempo tiene cada oficina
web-nav-clocks = Plazos
outlets-what-clocks = Qué se entregó y a quién, cómo se contaron los días, el último día y con qué base.
outlets-what-periods = Los plazos fijados en este lugar, a quién obligan y con qué base.
