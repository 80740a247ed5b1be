// Drafts of answers: what is kept when two windows or two clerks write at once, and which demands a range of numbers names.
// Pure. No words that somebody saved are ever dropped by somebody else's: they stand aside until a person puts them away.
import { createHash } from 'node:crypto';

/** Words as they were typed, wrong or unfinished as they may be: they are checked when they are published. */
export type DraftWords = { verdict: string; reasons: string; refers: string; noneKnown: boolean; lang: string };

/** Who wrote, in which window: two windows of one person are as apart as two people. */
export type Writer = { browser: string; account: string; name: string };

export type Aside = Writer & { words: DraftWords; changed: string };

export type Draft = Writer & { words: DraftWords; asides: Aside[]; revision: number; changed: string };

/** What a window sends: the words, and the revision it was shown. */
export type Sent = Writer & { words: DraftWords; seen: number; at: string };

export const noWords = (lang: string): DraftWords => ({ verdict: '', reasons: '', refers: '', noneKnown: false, lang });

/** The language alone is no answer begun. */
export const isEmpty = (words: DraftWords): boolean =>
  !words.verdict && !words.reasons.trim() && !words.refers.trim() && !words.noneKnown;

export const sameWords = (one: DraftWords, other: DraftWords): boolean => markOf(one) === markOf(other);

/** A short mark of words, by which a form tells whether anybody touched them since it was shown. */
export const markOf = (words: DraftWords): string =>
  createHash('sha256')
    .update(JSON.stringify([words.verdict, tidy(words.reasons), tidy(words.refers), words.noneKnown, words.lang]))
    .digest('hex')
    .slice(0, 16);

const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

/** Stands for no window in particular. */
const nobodys = '00000000-0000-0000-0000-000000000000';

/**
 * The draft after a window saved. It writes over what it was shown, or over its own last words; anything else it did not know of, so
 * both stay: the newer ones of the other in place, its own aside.
 */
export function saved(now: Draft | undefined, sent: Sent): Draft {
  const { browser, account, name, words, at: changed } = sent;
  const own = { browser, account, name, words, changed };
  if (!now) return { ...own, asides: [], revision: 1 };
  // The same words from another window are that window's too: from now on neither writes over them unseen.
  if (sameWords(now.words, words) && now.browser === browser) return now;
  if (sameWords(now.words, words))
    return { ...own, browser: nobodys, asides: without(now, browser), revision: now.revision + 1 };
  if (now.revision === sent.seen || now.browser === browser)
    return { ...own, asides: without(now, browser), revision: now.revision + 1 };
  return { ...now, asides: [...without(now, browser), own] };
}

const without = ({ asides }: Draft, browser: string): Aside[] => asides.filter((one) => one.browser !== browser);

/** Words put in place by choice (another's, or the same for many): those that stood there go aside, so it can be undone. */
export function replaced(now: Draft | undefined, sent: Omit<Sent, 'seen'>, keyOfBefore: string): Draft {
  const { browser, account, name, words, at: changed } = sent;
  const own = { browser, account, name, words, changed };
  if (!now) return { ...own, asides: [], revision: 1 };
  const asides = now.asides.filter((one) => !sameWords(one.words, words));
  if (!isEmpty(now.words) && !sameWords(now.words, words))
    asides.push({ browser: keyOfBefore, account: now.account, name: now.name, words: now.words, changed: now.changed });
  return { ...own, asides, revision: now.revision + 1 };
}

/** Puts away words that stood aside. */
export const putAway = (now: Draft, browser: string): Draft => ({ ...now, asides: without(now, browser) });

/** "4, 7, 10-14" → the numbers; undefined for anything else. No more than a letter can have. */
export function numbersIn(text: string, most = 1000): number[] | undefined {
  const found = new Set<number>();
  for (const part of text
    .replace(/\s*[-–]\s*/g, '-')
    .split(/[,;\s]+/)
    .filter(Boolean)) {
    const range = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(part);
    if (!range) return undefined;
    const from = Number(range[1]);
    const to = Number(range[2] ?? range[1]);
    if (to < from || to - from >= most) return undefined;
    for (let n = from; n <= to; n++) found.add(n);
  }
  return found.size > most ? undefined : [...found].sort((a, b) => a - b);
}
