// The secrets that mails to signers carry, kept as hashes only. A link shows a page; it never does anything by being opened.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { hashOf, isToken, newToken } from '../../identity/secrets.ts';
import type { SignatureState } from './rules.ts';

/** Makes a link for each signature. @returns the tokens, in the order given */
export async function makeLinks(tx: Tx, place: string, signatures: readonly string[], now: Date): Promise<string[]> {
  const tokens = signatures.map(() => newToken());
  const hashes = tokens.map((token) => hashOf(token).toString('hex'));
  await sql`
    insert into signature_links (place_id, token, signature_id, made)
    select ${place}::uuid, decode(token, 'hex'), signature, ${now}::timestamptz
    from unnest(${hashes}::text[], ${[...signatures]}::uuid[]) as l(token, signature)`.execute(tx);
  return tokens;
}

export type Linked = {
  id: string;
  letter: string;
  version: string;
  state: SignatureState;
  area: string | null;
  confirmed: Date | null;
};

/** What a link is about, without doing anything. @param token as it stands in the address, from anywhere */
export async function lookAt(tx: Tx, place: string, token: string | undefined): Promise<Linked | undefined> {
  if (!isToken(token)) return undefined;
  const { rows } = await sql<Linked>`
    select s.id, s.letter_id as letter, s.version_id as version, s.state, s.area_id as area, s.confirmed
    from signature_links l join signatures s on s.place_id = l.place_id and s.id = l.signature_id
    where l.place_id = ${place}::uuid and l.token = ${hashOf(token)}`.execute(tx);
  return rows[0];
}
