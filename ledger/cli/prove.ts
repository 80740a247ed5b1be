// `ledger prove` makes a proof file of one entry, `ledger verify` checks one without asking anybody. A proof of an act carries its words.
// Verifying must never open a connection.

import { writeFile } from 'node:fs/promises';
import {
  decimal,
  fieldsOf,
  formatProof,
  isQuorum,
  keysOf,
  type LogSource,
  openCheckpoint,
  type Policy,
  parseLeaf,
  parseProof,
  parsePublished,
  TILE_WIDTH,
  TileTree,
  utf8,
  utf8Bytes,
  verifyProof,
} from '../src/index.ts';
import { nodeSuite, sha256 } from '../src/node.ts';
import { fileOf } from './trust.ts';
import { WrongCall } from './wrong-call.ts';

/** Writes the proof of an entry to a file, with the published act as its extra words where there is one. */
export async function prove(source: LogSource, policy: Policy, index: string, to: string): Promise<string> {
  const at = decimal(index);
  const note = await source.checkpoint();
  const { size, cosignatures } = await openCheckpoint(nodeSuite, note, keysOf(policy));
  if (at >= size) throw new WrongCall(`The log has ${size} entries; there is no entry ${at}.`);
  const hashes = await new TileTree(sha256, size, source.tile).inclusion(at);
  const bundle = Math.floor(at / TILE_WIDTH);
  const line = (await source.bodies?.(bundle))?.split('\n')[at - bundle * TILE_WIDTH];
  const extra = line ? { extra: utf8Bytes(line) } : {};
  await writeFile(to, formatProof({ ...extra, index: at, hashes, checkpoint: note }));
  const quorum = isQuorum(
    policy,
    cosignatures.map(({ key }) => key),
  )
    ? 'enough'
    : 'not yet enough';
  return `Entry ${at} of ${size}; ${cosignatures.length} witnesses, ${quorum} for this policy. Written to ${to}.`;
}

/**
 * Checks a proof file, and the words it carries.
 * @param entry the file with the entry's bytes; without it the proof must carry the published act
 */
export async function verify(path: string, entry: string | undefined, policy: Policy, say: (line: string) => void) {
  const proof = parseProof(await fileOf(path));
  const published = proof.extra ? parsePublished(utf8(proof.extra)) : undefined;
  const bytes = entry ? await fileOf(entry) : published && utf8Bytes(published.leaf);
  if (!bytes) throw new WrongCall('This proof does not carry what it proves: name the file with the entry, too.');
  const checkpoint = await verifyProof(nodeSuite, proof, bytes, policy);
  say(`✔ Entry ${proof.index} of ${checkpoint.origin}, in a tree of ${checkpoint.size}`);
  for (const { key, time } of checkpoint.cosignatures) {
    say(`✔ Seen by ${key.name} at ${new Date((time ?? 0) * 1000).toISOString()}`);
  }
  if (entry || !published) return true;
  return saysFields(published, bytes, say);
}

function saysFields(
  published: NonNullable<ReturnType<typeof parsePublished>>,
  bytes: Uint8Array,
  say: (line: string) => void,
) {
  const leaf = parseLeaf(bytes);
  say(`  ${leaf.type}, recorded ${leaf.at}`);
  let isSound = true;
  for (const { name, state, by } of fieldsOf(sha256, leaf, published)) {
    const isFine = state === 'open' || state === 'erased' || state === 'covered';
    isSound &&= isFine;
    say(`${isFine ? '✔' : '✖'} ${name}: ${state}${by ? ` by act ${by}` : ''}`);
  }
  return isSound;
}
