// A proof that fits in a drawer (C2SP tlog-proof): checkpoint, place in the log, hashes. Whoever keeps it needs nobody to check it.
// The extra part is not proven by anything here; published.ts holds it against the entry.

import { type OpenCheckpoint, openCheckpoint } from './checkpoint.ts';
import { LogError } from './log-error.ts';
import { HASH_BYTES, leafHash, verifyInclusion } from './merkle.ts';
import { isQuorum, keysOf, type Policy } from './policy.ts';
import type { Suite } from './suite.ts';
import { decimal, fromBase64, fromBase64Of, toBase64, utf8, utf8Bytes } from './text.ts';

export type ProofFileErrorCode =
  | 'not-a-proof' // another first line, or parts missing
  | 'proof-too-long'
  | 'no-known-log' // a policy that names no log proves nothing
  | 'too-few-witnesses';

export type ProofFile = {
  /** Opaque and unproven. */
  extra?: Uint8Array;
  /** Where the entry stands, from 0. */
  index: number;
  /** From the leaf's sibling up. */
  hashes: Uint8Array[];
  /** The checkpoint as it was served, signatures and all. */
  checkpoint: Uint8Array;
};

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
/** An act's words may be long; a log's path never is. */
const LONGEST = 32 * 1024 * 1024;
const MOST_HASHES = 63;

export function formatProof({ extra, index, hashes, checkpoint }: ProofFile): string {
  const lines = [
    FIRST_LINE,
    ...(extra ? [`extra ${toBase64(extra)}`] : []),
    `index ${index}`,
    ...hashes.map(toBase64),
    '',
  ];
  return `${lines.join('\n')}\n${utf8(checkpoint)}`;
}

/** @throws LogError not-a-proof, proof-too-long and those of text.ts, with the line's number */
export function parseProof(file: Uint8Array): ProofFile {
  if (file.length > LONGEST) throw new LogError('proof-too-long');
  const text = utf8(file);
  const end = text.indexOf('\n\n');
  if (end < 0) throw new LogError('not-a-proof');
  const lines = text.slice(0, end).split('\n');
  if (lines[0] !== FIRST_LINE) throw new LogError('not-a-proof', 1);
  let at = 1;
  let extra: Uint8Array | undefined;
  if (lines[at]?.startsWith('extra ')) {
    extra = fromBase64(lines[at]!.slice('extra '.length), at + 1);
    at += 1;
  }
  const place = lines[at];
  if (!place?.startsWith('index ')) throw new LogError('not-a-proof', at + 1);
  const index = decimal(place.slice('index '.length), at + 1);
  const path = lines.slice(at + 1);
  if (path.length > MOST_HASHES) throw new LogError('proof-too-long');
  const hashes = path.map((line, step) => fromBase64Of(HASH_BYTES, line, at + 2 + step));
  return { ...(extra ? { extra } : {}), index, hashes, checkpoint: utf8Bytes(text.slice(end + 2)) };
}

/**
 * Checks that the entry is in a log the policy names, under a checkpoint enough of its witnesses saw. Fails closed.
 * @throws LogError saying what does not hold
 */
export async function verifyProof(
  suite: Suite,
  proof: ProofFile,
  entry: Uint8Array,
  policy: Policy,
): Promise<OpenCheckpoint> {
  if (policy.logs.length === 0) throw new LogError('no-known-log');
  const checkpoint = await openCheckpoint(suite, proof.checkpoint, keysOf(policy));
  const leaf = leafHash(suite.sha256, entry);
  const { index, hashes } = proof;
  verifyInclusion(suite.sha256, { leaf, index, size: checkpoint.size, root: checkpoint.root, proof: hashes });
  const cosigners = checkpoint.cosignatures.map(({ key }) => key);
  if (!isQuorum(policy, cosigners)) throw new LogError('too-few-witnesses', cosigners.length);
  return checkpoint;
}
