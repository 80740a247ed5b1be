// The eight state machines of the record, as they can be read: their states from the rules that compute them, and which act leads from one
// to the next. A state that the rules know and this table does not is a type error; an arrow they take and it does not fails a test.
import type { ClockState } from '../clocks/rules.ts';
import { type Axis, type Evidence, type Position, type Timing, values } from '../commitments/rules.ts';
import type { ReferralState } from '../demands/rules.ts';
import type { VersionState } from '../letters/standing/state.ts';
import type { CameSays, InvitationState } from '../meetings/attendance/rules.ts';
import { replies } from '../meetings/rules.ts';
import type { PowerStanding } from '../powers/rules.ts';
import type { SignatureState } from '../support/rules.ts';

/** What leads to a state: kinds of act without their version; or what no act is: a private step, or a day that passes. */
export const steps = ['draft', 'adopt', 'unadopt', 'sign', 'confirm', 'leave', 'day'] as const;
export type Step = (typeof steps)[number];
/** A kind of act; where one kind does several things, with what it does behind a colon. */
export type By = Step | `${string}.${string}`;

/** From which states, by what. `start` is nothing before it. */
export type Way = { from: readonly string[]; by: readonly By[] };
type Ways<State extends string> = Record<State, readonly { from: readonly (State | 'start')[]; by: readonly By[] }[]>;

const publishing = ['letter.published', 'letter.version-published'] as const;
const letter: Ways<VersionState> = {
  draft: [
    { from: ['start'], by: ['draft'] },
    { from: ['adopted'], by: ['draft', 'unadopt'] },
  ],
  adopted: [{ from: ['draft'], by: ['adopt', 'draft'] }],
  published: [{ from: ['start', 'draft', 'adopted'], by: publishing }],
  superseded: [{ from: ['published'], by: ['letter.version-published'] }],
  withdrawn: [{ from: ['published'], by: ['letter.withdrawn'] }],
};

const asking = ['letter.published', 'referral.made', 'clock.transferred'] as const;
const arriving = ['delivery.recorded', 'delivery.acknowledged'] as const;
type ReferralShown = ReferralState['state'] | 'delivery-disputed' | 'transferred';
const referral: Ways<ReferralShown> = {
  'not-asked': [],
  asked: [{ from: ['not-asked'], by: asking }],
  waiting: [{ from: ['asked', 'delivery-disputed'], by: arriving }],
  'delivery-disputed': [{ from: ['asked', 'waiting', 'transferred'], by: ['delivery.disputed'] }],
  answered: [{ from: ['asked', 'waiting', 'delivery-disputed', 'transferred'], by: ['answer.given'] }],
  transferred: [
    { from: ['waiting'], by: ['clock.transferred'] },
    { from: ['delivery-disputed'], by: arriving },
  ],
};

const answer: Ways<'draft' | 'published' | 'revised'> = {
  draft: [{ from: ['start'], by: ['draft'] }],
  published: [{ from: ['start', 'draft'], by: ['answer.given'] }],
  // One that is found later than the one that counts stands behind it from the start.
  revised: [{ from: ['published', 'start'], by: ['answer.given'] }],
};

const ending = ['answer.given', 'clock.changed:stop', 'clock.transferred'] as const;
const settled = { from: ['not-started'], by: ['delivery.acknowledged'] } as const;
const clock: Ways<ClockState> = {
  'not-started': [
    { from: ['start'], by: asking },
    {
      from: ['running', 'due-soon', 'overdue', 'long-overdue', 'paused', 'stopped-in-time', 'stopped-late'],
      by: ['delivery.disputed'],
    },
  ],
  running: [
    { from: ['not-started'], by: arriving },
    { from: ['paused'], by: ['clock.changed:resume'] },
    { from: ['due-soon'], by: ['clock.changed:extend'] },
  ],
  'due-soon': [{ from: ['running'], by: ['day'] }, { from: ['paused'], by: ['clock.changed:resume'] }, settled],
  overdue: [{ from: ['due-soon'], by: ['day'] }, settled],
  'long-overdue': [{ from: ['overdue'], by: ['day'] }, settled],
  paused: [
    { from: ['running', 'due-soon'], by: ['clock.changed:pause'] },
    { from: ['not-started'], by: arriving },
  ],
  'stopped-in-time': [
    { from: ['running', 'due-soon', 'paused'], by: ending },
    { from: ['not-started'], by: arriving },
  ],
  'stopped-late': [{ from: ['overdue', 'long-overdue'], by: ending }, settled],
};

