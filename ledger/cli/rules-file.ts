// Rules out of a file somebody names: a module that exports `rules`. The application whose log it is comes with one.
// It must never be fetched from the log's own site: whoever is checked does not choose the rules.

import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LogRule } from '../src/index.ts';
import { WrongCall } from './wrong-call.ts';

/** @throws WrongCall when there is no such file, or no rules in it */
export async function rulesIn(path: string): Promise<readonly LogRule[]> {
  let found: { rules?: unknown };
  try {
    found = (await import(pathToFileURL(resolve(path)).href)) as { rules?: unknown };
  } catch (error) {
    throw new WrongCall(`The rules in ${path} cannot be read: ${(error as Error).message}`);
  }
  const isRule = (each: Partial<LogRule> | undefined) =>
    typeof each?.name === 'string' && typeof each.see === 'function';
  if (!Array.isArray(found.rules) || found.rules.length === 0 || !found.rules.every(isRule))
    throw new WrongCall(`${path} exports no rules.`);
  return found.rules as LogRule[];
}
