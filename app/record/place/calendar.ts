// A year's days off out of the holiday package, as a proposal: only what a steward sends is copied into the place's calendar, so an
// upgrade of the package never moves a deadline that has passed.
import { isCivilDate } from '../../base/clock.ts';
import { invalid } from '../../base/refused.ts';

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
  return found.filter((day) => day.type === 'public').map((day) => ({ date: day.date.slice(0, 10), name: day.name }));
}

export const linesOf = (days: readonly DayOff[]): string => days.map((day) => `${day.date} ${day.name}`).join('\n');

/**
 * Reads days off as a person writes them: a line each, the date and its name.
 * @throws Refused invalid naming the first line that is not a day of that year, or stands twice
 */
export function readDays(text: string, year: number): DayOff[] {
  const days = new Map<string, DayOff>();
  const lines = text.split('\n').map((line) => line.trim());
  for (const [i, line] of lines.entries()) {
    if (!line) continue;
    const found = /^(\d{4}-\d{2}-\d{2})\s+(\S.{0,118})$/.exec(line);
    if (!found || !isCivilDate(found[1]!)) throw invalid('days', 'place-day', { line: i + 1 });
    const [, date, name] = found as unknown as [string, string, string];
    if (!date.startsWith(String(year))) throw invalid('days', 'place-day-other-year', { line: i + 1, year });
    if (days.has(date)) throw invalid('days', 'place-day-twice', { line: i + 1 });
    days.set(date, { date, name });
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
