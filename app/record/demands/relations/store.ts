// Relations as they are read: all of a demand's, whichever side it stands on, with the other demand and how far that one came.
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import { isId } from '../../../base/ids.ts';
import type { PublicAuthor } from '../../../base/tables.ts';
import type { Verdict } from '../../answers/rules.ts';
import type { How } from './rules.ts';

export type Related = {
  id: string;
  act_id: string;
  how: How;
  /** whether the demand asked about is the one that says so of the other */
  forward: boolean;
  words: string | null;
  lang: string;
  day: string;
  given: 'here' | 'source';
  author: PublicAuthor;
  organization: { id: string; name: string | null; slug: string; lang: string } | null;
  withdrawn: { act_id: string; words: string | null; lang: string; day: string } | null;
  other: {
    id: string;
    number: number;
    heading: string | null;
    letter: { number: number; slug: string; title: string | null; lang: string; day: string };
    asked: number;
    verdicts: Verdict[];
  };
};

/** What is said of a demand and others, the earliest letter first. One query. */
export const relatedRows = (demand: string) => sql<Related>`
  select r.id, r.act_id, r.how, r.demand_id = ${demand} as forward, r.words, r.lang, r.day, r.given, a.fields->'author' as author,
    case when o.id is not null then jsonb_build_object('id', o.id, 'name', o.name, 'slug', o.slug, 'lang', o.lang) end as organization,
    case when w.act_id is not null then jsonb_build_object('act_id', w.act_id, 'words', w.words, 'lang', w.lang, 'day', w.day) end as withdrawn,
    jsonb_build_object('id', d.id, 'number', d.number, 'heading', d.heading, 'asked', f.asked, 'verdicts', f.verdicts,
      'letter', jsonb_build_object('number', l.number, 'slug', l.slug, 'title', l.title, 'lang', l.lang, 'day', l.day)) as other
  from demand_relations r
  join acts a on a.place_id = r.place_id and a.id = r.act_id
  join demands d on d.place_id = r.place_id and d.superseded_by is null
    and d.id = case when r.demand_id = ${demand} then r.other_id else r.demand_id end
  join letters l on l.place_id = d.place_id and l.id = d.letter_id and l.superseded_by is null
  left join organizations o on o.place_id = r.place_id and o.id = r.organization_id and o.superseded_by is null
  left join relation_withdrawals w on w.place_id = r.place_id and w.act_id = r.withdrawn_by
  left join lateral (
    select count(*)::int as asked, coalesce(jsonb_agg(n.verdict order by n.act_id) filter (where n.verdict is not null), '[]') as verdicts
    from referrals q left join answers n on n.place_id = q.place_id and n.referral_id = q.id and n.superseded_by is null
    where q.place_id = d.place_id and q.demand_id = d.id
  ) f on true
  where r.demand_id = ${demand} or r.other_id = ${demand}
  order by btrim(l.day, './'), l.number, d.number, a.n`;

export const relatedTo = async (tx: Tx, demand: string): Promise<Related[]> =>
  (await relatedRows(demand).execute(tx)).rows;

export type RelationRow = {
  id: string;
  demand_id: string;
  other_id: string;
  how: How;
  organization_id: string | null;
  withdrawn_by: string | null;
};

export async function relationById(tx: Tx, id: string): Promise<RelationRow | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<RelationRow>`
    select id, demand_id, other_id, how, organization_id, withdrawn_by from demand_relations where id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

/** A demand's letter and the organizations behind it; undefined where there is no such demand. */
export async function demandAndBehind(
  tx: Tx,
  id: string,
): Promise<{ id: string; letter: string; behind: string[] } | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<{ id: string; letter: string; behind: string[] }>`
    select d.id, d.letter_id as letter, array(select distinct n.organization_id from letter_organizations n
      where n.place_id = d.place_id and n.letter_id = d.letter_id) as behind
    from demands d where d.id = ${id} and d.superseded_by is null`.execute(tx);
  return rows[0];
}

export type ChoosableDemand = {
  id: string;
  number: number;
  heading: string | null;
  letter: number;
  title: string | null;
};

/** Demands to choose from, those of the newest letters first. */
export async function demandsToRelate(tx: Tx, except: string, limit = 400): Promise<ChoosableDemand[]> {
  const { rows } = await sql<ChoosableDemand>`
    select d.id, d.number, d.heading, l.number as letter, l.title from demands d
    join letters l on l.place_id = d.place_id and l.id = d.letter_id and l.superseded_by is null
    where d.superseded_by is null and d.id <> ${except} order by l.number desc, d.number limit ${limit}`.execute(tx);
  return rows;
}
