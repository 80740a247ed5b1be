// The one stylesheet: the files of style/ in the order of their numbers, squeezed a little, named by their digest.
// It never holds anything about a place or a person, so every page of every place shares it.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('./style/', import.meta.url);

/** Takes comments, indentation and needless spaces out of our own CSS; no more is worth the risk. */
export function squeeze(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/: /g, ':')
    .replace(/;\}/g, '}')
    .trim();
}

export const style: string = readdirSync(folder)
  .filter((name) => name.endsWith('.css'))
  .sort()
  .map((name) => squeeze(readFileSync(new URL(name, folder), 'utf8')))
  .join('');

export const stylePath = `/assets/style-${createHash('sha256').update(style).digest('hex').slice(0, 12)}.css`;
