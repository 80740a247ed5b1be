// A demand put to somebody long after the letter reached them: nobody is late for days on which they were not asked.
// Every page reads the same clock; each of them is asked here, so that none keeps an older rule.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import { referDemand } from '../demands/actions.ts';
import { readDemand } from '../demands/read.ts';
import { publishLetter, recordDelivery } from '../letters/actions.ts';
import { readLetter } from '../letters/pages.ts';
import { town as townIn } from '../letters/town.ts';
import { askedOfEach } from '../people/alike.ts';
import { askedOf } from '../people/asked.ts';
import { clocksOfHolders } from './of-holders.ts';
import { letterClocks } from './on-letter.ts';
import { clockedReferral, clockReader, listedReferrals, readGround } from './store.ts';

const { db } = await freshDatabase();

/** The letter reached the mayor on February 2, 2026; the second demand was put to the mayor on March 2, which is today. */
async function askedTwice() {
  const { ctx, alpha, mayor, council, as } = await townIn(db);
  const speaker = as('speaker', alpha);
  const letter = await publishLetter(speaker, {
    organizations: [alpha],
    title: 'Ours',
    lang: 'en',
    paragraphs: ['Dear mayor,', 'We ask you to open the books.', 'We ask the council to meet.'],
    day: '2026-02-01',
    demands: [
      { heading: 'Open', paragraph: 2, holders: [{ post: mayor }] },
      { heading: 'Meet', paragraph: 3, holders: [{ organization: council }] },
    ],
  });
  const to = { letter: letter.id, holder: { post: mayor }, channel: 'hand', lang: 'en' } as const;
  await recordDelivery(speaker, { ...to, fact: 'delivered', evidence: 'A stamp', day: '2026-02-02' });
  const later = await referDemand(speaker, { demand: letter.demands[1]!.id, holder: { post: mayor } });
  return { ctx, mayor, letter, first: letter.demands[0]!.referrals[0]!.id, later };
}

it('the clock starts on the day of asking where that is later than the delivery, on every page alike', async () => {
  const { ctx, mayor, letter, first, later } = await askedTwice();
  const today = '2026-03-12';
  const starts = new Map([
    [first, '2026-02-02'],
    [later, '2026-03-02'],
  ]);
  await inPlace(db, ctx.place, async (tx) => {
    const clock = clockReader(await readGround(tx), today);
    const at = { holder: { post: mayor }, events: [], answered: [] };
    const listed = (await listedReferrals(tx, false)).filter((one) => one.holder_post === mayor);
    const each = await (await askedOfEach(tx, [mayor], [], today)).lists();
    const waiting = await askedOf(tx, [mayor], [], today);
    const clockOf = await clocksOfHolders(tx, { posts: [mayor], organizations: [], today });
    assert.equal(listed.length, 2);
    for (const [referral, start] of starts) {
      const one = (await clockedReferral(tx, referral))!;
      assert.equal(clock({ ...at, deliveries: one.deliveries }).start, start);
      assert.equal(clockOf(referral, at.holder, one.deliveries).start, start);
      assert.equal(
        clock({ ...at, deliveries: listed.find((row) => row.referral === referral)!.deliveries }).start,
        start,
      );
      const asked = waiting.find((row) => row.referral === referral)!;
      assert.equal(asked.clock?.start, start);
      assert.equal(asked.state.state === 'waiting' && asked.state.since, start);
      const alike = each.find((row) => row.referrals.includes(referral))!;
      assert.equal(alike.clock?.start, start);
    }

    for (const [n, start] of [...starts.values()].entries()) {
      const demand = (await readDemand(tx, ctx.place, '1-ours', String(n + 1), today))!;
      const own = demand.referrals.find((row) => row.holder_post === mayor)!;
      assert.equal(demand.clocks.get(own.id)!.start, start);
    }

    const read = (await readLetter(tx, ctx.place, '1-ours'))!;
    const { columns, apart } = letterClocks(
      read.clocks,
      [{ post: mayor }],
      () => listed.find((row) => row.referral === first)!.deliveries,
      today,
    );
    assert.equal([...columns.values()][0]!.start, '2026-02-02');
    assert.deepEqual(
      [...apart].map(([key, { clock: own, deliveries }]) => [
        key.startsWith(letter.demands[1]!.id),
        own.start,
        deliveries[0]!.day,
      ]),
      [[true, '2026-03-02', '2026-03-02']],
    );
  });
});
