// The rows of a workbook, taken out by a process with limits, as a CSV file of our own that every later step reads like any other.
// It must never parse a workbook itself.

import { type RefusalCode, Refused } from '../../base/refused.ts';
import { hearChild } from '../../files/child.ts';
import type { Workbook } from './tables.ts';

/** More than this is asked for as CSV: it says the same and is read as it comes. */
export const WORKBOOK_BYTES = 20_000_000;
const LIMITS = { timeoutMs: 60_000, memoryMb: 512 };
/** The rows as CSV. */
export const TABLE_BYTES = 300_000_000;

export type WorkbookAnswer =
  | { workbook: Workbook }
  | { refused: { code: string; args: Record<string, string | number> } };

/** By its first bytes: a ZIP, which a plain table never begins as, or the container of .xls and of workbooks with a password. */
export const isWorkbook = (head: Uint8Array): boolean =>
  Buffer.from(head.subarray(0, 4)).equals(Buffer.from('PK\u0003\u0004', 'latin1')) || isOldOffice(head);

const isOldOffice = (head: Uint8Array): boolean =>
  Buffer.from(head.subarray(0, 4)).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));

/**
 * Hands the rows of one sheet on as CSV in UTF-8, as they come.
 * @throws Refused zip-bomb, unreadable, wrong-kind, encrypted, not-found (the sheet), took-too-long, too-much-memory
 */
export async function tableOf(
  bytes: Buffer,
  sheet: string | undefined,
  hear: (table: AsyncIterable<Uint8Array>) => Promise<unknown>,
): Promise<Workbook> {
  if (isOldOffice(bytes))
    throw new Refused(bytes.includes('EncryptedPackage', 0, 'utf16le') ? 'encrypted' : 'wrong-kind');
  const script = new URL('./workbook-child.ts', import.meta.url);
  // Our own code alone: this room and the words and sizes of versions.
  const readable = [new URL('./', import.meta.url), new URL('../versions/', import.meta.url)];
  const { complaints, killedFor } = await hearChild(
    { script, args: sheet === undefined ? [] : [sheet], readable },
    bytes,
    LIMITS,
    hear,
  );
  if (killedFor) throw new Refused(killedFor);
  const answer = answerIn(complaints);
  if (!answer) throw new Error(`the process that reads workbooks ended without an answer: ${complaints}`);
  if ('refused' in answer) throw new Refused(answer.refused.code as RefusalCode, { args: answer.refused.args });
  return answer.workbook;
}

function answerIn(complaints: string): WorkbookAnswer | undefined {
  try {
    return JSON.parse(complaints.trim().split('\n').at(-1) ?? '') as WorkbookAnswer;
  } catch {
    return undefined;
  }
}
