// The page of an office that was asked five thousand things, drawn anew each time: CPU of this process with queries, gzip and HTTP; its
// list and the first and last page of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Ctx } from '../app/acts/commit.ts';
import { openInstallation } from '../app/installation.ts';
import { recordAnswer } from '../app/record/answers/actions.ts';
import { publishLetter, recordDelivery } from '../app/record/letters/actions.ts';
import { recordMembership, recordOrganization, recordPerson, recordPost } from '../app/record/people/actions.ts';
import { recordSource } from '../app/record/words/actions.ts';
import { freshPlace, makeDatabase } from '../test/database.ts';
import { drawn } from './with/drawn.ts';
import { median, printTable, spread } from './with/table.ts';

const LETTERS = 50;
const DEMANDS = 100;
const ROUNDS = 5;
const SECONDS = 3;

const { ownerUrl, drop } = await makeDatabase({ max: 1 });
const dataDir = mkdtempSync(join(tmpdir(), 'redress-bench-'));
const site = await openInstallation({ ownerUrl, dataDir, host: '127.0.0.1', port: 0 });
const { ctx } = await freshPlace(site.db, { slug: 'bench' });
await askedOften(ctx);
// What autovacuum does within a minute: without statistics the planner reads whole tables.
const owner = new pg.Client({ connectionString: ownerUrl });
await owner.connect();
await owner.query('analyze');
await owner.end();
await site.directory.refresh();
const host = `bench.localhost:${site.port}`;

/** Fifty letters of a hundred demands to one mayor: most delivered, half answered, on many days. */
async function askedOften(at: Ctx): Promise<void> {
  const source = (await recordSource(at, { title: 'A report', standing: 'reported', held: false })).id;
  const body = (await recordOrganization(at, { name: 'City', kind: 'public-body' })).id;
  const author = (await recordOrganization(at, { name: 'Neighbors together', kind: 'association' })).id;
  const post = (await recordPost(at, { organization: body, label: 'Mayor' })).id;
  for (const [name, from] of [
    ['Ada Example', '2019-01-01'],
    ['Ben Example', '2023-01-01'],
  ] as const) {
    const person = (await recordPerson(at, { name })).id;
    await recordMembership(at, { post, person, from, ...(from < '2023' ? { until: '2022-12-31' } : {}) });
  }
  const day = (i: number) => new Date(Date.UTC(2022, 0, 3 + i * 21)).toISOString().slice(0, 10);
  for (let i = 0; i < LETTERS; i++) {
    const paragraphs = Array.from({ length: DEMANDS }, (_, k) => `We ask that street ${i}-${k} be repaired.`);
    const made = await publishLetter(at, {
      organizations: [author],
      title: `Streets, letter ${i + 1}`,
      lang: 'en',
      day: day(i),
      paragraphs,
      sources: [source],
      demands: paragraphs.map((quote, k) => ({ heading: `Repair street ${i}-${k}`, quote, holders: [{ post }] })),
    });
    if (i % 5 !== 0)
      await recordDelivery(at, {
        letter: made.id,
        holder: { post },
        fact: 'delivered',
        channel: 'hand',
        day: day(i),
        evidence: 'Stamped.',
        sources: [source],
        lang: 'en',
      });
    for (let part = 0; part < 5; part++)
      await recordAnswer(at, {
        referrals: made.demands.slice(part * 10, part * 10 + 10).map((demand) => demand.referrals[0]!.id),
        verdict: 'under-review',
        reasons: 'The office looks into it.',
        lang: 'en',
        sources: [source],
        occurred: { on: day(i + part) },
      });
  }
}

const about = { port: site.port, host, seconds: SECONDS };
const pages: [string, string, string][] = [
  ['the office’s own page', '/posts/mayor?warm={n}', '≤ 20'],
  ['first page of its list', '/posts/mayor/asked?warm={n}', ''],
  ['last page of what is late', '/posts/mayor/asked?show=late&warm={n}', ''],
  ['the body it belongs to', '/organizations/city?warm={n}', '≤ 20'],
];
const rows: (string | number)[][] = [['asked 5,000 times', 'ms CPU', 'spread', 'ms from asking to answer', 'target']];
for (const [name, url, target] of pages) {
  // Until what is compiled while the first pages are drawn is compiled: a site runs for weeks.
  for (let round = 0; round < ROUNDS; round++) await drawn(url.replace('warm', `warm${round}`), about);
  const measured: Awaited<ReturnType<typeof drawn>>[] = [];
  for (let round = 0; round < ROUNDS; round++) measured.push(await drawn(url.replace('warm', `round${round}`), about));
  const cpu = measured.map((one) => one.cpu);
  rows.push([name, median(cpu).toFixed(2), spread(cpu), median(measured.map((one) => one.whole)).toFixed(1), target]);
}
printTable(rows);
await site.close();
await drop();
rmSync(dataDir, { recursive: true, force: true });
