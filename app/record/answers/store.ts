// Reads answers, in batches: a page with eighty demands asks once. Every row says who said it, when, and when it was recorded here.
// It writes nothing, and it never returns a covered text: those columns are null.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import type { Occurred, PublicAuthor } from '../../base/tables.ts';
import { type Holder, holderAt } from '../people/holder.ts';
import type { Verdict } from './rules.ts';
import './tables.ts';

/** One answer or revision as the public sees it. */
export type Answer = {
  id: string;
  act: string;
  referral: string;
  demand: string;
  letter: string;
  number: number;
  verdict: Verdict;
  reasons: string | null;
  quote: string | null;
  given: 'here' | 'source';
  membership: string | null;
  refers_post: string | null;
  refers_organization: string | null;
  none_known: boolean;
  day: string;
  lang: string;
  superseded_by: string | null;
  holder_post: string | null;
  holder_organization: string | null;
  holder_slug: string;
  author: PublicAuthor;
  occurred: Occurred | null;
  recorded: Date;
};

const columns = sql`
  a.id, a.act_id as act, a.referral_id as referral, r.demand_id as demand, r.letter_id as letter, a.number, a.verdict,
  a.reasons, a.quote, a.given, a.membership_id as membership, a.refers_post, a.refers_organization, a.none_known, a.day, a.lang,
  a.superseded_by, r.holder_post, r.holder_organization, coalesce(p.slug, o.slug) as holder_slug,
  l.fields->'author' as author, l.fields->'occurred' as occurred, l.recorded`;

// The act itself tells who did it and when it was recorded; the holder's present slug makes the address.
const joined = sql`
  answers a
  join referrals r on r.place_id = a.place_id and r.id = a.referral_id
  join acts l on l.place_id = a.place_id and l.id = a.act_id
  left join posts p on p.place_id = r.place_id and p.id = r.holder_post and p.superseded_by is null
  left join organizations o on o.place_id = r.place_id and o.id = r.holder_organization and o.superseded_by is null`;

/** Every answer and revision to one demand, by referral, newest revision first. */
export async function answersTo(tx: Tx, demand: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`select ${columns} from ${joined}
    where r.demand_id = ${demand} order by btrim(a.day, './'), a.referral_id, a.number desc`.execute(tx);
  return rows;
}

/** Every answer and revision of one referral, newest first. */
export async function revisionsOf(tx: Tx, referral: string): Promise<Answer[]> {
  const { rows } = await sql<Answer>`select ${columns} from ${joined}
    where a.referral_id = ${referral} order by a.number desc`.execute(tx);
  return rows;
}

export async function answerById(tx: Tx, id: string): Promise<Answer | undefined> {
  const { rows } = await sql<Answer>`select ${columns} from ${joined} where a.id = ${id}`.execute(tx);
  return rows[0];
}

/**
 * The answer at an address: `holderslug-number`. A slug the holder had before still leads there.
 * @returns undefined when there is none
 */
export async function answerAt(tx: Tx, demand: string, address: string): Promise<Answer | undefined> {
  const found = /^(.+)-(\d{1,5})$/.exec(address);
  if (!found) return undefined;
  const [, slug, number] = found;
  const { rows } = await sql<Answer>`select ${columns} from ${joined}
    where r.demand_id = ${demand} and a.number = ${Number(number)} and (
      r.holder_post in (select id from posts where slug = ${slug})
      or r.holder_organization in (select id from organizations where slug = ${slug}))
    order by (coalesce(p.slug, o.slug) = ${slug}) desc, r.holder_post nulls last limit 1`.execute(tx);
  return rows[0];
}

/** What counts now, for a cell of the matrix or a line of a list. */
export type CurrentAnswer = {
  referral: string;
  id: string;
  act: string;
  number: number;
  verdict: Verdict;
  day: string;
  given: 'here' | 'source';
  holder_slug: string;
};

