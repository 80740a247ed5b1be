# Cómo se dicen las fechas y las cantidades. En app/i18n/say.ts.
say-or = o
say-or-before = { $day } o antes
say-or-after = { $day } o después
say-between = entre { $from } y { $to }
# Un día, o un mes o año, dentro de una frase.
say-on-day = el { $day }
say-on-month = en { $day }
say-of-day = del { $day }
say-of-month = de { $day }
say-the-day = el { $day }
say-the-month = { $day }
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
