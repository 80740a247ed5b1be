// Puts the plans of a consultation together: under the budget's lock, from the confirmed rows of one moment, into one public act. Fewer
// than ten plans give a number and nothing else, and nothing is published that would show what a few people changed since the last time.
import { divide, type Plans } from '@redress/tally';
import { sql } from 'kysely';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { civilDate, instantText } from '../../base/clock.ts';
import { type Database, inPlace, outsidePlaces, type Tx } from '../../base/database.ts';
import type { Tasks } from '../../base/jobs.ts';
import { Refused } from '../../base/refused.ts';
import { amountsFrom } from '../plans/amounts-bytes.ts';
import { type Consultation, consultationById, phaseOf, sheetFor } from '../plans/store.ts';
import { mustKeepBudgets } from '../versions/rules.ts';
import { collectiveRecorded, type Method, methods } from './acts.ts';
import { limitsFrom } from './limits.ts';

/** Fewer plans than this are a number only. */
export const LEAST_PLANS = 10;

type Body = Parameters<typeof collectiveRecorded.streams>[0];
type Counts = { verified: number; unverified: number; invented: number };

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
    if (last?.closed) throw new Refused('duplicate');
    const { ids, amounts, ...counts } = await takePlans(tx, ctx.place, known.id);
    const changed = await changedSince(tx, ctx.place, known.id, ids);
    const few = changed > 0 && changed < LEAST_PLANS;
    if (last && !closed && changed === 0) throw new Refused('duplicate');
    if (last && !closed && few && last.verified >= LEAST_PLANS)
      throw new Refused('invalid', {
        fields: [{ field: 'consultation', code: 'budget-too-few-changed', args: { n: LEAST_PLANS } }],
      });
    verified = counts.verified;
    const next = { ...drafted, ...counts, number: (last?.number ?? 0) + 1 };
    if (verified < LEAST_PLANS) return next;
    // A mean before and a mean after would give away the sum of what a few changed in between.
    const shown = last && last.verified >= LEAST_PLANS && few ? methods.filter((one) => one !== 'mean') : methods;
    await markCounted(tx, ctx.place, known.id, ids);
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

type Taken = Counts & { ids: Buffer; amounts: Float64Array };

/**
 * All plans as they are at one moment, in one statement, so that what is counted is what is divided. They come in some hundred heaps, by
 * the last byte of their ids: a row each would cost more than what is in it.
 */
async function takePlans(tx: Tx, place: string, consultation: string): Promise<Taken> {
  type Heap = Counts & { ids: Buffer | null; amounts: Buffer | null };
  const { rows } = await sql<Heap>`
    select count(*) filter (where state = 'confirmed')::int as verified,
      count(*) filter (where state = 'pending')::int as unverified,
      count(*) filter (where state = 'confirmed' and invented)::int as invented,
      string_agg(uuid_send(id), ''::bytea) filter (where state = 'confirmed') as ids,
      string_agg(amounts, ''::bytea) filter (where state = 'confirmed') as amounts
    from budget_plans where place_id = ${place}::uuid and consultation_id = ${consultation}::uuid
    group by get_byte(uuid_send(id), 15)`.execute(tx);
  const sum = (count: 'verified' | 'unverified' | 'invented') => rows.reduce((all, heap) => all + heap[count], 0);
  return {
    verified: sum('verified'),
    unverified: sum('unverified'),
    invented: sum('invented'),
    ids: Buffer.concat(rows.flatMap(({ ids }) => ids ?? [])),
    amounts: amountsFrom(rows.flatMap(({ amounts }) => amounts ?? [])),
  };
}

/** Plans that came since the last collective budget, and plans of it that went. */
async function changedSince(tx: Tx, place: string, consultation: string, ids: Buffer): Promise<number> {
  const last = await tx
    .selectFrom('budget_plans_counted')
    .select('plans')
    .where('place_id', '=', place)
    .where('consultation_id', '=', consultation)
    .executeTakeFirst();
  if (!last) return ids.length / ID_BYTES;
  const before = new Set(eachId(last.plans));
  let came = 0;
  for (const id of eachId(ids)) if (!before.delete(id)) came++;
  return came + before.size;
}

const ID_BYTES = 16;

function* eachId(ids: Buffer): Generator<string> {
  for (let at = 0; at < ids.length; at += ID_BYTES) yield ids.toString('latin1', at, at + ID_BYTES);
}

const markCounted = (tx: Tx, place: string, consultation: string, plans: Buffer) =>
  tx
    .insertInto('budget_plans_counted')
    .values({ place_id: place, consultation_id: consultation, plans })
    .onConflict((oc) => oc.columns(['place_id', 'consultation_id']).doUpdateSet({ plans }))
    .execute();

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
