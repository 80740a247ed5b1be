// Who may do which act: what the register's entries say about a day, and what that means for one holder. Pure.
// It never fills a gap: where nobody researched a power, the answer is "not established".
import { addDays, isCivilDate } from '../../base/clock.ts';
import { latest } from '../../base/fuzzy-day.ts';
import { type Holder, holderKey } from '../people/holder.ts';
import { type Interval, type Within, within } from '../people/interval.ts';

/** What powers are about: a small list that grows with use. A demand asks for one of these. */
export const verbs = [
  'appoint',
  'dismiss',
  'suspend',
  'adopt-budget',
  'fund',
  'set-policy',
  'manage',
  'enact',
  'establish',
  'dissolve',
  'withdraw',
  'compensate',
  'prosecute',
  'investigate',
  'disclose',
  'meet',
] as const;
export type Verb = (typeof verbs)[number];

export const modes = ['sole', 'joint', 'veto', 'appoints-holder', 'advisory', 'none'] as const;
export type Mode = (typeof modes)[number];

/** asserted: an editor read it in the sources · attested: the holder or a legal office confirmed it · withdrawn: an error of ours */
export const powerStandings = ['asserted', 'attested', 'disputed', 'withdrawn'] as const;
export type PowerStanding = (typeof powerStandings)[number];

/** A dispute may be settled and an attestation taken back; what was an error of ours is none of the three again: it is entered anew. */
export const mayStandAs = (now: PowerStanding | undefined, next: PowerStanding): boolean =>
  now === undefined ? next !== 'withdrawn' : now !== 'withdrawn';

/** An entry of the register, as far as the rules need it. */
export type Entry = Interval & {
  id: string;
  holder: Holder;
  mode: Mode;
  standing: PowerStanding;
  /** how many of how many votes; `n` is null where the sources do not say how many it takes */
  joint: { n: number | null; m: number } | null;
  /** posts that have one of a joint power's votes */
  jointPosts: readonly string[];
  division: string | null;
};

/** Whether a power's last day is behind us, as far as that is known. */
export const isOver = ({ until }: Interval, today: string): boolean => until !== null && latest(until) < today;

/** Its state as a reader meets it: an error never counted, whatever its days; of the others, one whose last day has passed has ended. */
export const stateOfPower = (entry: Interval & { standing: PowerStanding }, today: string): PowerStanding | 'ended' =>
  entry.standing !== 'withdrawn' && isOver(entry, today) ? 'ended' : entry.standing;

/** Entries that count on a day, each with how sure that is. What was withdrawn as an error never counts. */
export function inForce<E extends Entry>(entries: readonly E[], day: string): (E & { applies: 'yes' | 'perhaps' })[] {
  const found: (E & { applies: 'yes' | 'perhaps' })[] = [];
  for (const entry of entries) {
    const applies: Within = entry.standing === 'withdrawn' ? 'no' : within(entry, day);
    if (applies !== 'no') found.push({ ...entry, applies });
  }
  return found.sort((a, b) => rank(a) - rank(b));
}

/** Those who decide first, then those who are asked or who stop it, then those of whom the record says they cannot. */
const rank = (entry: Entry & { applies: string }): number =>
  modes.indexOf(entry.mode) * 4 + (entry.applies === 'yes' ? 0 : 2) + (entry.standing === 'disputed' ? 1 : 0);

/** Some modes decide the act itself; a veto, advice or the choice of who decides is not the power to do it. */
export const decides = (mode: Mode): boolean => mode === 'sole' || mode === 'joint';

/**
 * Whether the register says who can.
 * `no`: nobody researched it · `disputed`: all that is known is disputed · `perhaps`: dates too fuzzy to be sure · `yes`
 */
export function established(
  found: readonly (Entry & { applies: 'yes' | 'perhaps' })[],
): 'yes' | 'perhaps' | 'disputed' | 'no' {
  const deciding = found.filter((entry) => decides(entry.mode));
  if (deciding.length === 0) return 'no';
  const firm = deciding.filter((entry) => entry.standing !== 'disputed');
  if (firm.length === 0) return 'disputed';
  return firm.some((entry) => entry.applies === 'yes') ? 'yes' : 'perhaps';
}

/**
 * One holder's part in an entry.
 * `alone`: can do it without anyone · `body`: the body decides by n of m votes · `one-vote`: has one of the votes, alone cannot
 */
export type Part = 'alone' | 'body' | 'one-vote' | 'veto' | 'appoints-holder' | 'advisory' | 'none' | 'unrelated';

/** An unknown number of votes is never taken for one. */
const takesOne = ({ joint }: Entry): boolean => joint !== null && joint.n !== null && joint.n <= 1;

export function partIn(entry: Entry, holder: Holder): Part {
  const own = holderKey(entry.holder) === holderKey(holder);
  if (entry.mode === 'joint') {
    if (own) return takesOne(entry) && 'post' in holder ? 'alone' : 'body';
    if (!('post' in holder) || !entry.jointPosts.includes(holder.post)) return 'unrelated';
    return takesOne(entry) ? 'alone' : 'one-vote';
  }
  if (!own) return 'unrelated';
  return entry.mode === 'sole' ? 'alone' : entry.mode;
}

/** Whether a holder can do it alone by any undisputed entry that surely counts. */
export const canAlone = (found: readonly (Entry & { applies: 'yes' | 'perhaps' })[], holder: Holder): boolean =>
  found.some((entry) => entry.applies === 'yes' && entry.standing !== 'disputed' && partIn(entry, holder) === 'alone');

/** An entry for the whole place counts in every part of it; an entry for a part counts there and below. */
export const covers = (division: string | null, asked: string | null): boolean =>
  division === null || asked === null || asked === division || asked.startsWith(`${division}/`);

/** What is wrong with n of m, as field error codes; an empty list when nothing is. */
export function jointFaults(mode: Mode, joint: { n: number | null; m: number } | null): string[] {
  if (mode !== 'joint') return joint ? ['power-joint-only'] : [];
  if (!joint) return ['power-joint-needed'];
  const least = joint.n ?? 1;
  const whole = Number.isInteger(least) && Number.isInteger(joint.m);
  return whole && least >= 1 && joint.m >= least && joint.m <= 100_000 ? [] : ['power-joint-range'];
}

/** A later law takes a power's place from its own first day on: the last day of the older one, or null where that is not known. */
export function lastDayBefore(from: string | null): string | null {
  return from && isCivilDate(from) ? addDays(from, -1) : from;
}
