// The log at its standard addresses (C2SP tlog-tiles): checkpoint, tiles, entry bundles; beside them past checkpoints and published acts.
// Tiles and bundles never change and may be kept for ever; words may be covered any minute and may not.
import { gzipSync } from 'node:zlib';
import { bundleAt, formatKey, LogError, parseTilePath, TILE_WIDTH } from '@redress/ledger';
import { inSnapshot, type Tx } from '../base/database.ts';
import { Refused } from '../base/refused.ts';
import { publicHeaders } from '../web/headers.ts';
import type { Site, Visit } from '../web/site.ts';
import {
  latestCheckpoint,
  readBundle,
  readCheckpoints,
  readPublished,
  readTile,
  servedNote,
  successionsOf,
} from './store.ts';
import { watchOf } from './witnesses.ts';

/** Read by anyone's program, in any page. */
const open = { ...publicHeaders, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' };
const forever = { ...open, 'cache-control': 'public, max-age=31536000, immutable', 'cdn-cache-control': undefined };
const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';

export function wireServing(site: Site, folder: string): void {
  const get = (path: string, handler: (visit: Visit) => Promise<unknown>) => site.raw(['GET', 'HEAD'], path, handler);
  // The log that is signed now, and those that were closed: their entries are the first ones of it.
  for (const prefix of ['/log', '/log/closed/:log']) {
    get(`${prefix}/checkpoint`, sendCheckpoint);
    get(`${prefix}/tile/*`, sendTile);
    get(`${prefix}/checkpoints/:page`, sendCheckpoints);
    get(`${prefix}/bodies/:page`, sendBodies);
  }
  // Also where no place is at home: then for all places, so that one address leads to every log.
  site.asset('/log/policy', async (request, reply) => {
    const here = site.directory.byHost(request.headers.host);
    const places = (here ? [here] : site.directory.all()).map(({ view }) => view);
    const lines = await Promise.all(places.map((place) => policyLines(site, folder, place)));
    return reply
      .headers(withoutAbsent(open))
      .type(TEXT)
      .send(`${lines.flat().join('\n')}\nquorum none\n`);
  });
}

/** The policy of one place, as the verifier page begins with it. */
export async function policyOfPlace(site: Site, folder: string, place: { id: string; slug: string; baseUrl: string }) {
  return `${(await policyLines(site, folder, place)).join('\n')}\nquorum none\n`;
}

/** What a reader has to know to check: key and address of each log, and its witnesses for who wants to ask more of them. */
async function policyLines(site: Site, folder: string, place: { id: string; slug: string; baseUrl: string }) {
  const { key, closed } = await inSnapshot(site.db, place.id, async (tx) => ({
    key: await tx.selectFrom('trees').select('key').where('place_id', '=', place.id).executeTakeFirst(),
    closed: await successionsOf(tx, place.id),
  }));
  if (!key?.key) return [`# ${place.slug} has no log yet`];
  const { policy, fault } = watchOf(folder, place.slug);
  return [
    `log ${key.key} ${place.baseUrl}/log`,
    ...closed.map(({ previous, previous_key, number, kept, size }) =>
      kept === size
        ? `log ${previous_key} ${place.baseUrl}/log/closed/${number - 1}`
        : `# ${previous} was closed, and not all of its entries are here: ${previous_key}`,
    ),
    ...(fault === undefined ? [] : [`# who watches ${place.slug} cannot be read just now`]),
    ...policy.witnesses.map((witness) => `# witness ${witness.name} ${formatKey(witness.key)}`),
  ];
}

/** The name of a closed log that is asked for; undefined where the current one is. @throws Refused not-found */
async function closedLog(tx: Tx, { place, params }: Visit): Promise<string | undefined> {
  if (params.log === undefined) return undefined;
  const found = (await successionsOf(tx, place.id)).find(({ number }) => String(number - 1) === params.log);
  if (!found) throw new Refused('not-found');
  return found.previous;
}

async function sendCheckpoint(visit: Visit): Promise<unknown> {
  const { place, tx, reply } = visit;
  const checkpoint = await tx(async (tx) => latestCheckpoint(tx, place.id, await closedLog(tx, visit)));
  if (!checkpoint) throw new Refused('not-found');
  return reply.headers(withoutAbsent(open)).type(TEXT).send(servedNote(checkpoint));
}

async function sendTile(visit: Visit): Promise<unknown> {
  const { place, tx, params } = visit;
  const asked = pathOf(`tile/${params['*']}`);
  const bytes = await tx((tx) =>
    asked.kind === 'tile' ? readTile(tx, place.id, asked) : readBundle(tx, place.id, asked.index, asked.width),
  );
  if (!bytes) throw new Refused('not-found');
  return sendBytes(visit, bytes, forever, BYTES);
}

function pathOf(path: string) {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (error instanceof LogError) throw new Refused('not-found');
    throw error;
  }
}

async function sendCheckpoints(visit: Visit): Promise<unknown> {
  const page = pageOf(visit);
  const bytes = await visit.tx(async (tx) => readCheckpoints(tx, visit.place.id, page, await closedLog(tx, visit)));
  if (!bytes) throw new Refused('not-found');
  return sendBytes(visit, bytes, open, BYTES);
}

/** Only what the latest checkpoint covers: an act that is not yet signed for is nobody's evidence. */
async function sendBodies(visit: Visit): Promise<unknown> {
  const page = pageOf(visit);
  const lines = await inSnapshot(visit.db, visit.place.id, async (tx) => {
    const checkpoint = await latestCheckpoint(tx, visit.place.id, await closedLog(tx, visit));
    const { width } = bundleAt(page, checkpoint?.size ?? 0);
    return readPublished(tx, visit.place.id, page * TILE_WIDTH, page * TILE_WIDTH + width);
  });
  if (lines.length === 0) throw new Refused('not-found');
  return sendBytes(visit, Buffer.from(`${lines.join('\n')}\n`), open, 'application/jsonl; charset=utf-8');
}

function pageOf({ params }: Visit): number {
  if (!/^(0|[1-9][0-9]{0,9})$/.test(params.page ?? '')) throw new Refused('not-found');
  return Number(params.page);
}

function sendBytes(
  { request, reply }: Visit,
  bytes: Uint8Array,
  headers: Record<string, string | undefined>,
  type: string,
) {
  reply.headers({ ...withoutAbsent(headers), vary: 'accept-encoding' }).type(type);
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(Buffer.from(bytes));
  return reply.header('content-encoding', 'gzip').send(gzipSync(bytes, { level: 4 }));
}

const withoutAbsent = (headers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined));
