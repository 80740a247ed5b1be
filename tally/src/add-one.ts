// The Add1 completion: Equal Shares with one unit of money more for everybody, and one more, as long as what is bought costs no
// more than there is. Not monotone, so no step may be skipped unless its outcome is proven (docs/exactness.md §6).
import type { EqualShares, Round, SharesOutcome } from './equal-shares.ts';
import { ceiling, type Fraction, floor } from './fraction.ts';

export type AddOneOptions = {
  /** start from whole units of the currency per voter, rounded down, as the city would write it */
  wholeStart: boolean;
  /** stop as soon as no other project fits into the money left */
  stopWhenExhaustive: boolean;
  /** which projects count for that: `all`, or only those with `supporters` */
  exhaustiveOver: 'all' | 'supported';
  /** run every step, for checking */
  everyStep?: boolean;
  onProgress?: (steps: number, spent: number) => void;
};

export type AddOneOutcome = SharesOutcome & {
  endowment: Fraction;
  steps: number;
  runs: number;
  stoppedBy: 'exhausted' | 'overspent' | 'everything';
};

/** @param voters all of them; the budget in units of 10^-decimals */
export function addOne(count: EqualShares, budget: number, voters: number, options: AddOneOptions): AddOneOutcome {
  const { election } = count.shares;
  const unit = 10n ** BigInt(election.decimals);
  const exact: Fraction = { num: BigInt(budget), den: BigInt(Math.max(1, voters)) };
  const start: Fraction = options.wholeStart
    ? { num: floor({ num: exact.num, den: exact.den * unit }) * unit, den: 1n }
    : exact;
  const at = (steps: number): Fraction => ({ num: start.num + BigInt(steps) * unit * start.den, den: start.den });
  const rules = new StopRules(count, budget, options);
  let steps = 0;
  const summary = ({ winners, rounds }: SharesOutcome): Summary => ({
    winners,
    rounds,
    emptiedAt: count.emptiedAt.slice(),
  });
  let base = summary(count.run(at(0)));
  let stoppedBy = rules.stops(base);
  const pace = new Pace(options.everyStep === true);
  const most = rules.stepsToEverything(start, unit);
  while (!stoppedBy) {
    const length = Math.min(pace.length, most - steps);
    const guide = length > 1 ? { ...base, apart: length * Number(unit), stopsUnproven: true } : undefined;
    const next = summary(count.run(at(steps + length), guide));
    const isSame = length > 1 && count.isProven && sameOrder(base.rounds, next.rounds);
    const change = length > 1 && !isSame ? count.between!.change / Number(unit) : Number.NaN;
    pace.ran(length, isSame || (length === 1 && sameOrder(base.rounds, next.rounds)), change);
    if (length > 1 && !isSame) continue;
    if (rules.cost(next) > budget) {
      stoppedBy = 'overspent';
      break;
    }
    steps += length;
    base = next;
    // The same projects again: what did not stop it before does not stop it now.
    if (!isSame || steps === most) stoppedBy = rules.stops(base);
    options.onProgress?.(steps, rules.cost(base));
  }
  const endowment = at(steps);
  const outcome = count.run(endowment);
  return { ...outcome, endowment, steps, runs: pace.runs + 2, stoppedBy };
}

type Summary = { winners: number[]; rounds: Round[]; emptiedAt: Int32Array };

const sameOrder = (a: readonly Round[], b: readonly Round[]): boolean =>
  a.length === b.length && a.every((round, k) => round.project === b[k]!.project);

/**
 * How many steps to try at once. A span that could not be proven gives a guess where its change lies: the next trial ends just before,
 * and the change is stepped over; without a guess the span is halved. One that could be proven is doubled. Where the order changes all the
 * time, spans are tried ever more rarely: a trial costs a run.
 */
class Pace {
  readonly #everyStep: boolean;
  #wanted = 2;
  /** steps to the nearest end that could not be reached at once */
  #limit = Number.POSITIVE_INFINITY;
  /** the trial wanted ends at a guess */
  #isGuess = false;
  #sinceChange = 0;
  #typical = 2;
  /** single steps to take before the next trial, and how many after the next failure */
  #rest = 0;
  #patience = 2;
  runs = 0;

