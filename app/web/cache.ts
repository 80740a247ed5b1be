// Rendered public pages, kept with their compressed bytes. Valid for one place, language, address, civil day and last act: so no page
// is ever shown older than the record. A page is rendered once however many ask for it at the same moment.
import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const compress = promisify(gzip);

export type Page = {
  status: number;
  type: string;
  body: Buffer;
  gzipped?: Buffer;
  etag: string;
  headers: Record<string, string>;
};
type Kept = { page: Page; version: string; bytes: number };

export type PageCache = {
  get: (key: string, version: string) => Page | undefined;
  /** The kept page of that version, or what `render` makes; many callers share one rendering. */
  through: (key: string, version: string, render: () => Promise<Page>) => Promise<Page>;
  clear: () => void;
};

/** A cache bounded by bytes; the page asked for longest ago goes first. */
export function openPageCache(limitBytes = 24 * 1024 * 1024): PageCache {
  const kept = new Map<string, Kept>();
  const rendering = new Map<string, Promise<Page>>();
  let bytes = 0;
  const drop = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  const keep = (key: string, version: string, page: Page) => {
    drop(key);
    const size = page.body.length + (page.gzipped?.length ?? 0) + key.length + 500;
    if (size > limitBytes / 8) return;
    kept.set(key, { page, version, bytes: size });
    bytes += size;
    for (const oldest of kept.keys()) {
      if (bytes <= limitBytes) break;
      drop(oldest);
    }
  };
  const get = (key: string, version: string) => {
    const found = kept.get(key);
    if (found?.version !== version) return undefined;
    // Map keeps insertion order, so a page that is asked for moves to the young end.
    kept.delete(key);
    kept.set(key, found);
    return found.page;
  };
  return {
    get,
    async through(key, version, render) {
      const found = get(key, version);
      if (found) return found;
      const job = `${version} ${key}`;
      let page = rendering.get(job);
      if (!page) {
        page = render();
        rendering.set(job, page);
        page
          .then(
            (made) => keep(key, version, made),
            () => undefined,
          )
          .finally(() => rendering.delete(job));
      }
      return page;
    },
    clear() {
      kept.clear();
      bytes = 0;
    },
  };
}

/** A page ready to be sent: etag and gzip made once. */
export async function makePage(
  text: string,
  type: string,
  headers: Record<string, string> = {},
  status = 200,
): Promise<Page> {
  const body = Buffer.from(text, 'utf8');
  const gzipped = body.length > 800 ? await compress(body) : undefined;
  // The same body always gives the same gzip bytes here, and those are a twentieth of it to hash.
  const etag = `"${hash('sha256', gzipped ?? body, 'base64url').slice(0, 22)}"`;
  return { status, type, body, etag, headers, ...(gzipped ? { gzipped } : {}) };
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
  const zipped = page.gzipped && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = zipped ? page.gzipped! : page.body;
  response.writeHead(fresh ? 304 : page.status, {
    ...headers,
    ...page.headers,
    etag: page.etag,
    vary: 'accept-encoding',
    ...(fresh
      ? {}
      : {
          'content-type': page.type,
          'content-length': body.length,
          ...(zipped ? { 'content-encoding': 'gzip' } : {}),
        }),
  });
  response.end(fresh || request.method === 'HEAD' ? undefined : body);
}
