// Island modules of a room: several files that import each other, served with their types stripped under one path that carries a digest
// of them all. Only files a room names are served; an import that leads out of them is refused when the list is read, not in a browser.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { stripped } from './assets.ts';
import type { Site } from './site.ts';

export type Modules = { digest: string; sources: ReadonlyMap<string, string> };

/**
 * @param folder what the names are relative to
 * @throws TypeError when a file imports, at run time, one that is not in the list
 */
export function readModules(folder: URL, names: readonly string[]): Modules {
  const sources = new Map(names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
  const hash = createHash('sha256');
  for (const [name, source] of sources) {
    hash.update(`${name}\n${source}\n`);
    for (const [, type, from] of source.matchAll(/^(?:import|export)( type)?\b[^;]*? from '([^']+)';/gm))
      if (!type && !sources.has(join(dirname(name), from!)))
        throw new TypeError(`${name} needs ${from}, which is not served`);
  }
  return { digest: hash.digest('hex').slice(0, 12), sources };
}

/** The address of one of them, for a page's `scripts`. */
export function modulesPath({ digest, sources }: Modules, name: string): string {
  if (!sources.has(name)) throw new TypeError(`${name} is not served`);
  return `/assets/${digest}/${name}`;
}

export function serveModules(site: Site, modules: Modules): void {
  for (const [name, source] of modules.sources) {
    let script: Promise<string> | undefined;
    site.asset(modulesPath(modules, name), async (_request, reply) => {
      script ??= stripped(source);
      return reply
        .headers({ 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' })
        .type('text/javascript; charset=utf-8')
        .send(await script);
    });
  }
}
