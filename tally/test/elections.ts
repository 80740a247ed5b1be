// Small invented elections for tests: written by hand or drawn by fast-check, with few different costs so that ties abound.
import fc from 'fast-check';
import type { Election, Project, VoteType } from '../src/election.ts';
import type { Limits } from '../src/limits.ts';
import type { TieRule } from '../src/ties.ts';

/** How many random elections a property is tried on: `usual` on every `npm test`, TALLY_RUNS when somebody looks for rare ones. */
export const runs = (usual: number): number => Number(process.env.TALLY_RUNS ?? usual);

export type Ballot = [project: number, points?: number][];

export function electionOf(
  budget: number,
  projects: (number | Partial<Project>)[],
  ballots: Ballot[],
  voteType: VoteType = 'approval',
  decimals = 0,
): Election {
  const start = new Uint32Array(ballots.length + 1);
  const entries = ballots.flat();
  let end = 0;
  for (const [i, ballot] of ballots.entries()) {
    end += ballot.length;
    start[i + 1] = end;
  }
  const hasPoints = voteType === 'cumulative' || voteType === 'scoring';
  return {
    meta: new Map([['currency', 'XTS']]),
    voteType,
    decimals,
    budget,
    projects: projects.map((project, p) => ({
      id: String(p + 1),
      cost: 0,
      ...(typeof project === 'number' ? { cost: project } : project),
    })),
    voters: ballots.length,
    start,
    chosen: Uint16Array.from(entries, ([p]) => p),
    points: hasPoints ? Float64Array.from(entries, ([, points]) => points ?? 1) : undefined,
    times: undefined,
  };
}

/** Elections of up to 12 projects and 14 voters; costs, points and ballots from few values. */
export function anyElection(voteType: VoteType = 'approval'): fc.Arbitrary<Election> {
  return fc
    .record({
      costs: fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 1, max: 60 })), {
        minLength: 1,
        maxLength: 9,
      }),
      ballots: fc.array(fc.array(fc.tuple(fc.nat(8), fc.integer({ min: 0, max: 4 })), { maxLength: 7 }), {
        minLength: 1,
        maxLength: 14,
      }),
      budget: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 200 })),
    })
    .map(({ costs, ballots, budget }) => {
      const cast = ballots.map((ballot) => {
        const named = new Map(ballot.map(([p, points]) => [p % costs.length, points]));
        return [...named].map(([p, points]): [number, number] => [p, points]);
      });
      return electionOf(budget, costs, cast, voteType);
    });
}

export type RulesDrawn = {
  ties: TieRule;
  seed: string;
  limits: Limits | undefined;
  minVotes: number | undefined;
  skip: boolean;
};

/** The same with categories, and rules for ties, conflicts, ceilings and least votes, each often left out. */
export function anyElectionWithRules(voteType: VoteType = 'approval'): fc.Arbitrary<[Election, RulesDrawn]> {
  const drawn = fc.record({
    ties: fc.constantFrom<TieRule>('name', 'cost-votes-name', 'cost-votes-lot'),
    seed: fc.constantFrom('1', '2', '3', '4'),
    categories: fc.array(fc.constantFrom('a', 'b', undefined), { minLength: 9, maxLength: 9 }),
    ceilings: fc.option(fc.tuple(fc.nat(60), fc.nat(60))),
    conflicts: fc.array(fc.array(fc.nat(8), { maxLength: 3 }), { maxLength: 2 }),
    minVotes: fc.option(fc.nat(4), { freq: 2 }),
    skip: fc.boolean(),
  });
  return fc.tuple(anyElection(voteType), drawn).map(([election, { categories, ceilings, conflicts, ...rules }]) => {
    const projects = election.projects.map((project, p) => {
      const category = categories[p];
      return category === undefined ? project : { ...project, category };
    });
    const idOf = (p: number): string => projects[p % projects.length]!.id;
    const limits = {
      conflicts: conflicts.map((list) => list.map(idOf)),
      ...(ceilings
        ? {
            categories: new Map([
              ['a', ceilings[0]],
              ['b', ceilings[1]],
            ]),
          }
        : {}),
    };
    return [
      { ...election, projects },
      { ...rules, limits, minVotes: rules.minVotes ?? undefined },
    ];
  });
}
