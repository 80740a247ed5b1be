// An invitation on its way, against a real database: what counts as delivered, who may say so, what the invited say about it, and that
// nobody is counted as silent before it is known that the invitation reached them.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../../test/database.ts';
import type { Ctx } from '../../../acts/commit.ts';
import { inPlace } from '../../../base/database.ts';
import { newId } from '../../../base/ids.ts';
import { Refused } from '../../../base/refused.ts';
import { referralState } from '../../demands/rules.ts';
import { replayed, town as townIn } from '../../letters/town.ts';
import { endMembership } from '../../people/actions.ts';
import { recordEvent } from '../actions.ts';
import { replyToInvitation } from '../invitations.ts';
import { replyCounts } from '../store.ts';
import { acknowledgeWay, disputeWay, type NewWay, recordWay, withdrawWay } from './actions.ts';
import { waysOf } from './store.ts';

const { db, ownerUrl } = await freshDatabase();

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && (!field || error.fields.some((one) => one.code === field));

/** Alpha invites the mayor and the council; today is March 2, 2026. */
async function invited() {
  const town = await townIn(db);
  const { alpha, mayor, council, membership, as } = town;
  const inviter = as('speaker', alpha);
  const { event, invitations } = await recordEvent(inviter, {
    kind: 'meeting',
    title: 'A meeting on the budget',
    status: 'tentative',
    day: '2026-03-20',
    standing: 'own',
    lang: 'en',
    as: { organization: alpha },
    invite: [
      { to: { post: mayor }, lang: 'en' },
      { to: { organization: council }, lang: 'en' },
    ],
  });
  const [toMayor, toCouncil] = invitations as [string, string];
  const sent: NewWay = { invitation: toMayor, fact: 'sent', channel: 'mail', day: '2026-02-20', lang: 'en' };
  const delivered: NewWay = { ...sent, fact: 'delivered', channel: 'hand', day: '2026-02-24', evidence: 'Stamped' };
  return { ...town, event, toMayor, toCouncil, inviter, mayorHere: as('holder', membership), sent, delivered };
}

const stateOf = (ctx: Ctx, invitation: string) =>
  inPlace(db, ctx.place, async (tx) => {
    const deliveries = (await waysOf(tx, [invitation])).get(invitation) ?? [];
    return referralState({ referral: true, deliveries, today: '2026-03-02' });
  });
const countsOf = (ctx: Ctx, event: string) =>
  inPlace(db, ctx.place, async (tx) => (await replyCounts(tx, [event])).get(event)!);

