// The words beside the log: each published act with its fields and their salts, held against what its leaf committed to.
// A field may be gone, but only behind a marker that names the act which erased or covered it, and that act must be in the log.

import { CommitmentError, commit, type Sha256 } from './commitment.ts';
import { canonicalize, type Json, JsonError, parseCanonical } from './json.ts';
import { isActId, type Leaf } from './leaf.ts';
import { LogError } from './log-error.ts';
import { fromBase64Of, toBase64, utf8Bytes } from './text.ts';

/** An act as anyone may have it. `leaf` is the entry's text. */
export type Published = { leaf: string; fields: Record<string, Json>; salts: Record<string, string> };

export type FieldState =
  | 'open' // shown, and it is what was committed to
  | 'erased' // value and salt deleted for good
  | 'covered' // not shown now; it may return
  | 'differs' // shown, and it is not what was committed to
  | 'missing' // committed to, and neither shown nor marked
  | 'not-committed'; // shown, and the log never heard of it

/** `by`: the act that erased or covered it. */
export type Field = { name: string; state: FieldState; by?: string };

/** Reads a published act from a line of canonical JSON; undefined when it is none. */
export function parsePublished(line: string): Published | undefined {
  let value: Json;
  try {
    value = parseCanonical(line);
  } catch (error) {
    if (error instanceof JsonError) return undefined;
    throw error;
  }
  const { leaf, fields, salts } = value as { leaf?: Json; fields?: Json; salts?: Json };
  if (typeof leaf !== 'string' || !isObject(fields) || !isObject(salts)) return undefined;
  if (Object.values(salts).some((salt) => typeof salt !== 'string')) return undefined;
  return { leaf, fields, salts: salts as Record<string, string> };
}

/** Every field of an act, and whether it is what the leaf says. */
export function fieldsOf(hash: Sha256, leaf: Leaf, { fields, salts }: Published): Field[] {
  const promised = new Map(leaf.commitments.map(({ name, hash }) => [name, hash]));
  const shown = Object.keys(fields).map((name): Field => {
    const commitment = promised.get(name);
    if (commitment === undefined) return { name, state: 'not-committed' };
    const value = fields[name]!;
    const salt = Object.hasOwn(salts, name) ? salts[name] : undefined;
    if (salt === undefined) return { name, ...markerOf(value) };
    const opens = opensTo(hash, leaf.id, name, salt, value) === commitment;
    return { name, state: opens && codeAgrees(leaf, name, value) ? 'open' : 'differs' };
  });
  const missing = [...promised.keys()].filter((name) => !Object.hasOwn(fields, name));
  const stray = Object.keys(salts).filter((name) => !Object.hasOwn(fields, name) && !promised.has(name));
  return [
    ...shown,
    ...missing.map((name): Field => ({ name, state: 'missing' })),
    ...stray.map((name): Field => ({ name, state: 'not-committed' })),
  ];
}

/** What stands in the leaf in the clear must be what was committed to. */
function codeAgrees(leaf: Leaf, name: string, value: Json): boolean {
  return !Object.hasOwn(leaf.codes, name) || leaf.codes[name] === String(value);
}

function opensTo(hash: Sha256, record: string, field: string, salt: string, value: Json): string | undefined {
  try {
    const opening = { record, field, salt: fromBase64Of(32, salt), value: utf8Bytes(canonicalize(value)) };
    return toBase64(commit(hash, opening));
  } catch (error) {
    if (error instanceof CommitmentError || error instanceof LogError || error instanceof JsonError) return undefined;
    throw error;
  }
}

/** `{"erased": id}` or `{"covered": id, "shown"?: what is left to read}`. */
function markerOf(value: Json): Omit<Field, 'name'> {
  if (isObject(value)) {
    for (const state of ['erased', 'covered'] as const) {
      const by = value[state];
      const others = Object.keys(value).filter((key) => key !== state && !(state === 'covered' && key === 'shown'));
      if (typeof by === 'string' && isActId(by) && others.length === 0) return { state, by };
    }
  }
  return { state: 'differs' };
}

const isObject = (value: unknown): value is Record<string, Json> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
