// How near a project was to being bought by Equal Shares with Bounded Overspending: before every purchase, how many more supporters, or
// which lower cost, would have made it no dearer. Exact, by asking for its offer again and again; slow and plain like the count.
import type { Shares } from './equal-shares.ts';
import type { Near } from './explain.ts';
import { compare, type Fraction } from './fraction.ts';
import { votesToTakeFree } from './near-free.ts';
import { type Changed, type OverspendingOutcome, Purses } from './overspending.ts';
import { leastWhole, mostWhole } from './search.ts';
import { wouldGoFirst } from './ties.ts';

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
  bars.reset();
  for (const p of outcome.winners.slice(0, outcome.free)) bars.elect(p);
  let left = budget;
  for (let k = 0; k <= outcome.rounds.length; k++) {
    const round = outcome.rounds[k];
    const rate = round && rateOf(shares, round);
    for (const [p, known] of near.entries()) {
      if (!known || projects[p]!.cost === 0) continue;
      const wins = (changed: Changed): boolean => isBought(shares, purses, p, changed, round?.project, rate);
      improve(known, projects[p]!.cost, Math.min(left, bars.roomFor(p)), shares.weights !== undefined, wins);
    }
    if (!round) break;
    purses.pay(round.project, round.price);
    bars.elect(round.project);
    left -= projects[round.project]!.cost;
  }
  bars.reset();
  const free = outcome.winners.slice(0, outcome.free);
  for (const [p, known] of near.entries())
    if (known && projects[p]!.cost === 0 && !shares.weights) known.votesMissing = votesToTakeFree(shares, free, p);
  return near;
}

/** Asks first whether this moment tells anything nearer than what is known. */
function improve(
  known: Near,
  cost: number,
  room: number,
  isWeighted: boolean,
  wins: (changed: Changed) => boolean,
): void {
  const fewer = (known.votesMissing ?? MOST) - 1;
  if (!isWeighted && cost <= room && fewer > 0 && wins({ more: fewer }))
    known.votesMissing = leastWhole(1, fewer, (more) => wins({ more }));
  const dearer = (known.costToWin ?? 0) + 1;
  const most = Math.min(room, cost - 1);
  if (dearer <= most && wins({ cost: dearer }))
    known.costToWin = mostWhole(dearer, most, (price) => wins({ cost: price }));
}

/** As many as no city has. */
const MOST = 2 ** 40;

function isBought(
  shares: Shares,
  purses: Purses,
  p: number,
  changed: Changed,
  winner: number | undefined,
  rate: Fraction | undefined,
): boolean {
  const { ties, votes, election } = shares;
  const cost = changed.cost ?? election.projects[p]!.cost;
  const offer = purses.offerOf(p, changed);
  if (!offer || winner === undefined || !rate) return offer !== undefined;
  const order = compare(offer.ratio, rate);
  if (order !== 0) return order < 0;
  return wouldGoFirst(ties, p, cost, votes[p]! + (changed.more ?? 0), winner, votes[winner]!);
}

/** Price over share and factor, by which rounds are won. */
function rateOf({ factors }: Shares, { project, share, price }: OverspendingOutcome['rounds'][number]): Fraction {
  return { num: price.num * share.den, den: price.den * share.num * BigInt(factors[project]!) };
}
