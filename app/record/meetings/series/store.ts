// Reads series and their meetings. It writes nothing; covered titles are null.
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import type { PublicAuthor } from '../../../base/tables.ts';
import type { Rhythm } from './days.ts';

export type Series = {
  act: string;
  id: string;
  number: number;
  slug: string;
  title: string | null;
  summary: string | null;
  every: Rhythm;
  first_day: string;
  time: string | null;
  by_post: string | null;
  by_organization: string | null;
  given: 'here' | 'source';
  lang: string;
  author: PublicAuthor;
  recorded: Date;
  /** why it is told so now, where it was told otherwise before */
  reason: string | null;
};

const columns = sql`
  s.act_id as act, s.id, s.number, s.slug, s.title, s.summary, s.every, s.first_day, s.time, s.by_post, s.by_organization, s.given, s.lang, s.reason,
  l.fields->'author' as author, l.recorded`;
const series = sql`meeting_series s join acts l on l.place_id = s.place_id and l.id = s.act_id`;

export const seriesAddress = ({ number, slug }: Pick<Series, 'number' | 'slug'>): string => `${number}-${slug}`;

export async function seriesByNumber(tx: Tx, number: number): Promise<Series | undefined> {
  const { rows } = await sql<Series>`select ${columns} from ${series}
    where s.superseded_by is null and s.number = ${number}`.execute(tx);
  return rows[0];
}

export async function seriesById(tx: Tx, id: string): Promise<Series | undefined> {
  const { rows } = await sql<Series>`select ${columns} from ${series}
    where s.superseded_by is null and s.id = ${id}`.execute(tx);
  return rows[0];
}

/** How a series was told before, the latest telling first. */
export async function earlierTellings(tx: Tx, id: string): Promise<Series[]> {
  const { rows } = await sql<Series>`select ${columns} from ${series}
    where s.id = ${id} and s.superseded_by is not null order by l.n desc`.execute(tx);
  return rows;
}

/** All series, the latest first. */
export async function allSeries(tx: Tx): Promise<(Series & { meetings: number })[]> {
  const { rows } = await sql<Series & { meetings: number }>`
    select ${columns}, (select count(*)::int from series_events o where o.place_id = s.place_id and o.series_id = s.id) as meetings
    from ${series} where s.superseded_by is null order by s.number desc limit 200`.execute(tx);
  return rows;
}

export type Occurrence = { event: string; day: string };

/** The meetings of a series by the day each was planned for. */
export async function occurrencesOf(tx: Tx, id: string): Promise<Occurrence[]> {
  const { rows } = await sql<Occurrence>`
    select event_id as event, occurrence as day from series_events where series_id = ${id} order by occurrence, event_id`.execute(
    tx,
  );
  return rows;
}

/** The series a meeting is one of, and the day it was planned for there. */
export async function seriesOf(tx: Tx, event: string): Promise<(Series & { planned: string }) | undefined> {
  const { rows } = await sql<Series & { planned: string }>`
    select ${columns}, o.occurrence as planned
    from series_events o join meeting_series s on s.place_id = o.place_id and s.id = o.series_id and s.superseded_by is null
    join acts l on l.place_id = s.place_id and l.id = s.act_id where o.event_id = ${event}`.execute(tx);
  return rows[0];
}
