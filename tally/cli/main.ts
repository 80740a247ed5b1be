// The command line: finds the command, and says an error in one line with what to do. Counting is in src/.
import { TallyError } from '../src/problem.ts';
import { help } from './help.ts';
import { visible } from './paint.ts';

const commands: Record<string, () => Promise<(args: string[]) => number | Promise<number>>> = {
  count: async () => (await import('./count.ts')).countCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  check: async () => (await import('./check.ts')).checkCommand,
  divide: async () => (await import('./divide.ts')).divideCommand,
  generate: async () => (await import('./generate.ts')).generateCommand,
  conformance: async () => (await import('./conformance.ts')).conformanceCommand,
};

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command || args.includes('--help') || args.includes('-h')) {
  const isAsked = name === '' || name === '--help' || name === '-h' || name === 'help' || command;
  if (!isAsked) console.error(`tally has no command "${name}".`);
  console.log((help[command ? name : ''] ?? '').trim());
  process.exitCode = isAsked ? 0 : 2;
} else {
  try {
    process.exitCode = await (await command())(args);
  } catch (error) {
    if (!(error instanceof TallyError)) throw error;
    console.error(`${visible(error.message)}.\nWhat to do: ${visible(error.remedy)}.`);
    process.exitCode = 2;
  }
}
