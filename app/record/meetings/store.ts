// Reads events, invitations and replies, in batches. Every row says who said it and when it was recorded here.
// It writes nothing; covered words are null.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import type { Occurred, PublicAuthor } from '../../base/tables.ts';
import type { Standing } from '../words/rules.ts';
import { isDelivered } from './delivery/store.ts';
import type { EventKind, EventState, Reply } from './rules.ts';
import './tables.ts';

type Said = {
  act: string;
  given: string;
  lang: string;
  author: PublicAuthor;
  occurred: Occurred | null;
  recorded: Date;
};

/** A meeting or another public happening, as it is told now or as it was told in an earlier version. */
export type PublicEvent = Said & {
  id: string;
  number: number;
  slug: string;
  kind: EventKind;
  title: string | null;
  summary: string | null;
  status: EventState;
  /** how this version told it, before any turn after it */
  told: EventState;
  venue: string | null;
  day: string;
  until_day: string | null;
  time: string | null;
  series: string | null;
  standing: Standing;
  dispute: string | null;
  superseded_by: string | null;
};

export type Invitation = Said & {
  id: string;
  event: string;
  from_post: string | null;
  from_organization: string | null;
  to_post: string | null;
  to_organization: string | null;
  words: string | null;
  day: string;
};

export type InvitationReply = Said & {
  invitation: string;
  number: number;
  reply: Reply;
  words: string | null;
  day: string;
  membership: string | null;
  superseded_by: string | null;
};

const said = sql`l.fields->'author' as author, l.fields->'occurred' as occurred, l.recorded`;

/** How an event stands now: as it was last told, or by the turn that came after. */
const stands = sql`coalesce(e.stands, e.status)`;

const eventColumns = sql`
  e.act_id as act, e.id, e.number, e.slug, e.kind, e.title, e.summary, ${stands} as status, e.status as told, e.venue, e.day, e.until_day, e.time, e.series,
  e.standing, e.dispute, e.given, e.lang, e.superseded_by, ${said}`;
const events = sql`events e join acts l on l.place_id = e.place_id and l.id = e.act_id`;

/** `number-words-of-the-title`; the number alone decides. */
export const eventAddress = (event: { number: number; slug: string }): string => `${event.number}-${event.slug}`;

/** Events chosen by a condition on `e`, which may end in an order. */
export const selectEvents = (where: RawBuilder<unknown>) =>
  sql<PublicEvent>`select ${eventColumns} from ${events} where ${where}`;

/** Conditions on `e`: gone by, to come, or undated: of its day only a day behind us is known that it was not before. @see stateOn */
export function timeOf(today: string) {
  const last = sql`coalesce(e.until_day, e.day)`;
  const bare = sql`btrim(${last}, './')`;
  const open = sql`${last} like '%/..'`;
  return {
    past: sql`(${stands} = 'passed' or (not ${open} and ${bare} < left(${today}, length(${bare}))))`,
    undated: sql`(${stands} <> 'passed' and ${open} and ${bare} <= ${today})`,
    upcoming: sql`(${stands} <> 'passed' and ${bare} >= left(${today}, length(${bare})) and not (${open} and ${bare} <= ${today}))`,
  };
}

/** Events to come (soonest first) or gone by (latest first), as a reader on `today` sees them; or undated. */
export async function eventsAround(tx: Tx, today: string, which: 'upcoming' | 'past' | 'undated', limit = 200) {
  const { rows } = await selectEvents(sql`e.superseded_by is null and ${timeOf(today)[which]}
    order by ${which === 'past' ? sql`btrim(e.day, './') desc, e.number desc` : sql`btrim(e.day, './'), e.time nulls first, e.number`}
    limit ${limit}`).execute(tx);
  return rows;
}

/** The event at an address `number-slug`, by its number alone: a title that changed leaves old links standing. */
export async function eventByNumber(tx: Tx, number: number): Promise<PublicEvent | undefined> {
  const { rows } = await sql<PublicEvent>`select ${eventColumns} from ${events}
    where e.superseded_by is null and e.number = ${number}`.execute(tx);
  return rows[0];
}

/** The event and every earlier version of it, newest first. */
export async function versionsOfEvent(tx: Tx, id: string): Promise<PublicEvent[]> {
  const { rows } = await sql<PublicEvent>`select ${eventColumns} from ${events}
    where e.id = ${id} order by l.n desc`.execute(tx);
  return rows;
}

