// Where a log is read from: a folder, a site, a page's own memory. Everything it hands out is a stranger's word until it is checked.
// It must never check anything itself, nor repair.

import type { Bundle, Tile } from './tile.ts';

export type LogSource = {
  /** The latest checkpoint. */
  checkpoint: () => Promise<Uint8Array>;
  tile: (tile: Tile) => Promise<Uint8Array>;
  entries: (bundle: Bundle) => Promise<Uint8Array>;
  /** Past checkpoints, 256 a page, oldest first, packed as entries are; undefined after the last page. */
  checkpoints?: (page: number) => Promise<Uint8Array | undefined>;
  /** The published acts of a bundle, a line of JSON each; undefined where there is no such page. */
  bodies?: (bundle: number) => Promise<string | undefined>;
};

/** Nothing stands where something should. */
export class NotThere extends Error {
  readonly path: string;
  constructor(path: string) {
    super(`There is nothing at ${path}`);
    this.name = 'NotThere';
    this.path = path;
  }
}
