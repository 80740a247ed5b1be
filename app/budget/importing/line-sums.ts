// The sums of rows about the same thing: a way of numbers for each line, one step a part, so that no text is built for a row. At most so
// many lines are held; of the others only how many rows there were.
import { MOST_LINES } from '../versions/packed.ts';

/** A part is a whole number from 0; more values than this a dimension cannot have and be within the limit of lines. */
const SPAN = 2 ** 21;

export class LineSums {
  readonly cents: number[] = [];
  readonly rows: number[] = [];
  /** the parts of each line */
  readonly parts: (readonly number[])[] = [];
  /** rows that were about something beyond the limit */
  overflow = 0;
  readonly #steps: Map<number, number>[] = [];
  readonly #ids: number[] = [];

  /** Adds to the line of these parts, always as many of them. */
  add(parts: readonly number[], cents: number): void {
    let id = 0;
    for (let i = 0; i < parts.length; i++) {
      let step = this.#steps[i];
      if (!step) {
        step = new Map();
        this.#steps.push(step);
        this.#ids.push(0);
      }
      const key = id * SPAN + parts[i]!;
      const next = step.get(key);
      if (next !== undefined) id = next;
      else if (this.rows.length >= MOST_LINES) {
        this.overflow++;
        return;
      } else {
        id = this.#ids[i]!++;
        step.set(key, id);
        if (i === parts.length - 1) {
          this.cents.push(0);
          this.rows.push(0);
          this.parts.push([...parts]);
        }
      }
    }
    this.cents[id]! += cents;
    this.rows[id]!++;
  }
}
