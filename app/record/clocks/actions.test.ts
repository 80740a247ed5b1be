// Clocks as people change them: who may, on what word, and what nobody may.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { giveAnswer } from '../answers/actions.ts';
import { disputeDelivery, publishLetter, recordDelivery } from '../letters/actions.ts';
import { replayed, town as townIn } from '../letters/town.ts';
import { endMembership, recordMembership } from '../people/actions.ts';
import { changeClock, transferReferral, withdrawEvent } from './actions.ts';
import { endPeriod, setPeriod } from './period-actions.ts';
import type { Clock } from './rules.ts';
import { clockedReferral, clockReader, counting, eventRows, readGround } from './store.ts';

const { db, ownerUrl } = await freshDatabase();

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && (!field || error.fields.some((one) => one.code === field));

/** A letter to the mayor that arrived on Monday, February 2, 2026; today is March 2. */
async function delivered() {
  const town = await townIn(db);
  const { ctx, alpha, mayor, membership, as, source } = town;
  const speaker = as('speaker', alpha);
  const letter = await publishLetter(speaker, {
    organizations: [alpha],
    title: 'Ours',
    lang: 'en',
    paragraphs: ['Dear mayor,', 'We ask you to open the books.'],
    day: '2026-02-01',
    demands: [{ heading: 'Open', paragraph: 2, holders: [{ post: mayor }] }],
  });
  const referral = letter.demands[0]!.referrals[0]!.id;
  const to = { letter: letter.id, holder: { post: mayor }, channel: 'hand', lang: 'en' } as const;
  const delivery = await recordDelivery(speaker, { ...to, fact: 'delivered', evidence: 'A stamp', day: '2026-02-02' });
  const said = { referral, words: 'They say so.', sources: [source] };
  return { ...town, speaker, holder: as('holder', membership), letter, referral, delivery, said, ctx };
}

const clockOn = (ctx: Ctx, referral: string, day: string): Promise<Clock> =>
  inPlace(db, ctx.place, async (tx) => {
    const of = (await clockedReferral(tx, referral))!;
    const events = counting((await eventRows({ referral }).execute(tx)).rows);
    const holder = of.post ? { post: of.post } : { organization: of.organization! };
    return clockReader(await readGround(tx), day)({ ...of, holder, events });
  });

const law = { basis: 'law', days: 10, unit: 'working', soon: 2, long: 10, rolls: true } as const;
const cited = { citation: 'Open Records Act, section 5', url: 'https://law.example/5' };

