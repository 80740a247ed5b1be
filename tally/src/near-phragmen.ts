// How near a project was to being bought by Phragmén's rule: before every purchase, how many more supporters, or which lower cost, would
// have let it be paid sooner. In whole numbers over one denominator of all times.
import type { Shares } from './equal-shares.ts';
import type { Near } from './explain.ts';
import { lcm } from './fraction.ts';
import type { PhragmenOutcome } from './phragmen.ts';
import { leastWhole } from './search.ts';
import { wouldGoFirst } from './ties.ts';

/**
 * A project is bought at or before a purchase when it can be paid no later, wins an exact tie, and fits into the money left then. More
 * supporters have spent nothing yet. The end of a count that stopped is a purchase that nobody may tie with.
 * @returns by project; undefined for winners, and for projects the rule does not admit
 */
export function nearPhragmen(shares: Shares, budget: number, outcome: PhragmenOutcome): (Near | undefined)[] {
  const { election, bars, votes } = shares;
  const { projects } = election;
  const loads = new ExactLoads(shares, outcome);
  const won = new Set(outcome.winners);
  const near = projects.map((_, p): Near | undefined =>
    won.has(p) || shares.admitted[p] === 0 ? undefined : { votesMissing: undefined, costToWin: undefined },
  );
  bars.reset();
  let left = budget;
  for (let k = 0; k <= outcome.winners.length; k++) {
    const winner = outcome.winners[k];
    const stopper = outcome.stoppedAt[0];
    const time = winner !== undefined ? loads.timeOf(k) : stopper !== undefined ? loads.whenPaid(stopper) : undefined;
    for (const [p, known] of near.entries()) {
      if (!known) continue;
      const { cost } = projects[p]!;
      const room = Math.min(left, bars.roomFor(p));
      const goesFirst = (atCost: number, more: number): boolean =>
        winner !== undefined && wouldGoFirst(shares.ties, p, atCost, votes[p]! + more, winner, votes[winner]!);
      if (cost <= room) {
        const more = time ? loads.votesBy(p, time, (more) => goesFirst(cost, more)) : 1;
        if (more !== undefined) known.votesMissing = Math.min(known.votesMissing ?? more, more);
      }
      const most = time ? loads.costBy(p, time, (atCost) => goesFirst(atCost, 0)) : Number.POSITIVE_INFINITY;
      const bought = votes[p]! > 0 ? Math.min(most, room, cost - 1) : 0;
      if (bought > (known.costToWin ?? 0)) known.costToWin = bought;
    }
    if (winner === undefined) break;
    loads.buy(winner, k);
    bars.elect(winner);
    left -= projects[winner]!.cost;
  }
  bars.reset();
  return near;
}

/** A time as num / (den × the denominator of the loads). */
type Time = { num: bigint; den: bigint };

/** What the supporters of each project have spent together, as it grows. */
class ExactLoads {
  readonly #shares: Shares;
  readonly #den: bigint;
  readonly #times: bigint[];
  readonly #spent: bigint[];
  readonly #emptiedBy: Int32Array;

  constructor(shares: Shares, { times }: PhragmenOutcome) {
    this.#shares = shares;
    this.#den = times.reduce((common, { den }) => lcm(common, den), 1n);
    // The last stands for nobody having bought anything yet.
    this.#times = [...times.map(({ num, den }) => num * (this.#den / den)), 0n];
    this.#spent = shares.election.projects.map(() => 0n);
    this.#emptiedBy = new Int32Array(shares.election.start.length - 1).fill(times.length);
  }

  timeOf(k: number): Time {
    return { num: this.#times[k]!, den: 1n };
  }

  whenPaid(p: number): Time {
    return { num: this.#whole(p), den: BigInt(this.#shares.votes[p]!) };
  }

  /** How many more supporters until p is paid by a time; undefined when no number of them is enough. */
  votesBy(p: number, time: Time, winsTie: (more: number) => boolean): number | undefined {
    const votes = BigInt(this.#shares.votes[p]!);
    const whole = this.#whole(p) * time.den;
    if (time.num === 0n) return whole === 0n ? leastWhole(1, 2 ** 40, winsTie) : undefined;
    const more = (whole + time.num - 1n) / time.num - votes;
    if (more < 1n) return 1;
    const isTie = (votes + more) * time.num === whole;
    return Number(isTie && !winsTie(Number(more)) ? more + 1n : more);
  }

  /** The most p may cost to be paid by a time with the supporters it has; below 0 when nothing. */
  costBy(p: number, time: Time, winsTie: (cost: number) => boolean): number {
    const rest = BigInt(this.#shares.votes[p]!) * time.num - this.#spent[p]! * time.den;
    if (rest < 0n) return -1;
    const unit = this.#den * time.den;
    const most = rest / unit;
    return Number(most * unit === rest && !winsTie(Number(most)) ? most - 1n : most);
  }

  /** Everyone who wanted it has now spent up to its time. */
  buy(winner: number, k: number): void {
    const { supporters, election } = this.#shares;
    const { start, chosen, times } = election;
    const none = this.#times.length;
    /** by project and purchase before: how many voters move from there */
    const moved = new Map<number, number>();
    for (let j = supporters.from[winner]!; j < supporters.from[winner + 1]!; j++) {
      const row = supporters.rows[j]!;
      const before = this.#emptiedBy[row]!;
      this.#emptiedBy[row] = k;
      for (let i = start[row]!; i < start[row + 1]!; i++) {
        const key = chosen[i]! * none + before;
        moved.set(key, (moved.get(key) ?? 0) + (times ? times[row]! : 1));
      }
    }
    for (const [key, voters] of moved) {
      const p = Math.floor(key / none);
      this.#spent[p]! += BigInt(voters) * (this.#times[k]! - this.#times[key % none]!);
    }
  }

  /** Cost and loads together, over the denominator. */
  #whole(p: number): bigint {
    return BigInt(this.#shares.election.projects[p]!.cost) * this.#den + this.#spent[p]!;
  }
}
