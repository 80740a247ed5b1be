// Reads agendas: the items of a meeting with all their history, and the meetings a demand is on the agenda of. It writes nothing.
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import { isId } from '../../../base/ids.ts';
import type { Occurred, PublicAuthor } from '../../../base/tables.ts';
import type { EventState } from '../rules.ts';

/** One telling of an item; the current one has no `superseded_by`. */
export type AgendaItem = {
  act: string;
  id: string;
  event: string;
  number: number;
  what: 'added' | 'changed' | 'removed';
  words: string | null;
  reason: string | null;
  by_post: string | null;
  by_organization: string | null;
  given: 'here' | 'source';
  day: string;
  lang: string;
  superseded_by: string | null;
  author: PublicAuthor;
  occurred: Occurred | null;
  recorded: Date;
  demands: string[];
};

const select = sql`
  select i.act_id as act, i.id, i.event_id as event, i.number, i.what, i.words, i.reason, i.by_post, i.by_organization, i.given, i.day,
    i.lang, i.superseded_by, l.fields->'author' as author, l.fields->'occurred' as occurred, l.recorded,
    coalesce((select array_agg(d.demand_id::text order by d.demand_id) from agenda_demands d
      where d.place_id = i.place_id and d.act_id = i.act_id), '{}') as demands
  from agenda_items i join acts l on l.place_id = i.place_id and l.id = i.act_id`;

/** Every telling of every item of a meeting, by number, the newest of each first. */
export async function agendaOf(tx: Tx, event: string): Promise<AgendaItem[]> {
  const { rows } = await sql<AgendaItem>`${select} where i.event_id = ${event} order by i.number, l.n desc`.execute(tx);
  return rows;
}

/** An item as it is told now. */
export async function agendaItem(tx: Tx, id: string): Promise<AgendaItem | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<AgendaItem>`${select} where i.id = ${id} and i.superseded_by is null`.execute(tx);
  return rows[0];
}

/** A meeting that has a demand on its agenda now. */
export type OnAgenda = {
  item: number;
  words: string | null;
  item_lang: string;
  number: number;
  slug: string;
  title: string | null;
  lang: string;
  day: string;
  until_day: string | null;
  time: string | null;
  status: EventState;
};

/** The query itself, for a page that reads many lists at once. */
export const agendasWith = (demand: string) => sql<OnAgenda>`
  select i.number as item, i.words, i.lang as item_lang, e.number, e.slug, e.title, e.lang, e.day, e.until_day, e.time,
    coalesce(e.stands, e.status) as status
  from agenda_demands d
  join agenda_items i on i.place_id = d.place_id and i.act_id = d.act_id and i.superseded_by is null
  join events e on e.place_id = i.place_id and e.id = i.event_id and e.superseded_by is null
  where d.demand_id = ${demand} order by btrim(e.day, './') desc, e.number desc, i.number limit 50`;

export type DemandChoice = { id: string; number: number; heading: string | null; letter: string | null };

/** Demands to put on an agenda: those of the latest letters, and those chosen already. */
export async function demandsToChoose(tx: Tx, chosen: readonly string[]): Promise<DemandChoice[]> {
  const { rows } = await sql<DemandChoice>`
    select d.id, d.number, d.heading, l.title as letter from demands d
    join letters l on l.place_id = d.place_id and l.id = d.letter_id and l.superseded_by is null
    where d.superseded_by is null and (d.id::text = any(${[...chosen]}::text[])
      or l.number > (select coalesce(max(number), 0) - 10 from letters where superseded_by is null))
    order by l.number desc, d.number limit 200`.execute(tx);
  return rows;
}