describe('periods', () => {
  it('a law needs its citation, the address of its words and a source; a courtesy needs none', async () => {
    const { ctx, mayor, source } = await delivered();
    const whom = { holder: { post: mayor } };
    await assert.rejects(setPeriod(ctx, { ...law, ...whom, sources: [source] }), refused('invalid', 'empty'));
    await assert.rejects(
      setPeriod(ctx, { ...law, ...whom, citation: 'An act', sources: [source] }),
      refused('invalid', 'clock-law-link'),
    );
    await assert.rejects(
      setPeriod(ctx, { ...law, ...whom, ...cited, sources: [] }),
      refused('invalid', 'source-needed'),
    );
    await setPeriod(ctx, { ...law, basis: 'courtesy', sources: [] });
  });

  it('only those who keep the record set one', async () => {
    const { holder, speaker, mayor, source } = await delivered();
    for (const ctx of [holder, speaker])
      await assert.rejects(
        setPeriod(ctx, { ...law, ...cited, holder: { post: mayor }, sources: [source] }),
        refused('forbidden'),
      );
  });

  it('a kind of body, or the organization of a post, is bound by its own period and nobody else', async () => {
    const { ctx, referral, council, source } = await delivered();
    await setPeriod(ctx, { ...law, ...cited, bodyKind: 'court', sources: [source] });
    assert.equal((await clockOn(ctx, referral, '2026-03-02')).period.basis, 'courtesy');
    const { id } = await setPeriod(ctx, { ...law, ...cited, holder: { organization: council }, sources: [source] });
    const bound = await clockOn(ctx, referral, '2026-03-02');
    assert.deepEqual([bound.period.basis, bound.due, bound.state], ['law', '2026-02-16', 'overdue']);
    await endPeriod(ctx, id, { what: 'withdrawn', words: 'Another council.' });
    assert.equal((await clockOn(ctx, referral, '2026-03-02')).period.basis, 'courtesy');
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});

describe('what happens to a clock', () => {
  it('is recorded from a source by staff, with words and on an exact day', async () => {
    const { ctx, said, referral } = await delivered();
    await assert.rejects(
      changeClock(ctx, { ...said, what: 'pause', sources: [] }),
      refused('invalid', 'source-needed'),
    );
    await assert.rejects(changeClock(ctx, { ...said, what: 'pause', words: ' ' }), refused('invalid', 'empty'));
    await assert.rejects(
      changeClock(ctx, { ...said, what: 'pause', day: '2026-02' }),
      refused('invalid', 'clock-exact-day'),
    );
    await assert.rejects(
      changeClock(ctx, { ...said, what: 'pause', day: '2026-01-30' }),
      refused('invalid', 'clock-not-started'),
    );
    await assert.rejects(changeClock(ctx, { ...said, what: 'resume' }), refused('invalid', 'clock-not-paused'));
    await changeClock(ctx, { ...said, what: 'pause', day: '2026-02-09' });
    await assert.rejects(changeClock(ctx, { ...said, what: 'pause' }), refused('invalid', 'clock-paused-already'));
    assert.equal((await clockOn(ctx, referral, '2026-03-02')).state, 'paused');
    await changeClock(ctx, { ...said, what: 'resume', day: '2026-02-13' });
    assert.equal((await clockOn(ctx, referral, '2026-03-02')).due, '2026-03-09');
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('the office adds no more days than its basis allows; staff can record an extension from a source', async () => {
    const { ctx, holder, said, referral, mayor, source } = await delivered();
    await assert.rejects(
      changeClock(holder, { ...said, what: 'extend', days: 3 }),
      refused('invalid', 'clock-extension-none'),
    );
    await setPeriod(ctx, { ...law, days: 20, ...cited, holder: { post: mayor }, extendMost: 5, sources: [source] });
    await changeClock(holder, { ...said, what: 'extend', days: 3 });
    await assert.rejects(
      changeClock(holder, { ...said, what: 'extend', days: 3 }),
      refused('invalid', 'clock-extension-most'),
    );
    await changeClock(ctx, { ...said, what: 'extend', days: 30 });
    assert.equal((await clockOn(ctx, referral, '2026-03-02')).allowed, 53);
  });

  it('each side says only its own: who asks cannot pause, who is asked cannot stop, a stranger nothing', async () => {
    const { holder, speaker, said, as, beta } = await delivered();
    await assert.rejects(changeClock(speaker, { ...said, what: 'pause' }), refused('forbidden'));
    await assert.rejects(changeClock(holder, { ...said, what: 'stop' }), refused('forbidden'));
    await assert.rejects(changeClock(as('speaker', beta), { ...said, what: 'stop' }), refused('forbidden'));
    await changeClock(speaker, { ...said, what: 'stop' });
    await assert.rejects(changeClock(speaker, { ...said, what: 'stop' }), refused('invalid', 'clock-stopped'));
  });

  it('what was recorded in error is taken back by whoever recorded it, and counts no more', async () => {
    const { ctx, holder, speaker, said, referral } = await delivered();
    const event = await changeClock(holder, { ...said, what: 'pause', day: '2026-02-20' });
    await assert.rejects(withdrawEvent(speaker, { event, words: 'No.' }), refused('forbidden'));
    await withdrawEvent(holder, { event, words: 'It was another letter.' });
    assert.equal((await clockOn(ctx, referral, '2026-03-02')).state, 'due-soon');
    await assert.rejects(withdrawEvent(holder, { event, words: 'Again.' }), refused('duplicate'));
  });

  it('invariant 5: a delivery disputed by its receiver ends every lateness, whatever was recorded of the clock', async () => {
    const { ctx, holder, said, referral, delivery } = await delivered();
    await changeClock(ctx, { ...said, what: 'extend', days: 1 });
    assert.equal((await clockOn(ctx, referral, '2026-03-10')).state, 'overdue');
    await disputeDelivery(holder, { delivery, words: 'Nothing came.', lang: 'en' });
    const clock = await clockOn(ctx, referral, '2026-04-20');
    assert.deepEqual([clock.state, clock.why, clock.late], ['not-started', 'disputed', 0]);
  });
});

describe('passing a question on (alaveteli#8300, okfde/froide#367)', () => {
  it('stops this clock, keeps the link, and the other’s own clock waits for its own delivery', async () => {
    const { ctx, holder, said, referral, council } = await delivered();
    const other = await transferReferral(holder, { ...said, to: { organization: council } });
    const clock = await clockOn(ctx, referral, '2026-05-01');
    assert.deepEqual([clock.state, clock.stop?.by], ['stopped-in-time', 'transfer']);
    assert.equal((await clockOn(ctx, other, '2026-05-01')).state, 'not-started');
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is not for whoever asks, nor to oneself', async () => {
    const { speaker, holder, said, council, mayor } = await delivered();
    await assert.rejects(transferReferral(speaker, { ...said, to: { organization: council } }), refused('forbidden'));
    await assert.rejects(
      transferReferral(holder, { ...said, to: { post: mayor } }),
      refused('invalid', 'clock-transfer-itself'),
    );
  });
});

describe('a successor in office mid-clock', () => {
  it('takes over the clock as it runs, and stops it with an answer', async () => {
    const { ctx, db: _, mayor, membership, referral, holder, as } = { db, ...(await delivered()) };
    const before = await clockOn(ctx, referral, '2026-03-02');
    await endMembership(ctx, membership, { until: '2026-02-20' });
    await assert.rejects(
      giveAnswer(holder, { verdict: 'declined', reasons: 'No.', lang: 'en', referrals: [referral] }),
      refused('post-ended'),
    );
    const { id: next } = await recordMembership(ctx, { post: mayor, role: 'Mayor', from: '2026-02-21' });
    const { verify } = await import('../letters/town.ts');
    await verify(db, ctx, { membership: next });
    assert.deepEqual(await clockOn(ctx, referral, '2026-03-02'), before);
    await giveAnswer(as('holder', next), {
      verdict: 'declined',
      reasons: 'No, too.',
      lang: 'en',
      referrals: [referral],
    });
    const after = await clockOn(ctx, referral, '2026-06-01');
    assert.deepEqual([after.state, after.start, after.due], ['stopped-in-time', before.start, before.due]);
  });
});
