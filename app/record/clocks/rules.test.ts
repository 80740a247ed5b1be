// Clocks, held against the calendar and against what went wrong elsewhere. Each test that names a peer's issue is that bug, once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../base/clock.ts';
import type { DeliveryFact } from '../demands/rules.ts';
import { arithmetic } from './arithmetic.ts';
import { calendarOf, restOn } from './calendar.ts';
import { bindingOn, courtesy, type Period } from './periods.ts';
import { type Clock, type ClockEvent, type ClockFacts, clockAt, clockStates, countedUntil } from './rules.ts';

const bound = { post: 'p', organization: 'o', kind: 'public-body' };
const july4 = { date: '2025-07-04', name: 'Independence Day' };
const calendar = calendarOf([{ year: 2025, days: [july4] }]);
const delivered = (day: string, more: Partial<DeliveryFact> = {}): DeliveryFact => ({
  fact: 'delivered',
  day,
  disputed: false,
  acknowledged: false,
  withdrawn: false,
  ...more,
});
const event = (what: ClockEvent['what'], day: string, days: number | null = null): ClockEvent => ({
  id: what + day,
  what,
  day,
  days,
});
const period = (more: Partial<Period>): Period => ({ ...courtesy, id: 'x', basis: 'rule', ...more });
const clock = (today: string, more: Partial<ClockFacts> = {}): Clock =>
  clockAt({
    deliveries: [delivered('2025-03-03')],
    events: [],
    answered: [],
    periods: [],
    bound,
    calendar,
    today,
    ...more,
  });

describe('counting', () => {
  it('the day of delivery is day zero, and late is only the day after the last (FOI day-zero rule)', () => {
    // Monday 3 March; twenty working days end on Monday 31 March.
    assert.equal(clock('2025-03-03').used, 0);
    assert.equal(clock('2025-03-04').used, 1);
    const last = clock('2025-03-31');
    assert.deepEqual([last.due, last.state, last.used, last.late], ['2025-03-31', 'due-soon', 20, 0]);
    const after = clock('2025-04-01');
    assert.deepEqual([after.state, after.late], ['overdue', 1]);
  });

  it('a holiday or weekend on the last day moves it only where the basis says so', () => {
    const ten = (rolls: boolean) => [period({ days: 10, unit: 'calendar', rolls })];
    const of = (day: string, rolls: boolean) =>
      clock('2025-06-24', { deliveries: [delivered(day)], periods: ten(rolls) }).due;
    assert.equal(of('2025-06-24', true), '2025-07-07'); // the 4th is a holiday, then a weekend
    assert.equal(of('2025-06-24', false), '2025-07-04');
    assert.equal(of('2025-06-20', true), '2025-06-30');
    assert.equal(of('2025-06-20', false), '2025-06-30');
  });

  it('working days leave out the weekend and the days off the place set, and no others', () => {
    const given = { deliveries: [delivered('2025-07-01')], periods: [period({ days: 3 })] };
    assert.equal(clock('2025-07-01', given).due, '2025-07-07');
    assert.equal(clock('2025-07-01', { ...given, calendar: calendarOf([]) }).due, '2025-07-04');
  });

  it('a delivery known by its month is counted from the last day it can mean; one known as “or later” starts nothing', () => {
    assert.equal(clock('2025-04-10', { deliveries: [delivered('2025-03')] }).start, '2025-03-31');
    assert.equal(clock('2025-04-10', { deliveries: [delivered('../2025-03-05')] }).start, '2025-03-05');
    const open = clock('2030-01-01', { deliveries: [delivered('2025-03-05/..')] });
    assert.deepEqual([open.state, open.why], ['not-started', 'day-open']);
  });
});

describe('starting and stopping', () => {
  it('nothing sent, published, disputed or taken back starts a clock', () => {
    const never = (one: DeliveryFact, why: string) => {
      const found = clock('2031-01-01', { deliveries: [one] });
      assert.deepEqual([found.state, found.why, found.late], ['not-started', why, 0]);
    };
    never(delivered('2025-03-03', { fact: 'sent' }), 'no-delivery');
    never(delivered('2025-03-03', { fact: 'published' }), 'no-delivery');
    never(delivered('2025-03-03', { withdrawn: true }), 'no-delivery');
    never(delivered('2025-03-03', { disputed: true }), 'disputed');
  });

  it('an answer stops it for good, in time or late: it is never overdue though answered (alaveteli#7959)', () => {
    const answered = (day: string) => clock('2029-01-01', { answered: [day] });
    assert.equal(answered('2025-03-31').state, 'stopped-in-time');
    assert.equal(answered('2025-04-01').state, 'stopped-late');
    assert.equal(answered('2025-04-01').late, 1);
    // A revision is not a second answer, and a day known by its month is never held against the holder.
    assert.equal(clock('2029-01-01', { answered: ['2025-03-10', '2026-02-01'] }).state, 'stopped-in-time');
    assert.equal(answered('2025-04').state, 'stopped-late');
    assert.equal(clock('2029-01-01', { answered: ['2025'] }).state, 'stopped-in-time');
  });

  it('what was passed on stops, and is late if it was passed on late', () => {
    assert.equal(clock('2026-01-01', { events: [event('transfer', '2025-03-20')] }).stop?.by, 'transfer');
    assert.equal(clock('2026-01-01', { events: [event('transfer', '2025-05-20')] }).state, 'stopped-late');
  });
});

