# How dates and amounts are said. In app/i18n/say.ts.
say-or = or
say-or-before = { $day } or earlier
say-or-after = { $day } or later
say-between = between { $from } and { $to }
# A day, or a month or year, as it stands in a sentence.
say-on-day = on { $day }
say-on-month = in { $day }
say-of-day = of { $day }
say-of-month = of { $day }
say-the-day = { $day }
say-the-month = { $day }
say-day-time = { $day }, { $time }
say-money-million = { $amount } million
say-money-billion = { $amount } billion
say-money-trillion = { $amount } trillion
