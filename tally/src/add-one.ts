// The Add1 completion: Equal Shares with one unit of money more for everybody, and one more, as long as what is bought costs no
// more than there is. Not monotone, so no step may be skipped unless its outcome is proven (docs/exactness.md §6).
import type { EqualShares, Round, SharesOutcome } from './equal-shares.ts';
import { type Fraction, floor } from './fraction.ts';

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
  while (!stoppedBy) {
    const length = pace.length;
    const guide = pace.wantsProof ? { ...base, apart: length * Number(unit), stopsUnproven: length > 1 } : undefined;
    const next = summary(count.run(at(steps + length), guide));
    const isSame = guide !== undefined && count.isProven && sameOrder(base.rounds, next.rounds);
    if (length > 1 && !isSame) {
      pace.failed();
      continue;
    }
    if (guide) pace.went(isSame);
    if (rules.cost(next) > budget) stoppedBy = 'overspent';
    else {
      steps += length;
      base = next;
      stoppedBy = isSame ? undefined : rules.stops(base);
      options.onProgress?.(steps, rules.cost(base));
    }
    pace.ran(isSame);
  }
  const endowment = at(steps);
  const outcome = count.run(endowment);
  return { ...outcome, endowment, steps, runs: pace.runs + 2, stoppedBy };
}

type Summary = { winners: number[]; rounds: Round[]; emptiedAt: Int32Array };

const sameOrder = (a: readonly Round[], b: readonly Round[]): boolean =>
  a.length === b.length && a.every((round, k) => round.project === b[k]!.project);

/** How many steps to try at once: longer while proofs succeed, one by one while the order changes all the time. */
class Pace {
  readonly #everyStep: boolean;
  #wanted = 1;
  #patience = 4;
  #sinceTrial = 0;
  runs = 0;

  constructor(everyStep: boolean) {
    this.#everyStep = everyStep;
  }

  get length(): number {
    return Math.max(1, Math.floor(this.#wanted));
  }

  /** A proof costs visits, so single steps ask for one only now and then. */
  get wantsProof(): boolean {
    if (this.#everyStep) return false;
    return this.length > 1 || this.#sinceTrial >= this.#patience;
  }

  failed(): void {
    this.runs++;
    this.#wanted *= 0.6;
  }

  went(isSame: boolean): void {
    if (isSame) {
      this.#wanted = Math.max(this.#wanted * 1.25, this.#wanted + 0.5);
      this.#patience = 4;
    } else {
      this.#wanted = 1;
      this.#patience = Math.min(64, this.#patience * 2);
    }
    this.#sinceTrial = -1;
  }

  ran(isSame: boolean): void {
    this.runs++;
    this.#sinceTrial = isSame ? this.#patience : this.#sinceTrial + 1;
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
    if (this.#cannotGrow(outcome)) return 'everything';
    if (this.#options.stopWhenExhaustive && this.#isExhaustive(outcome)) return 'exhausted';
    return undefined;
  }

  /** With conflicts or categories, more money may never buy more: when every share could pay everything, stop. */
  #cannotGrow(outcome: Summary): boolean {
    const { shares, payments } = this.#count;
    if (shares.bars.isEmpty) return false;
    void outcome;
    const all = shares.election.projects.reduce((sum, project) => sum + project.cost, 0);
    return payments.endowment.num >= BigInt(all) * payments.endowment.den;
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
