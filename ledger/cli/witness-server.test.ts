// A witness that runs: the race of the specification, a restart, and a state it may not lose.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { memorySource, signerCalled, smallLog } from '../fuzz/small-log.ts';
import { formatAddCheckpoint, openNote, signCheckpoint, TileTree, utf8Bytes } from '../src/index.ts';
import { nodeSuite, sha256 } from '../src/node.ts';
import { postText } from './source-site.ts';
import { startWitness, type Witness } from './witness-server.ts';

const room = mkdtempSync(join(tmpdir(), 'ledger-witness-'));
const open: Witness[] = [];
after(async () => {
  for (const witness of open) await witness.close();
  rmSync(room, { recursive: true, force: true });
});
const entries = Array.from({ length: 400 }, (_, index) => utf8Bytes(`entry-${index}`));
const { files, signer: log } = smallLog(entries);
const tree = new TileTree(sha256, 400, memorySource(files).tile);
const signer = signerCalled('witness.example', 'witness', 4);

async function started(state: string): Promise<{ witness: Witness; url: string; state: string }> {
  const witness = await startWitness({ signer, logs: [log.key], state: join(room, state), now: () => 77 }, 0);
  open.push(witness);
  const address = witness.server.address() as { port: number };
  return { witness, url: `http://127.0.0.1:${address.port}`, state: join(room, state) };
}

const noteAt = async (size: number) => signCheckpoint(log, size, await tree.root(size));
const ask = async (url: string, old: number, size: number) => {
  const checkpoint = utf8Bytes(await noteAt(size));
  return postText(
    `${url}/add-checkpoint`,
    formatAddCheckpoint({ old, proof: await tree.consistency(old, size), checkpoint }),
  );
};
const remembered = (path: string): number => JSON.parse(readFileSync(path, 'utf8'))[log.key.name].size;

test('it cosigns what grew, says where it stands otherwise, and remembers after a restart', async () => {
  const first = await started('restart');
  const answer = await ask(first.url, 0, 100);
  assert.equal(answer.status, 200);
  const { signatures } = await openNote(nodeSuite, utf8Bytes((await noteAt(100)) + answer.text), [signer.key]);
  assert.equal(signatures[0]!.time, 77);
  await first.witness.close();
  open.pop();
  const second = await started('restart');
  assert.deepEqual(await ask(second.url, 0, 200), { status: 409, text: '100\n' });
  assert.equal((await ask(second.url, 100, 200)).status, 200);
});

test('of many requests at once from the same size one wins, and the state never goes back', async () => {
  const { url, state } = await started('race');
  assert.equal((await ask(url, 0, 50)).status, 200);
  const sizes = Array.from({ length: 40 }, (_, at) => 60 + ((at * 7) % 40) * 5);
  const answers = await Promise.all(sizes.map((size) => ask(url, 50, size)));
  const won = sizes.filter((_, at) => answers[at]!.status === 200);
  assert.equal(won.length, 1, `cosigned from 50: ${won}`);
  assert.equal(remembered(state), won[0]);
  for (const [at, answer] of answers.entries()) {
    if (sizes[at] !== won[0]) assert.deepEqual(answer, { status: 409, text: `${won[0]}\n` });
  }
});

test('what is no request of the protocol is answered by its status', async () => {
  const { url } = await started('other');
  assert.equal((await postText(`${url}/add-checkpoint`, 'hello')).status, 400);
  assert.equal((await postText(`${url}/`, 'hello')).status, 404);
  assert.equal((await postText(`${url}/add-checkpoint`, 'x'.repeat(301 * 1024))).status, 413);
  assert.equal((await fetch(`${url}/add-checkpoint`)).status, 405);
});

test('what could not be put on disk is not cosigned, and the operator hears why', async () => {
  const told: unknown[] = [];
  const folder = join(room, 'gone');
  mkdirSync(folder);
  const state = join(folder, 'state');
  const witness = await startWitness({ signer, logs: [log.key], state, onError: (error) => told.push(error) }, 0);
  open.push(witness);
  rmSync(folder, { recursive: true });
  writeFileSync(folder, 'a file where the folder was');
  const { port } = witness.server.address() as { port: number };
  const answer = await ask(`http://127.0.0.1:${port}`, 0, 50);
  rmSync(folder);
  assert.deepEqual(answer, { status: 500, text: '' });
  assert.match(String(told), /EEXIST|ENOTDIR/);
});

test('a state in use or broken is refused: a witness that forgets could cosign two stories', async () => {
  const { state } = await started('claimed');
  await assert.rejects(startWitness({ signer, logs: [log.key], state }, 0), /Another process/);
  // A process that was killed claims nothing any more: number 4194305 is beyond any that Linux gives.
  writeFileSync(`${join(room, 'killed')}.claim`, '4194305\n');
  await started('killed');
  // In a container a program has the same number at every start: this one's, and begun at another time.
  writeFileSync(`${join(room, 'again')}.claim`, `${process.pid} another-boot/12345\n`);
  await started('again');
  const broken = join(room, 'broken');
  writeFileSync(broken, '{"test.example/log1":{"size":"many"}}');
  await assert.rejects(startWitness({ signer, logs: [log.key], state: broken }, 0), /could cosign two stories/);
});
