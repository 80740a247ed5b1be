// The public record of a place as one file, and back. Lines of canonical JSON, gzipped: a header, the place's files, then every act in
// the log's order with its leaf, its published fields and their salts. Whatever is covered or erased is not in it. Nothing private is.

import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { canonicalize, type Json } from '@redress/ledger';
import { sql } from 'kysely';
import { type Database, inPlace, inSnapshot, outsidePlaces, type Tx } from '../base/database.ts';
import { isId } from '../base/ids.ts';
import { Refused } from '../base/refused.ts';
import { commitment, type Leaf } from './leaf.ts';
import { type Progress, replayAct, type StoredAct, storedActs } from './replay.ts';

/** Where files of the record lie; the shape of files/store without knowing it. */
export type FileShelf = {
  open: (digest: string) => Promise<{ size: number; stream: () => Readable }>;
  put: (content: Uint8Array, limits: { limit: number }) => Promise<{ digest: string }>;
};

type Header = { redress: 'export/1'; place: string; slug: string; name: string; acts: number; files: number };
type ActLine = {
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
type FileLine = { file: string; base64: string };

const FILE_LIMIT = 64 * 1024 * 1024;

/**
 * Writes the export of a place to `path`.
 * @returns how many acts and files it holds
 */
export async function exportPlace(
  db: Database,
  place: string,
  shelf: FileShelf,
  path: string,
  progress?: Progress,
): Promise<Header> {
  const slug = await outsidePlaces(
    db,
    async (tx) => (await tx.selectFrom('places').select('slug').where('id', '=', place).executeTakeFirst())?.slug,
  );
  if (!slug) throw new Refused('not-found');
  return inSnapshot(db, place, async (tx) => {
    const files = await namedFiles(tx, place);
    const acts = await sql<{
      acts: number;
    }>`select count(*)::int as acts from log.acts where place_id = ${place}`.execute(tx);
    const named = await tx.selectFrom('place').select('name').where('superseded_by', 'is', null).executeTakeFirst();
    const header: Header = {
      redress: 'export/1',
      place,
      slug,
      name: named?.name ?? slug,
      acts: acts.rows[0]!.acts,
      files: files.length,
    };
    await pipeline(Readable.from(lines(tx, header, files, shelf, progress)), createGzip(), createWriteStream(path));
    return header;
  });
}

async function* lines(
  tx: Tx,
  header: Header,
  files: string[],
  shelf: FileShelf,
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
  for await (const act of storedActs(tx, header.place)) {
    yield `${canonicalize(publishedAct(act, covers) as unknown as Json)}\n`;
    progress?.(++done, header.acts);
  }
}

/** The files the public tables name now; those of a covered rendition are not among them. */
async function namedFiles(tx: Tx, place: string): Promise<string[]> {
  const { rows } = await sql<{
    file: string;
  }>`select distinct file from renditions where place_id = ${place} and file is not null order by file`.execute(tx);
  return rows.map((row) => row.file);
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
    at: `${act.recorded.toISOString().slice(0, 19)}Z`,
    streams: act.streams,
    leaf: act.leaf ?? '',
    fields: fields as Json,
    salts,
  };
}

/**
 * Reads an export into an installation that does not have the place. Every commitment is checked; all of it stands or nothing.
 * @throws Refused `unreadable` (args: line, why) or `duplicate` when the place is here already
 */
