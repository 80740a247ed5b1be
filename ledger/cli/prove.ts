// `ledger prove` makes a proof file of one entry, `ledger verify` checks one without asking anybody. A proof of an act carries its words.
// Verifying must never open a connection.

import { writeFile } from 'node:fs/promises';
import {
  bundleAt,
  decimal,
  type FieldState,
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
  sameBytes,
  TILE_WIDTH,
  TileTree,
  unpackEntries,
  utf8,
  utf8Bytes,
  verifyProof,
} from '../src/index.ts';
import { nodeSuite, sha256 } from '../src/node.ts';
import { fileOf } from './trust.ts';
import { WrongCall } from './wrong-call.ts';

/**
 * Writes the proof of an entry to a file, with the published act as its extra words where there is one. What is written was checked as a reader
 * of it will: whoever keeps a proof for years must not learn then that it never held.
 * @returns whether the words in it are what was logged @throws LogError where the log itself does not bear the entry out
 */
export async function prove(
  source: LogSource,
  policy: Policy,
  index: string,
  to: string,
  say: (line: string) => void,
): Promise<boolean> {
  const at = decimal(index);
  const note = await source.checkpoint();
  const { size, cosignatures } = await openCheckpoint(nodeSuite, note, keysOf(policy));
  if (at >= size) throw new WrongCall(`The log has ${size} entries; there is no entry ${at}.`);
  const hashes = await new TileTree(sha256, size, source.tile).inclusion(at);
  const bundle = bundleAt(Math.floor(at / TILE_WIDTH), size);
  const entry = unpackEntries(await source.entries(bundle), bundle.width)[at % TILE_WIDTH]!;
  const line = lineOf(entry, await source.bodies?.(bundle.index));
  const extra = line === undefined ? {} : { extra: utf8Bytes(line) };
  const proof = { ...extra, index: at, hashes, checkpoint: note };
  await verifyProof(nodeSuite, proof, entry, { ...policy, quorum: 'none' });
  await writeNew(to, formatProof(proof));
  const cosigners = cosignatures.map(({ key }) => key);
  const quorum = isQuorum(policy, cosigners) ? 'enough' : 'not yet enough';
  say(`Entry ${at} of ${size}; ${cosigners.length} witnesses, ${quorum} for this policy. Written to ${to}.`);
  if (line !== undefined) return saysFields(parsePublished(line)!, entry, say);
  say('It is without words: none are published for this entry. Keep the file with the entry, too.');
  return true;
}

/** The published act of an entry among those of its page. */
const lineOf = (entry: Uint8Array, page: string | undefined): string | undefined =>
  page?.split('\n').find((line) => {
    const leaf = parsePublished(line)?.leaf;
    return leaf !== undefined && sameBytes(utf8Bytes(leaf), entry);
  });

async function writeNew(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new WrongCall(`${path} is there already; a proof is never written over.`);
  }
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

const fieldWords: Partial<Record<FieldState, string>> = {
  open: 'as it was logged',
  differs: 'not what was logged',
  missing: 'logged, and not in this file',
  'not-committed': 'in this file, and never logged',
};

function saysFields(
  published: NonNullable<ReturnType<typeof parsePublished>>,
  bytes: Uint8Array,
  say: (line: string) => void,
) {
  const leaf = parseLeaf(bytes);
  say(`  ${leaf.type}, recorded ${leaf.at}`);
  let isSound = true;
  for (const { name, state, by } of fieldsOf(sha256, leaf, published)) {
    if (by !== undefined) {
      // A marker is only a word of whoever made the file; the act it names is in the log, or it is not.
      say(
        `· ${name}: not in this file. It says that the act ${by} ${state} it; whether that is so, only the log can show.`,
      );
      continue;
    }
    isSound &&= state === 'open';
    say(`${state === 'open' ? '✔' : '✖'} ${name}: ${fieldWords[state]}`);
  }
  return isSound;
}
