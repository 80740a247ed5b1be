// Who is to be told that they are named, and when something may be published that names a private person. Pure: no database, no clock.
// It asks what somebody is, never whose side they are on.
import { type Calendar, dayAfter, restOn } from '../clocks/calendar.ts';

/** The days a private person has before publication, in the working days of the place. */
export const DAYS_BEFORE = 2;

/** The kinds of item beside which a reply can stand. */
const items = ['letter', 'demand', 'referral', 'statement', 'event', 'power'] as const;
const item = new RegExp(`^(${items.join('|')})/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`);
export const isItem = (stream: string): boolean => item.test(stream);

/** A calendar that never works lets nobody wait for ever. */
const LONGEST = 60;

/** The last day of `n` working days that begin on the day after `day`: days on which the place rests do not count. */
export function workingDaysAfter(day: string, n: number, calendar: Calendar): string {
  let last = day;
  for (let left = n, i = 0; left > 0 && i < LONGEST; i++) {
    last = dayAfter(last);
    if (!restOn(calendar, last)) left--;
  }
  return last;
}

/**
 * The day words count as said that waited for a private person: the day they were sent, where they were sent again soon after the days of
 * that person, so that telling somebody first makes nobody late; otherwise today, so that nothing is dated back by lying about.
 */
export const countsSince = (sent: string, today: string, calendar: Calendar): string =>
  today <= workingDaysAfter(sent, 2 * DAYS_BEFORE, calendar) ? sent : today;

export type Waiting = { until: string | null; noticed: string | null; replied: boolean; shown: readonly string[] };

/**
 * Whether a letter that names this private person may be published.
 * `again`: what is said of them is not what they were shown.
 */
export function mayPublish(
  one: Waiting,
  now: { today: string; passages: readonly string[] },
): 'yes' | 'wait' | 'again' {
  // Whoever cannot be reached is not waited for; the page says that notice could not be sent.
  if (one.noticed === null) return 'yes';
  if (now.passages.some((passage) => !one.shown.includes(passage))) return 'again';
  return one.replied || one.until === null || now.today > one.until ? 'yes' : 'wait';
}

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The paragraphs in which all words of a name stand together, or its last word alone: "Ms. Okafor". */
export function passagesNaming(paragraphs: readonly string[], name: string): string[] {
  const whole = wordsOf(name);
  const last = whole.at(-1);
  if (last === undefined) return [];
  return paragraphs.filter((paragraph) => wordsOf(paragraph).includes(last));
}
