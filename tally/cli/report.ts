// The machine's copy of a count: the JSON of `tally count --json`, described by result.schema.json. Exact numbers are strings.
import type { Explanation } from '../src/explain.ts';
import type { Result, Tolerance } from '../src/index.ts';
import { writeAmount } from '../src/money.ts';

export function report(result: Result, tolerances: Tolerance[], explanation: Explanation | undefined): object {
  const { election } = result.shares;
  const { decimals, projects } = election;
  const id = (p: number): string => projects[p]!.id;
  const amount = (units: number | bigint): string => writeAmount(units, decimals);
  const exact = ({ num, den }: { num: bigint; den: bigint }): string => (den === 1n ? `${num}` : `${num}/${den}`);
  const inMoney = (value: { num: bigint; den: bigint }): string =>
    exact(lowest(value.num, value.den * 10n ** BigInt(decimals)));
  const { limits, ...chosen } = result.rule;
  const categories = [...(limits?.categories ?? [])].map(([name, most]) => [name, amount(most)]);
  const rule = {
    ...chosen,
    ...(limits?.conflicts?.length ? { conflicts: limits.conflicts } : {}),
    ...(categories.length > 0 ? { categories: Object.fromEntries(categories) } : {}),
  };
  return {
    format: 'tally-result-1',
    rule,
    voters: election.voters,
    projects: projects.length,
    budget: amount(result.budget),
    spent: amount(result.spent),
    winners: result.winners.map((p, k) => ({ project: id(p), way: result.ways[k] })),
    ...(result.welfare === undefined ? {} : { welfare: String(result.welfare) }),
    ...(result.compared
      ? {
          comparison: {
            by: result.compared.by,
            preferFirst: result.compared.preferFirst,
            preferGreedy: result.compared.preferSecond,
            keepsFirst: result.compared.keepsFirst,
          },
        }
      : {}),
    ...(result.equalShares && 'steps' in result.equalShares
      ? {
          add1: {
            steps: result.equalShares.steps,
            stoppedBy: result.equalShares.stoppedBy,
            endowment: inMoney(result.equalShares.endowment),
          },
        }
      : {}),
    tolerances,
    ...(explanation
      ? {
          explanation: {
            ...(explanation.endowment ? { endowment: inMoney(explanation.endowment) } : {}),
            unspent: amount(explanation.unspent),
            rounds: explanation.rounds.map((round) => ({
              project: id(round.project),
              votes: round.votes,
              effectiveVotes: exact(round.effectiveVotes),
              payment: inMoney(round.payment),
              emptied: round.emptied,
              tied: round.tied.map(id),
            })),
            fates: explanation.fates.map((fate) => ({
              project: id(fate.project),
              won: fate.won,
              way: fate.way,
              ...(fate.round === undefined ? {} : { round: fate.round }),
              votes: fate.votes,
              cost: amount(fate.cost),
              ...(fate.left === undefined ? {} : { left: amount(fate.left) }),
              ...(fate.votesMissing === undefined ? {} : { votesMissing: fate.votesMissing }),
              ...(fate.costToWin === undefined ? {} : { costToWin: amount(fate.costToWin) }),
            })),
          },
        }
      : {}),
  };
}

function lowest(num: bigint, den: bigint): { num: bigint; den: bigint } {
  let [x, y] = [num < 0n ? -num : num, den];
  while (y > 0n) [x, y] = [y, x % y];
  return { num: num / (x || 1n), den: den / (x || 1n) };
}
