// What plans leave behind only for a while: those nobody confirmed, those of consultations long closed, links without a plan, shared
// plans nobody renewed. The public acts hold what all plans came to.
import { type SqlBool, sql } from 'kysely';
import { daysBefore, type Served } from '../../base/clearing.ts';

/** So long a link in a mail can be confirmed. */
export const PENDING_DAYS = 30;
/** So long after its last day a consultation's plans are kept, for a count that is disputed. */
export const KEPT_DAYS = 90;
/** So long a shared plan can be looked at. */
export const SHARED_DAYS = 400;

const dayBefore = (now: Date, days: number) => daysBefore(now, days).toISOString().slice(0, 10);

/** Of rows of a consultation: its last collective budget is recorded, and nobody disputed it in time. */
const isLongOver = (table: string, now: Date) => sql<SqlBool>`exists (
  select from pub.budget_consultations c join pub.budget_collectives k on k.place_id = c.place_id and k.consultation_id = c.id and k.closed
  where c.place_id = ${sql.ref(table)}.place_id and c.id = ${sql.ref(table)}.consultation_id and c.closes < ${dayBefore(now, KEPT_DAYS)})`;

export const servedPlans: readonly Served[] = [
  {
    table: 'budget_plans',
    rows: (now) =>
      sql`(state = 'pending' and created < ${daysBefore(now, PENDING_DAYS)}) or ${isLongOver('budget_plans', now)}`,
  },
  { table: 'budget_plans_counted', rows: (now) => isLongOver('budget_plans_counted', now) },
  {
    table: 'budget_plan_links',
    rows: (now) => sql`made < ${daysBefore(now, PENDING_DAYS)} and not exists (
      select from priv.budget_plans p where p.place_id = budget_plan_links.place_id and p.id = budget_plan_links.plan_id)`,
  },
  { table: 'budget_shared_plans', rows: (now) => sql`made < ${daysBefore(now, SHARED_DAYS)}` },
];
