// `ledger check DIR|URL`: everything there is, held against the signed checkpoint. Says what was checked, and names every entry at fault.
// It must never say "sound" of something it did not read.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  type Finding,
  formatKey,
  isQuorum,
  Judge,
  keysOf,
  type LogRule,
  type LogSource,
  type Policy,
  type PolicyLog,
  type Scanned,
  type Succession,
  sameBytes,
  scanLog,
} from '../src/index.ts';
import { nodeSuite } from '../src/node.ts';
import { headsOf, readSaved, type Saved } from './saved.ts';
import { folderSource } from './source-folder.ts';
import { siteSource } from './source-site.ts';
import { fileOf, givenTrust, policyOf, siteTrust, type Trust } from './trust.ts';
import { WrongCall } from './wrong-call.ts';

export type CheckOptions = {
  key?: string;
  policy?: string;
  plain?: boolean;
  /** What the acts must keep to, besides being what the log says. */
  rules?: readonly LogRule[];
  /** Files with checkpoints or proofs from before. */
  saved?: readonly string[];
  say: (line: string) => void;
};

/**
 * One log to read: where, whom to believe, and whether its entries are acts with published words. `isClosed`: another follows it here and holds
 * the same entries; words are read with that one, for acts that came later may have taken some of them down.
 */
export type OpenLog = { source: LogSource; policy: Policy; acts: boolean; isClosed?: true };

/** @returns whether nothing was found */
export async function check(where: string, options: CheckOptions): Promise<boolean> {
  const logs = await openLog(where, options);
  let isSound = logs.length > 0;
  if (!isSound) options.say(`✖ ${where} names no log.`);
  const saved = await readSaved(options.saved ?? []);
  for (const { path, origin } of saved) {
    if (logs.some(({ policy }) => policy.logs.some(({ key }) => key.name === origin))) continue;
    options.say(`✖ ${path} is of the log ${origin}, which is not here.`);
    isSound = false;
  }
  const all: Scanned[] = [];
  for (const log of logs) isSound = (await checkLog(log, options, saved, all)) && isSound;
  for (const words of contradicted(all)) {
    options.say(`✖ ${words}`);
    isSound = false;
  }
  return isSound;
}

/** The logs in a folder or at an address: a site may have several. @throws WrongCall when nobody says whose they are */
export async function openLog(where: string, options: CheckOptions): Promise<OpenLog[]> {
  return /^https?:\/\//.test(where) ? openSite(where.replace(/\/+$/, ''), options) : openFolder(where, options);
}

async function openFolder(folder: string, options: CheckOptions): Promise<OpenLog[]> {
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new WrongCall(`${folder} is not a folder. The address of a site begins with http:// or https://.`);
  const { policy, isOwn } = (await givenTrust(options)) ?? (await ownTrust(folder));
  if (isOwn) options.say('The key is the one that lies beside the log. Compare it with one you have from elsewhere.');
  return [logOf(folderSource(folder), policy, !options.plain && existsSync(join(folder, 'bodies')))];
}

async function ownTrust(folder: string): Promise<Trust> {
  const path = join(folder, 'key.pub');
  if (!existsSync(path)) throw new WrongCall(`Whose log is it? Give its key with --key (${path} is not there).`);
  return { policy: policyOf(new TextDecoder().decode(await fileOf(path)).trim()), isOwn: true };
}

async function openSite(url: string, options: CheckOptions): Promise<OpenLog[]> {
  const given = await givenTrust(options);
  const trust: Trust & { named?: Policy } = given ? await placed(given.policy, url) : await siteTrust(url);
  const { policy, isOwn, named = policy } = trust;
  if (isOwn) options.say(`The keys are the ones ${url} gives out. Compare them with ones you have from elsewhere:`);
  for (const { key, url } of policy.logs)
    if (isOwn || url) options.say(`  ${key.name}${url ? `, read at ${url}` : ''}`);
  return policy.logs.map((log) => {
    const source = siteSource(prefixOf(log.url ?? url));
    const own = { ...policy, logs: [log] };
    return isBelow(log, named) ? { ...logOf(source, own, false), isClosed: true } : logOf(source, own, !options.plain);
  });
}

/**
 * Keys that were given without addresses, with those at which the site has its logs: whoever has a key from a newspaper has the site's address, and
 * not that of its tiles. A site that does not say is taken for the log's own address.
 */
async function placed(given: Policy, site: string): Promise<Trust & { named?: Policy }> {
  if (given.logs.some(({ url }) => url)) return { policy: given, isOwn: false };
  const named = await siteTrust(site).then(
    ({ policy }) => policy,
    (error) => {
      if (error instanceof WrongCall) return undefined;
      throw error;
    },
  );
  if (!named) return { policy: given, isOwn: false };
  const logs = given.logs.flatMap(({ key }) => named.logs.filter((own) => formatKey(own.key) === formatKey(key)));
  if (logs.length > 0) return { policy: { ...given, logs }, isOwn: false, named };
  const own = named.logs.map(({ key, url }) => `${formatKey(key)}${url ? ` at ${url}` : ''}`);
  throw new WrongCall(
    `${site} has no log with the key you gave. It says that its own are: ${own.join('; ') || 'none'}.`,
  );
}

