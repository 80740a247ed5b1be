// Passkeys (WebAuthn): a key that never leaves the person's device signs a challenge of this session, once.
// The origin is the place's own address; what a request says about itself counts only on loopback.
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { isLoopback } from '../cookies.ts';
import { keepChallenge } from '../sessions.ts';
import '../tables.ts';

// Loaded when the first passkey is used: most processes never need it, and it is large.
const webauthn = () => import('@simplewebauthn/server');

/** The party a key is made for: the site's origin, and its name without scheme and port. */
export type Party = { origin: string; id: string; name: string };

/** @returns undefined at a bare IP address, for which no device makes a key */
export function partyOf(place: { baseUrl: string; name: string }, host: string | undefined): Party | undefined {
  const origin = isLoopback(host) ? `http://${host}` : new URL(place.baseUrl).origin;
  const id = new URL(origin).hostname;
  if (/^[\d.]+$/.test(id) || id.startsWith('[')) return undefined;
  return { origin, id, name: `Redress ${place.name}` };
}

type Exchange = { place: string; account: string; session: string; party: Party; now: Date };

const keysOf = (tx: Tx, at: Pick<Exchange, 'place' | 'account'>) =>
  tx.selectFrom('passkeys').selectAll().where('place_id', '=', at.place).where('account_id', '=', at.account).execute();

/** What the browser is asked to make a key with. */
export async function offerPasskey(
  tx: Tx,
  at: Exchange,
  shown: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const keys = await keysOf(tx, at);
  const options = await (await webauthn()).generateRegistrationOptions({
    rpName: at.party.name,
    rpID: at.party.id,
    userName: shown,
    userID: new Uint8Array(Buffer.from(at.account.replaceAll('-', ''), 'hex')),
    attestationType: 'none',
    excludeCredentials: keys.map((key) => ({
      id: key.credential,
      transports: key.transports as AuthenticatorTransport[],
    })),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });
  await keepChallenge(tx, at.place, at.session, options.challenge, at.now);
  return options;
}

/** Enters a new key. @returns false when the answer is not one to this session's challenge */
export async function enterPasskey(tx: Tx, at: Exchange, answer: string, name: string): Promise<boolean> {
  const response = parsed<RegistrationResponseJSON>(answer);
  const challenge = await takeChallenge(tx, at);
  if (!response || !challenge) return false;
  const checked = await (await webauthn())
    .verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: at.party.origin,
      expectedRPID: at.party.id,
      requireUserVerification: false,
    })
    .catch(() => undefined);
  if (!checked?.verified) return false;
  const { credential } = checked.registrationInfo;
  const entered = await tx
    .insertInto('passkeys')
    .values({
      place_id: at.place,
      id: newId(at.now.getTime()),
      account_id: at.account,
      credential: credential.id,
      public_key: Buffer.from(credential.publicKey),
      counter: String(credential.counter),
      transports: credential.transports ?? [],
      name,
      created: at.now,
      used: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return entered.numInsertedOrUpdatedRows === 1n;
}

/** What the browser is asked to sign with one of the account's keys; undefined when it has none. */
export async function challengePasskey(
  tx: Tx,
  at: Exchange,
): Promise<PublicKeyCredentialRequestOptionsJSON | undefined> {
  const keys = await keysOf(tx, at);
  if (keys.length === 0) return undefined;
  const options = await (await webauthn()).generateAuthenticationOptions({
    rpID: at.party.id,
    allowCredentials: keys.map((key) => ({
      id: key.credential,
      transports: key.transports as AuthenticatorTransport[],
    })),
    userVerification: 'preferred',
  });
  await keepChallenge(tx, at.place, at.session, options.challenge, at.now);
  return options;
}

/** True when one of the account's keys signed this session's challenge, which is then spent. */
export async function takePasskey(tx: Tx, at: Exchange, answer: string): Promise<boolean> {
  const response = parsed<AuthenticationResponseJSON>(answer);
  const challenge = await takeChallenge(tx, at);
  const key = response && (await keysOf(tx, at)).find((one) => one.credential === response.id);
  if (!response || !challenge || !key) return false;
  const checked = await (await webauthn())
    .verifyAuthenticationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: at.party.origin,
      expectedRPID: at.party.id,
      requireUserVerification: false,
      credential: { id: key.credential, publicKey: new Uint8Array(key.public_key), counter: Number(key.counter) },
    })
    .catch(() => undefined);
  if (!checked?.verified) return false;
  await tx
    .updateTable('passkeys')
    .set({ counter: String(checked.authenticationInfo.newCounter), used: at.now })
    .where('place_id', '=', at.place)
    .where('id', '=', key.id)
    .execute();
  return true;
}

export async function removePasskey(tx: Tx, place: string, account: string, id: string): Promise<void> {
  await tx
    .deleteFrom('passkeys')
    .where('place_id', '=', place)
    .where('account_id', '=', account)
    .where('id', '=', id)
    .execute();
}

/** A challenge is spent by being looked at: an answer that failed cannot be tried again with the same one. */
async function takeChallenge(tx: Tx, at: Exchange): Promise<string | undefined> {
  const row = await tx
    .selectFrom('sessions')
    .select(['challenge', 'challenge_at'])
    .where('place_id', '=', at.place)
    .where('id', '=', at.session)
    .forUpdate()
    .executeTakeFirst();
  await tx
    .updateTable('sessions')
    .set({ challenge: null })
    .where('place_id', '=', at.place)
    .where('id', '=', at.session)
    .execute();
  const fresh = row?.challenge_at && at.now.getTime() - row.challenge_at.getTime() < 10 * 60_000;
  return fresh ? (row.challenge ?? undefined) : undefined;
}

/** What came from outside is only looked at as far as the library checks it; it must at least be an object with an id. */
function parsed<T>(answer: string): (T & { id: string }) | undefined {
  try {
    const value: unknown = JSON.parse(answer);
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
      ? (value as T & { id: string })
      : undefined;
  } catch {
    return undefined;
  }
}
