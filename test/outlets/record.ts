// A record in which every kind of act that has a text stands at least once. A new kind is said in the file of its part.
import { recordBudget } from './budget.ts';
import { makeCommitments, moveClocks } from './clocks.ts';
import { publishLetters, sayAnswers } from './letters.ts';
import type { Marked } from './marked.ts';
import { holdMeeting, inviteToMeeting } from './meetings.ts';
import { recordPeople } from './people.ts';
import { makeStatements } from './said.ts';
import { giveSupport } from './support.ts';

/** @returns the digest of a letter's file */
export async function fillRecord(there: Marked): Promise<string> {
  const { alpha, council, mayor, membership, sources } = await recordPeople(there);
  const letter = await publishLetters(there, alpha, mayor, sources);
  await moveClocks(there, letter, mayor, council, sources);
  await sayAnswers(there, letter, membership, sources);
  await makeCommitments(there, mayor, sources);
  const event = await inviteToMeeting(there, letter.id, alpha, mayor, sources);
  await holdMeeting(there, event, letter.demand, mayor, sources);
  await makeStatements(there, letter.id, mayor, sources);
  await giveSupport(there, letter.id, council, sources);
  await recordBudget(there);
  return letter.file;
}
