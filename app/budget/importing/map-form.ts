// The form that says what a file's columns mean: a mapping as fields, and fields as a mapping. Pure. The form shows all of it; a column that
// is not in this file is let go.
import type { Raw } from '../../web/forms.ts';
import { type Dimension, dimensions, measures, sides } from '../versions/words.ts';
import { delimiters, encodings } from './encodings.ts';
import { type Mapping, type Meaning, meanings } from './mapping.ts';

const textIn = (raw: Raw, name: string): string => {
  const value = raw[name];
  return String((Array.isArray(value) ? value[0] : value) ?? '').trim();
};
const listIn = (raw: Raw, name: string): string[] => [raw[name] ?? []].flat().map(String);
const rowsIn = (raw: Raw, name: string): string[] => [
  ...new Set(
    textIn(raw, name)
      .split('\n')
      .map((row) => row.trim())
      .filter((row) => row !== ''),
  ),
];
const among = <T extends string>(all: readonly T[], given: string): T | undefined => all.find((one) => one === given);

/** The columns' meanings the form offers each column; the side is chosen apart, since a code can say it too. */
export const columnMeanings: readonly Meaning[] = meanings.filter((one) => one !== 'side');

/** A mapping as the fields of its form. `columns` are the names the file has. */
export function fieldsOf(mapping: Mapping, columns: readonly string[]): Raw {
  const { side, shape, without, names } = mapping;
  const raw: Raw = {
    header: String(mapping.header),
    headerRows: String(mapping.headerRows),
    encoding: shape?.encoding ?? 'utf-8',
    delimiter: shape?.delimiter ?? ',',
    sheet: mapping.sheet ?? '',
    decimal: mapping.amounts.decimal,
    unit: String(mapping.amounts.unit),
    round: mapping.amounts.round ? 'yes' : '',
    sideBy: typeof side === 'string' ? side : 'column',
    spendingWords: typeof side === 'object' ? side.spending.join('\n') : '',
    revenueWords: typeof side === 'object' ? side.revenue.join('\n') : '',
    begins: typeof side === 'object' && side.begins ? 'yes' : '',
    flip: mapping.flip,
    year: mapping.year ?? '',
    yearDigits: mapping.yearDigits ? 'yes' : '',
    measure: mapping.measure,
    totals: mapping.totals,
    fill: mapping.fillDown.map((column) => String(columns.indexOf(column))),
  };
  for (const [i, { column, is }] of without.entries())
    Object.assign(raw, { [`withoutColumn-${i}`]: column, [`withoutWords-${i}`]: is.join('\n') });
  for (const [i, { dimension, names: called }] of names.entries()) {
    const rows = Object.entries(called).map(([code, name]) => `${code},${name}`);
    Object.assign(raw, { [`namesOf-${i}`]: dimension, [`names-${i}`]: rows.join('\n') });
  }
  for (const { column, as, year, measure, side } of mapping.columns) {
    const at = columns.indexOf(column);
    if (as === 'side') raw.sideColumn = column;
    if (at < 0 || as === 'side') continue;
    raw[`as-${at}`] = as;
    raw[`yearOf-${at}`] = year ?? '';
    raw[`measureOf-${at}`] = measure ?? '';
    raw[`sideOf-${at}`] = side ?? '';
  }
  return raw;
}

