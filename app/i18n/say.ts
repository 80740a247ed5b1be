// Dates, times, amounts and lists as people say them, in a language. Civil dates come and go as text and stay in no zone.
// Nothing here reads the clock: pages are cached, so "two days ago" is never said.

import { bareDay, openTo } from '../base/fuzzy-day.ts';
import { language } from './languages.ts';
import { translator } from './translator.ts';

type Formats = { locale: string; cache: Map<string, Intl.DateTimeFormat>; number: Intl.NumberFormat };
const formats = new Map<string, Formats>();

function of(lang: string): Formats {
  let found = formats.get(lang);
  if (!found) {
    const { locale } = language(lang);
    found = { locale, cache: new Map(), number: new Intl.NumberFormat(locale) };
    formats.set(lang, found);
  }
  return found;
}

function dateFormat(lang: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const { cache, locale } = of(lang);
  let format = cache.get(name);
  if (!format) {
    format = new Intl.DateTimeFormat(locale, options);
    cache.set(name, format);
  }
  return format;
}

export type DateStyle = { weekday?: boolean; year?: boolean };

function partsFor(civil: string, style: DateStyle): [string, Intl.DateTimeFormatOptions] {
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', year: 'numeric' };
  if (civil.length >= 7) options.month = 'long';
  if (civil.length === 10) {
    options.day = 'numeric';
    if (style.weekday) options.weekday = 'long';
    if (style.year === false) delete options.year;
  }
  return [`${civil.length}${options.weekday ?? ''}${options.year ?? ''}`, options];
}

/**
 * A day, a month or a year: 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'. One known only as a bound is said so: "April 22, 2021 or earlier",
 * in words that also fit inside `sayOn`.
 */
export function sayDate(lang: string, fuzzy: string, style: DateStyle = {}): string {
  const civil = bareDay(fuzzy);
  const [name, options] = partsFor(civil, style);
  const day = dateFormat(lang, name, options).format(noon(civil));
  const open = openTo(fuzzy);
  return open ? translator(lang)(`say-or-${open}`, { day }) : day;
}

/** A day with its weekday: "Thursday, April 22, 2021". Pass it straight to lists and templates. */
export const sayDay = (lang: string, civil: string): string => sayDate(lang, civil, { weekday: true });

/** Whether a sentence goes on as with a day ("on", "el") or as with a month or a year ("in", "en"). */
export const grainOf = (fuzzy: string): 'day' | 'month' => (bareDay(fuzzy).length === 10 ? 'day' : 'month');

const inSentence = (form: 'on' | 'of' | 'the') => (lang: string, fuzzy: string) =>
  translator(lang)(`say-${form}-${grainOf(fuzzy)}`, { day: sayDate(lang, fuzzy) });

/** "on April 22, 2021", "in April 2021"; "el 22 de abril de 2021", "en 2021". */
export const sayOn = inSentence('on');
/** "of April 22, 2021"; "del 22 de abril de 2021", "de 2021". */
export const sayOf = inSentence('of');
/** Behind "since", "until", "between": only some languages have an article there. */
export const sayThe = inSentence('the');

/** The name of a month, 1 to 12. */
export const sayMonth = (lang: string, month: number): string =>
  dateFormat(lang, 'month', { timeZone: 'UTC', month: 'long' }).format(new Date(Date.UTC(2000, month - 1, 1)));

export type FuzzyDate = {
  on: string;
  until?: string;
  time?: string;
  zone?: string;
  basis?: 'own' | 'reported' | 'disputed';
};

/**
 * When something happened, as exactly as it is known: "April 2021", "May 24 or 25, 2021", "between May 20 and 28, 2021".
 * Two neighboring days are "or", a longer span is "between".
 */
export function sayWhen(lang: string, when: FuzzyDate, style: DateStyle = { weekday: true }): string {
  const t = translator(lang);
  const { on, until, time } = when;
  if (until !== undefined && until !== on) {
    const neighbors =
      on.length === 10 && until.length === 10 && noon(until).getTime() - noon(on).getTime() <= 86_400_000;
    if (neighbors) return sayEither(lang, on, until);
    return t('say-between', { from: sayThe(lang, on), to: sayThe(lang, until) });
  }
  const day = sayDate(lang, on, style);
  return time === undefined ? day : t('say-day-time', { day, time: sayTime(lang, time) });
}

