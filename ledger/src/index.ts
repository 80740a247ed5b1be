// Table of contents of @redress/ledger, in reading order. It must never hold code of its own.

export type { Opening, Sha256 } from './commitment.ts';
// What the log says instead of the value.
export { CommitmentError, type CommitmentErrorCode, commit, opens, preimage, SALT_BYTES } from './commitment.ts';
// One value, one text: what is hashed.
export {
  canonicalize,
  canonicalizeAny,
  DEPTH,
  type Json,
  JsonError,
  type JsonErrorCode,
  parseCanonical,
  parseStrict,
} from './json.ts';
