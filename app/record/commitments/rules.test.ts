// Where a commitment stands, on three axes that never mix; and invariant 2, over every record.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../base/clock.ts';
import { isFuzzyDay } from '../../base/fuzzy-day.ts';
import { dueBy, RUBRIC, rubrics, ruleCodes } from './rubric.ts';
import { isSelfReported, type Mark, standingOf, values } from './rules.ts';

const mark = (axis: Mark['axis'], value: Mark['value'], day: string, more: Partial<Mark> = {}): Mark => ({
  id: axis + value + day,
  axis,
  value,
  day,
  newDue: null,
  selfReported: false,
  disputed: false,
  ...more,
});
const standing = (marks: Mark[], today: string, due: string | null = '2026-06-30') =>
  standingOf({ due, day: '2026-01-10', marks, today });

describe('the three axes', () => {
  it('before anything is found it says so with the day, and never that nothing was done', () => {
    const { evidence, position, time } = standing([], '2026-03-01');
    assert.deepEqual(
      [evidence.value, evidence.asOf, position, time.value],
      ['none-found', '2026-03-01', 'stated', 'running'],
    );
    assert.equal(standing([], '2026-03-01', null).time.value, 'no-date');
  });

  it('a date is missed only from the day after it, and met only by a finding of somebody else', () => {
    assert.equal(standing([], '2026-06-30').time.value, 'running');
    assert.equal(standing([], '2026-07-01').time.value, 'missed');
    assert.equal(standing([mark('evidence', 'done', '2026-06-30')], '2026-09-01').time.value, 'met');
    assert.equal(standing([mark('evidence', 'done', '2026-07-01')], '2026-09-01').time.value, 'missed');
    assert.equal(
      standing([mark('evidence', 'done', '2026-06-30', { selfReported: true })], '2026-09-01').time.value,
      'missed',
    );
    assert.equal(
      standing([mark('evidence', 'done', '2026-06-30', { disputed: true })], '2026-09-01').time.value,
      'missed',
    );
    assert.equal(standing([mark('evidence', 'done', '2026-06')], '2026-09-01', '2026-06').time.value, 'met');
  });

  it('a moved date is counted as moved, and the first one is still shown', () => {
    const moved = [
      mark('time', 'moved', '2026-05-01', { newDue: '2026-12-31' }),
      mark('time', 'moved', '2026-11-01', { newDue: '2027-03' }),
    ];
    const { time } = standing(moved, '2027-02-01');
    assert.deepEqual(time, { value: 'running', due: '2027-03', baseline: '2026-06-30', moved: 2 });
    assert.equal(standing(moved, '2027-04-01').time.value, 'missed');
  });

  it('what is said and what is found stand apart: given up though done, done though given up', () => {
    const { position, evidence } = standing(
      [mark('position', 'abandoned', '2026-02-01'), mark('evidence', 'done', '2026-03-01')],
      '2026-04-01',
    );
    assert.deepEqual([position, evidence.value], ['abandoned', 'done']);
  });
});

describe('written rules for vague words', () => {
  it('soon is three months, by summer is before it begins, and each rule keeps its version', () => {
    assert.equal(dueBy('soon', '2026-01-31'), '2026-04-30');
    assert.equal(dueBy('summer', '2026-03-02'), '2026-06-20');
    assert.equal(dueBy('summer', '2026-06-21'), '2027-06-20');
    assert.equal(dueBy('this-year', '2026-03'), '2026-12-31');
    assert.equal(dueBy('next-year', '2026'), '2027-12-31');
    assert.equal(dueBy('some day', '2026'), undefined);
    assert.equal(dueBy('soon', '2026-01-31', RUBRIC + 1), undefined);
  });

  it('every rule of every version gives a day of the calendar that is not before it was said', () => {
    const said = fc.integer({ min: 0, max: 4000 }).map((n) => addDays('2020-01-01', n));
    fc.assert(
      fc.property(
        said,
        fc.constantFrom(...ruleCodes),
        fc.constantFrom(...rubrics.map((one) => one.version)),
        (day, code, version) => {
          const due = dueBy(code, day, version);
          if (due === undefined) return;
          assert.ok(isFuzzyDay(due) && due >= day, `${code} said ${day} gives ${due}`);
        },
      ),
    );
  });
});

const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2026-01-10', n));
const anyMark = fc.constantFrom(...(Object.keys(values) as Mark['axis'][])).chain((axis) =>
  fc.record({
    id: fc.uuid(),
    axis: fc.constant(axis),
    value: fc.constantFrom(...(values[axis] as readonly Mark['value'][])),
    day,
    newDue: axis === 'time' ? day : fc.constant(null),
    selfReported: fc.boolean(),
    disputed: fc.boolean(),
  }),
);

describe('for every record', () => {
  const each = (check: (marks: Mark[], due: string | null, today: string) => void) =>
    fc.assert(fc.property(fc.array(anyMark, { maxLength: 8 }), fc.option(day, { nil: null }), day, check));

  it('a mark on one axis never moves another, but that only something done can meet a date', () => {
    each((marks, due, today) => {
      const of = (axis: Mark['axis'][]) =>
        standingOf({ due, day: '2026-01-10', today, marks: marks.filter((one) => axis.includes(one.axis)) });
      const all = of(['position', 'evidence', 'time']);
      assert.equal(all.position, of(['position']).position);
      assert.deepEqual(all.evidence, of(['evidence']).evidence);
      assert.deepEqual(all.time, of(['evidence', 'time']).time);
    });
  });

  it('the baseline is what was first said, whatever came later', () => {
    each((marks, due, today) => {
      const { time } = standingOf({ due, day: '2026-01-10', marks, today });
      assert.equal(time.baseline, due);
      assert.equal(time.moved, marks.filter((one) => one.axis === 'time').length);
    });
  });

  it('nothing is met on the word of its maker alone, or while a call is disputed', () => {
    each((marks, due, today) => {
      const own = marks.map((one) => ({ ...one, selfReported: true }));
      const disputed = marks.map((one) => ({ ...one, disputed: true }));
      for (const some of [own, disputed])
        assert.notEqual(standingOf({ due, day: '2026-01-10', marks: some, today }).time.value, 'met');
    });
  });

  it('invariant 2: without evidence by somebody else, an assertion is called self-reported', () => {
    const source = fc.record({
      standing: fc.constantFrom('own', 'reported', 'official'),
      publisher: fc.constantFrom(null, 'The Paper', ' city of millbrook ', 'Mayor'),
    });
    fc.assert(
      fc.property(fc.array(source, { maxLength: 4 }), fc.boolean(), (sources, byMaker) => {
        const found = isSelfReported({
          given: byMaker ? 'here' : 'source',
          byMaker,
          sources,
          names: ['Mayor', 'City of Millbrook'],
        });
        const independent = sources.filter(
          (one) => one.standing !== 'own' && (one.publisher === null || one.publisher === 'The Paper'),
        );
        assert.equal(found, byMaker || independent.length === 0);
      }),
    );
  });
});
