// A meeting that is announced takes a turn: it is cancelled, returns, or was held. Its time and place stay as they were told: nothing of
// the meeting is told anew, and one that returns is the same meeting under the same number.
import Type, { type Static } from 'typebox';
import { type Applied, defineAct, Id, OneOf, Text } from '../../../acts/define.ts';
import type { Tx } from '../../../base/database.ts';
import { cite } from '../../words/sources.ts';
import { spokenBody, spokenColumns, spokenStreams } from '../spoken.ts';

const invited = Type.Array(Type.String({ pattern: '^(post|organization)/[0-9a-f-]{36}$' }), {
  maxItems: 200,
  uniqueItems: true,
});
const shared = { ...spokenBody, event: Id, /** the streams of those invited, who read of it */ invited };
const Cancelled = Type.Object({ ...shared, reason: Text(2000) });
const Returned = Type.Object({
  ...shared,
  stands: OneOf('tentative', 'confirmed'),
  reason: Type.Optional(Text(2000)),
});
const Held = Type.Object({ ...shared, reason: Type.Optional(Text(2000)) });

const streams = (b: Static<typeof Held>) => ({
  touches: [...new Set([`event/${b.event}`, ...b.invited, ...spokenStreams(b)])],
});
const texts = { reason: 'event_turns.reason' } as const;

export const eventCancelled = defineAct({
  kind: 'event.cancelled/1',
  body: Cancelled,
  codes: ['given'],
  streams,
  texts,
  lang: (b) => b.lang,
  apply: (tx, act) => turn(tx, act, 'cancelled', 'cancelled'),
});

export const eventReturned = defineAct({
  kind: 'event.returned/1',
  body: Returned,
  codes: ['given', 'stands'],
  streams,
  texts,
  lang: (b) => b.lang,
  apply: (tx, act) => turn(tx, act, 'returned', act.body.stands),
});

export const eventHeld = defineAct({
  kind: 'event.held/1',
  body: Held,
  codes: ['given'],
  streams,
  texts,
  lang: (b) => b.lang,
  apply: (tx, act) => turn(tx, act, 'held', 'passed'),
});

async function turn(
  tx: Tx,
  act: Applied<Static<typeof Held>>,
  what: 'cancelled' | 'returned' | 'held',
  stands: string,
): Promise<void> {
  await tx
    .insertInto('event_turns')
    .values({ ...spokenColumns(act), event_id: act.body.event, turn: what, stands, reason: act.body.reason ?? null })
    .execute();
  await tx
    .updateTable('events')
    .set({ stands })
    .where('place_id', '=', act.place)
    .where('id', '=', act.body.event)
    .where('superseded_by', 'is', null)
    .execute();
  await cite(tx, act);
}