const prefixOf = (url: string): string => url.replace(/\/+$/, '');

/** Whether a log stands below another of the same policy: it was closed, and that one follows it. */
const isBelow = ({ url }: PolicyLog, { logs }: Policy): boolean =>
  url !== undefined && logs.some((other) => other.url && prefixOf(url).startsWith(`${prefixOf(other.url)}/closed/`));

function logOf(source: LogSource, policy: Policy, acts: boolean): OpenLog {
  const { bodies: _, ...withoutBodies } = source;
  return { source: acts ? source : withoutBodies, policy, acts };
}

async function checkLog(
  { source, policy, acts, isClosed }: OpenLog,
  options: CheckOptions,
  saved: readonly Saved[],
  all: Scanned[],
): Promise<boolean> {
  const began = performance.now();
  const { say, rules = [] } = options;
  const known = await headsOf(saved, policy);
  const onFinding = (finding: Finding) => say(`✖ ${whereOf(finding)}${finding.words} (${finding.code})`);
  const keys = keysOf(policy);
  const judge = rules.length > 0 ? { judge: new Judge(rules) } : {};
  const scanned = await scanLog(nodeSuite, { source, keys, acts, known, ...judge, onFinding, pause: aSecond });
  if (!scanned) {
    const { url } = policy.logs[0]!;
    if (options.key || options.policy) say(mayHaveContinued(url ?? 'its page'));
    return false;
  }
  all.push(scanned);
  for (const line of told(scanned, policy, { acts, isClosed: isClosed === true })) say(line);
  if (known.length > 0) say(`  held against ${known.length} of your own from before`);
  if (rules.length > 0) say(`  held against ${rules.length} rules`);
  const cosigners = scanned.checkpoint.cosignatures.map(({ key }) => key);
  const isWitnessed = isQuorum(policy, cosigners);
  if (!isWitnessed) say('✖ Fewer witnesses have seen this checkpoint than the policy asks for.');
  const isSound = scanned.findings === 0 && isWitnessed;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(isSound ? `✔ Everything agrees (${seconds} s).` : `✖ This log does not hold (${seconds} s).`);
  return isSound;
}

/** A site may have gone on under another name; whoever has the old key must not be left with a code. */
export const mayHaveContinued = (where: string): string =>
  `If this log was closed and another follows it, ${where} says so: read there why. The closed one is at ${where}/closed/1, under the key you have.`;

const whereOf = ({ entry }: Finding): string => (entry === undefined ? '' : `Entry ${entry}: `);

/** A checkpoint comes within a second or two of an act. */
export const aSecond = (): Promise<void> => wait(1000);

function told(scanned: Scanned, policy: Policy, { acts, isClosed }: { acts: boolean; isClosed: boolean }): string[] {
  const { checkpoint, entries, pastCheckpoints, bodies, erased, covered } = scanned;
  return [
    `Log ${checkpoint.origin}`,
    `  ${entries} entries, root ${Buffer.from(checkpoint.root).toString('base64')}`,
    `  ${pastCheckpoints} checkpoints, each a beginning of this tree`,
    acts
      ? `  ${bodies} published acts opened; ${erased} fields erased, ${covered} covered, each by an act in the log`
      : isClosed
        ? '  closed: its words are read with the log that follows it'
        : '  entries taken as bytes',
    ...scanned.follows.flatMap(saysStep),
    `  ${checkpoint.cosignatures.length} of ${policy.witnesses.length} witnesses`,
  ];
}

/** In whole words: nobody may overlook that a log was closed. */
export function saysStep({ entry, why, previous, size, kept, origin }: Succession): string[] {
  const reason =
    { 'key-lost': 'its key was lost', 'key-exposed': 'others may have its key', 'state-lost': 'entries were lost' }[
      why
    ] ?? why;
  return [
    `  Entry ${entry}: the log ${previous} was closed at ${size} entries (${reason}); ${origin} follows it.`,
    kept === size
      ? '  All of its entries are the first ones here. Whether this step was right, ask whoever runs the site, and its witnesses.'
      : `  Only the first ${kept} of its entries are here; the others are gone. Whoever kept a copy can still prove them.`,
  ];
}

/** Where a log says that another was closed at some size, and that one itself says otherwise. */
export function* contradicted(all: readonly Scanned[]): Generator<string> {
  for (const { follows } of all)
    for (const { entry, previous, size, root } of follows) {
      const closed = all.find(({ checkpoint }) => checkpoint.origin === previous)?.checkpoint;
      if (closed && (closed.size !== size || !sameBytes(closed.root, root)))
        yield `Entry ${entry}: it says that ${previous} was closed at ${size} entries; that log itself has signed ${closed.size}.`;
    }
}

/** A log that was closed stands below the one that follows it; what is new is in that one. */
export const openLogs = (logs: readonly OpenLog[]): OpenLog[] => logs.filter(({ isClosed }) => !isClosed);
