# El correo: lo que va al pie de cada mensaje, y la página donde alguien detiene un tipo de correo.
following-mail-footer = Enviado por { $place }. Nadie lee las respuestas a este correo.
following-mail-stop = ¿Ya no quiere recibir correos como este? Abra esta dirección y pulse el botón:

following-stop-title = Detener este correo
following-stop-about = { $place } no enviará más correos de este tipo a la dirección que recibió este enlace. Los que usted misma o usted mismo pida, como el enlace para entrar, seguirán llegando.
following-stop-button = Detener este correo
following-stop-done-title = No habrá más correos de este tipo
following-stop-done = { $place } no volverá a enviar correos de este tipo a esa dirección.
following-stop-unknown-title = Este enlace no es de { $place }
following-stop-unknown = Quizá falta una parte. Copie la dirección completa del correo, o ábrala desde allí.

following-sink-title = Correo que se quedó aquí
following-sink-lead = Esta copia funciona en su propio equipo y no envía correo. Lo que habría enviado se guarda aquí, lo más nuevo primero.
following-sink-messages = Mensajes
following-sink-empty = Todavía no hay correo
following-sink-empty-what = Pida un enlace para entrar y aparecerá aquí.
following-sink-no-subject = (sin asunto)
following-sink-to = Para
following-sink-from = De
following-sink-at = Enviado
