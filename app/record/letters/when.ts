// When something happened, as an act says it: today needs no saying; another day is said with the place's zone and on whose word.
import type { Ctx } from '../../acts/commit.ts';
import { civilDate } from '../../base/clock.ts';
import { inPlace } from '../../base/database.ts';
import type { Occurred } from '../../base/tables.ts';
import type { Given } from './rules.ts';

export type When = { day: string; occurred: Occurred | undefined };

/** The day an act is about (today in the place's zone when none is given), and what the act says of it. */
export async function whenOf(ctx: Ctx, given: Given, day?: string): Promise<When> {
  const { zone, today } = await hereAndNow(ctx);
  if (!day || day === today) return { day: today, occurred: undefined };
  return { day, occurred: { on: day, zone, basis: given === 'here' ? 'own' : 'reported' } };
}

/** The place's zone, and its civil date. */
export async function hereAndNow(ctx: Ctx): Promise<{ zone: string; today: string }> {
  const zone = await inPlace(ctx.db, ctx.place, async (tx) => {
    const place = await tx.selectFrom('place').select('zone').where('superseded_by', 'is', null).executeTakeFirst();
    return place?.zone ?? 'UTC';
  });
  return { zone, today: civilDate(ctx.now(), zone) };
}
