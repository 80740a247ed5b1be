// The public record of a place as one file; import.ts reads it back. Lines of canonical JSON, gzipped: a header, the place's files, then every act in
// the log's order with its leaf, its published fields and their salts. Whatever is covered or erased is not in it. Nothing private is.

import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { canonicalize, type Json } from '@redress/ledger';
import { sql } from 'kysely';
import { instantText } from '../base/clock.ts';
import { type Database, inSnapshot, outsidePlaces, type Tx } from '../base/database.ts';
import { Refused } from '../base/refused.ts';
import { type Progress, type StoredAct, storedActs } from './replay.ts';
import { faultOf } from './soundness.ts';

/** Where files of the record lie; the shape of files/store without knowing it. */
export type FileShelf = {
  open: (digest: string) => Promise<{ size: number; stream: () => Readable }>;
  put: (content: Uint8Array, limits: { limit: number }) => Promise<{ digest: string }>;
};

export type Header = {
  redress: 'export/1';
  place: string;
  slug: string;
  name: string;
  acts: number;
  files: number;
  /** Only what concerns one stream, out of a log of so many entries: the acts keep the numbers they have in the whole. */
  part?: { of: string; log: number };
};

/** Which acts a part holds, by their numbers; asked inside the snapshot the part is read from. */
export type PartAsked = { of: string; acts: (tx: Tx) => Promise<string[]> };
export type ActLine = {
  n: number;
  index?: number;
  id: string;
  kind: string;
  at: string;
  streams: string[];
  leaf: string;
  fields: Json;
  salts: Record<string, string>;
};
export type FileLine = { file: string; base64: string };

/**
 * Writes the export of a place to `path`, or of a part of it: then only acts that are in the log already.
 * @returns how many acts and files it holds
 */
export async function exportPlace(
  db: Database,
  place: string,
  shelf: FileShelf,
  path: string,
  progress?: Progress,
  asked?: PartAsked,
): Promise<Header> {
  const slug = await outsidePlaces(
    db,
    async (tx) => (await tx.selectFrom('places').select('slug').where('id', '=', place).executeTakeFirst())?.slug,
  );
  if (!slug) throw new Refused('not-found');
  return inSnapshot(db, place, async (tx) => {
    const only = asked && (await loggedOf(tx, place, await asked.acts(tx)));
    const files = await namedFiles(tx, place, only);
    const acts = await sql<{
      acts: number;
      log: number;
    }>`select (select count(*)::int from log.acts where place_id = ${place}) as acts,
      coalesce((select size::int from heads where place_id = ${place}), 0) as log`.execute(tx);
    const named = await tx.selectFrom('place').select('name').where('superseded_by', 'is', null).executeTakeFirst();
    const header: Header = {
      redress: 'export/1',
      place,
      slug,
      name: named?.name ?? slug,
      acts: only?.length ?? acts.rows[0]!.acts,
      files: files.length,
      ...(asked ? { part: { of: asked.of, log: acts.rows[0]!.log } } : {}),
    };
    await pipeline(
      Readable.from(lines(tx, header, files, shelf, only, progress)),
      createGzip(),
      createWriteStream(path),
    );
    return header;
  });
}

async function* lines(
  tx: Tx,
  header: Header,
  files: string[],
  shelf: FileShelf,
  only: string[] | undefined,
  progress?: Progress,
): AsyncGenerator<string> {
  yield `${canonicalize(header)}\n`;
  for (const file of files) {
    const opened = await shelf.open(file);
    const parts: Buffer[] = [];
    for await (const part of opened.stream()) parts.push(part as Buffer);
    yield `${canonicalize({ file, base64: Buffer.concat(parts).toString('base64') } satisfies FileLine)}\n`;
  }
  const covers = await coversOf(tx, header.place);
  let done = 0;
  for await (const act of storedActs(tx, header.place, only)) {
    // What would be refused elsewhere must not leave here as if it were sound.
    const fault = faultOf({ ...act, at: instantText(act.recorded), leaf: act.leaf ?? '' });
    if (fault) throw new Refused('unreadable', { args: { line: act.index ?? '', why: `act ${act.id}: ${fault}` } });
    yield `${canonicalize(publishedAct(act, covers) as unknown as Json)}\n`;
    progress?.(++done, header.acts);
  }
}

/** The files the public tables name now; those of a covered rendition are not among them. */
async function namedFiles(tx: Tx, place: string, only?: readonly string[]): Promise<string[]> {
  const which = only
    ? sql`act_id in (select id from log.acts where place_id = ${place} and n = any(${[...only]}::bigint[]))`
    : sql`true`;
  const { rows } = await sql<{
    file: string;
  }>`select distinct file from renditions where place_id = ${place} and file is not null and ${which} order by file`.execute(
    tx,
  );
  return rows.map((row) => row.file);
}

/** Those that have their number in the log: only these are the same in every copy. */
async function loggedOf(tx: Tx, place: string, acts: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ n: string }>`
    select n from log.entries where place_id = ${place} and n = any(${[...acts]}::bigint[]) order by index`.execute(tx);
  return rows.map((row) => row.n);
}

type Covers = Map<string, { by: string; how: 'covered' | 'erased'; shown: string | null }>;

/** What stands over which field now: the last cover that is not lifted, with the words it leaves readable. */
async function coversOf(tx: Tx, place: string): Promise<Covers> {
  const { rows } = await sql<{
    act_id: string;
    field: string;
    by_act: string;
    how: 'covered' | 'erased';
    shown: string | null;
  }>`
    select c.act_id, c.field, c.by_act, c.how, t.shown from covers c
      left join texts t on t.place_id = c.place_id and t.act_id = c.act_id and t.field = c.field
    where c.place_id = ${place} and c.lifted_by is null`.execute(tx);
  return new Map(rows.map((row) => [`${row.act_id} ${row.field}`, { by: row.by_act, how: row.how, shown: row.shown }]));
}

/** An act as anyone may have it: covered fields replaced by a marker, without their salt. */
export function publishedAct(act: StoredAct & { index: string | null; leaf: string | null }, covers: Covers): ActLine {
  const fields = { ...act.fields };
  const salts = { ...act.salts };
  const hide = (field: string, target: string, of: string) => {
    const cover = covers.get(`${target} ${of}`);
    if (!cover || !(field in fields) || cover.how === 'erased') return;
    fields[field] = cover.shown === null ? { covered: cover.by } : { covered: cover.by, shown: cover.shown };
    delete salts[field];
  };
  for (const field of Object.keys(fields)) hide(field, act.id, field);
  // A lift that was itself overtaken by a new cover carries the same words.
  if (act.kind === 'moderation.lifted/1') hide('words', String(act.fields.target), String(act.fields.field));
  return {
    n: Number(act.n),
    ...(act.index === null ? {} : { index: Number(act.index) }),
    id: act.id,
    kind: act.kind,
    at: instantText(act.recorded),
    streams: act.streams,
    leaf: act.leaf ?? '',
    fields: fields as Json,
    salts,
  };
}
