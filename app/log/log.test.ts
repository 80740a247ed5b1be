// What strangers can prove of the log, and what they find when somebody with the database in hand changes it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { check } from '../../ledger/cli/check.ts';
import { millbrook, openExampleSite } from '../../test/examples.ts';
import { reader } from '../../test/site.ts';
import { inPlace } from '../base/database.ts';

const site = await openExampleSite();
for (const { view } of site.directory.all()) await logged(view.id);
await site.publisher.round();
const url = `http://localhost:${site.port}`;
const place = site.directory.byHost(millbrook)!.view.id;

/** Until the site's own sequencer has logged everything. */
async function logged(place: string): Promise<void> {
  const waiting = () => inPlace(site.db, place, (tx) => tx.selectFrom('outbox').select('n').limit(1).execute());
  while ((await waiting()).length > 0);
}

/** One log is enough where only that one was changed. */
async function checked(where = `http://${millbrook}:${site.port}`): Promise<{ isSound: boolean; words: string }> {
  const lines: string[] = [];
  const isSound = await check(where, { say: (line) => lines.push(line) });
  return { isSound, words: lines.join('\n') };
}

/** As somebody would who owns the database. Put back afterwards. */
async function meanwhile(change: string, back: string, look: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: site.ownerUrl });
  await client.connect();
  try {
    await client.query(`select set_config('app.place', '${place}', false)`);
    assert.ok((await client.query(change)).rowCount, 'nothing was changed');
    await look();
    await client.query(back);
  } finally {
    await client.end();
  }
}

test('the running examples verify from nothing but their address', async () => {
  const { isSound, words } = await checked(url);
  assert.ok(isSound, words);
  assert.match(words, /Log kansas-city-2021\.localhost\/log1\n {2}1\d\d entries/);
  assert.match(words, /Log millbrook\.localhost\/log1\n {2}\d+ entries/);
  assert.match(words, /1 fields erased, 1 covered/);
});

test('a changed word of a published act is found, with its entry', async () => {
  const at = `n = (select n from log.entries where place_id = '${place}' and index = 20) and place_id = '${place}'`;
  const swap = (from: string, to: string) =>
    `update log.acts set fields = jsonb_set(fields, '{author,name}', '"${to}"') where ${at} and '${from}' <> ''`;
  const client = new pg.Client({ connectionString: site.ownerUrl });
  await client.connect();
  await client.query(`select set_config('app.place', '${place}', false)`);
  const { rows } = await client.query(`select fields->'author'->>'name' as name from log.acts where ${at}`);
  await client.end();
  await meanwhile(swap('a', 'Somebody else'), swap('b', rows[0].name), async () => {
    const { isSound, words } = await checked();
    assert.equal(isSound, false);
    assert.match(words, /✖ Entry 20: .*field author: it is not what the log committed to/);
  });
});

test('a row that is no act any more takes no page along: its entry is named, and the page of the log still opens', async () => {
  const where = `where place_id = '${place}'`;
  const person = reader(site, millbrook);
  await meanwhile(
    `update log.acts set fields = jsonb_set(fields, '{spoiled}', 'null') ${where} and n = (select n from log.entries ${where} and index = 5)`,
    `update log.acts set fields = fields - 'spoiled' ${where} and n = (select n from log.entries ${where} and index = 5)`,
    async () => {
      const { words } = await checked();
      assert.deepEqual(words.match(/^✖ .*/gm), [
        '✖ Entry 5: the act published beside the log is not this entry’s (body-missing)',
        words.match(/^✖ This log does not hold.*/m)![0],
      ]);
      assert.match((await person.get('/log/entries/5')).text, /Something is wrong with this entry/);
    },
  );
  const last = `${where} and index = (select max(index) from log.entries ${where})`;
  await meanwhile(
    `update log.entries set leaf = 'x' || leaf ${last}`,
    `update log.entries set leaf = substr(leaf, 2) ${last}`,
    async () => {
      for (const path of ['/log', '/es/log']) assert.equal((await person.get(path)).status, 200, path);
    },
  );
});

test('a changed leaf, tile, or checkpoint is found', async () => {
  const where = `where place_id = '${place}'`;
  const cases: [change: string, back: string, found: RegExp][] = [
    [
      `update log.entries set leaf = replace(leaf, '"v":1', '"v":2') ${where} and index = 7`,
      `update log.entries set leaf = replace(leaf, '"v":2', '"v":1') ${where} and index = 7`,
      /✖ Entry 7: the entry is not the one the tree was built with/,
    ],
    [
      `update log.tiles set hashes = set_byte(hashes, 32 * 9, get_byte(hashes, 32 * 9) # 1) ${where} and level = 0 and index = 0`,
      `update log.tiles set hashes = set_byte(hashes, 32 * 9, get_byte(hashes, 32 * 9) # 1) ${where} and level = 0 and index = 0`,
      /✖ Entry 9: the entry is not the one/,
    ],
    [
      `update log.tiles set hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) ${where} and level = 1`,
      `update log.tiles set hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) ${where} and level = 1`,
      /✖ tile\/1\/000\.p\/1 is not made of what is below it/,
    ],
    [
      `update log.checkpoints set note = replace(note, E'\\n\\n', E'\\nmore\\n\\n') ${where}`,
      `update log.checkpoints set note = replace(note, E'\\nmore\\n\\n', E'\\n\\n') ${where}`,
      /signature-wrong/,
    ],
  ];
  for (const [change, back, found] of cases) {
    await meanwhile(change, back, async () => {
      const { isSound, words } = await checked();
      assert.equal(isSound, false, change);
      assert.match(words, found);
    });
  }
  const { isSound, words } = await checked();
  assert.ok(isSound, `not everything was put back:\n${words}`);
});

test('what is on its way is kept out of caches when it can change, and kept for ever when it cannot', async () => {
  const person = reader(site, millbrook);
  const [tile, checkpoint, bodies] = await Promise.all([
    person.get('/log/tile/0/000'),
    person.get('/log/checkpoint'),
    person.get('/log/bodies/0'),
  ]);
  assert.match(String(tile.headers['cache-control']), /immutable/);
  assert.match(String(checkpoint.headers['content-type']), /^text\/plain; charset=utf-8$/);
  for (const answer of [checkpoint, bodies]) assert.match(String(answer.headers['cache-control']), /max-age=0/);
  for (const path of ['/log/tile/0/000.p/0', '/log/tile/0/0', '/log/tile/0/999', '/log/bodies/999', '/log/bodies/x']) {
    assert.equal((await person.get(path)).status, 404, path);
  }
});
