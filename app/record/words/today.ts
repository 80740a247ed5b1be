// What an action needs to know of its place before it checks what was typed: today's date there, its zone, its first language.
// Never cached: a place may change its zone by an act.
import type { Ctx } from '../../acts/commit.ts';
import { civilDate } from '../../base/clock.ts';
import { inPlace } from '../../base/database.ts';
import { bareDay } from '../../base/fuzzy-day.ts';
import { Refused } from '../../base/refused.ts';
import type { Occurred } from '../../base/tables.ts';

export type Here = { today: string; zone: string; lang: string; languages: string[] };

/** @throws Refused not-found when the place has not been opened */
export async function hereAndNow(ctx: Pick<Ctx, 'db' | 'place' | 'now'>): Promise<Here> {
  const place = await inPlace(ctx.db, ctx.place, (tx) =>
    tx.selectFrom('place').select(['zone', 'languages']).where('superseded_by', 'is', null).executeTakeFirst(),
  );
  if (!place) throw new Refused('not-found');
  return {
    today: civilDate(ctx.now(), place.zone),
    zone: place.zone,
    lang: place.languages[0]!,
    languages: place.languages,
  };
}

export type When = { on: string; until?: string | undefined; time?: string | undefined; basis?: Occurred['basis'] };

/** The occurrence to commit with, or undefined where the day is not known or lies ahead: what is to come has not occurred. */
export function occurredOn(here: Here, when: Partial<When>): Occurred | undefined {
  const { on, until, time, basis } = when;
  if (!on || bareDay(on) > here.today) return undefined;
  return {
    on,
    ...(until && until !== on ? { until } : {}),
    ...(time ? { time } : {}),
    zone: here.zone,
    basis: basis ?? 'reported',
  };
}
