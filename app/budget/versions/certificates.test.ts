// Certificates keep every difference as it is; amendments are whole versions; what changed adds up to what the totals changed by.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { checkPlace } from '../../acts/rebuild.ts';
import { sequence } from '../../acts/sequencer.ts';
import { inPlace } from '../../base/database.ts';
import type { Refused } from '../../base/refused.ts';
import '../../record/kinds.ts';
import '../kinds.ts';
import { beginBudget, recordVersion } from './actions.ts';
import { amendVersion } from './amend.ts';
import { acceptCertificates, certifiable } from './certificate.ts';
import { differenceOf, totalsBeside } from './difference.ts';
import { certificatesOf, fundSums, versionLines, versionsOf } from './store.ts';
import type { Line } from './words.ts';

const { db, ownerUrl } = await freshDatabase();
const source = { title: 'Adopted budget, page 12', publisher: 'Testville', url: 'https://example.org/budget.pdf' };
const line = (fund: string, department: string, cents: number, side: Line['side'] = 'spending'): Line => ({
  side,
  measure: 'planned',
  year: '2026',
  fund: { code: fund, name: `Fund ${fund}` },
  department: { code: '', name: department },
  cents,
  rows: 1,
});

async function recorded() {
  const { ctx } = await freshPlace(db);
  const { budget } = await beginBudget(ctx, { title: 'City budget' });
  const lines = [
    line('0100', 'Police', 500),
    line('0100', 'Library', 300),
    line('0200', 'Parks', 7),
    line('0100', 'Taxes', 900, 'revenue'),
  ];
  const { version } = await recordVersion(ctx, { budget, label: 'Adopted', state: 'adopted', source }, lines);
  return { ctx, budget, version };
}

it('a certificate holds our total, computed here, against the official one, and the latest counts', async () => {
  const { ctx, budget, version } = await recorded();
  const total = { fund: '0100', year: '2026', side: 'spending', measure: 'planned' } as const;
  await acceptCertificates(ctx, {
    version,
    totals: [
      { ...total, official: 1000 },
      { ...total, fund: '', official: 807 },
    ],
    source,
    note: 'Two dollars are missing.',
  });
  await acceptCertificates(ctx, { version, totals: [{ ...total, official: 801 }], source });
  const standing = await inPlace(db, ctx.place, (tx) => certificatesOf(tx, budget));
  assert.deepEqual(
    standing.map((one) => [one.fund, one.fund_name, one.ours, one.official, one.difference, one.accepted_by]),
    [
      ['', null, 807, 807, 0, 'Test clerk'],
      ['0100', 'Fund 0100', 800, 801, -1, 'Test clerk'],
    ],
  );
  await sequence(db, ctx.place, 'test');
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});

it('the database adds lines up to the same totals as they come to one by one', async () => {
  const { ctx, version } = await recorded();
  const [sums, lines] = await inPlace(db, ctx.place, async (tx) => [
    await fundSums(tx, version),
    await versionLines(tx, version),
  ]);
  assert.deepEqual(certifiable(sums), certifiable(lines));
  assert.equal(sums.length, 3);
});

it('a certificate without a total, without a source, or of a total there is not, is refused', async () => {
  const { ctx, version } = await recorded();
  const total = { fund: '0900', year: '2026', side: 'spending', measure: 'planned', official: 1 } as const;
  const wrong = (given: Partial<Parameters<typeof acceptCertificates>[1]>) =>
    acceptCertificates(ctx, { version, totals: [total], source, ...given });
  await assert.rejects(
    wrong({ totals: [], source: { title: '' } }),
    (error: Refused) => error.fields.map((one) => one.field).join() === 'source_title,official-0',
  );
  await assert.rejects(wrong({}), (error: Refused) => error.code === 'invalid');
  const stranger = { ...ctx, author: { role: 'holder', name: 'Somebody' } as const };
  await assert.rejects(
    acceptCertificates(stranger, { version, totals: [total], source }),
    (error: Refused) => error.code === 'forbidden',
  );
});

it('an amendment by hand is a whole new version that says what it amends', async () => {
  const { ctx, budget, version } = await recorded();
  const words = { version, label: 'First change', state: 'amended', source };
  await assert.rejects(
    amendVersion(ctx, { ...words, amounts: new Map([[0, 500]]) }),
    (error: Refused) => error.fields[0]?.code === 'budget-nothing-changed',
  );
  await assert.rejects(
    amendVersion(ctx, { ...words, amounts: new Map([[99, 500]]) }),
    (error: Refused) => error.code === 'not-found',
  );
  const amended = await amendVersion(ctx, { ...words, amounts: new Map([[0, 450]]) });
  const [versions, before, after] = await inPlace(db, ctx.place, async (tx) => [
    await versionsOf(tx, budget),
    await versionLines(tx, version),
    await versionLines(tx, amended.version),
  ]);
  assert.deepEqual([versions[0]!.number, versions[0]!.supersedes, versions[0]!.state], [2, version, 'amended']);
  assert.deepEqual(
    differenceOf(before, after).map((one) => [
      one.after?.department?.name,
      one.before?.cents,
      one.after?.cents,
      one.cents,
    ]),
    [['Police', 500, 450, -50]],
  );
});

const some = fc.array(
  fc.record({
    fund: fc.constantFrom('1', '2'),
    department: fc.constantFrom('A', 'B', 'C'),
    cents: fc.integer(),
    side: fc.constantFrom('spending' as const, 'revenue' as const),
  }),
  { maxLength: 12 },
);

it('all changes of a side add up to the change of its total, and nothing differs from itself', () => {
  fc.assert(
    fc.property(some, some, (one, other) => {
      const [before, after] = [one, other].map((list) =>
        list.map((each) => line(each.fund, each.department, each.cents, each.side)),
      ) as [Line[], Line[]];
      for (const side of ['spending', 'revenue'] as const) {
        const changed = differenceOf(before, after).filter((each) => (each.after ?? each.before)!.side === side);
        const total = totalsBeside(before, after).find((each) => each.side === side);
        assert.equal(
          changed.reduce((sum, each) => sum + each.cents, 0),
          total ? total.after - total.before : 0,
        );
      }
      assert.deepEqual(differenceOf(before, before), []);
      const whole = certifiable(before).filter((each) => each.fund === '' && each.side === 'spending');
      const funds = certifiable(before).filter((each) => each.fund !== '' && each.side === 'spending');
      assert.equal(
        funds.reduce((sum, each) => sum + each.ours, 0),
        whole[0]?.ours ?? 0,
      );
    }),
  );
});