/** Events by id, as they are told now. */
export async function eventsById(tx: Tx, ids: string[]): Promise<Map<string, PublicEvent>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<PublicEvent>`select ${eventColumns} from ${events}
    where e.superseded_by is null and e.id = any(${ids}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

const invitationColumns = sql`
  i.act_id as act, i.id, i.event_id as event, i.from_post, i.from_organization, i.to_post, i.to_organization, i.words, i.given,
  i.day, i.lang, ${said}`;
const invitations = sql`invitations i join acts l on l.place_id = i.place_id and l.id = i.act_id`;

/** The invitations to one event, in the order they were recorded. */
export async function invitationsTo(tx: Tx, event: string): Promise<Invitation[]> {
  const { rows } = await sql<Invitation>`select ${invitationColumns} from ${invitations}
    where i.event_id = ${event} order by l.n`.execute(tx);
  return rows;
}

export async function invitationById(tx: Tx, id: string): Promise<Invitation | undefined> {
  if (!isId(id)) return undefined;
  const { rows } = await sql<Invitation>`select ${invitationColumns} from ${invitations} where i.id = ${id}`.execute(
    tx,
  );
  return rows[0];
}

/** Invitations of the given posts and organizations, newest first. */
export async function invitationsOf(tx: Tx, holders: { posts: string[]; organizations: string[] }) {
  const { rows } = await sql<Invitation>`select ${invitationColumns} from ${invitations}
    where i.to_post = any(${holders.posts}::uuid[]) or i.to_organization = any(${holders.organizations}::uuid[])
    order by l.n desc limit 500`.execute(tx);
  return rows;
}

/** The events the given posts and organizations invite to. */
export async function eventsInvitedToBy(
  tx: Tx,
  holders: { posts: string[]; organizations: string[] },
): Promise<Set<string>> {
  const { rows } = await sql<{ event: string }>`
    select distinct event_id as event from invitations
    where from_post = any(${holders.posts}::uuid[]) or from_organization = any(${holders.organizations}::uuid[])`.execute(
    tx,
  );
  return new Set(rows.map((row) => row.event));
}

/** Every reply and revision to the given invitations, newest first, by invitation. */
export async function repliesTo(tx: Tx, ids: string[]): Promise<Map<string, InvitationReply[]>> {
  const found = new Map<string, InvitationReply[]>();
  if (ids.length === 0) return found;
  const { rows } = await sql<InvitationReply>`
    select a.act_id as act, a.invitation_id as invitation, a.number, a.reply, a.words, a.given, a.day, a.lang,
      a.membership_id as membership, a.superseded_by, ${said}
    from invitation_replies a join acts l on l.place_id = a.place_id and l.id = a.act_id
    where a.invitation_id = any(${ids}::uuid[]) order by a.invitation_id, a.number desc`.execute(tx);
  for (const row of rows) {
    const list = found.get(row.invitation);
    if (list) list.push(row);
    else found.set(row.invitation, [row]);
  }
  return found;
}

/** `waited`: those whom the invitation reached, by evidence, and who have not replied. */
export type Counts = { invited: number; waited: number } & Record<Reply, number>;

/** How many were invited to each event, what they said last, and of how many it is known that they were reached. One query for a list. */
export async function replyCounts(tx: Tx, ids: string[]): Promise<Map<string, Counts>> {
  const found = new Map<string, Counts>();
  if (ids.length === 0) return found;
  const { rows } = await sql<Counts & { event: string }>`
    select i.event_id as event, count(*)::int as invited,
      (count(*) filter (where a.reply is null and ${isDelivered}))::int as waited,
      (count(*) filter (where a.reply = 'accept'))::int as accept, (count(*) filter (where a.reply = 'tentative'))::int as tentative,
      (count(*) filter (where a.reply = 'decline'))::int as decline, (count(*) filter (where a.reply = 'conditions'))::int as conditions
    from invitations i
    left join invitation_replies a on a.place_id = i.place_id and a.invitation_id = i.id and a.superseded_by is null
    where i.event_id = any(${ids}::uuid[]) group by i.event_id`.execute(tx);
  for (const row of rows) found.set(row.event, row);
  return found;
}

/** The streams an event is about besides itself: letters, demands, organizations, posts. */
export async function aboutOf(tx: Tx, event: string): Promise<string[]> {
  const { rows } = await sql<{ stream: string }>`
    select distinct t.stream from events e join timeline t on t.place_id = e.place_id and t.act_id = e.act_id
    where e.id = ${event} and e.superseded_by is null and t.stream not like 'event/%' and t.stream not like 'membership/%'
    order by 1`.execute(tx);
  return rows.map((row) => row.stream);
}
