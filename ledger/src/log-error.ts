// The one error of everything that reads a log. Each file lists its own codes beside the code that throws them; the union is closed.
// It must never carry what a stranger sent further than a screen: `at` is a short place, not the input.

import type { BundleErrorCode } from './bundle.ts';
import type { CheckpointErrorCode } from './checkpoint.ts';
import type { KeyErrorCode } from './key.ts';
import type { LeafErrorCode } from './leaf.ts';
import type { MerkleErrorCode } from './merkle.ts';
import type { NoteErrorCode } from './note.ts';
import type { PolicyErrorCode } from './policy.ts';
import type { ProofFileErrorCode } from './proof-file.ts';
import type { TextErrorCode } from './text.ts';
import type { TileErrorCode } from './tile.ts';
import type { WitnessErrorCode } from './witness.ts';

export type LogErrorCode =
  | BundleErrorCode
  | CheckpointErrorCode
  | KeyErrorCode
  | LeafErrorCode
  | MerkleErrorCode
  | NoteErrorCode
  | PolicyErrorCode
  | ProofFileErrorCode
  | TextErrorCode
  | TileErrorCode
  | WitnessErrorCode;

/** `at` says where: a line of a text (from 1), a name, or an index. */
export class LogError extends Error {
  readonly code: LogErrorCode;
  readonly at: string | number;
  constructor(code: LogErrorCode, at: string | number = '') {
    super(`Refused: ${code}${at === '' ? '' : ` at ${typeof at === 'string' ? at.slice(0, 200) : at}`}`);
    this.name = 'LogError';
    this.code = code;
    this.at = at;
  }
}
