// How an inexact tool reaches its lists, told step by step so that a difference can be proven to be its defect and not ours:
// doubles added up one after the other, ties in the key order of a script, voters without winners left out. Never used to count.
import type { Completion } from './count.ts';
import { type Election, rowsOf } from './election.ts';

/** The winners in doubles, by cost utilities, ties by lower cost, more votes, then key order. Slow and plain. */
export function countLikeComputeTool(election: Election, completion: Completion): number[] {
  const voters = listVoters(election);
  const n = Math.max(1, election.voters);
  const cost = election.projects.map((project) => project.cost / 10 ** election.decimals);
  const budget = election.budget / 10 ** election.decimals;
  const total = (list: number[]): number => list.reduce((sum, p) => sum + cost[p]!, 0);
  const start =
    completion === 'add1' || completion === 'add1u' || completion === 'add1-nonexh'
      ? Math.floor(budget / n) * n
      : budget;
  // It does not use Add1 when everything is affordable.
  const isAllAffordable = total(cost.map((_, p) => p)) <= budget;
  let winners = sharesInDoubles(voters, n, cost, isAllAffordable ? budget : start);
  if (completion.startsWith('add1') && !isAllAffordable)
    for (let money = start + n; ; money += n) {
      const isExhaustive = !cost.some((c, p) => !winners.includes(p) && total(winners) + c <= budget);
      if (isExhaustive && completion !== 'add1-nonexh') break;
      if (money > (start + n) * 100) break;
      const more = sharesInDoubles(voters, n, cost, money);
      if (total(more) > budget) break;
      winners = more;
    }
  if (completion === 'utilitarian' || completion === 'add1u') winners = completeInKeyOrder(election, winners);
  return winners;
}

/** Greedy by votes with what is left; equal votes in the order of the object's keys: whole numbers ascending, then as in the file. */
export function completeInKeyOrder(election: Election, already: readonly number[]): number[] {
  const voters = listVoters(election);
  const winners = [...already];
  let spent = winners.reduce((sum, p) => sum + election.projects[p]!.cost, 0);
  for (const p of keyOrder(election).sort((a, b) => voters[b]!.length - voters[a]!.length)) {
    const { cost } = election.projects[p]!;
    if (winners.includes(p) || spent + cost > election.budget) continue;
    winners.push(p);
    spent += cost;
  }
  return winners;
}

function keyOrder(election: Election): number[] {
  const keys: Record<string, number> = {};
  for (const [p, { id }] of election.projects.entries()) keys[id] = p;
  return Object.values(keys);
}

function listVoters(election: Election): number[][] {
  const voters: number[][] = election.projects.map(() => []);
  let voter = 0;
  for (let row = 0; row < rowsOf(election); row++)
    for (let t = election.times ? election.times[row]! : 1; t > 0; t--, voter++)
      for (let k = election.start[row]!; k < election.start[row + 1]!; k++) voters[election.chosen[k]!]!.push(voter);
  return voters;
}

function sharesInDoubles(voters: number[][], n: number, cost: number[], money: number): number[] {
  const purse = new Float64Array(n).fill(money / n);
  const winners: number[] = [];
  const left = new Set(cost.flatMap((c, p) => (c > 0 && voters[p]!.length > 0 ? [p] : [])));
  for (;;) {
    let [best, most] = [-1, 0];
    for (const p of left) {
      if (voters[p]!.reduce((sum, i) => sum + purse[i]!, 0) < cost[p]!) {
        left.delete(p);
        continue;
      }
      const effective = effectiveVotes(voters[p]!, purse, cost[p]!);
      const isFirst = effective === most && best >= 0 && isAhead(cost, voters, p, best);
      if (effective > most || isFirst) [best, most] = [p, effective];
    }
    if (best < 0) return winners;
    winners.push(best);
    left.delete(best);
    const payment = cost[best]! / most;
    for (const i of voters[best]!) purse[i] = purse[i]! > payment ? purse[i]! - payment : 0;
  }
}

const isAhead = (cost: number[], voters: number[][], p: number, q: number): boolean =>
  cost[p]! < cost[q]! || (cost[p] === cost[q] && voters[p]!.length > voters[q]!.length);

function effectiveVotes(supporters: number[], purse: Float64Array, cost: number): number {
  const sorted = supporters.map((i) => purse[i]!).sort((a, b) => a - b);
  let paid = 0;
  for (let k = 0; k < sorted.length; k++) {
    const payment = (cost - paid) / (sorted.length - k);
    if (payment <= sorted[k]!) return cost / payment;
    paid += sorted[k]!;
  }
  return 0;
}
