// The rules of support, alone: moves of a signature, breakdowns that show nobody, round numbers that are reached and lost, addresses.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { signerAt } from '../../identity/addresses.ts';
import { after, breakdownOf, LEAST_SHOWN, type Move, milestoneOf, signatureStates } from './rules.ts';

const moves: Move[] = ['confirm', 'withdraw', 'invalidate', 'restore'];

describe('the states of a signature', () => {
  it('move as research/record.md §5 draws them, and no other way', () => {
    const arrows = signatureStates.flatMap((state) =>
      moves.flatMap((move) => {
        const next = after(state, move, 'confirmed');
        return next ? [`${state} ${move} ${next}`] : [];
      }),
    );
    assert.deepEqual(arrows.sort(), [
      'confirmed invalidate invalidated',
      'confirmed withdraw withdrawn',
      'invalidated restore confirmed',
      'pending confirm confirmed',
      'pending invalidate invalidated',
      'pending withdraw withdrawn',
    ]);
  });

  it('a move done twice changes nothing the second time', () => {
    for (const state of signatureStates)
      for (const move of moves) {
        const next = after(state, move);
        // Restoring gives back "pending", from which nothing is restored again.
        if (next) assert.equal(after(next, move), undefined, `${state} ${move}`);
      }
  });
});

describe('a breakdown', () => {
  const counts = fc.array(
    fc.record({ area: fc.option(fc.string({ minLength: 1, maxLength: 3 }), { nil: null }), n: fc.nat({ max: 40 }) }),
    { maxLength: 12 },
  );
  const distinct = counts.map((all) => [...new Map(all.map((one) => [one.area, one])).values()]);

  it('always adds up to its total, and shows no group that fewer than ten could be told from', () => {
    fc.assert(
      fc.property(distinct, (all) => {
        const { total, areas, elsewhere } = breakdownOf(all);
        assert.equal(
          total,
          all.reduce((sum, { n }) => sum + n, 0),
        );
        assert.equal(
          areas.reduce((sum, { n }) => sum + n, elsewhere),
          total,
        );
        assert.ok(areas.every(({ n }) => n >= LEAST_SHOWN));
        // "Elsewhere" may be small only where nothing is shown beside it to subtract from the total.
        assert.ok(elsewhere === 0 || elsewhere >= LEAST_SHOWN || areas.length === 0);
      }),
    );
  });

  it('hides nine in a village behind the next smallest place', () => {
    const shown = breakdownOf([
      { area: 'north', n: 500 },
      { area: 'south', n: 12 },
      { area: 'village', n: 9 },
    ]);
    assert.deepEqual(shown, { total: 521, areas: [{ area: 'north', n: 500 }], elsewhere: 21 });
  });

  it('shows ten', () => {
    assert.deepEqual(breakdownOf([{ area: 'village', n: 10 }]).areas, [{ area: 'village', n: 10 }]);
  });
});

describe('a round number', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 2, day));
  it('is reached, lost when signatures are set aside, and reached again (e-petitions never un-reached one)', () => {
    const counts = [
      { total: 90, at: at(1) },
      { total: 100, at: at(2) },
      { total: 95, at: at(3) },
      { total: 101, at: at(4) },
    ];
    assert.deepEqual(milestoneOf(counts.slice(0, 1)), { n: 10, reached: at(1) });
    assert.deepEqual(milestoneOf(counts.slice(0, 2)), { n: 100, reached: at(2) });
    assert.deepEqual(milestoneOf(counts.slice(0, 3)), { n: 100, reached: at(2), below: at(3) });
    assert.deepEqual(milestoneOf(counts), { n: 100, reached: at(4) });
  });
  it('is none where nobody signed', () => {
    assert.equal(milestoneOf([]), undefined);
  });
});

describe('one person, one address', () => {
  const canonical = (text: string) => signerAt(text)?.canonical;
  it('is found under the forms its provider ignores', () => {
    assert.equal(canonical('Jo.Roe+letter@GMail.com'), 'joroe@gmail.com');
    assert.equal(canonical('joroe@googlemail.com'), 'joroe@gmail.com');
    assert.equal(canonical('jo+x@outlook.com'), 'jo@outlook.com');
    assert.equal(canonical('jo-x@yahoo.com'), 'jo@yahoo.com');
    assert.equal(canonical('j.o_roe+1@pm.me'), 'joroe@proton.me');
  });
  it('is never guessed where no rule knows the provider: two people stay two', () => {
    assert.notEqual(canonical('a.b@town.example'), canonical('ab@town.example'));
    assert.notEqual(canonical('a+b@town.example'), canonical('a@town.example'));
    assert.notEqual(canonical('a.b@outlook.com'), canonical('ab@outlook.com'));
  });
  it('keeps a mailbox that is nothing but a sign', () => {
    assert.equal(canonical('+jo@gmail.com'), '+jo@gmail.com');
    assert.equal(signerAt('no address'), undefined);
  });
});
