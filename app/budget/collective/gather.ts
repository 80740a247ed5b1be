// Puts the plans of a consultation together: under the budget's lock, from the confirmed rows of one moment, into one public act. Fewer
// than ten plans give a number and nothing else, and nothing is published that would show what a few people changed since the last time.
import { divide, type Plans } from '@redress/tally';
import { sql } from 'kysely';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { civilDate, instantText } from '../../base/clock.ts';
import { type Database, inPlace, outsidePlaces, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import type { Tasks } from '../../base/jobs.ts';
import { Refused } from '../../base/refused.ts';
import { type Consultation, consultationById, phaseOf, sheetFor } from '../plans/store.ts';
import { mustKeepBudgets } from '../versions/rules.ts';
import { collectiveRecorded, type Method, methods } from './acts.ts';
import { limitsFrom } from './limits.ts';

/** Fewer plans than this are a number only. */
export const LEAST_PLANS = 10;

type Body = Parameters<typeof collectiveRecorded.streams>[0];
type Counts = { verified: number; unverified: number; invented: number; changed: number };

/**
 * Records the collective budget of a consultation now.
 * @returns how many confirmed plans are in it
 * @throws Refused forbidden, not-found; `duplicate` when nothing changed since the last; `too-few-changed` as invalid when it would
 *   show what fewer than ten people did since
 */
export async function recordCollective(ctx: Ctx, consultation: string): Promise<{ verified: number }> {
  mustKeepBudgets(ctx.author.role);
  const found = await inPlace(ctx.db, ctx.place, async (tx) => {
    const known = await consultationById(tx, consultation);
    if (!known) throw new Refused('not-found');
    const today = await todayOf(tx, ctx.now());
    return { known, today, sheet: await sheetFor(tx, known, today) };
  });
  const { known, sheet, today } = found;
  const closed = phaseOf(known, today) === 'closed';
  const id = newId();
  const body: Body = {
    budget: known.budget_id,
    consultation: known.id,
    number: 1,
    until: instantText(ctx.now()),
    ...{ verified: 0, unverified: 0, invented: 0 },
    closed,
    lines: [],
    methods: [],
    kept: [],
    unkept: [],
  };
  let verified = 0;
  const decide = async (tx: Tx, drafted: Body): Promise<Body> => {
    const last = await tx
      .selectFrom('budget_collectives')
      .select(['number', 'closed', 'verified'])
      .where('consultation_id', '=', known.id)
      .where('superseded_by', 'is', null)
      .executeTakeFirst();
    const counts = await countPlans(tx, ctx.place, known.id);
    const few = counts.changed > 0 && counts.changed < LEAST_PLANS;
    if (last?.closed || (last && !closed && counts.changed === 0)) throw new Refused('duplicate');
    if (last && !closed && few && last.verified >= LEAST_PLANS)
      throw new Refused('invalid', {
        fields: [{ field: 'consultation', code: 'budget-too-few-changed', args: { n: LEAST_PLANS } }],
      });
    verified = counts.verified;
    const numbers = { verified, unverified: counts.unverified, invented: counts.invented };
    const next = { ...drafted, ...numbers, number: (last?.number ?? 0) + 1 };
    if (verified < LEAST_PLANS) return next;
    // A mean before and a mean after would give away the sum of what a few changed in between.
    const shown = last && last.verified >= LEAST_PLANS && few ? methods.filter((one) => one !== 'mean') : methods;
    const amounts = await takePlans(tx, ctx.place, known.id, id, sheet.units.length);
    return { ...next, ...together(known, sheet, amounts, shown) };
  };
  await commit(ctx, [draft({ act: collectiveRecorded, body, decide })]);
  return { verified };
}

type SheetNow = Awaited<ReturnType<typeof sheetFor>>;

function together(known: Consultation, sheet: SheetNow, amounts: Float64Array, shown: readonly Method[]) {
  const { floors, caps, kept, unkept } = limitsFrom(sheet);
  const plans: Plans = { total: known.total, lines: sheet.units.map((_, i) => String(i)), amounts, floors, caps };
  const results = divide(plans, shown);
  const { median, spread } = results[0]!;
  const held = (result: (typeof results)[number], side: 'floor' | 'cap') =>
    result.held.flatMap((one, i) => (one === side ? [i] : []));
  return {
    lines: median.map((middle, i): [number, number, number] => [middle, spread[i]![0], spread[i]![1]]),
    methods: results.map((result, i) => ({
      method: shown[i]!,
      amounts: result.amounts,
      at_floor: held(result, 'floor'),
      at_cap: held(result, 'cap'),
    })),
    kept,
    unkept,
  };
}

/** `changed`: rows that came since the last collective budget, and rows of it that went. */
async function countPlans(tx: Tx, place: string, consultation: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    select count(*) filter (where state = 'confirmed')::int as verified,
      count(*) filter (where state = 'pending')::int as unverified,
      count(*) filter (where state = 'confirmed' and invented)::int as invented,
      count(*) filter (where (state = 'confirmed') <> (counted is not null))::int as changed
    from budget_plans where place_id = ${place}::uuid and consultation_id = ${consultation}::uuid`.execute(tx);
  return rows[0]!;
}

/** The confirmed plans, each after the other; they are marked as counted in the same transaction. */
async function takePlans(
  tx: Tx,
  place: string,
  consultation: string,
  mark: string,
  width: number,
): Promise<Float64Array> {
  await sql`update budget_plans set counted = case when state = 'confirmed' then ${mark}::uuid end
    where place_id = ${place}::uuid and consultation_id = ${consultation}::uuid and (state = 'confirmed') <> (counted is not null)`.execute(
    tx,
  );
  const { rows } = await sql<{ amounts: string }>`
    select array_to_string(amounts, ',') as amounts from budget_plans
    where place_id = ${place}::uuid and consultation_id = ${consultation}::uuid and state = 'confirmed'`.execute(tx);
  const all = new Float64Array(rows.length * width);
  for (const [plan, row] of rows.entries()) {
    let line = plan * width;
    for (const cents of row.amounts.split(',')) all[line++] = Number(cents);
  }
  return all;
}

async function todayOf(tx: Tx, now: Date): Promise<string> {
  const place = await tx.selectFrom('place').select('zone').where('superseded_by', 'is', null).executeTakeFirst();
  if (!place) throw new Refused('not-found');
  return civilDate(now, place.zone);
}

/** Consultations that are over and whose last collective budget is not recorded yet. */
async function due(tx: Tx, now: Date): Promise<string[]> {
  const today = await todayOf(tx, now);
  const { rows } = await sql<{ id: string }>`
    select c.id from budget_consultations c where c.closes < ${today}
      and not exists (select from budget_collectives k where k.place_id = c.place_id and k.consultation_id = c.id and k.closed)`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}

type Work = { db: Database; now: () => Date; wake?: Ctx['wake'] };

/** Every hour: what has closed is put together, without anybody having to press a button. */
export const collectiveTasks = ({ db, now, wake }: Work): Tasks => ({
  'budget.collect': async () => {
    const places = await outsidePlaces(db, (tx) => tx.selectFrom('places').select('id').orderBy('id').execute());
    for (const { id: place } of places) {
      const ctx: Ctx = { db, place, now, author: { role: 'site', name: 'Redress' }, ...(wake ? { wake } : {}) };
      for (const consultation of await inPlace(db, place, (tx) => due(tx, now()))) {
        try {
          await recordCollective(ctx, consultation);
        } catch (error) {
          // Another process was first.
          if (!(error instanceof Refused) || error.code !== 'duplicate') throw error;
        }
      }
    }
  },
});
