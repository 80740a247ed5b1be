// `ledger monitor`: reads what is new since its last visit, and holds it against what it remembers: that the log only grew, that its acts keep
// to the rules a stranger can check, and that no act claims a time other than the one it was added in. Remembers only what was sound.

import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type Finding,
  Frontier,
  formatKey,
  fromBase64Of,
  type Json,
  Judge,
  keysOf,
  type Leaf,
  type LogRule,
  type LogSource,
  type Policy,
  type Scanned,
  scanLog,
  secondsOf,
  toBase64,
} from '../src/index.ts';
import { nodeSuite, sha256 } from '../src/node.ts';
import { aSecond } from './check.ts';
import { writeWhole } from './on-disk.ts';
import { inWords } from './system-trouble.ts';
import { WrongCall } from './wrong-call.ts';

/** Between the moment an act is recorded and the moment witnesses see it lie a sequencer, a signature and clocks of several machines. */
export const SLACK_SECONDS = 120;

/** `seen`: seconds since 1970 UTC, between which the remembered checkpoint was seen by witnesses, or by this monitor where there are none. */
type State = {
  origin: string;
  /** The log's public key as it was then; absent in states from before it was remembered. */
  key?: string;
  size: number;
  frontier: string[];
  seen: { first: number; last: number };
  acts: string[];
  /** What the rules that were handed in remember (src/rules.ts), by their names. */
  rules?: Record<string, [string, Json][]>;
};

/** What a person may look into and go on from. A log that changed its past is none of these. */
const MAY_BE_ACCEPTED: readonly Finding['code'][] = ['rule', 'backdated', 'after-its-time', 'act-twice'];

export type MonitorOptions = {
  source: LogSource;
  policy: Policy;
  state: string;
  acts: boolean;
  rules?: readonly LogRule[];
  /** Remember the log although something was found in its acts: the next visit goes on from here and does not tell it again. */
  accept?: boolean;
  /** The state of the log this one follows, for a first visit: what was seen of that one bounds this one. */
  earlier?: string;
  now?: () => number;
  onFinding: (finding: Finding) => void;
};

/** `isKept`: whether the next visit goes on from here. */
export type Visit = { scanned: Scanned | undefined; findings: number; from: number; isKept: boolean };

/** One visit. The state is written only when nothing was found, or what was found was accepted. */
export async function monitor(options: MonitorOptions): Promise<Visit> {
  const now = options.now?.() ?? Math.floor(Date.now() / 1000);
  const state = await readState(options.state);
  const { rules: given = [] } = options;
  const earlier = state || !options.earlier ? undefined : await readState(options.earlier);
  const head = state && headOf(state);
  // A rule that is new has to see everything once; what was seen before must still be the beginning.
  const isFamiliar = Judge.knows(given, state?.rules ?? {});
  const judge = new Judge(given, isFamiliar ? state?.rules : {});
  let unforgivable = 0;
  const onFinding = (finding: Finding) => {
    if (!MAY_BE_ACCEPTED.includes(finding.code)) unforgivable += 1;
    options.onFinding(finding);
  };
  const rules = new Rules(isFamiliar ? state : undefined, onFinding);
  const scanned = await scanLog(nodeSuite, {
    source: options.source,
    keys: keysOf(options.policy),
    acts: options.acts,
    judge,
    onFinding,
    onLeaf: (leaf, index) => rules.see(leaf, index),
    pause: aSecond,
    ...(head && isFamiliar ? { from: head } : {}),
    known: [...(head && !isFamiliar ? [head] : []), ...(earlier ? [headOf(earlier)] : [])].map((one) => ({
      size: one.size,
      root: one.root(),
    })),
  });
  const from = isFamiliar ? (state?.size ?? 0) : 0;
  if (!scanned) return { scanned, findings: 1, from, isKept: false };
  const { origin, cosignatures } = scanned.checkpoint;
  const times = cosignatures.map(({ time }) => time ?? now);
  const seen = { first: Math.min(now, ...times), last: Math.max(...(times.length ? times : [now])) };
  if (state && state.origin !== origin)
    rules.find('log-shorter', `it was ${state.origin} and now calls itself ${origin}`);
  const key = keyOf(options.policy, origin);
  if (state?.key !== undefined && state.origin === origin && state.key !== key)
    rules.find(
      'key-differs',
      `it was signed with ${state.key}, and now with ${key}; a log that needs another key takes another name`,
    );
  rules.holdTimes(state ?? earlier, seen);
  const findings = scanned.findings + rules.findings;
  const isKept = scanned.frontier !== undefined && (findings === 0 || (options.accept === true && unforgivable === 0));
  if (isKept) {
    const frontier = scanned.frontier!.save().map(toBase64);
    const remembered = { acts: rules.known(), rules: { ...(isFamiliar ? state?.rules : {}), ...judge.save() } };
    await writeState(options.state, { origin, key, size: scanned.checkpoint.size, frontier, seen, ...remembered });
  }
  return { scanned, findings, from, isKept };
}

