// The command `ledger`: for whoever wants to check a log, keep one to learn with, or be its witness.
// Each command is a file beside this one; here is only which word leads where.

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { LogError, NotThere, type Policy, type Scanned, type Signer } from '../src/index.ts';
import { makeKey, openSigner } from '../src/node.ts';
import { check, contradicted, type OpenLog, openLog, openLogs, saysStep } from './check.ts';
import { appendFiles } from './local-log.ts';
import { type MonitorOptions, monitor, rememberedIn, stateOf } from './monitor.ts';
import { writeWhole } from './on-disk.ts';
import { printable } from './printable.ts';
import { prove, verify } from './prove.ts';
import { rulesIn } from './rules-file.ts';
import { NoAnswer } from './source-site.ts';
import { systemTrouble } from './system-trouble.ts';
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

const options = {
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
} as const;

const read = (args: readonly string[]) => parseArgs({ args: [...args], allowPositionals: true, options });

type Screen = { say: (line: string) => void; complain: (line: string) => void };

/** What was typed, and where to say what came of it. */
type Call = ReturnType<typeof read> & Screen;

/**
 * Does what was typed.
 * @returns the status to end with: 0 all is well, 1 it is not, 2 it was typed wrong
 */
export async function ledger(args: readonly string[], screen: Screen): Promise<number> {
  const complain = (line: string) => screen.complain(printable(line));
  try {
    const call = { ...typed(args), say: (line: string) => screen.say(printable(line)), complain };
    if (call.values.help) {
      screen.say(help);
      return 0;
    }
    return (await run(call)) ? 0 : 1;
  } catch (error) {
    const isKnown = [LogError, NotThere, NoAnswer, WrongCall].some((kind) => error instanceof kind);
    const why = isKnown ? (error as Error).message : systemTrouble(error);
    if (why === undefined) throw error;
    complain(`✖ ${why}`);
    if (error instanceof WrongCall) screen.complain(help);
    return error instanceof WrongCall ? 2 : 1;
  }
}

/** @throws WrongCall for an option there is not, or without its value */
function typed(args: readonly string[]): ReturnType<typeof read> {
  try {
    return read(args);
  } catch (error) {
    throw new WrongCall((error as Error).message);
  }
}

async function run(call: Call): Promise<boolean> {
  const [command, ...words] = call.positionals;
  const only = (count: number, what: string) => exactly(words, count, `ledger ${command} needs ${what}.`);
  switch (command) {
    case 'check':
      return check(only(1, 'a folder or an address')[0]!, {
        ...call.values,
        ...(await rulesGiven(call)),
        say: call.say,
      });
    case 'prove':
      return proveEntry(
        call,
        only(3, 'a folder or an address, an entry and a file to write') as [string, string, string],
      );
    case 'verify':
      return verifyFile(call, words);
    case 'monitor':
      return visit(call, only(1, 'a folder or an address')[0]!);
    case 'keygen':
      return makeKeyFile(call, only(2, 'a name and a file to write') as [string, string]);
    case 'append':
      return append(call, words);
    case 'witness':
      return witness(call);
    default:
      throw new WrongCall(command === undefined ? 'What should be done?' : `ledger ${command} is no command.`);
  }
}

const rulesGiven = async ({ values }: Call) => ({
  rules: values.rules === undefined ? [] : await rulesIn(values.rules),
});

function exactly(words: string[], count: number, why: string): string[] {
  if (words.length !== count) throw new WrongCall(why);
  return words;
}

async function proveEntry({ values, say }: Call, [where, index, to]: [string, string, string]): Promise<boolean> {
  const logs = openLogs(await openLog(where, { ...values, rules: [], say }));
  // One file holds one proof.
  if (logs.length === 0) throw new WrongCall(`${where} names no log.`);
  if (logs.length > 1) {
    const each = logs.map(
      ({ policy: { logs } }) =>
        `${logs[0]!.key.name}${logs[0]!.url ? ` at ${logs[0]!.url.replace(/\/log$/, '')}` : ''}`,
    );
    throw new WrongCall(`Which log? There are ${each.join(', ')}.`);
  }
  const [{ source, policy }] = logs as [OpenLog];
  return prove(source, policy, index, to, say);
}

async function verifyFile({ values, say }: Call, words: string[]): Promise<boolean> {
  const [path, entry, ...more] = words;
  if (path === undefined || more.length > 0)
    throw new WrongCall('ledger verify needs a proof, and at most one more file.');
  const trust = await givenTrust(values);
  if (!trust) throw new WrongCall('Whom should be believed? Give the log’s key with --key, or a policy with --policy.');
  return verify(path, entry, trust.policy, say);
}

