// Reads lists of events for somebody who looks for some of them: by how they stand, and by who is invited, invites or is named there.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { type Holder, holderAt, holderStream } from '../people/holder.ts';
import { type PublicEvent, selectEvents, timeOf } from './store.ts';

export const eventLists = ['upcoming', 'past', 'declined', 'cancelled'] as const;
export type EventList = (typeof eventLists)[number];

const invitedTo = (holder: Holder) => {
  const column = 'post' in holder ? 'post' : 'organization';
  const id = 'post' in holder ? holder.post : holder.organization;
  return { to: sql`${sql.ref(`i.to_${column}`)} = ${id}`, from: sql`${sql.ref(`i.from_${column}`)} = ${id}` };
};

/** `declined`: by anyone, or by the holder asked for. The latest day first, but what is to come with the soonest first. */
export async function eventsListed(
  tx: Tx,
  today: string,
  {
    list,
    holder,
    limit,
    offset,
  }: { list?: EventList | undefined; holder?: Holder | undefined; limit: number; offset: number },
): Promise<{ events: PublicEvent[]; more: boolean }> {
  const invitation = holder && invitedTo(holder);
  const fits = {
    upcoming: sql`${timeOf(today).upcoming} and coalesce(e.stands, e.status) <> 'cancelled'`,
    past: timeOf(today).past,
    cancelled: sql`coalesce(e.stands, e.status) = 'cancelled'`,
    declined: sql`exists (select from invitations i
      join invitation_replies a on a.place_id = i.place_id and a.invitation_id = i.id and a.superseded_by is null and a.reply = 'decline'
      where i.place_id = e.place_id and i.event_id = e.id ${invitation ? sql`and ${invitation.to}` : sql``})`,
  };
  const about =
    holder && invitation
      ? sql`and (exists (select from invitations i where i.place_id = e.place_id and i.event_id = e.id and (${invitation.to} or ${invitation.from}))
          or exists (select from timeline t where t.place_id = e.place_id and t.act_id = e.act_id and t.stream = ${holderStream(holder)}))`
      : sql``;
  const order = list === 'upcoming' ? sql`btrim(e.day, './'), e.number` : sql`btrim(e.day, './') desc, e.number desc`;
  const { rows } = await selectEvents(sql`e.superseded_by is null and ${list ? fits[list] : sql`true`} ${about}
    order by ${order} limit ${limit + 1} offset ${offset}`).execute(tx);
  return { events: rows.slice(0, limit), more: rows.length > limit };
}

/** Everyone who is invited to something or invites. */
export async function holdersAtMeetings(tx: Tx): Promise<Holder[]> {
  const { rows } = await sql<{ post: string | null; organization: string | null }>`
    select to_post as post, to_organization as organization from invitations
    union select from_post, from_organization from invitations`.execute(tx);
  return rows.flatMap((row) => holderAt(row.post, row.organization) ?? []);
}
