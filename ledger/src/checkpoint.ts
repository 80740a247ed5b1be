// Checkpoints (C2SP tlog-checkpoint): which log, how long, which root. Signed by the log, cosigned by witnesses.
// A checkpoint must never be believed unless the key of the log it names has signed it.

import type { Signer, VerifierKey } from './key.ts';
import { LogError } from './log-error.ts';
import { HASH_BYTES } from './merkle.ts';
import { openNote, parseNote, type Signature, signNote } from './note.ts';
import type { Suite } from './suite.ts';
import { decimal, fromBase64Of, toBase64 } from './text.ts';

export type CheckpointErrorCode =
  | 'checkpoint-lines' // fewer than three lines, or an empty one
  | 'origin-differs'; // signed by a key of another log

export type Checkpoint = {
  origin: string;
  /** Entries in the tree. */
  size: number;
  root: Uint8Array;
  /** Opaque further lines; ours have none. */
  extensions: string[];
};

export type OpenCheckpoint = Checkpoint & {
  /** By the witnesses among the known keys, with their times. */
  cosignatures: Signature[];
};

export const formatCheckpoint = ({ origin, size, root }: Omit<Checkpoint, 'extensions'>): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** The text of a note as a checkpoint. @throws LogError checkpoint-lines and those of text.ts */
export function parseCheckpoint(text: string): Checkpoint {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length < 3 || lines.includes('')) throw new LogError('checkpoint-lines');
  const [origin, size, root, ...extensions] = lines as [string, string, string, ...string[]];
  return { origin, size: decimal(size, 2), root: fromBase64Of(HASH_BYTES, root, 3), extensions };
}

/** Reads a checkpoint without believing it: to tell whose it claims to be. */
export const readUnproven = (note: Uint8Array): Checkpoint => parseCheckpoint(parseNote(note).text);

/**
 * A checkpoint signed by one of the known logs.
 * @throws LogError no-known-signature, signature-wrong, origin-differs
 */
export async function openCheckpoint(
  suite: Suite,
  note: Uint8Array,
  known: readonly VerifierKey[],
): Promise<OpenCheckpoint> {
  const { text, signatures } = await openNote(suite, note, known);
  const checkpoint = parseCheckpoint(text);
  const logs = signatures.filter(({ key }) => key.role === 'log');
  if (logs.length === 0) throw new LogError('no-known-signature');
  if (!logs.some(({ key }) => key.name === checkpoint.origin)) throw new LogError('origin-differs', checkpoint.origin);
  return { ...checkpoint, cosignatures: signatures.filter(({ key }) => key.role === 'witness') };
}

/** A signed checkpoint as it is served. The signer's name is the origin. */
export const signCheckpoint = (signer: Signer, size: number, root: Uint8Array): string =>
  signNote(formatCheckpoint({ origin: signer.key.name, size, root }), signer);
