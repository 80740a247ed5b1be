// What people do with letters, against a real database: published, known from reports, and published again.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { placeQuote, referDemand } from '../demands/actions.ts';
import { nameOrganization, publishLetter, publishVersion, recordDelivery, recordReportedLetter } from './actions.ts';
import { canonicalText, digestOf } from './text.ts';
import { replayed, town as townIn } from './town.ts';

const { db, ownerUrl } = await freshDatabase();

const town = () => townIn(db);

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && (!field || error.fields.some((one) => one.code === field));

const paragraphs = [
  'Dear mayor,',
  'We ask you to open the books.',
  'We ask you to meet us. We ask you to meet us.',
  'Yours, Alpha',
];
const rows = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>) => inPlace(db, ctx.place, work);

describe('publishing', () => {
  it('enters letter, version, organizations, demands and referrals in one commit, and replays to the same tables', async () => {
    const { ctx, alpha, mayor, council, as } = await town();
    const letter = await publishLetter(as('speaker', alpha), {
      organizations: [alpha],
      title: 'Open the books',
      lang: 'en',
      paragraphs,
      rendition: { file: 'a'.repeat(64), name: 'letter.pdf', media: 'application/pdf', bytes: 1234 },
      demands: [
        {
          heading: 'Open the books',
          paragraph: 2,
          verb: 'disclose',
          object: 'books',
          holders: [{ post: mayor }, { post: mayor }],
        },
        {
          heading: 'Meet us',
          quote: 'We ask you to meet us.',
          holders: [{ holder: { organization: council }, ground: 'power' }],
        },
        { heading: 'Meet us again', quote: 'We ask you to meet us.', occurrence: 2 },
      ],
    });
    assert.equal(letter.number, 1);
    assert.equal(letter.slug, 'open-the-books');
    assert.deepEqual(
      letter.demands.map((one) => one.number),
      [1, 2, 3],
    );
    assert.equal(letter.demands[0]?.referrals.length, 1, 'a holder named twice is asked once');
    const text = paragraphs.join('\n\n');
    const { version, demands } = await rows(ctx, async (tx) => ({
      version: await tx.selectFrom('letter_versions').selectAll().executeTakeFirstOrThrow(),
      demands: await tx.selectFrom('demands').selectAll().orderBy('number').execute(),
    }));
    assert.equal(version.words, text);
    assert.equal(version.digest, digestOf(text));
    assert.deepEqual(
      demands.map((one) => [one.mark, one.start_at === null ? null : text.slice(one.start_at, one.end_at!)]),
      [
        ['resolved', paragraphs[1]],
        ['unresolved', null],
        ['resolved', 'We ask you to meet us.'],
      ],
    );
    assert.ok(demands[2]!.start_at! > text.indexOf(demands[2]!.quote!), 'the second place was chosen');
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is for the own organization, by a verified speaker', async () => {
    const { ctx, alpha, beta, council, source, as } = await town();
    const letter = { title: 'Ours', lang: 'en', paragraphs, demands: [] };
    const publish = (who: Ctx, organizations: string[]) => publishLetter(who, { ...letter, organizations });
    await assert.rejects(publish(as('speaker', alpha), [beta]), refused('forbidden'));
    await assert.rejects(publish(as('speaker', alpha), [alpha, beta]), refused('forbidden'));
    await assert.rejects(publish(as('speaker', council), [council]), refused('not-verified'));
    await assert.rejects(publish(as('holder', alpha), [alpha]), refused('forbidden'));
    await assert.rejects(publish(ctx, [alpha]), refused('invalid', 'letters-source-needed'));
    await publishLetter(ctx, { ...letter, organizations: [alpha, beta], sources: [source] });
    assert.equal((await rows(ctx, (tx) => tx.selectFrom('letters').selectAll().execute())).length, 1);
  });

  it('says everything that is wrong at once, and changes nothing', async () => {
    const { ctx, alpha, as } = await town();
    const bad = publishLetter(as('speaker', alpha), {
      organizations: [alpha],
      title: '🎉',
      lang: 'en',
      paragraphs: ['🎉🎉🎉', '✊🏿'],
      demands: [
        { heading: '', paragraph: 1 },
        { heading: 'Not there', quote: 'words that are not there' },
        { heading: 'Nowhere' },
        { heading: 'Past the end', paragraph: 9 },
      ],
    });
    await assert.rejects(bad, (error: Refused) => {
      assert.deepEqual(
        error.fields.map((one) => `${one.field} ${one.code}`),
        [
          'title letters-title-needed',
          'text letters-no-words',
          'heading-1 letters-heading-needed',
          'quote-2 letters-quote-not-found',
          'quote-3 letters-quote-needed',
          'quote-4 letters-quote-not-found',
        ],
      );
      return true;
    });
    assert.deepEqual(await rows(ctx, (tx) => tx.selectFrom('letters').selectAll().execute()), []);
  });

  it('takes five hundred demands and refuses one more', async () => {
    const { ctx, alpha, mayor, as } = await town();
    const many = (n: number) => ({
      organizations: [alpha],
      title: 'Everything',
      lang: 'en',
      paragraphs: Array.from({ length: n }, (_, i) => `We demand thing ${i + 1}.`),
      demands: Array.from({ length: n }, (_, i) => ({
        heading: `Thing ${i + 1}`,
        paragraph: i + 1,
        holders: [{ post: mayor }],
      })),
    });
    await assert.rejects(
      publishLetter(as('speaker', alpha), many(501)),
      refused('invalid', 'letters-too-many-demands'),
    );
    const letter = await publishLetter(as('speaker', alpha), many(500));
    assert.equal(letter.demands.at(-1)?.number, 500);
    const resolved = await rows(ctx, (tx) =>
      tx.selectFrom('demands').select('number').where('mark', '=', 'resolved').execute(),
    );
    assert.equal(resolved.length, 500);
  });

  it('knows nothing of another place', async () => {
    const here = await town();
    const there = await town();
    const letter = { organizations: [here.alpha], title: 'Ours', lang: 'en', paragraphs, demands: [] };
    const speaker = here.as('speaker', here.alpha);
    const asked = (holders: { post: string }[]) => [{ heading: 'Open', paragraph: 2, holders }];
    await assert.rejects(
      publishLetter(speaker, { ...letter, demands: asked([{ post: there.mayor }]) }),
      refused('not-found'),
    );
    await assert.rejects(
      publishLetter(here.ctx, { ...letter, sources: [there.source] }),
      refused('invalid', 'source-unknown'),
    );
    const theirs = await publishLetter(there.as('speaker', there.alpha), {
      ...letter,
      organizations: [there.alpha],
      demands: asked([{ post: there.mayor }]),
    });
    await assert.rejects(
      nameOrganization(speaker, { letter: theirs.id, organization: here.alpha }),
      refused('not-found'),
    );
    await assert.rejects(publishVersion(speaker, { ...letter, letter: theirs.id }), refused('not-found'));
    await assert.rejects(
      referDemand(speaker, { demand: theirs.demands[0]!.id, holder: { post: here.mayor } }),
      refused('not-found'),
    );
    const sent = {
      letter: theirs.id,
      fact: 'sent',
      holder: { post: here.mayor },
      channel: 'mail',
      evidence: 'posted',
      lang: 'en',
    } as const;
    await assert.rejects(recordDelivery(here.ctx, sent), refused('not-found'));
  });

  it('numbers letters without a gap or a double when many publish at once', async () => {
    const { ctx, alpha, beta, as } = await town();
    const publish = (organization: string) =>
      publishLetter(as('speaker', organization), {
        organizations: [organization],
        title: 'Ours',
        lang: 'en',
        paragraphs,
        demands: [],
      });
    const made = await Promise.all([alpha, beta, alpha, beta, alpha].map(publish));
    assert.deepEqual(made.map((one) => one.number).sort(), [1, 2, 3, 4, 5]);
    assert.equal((await rows(ctx, (tx) => tx.selectFrom('letters').select('number').execute())).length, 5);
  });
});

