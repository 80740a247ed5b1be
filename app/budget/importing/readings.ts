// Files being read by their mappings, for the desk: a large one is read on while its page says how far it has come, and no file is read
// twice for the same question. What came of one is kept for a while, sums and problems only: never its lines.
// It must never decide anything: what is recorded is read again from the file itself.
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Refused } from '../../base/refused.ts';
import type { Store } from '../../files/store.ts';
import type { Import } from './actions.ts';
import { type Source, takeFile } from './dry-run.ts';
import { belowZero, type Total, totalsOf } from './sums.ts';
import type { Taken } from './take.ts';

/** What came of a file, for a page. */
export type Outcome = Omit<Taken, 'lines'> & {
  lines: number;
  below: ReturnType<typeof belowZero>;
  totals: Total[];
  byFund: Total[];
};
/** How far a reading has come: rows, and the share of the file's bytes from 0 to 1. */
export type Progress = { rows: number; share: number };

/** So long somebody waits for a page; a file that takes longer is told about meanwhile. */
const PATIENCE_MS = 1500;
const MOST_KEPT = 16;

type Reading = Progress & { of: string; isLeft: boolean; outcome: Promise<Outcome> };

/** One mapping of one file: what was seen is told by it from what another made of it since. */
export const seenAs = ({ file, mapping }: Pick<Import, 'file' | 'mapping'>): string =>
  createHash('sha256')
    .update(`${file} ${JSON.stringify(mapping)}`)
    .digest('hex');

export class Readings {
  readonly #files: Store;
  readonly #patience: number;
  readonly #all = new Map<string, Reading>();

  constructor(files: Store, patience = PATIENCE_MS) {
    this.#files = files;
    this.#patience = patience;
  }

  /** What comes of an import as it is mapped now, or how far its reading is. @throws what the reading throws */
  async look(found: Import): Promise<{ outcome: Outcome } | { progress: Progress }> {
    const key = seenAs(found);
    const reading = this.#all.get(key) ?? this.#begin(key, found);
    // Those looked at last are kept longest.
    this.#all.delete(key);
    this.#all.set(key, reading);
    const patience = new AbortController();
    const late = wait(this.#patience, undefined, { signal: patience.signal }).catch(() => undefined);
    const outcome = await Promise.race([reading.outcome, late]);
    patience.abort();
    return outcome ? { outcome } : { progress: { rows: reading.rows, share: reading.share } };
  }

  #begin(key: string, { id, file, mapping }: Import): Reading {
    const reading: Reading = { of: id, rows: 0, share: 0, isLeft: false, outcome: undefined as never };
    for (const [earlier, one] of this.#all) {
      // Whoever mapped it anew no longer asks for what the mapping before would have made of it.
      if (one.of === id) one.isLeft = true;
      if (one.of === id || this.#all.size >= MOST_KEPT) this.#all.delete(earlier);
    }
    reading.outcome = takeFile(this.#followed(file, reading), mapping, (rows) => {
      reading.rows = rows;
    }).then(({ lines, ...taken }) => ({
      ...taken,
      lines: lines.length,
      below: belowZero(lines),
      totals: totalsOf(lines, false),
      byFund: totalsOf(lines),
    }));
    reading.outcome.catch(() => this.#all.delete(key));
    return reading;
  }

  /** The file, with what has been read of it counted. A reading nobody asks for any more is broken off. */
  #followed(digest: string, reading: Reading): Source {
    const files = this.#files;
    return async function* () {
      const { size, stream } = await files.open(digest);
      let read = 0;
      for await (const piece of stream()) {
        if (reading.isLeft) throw new Refused('changed-meanwhile');
        yield piece as Uint8Array;
        read += (piece as Uint8Array).byteLength;
        reading.share = size > 0 ? read / size : 1;
      }
    };
  }
}