  constructor(everyStep: boolean) {
    this.#everyStep = everyStep;
  }

  get length(): number {
    if (this.#everyStep || this.#rest > 0 || this.#limit <= 1) return 1;
    return Math.max(1, Math.floor(Math.min(this.#wanted, this.#limit - 1)));
  }

  /** @param change the guess, in steps from where the span began; NaN for none */
  ran(length: number, isSame: boolean, change: number): void {
    this.runs++;
    if (length > 1 && !isSame) {
      this.#limit = length;
      this.#isGuess = change < length;
      this.#wanted = this.#isGuess ? Math.max(1, change) : length / 2;
      if (length === 2) {
        this.#rest = this.#patience;
        this.#patience = Math.min(64, this.#patience * 2);
      }
      return;
    }
    this.#rest = Math.max(0, this.#rest - 1);
    this.#limit -= length;
    this.#sinceChange += length;
    if (length > 1) this.#patience = 2;
    // After a guess that held, the change should be next; when it was not, the rest is halved.
    if (this.#isGuess) this.#wanted = 1;
    else if (length === 1 && Number.isFinite(this.#limit)) this.#wanted = this.#limit / 2;
    else this.#wanted = length * 2;
    this.#isGuess = false;
    if (this.#limit > 0 && (isSame || length > 1)) return;
    // Past the change: spans are often about as long as before.
    this.#typical = (this.#typical + this.#sinceChange) / 2;
    this.#sinceChange = 0;
    this.#limit = Number.POSITIVE_INFINITY;
    this.#wanted = Math.max(2, this.#typical / 2);
  }
}

class StopRules {
  readonly #count: EqualShares;
  readonly #budget: number;
  readonly #options: AddOneOptions;
  readonly #supported: number;

  constructor(count: EqualShares, budget: number, options: AddOneOptions) {
    this.#count = count;
    this.#budget = budget;
    this.#options = options;
    const { votes } = count.shares;
    this.#supported = votes.reduce((sum, n) => sum + (n > 0 ? 1 : 0), 0);
  }

  cost(outcome: Summary): number {
    const { projects } = this.#count.shares.election;
    return outcome.winners.reduce((sum, p) => sum + projects[p]!.cost, 0);
  }

  stops(outcome: Summary): AddOneOutcome['stoppedBy'] | undefined {
    if (outcome.winners.length === this.#supported) return 'everything';
    if (this.#cannotGrow()) return 'everything';
    if (this.#options.stopWhenExhaustive && this.#isExhaustive(outcome)) return 'exhausted';
    return undefined;
  }

  /** With conflicts or categories, more money may never buy more: when every share could pay everything, stop. */
  #cannotGrow(): boolean {
    const { shares, payments } = this.#count;
    return !shares.bars.isEmpty && payments.endowment.num >= this.#costOfAll() * payments.endowment.den;
  }

  /** How many steps until every share could pay everything, where that stops it. */
  stepsToEverything(start: Fraction, unit: bigint): number {
    if (this.#count.shares.bars.isEmpty) return Number.POSITIVE_INFINITY;
    const missing = { num: this.#costOfAll() * start.den - start.num, den: unit * start.den };
    return Math.max(0, Number(ceiling(missing)));
  }

  #costOfAll(): bigint {
    return this.#count.shares.election.projects.reduce((sum, { cost }) => sum + BigInt(cost), 0n);
  }

  #isExhaustive(outcome: Summary): boolean {
    const { shares } = this.#count;
    const { projects } = shares.election;
    const left = this.#budget - this.cost(outcome);
    const chosen = new Set(outcome.winners);
    return !projects.some(
      ({ cost }, p) =>
        !chosen.has(p) &&
        cost <= left &&
        (this.#options.exhaustiveOver === 'all' || (cost > 0 && shares.votes[p]! > 0)),
    );
  }
}
