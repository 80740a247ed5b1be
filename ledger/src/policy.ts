// Whom a reader trusts (C2SP tlog-policy): which logs, which witnesses, and how many of them must have seen a checkpoint.
// It must never guess: a line it does not understand refuses the whole policy.

import type { Sha256 } from './commitment.ts';
import { formatKey, type KeyRole, parseKey, type VerifierKey } from './key.ts';
import { LogError } from './log-error.ts';
import { sameBytes, utf8 } from './text.ts';

export type PolicyErrorCode =
  | 'policy-character' // a control character other than tab and newline, or no newline at the end
  | 'policy-line' // a word that is none, or too many or too few of them
  | 'policy-key-role' // a witness's key for a log, or the other way round
  | 'policy-key-twice'
  | 'policy-name-taken' // defined before, or "none"
  | 'policy-name-unknown' // not defined on a line above
  | 'policy-member-twice' // a name may be in one group only, once
  | 'policy-threshold' // not 1 ≤ k ≤ n
  | 'policy-quorum' // not exactly one
  | 'policy-too-long';

const LONGEST = 64 * 1024;
const MOST_LINES = 1000;

export type PolicyLog = { key: VerifierKey; url?: string };
export type PolicyWitness = { name: string; key: VerifierKey; url?: string };
type Group = { threshold: number; members: string[] };
export type Policy = {
  logs: PolicyLog[];
  witnesses: PolicyWitness[];
  groups: Map<string, Group>;
  /** A witness, a group, or `none`. */
  quorum: string;
};

/** Reads a policy file. @throws LogError with the line's number, from 1 */
export function parsePolicy(hash: Sha256, file: Uint8Array): Policy {
  if (file.length > LONGEST) throw new LogError('policy-too-long');
  // Names are opaque octets: each becomes one sign here, so that no two different ones become the same.
  const text = Array.from(file, (octet) => String.fromCharCode(octet)).join('');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones a policy may not have
  if (/[\x00-\x08\x0b-\x1f\x7f]/.test(text) || (text !== '' && !text.endsWith('\n'))) {
    throw new LogError('policy-character');
  }
  const lines = text.split('\n');
  if (lines.length > MOST_LINES) throw new LogError('policy-too-long');
  const reader = new PolicyReader(hash);
  for (const [at, line] of lines.entries()) reader.line(line.split(/[ \t]+/).filter(Boolean), at + 1);
  return reader.policy();
}

class PolicyReader {
  readonly #hash: Sha256;
  readonly #logs: PolicyLog[] = [];
  readonly #witnesses: PolicyWitness[] = [];
  readonly #groups = new Map<string, Group>();
  readonly #names = new Set<string>();
  readonly #members = new Set<string>();
  #quorum: string | undefined;

  constructor(hash: Sha256) {
    this.#hash = hash;
  }

  line([word, ...rest]: string[], at: number): void {
    if (word === undefined || word.startsWith('#')) return;
    if (word === 'log') this.#log(rest, at);
    else if (word === 'witness') this.#witness(rest, at);
    else if (word === 'group') this.#group(rest, at);
    else if (word === 'quorum') this.#setQuorum(rest, at);
    else throw new LogError('policy-line', at);
  }

  policy(): Policy {
    if (this.#quorum === undefined) throw new LogError('policy-quorum');
    return { logs: this.#logs, witnesses: this.#witnesses, groups: this.#groups, quorum: this.#quorum };
  }

  #log([vkey, url, ...more]: string[], at: number): void {
    if (vkey === undefined || more.length > 0) throw new LogError('policy-line', at);
    const key = this.#key('log', vkey, this.#logs, at);
    this.#logs.push({ key, ...(url ? { url: octetsAsText(url) } : {}) });
  }

  #witness([name, vkey, url, ...more]: string[], at: number): void {
    if (name === undefined || vkey === undefined || more.length > 0) throw new LogError('policy-line', at);
    const key = this.#key('witness', vkey, this.#witnesses, at);
    this.#define(name, at);
    this.#witnesses.push({ name, key, ...(url ? { url: octetsAsText(url) } : {}) });
  }

  #key(role: KeyRole, vkey: string, others: readonly { key: VerifierKey }[], at: number): VerifierKey {
    const key = parseKey(this.#hash, octetsAsText(vkey));
    if (key.role !== role) throw new LogError('policy-key-role', at);
    if (others.some((other) => sameBytes(other.key.publicKey, key.publicKey))) {
      throw new LogError('policy-key-twice', at);
    }
    return key;
  }

  #group([name, threshold, ...members]: string[], at: number): void {
    if (name === undefined || threshold === undefined || members.length === 0) throw new LogError('policy-line', at);
    for (const member of members) {
      if (!this.#names.has(member)) throw new LogError('policy-name-unknown', at);
      if (this.#members.has(member)) throw new LogError('policy-member-twice', at);
      this.#members.add(member);
    }
    this.#define(name, at);
    this.#groups.set(name, { threshold: thresholdOf(threshold, members.length, at), members });
  }

  #setQuorum([name, ...more]: string[], at: number): void {
    if (name === undefined || more.length > 0) throw new LogError('policy-line', at);
    if (this.#quorum !== undefined) throw new LogError('policy-quorum', at);
    if (name !== 'none' && !this.#names.has(name)) throw new LogError('policy-name-unknown', at);
    this.#quorum = name;
  }

  #define(name: string, at: number): void {
    if (name === 'none' || this.#names.has(name)) throw new LogError('policy-name-taken', at);
    this.#names.add(name);
  }
}

function thresholdOf(word: string, members: number, at: number): number {
  if (word === 'all') return members;
  if (word === 'any') return 1;
  const threshold = /^[1-9][0-9]{0,5}$/.test(word) ? Number(word) : 0;
  if (threshold < 1 || threshold > members) throw new LogError('policy-threshold', at);
  return threshold;
}

const octetsAsText = (octets: string): string => utf8(Uint8Array.from(octets, (sign) => sign.charCodeAt(0)));

/** All keys of a policy: what openCheckpoint is to know. */
export const keysOf = (policy: Policy): VerifierKey[] => [
  ...policy.logs.map(({ key }) => key),
  ...policy.witnesses.map(({ key }) => key),
];

/** Whether the witnesses that cosigned are enough. */
export function isQuorum(policy: Policy, cosigners: readonly VerifierKey[]): boolean {
  const seen = new Set(cosigners.map(formatKey));
  const witnessed = (name: string): boolean => {
    const group = policy.groups.get(name);
    if (group) return group.members.filter(witnessed).length >= group.threshold;
    const witness = policy.witnesses.find((each) => each.name === name);
    return witness !== undefined && seen.has(formatKey(witness.key));
  };
  return policy.quorum === 'none' || witnessed(policy.quorum);
}
