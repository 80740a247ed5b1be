// Private people who are named, and the links by which anyone named replies. All of it private: nothing here is for a public page.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import type { Tables } from '../../base/tables.ts';
import { hashOf, isToken } from '../../identity/secrets.ts';
import './tables.ts';

export type NamedPerson = Omit<Tables['named_people'], 'place_id' | 'passages' | 'added'> & { passages: string[] };

export async function personNamed(tx: Tx, naming: string): Promise<NamedPerson | undefined> {
  const row = await tx.selectFrom('named_people').selectAll().where('id', '=', naming).executeTakeFirst();
  return row as NamedPerson | undefined;
}

type Link = { naming: string; made: Date };

/** What a link is for, and when it was mailed; undefined for anything else. */
export async function linkBy(tx: Tx, token: string): Promise<Link | undefined> {
  if (!isToken(token)) return undefined;
  const row = await tx
    .selectFrom('reply_links')
    .select(['naming_id as naming', 'made'])
    .where('hash', '=', hashOf(token))
    .executeTakeFirst();
  return row && { naming: row.naming, made: row.made as Date };
}

/**
 * Whether somebody who may have got a link that was mailed on `day` speaks no more for whom it names: a term in that office, or the
 * verification of somebody for that organization, has ended since. Then its holder signs in; a mailbox may have gone with its owner.
 * @param made to the moment, for an end that was recorded later
 */
export async function hasChangedHands(
  tx: Tx,
  { holder_post, holder_organization }: { holder_post: string | null; holder_organization: string | null },
  { day, made, today }: { day: string; made: Date; today: string },
): Promise<boolean> {
  const { rows } = await sql<{ gone: boolean }>`
    select exists (select from memberships m left join acts e on e.place_id = m.place_id and e.id = m.ended_by
        where m.post_id = ${holder_post}::uuid and m.until_day < ${today} and (m.until_day >= ${day} or e.recorded > ${made}::timestamptz))
      or exists (select from verifications v join acts e on e.place_id = v.place_id and e.id = v.ended_by
        where v.organization_id = ${holder_organization}::uuid and v.end_reason <> 'renewed'
          and e.recorded > ${made}::timestamptz) as gone`.execute(tx);
  return rows[0]!.gone;
}
