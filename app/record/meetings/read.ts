// Everything a meeting's page says, read at once, a handful of queries whatever happened at it. It writes nothing.
import type { Tx } from '../../base/database.ts';
import { type Commitment, commitmentsOf } from '../commitments/store.ts';
import { type Where, whereOf } from '../front/where.ts';
import { type Covers, coversOf } from '../letters/store.ts';
import { type HolderName, holderAt, holderNames } from '../people/holder.ts';
import { type Power, powersById } from '../powers/store.ts';
import { type Correction, correctionsBeside, type NamedHere, namedBeside } from '../reply/store.ts';
import { type Source, sourcesOf } from '../words/sources.ts';
import { type AgendaItem, agendaOf } from './agenda/store.ts';
import { type CameWord, cameWords, type PersonName, personNames } from './attendance/store.ts';
import { type InvitationDelivery, waysOf } from './delivery/store.ts';
import { type MinutesVersion, minutesOf, saidOf } from './minutes/store.ts';
import { type Series, seriesOf } from './series/store.ts';
import {
  aboutOf,
  eventByNumber,
  type Invitation,
  type InvitationReply,
  invitationsTo,
  type PublicEvent,
  repliesTo,
  versionsOfEvent,
} from './store.ts';
import { type EventTurn, turnsOf } from './turns/store.ts';

export type MeetingPage = {
  event: PublicEvent;
  versions: PublicEvent[];
  turns: EventTurn[];
  series: (Series & { planned: string }) | undefined;
  agenda: AgendaItem[];
  came: CameWord[];
  minutes: MinutesVersion[];
  invitations: Invitation[];
  replies: Map<string, InvitationReply[]>;
  ways: Map<string, InvitationDelivery[]>;
  /** what somebody said there that they would do */
  commitments: Commitment[];
  about: Where[];
  /** where each demand on the agenda stands */
  demands: Map<string, Where>;
  powers: Map<string, Power>;
  names: Map<string, HolderName>;
  persons: Map<string, PersonName>;
  sources: Map<string, Source[]>;
  covers: Covers;
  named: NamedHere[];
  corrections: Correction[];
};

/** The number at the beginning of an address `number-slug`. */
export const numberIn = (address: string | undefined): number =>
  Number(/^([1-9]\d{0,6})(-|$)/.exec(address ?? '')?.[1] ?? 0);

export async function readMeeting(tx: Tx, address: string): Promise<MeetingPage | undefined> {
  const number = numberIn(address);
  const event = number ? await eventByNumber(tx, number) : undefined;
  if (!event) return undefined;
  const versions = await versionsOfEvent(tx, event.id);
  const invitations = await invitationsTo(tx, event.id);
  const ids = invitations.map((one) => one.id);
  const replies = await repliesTo(tx, ids);
  const ways = await waysOf(tx, ids);
  const turns = await turnsOf(tx, event.id);
  const agenda = await agendaOf(tx, event.id);
  const came = await cameWords(tx, [event.id]);
  const minutes = await minutesOf(tx, event.id);
  const streams = await aboutOf(tx, event.id);
  const onAgenda = agenda.flatMap((one) => one.demands.map((id) => `demand/${id}`));
  const where = await whereOf(tx, [...streams, ...onAgenda]);
  const recorded = [...ways.values()].flat();
  const said = [...turns, ...agenda, ...came, ...minutes.flatMap((one) => [one, ...saidOf(one)])];
  const acts = [
    ...[...versions, ...invitations, ...[...replies.values()].flat(), ...said].map((one) => one.act),
    ...recorded.flatMap((one) => [one.act_id, ...one.words.map((word) => word.act_id)]),
  ];
  const holders = [
    ...invitations.flatMap((one) => [
      holderAt(one.to_post, one.to_organization),
      holderAt(one.from_post, one.from_organization),
    ]),
    ...said.map((one) => holderAt(one.by_post, one.by_organization)),
    ...came.map((one) => holderAt(one.who_post, one.who_organization)),
  ];
  const powers = streams.filter((stream) => stream.startsWith('power/')).map((stream) => stream.slice('power/'.length));
  return {
    event,
    versions,
    turns,
    series: await seriesOf(tx, event.id),
    agenda,
    came,
    minutes,
    invitations,
    replies,
    ways,
    commitments: await commitmentsOf(tx, { event: event.id }),
    about: streams.flatMap((stream) => where.get(stream) ?? []),
    demands: new Map(onAgenda.flatMap((stream) => (where.has(stream) ? [[stream, where.get(stream)!] as const] : []))),
    powers: await powersById(tx, powers),
    names: await holderNames(
      tx,
      holders.filter((one) => one !== undefined),
    ),
    persons: await personNames(
      tx,
      came.flatMap((one) => one.who_person ?? []),
    ),
    sources: await sourcesOf(tx, acts),
    covers: await coversOf(tx, acts),
    named: await namedBeside(tx, [`event/${event.id}`]),
    corrections: await correctionsBeside(tx, [`event/${event.id}`]),
  };
}
