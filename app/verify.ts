// `redress verify URL`: whether a site shows what its log says. Reads the whole log and the published acts, replays them into an empty
// database of its own, and holds every public list of the site against the same list made from the acts. It must never believe the site
// for anything but its addresses, and never write to it.
import { hash } from 'node:crypto';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import {
  canonicalize,
  isQuorum,
  type Json,
  Judge,
  keysOf,
  type Leaf,
  type LogSource,
  NotThere,
  type Policy,
  parsePublished,
  scanLog,
} from '@redress/ledger';
import { nodeSuite } from '@redress/ledger/node';
import { aSecond, openLog, openLogs } from '../ledger/cli/check.ts';
import { NoAnswer, readUrl } from '../ledger/cli/source-site.ts';
import type { Header } from './acts/export.ts';
import { importPlace } from './acts/import.ts';
import { newId } from './base/ids.ts';
import { Refused } from './base/refused.ts';
import { routes } from './base/routes.ts';
import { type Installation, openInstallation } from './installation.ts';
import { rules } from './log-rules.ts';
import { allLists } from './record/outlets/lists.ts';

const SLUG = 'verified';
const LONGEST = 256 * 1024 * 1024;

export type Verified = { log: string; entries: number; lists: number; rows: number; files: number; faults: string[] };

/** `emptyDatabase`: an owner's address; what is put there is thrown away by the caller. */
export async function verifySite(
  url: string,
  options: { emptyDatabase: () => Promise<string>; key?: string; policy?: string; say: (line: string) => void },
): Promise<Verified[]> {
  const found: Verified[] = [];
  for (const { source, policy } of openLogs(await openLog(url, options))) {
    const base = policy.logs[0]!.url?.replace(/\/log\/?$/, '') ?? url;
    found.push(await verifyPlace(base, source, policy, await options.emptyDatabase()));
  }
  return found;
}

