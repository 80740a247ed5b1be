// Reads the minutes of a meeting: every version with the file it came as, who approved it and who objected to which words of it.
// It writes nothing; covered words are null.
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import { isId } from '../../../base/ids.ts';
import type { PublicAuthor } from '../../../base/tables.ts';

type SaidOf = {
  act: string;
  by_post: string | null;
  by_organization: string | null;
  given: 'here' | 'source';
  day: string;
  lang: string;
  author: PublicAuthor;
};

/** An approval or objection that was taken back, with the reason. */
export type Withdrawal = SaidOf & { words: string | null };
export type Approval = SaidOf & { words: string | null; withdrawn: Withdrawal | null };
export type Objection = SaidOf & {
  withdrawn: Withdrawal | null;
  number: number;
  quote: string | null;
  start_at: number | null;
  end_at: number | null;
  words: string | null;
};

export type MinutesVersion = SaidOf & {
  id: string;
  event: string;
  number: number;
  /** null where covered, and where only the list of versions was asked for */
  words: string | null;
  digest: string;
  superseded_by: string | null;
  recorded: Date;
  file: string | null;
  file_name: string | null;
  media: string | null;
  bytes: string | null;
  approvals: Approval[];
  objections: Objection[];
};

const said = (row: string) =>
  sql.raw(`
  'act', ${row}.act_id, 'by_post', ${row}.by_post, 'by_organization', ${row}.by_organization, 'given', ${row}.given, 'day', ${row}.day,
  'lang', ${row}.lang, 'author', s.fields->'author', 'words', ${row}.words, 'withdrawn', (select jsonb_build_object('act', w.act_id,
    'by_post', w.by_post, 'by_organization', w.by_organization, 'given', w.given, 'day', w.day, 'lang', w.lang,
    'author', v.fields->'author', 'words', w.words)
    from minutes_withdrawals w join acts v on v.place_id = w.place_id and v.id = w.act_id
    where w.place_id = ${row}.place_id and w.of_act = ${row}.act_id)`);

/** Those that were not taken back. */
export const standing = <One extends { withdrawn: unknown }>(all: readonly One[]): One[] =>
  all.filter((one) => one.withdrawn === null);

/** Everything said of a version and of what was said: for its sources, covers and names. */
export const saidOf = ({ approvals, objections }: MinutesVersion): SaidOf[] =>
  [...approvals, ...objections].flatMap((one) => (one.withdrawn ? [one, one.withdrawn] : [one]));

const select = (words: ReturnType<typeof sql>) => sql`
  select m.act_id as act, m.id, m.event_id as event, m.number, ${words} as words, m.digest, m.by_post, m.by_organization, m.given, m.day,
    m.lang, m.superseded_by, l.fields->'author' as author, l.recorded, f.file, f.file_name, f.media, f.bytes::text as bytes,
    coalesce((select jsonb_agg(jsonb_build_object(${said('p')}) order by s.n) from minutes_approvals p
      join acts s on s.place_id = p.place_id and s.id = p.act_id
      where p.place_id = m.place_id and p.event_id = m.event_id and p.minutes_id = m.id), '[]') as approvals,
    coalesce((select jsonb_agg(jsonb_build_object(${said('o')}, 'number', o.number, 'quote', o.quote, 'start_at', o.start_at,
        'end_at', o.end_at) order by s.n) from minutes_objections o
      join acts s on s.place_id = o.place_id and s.id = o.act_id
      where o.place_id = m.place_id and o.event_id = m.event_id and o.minutes_id = m.id), '[]') as objections
  from minutes m join acts l on l.place_id = m.place_id and l.id = m.act_id
  left join renditions f on f.place_id = m.place_id and f.version_id = m.id`;

/** Every version of the minutes of a meeting, the newest first, without their words. */
export async function minutesOf(tx: Tx, event: string): Promise<MinutesVersion[]> {
  const { rows } =
    await sql<MinutesVersion>`${select(sql`null`)} where m.event_id = ${event} order by m.number desc`.execute(tx);
  return rows;
}

/** One version with its words. */
export async function minutesAt(tx: Tx, event: string, number: number): Promise<MinutesVersion | undefined> {
  const { rows } = await sql<MinutesVersion>`${select(sql`m.words`)}
    where m.event_id = ${event} and m.number = ${number}`.execute(tx);
  return rows[0];
}

export async function minutesById(tx: Tx, id: string): Promise<MinutesVersion | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<MinutesVersion>`${select(sql`m.words`)} where m.id = ${id}`.execute(tx);
  return rows[0];
}