function sayEither(lang: string, on: string, until: string): string {
  // The range format knows what two days share ("May 24 – 25, 2021"); only its dash becomes "or".
  const parts = dateFormat(lang, 'range', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });
  const or = translator(lang)('say-or');
  return parts
    .formatRangeToParts(noon(on), noon(until))
    .map((part) => (part.source === 'shared' && /[–-]/.test(part.value) ? ` ${or} ` : part.value))
    .join('');
}

/** A wall-clock time 'HH:MM'. */
export function sayTime(lang: string, time: string): string {
  return dateFormat(lang, 'time', { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' }).format(
    new Date(`2000-01-01T${time}:00Z`),
  );
}

/** An instant in a place's own zone, with the zone's name: "Thursday, April 22, 2021 at 3:05 PM CDT". */
export function sayInstant(lang: string, instant: Date, zone: string): string {
  return dateFormat(lang, `instant ${zone}`, {
    timeZone: zone,
    weekday: 'long',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(instant);
}

export const sayNumber = (lang: string, n: number | bigint): string => of(lang).number.format(n);

export const sayList = (
  lang: string,
  items: readonly string[],
  type: 'conjunction' | 'disjunction' = 'conjunction',
): string => new Intl.ListFormat(of(lang).locale, { type }).format(items);

/** Bytes, for limits and downloads: "10 MB". */
export function saySize(lang: string, bytes: number): string {
  const [unit, n] =
    bytes >= 1e6
      ? (['megabyte', bytes / 1e6] as const)
      : bytes >= 1e3
        ? (['kilobyte', bytes / 1e3] as const)
        : (['byte', bytes] as const);
  return new Intl.NumberFormat(of(lang).locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: n < 10 ? 1 : 0,
  }).format(n);
}

const kept = new Map<string, Intl.NumberFormat>();

/** Made once: a page of a budget says hundreds of amounts. */
function numberFormat(lang: string, name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${lang} ${name}`;
  let format = kept.get(key);
  if (!format) {
    format = new Intl.NumberFormat(of(lang).locale, options);
    kept.set(key, format);
  }
  return format;
}

const moneyFormat = (lang: string, currency: string, digits: number, least: number) =>
  numberFormat(lang, `${currency} ${digits} ${least}`, {
    style: 'currency',
    currency,
    minimumFractionDigits: least,
    maximumFractionDigits: digits,
  });

/** A part of a whole: 0.4197 is "42.0%". */
export const sayPercent = (lang: string, part: number): string =>
  numberFormat(lang, 'percent', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(part);

/** The whole figure, to the cent where there are cents: "$42,282,444", for whoever holds one against another. */
export const sayExactly = (lang: string, cents: number, currency = 'USD'): string =>
  moneyFormat(lang, currency, 2, cents % 100 === 0 ? 0 : 2).format(cents / 100);

/** An amount as people say it, and the exact figure when that says more: { said: "$42.3 million", exact: "$42,282,444" }. */
export function sayMoney(lang: string, cents: number | bigint, currency = 'USD'): { said: string; exact?: string } {
  const amount = Number(cents) / 100;
  const whole = Number.isInteger(amount);
  const money = (n: number, digits: number, least = 0) => moneyFormat(lang, currency, digits, least).format(n);
  const exact = money(amount, 2, whole ? 0 : 2);
  const size = Math.abs(amount);
  if (size < 1e6) return { said: exact };
  const [scale, unit] =
    size >= 999.95e9
      ? ([1e12, 'trillion'] as const)
      : size >= 999.95e6
        ? ([1e9, 'billion'] as const)
        : ([1e6, 'million'] as const);
  const short = amount / scale;
  const said = translator(lang)(`say-money-${unit}`, {
    amount: money(short, Math.abs(short) >= 100 || unit === 'million' ? 1 : 2),
    n: short,
  });
  return Math.round(short * 10) / 10 === short && unit === 'million' ? { said } : { said, exact };
}

function noon(civil: string): Date {
  return new Date(`${civil}${'-01-01'.slice(civil.length - 4)}T12:00:00Z`);
}