async function verifyPlace(base: string, source: LogSource, policy: Policy, ownerUrl: string): Promise<Verified> {
  const room = mkdtempSync(join(tmpdir(), 'redress-verify-'));
  try {
    const { lines, leaves, faults } = await readLog(source, policy);
    const log = policy.logs[0]!.key.name;
    // What the log itself does not bear out is not worth replaying.
    if (faults.length > 0) return { log, entries: leaves.length, lists: 0, rows: 0, files: 0, faults };
    const site = await openInstallation({ ownerUrl, dataDir: room, host: '127.0.0.1', port: 0, log: 'silent' });
    try {
      const refused = await readActs(site, room, lines);
      if (refused) return { log, entries: leaves.length, lists: 0, rows: 0, files: 0, faults: [refused] };
      await site.directory.refresh();
      const own = `http://${SLUG}.localhost:${site.port}`;
      const entries = new Map(leaves.map(({ id }, entry) => [id, entry]));
      const compared = await compareLists(base, own, entries);
      const { files, faults } = await readFiles(base, lines);
      return { log, entries: leaves.length, ...compared, files, faults: [...compared.faults, ...faults] };
    } finally {
      await site.close();
    }
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

/** Everything the log and its words say, checked as `ledger check` does, and what its acts must keep to. */
async function readLog(source: LogSource, policy: Policy) {
  const faults: string[] = [];
  const leaves: Leaf[] = [];
  const pages: string[] = [];
  const bodies = async (page: number) => {
    const text = await source.bodies!(page);
    pages[page] = text ?? '';
    return text;
  };
  const scanned = await scanLog(nodeSuite, {
    source: { ...source, bodies },
    keys: keysOf(policy),
    acts: true,
    judge: new Judge(rules),
    pause: aSecond,
    onLeaf: (leaf) => void leaves.push(leaf),
    onFinding: ({ entry, words }) => void faults.push(`${entry === undefined ? '' : `entry ${entry}: `}${words}`),
  });
  const cosigners = scanned?.checkpoint.cosignatures.map(({ key }) => key) ?? [];
  if (scanned && !isQuorum(policy, cosigners))
    faults.push('fewer witnesses have seen its checkpoint than the policy asks for');
  const lines = pages.flatMap((page) => page.split('\n').filter(Boolean)).slice(0, leaves.length);
  return { lines, leaves, faults };
}

/** The published acts as an export, which only has to be read in. Files stay where they are: their digests are in the acts. */
async function asExport(room: string, lines: readonly string[]): Promise<string> {
  const path = join(room, 'acts.redress');
  const header: Header = { redress: 'export/1', place: newId(), slug: SLUG, name: SLUG, acts: lines.length, files: 0 };
  const all = [canonicalize(header as unknown as Json), ...lines].map((line) => `${line}\n`);
  await pipeline(Readable.from(all), createGzip(), createWriteStream(path));
  return path;
}

/**
 * Replays published acts, a line each. `room`: a folder to write in.
 * @returns what they say that their leaves do not bear out, for numbers and streams are not in a leaf; undefined where they are sound
 */
export async function readActs(
  { db, files }: Pick<Installation, 'db' | 'files'>,
  room: string,
  lines: readonly string[],
): Promise<string | undefined> {
  try {
    await importPlace(db, files, await asExport(room, lines));
    return undefined;
  } catch (error) {
    // A row that is there already: two acts of one number or id.
    if ((error as { code?: string }).code === '23505') return 'two of the acts beside the log have one number or id';
    if (!(error instanceof Refused)) throw error;
    const line = Number(error.args.line);
    // The first line is the header, and the line after it is entry 0.
    return `${line > 1 ? `entry ${line - 2}: ` : ''}${error.args.why ?? error.code}`;
  }
}

/** Every file an act names and nobody covered, as the site sends it: it must be the one the log committed to. */
async function readFiles(base: string, lines: readonly string[]): Promise<{ files: number; faults: string[] }> {
  const faults: string[] = [];
  let files = 0;
  for (const [entry, line] of lines.entries()) {
    const { file } = parsePublished(line)?.fields ?? {};
    if (typeof file !== 'string' || !/^[0-9a-f]{64}$/.test(file)) continue;
    files += 1;
    const fault = await faultInFile(base + routes.file.path.replace(':digest', file), file);
    if (fault) faults.push(`entry ${entry}: the file ${file.slice(0, 12)}… ${fault}`);
  }
  return { files, faults };
}

async function faultInFile(url: string, digest: string): Promise<string | undefined> {
  try {
    const bytes = await readUrl(url, LONGEST);
    return hash('sha256', bytes) === digest ? undefined : 'is another one than the log says';
  } catch (error) {
    if (error instanceof NotThere) return 'is not there';
    throw error;
  }
}

type Row = { id?: string; act?: string } & Record<string, unknown>;

/** Each public list of the site beside the same list made from the acts. */
async function compareLists(theirs: string, own: string, entries: ReadonlyMap<string, number>) {
  const faults: string[] = [];
  let rows = 0;
  const lists = allLists();
  for (const { name } of lists) {
    const [shown, made] = await Promise.all([readList(theirs, name), readList(own, name)]);
    if (shown.acts !== entries.size) {
      faults.push(
        `the site went on while it was read (${shown.acts} acts shown, ${entries.size} in the log): try again`,
      );
      break;
    }
    rows += shown.rows.length;
    for (const [at, text] of differing(shown.rows, made.rows)) {
      const row = shown.rows[at] ?? made.rows[at];
      const entry = entries.get(row?.act ?? '');
      faults.push(`${name}, row ${row?.id ?? at + 1}, ${entry === undefined ? 'no entry' : `entry ${entry}`}: ${text}`);
    }
  }
  return { lists: lists.length, rows, faults };
}

async function readList(base: string, name: string): Promise<{ acts: number; rows: Row[] }> {
  const url = `${base}/${name}.json`;
  const text = new TextDecoder().decode(await readUrl(url, LONGEST));
  const list = listIn(text.replaceAll(base, ''));
  if (!list) throw new NoAnswer(url, 'this is not a list as Redress publishes them');
  return list;
}

/** Addresses begin with the site's own name; what they lead to is compared. Undefined for what is no such list: it is a stranger's text. */
function listIn(text: string): { acts: number; rows: Row[] } | undefined {
  let list: { as_of?: { acts?: unknown }; items?: unknown } | null;
  try {
    list = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { as_of, items } = list ?? {};
  if (typeof as_of?.acts !== 'number' || !Array.isArray(items)) return undefined;
  return items.every((row) => typeof row === 'object' && row !== null) ? { acts: as_of.acts, rows: items } : undefined;
}

/** Positions at which the site shows another row than the acts make, and what is other about it. */
function* differing(shown: readonly Row[], made: readonly Row[]): Generator<[number, string]> {
  for (let at = 0; at < Math.max(shown.length, made.length); at += 1) {
    const [a, b] = [shown[at], made[at]];
    if (JSON.stringify(a) === JSON.stringify(b)) continue;
    if (!a) yield [at, 'the acts make this row, and the site does not show it'];
    else if (!b) yield [at, 'the site shows this row, and no act makes it'];
    else {
      const other = Object.keys({ ...a, ...b }).filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
      yield [at, `${other.join(', ')} as shown is not what the acts make`];
    }
  }
}
