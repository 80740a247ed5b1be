// A log that can never be signed again, at three in the morning: the key is gone with the disk, or the newest entries are. It is closed, another
// follows it, and everybody who reads, keeps or watches it is told; what was promised before stays provable.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Finding, formatKey, utf8Bytes } from '@redress/ledger';
import { makeKey, openSigner } from '@redress/ledger/node';
import { Command } from 'commander';
import { check, type OpenLog, openLog, openLogs } from '../../ledger/cli/check.ts';
import { monitor } from '../../ledger/cli/monitor.ts';
import { prove, verify } from '../../ledger/cli/prove.ts';
import { policyOf } from '../../ledger/cli/trust.ts';
import { makeDatabase } from '../../test/database.ts';
import { smallPlace } from '../../test/place-with-log.ts';
import { reader } from '../../test/site.ts';
import { commit, draft } from '../acts/commit.ts';
import { covered } from '../acts/cover.ts';
import { exportPlace } from '../acts/export.ts';
import { importPlace } from '../acts/import.ts';
import { checkPlace } from '../acts/rebuild.ts';
import { sequence } from '../acts/sequencer.ts';
import { appUrl, inPlace, openDatabase } from '../base/database.ts';
import { markupProblems } from '../web/markup-rules.ts';
import { addLog } from './commands.ts';
import { continueLog } from './continue.ts';
import { growTree } from './grow.ts';
import { signTree } from './sign.ts';
import { guardPath } from './which.ts';

const { room, db, ownerUrl, ctx, log, act, publish, backup, start, beside } = await smallPlace('closed');
const path = (name: string) => join(log.folder, name);
const keyNow = async () =>
  (await inPlace(db, log.place, (tx) => tx.selectFrom('trees').select('key').executeTakeFirstOrThrow())).key!;
const says = async (url: string, more: { key?: string; saved?: string[] } = {}) => {
  const lines: string[] = [];
  const isSound = await check(url, { ...more, say: (line) => lines.push(line) });
  return { isSound, said: lines.join('\n') };
};

await assert.rejects(continueLog(ctx, log, { why: 'key-lost' }), { code: 'never-signed' });
await act(30);
assert.equal(await publish(), '0');
const firstKey = await keyNow();
const oldState = await backup();
await act(10);
assert.equal(await publish(), '1');
const state = join(room, 'monitor');

async function coverSomething(): Promise<void> {
  const { id, streams } = await inPlace(db, log.place, (tx) =>
    tx
      .selectFrom('acts')
      .select(['id', 'streams'])
      .where('kind', '=', 'organization.recorded/1')
      .orderBy('n')
      .limit(1)
      .executeTakeFirstOrThrow(),
  );
  const aim = { target: id, target_kind: 'organization.recorded/1', stream: streams[0]!, field: 'summary' };
  await commit(ctx, [draft({ act: covered, body: { ...aim, reason: 'mistake', role: 'site' } })]);
}

test('a log that can go on is not closed, nor for a reason that is not so', async () => {
  await assert.rejects(continueLog(ctx, log, { why: 'key-lost' }), { code: 'key-is-there' });
  await assert.rejects(continueLog(ctx, log, { why: 'state-lost' }), { code: 'nothing-lost' });
  await assert.rejects(continueLog(ctx, log, { why: 'key-exposed', kept: [utf8Bytes('hello\n')] }), {
    code: 'not-its-checkpoint',
  });
  assert.equal(await keyNow(), firstKey);
  assert.equal(existsSync(path('closed.log2.key')), false);
});

