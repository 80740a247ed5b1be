// Reads what is said of who came. It writes nothing; covered words are null.
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import type { Occurred, PublicAuthor } from '../../../base/tables.ts';
import type { Basis, CameSays } from './rules.ts';

export type CameWord = {
  act: string;
  event: string;
  who_post: string | null;
  who_organization: string | null;
  who_person: string | null;
  says: CameSays;
  basis: Basis;
  words: string | null;
  /** the version of the minutes it rests on; where every approval of that was taken back, the word is a claim again */
  minutes: number | null;
  by_post: string | null;
  by_organization: string | null;
  given: 'here' | 'source';
  day: string;
  lang: string;
  superseded_by: string | null;
  author: PublicAuthor;
  occurred: Occurred | null;
  recorded: Date;
};

/** Everything said of who came to the given meetings, the earliest first. */
export async function cameWords(tx: Tx, events: readonly string[]): Promise<CameWord[]> {
  if (events.length === 0) return [];
  const { rows } = await sql<CameWord>`
    select a.act_id as act, a.event_id as event, a.who_post, a.who_organization, a.who_person, a.says, a.words,
      case when a.minutes_id is not null and not exists (
        select from minutes_approvals p where p.place_id = a.place_id and p.event_id = a.event_id and p.minutes_id = a.minutes_id
          and not exists (select from minutes_withdrawals w where w.place_id = p.place_id and w.of_act = p.act_id)
      ) then 'claim' else a.basis end as basis,
      m.number as minutes, a.by_post, a.by_organization, a.given, a.day, a.lang, a.superseded_by,
      l.fields->'author' as author, l.fields->'occurred' as occurred, l.recorded
    from attendance a join acts l on l.place_id = a.place_id and l.id = a.act_id
    left join minutes m on m.place_id = a.place_id and m.id = a.minutes_id
    where a.event_id = any(${events}::uuid[]) order by l.n`.execute(tx);
  return rows;
}

export type Named = Pick<CameWord, 'who_post' | 'who_organization' | 'who_person'>;

/** Whoever a word is about, as a key. */
export const namedKey = ({ who_post, who_organization, who_person }: Named): string =>
  who_post ? `post:${who_post}` : who_organization ? `organization:${who_organization}` : `person:${who_person}`;

export type PersonName = { id: string; slug: string; name: string | null; lang: string };

export async function personNames(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonName>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<PersonName>`
    select id, slug, name, lang from persons where superseded_by is null and id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