const keyOf = ({ logs }: Policy, origin: string): string => formatKey(logs.find(({ key }) => key.name === origin)!.key);

const headOf = ({ size, frontier }: State): Frontier =>
  Frontier.restore(
    sha256,
    size,
    frontier.map((hash) => fromBase64Of(32, hash)),
  );

/** What an act log has to keep to, whoever writes it. */
class Rules {
  readonly #ids: Set<string>;
  readonly #times: { index: number; at: number; type: string }[] = [];
  readonly #onFinding: (finding: Finding) => void;
  findings = 0;

  constructor(state: State | undefined, onFinding: (finding: Finding) => void) {
    this.#ids = new Set(state?.acts);
    this.#onFinding = onFinding;
  }

  find(code: Finding['code'], words: string, entry?: number): void {
    this.findings += 1;
    this.#onFinding({ code, words, ...(entry === undefined ? {} : { entry }) });
  }

  see(leaf: Leaf, index: number): void {
    if (this.#ids.has(leaf.id)) this.find('act-twice', `the act ${leaf.id} is in the log already`, index);
    const { target } = leaf.codes;
    if (leaf.type.startsWith('moderation.erased/') && !this.#ids.has(target ?? '')) {
      this.find('withheld-without-act', 'it erases a field of an act that is not in the log before it', index);
    }
    this.#ids.add(leaf.id);
    this.#times.push({ index, at: secondsOf(leaf.at)!, type: leaf.type });
  }

  /** An entry that is above the last remembered checkpoint was added after it was seen, and before this one was. */
  holdTimes(state: State | undefined, after: State['seen']): void {
    const before = state?.seen;
    for (const { index, at, type } of this.#times) {
      if (index < (state?.size ?? 0)) continue;
      const when = new Date(at * 1000).toISOString();
      if (before && at < before.first - SLACK_SECONDS) {
        const since = new Date(before.first * 1000).toISOString();
        this.find('backdated', `${type} says ${when}, and was not in the log that was seen at ${since}`, index);
      }
      if (at > after.last + SLACK_SECONDS) {
        const until = new Date(after.last * 1000).toISOString();
        this.find('after-its-time', `${type} says ${when}, and was in the log that was seen at ${until}`, index);
      }
    }
  }

  known(): string[] {
    return [...this.#ids];
  }
}

/**
 * Where a log's state is: in the file that was named, while that is this log's or there is only one; else beside it. So a log that was closed is
 * remembered where it always was, and the one that follows it begins a file of its own.
 */
export async function stateOf(path: string, origin: string, isOnly: boolean): Promise<string> {
  const own = besidePath(path, origin);
  if (existsSync(own)) return own;
  if (!existsSync(path)) return isOnly ? path : own;
  return isOnly || (await readState(path))?.origin === origin ? path : own;
}

/** The names of all logs that are remembered in a file, and in those beside it that stateOf makes. */
export async function rememberedIn(path: string): Promise<string[]> {
  const beside = (await readdir(dirname(path)).catch(() => [])).map((name) => join(dirname(path), name));
  const own = beside.filter((each) => each === join(path) || each.startsWith(`${join(path)}.`));
  const found = await Promise.all(
    own.map(async (each) => [each, await readState(each).catch(() => undefined)] as const),
  );
  return found.flatMap(([each, state]) =>
    state && (each === join(path) || each === besidePath(join(path), state.origin)) ? [state.origin] : [],
  );
}

const besidePath = (path: string, origin: string): string => `${path}.${origin.replaceAll('/', '_')}`;

async function readState(path: string): Promise<State | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new WrongCall(`${path} cannot be read: ${inWords(code ?? String(error))}.`);
  }
  try {
    const state = JSON.parse(text) as State;
    if (Number.isSafeInteger(state.size) && Array.isArray(state.frontier) && Array.isArray(state.acts)) return state;
  } catch {
    // told below
  }
  throw new WrongCall(
    `${path} is no state of a monitor. Without it a changed past cannot be noticed: put it back from a copy.`,
  );
}

const writeState = (path: string, state: State): Promise<void> => writeWhole(path, `${JSON.stringify(state)}\n`);
