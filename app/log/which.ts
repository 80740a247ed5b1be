// Which of a place's logs is meant: the first, or one that followed it; and what its files are called. The number stands in the log's own name,
// so that database, files and checkpoints cannot disagree about it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const originOf = (host: string, number: number): string => `${host}/log${number}`;

/** `record.example.org/log2` → 2. */
export const numberOf = (origin: string): number => Number(/\/log([1-9][0-9]{0,3})$/.exec(origin)?.[1] ?? 1);

/** What the files of a log are called without their ending: those of the first have the place's short name alone. */
export const nameOf = (slug: string, number: number): string => (number === 1 ? slug : `${slug}.log${number}`);

export const guardPath = (folder: string, name: string): string => join(folder, `${name}.checkpoint`);

/** The newest log that has signed here: what a database that remembers nothing of its log goes on with. */
export function newestIn(folder: string, slug: string): number {
  let number = 1;
  while (existsSync(guardPath(folder, nameOf(slug, number + 1)))) number += 1;
  return number;
}