test('a lost key: the log is closed, another follows it with every entry, and everybody is told', async () => {
  const before = await start(ownerUrl);
  const url = () => `http://closed.localhost:${site.port}`;
  const proof = join(room, 'old.tlog-proof');
  const [{ source, policy }] = (await openLog(`http://localhost:${before.port}`, { say: () => undefined })) as [
    OpenLog,
  ];
  const watch = { policy, state, acts: true, onFinding: ({ words }: Finding) => assert.fail(words) };
  await monitor({ ...watch, source });
  await prove(source, policy, '7', proof, () => undefined);
  await before.close();
  rmSync(path('closed.key'));
  await act(2);
  await assert.rejects(publish(), { code: 'no-key' });
  // Killed after the key was made and before anything named it: the next try takes that key.
  writeFileSync(path('closed.log2.key'), makeKey('log', 'closed.localhost/log2').secret);
  const made = readFileSync(path('closed.log2.key'), 'utf8');
  const closed = await continueLog(ctx, log, { why: 'key-lost' });
  assert.deepEqual(
    [closed.previous, closed.origin, closed.size, closed.kept],
    ['closed.localhost/log1', 'closed.localhost/log2', 41, 41],
  );
  assert.equal(readFileSync(path('closed.log2.key'), 'utf8'), made);
  const site = await start(ownerUrl);
  try {
    // What was said under the old log may be covered under the new one: the act that says so is in the new one only.
    await coverSomething();
    while ((await sequence(site.db, log.place, 'test')) > 0);
    await site.publisher.round();
    const { isSound, said } = await says(url(), { saved: [proof] });
    assert.ok(isSound, said);
    assert.match(said, /Log closed\.localhost\/log2\n {2}45 entries[\s\S]* {2}1 checkpoints[\s\S]*1 covered/);
    assert.equal(readdirSync(log.second).filter((name) => /^closed-[0-9a-f]{8}\.checkpoint$/.test(name)).length, 2);
    assert.ok((await says(url(), { key: firstKey })).isSound, 'by the old key and the address of the site');
    assert.match(said, /Entry 43: the log closed\.localhost\/log1 was closed at 41 entries \(its key was lost\)/);
    assert.match(said, /Log closed\.localhost\/log1\n {2}41 entries[\s\S]* {2}2 checkpoints/);
    // Whoever pinned the old key is not left with a code, and finds the closed log under it.
    const pinned = await says(url().concat('/log'), { key: firstKey });
    assert.equal(pinned.isSound, false);
    assert.match(pinned.said, /no-known-signature[\s\S]*closed and another follows it[\s\S]*\/closed\/1/);
    const other = formatKey(openSigner(makeKey('log', 'closed.localhost/log1').secret).key);
    await assert.rejects(
      says(url(), { key: other }),
      /has no log with the key you gave. It says that its own are: \S+\/log2/,
    );
    assert.ok(await verify(proof, undefined, policyOf(firstKey), () => undefined), 'an old proof holds');
    const person = reader(site, 'closed.localhost');
    assert.match(
      (await person.get('/log')).text,
      /The key of the earlier log was lost[\s\S]*All 41 entries[\s\S]*\/log\/closed\/1\/checkpoint/,
    );
    assert.match((await person.get('/es/log')).text, /La clave del registro anterior se perdió/);
    for (const path of ['/log', '/es/log']) assert.deepEqual(await markupProblems((await person.get(path)).text), []);
    assert.match(
      (await person.get('/log/policy')).text,
      /^log closed\.localhost\/log2\+\S+ \S+\/log\nlog closed\.localhost\/log1\+\S+ \S+\/log\/closed\/1$/m,
    );
    assert.equal((await person.get('/log/closed/2/checkpoint')).status, 404);
    // A monitor goes on with both, each under its own key; a proof is made of the one that is open.
    const logs = await openLog(url(), { say: () => undefined });
    assert.deepEqual(
      openLogs(logs).map((one) => one.policy.logs[0]!.key.name),
      ['closed.localhost/log2'],
    );
    const old = logs.find((one) => one.policy.logs[0]!.key.name === 'closed.localhost/log1')!;
    assert.equal((await monitor({ ...watch, source: old.source, policy: old.policy })).scanned!.entries, 0);
    assert.deepEqual(await checkPlace(ownerUrl, log.place), []);
  } finally {
    await site.close();
  }
  assert.deepEqual(
    readFileSync(guardPath(log.folder, 'closed')).length > 0,
    true,
    'the closed log’s last checkpoint is kept',
  );
});

test('an older database and the old key cannot wake a closed log', async () => {
  writeFileSync(path('closed.key'), 'whatever');
  const database = openDatabase(appUrl(oldState));
  try {
    await act(20, database);
    await growTree(database, log.place);
    await assert.rejects(signTree(database, log, new Date()), { code: 'fork' });
  } finally {
    await database.close();
  }
});

