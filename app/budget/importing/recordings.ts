// Files being recorded, for the desk: a large one is written down while its page says so, and whoever comes back finds what came of it.
// Kept in this process only. It must never decide anything: where the process ends in the middle nothing is recorded, and the file waits.
import { setTimeout as wait } from 'node:timers/promises';
import { Refused } from '../../base/refused.ts';

/** So long somebody waits for an answer; a version that takes longer is told about meanwhile. */
const PATIENCE_MS = 1500;
const MOST_KEPT = 100;

/** How far a recording is; `sent` is what its form said, to be shown again where it is refused. */
export type Recording<Sent> = { sent: Sent; mark: string; rows: number; number?: number; error?: unknown };

export class Recordings<Sent> {
  readonly #patience: number;
  readonly #all = new Map<string, Recording<Sent> & { ended: Promise<void> }>();

  constructor(patience = PATIENCE_MS) {
    this.#patience = patience;
  }

  /** What is known of the recording of an import: nothing where none was begun here. */
  of = (id: string): Recording<Sent> | undefined => this.#all.get(id);

  /**
   * Begins to record an import, or waits for the recording that the same form began.
   * @param mark tells one form from another
   * @returns the version's number, or undefined where it takes longer: then it goes on
   * @throws what `work` throws in that time; Refused changed-meanwhile while another form is recording the same import
   */
  async begin(
    id: string,
    { mark, sent }: { mark: string; sent: Sent },
    work: (progress: (rows: number) => void) => Promise<{ number: number }>,
  ): Promise<number | undefined> {
    const going = this.#all.get(id);
    const isGoing = going !== undefined && going.number === undefined && going.error === undefined;
    if (isGoing && going.mark !== mark) throw new Refused('changed-meanwhile');
    const recording = isGoing ? going : this.#start(id, { mark, sent, rows: 0 }, work);
    const patience = new AbortController();
    await Promise.race([
      recording.ended,
      wait(this.#patience, undefined, { signal: patience.signal }).catch(() => undefined),
    ]);
    patience.abort();
    if (recording.error === undefined) return recording.number;
    this.#all.delete(id);
    throw recording.error;
  }

  #start(
    id: string,
    begun: Recording<Sent>,
    work: (progress: (rows: number) => void) => Promise<{ number: number }>,
  ): Recording<Sent> & { ended: Promise<void> } {
    const recording = { ...begun, ended: Promise.resolve() };
    recording.ended = work((rows) => {
      recording.rows = rows;
    }).then(
      ({ number }) => {
        recording.number = number;
      },
      (error: unknown) => {
        recording.error = error;
      },
    );
    this.#all.delete(id);
    for (const [earlier, { number, error }] of this.#all)
      if (this.#all.size >= MOST_KEPT && (number !== undefined || error !== undefined)) this.#all.delete(earlier);
    this.#all.set(id, recording);
    return recording;
  }
}
