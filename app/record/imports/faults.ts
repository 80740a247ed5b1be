// What is wrong with a file that is to be imported: which file, which line, what, so that its owner can mend it.
// All faults are gathered before anything is written; with one fault nothing is imported.

export type Fault = { file: string; line: number; what: string };

/** Every fault of the files, the first of them in the message. */
export class UnreadableFiles extends Error {
  override name = 'UnreadableFiles';
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.slice(0, 20).map(sayFault).join('\n'));
    this.faults = faults;
  }
}

export const sayFault = ({ file, line, what }: Fault): string => `${file}, line ${line}: ${what}`;

/** @throws UnreadableFiles when there is any */
export function stopAt(faults: readonly Fault[]): void {
  if (faults.length > 0) throw new UnreadableFiles(faults);
}

/** Words from a file, as the record can hold them; undefined for what it cannot. */
export function wordsIn(given: unknown, most: number): string | undefined {
  if (typeof given !== 'string' && typeof given !== 'number') return undefined;
  const words = String(given).normalize('NFC').replace(/\s+/gu, ' ').trim();
  const bad = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;
  return words === '' || words.length > most || bad.test(words) || !words.isWellFormed() ? undefined : words;
}
