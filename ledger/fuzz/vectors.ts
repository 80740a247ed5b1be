// The public test vectors, where they lie beside the checkout, and how the tests say that they are not there. Used by tests only.

import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../shared/data/log-vectors/', import.meta.url));

/** The folder of one collection; undefined, and the test says so, where the vectors are not on this machine. */
export function vectors(t: TestContext, collection: string): string | undefined {
  const folder = join(ROOT, collection);
  if (existsSync(folder)) return folder;
  t.skip(
    'the public vectors are not on this machine; the other tests of this file prove the same rules on examples of ours',
  );
  return undefined;
}

export const jsonFiles = (folder: string): string[] => globSync('**/*.json', { cwd: folder }).sort();
export const readJson = <T>(...path: string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;
export const fromHex = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'));
export const fromB64 = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
