// A letter on its way: what counts as sent and as delivered, what its receiver says about it, and what is taken back.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { referDemand } from '../demands/actions.ts';
import { referralState } from '../demands/rules.ts';
import { acknowledgeDelivery, disputeDelivery, publishLetter, recordDelivery, withdrawDelivery } from './actions.ts';
import { replayed, town as townIn } from './town.ts';

const { db, ownerUrl } = await freshDatabase();
const town = () => townIn(db);

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && (!field || error.fields.some((one) => one.code === field));

const paragraphs = ['Dear mayor,', 'We ask you to open the books.'];
const rows = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>) => inPlace(db, ctx.place, work);

describe('on its way', () => {
  async function sent() {
    const given = await town();
    const { alpha, mayor, as } = given;
    const speaker = as('speaker', alpha);
    const letter = await publishLetter(speaker, {
      organizations: [alpha],
      title: 'Ours',
      lang: 'en',
      paragraphs,
      day: '2026-02-10',
      demands: [{ heading: 'Open', paragraph: 2, holders: [{ post: mayor }] }],
    });
    const to = { letter: letter.id, holder: { post: mayor }, channel: 'mail', lang: 'en' } as const;
    return { ...given, speaker, letter, to };
  }
  const state = (ctx: Ctx) =>
    rows(ctx, async (tx) => {
      const deliveries = await tx.selectFrom('deliveries').selectAll().orderBy('act_id').execute();
      return referralState({
        referral: true,
        deliveries: deliveries.map((one) => ({
          ...one,
          disputed: one.disputed_by !== null,
          acknowledged: one.acknowledged_by !== null,
          withdrawn: one.withdrawn_by !== null,
        })),
        today: '2026-03-02',
      });
    });

  it('a delivery needs evidence and a holder who was asked; a sending is not one', async () => {
    const { ctx, clerk, speaker, to, beta, as } = await sent();
    await assert.rejects(
      recordDelivery(speaker, { ...to, fact: 'delivered' }),
      refused('invalid', 'letters-evidence-needed'),
    );
    await assert.rejects(
      recordDelivery(speaker, { ...to, fact: 'delivered', evidence: 'x', holder: { post: clerk } }),
      refused('invalid', 'letters-holder-not-asked'),
    );
    await assert.rejects(recordDelivery(as('speaker', beta), { ...to, fact: 'sent' }), refused('forbidden'));
    await assert.rejects(recordDelivery(speaker, { ...to, fact: 'sent', day: '2026-03-03' }), refused('invalid'));
    await recordDelivery(speaker, { ...to, fact: 'sent', day: '2026-02-20' });
    assert.deepEqual(await state(ctx), { state: 'asked', sent: '2026-02-20', disputed: false });
    await recordDelivery(speaker, {
      ...to,
      fact: 'delivered',
      day: '2026-02-24',
      evidence: 'Stamped by the front desk',
    });
    assert.deepEqual(await state(ctx), { state: 'waiting', since: '2026-02-24', days: 6, acknowledged: false });
  });

  it('an office says only of its own desk that a letter arrived there', async () => {
    const { ctx, clerk, mayor, membership, letter, speaker, to, as } = await sent();
    await referDemand(speaker, { demand: letter.demands[0]!.id, holder: { post: clerk } });
    const holder = as('holder', membership);
    const arrived = { ...to, fact: 'delivered', evidence: 'It lay on the counter.' } as const;
    const others = [
      { ...arrived, holder: { post: clerk } },
      { ...arrived, fact: 'sent' as const },
      { letter: letter.id, channel: 'web' as const, lang: 'en', fact: 'published' as const, evidence: 'x' },
    ];
    for (const other of others) await assert.rejects(recordDelivery(holder, other), refused('forbidden'));
    assert.equal((await rows(ctx, (tx) => tx.selectFrom('deliveries').select('id').execute())).length, 0);
    await recordDelivery(holder, arrived);
    const [own] = await rows(ctx, (tx) => tx.selectFrom('deliveries').select(['holder_post', 'given']).execute());
    assert.deepEqual(own, { holder_post: mayor, given: 'here' });
  });

  it('a dispute stops the waiting and both sides stand; the last word of the holder counts', async () => {
    const { ctx, membership, speaker, to, source, as } = await sent();
    const delivery = await recordDelivery(speaker, {
      ...to,
      fact: 'delivered',
      evidence: 'Left at the desk',
      day: '2026-02-24',
    });
    const holder = as('holder', membership);
    await assert.rejects(disputeDelivery(speaker, { delivery, words: 'no', lang: 'en' }), refused('forbidden'));
    await assert.rejects(disputeDelivery(holder, { delivery, lang: 'en' }), refused('invalid', 'letters-words-needed'));
    await disputeDelivery(holder, { delivery, words: 'We have no such letter.', lang: 'en' });
    await assert.rejects(disputeDelivery(holder, { delivery, words: 'Really.', lang: 'en' }), refused('duplicate'));
    assert.deepEqual(await state(ctx), { state: 'asked', sent: '2026-02-24', disputed: true });
    await acknowledgeDelivery(ctx, { delivery, words: 'The office said it was found.', lang: 'en', sources: [source] });
    assert.deepEqual(await state(ctx), { state: 'waiting', since: '2026-02-24', days: 6, acknowledged: true });
    assert.equal((await rows(ctx, (tx) => tx.selectFrom('delivery_words').selectAll().execute())).length, 2);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('acknowledging a sending is the evidence of a delivery, counted from that day', async () => {
    const { ctx, membership, speaker, to, as } = await sent();
    const delivery = await recordDelivery(speaker, { ...to, fact: 'sent', day: '2026-01-10' });
    await acknowledgeDelivery(as('holder', membership), { delivery, words: 'It is on my desk.', lang: 'en' });
    assert.deepEqual(await state(ctx), { state: 'waiting', since: '2026-03-02', days: 0, acknowledged: false });
  });

  it('no delivery is counted from before anybody could read the letter, by record or by acknowledgment', async () => {
    const { ctx, membership, speaker, to, source, as } = await sent();
    const early = { ...to, fact: 'delivered', evidence: 'Stamped', day: '1850-11-22' } as const;
    await assert.rejects(recordDelivery(speaker, early), refused('invalid', 'letters-delivered-before'));
    const sending = await recordDelivery(speaker, { ...to, fact: 'sent', day: '2026-02-09' });
    const said = { delivery: sending, words: 'It came.', lang: 'en', day: '2026-02-09', sources: [source] };
    await assert.rejects(acknowledgeDelivery(ctx, said), refused('invalid', 'letters-delivered-before'));
    assert.deepEqual(await state(ctx), { state: 'asked', sent: '2026-02-09', disputed: false });
    // A month that may lie after the publication is not refused, and a letter that was public elsewhere earlier may have arrived then.
    await recordDelivery(speaker, { ...early, day: '2026-02' });
    const { holder: _, ...everybody } = to;
    await recordDelivery(speaker, {
      ...everybody,
      fact: 'published',
      channel: 'web',
      day: '2026-01-31',
      evidence: 'x',
    });
    await recordDelivery(speaker, { ...early, day: '2026-02-01' });
    await assert.rejects(recordDelivery(speaker, { ...early, day: '2026-01-30' }), refused('invalid'));
    await acknowledgeDelivery(as('holder', membership), { delivery: sending, words: 'It is here.', lang: 'en' });
  });

  it('what was recorded in error is taken back by whoever recorded it or by a clerk, with a reason, and counts no more', async () => {
    const { ctx, alpha, beta, membership, speaker, to, as } = await sent();
    const record = (day: string) => recordDelivery(speaker, { ...to, fact: 'delivered', evidence: 'Stamped', day });
    const [wrong, right] = [await record('2026-02-12'), await record('2026-02-24')];
    const back = { delivery: wrong, reason: 'The stamp was of another letter.', lang: 'en' };
    for (const other of [as('speaker', beta), as('holder', membership)])
      await assert.rejects(withdrawDelivery(other, back), refused('forbidden'));
    await assert.rejects(
      withdrawDelivery(speaker, { ...back, reason: ' 🤷 ' }),
      refused('invalid', 'letters-reason-needed'),
    );
    assert.deepEqual(await state(ctx), { state: 'waiting', since: '2026-02-12', days: 18, acknowledged: false });
    await withdrawDelivery(as('speaker', alpha), back);
    assert.deepEqual(await state(ctx), { state: 'waiting', since: '2026-02-24', days: 6, acknowledged: false });
    await assert.rejects(withdrawDelivery(speaker, back), refused('duplicate'));
    const said = { delivery: wrong, words: 'No.', lang: 'en' };
    await assert.rejects(disputeDelivery(as('holder', membership), said), refused('closed'));
    await withdrawDelivery(ctx, { ...back, delivery: right });
    assert.deepEqual(await state(ctx), { state: 'asked', disputed: false });
    const words = await rows(ctx, (tx) => tx.selectFrom('delivery_words').select(['what', 'words']).execute());
    assert.equal(words.filter((one) => one.what === 'withdrawn' && one.words === back.reason).length, 2);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('a further holder is asked once', async () => {
    const { ctx, clerk, speaker, letter } = await sent();
    const asked = { demand: letter.demands[0]!.id, holder: { post: clerk } };
    await referDemand(speaker, asked);
    await assert.rejects(referDemand(speaker, asked), refused('duplicate'));
    await assert.rejects(referDemand(ctx, asked), refused('invalid', 'letters-source-needed'));
  });
});
