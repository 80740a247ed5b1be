// Whether a site shows what its log says, asked from outside: the examples do; a row changed behind the acts' back is found.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { formatKey } from '@redress/ledger';
import { makeKey, openSigner } from '@redress/ledger/node';
import { sql } from 'kysely';
import pg from 'pg';
import { makeDatabase } from '../test/database.ts';
import { millbrook, openExampleSite } from '../test/examples.ts';
import { reader } from '../test/site.ts';
import { inPlace } from './base/database.ts';
import { readActs, verifySite } from './verify.ts';

const site = await openExampleSite();
const place = site.directory.byHost(millbrook)!.view.id;
for (const { view } of site.directory.all())
  while ((await inPlace(site.db, view.id, (tx) => tx.selectFrom('outbox').select('n').limit(1).execute())).length > 0);
await site.publisher.round();

const drops: (() => Promise<void>)[] = [];
after(async () => {
  for (const drop of drops) await drop();
});
const emptyDatabase = async () => {
  const made = await makeDatabase({ max: 1 });
  drops.push(made.drop);
  return made.ownerUrl;
};
const verified = (url: string) => verifySite(url, { emptyDatabase, say: () => undefined });

test('the examples show what their logs say', async () => {
  const found = await verified(`http://localhost:${site.port}`);
  assert.deepEqual(
    found.flatMap(({ faults }) => faults),
    [],
  );
  assert.equal(found.length, site.directory.all().length);
  for (const { entries, lists, rows } of found) assert.ok(entries > 0 && lists > 10 && rows > 0, `${rows} rows`);
  assert.ok(found.reduce((all, { rows }) => all + rows, 0) > 500);
  assert.ok(found.reduce((all, { files }) => all + files, 0) > 0, 'no file was read');
});

const home = `http://${millbrook}:${site.port}`;

test('what no leaf holds is not believed either: numbers and streams of the acts beside the log', async () => {
  const lines = (await reader(site, millbrook).get('/log/bodies/0')).text.split('\n').filter(Boolean);
  const { n } = JSON.parse(lines[0]!);
  for (const [at, from, to, why] of [
    [0, /"streams":\["place"\]/, '"streams":["elsewhere"]', 'entry 0: it is not about what it says'],
    [1, /"n":\d+/, `"n":${n}`, 'two of the acts beside the log have one number or id'],
  ] as const) {
    const altered = lines.with(at, lines[at]!.replace(from, to));
    assert.notEqual(altered[at], lines[at]);
    assert.equal(await readActs(site, site.dataDir, altered), why);
  }
});

test('a reader who asks for witnesses is not content without them', async () => {
  const { text } = await reader(site, millbrook).get('/log/policy');
  const witness = openSigner(makeKey('witness', 'w.example').secret);
  const policy = join(site.dataDir, 'strict.policy');
  const log = text.split('\n').find((line) => line.startsWith('log '));
  writeFileSync(policy, `${log}\nwitness W ${formatKey(witness.key)}\nquorum W\n`);
  const [found] = await verifySite(home, { emptyDatabase, policy, say: () => undefined });
  assert.deepEqual(found!.faults, ['fewer witnesses have seen its checkpoint than the policy asks for']);
});

test('what is no address is told before anything is made', () => {
  const command = fileURLToPath(new URL('./redress.ts', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [command, 'verify', 'notaurl'], { encoding: 'utf8' });
  assert.equal(status, 1);
  assert.match(stderr, /^"notaurl" is not the address of a site\. One looks like https:\S+\n\n?$/m);
});

test('a row and a file changed behind the back of the acts are found from outside, each with its entry', async () => {
  const client = new pg.Client({ connectionString: site.ownerUrl });
  await client.connect();
  const { rows } = await client.query(
    `update pub.answers set reasons = 'Something that nobody said.' where act_id = (select act_id from pub.answers where place_id = $1 and reasons is not null limit 1) returning act_id`,
    [place],
  );
  const entry = await client.query(
    `select e.index from log.acts a join log.entries e on e.place_id = a.place_id and e.n = a.n where a.id = $1`,
    [rows[0].act_id],
  );
  await client.end();
  const { rows: files } = await inPlace(site.db, place, (tx) =>
    sql<{ file: string; index: string }>`select a.fields->>'file' as file, e.index from acts a
      join log.entries e on e.place_id = a.place_id and e.n = a.n
      where a.place_id = ${place} and a.fields->>'file' ~ '^[0-9a-f]{64}$' order by e.index limit 1`.execute(tx),
  );
  const { file, index } = files[0]!;
  const path = join(site.dataDir, 'files', file.slice(0, 2), file);
  chmodSync(path, 0o600);
  writeFileSync(path, 'Another letter altogether.');
  site.site.clearCache();
  const [found] = await verified(`http://${millbrook}:${site.port}`);
  assert.match(
    found!.faults.join('\n'),
    new RegExp(`^answers, row [0-9a-f-]+, entry ${entry.rows[0].index}: reasons as shown`, 'm'),
  );
  assert.match(
    found!.faults.join('\n'),
    new RegExp(`^entry ${index}: the file ${file.slice(0, 12)}… is another one`, 'm'),
  );
});
