// Checks an outcome of Equal Shares without trusting how it was found: that every purchase is paid in full and in equal shares,
// that nothing more could be paid, and that the outcome is proportional (EJR+ up to one project). Shares no code with the count
// but the fractions; slow and plain on purpose.
import { type Election, rowsOf } from './election.ts';
import { type Fraction, lcm, lesser } from './fraction.ts';

export type Purchase = { project: number; payment: Fraction };

export type Violation =
  | { kind: 'not-paid'; project: number; what: string }
  | { kind: 'could-be-paid'; project: number; what: string }
  | { kind: 'not-proportional'; project: number; group: number; what: string };

export type Certificate = { holds: boolean; violations: Violation[]; checked: string[] };

/**
 * Replays purchases with exact purses. Approvals only.
 * @param endowment units each voter got
 * @param except projects that could not be bought for another reason (conflicts, categories, too few votes)
 */
export function checkPurchases(
  election: Election,
  endowment: Fraction,
  purchases: readonly Purchase[],
  except: ReadonlySet<number> = new Set(),
): Certificate {
  const supporters = listSupporters(election);
  const den = purchases.reduce((common, { payment }) => lcm(common, payment.den), endowment.den);
  const values = [(endowment.num * den) / endowment.den];
  const purse = new Int32Array(rowsOf(election));
  const violations: Violation[] = [];
  const bought = new Set(purchases.map(({ project }) => project));
  for (const { project, payment } of purchases) {
    const due = (payment.num * den) / payment.den;
    const price = BigInt(election.projects[project]!.cost) * den;
    const moved = new Map<number, number>();
    let paid = 0n;
    for (const row of supporters[project]!) {
      const has = values[purse[row]!]!;
      const pays = lesser(has, due);
      paid += pays * BigInt(election.times ? election.times[row]! : 1);
      let to = moved.get(purse[row]!);
      if (to === undefined) {
        to = values.push(has - pays) - 1;
        moved.set(purse[row]!, to);
      }
      purse[row] = to;
    }
    if (paid !== price)
      violations.push({ kind: 'not-paid', project, what: `its supporters pay ${paid} where ${price} are due` });
  }
  for (const [project, rows] of supporters.entries()) {
    const { cost } = election.projects[project]!;
    if (bought.has(project) || except.has(project) || rows.length === 0) continue;
    let left = 0n;
    for (const row of rows) left += values[purse[row]!]! * BigInt(election.times ? election.times[row]! : 1);
    if (left >= BigInt(cost) * den)
      violations.push({ kind: 'could-be-paid', project, what: 'its supporters have enough left to pay for it' });
  }
  return {
    holds: violations.length === 0,
    violations,
    checked: ['every purchase is paid exactly', 'nothing more can be paid'],
  };
}

/**
 * EJR+ up to one project (Brill and Peters 2023; for money, Peters, Pierczyński and Skowron 2021): for a project not chosen and
 * any j of its supporters, one of them gets more than j shares of the money are worth, were that project added:
 * (utility + utility of the project)·cost·voters > j·budget·utility of the project. It is enough to look at the j worst off.
 * @param worth utility of a project to whoever names it: its cost, or 1
 */
export function checkProportionality(
  election: Election,
  winners: readonly number[],
  worth: (project: number) => number,
  except: ReadonlySet<number> = new Set(),
): Certificate {
  const { start, chosen, times, voters, budget } = election;
  const won = new Uint8Array(election.projects.length);
  for (const p of winners) won[p] = 1;
  const utility = new Float64Array(rowsOf(election));
  for (let row = 0; row < utility.length; row++)
    for (let k = start[row]!; k < start[row + 1]!; k++) if (won[chosen[k]!]) utility[row]! += worth(chosen[k]!);
  const violations: Violation[] = [];
  for (const [project, rows] of listSupporters(election).entries()) {
    const { cost } = election.projects[project]!;
    if (won[project] || except.has(project) || cost > budget || rows.length === 0) continue;
    const own = worth(project);
    rows.sort((a, b) => utility[a]! - utility[b]!);
    let group = 0;
    for (const row of rows) {
      group += times ? times[row]! : 1;
      const gets = BigInt(utility[row]! + own) * BigInt(cost) * BigInt(voters);
      if (gets > BigInt(group) * BigInt(budget) * BigInt(own)) continue;
      const what = `${group} of its supporters could each claim more than they get`;
      violations.push({ kind: 'not-proportional', project, group, what });
      break;
    }
  }
  return { holds: violations.length === 0, violations, checked: ['EJR+ up to one project'] };
}

function listSupporters(election: Election): number[][] {
  const lists: number[][] = election.projects.map(() => []);
  for (let row = 0; row < rowsOf(election); row++)
    for (let k = election.start[row]!; k < election.start[row + 1]!; k++) lists[election.chosen[k]!]!.push(row);
  return lists;
}
