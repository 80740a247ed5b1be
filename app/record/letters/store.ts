// Letters as they are read: a whole page in a few queries, whatever the number of demands and holders.
// It writes nothing. Words are null where they are covered; `coversOf` says by which takedown.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import type { PublicAuthor } from '../../base/tables.ts';
import './tables.ts';

export type Letter = {
  id: string;
  act_id: string;
  number: number;
  slug: string;
  title: string | null;
  summary: string | null;
  lang: string;
  known: 'held' | 'reported';
  complete: boolean;
  day: string;
};

/** With who entered it as it stands now: here for the own organization, or from a source. */
export type LetterEntered = Letter & { given: 'here' | 'source'; author: PublicAuthor };

const columns = sql`l.id, l.act_id, l.number, l.slug, l.title, l.summary, l.lang, l.known, l.complete, l.day`;

const entered = sql`select ${columns}, a.fields->>'given' as given, a.fields->'author' as author
  from letters l join acts a on a.place_id = l.place_id and a.id = l.act_id where l.superseded_by is null`;

/** `1-open-the-books`: what a letter is called in addresses. The number alone decides; the words are for people. */
export const addressOfLetter = (letter: Pick<Letter, 'number' | 'slug'>): string => `${letter.number}-${letter.slug}`;

/** The number an address names; undefined for none. */
export function numberIn(address: string): number | undefined {
  const found = /^([1-9]\d{0,8})(-|$)/.exec(address);
  return found ? Number(found[1]) : undefined;
}

/** The letter at an address; undefined for none. */
export async function letterAt(tx: Tx, address: string): Promise<LetterEntered | undefined> {
  const number = numberIn(address);
  return number === undefined ? undefined : (await letterRows(number).execute(tx)).rows[0];
}

export const letterRows = (number: number) => sql<LetterEntered>`${entered} and l.number = ${number}`;

/** A letter's id, or a query for it: so that all of a page can be asked for at once. */
export type LetterId = string | RawBuilder<string>;

export const idOfNumber = (number: number): LetterId =>
  sql<string>`(select id from letters where number = ${number} and superseded_by is null)`;

export async function letterById(tx: Tx, id: string): Promise<LetterEntered | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<LetterEntered>`${entered} and l.id = ${id}`.execute(tx);
  return rows[0];
}

export type ListedLetter = Letter & {
  demands: number;
  asked: number;
  answered: number;
  /** nobody holds on to its current version any more */
  withdrawn: boolean;
  organizations: { name: string | null; slug: string; lang: string }[];
};

const listed = sql`
  select ${columns},
    (select count(*)::int from demands d where d.place_id = l.place_id and d.letter_id = l.id and d.superseded_by is null) as demands,
    r.asked, r.answered, coalesce(o.organizations, '[]') as organizations, coalesce(w.withdrawn, false) as withdrawn
  from letters l
  left join lateral (
    select count(*) > 0 and bool_and(exists (select from letter_withdrawals w where w.place_id = n.place_id and w.letter_id = n.letter_id
      and w.organization_id = n.organization_id and w.version_id is not distinct from n.version_id)) as withdrawn
    from letter_organizations n left join letter_versions v on v.place_id = n.place_id and v.id = n.version_id
    where n.place_id = l.place_id and n.letter_id = l.id and v.superseded_by is null
  ) w on true
  left join lateral (
    select count(*)::int as asked, count(a.id)::int as answered from referrals r
    left join answers a on a.place_id = r.place_id and a.referral_id = r.id and a.superseded_by is null
    where r.place_id = l.place_id and r.letter_id = l.id
  ) r on true
  left join lateral (
    select jsonb_agg(jsonb_build_object('name', o.name, 'slug', o.slug, 'lang', o.lang) order by n.first) as organizations
    from (
      select organization_id, min(position) as first from letter_organizations n
      where n.place_id = l.place_id and n.letter_id = l.id group by 1
    ) n join organizations o on o.place_id = l.place_id and o.id = n.organization_id and o.superseded_by is null
  ) o on true
  where l.superseded_by is null`;

