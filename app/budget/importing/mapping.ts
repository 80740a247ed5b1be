// What the columns of a file mean: plain JSON, kept with the version it made and used again for the next file of the same office.
// The words are those of the Fiscal Data Package: measures (amounts) and dimensions (fund, department …) of physical columns.
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { marked } from '../../acts/cover.ts';
import { type Dimension, dimensions, measures, sides } from '../versions/words.ts';
import { decimals } from './amounts.ts';
import { delimiters, encodings, lineEnds } from './encodings.ts';

const OneOf = <const T extends readonly string[]>(values: T) => Type.Enum<[...T]>(values as never);
const Words = (maxLength: number) => Type.String({ maxLength });
const Values = Type.Array(Words(500), { maxItems: 2000 });

/** More columns than this are the shape of something else, and no page could ask about them. */
export const MOST_COLUMNS = 500;

export type Part = 'code' | 'name';
export type Meaning = 'amount' | 'year' | 'side' | 'restricted' | 'recurring' | `${Dimension}-${Part}`;
export const meanings: readonly Meaning[] = [
  'amount',
  'year',
  'side',
  ...dimensions.flatMap((each) => [`${each}-code`, `${each}-name`] as const),
  'restricted',
  'recurring',
];

export const Mapping = Type.Object(
  {
    format: Type.Literal(1),
    /** how the bytes are read; found in the file where it is left out */
    shape: Type.Optional(
      Type.Object({ encoding: OneOf(encodings), delimiter: OneOf(delimiters), lineEnd: OneOf(lineEnds) }),
    ),
    /** the sheet of a workbook; its first where it is left out */
    sheet: Type.Optional(Words(200)),
    /** the row the column names stand in, from 1, and how many rows they take */
    header: Type.Integer({ minimum: 1, maximum: 100 }),
    headerRows: Type.Union([Type.Literal(1), Type.Literal(2)]),
    columns: Type.Array(
      Type.Object({
        column: Words(500),
        as: Type.Enum(meanings as unknown as [Meaning, ...Meaning[]]),
        /** of an amount: what year and measure it is of, where the column itself says so */
        year: Type.Optional(Words(40)),
        measure: Type.Optional(OneOf(measures)),
        side: Type.Optional(OneOf(sides)),
      }),
      { maxItems: MOST_COLUMNS },
    ),
    amounts: Type.Object({
      decimal: OneOf(decimals),
      unit: Type.Union([Type.Literal(1), Type.Literal(1000), Type.Literal(1_000_000)]),
      round: Type.Boolean(),
    }),
    /** which values of the side column are which; or one side for all; or revenue is what is negative */
    side: Type.Union([
      Type.Object({ spending: Values, revenue: Values, begins: Type.Optional(Type.Boolean()) }),
      OneOf([...sides, 'by-sign']),
    ]),
    /** sides whose amounts the file writes with the other sign */
    flip: Type.Array(OneOf(sides), { maxItems: 2 }),
    /** of rows whose file does not say it */
    year: Type.Optional(Words(40)),
    /** only the four digits of a year column are taken: a file that says '07/01/2015' */
    yearDigits: Type.Optional(Type.Boolean()),
    measure: OneOf(measures),
    /** rows that are found to be totals of rows above them: asked about, left out, or kept as rows */
    totals: OneOf(['ask', 'leave-out', 'keep']),
    /** rows left out by what a column says */
    without: Type.Array(Type.Object({ column: Words(500), is: Values }), { maxItems: 50 }),
    /** columns whose blank cells mean what stands above them: merged cells */
    fillDown: Type.Array(Words(500), { maxItems: 50 }),
    /** names by code, from a code table of the same office */
    names: Type.Array(Type.Object({ dimension: OneOf(dimensions), names: Type.Record(Words(200), Words(500)) }), {
      maxItems: 5,
    }),
  },
  { additionalProperties: false },
);
export type Mapping = Static<typeof Mapping>;

const checker = Compile(Mapping);

/** A mapping as somebody gives it, or what is wrong with it and where. */
export function readMapping(given: unknown): { mapping: Mapping } | { faults: string[] } {
  if (checker.Check(given)) return { mapping: given };
  const faults = checker.Errors(given).map((one) => `${one.instancePath || 'the mapping'} ${one.message}`);
  return { faults: [...new Set(faults)].slice(0, 20) };
}

/**
 * A mapping as an act holds it, a text that can be covered. Its tables of codes stay outside: the names they gave stand in the version.
 */
export const mappingOfRecord = (mapping: Mapping): string => JSON.stringify({ ...mapping, names: [] });

/** The mapping a version was made by. undefined where it was made by hand, or where words of the mapping are covered: it says too little. */
export function mappingOfVersion(recorded: string | null): Mapping | undefined {
  if (recorded === null || recorded.includes(marked)) return undefined;
  const read = readMapping(JSON.parse(recorded));
  return 'mapping' in read ? read.mapping : undefined;
}

export const emptyMapping = (): Mapping => ({
  format: 1,
  header: 1,
  headerRows: 1,
  columns: [],
  amounts: { decimal: '.', unit: 1, round: false },
  side: 'spending',
  flip: [],
  measure: 'planned',
  totals: 'ask',
  without: [],
  fillDown: [],
  names: [],
});

/**
 * The names of columns out of one header row or two: the upper of two is written once over several columns, so it counts to its right
 * until the next. Names that repeat are told apart by a number, empty ones by their place: no column is lost.
 */
export function columnNames(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  let above = '';
  const joined = Array.from({ length: width }, (_, i) => {
    const [upper, lower] = rows.length > 1 ? [rows[0]![i] ?? '', rows[1]![i] ?? ''] : ['', rows[0]?.[i] ?? ''];
    if (upper.trim() !== '') above = upper.trim();
    return [rows.length > 1 ? above : '', lower.trim()].filter((word) => word !== '').join(' ');
  });
  const taken = new Set<string>();
  const times = new Map<string, number>();
  return joined.map((name, i) => {
    const own = name.replace(/\s+/g, ' ').slice(0, 400).toWellFormed() || `Column ${i + 1}`;
    let called = own;
    // A file may itself call a column "Amount (2)".
    for (let n = times.get(own) ?? 1; taken.has(called); ) {
      called = `${own} (${++n})`;
      times.set(own, n);
    }
    taken.add(called);
    return called;
  });
}
