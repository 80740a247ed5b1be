// Looks for marked words in everything that goes out of a place: every page and download a visitor can reach, the search, the file of a
// letter, the export, mails, and the rows behind them.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import { exportPlace } from '../../app/acts/export.ts';
import { inPlace } from '../../app/base/database.ts';
import { newId } from '../../app/base/ids.ts';
import { search } from '../../app/record/front/search.ts';
import { crawl } from '../crawl.ts';
import { reader } from '../site.ts';
import type { Marked } from './marked.ts';

/** What went out before anything was covered cannot be called back: paths of such mails are left out. */
type Gone = ReadonlySet<string>;

/** The search is asked below, the form of an appeal says nothing of its own, and narrowed lists differ by language in their titles only. */
const passedBy = /\/search\?|\/appeal$|^\/es\/.*\.(csv|json|atom)\?/;

/** What holds a word, by outlet and place in it. `file` is the digest of a letter's file. */
export async function leaks(there: Marked, file: string, gone: Gone): Promise<string[]> {
  const { site, db, place, words, secrets } = there;
  const found: string[] = [];
  const marks = new Map(words.map((word) => [word.toLowerCase(), word]));
  const look = (where: string, text: string) => {
    const lower = text.toLowerCase();
    for (const word of new Set(lower.match(/zq\d+xw/g)))
      if (marks.has(word)) found.push(`${where}: ${marks.get(word)}`);
    for (const secret of secrets) assert.ok(!lower.includes(secret.toLowerCase()), `${where} tells who signed`);
  };
  const visitor = reader(site, 'coverville.localhost');
  const pages = await crawl(visitor, { stays: (path) => !passedBy.test(path) });
  for (const [path, page] of pages) look(`page ${path}`, `${path} ${page.text}`);
  const sought = { words: words.join(' or '), limit: words.length, offset: 0 };
  const { hits } = await inPlace(db, place, (tx) => search(tx, sought));
  for (const hit of hits) found.push(`search: ${hit.pieces}`);
  const download = await visitor.get(`/files/${file}`);
  if (download.status === 200) look('file', download.text);
  look('export', await exported(there));
  for (const path of mails(there)) if (!gone.has(path)) look('mail', readFileSync(path, 'utf8'));
  for (const [table, rows] of await rowsOf(there, 'pub')) look(`pub.${table}`, rows);
  return found;
}

async function exported({ site, db, place }: Marked): Promise<string> {
  const path = join(site.dataDir, `export-${newId()}.gz`);
  await exportPlace(db, place, site.files, path);
  return gunzipSync(readFileSync(path)).toString('utf8');
}

/** Every mail written so far. */
export const mails = ({ site }: Marked): string[] =>
  readdirSync(join(site.dataDir, 'mail'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Every row of every table of a schema, as the owner sees it. */
export async function rowsOf({ site, place }: Marked, schema: string): Promise<[table: string, rows: string][]> {
  const client = new pg.Client({ connectionString: site.ownerUrl });
  await client.connect();
  try {
    const tables = await client.query(
      'select table_name as name from information_schema.tables where table_schema = $1',
      [schema],
    );
    const found: [string, string][] = [];
    for (const { name } of tables.rows) {
      await client.query("select set_config('app.place', $1, false)", [place]);
      const { rows } = await client.query(`select t::text as row from ${schema}.${name} t`);
      found.push([name, rows.map((one) => one.row).join('\n')]);
    }
    return found;
  } finally {
    await client.end();
  }
}
