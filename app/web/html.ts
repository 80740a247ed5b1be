// The one way this program writes HTML: a tag that knows where each value stands.
// A value stands in text or inside a quoted attribute and is escaped there; anywhere else the call site throws the first
// time it runs. It must never let a value, whoever wrote it, change the structure of the page or run as code.

import { marked } from '../acts/cover.ts';
import { type Plan, planTemplate, Slot } from './html-plan.ts';

const noLangs: ReadonlySet<string> = new Set();
type Known = { shapes: number; langs: ReadonlySet<string>; covered: boolean };
const nothingKnown: Known = { shapes: 0, langs: noLangs, covered: false };
const langSets = new Map<string, ReadonlySet<string>>();

/** One set for each language, so that those of two pieces are mostly the same object. */
function langSet(tag: string): ReadonlySet<string> {
  const lang = /^[a-z]{2,3}(?![a-z])/.exec(tag)?.[0];
  if (!lang) return noLangs;
  let found = langSets.get(lang);
  if (!found) {
    found = new Set([lang]);
    langSets.set(lang, found);
  }
  return found;
}

/** The languages of either; one of the two themselves where it holds the other's. */
function both(one: ReadonlySet<string>, other: ReadonlySet<string>): ReadonlySet<string> {
  if (other === noLangs || one === other || other.isSubsetOf(one)) return one;
  return one.size === 0 ? other : one.union(other);
}

/**
 * Markup that is already safe. Only `html`, `attrs`' friends in this folder and `trusted` make one. What is long is kept in pieces, cut
 * only between whole elements: a giant page as one string would be copied to new memory each time it is looked through.
 */
export class Html {
  private readonly before: readonly string[] | undefined;
  private readonly end: string;
  /** Which shapes of icons.ts stand in it, a bit each: known while it is put together, so no page is searched for them. */
  readonly shapes: number;
  /** The languages that parts of it are marked with, by their first subtag: known in the same way. */
  readonly langs: ReadonlySet<string>;
  /** Whether covered stretches of a text stand in it: known in the same way. */
  readonly covered: boolean;
  constructor(end: string, known: Known = nothingKnown, before?: readonly string[]) {
    this.before = before;
    this.end = end;
    this.shapes = known.shapes;
    this.langs = known.langs;
    this.covered = known.covered;
  }
  get markup(): string {
    return this.before ? this.before.join('') + this.end : this.end;
  }
  get pieces(): readonly string[] {
    return this.before ? [...this.before, this.end] : [this.end];
  }
  toString(): string {
    return this.markup;
  }
  /** Adds it to the template being filled. */
  static put(added: Html): void {
    met.shapes |= added.shapes;
    met.langs = both(met.langs, added.langs);
    met.covered ||= added.covered;
    if (added.before) {
      cut();
      done!.push(...added.before);
    }
    out += added.end;
  }
}

/** Attributes for a slot inside a tag: `<input ${attrs({ checked: true })}>`. */
export class Attrs {
  readonly markup: string;
  readonly langs: ReadonlySet<string>;
  constructor(markup: string, langs: ReadonlySet<string>) {
    this.markup = markup;
    this.langs = langs;
  }
}

export type Value = string | number | bigint | Html | Attrs | null | undefined | false | readonly Value[];

export class UnsafeHtml extends Error {
  override name = 'UnsafeHtml';
}

export const nothing = new Html('');

const plans = new WeakMap<TemplateStringsArray, Plan>();

// What is known of the template being filled: its values are all there before it begins, so no two are filled at once.
let out = '';
let done: string[] | undefined;
const met: Known = { ...nothingKnown };

const PIECE = 16 * 1024;

function cut(): void {
  done ??= [];
  done.push(out);
  out = '';
}

/**
 * Renders a template. Strings and numbers are escaped, `Html` stands as it is, arrays are joined, and null, undefined
 * and false are nothing.
 * Throws UnsafeHtml when a value stands where it may not, or when an address has a scheme that could run code.
 */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  let plan = plans.get(strings);
  if (plan === undefined) {
    plan = planTemplate(strings);
    plans.set(strings, plan);
  }
  const { parts, slots } = plan;
  met.shapes = 0;
  met.langs = noLangs;
  met.covered = false;
  done = undefined;
  out = parts[0] as string;
  for (let i = 0; i < values.length; i++) {
    put(slots[i] as Slot, values[i]);
    out += parts[i + 1] as string;
  }
  return new Html(out, met, done);
}

function put(slot: Slot, value: Value): void {
  if (value instanceof Html && (slot === Slot.text || slot === Slot.rows)) Html.put(value);
  else if (Array.isArray(value) && (slot === Slot.text || slot === Slot.rows)) {
    for (const item of value as Value[]) {
      put(slot, item);
      if (out.length > PIECE) cut();
    }
  } else out += escaped(slot, value);
}

function escaped(slot: Slot, value: Value): string {
  if (typeof value === 'string') {
    if (slot === Slot.text || slot === Slot.attribute || slot === Slot.plain) return escapeHtml(value);
    if (slot === Slot.address) return escapeHtml(checkedAddress(value));
    if (slot === Slot.rows && value.trim() === '') return '';
  } else if (value === null || value === undefined || value === false) {
    return '';
  } else if (typeof value === 'number' || typeof value === 'bigint') {
    if (slot !== Slot.tag && slot !== Slot.rows) return String(value);
  } else if (value instanceof Attrs) {
    if (slot === Slot.tag) {
      met.langs = both(met.langs, value.langs);
      return value.markup;
    }
  }
  throw new UnsafeHtml(`A ${kindOf(value)} cannot stand in ${slotNames[slot]}.`);
}

