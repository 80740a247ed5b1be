// The acts of an agenda: an item is added, changed or removed. Its number is its own for ever: one that is removed leaves its number
// behind, with the reason, and no other item takes it.
import Type, { type Static } from 'typebox';
import { type Applied, defineAct, Id, Text } from '../../../acts/define.ts';
import type { Tx } from '../../../base/database.ts';
import { cite } from '../../words/sources.ts';
import { spokenBody, spokenColumns, spokenStreams } from '../spoken.ts';

export const ITEM_MAX = 1000;
export const ITEM_DEMANDS = 50;

const item = { ...spokenBody, event: Id, item: Id, number: Type.Integer({ minimum: 1, maximum: 10_000 }) };
const Told = Type.Object({
  ...item,
  words: Text(ITEM_MAX),
  demands: Type.Array(Id, { maxItems: ITEM_DEMANDS, uniqueItems: true }),
});
const Removed = Type.Object({ ...item, reason: Text(2000) });

type Streamed = Pick<Static<typeof Told>, 'event' | 'by_post' | 'by_organization' | 'membership'> & {
  demands?: string[];
};
const streams = (b: Streamed) => ({
  touches: [`event/${b.event}`, ...(b.demands ?? []).map((id) => `demand/${id}`), ...spokenStreams(b)],
});

export const itemAdded = defineAct({
  kind: 'event.agenda-added/1',
  body: Told,
  codes: ['given'],
  streams,
  texts: { words: 'agenda_items.words' },
  lang: (b) => b.lang,
  apply: (tx, act) => tell(tx, act, 'added'),
});

export const itemChanged = defineAct({
  kind: 'event.agenda-changed/1',
  body: Told,
  codes: ['given'],
  streams,
  texts: { words: 'agenda_items.words' },
  lang: (b) => b.lang,
  apply: (tx, act) => tell(tx, act, 'changed'),
});

export const itemRemoved = defineAct({
  kind: 'event.agenda-removed/1',
  body: Removed,
  codes: ['given'],
  streams,
  texts: { reason: 'agenda_items.reason' },
  lang: (b) => b.lang,
  apply: (tx, act) => tell(tx, act, 'removed'),
});

type Telling =
  Static<typeof Removed> extends infer R
    ? Omit<R, 'reason'> & { words?: string; reason?: string; demands?: string[] }
    : never;

async function tell(tx: Tx, act: Applied<Telling>, what: 'added' | 'changed' | 'removed'): Promise<void> {
  const { event, item, number, words, reason, demands } = act.body;
  await tx
    .updateTable('agenda_items')
    .set({ superseded_by: act.id })
    .where('place_id', '=', act.place)
    .where('id', '=', item)
    .where('superseded_by', 'is', null)
    .execute();
  await tx
    .insertInto('agenda_items')
    .values({
      ...spokenColumns(act),
      id: item,
      event_id: event,
      number,
      what,
      words: words ?? null,
      reason: reason ?? null,
      superseded_by: null,
    })
    .execute();
  if (demands?.length)
    await tx
      .insertInto('agenda_demands')
      .values(demands.map((demand_id) => ({ place_id: act.place, act_id: act.id, item_id: item, demand_id })))
      .execute();
  await cite(tx, act);
}
