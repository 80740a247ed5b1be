// A consultation's 100,000 confirmed plans of 60 rows put together as staff or the clock do it: counted, read, divided by every method and
// recorded as one public act.

import { recordCollective } from '../app/budget/collective/gather.ts';
import { beginConsultation } from '../app/budget/plans/actions.ts';
import { enterInvented } from '../app/budget/plans/submit.ts';
import { beginBudget, recordVersion } from '../app/budget/versions/actions.ts';
import type { Line } from '../app/budget/versions/words.ts';
import { freshPlace, makeDatabase } from '../test/database.ts';
import { printTable } from './with/table.ts';

const [PLANS, WIDTH, AT_ONCE, ROUNDS] = [100_000, 60, 5000, 3];

const { db, drop } = await makeDatabase();
const { ctx } = await freshPlace(db, { slug: 'bench' });
const { budget } = await beginBudget(ctx, { title: 'Made up' });
const lines = Array.from({ length: WIDTH }, (_, i): Line => {
  const department = { code: String(i).padStart(3, '0'), name: `Department ${i}` };
  return { side: 'spending', measure: 'planned', year: '2026', department, cents: 1_000_000_00, rows: 1 };
});
const about = { budget, label: 'Adopted', state: 'adopted', source: { title: 'Made up' } };
const { version } = await recordVersion(ctx, about, lines);
const today = new Date().toISOString().slice(0, 10);
const asked = {
  version,
  title: 'How would you divide it?',
  of: {},
  by: 'department',
  opens: today,
  closes: '2099-12-31',
};
const { consultation } = await beginConsultation(ctx, { ...asked, by: 'department' });
await db.pool.query('update places set example = true where id = $1', [ctx.place]);

/** Each plan moves some of every row to the next: always the same whole. */
const planOf = (n: number): number[] => {
  const plan = lines.map(({ cents }) => cents);
  for (let i = 0; i < WIDTH; i++) {
    const moved = ((n * 7919 + i * 104_729) % 400_000) * 100;
    plan[i]! -= moved;
    plan[(i + 1) % WIDTH]! += moved;
  }
  return plan;
};
for (let from = 0; from < PLANS; from += AT_ONCE) {
  const plans = Array.from({ length: AT_ONCE }, (_, i) => planOf(from + i));
  await enterInvented({ db, place: ctx.place, now: ctx.now }, { consultation, plans });
}
const rows: string[][] = [['100,000 plans × 60 rows', 'whole', 'CPU of the app', 'wanted']];
for (let round = 0; round < ROUNDS; round++) {
  // Ten more plans: without a change there is nothing to record.
  const plans = Array.from({ length: 10 }, (_, i) => planOf(PLANS + round * 10 + i));
  if (round > 0) await enterInvented({ db, place: ctx.place, now: ctx.now }, { consultation, plans });
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  await recordCollective(ctx, consultation);
  const used = process.cpuUsage(cpu);
  const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  rows.push([
    `round ${round + 1}`,
    seconds(performance.now() - begun),
    seconds((used.user + used.system) / 1000),
    '≤ 2 s',
  ]);
}
printTable(rows);
await drop();