describe('pauses and extensions (openaustralia/righttoknow#102)', () => {
  it('paused days are not counted, from the day of the pause to the day it goes on', () => {
    const events = [event('pause', '2025-03-10'), event('resume', '2025-03-12')];
    // The 10th, 11th and 12th are left out: three working days later.
    assert.equal(clock('2025-03-20', { events }).due, '2025-04-03');
    const open = clock('2026-03-20', { events: events.slice(0, 1) });
    assert.deepEqual([open.state, open.due, open.used], ['paused', undefined, 4]);
  });

  it('an extension adds its days; after the last day neither it nor a pause moves anything', () => {
    assert.equal(clock('2025-04-01', { events: [event('extend', '2025-03-31', 5)] }).due, '2025-04-07');
    const late = [event('extend', '2025-04-01', 50), event('pause', '2025-04-01')];
    const found = clock('2025-04-11', { events: late });
    assert.deepEqual([found.due, found.state, found.late], ['2025-03-31', 'overdue', 9]);
  });
});

describe('whom a period binds', () => {
  const law = period({ basis: 'law', days: 10, organization: 'o' });
  it('a law binds only whom it names (alaveteli#4499); others keep the courtesy, which is never called a law', () => {
    assert.equal(bindingOn([law], bound, '2025-01-01')[0], law);
    assert.equal(
      bindingOn([law], { post: null, organization: 'other', kind: 'association' }, '2025-01-01')[0],
      courtesy,
    );
  });

  it('each body can have its own (righttoknow#73); a law before a rule, the closest of one ground first', () => {
    const kind = period({ basis: 'law', days: 30, bodyKind: 'public-body' });
    const place = period({ days: 5 });
    assert.deepEqual(bindingOn([place, kind, law], bound, '2025-01-01'), [law, kind, place]);
  });

  it('a law changed while a clock runs: the law of the first day rules, unless the new one says otherwise', () => {
    const old = period({ basis: 'law', days: 20, until: '2025-03-14' });
    const next = (running: boolean, days: number) => period({ basis: 'law', days, from: '2025-03-15', running });
    const due = (periods: Period[], deliveries = [delivered('2025-03-03')]) =>
      clock('2025-03-20', { periods, deliveries }).due;
    assert.equal(due([old, next(false, 10)]), '2025-03-31');
    assert.equal(due([old, next(true, 15)]), '2025-03-24');
    // Never due before the new law began, and never moved once the day has passed.
    assert.equal(due([old, next(true, 2)]), '2025-03-15');
    assert.equal(due([{ ...old, days: 5 }, next(true, 40)]), '2025-03-10');
    assert.equal(due([old, next(true, 10)], [delivered('2025-03-17')]), '2025-03-31');
  });
});

const day = fc.integer({ min: 0, max: 240 }).map((n) => addDays('2025-01-01', n));
const anyEvent = fc.record({
  id: fc.uuid(),
  what: fc.constantFrom('pause', 'resume', 'extend', 'stop', 'transfer') as fc.Arbitrary<ClockEvent['what']>,
  day,
  days: fc.integer({ min: 1, max: 30 }),
});
const anyDelivery = fc.record({
  fact: fc.constantFrom('published', 'sent', 'delivered') as fc.Arbitrary<DeliveryFact['fact']>,
  day: fc.oneof(
    day,
    day.map((d) => d.slice(0, 7)),
    day.map((d) => `../${d}`),
    day.map((d) => `${d}/..`),
  ),
  disputed: fc.boolean(),
  acknowledged: fc.boolean(),
  withdrawn: fc.boolean(),
});
const anyPeriod = fc.record({
  days: fc.integer({ min: 1, max: 60 }),
  unit: fc.constantFrom('working', 'calendar') as fc.Arbitrary<Period['unit']>,
  rolls: fc.boolean(),
  running: fc.boolean(),
  soon: fc.integer({ min: 0, max: 10 }),
  long: fc.integer({ min: 0, max: 30 }),
  from: fc.option(day, { nil: null }),
});
const anyFacts = fc.record({
  deliveries: fc.array(anyDelivery, { maxLength: 4 }),
  events: fc.array(anyEvent, { maxLength: 6 }),
  answered: fc.array(day, { maxLength: 2 }),
  periods: fc.array(
    anyPeriod.map((some) => period(some)),
    { maxLength: 3 },
  ),
  today: day,
});
const of = (facts: Omit<ClockFacts, 'bound' | 'calendar'>) => ({ ...facts, bound, calendar });

