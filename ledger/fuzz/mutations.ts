// Spoils what strangers send: a few bytes or lines cut out, doubled, exchanged or made up. Used by tests only; nothing in src may import it.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  bundleAt,
  cosign,
  formatAddCheckpoint,
  formatKey,
  formatProof,
  formatSignatureLine,
  LogError,
  leafHash,
  openCheckpoint,
  type Policy,
  parseAddCheckpoint,
  parseLeaf,
  parseNote,
  parsePolicy,
  parseProof,
  parsePublished,
  TileTree,
  unpackEntries,
  utf8Bytes,
  verifyConsistency,
  verifyInclusion,
  verifyProof,
} from '../src/index.ts';
import { nodeSuite, sha256 } from '../src/node.ts';
import { act, memorySource, signerCalled, smallLog } from './small-log.ts';

const acts = Array.from({ length: 300 }, (_, at) => act(at, { title: `Letter ${at}` }));
const log = smallLog(
  acts.map(({ entry }) => entry),
  { bodies: acts.map(({ body }) => body) },
);
const witness = signerCalled('witness.example', 'witness', 5);
const note = log.files.get('checkpoint')!;
const cosigned = Buffer.concat([
  note,
  utf8Bytes(formatSignatureLine(witness.key, cosign(witness, 1_700_000_000, parseNote(note).text))),
]);
const policyFile = utf8Bytes(
  `# whom we believe\nlog ${formatKey(log.signer.key)} https://log.example\nwitness W ${formatKey(witness.key)}\ngroup G any W\nquorum G\n`,
);
const policy: Policy = parsePolicy(sha256, policyFile);
const tree = new TileTree(sha256, 300, memorySource(log.files).tile);
const [index, old] = [137, 77];
const path = await tree.inclusion(index);
const steps = await tree.consistency(old);
const [root, oldRoot] = [await tree.root(), await tree.root(old)];
const proof = utf8Bytes(
  formatProof({ extra: utf8Bytes(acts[index]!.body), index, hashes: path, checkpoint: cosigned }),
);
const request = utf8Bytes(formatAddCheckpoint({ old, proof: steps, checkpoint: note }));

type Edit = { at: number; cut: number; put: Uint8Array };
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(100_000),
  cut: fc.nat(3),
  put: fc.oneof(
    fc.uint8Array({ maxLength: 3 }),
    fc.constantFrom('\n', '\n\n', ' ', '0', '=', '— ', '+', '\t').map(utf8Bytes),
  ),
});
export const edits = fc.array(edit, { minLength: 1, maxLength: 3 });

function spoil(bytes: Uint8Array, changes: readonly Edit[]): Uint8Array {
  let spoiled = Buffer.from(bytes);
  for (const { at, cut, put } of changes) {
    const place = at % (spoiled.length + 1);
    spoiled = Buffer.concat([spoiled.subarray(0, place), put, spoiled.subarray(place + cut)]);
  }
  return spoiled;
}

/** Refused in our own words, or what was read means exactly what was signed. Anything else is a fault of ours. */
async function holds(run: () => unknown): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    assert.ok(error instanceof LogError, `a refusal must be a LogError, not ${error}`);
    return false;
  }
}

/** Each of these is given spoiled bytes and must never be fooled by them, nor fall over. */
export const targets: Record<string, (changes: readonly Edit[]) => Promise<void>> = {
  async note(changes) {
    const spoiled = spoil(cosigned, changes);
    if (!(await holds(() => openCheckpoint(nodeSuite, spoiled, [log.signer.key, witness.key])))) return;
    // Only what no signature covers may have changed: lines of strangers.
    assert.equal(parseNote(spoiled).text, parseNote(cosigned).text);
  },
  async proof(changes) {
    const spoiled = spoil(proof, changes);
    const isHolding = await holds(async () => {
      const read = parseProof(spoiled);
      await verifyProof(nodeSuite, read, acts[index]!.entry, policy);
      assert.deepEqual([read.index, read.hashes.length], [index, path.length]);
    });
    if (isHolding)
      assert.deepEqual(
        parseProof(spoiled).hashes.map(Buffer.from),
        path.map((hash) => Buffer.from(hash)),
      );
  },
  async policy(changes) {
    const spoiled = spoil(policyFile, changes);
    let read: Policy | undefined;
    if (!(await holds(() => (read = parsePolicy(sha256, spoiled))))) return;
    // Whatever was read has keys that are those of the file: an id binds a name to a key.
    const known = [...policy.logs, ...policy.witnesses].map(({ key }) => formatKey(key));
    for (const { key } of [...read!.logs, ...read!.witnesses]) assert.ok(known.includes(formatKey(key)));
  },
  async request(changes) {
    const spoiled = spoil(request, changes);
    await holds(() => parseAddCheckpoint(spoiled));
  },
  async bundle(changes) {
    const whole = log.files.get('tile/entries/000')!;
    const spoiled = spoil(whole, changes);
    if (Buffer.from(whole).equals(spoiled)) return;
    await holds(() => {
      const entries = unpackEntries(spoiled, bundleAt(0, 300).width);
      assert.ok(
        entries.some((entry, at) => !Buffer.from(leafHash(sha256, entry)).equals(leafHash(sha256, acts[at]!.entry))),
      );
    });
  },
  async leaf(changes) {
    const { entry } = acts[3]!;
    const spoiled = spoil(entry, changes);
    await holds(() => assert.deepEqual(parseLeaf(spoiled), JSON.parse(Buffer.from(spoiled).toString('utf8'))));
  },
  async body(changes) {
    const spoiled = spoil(utf8Bytes(acts[3]!.body), changes);
    const text = Buffer.from(spoiled).toString('utf8');
    const read = parsePublished(text);
    if (read) assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify({ ...JSON.parse(text), ...read })));
  },
  async hashes(changes) {
    const flat = spoil(Buffer.concat(path), changes);
    const given = Array.from({ length: Math.ceil(flat.length / 32) }, (_, at) => flat.subarray(at * 32, at * 32 + 32));
    const isSame = Buffer.concat(path).equals(flat);
    const leaf = leafHash(sha256, acts[index]!.entry);
    const included = await holds(() => verifyInclusion(sha256, { leaf, index, size: 300, root, proof: given }));
    assert.equal(included, isSame);
    const other = spoil(Buffer.concat(steps), changes);
    const grown = Array.from({ length: Math.ceil(other.length / 32) }, (_, at) =>
      other.subarray(at * 32, at * 32 + 32),
    );
    const consistent = await holds(() => verifyConsistency(sha256, { old, oldRoot, size: 300, root, proof: grown }));
    assert.equal(consistent, Buffer.concat(steps).equals(other));
  },
};
