// Who goes first when two projects are exactly equal: by a named rule that anyone can repeat. Never by locale, memory
// order or chance that is not published.
import type { Election } from './election.ts';
import { TallyError } from './problem.ts';
import { Random } from './random.ts';

export const TIE_RULES = ['name', 'cost-votes-lot', 'cost-votes-name', 'fail'] as const;

/**
 * `name`: lower project id, by code point ("10" before "9"), as pabutools.
 * `cost-votes-lot`: lower cost, then more votes, then a lot drawn from the published seed, as equalshares.net advises.
 * `cost-votes-name`: the same with the id last. `fail`: stop and say who is tied.
 */
export type TieRule = (typeof TIE_RULES)[number];

/** `rank`: who goes first as the election is; `last`: the same by what decides last, the id or the lot. */
export type Ties = { rule: TieRule; rank: Int32Array; last: Int32Array; election: Election };

/** @param seed published text the lot is drawn from; wanted by `cost-votes-lot` */
export function tiesOf(election: Election, votes: Float64Array, rule: TieRule, seed: string | undefined): Ties {
  const { projects } = election;
  const order = projects.map((_, p) => p).sort((a, b) => byCodePoint(projects[a]!.id, projects[b]!.id));
  if (rule === 'cost-votes-lot') {
    if (seed === undefined)
      throw new TallyError('bad-option', 'ties by lot need a published seed', 'give --seed TEXT, drawn in public');
    new Random(seed).shuffle(order);
  }
  return rankedBy({ rule, election, last: placesOf(order) }, votes);
}

/** The same rule where votes, or the election's costs, are others. */
export function rankedBy({ rule, election, last }: Omit<Ties, 'rank'>, votes: Float64Array): Ties {
  const { projects } = election;
  const order = projects.map((_, p) => p).sort((a, b) => last[a]! - last[b]!);
  if (rule === 'cost-votes-lot' || rule === 'cost-votes-name')
    order.sort((a, b) => projects[a]!.cost - projects[b]!.cost || votes[b]! - votes[a]!);
  return { rule, rank: placesOf(order), last, election };
}

function placesOf(order: readonly number[]): Int32Array {
  const places = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) places[order[i]!] = i;
  return places;
}

/** Would p go before q, were they tied and had p this cost and so many votes? Under `fail` nobody goes first. */
export function wouldGoFirst(ties: Ties, p: number, cost: number, votes: number, q: number, votesOfQ: number): boolean {
  if (ties.rule === 'fail') return false;
  const byLast = ties.last[p]! < ties.last[q]!;
  if (ties.rule === 'name') return byLast;
  const costOfQ = ties.election.projects[q]!.cost;
  if (cost !== costOfQ) return cost < costOfQ;
  return votes === votesOfQ ? byLast : votes > votesOfQ;
}

/** The one of several exactly equal projects that goes first. @throws TallyError `tie` under the rule `fail` */
export function breakTie(ties: Ties, tied: readonly number[]): number {
  if (ties.rule === 'fail') {
    const names = tied.map((p) => ties.election.projects[p]!.id).sort(byCodePoint);
    throw new TallyError(
      'tie',
      `projects ${names.join(', ')} are exactly tied`,
      'choose a rule for ties, such as --ties cost-votes-lot --seed TEXT',
    );
  }
  return tied.reduce((first, p) => (ties.rank[p]! < ties.rank[first]! ? p : first));
}

/** Compares by Unicode code point, which UTF-8 bytes sort by too. */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x === y) continue;
    // Halves of pairs stand for code points above all others.
    return isHalf(x) === isHalf(y) ? x - y : isHalf(x) ? 1 : -1;
  }
  return a.length - b.length;
}

const isHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;
