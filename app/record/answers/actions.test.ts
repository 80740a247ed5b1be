// Answering, against a real database: who may, in which words, and what stands afterwards.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { publishLetter } from '../letters/actions.ts';
import { replayed, town as townIn } from '../letters/town.ts';
import { endMembership, recordMembership } from '../people/actions.ts';
import { correctRecorded, giveAnswer, recordAnswer, reviseAnswer } from './actions.ts';
import type { AnswerWords } from './rules.ts';
import { answerAt, answeredCounts, answersTo, currentAnswersOf } from './store.ts';

const { db, ownerUrl } = await freshDatabase();

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && (!field || error.fields.some((one) => one.code === field));

const declined: AnswerWords = { verdict: 'declined', reasons: 'The budget is spent.', lang: 'en' };
const review: AnswerWords = { verdict: 'under-review', reasons: 'We are reading it.', lang: 'en' };

/** A town where Alpha asked the mayor three things and the council one. */
async function asked() {
  const town = await townIn(db);
  const letter = await publishLetter(town.as('speaker', town.alpha), {
    organizations: [town.alpha],
    title: 'Open the books',
    lang: 'en',
    paragraphs: ['One thing.', 'Another thing.', 'A third thing.'],
    demands: [1, 2, 3].map((paragraph) => ({
      heading: `Thing ${paragraph}`,
      paragraph,
      holders: [{ post: town.mayor }, ...(paragraph === 1 ? [{ organization: town.council }] : [])],
    })),
  });
  const demand = letter.demands[0]!.id;
  const referrals = letter.demands.map((one) => one.referrals[0]!.id);
  return { ...town, letter, demand, referrals, referral: referrals[0]!, mayorHere: town.as('holder', town.membership) };
}

const answersOf = (ctx: Ctx, demand: string) => inPlace(db, ctx.place, (tx) => answersTo(tx, demand));

