// Meetings as calendars to subscribe to: one meeting, a series, everything an office or organization is invited to or invites to, and
// all of the place. For everyone's calendar program alike: nothing in them depends on who asks, and covered words are in none.
import { hash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { publicHeaders } from '../../../web/headers.ts';
import type { Site, Visit } from '../../../web/site.ts';
import type { Params, Route, View } from '../../../web/view.ts';
import { numberIn } from '../read.ts';
import { occurrencesOf, seriesByNumber } from '../series/store.ts';
import { eventAddress, eventByNumber, eventsById, type PublicEvent } from '../store.ts';
import { revisionsOf } from '../turns/store.ts';
import type { CalendarMeeting } from './write.ts';

/** What a calendar is called, and the events in it; undefined where there is no such thing. */
type Chosen = { name: string; events: PublicEvent[] } | undefined;

/** A calendar that is subscribed to holds what is to come and what was lately: programs read all of it every hour. */
const MOST = 500;

export function wireCalendars(site: Site): void {
  const calendar = (route: Route, choose: (tx: Tx, visit: Visit) => Promise<Chosen>) =>
    site.raw(['GET', 'HEAD'], route.path, (visit) => send(visit, choose));
  calendar(routes.meetingsCalendar, async (tx, { view }) => ({
    name: `${view.t('meetings-title')}, ${view.place.name}`,
    events: await latest(
      tx,
      sql`select id from events where superseded_by is null and kind = 'meeting' order by day desc limit ${MOST}`,
    ),
  }));
  calendar(routes.meetingCalendar, async (tx, { params, view }) => {
    const event = await eventByNumber(tx, numberIn(params.meeting));
    return event && { name: event.title ?? view.t('state-covered'), events: [event] };
  });
  calendar(routes.seriesCalendar, async (tx, { params, view }) => {
    const series = await seriesByNumber(tx, numberIn(params.series));
    if (!series) return undefined;
    const events = await eventsById(
      tx,
      (await occurrencesOf(tx, series.id)).map((one) => one.event),
    );
    return { name: series.title ?? view.t('state-covered'), events: [...events.values()] };
  });
  calendar(routes.postCalendar, (tx, visit) => ofHolder(tx, visit, 'posts', 'label', visit.params.post));
  calendar(routes.organizationCalendar, (tx, visit) =>
    ofHolder(tx, visit, 'organizations', 'name', visit.params.organization),
  );
}

async function latest(tx: Tx, ids: ReturnType<typeof sql>): Promise<PublicEvent[]> {
  const { rows } = await (ids as ReturnType<typeof sql<{ id: string }>>).execute(tx);
  return [
    ...(
      await eventsById(
        tx,
        rows.map((row) => row.id),
      )
    ).values(),
  ];
}

/** What a holder is invited to and invites to, whatever was replied: a declined meeting still takes place. */
async function ofHolder(
  tx: Tx,
  { view }: Visit,
  table: 'posts' | 'organizations',
  column: 'label' | 'name',
  slug: string | undefined,
): Promise<Chosen> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select id, ${sql.ref(column)} as name from ${sql.table(table)} where superseded_by is null and slug = ${slug ?? ''}`.execute(
    tx,
  );
  const [holder] = rows;
  if (!holder) return undefined;
  const side = (which: string) => sql.ref(`${which}_${table === 'posts' ? 'post' : 'organization'}`);
  const events = await latest(
    tx,
    sql`select distinct e.id, e.day from invitations i
      join events e on e.place_id = i.place_id and e.id = i.event_id and e.superseded_by is null
      where ${side('i.to')} = ${holder.id} or ${side('i.from')} = ${holder.id} order by e.day desc limit ${MOST}`,
  );
  const name = holder.name ?? view.t('state-covered');
  return { name: view.t('meetings-calendar-of', { who: name }), events };
}

async function send(visit: Visit, choose: (tx: Tx, visit: Visit) => Promise<Chosen>): Promise<unknown> {
  const { request, reply, view, tx } = visit;
  const found = await tx(async (tx) => {
    const chosen = await choose(tx, visit);
    const ids = chosen?.events.map((one) => one.id) ?? [];
    return chosen && { ...chosen, revisions: await revisionsOf(tx, ids) };
  });
  if (!found) throw new Refused('not-found');
  const meetings = found.events
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.number - b.number))
    .map((event) => inCalendar(view, event, found.revisions.get(event.id)));
  // Loaded when somebody asks for one: most readers never do.
  const { calendarText } = await import('./write.ts');
  const { place } = view;
  const body = calendarText(
    { name: found.name, zone: place.zone, host: place.slug, lang: view.lang, address: place.baseUrl + request.url },
    meetings,
  );
  const etag = `"${hash('sha256', body, 'base64url').slice(0, 22)}"`;
  reply.headers({ ...publicHeaders, etag, 'content-language': view.lang });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  reply.type('text/calendar; charset=utf-8').header('content-disposition', 'attachment; filename="meetings.ics"');
  return request.method === 'HEAD' ? reply.send() : reply.send(body);
}

const absolute = (view: View, route: Route, params: Params): string => view.place.baseUrl + view.href(route, params);

function inCalendar(
  view: View,
  event: PublicEvent,
  revision: { n: number; last: Date; first: Date } | undefined,
): CalendarMeeting {
  const { id, summary, venue, day, until_day, time, status } = event;
  return {
    id,
    title: event.title ?? view.t('state-covered'),
    summary,
    venue,
    day,
    until_day,
    time,
    status,
    address: absolute(view, routes.meeting, { meeting: eventAddress(event) }),
    sequence: (revision?.n ?? 1) - 1,
    announced: revision?.first ?? event.recorded,
    changed: revision?.last ?? event.recorded,
  };
}
