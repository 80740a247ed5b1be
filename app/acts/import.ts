// Reads an export (export.ts) into an installation that does not have the place. The file may come from anyone: every commitment,
// every body and every position in the log is checked, and all of it stands or nothing.
import { sql } from 'kysely';
import { type Database, inPlace, outsidePlaces, type Tx } from '../base/database.ts';
import { isId } from '../base/ids.ts';
import { Refused } from '../base/refused.ts';
import type { ActLine, FileLine, FileShelf, Header } from './export.ts';
import { BadLine, type LineFault, openPackedLines } from './packed-lines.ts';
import { type Progress, replayAct, type StoredAct } from './replay.ts';
import { faultOf } from './soundness.ts';

const MB = 1024 * 1024;
const FILE_LIMIT = 64 * MB;
/** The longest line of each sort. An act holds a budget at most: 100,000 lines and what they are called, and JSON writes a sign in six bytes at most. */
const longest = { header: MB, file: 86 * MB, act: 64 * MB };

/** The lines of the file, and a refusal that names the one at hand. */
type Lines = {
  next: (sort: keyof typeof longest) => Promise<unknown>;
  refuse: (why: string) => Refused;
  close: () => void;
};

/**
 * @returns the header of what was imported
 * @throws Refused `unreadable` (args: line, why) or `duplicate` when the place, or one of its short name, is here already
 */
export async function importPlace(
  db: Database,
  shelf: FileShelf,
  path: string,
  options: { slug?: string; progress?: Progress } = {},
): Promise<Header> {
  const lines = await openLines(path);
  try {
    const header = (await lines.next('header')) as Header | undefined;
    if (header?.redress !== 'export/1' || !isId(header.place))
      throw lines.refuse('the first line is not the header of a Redress export');
    if (header.part && !isPart(header.part)) throw lines.refuse('it does not say which part of a record it is');
    const slug = options.slug ?? header.slug;
    await mustBeNew(db, header.place, slug);
    for (let i = 0; i < header.files; i++) await takeFile(shelf, lines);
    // One try: the lines are read once, so a transaction that is to run again could not.
    await inPlace(db, header.place, (tx) => takeActs(tx, header, slug, lines, options.progress), 1);
    return header;
  } finally {
    lines.close();
  }
}

const isPart = (part: { of?: unknown; log?: unknown }): boolean =>
  typeof part.of === 'string' && /^[a-z]+\/[0-9a-f-]{36}$/.test(part.of) && Number.isSafeInteger(part.log);

async function openLines(path: string): Promise<Lines> {
  const lines = await openPackedLines(path);
  let number = 0;
  const refuse = (why: string) => new Refused('unreadable', { args: { line: number, why } });
  return {
    refuse,
    async next(sort) {
      number++;
      const text = await lines.next(longest[sort]).catch((error) => {
        throw error instanceof BadLine ? refuse(faultWords(error.fault, sort)) : error;
      });
      if (text === undefined) return undefined;
      try {
        return JSON.parse(text);
      } catch {
        throw refuse('this line is not JSON');
      }
    },
    close: lines.close,
  };
}

function faultWords(fault: LineFault, sort: keyof typeof longest): string {
  if (fault === 'too long') return `this line is longer than ${longest[sort] / MB} MB, and no line of an export is`;
  if (fault === 'unpacks too far') return 'it unpacks to far more than any export does';
  return 'this is not a Redress export, or it is cut off';
}

async function mustBeNew(db: Database, place: string, slug: string): Promise<void> {
  const taken = await outsidePlaces(db, (tx) =>
    tx
      .selectFrom('places')
      .select('id')
      .where((e) => e.or([e('id', '=', place), e('slug', '=', slug)]))
      .executeTakeFirst(),
  );
  if (taken) throw new Refused('duplicate');
}

async function takeFile(shelf: FileShelf, { next, refuse }: Lines): Promise<void> {
  const line = (await next('file')) as FileLine | undefined;
  if (typeof line?.file !== 'string' || typeof line.base64 !== 'string') throw refuse('a file is missing');
  const kept = await shelf.put(Buffer.from(line.base64, 'base64'), { limit: FILE_LIMIT });
  if (kept.digest !== line.file) throw refuse(`the file ${line.file.slice(0, 12)}… is not what its name says`);
}

async function takeActs(
  tx: Tx,
  header: Header,
  slug: string,
  { next, refuse }: Lines,
  progress?: Progress,
): Promise<void> {
  // Never as an example: an example's accounts may be tried by anyone on this machine.
  const part = header.part?.of ?? null;
  await tx
    .insertInto('places')
    .values({ id: header.place, slug, hosts: [], base_url: null, example: false, part })
    .execute();
  let size = 0;
  let last = 0;
  for (let i = 0; i < header.acts; i++) {
    const line = (await next('act')) as ActLine | undefined;
    if (!line) throw refuse(`the file ends after ${i} of ${header.acts} acts`);
    if (!isId(line.id) || !Number.isSafeInteger(line.n)) throw refuse('it has no id or number');
    const fault = faultOf({ ...line, fields: line.fields as Record<string, unknown> });
    if (fault) throw refuse(fault);
    const entry = mayFollow(header, line.index, size);
    if (entry === undefined) throw refuse(`entry ${line.index} is not where it should be`);
    size = entry;
    await takeAct(tx, header.place, line);
    last = Math.max(last, line.n);
    progress?.(i + 1, header.acts);
  }
  if ((await next('act')) !== undefined) throw refuse('there is more in the file than its header says');
  await sql`insert into heads (place_id, size) values (${header.place}, ${header.part?.log ?? size})`.execute(tx);
  await sql`select setval('log.acts_n', greatest((select last_value from log.acts_n), ${last}))`.execute(tx);
}

/** Where the next entry may stand, or undefined: a whole log leaves none out, a part has those it has in the order of the whole. */
function mayFollow(header: Header, index: number | undefined, next: number): number | undefined {
  if (index === undefined) return header.part ? undefined : next;
  if (!header.part) return index === next ? next + 1 : undefined;
  return Number.isSafeInteger(index) && index >= next && index < header.part.log ? index + 1 : undefined;
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
