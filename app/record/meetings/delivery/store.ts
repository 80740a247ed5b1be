// Reads what is recorded of invitations' ways, in one query for a page, and one delivery with its invitation.
// It writes nothing; covered words are null.
import { sql } from 'kysely';
import type { Tx } from '../../../base/database.ts';
import { isId } from '../../../base/ids.ts';
import type { Delivery } from '../../letters/store.ts';

/** A fact of an invitation's way, in the shape of a letter's; its holder is whoever is invited. */
export type InvitationDelivery = Delivery & { invitation: string };

const select = sql`
  select d.id, d.act_id, d.invitation_id as invitation, i.to_post as holder_post, i.to_organization as holder_organization,
    d.fact, d.channel, d.day, d.evidence, d.given, a.fields->>'lang' as lang, a.fields->'author' as author,
    d.disputed_by is not null as disputed, d.acknowledged_by is not null as acknowledged,
    d.withdrawn_by is not null as withdrawn, coalesce(w.words, '[]') as words
  from invitation_deliveries d
  join invitations i on i.place_id = d.place_id and i.id = d.invitation_id
  join acts a on a.place_id = d.place_id and a.id = d.act_id
  left join lateral (
    select jsonb_agg(jsonb_build_object('act_id', w.act_id, 'what', w.what, 'words', w.words, 'given', w.given,
      'lang', s.fields->>'lang', 'day', s.fields->>'day', 'author', s.fields->'author') order by s.n) as words
    from delivery_words w join acts s on s.place_id = w.place_id and s.id = w.act_id
    where w.place_id = d.place_id and w.delivery_id = d.id
  ) w on true`;

/** What is recorded of the ways of the given invitations, by day, each with what was said about it; by invitation. */
export async function waysOf(tx: Tx, invitations: readonly string[]): Promise<Map<string, InvitationDelivery[]>> {
  const found = new Map<string, InvitationDelivery[]>();
  if (invitations.length === 0) return found;
  const { rows } = await sql<InvitationDelivery>`${select}
    where d.invitation_id = any(${invitations}::uuid[]) order by btrim(d.day, './'), a.n`.execute(tx);
  for (const row of rows) {
    const list = found.get(row.invitation);
    if (list) list.push(row);
    else found.set(row.invitation, [row]);
  }
  return found;
}

export async function deliveryOfInvitation(tx: Tx, id: string): Promise<InvitationDelivery | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<InvitationDelivery>`${select} where d.id = ${id}`.execute(tx);
  return rows[0];
}

/** True where a delivery of the invitation `i` counts: recorded as delivered, neither disputed by its receiver nor taken back. */
export const isDelivered = sql<boolean>`exists (select from invitation_deliveries d
  where d.place_id = i.place_id and d.invitation_id = i.id and d.fact = 'delivered'
    and d.disputed_by is null and d.withdrawn_by is null)`;
