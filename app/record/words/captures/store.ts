// Captures and quotations as they are read; words are null where they are covered. The file of a covered capture is not among them.
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import './tables.ts';

export type Capture = {
  id: string;
  act_id: string;
  source_id: string;
  captured_by: string | null;
  captured_on: string;
  captured_time: string | null;
  note: string | null;
  text_digest: string | null;
  lang: string;
  file: string | null;
  file_name: string | null;
  media: string;
  bytes: number;
};

const columns = sql`c.id, c.act_id, c.source_id, c.captured_by, c.captured_on, c.captured_time, c.note, c.text_digest, c.lang,
  f.file, f.file_name, f.media, f.bytes::int as bytes`;
const from = sql`from captures c join renditions f on f.place_id = c.place_id and f.version_id = c.id`;

/** The copies of these sources, the first handed in first. */
export async function capturesOf(tx: Tx, sources: readonly string[]): Promise<Capture[]> {
  if (sources.length === 0) return [];
  const { rows } =
    await sql<Capture>`select ${columns} ${from} where c.source_id = any(${[...sources]}::uuid[]) order by c.act_id`.execute(
      tx,
    );
  return rows;
}

export type Quotation = {
  act_id: string;
  mark: 'resolved' | 'unresolved';
  found: number;
  before: string | null;
  after: string | null;
  text_digest: string | null;
  lang: string;
  capture: string | null;
  source: string | null;
  source_title: string | null;
  source_lang: string | null;
  captured_by: string | null;
  captured_on: string | null;
  version: number | null;
  letter: number | null;
  slug: string | null;
  start_at: number | null;
};

/** Where the quoted words of a statement stand, as far as anybody looked. */
export async function quotationOf(tx: Tx, statement: string): Promise<Quotation | undefined> {
  const { rows } = await sql<Quotation>`
    select q.act_id, q.mark, q.found, q.before, q.after, q.text_digest, q.lang, q.start_at, c.id as capture, s.id as source,
      s.title as source_title, s.lang as source_lang, c.captured_by, c.captured_on, v.number as version, l.number as letter, l.slug
    from quotations q
    left join captures c on c.place_id = q.place_id and c.id = q.capture_id
    left join sources s on s.place_id = c.place_id and s.id = c.source_id and s.superseded_by is null
    left join letter_versions v on v.place_id = q.place_id and v.id = q.version_id
    left join letters l on l.place_id = v.place_id and l.id = v.letter_id and l.superseded_by is null
    where q.statement_id = ${statement} and q.superseded_by is null`.execute(tx);
  return rows[0];
}

/** Quoted statements that cite a source and whose words are not placed yet. */
export async function unplacedCiting(tx: Tx, source: string): Promise<{ id: string; words: string; lang: string }[]> {
  const { rows } = await sql<{ id: string; words: string; lang: string }>`
    select s.id, s.words, s.lang from statements s join citations c on c.place_id = s.place_id and c.act_id = s.act_id
    where c.source_id = ${source} and s.superseded_by is null and s.quoted and s.words is not null
      and not exists (select from quotations q where q.place_id = s.place_id and q.statement_id = s.id and q.superseded_by is null and q.mark = 'resolved')
      and not exists (select from covers k where k.place_id = s.place_id and k.act_id = s.act_id and k.field = 'words' and k.lifted_by is null)
    order by s.number limit 50`.execute(tx);
  return rows;
}

/** The current words of these letters, as they are frozen: a statement may quote a letter. */
export async function versionTexts(
  tx: Tx,
  letters: readonly string[],
): Promise<{ version: string; text: string; digest: string }[]> {
  if (letters.length === 0) return [];
  const { rows } = await sql<{ version: string; text: string; digest: string }>`
    select v.id as version, v.words as text, v.digest from letter_versions v
    where v.letter_id = any(${[...letters]}::uuid[]) and v.superseded_by is null and v.words is not null
      and not exists (select from covers k where k.place_id = v.place_id and k.act_id = v.act_id and k.field = 'words' and k.lifted_by is null)
    order by v.act_id`.execute(tx);
  return rows;
}