/** The fields of the form as a mapping. @param before what the form was made of */
export function mappingFrom(raw: Raw, before: Mapping, columns: readonly string[]): Mapping {
  const header = Number(textIn(raw, 'header'));
  const sideBy = textIn(raw, 'sideBy');
  const fill = new Set(listIn(raw, 'fill'));
  const { year: _, yearDigits: __, sheet: ___, ...kept } = before;
  const year = textIn(raw, 'year').slice(0, 40);
  const sheet = textIn(raw, 'sheet');
  return {
    ...kept,
    ...(before.shape && {
      shape: {
        encoding: among(encodings, textIn(raw, 'encoding')) ?? before.shape.encoding,
        delimiter: delimiters.find((one) => one === String(raw.delimiter)) ?? before.shape.delimiter,
        lineEnd: before.shape.lineEnd,
      },
    }),
    ...(sheet !== '' && { sheet }),
    header: Number.isInteger(header) && header >= 1 && header <= 100 ? header : before.header,
    headerRows: textIn(raw, 'headerRows') === '2' ? 2 : 1,
    columns: [...columnsFrom(raw, columns), ...sideColumn(raw, sideBy)],
    amounts: {
      decimal: textIn(raw, 'decimal') === ',' ? ',' : '.',
      unit: ([1, 1000, 1_000_000] as const).find((unit) => String(unit) === textIn(raw, 'unit')) ?? 1,
      round: textIn(raw, 'round') === 'yes',
    },
    side:
      sideBy === 'column'
        ? {
            spending: rowsIn(raw, 'spendingWords'),
            revenue: rowsIn(raw, 'revenueWords'),
            ...(textIn(raw, 'begins') === 'yes' && { begins: true }),
          }
        : (among([...sides, 'by-sign'] as const, sideBy) ?? 'spending'),
    flip: sides.filter((side) => listIn(raw, 'flip').includes(side)),
    ...(year !== '' && { year }),
    ...(textIn(raw, 'yearDigits') === 'yes' && { yearDigits: true }),
    measure: among(measures, textIn(raw, 'measure')) ?? 'planned',
    totals: among(['ask', 'leave-out', 'keep'] as const, textIn(raw, 'totals')) ?? 'ask',
    without: withoutFrom(raw),
    fillDown: columns.filter((_, at) => fill.has(String(at))),
    names: namesFrom(raw),
  };
}

function columnsFrom(raw: Raw, columns: readonly string[]): Mapping['columns'] {
  return columns.flatMap((column, at): Mapping['columns'] => {
    const as = among(columnMeanings, textIn(raw, `as-${at}`));
    if (!as) return [];
    const year = textIn(raw, `yearOf-${at}`).slice(0, 40);
    const measure = among(measures, textIn(raw, `measureOf-${at}`));
    const side = among(sides, textIn(raw, `sideOf-${at}`));
    if (as !== 'amount') return [{ column, as }];
    return [{ column, as, ...(year && { year }), ...(measure && { measure }), ...(side && { side }) }];
  });
}

const sideColumn = (raw: Raw, sideBy: string): Mapping['columns'] => {
  const column = textIn(raw, 'sideColumn');
  return sideBy === 'column' && column !== '' ? [{ column, as: 'side' }] : [];
};

/** Rules to leave rows out, and tables of codes, that the form shows: those there are and an empty one. */
export const MOST_RULES = 50;
export const shownOf = (raw: Raw, name: string, most: number): number => {
  let filled = 0;
  for (let i = 0; i < most; i++) if (textIn(raw, `${name}-${i}`) !== '') filled = i + 1;
  return Math.min(filled + 1, most);
};

function withoutFrom(raw: Raw): Mapping['without'] {
  return Array.from({ length: MOST_RULES }, (_, i) => ({
    column: textIn(raw, `withoutColumn-${i}`),
    is: rowsIn(raw, `withoutWords-${i}`),
  })).filter(({ column, is }) => column !== '' && is.length > 0);
}

/** "1000,General Fund" a row: what a table of codes says, pasted. Two tables of one dimension are one. */
function namesFrom(raw: Raw): Mapping['names'] {
  const found = new Map<Dimension, Record<string, string>>();
  for (let i = 0; i < dimensions.length; i++) {
    const dimension = among(dimensions, textIn(raw, `namesOf-${i}`));
    const pairs = rowsIn(raw, `names-${i}`).flatMap((row) => {
      const [, code, name] = /^"?([^",;\t]+)"?\s*[,;\t]\s*"?(.+?)"?$/.exec(row) ?? [];
      return code && name ? [[code.trim().slice(0, 200), name.trim().slice(0, 300)]] : [];
    });
    if (dimension && pairs.length > 0) found.set(dimension, { ...found.get(dimension), ...Object.fromEntries(pairs) });
  }
  return [...found].map(([dimension, names]) => ({ dimension, names }));
}
