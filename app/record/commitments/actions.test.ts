// Commitments as people record them: whose word it is, that the first wording stays, and when an assertion is called self-reported.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { replayed, town as townIn } from '../letters/town.ts';
import { recordSource } from '../words/actions.ts';
import { markCommitment, recordCommitment, reviewMark } from './actions.ts';
import { commitmentBy, standing } from './store.ts';

const { db, ownerUrl } = await freshDatabase();

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && (!field || error.fields.some((one) => one.code === field));

async function promised() {
  const town = await townIn(db);
  const { ctx, mayor, membership, source, as } = town;
  const holder = as('holder', membership);
  const words = 'We will open the books by summer.';
  const made = await recordCommitment(ctx, {
    holder: { post: mayor },
    words,
    vague: 'by summer',
    rule: 'summer',
    sources: [source],
  });
  const read = async () => (await inPlace(db, ctx.place, (tx) => commitmentBy(tx, { id: made.id })))!;
  const mark = { commitment: made.id, words: 'Seen.', sources: [source] };
  return { ...town, holder, made, words, read, mark };
}

describe('a commitment', () => {
  it('keeps its words and its first date, whatever is said later', async () => {
    const { ctx, read, words, mark } = await promised();
    const first = await read();
    assert.deepEqual([first.words, first.due, first.rule, first.rubric], [words, '2026-06-20', 'summer', 1]);
    await markCommitment(ctx, { ...mark, axis: 'position', value: 'changed', newWords: 'Some of the books.' });
    await markCommitment(ctx, { ...mark, axis: 'time', value: 'moved', newDue: '2027' });
    const { marks: _, ...now } = await read();
    const { marks: __, ...then } = first;
    assert.deepEqual(now, then);
    const { time, position } = standing(await read(), '2026-07-01');
    assert.deepEqual(
      [position, time.value, time.baseline, time.due, time.moved],
      ['changed', 'running', '2026-06-20', '2027', 1],
    );
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is made here only by whoever holds the office, and from a source by those who keep the record', async () => {
    const { ctx, holder, as, alpha, mayor } = await promised();
    const own = { holder: { post: mayor }, words: 'We will.' };
    await recordCommitment(holder, own);
    await assert.rejects(recordCommitment(as('speaker', alpha), own), refused('forbidden'));
    await assert.rejects(recordCommitment(ctx, own), refused('invalid', 'source-needed'));
  });

  it('has a day or a rule for vague words, and not both', async () => {
    const { holder, mayor } = await promised();
    const own = { holder: { post: mayor }, words: 'We will.' };
    await assert.rejects(
      recordCommitment(holder, { ...own, due: '2026-05', vague: 'soon', rule: 'soon' }),
      refused('invalid', 'commitment-day-or-rule'),
    );
    await assert.rejects(recordCommitment(holder, { ...own, rule: 'soon' }), refused('invalid', 'empty'));
  });
});

describe('invariant 2', () => {
  it('what an office says of its own commitment is self-reported, even with a newspaper beside it', async () => {
    const { holder, mark, read } = await promised();
    await markCommitment(holder, { ...mark, axis: 'evidence', value: 'done' });
    const { evidence, time } = standing(await read(), '2026-08-01');
    assert.deepEqual([evidence.value, evidence.selfReported, time.value], ['done', true, 'missed']);
  });

  it('so is what rests only on the office’s own publications; one source of somebody else is enough', async () => {
    const { ctx, mark, read } = await promised();
    const own = { title: 'News', standing: 'official', held: false } as const;
    const { id: office } = await recordSource(ctx, { ...own, publisher: 'council' });
    await markCommitment(ctx, { ...mark, axis: 'evidence', value: 'partly', sources: [office] });
    assert.equal(standing(await read(), '2026-03-02').evidence.selfReported, true);
    await markCommitment(ctx, { ...mark, axis: 'evidence', value: 'partly', sources: [office, ...mark.sources] });
    assert.equal(standing(await read(), '2026-03-02').evidence.selfReported, false);
    await assert.rejects(
      markCommitment(ctx, { ...mark, axis: 'evidence', value: 'done', sources: [] }),
      refused('invalid', 'source-needed'),
    );
  });
});

describe('a disputed call (PromiseClock)', () => {
  it('stands as disputed until another editor confirms it', async () => {
    const { ctx, holder, mark, read } = await promised();
    const made = await markCommitment(ctx, { ...mark, axis: 'evidence', value: 'contradicted' });
    const second = { ...ctx, author: { role: 'clerk', name: 'Another clerk' } as const };
    await assert.rejects(reviewMark(second, { mark: made, what: 'confirmed', words: 'Yes.' }), refused('closed'));
    await reviewMark(holder, { mark: made, what: 'objected', words: 'It is not so.' });
    assert.equal(standing(await read(), '2026-03-02').evidence.disputed, true);
    await assert.rejects(reviewMark(holder, { mark: made, what: 'objected', words: 'No.' }), refused('closed'));
    await assert.rejects(reviewMark(holder, { mark: made, what: 'confirmed', words: 'No.' }), refused('forbidden'));
    await assert.rejects(
      reviewMark(ctx, { mark: made, what: 'confirmed', words: 'Yes.' }),
      refused('invalid', 'commitment-same-editor'),
    );
    await reviewMark(second, { mark: made, what: 'confirmed', words: 'I have looked.' });
    assert.equal(standing(await read(), '2026-03-02').evidence.disputed, false);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});
