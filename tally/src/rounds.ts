// The purchases of Equal Shares one by one, in exact numbers, as people read them. Quick, where the distances of all losers take their
// time (explain.ts).
import type { Result } from './count.ts';
import type { SharesOutcome } from './equal-shares.ts';
import { type Fraction, fraction } from './fraction.ts';

export type RoundExplained = {
  project: number;
  cost: number;
  votes: number;
  /** utility per unit of money at the price paid: cost / payment under cost utilities. At most the votes. */
  effectiveVotes: Fraction;
  /** what those pay who pay in full, per unit of utility weight, in units */
  payment: Fraction;
  /** voters who gave their last money */
  emptied: number;
  /** whom it was exactly tied with, itself included */
  tied: number[];
  spent: number;
};

/** In the order they were bought. */
export function roundsOf({ shares }: Pick<Result, 'shares'>, outcome: SharesOutcome): RoundExplained[] {
  const { payments, rounds } = outcome;
  const den = payments.denominator;
  let spent = 0;
  return rounds.map(({ project, tied }, k) => {
    const { cost } = shares.election.projects[project]!;
    spent += cost;
    const num = payments.numerator(k);
    return {
      project,
      cost,
      votes: shares.votes[project]!,
      effectiveVotes: fraction(BigInt(shares.factors[project]!) * den, num),
      payment: fraction(num, den),
      emptied: payments.equations[k]!.emptied,
      tied,
      spent,
    };
  });
}
