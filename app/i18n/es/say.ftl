# Cómo se dicen las fechas y las cantidades. En app/i18n/say.ts.
say-or = o
say-or-before = { $day } o antes
say-or-after = { $day } o después
say-between = entre el { $from } y el { $to }
say-day-time = { $day }, { $time }
say-money-million = { $n ->
    [one] { $amount } millón
   *[other] { $amount } millones
}
say-money-billion = { $amount } mil millones
say-money-trillion = { $n ->
    [one] { $amount } billón
   *[other] { $amount } billones
}
