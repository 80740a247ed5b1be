// A year's days off out of the holiday package, as a proposal: only what a steward sends is copied into the place's calendar, so an
// upgrade of the package never moves a deadline that has passed.
import { isCivilDate } from '../../base/clock.ts';

export type DayOff = { date: string; name: string };

/** Public holidays of the country, and state where there is one, of an Open Civic Data division. Empty where none are known. */
export async function proposedDays(division: string, year: number, lang: string): Promise<DayOff[]> {
  const country = /country:([a-z]{2})/.exec(division)?.[1]?.toUpperCase();
  const state = /state:([a-z]{2})/.exec(division)?.[1]?.toUpperCase();
  if (!country) return [];
  // Loaded on demand: the rules of all countries take 27 MB, and a steward asks for them once a year.
  const { default: Holidays } = await import('date-holidays');
  const calendar = new Holidays(country, { languages: [lang, 'en'] });
  if (state && calendar.getStates(country)?.[state]) calendar.init(country, state, { languages: [lang, 'en'] });
  const found = calendar.getHolidays(year) ?? [];
  return found
    .filter((day) => day.type === 'public')
    .map((day) => ({ date: day.date.slice(0, 10), name: american(day.name) }));
}

/** The package speaks British English; the interface does not. */
const american = (name: string): string => name.replace('Labour', 'Labor');

export const linesOf = (days: readonly DayOff[]): string => days.map((day) => `${day.date} ${day.name}`).join('\n');

export type DayProblem = { code: 'place-day' | 'place-day-other-year' | 'place-day-twice'; line: number };

/** Reads days off as a person writes them, a line each: the date and its name. Every line that is no day of that year is a problem. */
export function readDays(text: string, year: string): { days: DayOff[]; problems: DayProblem[] } {
  const days = new Map<string, DayOff>();
  const problems: DayProblem[] = [];
  for (const [i, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (!line) continue;
    const [, date = '', name = ''] = /^(\d{4}-\d{2}-\d{2})\s+(\S.{0,118})$/.exec(line) ?? [];
    if (!isCivilDate(date)) problems.push({ code: 'place-day', line: i + 1 });
    else if (!date.startsWith(year)) problems.push({ code: 'place-day-other-year', line: i + 1 });
    else if (days.has(date)) problems.push({ code: 'place-day-twice', line: i + 1 });
    else days.set(date, { date, name });
  }
  return { days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), problems };
}
