import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../base/clock.ts';
import { type Holder, holderKey, parseHolder } from '../people/holder.ts';
import { within } from '../people/interval.ts';
import {
  canAlone,
  covers,
  decides,
  type Entry,
  established,
  inForce,
  jointFaults,
  lastDayBefore,
  modes,
  partIn,
  powerStandings,
} from './rules.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const mayor: Holder = { post: id(1) };
const chief: Holder = { post: id(2) };
const board: Holder = { organization: id(3) };
const council: Holder = { organization: id(4) };

const entry = (given: Partial<Entry>): Entry => ({
  id: id(99),
  holder: board,
  mode: 'sole',
  standing: 'asserted',
  joint: null,
  jointPosts: [],
  division: null,
  from: null,
  until: null,
  ...given,
});

const civil = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('1900-01-01', days));
const fuzzy = fc.tuple(civil, fc.constantFrom(4, 7, 10)).map(([day, length]) => day.slice(0, length));
const anyEntry = fc
  .record({
    id: fc.nat(1000).map(id),
    holder: fc.constantFrom(mayor, chief, board, council),
    mode: fc.constantFrom(...modes),
    standing: fc.constantFrom(...powerStandings),
    from: fc.option(fuzzy, { nil: null }),
    until: fc.option(fuzzy, { nil: null }),
    m: fc.integer({ min: 1, max: 9 }),
    n: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
  })
  .map(({ m, n, ...rest }) =>
    entry({
      ...rest,
      joint: rest.mode === 'joint' ? { n: n === null ? null : Math.min(n, m), m } : null,
      jointPosts: rest.mode === 'joint' ? [id(1)] : [],
    }),
  );

describe('the removal of a chief by a board of five', () => {
  const dismiss = entry({ holder: board, mode: 'joint', joint: { n: 3, m: 5 }, jointPosts: [id(1)] });
  const found = inForce([dismiss], '2021-04-22');

  it('is established: the board can, by three of five votes', () => {
    assert.equal(established(found), 'yes');
    assert.equal(partIn(dismiss, board), 'body');
  });

  it('is not the mayor’s alone, though the mayor has one of the votes', () => {
    assert.equal(partIn(dismiss, mayor), 'one-vote');
    assert.equal(canAlone(found, mayor), false);
  });

  it('is nothing to those who have no vote', () => {
    assert.equal(partIn(dismiss, chief), 'unrelated');
    assert.equal(partIn(dismiss, council), 'unrelated');
  });

  it('is still not one vote’s where the sources do not say how many it takes', () => {
    const unknown = entry({ ...dismiss, joint: { n: null, m: 5 } });
    assert.equal(partIn(unknown, mayor), 'one-vote');
    assert.equal(canAlone(inForce([unknown], '2021-04-22'), mayor), false);
  });

  it('no number of votes above one lets any single post act alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), fc.nat(50), (n, more) => {
        const power = entry({ mode: 'joint', joint: { n, m: n + more }, jointPosts: [id(1)], holder: board });
        assert.equal(canAlone(inForce([power], '2021-04-22'), mayor), false);
      }),
    );
  });
});

describe('a law that changes', () => {
  // One-fifth until the law of 2022, one-fourth since: the day of the change is known exactly in one, by year in the other.
  const fifth = entry({ id: id(10), until: '2022-08-27' });
  const fourth = entry({ id: id(11), from: '2022-08-28' });

  it('answers each day by the entry in force then, ended and replaced ones too', () => {
    const on = (day: string) => inForce([fifth, fourth], day).map((one) => one.id);
    assert.deepEqual(on('2021-04-22'), [id(10)]);
    assert.deepEqual(on('2022-08-27'), [id(10)]);
    assert.deepEqual(on('2022-08-28'), [id(11)]);
    assert.deepEqual(on('2026-01-01'), [id(11)]);
  });

  it('with only the year known, shows both for that year and is sure of neither', () => {
    const old = entry({ id: id(10), until: '2022' });
    const young = entry({ id: id(11), from: '2022' });
    const found = inForce([old, young], '2022-06-01');
    assert.deepEqual(
      found.map((one) => [one.id, one.applies]),
      [
        [id(10), 'perhaps'],
        [id(11), 'perhaps'],
      ],
    );
    assert.equal(established(found), 'perhaps');
    assert.equal(canAlone(found, board), false);
  });

  it('leaves no day out and counts none twice when the later law begins where the older ended', () => {
    fc.assert(
      fc.property(civil, civil, (change, day) => {
        const old = entry({ id: id(10), until: lastDayBefore(change) });
        const young = entry({ id: id(11), from: change });
        assert.equal(inForce([old, young], day).length, 1);
      }),
    );
  });
});

