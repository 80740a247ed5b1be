// The eight state machines of the record, as they can be read: their states from the rules that compute them, and which act leads from one
// to the next. A state that the rules know and this table does not is a type error.
import type { ClockState } from '../clocks/rules.ts';
import type { Axis, Evidence, Position, Timing } from '../commitments/rules.ts';
import type { ReferralState } from '../demands/rules.ts';
import type { VersionState } from '../letters/standing/state.ts';
import type { Reply } from '../meetings/rules.ts';
import type { PowerStanding } from '../powers/rules.ts';
import type { SignatureState } from '../support/rules.ts';

/** What leads to a state: kinds of act without their version; or what no act is: a private step, or a day that passes. */
export const steps = ['draft', 'sign', 'confirm', 'leave', 'day'] as const;
export type Step = (typeof steps)[number];
export type By = Step | `${string}.${string}`;

/** From which states, by what. `start` is nothing before it. */
export type Way = { from: string; by: readonly By[] };
type Ways<State extends string> = Record<State, readonly { from: State | 'start'; by: readonly By[] }[]>;

const letter: Ways<VersionState> = {
  draft: [{ from: 'start', by: ['draft'] }],
  adopted: [{ from: 'draft', by: ['draft'] }],
  published: [
    { from: 'adopted', by: ['letter.published', 'letter.version-published'] },
    { from: 'draft', by: ['letter.published'] },
  ],
  superseded: [{ from: 'published', by: ['letter.version-published'] }],
  withdrawn: [{ from: 'published', by: ['letter.withdrawn'] }],
};

type ReferralShown = ReferralState['state'] | 'delivery-disputed' | 'transferred';
const referral: Ways<ReferralShown> = {
  'not-asked': [],
  asked: [{ from: 'not-asked', by: ['letter.published', 'referral.made'] }],
  waiting: [{ from: 'asked', by: ['delivery.recorded', 'delivery.acknowledged'] }],
  'delivery-disputed': [{ from: 'waiting', by: ['delivery.disputed'] }],
  answered: [
    { from: 'asked', by: ['answer.given'] },
    { from: 'waiting', by: ['answer.given'] },
  ],
  transferred: [{ from: 'waiting', by: ['clock.transferred'] }],
};

const answer: Ways<'draft' | 'published' | 'revised'> = {
  draft: [{ from: 'start', by: ['draft'] }],
  published: [
    { from: 'draft', by: ['answer.given'] },
    { from: 'start', by: ['answer.given'] },
  ],
  revised: [{ from: 'published', by: ['answer.given'] }],
};

const clock: Ways<ClockState> = {
  'not-started': [{ from: 'start', by: ['letter.published', 'referral.made'] }],
  running: [
    { from: 'not-started', by: ['delivery.recorded'] },
    { from: 'paused', by: ['clock.changed'] },
  ],
  'due-soon': [{ from: 'running', by: ['day'] }],
  overdue: [{ from: 'due-soon', by: ['day'] }],
  'long-overdue': [{ from: 'overdue', by: ['day'] }],
  paused: [{ from: 'running', by: ['clock.changed'] }],
  'stopped-in-time': [
    { from: 'running', by: ['answer.given', 'clock.changed', 'clock.transferred'] },
    { from: 'due-soon', by: ['answer.given', 'clock.changed', 'clock.transferred'] },
  ],
  'stopped-late': [
    { from: 'overdue', by: ['answer.given', 'clock.changed'] },
    { from: 'long-overdue', by: ['answer.given', 'clock.changed'] },
  ],
};

const position: Ways<Position> = {
  stated: [{ from: 'start', by: ['commitment.recorded'] }],
  restated: [{ from: 'stated', by: ['commitment.marked'] }],
  changed: [{ from: 'stated', by: ['commitment.marked'] }],
  abandoned: [{ from: 'stated', by: ['commitment.marked'] }],
};
const evidence: Ways<Evidence> = {
  'none-found': [{ from: 'start', by: ['commitment.recorded'] }],
  begun: [{ from: 'none-found', by: ['commitment.marked'] }],
  partly: [{ from: 'begun', by: ['commitment.marked'] }],
  done: [{ from: 'partly', by: ['commitment.marked'] }],
  contradicted: [{ from: 'none-found', by: ['commitment.marked'] }],
};
const time: Ways<Timing> = {
  'no-date': [{ from: 'start', by: ['commitment.recorded'] }],
  running: [
    { from: 'start', by: ['commitment.recorded'] },
    { from: 'missed', by: ['commitment.marked'] },
  ],
  met: [{ from: 'running', by: ['commitment.marked'] }],
  missed: [{ from: 'running', by: ['day'] }],
};

type Invited = 'sent' | Reply | 'attended' | 'absent';
const replied = [{ from: 'sent', by: ['invitation.replied'] }] as const;
const invitation: Ways<Invited> = {
  sent: [{ from: 'start', by: ['invitation.sent'] }],
  accept: replied,
  tentative: replied,
  conditions: replied,
  decline: replied,
  attended: [{ from: 'accept', by: ['attendance.said'] }],
  absent: [{ from: 'accept', by: ['attendance.said'] }],
};

const signature: Ways<SignatureState> = {
  pending: [{ from: 'start', by: ['sign'] }],
  confirmed: [
    { from: 'pending', by: ['confirm'] },
    { from: 'invalidated', by: ['signatures.restored'] },
  ],
  withdrawn: [
    { from: 'pending', by: ['leave'] },
    { from: 'confirmed', by: ['leave'] },
  ],
  invalidated: [
    { from: 'pending', by: ['signatures.set-aside'] },
    { from: 'confirmed', by: ['signatures.set-aside'] },
  ],
};

const power: Ways<PowerStanding | 'ended'> = {
  asserted: [{ from: 'start', by: ['power.recorded'] }],
  attested: [{ from: 'asserted', by: ['power.standing-changed'] }],
  disputed: [
    { from: 'asserted', by: ['power.standing-changed'] },
    { from: 'attested', by: ['power.standing-changed'] },
  ],
  withdrawn: [{ from: 'asserted', by: ['power.standing-changed'] }],
  ended: [
    { from: 'asserted', by: ['power.ended'] },
    { from: 'attested', by: ['power.ended'] },
  ],
};

const commitment: Record<Axis, Record<string, readonly Way[]>> = { position, evidence, time };

/** A machine, with the parts it is told in: a commitment has three axes, which are never added up. */
export type Machine = { name: string; parts: readonly { axis?: Axis; ways: Record<string, readonly Way[]> }[] };

export const machines: readonly Machine[] = [
  { name: 'letter', parts: [{ ways: letter }] },
  { name: 'referral', parts: [{ ways: referral }] },
  { name: 'answer', parts: [{ ways: answer }] },
  { name: 'clock', parts: [{ ways: clock }] },
  {
    name: 'commitment',
    parts: (['position', 'evidence', 'time'] as const).map((axis) => ({ axis, ways: commitment[axis] })),
  },
  { name: 'invitation', parts: [{ ways: invitation }] },
  { name: 'signature', parts: [{ ways: signature }] },
  { name: 'power', parts: [{ ways: power }] },
];
