// Whether a stored act is what the log committed to. Used by whoever must not believe a table: the check of an installation, the export
// before it leaves, the import before it is let in.
import type { Json } from '@redress/ledger';
import { checkBody } from './commit.ts';
import { allKinds } from './define.ts';
import { commitment, type Leaf } from './leaf.ts';

export type ActOnPaper = {
  id: string;
  kind: string;
  /** RFC 3339, UTC, whole seconds */
  at: string;
  streams: string[];
  fields: Record<string, unknown>;
  salts: Record<string, string>;
  leaf: string;
};

/**
 * What is wrong with an act, or undefined: its leaf speaks of another, a field does not open its commitment, its body is none of its kind,
 * or it is not about what it says. A field without salt must be a marker of what covers or erased it.
 */
export function faultOf(act: ActOnPaper): string | undefined {
  const leaf = leafIn(act.leaf);
  if (!leaf) return 'its leaf is not one';
  if (leaf.id !== act.id || leaf.type !== act.kind || leaf.at !== act.at) return 'its leaf speaks of another act';
  const promised = new Map(leaf.commitments.map((each) => [each.name, each.hash]));
  let whole = true;
  for (const [name, value] of Object.entries(act.fields)) {
    const salt = act.salts[name];
    if (salt === undefined) {
      if (!isMarker(value)) return `the field ${name} has no salt`;
      whole = false;
    } else if (!opens(act.id, name, salt, value as Json, promised.get(name))) {
      return `the field ${name} is not what the log committed to`;
    }
  }
  for (const name of promised.keys()) if (!(name in act.fields)) return `the field ${name} is missing`;
  return kindFault(act, whole);
}

const isMarker = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('erased' in value || 'covered' in value);

function leafIn(text: string): Leaf | undefined {
  try {
    const leaf = JSON.parse(text) as Leaf;
    return Array.isArray(leaf?.commitments) ? leaf : undefined;
  } catch {
    return undefined;
  }
}

function opens(id: string, name: string, salt: string, value: Json, promised: string | undefined): boolean {
  try {
    return commitment(id, name, salt, value) === promised;
  } catch {
    return false;
  }
}

/** A body with a covered or erased field cannot be held against its schema; any other can, and so can what it is about. */
function kindFault(act: ActOnPaper, whole: boolean): string | undefined {
  const kind = allKinds().find((each) => each.kind === act.kind);
  if (!kind) return `this version of Redress does not know acts called ${act.kind}`;
  if (!whole) return undefined;
  const { author: _, occurred: __, ...body } = act.fields;
  try {
    checkBody(kind, body);
  } catch {
    return `it is not a whole ${act.kind}`;
  }
  const { touches, opens: opened } = kind.streams(body as never);
  const about = [...touches, ...(opened ?? []).map((open) => open.stream)];
  return JSON.stringify(about) === JSON.stringify(act.streams) ? undefined : 'it is not about what it says';
}
