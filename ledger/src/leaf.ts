// What the log holds of an act: kind, time, codes, and a salted commitment to every field. Never a name, a sentence or an address.
// A leaf is its bytes: it is read, never written again from what was read.

import { LogError } from './log-error.ts';
import { utf8 } from './text.ts';

export type LeafErrorCode =
  | 'leaf-too-long' // over 2,048 bytes
  | 'leaf-not-canonical' // not the canonical JSON of the strict profile
  | 'leaf-shape' // a part missing, too many, or of another kind
  | 'leaf-code' // a code that is no word of a closed vocabulary but free text
  | 'leaf-time'; // not RFC 3339 in UTC and whole seconds, or a day that is none

/** Small enough for any mirror to hold. */
export const LEAF_BYTES = 2048;

export type Leaf = {
  v: 1;
  /** Kind and version of the act: `demand.answered/1`. */
  type: string;
  /** The act's id: also the record its commitments are for. */
  id: string;
  /** When it was recorded, by the operator's own clock: a claim, bounded by what witnesses saw. */
  at: string;
  codes: Record<string, string>;
  /** SHA-256 commitments (commitment.ts), base64, by field. */
  commitments: { name: string; hash: string }[];
};

const TYPE = /^[a-z0-9-]+(\.[a-z0-9-]+)*\/[1-9][0-9]{0,3}$/;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const TIME = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$/;
/** Whether a text is the id of an act. */
export const isActId = (text: string): boolean => ID.test(text);
const NAME = /^[A-Za-z0-9_]{1,60}$/;
/** No spaces: what a closed vocabulary or an id is written with, and no sentence is. */
const CODE = /^[A-Za-z0-9._:/+-]{0,120}$/;
const HASH = /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/;

/** Reads an entry of an act log. @throws LogError */
export function parseLeaf(entry: Uint8Array): Leaf {
  if (entry.length > LEAF_BYTES) throw new LogError('leaf-too-long', entry.length);
  const text = utf8(entry);
  const leaf = objectIn(text);
  const { v, type, id, at, codes, commitments } = leaf;
  if (Object.keys(leaf).length !== 6 || v !== 1) throw new LogError('leaf-shape', 'v');
  if (typeof type !== 'string' || !TYPE.test(type)) throw new LogError('leaf-shape', 'type');
  if (typeof id !== 'string' || !ID.test(id)) throw new LogError('leaf-shape', 'id');
  if (typeof at !== 'string' || !TIME.test(at) || secondsOf(at) === undefined) throw new LogError('leaf-time');
  checkCodes(codes);
  checkCommitments(commitments);
  if (textOf(leaf as Leaf) !== text) throw new LogError('leaf-not-canonical');
  return leaf as Leaf;
}

/**
 * The one text of a leaf whose parts were checked: none of them holds a sign that JSON would write otherwise, so they are only put in a row.
 * What the engine's reader hides or rounds (a doubled key, an exponent) makes another text than the one read.
 */
function textOf({ at, codes, commitments, id, type }: Leaf): string {
  const coded = Object.keys(codes)
    .sort()
    .map((name) => `"${name}":"${codes[name]}"`);
  const committed = commitments.map(({ name, hash }) => `{"hash":"${hash}","name":"${name}"}`);
  return `{"at":"${at}","codes":{${coded}},"commitments":[${committed}],"id":"${id}","type":"${type}","v":1}`;
}

/** Seconds since 1970 of a leaf's time; undefined for a day or hour that does not exist. */
export function secondsOf(at: string): number | undefined {
  const time = Date.parse(at);
  // 30 February is read as 2 March, and 24:00 as the next day.
  if (Number.isNaN(time) || new Date(time).getUTCDate() !== Number(at.slice(8, 10))) return undefined;
  return time / 1000;
}

function objectIn(text: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new LogError('leaf-not-canonical');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new LogError('leaf-shape');
  return value as Record<string, unknown>;
}

function checkCodes(codes: unknown): void {
  if (typeof codes !== 'object' || codes === null || Array.isArray(codes)) throw new LogError('leaf-shape', 'codes');
  for (const [name, code] of Object.entries(codes)) {
    if (!NAME.test(name) || typeof code !== 'string') throw new LogError('leaf-shape', 'codes');
    if (!CODE.test(code)) throw new LogError('leaf-code', name);
  }
}

/** Sorted by name, no name twice: else one leaf could commit to two values of one field. */
function checkCommitments(commitments: unknown): void {
  if (!Array.isArray(commitments)) throw new LogError('leaf-shape', 'commitments');
  let before = '';
  for (const each of commitments) {
    const { name, hash } = (each ?? {}) as { name?: unknown; hash?: unknown };
    const isOne = typeof name === 'string' && NAME.test(name) && typeof hash === 'string' && HASH.test(hash);
    if (!isOne || Object.keys(each).length !== 2 || name <= before) throw new LogError('leaf-shape', 'commitments');
    before = name;
  }
}
