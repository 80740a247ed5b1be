// `ledger check DIR|URL`: everything there is, held against the signed checkpoint. Says what was checked, and names every entry at fault.
// It must never say "sound" of something it did not read.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, isQuorum, keysOf, type LogSource, type Policy, type Scanned, scanLog } from '../src/index.ts';
import { nodeSuite } from '../src/node.ts';
import { folderSource } from './source-folder.ts';
import { siteSource } from './source-site.ts';
import { fileOf, givenTrust, policyOf, siteTrust, type Trust } from './trust.ts';
import { WrongCall } from './wrong-call.ts';

export type CheckOptions = { key?: string; policy?: string; plain?: boolean; say: (line: string) => void };

/** @returns whether nothing was found */
export async function check(where: string, options: CheckOptions): Promise<boolean> {
  return /^https?:\/\//.test(where) ? checkSite(where.replace(/\/+$/, ''), options) : checkFolder(where, options);
}

async function checkFolder(folder: string, options: CheckOptions): Promise<boolean> {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new WrongCall(`${folder} is not a folder.`);
  const trust = (await givenTrust(options)) ?? (await ownTrust(folder));
  const source = folderSource(folder);
  if (trust.isOwn)
    options.say('The key is the one that lies beside the log. Compare it with one you have from elsewhere.');
  return checkLog(source, trust.policy, existsSync(join(folder, 'bodies')) && !options.plain, options);
}

async function ownTrust(folder: string): Promise<Trust> {
  const path = join(folder, 'key.pub');
  if (!existsSync(path)) throw new WrongCall(`Whose log is it? Give its key with --key (${path} is not there).`);
  return { policy: policyOf(new TextDecoder().decode(await fileOf(path)).trim()), isOwn: true };
}

async function checkSite(url: string, options: CheckOptions): Promise<boolean> {
  const given = await givenTrust(options);
  if (given && !given.policy.logs.some((log) => log.url)) {
    return checkLog(siteSource(url), given.policy, !options.plain, options);
  }
  const { policy, isOwn } = given ?? (await siteTrust(url));
  if (isOwn) {
    options.say(`The keys are the ones ${url} gives out. Compare them with ones you have from elsewhere:`);
    for (const log of policy.logs) options.say(`  ${log.key.name}`);
  }
  let isSound = policy.logs.length > 0;
  if (!isSound) options.say(`✖ ${url} names no log.`);
  for (const log of policy.logs) {
    const source = siteSource((log.url ?? url).replace(/\/+$/, ''));
    const one = { ...policy, logs: [log] };
    isSound = (await checkLog(source, one, !options.plain, options)) && isSound;
  }
  return isSound;
}

async function checkLog(source: LogSource, policy: Policy, acts: boolean, { say }: CheckOptions): Promise<boolean> {
  const began = performance.now();
  const onFinding = (finding: Finding) => say(`✖ ${whereOf(finding)}${finding.words} (${finding.code})`);
  const keys = keysOf(policy);
  const { bodies: _, ...withoutBodies } = source;
  const scanned = await scanLog(nodeSuite, { source: acts ? source : withoutBodies, keys, acts, onFinding });
  if (!scanned) return false;
  for (const line of told(scanned, policy, acts)) say(line);
  const isWitnessed = isQuorum(
    policy,
    scanned.checkpoint.cosignatures.map(({ key }) => key),
  );
  if (!isWitnessed) say('✖ Fewer witnesses have seen this checkpoint than the policy asks for.');
  const isSound = scanned.findings === 0 && isWitnessed;
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(isSound ? `✔ Everything agrees (${seconds} s).` : `✖ This log does not hold (${seconds} s).`);
  return isSound;
}

function whereOf({ entry }: Finding): string {
  return entry === undefined ? '' : `Entry ${entry}: `;
}

function told(scanned: Scanned, policy: Policy, acts: boolean): string[] {
  const { checkpoint, entries, pastCheckpoints, bodies, erased, covered } = scanned;
  const times = checkpoint.cosignatures.map(({ time }) => time ?? 0);
  return [
    `Log ${checkpoint.origin}`,
    `  ${entries} entries, root ${Buffer.from(checkpoint.root).toString('base64')}`,
    `  ${pastCheckpoints} earlier checkpoints, each a beginning of this tree`,
    acts
      ? `  ${bodies} published acts opened; ${erased} fields erased, ${covered} covered, each by an act in the log`
      : '  entries taken as bytes',
    `  ${times.length} of ${policy.witnesses.length} witnesses`,
  ];
}
