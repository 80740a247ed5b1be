// Witnesses of a place's log: they cosign what grew, one that is away holds nobody up, and one that lies is not kept.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { formatKey, isQuorum, keysOf, openCheckpoint, parsePolicy, type Signer, utf8Bytes } from '@redress/ledger';
import { makeKey, nodeSuite, openSigner, sha256 } from '@redress/ledger/node';
import { startWitness } from '../../ledger/cli/witness-server.ts';
import { freshPlace } from '../../test/database.ts';
import { openTestSite, reader } from '../../test/site.ts';
import { commit, draft } from '../acts/commit.ts';
import { sequence } from '../acts/sequencer.ts';
import { inPlace } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { organizationRecorded } from '../record/people/acts.ts';
import { askWhatWasSeen, askWitnesses } from './witnesses.ts';

const site = await openTestSite();
const { ctx } = await freshPlace(site.db, { slug: 'watched' });
await site.directory.refresh();
const person = reader(site, 'watched.localhost');
const folder = join(site.dataDir, 'log');
const witnessKey = (name: string): Signer => openSigner(makeKey('witness', `${name}.example`).secret);
const [a, b, away, liar] = ['a', 'b', 'away', 'liar'].map(witnessKey) as [Signer, Signer, Signer, Signer];

async function act(count: number): Promise<void> {
  for (let i = 0; i < count; i++) {
    const id = newId();
    const body = {
      organization: id,
      slug: `o-${id}`,
      name: 'Invented',
      kind: 'association' as const,
      summary: '',
      lang: 'en',
    };
    await commit(ctx, [draft({ act: organizationRecorded, body: { ...body, summary: 'Invented.' } })]);
  }
  const waiting = () => inPlace(site.db, ctx.place, (tx) => tx.selectFrom('outbox').select('n').limit(1).execute());
  while ((await waiting()).length > 0) await sequence(site.db, ctx.place, 'test');
}

async function started(signer: Signer): Promise<string> {
  const rows = await inPlace(site.db, ctx.place, (tx) => tx.selectFrom('trees').select('key').execute());
  const { logs } = parsePolicy(sha256, utf8Bytes(`log ${rows[0]!.key}\nquorum none\n`));
  const state = join(site.dataDir, `${signer.key.name}.json`);
  const witness = await startWitness({ signer, logs: logs.map(({ key }) => key), state }, 0);
  after(() => witness.close());
  return `http://127.0.0.1:${(witness.server.address() as { port: number }).port}`;
}

/** Answers everything with a line that was made for something else. */
async function startedLiar(): Promise<string> {
  const server = createServer((_, response) => response.end(`— ${liar.key.name} AAAAAAAAAAAAAAAAAAAAAAAAAAAA\n`));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => server.close());
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