describe('an answer given here', () => {
  it('is by a verified holder, is numbered, and replays to the same tables', async () => {
    const { ctx, demand, referral, mayorHere } = await asked();
    const [given] = await giveAnswer(mayorHere, { ...declined, referrals: [referral] });
    assert.equal(given!.number, 1);
    const [answer] = await answersOf(ctx, demand);
    assert.deepEqual(
      [answer!.verdict, answer!.reasons, answer!.given, answer!.day, answer!.occurred, answer!.holder_slug],
      ['declined', 'The budget is spent.', 'here', '2026-03-02', null, 'mayor'],
    );
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('answers several demands in the same words in one commit', async () => {
    const { ctx, letter, referrals, mayorHere } = await asked();
    const given = await giveAnswer(mayorHere, { ...review, referrals });
    assert.equal(given.length, 3);
    const current = await inPlace(db, ctx.place, (tx) => currentAnswersOf(tx, letter.id));
    assert.deepEqual(new Set(current.keys()), new Set(referrals));
    assert.deepEqual(await inPlace(db, ctx.place, answeredCounts), { asked: 4, answered: 3, holders: 2 });
  });

  it('answers all of them or none', async () => {
    const { ctx, demand, referrals, mayorHere } = await asked();
    await assert.rejects(
      giveAnswer(mayorHere, { ...review, referrals: [...referrals, newId()] }),
      refused('not-found'),
    );
    assert.deepEqual(await answersOf(ctx, demand), []);
  });

  it('is refused to anyone who does not hold the post, and to a holder nobody verified', async () => {
    const { ctx, as, alpha, clerk, referral } = await asked();
    const give = (who: Ctx) => giveAnswer(who, { ...declined, referrals: [referral] });
    await assert.rejects(give(ctx), refused('forbidden'));
    await assert.rejects(give(as('speaker', alpha)), refused('forbidden'));
    await assert.rejects(give(as('holder', newId())), refused('not-found'));
    const other = await recordMembership(ctx, { post: clerk, role: 'Clerk', from: '2024-01-01' });
    await assert.rejects(give(as('holder', other.id)), refused('forbidden'));
  });

  it('is refused to a successor until a steward has verified them', async () => {
    const { ctx, as, mayor, referral } = await asked();
    const next = await recordMembership(ctx, { post: mayor, role: 'Mayor', from: '2026-01-01' });
    await assert.rejects(
      giveAnswer(as('holder', next.id), { ...declined, referrals: [referral] }),
      refused('not-verified'),
    );
  });

  it('is refused to someone whose post has ended', async () => {
    const { ctx, membership, referral, mayorHere } = await asked();
    await endMembership(ctx, membership, { until: '2026-03-01' });
    await assert.rejects(giveAnswer(mayorHere, { ...declined, referrals: [referral] }), refused('post-ended'));
  });

  it('stands or is refused when the post ends at the same moment, never both', async () => {
    for (let round = 0; round < 6; round++) {
      const { ctx, membership, demand, referral, mayorHere } = await asked();
      const [answer, ended] = await Promise.allSettled([
        giveAnswer(mayorHere, { ...declined, referrals: [referral] }),
        endMembership(ctx, membership, { until: '2026-03-01' }),
      ]);
      assert.equal(ended.status, 'fulfilled');
      const order = await inPlace(db, ctx.place, (tx) =>
        tx
          .selectFrom('timeline')
          .select('kind')
          .where('stream', '=', `membership/${membership}`)
          .orderBy('n')
          .execute(),
      );
      const kinds = order.map((row) => row.kind).filter((kind) => /^(answer|membership\.ended)/.test(kind));
      if (answer.status === 'fulfilled') assert.deepEqual(kinds, ['answer.given/1', 'membership.ended/1']);
      else {
        assert.ok(refused('post-ended')(answer.reason), String(answer.reason));
        assert.deepEqual(kinds, ['membership.ended/1']);
        assert.deepEqual(await answersOf(ctx, demand), []);
      }
    }
  });

  it('is refused with every fault at once', async () => {
    const { referral, mayorHere } = await asked();
    const pictures = giveAnswer(mayorHere, {
      verdict: 'accepted',
      reasons: '😀😀 100 %',
      lang: 'en',
      referrals: [referral],
    });
    await assert.rejects(pictures, refused('invalid', 'answer-no-words'));
    const bad = giveAnswer(mayorHere, { verdict: 'not-my-power', reasons: ' \n ', lang: 'en', referrals: [referral] });
    await assert.rejects(bad, (error: Refused) => {
      assert.deepEqual(
        error.fields.map((one) => `${one.field} ${one.code}`),
        ['reasons empty', 'refers answer-who-can'],
      );
      return true;
    });
  });

  it('sent twice counts once', async () => {
    const { ctx, demand, referral, mayorHere } = await asked();
    const both = await Promise.allSettled(
      [1, 2].map(() => giveAnswer(mayorHere, { ...declined, referrals: [referral] })),
    );
    assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await answersOf(ctx, demand)).length, 1);
  });
});

describe('"not my power"', () => {
  it('names another holder, or says that none is known', async () => {
    const { ctx, demand, referral, council, mayor, mayorHere } = await asked();
    const say = (more: Partial<AnswerWords>) =>
      giveAnswer(mayorHere, {
        verdict: 'not-my-power',
        reasons: 'The council decides.',
        lang: 'en',
        referrals: [referral],
        ...more,
      });
    await assert.rejects(say({ refers: { organization: council }, noneKnown: true }), refused('invalid'));
    await assert.rejects(say({ refers: { organization: newId() } }), refused('invalid', 'holder-unknown'));
    await assert.rejects(say({ refers: { post: mayor } }), refused('invalid', 'answer-refers-to-itself'));
    await say({ refers: { organization: council } });
    const [answer] = await answersOf(ctx, demand);
    assert.equal(answer!.refers_organization, council);
  });
});

