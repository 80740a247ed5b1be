// The lines behind a page as files anybody may take: CSV, JSON, and the descriptor of a Fiscal Data Package (0.3) that points at the CSV.
// Sent as they are read; covered names are left empty, and a cell that a spreadsheet would take for a formula begins with an apostrophe.
import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { stringify } from 'csv-stringify/sync';
import { routes } from '../../base/routes.ts';
import { publicHeaders } from '../../web/headers.ts';
import type { Visit } from '../../web/site.ts';
import { type Budget, type Version, valuesOf } from '../versions/store.ts';
import { type Dimension, dimensions } from '../versions/words.ts';
import { askedOf } from './asked.ts';
import { type LineFound, type LinesAsked, someLines, wordsOf } from './lines.ts';
import { versionParams } from './parts.ts';

/** Read by anyone's program, in any page. */
export const openHeaders: Record<string, string> = {
  ...publicHeaders,
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
};

/** So many lines are read in one question: the database goes through all of a version for each. */
const AT_ONCE = 20_000;
/** So many are written before others have their turn. */
const A_PIECE = 2000;

/** Cents as a decimal number, exact at any size: 123456 is "1234.56". */
export function decimal(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

export type FileOf = { budget: Budget; version: Version };

const columns = [
  'line',
  'side',
  'measure',
  'year',
  ...dimensions.flatMap((one) => [`${one}_code`, `${one}_name`]),
  ...['restricted', 'recurring', 'amount', 'currency', 'rows', 'url'],
];

const askedIn = ({ query }: Visit): LinesAsked => ({ filters: askedOf(query).filters, words: wordsOf(query.q) });

const addressOf = ({ view, place }: Visit, at: FileOf, line: number): string =>
  place.baseUrl + view.href(routes.budgetLine, { ...versionParams(at), line: line + 1 });

/**
 * A text that a spreadsheet would reckon with begins with an apostrophe, also where its sign is as wide as a Japanese letter. Amounts are ours
 * and may begin with a minus.
 */
export const plain = (text: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
const saying = (value: boolean | null): string => (value === null ? '' : String(value));

async function* pages({ tx }: Visit, { version }: FileOf, asked: LinesAsked): AsyncGenerator<LineFound[]> {
  const values = await tx((db) => valuesOf(db, version.id));
  for (let after = -1; ; ) {
    const lines = await tx((db) => someLines(db, version.id, asked, { after, most: AT_ONCE, values }));
    for (let at = 0; at < lines.length; at += A_PIECE) yield lines.slice(at, at + A_PIECE);
    if (lines.length < AT_ONCE) return;
    after = lines.at(-1)!.n;
  }
}

async function* asCsv(visit: Visit, at: FileOf): AsyncGenerator<string> {
  const lines = (rows: unknown[][]) => stringify(rows, { record_delimiter: 'windows' });
  yield `\ufeff${lines([columns])}`;
  for await (const page of pages(visit, at, askedIn(visit)))
    yield lines(
      page.map((line) => [
        line.n + 1,
        line.side,
        line.measure,
        plain(line.year),
        ...dimensions.flatMap((one) => [plain(line[one]?.code ?? ''), plain(line[one]?.name ?? '')]),
        saying(line.restricted),
        saying(line.recurring),
        decimal(line.cents),
        at.budget.currency,
        line.rows,
        addressOf(visit, at, line.n),
      ]),
    );
}

async function* asJson(visit: Visit, at: FileOf): AsyncGenerator<string> {
  const { place, view } = visit;
  const about = {
    budget: { number: at.budget.number, title: at.budget.title, currency: at.budget.currency },
    version: { number: at.version.number, label: at.version.label, state: at.version.state, day: at.version.on_day },
    source: at.version.source,
    place: { name: place.name, division: place.divisionId },
    self: place.baseUrl + view.path,
    page: place.baseUrl + view.href(routes.budgetVersion, versionParams(at), askedIn(visit).filters),
  };
  yield `${JSON.stringify(about).slice(0, -1)},"lines":[\n`;
  let first = true;
  for await (const page of pages(visit, at, askedIn(visit))) {
    const one = ({ n, cents, ...line }: LineFound) =>
      JSON.stringify({ line: n + 1, ...line, cents, amount: decimal(cents), url: addressOf(visit, at, n) });
    yield (first ? '' : ',\n') + page.map(one).join(',\n');
    first = false;
  }
  yield '\n]}\n';
}

const classes: Record<Dimension, string> = {
  fund: 'fund',
  department: 'administrative',
  division: 'administrative',
  account: 'economic',
  category: 'economic',
};

/** What the columns of the CSV mean, in the words of Fiscal Data Package 0.3. */
function packageOf(visit: Visit, at: FileOf): string {
  const { place, view } = visit;
  const { budget, version } = at;
  const query = { ...askedIn(visit).filters, q: visit.query.q };
  const types: Record<string, string> = {
    line: 'integer',
    rows: 'integer',
    amount: 'number',
    restricted: 'boolean',
    recurring: 'boolean',
  };
  const only = (name: string) => ({ attributes: { [name]: { source: name } }, primaryKey: name });
  return `${JSON.stringify(
    {
      name: `${place.slug}-budget-${budget.number}-${version.number}`,
      title: [budget.title, version.label].filter(Boolean).join(', '),
      profile: 'fiscal-data-package',
      homepage: place.baseUrl + view.href(routes.budgetVersion, versionParams(at), askedIn(visit).filters),
      sources: [{ name: version.source.title ?? '', ...(version.source.url ? { web: version.source.url } : {}) }],
      resources: [
        {
          name: 'lines',
          path: place.baseUrl + view.href(routes.budgetCsv, versionParams(at), query),
          format: 'csv',
          mediatype: 'text/csv',
          encoding: 'utf-8',
          schema: { fields: columns.map((name) => ({ name, type: types[name] ?? 'string' })), primaryKey: 'line' },
        },
      ],
      model: {
        measures: { amount: { source: 'amount', currency: budget.currency, factor: 1 } },
        dimensions: {
          year: { dimensionType: 'datetime', ...only('year') },
          side: { dimensionType: 'classification', ...only('side') },
          measure: { dimensionType: 'classification', ...only('measure') },
          ...Object.fromEntries(
            dimensions.map((one) => [
              one,
              {
                dimensionType: 'classification',
                classificationType: classes[one],
                attributes: {
                  [`${one}_code`]: { source: `${one}_code` },
                  [`${one}_name`]: { source: `${one}_name`, labelfor: `${one}_code` },
                },
                primaryKey: [`${one}_code`, `${one}_name`],
              },
            ]),
          ),
        },
      },
    },
    null,
    2,
  )}\n`;
}

export type FileKind = 'csv' | 'json' | 'package';

export async function sendFile(visit: Visit, at: FileOf, kind: FileKind): Promise<unknown> {
  const { request, reply, place } = visit;
  reply.headers({ ...openHeaders, vary: 'accept-encoding' });
  if (kind === 'package') return reply.type('application/json; charset=utf-8').send(packageOf(visit, at));
  if (kind === 'csv') {
    const name = `${place.slug}-budget-${at.budget.number}-${at.version.number}.csv`;
    reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${name}"`);
  } else reply.type('application/json; charset=utf-8');
  if (request.method === 'HEAD') return reply.send();
  const text = kind === 'csv' ? asCsv(visit, at) : asJson(visit, at);
  const whole = Readable.from(bytesOf(text), { objectMode: false, highWaterMark: 256 * 1024 });
  if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return reply.send(whole);
  const packed = createGzip({ level: 4 });
  whole.on('error', (error) => packed.destroy(error));
  packed.on('close', () => whole.destroy());
  return reply.header('content-encoding', 'gzip').send(whole.pipe(packed));
}

async function* bytesOf(text: AsyncGenerator<string>): AsyncGenerator<Buffer> {
  for await (const piece of text) yield Buffer.from(piece);
}
