// Everything tally refuses, as one closed union. A refusal says what was wrong, where (line and column, from 1), and what
// to do; it must never be swallowed, and never stand in for a count.

export type ProblemCode =
  | 'not-utf8'
  | 'too-large'
  | 'no-section'
  | 'doubled-section'
  | 'no-column'
  | 'doubled-column'
  | 'no-key'
  | 'doubled-key'
  | 'bad-quotes'
  | 'bad-row'
  | 'bad-number'
  | 'bad-id'
  | 'doubled-project'
  | 'unknown-project'
  | 'doubled-voter'
  | 'bad-points'
  | 'bad-vote-type'
  | 'counts-disagree'
  | 'bad-option'
  | 'not-for-these-ballots'
  | 'tie'
  | 'too-hard';

export type Where = { line: number; column: number };

/** Thrown for everything refused. `remedy` is a sentence to act on. */
export class TallyError extends Error {
  readonly code: ProblemCode;
  readonly remedy: string;
  readonly where: Where | undefined;

  constructor(code: ProblemCode, what: string, remedy: string, where?: Where) {
    super(where ? `line ${where.line}, column ${where.column}: ${what}` : what);
    this.name = 'TallyError';
    this.code = code;
    this.remedy = remedy;
    this.where = where;
  }
}

/** Something odd in a file that is counted all the same, and how. */
export type Tolerance = { code: string; what: string; where: Where | undefined; times: number };

/**
 * A word of a closed list, wherever it came from: types do not hold in a browser, and a misspelled rule must never be counted as another.
 * @throws TallyError `bad-option`
 */
export function knownWord<T extends string>(what: string, word: unknown, known: readonly T[]): T {
  if (known.includes(word as T)) return word as T;
  throw new TallyError('bad-option', `${what} "${word}" is not known`, `choose one of ${known.join(', ')}`);
}