describe('an answer recorded from a source', () => {
  const on = { on: '2026-02-20' };

  it('says when it occurred and when it was recorded, and by whom', async () => {
    const { ctx, demand, referral, source } = await asked();
    await recordAnswer(ctx, { ...review, referrals: [referral], sources: [source], occurred: on });
    const [answer] = await answersOf(ctx, demand);
    assert.equal(answer!.given, 'source');
    assert.equal(answer!.day, '2026-02-20');
    assert.deepEqual(answer!.occurred, { on: '2026-02-20', zone: 'America/Chicago', basis: 'reported' });
    assert.equal(answer!.recorded.toISOString(), '2026-03-02T15:00:00.000Z');
    assert.deepEqual(answer!.author, { role: 'clerk', name: 'Test clerk' });
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('needs a source of this place, a day that is not ahead, and staff', async () => {
    const { ctx, referral, source, mayorHere } = await asked();
    const elsewhere = await asked();
    const record = (who: Ctx, sources: string[], day = '2026-02-20') =>
      recordAnswer(who, { ...review, referrals: [referral], sources, occurred: { on: day } });
    await assert.rejects(record(ctx, []), refused('invalid', 'source-needed'));
    await assert.rejects(record(ctx, [elsewhere.source]), refused('invalid', 'source-unknown'));
    await assert.rejects(record(ctx, [source], '2026-03-03'), refused('invalid', 'record-day-ahead'));
    await assert.rejects(record(mayorHere, [source]), refused('forbidden'));
    await assert.rejects(record(elsewhere.ctx, [elsewhere.source]), refused('not-found'));
  });

  it('does not replace what the holder said here, nor a later one', async () => {
    const { ctx, demand, referral, source, mayorHere } = await asked();
    await recordAnswer(ctx, { ...review, referrals: [referral], sources: [source], occurred: on });
    await recordAnswer(ctx, { ...declined, referrals: [referral], sources: [source], occurred: { on: '2026-01' } });
    const [second, first] = (await answersOf(ctx, demand)).sort((a, b) => b.number - a.number);
    assert.deepEqual([first!.superseded_by, second!.superseded_by], [null, first!.act]);
    await giveAnswer(mayorHere, { ...declined, referrals: [referral] });
    const later = { ...review, referrals: [referral], sources: [source], occurred: { on: '2026-03-02' } };
    await assert.rejects(recordAnswer(ctx, later), refused('invalid', 'answer-given-here'));
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('recorded by two clerks at once: the second sees the first and loses nothing', async () => {
    const { ctx, demand, referral, source } = await asked();
    const say = (reasons: string) =>
      recordAnswer(ctx, {
        ...review,
        reasons,
        referrals: [referral],
        sources: [source],
        occurred: on,
        follows: { [referral]: null },
      });
    const both = await Promise.allSettled([say('Read one way.'), say('Read another way.')]);
    const lost = both.find((one) => one.status === 'rejected');
    assert.ok(lost && refused('changed-meanwhile')(lost.reason));
    const [first] = await answersOf(ctx, demand);
    await recordAnswer(ctx, {
      ...review,
      reasons: 'Both.',
      referrals: [referral],
      sources: [source],
      occurred: on,
      follows: { [referral]: first!.id },
    });
    assert.equal((await answersOf(ctx, demand)).length, 2);
  });
});

describe('a revision', () => {
  it('leaves the earlier answer where it stood, at its own address', async () => {
    const { ctx, clock, demand, referral, mayorHere } = await asked();
    const [first] = await giveAnswer(mayorHere, { ...review, referrals: [referral] });
    clock.now = new Date('2026-04-10T15:00:00Z');
    const second = await reviseAnswer(mayorHere, { ...declined, answer: first!.answer });
    assert.equal(second.number, 2);
    const at = (address: string) => inPlace(db, ctx.place, (tx) => answerAt(tx, demand, address));
    assert.equal((await at('mayor-1'))?.reasons, review.reasons);
    assert.equal((await at('mayor-1'))?.superseded_by, second.act);
    assert.equal((await at('mayor-2'))?.reasons, declined.reasons);
    assert.equal((await at('mayor-2'))?.superseded_by, null);
    assert.equal(await at('mayor-3'), undefined);
    assert.equal(await at('council-1'), undefined);
    assert.equal(await at('mayor'), undefined);
    await assert.rejects(
      reviseAnswer(mayorHere, { ...review, answer: first!.answer }),
      refused('changed-meanwhile'),
      'an answer that no longer counts cannot be revised by accident',
    );
  });

  it('corrects what an editor recorded, as given here', async () => {
    const { ctx, demand, referral, source, mayorHere } = await asked();
    const [recorded] = await recordAnswer(ctx, {
      ...declined,
      referrals: [referral],
      sources: [source],
      occurred: { on: '2026-02-20' },
    });
    const corrected = await correctRecorded(mayorHere, { ...review, answer: recorded!.answer });
    const all = await answersOf(ctx, demand);
    assert.deepEqual(all.map((one) => [one.number, one.given, one.superseded_by === null]).sort(), [
      [1, 'source', false],
      [2, 'here', true],
    ]);
    await assert.rejects(correctRecorded(mayorHere, { ...declined, answer: corrected.answer }), refused('closed'));
  });
});
