// Four hundred plans that nobody made: drawn from a seed, so that they are the same each time, and spread as people are. Some cap the
// police at a fifth, some take a part, some leave most as it is, some add. Every plan divides exactly the same total.

/** Where those who move money move it to, with how often they do. */
const wanted: readonly [string, number][] = [
  ['Housing and Community Development', 9],
  ['Human Services', 8],
  ['Oakland Public Works', 6],
  ['Oakland Public Library', 6],
  ['Oakland Parks and Recreation', 5],
  ['Violence Prevention', 5],
  ['Transportation', 4],
  ['Economic and Workforce Development', 3],
  ['Fire', 2],
];
const police = 'Police';
const locked = 'Non-Departmental and Port';

export type Unit = { key: string; today: number };

/** Mulberry32: 32 bits of state are enough for what nobody must not guess. */
function dice(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const whole = (cents: number): number => Math.round(cents / 10_000_00) * 10_000_00;

/**
 * @param units the rows of the sheet with what they have today, in cents
 * @param total what every plan divides
 */
export function inventedPlans(units: readonly Unit[], total: number, count: number, seed: number): number[][] {
  const roll = dice(seed);
  const at = (key: string): number => {
    const found = units.findIndex((unit) => unit.key === key);
    if (found < 0) throw new TypeError(`no row of the sheet is called ${key}`);
    return found;
  };
  return Array.from({ length: count }, () => {
    const plan = units.map((unit) => unit.today);
    const kind = roll();
    const take = (key: string, cents: number): void => {
      plan[at(key)] = Math.max(0, plan[at(key)]! - whole(cents));
    };
    const policeToday = units[at(police)]!.today;
    if (kind < 0.36) take(police, policeToday - total * (0.17 + roll() * 0.04));
    else if (kind < 0.62) take(police, policeToday * (0.05 + roll() * 0.25));
    else if (kind < 0.82)
      for (const key of ['Finance', 'City Administrator']) take(key, plan[at(key)]! * roll() * 0.06);
    else {
      take(police, -policeToday * roll() * 0.08);
      for (const key of ['Human Services', 'Oakland Parks and Recreation', 'Information Technology', 'Finance'])
        take(key, plan[at(key)]! * roll() * 0.5);
    }
    give(plan, total - plan.reduce((sum, cents) => sum + cents, 0), roll, at);
    return plan;
  });
}

/** Divides what is left over some of what people want; what is missing is taken from the largest rows that may move. */
function give(plan: number[], left: number, roll: () => number, at: (key: string) => number): void {
  if (left <= 0) {
    takeBack(plan, -left, at);
    return;
  }
  const weights = wanted.map(([, often]) => (roll() < 0.55 ? often * (0.3 + roll()) : 0));
  if (!weights.some((weight) => weight > 0)) weights[0] = 1;
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let rest = left;
  for (const [i, [key]] of wanted.entries()) {
    const part = whole((left * weights[i]!) / all);
    const given = Math.min(part, rest);
    plan[at(key)]! += given;
    rest -= given;
  }
  plan[at(wanted[0]![0])]! += rest;
}

function takeBack(plan: number[], missing: number, at: (key: string) => number): void {
  let rest = missing;
  const rows = plan.map((cents, i) => ({ cents, i })).filter(({ i }) => i !== at(locked));
  rows.sort((a, b) => b.cents - a.cents);
  for (const { i } of rows) {
    const taken = Math.min(plan[i]!, rest);
    plan[i]! -= taken;
    rest -= taken;
    if (rest === 0) return;
  }
}
