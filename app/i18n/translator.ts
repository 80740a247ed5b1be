// Every word of the interface, through Fluent: app/i18n/<language>/<room>.ftl, read once.
// It never falls back to another language in silence: a missing key throws while testing and shows its own name in production.

import { readdirSync, readFileSync } from 'node:fs';
import { FluentBundle, FluentResource } from '@fluent/bundle';
import { language } from './languages.ts';

export type Args = Record<string, string | number>;
export type Translate = (key: string, args?: Args) => string;

const translators = new Map<string, Translate>();
const strict = process.env.NODE_TEST_CONTEXT !== undefined || /^(test|development)$/.test(process.env.NODE_ENV ?? '');

/** The translator of a language, made once. Throws RangeError for a language the interface does not speak. */
export function translator(lang: string): Translate {
  let translate = translators.get(lang);
  if (!translate) {
    translate = makeTranslator(lang);
    translators.set(lang, translate);
  }
  return translate;
}

/** True when the key exists: for codes that come from a closed list but need not each have their own sentence. */
export function hasKey(lang: string, key: string): boolean {
  return bundle(lang).hasMessage(key);
}

const bundles = new Map<string, FluentBundle>();

function bundle(lang: string): FluentBundle {
  let found = bundles.get(lang);
  if (!found) {
    const { locale, dir } = language(lang);
    // Marks that isolate directions are only noise in a page read from left to right.
    found = new FluentBundle(locale, { useIsolating: dir === 'rtl' });
    const folder = new URL(`./${lang}/`, import.meta.url);
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith('.ftl'))
      .sort()) {
      const resource = new FluentResource(readFileSync(new URL(file, folder), 'utf8'));
      resource.body = inOwnMemory(resource.body);
      const errors = found.addResource(resource);
      if (errors.length > 0) throw new Error(`${lang}/${file}: ${errors.map((e) => e.message).join('; ')}`);
    }
    bundles.set(lang, found);
  }
  return found;
}

/**
 * The same, each text in memory of its own. What is cut out of a file holds on to all of it, at two bytes a sign as soon as one sign in
 * the file needs two (“ or …), and so does every page such a text is put into: twice the memory, and a tenth of the time of a page.
 */
function inOwnMemory<T>(part: T): T;
function inOwnMemory(part: unknown): unknown {
  if (typeof part === 'string') {
    const narrow = Buffer.from(part, 'latin1').toString('latin1');
    return narrow === part ? narrow : Buffer.from(part).toString();
  }
  if (Array.isArray(part)) return part.map(inOwnMemory);
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, inOwnMemory(value)]));
}

function makeTranslator(lang: string): Translate {
  const messages = bundle(lang);
  const plain = new Map<string, string>();
  return (key, args) => {
    const known = plain.get(key);
    if (known !== undefined) return known;
    const pattern = messages.getMessage(key)?.value;
    if (pattern === undefined || pattern === null) return missing(`No words for "${key}" in ${lang}.`, key);
    if (typeof pattern === 'string') {
      plain.set(key, pattern);
      return pattern;
    }
    const errors: Error[] = [];
    const said = messages.formatPattern(pattern, args, errors);
    return errors.length > 0 ? missing(`"${key}" in ${lang}: ${errors[0]?.message}`, said) : said;
  };
}

function missing(problem: string, shown: string): string {
  if (strict) throw new Error(problem);
  return shown;
}