describe('for every record', () => {
  const each = (check: (facts: ClockFacts, clock: Clock) => void) =>
    fc.assert(
      fc.property(anyFacts, (some) => check(of(some), clockAt(of(some)))),
      { numRuns: 400 },
    );

  it('invariant 5: no clock without an evidenced, undisputed delivery that stands, and no lateness without a clock', () => {
    each((facts, found) => {
      assert.ok(clockStates.includes(found.state));
      const arrived = facts.deliveries.some((one) => one.fact === 'delivered' && !one.disputed && !one.withdrawn);
      if (!arrived) assert.equal(found.state, 'not-started');
      if (found.state === 'not-started')
        assert.deepEqual([found.late, found.start, found.due], [0, undefined, undefined]);
      assert.equal(
        found.late > 0 || found.state.includes('overdue') || found.state === 'stopped-late',
        found.due !== undefined && (found.stop?.day ?? facts.today) > found.due && found.start !== undefined,
      );
    });
  });

  it('the same record always gives the same clock, in whatever order its days were told', () => {
    each((facts, found) => {
      assert.deepEqual(clockAt(facts), found);
      const turned = { ...facts, deliveries: facts.deliveries.toReversed(), answered: facts.answered.toReversed() };
      assert.deepEqual(clockAt(turned), found);
    });
  });

  it('without anything new, time only leads from running to due soon to overdue to long overdue', () => {
    const order = ['running', 'due-soon', 'overdue', 'long-overdue'];
    each((facts, found) => {
      const calm = {
        ...facts,
        events: [],
        answered: [],
        periods: facts.periods.map((one) => ({ ...one, running: false })),
      };
      let at = -1;
      for (let day = facts.today, i = 0; i < 60; i++, day = addDays(day, 3)) {
        const state = clockAt({ ...calm, today: day }).state;
        if (state === 'not-started') continue;
        assert.ok(order.indexOf(state) >= at, `${state} after ${order[at]}`);
        at = order.indexOf(state);
      }
      void found;
    });
  });

  it('a last day that has passed is never moved by anything that happens later', () => {
    each((facts, found) => {
      if (found.due === undefined || facts.today <= found.due || found.stop) return;
      const after = addDays(facts.today, 1);
      const later: ClockEvent[] = [event('pause', after), event('extend', after, 30)];
      const events = [...facts.events.filter((one) => one.day <= facts.today), ...later];
      const answered = facts.answered.filter((one) => one <= facts.today);
      const deliveries = facts.deliveries.filter((one) => one.day <= facts.today);
      const calm = {
        ...facts,
        deliveries,
        answered,
        events: events.filter((one) => one.day <= facts.today),
        today: facts.today,
      };
      assert.equal(clockAt({ ...calm, events, today: addDays(after, 20) }).due, clockAt(calm).due);
    });
  });

  it('an answer in time is never made late, and one that came stops the clock on every later day', () => {
    each((facts, found) => {
      if (!found.stop) return;
      for (const n of [1, 40, 400]) {
        const later = clockAt({ ...facts, today: addDays(facts.today, n) });
        if (later.start === found.start && later.stop?.day === found.stop.day) assert.equal(later.state, found.state);
      }
    });
  });

  it('the days shown one by one add up to the days counted', () => {
    each((facts, found) => {
      if (found.start === undefined) return;
      const until = countedUntil(found.start, found.stop, facts.today);
      const days = arithmetic(found, facts.events, facts.calendar, facts.today);
      const past = days.filter((one) => !one.isAhead);
      assert.equal(past.filter((one) => one.why === 'counted' || one.why === 'late').length, found.used);
      assert.equal(past.filter((one) => one.why === 'late').length, found.late);
      assert.equal(days.filter((one) => one.isAhead && one.why === 'counted').length, found.left);
      for (const one of days)
        if (one.why === 'holiday' || one.why === 'weekend') assert.ok(restOn(facts.calendar, one.day));
      assert.ok(days.at(-1)!.day >= until);
    });
  });
});
