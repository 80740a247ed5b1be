// Checks of what people type into what is published: every fault of a form is found before any is told.
// A check returns the value as it will be published (trimmed, NFC, one kind of line break); it never shortens or mends words.
import { bareDay, compareDays, isFuzzyDay as isInTheCalendar, openTo } from '../base/fuzzy-day.ts';
import { isId } from '../base/ids.ts';
import { type FieldError, Refused } from '../base/refused.ts';

/** No office, law or letter of a living record is older, and nothing is planned for later. */
const FIRST_YEAR = 1200;
const LAST_YEAR = 2200;

/** A day as far as it is known, alone or as a bound, that exists in the calendar of a living record. */
export function isFuzzyDay(text: string): boolean {
  const year = Number(bareDay(text).slice(0, 4));
  return isInTheCalendar(text) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

export class Faults {
  readonly fields: FieldError[] = [];

  add(field: string, code: string, args?: FieldError['args']): undefined {
    this.fields.push(args ? { field, code, args } : { field, code });
    return undefined;
  }

  /** @throws Refused invalid with every fault found so far */
  stop(): void {
    if (this.fields.length > 0) throw new Refused('invalid', { fields: this.fields });
  }

  /** Words with a limit in UTF-16 units; undefined where nothing was written. */
  text(field: string, given: string | null | undefined, rule: { max: number; needed?: boolean }): string | undefined {
    const text = (given ?? '').replace(/\r\n?/g, '\n').normalize('NFC').trim();
    if (text === '') return rule.needed ? this.add(field, 'empty') : undefined;
    if (text.length > rule.max) return this.add(field, 'too-long', { limit: rule.max });
    // Signs that would end a text in the database, or turn round the reading direction so that a page lies.
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text) || !text.isWellFormed())
      return this.add(field, 'bad-characters');
    return text;
  }

  /** Words that cannot be left out; '' (and a fault) where they are. */
  words(field: string, given: string | null | undefined, max: number): string {
    return this.text(field, given, { max, needed: true }) ?? '';
  }

  /** A fuzzy day; `notAfter` is today where the day must lie behind us. */
  day(field: string, given: string | null | undefined, rule: { needed?: boolean; notAfter?: string } = {}) {
    const text = (given ?? '').trim();
    if (text === '') return rule.needed ? this.add(field, 'date-empty') : undefined;
    if (!isFuzzyDay(text)) return this.add(field, 'fuzzy-date');
    if (rule.notAfter && bareDay(text) > rule.notAfter) return this.add(field, 'record-day-ahead');
    return text;
  }

  /** Two fuzzy days in order. Compared as far as both are known: until 2021 may follow from 2021-05. */
  order(field: string, from: string | undefined, until: string | undefined): void {
    if (from && until && compareDays(until, from) < 0) this.add(field, 'record-until-before-from');
  }

  /** A day, or all that is known of it between two days: then neither of them is open to a side. */
  span(field: string, on: string | undefined, until: string | undefined): void {
    if (on && until && (openTo(on) || openTo(until))) this.add(field, 'record-bound-in-span');
    else this.order(field, on, until);
  }

  /** A web address that starts with https and has nothing hidden in it. */
  https(field: string, given: string | null | undefined): string | undefined {
    const text = this.text(field, given, { max: 2000 });
    if (text === undefined) return undefined;
    if (!/^https:\/\//i.test(text)) return this.add(field, 'record-https');
    const url = URL.canParse(text) && new URL(text);
    // A name and password before the host make a link look as if it led elsewhere.
    if (!url || url.username || url.password || /[\s<>"]/.test(text)) return this.add(field, 'url');
    return text;
  }

  /** One of a closed list. */
  oneOf<const T extends string>(field: string, given: string | null | undefined, all: readonly T[]): T {
    if (!all.includes(given as T)) this.add(field, 'choose');
    return given as T;
  }

  /** A language tag; the place's own where none is given. */
  lang(field: string, given: string | null | undefined, own: string): string {
    if (!given) return own;
    if (!/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/.test(given)) this.add(field, 'choose');
    return given;
  }

  /** An id, or nothing. What it names is checked under the lock. */
  id(field: string, given: string | null | undefined, rule: { needed?: boolean } = {}): string | undefined {
    if (!given) return rule.needed ? this.add(field, 'choose') : undefined;
    return isId(given) ? given : this.add(field, 'choose');
  }

  /** The sources something rests on. */
  sources(given: readonly string[] | undefined, rule: { needed?: boolean; max: number }): string[] | undefined {
    const ids = [...new Set((given ?? []).filter((id) => id !== ''))];
    if (ids.length === 0) return rule.needed ? this.add('sources', 'source-needed') : undefined;
    if (ids.length > rule.max) return this.add('sources', 'too-many-chosen', { limit: rule.max });
    return ids.every(isId) ? ids : this.add('sources', 'source-unknown');
  }
}
