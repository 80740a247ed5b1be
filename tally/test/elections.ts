// Small invented elections for tests: written by hand or drawn by fast-check, with few different costs so that ties abound.
import fc from 'fast-check';
import type { Election, Project, VoteType } from '../src/election.ts';

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
      costs: fc.array(fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 60 })), {
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
