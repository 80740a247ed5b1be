// The sums of rows about the same thing. What a row is about is a few whole numbers, looked up in a table of our own: no text is built for a
// row, and none of the numbers becomes an object. At most so many lines are held; of the others only how many rows there were.
import { MOST_LINES } from '../versions/packed.ts';

/** Twice the lines there can be, a power of two: lookups stay short. */
const SLOTS = 2 ** Math.ceil(Math.log2(MOST_LINES * 2));

export class LineSums {
  readonly cents: number[] = [];
  readonly rows: number[] = [];
  /** rows that were about something beyond the limit */
  overflow = 0;
  /** the parts of each line, one after another */
  readonly #parts: number[] = [];
  /** the number of a line, from 1, where its parts lead; 0 where none is */
  readonly #slots = new Int32Array(SLOTS);

  /** Adds to the line of these parts: whole numbers from 0 below 2^31, always as many of them. */
  add(parts: readonly number[], cents: number): void {
    let slot = slotOf(parts);
    // Open addressing, linear probing (Knuth, TAOCP 3, 6.4, algorithm L).
    for (let line = this.#slots[slot]!; line > 0; line = this.#slots[slot]!) {
      if (this.#isAbout(line - 1, parts)) {
        this.cents[line - 1]! += cents;
        this.rows[line - 1]!++;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (this.rows.length >= MOST_LINES) {
      this.overflow++;
      return;
    }
    for (const part of parts) this.#parts.push(part);
    this.cents.push(cents);
    this.#slots[slot] = this.rows.push(1);
  }

  /** The parts of a line, `of` so many. */
  partsOf(line: number, of: number): number[] {
    return this.#parts.slice(line * of, (line + 1) * of);
  }

  #isAbout(line: number, parts: readonly number[]): boolean {
    const from = line * parts.length;
    for (let i = 0; i < parts.length; i++) if (this.#parts[from + i] !== parts[i]) return false;
    return true;
  }
}

/** FNV-1a over whole numbers, mixed once more (murmur3's last step), since neighbours differ in a bit or two. */
function slotOf(parts: readonly number[]): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < parts.length; i++) hash = Math.imul(hash ^ parts[i]!, 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) & (SLOTS - 1);
}
