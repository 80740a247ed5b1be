// Public pages: a cached page against a bare Fastify route that sends the same bytes; a letter of 80 demands put to 12 holders drawn
// anew each time; and its weight.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import Fastify from 'fastify';
import pg from 'pg';
import type { Ctx } from '../app/acts/commit.ts';
import { openInstallation } from '../app/installation.ts';
import { recordAnswer } from '../app/record/answers/actions.ts';
import { publishLetter, recordDelivery } from '../app/record/letters/actions.ts';
import { recordOrganization, recordPost } from '../app/record/people/actions.ts';
import { recordSource } from '../app/record/words/actions.ts';
import { style } from '../app/web/style.ts';
import { freshPlace, makeDatabase } from '../test/database.ts';
import { median, printTable, spread } from './with/table.ts';

const DEMANDS = 80;
const HOLDERS = 12;
const ROUNDS = 5;
const SECONDS = 3;

const { ownerUrl, drop } = await makeDatabase({ max: 1 });
const dataDir = mkdtempSync(join(tmpdir(), 'redress-bench-'));
const site = await openInstallation({ ownerUrl, dataDir, host: '127.0.0.1', port: 0 });
const { ctx } = await freshPlace(site.db, { slug: 'bench' });
const letter = await bigLetter(ctx);
// What autovacuum does within a minute of such a letter: without statistics the planner reads whole tables.
const owner = new pg.Client({ connectionString: ownerUrl });
await owner.connect();
await owner.query('analyze');
await owner.end();
await site.directory.refresh();
const path = `/letters/${letter.number}-${letter.slug}`;
const host = `bench.localhost:${site.port}`;

/** A letter the size of the one the case speaks of, put to a dozen offices. */
async function bigLetter(at: Ctx) {
  const source = (await recordSource(at, { title: 'A report', standing: 'reported', held: false })).id;
  const body = (await recordOrganization(at, { name: 'City', kind: 'public-body' })).id;
  const author = (await recordOrganization(at, { name: 'Neighbors together', kind: 'association' })).id;
  const posts: string[] = [];
  for (let i = 0; i < HOLDERS; i++)
    posts.push((await recordPost(at, { organization: body, label: `Office number ${i + 1}` })).id);
  const paragraphs = Array.from(
    { length: DEMANDS },
    (_, i) => `Demand ${i + 1}: we ask that the city repair street number ${i + 1} before the winter and say by when.`,
  );
  const made = await publishLetter(at, {
    organizations: [author],
    title: 'Eighty streets',
    lang: 'en',
    paragraphs,
    sources: [source],
    demands: paragraphs.map((quote, i) => ({
      heading: `Repair street number ${i + 1}`,
      quote,
      holders: posts.map((post) => ({ holder: { post }, ground: 'named' }) as never),
    })),
  });
  for (const post of posts.slice(0, 6)) {
    await recordDelivery(at, {
      lang: 'en',
      letter: made.id,
      holder: { post },
      fact: 'delivered',
      channel: 'hand',
      day: '2026-03-02',
      evidence: 'Stamped by the front desk.',
      sources: [source],
    } as never);
  }
  // A third of what was delivered is answered, each answer in a cell of its own.
  const at2026 = { on: '2026-03-02' };
  for (let i = 0; i < 4; i++) {
    const referrals = made.demands.map((demand) => demand.referrals[i]!.id);
    await recordAnswer(at, {
      referrals,
      verdict: 'under-review',
      reasons: 'The office looks into it.',
      noneKnown: false,
      lang: 'en',
      sources: [source],
      occurred: at2026,
    } as never);
  }
  return made;
}

const get = (
  port: number,
  url: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; body: Buffer; encoding?: string }> =>
  new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: url, headers: { host, ...headers } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          body: Buffer.concat(parts),
          ...(answer.headers['content-encoding'] ? { encoding: answer.headers['content-encoding'] } : {}),
        }),
      );
    })
      .on('error', reject)
      .end();
  });

const loader = fileURLToPath(new URL('./with/reader.ts', import.meta.url));
function load(port: number, url: string, connections = 32): Promise<{ perSecond: number; done: number; bad: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [loader, String(port), url, host, String(connections), String(SECONDS)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.on('data', (part) => {
      text += part;
    });
    child.on('close', () => {
      const counted = JSON.parse(text) as { perSecond: number; done: number; bad: number };
      counted.bad ? reject(new Error(`${counted.bad} bad answers from ${url}`)) : resolve(counted);
    });
  });
}

// 1 · cached page against a route that sends the same gzip bytes
const zipped = (await get(site.port, path, { 'accept-encoding': 'gzip' })).body;
const floor = Fastify();
floor.get('/page', (_, reply) =>
  reply
    .headers({ 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip', vary: 'accept-encoding' })
    .send(zipped),
);
await floor.listen({ host: '127.0.0.1', port: 0 });
const floorPort = (floor.server.address() as { port: number }).port;
const cached: number[] = [];
const bare: number[] = [];
for (let round = 0; round < ROUNDS; round++) {
  cached.push((await load(site.port, path)).perSecond);
  bare.push((await load(floorPort, '/page')).perSecond);
}
await floor.close();

// 2 · the letter drawn anew for every asking: CPU of this process only, with queries, gzip and HTTP; the reader is another process
async function cpuOf(url: string, connections: number): Promise<number> {
  const before = process.cpuUsage();
  const { done } = await load(site.port, url, connections);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 1000 / done;
}
// Until what is compiled while the first thousand pages are drawn is compiled: a site runs for weeks.
for (let round = 0; round < ROUNDS; round++) await cpuOf(`${path}?warm${round}={n}`, 1);
const drawn: number[] = [];
for (let round = 0; round < ROUNDS; round++) drawn.push(await cpuOf(`${path}?round${round}={n}`, 1));
const page = gunzipSync(zipped);

printTable([
  ['public pages', 'measured', 'spread', 'ratio or limit', 'target'],
  [
    'cached letter page, per second',
    Math.round(median(cached)),
    spread(cached),
    (median(cached) / median(bare)).toFixed(2),
    '≥ 0.80',
  ],
  ['Fastify route, same bytes, per second', Math.round(median(bare)), spread(bare), '1.00', ''],
  [
    `letter of ${DEMANDS} × ${HOLDERS} drawn anew, ms CPU`,
    median(drawn).toFixed(2),
    spread(drawn),
    'queries, gzip and HTTP in it',
    '≤ 5',
  ],
  [
    'the same page, kB gzip with CSS',
    ((zipped.length + gzipSync(style).length) / 1000).toFixed(1),
    '',
    `${(page.length / 1000).toFixed(0)} kB HTML`,
    '(a giant)',
  ],
]);
await site.close();
await drop();
rmSync(dataDir, { recursive: true, force: true });
