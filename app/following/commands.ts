// `redress mail returned`: what an operator hands in from the mailbox of MAIL_FROM, and what is said about each message.
import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { type Database, inPlace } from '../base/database.ts';
import { markReturned, RETURN_MAX, type Reading, readReturned } from './returned.ts';

/** What the operator's tool lends: its database with the places in it, words, and its own way to say what went wrong. */
export type Lent = {
  withPlaces: (work: (db: Database, places: readonly { id: string; slug: string }[]) => Promise<void>) => Promise<void>;
  say: (line: string) => void;
  told: (why: string) => Error;
};

const help = `
A mail server that cannot deliver sends a report to the address in MAIL_FROM. Give each message of that mailbox to this
command: as files, or one by one on standard input from an alias or a rule of the mail server. The page that said "notice
mailed" then says that the notice came back, within the hour. Other messages are named and left alone, and nothing of
any message is kept.

Examples:
  redress mail returned ~/Maildir/new/*
  redress-returned: "|cd /srv/redress && npx --no-install redress mail returned"      (a line of /etc/aliases)`;

export function addMail(program: Command, lent: Lent): void {
  program
    .command('mail')
    .description('mail this installation sent')
    .command('returned')
    .description('read messages that came to MAIL_FROM, and keep which mails came back')
    .argument('[files...]', 'messages as a mailbox holds them; standard input when left out')
    .addHelpText('after', help)
    .action((files: string[]) => readAll(lent, files));
}

async function readAll({ withPlaces, say, told }: Lent, files: readonly string[]): Promise<void> {
  await withPlaces(async (db, places) => {
    for (const file of files.length > 0 ? files : [undefined]) {
      const raw = file === undefined ? await standardInput(told) : await fromFile(file, told);
      const reading = await readReturned(raw);
      say(`${file ?? 'The message'}: ${await keep(db, places, reading)}`);
    }
  });
}

async function keep(db: Database, places: readonly { id: string; slug: string }[], reading: Reading): Promise<string> {
  if (reading.what !== 'returned') return words[reading.what];
  for (const { id, slug } of places)
    if (await inPlace(db, id, (tx) => markReturned(tx, id, reading.mail, new Date())))
      return `a mail of ${slug} came back.`;
  return words.unnamed;
}

const words: Record<Exclude<Reading['what'], 'returned'>, string> = {
  underway: 'a report on a mail that is still on its way, or arrived. Nothing was changed.',
  automatic: 'an automatic answer. Nothing was changed.',
  unnamed: 'a report on a mail that was not sent from here. Nothing was changed.',
  other: 'not a report of a mail server. Nothing was changed.',
};

const tooLong = (name: string) => `${name} is longer than a report on a mail of ours can be (${RETURN_MAX} bytes).`;

async function fromFile(file: string, told: Lent['told']): Promise<Buffer> {
  if ((await stat(file)).size > RETURN_MAX) throw told(tooLong(file));
  return readFile(file);
}

async function standardInput(told: Lent['told']): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of process.stdin) {
    length += (part as Buffer).length;
    if (length > RETURN_MAX) throw told(tooLong('The message'));
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts);
}
