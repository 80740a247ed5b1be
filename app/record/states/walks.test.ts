// The arrows that /states shows are the arrows the rules take, of letters, demands, answers and clocks: stories of what happens are walked through the same
// functions that compute every state. Each step that leads to another state must be told on the page, and each told one must be taken.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../base/clock.ts';
import { placeBeside, type Standing } from '../answers/rules.ts';
import { calendarOf } from '../clocks/calendar.ts';
import { courtesy } from '../clocks/periods.ts';
import { type Change, type ClockEvent, clockAt, pausesOf } from '../clocks/rules.ts';
import { type DeliveryFact, referralState } from '../demands/rules.ts';
import { type DraftFacts, draftState, publishedState } from '../letters/standing/state.ts';
import type { By } from './machines.ts';
import { isTold, type Step, type Walk, waysOn } from './walks.ts';

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
