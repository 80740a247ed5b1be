// What the forms of an event begin with: the event as it is told now, who is invited, and what can be chosen. It writes nothing.
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { addressOfLetter, listLetters } from '../letters/store.ts';
import { holderAt, holderKey, holderNames } from '../people/holder.ts';
import { holderOptions, sourcesToChoose } from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import type { Source } from '../words/sources.ts';
import { sourcesOf } from '../words/sources.ts';
import { aboutOf, eventAddress, eventByNumber, invitationsTo, type PublicEvent, repliesTo } from './store.ts';

export type Found = { event: PublicEvent; about: string[]; cited: Source[]; invited: Invited[] };
export type Invited = { invitation: string; key: string; name: string | null; replied: boolean };

export async function found(visit: Visit): Promise<Found> {
  const number = Number(/^([1-9]\d{0,6})(-|$)/.exec(visit.params.meeting ?? '')?.[1] ?? 0);
  return visit.tx(async (tx) => {
    const event = await eventByNumber(tx, number);
    if (!event) throw new Refused('not-found');
    return {
      event,
      about: await aboutOf(tx, event.id),
      cited: (await sourcesOf(tx, [event.act])).get(event.act) ?? [],
      invited: await invitedTo(tx, event.id),
    };
  });
}

async function invitedTo(tx: Tx, event: string): Promise<Invited[]> {
  const invitations = await invitationsTo(tx, event);
  const to = invitations.map((one) => ({ one, holder: holderAt(one.to_post, one.to_organization)! }));
  const names = await holderNames(
    tx,
    to.map(({ holder }) => holder),
  );
  const replies = await repliesTo(
    tx,
    invitations.map((one) => one.id),
  );
  return to.map(({ one, holder }) => ({
    invitation: one.id,
    key: holderKey(holder),
    name: names.get(holderKey(holder))?.name ?? null,
    replied: replies.has(one.id),
  }));
}

export const publicHref = async (visit: Visit, number: number): Promise<string> => {
  const event = await visit.tx((tx) => eventByNumber(tx, number));
  return visit.view.href(routes.meeting, { meeting: eventAddress(event!) });
};

export async function choices(tx: Tx, view: View) {
  const letters = await listLetters(tx, { limit: 100, offset: 0 });
  return {
    letters: letters.map((one) => ({
      value: `letter/${one.id}`,
      label: `${one.number}. ${saidPlainly(view, one.title)}`,
      address: addressOfLetter(one),
    })),
    holders: (await holderOptions(tx, view)).flatMap((group) => group.options),
    sources: await sourcesToChoose(tx),
  };
}
