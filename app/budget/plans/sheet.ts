// A consultation as the sheet people fill in: its groups with what they have today, and its rules bound to those groups. Groups come
// out of a version's lines in one way only, so the sheet is the same whenever it is asked for. Pure.
import { type Bind, type Line, type LineSet, matcher, type Values, type World } from '../rules/line-sets.ts';
import type { Ground, KnownRule } from '../rules/store.ts';
import { type Dimension, keyOf } from '../versions/words.ts';
import type { Sheet, Unit } from './rebalance.ts';

/** A group of lines that share a value of the dimension; `n` is the first of the values of that key, none where it is not said. */
export type Group = { n: number | undefined; key: string; cents: number };

/** By key: values of one code are one group, whatever each is called. */
const groupKey = (line: Line, by: Dimension, values: Values): string => {
  const value = line[by] === null ? undefined : values.get(line[by]!);
  return value ? keyOf(value) : '';
};

/** The groups of a set of lines, the largest first. Their lines may be negative; a group that is, is left as it is and not shown. */
export function groupsOf(of: LineSet, by: Dimension, { lines, values, frame }: Ground): Group[] {
  const matches = matcher(of, values, frame);
  const groups = new Map<string, Group>();
  for (const line of lines) {
    if (!matches(line)) continue;
    const key = groupKey(line, by, values);
    const group = groups.get(key) ?? { n: line[by] ?? undefined, key, cents: 0 };
    group.cents += line.cents;
    groups.set(key, group);
  }
  return [...groups.values()]
    .filter(({ cents }) => cents >= 0)
    .sort((a, b) => b.cents - a.cents || (a.key < b.key ? -1 : 1));
}

export const writeGroups = (groups: readonly Group[]): string =>
  groups.map(({ n, cents }) => `${n ?? ''},${cents}`).join('\n');

/** @param values of the version; a covered name leaves the code, and without one nothing to call it by */
export function readGroups(text: string, values: Values): Unit[] {
  return text.split('\n').map((line) => {
    const [n = '', cents = ''] = line.split(',');
    const value = n === '' ? undefined : values.get(Number(n));
    return { key: value ? keyOf(value) : '', name: value ? (value.name ?? '') : '', today: Number(cents) };
  });
}

/** Where each line of the version goes: with the group of its key when the consultation is about it; otherwise it stays. */
export function worldOfGroups(of: LineSet, by: Dimension, groups: readonly Unit[], ground: Ground): World {
  const matches = matcher(of, ground.values, ground.frame);
  const at = new Map(groups.map(({ key }, i) => [key, i]));
  const unit = Int32Array.from(ground.lines, (line) =>
    matches(line) ? (at.get(groupKey(line, by, ground.values)) ?? -1) : -1,
  );
  return { ...ground, unit, today: groups.map(({ today }) => today) };
}

/** What a plan is made on and judged by; `values` are those of the version, to say what rules are about. */
export type RuledSheet = Omit<Sheet, 'rules'> & { rules: Bind<KnownRule>[]; values: Ground['values'] };
