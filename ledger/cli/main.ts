// The command `ledger`: for whoever wants to check a log, keep one to learn with, or be its witness.
// Each command is a file beside this one; here is only which word leads where.

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LogError, NotThere, type Signer } from '../src/index.ts';
import { makeKey, openSigner } from '../src/node.ts';
import { check, openLog } from './check.ts';
import { appendFiles } from './local-log.ts';
import { type MonitorOptions, monitor } from './monitor.ts';
import { writeWhole } from './on-disk.ts';
import { prove, verify } from './prove.ts';
import { rulesIn } from './rules-file.ts';
import { NoAnswer } from './source-site.ts';
import { fileOf, givenTrust } from './trust.ts';
import { startWitness } from './witness-server.ts';
import { WrongCall } from './wrong-call.ts';

const help = `
  ledger check DIR|URL [--saved FILE]…    reads everything there is and holds it against the signed checkpoint, and against
                                          checkpoints and proofs of your own from before
  ledger prove DIR|URL ENTRY PROOF        writes the proof of an entry (its number, from 0) to a file
  ledger verify PROOF [FILE]              checks a proof without asking anybody; FILE when it does not carry what it proves
  ledger monitor DIR|URL --state FILE [--accept]
                                          checks what is new since the last visit; ends with 1 and names the entry when it is wrong;
                                          --accept goes on from here although acts were found wrong: you have looked into it
  ledger keygen NAME FILE [--witness]     makes a key: the secret into FILE, the public one on the screen
  ledger append DIR FILE… --secret KEY    lengthens a log of your own in a folder
  ledger witness --secret KEY --state FILE --policy FILE [--port 8081] [--host 127.0.0.1]
                                          cosigns the logs the policy names after checking that they only grew

  Whom to believe:  --key KEY (a public key, or the file it stands in)  or  --policy FILE (logs and witnesses, C2SP tlog-policy)
  --rules FILE      for check and monitor: rules the acts must keep to; those of Redress are app/log-rules.ts
  --plain           entries are any bytes, not acts of Redress
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: 'string' },
    policy: { type: 'string' },
    secret: { type: 'string' },
    state: { type: 'string' },
    port: { type: 'string', default: '8081' },
    host: { type: 'string', default: '127.0.0.1' },
    witness: { type: 'boolean' },
    plain: { type: 'boolean' },
    rules: { type: 'string' },
    saved: { type: 'string', multiple: true },
    accept: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

const say = (line: string) => console.log(line);

async function run(command: string | undefined, words: string[]): Promise<boolean> {
  switch (command) {
    case 'check':
      return check(only(words, 1, 'a folder or an address')[0]!, { ...values, ...(await rulesGiven()), say });
    case 'prove':
      return proveEntry(
        only(words, 3, 'a folder or an address, an entry and a file to write') as [string, string, string],
      );
    case 'verify':
      return verifyFile(words);
    case 'monitor':
      return visit(only(words, 1, 'a folder or an address')[0]!);
    case 'keygen':
      return makeKeyFile(only(words, 2, 'a name and a file to write') as [string, string]);
    case 'append':
      return append(words);
    case 'witness':
      return witness();
    default:
      throw new WrongCall(command === undefined ? 'What should be done?' : `ledger ${command} is no command.`);
  }
}

const rulesGiven = async () => ({ rules: values.rules === undefined ? [] : await rulesIn(values.rules) });

function only(words: string[], count: number, what: string): string[] {
  if (words.length !== count) throw new WrongCall(`ledger ${positionals[0]} needs ${what}.`);
  return words;
}

async function proveEntry([where, index, to]: [string, string, string]): Promise<boolean> {
  for (const { source, policy } of await openLog(where, { ...values, rules: [], say }))
    say(await prove(source, policy, index, to));
  return true;
}

async function verifyFile(words: string[]): Promise<boolean> {
  const [path, entry, ...more] = words;
  if (path === undefined || more.length > 0)
    throw new WrongCall('ledger verify needs a proof, and at most one more file.');
  const trust = await givenTrust(values);
  if (!trust) throw new WrongCall('Whom should be believed? Give the log’s key with --key, or a policy with --policy.');
  return verify(path, entry, trust.policy, say);
}

async function visit(where: string): Promise<boolean> {
  const { rules } = await rulesGiven();
  const logs = await openLog(where, { ...values, rules, say });
  if (values.state === undefined) throw new WrongCall('ledger monitor needs a file to remember in: --state FILE.');
  let isSound = true;
  for (const { source, policy, acts } of logs) {
    const state = logs.length === 1 ? values.state : `${values.state}.${policy.logs[0]!.key.name.replaceAll('/', '_')}`;
    isSound = (await visitOne({ source, policy, acts, state, rules })) && isSound;
  }
  return isSound;
}

type Visited = Omit<MonitorOptions, 'onFinding' | 'accept'>;

async function visitOne(visited: Visited): Promise<boolean> {
  const { scanned, findings, from, isKept } = await monitor({
    ...visited,
    ...(values.accept ? { accept: true } : {}),
    onFinding: ({ entry, words, code }) => say(`✖ ${entry === undefined ? '' : `Entry ${entry}: `}${words} (${code})`),
  });
  if (scanned && findings === 0)
    say(`✔ ${scanned.checkpoint.origin}: ${from} entries known, ${scanned.entries} new ones sound`);
  else if (isKept)
    say(`  Accepted: the next visit goes on after entry ${scanned!.checkpoint.size - 1} and does not tell it again.`);
  else if (values.accept)
    say('  Not accepted: what was signed before is not there any more, and no accepting brings it back.');
  return findings === 0;
}

async function makeKeyFile([name, path]: [string, string]): Promise<boolean> {
  if (existsSync(path)) throw new WrongCall(`${path} is there already; a key is never written over.`);
  const key = makeKey(values.witness ? 'witness' : 'log', name);
  await writeWhole(path, `${key.secret}\n`, 0o600);
  say(key.public);
  return true;
}

async function append([folder, ...files]: string[]): Promise<boolean> {
  if (folder === undefined || files.length === 0)
    throw new WrongCall('ledger append needs a folder and the files to add.');
  const [before, after] = await appendFiles(folder, files, await secretKey());
  say(`Entries ${before} to ${after - 1} added.`);
  return true;
}

async function secretKey(): Promise<Signer> {
  if (values.secret === undefined)
    throw new WrongCall('Sign with which key? Give its file with --secret (ledger keygen makes one).');
  return openSigner(new TextDecoder().decode(await fileOf(values.secret)));
}

async function witness(): Promise<boolean> {
  const trust = await givenTrust(values);
  if (!trust || values.state === undefined)
    throw new WrongCall('ledger witness needs --policy FILE (or --key) and --state FILE.');
  const signer = await secretKey();
  if (signer.key.role !== 'witness')
    throw new WrongCall('That is a log’s key. A witness needs one of its own: ledger keygen NAME FILE --witness.');
  const logs = trust.policy.logs.map(({ key }) => key);
  const { server, close } = await startWitness({ signer, logs, state: values.state }, Number(values.port), values.host);
  const address = server.address();
  say(
    `Witness for ${logs.map((key) => key.name).join(', ')} at http://${values.host}:${typeof address === 'object' ? address?.port : ''}`,
  );
  await new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await close();
  return true;
}

if (values.help) {
  say(help);
} else {
  const [command, ...words] = positionals;
  try {
    process.exitCode = (await run(command, words)) ? 0 : 1;
  } catch (error) {
    const isKnown = [LogError, NotThere, NoAnswer, WrongCall].some((kind) => error instanceof kind);
    if (!isKnown) throw error;
    console.error(`✖ ${(error as Error).message}`);
    if (error instanceof WrongCall) console.error(help);
    process.exitCode = error instanceof WrongCall ? 2 : 1;
  }
}
