// Table of contents of @redress/ledger, in reading order. It must never hold code of its own.

export { ENTRY_BYTES, packEntries, unpackEntries } from './bundle.ts';
export {
  type Checkpoint,
  formatCheckpoint,
  type OpenCheckpoint,
  openCheckpoint,
  parseCheckpoint,
  readUnproven,
  signCheckpoint,
} from './checkpoint.ts';
// What the log says instead of the value.
export type { Opening, Sha256 } from './commitment.ts';
export { CommitmentError, type CommitmentErrorCode, commit, opens, preimage, SALT_BYTES } from './commitment.ts';
export { cosign, cosignedMessage } from './cosignature.ts';
// Who signed what.
export { isSoundPoint, verifyEd25519 } from './ed25519.ts';
export type { Finding, FindingCode, Head, Scanned, ScanOptions } from './finding.ts';
export { type GrownTile, Growth } from './growth.ts';
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
export {
  formatKey,
  isKeyName,
  type KeyRole,
  parseKey,
  parseSecretKey,
  type Signer,
  type VerifierKey,
  verifierKey,
} from './key.ts';
// One entry, one tree, one root.
export { LEAF_BYTES, type Leaf, parseLeaf, secondsOf } from './leaf.ts';
export { LogError, type LogErrorCode } from './log-error.ts';
export {
  emptyRoot,
  Frontier,
  HASH_BYTES,
  leafHash,
  leafHasher,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';
export { formatSignatureLine, openNote, parseNote, parseSignatureLines, type Signature, signNote } from './note.ts';
// Whom to trust, and what a witness does.
export { isQuorum, keysOf, type Policy, type PolicyLog, type PolicyWitness, parsePolicy } from './policy.ts';
// Checking: one entry from a file, or everything there is.
export { formatProof, type ProofFile, parseProof, verifyProof } from './proof-file.ts';
export { type Field, type FieldState, fieldsOf, type Published, parsePublished } from './published.ts';
export { type Breach, Judge, type LogRule, type RuleMemory, type ToldAct } from './rules.ts';
export { scanLog } from './scan.ts';
export { type LogSource, NotThere } from './source.ts';
export { type Succession, successionIn } from './succession.ts';
// What the surroundings bring, and how a stranger's bytes are read.
export type { SignEd25519, Suite, VerifyEd25519 } from './suite.ts';
export { decimal, fromBase64, fromBase64Of, joinBytes, sameBytes, toBase64, utf8, utf8Bytes } from './text.ts';
export {
  type Bundle,
  bundleAt,
  bundlePath,
  bundlesIn,
  hashesAt,
  parseTilePath,
  type ReadTile,
  TILE_WIDTH,
  type Tile,
  TileTree,
  tilePath,
  tilesOf,
  widthAt,
} from './tile.ts';
export {
  type AddCheckpoint,
  type Answer,
  answerAddCheckpoint,
  formatAddCheckpoint,
  originOf,
  parseAddCheckpoint,
  type Seen,
} from './witness.ts';
