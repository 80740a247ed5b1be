// Reads for the front of the place: what changed, by the day it happened.
// It never reads words from an act: a covered text is nowhere here.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { Occurred, PublicAuthor } from '../../base/tables.ts';
import { foldedUnderThese, isFolded, leading } from './folds.ts';
import type { ToldAct } from './tell.ts';

/** An act on the place's timeline. */
export type Change = ToldAct & {
  n: string;
  at: Date;
  day: string;
  until: string | null;
  basis: string;
  author: PublicAuthor;
  time: string | null;
};

/** Fields that hold ids, numbers and codes only. Words are not among them, so a sentence cannot repeat a covered one. */
const codes = [
  'letter',
  'demand',
  'referral',
  'event',
  'invitation',
  'organization',
  'post',
  'membership',
  'holder_post',
  'holder_organization',
  'to_post',
  'to_organization',
  'from_post',
  'from_organization',
  'by_post',
  'by_organization',
  'who_post',
  'who_organization',
  'says',
  'speaker',
  'number',
  'year',
  'known',
  'fact',
  'verdict',
  'reply',
  'standing',
  'kind',
  'status',
  'given',
  'supersedes',
  'replaces',
  'cover',
  'target',
  'outcome',
  'refusal',
  'subject',
  'about',
  'mark',
  'how',
  'axis',
  'what',
  'days',
  'verified',
];

/**
 * The place's timeline, what happened last first: acts of some kinds, or all that are not folded under another one.
 * `more` says whether there are any after these.
 */
export async function changes(
  tx: Tx,
  { limit, offset, only }: { limit: number; offset: number; only?: string[] },
): Promise<{ told: Change[]; more: boolean }> {
  const ofKind = only ? sql`where kind = any(${only}::text[])` : sql``;
  const alone = sql`where (select not ${isFolded} from acts x where x.place_id = t.place_id and x.n = t.n)`;
  const { rows } = await sql<Change>`
    with shown as (
      select t.* from (
        select distinct on (day, n) place_id, day, n, act_id, kind, at, until, basis from timeline ${ofKind} order by day desc, n desc
      ) t ${only ? sql`` : alone} order by t.day desc, t.n desc limit ${limit + 1} offset ${offset}
    )
    ${told} order by s.day desc, s.n desc`.execute(tx);
  return { told: rows.slice(0, limit), more: rows.length > limit };
}

/** These acts as they are told, by id: for what is listed by something else than its day. */
export async function actsTold(tx: Tx, ids: readonly string[]): Promise<Map<string, Change>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Change>`
    with shown as (
      select n, id as act_id, kind, recorded as at, to_char(recorded at time zone 'UTC', 'YYYY-MM-DD') as day,
        fields->'occurred'->>'until' as until, coalesce(fields->'occurred'->>'basis', 'recorded') as basis
      from acts where id = any(${[...ids]}::uuid[])
    )
    ${told}`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/** A year or a month of it: 'YYYY' or 'YYYY-MM'. */
export type Span = string | undefined;

/**
 * What happened by the days it happened, the first first: of a stream, or of the place. What is known only by a year belongs to every
 * month of it, and what lay between two days to each month between.
 */
export async function happenedIn(
  tx: Tx,
  { stream, span, limit, offset }: { stream: string | undefined; span: Span; limit: number; offset: number },
): Promise<{ told: Change[]; more: boolean }> {
  // What is told under another act is so where that act stands too: of the place, and of a letter.
  const folds = stream === undefined || stream.startsWith('letter/');
  const { rows } = await sql<Change>`
    with shown as (
      select t.* from (
        select distinct on (day, n) place_id, day, n, act_id, kind, at, until, basis from timeline
        where ${inSpan(span)} ${stream ? sql`and stream = ${stream}` : sql``} order by day, n
      ) t ${folds ? sql`where (select not ${isFolded} from acts x where x.place_id = t.place_id and x.n = t.n)` : sql``}
      order by t.day, t.n limit ${limit + 1} offset ${offset}
    )
    ${told} order by s.day, s.n`.execute(tx);
  return { told: rows.slice(0, limit), more: rows.length > limit };
}

