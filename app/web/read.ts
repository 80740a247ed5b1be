// From what a browser sent to what an action takes: one schema says both the type and the limits, and all errors come at once.
// It never shows a validator's own English, never changes what was meant, and is given only text from outside.

import type { Static, TObject } from 'typebox';
import { Value } from 'typebox/value';
import { isCivilDate } from '../base/clock.ts';
import { bounded, isFuzzyDay } from '../base/fuzzy-day.ts';
import { isId } from '../base/ids.ts';
import type { FieldError, Raw } from './forms.ts';

export type Read<T> = { ok: true; value: T } | { ok: false; errors: FieldError[] };

// The part of JSON Schema that forms use.
type Spec = {
  type?: string;
  enum?: unknown[];
  anyOf?: { const?: unknown }[];
  items?: Spec;
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
};

/**
 * Reads a sent form with a TypeBox object of strings, numbers, booleans and arrays of strings.
 * An empty optional field is left out. Strings are trimmed, NFC, with "\n" line ends. `format` may be date, fuzzy-date,
 * time, email, url or uuid; a date may come in three parts (see dateField). Fields not in the schema are ignored.
 */
export function readForm<S extends TObject>(schema: S, raw: Raw): Read<Static<S>> {
  const required = new Set((schema as { required?: string[] }).required ?? []);
  const value: Record<string, unknown> = {};
  const errors: FieldError[] = [];
  for (const [name, property] of Object.entries(schema.properties)) {
    const spec = property as Spec;
    const read = readField(name, spec, raw, required.has(name));
    if ('error' in read) errors.push({ field: name, ...read.error });
    else if (read.value !== undefined) value[name] = read.value;
  }
  const wrong = new Set(errors.map((error) => error.field));
  for (const error of Value.Errors(schema, value)) {
    const field = error.instancePath.split('/')[1];
    if (field === undefined || wrong.has(field)) continue;
    wrong.add(field);
    errors.push({ field, ...codeOf(error.keyword, schema.properties[field] as Spec) });
  }
  if (errors.length === 0) return { ok: true, value: value as Static<S> };
  const order = Object.keys(schema.properties);
  return { ok: false, errors: errors.sort((a, b) => order.indexOf(a.field) - order.indexOf(b.field)) };
}

type Problem = { code: string; args?: Record<string, string | number> };
type One = { value: unknown } | { error: Problem };

function readField(name: string, spec: Spec, raw: Raw, required: boolean): One {
  if (spec.type === 'boolean') return { value: /^(yes|on|true|1)$/.test(last(raw[name])) };
  if (spec.type === 'array') return readList(all(raw[name]), spec, required);
  const isDate = spec.format === 'date' || spec.format === 'fuzzy-date';
  const sent = isDate ? wholeDate(name, raw) : last(raw[name]);
  if (spec.maxLength !== undefined && sent.length > spec.maxLength * 4 + 1000) return tooLong(spec.maxLength);
  const text = tidy(sent);
  if (text === '') {
    if (!required) return { value: undefined };
    if (spec.minLength === 0) return { value: '' };
    return { error: { code: isChoice(spec) ? 'choose' : isDate ? 'date-empty' : 'empty' } };
  }
  if (spec.type === 'integer' || spec.type === 'number') return readNumber(text, spec);
  return readText(text, spec);
}

function readList(sent: string[], spec: Spec, required: boolean): One {
  if (spec.maxItems !== undefined && sent.length > spec.maxItems) {
    return { error: { code: 'too-many-chosen', args: { limit: spec.maxItems } } };
  }
  const items = [...new Set(sent.map(tidy).filter((item) => item !== ''))];
  if (items.length === 0 && !required) return { value: undefined };
  if (items.length === 0 && (spec.minItems ?? 0) > 0) return { error: { code: 'choose-some' } };
  for (const item of items) {
    const read = readText(item, spec.items ?? {});
    if ('error' in read) return read;
  }
  return { value: items };
}

