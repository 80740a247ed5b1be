// What the public may read of support: endorsements with their withdrawals, counts, batches set aside. Reads public tables only; who
// signed is in none of them.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import type { PublicAuthor } from '../../base/tables.ts';
import type { LetterId } from '../letters/store.ts';
import type { AreaCount, AsideReason, Choice, Mandate } from './rules.ts';

export type Endorsement = {
  id: string;
  act_id: string;
  letter_number: number;
  letter_slug: string;
  letter_title: string | null;
  letter_lang: string;
  version: number;
  /** of the words that stand now */
  current: boolean;
  organization: string;
  slug: string;
  name: string | null;
  name_lang: string;
  whole: boolean;
  demands: number[];
  signed_by: string | null;
  mandate: Mandate;
  authority: string | null;
  reservation: string | null;
  given: 'here' | 'source';
  day: string;
  lang: string;
  author: PublicAuthor;
  withdrawn: {
    act_id: string;
    words: string | null;
    given: 'here' | 'source';
    day: string;
    lang: string;
    author: PublicAuthor;
  } | null;
};

const endorsementColumns = sql`
    select e.id, e.act_id, l.number as letter_number, l.slug as letter_slug, l.title as letter_title, l.lang as letter_lang,
      v.number as version, v.superseded_by is null as current, e.organization_id as organization, o.slug, o.name, o.lang as name_lang,
      e.whole, coalesce((select json_agg(d.number order by d.number) from demands d
        where d.place_id = e.place_id and d.superseded_by is null and d.id = any(e.demands)), '[]') as demands,
      e.signed_by, e.mandate, e.authority, e.reservation, e.given, e.day, e.lang, a.fields->'author' as author,
      case when w.act_id is null then null else json_build_object('act_id', w.act_id, 'words', w.words, 'given', w.given, 'day', w.day,
        'lang', w.lang, 'author', wa.fields->'author') end as withdrawn
    from endorsements e
    join letters l on l.place_id = e.place_id and l.id = e.letter_id and l.superseded_by is null
    join letter_versions v on v.place_id = e.place_id and v.id = e.version_id
    join organizations o on o.place_id = e.place_id and o.id = e.organization_id and o.superseded_by is null
    join acts a on a.place_id = e.place_id and a.id = e.act_id
    left join endorsement_withdrawals w on w.place_id = e.place_id and w.endorsement_id = e.id
    left join acts wa on wa.place_id = w.place_id and wa.id = w.act_id`;

/** All endorsements of a letter, withdrawn ones too: the newest words first, then in the order they were given. */
export const endorsementRows = (letter: LetterId) =>
  sql<Endorsement>`${endorsementColumns} where e.letter_id = ${letter} order by v.number desc, btrim(e.day, './'), a.n`;

/** What an organization endorsed, the latest first. */
export const endorsementsOf = async (tx: Tx, organization: string): Promise<Endorsement[]> =>
  (
    await sql<Endorsement>`${endorsementColumns} where e.organization_id = ${organization} order by btrim(e.day, './') desc, a.n desc`.execute(
      tx,
    )
  ).rows;

/** Every endorsement of the place, the latest recorded first. */
export const allEndorsements = async (tx: Tx, page: { limit: number; offset: number }): Promise<Endorsement[]> =>
  (
    await sql<Endorsement>`${endorsementColumns} order by a.n desc limit ${page.limit} offset ${page.offset}`.execute(
      tx,
    )
  ).rows;

