// A log in a folder, laid out as it would be served: checkpoint, tile/…, checkpoints/…, bodies/…. Reads only.
// Whatever lies there is a stranger's word.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundlePath, type LogSource, NotThere, TILE_WIDTH, tilePath } from '../src/index.ts';

/** Where page n of the past checkpoints or of the published acts lies. */
export const checkpointsPath = (page: number): string => `checkpoints/${page}`;
export const bodiesPath = (bundle: number): string => `bodies/${bundle}`;

export function folderSource(folder: string): LogSource {
  const read = async (path: string): Promise<Uint8Array> => {
    try {
      return await readFile(join(folder, path));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new NotThere(path);
      throw error;
    }
  };
  const page = (path: string) => read(path).catch(nothingThere);
  return {
    checkpoint: () => read('checkpoint'),
    tile: (tile) => orLonger(tilePath(tile), tilePath({ ...tile, width: TILE_WIDTH }), tile.width * 32, read),
    entries: (bundle) => read(bundlePath(bundle)),
    checkpoints: (at) => page(checkpointsPath(at)),
    bodies: async (bundle) => {
      const bytes = await page(bodiesPath(bundle));
      return bytes && new TextDecoder().decode(bytes);
    },
  };
}

/** A partial tile may be gone once the full one is there (C2SP tlog-tiles, "Partial Tiles"): then its beginning is the partial one. */
export async function orLonger(
  path: string,
  full: string,
  length: number,
  read: (path: string) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  try {
    return await read(path);
  } catch (error) {
    if (!(error instanceof NotThere) || path === full) throw error;
    return (await read(full)).subarray(0, length);
  }
}

export function nothingThere(error: unknown): undefined {
  if (error instanceof NotThere) return undefined;
  throw error;
}
