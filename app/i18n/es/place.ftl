# Los ajustes y el calendario de un lugar.

place-settings-title = Ajustes de este lugar
place-settings-lead = Lo que todas las páginas dicen del lugar. Cada cambio es un acto en el registro público.
place-name = Nombre
place-division = Identificador de la división
place-division-hint = El identificador Open Civic Data del territorio, como ocd-division/country:us/state:mo/place:springfield
place-languages = Idiomas de las páginas
place-languages-hint = El primero elegido es el propio del lugar.
place-zone = Zona horaria
place-zone-hint = Como America/Chicago
place-email = Dirección de correo de las personas encargadas
place-email-hint = Pública, al pie de cada página. Mejor la dirección de la oficina que la de una persona.
place-contact = Dónde y cuándo se las encuentra
place-contact-hint = Público. Una oficina, su horario, un teléfono, en texto sencillo.
place-save = Guardar
place-calendar-title = Días festivos
place-calendar-lead = Los días hábiles se cuentan sin los fines de semana y sin estos días. Lo que guarde aquí queda copiado en el registro: ningún cambio posterior de una lista de festivos mueve un plazo pasado.
place-calendar-link = Días festivos de este lugar
place-year-hint = Cuatro cifras, como 2027
place-year = Año
place-days = Días festivos de ese año
place-days-hint = Uno por línea: la fecha, un espacio y el nombre. Un año que aún no tiene ninguno empieza con una propuesta.
web-error-place-division = Esto no es un identificador de división. Tiene esta forma: ocd-division/country:us/state:mo/place:springfield
web-error-place-zone = Esto no es una zona horaria. Tiene esta forma: America/Chicago.
web-error-place-day = La línea { $line } no es un día. Escriba 2026-07-04, un espacio y el nombre.
web-error-place-day-other-year = La línea { $line } no es de { $year }.
web-error-place-day-twice = La línea { $line } nombra un día que ya está más arriba.
