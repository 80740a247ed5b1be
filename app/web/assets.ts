// What pages load besides themselves: the stylesheet, a place's sign, and the island modules on the list. A source outside the list
// is never served. Every path carries a digest of what it leads to, so it can be kept for ever.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { seal, sealPath } from './seal.ts';
import type { Site } from './site.ts';
import { style, stylePath } from './style.ts';

/** The islands there are: file names under web/islands, nothing else. */
const islands = ['passkey.ts', 'shortcuts.ts', 'sitting.ts', 'select-words.ts'] as const;
export type Island = (typeof islands)[number];

const sources = new Map<Island, string>();

function sourceOf(island: Island): string {
  const source = sources.get(island) ?? readFileSync(new URL(`./islands/${island}`, import.meta.url), 'utf8');
  sources.set(island, source);
  return source;
}

/** The address of an island module, for a page's `scripts`. */
export const islandPath = (island: Island): string =>
  `/assets/${createHash('sha256').update(sourceOf(island)).digest('hex').slice(0, 12)}/${island.replace(/\.ts$/, '.js')}`;

const scripts = new Map<Island, Promise<string>>();

/** An island as browsers read it. Stripped in a thread that ends: what strips types takes 30 MB, and would keep them. */
function scriptOf(island: Island): Promise<string> {
  let script = scripts.get(island);
  if (!script) {
    script = stripped(sourceOf(island));
    scripts.set(island, script);
    script.catch(() => scripts.delete(island));
  }
  return script;
}

const strip = `const { parentPort, workerData } = require('node:worker_threads');
parentPort.postMessage(require('node:module').stripTypeScriptTypes(workerData));`;

/** @param program what the thread runs; what it posts is the answer */
export function stripped(source: string, program = strip): Promise<string> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(program, { eval: true, workerData: source });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread that strips types ended without an answer.')));
  });
}

export function wireAssets(site: Site): void {
  const forever = {
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    vary: 'accept-encoding',
  };
  const serve = (path: string, type: string, text: () => string | Promise<string>) => {
    let zipped: Buffer | undefined;
    site.asset(path, async (request, reply) => {
      const served = await text();
      reply.headers(forever).type(type);
      if (!/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) return served;
      zipped ??= gzipSync(served);
      return reply.header('content-encoding', 'gzip').send(zipped);
    });
  };
  serve(stylePath, 'text/css; charset=utf-8', () => style);
  for (const island of islands) serve(islandPath(island), 'text/javascript; charset=utf-8', () => scriptOf(island));
  site.asset('/assets/:seal', (request, reply) => {
    const place = site.directory.byHost(request.headers.host);
    if (!place || request.url !== sealPath(place.view)) return reply.code(404).send();
    return reply
      .headers({ ...forever, 'cache-control': 'public, max-age=86400' })
      .type('image/svg+xml')
      .send(seal(place.view));
  });
  site.asset('/robots.txt', (request, reply) => {
    const place = site.directory.byHost(request.headers.host);
    // Examples about real places must not be found in place of the places themselves.
    reply.type('text/plain').send(`User-agent: *\nDisallow: ${place?.example ? '/' : '/desk'}\n`);
    return reply;
  });
}
