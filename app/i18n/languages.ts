// The languages the interface speaks, each named in itself. A place lists the codes it uses; its first is its own.
// Adding one: a line here, a folder of .ftl files beside, and the tests say what is missing.

export type Language = { code: string; name: string; dir: 'ltr' | 'rtl'; locale: string };

export const languages: readonly Language[] = [
  { code: 'en', name: 'English', dir: 'ltr', locale: 'en-US' },
  { code: 'es', name: 'Español', dir: 'ltr', locale: 'es-US' },
];

const byCode = new Map(languages.map((language) => [language.code, language]));
// Scripts written from right to left, for records whose own language the interface does not speak.
const rightToLeft = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

export const isLanguage = (code: string): boolean => byCode.has(code);

/** @throws RangeError for a language the interface does not speak. */
export function language(code: string): Language {
  const found = byCode.get(code);
  if (!found) throw new RangeError(`The interface does not speak "${code}".`);
  return found;
}

/** Direction of writing of any BCP 47 tag, ours or a record's. */
export function dir(code: string): 'ltr' | 'rtl' {
  return rightToLeft.has(code.split('-')[0] as string) ? 'rtl' : 'ltr';
}

const displayNames = new Map<string, Intl.DisplayNames>();

/** The name of any language, said in `lang`: languageName('en', 'es') is "Spanish". */
export function languageName(lang: string, code: string): string {
  let names = displayNames.get(lang);
  if (!names) {
    names = new Intl.DisplayNames(language(lang).locale, { type: 'language' });
    displayNames.set(lang, names);
  }
  return names.of(code) ?? code;
}
