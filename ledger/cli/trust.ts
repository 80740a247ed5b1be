// Whom this run believes: a policy file, one key, or, for want of better, what the site says of itself. The last is always told.
// It must never mix them: a key given by hand is the only one that counts.

import { readFile } from 'node:fs/promises';
import { formatKey, NotThere, type Policy, parseKey, parsePolicy } from '../src/index.ts';
import { sha256 } from '../src/node.ts';
import { readUrl } from './source-site.ts';
import { inWords } from './system-trouble.ts';
import { WrongCall } from './wrong-call.ts';

/** Where a site that runs Redress says which logs it has, in the words of a policy file. */
export const POLICY_PATH = 'log/policy';
const LONGEST = 64 * 1024;

/** `prefix`: where the log is read, when the policy says so. `isOwn`: the log itself named its key. */
export type Trust = { policy: Policy; isOwn: boolean };

export async function givenTrust(given: { key?: string; policy?: string }): Promise<Trust | undefined> {
  if (given.key && given.policy) throw new WrongCall('Give --key or --policy, not both.');
  if (given.policy) return { policy: parsePolicy(sha256, await fileOf(given.policy)), isOwn: false };
  if (given.key) return { policy: policyOf(await keyText(given.key)), isOwn: false };
  return undefined;
}

/** The policy of a single key: its signature alone is enough. */
export function policyOf(key: string): Policy {
  return parsePolicy(sha256, new TextEncoder().encode(`log ${formatKey(parseKey(sha256, key))}\nquorum none\n`));
}

/** What a site says of its own logs. */
export async function siteTrust(url: string): Promise<Trust> {
  try {
    return { policy: parsePolicy(sha256, await readUrl(`${url}/${POLICY_PATH}`, LONGEST)), isOwn: true };
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
    throw new WrongCall(
      `${url} does not say which log it has. Give the log's key with --key, or a policy with --policy.`,
    );
  }
}

/** A key by itself, or the file it stands in. */
async function keyText(given: string): Promise<string> {
  return given.includes('+') ? given : new TextDecoder().decode(await fileOf(given)).trim();
}

export async function fileOf(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new WrongCall(`${path} cannot be read: ${inWords(code)}.`);
  }
}
