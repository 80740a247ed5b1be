// Mail that comes back. A mail server that cannot deliver sends a report (RFC 3464) to MAIL_FROM; an operator hands each message of that
// mailbox in. A report counts only when it names one of our own mails by its whole Message-ID, which nobody but its receiver's servers
// has seen; anything else, an automatic answer or a forgery, changes nothing. Nothing of a message is kept.
import type { Attachment, ParsedMail } from 'mailparser';
import type { Tx } from '../base/database.ts';
import { readMail } from './read-mail.ts';
import './tables.ts';

/** What a message is: only 'returned' says that a mail of ours did not arrive. */
export type Reading =
  | { what: 'returned'; mail: string }
  /** a server still tries, or passed it on, or did deliver it */
  | { what: 'underway' }
  /** somebody's automatic answer: it arrived */
  | { what: 'automatic' }
  /** a report on a mail that is not named, or not one of ours */
  | { what: 'unnamed' }
  | { what: 'other' };

/** Reports are short; with the whole mail in it one of ours is far below this. */
export const RETURN_MAX = 2_000_000;

/** @param raw a message as the mailbox holds it */
export async function readReturned(raw: Buffer): Promise<Reading> {
  const mail = await readMail(raw, { keepDeliveryStatus: true });
  const status = partOf(mail, 'message/delivery-status');
  if (!isReport(mail) || status === undefined)
    return { what: /^auto-(replied|generated)/.test(header(mail, 'auto-submitted')) ? 'automatic' : 'other' };
  const actions = [...status.matchAll(/^action:[ \t]*([a-z-]+)/gim)].map(([, action]) => action!.toLowerCase());
  if (!actions.includes('failed')) return { what: 'underway' };
  const original = partOf(mail, 'message/rfc822') ?? partOf(mail, 'text/rfc822-headers');
  const id = /^message-id:\s*<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^>\s]+>/im.exec(original ?? '')?.[1];
  return id ? { what: 'returned', mail: id.toLowerCase() } : { what: 'unnamed' };
}

const header = (mail: ParsedMail, name: string): string => {
  const value = mail.headers.get(name);
  return typeof value === 'string' ? value.toLowerCase() : '';
};

function isReport(mail: ParsedMail): boolean {
  const type = mail.headers.get('content-type');
  if (typeof type !== 'object' || !('value' in type)) return false;
  const { value, params } = type as { value: string; params?: Record<string, string> };
  return value.toLowerCase() === 'multipart/report' && params?.['report-type']?.toLowerCase() === 'delivery-status';
}

const partOf = (mail: ParsedMail, type: string): string | undefined =>
  mail.attachments
    .find((one: Attachment) => one.contentType.toLowerCase() === type)
    ?.content.toString('latin1')
    .replace(/\r\n?/g, '\n');

/**
 * Keeps that a mail of this place came back. Told twice it changes nothing.
 * @returns whether this place sent such a mail
 */
export async function markReturned(tx: Tx, place: string, mail: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom('mails')
    .select(['sent', 'returned'])
    .where('place_id', '=', place)
    .where('id', '=', mail)
    .executeTakeFirst();
  if (!row?.sent) return false;
  if (row.returned === null)
    await tx.updateTable('mails').set({ returned: now }).where('place_id', '=', place).where('id', '=', mail).execute();
  return true;
}
