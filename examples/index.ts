// Loads the examples that ship: step by step, each step one commit that leaves its mark, so that a load killed anywhere goes on
// where it stood. It must never touch a place that is not an example, and never move a clock.
import type { Ctx } from '../app/acts/commit.ts';
import { openPlace, registeredPlaces } from '../app/acts/places.ts';
import { type Clock, civilDate, daysBetween } from '../app/base/clock.ts';
import { type Database, inPlace } from '../app/base/database.ts';
import type { Store } from '../app/files/store.ts';
import { kansasCity } from './kansas-city-2021/load.ts';
import { millbrook } from './millbrook/load.ts';
import { oakland } from './oakland-2022/load.ts';
import { type Example, idOf, openWorld, type Step, take, type World } from './world.ts';

export const examples: readonly Example[] = [kansasCity, millbrook, oakland];

export type Loading = {
  db: Database;
  files: Store;
  now: Clock;
  wake?: Ctx['wake'];
  /** `done` of `all` steps, after each; `slug` is the place under way. */
  onProgress?: (done: number, all: number, slug: string) => void;
  /** Which examples, for tests; all of them when not given. */
  only?: readonly string[];
};

/**
 * Loads every example that is not there yet, and goes on with those that are half there. Done again it changes nothing.
 * @returns the ids of the examples' places by slug; a slug that a place of somebody's own has taken is left out
 */
export async function loadExamples(loading: Loading): Promise<Record<string, string>> {
  const chosen = examples.filter(({ place }) => !loading.only || loading.only.includes(place.slug));
  const plans = [];
  for (const example of chosen) plans.push(await planOf(loading, example));
  const all = plans.reduce((sum, plan) => sum + plan.steps.length, 0);
  let done = 0;
  // Places share nothing, so they load side by side; one that fails lets the other come to its end first.
  const loads = plans.map(async ({ example, world, marks, steps }) => {
    for (const step of steps) {
      if (world) await take(world, step, marks);
      loading.onProgress?.(++done, all, example.place.slug);
    }
  });
  for (const load of await Promise.allSettled(loads)) if (load.status === 'rejected') throw load.reason;
  return Object.fromEntries(plans.flatMap(({ example, world }) => (world ? [[example.place.slug, world.place]] : [])));
}

type Plan = { example: Example; world?: World; marks: ReadonlySet<string>; steps: Step[] };

/** A load that was killed goes on within days; later, what lay ahead of it has passed and it would not be the same example. */
const DAYS_TO_GO_ON = 3;

async function planOf(loading: Loading, example: Example): Promise<Plan> {
  const { zone, slug } = example.place;
  const place = await placeOf(loading, example);
  if (!place) return { example, marks: new Set(), steps: [] };
  const { finished, begun, marks, opened } = await stateOf(loading.db, place, example);
  // The day it was begun stays its today, so that a load killed before midnight and one that was not tell the same.
  const today = civilDate(opened, zone);
  const { db, files, now, wake } = loading;
  const ground = { db, files, now, place, zone, today, actors: example.actors };
  const world = openWorld(wake ? { ...ground, wake } : ground);
  if (finished) return { example, world, marks, steps: [] };
  const late = daysBetween(today, civilDate(now(), zone)) > DAYS_TO_GO_ON;
  if (late || (begun && marks.size === 0))
    throw new Error(
      `The example ${slug} was begun on ${today} and cannot be gone on with. Start with a new data folder.`,
    );
  return { example, world, marks, steps: example.steps(today) };
}

/** The example's place, opened when it is not there; undefined when its slug is somebody's own place. */
async function placeOf(loading: Loading, example: Example): Promise<string | undefined> {
  const there = (await registeredPlaces(loading.db)).find((one) => one.slug === example.place.slug);
  if (there && !there.example) return undefined;
  const begun =
    there && (await inPlace(loading.db, there.id, (tx) => tx.selectFrom('place').select('act_id').executeTakeFirst()));
  if (there && begun) return there.id;
  const author = { role: 'site', name: 'Redress' } as const;
  return openPlace({ db: loading.db, now: loading.now, author }, { ...example.place, example: true });
}

async function stateOf(db: Database, place: string, example: Example) {
  const [kind] = example.last.split('/');
  const last = `${kind}/${idOf(place, example.last)}`;
  return inPlace(db, place, async (tx) => {
    const spent = await tx.selectFrom('once').select('key').execute();
    const first = await tx.selectFrom('acts').select('recorded').orderBy('n').limit(1).executeTakeFirstOrThrow();
    const end = await tx.selectFrom('streams').select('stream').where('stream', '=', last).executeTakeFirst();
    const more = await tx.selectFrom('streams').select('stream').where('stream', '<>', 'place').executeTakeFirst();
    return {
      finished: end !== undefined,
      begun: more !== undefined,
      marks: new Set(spent.map((row) => row.key)),
      opened: first.recorded,
    };
  });
}
