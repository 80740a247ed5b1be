// Codes from an app (RFC 6238): six digits, thirty seconds, one step of clock difference either way. No code works twice.
import type { TOTP } from 'otpauth';
import type { Tx } from '../../base/database.ts';
import { digitsOf } from '../secrets.ts';
import '../tables.ts';

const STEP_MS = 30_000;

// Loaded when somebody first uses a code or sets one up.
const otp = () => import('otpauth');

async function generator(secret: string, label = '', issuer = ''): Promise<TOTP> {
  const { Secret, TOTP } = await otp();
  return new TOTP({ secret: Secret.fromBase32(secret), label, issuer, algorithm: 'SHA1', digits: 6, period: 30 });
}

export type Enrolment = {
  /** base32 in groups of four, for typing */
  secret: string;
  uri: string;
  /** an SVG of the uri, ours to the last sign */
  qr: string;
};

/** The secret an app is to learn; the same one until it is confirmed. undefined when one is confirmed already. */
export async function enrolment(
  tx: Tx,
  place: { id: string; name: string },
  account: { id: string; shown: string },
): Promise<Enrolment | undefined> {
  const { Secret } = await otp();
  await tx
    .insertInto('totps')
    .values({ place_id: place.id, account_id: account.id, secret: new Secret({ size: 20 }).base32, confirmed: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await tx
    .selectFrom('totps')
    .selectAll()
    .where('place_id', '=', place.id)
    .where('account_id', '=', account.id)
    .executeTakeFirstOrThrow();
  if (row.confirmed) return undefined;
  const uri = (await generator(row.secret, account.shown, `Redress ${place.name}`)).toString();
  const { toString: drawQr } = (await import('qrcode')).default;
  const qr = await drawQr(uri, { type: 'svg', errorCorrectionLevel: 'M', margin: 2, width: 220 });
  return { secret: (row.secret.match(/.{1,4}/g) ?? []).join(' '), uri, qr };
}

/**
 * Takes one code. The step it belongs to is remembered, so neither it nor an older one is taken again, by however many requests.
 * @param confirming also accepts, and then confirms, an app that has not given a code before
 */
export async function takeTotp(
  tx: Tx,
  place: string,
  account: string,
  typed: string,
  now: Date,
  confirming = false,
): Promise<boolean> {
  const row = await tx
    .selectFrom('totps')
    .selectAll()
    .where('place_id', '=', place)
    .where('account_id', '=', account)
    .forUpdate()
    .executeTakeFirst();
  if (!row || (!row.confirmed && !confirming)) return false;
  const token = digitsOf(typed);
  if (!/^\d{6}$/.test(token)) return false;
  const delta = (await generator(row.secret)).validate({ token, timestamp: now.getTime(), window: 1 });
  if (delta === null) return false;
  const step = Math.floor(now.getTime() / STEP_MS) + delta;
  if (BigInt(step) <= BigInt(row.last_step)) return false;
  await tx
    .updateTable('totps')
    .set({ last_step: String(step), confirmed: row.confirmed ?? now })
    .where('place_id', '=', place)
    .where('account_id', '=', account)
    .execute();
  return true;
}

export async function removeTotp(tx: Tx, place: string, account: string): Promise<void> {
  await tx.deleteFrom('totps').where('place_id', '=', place).where('account_id', '=', account).execute();
}
