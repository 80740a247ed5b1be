// Meetings as a calendar file (RFC 5545). A cancelled meeting stays in it as cancelled, with its time; one that moved keeps its name
// (UID) and counts up (SEQUENCE), so that a calendar that has it already changes its own entry instead of adding a second one.
// The same record makes the same bytes: it reads no clock.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { type EventState, fitsInACalendar } from '../rules.ts';
import { instantIn } from './instant.ts';

export type CalendarMeeting = {
  id: string;
  title: string;
  summary: string | null;
  venue: string | null;
  day: string;
  until_day: string | null;
  time: string | null;
  status: EventState;
  /** the page of the meeting, with scheme and host */
  address: string;
  /** how often it was told anew or took a turn since it was announced */
  sequence: number;
  announced: Date;
  changed: Date;
};

const statusOf: Record<EventState, ICalEventStatus> = {
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  passed: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
};

/** @param given.zone the place's own; @returns the text of an .ics file */
export function calendarText(
  given: { name: string; zone: string; host: string; lang: string; address: string },
  meetings: readonly CalendarMeeting[],
): string {
  const calendar = ical({
    name: given.name,
    prodId: { company: 'Redress', product: 'Meetings', language: given.lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
    url: given.address,
    ttl: 3600,
  });
  for (const one of meetings.filter(fitsInACalendar)) {
    calendar.createEvent({
      id: `${one.id}@${given.host}`,
      ...whenOf(one, given.zone),
      summary: one.title,
      description: [one.summary, one.address].filter(Boolean).join('\n\n'),
      ...(one.venue ? { location: one.venue } : {}),
      url: one.address,
      status: statusOf[one.status],
      sequence: one.sequence,
      stamp: one.changed,
      created: one.announced,
      lastModified: one.changed,
    });
  }
  return calendar.toString();
}

/** An hour is said in UTC, which every calendar shows as the reader's own; without one the whole day is meant. */
function whenOf({ day, until_day, time }: CalendarMeeting, zone: string) {
  if (time) return { start: instantIn(zone, day, time) };
  const last = until_day && /^\d{4}-\d{2}-\d{2}$/.test(until_day) ? until_day : day;
  const after = new Date(Date.parse(`${last}T00:00:00Z`) + 86_400_000);
  return { start: new Date(`${day}T00:00:00Z`), end: after, allDay: true };
}