async function visit(call: Call, where: string): Promise<boolean> {
  const { values, say } = call;
  const { rules } = await rulesGiven(call);
  const logs = await openLog(where, { ...values, rules, say });
  if (values.state === undefined) throw new WrongCall('ledger monitor needs a file to remember in: --state FILE.');
  let isSound = logs.length > 0;
  if (!isSound) say(`✖ ${where} names no log.`);
  if (values.key === undefined && values.policy === undefined) {
    for (const origin of await rememberedIn(values.state)) {
      if (logs.some(({ policy }) => policy.logs.some(({ key }) => key.name === origin))) continue;
      say(`✖ ${origin} was watched before, and ${where} does not name it any more.`);
      isSound = false;
    }
  }
  const all: Scanned[] = [];
  for (const { source, policy, acts } of logs) {
    const state = await stateOf(values.state, policy.logs[0]!.key.name, logs.length === 1);
    const earlier = await earlierState(values.state, policy, logs);
    isSound = (await visitOne(call, { source, policy, acts, state, rules, ...earlier }, all)) && isSound;
  }
  for (const words of contradicted(all)) {
    say(`✖ ${words}`);
    isSound = false;
  }
  return isSound;
}

/** The state of the newest log that was closed before this one, by its address below this one's. */
async function earlierState(path: string, { logs: [own] }: Policy, logs: readonly OpenLog[]) {
  const prefix = `${own!.url?.replace(/\/+$/, '')}/closed/`;
  const closed = logs
    .map(({ policy }) => policy.logs[0]!)
    .filter(({ url }) => own!.url && url?.startsWith(prefix))
    .sort((a, b) => Number(b.url!.slice(prefix.length)) - Number(a.url!.slice(prefix.length)))[0];
  return closed ? { earlier: await stateOf(path, closed.key.name, false) } : {};
}

type Visited = Omit<MonitorOptions, 'onFinding' | 'accept'>;

async function visitOne({ values, say }: Call, visited: Visited, all: Scanned[]): Promise<boolean> {
  const { scanned, findings, from, isKept } = await monitor({
    ...visited,
    ...(values.accept ? { accept: true } : {}),
    onFinding: ({ entry, words, code }) => say(`✖ ${entry === undefined ? '' : `Entry ${entry}: `}${words} (${code})`),
  });
  if (scanned) all.push(scanned);
  for (const line of scanned?.follows.flatMap(saysStep) ?? []) say(line);
  if (scanned && findings === 0)
    say(`✔ ${scanned.checkpoint.origin}: ${from} entries known, ${scanned.entries} new ones sound`);
  else if (isKept)
    say(`  Accepted: the next visit goes on after entry ${scanned!.checkpoint.size - 1} and does not tell it again.`);
  else if (values.accept)
    say('  Not accepted: what was signed before is not there any more, and no accepting brings it back.');
  return findings === 0;
}

async function makeKeyFile({ values, say }: Call, [name, path]: [string, string]): Promise<boolean> {
  if (existsSync(path)) throw new WrongCall(`${path} is there already; a key is never written over.`);
  const key = makeKey(values.witness ? 'witness' : 'log', name);
  await writeWhole(path, `${key.secret}\n`, 0o600);
  say(key.public);
  return true;
}

async function append(call: Call, [folder, ...files]: string[]): Promise<boolean> {
  if (folder === undefined || files.length === 0)
    throw new WrongCall('ledger append needs a folder and the files to add.');
  const signer = await secretKey(call);
  if (signer.key.role !== 'log')
    throw new WrongCall('That is a witness’s key. A log needs one of its own: ledger keygen NAME FILE.');
  const [before, after] = await appendFiles(folder, files, signer);
  call.say(`Entries ${before} to ${after - 1} added.`);
  return true;
}

async function secretKey({ values }: Call): Promise<Signer> {
  if (values.secret === undefined)
    throw new WrongCall('Sign with which key? Give its file with --secret (ledger keygen makes one).');
  return openSigner(new TextDecoder().decode(await fileOf(values.secret)));
}

async function witness(call: Call): Promise<boolean> {
  const { values, say, complain } = call;
  const trust = await givenTrust(values);
  if (!trust || values.state === undefined)
    throw new WrongCall('ledger witness needs --policy FILE (or --key) and --state FILE.');
  if (!/^[0-9]{1,5}$/.test(values.port) || Number(values.port) > 65_535)
    throw new WrongCall(`--port is a whole number from 0 to 65535, and not ${values.port}.`);
  const signer = await secretKey(call);
  if (signer.key.role !== 'witness')
    throw new WrongCall('That is a log’s key. A witness needs one of its own: ledger keygen NAME FILE --witness.');
  const logs = trust.policy.logs.map(({ key }) => key);
  const { server, close } = await startWitness(
    {
      signer,
      logs,
      state: values.state,
      onError: (error) => complain(`✖ Not cosigned: ${systemTrouble(error) ?? error}`),
    },
    Number(values.port),
    values.host,
  );
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

if (import.meta.main) {
  process.exitCode = await ledger(process.argv.slice(2), {
    say: (line) => console.log(line),
    complain: (line) => console.error(line),
  });
}
