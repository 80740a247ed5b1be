// How near a project was to being bought by Equal Shares with Bounded Overspending: before every purchase, how many more supporters, or
// which lower cost, would have made it no dearer. Exact: doubles only pass over what is far from the answer, and the count's own
// offers, in fractions, decide the rest.
import type { Shares } from './equal-shares.ts';
import type { Near } from './explain.ts';
import { compare, type Fraction, nearest } from './fraction.ts';
import { votesToTakeFree } from './near-free.ts';
import { type Changed, type OverspendingOutcome, Purses } from './overspending.ts';
import { leastWhole, mostWhole } from './search.ts';
import { wouldGoFirst } from './ties.ts';
import { U } from './visit.ts';

/**
 * More supporters never make a project dearer, and neither does a lower cost: so the nearest change is found by halving.
 * @returns by project; undefined for winners, and for projects the rule does not admit
 */
export function nearOverspending(shares: Shares, budget: number, outcome: OverspendingOutcome): (Near | undefined)[] {
  const { election, bars } = shares;
  const { projects } = election;
  const purses = new Purses(shares, budget);
  const won = new Set(outcome.winners);
  const near = projects.map((_, p): Near | undefined =>
    won.has(p) || shares.admitted[p] === 0 ? undefined : { votesMissing: undefined, costToWin: undefined },
  );
  const free = outcome.winners.slice(0, outcome.free);
  for (const [p, known] of near.entries())
    if (known && projects[p]!.cost === 0 && !shares.weights) known.votesMissing = votesToTakeFree(shares, free, p);
  bars.reset();
  for (const p of free) bars.elect(p);
  let left = budget;
  for (let k = 0; k <= outcome.rounds.length; k++) {
    const round = outcome.rounds[k];
    for (const [p, known] of near.entries()) {
      const { cost } = projects[p]!;
      const room = Math.min(left, bars.roomFor(p));
      if (!known || cost === 0 || room < 1) continue;
      improve(known, cost, room, shares.weights !== undefined, new Trial(shares, purses, p, round));
    }
    if (!round) break;
    purses.pay(round.project, round.price);
    bars.elect(round.project);
    left -= projects[round.project]!.cost;
  }
  bars.reset();
  return near;
}

/** As many as no city has. */
const MOST = 2 ** 40;

/** Asks first whether this moment tells anything nearer than what is known. */
function improve(known: Near, cost: number, room: number, isWeighted: boolean, trial: Trial): void {
  const fewer = (known.votesMissing ?? MOST) - 1;
  if (!isWeighted && cost <= room && fewer > 0 && trial.wins({ more: fewer }))
    known.votesMissing = leastWhole(1, fewer, (more) => trial.wins({ more }));
  const dearer = (known.costToWin ?? 0) + 1;
  const most = Math.min(room, cost - 1);
  if (dearer <= most && trial.wins({ cost: dearer }))
    known.costToWin = mostWhole(dearer, most, (price) => trial.wins({ cost: price }));
}

/** Would p, were it changed, be bought in a round? Without a round, when buying has ended. */
class Trial {
  readonly #shares: Shares;
  readonly #purses: Purses;
  readonly #p: number;
  readonly #round: OverspendingOutcome['rounds'][number] | undefined;
  readonly #rate: Fraction | undefined;
  readonly #roughRate: number;
  /** the supporters, poorest per weight first, read when first asked for */
  #supporters: { level: Float64Array; weight: Float64Array } | undefined;

  constructor(shares: Shares, purses: Purses, p: number, round: OverspendingOutcome['rounds'][number] | undefined) {
    this.#shares = shares;
    this.#purses = purses;
    this.#p = p;
    this.#round = round;
    // Price over share and factor, by which rounds are won.
    this.#rate = round && {
      num: round.price.num * round.share.den,
      den: round.price.den * round.share.num * BigInt(shares.factors[round.project]!),
    };
    this.#roughRate = this.#rate ? nearest(this.#rate.num, this.#rate.den) : Number.POSITIVE_INFINITY;
  }

  wins(changed: Changed): boolean {
    if (this.#rate) {
      const { ratio, far } = this.#roughRatio(changed);
      if (ratio > this.#roughRate * (1 + far)) return false;
      if (ratio < this.#roughRate * (1 - far)) return true;
    }
    const offer = this.#purses.offerOf(this.#p, changed);
    if (!offer || !this.#rate || !this.#round) return offer !== undefined;
    const order = compare(offer.ratio, this.#rate);
    if (order !== 0) return order < 0;
    const { ties, votes, election } = this.#shares;
    const { project } = this.#round;
    const cost = changed.cost ?? election.projects[this.#p]!.cost;
    return wouldGoFirst(ties, this.#p, cost, votes[this.#p]! + (changed.more ?? 0), project, votes[project]!);
  }

  /**
   * The least ratio of all shares, as the count finds it, in doubles. Sums err by a rounding for each group; what the rich still owe is the
   * cost less such a sum, and at least cost / weight, so the error grows by the weight at most. `far` is well beyond that.
   */
  #roughRatio({ more = 0, cost: changed }: Changed): { ratio: number; far: number } {
    this.#supporters ??= this.#read();
    const { level, weight } = this.#supporters;
    const own = this.#shares.election.projects[this.#p]!.cost;
    const cost = changed ?? own;
    const factor = this.#shares.factors[this.#p] === own ? cost : this.#shares.factors[this.#p]!;
    const { endowment } = this.#purses;
    let rich = weight.reduce((sum, w) => sum + w, more);
    const far = 1e-6 + 16 * U * (level.length + 10) * rich;
    let [paid, best] = [0, Number.POSITIVE_INFINITY];
    for (let i = 0; i <= level.length; i++) {
      const [at, w] = i < level.length ? [level[i]!, weight[i]!] : [endowment, more];
      if (w === 0) continue;
      const reach = paid + rich * at;
      if (reach >= cost) return { ratio: Math.min(best, (cost - paid) / rich / factor), far };
      if (at > 0) best = Math.min(best, ((at / reach) * (cost / reach) * cost) / factor);
      paid += at * w;
      rich -= w;
    }
    return { ratio: best, far };
  }

  #read(): { level: Float64Array; weight: Float64Array } {
    const { supporters, election } = this.#shares;
    const { from, rows, weights } = supporters;
    const [first, end] = [from[this.#p]!, from[this.#p + 1]!];
    const groups = new Map<number, number>();
    for (let j = first; j < end; j++) {
      const row = rows[j]!;
      const w = weights ? weights[j]! : 1;
      const level = this.#purses.roughly(row) / w;
      groups.set(level, (groups.get(level) ?? 0) + w * (election.times ? election.times[row]! : 1));
    }
    const level = Float64Array.from(groups.keys()).sort();
    return { level, weight: level.map((value) => groups.get(value)!) };
  }
}
