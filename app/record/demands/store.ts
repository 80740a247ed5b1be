// What is recorded of demands and of those they are put to, read for a whole page at a time.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import type { Tables } from '../../base/tables.ts';
import type { Verdict } from '../answers/rules.ts';
import type { LetterId } from '../letters/store.ts';
import { type Holder, holderAt } from '../people/holder.ts';
import './tables.ts';

/** Everyone anything of a letter is put to, in the order they were first asked. */
export async function askedHolders(tx: Tx, place: string, letter: string): Promise<Holder[]> {
  const { rows } = await sql<{ holder_post: string | null; holder_organization: string | null }>`
    select holder_post, holder_organization from referrals where place_id = ${place} and letter_id = ${letter}
    group by 1, 2 order by min(act_id::text), 1, 2`.execute(tx);
  return rows.flatMap((row) => holderAt(row.holder_post, row.holder_organization) ?? []);
}

export type DemandRow = Omit<Tables['demands'], 'place_id' | 'superseded_by'>;

const columns = [
  'act_id',
  'id',
  'letter_id',
  'version_id',
  'number',
  'heading',
  'quote',
  'start_at',
  'end_at',
  'mark',
  'verb',
  'object_key',
  'about_post',
] as const;

/** The demand of a letter with that number, as it stands. */
export const demandOf = (tx: Tx, letter: string, number: number): Promise<DemandRow | undefined> =>
  tx
    .selectFrom('demands')
    .select(columns)
    .where('letter_id', '=', letter)
    .where('number', '=', number)
    .where('superseded_by', 'is', null)
    .executeTakeFirst();

/** A letter's demands as they stand, in their order. */
export const demandsOf = async (tx: Tx, place: string, letter: string): Promise<DemandRow[]> =>
  (await demandRows(place, letter).execute(tx)).rows;

export const demandRows = (place: string, letter: LetterId) => sql<DemandRow>`
  select ${sql.join(columns.map((column) => sql.ref(column)))} from demands
  where place_id = ${place} and letter_id = ${letter} and superseded_by is null order by number`;

/** A demand as its letter's page needs it, and no more: the page holds hundreds. What is marked in the letter's words is not quoted again. */
export type DemandInLetter = Pick<DemandRow, 'id' | 'number' | 'heading' | 'quote' | 'mark' | 'start_at' | 'end_at'>;

export const demandsInLetter = (place: string, letter: LetterId) => sql<DemandInLetter>`
  select id, number, heading, case when mark <> 'resolved' then quote end as quote, mark, start_at, end_at from demands
  where place_id = ${place} and letter_id = ${letter} and superseded_by is null order by number`;

/** The day a referral was made, as SQL, where that is later than its letter; `r` and `l` are what the two tables are called. */
export const askedLater = (r: string, l: string) => sql<string | null>`
  (select t.day from timeline t where t.place_id = ${sql.ref(`${r}.place_id`)} and t.stream = 'referral/' || ${sql.ref(`${r}.id`)}
    and t.act_id = ${sql.ref(`${r}.act_id`)} and t.day > btrim(${sql.ref(`${l}.day`)}, './'))`;

export type ReferralRow = {
  id: string;
  act_id: string;
  demand_id: string;
  holder_post: string | null;
  holder_organization: string | null;
  ground: 'named' | 'power' | 'chosen' | 'reported';
  power_id: string | null;
  /** the day it was asked, where that is later than the letter */
  asked: string | null;
  answer_number: number | null;
  verdict: Verdict | null;
  answer_day: string | null;
};

/** The referrals of a letter (or of one of its demands) with the answer that counts now, in one query. */
export async function referralsOf(
  tx: Tx,
  place: string,
  of: { letter: string } | { demand: string },
): Promise<ReferralRow[]> {
  const which = 'letter' in of ? sql`r.letter_id = ${of.letter}` : sql`r.demand_id = ${of.demand}`;
  const { rows } = await sql<ReferralRow>`
    select r.id, r.act_id, r.demand_id, r.holder_post, r.holder_organization, r.ground, r.power_id,
      ${askedLater('r', 'l')} as asked, a.number as answer_number, a.verdict, a.day as answer_day
    from referrals r join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null
    left join answers a on a.place_id = r.place_id and a.referral_id = r.id and a.superseded_by is null
    where r.place_id = ${place} and ${which} order by r.act_id`.execute(tx);
  return rows;
}

/** Where one referral of a demand stands: the holder's place in `holders`, and the answer that counts where there is one. */
export type AskedCell = [holder: number, verdict?: Verdict, day?: string, answer?: number];
export type Asked = { holders: Holder[]; cells: Map<string, AskedCell[]> };

/**
 * All of a letter's referrals for its matrix, in one row: a thousand rows of ids would take longer to read than the page to draw.
 * Holders come in the order they were first asked; cells by the demand's id.
 */
export const askedRows = (place: string, letter: LetterId) => sql<AskedRow>`
  with asked as materialized (
    select r.demand_id, r.act_id, r.holder_post, r.holder_organization, a.verdict, a.day, a.number
    from referrals r left join answers a on a.place_id = r.place_id and a.referral_id = r.id and a.superseded_by is null
    where r.place_id = ${place} and r.letter_id = ${letter}
  ), holders as (
    select holder_post, holder_organization, row_number() over (order by min(act_id::text)) - 1 as at from asked group by 1, 2
  ), demands as (
    select demand_id, json_agg(case when verdict is null then json_build_array(at)
      else json_build_array(at, verdict, day, number) end order by act_id) as cells
    from asked a join holders h on coalesce(a.holder_post, a.holder_organization) = coalesce(h.holder_post, h.holder_organization)
    group by 1
  )
  select (select json_agg(json_build_array(holder_post, holder_organization) order by at) from holders) as holders,
    (select json_object_agg(demand_id, cells) from demands) as cells`;

type AskedRow = {
  holders: [post: string | null, organization: string | null][] | null;
  cells: Record<string, AskedCell[]> | null;
};

export const askedIn = ([row]: readonly AskedRow[]): Asked => ({
  holders: (row?.holders ?? []).map((columns) => holderAt(...columns)!),
  cells: new Map(Object.entries(row?.cells ?? {})),
});

/** A demand by its id; undefined for anything that is none. */
export async function demandById(tx: Tx, id: string): Promise<DemandRow | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<DemandRow>`
    select act_id, id, letter_id, version_id, number, heading, quote, start_at, end_at, mark, verb, object_key, about_post
    from demands where id = ${id} and superseded_by is null`.execute(tx);
  return rows[0];
}
