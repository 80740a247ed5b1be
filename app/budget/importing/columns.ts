// Where in a row things stand that a mapping names: found once, when the names of the columns have been read.
// It must never take one column for another: a name that is not there is a problem, and so is a mapping that says too little.
import { type Dimension, dimensions, type Measure, type Side } from '../versions/words.ts';
import { columnNames, type Mapping, MOST_COLUMNS, type Part } from './mapping.ts';
import type { Problems } from './problems.ts';
import { tidy, Values } from './values.ts';

export type AmountColumn = { at: number; name: string; year?: string; measure: Measure; side?: Side };

/** Places in a row, from 0; -1 where no column says it. */
export type Columns = {
  names: string[];
  amounts: AmountColumn[];
  /** in the order of dimensions */
  values: Values[];
  year: number;
  side: number;
  restricted: number;
  recurring: number;
  /** whose blank cells mean what stands above them */
  fill: number[];
  /** rows that say one of these are left out */
  without: { at: number; is: Set<string> }[];
};

/** @param heads the rows the names stand in, one or two */
export function columnsOf(heads: readonly string[][], mapping: Mapping, problems: Problems): Columns {
  const names = columnNames(heads);
  if (names.length > MOST_COLUMNS) problems.add({ code: 'too-many-columns', row: mapping.header, n: names.length });
  const places = new Map(names.map((name, at) => [name, at]));
  const at = (column: string): number => {
    const found = places.get(column);
    if (found === undefined) problems.add({ code: 'no-column', row: 0, column });
    return found ?? -1;
  };
  const found: Columns = {
    names,
    amounts: [],
    values: [],
    ...{ year: -1, side: -1, restricted: -1, recurring: -1 },
    fill: [],
    without: [],
  };
  for (const each of mapping.columns) {
    const place = at(each.column);
    if (place < 0) continue;
    if (each.as === 'amount') found.amounts.push(amountColumn(each, place, mapping));
    else if (isOwnPlace(each.as)) found[each.as] = place;
    else meetValue(found.values, each.as, place, mapping);
  }
  found.values.sort((a, b) => dimensions.indexOf(a.dimension) - dimensions.indexOf(b.dimension));
  found.fill = mapping.fillDown.map(at).filter((place) => place >= 0);
  found.without = mapping.without
    .map((one) => ({ at: at(one.column), is: new Set(one.is) }))
    .filter((one) => one.at >= 0);
  for (const code of missingFrom(found, mapping)) problems.add({ code, row: 0 });
  return found;
}

const ownPlaces = ['year', 'side', 'restricted', 'recurring'] as const;
const isOwnPlace = (as: string): as is (typeof ownPlaces)[number] => (ownPlaces as readonly string[]).includes(as);

type Meant = Mapping['columns'][number];

const amountColumn = ({ column, year, measure, side }: Meant, at: number, mapping: Mapping): AmountColumn => ({
  at,
  name: column,
  measure: measure ?? mapping.measure,
  ...(year !== undefined && { year: tidy(year) }),
  ...(side && { side }),
});

/** 'fund-code' and 'fund-name' are two columns of one dimension. */
function meetValue(values: Values[], as: string, place: number, { names }: Mapping): void {
  const [dimension, part] = as.split('-') as [Dimension, Part];
  let one = values.find((each) => each.dimension === dimension);
  if (!one) {
    one = new Values(dimension, names.find((each) => each.dimension === dimension)?.names);
    values.push(one);
  }
  one[part] = place;
}

/** What the mapping leaves open, so that no row could be taken. */
function* missingFrom({ amounts, values, side, year }: Columns, mapping: Mapping) {
  if (amounts.length === 0) yield 'no-amount-column' as const;
  if (values.length === 0) yield 'no-dimension' as const;
  if (typeof mapping.side === 'object' && side < 0 && amounts.some((one) => !one.side)) yield 'no-side-column' as const;
  if (year < 0 && !mapping.year && amounts.some((one) => !one.year)) yield 'no-year-given' as const;
}