/** From every other state of an axis but its beginning: findings are added, and the last one counts. */
const fromOthers = <S extends string>(states: readonly S[], state: S): { from: readonly S[]; by: readonly By[] } => ({
  from: states.filter((one) => one !== state),
  by: ['commitment.marked'],
});
const positions: readonly Position[] = ['stated', ...values.position];
const said = (state: Position) => [fromOthers(positions, state)];
const position: Ways<Position> = {
  stated: [{ from: ['start'], by: ['commitment.recorded'] }],
  restated: said('restated'),
  changed: said('changed'),
  abandoned: said('abandoned'),
};
const found = (state: Evidence) => fromOthers<Evidence>(values.evidence, state);
const evidence: Ways<Evidence> = {
  'none-found': [{ from: ['start'], by: ['commitment.recorded'] }, found('none-found')],
  begun: [found('begun')],
  partly: [found('partly')],
  done: [found('done')],
  contradicted: [found('contradicted')],
};
const time: Ways<Timing> = {
  'no-date': [{ from: ['start'], by: ['commitment.recorded'] }],
  running: [
    { from: ['start'], by: ['commitment.recorded'] },
    { from: ['no-date', 'missed'], by: ['commitment.marked'] },
    { from: ['met'], by: ['commitment.marked', 'commitment.reviewed'] },
  ],
  met: [
    { from: ['running', 'missed'], by: ['commitment.marked', 'commitment.reviewed'] },
    { from: ['no-date'], by: ['commitment.marked'] },
  ],
  missed: [
    { from: ['running'], by: ['day', 'commitment.marked'] },
    { from: ['start'], by: ['commitment.recorded'] },
    { from: ['no-date'], by: ['commitment.marked'] },
    { from: ['met'], by: ['commitment.marked', 'commitment.reviewed'] },
  ],
};

type Replied = InvitationState['reply'];
const invitedStates: readonly Replied[] = ['sent', 'no-reply', 'delivery-disputed', ...replies];
const reply = (state: Replied) => [
  { from: invitedStates.filter((one) => one !== state), by: ['invitation.replied'] as const },
];
const replied: Ways<Replied> = {
  sent: [{ from: ['start'], by: ['invitation.sent'] }],
  'no-reply': [
    {
      from: ['sent', 'delivery-disputed'],
      by: ['invitation.delivery-recorded', 'invitation.delivery-acknowledged'],
    },
  ],
  'delivery-disputed': [{ from: ['sent', 'no-reply'], by: ['invitation.delivery-disputed'] }],
  accept: reply('accept'),
  tentative: reply('tentative'),
  conditions: reply('conditions'),
  decline: reply('decline'),
};

type Attended = `${CameSays}-${'claimed' | 'confirmed'}` | 'disputed';
const word = (...from: (Attended | 'start')[]) => [{ from, by: ['attendance.said'] as const }];
const came: Ways<Attended> = {
  'attended-claimed': word('start', 'absent-claimed'),
  'attended-confirmed': word('start', 'attended-claimed', 'absent-confirmed', 'disputed'),
  'absent-claimed': word('start', 'attended-claimed'),
  'absent-confirmed': word('start', 'absent-claimed', 'attended-confirmed', 'disputed'),
  disputed: word('attended-claimed', 'attended-confirmed', 'absent-claimed', 'absent-confirmed'),
};

const signature: Ways<SignatureState> = {
  pending: [
    { from: ['start'], by: ['sign'] },
    { from: ['invalidated'], by: ['signatures.restored'] },
  ],
  confirmed: [
    { from: ['pending'], by: ['confirm'] },
    { from: ['invalidated'], by: ['signatures.restored'] },
  ],
  withdrawn: [{ from: ['pending', 'confirmed'], by: ['leave'] }],
  invalidated: [{ from: ['pending', 'confirmed'], by: ['signatures.set-aside'] }],
};

/** One that has ended stands as before where a later last day is found. */
const stood = (...from: PowerStanding[]) => [
  { from: ['start'], by: ['power.recorded'] } as const,
  { from, by: ['power.standing-changed'] as const },
  { from: ['ended'], by: ['power.ended'] } as const,
];
const power: Ways<PowerStanding | 'ended'> = {
  asserted: stood('attested', 'disputed'),
  attested: stood('asserted', 'disputed'),
  disputed: stood('asserted', 'attested'),
  withdrawn: [{ from: ['asserted', 'attested', 'disputed', 'ended'], by: ['power.standing-changed'] }],
  ended: [{ from: ['asserted', 'attested', 'disputed'], by: ['power.ended', 'power.recorded', 'day'] }],
};

/** The three axes of a promise are never added up. */
const commitment: Record<Axis, Record<string, readonly Way[]>> = { position, evidence, time };

/** A machine, with the parts it is told in, where it has several. */
export type Machine = { name: string; parts: readonly { part?: string; ways: Record<string, readonly Way[]> }[] };

export const machines: readonly Machine[] = [
  { name: 'letter', parts: [{ ways: letter }] },
  { name: 'referral', parts: [{ ways: referral }] },
  { name: 'answer', parts: [{ ways: answer }] },
  { name: 'clock', parts: [{ ways: clock }] },
  {
    name: 'commitment',
    parts: (['position', 'evidence', 'time'] as const).map((part) => ({ part, ways: commitment[part] })),
  },
  {
    name: 'invitation',
    parts: [
      { part: 'reply', ways: replied },
      { part: 'came', ways: came },
    ],
  },
  { name: 'signature', parts: [{ ways: signature }] },
  { name: 'power', parts: [{ ways: power }] },
];