describe('the register', () => {
  it('says not established where nobody researched, and where it only knows who cannot, advises or stops', () => {
    assert.equal(established(inForce([], '2026-01-01')), 'no');
    for (const mode of ['none', 'advisory', 'veto', 'appoints-holder'] as const) {
      assert.equal(established(inForce([entry({ mode })], '2026-01-01')), 'no');
    }
  });

  it('shows disputed entries as disputed and never rests a certain answer on them', () => {
    const disputed = entry({ standing: 'disputed' });
    assert.equal(established(inForce([disputed], '2026-01-01')), 'disputed');
    assert.equal(canAlone(inForce([disputed], '2026-01-01'), board), false);
    const firm = entry({ id: id(12), mode: 'joint', joint: { n: 2, m: 3 } });
    assert.equal(established(inForce([disputed, firm], '2026-01-01')), 'yes');
  });

  it('never counts what was withdrawn as an error', () => {
    assert.deepEqual(inForce([entry({ standing: 'withdrawn' })], '2026-01-01'), []);
  });

  it('lists exactly the entries whose interval may hold the day, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 12 }), civil, (entries, day) => {
        const expected = entries.filter((one) => one.standing !== 'withdrawn' && within(one, day) !== 'no');
        const ids = (all: readonly { id: string }[]) => all.map((one) => one.id).sort();
        assert.deepEqual(ids(inForce(entries, day)), ids(expected));
        assert.deepEqual(ids(inForce(entries.toReversed(), day)), ids(expected));
        assert.equal(established(inForce(entries, day)), established(inForce(entries.toReversed(), day)));
      }),
    );
  });

  it('puts those who decide first', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 12 }), civil, (entries, day) => {
        const found = inForce(entries, day).map((one) => decides(one.mode));
        assert.deepEqual(
          found,
          found.toSorted((a, b) => Number(b) - Number(a)),
        );
      }),
    );
  });

  it('an entry that was not researched for anyone changes nobody else’s part', () => {
    fc.assert(
      fc.property(anyEntry, (one) => {
        for (const holder of [mayor, chief, board, council]) {
          const named =
            holderKey(one.holder) === holderKey(holder) || one.jointPosts.includes(Object.values(holder)[0] ?? '');
          assert.equal(partIn(one, holder) !== 'unrelated', named);
        }
      }),
    );
  });

  it('a power of the whole place counts in its parts, a power of a part only there', () => {
    assert.equal(covers(null, 'ocd-division/country:us/state:mo'), true);
    assert.equal(covers('ocd-division/country:us', 'ocd-division/country:us/state:mo'), true);
    assert.equal(covers('ocd-division/country:us/state:mo', 'ocd-division/country:us'), false);
    assert.equal(covers('ocd-division/country:us/state:m', 'ocd-division/country:us/state:mo'), false);
  });

  it('takes numbers of votes only for joint powers, whole and possible', () => {
    assert.deepEqual(jointFaults('joint', { n: 3, m: 5 }), []);
    assert.deepEqual(jointFaults('joint', { n: null, m: 5 }), []);
    assert.deepEqual(jointFaults('joint', null), ['power-joint-needed']);
    assert.deepEqual(jointFaults('sole', { n: 1, m: 1 }), ['power-joint-only']);
    for (const joint of [
      { n: 6, m: 5 },
      { n: 0, m: 5 },
      { n: 1.5, m: 5 },
      { n: 1, m: Number.NaN },
      { n: Number.NaN, m: 3 },
      { n: 1, m: 1e9 },
    ]) {
      assert.deepEqual(jointFaults('joint', joint), ['power-joint-range']);
    }
  });
});

describe('a holder’s key', () => {
  it('is read back as written, and nothing else is taken for one', () => {
    for (const holder of [mayor, board]) assert.deepEqual(parseHolder(holderKey(holder)), holder);
    for (const odd of ['', 'post:', 'post:1', `person:${id(1)}`, `post:${id(1)}:x`, `POST:${id(1)}`, null, 7, {}]) {
      assert.equal(parseHolder(odd), undefined);
    }
  });
});
