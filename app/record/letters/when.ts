// When something happened, as an act says it: today needs no saying; another day is said with the place's zone and on whose word.
import type { Ctx } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import type { Occurred } from '../../base/tables.ts';
import { hereAndNow, occurredOn } from '../words/today.ts';
import type { Given } from './rules.ts';

export type When = { day: string; today: string; occurred: Occurred | undefined };

/**
 * The day an act is about (today in the place's zone when none is given), and what the act says of it.
 * @throws Refused `invalid` for a day that is not in the calendar or lies ahead
 */
export async function whenOf(ctx: Ctx, given: Given, day?: string): Promise<When> {
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const on = faults.day('day', day, { notAfter: here.today }) ?? here.today;
  faults.stop();
  const basis = given === 'here' ? 'own' : 'reported';
  return { day: on, today: here.today, occurred: on === here.today ? undefined : occurredOn(here, { on, basis }) };
}