/** A day 'YYYY' stands for the whole of it: it is compared as far as both are known. */
const inSpan = (span: Span) =>
  span === undefined
    ? sql`true`
    : sql`(left(day, ${span.length}) <= left(${span}::text, length(day))
        and left(coalesce(until, day), ${span.length}) >= left(${span}::text, length(coalesce(until, day))))`;

/** The years something happened in, with how much; and the months of one of them. */
export async function spansOf(
  tx: Tx,
  stream: string | undefined,
  year: string | undefined,
): Promise<{ years: { span: string; n: number }[]; months: { span: string; n: number }[] }> {
  const of = stream ? sql`where stream = ${stream}` : sql`where true`;
  const counted = (length: number, more: RawBuilder<unknown>) => sql<{ span: string; n: number }>`
    select left(day, ${length}) as span, count(distinct n)::int as n from timeline ${of} ${more} group by 1 order by 1`;
  const years = await counted(4, sql``).execute(tx);
  const months = year
    ? await counted(7, sql`and left(day, 4) = ${year} and length(day) >= 7`).execute(tx)
    : { rows: [] };
  return { years: years.rows, months: months.rows };
}

/** What is folded under an act: the first of it as it was done, and how much there is. */
export type Under = { first: Change[]; n: number };

/** What is folded under each of these acts that has something under it. */
export async function foldedUnder(tx: Tx, leads: readonly Change[], limit: number): Promise<Map<string, Under>> {
  const ids = leads.filter(({ kind }) => leading.includes(kind)).map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Change & { lead: string; of: number }>`
    with ${foldedUnderThese(ids)}, shown as (
      select t.day, t.n, t.act_id, t.kind, t.at, t.until, t.basis, u.lead, u.of
      from under u join timeline t on t.stream = u.stream and t.n = u.n where u.i <= ${limit}
    )
    ${told} order by s.n`.execute(tx);
  const found = new Map<string, Under>();
  for (const { lead, of: n, ...change } of rows) {
    const under = found.get(lead);
    if (under) under.first.push(change);
    else found.set(lead, { first: [change], n });
  }
  return found;
}

/** The acts of `shown`, each with the ids and codes its sentence needs, and the stream it is about. */
const told = sql`
    select s.*, s.act_id as id, coalesce(l.fields->'occurred'->>'on', s.day) as day, l.fields->'author' as author,
      l.fields->'occurred'->>'time' as time,
      (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(l.fields) where key = any(${codes}::text[])) as body,
      coalesce(
        (select t.stream from unnest(l.streams) as t(stream) join streams o on o.place_id = l.place_id and o.stream = t.stream and o.opened = s.n
          order by split_part(t.stream, '/', 1) = split_part(s.kind, '.', 1) desc limit 1),
        (select t.stream from unnest(l.streams) as t(stream)
          order by split_part(t.stream, '/', 1) = split_part(s.kind, '.', 1) desc,
            array_position(array['referral','demand','event','letter','power','statement','source','post','organization','person','membership'], split_part(t.stream, '/', 1)) nulls last
          limit 1)) as stream
    from shown s join acts l on l.place_id = nullif(current_setting('app.place', true), '')::uuid and l.id = s.act_id`;

/** When an act happened, as a page says it. */
export const occurredWhen = (change: Pick<Change, 'day' | 'until' | 'basis' | 'time'>): Occurred | { on: string } => ({
  on: change.day,
  ...(change.until ? { until: change.until } : {}),
  ...(change.time && change.day.length === 10 ? { time: change.time } : {}),
  ...(change.basis === 'disputed' ? { basis: 'disputed' as const } : {}),
});
