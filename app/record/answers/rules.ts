// What an answer may say, and whose word replaces whose. Pure: no database, no clock.
// It never weighs what an answer says: the same rules hold for every office and every organization.
import { type FieldError, Refused } from '../../base/refused.ts';

export const verdicts = ['accepted', 'partly', 'declined', 'not-my-power', 'under-review', 'cannot-comment'] as const;
export type Verdict = (typeof verdicts)[number];

/** What someone answers, before it is numbered. `refers` names who can act, where the verdict is "not my power". */
export type AnswerWords = {
  verdict: Verdict;
  reasons: string;
  quote?: string | undefined;
  refers?: { post: string } | { organization: string } | undefined;
  noneKnown?: boolean | undefined;
  lang: string;
};

/** Everything wrong with an answer's words, at once; an empty list when nothing is. */
export function faultsOf(words: AnswerWords): FieldError[] {
  const faults: FieldError[] = [];
  if (words.reasons.trim() === '') faults.push({ field: 'reasons', code: 'answer-reasons' });
  if (words.verdict === 'not-my-power') {
    if (!words.refers && !words.noneKnown) faults.push({ field: 'refers', code: 'answer-who-can' });
    if (words.refers && words.noneKnown) faults.push({ field: 'refers', code: 'answer-who-or-none' });
  }
  return faults;
}

/** @throws Refused invalid, with every fault */
export function mustBeWhole(words: AnswerWords): void {
  const fields = faultsOf(words);
  if (fields.length > 0) throw new Refused('invalid', { fields });
}

/** Only these end a demand's wait for a position; "not my power" never closes it, nor does a review that goes on. */
export const closes = (verdict: Verdict): boolean => verdict === 'accepted' || verdict === 'declined';

export type Standing = { id: string; given: 'here' | 'source'; day: string };

/**
 * Where a new answer stands beside the one that counts now: it follows it, or it is an earlier one found later.
 * What a holder said here is only replaced by the holder: a source recorded after it is a statement.
 * @throws Refused invalid `answer-given-here`
 */
export function placeBeside(current: Standing | undefined, next: Omit<Standing, 'id'>): 'follows' | 'earlier' {
  if (!current || next.given === 'here') return 'follows';
  const earlier = compareDays(next.day, current.day) < 0;
  if (earlier) return 'earlier';
  if (current.given === 'here') {
    throw new Refused('invalid', { fields: [{ field: 'referral', code: 'answer-given-here' }] });
  }
  return 'follows';
}

/** Fuzzy days compare as far as both are known: '2021' and '2021-04-22' are the same. */
export function compareDays(one: string, other: string): number {
  const known = Math.min(one.length, other.length);
  const [a, b] = [one.slice(0, known), other.slice(0, known)];
  return a < b ? -1 : a > b ? 1 : 0;
}
