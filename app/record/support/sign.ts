// Asking to sign: a pending signature and a mail whose link a person must open and press. Whoever has signed already, is set aside, or
// asks too often gets the very same answer: the page never tells who signed. Public tables are never touched here.
import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { type Database, inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { sendMail } from '../../following/mail.ts';
import { rulesVersion, type Signer, signerAt } from '../../identity/addresses.ts';
import { household, networkOf } from '../../identity/networks.ts';
import { type Rate, within } from '../../identity/rates.ts';
import { againMail, asideMail, confirmMail } from './mails.ts';
import { ofLetter, ofNetwork, waitFor } from './paces.ts';
import type { SignatureState } from './rules.ts';
import { isOpen } from './store.ts';

/** One letter may not fill a mailbox, nor may many; tomorrow it goes on. */
const aboutOneVersion: Rate = { what: 'signature mail', limit: 3, seconds: 86_400 };
const toOneSigner: Rate = { what: 'signature mails', limit: 20, seconds: 86_400 };
/** A double click is one mail. */
const TWIN = 30_000;

export type Where = { db: Database; place: string; now: () => Date };
export type Asked = {
  letter: string;
  /** the version whose words were read */
  version: string;
  email: string;
  area?: string | undefined;
  lang: string;
  /** the computer it comes from, to pace mail; never kept */
  network?: string;
};

/** What may be signed and endorsed: the words that stand now, are held, and that somebody still stands behind. */
export async function openVersion(tx: Tx, letter: string): Promise<{ id: string; number: number } | undefined> {
  const { rows } = await sql<{ id: string; number: number }>`
    select v.id, v.number from letter_versions v
    where v.letter_id = ${letter}::uuid and v.superseded_by is null and ${isOpen}`.execute(tx);
  return rows[0];
}

/**
 * Asks to sign. The same answer and the same work whether the address has signed or not.
 * @throws Refused `invalid` (`email`; `choose`: no such area; `support-new-version`: the words have changed since they were read)
 */
export async function askToSign(where: Where, asked: Asked): Promise<void> {
  const signer = signerAt(asked.email);
  if (!signer) throw invalid('email', 'email');
  await inPlace(where.db, where.place, async (tx) => {
    const now = where.now();
    const open = await openVersion(tx, asked.letter);
    if (!open) throw new Refused('closed');
    if (open.id !== asked.version) throw invalid('version', 'support-new-version');
    if (asked.area && !(await isOpenArea(tx, asked.area))) throw invalid('area', 'choose');
    const [signature] = await enter(tx, where.place, [{ ...asked, signer }], now);
    const late = await delay(tx, where.place, asked, now);
    await mailTo(tx, where.place, signature!, { signer, lang: asked.lang, version: asked.version, late }, now);
  });
}

const isOpenArea = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.selectFrom('areas').select('id').where('id', '=', id).where('closed_by', 'is', null).executeTakeFirst()) !==
  undefined;

type Entering = Omit<Asked, 'email' | 'network'> & { signer: Signer };
export type Entered = { id: string; state: SignatureState; mailed: Date | null };

/**
 * Enters pending signatures, any number in one statement; whoever is there already stays as they are. Addresses must differ.
 * @returns the signature of each, in the order given
 */
export async function enter(tx: Tx, place: string, all: readonly Entering[], now: Date): Promise<Entered[]> {
  const rows = all.map(({ signer, letter, version, area, lang }) => ({
    id: newId(now.getTime()),
    letter,
    version,
    address: signer.shown,
    canonical: signer.canonical,
    area: area ?? null,
    lang,
    salt: randomBytes(16).toString('hex'),
  }));
  await sql`
    insert into signatures (place_id, id, letter_id, version_id, address, canonical, rules, area_id, lang, state, salt, created)
    select ${place}::uuid, id, letter, version, address, canonical, ${rulesVersion}::int, area, lang, 'pending', decode(salt, 'hex'), ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, letter uuid, version uuid, address text, canonical text, area uuid, lang text, salt text)
    on conflict (place_id, version_id, canonical) where state <> 'withdrawn' do nothing`.execute(tx);
  const found = await sql<Entered & { canonical: string; version: string }>`
    select s.id, s.state, s.mailed, s.canonical, s.version_id as version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(version uuid, canonical text)
    join signatures s on s.place_id = ${place}::uuid and s.version_id = r.version and s.canonical = r.canonical and s.state <> 'withdrawn'`.execute(
    tx,
  );
  const by = new Map(found.rows.map((row) => [`${row.version} ${row.canonical}`, row]));
  return rows.map(({ version, canonical }) => by.get(`${version} ${canonical}`)!);
}

async function delay(tx: Tx, place: string, { letter, network }: Asked, now: Date): Promise<number> {
  const ofAll = await waitFor(tx, place, ofLetter, letter, now);
  return network
    ? Math.max(ofAll, await waitFor(tx, place, ofNetwork, networkOf(network, household, letter, now), now))
    : ofAll;
}

type ToMail = { signer: Signer; lang: string; version: string; late: number };

/** Whoever has signed learns by mail that somebody asked again: only the owner of the mailbox does. */
async function mailTo(tx: Tx, place: string, signature: Entered, to: ToMail, now: Date): Promise<void> {
  if (signature.mailed && now.getTime() - signature.mailed.getTime() < TWIN) return;
  const who = (about: string) => createHash('sha256').update(`${to.signer.canonical} ${about}`).digest('base64url');
  const few = await within(tx, place, aboutOneVersion, who(to.version), now);
  if (!(await within(tx, place, toOneSigner, who(''), now)) || !few) return;
  await tx
    .updateTable('signatures')
    .set({ mailed: now })
    .where('place_id', '=', place)
    .where('id', '=', signature.id)
    .execute();
  const kind = signature.state === 'pending' ? confirmMail : signature.state === 'confirmed' ? againMail : asideMail;
  const at = to.late > 0 ? { at: new Date(now.getTime() + to.late) } : {};
  await sendMail(tx, place, kind, { to: to.signer.shown, lang: to.lang, about: signature.id, ...at }, now);
}
