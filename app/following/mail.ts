// Mail is asked for inside a transaction and sent by a job after it: `sendMail` writes a row and a job, both or neither.
// What a mail says is written when it is sent, so secrets (links, codes) are never stored; the row is emptied afterwards.
import { createHash, randomBytes } from 'node:crypto';
import { type Database, inPlace, type Tx } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { enqueue, type Tasks } from '../base/jobs.ts';
import { mailAddress } from '../base/mail-address.ts';
import { makeView, type PlaceView, type View } from '../web/view.ts';
import { type Composed, composeMail, type MailWords } from './letterhead.ts';
import type { Post } from './post.ts';
import './tables.ts';

export type Mail = {
  id: string;
  address: string;
  lang: string;
  about: string | null;
  args: Record<string, string | number>;
};

/** One kind of mail the product sends. Kinds are few and named like rooms: 'identity.sign-in', 'record.asked'. */
export type MailKind = {
  kind: string;
  /** Keys of the subject and the body: paragraphs parted by blank lines; a line that is only an address becomes a link. */
  words: MailWords;
  /** Sent without being asked for, so each carries a way to stop it. */
  stoppable?: boolean;
  /**
   * The values of the words, made when the mail is sent; may write, so a hash is stored exactly when its secret goes out.
   * undefined when nobody needs this mail any more. Without it the values are those the mail was asked for with.
   */
  compose?: (
    tx: Tx,
    mail: Mail,
    letter: { view: View; address: (path: string) => string; now: Date },
  ) => Promise<Record<string, string | number> | undefined>;
};

const kinds = new Map<string, MailKind>();

/** Enters a kind of mail in the register. @throws TypeError when two are called the same */
export function defineMail(kind: MailKind): MailKind {
  if (kinds.has(kind.kind)) throw new TypeError(`two mails are called ${kind.kind}`);
  kinds.set(kind.kind, kind);
  return kind;
}

export type MailRequest = {
  to: string;
  lang: string;
  /** what it is about, for `compose` and for looking up later whether it went out */
  about?: string;
  args?: Record<string, string | number>;
  /** not before then */
  at?: Date;
};

/**
 * Asks for a mail in the caller's transaction.
 * @returns its id; `mails.sent` tells when it was handed to a mail server, `mails.dropped` why it never was
 * @throws TypeError for an address `mailAddress` refuses: whoever typed it was told before
 */
export async function sendMail(
  tx: Tx,
  place: string,
  kind: MailKind,
  request: MailRequest,
  now: Date,
): Promise<string> {
  const address = mailAddress(request.to);
  if (!address) throw new TypeError(`${kind.kind}: not one mail address`);
  const id = newId();
  await tx
    .insertInto('mails')
    .values({
      place_id: place,
      id,
      kind: kind.kind,
      address: address.shown,
      lang: request.lang,
      about: request.about ?? null,
      args: JSON.stringify(request.args ?? {}),
      created: now,
    })
    .execute();
  await enqueue(tx, 'mail.send', { place, mail: id }, request.at ? { at: request.at } : {});
  return id;
}

export type Postroom = {
  db: Database;
  post: Post;
  placeView: (place: string) => PlaceView | undefined;
  now: () => Date;
};

/** The worker's tasks of this room. */
export const mailTasks = (room: Postroom): Tasks => ({
  'mail.send': async ({ place, mail }) => {
    const written = await inPlace(room.db, place, (tx) => write(tx, room, place, mail!));
    if (!written) return;
    await room.post.send(written);
    await inPlace(room.db, place, (tx) =>
      tx
        .updateTable('mails')
        .set({ sent: room.now(), address: null, args: null })
        .where('place_id', '=', place)
        .where('id', '=', mail!)
        .execute(),
    );
  },
});

/** Locks the row so that two workers never write the same mail side by side. */
async function write(tx: Tx, room: Postroom, place: string, id: string): Promise<Composed | undefined> {
  const row = await tx
    .selectFrom('mails')
    .selectAll()
    .where('place_id', '=', place)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.sent || row.dropped || row.address === null) return undefined;
  const kind = kinds.get(row.kind);
  const placeView = room.placeView(place);
  if (!kind || !placeView) throw new Error(`no mail is called ${row.kind} here`);
  const drop = async (why: string) => {
    await tx
      .updateTable('mails')
      .set({ dropped: why, address: null, args: null })
      .where('place_id', '=', place)
      .where('id', '=', id)
      .execute();
    return undefined;
  };
  if (kind.stoppable && (await isStopped(tx, place, kind.kind, row.address))) return drop('stopped');
  const now = room.now();
  const view = makeView({ place: placeView, lang: row.lang, today: now.toISOString().slice(0, 10), path: '/' });
  const mail: Mail = { id, address: row.address, lang: row.lang, about: row.about, args: row.args ?? {} };
  const address = (path: string) => placeView.baseUrl + path;
  const args = kind.compose ? await kind.compose(tx, mail, { view, address, now }) : mail.args;
  if (!args) return drop('not-needed');
  const stop = kind.stoppable ? await stopToken(tx, place, mail) : undefined;
  return composeMail({ id, to: row.address, from: room.post.from(placeView), view, words: kind.words, args, stop });
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest();
const addressHash = (address: string): Buffer => hashOf(mailAddress(address)?.canonical ?? address);

async function isStopped(tx: Tx, place: string, kind: string, address: string): Promise<boolean> {
  const found = await tx
    .selectFrom('mail_stops')
    .select('since')
    .where('place_id', '=', place)
    .where('kind', '=', kind)
    .where('address', '=', addressHash(address))
    .executeTakeFirst();
  return found !== undefined;
}

// Made anew for every mail, kept as a hash; the address itself is gone after sending, so its hash stays beside it.
async function stopToken(tx: Tx, place: string, mail: Mail): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await tx
    .updateTable('mails')
    .set({ stop: hashOf(token), stop_address: addressHash(mail.address) })
    .where('place_id', '=', place)
    .where('id', '=', mail.id)
    .execute();
  return token;
}

/**
 * No more mail of that kind to that address. Done twice it changes nothing.
 * @returns false when no mail of this place carried the token
 */
export async function stopMail(tx: Tx, place: string, token: string, now: Date): Promise<boolean> {
  const mail = await tx
    .selectFrom('mails')
    .select(['kind', 'stop_address'])
    .where('place_id', '=', place)
    .where('stop', '=', hashOf(token))
    .executeTakeFirst();
  if (!mail?.stop_address) return false;
  await tx
    .insertInto('mail_stops')
    .values({ place_id: place, address: mail.stop_address, kind: mail.kind, since: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}

/** Whether a "stop this mail" link would end anything, without ending it. */
export async function lookAtStop(tx: Tx, place: string, token: string): Promise<'ready' | 'done' | 'unknown'> {
  const mail = await tx
    .selectFrom('mails')
    .select(['kind', 'stop_address'])
    .where('place_id', '=', place)
    .where('stop', '=', hashOf(token))
    .executeTakeFirst();
  if (!mail?.stop_address) return 'unknown';
  const stopped = await tx
    .selectFrom('mail_stops')
    .select('since')
    .where('place_id', '=', place)
    .where('kind', '=', mail.kind)
    .where('address', '=', mail.stop_address)
    .executeTakeFirst();
  return stopped ? 'done' : 'ready';
}