test('lost entries: what is gone is said in numbers, and the log that follows is sound', async () => {
  const lost = await smallPlace('lost');
  await lost.act(20);
  await lost.publish();
  const old = await lost.backup();
  await lost.act(30);
  await lost.publish();
  const last = readFileSync(guardPath(lost.log.folder, 'lost'));
  await assert.rejects(lost.start(old), { code: 'fork' });
  const database = openDatabase(appUrl(old));
  const there = { ...lost.ctx, db: database };
  await assert.rejects(continueLog(there, lost.log, { why: 'key-exposed' }), { code: 'entries-lost' });
  // The guard went with the disk as well: a reader's copy of the last checkpoint stands in for it.
  rmSync(guardPath(lost.log.folder, 'lost'));
  const closed = await continueLog(there, lost.log, { why: 'state-lost', kept: [last] });
  assert.deepEqual([closed.size, closed.kept], [51, 21]);
  await database.close();
  const site = await lost.start(old);
  try {
    while ((await sequence(site.db, lost.log.place, 'test')) > 0);
    await site.publisher.round();
    const { isSound, said } = await says(`http://localhost:${site.port}`);
    assert.ok(isSound, said);
    assert.match(
      said,
      /lost\.localhost\/log1 was closed at 51 entries \(entries were lost\)[\s\S]*Only the first 21 of its entries are here/,
    );
    assert.match((await reader(site, 'lost.localhost').get('/log')).text, /Only the first 21 of the 51 entries/);
  } finally {
    await site.close();
  }
});

test('the command says how a log stands, why it is not signed, and what it did', async () => {
  const typed = await beside('typed');
  const run = async (...words: string[]): Promise<string> => {
    const lines: string[] = [];
    const program = new Command().exitOverride().configureOutput({ writeErr: (line) => lines.push(line) });
    addLog(program, {
      say: (line) => lines.push(line),
      told: (why) => new Error(why),
      withLog: (_, work) => work(typed.ctx, typed.log),
    });
    await program.parseAsync(['log', ...words], { from: 'user' }).catch((error) => lines.push(error.message));
    return lines.join('\n');
  };
  assert.match(await run('show', 'typed'), /has not signed anything yet/);
  await typed.act(2);
  await typed.publish();
  assert.match(await run('show', 'typed'), /typed\.localhost\/log1\n[\s\S]*last signed {4}3 entries/);
  assert.match(await run('follow', 'typed'), /required option '--why <reason>'/);
  assert.match(await run('follow', 'typed', '--why', 'boredom'), /--why is one of key-lost, key-exposed, state-lost/);
  assert.match(await run('follow', 'typed', '--why', 'key-lost'), /Its key is there, so it can go on/);
  rmSync(join(typed.log.folder, 'typed.key'));
  assert.match(await run('show', 'typed'), /✖ .* its key is not at[\s\S]*redress log follow typed --why key-lost/);
  assert.match(await run('follow', 'typed', '--why', 'key-lost'), /log1 is closed at 3 entries\.\n.*log2 follows it/);
  assert.match(
    await run('show', 'typed'),
    /typed\.localhost\/log2\n[\s\S]*follows {8}typed\.localhost\/log1, closed at 3 entries/,
  );
});

test('a database read in anew, which knows of no log, is closed by what lies beside the key', async () => {
  const anew = await beside('anew');
  await anew.act(5);
  await anew.publish();
  const early = readFileSync(guardPath(anew.log.folder, 'anew'));
  await anew.act(5);
  await anew.publish();
  const file = join(room, 'anew.redress');
  const shelf = { open: assert.fail, put: assert.fail };
  await exportPlace(db, anew.ctx.place, shelf, file);
  await anew.act(5);
  await anew.publish();
  const { db: empty, drop } = await makeDatabase();
  try {
    await importPlace(empty, shelf, file);
    await growTree(empty, anew.log.place);
    await assert.rejects(anew.publish(empty), { code: 'fork' });
    const there = { ...anew.ctx, db: empty };
    const closed = await continueLog(there, anew.log, { why: 'state-lost', kept: [early] });
    assert.deepEqual([closed.previous, closed.size, closed.kept], ['anew.localhost/log1', 16, 6]);
    await sequence(empty, anew.log.place, 'test');
    assert.equal(await anew.publish(empty), '0');
  } finally {
    await drop();
  }
});
