// Which part of a budget somebody looks at, as it stands in the address: every step of a drill-down is a plain link of its own, so that
// back, bookmarks and citations work. Pure: text in, text out. What is not understood is left out, never guessed.
import type { Query } from '../../web/view.ts';
import { type Dimension, dimensions, type Measure, measures, type Side, sides } from '../versions/words.ts';

/** What is fixed of each dimension: the code of a value, or its name where it has none. */
export type Filters = Partial<Record<Dimension, string>>;

export type Asked = {
  side: Side;
  /** undefined: what is planned, where anything is */
  measure: Measure | undefined;
  /** undefined: the latest */
  year: string | undefined;
  /** the year it is held against; undefined: the one before, where there is one */
  against: string | undefined;
  filters: Filters;
  /** undefined: the widest dimension that still tells lines apart */
  by: Dimension | undefined;
  /** of a list of boxes that is longer than a page */
  page: number;
};

/** In an address: lines of which the file does not say this dimension. */
export const UNSAID = '-';

const oneOf = <T extends string>(all: readonly T[], given: string | undefined): T | undefined =>
  all.find((one) => one === given);
const words = (given: string | undefined, most: number): string | undefined =>
  given && given.length <= most && !given.includes('\0') ? given : undefined;

export function askedOf(query: Record<string, string>): Asked {
  const filters: Filters = {};
  for (const dimension of dimensions) {
    const value = words(query[dimension], 300);
    if (value !== undefined) filters[dimension] = value;
  }
  return {
    side: oneOf(sides, query.side) ?? 'spending',
    measure: oneOf(measures, query.measure),
    year: words(query.year, 40),
    against: words(query.against, 40),
    filters,
    // By what is fixed already there is only one box.
    by: oneOf(
      dimensions.filter((one) => filters[one] === undefined),
      query.by,
    ),
    page: /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1,
  };
}

/** The query of an address that asks for this; what is usual is left out, so that one view has one address. */
export const queryOf = ({ side, measure, year, against, filters, by, page }: Asked): Query => ({
  ...filters,
  side: side === 'spending' ? undefined : side,
  measure,
  year,
  against,
  by,
  page: page > 1 ? page : undefined,
});

/** One step further down: a value of a dimension is fixed, and what lies below is asked for anew. */
export const within = (asked: Asked, dimension: Dimension, value: string): Asked => ({
  ...asked,
  filters: { ...asked.filters, [dimension]: value },
  by: undefined,
  page: 1,
});

/** The dimensions that are fixed, from the widest to the narrowest. */
export const fixedOf = (filters: Filters): Dimension[] => dimensions.filter((one) => filters[one] !== undefined);

/** A step back up: only the first `n` of what is fixed stays. */
export function upTo(asked: Asked, n: number): Asked {
  const kept = fixedOf(asked.filters).slice(0, n);
  const filters = Object.fromEntries(kept.map((one) => [one, asked.filters[one]]));
  return { ...asked, filters, by: undefined, page: 1 };
}
