// What the log holds of an act: its kind, the day-and-time it was recorded, codes of closed vocabularies, and a salted commitment
// to every field. Never a name, a sentence or an address: a leaf cannot be taken back (research/verifiability.md §4).
import { canonicalize, commit as commitTo, type Json, SALT_BYTES } from '@redress/ledger';
import { sha256 } from '@redress/ledger/node';

/** A leaf is small enough for any mirror to hold: the strict profile's limit. */
export const LEAF_BYTES = 2048;

export type Leaf = {
  v: 1;
  type: string;
  id: string;
  at: string;
  codes: Record<string, string>;
  commitments: { name: string; hash: string }[];
};

/** A fresh 32-byte salt for each field, base64. */
export function saltsFor(fields: string[], random: (bytes: number) => Buffer): Record<string, string> {
  const bytes = random(SALT_BYTES * fields.length);
  return Object.fromEntries(
    fields.map((field, i) => [field, bytes.subarray(i * SALT_BYTES, (i + 1) * SALT_BYTES).toString('base64')]),
  );
}

/** SHA-256 commitment to one field of one act, base64. @throws CommitmentError when the salt is not 32 bytes */
export function commitment(id: string, field: string, salt: string, value: Json): string {
  const bytes = commitTo(sha256, {
    record: id,
    field,
    salt: Buffer.from(salt, 'base64'),
    value: Buffer.from(canonicalize(value), 'utf8'),
  });
  return Buffer.from(bytes).toString('base64');
}

/**
 * The canonical text of an act's leaf.
 * @throws TypeError when a leaf passes 2,048 bytes: the kind of act has too many fields
 */
export function leafOf(act: {
  id: string;
  kind: string;
  at: string;
  fields: Record<string, Json>;
  salts: Record<string, string>;
  codes: string[];
}): string {
  const codes: Record<string, string> = {};
  for (const code of act.codes) {
    const value = act.fields[code];
    if (value !== undefined) codes[code] = String(value);
  }
  const names = Object.keys(act.fields)
    .filter((name) => act.fields[name] !== undefined)
    .sort();
  const leaf: Leaf = {
    v: 1,
    type: act.kind,
    id: act.id,
    at: act.at,
    codes,
    commitments: names.map((name) => ({ name, hash: commitment(act.id, name, act.salts[name]!, act.fields[name]!) })),
  };
  const text = canonicalize(leaf);
  if (Buffer.byteLength(text) > LEAF_BYTES) throw new TypeError(`${act.kind}: its leaf is over ${LEAF_BYTES} bytes`);
  return text;
}