describe('an invitation on its way', () => {
  it('is delivered with evidence only; a sending, or being made public, is no delivery', async () => {
    const { ctx, event, toMayor, inviter, sent, delivered } = await invited();
    assert.deepEqual(await stateOf(ctx, toMayor), { state: 'asked', disputed: false });
    await assert.rejects(
      recordWay(inviter, { ...delivered, evidence: ' ' }),
      refused('invalid', 'letters-evidence-needed'),
    );
    await assert.rejects(recordWay(inviter, { ...delivered, day: '2026-03-03' }), refused('invalid'));
    await recordWay(inviter, { ...sent, fact: 'published', channel: 'press' });
    await recordWay(inviter, sent);
    assert.deepEqual(await stateOf(ctx, toMayor), { state: 'asked', sent: '2026-02-20', disputed: false });
    assert.equal((await countsOf(ctx, event)).waited, 0);
    await recordWay(inviter, delivered);
    assert.deepEqual(await stateOf(ctx, toMayor), {
      state: 'waiting',
      since: '2026-02-24',
      days: 6,
      acknowledged: false,
    });
    const { invited: asked, waited } = await countsOf(ctx, event);
    assert.deepEqual([asked, waited], [2, 1], 'the council was invited too, and nothing is said of it');
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is told of by who invites, by the invited for what reached them, and by staff from a source; by nobody else', async () => {
    const { ctx, beta, source, toMayor, toCouncil, inviter, mayorHere, as, sent, delivered } = await invited();
    await assert.rejects(recordWay(as('speaker', beta), delivered), refused('forbidden'));
    await assert.rejects(recordWay(mayorHere, sent), refused('forbidden'));
    await assert.rejects(recordWay(mayorHere, { ...delivered, invitation: toCouncil }), refused('forbidden'));
    await assert.rejects(recordWay(ctx, sent), refused('invalid', 'letters-source-needed'));
    await assert.rejects(recordWay(ctx, { ...sent, sources: [newId()] }), refused('invalid', 'source-unknown'));
    for (const invitation of [newId(), 'nothing'])
      await assert.rejects(recordWay(inviter, { ...sent, invitation }), refused('not-found'));
    await recordWay(ctx, { ...sent, sources: [source] });
    await recordWay(mayorHere, delivered);
    const ways = await inPlace(db, ctx.place, (tx) => waysOf(tx, [toMayor]));
    assert.deepEqual(
      ways.get(toMayor)!.map((one) => [one.fact, one.given, one.author.role]),
      [
        ['sent', 'source', 'clerk'],
        ['delivered', 'here', 'holder'],
      ],
    );
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is told of by no office that has ended', async () => {
    const { ctx, membership, mayorHere, delivered } = await invited();
    await endMembership(ctx, membership, { until: '2026-03-01' });
    await assert.rejects(recordWay(mayorHere, delivered), refused('post-ended'));
  });

  it('may be disputed by the invited: both sides stand, nobody is silent, and their last word counts', async () => {
    const { ctx, event, toMayor, source, inviter, mayorHere, delivered } = await invited();
    const delivery = await recordWay(inviter, delivered);
    const said = { delivery, words: 'We have no such paper.', lang: 'en' };
    await assert.rejects(disputeWay(inviter, said), refused('forbidden'));
    await assert.rejects(disputeWay(mayorHere, { ...said, words: '' }), refused('invalid', 'letters-words-needed'));
    await disputeWay(mayorHere, said);
    await assert.rejects(disputeWay(mayorHere, said), refused('duplicate'));
    assert.deepEqual(await stateOf(ctx, toMayor), { state: 'asked', sent: '2026-02-24', disputed: true });
    assert.equal((await countsOf(ctx, event)).waited, 0);
    await assert.rejects(acknowledgeWay(ctx, said), refused('invalid', 'letters-source-needed'));
    await acknowledgeWay(ctx, { ...said, words: 'It was found.', sources: [source] });
    assert.equal((await stateOf(ctx, toMayor)).state, 'waiting');
    const ways = await inPlace(db, ctx.place, (tx) => waysOf(tx, [toMayor]));
    assert.deepEqual(
      ways.get(toMayor)![0]!.words.map((one) => [one.what, one.words, one.given]),
      [
        ['disputed', 'We have no such paper.', 'here'],
        ['acknowledged', 'It was found.', 'source'],
      ],
    );
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('of which only the sending was recorded is delivered on the day the invited say it arrived', async () => {
    const { ctx, toMayor, inviter, mayorHere, sent } = await invited();
    const delivery = await recordWay(inviter, sent);
    await assert.rejects(
      acknowledgeWay(mayorHere, { delivery, lang: 'en' }),
      refused('invalid', 'letters-words-needed'),
    );
    await acknowledgeWay(mayorHere, { delivery, words: 'It is on my desk.', lang: 'en' });
    assert.deepEqual(await stateOf(ctx, toMayor), {
      state: 'waiting',
      since: '2026-03-02',
      days: 0,
      acknowledged: false,
    });
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('recorded in error is taken back by whoever recorded it or by staff, with a reason, and counts no more', async () => {
    const { ctx, event, toMayor, beta, inviter, mayorHere, as, delivered } = await invited();
    const [wrong, right] = [await recordWay(inviter, delivered), await recordWay(inviter, delivered)];
    const back = { delivery: wrong, reason: 'The receipt was of another letter.', lang: 'en' };
    for (const other of [as('speaker', beta), mayorHere])
      await assert.rejects(withdrawWay(other, back), refused('forbidden'));
    await assert.rejects(withdrawWay(inviter, { ...back, reason: ' ' }), refused('invalid', 'letters-reason-needed'));
    await withdrawWay(inviter, back);
    await assert.rejects(withdrawWay(inviter, back), refused('duplicate'));
    await assert.rejects(disputeWay(mayorHere, { delivery: wrong, words: 'No.', lang: 'en' }), refused('closed'));
    assert.equal((await countsOf(ctx, event)).waited, 1);
    await withdrawWay(ctx, { ...back, delivery: right });
    assert.equal((await countsOf(ctx, event)).waited, 0);
    assert.deepEqual(await stateOf(ctx, toMayor), { state: 'asked', disputed: false });
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is no matter any more once the invited have replied', async () => {
    const { ctx, event, toMayor, inviter, mayorHere, delivered } = await invited();
    await recordWay(inviter, delivered);
    await replyToInvitation(mayorHere, { invitation: toMayor, reply: 'accept', lang: 'en' });
    const { waited, accept } = await countsOf(ctx, event);
    assert.deepEqual([waited, accept], [0, 1]);
  });

  it('made public for everybody is disputed by nobody in particular', async () => {
    const { inviter, mayorHere, sent } = await invited();
    const delivery = await recordWay(inviter, { ...sent, fact: 'published', channel: 'press' });
    await assert.rejects(
      disputeWay(mayorHere, { delivery, words: 'No.', lang: 'en' }),
      refused('invalid', 'letters-nobody-asked'),
    );
  });

  it('disputed twice at the same moment is disputed once', async () => {
    const { ctx, inviter, mayorHere, delivered } = await invited();
    const delivery = await recordWay(inviter, delivered);
    const said = { delivery, words: 'No.', lang: 'en' };
    const both = await Promise.allSettled([disputeWay(mayorHere, said), disputeWay(mayorHere, said)]);
    assert.equal(both.filter((one) => one.status === 'fulfilled').length, 1);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});
