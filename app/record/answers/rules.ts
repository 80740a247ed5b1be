// What an answer may say, and whose word replaces whose. Pure: no database, no clock.
// It never weighs what an answer says: the same rules hold for every office and every organization.

import type { Faults } from '../../acts/faults.ts';
import { compareDays } from '../../base/fuzzy-day.ts';
import { Refused } from '../../base/refused.ts';

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

/** Room for reasons of about three thousand words, and for the words of a source. */
export const REASONS_MAX = 20_000;
export const QUOTE_MAX = 5000;

/**
 * The words as they will be published; what is wrong with them goes to `faults`.
 * Reasons are words: a verdict explained by a row of pictures is not explained.
 */
export function checkedWords(faults: Faults, given: AnswerWords, own: string): AnswerWords {
  const words: AnswerWords = {
    verdict: faults.oneOf('verdict', given.verdict, verdicts),
    reasons: faults.words('reasons', given.reasons, REASONS_MAX),
    quote: faults.text('quote', given.quote, { max: QUOTE_MAX }),
    lang: faults.lang('lang', given.lang, own),
    noneKnown: false,
  };
  if (words.reasons !== '' && !/\p{L}/u.test(words.reasons)) faults.add('reasons', 'answer-no-words');
  if (words.verdict === 'not-my-power') {
    // Whoever says "not mine" says whose it is, or that they know of nobody: a demand must not end in silence.
    if (!given.refers && !given.noneKnown) faults.add('refers', 'answer-who-can');
    if (given.refers && given.noneKnown) faults.add('refers', 'answer-who-or-none');
    words.noneKnown = given.noneKnown ?? false;
    words.refers = given.refers;
  }
  return words;
}

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
