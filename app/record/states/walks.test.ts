// The arrows that /states shows are the arrows the rules take: random stories of what happens in the record are walked through the same
// functions that compute every state. Each step that leads to another state must be told on the page, and each told one must be taken.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../base/clock.ts';
import { placeBeside, type Standing } from '../answers/rules.ts';
import { calendarOf } from '../clocks/calendar.ts';
import { courtesy } from '../clocks/periods.ts';
import { type Change, type ClockEvent, clockAt, pausesOf } from '../clocks/rules.ts';
import { type Axis, axes, type Mark, standingOf, type Value, values } from '../commitments/rules.ts';
import { type DeliveryFact, referralState } from '../demands/rules.ts';
import { type DraftFacts, draftState, publishedState } from '../letters/standing/state.ts';
import { type Basis, bases, type CameSays, cameSays, invitationState } from '../meetings/attendance/rules.ts';
import { type Reply, replies } from '../meetings/rules.ts';
import { mayStandAs, type PowerStanding, powerStandings, stateOfPower } from '../powers/rules.ts';
import { after, type Move, type SignatureState } from '../support/rules.ts';
import { type By, machines } from './machines.ts';

/** What is done next, and the state after it: undefined where the record refuses it. */
type Step<Facts> = { by: By; facts: Facts };
type Walk<Facts> = {
  begin: Facts;
  /** every thing that can happen now; what is refused is left out */
  next: (facts: Facts) => Step<Facts>[];
  state: (facts: Facts) => string;
};

const arrow = (from: string, by: By, to: string) => `${from} –${by}→ ${to}`;

/** The arrows of every story of so many steps. */
function arrowsOf<Facts>({ begin, next, state }: Walk<Facts>, depth: number): Set<string> {
  const taken = new Set<string>();
  const seen = new Set([JSON.stringify(begin)]);
  let now = [begin];
  for (let i = 0; i < depth; i++) {
    const after: Facts[] = [];
    for (const facts of now) {
      const from = state(facts);
      for (const { by, facts: then } of next(facts)) {
        const to = state(then);
        if (from !== to) taken.add(arrow(from, by, to));
        const key = JSON.stringify(then);
        if (seen.has(key)) continue;
        seen.add(key);
        after.push(then);
      }
    }
    now = after;
  }
  return taken;
}

/** Longer stories at random take no other arrow. */
function walks<Facts>({ begin, next, state }: Walk<Facts>, shown: Set<string>): void {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 5, maxLength: 30 }), (choices) => {
      let facts = begin;
      for (const choice of choices) {
        const open = next(facts);
        if (open.length === 0) return;
        const { by, facts: then } = open[choice % open.length]!;
        const [from, to] = [state(facts), state(then)];
        if (from !== to) assert.ok(shown.has(arrow(from, by, to)), `${arrow(from, by, to)} is not told`);
        facts = then;
      }
    }),
    { numRuns: 200 },
  );
}

function told(name: string, part?: string): Set<string> {
  const { ways } = machines.find((one) => one.name === name)!.parts.find((one) => one.part === part)!;
  return new Set(
    Object.entries(ways).flatMap(([to, into]) =>
      into.flatMap(({ from, by }) => from.flatMap((one) => by.map((how) => arrow(one, how, to)))),
    ),
  );
}

function isTold<Facts>(walk: Walk<Facts>, depth: number, name: string, part?: string): void {
  const shown = told(name, part);
  assert.deepEqual([...arrowsOf(walk, depth)].sort(), [...shown].sort());
  walks(walk, shown);
}

const today = '2026-03-02';

