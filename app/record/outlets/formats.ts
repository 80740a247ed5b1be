// A list as CSV, JSON and Atom. Pure: items in, text out. Nothing here knows what is covered; the rows already leave it out.
import { stringify } from 'csv-stringify/sync';
import { Feed } from 'feed';
import type { View } from '../../web/view.ts';
import { fieldsOf, type Item, type List } from './list.ts';
import type { AsOf } from './read.ts';

export type Format = 'csv' | 'json' | 'atom';

export const mediaTypes: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
};

/** Spreadsheets take a file for UTF-8 only when it begins so. */
const BOM = '\ufeff';

/**
 * RFC 4180 with a line of names. Several values of one field are joined by " | ". A cell a spreadsheet would take for a formula begins
 * with an apostrophe: anybody may have written it.
 */
export async function* asCsv(fields: string[], pages: AsyncIterable<Item[]>): AsyncGenerator<string> {
  yield BOM + csvLines([fields]);
  for await (const items of pages) yield csvLines(items.map((item) => fields.map((field) => cell(item[field]))));
}

const csvLines = (rows: unknown[][]): string =>
  stringify(rows, { record_delimiter: 'windows', escape_formulas: true, cast: { boolean: (yes) => String(yes) } });

const cell = (value: unknown): unknown => (Array.isArray(value) ? value.join(' | ') : value);

/** One JSON object with what it is, as of when, and its items, one a line. */
export async function* asJson(about: object, pages: AsyncIterable<Item[]>): AsyncGenerator<string> {
  yield `${JSON.stringify(about).slice(0, -1)},"items":[\n`;
  let first = true;
  for await (const items of pages) {
    yield (first ? '' : ',\n') + items.map((item) => JSON.stringify(item)).join(',\n');
    first = false;
  }
  yield '\n]}\n';
}

export type Entry = { id: string; url: string; title: string; recorded: string; words: string; lang?: string };

/** What a feed says of each row, the newest first. */
export function entriesOf(list: List, rows: { row: Record<string, unknown>; item: Item }[], view: View): Entry[] {
  return rows.map(({ row, item }) => ({
    id: `urn:uuid:${item.act === item.id ? item.id : item.act}#${list.name}-${item.id}`,
    url: item.url,
    title: list.title(row, view) ?? view.t('state-covered'),
    recorded: String(item.recorded),
    words: (list.words ?? [])
      .map((field) => item[field])
      .filter((words) => typeof words === 'string')
      .join('\n\n'),
  }));
}

/** Atom (RFC 4287). */
export function asAtom(
  feed: { title: string; self: string; page: string; place: string },
  entries: readonly Entry[],
  view: View,
  asOf: AsOf,
): string {
  const atom = new Feed({
    id: feed.self,
    title: feed.title,
    link: feed.page,
    feedLinks: { atom: feed.self },
    language: view.lang,
    author: { name: feed.place },
    generator: 'Redress',
    // Never the clock: the same record gives the same bytes.
    updated: new Date(entries[0]?.recorded ?? asOf.recorded ?? 0),
  });
  for (const entry of entries) {
    const date = new Date(entry.recorded);
    atom.addItem({
      id: entry.id,
      title: entry.title,
      link: entry.url,
      date,
      published: date,
      ...(entry.words ? { content: paragraphs(entry.words) } : {}),
    });
  }
  return atom.atom1();
}

/** Words as the HTML a feed's entry holds: nothing in them is markup. */
const paragraphs = (words: string): string =>
  words
    .split(/\n{2,}/)
    .map(
      (part) =>
        `<p>${part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/\n/g, '<br>')}</p>`,
    )
    .join('');

export const columnsOf = (list: List): string[] => fieldsOf(list);
