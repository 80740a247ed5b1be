// The closed words of a budget: its sides, measures, states and dimensions, in the order every page and table gives them. Pure.

export const sides = ['spending', 'revenue'] as const;
export type Side = (typeof sides)[number];

export const measures = ['planned', 'spent'] as const;
export type Measure = (typeof measures)[number];

/** Submitted to those who adopt it; adopted; changed after that; or what came of it. */
export const states = ['submitted', 'adopted', 'amended', 'actual'] as const;
export type State = (typeof states)[number];

/** From the widest to the narrowest; a drill-down goes this way. */
export const dimensions = ['fund', 'department', 'division', 'account', 'category'] as const;
export type Dimension = (typeof dimensions)[number];

/** What a line is about: the official code (leading zeros kept) and name, of which either may be ''. */
export type Value = { code: string; name: string };

/** How a value is chosen in addresses, rules and certificates: by its code, or by its name where it has none. */
export const keyOf = (value: { code: string; name: string | null }): string => value.code || (value.name ?? '');

/** One line of a version. `rows` is how many rows of the file were added together in it; cents may be negative. */
export type Line = Partial<Record<Dimension, Value>> & {
  side: Side;
  measure: Measure;
  /** as the file names it: '2015', '2022-23' */
  year: string;
  restricted?: boolean;
  recurring?: boolean;
  cents: number;
  rows: number;
};
