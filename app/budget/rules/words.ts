// The closed words of rules, in the order pages give them; and the text in which a set of lines is recorded. Pure.
import { dimensions, sides } from '../versions/words.ts';
import { ruleKinds } from './evaluate.ts';
import type { LineSet } from './line-sets.ts';

export { ruleKinds };

/** What a rule rests on, the strongest first. */
export const authorities = ['state-law', 'charter', 'bond', 'policy', 'demand'] as const;
export type Authority = (typeof authorities)[number];

/** How sure it is that the rule says so. */
export const ruleStandings = ['official', 'mirror', 'reported', 'disputed', 'unconfirmed'] as const;
export type RuleStanding = (typeof ruleStandings)[number];

/** A part finer than this is no rule anybody wrote. */
export const MOST_PARTS = 1_000_000;

const MOST_NAMES = 200;

/** A set of lines as it is recorded: JSON with its fields in one order, so that one set has one text. */
export function writeSet(set: LineSet): string {
  const ordered: Record<string, unknown> = {};
  for (const name of ['side', 'year', ...dimensions] as const) if (set[name] !== undefined) ordered[name] = set[name];
  return JSON.stringify(ordered);
}

/** @returns undefined for a text that names no set of lines: covered, or not ours */
export function readSet(text: string | null): LineSet | undefined {
  if (text === null) return undefined;
  try {
    const set = JSON.parse(text) as unknown;
    return isSet(set) ? set : undefined;
  } catch {
    return undefined;
  }
}

export function isSet(given: unknown): given is LineSet {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return false;
  return Object.entries(given).every(([name, value]) => {
    if (name === 'side') return sides.includes(value as never);
    if (name === 'year') return typeof value === 'string' && value !== '';
    if (!dimensions.includes(name as never) || !Array.isArray(value) || value.length === 0) return false;
    return (
      value.length <= MOST_NAMES && value.every((one) => typeof one === 'string' && one !== '' && one.length <= 300)
    );
  });
}
