// The areas of a place that signers may name as theirs: stewards open and close them. Coarse on purpose, and never asked of anybody who
// does not want to say.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { hereAndNow } from '../words/today.ts';
import { areaClosed, areaOpened } from './acts.ts';

/** A list people can choose from on a phone. */
const MOST_AREAS = 60;

export type Area = { id: string; act_id: string; name: string | null; lang: string; open: boolean };

/** All areas, also closed ones: what was signed from there is still counted there. */
export async function areasOf(tx: Tx): Promise<Area[]> {
  const rows = await tx.selectFrom('areas').selectAll().orderBy('position').orderBy('id').execute();
  return rows.map(({ id, act_id, name, lang, closed_by }) => ({ id, act_id, name, lang, open: closed_by === null }));
}

/**
 * Makes the open areas those named, in their order: new names open, names left out close.
 * @throws Refused `forbidden` (no steward) · `invalid`
 */
export async function setAreas(
  ctx: Ctx,
  given: { names: readonly string[]; lang: string; ids?: readonly string[] },
): Promise<string[]> {
  if (ctx.author.role !== 'steward') throw new Refused('forbidden');
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const lang = faults.lang('lang', given.lang, here.lang);
  const names = [...new Set(given.names.flatMap((name) => faults.text('names', name, { max: 120 }) ?? []))];
  faults.stop();
  if (names.length > MOST_AREAS) throw invalid('names', 'too-many-chosen', { limit: MOST_AREAS });
  const open = (await inPlace(ctx.db, ctx.place, areasOf)).filter((area) => area.open);
  const kept = new Map(open.flatMap((area) => (area.name !== null ? [[area.name, area.id] as const] : [])));
  const ids = names.map((name, i) => kept.get(name) ?? given.ids?.[i] ?? newId());
  const opened = names.flatMap((name, i) =>
    kept.has(name) ? [] : [draft({ act: areaOpened, body: { area: ids[i]!, name, position: i + 1, lang } })],
  );
  const closed = open
    .filter((area) => !ids.includes(area.id))
    .map((area) => draft({ act: areaClosed, body: { area: area.id } }));
  if (opened.length + closed.length > 0) await commit(ctx, [...closed, ...opened]);
  return ids;
}
