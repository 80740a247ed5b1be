// From what the sitting's form or its island sent to drafts: which blocks were touched, and in which words.
// It takes words as they are, unfinished or wrong; it refuses only what cannot be kept at all.
import Type, { type Static } from 'typebox';
import { Value } from 'typebox/value';
import { isId } from '../../../base/ids.ts';
import { Refused } from '../../../base/refused.ts';
import type { FieldError, FormState, OptionGroup, Raw } from '../../../web/forms.ts';
import { type Holder, parseHolder } from '../../people/holder.ts';
import { REASONS_MAX, type Verdict, verdicts } from '../rules.ts';
import type { ToAnswer } from '../store.ts';
import type { Saving } from './actions.ts';
import { type Draft, type DraftWords, markOf, noWords } from './rules.ts';

/** Names of holders are typed, with suggestions; no post's title and organization together are longer. */
export const REFERS_MAX = 700;

const last = (value: unknown): string => String(Array.isArray(value) ? value.at(-1) : (value ?? ''));
const tidy = (text: string): string => text.replace(/\r\n?/g, '\n');

/** The words of one block. */
const wordsIn = (raw: Raw, id: string, lang: string): DraftWords => ({
  verdict: last(raw[`verdict-${id}`]),
  reasons: tidy(last(raw[`reasons-${id}`])),
  refers: last(raw[`refers-${id}`]).trim(),
  noneKnown: last(raw[`none-${id}`]) === 'yes',
  lang: last(raw[`lang-${id}`]) || lang,
});

/** The fields of one block, as they stand in a form. */
export const fieldsFrom = (id: string, words: DraftWords): Raw => ({
  [`verdict-${id}`]: words.verdict,
  [`reasons-${id}`]: words.reasons,
  [`refers-${id}`]: words.refers,
  [`none-${id}`]: words.noneKnown ? 'yes' : '',
  [`lang-${id}`]: words.lang,
});

/** `revision.mark`: what a block was shown with. */
export const seenMark = (draft: Draft | undefined, lang: string): string =>
  `${draft?.revision ?? 0}.${markOf(draft?.words ?? noWords(lang))}`;

/** The blocks somebody touched since the page was shown; the others may have been changed elsewhere and are left alone. */
export function touchedIn(raw: Raw, lang: string): { sent: Map<string, Saving>; faults: FieldError[] } {
  const sent = new Map<string, Saving>();
  const faults: FieldError[] = [];
  const browser = last(raw.browser);
  if (!isId(browser)) throw new Refused('invalid');
  for (const name of Object.keys(raw)) {
    const id = /^seen-(.{36})$/.exec(name)?.[1];
    if (!id || !isId(id)) continue;
    const [revision, mark] = last(raw[name]).split('.');
    const words = wordsIn(raw, id, lang);
    if (markOf(words) === mark) continue;
    const wrong = faultsOf(id, words);
    faults.push(...wrong);
    if (wrong.length === 0) sent.set(id, { words, browser, seen: Number(revision) || 0 });
  }
  return { sent, faults };
}

/** What cannot be kept: signs no text may hold, and more than an answer may have. */
function faultsOf(id: string, words: DraftWords): FieldError[] {
  const faults: FieldError[] = [];
  const check = (name: string, text: string, limit: number) => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    if (/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text) || !text.isWellFormed())
      faults.push({ field: `${name}-${id}`, code: 'bad-characters' });
    else if (text.length > limit) faults.push({ field: `${name}-${id}`, code: 'too-long', args: { limit } });
  };
  check('reasons', words.reasons, REASONS_MAX);
  check('refers', words.refers, REFERS_MAX);
  if (words.verdict && !isVerdict(words.verdict)) faults.push({ field: `verdict-${id}`, code: 'choose' });
  if (!/^[a-z]{2,3}$/.test(words.lang)) faults.push({ field: `lang-${id}`, code: 'choose' });
  return faults;
}

export const isVerdict = (text: string): text is Verdict => (verdicts as readonly string[]).includes(text);

const Words = { verdict: Type.String(), reasons: Type.String(), refers: Type.String(), noneKnown: Type.Boolean() };
const Sent = Type.Object({
  csrf: Type.String(),
  drafts: Type.Array(
    Type.Object({
      referral: Type.String(),
      browser: Type.String(),
      seen: Type.Number(),
      lang: Type.String(),
      ...Words,
    }),
    { maxItems: 200 },
  ),
});

/** What the island sent. @throws Refused invalid */
export function readSent(body: unknown): Static<typeof Sent> {
  if (!Value.Check(Sent, body)) throw new Refused('invalid');
  for (const one of body.drafts) {
    if (!isId(one.referral) || !isId(one.browser)) throw new Refused('invalid');
    const faults = faultsOf(one.referral, { ...one, reasons: tidy(one.reasons) });
    if (faults.length > 0) throw new Refused('invalid', { fields: faults });
  }
  return body;
}

/** The holder somebody typed, by the words of the list; undefined where the list has none of that name. */
export function holderCalled(groups: readonly OptionGroup[], typed: string): Holder | undefined {
  const wanted = typed.trim().toLocaleLowerCase();
  const found = groups.flatMap((group) => group.options).find((one) => one.label.toLocaleLowerCase() === wanted);
  return found && parseHolder(found.value);
}

/** What the fields start with: the drafts; after a form that came back, what was typed. */
export function valuesOf(state: FormState, all: readonly ToAnswer[], drafts: Map<string, Draft>, lang: string): Raw {
  const values: Raw = {};
  for (const { referral } of all)
    Object.assign(values, fieldsFrom(referral, drafts.get(referral)?.words ?? noWords(lang)));
  return { ...values, ...state.values };
}
