// `tally generate`: writes an invented election to the standard output, or to a file.
import { closeSync, openSync, writeSync } from 'node:fs';
import type { VoteType } from '../src/election.ts';
import { generate } from '../src/generate.ts';
import { writePb } from '../src/pb-write.ts';
import { TallyError } from '../src/problem.ts';
import { readArguments, wholeNumber } from './arguments.ts';

export function generateCommand(args: string[]): number {
  const text = { type: 'string' } as const;
  const options = {
    voters: text,
    projects: text,
    seed: text,
    approvals: text,
    budget: text,
    'vote-type': text,
    output: text,
  };
  const { values } = readArguments(args, options, [0, 0]);
  const election = generate({
    voters: wholeNumber(values, 'voters', 1000),
    projects: wholeNumber(values, 'projects', 40),
    seed: String(values.seed ?? '1'),
    ...(values.approvals === undefined ? {} : { approvals: wholeNumber(values, 'approvals') }),
    ...(values.budget === undefined ? {} : { budget: wholeNumber(values, 'budget') }),
    voteType: (values['vote-type'] ?? 'approval') as VoteType,
  });
  const file = values.output === undefined ? 1 : openForWriting(String(values.output));
  for (const piece of writePb(election)) for (let at = 0; at < piece.length; ) at += write(file, piece, at);
  if (file !== 1) closeSync(file);
  return 0;
}

function openForWriting(path: string): number {
  try {
    return openSync(path, 'w');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new TallyError('bad-option', `${path} cannot be written (${code})`, 'give the path of a new file');
  }
}

/** A pipe that is full for a moment is tried again. */
function write(file: number, piece: Uint8Array, at: number): number {
  for (;;) {
    try {
      return writeSync(file, piece, at);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
    }
  }
}
