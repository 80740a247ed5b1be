# Palabras dentro de las piezas de una página: estados, tabla, respuestas, plazos, listas.

state-not-asked = no se le pidió
state-asked = pedido, entrega sin prueba
state-delivery-disputed = entrega en disputa
state-returned = devuelto, no entregado
state-waiting = entregado, en espera
state-waiting-day = { $n ->
    [0] entregada hoy, en espera
   *[other] en espera, día { $n }
}
state-accepted = aceptado
state-partly = aceptado en parte
state-declined = rechazado
state-not-my-power = no está en mi poder
state-under-review = en estudio
state-cannot-comment = no puede comentar
state-asserted = afirmado
state-attested = comprobado
state-reported = según la prensa
state-official = publicación del propio organismo
state-mirror = texto leído en un sitio espejo
state-unconfirmed = sin confirmar
state-disputed = en disputa
state-not-established = no establecido
state-given = dado aquí
state-recorded = tomado de una fuente
state-unheld = no tenemos la fuente
state-covered = cubierto
state-erased = borrado
state-draft = borrador
state-adopted = adoptada
state-published = publicada
state-superseded = reemplazada por otra versión
state-withdrawn = retirada
state-proposed = propuesta
state-confirmed = confirmada
state-cancelled = cancelada
state-passed = se celebró
state-conditions = aceptado con condiciones
state-tentative = por confirmar
state-no-reply = sin respuesta todavía
state-attended = asistió
state-absent = no asistió
state-running = en curso
state-due-soon = vence pronto
state-overdue = vencido
state-paused = en pausa
state-stopped = detenido
state-not-started = sin empezar
state-long-overdue = muy vencido
state-stopped-in-time = detenido a tiempo
state-stopped-late = detenido tarde
state-transferred = pasado a otro
state-stated = dicho
state-restated = dicho de nuevo
state-changed = cambiado
state-abandoned = abandonado
state-none-found = nada hallado hasta ahora
state-begun = empezado
state-partly-done = hecho en parte
state-done-all = hecho
state-contradicted = desmentido
state-no-date = sin fecha
state-on-time = fecha no llegada
state-met = fecha cumplida
state-missed = fecha incumplida
state-overdue-day = vencido, día { $n }
state-long-overdue-day = muy vencido, día { $n }

part-matrix-demand = Demanda
part-matrix-nobody = Todavía no se le pidió a nadie
part-matrix-hint = { $n } responsables. Mueva la tabla hacia un lado para verlos todos.
part-given-by = ({ $by })
part-recorded-by = (según la lectura de { $by })
part-recorded-on = anotado: { $day }
part-diff-same = Los dos textos son iguales.
part-diff-removed = Quitado:
part-diff-added = Añadido:
part-diff-end = (fin)
part-diff-legend-removed = lo que se quitó
part-diff-legend-added = lo que se añadió
part-clock-used = { $used } de { $n ->
    [one] un día hábil
   *[other] { $n } días hábiles
} usados
part-clock-late = { $used } días hábiles usados de { $allowed }: { $n ->
    [one] un día tarde
   *[other] { $n } días tarde
}
part-clock-arithmetic = Mostrar cómo se contaron los días
part-change = Cambiar
part-not-given = Sin indicar
part-notice-info = Conviene saber
part-notice-done = Hecho
part-notice-warn = Cuidado
part-step = Paso { $n } de { $of }:
part-step-done = Hecho:
part-pages = Páginas
part-previous = Página anterior
part-next = Página siguiente
part-page = Página { $page }
part-page-of = Página { $page } de { $pages }
part-cite = Citar esta página
part-cite-text = «{ $title }». Redress, { $place }, tal como estaba el { $day }.
part-log-act = Ver este acto en el registro público, con su prueba
part-log-entry = entrada { $entry } del registro
part-in-language = En { $language }, el original
