// Cancelling a meeting, letting it return, and saying that it was held. Whoever proposed it does so here, with a reason in their own
// words; staff record it from a source. Never asks which side cancels.
import { type Ctx, commit, type Draft, draft } from '../../../acts/commit.ts';
import { Faults } from '../../../acts/faults.ts';
import { inPlace, type Tx } from '../../../base/database.ts';
import { latest } from '../../../base/fuzzy-day.ts';
import { invalid, Refused } from '../../../base/refused.ts';
import { holderAt, holderStream } from '../../people/holder.ts';
import { mayBecome } from '../rules.ts';
import { currentEvent } from '../saying.ts';
import { mustBeProposer, type Speaking, type Spoken, speaking } from '../spoken.ts';
import { invitationsTo, type PublicEvent } from '../store.ts';
import { eventCancelled, eventHeld, eventReturned } from './acts.ts';

const REASON_MAX = 2000;

export type Turn = Spoken & { event: string; reason?: string | undefined };

/**
 * Cancels one meeting, with its reason; time and place stay, and so does every invitation and reply.
 * @throws Refused `invalid` (`empty` reason; `event-passed`), `duplicate` (cancelled already), `forbidden`, `not-found`
 */
export async function cancelMeeting(ctx: Ctx, given: Turn): Promise<void> {
  const { said, reason, invited } = await begin(ctx, given, true);
  const body = { ...said.fields, event: given.event, invited, reason: reason! };
  await turn(ctx, given, said, { act: eventCancelled, body }, (event) => {
    if (event.status === 'cancelled') throw new Refused('duplicate');
    if (!mayBecome(event.status, 'cancelled')) throw invalid('reason', 'event-passed');
  });
}

/**
 * A cancelled meeting takes place after all: the same meeting, the same number, its invitations and replies with it.
 * @throws Refused `closed` (not cancelled), `invalid` (`event-day-past`: it needs another day first), `forbidden`
 */
export async function returnMeeting(ctx: Ctx, given: Turn & { stands: 'tentative' | 'confirmed' }): Promise<void> {
  const { said, reason, invited } = await begin(ctx, given, false);
  const body = { ...said.fields, event: given.event, invited, stands: given.stands, ...(reason ? { reason } : {}) };
  await turn(ctx, given, said, { act: eventReturned, body }, (event) => {
    if (event.status !== 'cancelled') throw new Refused('closed');
    if (latest(event.until_day ?? event.day) < said.here.today) throw invalid('stands', 'event-day-past');
  });
}

/**
 * Says that a meeting took place.
 * @throws Refused `invalid` (`event-not-yet`), `closed` (cancelled), `duplicate` (said already), `forbidden`
 */
export async function recordHeld(ctx: Ctx, given: Turn): Promise<void> {
  const { said, reason, invited } = await begin(ctx, given, false);
  const body = { ...said.fields, event: given.event, invited, ...(reason ? { reason } : {}) };
  await turn(ctx, given, said, { act: eventHeld, body }, (event) => {
    if (event.status === 'passed') throw new Refused('duplicate');
    if (event.status === 'cancelled') throw new Refused('closed');
    mustHaveBegun(event, said.here.today);
  });
}

/** @throws Refused invalid `event-not-yet` while the day of a meeting lies ahead */
export function mustHaveBegun(event: Pick<PublicEvent, 'day'>, today: string): void {
  if (event.day.replace(/^\.\.\//, '').slice(0, 10) > today) throw invalid('on', 'event-not-yet');
}

async function begin(ctx: Ctx, given: Turn, needed: boolean) {
  const faults = new Faults();
  const said = await speaking(ctx, given, faults);
  const reason = faults.text('reason', given.reason, { max: REASON_MAX, needed });
  faults.stop();
  const invitations = await inPlace(ctx.db, ctx.place, async (tx) => {
    await currentEvent(tx, given.event);
    return invitationsTo(tx, given.event);
  });
  const holders = invitations.map((one) => holderStream(holderAt(one.to_post, one.to_organization)!));
  return { said, reason, invited: [...new Set(holders)] };
}

async function turn<B>(
  ctx: Ctx,
  given: Turn,
  said: Speaking,
  { act, body }: Pick<Draft<B>, 'act' | 'body'>,
  check: (event: PublicEvent) => void,
): Promise<void> {
  const decide = async (tx: Tx, decided: B): Promise<B> => {
    check(await currentEvent(tx, given.event));
    await said.must(tx, given.event);
    await mustBeProposer(tx, said, given.event);
    return decided;
  };
  await commit(ctx, [draft({ act, body, occurred: said.occurred, decide })]);
}
