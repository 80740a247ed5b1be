# Responder de una sentada a todo lo pedido a una oficina. En app/record/answers/sitting.
sitting-link = Responder a todas de una sentada
sitting-crumb = De una sentada
sitting-title = Responder de una sentada: { $who }
sitting-lead = Escriba, salga y vuelva: lo que guarda aquí es un borrador que solo ven las personas verificadas para esta oficina. Nada es público antes de que lo revise y lo publique.
sitting-others = También responde por:
sitting-begun = { $begun } de { $all } tienen palabras
sitting-review-link = Ir a la revisión
sitting-in = Demanda en { $letter }
sitting-by = borrador de { $who }, { $when }
sitting-stands = Respondida entretanto; lo que publique la revisa:
sitting-verdict = Respuesta
sitting-verdict-none = aún sin elegir
sitting-refers-hint = Empiece a escribir y elija un nombre de la lista.
sitting-also = Usar esta misma respuesta para otras demandas
sitting-also-label = Números de las demandas
sitting-also-hint = Por ejemplo: 4, 7, 10-14. Las palabras que ya estén allí se guardan al lado.
sitting-also-give = Usar esta respuesta para ellas
sitting-given = { $n ->
    [one] Otra demanda tiene ahora esta respuesta, como borrador
   *[other] Otras { $n } demandas tienen ahora esta respuesta, como borradores
}
sitting-save = Guardar todo
sitting-save-one = Guardar
sitting-review = Guardar y revisar
sitting-saved = { $n ->
    [0] Todo está guardado.
    [one] Todo está guardado. Cambió un borrador.
   *[other] Todo está guardado. Cambiaron { $n } borradores.
}
sitting-saving = Guardando …
sitting-saved-all = Todo está guardado.
sitting-unsaved = Aún sin guardar: %n. Se conservan en esta ventana y se envían en cuanto funcione.
sitting-signed-out = Su sesión terminó. Aún sin guardar: %n. Se conservan en esta ventana.
sitting-sign-in = Entrar de nuevo en otra ventana
sitting-aside = Otras palabras para esta demanda, de { $who }, { $when }
sitting-aside-now = Entretanto se guardaron otras palabras para esta demanda. Se conservan las dos; guarde y elija.
sitting-use = Usar estas palabras
sitting-away = Apartar estas palabras
sitting-back = Volver a los borradores
sitting-review-title = Revisar y publicar
sitting-review-lead = { $ready } de { $all } borradores están listos. Todos los que marque se publican a la vez.
sitting-review-choose = ¿Qué respuestas publica?
sitting-review-private = Respuestas que nombran a una persona particular: sus números
sitting-review-private-hint = Alguien que no tiene cargo público ni habla por una organización. Déjelo vacío si no hay ninguna. Estas respuestas no se publican con las demás: antes se avisa a la persona.
sitting-review-none = Todavía no hay ningún borrador
sitting-review-none-what = Escriba primero las respuestas; cada una que tenga palabras está aquí para revisarla.
sitting-publish = Publicar las respuestas marcadas
sitting-publishing = Se publican %n respuestas. Se hacen públicas juntas, todas o ninguna.
sitting-changed = Un borrador cambió después de que usted abrió esta página, así que no se publicó nada. Mire las palabras como están ahora y publique de nuevo.

web-error-sitting-numbers = Escriba números de demandas, como 4, 7, 10-14.
web-error-sitting-numbers-unknown = Nada espera respuesta con estos números: { $numbers }.
web-error-sitting-nothing-yet = Esta demanda aún no tiene palabras que puedan usarse para otras.
web-error-sitting-not-ready = En una de ellas falta todavía algo. Se dice al lado.
