# La página alrededor del registro, los formularios y los rechazos. Palabras sencillas, frases cortas.

web-skip = Saltar al contenido
web-untranslated = Partes de esta página están en { $languages }, tal como se escribieron. No se han traducido.
web-title-problems = Problemas: { $title }
web-nav-main = Principal
web-nav-letters = Cartas
web-nav-budget = Presupuesto
web-nav-powers = Quién puede actuar
web-nav-meetings = Reuniones
web-nav-changes = Qué cambió
web-nav-search = Buscar
web-nav-desk = Su escritorio
web-nav-own-desk = Su escritorio
web-nav-sign-out = Salir
web-crumbs = Usted está aquí
web-foot-about = Acerca de
web-foot-privacy = Privacidad
web-foot-moderation = Moderación y avisos
web-foot-accessibility = Accesibilidad
web-foot-takedowns = Registro de retiros
web-foot-open-data = Datos abiertos
web-foot-log = Registro verificable
web-foot-verifications = Quién está verificado, y cómo
web-foot-line = Redress es software de código abierto. No toma partido. <about>Cómo leer este registro</about>

# teclas en el escritorio
web-keys-title = Atajos de teclado
web-keys-lead = Una tecla cada uno, en su escritorio, mientras no escribe en un campo.
web-keys-list = Mostrar esta lista
web-keys-desk = Ir a su escritorio
web-keys-search = Buscar
web-keys-changes = Qué cambió
web-keys-next = Línea siguiente de una lista
web-keys-previous = Línea anterior
web-keys-on = Usar estas teclas. Este navegador recuerda su elección.
web-keys-close = Cerrar

# cómo comunicarse con las personas encargadas
web-reach-title = Cómo comunicarse con las personas encargadas
web-reach-mail = Por correo: { $email }
web-reach-form = O use el <report>formulario para avisar de algo</report>. No necesita una cuenta ni decir quién es.
web-reach-form-only = Las personas encargadas todavía no han publicado ninguna dirección. Este <report>formulario</report> les llega. No necesita una cuenta ni decir quién es.
web-foot-reach = Contacto
web-foot-stewards = Personas encargadas: { $email }

# formularios
web-form-error-word = Error:
web-form-optional = (opcional)
web-form-choose = Elija una opción
web-form-up-to = { $n ->
    [one] Un carácter como máximo.
   *[other] Hasta { $n } caracteres.
}
web-form-file-limits = { $kinds }, hasta { $size }.
web-form-date-fuzzy = Si no sabe el día o el mes, déjelo vacío.
web-form-bound = Cómo se sabe
web-form-bound-exact = fue entonces
web-form-bound-before = entonces o antes
web-form-bound-after = entonces o después
web-form-day = Día
web-form-month = Mes
web-form-year = Año
web-form-error-named = { $label } – { $words }
web-form-problems = { $n ->
    [one] Hay algo que corregir
   *[other] Hay { $n } cosas que corregir
}

# qué falla en un campo
web-error-empty = Escriba algo aquí.
web-error-choose = Elija una de las opciones.
web-error-sent-already = Este formulario ya se envió con otras palabras, y eso se guardó. Lo que escribió ahora sigue aquí: al enviarlo de nuevo se guarda también.
web-error-choose-some = Elija al menos una.
web-error-too-few-chosen = Elija al menos { $limit }.
web-error-too-many-chosen = Elija como máximo { $limit }.
web-error-too-long = Es demasiado largo. No pase de { $limit } caracteres.
web-error-too-short = Es demasiado corto. Escriba al menos { $limit } caracteres.
web-error-file-empty = Elija un archivo.
web-error-number = Escriba un número con cifras, por ejemplo 12.
web-error-whole-number = Escriba un número entero, por ejemplo 12.
web-error-too-small = El número debe ser { $limit } o más.
web-error-too-big = El número debe ser { $limit } o menos.
web-error-date-empty = Indique una fecha.
web-error-date = Ese día no existe en el calendario. Indique día, mes y año.
web-error-fuzzy-date = Indique un año, un año y un mes, o una fecha completa que exista en el calendario.
web-error-time = Escriba la hora con horas y minutos, por ejemplo 14:30.
web-error-email = Escriba una dirección de correo, por ejemplo nombre@example.org.
web-error-url = Escriba la dirección web completa, empezando por https://
web-error-uuid = Elija una de las opciones.
web-error-bad-characters = Contiene caracteres invisibles que no se pueden guardar. Quítelos o escriba el texto de nuevo.
web-error-not-valid = No tiene la forma que necesitamos. Mire el ejemplo e inténtelo de nuevo.