describe('a letter known from reports', () => {
  it('has no text, digest or file; its text may come later and then its demands are looked for in it', async () => {
    const { ctx, alpha, beta, mayor, source } = await town();
    const reported = {
      organizations: [alpha, beta],
      title: 'A letter to the mayor',
      lang: 'en',
      complete: false,
      day: '2021-04-22',
      demands: [
        { heading: 'Open the books', quote: 'We ask you to open the books.', holders: [{ post: mayor }] },
        { heading: 'Something else' },
      ],
    };
    await assert.rejects(recordReportedLetter(ctx, reported), refused('invalid', 'letters-source-needed'));
    const letter = await recordReportedLetter(ctx, { ...reported, sources: [source] });
    const before = await rows(ctx, (tx) =>
      tx.selectFrom('demands').select(['mark', 'version_id', 'start_at']).execute(),
    );
    assert.deepEqual(before, Array(2).fill({ mark: 'reported', version_id: null, start_at: null }));
    assert.deepEqual(await rows(ctx, (tx) => tx.selectFrom('letter_versions').selectAll().execute()), []);

    const found = await publishVersion(ctx, {
      letter: letter.id,
      title: 'A letter to the mayor',
      lang: 'en',
      paragraphs,
      sources: [source],
    });
    assert.deepEqual([found.number, found.carried, found.unresolved], [1, 1, [2]]);
    const now = await rows(ctx, (tx) =>
      tx.selectFrom('letters').selectAll().where('superseded_by', 'is', null).executeTakeFirstOrThrow(),
    );
    assert.deepEqual([now.known, now.number, now.slug, now.day], ['held', 1, 'a-letter-to-the-mayor', '2021-04-22']);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});

describe('another version', () => {
  it('keeps numbers, carries exact words that stand once, and leaves the rest unresolved until a person chooses', async () => {
    const { ctx, alpha, mayor, as } = await town();
    const speaker = as('speaker', alpha);
    const letter = await publishLetter(speaker, {
      organizations: [alpha],
      title: 'Ours',
      lang: 'en',
      paragraphs: ['Open the books.', 'Meet us.', 'Resign.'],
      demands: [1, 2, 3].map((paragraph) => ({
        heading: `Demand ${paragraph}`,
        paragraph,
        holders: [{ post: mayor }],
      })),
    });
    const next = {
      letter: letter.id,
      title: 'Ours, again',
      lang: 'en',
      paragraphs: ['Meet us.', 'Now: Open the books.', 'Meet us.'],
    };
    const version = await publishVersion(speaker, { ...next, added: [{ heading: 'A new one', quote: 'Now' }] });
    assert.deepEqual([version.number, version.carried, version.unresolved], [2, 1, [2, 3]]);
    assert.deepEqual(
      version.added.map((one) => one.number),
      [4],
    );
    await assert.rejects(publishVersion(speaker, next), refused('invalid', 'letters-same-words'));

    await placeQuote(speaker, { demand: letter.demands[1]!.id, occurrence: 2 });
    await assert.rejects(
      placeQuote(speaker, { demand: letter.demands[2]!.id, occurrence: 1 }),
      refused('invalid', 'letters-quote-not-found'),
    );
    const demands = await rows(ctx, (tx) =>
      tx
        .selectFrom('demands')
        .select(['number', 'mark', 'start_at'])
        .where('superseded_by', 'is', null)
        .orderBy('number')
        .execute(),
    );
    const text = canonicalText(next.paragraphs);
    assert.deepEqual(demands, [
      { number: 1, mark: 'resolved', start_at: text.indexOf('Open') },
      { number: 2, mark: 'resolved', start_at: text.lastIndexOf('Meet') },
      { number: 3, mark: 'unresolved', start_at: null },
      { number: 4, mark: 'resolved', start_at: text.indexOf('Now') },
    ]);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is adopted by others by themselves, each version once', async () => {
    const { alpha, beta, as } = await town();
    const letter = await publishLetter(as('speaker', alpha), {
      organizations: [alpha],
      title: 'Ours',
      lang: 'en',
      paragraphs,
      demands: [],
    });
    const naming = { letter: letter.id, organization: beta };
    await assert.rejects(nameOrganization(as('speaker', alpha), naming), refused('forbidden'));
    await nameOrganization(as('speaker', beta), naming);
    await assert.rejects(nameOrganization(as('speaker', beta), naming), refused('duplicate'));
  });
});
