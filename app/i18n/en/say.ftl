# How dates and amounts are said. In app/i18n/say.ts.
say-or = or
say-or-before = { $day } or earlier
say-or-after = { $day } or later
say-between = between { $from } and { $to }
say-day-time = { $day }, { $time }
say-money-million = { $amount } million
say-money-billion = { $amount } billion
say-money-trillion = { $amount } trillion
