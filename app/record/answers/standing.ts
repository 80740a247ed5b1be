// Who may speak for a holder here, asked inside a commit after its locks: a post that ended a moment ago is found ended.
// It checks form only (which office, until when, verified or not), never what is said.
import { sql } from 'kysely';
import type { Ctx } from '../../acts/commit.ts';
import { civilDate } from '../../base/clock.ts';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import type { Holder } from '../people/holder.ts';
import { mayActOn } from '../people/interval.ts';
import { membershipById } from '../people/store.ts';

/** Who acts: a verified member in a post, or someone verified to speak for an organization. */
export type Seat = { membership: string } | { organization: string };

/**
 * The seat an author acts in: a holder's membership or a speaker's organization.
 * @throws Refused forbidden for anyone else
 */
export function seatOf({ author }: Pick<Ctx, 'author'>): Seat {
  if (isId(author.as)) {
    if (author.role === 'holder') return { membership: author.as };
    if (author.role === 'speaker') return { organization: author.as };
  }
  throw new Refused('forbidden');
}

/** Today in the place's own zone. */
export async function todayIn(tx: Tx, ctx: Ctx): Promise<{ day: string; zone: string }> {
  const { zone } = await tx
    .selectFrom('place')
    .select('zone')
    .where('superseded_by', 'is', null)
    .executeTakeFirstOrThrow();
  return { day: civilDate(ctx.now(), zone), zone };
}

/**
 * Whether a seat may speak for a holder on a day.
 * @throws Refused `forbidden` (another's office), `post-ended`, `not-verified`
 */
export async function mustSpeakFor(tx: Tx, ctx: Ctx, seat: Seat, holder: Holder, day: string): Promise<void> {
  if ('membership' in seat) {
    const held = await membershipById(tx, seat.membership);
    if (!held || !('post' in holder) || held.post_id !== holder.post) throw new Refused('forbidden');
    const interval = { from: held.from_day, until: held.until_day, ended: held.ended_by !== null };
    if (!mayActOn(interval, day)) throw new Refused('post-ended');
  } else if (!('organization' in holder) || seat.organization !== holder.organization) {
    throw new Refused('forbidden');
  }
  await mustBeVerified(tx, ctx, seat, day);
}

/** Whether whoever sits in the seat was verified for it on a day. @throws Refused `not-verified` */
export async function mustBeVerified(tx: Tx, ctx: Pick<Ctx, 'author'>, seat: Seat, day: string): Promise<void> {
  const [kind, id] =
    'membership' in seat
      ? (['post-membership', seat.membership] as const)
      : (['organization', seat.organization] as const);
  const account = ctx.author.account ?? null;
  // A known account must be the one that was verified: another account of the same office proves nothing.
  const { rows } = await sql`
    select 1 from verifications v
    where v.subject = ${kind} and coalesce(v.membership_id, v.organization_id) = ${id}
      and v.since <= ${day} and left(v.until, 10) >= ${day} and v.ended_by is null
      and (${account}::uuid is null or exists (
        select 1 from verification_accounts a
        where a.place_id = v.place_id and a.verification_id = v.id and a.account_id = ${account}::uuid))
    limit 1`.execute(tx);
  if (rows.length === 0) throw new Refused('not-verified');
}
