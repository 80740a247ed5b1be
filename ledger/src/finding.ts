// What a reader of a whole log is asked, and what it finds (scan.ts).
// A code never changes its meaning: whoever watches a log acts on it.

import type { OpenCheckpoint } from './checkpoint.ts';
import type { VerifierKey } from './key.ts';
import type { Leaf } from './leaf.ts';
import type { Frontier } from './merkle.ts';
import type { Judge } from './rules.ts';
import type { LogSource } from './source.ts';
import type { Succession } from './succession.ts';

export type FindingCode =
  | 'checkpoint' // the latest one cannot be believed
  | 'key-differs' // the log goes on under the name it had, and another key signs it
  | 'log-shorter' // it once was longer, by what is remembered or by what it signed itself
  | 'unreadable' // a bundle, tile or page that is missing or broken
  | 'entry-differs' // an entry is not the one its tile has the hash of
  | 'tile-differs' // a tile is not made of the tiles below it
  | 'root-differs' // the entries do not lead to the checkpoint's root
  | 'past-checkpoint' // an earlier checkpoint is unsigned, or of another log than this one grew from
  | 'past-differs' // a head somebody holds from before is no beginning of this log
  | 'succession' // it says it follows another log, and does not begin with what that one signed
  | 'leaf' // an entry that is no act's leaf
  | 'body-missing' // no published act, or it is another entry's
  | 'body-differs' // a published field is not what the log committed to
  | 'withheld-without-act' // a field is gone, and no act in the log says so
  | 'rule' // an act breaks one of the rules that were handed in (rules.ts)
  | 'act-twice'
  | 'backdated'
  | 'after-its-time';

/** A tree of so many entries, and its root, as somebody saw it before. */
export type Head = { size: number; root: Uint8Array };

/** `entry`: the index in the log it is about. `words`: what exactly, for a person. */
export type Finding = { code: FindingCode; entry?: number; words: string };

export type Scanned = {
  checkpoint: OpenCheckpoint;
  entries: number;
  pastCheckpoints: number;
  bodies: number;
  erased: number;
  covered: number;
  findings: number;
  /** The logs this one says it follows, oldest first, among the entries that were read. */
  follows: readonly Succession[];
  /** To go on from here another day; absent when anything but a broken rule was found. */
  frontier?: Frontier;
};

export type ScanOptions = {
  source: LogSource;
  keys: readonly VerifierKey[];
  /** Whether entries are leaves of acts. Without: only bytes and hashes are checked. */
  acts: boolean;
  /** What was checked before. It is not read again, only grown from. */
  from?: Frontier;
  /** Heads held from before: each must be a beginning of this log. Those of trees smaller than `from` are not asked about. */
  known?: readonly Head[];
  /** Sees every act whose words are there, and says which rules it breaks. */
  judge?: Judge;
  /** Bundles asked for ahead. */
  ahead?: number;
  /** Waits a moment, where the log went on while it was read and only its next checkpoint can account for something. */
  pause?: () => Promise<void>;
  onFinding: (finding: Finding) => void;
  onLeaf?: (leaf: Leaf, index: number) => void;
  onProgress?: (entries: number, of: number) => void;
};
