// The instant a clock on the wall of a place shows a day and an hour: what a calendar file needs. Pure; zones by the runtime's own tables.

const parts = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = parts.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    parts.set(zone, found);
  }
  return found;
}

/** What the wall shows at an instant, as if it were UTC. */
function wallAt(instant: number, zone: string): number {
  const read = Object.fromEntries(
    formatter(zone)
      .formatToParts(instant)
      .map((one) => [one.type, Number(one.value)]),
  );
  return Date.UTC(read.year!, read.month! - 1, read.day!, read.hour!, read.minute!);
}

/**
 * @param day 'YYYY-MM-DD' @param time 'HH:MM'
 * @returns the first instant at which the wall shows it; where the clocks skip that hour, the instant an hour later
 */
export function instantIn(zone: string, day: string, time: string): Date {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const hour = 3_600_000;
  // The wall is never further than a day from UTC; both sides of a change of the clocks are tried, the earlier first.
  const offsets = [-24 * hour, 24 * hour].map((away) => wallAt(wall + away, zone) - (wall + away));
  const tries = offsets.map((offset) => wall - offset).sort((a, b) => a - b);
  return new Date(tries.find((instant) => wallAt(instant, zone) === wall) ?? tries.at(-1)!);
}

/** Whether a clock of the place shows this hour on this day: when the clocks go forward, some hour is left out. */
export const isShown = (zone: string, day: string, time: string): boolean =>
  wallAt(instantIn(zone, day, time).getTime(), zone) === Date.parse(`${day}T${time}:00Z`);