/** Every letter with its counts, the newest number first. */
export async function listLetters(tx: Tx, page: { limit: number; offset: number }): Promise<ListedLetter[]> {
  const { rows } =
    await sql<ListedLetter>`${listed} order by l.number desc limit ${page.limit} offset ${page.offset}`.execute(tx);
  return rows;
}

/** The letters these organizations stand behind, the newest first. */
export async function lettersOf(tx: Tx, organizations: readonly string[]): Promise<ListedLetter[]> {
  if (organizations.length === 0) return [];
  const { rows } = await sql<ListedLetter>`${listed} and l.id in (
      select letter_id from letter_organizations where organization_id = any(${organizations}::uuid[])
    ) order by l.number desc`.execute(tx);
  return rows;
}

export async function countLetters(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from letters where superseded_by is null`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

export type Version = {
  id: string;
  act_id: string;
  number: number;
  lang: string;
  words: string | null;
  digest: string;
  day: string;
  current: boolean;
  file: string | null;
  file_name: string | null;
  media: string | null;
  bytes: number | null;
};

/** A letter's versions, the latest first. Only the asked one brings its words (the current one when none is asked for). */
export const versionsOf = async (tx: Tx, letter: string, withWords?: number): Promise<Version[]> =>
  (await versionRows(letter, withWords).execute(tx)).rows;

export function versionRows(letter: LetterId, withWords?: number) {
  const asked = withWords === undefined ? sql`v.superseded_by is null` : sql`v.number = ${withWords}`;
  return sql<Version>`
    select v.id, v.act_id, v.number, v.lang, case when ${asked} then v.words end as words, v.digest, v.day,
      v.superseded_by is null as current, f.file, f.file_name, f.media, f.bytes::int as bytes
    from letter_versions v left join renditions f on f.place_id = v.place_id and f.version_id = v.id
    where v.letter_id = ${letter} order by v.number desc`;
}

/** An organization behind a letter, and which version it adopted. */
export type Behind = {
  id: string;
  act_id: string;
  slug: string;
  name: string | null;
  lang: string;
  given: 'here' | 'source';
  version: number | null;
  author: PublicAuthor;
  /** its adoption of the exact words before they were published, where several wrote them */
  adopted: { day: string } | null;
  /** it took its name off that version */
  withdrawn: {
    act_id: string;
    words: string | null;
    lang: string;
    day: string;
    given: 'here' | 'source';
    author: PublicAuthor;
  } | null;
};

/** Who stands behind a letter, each once with the latest version it adopted, in the order they were named. */
export const organizationsOf = async (tx: Tx, letter: string, version?: string): Promise<Behind[]> =>
  inTheirOrder((await organizationRows(letter, version).execute(tx)).rows);

/** @param version only those that stood behind this one */
export const organizationRows = (letter: LetterId, version?: string) => sql<Behind & { position: number }>`
    select distinct on (n.organization_id) o.id, n.act_id, o.slug, o.name, o.lang, n.given, n.position, v.number as version,
      case when d.act_id is null then a.fields->'author'
        else jsonb_build_object('role', 'speaker', 'as', o.id) || case when d.signatory is null then '{}' else jsonb_build_object('name', d.signatory) end
      end as author,
      case when d.act_id is not null then jsonb_build_object('day', d.day) end as adopted,
      case when w.act_id is not null then jsonb_build_object('act_id', w.act_id, 'words', w.words, 'lang', w.lang, 'day', w.day,
        'given', w.given, 'author', wa.fields->'author') end as withdrawn
    from letter_organizations n
    join organizations o on o.place_id = n.place_id and o.id = n.organization_id and o.superseded_by is null
    join acts a on a.place_id = n.place_id and a.id = n.act_id
    left join letter_versions v on v.place_id = n.place_id and v.id = n.version_id
    left join letter_adoptions d on d.place_id = n.place_id and d.act_id = n.act_id
    left join letter_withdrawals w on w.place_id = n.place_id and w.letter_id = n.letter_id
      and w.organization_id = n.organization_id and w.version_id is not distinct from n.version_id
    left join acts wa on wa.place_id = w.place_id and wa.id = w.act_id
    where n.letter_id = ${letter}${version ? sql` and n.version_id = ${version}` : sql``} order by n.organization_id, v.number desc nulls last, n.act_id`;

export const inTheirOrder = (rows: (Behind & { position: number })[]): Behind[] =>
  rows.sort((a, b) => a.position - b.position || (a.act_id < b.act_id ? -1 : 1));

export type DeliveryWord = {
  act_id: string;
  what: 'disputed' | 'acknowledged' | 'withdrawn';
  words: string | null;
  lang: string;
  given: 'here' | 'source';
  day: string;
  author: PublicAuthor;
};

export type Delivery = {
  id: string;
  act_id: string;
  holder_post: string | null;
  holder_organization: string | null;
  fact: 'published' | 'sent' | 'delivered';
  channel: string;
  day: string;
  evidence: string | null;
  lang: string;
  given: 'here' | 'source';
  disputed: boolean;
  acknowledged: boolean;
  withdrawn: boolean;
  author: PublicAuthor;
  words: DeliveryWord[];
};

/** What is recorded of a letter's way, by day, each with what its receiver said about it. One query. */
export const deliveriesOf = async (tx: Tx, letter: string): Promise<Delivery[]> =>
  (await deliveryRows(letter).execute(tx)).rows;

export const deliveryRows = (letter: LetterId) => sql<Delivery>`
    select d.id, d.act_id, d.holder_post, d.holder_organization, d.fact, d.channel, d.day, d.evidence, d.given,
      a.fields->>'lang' as lang, a.fields->'author' as author,
      d.disputed_by is not null as disputed, d.acknowledged_by is not null as acknowledged,
      d.withdrawn_by is not null as withdrawn, coalesce(w.words, '[]') as words
    from deliveries d join acts a on a.place_id = d.place_id and a.id = d.act_id
    left join lateral (
      select jsonb_agg(jsonb_build_object('act_id', w.act_id, 'what', w.what, 'words', w.words, 'given', w.given,
        'lang', s.fields->>'lang', 'day', s.fields->>'day', 'author', s.fields->'author') order by s.n) as words
      from delivery_words w join acts s on s.place_id = w.place_id and s.id = w.act_id
      where w.place_id = d.place_id and w.delivery_id = d.id
    ) w on true
    where d.letter_id = ${letter} order by btrim(d.day, './'), a.n`;

export async function deliveryById(tx: Tx, id: string) {
  if (!isId(id)) return undefined;
  return tx.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
}

export type Covers = Map<string, { by: string; how: 'covered' | 'erased' }>;

/** The takedowns in force over texts of these acts: `act.field` → the covering act, whose page says why. */
export const coversOf = async (tx: Tx, acts: readonly string[]): Promise<Covers> =>
  acts.length === 0 ? new Map() : coversIn((await coverRows(acts).execute(tx)).rows);

type CoverRow = { act_id: string; field: string; by: string; how: 'covered' | 'erased' };

export const coverRows = (acts: readonly string[]) => sql<CoverRow>`
    select act_id, field, by_act as by, how from covers
    where lifted_by is null and act_id = any(${acts}::uuid[]) order by how, by_act`;

export function coversIn(rows: readonly CoverRow[]): Covers {
  return new Map(rows.map(({ act_id, field, by, how }) => [`${act_id}.${field}`, { by, how }]));
}

/**
 * The file with this digest, when a rendition of this place names it and is not covered. What a draft holds is not public.
 */
export async function publicFile(
  tx: Tx,
  digest: string,
): Promise<{ file: string; file_name: string | null; media: string } | undefined> {
  const row = await tx
    .selectFrom('renditions')
    .select(['file', 'file_name', 'media'])
    .where('file', '=', digest)
    .limit(1)
    .executeTakeFirst();
  return row?.file ? { ...row, file: row.file } : undefined;
}