/** The answer that counts now for each answered referral of a letter, by referral id. One query. */
export async function currentAnswersOf(tx: Tx, letter: string): Promise<Map<string, CurrentAnswer>> {
  const { rows } = await sql<CurrentAnswer>`
    select a.referral_id as referral, a.id, a.act_id as act, a.number, a.verdict, a.day, a.given, coalesce(p.slug, o.slug) as holder_slug
    from referrals r
    join answers a on a.place_id = r.place_id and a.referral_id = r.id and a.superseded_by is null
    left join posts p on p.place_id = r.place_id and p.id = r.holder_post and p.superseded_by is null
    left join organizations o on o.place_id = r.place_id and o.id = r.holder_organization and o.superseded_by is null
    where r.letter_id = ${letter}`.execute(tx);
  return new Map(rows.map((row) => [row.referral, row]));
}

/** Counts for the home page: referrals, and how many have an answer. */
export async function answeredCounts(tx: Tx): Promise<{ asked: number; answered: number; holders: number }> {
  const { rows } = await sql<{ asked: number; answered: number; holders: number }>`
    select count(*)::int as asked, count(a.id)::int as answered,
      count(distinct coalesce(r.holder_post, r.holder_organization))::int as holders
    from referrals r
    left join answers a on a.place_id = r.place_id and a.referral_id = r.id and a.superseded_by is null`.execute(tx);
  return rows[0] ?? { asked: 0, answered: 0, holders: 0 };
}

/** A referral with what the rules need of it. */
export type ReferralToAnswer = {
  id: string;
  demand: string;
  letter: string;
  post: string | null;
  organization: string | null;
};

export async function referralsById(tx: Tx, ids: string[]): Promise<Map<string, ReferralToAnswer>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('referrals')
    .select([
      'id',
      'demand_id as demand',
      'letter_id as letter',
      'holder_post as post',
      'holder_organization as organization',
    ])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** A referral at the desk: what was asked, of whom, and the answer that counts now with its words. */
export type ToAnswer = {
  referral: string;
  holder: Holder;
  letter: { id: string; number: number; address: string; title: string | null; lang: string };
  demand: { number: number; heading: string | null; quote: string | null };
  current: Answer | null;
};

/** Referrals with everything a form of an answer shows, in the order of letter and demand. Two queries. */
export async function toAnswer(tx: Tx, referrals: readonly string[]): Promise<ToAnswer[]> {
  const ids = referrals.filter(isId);
  if (ids.length === 0) return [];
  type Row = {
    referral: string;
    holder_post: string | null;
    holder_organization: string | null;
    letter: string;
    letter_number: number;
    slug: string;
    title: string | null;
    lang: string;
    number: number;
    heading: string | null;
    quote: string | null;
  };
  const { rows } = await sql<Row>`
    select r.id as referral, r.holder_post, r.holder_organization, l.id as letter, l.number as letter_number, l.slug, l.title, l.lang,
      d.number, d.heading, d.quote
    from referrals r
    join demands d on d.place_id = r.place_id and d.id = r.demand_id and d.superseded_by is null
    join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null
    where r.id = any(${ids}::uuid[]) order by l.number, d.number, r.id`.execute(tx);
  const { rows: answers } = await sql<Answer>`select ${columns} from ${joined}
    where a.superseded_by is null and a.referral_id = any(${ids}::uuid[])`.execute(tx);
  const current = new Map(answers.map((answer) => [answer.referral, answer]));
  return rows.map((row) => ({
    referral: row.referral,
    holder: holderAt(row.holder_post, row.holder_organization)!,
    letter: {
      id: row.letter,
      number: row.letter_number,
      address: `${row.letter_number}-${row.slug}`,
      title: row.title,
      lang: row.lang,
    },
    demand: { number: row.number, heading: row.heading, quote: row.quote },
    current: current.get(row.referral) ?? null,
  }));
}

/** The other referrals of the same letter to the same holder: for one answer to many demands. */
export async function siblingsOf(tx: Tx, referral: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from referrals r join referrals o on o.place_id = r.place_id and o.letter_id = r.letter_id
      and coalesce(o.holder_post, o.holder_organization) = coalesce(r.holder_post, r.holder_organization)
    where r.id = ${referral} and o.id <> r.id order by o.id`.execute(tx);
  return rows.map((row) => row.id);
}