export async function countEndorsements(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from endorsements`.execute(tx);
  return rows[0]!.n;
}

export const endorsementById = async (tx: Tx, id: string): Promise<Endorsement | undefined> =>
  isId(id) ? (await sql<Endorsement>`${endorsementColumns} where e.id = ${id}`.execute(tx)).rows[0] : undefined;

/** Of a version `v`: its words stand now, and not everyone behind them has withdrawn the letter. */
export const isOpen = sql<boolean>`(v.superseded_by is null and not coalesce((
      select bool_and(exists (select from letter_withdrawals w where w.place_id = n.place_id and w.letter_id = n.letter_id
        and w.organization_id = n.organization_id and w.version_id is not distinct from n.version_id))
      from letter_organizations n left join letter_versions x on x.place_id = n.place_id and x.id = n.version_id
      where n.place_id = v.place_id and n.letter_id = v.letter_id and x.superseded_by is null), false))`;

/** A version and its last count; `total` is 0 where nobody has been counted yet. */
export type VersionCount = {
  version: string;
  number: number;
  current: boolean;
  /** whether it may be signed and endorsed */
  open: boolean;
  total: number;
  elsewhere: number;
  areas: AreaCount[];
  /** when it was counted, as a text; null where never */
  as_of: string | null;
};

/** The last count of every version of a letter, the newest words first. */
export const countRows = (letter: LetterId) => sql<VersionCount>`
    select v.id as version, v.number, v.superseded_by is null as current, ${isOpen} as open, coalesce(c.total, 0) as total,
      coalesce(c.elsewhere, 0) as elsewhere, coalesce(c.areas, '[]') as areas,
      to_char(c.until_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as as_of
    from letter_versions v
    left join signature_counts c on c.place_id = v.place_id and c.version_id = v.id and c.superseded_by is null
    where v.letter_id = ${letter} order by v.number desc`;

export type Batch = {
  id: string;
  act_id: string;
  version: number;
  signatures: number;
  reason: AsideReason;
  chosen: Choice;
  words: string | null;
  lang: string;
  at: Date;
  author: PublicAuthor;
  restored: { act_id: string; signatures: number; words: string | null; lang: string; at: string } | null;
};

const batchColumns = sql`
    select b.id, b.act_id, v.number as version, b.signatures, b.reason, b.chosen, b.words, b.lang, a.recorded as at,
      a.fields->'author' as author,
      case when r.act_id is null then null else json_build_object('act_id', r.act_id, 'signatures', r.signatures, 'words', r.words,
        'lang', r.lang, 'at', ra.recorded) end as restored
    from signature_batches b
    join letter_versions v on v.place_id = b.place_id and v.id = b.version_id
    join acts a on a.place_id = b.place_id and a.id = b.act_id
    left join signature_restorations r on r.place_id = b.place_id and r.batch_id = b.id
    left join acts ra on ra.place_id = r.place_id and ra.id = r.act_id`;

export const batchesOf = async (tx: Tx, letter: string): Promise<Batch[]> =>
  (await sql<Batch>`${batchColumns} where b.letter_id = ${letter} order by a.n desc`.execute(tx)).rows;

/** What is set aside now and could come back, the latest first. */
export const openBatches = async (tx: Tx): Promise<Batch[]> =>
  (await sql<Batch>`${batchColumns} where r.act_id is null order by a.n desc limit 200`.execute(tx)).rows;

export const batchById = async (tx: Tx, id: string): Promise<(Batch & { letter: string }) | undefined> =>
  isId(id)
    ? (
        await sql<Batch & { letter: string }>`
          select q.*, b.letter_id as letter from (${batchColumns}) q join signature_batches b on b.id = q.id where q.id = ${id}`.execute(
          tx,
        )
      ).rows[0]
    : undefined;

/** The totals of a version's counts in their order: never by time, for two counts may share a moment. */
export async function seriesOf(tx: Tx, version: string): Promise<{ total: number; at: Date }[]> {
  const { rows } = await sql<{ total: number; at: Date }>`
    select total, until_at as at from signature_counts where version_id = ${version}::uuid order by number`.execute(tx);
  return rows;
}

export const areaRows = () =>
  sql<{ id: string; act_id: string; name: string | null; lang: string }>`
    select id, act_id, name, lang from areas order by position, id`;
