// Rows that are sums of rows above them. A row is suspected by its words ("Total") or because it leaves blank what rows around it say;
// it is sure only when its amount is the sum of the rows since an earlier total, or since the beginning. Nothing is left out by this
// file: it only says what it saw.
import { ownText } from './read-rows.ts';

export type Evidence = 'sum' | 'words';
/** `sum`: the amounts say so. `words`: only the words do. */
export type Suspect = { row: number; words: string; evidence: Evidence };

const totalWords =
  /^\W*(?:sub[\s-]?total|grand\s+total|total(?:es)?|sum\s+of|all\s+(?:funds|departments)|gran\s+total|suma)\b|\b(?:sub-?total|total(?:es)?)\W*$/i;

/** "Total", "Subtotal: Police", "Police total"; but not "Total Quality Program". */
export const saysTotal = (words: string): boolean => totalWords.test(words);

const MOST_SUSPECTS = 200;

/** Notes the rows of a file that may be totals, and says of which it is sure. */
export class TotalRows {
  readonly suspects: Suspect[] = [];
  count = 0;
  readonly #running = new RunningTotals();
  #filledBefore = 0;

  /**
   * @param said.filled how many dimensions the row says something of
   * @param said.saysSo whether one of them calls itself a total
   */
  isTotal(
    cells: readonly string[],
    row: number,
    { filled, saysSo, amounts }: { filled: number; saysSo: boolean; amounts: readonly (number | undefined)[] },
  ): boolean {
    if (saysSo || filled < this.#filledBefore) {
      const sure = this.#running.isSum(amounts);
      if (sure || saysSo) this.#note({ row, words: wordsIn(cells), evidence: sure ? 'sum' : 'words' });
      if (sure) {
        this.#running.mark();
        return true;
      }
    }
    if (!saysSo && filled > this.#filledBefore) this.#filledBefore = filled;
    this.#running.add(amounts);
    return false;
  }

  #note(suspect: Suspect): void {
    this.count++;
    if (this.suspects.length < MOST_SUSPECTS) this.suspects.push(suspect);
  }
}

const wordsIn = (cells: readonly string[]): string =>
  ownText(
    cells
      .filter((cell) => cell.trim() !== '')
      .join(' · ')
      .slice(0, 120),
  );

/** Follows a file's amounts down its rows. Amounts of several columns go together: a total is one in all of them. */
class RunningTotals {
  /** sums of detail rows up to here, a number a column */
  #sums: number[] = [];
  /** the sums at the beginning and after every sure total: a total may go back to any of them */
  #marks = new Set<string>(['']);
  #details = 0;

  /** An ordinary row. */
  add(amounts: readonly (number | undefined)[]): void {
    for (let i = 0; i < amounts.length; i++) this.#sums[i] = (this.#sums[i] ?? 0) + (amounts[i] ?? 0);
    this.#details++;
  }

  /** Whether these amounts are the sum of the ordinary rows since a mark, and of more than one of them. */
  isSum(amounts: readonly (number | undefined)[]): boolean {
    if (this.#details < 2 || amounts.every((amount) => !amount)) return false;
    return this.#marks.has(keyOf(amounts.map((amount, i) => (this.#sums[i] ?? 0) - (amount ?? 0))));
  }

  /** A sure total stood here: the next one may begin after it. */
  mark(): void {
    if (this.#marks.size < 100_000) this.#marks.add(keyOf(this.#sums));
  }
}

const keyOf = (sums: readonly number[]): string => (sums.every((sum) => sum === 0) ? '' : sums.join(' '));