const slotNames: Record<Slot, string> = {
  [Slot.text]: 'text',
  [Slot.plain]: 'a textarea, title or option, which hold plain text only',
  [Slot.rows]: 'a place for rows or options only: wrap it in html`…`',
  [Slot.attribute]: 'an attribute, which holds a string or a number',
  [Slot.address]: 'an address attribute, which holds a string',
  [Slot.tag]: 'a tag: use attrs({ … })',
};

function kindOf(value: unknown): string {
  return value instanceof Object ? value.constructor.name : typeof value;
}

// Bars are no danger: they are noticed on the way, so that no page is searched for them.
const special = new RegExp(`[&<>"'\0${marked}]`);
const bar = marked.charCodeAt(0);

/** Escapes for text and for quoted attributes alike. NUL, which parsers drop or replace, becomes U+FFFD. */
export function escapeHtml(text: string): string {
  const first = text.search(special);
  if (first < 0) return text;
  let out = '';
  let from = 0;
  for (let i = first; i < text.length; i++) {
    let entity: string;
    switch (text.charCodeAt(i)) {
      case 38:
        entity = '&amp;';
        break;
      case 60:
        entity = '&lt;';
        break;
      case 62:
        entity = '&gt;';
        break;
      case 34:
        entity = '&quot;';
        break;
      case 39:
        entity = '&#39;';
        break;
      case 0:
        entity = '\uFFFD';
        break;
      case bar:
        met.covered = true;
        continue;
      default:
        continue;
    }
    out += text.slice(from, i) + entity;
    from = i + 1;
  }
  return out + text.slice(from);
}

const allowedSchemes = new Set(['http', 'https', 'mailto', 'tel', 'webcal']);

/** True for a relative address and for http, https, mailto, tel and webcal; browsers' whitespace tricks are seen through. */
export function isSafeAddress(address: string): boolean {
  // One of our own paths, as nearly all are: no scheme can follow a slash.
  if (address.charCodeAt(0) === 47) return true;
  // Browsers strip leading controls and spaces and drop tabs and newlines anywhere before they read the scheme.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters browsers ignore
  const seen = address.replace(/[\u0000-\u0020\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060\uFEFF]/g, '');
  const colon = seen.search(/[:/?#\\]/);
  if (colon < 0 || seen[colon] !== ':') return true;
  return allowedSchemes.has(seen.slice(0, colon).toLowerCase());
}

function checkedAddress(address: string): string {
  if (isSafeAddress(address)) return address;
  throw new UnsafeHtml(
    `This address has a scheme that is not allowed in a link: ${JSON.stringify(address.slice(0, 60))}`,
  );
}

const attributeName = /^[a-z][a-z0-9-]*$/;
const neverAttributes = /^(?:on|style$|srcdoc$|srcset$|ping$|http-equiv$)/;
const addressAttributes = /^(?:href|src|action|formaction|poster|cite|data|background|manifest|longdesc)$/;

/** Attributes computed at run time. true writes the bare name; null, undefined and false leave it out. */
export function attrs(named: Record<string, string | number | boolean | null | undefined>): Attrs {
  let out = '';
  let langs = noLangs;
  for (const [name, value] of Object.entries(named)) {
    if (!attributeName.test(name) || neverAttributes.test(name)) throw new UnsafeHtml(`Not an attribute name: ${name}`);
    if (value === null || value === undefined || value === false) continue;
    if (value === true) out += (out && ' ') + name;
    else {
      const text = addressAttributes.test(name) ? checkedAddress(String(value)) : String(value);
      out += `${out && ' '}${name}="${escapeHtml(text)}"`;
      if (name === 'lang') langs = langSet(text);
    }
  }
  return new Attrs(out, langs);
}

/** One boolean attribute: `<input ${flag('checked', isOn)}>`. */
export function flag(name: string, on: boolean): Attrs {
  return attrs({ [name]: on });
}

/** Items with a separator between them; empty items are skipped. */
export function join(items: readonly Value[], separator: Value = ', '): Html {
  const shown = items.filter((item) => item !== null && item !== undefined && item !== false && item !== '');
  return html`${shown.flatMap((item, i) => (i === 0 ? [item] : [separator, item]))}`;
}

/** Structured facts for search engines (JSON-LD). `<` never appears inside, so the element cannot be closed early. */
export function jsonLd(facts: object): Html {
  const text = JSON.stringify(facts).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return new Html(`<script type="application/ld+json">${text}</script>`);
}

/**
 * One of our own files in a frame, to be read beside a page. A template holds no frame: this is the only way to one.
 * @throws UnsafeHtml for anything but a path of this site
 */
export function frame(path: string, title: string): Html {
  if (!/^\/[^/\\]/.test(path))
    throw new UnsafeHtml(`A frame shows this site only: ${JSON.stringify(path.slice(0, 60))}`);
  return new Html(`<iframe src="${escapeHtml(path)}" title="${escapeHtml(title)}" loading="lazy"></iframe>`);
}

/** Markup this program made elsewhere and whose source is not a person. Never call it with text from outside. */
export function trusted(markup: string, known: Partial<Known> = {}): Html {
  return new Html(markup, { ...nothingKnown, ...known });
}
