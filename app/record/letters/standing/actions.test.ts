// An organization takes its name off a letter, against a real database: by its speaker or from a source, once for each version. The
// words stay; the letter is withdrawn only when nobody holds on to it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../../test/database.ts';
import type { Ctx } from '../../../acts/commit.ts';
import { inPlace } from '../../../base/database.ts';
import { Refused } from '../../../base/refused.ts';
import { nameOrganization, publishLetter, publishVersion, recordReportedLetter } from '../actions.ts';
import { listLetters, organizationsOf, versionsOf } from '../store.ts';
import { replayed, town as townIn } from '../town.ts';
import { withdrawLetter } from './actions.ts';
import { stateOf } from './state.ts';

const { db, ownerUrl } = await freshDatabase();
const town = () => townIn(db);

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && (!field || error.fields.some((one) => one.code === field));

const letterOf = async (ctx: Ctx, organization: string) =>
  (
    await publishLetter(ctx, {
      organizations: [organization],
      title: 'Open the books',
      lang: 'en',
      paragraphs: ['We ask you to open the books.'],
      demands: [{ heading: 'The books', paragraph: 1 }],
    })
  ).id;

const stateNow = (ctx: Ctx, letter: string) =>
  inPlace(db, ctx.place, async (tx) => {
    const versions = await versionsOf(tx, letter);
    const [listed] = await listLetters(tx, { limit: 1, offset: 0 });
    const state = stateOf(
      versions.find((one) => one.current),
      await organizationsOf(tx, letter),
    );
    assert.equal(listed!.withdrawn, state === 'withdrawn', 'the list says what the page says');
    return { state, words: versions[0]?.words };
  });

describe('a name taken off a letter', () => {
  it('withdraws the letter only when it was the last one, and the words stay', async () => {
    const { ctx, alpha, beta, as } = await town();
    const letter = await letterOf(as('speaker', alpha), alpha);
    await nameOrganization(as('speaker', beta), { letter, organization: beta });
    const off = { letter, reason: 'We are writing a better one.', lang: 'en' };
    await withdrawLetter(as('speaker', alpha), { ...off, organization: alpha });
    assert.equal((await stateNow(ctx, letter)).state, 'published');
    await assert.rejects(withdrawLetter(as('speaker', alpha), { ...off, organization: alpha }), refused('duplicate'));
    await withdrawLetter(as('speaker', beta), { ...off, organization: beta });
    assert.deepEqual(await stateNow(ctx, letter), { state: 'withdrawn', words: 'We ask you to open the books.' });
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is for its own speaker, or for staff from a source; with a reason', async () => {
    const { ctx, source, alpha, beta, as } = await town();
    const letter = await letterOf(as('speaker', alpha), alpha);
    const off = { letter, organization: alpha, reason: 'They said so.', lang: 'en' };
    await assert.rejects(withdrawLetter(as('speaker', beta), off), refused('forbidden'));
    await assert.rejects(withdrawLetter(as('speaker', beta), { ...off, organization: beta }), refused('not-found'));
    await assert.rejects(withdrawLetter(ctx, off), refused('invalid', 'letters-source-needed'));
    await assert.rejects(
      withdrawLetter(as('speaker', alpha), { ...off, reason: '--' }),
      refused('invalid', 'letters-reason-needed'),
    );
    await withdrawLetter(ctx, { ...off, sources: [source] });
    const [behind] = await inPlace(db, ctx.place, (tx) => organizationsOf(tx, letter));
    assert.deepEqual([behind!.withdrawn?.given, behind!.withdrawn?.words], ['source', 'They said so.']);
  });

  it('counts for the version it was taken off; a withdrawn letter gets no other version', async () => {
    const { ctx, alpha, beta, as } = await town();
    const letter = await letterOf(as('speaker', alpha), alpha);
    await nameOrganization(as('speaker', beta), { letter, organization: beta });
    await withdrawLetter(as('speaker', alpha), { letter, organization: alpha, reason: 'Too short.', lang: 'en' });
    const next = { letter, title: 'Open the books', lang: 'en', paragraphs: ['Open the books and keep them open.'] };
    await publishVersion(as('speaker', alpha), next);
    assert.equal((await stateNow(ctx, letter)).state, 'published');
    await withdrawLetter(as('speaker', alpha), { letter, organization: alpha, reason: 'Too long.', lang: 'en' });
    assert.equal((await stateNow(ctx, letter)).state, 'withdrawn');
    await assert.rejects(
      publishVersion(as('speaker', alpha), { ...next, paragraphs: ['A third try.'] }),
      refused('invalid', 'work-withdrawn-already'),
    );
  });

  it('withdraws a letter known from reports as well', async () => {
    const { ctx, source, alpha } = await town();
    const { id } = await recordReportedLetter(ctx, {
      organizations: [alpha],
      title: 'A letter nobody has',
      lang: 'en',
      complete: false,
      demands: [{ heading: 'The books' }],
      sources: [source],
    });
    await withdrawLetter(ctx, {
      letter: id,
      organization: alpha,
      reason: 'So it said.',
      lang: 'en',
      sources: [source],
    });
    assert.equal((await stateNow(ctx, id)).state, 'withdrawn');
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});
