// Letters that are being written: private to the organizations that write them, saved at every step. Two people may write one: whoever saves second
// is shown what changed first, and nothing either of them typed is lost.
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import type { DraftMark } from './draft-marks.ts';
import { dropWriting, keepChange } from './writing/store.ts';

export type LetterDraft = {
  id: string;
  organization: string;
  /** Organizations that write it too, in the order they were invited. */
  guests: string[];
  /** The published letter this is a new version of. */
  letter: string | null;
  title: string;
  summary: string;
  lang: string;
  paragraphs: string[];
  marks: DraftMark[];
  /** Holder keys: whom the letter is put to. */
  holders: string[];
  file: string | null;
  fileName: string | null;
  media: string | null;
  bytes: number | null;
  warnings: string[];
  revision: number;
  changed: Date;
};

/** The draft, if it belongs to one of these organizations; to everyone else it is not there. */
export async function draftOf(tx: Tx, id: string, organizations: readonly string[]): Promise<LetterDraft | undefined> {
  if (!isId(id) || organizations.length === 0) return undefined;
  const { rows } = await sql<Row>`${writtenBy(organizations)} and d.id = ${id}`.execute(tx);
  return rows[0] && asDraft(rows[0]);
}

/** The drafts of these organizations, the last changed first. */
export async function draftsOf(tx: Tx, organizations: readonly string[]): Promise<LetterDraft[]> {
  if (organizations.length === 0) return [];
  const { rows } = await sql<Row>`${writtenBy(organizations)} order by d.changed desc limit 100`.execute(tx);
  return rows.map(asDraft);
}

/** Drafts that these organizations began or were invited to. */
const writtenBy = (organizations: readonly string[]) => sql`
  select d.*, array(select g.organization_id from letter_draft_organizations g where g.draft_id = d.id order by g.invited) as guests
  from letter_drafts d where (d.organization_id = any(${[...organizations]}::uuid[]) or exists (
    select from letter_draft_organizations g where g.draft_id = d.id and g.organization_id = any(${[...organizations]}::uuid[])))`;

type Row = {
  id: string;
  organization_id: string;
  guests: string[];
  letter_id: string | null;
  title: string;
  summary: string;
  lang: string;
  paragraphs: string[];
  marks: unknown[];
  holders: string[];
  file: string | null;
  file_name: string | null;
  media: string | null;
  bytes: string | null;
  warnings: string[];
  revision: number;
  changed: Date;
};

const asDraft = (row: Row): LetterDraft => ({
  id: row.id,
  organization: row.organization_id,
  guests: row.guests,
  letter: row.letter_id,
  title: row.title,
  summary: row.summary,
  lang: row.lang,
  paragraphs: row.paragraphs,
  marks: row.marks as DraftMark[],
  holders: row.holders,
  file: row.file,
  fileName: row.file_name,
  media: row.media,
  bytes: row.bytes === null ? null : Number(row.bytes),
  warnings: row.warnings,
  revision: row.revision,
  changed: row.changed,
});

export type NewDraft = Omit<LetterDraft, 'guests' | 'marks' | 'holders' | 'revision' | 'changed'> & { account: string };

/** Begins a draft. The same form sent twice begins one. */
export async function beginDraft(tx: Tx, place: string, draft: NewDraft): Promise<void> {
  await tx
    .insertInto('letter_drafts')
    .values({
      place_id: place,
      id: draft.id,
      organization_id: draft.organization,
      account_id: draft.account,
      letter_id: draft.letter,
      title: draft.title,
      summary: draft.summary,
      lang: draft.lang,
      paragraphs: JSON.stringify(draft.paragraphs),
      file: draft.file,
      file_name: draft.fileName,
      media: draft.media,
      bytes: draft.bytes === null ? null : String(draft.bytes),
      warnings: JSON.stringify(draft.warnings),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type Saved = Partial<Pick<LetterDraft, 'title' | 'summary' | 'lang' | 'paragraphs' | 'marks' | 'holders'>>;

/** Who saves: the organization spoken for, and by whom. */
export type By = { organization: string | null; name: string };

/**
 * Saves one step over the revision its page was shown for, and keeps who changed what from what.
 * @throws Refused `changed-meanwhile` when somebody saved in between; then nothing is saved
 */
export async function saveDraft(tx: Tx, id: string, revision: number, saved: Saved, now: Date, by: By): Promise<void> {
  const old = await tx.selectFrom('letter_drafts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (old?.revision !== revision) throw new Refused('changed-meanwhile');
  await tx
    .updateTable('letter_drafts')
    .set({
      ...(saved.title !== undefined ? { title: saved.title } : {}),
      ...(saved.summary !== undefined ? { summary: saved.summary } : {}),
      ...(saved.lang !== undefined ? { lang: saved.lang } : {}),
      ...(saved.paragraphs ? { paragraphs: JSON.stringify(saved.paragraphs) } : {}),
      ...(saved.marks ? { marks: JSON.stringify(saved.marks) } : {}),
      ...(saved.holders ? { holders: JSON.stringify(saved.holders) } : {}),
      revision: revision + 1,
      changed: now,
    })
    .where('id', '=', id)
    .execute();
  const { title, summary, lang, paragraphs, marks, holders } = old;
  const before = { title, summary, lang, paragraphs, marks, holders };
  const names = (Object.keys(saved) as (keyof Saved)[]).filter((name) => !isDeepStrictEqual(before[name], saved[name]));
  await keepChange(tx, old.place_id, id, {
    ...by,
    revision: revision + 1,
    before: Object.fromEntries(names.map((name) => [name, before[name]])),
    after: Object.fromEntries(names.map((name) => [name, saved[name]])),
    at: now,
  });
}

/** Takes a draft away, once it is published or given up. @throws Refused `changed-meanwhile` */
export async function dropDraft(tx: Tx, id: string, revision: number): Promise<void> {
  const gone = await tx
    .deleteFrom('letter_drafts')
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('id')
    .executeTakeFirst();
  if (!gone) throw new Refused('changed-meanwhile');
  await dropWriting(tx, id);
}
