// The one error of everything that reads a log. Each file lists its own codes beside the code that throws them; the union is closed.
// Every code has its sentence, so that nobody meets a bare code. It must never carry what a stranger sent further than a screen: `at` is a
// short place, not the input.

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

/** What is wrong, and where it helps what to do; for a person at a terminal. A page has words of its own, in its reader's language. */
const words: Record<LogErrorCode, string> = {
  'entry-too-long': 'an entry is longer than 65,535 bytes',
  'bundle-cut-short': 'a bundle of entries ends too early',
  'bundle-too-long': 'a bundle holds more than its entries',
  'checkpoint-lines': 'this is no checkpoint: name, size and root of a log, a line each',
  'origin-differs': 'a known log signed it, and it speaks of another log',
  'key-not-readable': 'this is no key: one looks like name+0a1b2c3d+base64, without a space',
  'key-name': 'the name of a key may not be empty, nor hold a space or a plus',
  'key-id': 'the key was not copied whole: its short number does not belong to it',
  'key-type': 'a kind of key this program does not know; only Ed25519 keys of logs and witnesses are',
  'key-unsound': 'with this key anybody could sign',
  'leaf-too-long': 'it is longer than 2,048 bytes',
  'leaf-not-canonical': 'it is not canonical JSON',
  'leaf-shape': 'it is no act: a part is missing, too many, or of another kind',
  'leaf-code': 'free words stand where only a code may',
  'leaf-time': 'its time is none',
  'index-beyond-tree': 'no entry stands at that number in a log of that size',
  'sizes-swapped': 'a log does not shrink',
  'size-zero': 'nothing can be proven of an empty log',
  'proof-length': 'a proof for these sizes has another number of hashes',
  'root-differs': 'it does not lead to what was signed: it was changed, or belongs to another entry or log',
  'note-too-long': 'the note is longer than any checkpoint is',
  'note-control-character': 'the note holds characters no note may',
  'note-no-signatures': 'this is no signed note: signatures have to follow an empty line',
  'note-signature-line': 'a signature line cannot be read',
  'note-text': 'this text cannot be signed as a note',
  'signature-wrong': 'a signature by a key you believe does not hold: the checkpoint was changed',
  'no-known-signature': 'no key you believe has signed it: another key, or another log',
  'keys-alike': 'two of the keys to be believed have one name and number',
  'policy-character': 'a policy is text with a line end behind every line',
  'policy-line':
    'this line of the policy is not understood: log KEY, witness NAME KEY, group NAME HOW-MANY NAMES, quorum NAME',
  'policy-key-role': 'the key of a witness stands where that of a log belongs, or the other way round',
  'policy-key-twice': 'one key stands twice in the policy',
  'policy-name-taken': 'this name is taken on a line above',
  'policy-name-unknown': 'no line above defines this name',
  'policy-member-twice': 'a name may be in one group only, once',
  'policy-threshold': 'a group cannot ask for that many of its members',
  'policy-quorum': 'one line has to say who must have seen a checkpoint, such as: quorum none',
  'policy-too-long': 'the policy is longer than any is',
  'not-a-proof': 'this file is no proof: one begins with c2sp.org/tlog-proof@v1',
  'proof-too-long': 'the file is longer than any proof is',
  'no-known-log': 'the policy names no log, so there is nobody to believe',
  'too-few-witnesses': 'fewer witnesses have seen it than the policy asks for',
  'not-utf8': 'this is no text: it is not UTF-8',
  'not-decimal': 'a whole number was expected, in plain digits',
  'number-too-large': 'the number is beyond any log',
  'not-base64': 'this is not base64',
  'wrong-length': 'not as many bytes as there have to be',
  'not-a-tile-path': 'this is no address of a tile',
  'tile-length': 'a tile has not as many bytes as it should',
  'beyond-tree': 'the log is not that long',
  'witness-request': 'this is no request to a witness',
  'witness-request-long': 'the request is longer than any is',
};

/** `at` says where: a line of a text (from 1), a name, or an index. `message` begins with the sentence and ends with the code. */
export class LogError extends Error {
  readonly code: LogErrorCode;
  readonly at: string | number;
  constructor(code: LogErrorCode, at: string | number = '') {
    super(`${words[code]} (${code}${at === '' ? '' : ` at ${typeof at === 'string' ? at.slice(0, 200) : at}`})`);
    this.name = 'LogError';
    this.code = code;
    this.at = at;
  }
}
