// Letters that are being written: private to their organization, saved at every step. Two people may write one: whoever saves second
// is shown what changed first, and nothing either of them typed is lost.
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import type { DraftMark } from './draft-marks.ts';

export type LetterDraft = {
  id: string;
  organization: string;
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
  const row = await tx
    .selectFrom('letter_drafts')
    .selectAll()
    .where('id', '=', id)
    .where('organization_id', 'in', [...organizations])
    .executeTakeFirst();
  return row && asDraft(row);
}

/** The drafts of these organizations, the last changed first. */
export async function draftsOf(tx: Tx, organizations: readonly string[]): Promise<LetterDraft[]> {
  if (organizations.length === 0) return [];
  const rows = await tx
    .selectFrom('letter_drafts')
    .selectAll()
    .where('organization_id', 'in', [...organizations])
    .orderBy('changed', 'desc')
    .limit(100)
    .execute();
  return rows.map(asDraft);
}

type Row = {
  id: string;
  organization_id: string;
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

export type NewDraft = Omit<LetterDraft, 'marks' | 'holders' | 'revision' | 'changed'> & { account: string };

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

/**
 * Saves one step over the revision its page was shown for.
 * @throws Refused `changed-meanwhile` when somebody saved in between; then nothing is saved
 */
export async function saveDraft(tx: Tx, id: string, revision: number, saved: Saved, now: Date): Promise<void> {
  const row = await tx
    .updateTable('letter_drafts')
    .set((of) => ({
      ...(saved.title !== undefined ? { title: saved.title } : {}),
      ...(saved.summary !== undefined ? { summary: saved.summary } : {}),
      ...(saved.lang !== undefined ? { lang: saved.lang } : {}),
      ...(saved.paragraphs ? { paragraphs: JSON.stringify(saved.paragraphs) } : {}),
      ...(saved.marks ? { marks: JSON.stringify(saved.marks) } : {}),
      ...(saved.holders ? { holders: JSON.stringify(saved.holders) } : {}),
      revision: of('revision', '+', 1),
      changed: now,
    }))
    .where('id', '=', id)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst();
  if (!row) throw new Refused('changed-meanwhile');
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
}
