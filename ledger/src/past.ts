// The checkpoints a log signed before, met one by one while its entries are read: each must be a prefix of what it says today.
// It must never hold them all: a busy log signs one every second.

import { unpackEntries } from './bundle.ts';
import { type OpenCheckpoint, openCheckpoint } from './checkpoint.ts';
import type { VerifierKey } from './key.ts';
import { LogError } from './log-error.ts';
import type { LogSource } from './source.ts';
import type { Suite } from './suite.ts';
import { sameBytes } from './text.ts';

const PAGE = 256;

export class PastCheckpoints {
  readonly #suite: Suite;
  readonly #source: LogSource;
  readonly #keys: readonly VerifierKey[];
  readonly #fault: (words: string) => void;
  #waiting: OpenCheckpoint[] = [];
  #page = 0;
  #isOver: boolean;
  #last = 0;
  /** How many were met and held. */
  count = 0;

  constructor(suite: Suite, source: LogSource, keys: readonly VerifierKey[], fault: (words: string) => void) {
    this.#suite = suite;
    this.#source = source;
    this.#keys = keys;
    this.#fault = fault;
    this.#isOver = !source.checkpoints;
  }

  /** Passes over those of smaller trees. */
  async skip(size: number): Promise<void> {
    for (let next = await this.#peek(); next && next.size < size; next = await this.#peek()) this.#waiting.shift();
  }

  /** The size of the next one, where it is of a larger tree: signed, and not what the log says today. */
  async ahead(size: number): Promise<number | undefined> {
    const next = await this.#peek();
    return next && next.size > size ? next.size : undefined;
  }

  /** Whether a checkpoint of a tree of that size comes next. */
  isDue(size: number): boolean {
    return this.#waiting[0]?.size === size;
  }

  /** Holds all checkpoints of that size against the root there. */
  async meet(size: number, root: () => Uint8Array): Promise<void> {
    let here: Uint8Array | undefined;
    for (let next = await this.#peek(); next?.size === size; next = await this.#peek()) {
      here ??= root();
      if (sameBytes(next.root, here)) this.count += 1;
      else this.#fault(`the checkpoint of ${size} entries has a root this log never had`);
      this.#waiting.shift();
    }
  }

  async #peek(): Promise<OpenCheckpoint | undefined> {
    while (this.#waiting.length === 0 && !this.#isOver) await this.#more();
    return this.#waiting[0];
  }

  async #more(): Promise<void> {
    let notes: Uint8Array[] = [];
    try {
      const page = await this.#source.checkpoints!(this.#page);
      notes = page ? unpackEntries(page) : [];
    } catch (error) {
      this.#fault(`page ${this.#page} of the past checkpoints: ${error instanceof Error ? error.message : error}`);
    }
    this.#page += 1;
    if (notes.length < PAGE) this.#isOver = true;
    for (const note of notes) {
      try {
        const checkpoint = await openCheckpoint(this.#suite, note, this.#keys);
        if (checkpoint.size < this.#last)
          this.#fault(`the checkpoint of ${checkpoint.size} entries follows a larger one`);
        else this.#waiting.push(checkpoint);
        this.#last = Math.max(this.#last, checkpoint.size);
      } catch (error) {
        if (!(error instanceof LogError)) throw error;
        this.#fault(`one after ${this.#last} entries: ${error.message}`);
      }
    }
  }
}