export async function importPlace(
  db: Database,
  shelf: FileShelf,
  path: string,
  options: { slug?: string; progress?: Progress } = {},
): Promise<Header> {
  const input = createReadStream(path);
  const reader = createInterface({ input: input.pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  const refuse = (why: string) => new Refused('unreadable', { args: { line: number, why } });
  const all = reader[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    number++;
    const { value, done } = await all.next().catch(() => {
      throw refuse('this is not a Redress export, or it is cut off');
    });
    if (done) return undefined;
    try {
      return JSON.parse(value);
    } catch {
      throw refuse('this line is not JSON');
    }
  };
  const header = (await next()) as Header | undefined;
  if (header?.redress !== 'export/1' || !isId(header.place))
    throw refuse('the first line is not the header of a Redress export');
  const slug = options.slug ?? header.slug;
  const taken = await outsidePlaces(db, (tx) =>
    tx
      .selectFrom('places')
      .select('id')
      .where((e) => e.or([e('id', '=', header.place), e('slug', '=', slug)]))
      .executeTakeFirst(),
  );
  if (taken) throw new Refused('duplicate');
  for (let i = 0; i < header.files; i++) await takeFile(shelf, (await next()) as FileLine, refuse);
  await inPlace(
    db,
    header.place,
    async (tx) => {
      await tx
        .insertInto('places')
        .values({ id: header.place, slug, hosts: [], base_url: null, example: false })
        .execute();
      let size = 0;
      let last = 0;
      for (let i = 0; i < header.acts; i++) {
        const line = (await next()) as ActLine | undefined;
        if (!line) throw refuse(`the file ends after ${i} of ${header.acts} acts`);
        checkLine(line, refuse);
        if (line.index !== undefined && line.index !== size++)
          throw refuse(`entry ${line.index} is not where it should be`);
        await takeAct(tx, header.place, line);
        last = Math.max(last, line.n);
        options.progress?.(i + 1, header.acts);
      }
      if ((await next()) !== undefined) throw refuse('there is more in the file than its header says');
      await sql`insert into heads (place_id, size) values (${header.place}, ${size})`.execute(tx);
      await sql`select setval('log.acts_n', greatest((select last_value from log.acts_n), ${last}))`.execute(tx);
    },
    1,
  );
  return header;
}

async function takeFile(shelf: FileShelf, line: FileLine | undefined, refuse: (why: string) => Refused): Promise<void> {
  if (typeof line?.file !== 'string' || typeof line.base64 !== 'string') throw refuse('a file is missing');
  const kept = await shelf.put(Buffer.from(line.base64, 'base64'), { limit: FILE_LIMIT });
  if (kept.digest !== line.file) throw refuse(`the file ${line.file.slice(0, 12)}… is not what its name says`);
}

/** Every field that has a salt must open its commitment in the leaf; every commitment must have a field. */
function checkLine(line: ActLine, refuse: (why: string) => Refused): void {
  let leaf: Leaf;
  try {
    leaf = JSON.parse(line.leaf) as Leaf;
  } catch {
    throw refuse('its leaf is not JSON');
  }
  if (leaf.id !== line.id || leaf.type !== line.kind || leaf.at !== line.at)
    throw refuse('its leaf speaks of another act');
  const fields = line.fields as Record<string, Json>;
  const promised = new Map(leaf.commitments.map((c) => [c.name, c.hash]));
  for (const [name, value] of Object.entries(fields)) {
    const salt = line.salts[name];
    if (salt === undefined) {
      if (typeof value !== 'object' || !('erased' in value || 'covered' in value))
        throw refuse(`the field ${name} has no salt`);
      continue;
    }
    if (commitment(line.id, name, salt, value) !== promised.get(name))
      throw refuse(`the field ${name} is not what the log committed to`);
  }
  for (const name of promised.keys()) if (!(name in fields)) throw refuse(`the field ${name} is missing`);
}

async function takeAct(tx: Tx, place: string, line: ActLine): Promise<void> {
  const stored: StoredAct = {
    n: String(line.n),
    id: line.id,
    kind: line.kind,
    recorded: new Date(line.at),
    streams: line.streams,
    fields: line.fields as Record<string, unknown>,
    salts: line.salts,
  };
  await sql`insert into acts (place_id, n, id, kind, recorded, streams, fields, salts)
    values (${place}, ${stored.n}, ${stored.id}, ${stored.kind}, ${line.at}, ${stored.streams}, ${JSON.stringify(stored.fields)}, ${JSON.stringify(stored.salts)})`.execute(
    tx,
  );
  if (line.index === undefined)
    await sql`insert into outbox (place_id, n, leaf) values (${place}, ${stored.n}, ${line.leaf})`.execute(tx);
  else
    await sql`insert into entries (place_id, index, n, leaf) values (${place}, ${line.index}, ${stored.n}, ${line.leaf})`.execute(
      tx,
    );
  await replayAct(tx, place, stored);
}
