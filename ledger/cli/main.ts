// The command `ledger`: for whoever wants to check a log, keep one to learn with, or be its witness.
// Each command is a file beside this one; here is only which word leads where.

import { parseArgs } from 'node:util';
import { LogError } from '../src/index.ts';
import { check } from './check.ts';
import { WrongCall } from './wrong-call.ts';

const help = `
  ledger check DIR|URL [--key KEY | --policy FILE] [--plain]
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: 'string' },
    policy: { type: 'string' },
    plain: { type: 'boolean' },
    help: { type: 'boolean' },
  },
});

const say = (line: string) => console.log(line);

async function run(): Promise<boolean> {
  const [command, ...rest] = positionals;
  const one = (what: string): string => {
    if (rest.length !== 1) throw new WrongCall(`ledger ${command} needs ${what}.`);
    return rest[0]!;
  };
  switch (command) {
    case 'check':
      return check(one('a folder or an address'), { ...values, say });
    default:
      throw new WrongCall(command === undefined ? 'What should be done?' : `ledger ${command} is no command.`);
  }
}

if (values.help) {
  say(help);
} else {
  try {
    process.exitCode = (await run()) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof WrongCall) && !(error instanceof LogError)) throw error;
    console.error(error.message);
    if (error instanceof WrongCall) console.error(help);
    process.exitCode = 2;
  }
}
