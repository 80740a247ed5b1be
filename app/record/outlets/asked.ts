// What a reader asks of a list: which rows, how many, from where on. Everything wrong with it is told at once, none of it is guessed.

import type { TSchema } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { isId } from '../../base/ids.ts';
import { type FieldError, Refused } from '../../base/refused.ts';
import type { List } from './list.ts';

export const A_PAGE = 50;
export const MOST = 500;

export type Question = { filters: Record<string, string>; limit: number; after?: string };

/** The filters a list takes, by name. */
export const filtersOf = (list: List): Record<string, TSchema> =>
  Object.fromEntries(
    [...Object.entries(list.filters ?? {}), ...Object.entries(list.late ?? {})].map(([name, { schema }]) => [
      name,
      schema,
    ]),
  );

/** @throws Refused invalid, naming every filter and value that is none */
export function questionOf(list: List, query: Record<string, string>, paged: boolean): Question {
  const faults: FieldError[] = [];
  const filters: Record<string, string> = {};
  const known = filtersOf(list);
  const limit = paged ? limitOf(query.limit, faults) : MOST;
  const after = paged && query.after !== undefined ? keyOf(list, query.after, faults) : undefined;
  for (const [name, value] of Object.entries(query)) {
    if (paged && (name === 'limit' || name === 'after')) continue;
    const schema = known[name];
    if (!schema) faults.push({ field: name, code: 'unknown-filter' });
    else if (!fits(schema, value)) faults.push({ field: name, code: 'choose' });
    else filters[name] = value;
  }
  if (faults.length > 0) throw new Refused('invalid', { fields: faults });
  return { filters, limit, ...(after === undefined ? {} : { after }) };
}

function limitOf(given: string | undefined, faults: FieldError[]): number {
  if (given === undefined) return A_PAGE;
  const limit = /^\d{1,4}$/.test(given) ? Number(given) : 0;
  if (limit < 1 || limit > MOST)
    faults.push({ field: 'limit', code: limit > MOST ? 'too-big' : 'whole-number', args: { limit: MOST } });
  return limit;
}

function keyOf(list: List, given: string, faults: FieldError[]): string {
  const right = list.key?.type === 'bigint' ? /^\d{1,15}$/.test(given) : isId(given);
  if (!right) faults.push({ field: 'after', code: 'not-valid' });
  return given;
}

const validators = new WeakMap<TSchema, Validator>();

function fits(schema: TSchema, value: string): boolean {
  let validator = validators.get(schema);
  if (!validator) {
    validator = Compile(schema);
    validators.set(schema, validator);
  }
  // PostgreSQL has no text with a NUL in it.
  return validator.Check(value) && !value.includes('\0');
}