describe('every arrow of /states is taken by the rules, and no other', () => {
  it('of a letter’s version', () => {
    type Facts = {
      draft?: DraftFacts;
      published?: { organizations: readonly string[]; superseded: boolean; withdrawn: readonly string[] };
    };
    const out = (by: By, organizations: readonly string[]): Step<Facts> => ({
      by,
      facts: { published: { organizations, superseded: false, withdrawn: [] } },
    });
    const letter: Walk<Facts> = {
      begin: {},
      next: ({ draft, published }) => {
        if (published) {
          const left = published.organizations.filter((one) => !published.withdrawn.includes(one));
          const next = {
            by: 'letter.version-published',
            facts: { published: { ...published, superseded: true } },
          } as const;
          return [
            ...(publishedState(published) === 'published' ? [next] : []),
            ...left.map((one) => ({
              by: 'letter.withdrawn' as const,
              facts: { published: { ...published, withdrawn: [...published.withdrawn, one] } },
            })),
          ];
        }
        if (!draft) {
          const first = { revision: 1, organizations: ['a'], adoptions: [] };
          return [
            out('letter.published', ['a']),
            out('letter.version-published', ['a']),
            { by: 'draft', facts: { draft: first } },
          ];
        }
        const { revision, organizations, adoptions } = draft;
        const change = (by: By, more: Partial<DraftFacts>) => ({ by, facts: { draft: { ...draft, ...more } } });
        const ready = organizations.length === 1 || draftState(draft) === 'adopted';
        return [
          change('draft', { revision: revision + 1 }),
          change('draft', { organizations: ['a', 'b'] }),
          change('draft', { organizations: ['a'] }),
          ...organizations.flatMap((organization) => [
            change('adopt', { adoptions: [...adoptions, { organization, revision }] }),
            change('unadopt', { adoptions: adoptions.filter((one) => one.organization !== organization) }),
          ]),
          ...(ready ? [out('letter.published', organizations), out('letter.version-published', organizations)] : []),
        ];
      },
      state: ({ draft, published }) => (published ? publishedState(published) : draft ? draftState(draft) : 'start'),
    };
    isTold(letter, 7, 'letter');
  });

  const fact = (what: DeliveryFact['fact'], day: string): DeliveryFact => ({
    fact: what,
    day,
    disputed: false,
    acknowledged: false,
    withdrawn: false,
  });
  /** What can be told of a way, as acts do it: who says that something sent arrived makes it a delivery. */
  function waysOn(deliveries: readonly DeliveryFact[], day: string, prefix: 'delivery.' | 'invitation.delivery-') {
    const by = (what: string) => `${prefix}${what}` as By;
    const last = deliveries.at(-1);
    const changed = (more: Partial<DeliveryFact>) => [...deliveries.slice(0, -1), { ...last!, ...more }];
    return [
      ...(deliveries.length < 2
        ? [
            { by: by('recorded'), deliveries: [...deliveries, fact('sent', day)] },
            { by: by('recorded'), deliveries: [...deliveries, fact('delivered', day)] },
          ]
        : []),
      ...(last
        ? [
            ...(last.disputed
              ? []
              : [{ by: by('disputed'), deliveries: changed({ disputed: true, acknowledged: false }) }]),
            ...(last.acknowledged
              ? []
              : [
                  {
                    by: by('acknowledged'),
                    deliveries: [
                      ...changed({ acknowledged: true, disputed: false }),
                      ...(last.fact === 'sent' ? [fact('delivered', day)] : []),
                    ],
                  },
                ]),
          ]
        : []),
    ];
  }

  it('of a demand before an office', () => {
    type Facts = { asked: boolean; deliveries: readonly DeliveryFact[]; answered: boolean; passedOn: boolean };
    const stateOf = ({ asked, deliveries, answered, passedOn }: Facts) => {
      const own = referralState({
        referral: asked,
        deliveries,
        answer: answered ? { verdict: 'accepted', day: today } : undefined,
        today,
      });
      if (own.state === 'waiting' && passedOn) return 'transferred';
      return own.state === 'asked' && own.disputed ? 'delivery-disputed' : own.state;
    };
    const referral: Walk<Facts> = {
      begin: { asked: false, deliveries: [], answered: false, passedOn: false },
      next: (facts) => {
        const { asked, answered } = facts;
        if (!asked)
          return (['letter.published', 'referral.made', 'clock.transferred'] as const).map((by) => ({
            by,
            facts: { ...facts, asked: true },
          }));
        return [
          ...waysOn(facts.deliveries, today, 'delivery.').map(({ by, deliveries }) => ({
            by,
            facts: { ...facts, deliveries },
          })),
          ...(answered ? [] : [{ by: 'answer.given' as const, facts: { ...facts, answered: true } }]),
          // Only a clock that runs can be passed on.
          ...(stateOf(facts) === 'waiting'
            ? [{ by: 'clock.transferred' as const, facts: { ...facts, passedOn: true } }]
            : []),
        ];
      },
      state: stateOf,
    };
    isTold(referral, 6, 'referral');
  });

  it('of an answer', () => {
    type Row = Standing & { current: boolean };
    type Facts = { draft: boolean; own?: Row; other?: Row };
    const given = (facts: Facts, row: Standing, own: boolean): Step<Facts>[] => {
      const current = [facts.own, facts.other].find((one) => one?.current);
      let beside: 'follows' | 'earlier';
      try {
        beside = placeBeside(current, row);
      } catch {
        return [];
      }
      const old = (one: Row | undefined) => one && (beside === 'follows' ? { ...one, current: false } : one);
      const made = { ...row, current: beside === 'follows' };
      const before = {
        ...(facts.own ? { own: old(facts.own)! } : {}),
        ...(facts.other ? { other: old(facts.other)! } : {}),
      };
      return [
        {
          by: 'answer.given',
          facts: { draft: facts.draft && !own, ...before, ...(own ? { own: made } : { other: made }) },
        },
      ];
    };
    const answer: Walk<Facts> = {
      begin: { draft: false },
      next: (facts) => [
        ...(facts.own ? [] : [{ by: 'draft' as const, facts: { ...facts, draft: true } }]),
        ...[facts.own ? [] : given(facts, { id: 'own', given: 'here', day: today }, true)].flat(),
        ...(facts.own || facts.draft ? [] : given(facts, { id: 'own', given: 'source', day: '2025-01' }, true)),
        ...given(facts, { id: 'other', given: 'here', day: today }, false),
        ...given(facts, { id: 'other', given: 'source', day: today }, false),
      ],
      state: ({ draft, own }) => (own ? (own.current ? 'published' : 'revised') : draft ? 'draft' : 'start'),
    };
    isTold(answer, 5, 'answer');
  });

  it('of a clock', () => {
    type Facts = {
      asked: boolean;
      today: string;
      deliveries: readonly DeliveryFact[];
      events: readonly ClockEvent[];
      answered: readonly string[];
    };
    const period = {
      ...courtesy,
      id: 'p',
      basis: 'rule' as const,
      days: 2,
      unit: 'calendar' as const,
      soon: 1,
      long: 1,
    };
    const bound = { post: 'p', organization: 'o', kind: 'public-body' };
    const read = (facts: Facts) => clockAt({ ...facts, periods: [period], bound, calendar: calendarOf([]) });
    const clock: Walk<Facts> = {
      begin: { asked: false, today, deliveries: [], events: [], answered: [] },
      next: (facts) => {
        if (!facts.asked)
          return (['letter.published', 'referral.made', 'clock.transferred'] as const).map((by) => ({
            by,
            facts: { ...facts, asked: true },
          }));
        const now = read(facts);
        const happens = (what: Change | 'transfer', days: number | null = null): Step<Facts> => ({
          by: what === 'transfer' ? 'clock.transferred' : `clock.changed:${what}`,
          facts: {
            ...facts,
            events: [...facts.events, { id: `${facts.events.length}`, what, day: facts.today, days }],
          },
        });
        const isPaused = pausesOf(facts.events).some((one) => one.until === undefined);
        const runs = now.state !== 'not-started' && !now.stop;
        return [
          { by: 'day', facts: { ...facts, today: addDays(facts.today, 1) } },
          ...waysOn(facts.deliveries, facts.today, 'delivery.').map(({ by, deliveries }) => ({
            by,
            facts: { ...facts, deliveries },
          })),
          // A second answer stops nothing, and no more than two events are needed to meet every state.
          ...(facts.answered.length === 0
            ? [{ by: 'answer.given' as const, facts: { ...facts, answered: [facts.today] } }]
            : []),
          ...(runs
            ? [happens('stop'), happens('transfer'), happens('extend', 2), happens(isPaused ? 'resume' : 'pause')]
            : []),
        ];
      },
      state: (facts) => (facts.asked ? read(facts).state : 'start'),
    };
    isTold(clock, 8, 'clock');
  });

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

describe('what was recorded in error', () => {
  it('counts, once it is taken back, as if it had never been said', () => {
    const day = fc.integer({ min: 0, max: 40 }).map((n) => addDays('2026-01-10', n));
    const delivery: fc.Arbitrary<DeliveryFact> = fc.record({
      fact: fc.constantFrom('published', 'sent', 'delivered'),
      day,
      disputed: fc.boolean(),
      acknowledged: fc.boolean(),
      withdrawn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(delivery, { maxLength: 5 }), fc.array(day, { maxLength: 2 }), (deliveries, answered) => {
        const standing = deliveries.filter((one) => !one.withdrawn);
        const bound = { post: 'p', organization: 'o', kind: 'public-body' };
        const ground = { events: [], answered, periods: [], bound, calendar: calendarOf([]), today };
        assert.deepEqual(clockAt({ ...ground, deliveries }), clockAt({ ...ground, deliveries: standing }));
        const of = { referral: true, today };
        assert.deepEqual(referralState({ ...of, deliveries }), referralState({ ...of, deliveries: standing }));
      }),
    );
  });
});