function readNumber(text: string, spec: Spec): One {
  const bare = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  if (!/^[-+]?\d+(\.\d+)?$/.test(bare)) return { error: { code: 'number' } };
  const n = Number(bare);
  if (spec.type === 'integer' && !Number.isSafeInteger(n)) return { error: { code: 'whole-number' } };
  if (spec.minimum !== undefined && n < spec.minimum)
    return { error: { code: 'too-small', args: { limit: spec.minimum } } };
  if (spec.maximum !== undefined && n > spec.maximum)
    return { error: { code: 'too-big', args: { limit: spec.maximum } } };
  return { value: n };
}

// Controls cannot be stored or seen, and marks that reverse text could make a page lie.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is refused
const badCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u202A-\u202E\u2066-\u2069]/;

function readText(text: string, spec: Spec): One {
  if (badCharacters.test(text) || !text.isWellFormed()) return { error: { code: 'bad-characters' } };
  if (spec.maxLength !== undefined && text.length > spec.maxLength) return tooLong(spec.maxLength);
  const check = spec.format === undefined ? undefined : formats[spec.format];
  if (check && !check(text)) return { error: { code: spec.format as string } };
  return { value: text };
}

const tooLong = (limit: number): One => ({ error: { code: 'too-long', args: { limit } } });

const formats: Record<string, (text: string) => boolean> = {
  date: isCivilDate,
  'fuzzy-date': isFuzzyDay,
  time: (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
  email: (text) =>
    text.length <= 254 && /^[^\s@<>()[\]",:;\\]+@[^\s@<>()[\]",:;\\]+\.[^\s@<>()[\]",:;\\.]+$/.test(text),
  url: isWebAddress,
  uuid: isId,
};

/** True for an address on the web that can be linked to: http or https, no name or password in it, no spaces. */
export function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s/?#]/i.test(text) || /\s/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && username === '' && password === '' && /[a-z0-9\]]$/i.test(hostname);
}

/** What is left for the schema to say, put into our codes. */
function codeOf(keyword: string, spec: Spec): Problem {
  switch (keyword) {
    case 'maxLength':
      return { code: 'too-long', args: { limit: spec.maxLength ?? 0 } };
    case 'minLength':
      return { code: 'too-short', args: { limit: spec.minLength ?? 0 } };
    case 'maxItems':
      return { code: 'too-many-chosen', args: { limit: spec.maxItems ?? 0 } };
    case 'minItems':
      return { code: 'too-few-chosen', args: { limit: spec.minItems ?? 0 } };
    case 'enum':
    case 'const':
    case 'anyOf':
      return { code: 'choose' };
    default:
      return { code: 'not-valid' };
  }
}

const isChoice = (spec: Spec) => spec.enum !== undefined || spec.anyOf !== undefined || spec.format === 'uuid';

/** Trimmed, NFC, one kind of line end. Nothing else is changed: these may be somebody's exact words. */
export const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim().normalize('NFC');

const all = (sent: unknown): string[] =>
  (Array.isArray(sent) ? sent : [sent]).filter((item): item is string => typeof item === 'string');
const last = (sent: unknown): string => all(sent).at(-1) ?? '';

/** name-year, name-month and name-day as 'YYYY-MM-DD', as far as they go, and name-bound where that is only a bound; or what stands under the name itself. */
function wholeDate(name: string, raw: Raw): string {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => last(raw[`${name}-${part}`]).trim());
  if (!year && !month && !day) return last(raw[name]);
  const two = (part: string | undefined) => (part ?? '').padStart(2, '0');
  // A day without its month, or either without a year, is no date: the empty middle makes it fail the check.
  const rest = day ? `-${two(month)}-${two(day)}` : month && `-${two(month)}`;
  return bounded(`${year}${rest}`, last(raw[`${name}-bound`]));
}
