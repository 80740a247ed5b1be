// Rendered public pages, kept with their compressed bytes. Valid for one place, language, address, civil day and last act: so no page
// is ever shown older than the record. A page is rendered once however many ask for it at the same moment.
import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { compressed } from './compressed.ts';
import type { Html } from './html.ts';

/** A page ready to be sent, kept as nearly every reader takes it; whoever takes no gzip is sent it unpacked. */
export type Page = { gzipped: Buffer; etag: string; headers: Record<string, string> };
type Kept = { page: Page; version: Version; bytes: number };

/**
 * What a kept page is valid for. `record` is the place, its day and its last act; a page of another one is never shown. `count` goes up
 * with counts alone, which happen every few seconds in a storm: while one reader waits for the page with the new one, the others are
 * sent the page with the last, which says of which moment it is.
 */
export type Version = { record: string; count: number };
/** So many addresses asked for once are remembered, none longer than people and lists use: strangers choose how long theirs are. */
const REMEMBERED = 4096;
const LONGEST_KEY = 1000;
/** So long one reader may take to fetch the page with a new count before another is sent for it. */
const FETCHING = 2000;

export type PageCache = {
  get: (key: string, version: Version) => Page | undefined;
  /** The kept page of that version, or what `render` makes; many callers share one rendering. */
  through: (key: string, version: Version, render: () => Promise<Page>) => Promise<Page>;
  clear: () => void;
};

/** A cache bounded by bytes: a page is kept when it is asked for again, and the one asked for longest ago goes first. */
export function openPageCache(limitBytes = 8 * 1024 * 1024): PageCache {
  const kept = new Map<string, Kept>();
  const rendering = new Map<string, Promise<Page>>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  const fetching = new Map<string, number>();
  const asked = new Set<string>();
  /** True from the second time on: a page that a passing machine asks for once would push out those that people read. */
  const isAskedAgain = (key: string): boolean => {
    if (key.length > LONGEST_KEY) return false;
    if (asked.delete(key) || kept.has(key)) return true;
    if (asked.size >= REMEMBERED) asked.clear();
    asked.add(key);
    return false;
  };
  const keep = (key: string, version: Version, page: Page) => {
    if (!isAskedAgain(key)) return;
    drop(key);
    const size = page.gzipped.length + key.length + 500;
    if (size > limitBytes / 8) return;
    kept.set(key, { page, version, bytes: size });
    bytes += size;
    for (const oldest of kept.keys()) {
      if (bytes <= limitBytes) break;
      drop(oldest);
    }
  };
  /** True for the one reader who is sent for a page with a new count. */
  const isSent = (key: string): boolean => {
    const now = performance.now();
    if (now - (fetching.get(key) ?? -FETCHING) < FETCHING) return false;
    fetching.set(key, now);
    return true;
  };
  const get = (key: string, version: Version) => {
    const found = kept.get(key);
    if (found?.version.record !== version.record) return undefined;
    if (found.version.count !== version.count && isSent(key)) return undefined;
    // Map keeps insertion order, so a page that is asked for moves to the young end.
    kept.delete(key);
    kept.set(key, found);
    return found.page;
  };
  return {
    get,
    async through(key, version, render) {
      const found = kept.get(key);
      if (found?.version.record === version.record && found.version.count === version.count) return found.page;
      const job = `${version.record} ${version.count} ${key}`;
      let page = rendering.get(job);
      if (!page) {
        page = render();
        rendering.set(job, page);
        page
          .then(
            (made) => keep(key, version, made),
            () => undefined,
          )
          .finally(() => {
            rendering.delete(job);
            fetching.delete(key);
          });
      }
      return page;
    },
    clear() {
      kept.clear();
      asked.clear();
      fetching.clear();
      bytes = 0;
    },
  };
}

/** A page ready to be sent: etag and gzip made once. */
export async function makePage(page: Html, headers: Record<string, string> = {}): Promise<Page> {
  const gzipped = await compressed(page);
  // The same body always gives the same gzip bytes here, and those are a twentieth of it to hash.
  const etag = `"${hash('sha256', gzipped, 'base64url').slice(0, 22)}"`;
  return { gzipped, etag, headers };
}

/** Writes a kept page to a response: 304 when the reader has it, gzip when the reader takes it. */
export function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: Page,
  headers: Record<string, string>,
): void {
  const fresh = request.headers['if-none-match']
    ?.split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === page.etag);
  const zipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = zipped || fresh ? page.gzipped : gunzipSync(page.gzipped);
  response.writeHead(fresh ? 304 : 200, {
    ...headers,
    ...page.headers,
    etag: page.etag,
    vary: 'accept-encoding',
    ...(fresh
      ? {}
      : {
          'content-type': 'text/html; charset=utf-8',
          'content-length': body.length,
          ...(zipped ? { 'content-encoding': 'gzip' } : {}),
        }),
  });
  response.end(fresh || request.method === 'HEAD' ? undefined : body);
}