# páginas para lo que no se pudo hacer
web-refused-invalid-title = Algo en el formulario no está bien
web-refused-invalid-text = No se cambió nada. Vuelva atrás, corrija el formulario y envíelo otra vez.
web-refused-not-found-title = Aquí no hay ninguna página
web-refused-not-found-text = Puede que la dirección esté mal escrita o que nunca existiera. Nada de lo publicado aquí se borra, así que búsquelo o empiece por la página de inicio.
web-refused-forbidden-title = Usted no puede hacer esto
web-refused-forbidden-text = Su función aquí no lo incluye. Si el cargo que ocupaba ha terminado, ya no habla en su nombre. Si cree que debería poder hacerlo, pregunte a la administración de este lugar.
web-refused-unavailable-title = Estamos arrancando de nuevo
web-refused-unavailable-text = La base de datos no responde por un momento. No se ha perdido nada de lo publicado. Inténtelo de nuevo en unos segundos.
web-refused-kept = Lo que había escrito
web-refused-kept-text = No se publicó ni se guardó. Copie lo que necesite.
web-refused-sign-in-title = Primero debe entrar
web-refused-sign-in-text = Esta página pertenece al escritorio de alguien. Entre y volverá a ella.
web-refused-second-factor-title = Confirme que es usted
web-refused-second-factor-text = Hace falta su segundo paso: su llave de acceso o el código de su aplicación.
web-refused-cross-site-title = Esto vino de otro sitio
web-refused-cross-site-text = Por su seguridad solo aceptamos formularios de nuestras propias páginas. Abra la página aquí y envíelo otra vez.
web-refused-changed-meanwhile-title = Alguien cambió esto mientras usted trabajaba
web-refused-changed-meanwhile-text = No se guardó nada suyo, para que no se perdiera nada de la otra persona. Mire qué cambió y envíe lo suyo otra vez.
web-refused-duplicate-title = Esto ya se hizo
web-refused-duplicate-text = Lo mismo se envió antes y cuenta una sola vez. No hace falta nada más.
web-refused-expired-title = Este enlace es demasiado viejo
web-refused-expired-text = Los enlaces de nuestros correos sirven poco tiempo. Pida uno nuevo.
web-refused-used-title = Este enlace ya se usó
web-refused-used-text = Cada enlace sirve una vez. Si no fue usted quien lo usó, entre y cierre sus otras sesiones.
web-refused-closed-title = Esto está cerrado
web-refused-closed-text = Lo que usted quería hacer fue posible hasta que se cerró. El registro muestra cuándo y quién lo cerró.
web-refused-next = Abrirla
web-refused-post-ended-title = Este cargo ha terminado
web-refused-post-ended-text = Solo quien ocupa hoy un cargo puede hablar por él. Las respuestas anteriores quedan como están.
web-refused-not-verified-title = Todavía no sabemos que usted ocupa este cargo
web-refused-not-verified-text = Antes debe verificarlo una persona encargada. Mientras tanto puede preparar un borrador, pero no publicarlo.
web-refused-too-large-title = Esto es demasiado grande
web-refused-too-large-text = El archivo o el texto pasa del límite que indica el formulario. Envíe uno más pequeño o divídalo.
web-refused-too-many-title = Demasiados a la vez
web-refused-too-many-text = Espere unos minutos e inténtelo de nuevo. No se cambió nada.
web-refused-disk-full-title = No queda espacio
web-refused-disk-full-text = El servidor no puede guardar nada más ahora. No se cambió nada. Quienes lo administran tienen el aviso en su registro.
web-refused-wrong-kind-title = No podemos leer este tipo de archivo
web-refused-wrong-kind-text = Envíe uno de los tipos que indica el formulario.
web-refused-unreadable-title = No pudimos leer este archivo
web-refused-unreadable-text = Puede estar dañado. Guárdelo de nuevo y envíelo otra vez, o pegue el texto.
web-refused-encrypted-title = Este archivo está cerrado con contraseña
web-refused-encrypted-text = Guarde una copia sin contraseña y envíe esa copia.
web-refused-scanned-title = Este archivo tiene imágenes de páginas, no texto
web-refused-scanned-text = No encontramos palabras en él. Pegue el texto, y el archivo puede quedar a su lado.
web-refused-macros-title = Este archivo contiene un programa
web-refused-macros-text = No aceptamos documentos con macros. Guárdelo como documento común (.docx) o PDF.
web-refused-zip-bomb-title = Este archivo se descomprime en demasiado
web-refused-zip-bomb-text = Nos detuvimos antes de abrirlo. Guarde el documento de nuevo y envíe esa copia.
web-refused-no-words-title = Aquí no hay palabras
web-refused-no-words-text = Una carta necesita texto que la gente pueda citar. Compruebe que envió el archivo correcto.
web-refused-took-too-long-title = Tardamos demasiado en leer este archivo
web-refused-took-too-long-text = Nos detuvimos para que otras personas no tengan que esperar. Guárdelo como un documento más sencillo o pegue el texto.
web-refused-too-much-memory-title = Este archivo es demasiado pesado para leerlo
web-refused-too-much-memory-text = Nos detuvimos antes de que estorbara a otras personas. Reduzca sus imágenes o pegue el texto.
web-refused-insecure-host-title = No es seguro entrar en esta dirección
web-refused-insecure-host-text = La conexión no está cifrada, así que podrían robarle el acceso. Use la dirección que empieza por https.
web-refused-covered-title = Esta parte se retiró de la vista
web-refused-covered-text = El registro de retiros dice cuándo, por qué y con qué fundamento.
web-refused-defect-title = Algo falló de nuestro lado
web-refused-defect-text = No es culpa suya. No se cambió nada. Si vuelve a pasar, avise a quienes administran este sitio y deles este número:
web-refused-back = Ir a la página de inicio
web-refused-search = Buscar en el registro
web-refused-log = Abrir el registro de retiros
web-refused-confirm = Confirme que es usted
web-refused-again = Entrar

web-places-title = Ningún lugar tiene esta dirección
web-places-text = Estos son los lugares de este servidor. Elija uno.
web-error-changed-meanwhile = Alguien cambió esto mientras usted trabajaba. Mire abajo qué cambió y envíe lo suyo otra vez.
