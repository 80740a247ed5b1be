// The arrows that /states shows are the arrows the rules take, of promises, invitations, signatures and powers: stories of what happens are walked through the same
// functions that compute every state. Each step that leads to another state must be told on the page, and each told one must be taken.
import { describe, it } from 'node:test';
import { addDays } from '../../base/clock.ts';
import { type Axis, axes, type Mark, standingOf, type Value, values } from '../commitments/rules.ts';
import type { DeliveryFact } from '../demands/rules.ts';
import { type Basis, bases, type CameSays, cameSays, invitationState } from '../meetings/attendance/rules.ts';
import { type Reply, replies } from '../meetings/rules.ts';
import { mayStandAs, type PowerStanding, powerStandings, stateOfPower } from '../powers/rules.ts';
import { after, type Move, type SignatureState } from '../support/rules.ts';
import type { By } from './machines.ts';
import { isTold, type Step, type Walk, waysOn } from './walks.ts';

const today = '2026-03-02';

describe('every arrow of /states is taken by the rules, and no other', () => {
  it('of a promise, on each of its three axes', () => {
    type Facts = { said: boolean; due: string | null; today: string; marks: readonly Mark[] };
    const standing = ({ due, today, marks }: Facts) => standingOf({ due, day: today, marks, today });
    const promise = (axis: Axis): Walk<Facts> => ({
      begin: { said: false, due: null, today, marks: [] },
      next: (facts) => {
        const { marks } = facts;
        if (!facts.said)
          return [null, addDays(facts.today, 2), addDays(facts.today, -1)].map((due) => ({
            by: 'commitment.recorded',
            facts: { ...facts, said: true, due },
          }));
        const mark = (axis: Axis, value: Value, more: Partial<Mark>): Step<Facts> => {
          const made = {
            id: `${marks.length}`,
            axis,
            value,
            day: facts.today,
            newDue: null,
            selfReported: false,
            disputed: false,
          };
          return { by: 'commitment.marked', facts: { ...facts, marks: [...marks, { ...made, ...more }] } };
        };
        const days = [facts.today, addDays(facts.today, -2)];
        const last = marks.at(-1);
        return [
          { by: 'day', facts: { ...facts, today: addDays(facts.today, 1) } },
          ...(axis === 'position' ? values.position.map((value) => mark('position', value, {})) : []),
          ...(axis === 'time' ? (['done', 'partly'] as const) : axis === 'evidence' ? values.evidence : []).flatMap(
            (value) => days.map((day) => mark('evidence', value, { day })),
          ),
          mark('evidence', 'done', { selfReported: true }),
          ...[addDays(facts.today, 2), addDays(facts.today, -1)].map((newDue) => mark('time', 'moved', { newDue })),
          ...(last
            ? [
                {
                  by: 'commitment.reviewed' as const,
                  facts: { ...facts, marks: [...marks.slice(0, -1), { ...last, disputed: !last.disputed }] },
                },
              ]
            : []),
        ];
      },
      state: (facts) => (facts.said ? stateOn[axis](facts) : 'start'),
    });
    const stateOn: Record<Axis, (facts: Facts) => string> = {
      position: (facts) => standing(facts).position,
      evidence: (facts) => standing(facts).evidence.value,
      time: (facts) => standing(facts).time.value,
    };
    for (const axis of axes) isTold(promise(axis), axis === 'time' ? 5 : 3, 'commitment', axis);
  });

  it('of an invitation, and of who came', () => {
    type Facts = {
      sent: boolean;
      deliveries: readonly DeliveryFact[];
      reply?: Reply;
      words: Readonly<Record<string, { says: CameSays; basis: Basis }>>;
    };
    const read = (facts: Facts) =>
      invitationState({ deliveries: facts.deliveries, reply: facts.reply, words: Object.values(facts.words), today });
    const invitation: Walk<Facts> = {
      begin: { sent: false, deliveries: [], words: {} },
      next: (facts) => {
        if (!facts.sent) return [{ by: 'invitation.sent', facts: { ...facts, sent: true } }];
        return [
          ...waysOn(facts.deliveries, today, 'invitation.delivery-').map(({ by, deliveries }) => ({
            by,
            facts: { ...facts, deliveries },
          })),
          ...replies.map((reply) => ({ by: 'invitation.replied' as const, facts: { ...facts, reply } })),
          ...bases.flatMap((basis) =>
            cameSays.map((says) => ({
              by: 'attendance.said' as const,
              facts: { ...facts, words: { ...facts.words, [basis]: { says, basis } } },
            })),
          ),
        ];
      },
      state: () => '',
    };
    const reply = (facts: Facts) => (facts.sent ? read(facts).reply : 'start');
    const came = (facts: Facts) => {
      const { came } = read(facts);
      if (!came) return 'start';
      return came.came === 'disputed' ? 'disputed' : `${came.came}-${came.how}`;
    };
    isTold({ ...invitation, state: reply }, 4, 'invitation', 'reply');
    isTold({ ...invitation, state: came }, 4, 'invitation', 'came');
  });

  it('of a signature', () => {
    const moves: [Move, By][] = [
      ['confirm', 'confirm'],
      ['withdraw', 'leave'],
      ['invalidate', 'signatures.set-aside'],
      ['restore', 'signatures.restored'],
    ];
    type Facts = { state?: SignatureState; before: 'pending' | 'confirmed' };
    const signature: Walk<Facts> = {
      begin: { before: 'pending' },
      next: ({ state, before }) =>
        state === undefined
          ? [{ by: 'sign', facts: { state: 'pending', before } }]
          : moves.flatMap(([move, by]) => {
              const next = after(state, move, before);
              const was = move === 'invalidate' ? (state as 'pending') : before;
              return next ? [{ by, facts: { state: next, before: was } }] : [];
            }),
      state: ({ state }) => state ?? 'start',
    };
    isTold(signature, 6, 'signature');
  });

  it('of a power', () => {
    type Facts = { standing?: PowerStanding; until: string | null; today: string };
    const power: Walk<Facts> = {
      begin: { until: null, today },
      next: (facts) => {
        const { standing } = facts;
        if (!standing)
          return powerStandings
            .filter((one) => mayStandAs(undefined, one))
            .map((one) => ({ by: 'power.recorded', facts: { ...facts, standing: one } }));
        // A later law takes its place: the older entry ends in the same commit.
        const ways = [
          { by: 'power.ended', until: addDays(facts.today, -1) },
          { by: 'power.ended', until: facts.today },
          { by: 'power.recorded', until: addDays(facts.today, -1) },
        ] as const;
        return [
          ...powerStandings
            .filter((one) => mayStandAs(standing, one))
            .map((one) => ({ by: 'power.standing-changed' as const, facts: { ...facts, standing: one } })),
          ...(standing === 'withdrawn' ? [] : ways)
            .filter(({ by }) => by === 'power.ended' || facts.until === null)
            .map(({ by, until }) => ({ by, facts: { ...facts, until } })),
          { by: 'day', facts: { ...facts, today: addDays(facts.today, 1) } },
        ];
      },
      state: ({ standing, until, today }) =>
        standing === undefined ? 'start' : stateOfPower({ standing, from: null, until }, today),
    };
    isTold(power, 4, 'power');
  });
});
