// Two letters side by side: their demands, which of them belong together, and why. It says only what is said of them or what their
// words show exactly; it never guesses that two demands mean the same.
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import type { How } from '../../demands/relations/rules.ts';
import { type DemandRow, demandsOf } from '../../demands/store.ts';
import {
  type Behind,
  type Covers,
  coversOf,
  type LetterEntered,
  letterAt,
  organizationsOf,
  type Version,
  versionsOf,
} from '../store.ts';

export type Side = {
  letter: LetterEntered;
  version: Version | undefined;
  demands: DemandRow[];
  behind: Behind[];
};

/** How two demands belong together: `said` from the left one to the right one or back, or they are the same words. */
export type Pairing = { left: string; right: string; how: How | 'same-words'; forward: boolean };

export type Compared = { left: Side; right: Side; pairs: Pairing[]; covers: Covers };

/** Both letters at their addresses; undefined when one of them is not there, or both are one. */
export async function readCompared(tx: Tx, place: string, one: string, other: string): Promise<Compared | undefined> {
  const left = await sideOf(tx, place, one);
  const right = left && (await sideOf(tx, place, other));
  if (!left || !right || left.letter.id === right.letter.id) return undefined;
  const acts = [left, right].flatMap(({ letter, version, demands }) => [
    letter.act_id,
    ...(version ? [version.act_id] : []),
    ...demands.map((demand) => demand.act_id),
  ]);
  return { left, right, pairs: await pairings(tx, left.demands, right.demands), covers: await coversOf(tx, acts) };
}

async function sideOf(tx: Tx, place: string, address: string): Promise<Side | undefined> {
  const letter = await letterAt(tx, address);
  if (!letter) return undefined;
  const versions = await versionsOf(tx, letter.id);
  return {
    letter,
    version: versions.find((one) => one.current),
    demands: await demandsOf(tx, place, letter.id),
    behind: await organizationsOf(tx, letter.id),
  };
}

type Words = Pick<DemandRow, 'id' | 'heading' | 'quote'>;

async function pairings(tx: Tx, left: readonly DemandRow[], right: readonly DemandRow[]): Promise<Pairing[]> {
  const said = await relationsBetween(
    tx,
    left.map((one) => one.id),
    right.map((one) => one.id),
  );
  return [...said, ...sameWords(left, right, said)];
}

async function relationsBetween(tx: Tx, left: string[], right: string[]): Promise<Pairing[]> {
  if (left.length === 0 || right.length === 0) return [];
  const { rows } = await sql<Pairing>`
    select distinct on (1, 2, 3, 4) case when demand_id = any(${left}::uuid[]) then demand_id else other_id end as left,
      case when demand_id = any(${left}::uuid[]) then other_id else demand_id end as right, how,
      demand_id = any(${left}::uuid[]) as forward
    from demand_relations
    where withdrawn_by is null and ((demand_id = any(${left}::uuid[]) and other_id = any(${right}::uuid[]))
      or (demand_id = any(${right}::uuid[]) and other_id = any(${left}::uuid[])))`.execute(tx);
  return rows;
}

const plain = (words: string | null): string =>
  (words ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Demands in exactly the same words, signs and spaces aside, that nobody has related. Words that stand twice are matched to none. */
export function sameWords(left: readonly Words[], right: readonly Words[], said: readonly Pairing[]): Pairing[] {
  const related = new Set(said.map((pair) => `${pair.left} ${pair.right}`));
  const found = new Map<string, Pairing>();
  for (const field of ['quote', 'heading'] as const) {
    const [here, there] = [onceIn(left, field), onceIn(right, field)];
    for (const [words, one] of here) {
      const other = there.get(words);
      if (!one || !other || related.has(`${one} ${other}`)) continue;
      found.set(`${one} ${other}`, { left: one, right: other, how: 'same-words', forward: true });
    }
  }
  return [...found.values()];
}

/** Words → the one demand that has them; undefined where several do. */
function onceIn(demands: readonly Words[], field: 'quote' | 'heading'): Map<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const one of demands) {
    const words = plain(one[field]);
    if (words !== '') found.set(words, found.has(words) ? undefined : one.id);
  }
  return found;
}
