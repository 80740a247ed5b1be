// Who may say how two demands belong together. Pure. It judges form only: whose demands they are, never what they ask for.
import { invalid, Refused } from '../../../base/refused.ts';
import type { PublicAuthor } from '../../../base/tables.ts';
import { type Given, recorders } from '../../letters/rules.ts';

/** Read from the demand that says so to the other: "this one restates that one". Against each other has no direction. */
export const hows = ['restates', 'narrows', 'supersedes', 'conflicts-with'] as const;
export type How = (typeof hows)[number];

/** Two demands, and whose letters they stand in. */
export type Pair = {
  demand: { id: string; behind: readonly string[] };
  other: { id: string; behind: readonly string[] };
};

/**
 * An organization relates its own demand to any other; it takes the place only of a demand that is its own too. Staff record what a
 * source says.
 * @returns whether it is said here or taken from a source
 * @throws Refused `forbidden` · `invalid` (a demand related to itself, or one put in the place of somebody else's)
 */
export function mayRelate(author: PublicAuthor, { demand, other }: Pair, how: How): Given {
  if (demand.id === other.id) throw invalid('other', 'work-same-demand');
  if (recorders.has(author.role)) return 'source';
  if (author.role !== 'speaker' || !author.as || !demand.behind.includes(author.as)) throw new Refused('forbidden');
  if (how === 'supersedes' && !other.behind.includes(author.as)) throw invalid('how', 'work-supersedes-own');
  return 'here';
}

/** Whoever said it, and those who keep the record. */
export const mayTakeBack = (author: PublicAuthor, organization: string | null): boolean =>
  recorders.has(author.role) || (author.role === 'speaker' && organization !== null && author.as === organization);