/** Answers without end, as fast as it is read. */
async function startedFlood(): Promise<{ url: string; sent: () => number }> {
  let sent = 0;
  const part = Buffer.alloc(256 * 1024, '.');
  const server = createServer((_, response) => {
    const more = () => {
      while (!response.destroyed) {
        sent += part.length;
        if (!response.write(part)) return void response.once('drain', more);
      }
    };
    more();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as { port: number }).port}`, sent: () => sent };
}
const { url: flood, sent: flooded } = await startedFlood();

test('two of three have seen it: the page says so, a strict reader is content, the third holds nobody up', async () => {
  await act(3);
  await site.publisher.round();
  const line = (name: string, { key }: Signer, url: string) => `witness ${name} ${formatKey(key)} ${url}`;
  const lines = [
    line('A', a, await started(a)),
    line('B', b, await started(b)),
    line('Away', away, 'http://127.0.0.1:9'),
    line('Liar', liar, await startedLiar()),
    line('Flood', witnessKey('flood'), flood),
  ];
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'watched.policy'), `${lines.join('\n')}\ngroup All 2 A B Away Liar Flood\nquorum All\n`);
  for (const more of [1, 20, 1]) {
    await act(more);
    await site.publisher.round();
    const { text } = await person.get('/log/checkpoint');
    const key = /log (\S+)/.exec((await person.get('/log/policy')).text)![1]!;
    const file = `log ${key}\n${lines.join('\n')}\ngroup All 2 A B Away Liar Flood\nquorum All\n`;
    const policy = parsePolicy(sha256, utf8Bytes(file));
    const { cosignatures } = await openCheckpoint(nodeSuite, utf8Bytes(text), keysOf(policy));
    assert.deepEqual(cosignatures.map((each) => each.key.name).sort(), ['a.example', 'b.example']);
    assert.ok(
      isQuorum(
        policy,
        cosignatures.map((each) => each.key),
      ),
    );
  }
  assert.match((await person.get('/log')).text, /2 of 5 witnesses have seen it/);
  assert.match((await person.get('/es/log')).text, /2 de 5 testigos lo han visto/);
  assert.ok(flooded() < 3 * 16 * 1024 * 1024, `${flooded()} bytes were taken from one that sends without end`);
});

test('a witness that was not asked for long is asked again from where it stands', async () => {
  const late = witnessKey('late');
  const url = await started(late);
  writeFileSync(join(folder, 'watched.policy'), `witness Late ${formatKey(late.key)} ${url}\nquorum Late\n`);
  await act(1);
  await site.publisher.round();
  // Under another name we remember nothing of it, as after a restore: it says itself where it stands.
  writeFileSync(join(folder, 'watched.policy'), `witness Again ${formatKey(late.key)} ${url}\nquorum Again\n`);
  await act(1);
  await site.publisher.round();
  assert.match((await person.get('/log/checkpoint')).text, /— late\.example /);
});

test('a witness that has seen more than is here, or another beginning, stops what was put back; one that is away does not', async () => {
  const { origin, size, root } = await inPlace(site.db, ctx.place, (tx) =>
    tx.selectFrom('checkpoints').selectAll().orderBy('number', 'desc').limit(1).executeTakeFirstOrThrow(),
  );
  const log = { place: ctx.place, slug: 'watched', host: 'watched.localhost', folder };
  const seen = async (name: string, more: number, rootSeen: Buffer) => {
    const signer = witnessKey(name);
    const state = { [origin]: { size: Number(size) + more, root: rootSeen.toString('base64') } };
    writeFileSync(join(site.dataDir, `${signer.key.name}.json`), JSON.stringify(state));
    writeFileSync(
      join(folder, 'watched.policy'),
      `witness W ${formatKey(signer.key)} ${await started(signer)}\nquorum W\n`,
    );
    return askWhatWasSeen(site.db, log);
  };
  const other = Buffer.from(root).fill(1, 0, 4);
  await seen('same', 0, root);
  await assert.rejects(seen('ahead', 1, root), { code: 'witness-ahead' });
  await assert.rejects(seen('beside', 0, other), { code: 'witness-ahead' });
  await assert.rejects(seen('behind', -1, other), { code: 'witness-ahead' });
  writeFileSync(join(folder, 'watched.policy'), `witness W ${formatKey(away.key)} http://127.0.0.1:9\nquorum W\n`);
  await askWhatWasSeen(site.db, log);
});

test('a policy with a slip in it takes no page away, and is told', async () => {
  writeFileSync(join(folder, 'watched.policy'), 'witnes W\n');
  const [page, policy] = await Promise.all([person.get('/log'), person.get('/log/policy')]);
  assert.match(page.text, /The list of witnesses cannot be read just now/);
  assert.match(policy.text, /^log watched\.localhost\/log1\+[\s\S]*^# who watches watched cannot be read/m);
  const log = { place: ctx.place, slug: 'watched', host: 'watched.localhost', folder };
  await assert.rejects(askWitnesses(site.db, log, '0'), /watched\.policy is not used: .*\(policy-line at 1\)/);
});

test('a witness that takes connections and never answers holds up no signature', async () => {
  const silent = createServer(() => undefined);
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(silent.address() as { port: number }).port}`;
  writeFileSync(
    join(folder, 'watched.policy'),
    `witness Silent ${formatKey(witnessKey('silent').key)} ${url}\nquorum Silent\n`,
  );
  const signed = async () => {
    const rows = await inPlace(site.db, ctx.place, (tx) => tx.selectFrom('checkpoints').select('number').execute());
    return rows.length;
  };
  const asked = new Promise((resolve) => silent.once('request', resolve));
  await act(1);
  await asked;
  const before = await signed();
  await act(1);
  const began = Date.now();
  while ((await signed()) === before && Date.now() - began < 8000);
  assert.ok((await signed()) > before, 'the next checkpoint waits for the witness');
  silent.closeAllConnections();
  silent.close();
});
