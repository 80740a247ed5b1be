// Time as a parameter: `Clock` is handed in, so a test can move today. Civil dates are 'YYYY-MM-DD' texts in a place's zone,
// never Date objects; a Date is only ever an instant (UTC).

export type Clock = () => Date;
export const systemClock: Clock = () => new Date();

const formats = new Map<string, Intl.DateTimeFormat>();

/** The civil date 'YYYY-MM-DD' of an instant in an IANA zone. */
export function civilDate(instant: Date, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(zone, format);
  }
  return format.format(instant);
}

/** True for a date that exists in the calendar: '2024-02-30' is not one. */
export function isCivilDate(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!found) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** A civil date moved by whole days. */
export function addDays(civil: string, days: number): string {
  const date = new Date(`${civil}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Whole days from one civil date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** An instant as the log writes it: RFC 3339, UTC, whole seconds. */
export const instantText = (instant: Date): string => `${instant.toISOString().slice(0, 19)}Z`;
