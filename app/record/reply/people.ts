// Private people who are named, and the links by which anyone named replies. All of it private: nothing here is for a public page.
import type { Tx } from '../../base/database.ts';
import type { Tables } from '../../base/tables.ts';
import { hashOf, isToken } from '../../identity/secrets.ts';
import './tables.ts';

export type NamedPerson = Omit<Tables['named_people'], 'place_id' | 'passages' | 'added'> & { passages: string[] };

export async function personNamed(tx: Tx, naming: string): Promise<NamedPerson | undefined> {
  const row = await tx.selectFrom('named_people').selectAll().where('id', '=', naming).executeTakeFirst();
  return row as NamedPerson | undefined;
}

/** The naming a link is for; undefined for anything else. */
export async function namingOfLink(tx: Tx, token: string): Promise<string | undefined> {
  if (!isToken(token)) return undefined;
  const row = await tx
    .selectFrom('reply_links')
    .select('naming_id')
    .where('hash', '=', hashOf(token))
    .executeTakeFirst();
  return row?.naming_id;
}
