// Which stored files the record still needs: those an act names (a covered one too, its cover may be lifted) and those of drafts
// and of budgets on their way to be a version.
// An erased file's name is gone from its act, so it is not among them and is swept.
import { sql } from 'kysely';
import { type Database, inPlace } from '../base/database.ts';

/** Digests of the files of all the given places. */
export async function* filesInUse(db: Database, places: readonly string[]): AsyncGenerator<string> {
  for (const place of places) {
    const { rows } = await inPlace(db, place, (tx) =>
      sql<{ file: string }>`
        select fields->>'file' as file from acts where place_id = ${place} and fields->>'file' ~ '^[0-9a-f]{64}$'
        union select file from letter_drafts where place_id = ${place} and file is not null
        union select unnest(array[file, source]) from budget_imports where place_id = ${place} and version_id is null`.execute(
        tx,
      ),
    );
    for (const { file } of rows) yield file;
  }
}
