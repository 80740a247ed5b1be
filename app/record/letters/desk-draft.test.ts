// A draft over HTTP: two people at once, the back button, a form sent twice, five hundred demands, and somebody else's draft.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { begin, hiddenOf, problems, rows, site, town } from './desk-town.ts';
import { signedIn } from './town.ts';

describe('a draft', () => {
  it('that two people write at once loses nothing of either', async () => {
    const { ctx, alpha, organizer } = await town();
    const second = await signedIn(site, ctx, 'Sam Second', { organization: alpha });
    const draft = await begin(organizer);
    const page = await second.get(`${draft}/text`);
    const hidden = hiddenOf(page.text);
    await organizer.send(`${draft}/text`, { text: 'The first one wrote this.' });
    const clash = await second.post(`${draft}/text`, { ...hidden, text: 'The second one wrote that.' });
    assert.equal(clash.status, 409);
    assert.match(clash.text, /Somebody saved this draft/);
    assert.match(clash.text, /The second one wrote that\./);
    assert.match(clash.text, /first/);
    const now = hiddenOf(clash.text);
    const again = await second.post(`${draft}/text`, { ...now, text: 'Both wrote this.' });
    assert.equal(again.status, 303, problems(again.text));
    const [saved] = await rows(ctx, (tx) => tx.selectFrom('letter_drafts').selectAll().execute());
    assert.deepEqual(saved?.paragraphs, ['Both wrote this.']);
  });

  it('takes an older step again from the back button without losing a later one', async () => {
    const { ctx, organizer } = await town();
    const draft = await begin(organizer);
    const ticks = await organizer.get(`${draft}/demands`);
    const old = hiddenOf(ticks.text);
    await organizer.post(`${draft}/demands`, { ...old, p: ['1'] });
    await organizer.send(`${draft}/headings`, { 'heading-1': 'A careful heading', 'quote-1': '' });
    const same = await organizer.post(`${draft}/demands`, { ...old, p: ['1'] });
    assert.equal(same.status, 303, 'the same ticks change nothing');
    const other = await organizer.post(`${draft}/demands`, { ...old, p: ['2'] });
    assert.equal(other.status, 409);
    const [saved] = await rows(ctx, (tx) => tx.selectFrom('letter_drafts').selectAll().execute());
    assert.equal((saved!.marks as { heading: string }[])[0]?.heading, 'A careful heading');
  });

  it('sent twice at the first step begins once', async () => {
    const { ctx, organizer } = await town();
    const page = await organizer.get('/desk/letters/new');
    const hidden = hiddenOf(page.text);
    const send = () => organizer.post('/desk/letters/new', { ...hidden, title: 'Twice', lang: 'en', text: 'Words.' });
    const [first, second] = await Promise.all([send(), send()]);
    assert.equal(first.location, second.location);
    assert.equal((await rows(ctx, (tx) => tx.selectFrom('letter_drafts').selectAll().execute())).length, 1);
  });

  it('and its file are not there for anyone else, in this place or another', async () => {
    const { ctx, beta, organizer } = await town();
    const draft = await begin(organizer);
    const other = await signedIn(site, ctx, 'Bo Beta', { organization: beta });
    const elsewhere = await town();
    const digest = (await rows(ctx, (tx) => tx.selectFrom('letter_drafts').select('file').executeTakeFirstOrThrow()))
      .file;
    for (const person of [other, elsewhere.organizer]) {
      for (const step of [
        '',
        '/text',
        '/demands',
        '/headings',
        '/asked',
        '/asked/each',
        '/publish',
        '/discard',
        '/file',
      ]) {
        const seen = await person.get(`${draft}${step}`);
        assert.equal(seen.status, 404, step);
        assert.doesNotMatch(seen.text, /open the books/i);
      }
      assert.equal((await person.get(`/files/${digest}`)).status, 404, 'a draft’s file is not public');
    }
    assert.equal((await organizer.get(`/files/${digest}`)).status, 404);
  });

  it('of another version leads to its letter too, once that is published', async () => {
    const { organizer } = await town();
    const letter = await begin(organizer);
    await organizer.send(`${letter}/publish`, {});
    const id = letter.split('/').at(-1)!;
    const version = await begin(organizer, undefined, { letter: id, text: 'Other words.' });
    assert.match((await organizer.get(version)).text, /\/title"/, 'its title can be changed from its first page');
    assert.equal((await organizer.send(`${version}/publish`, {})).location, letter);
    const step = await organizer.get(`${version}/text`);
    assert.equal(step.status, 409);
    assert.match(step.text, /href="\/letters\/1-open-the-books">Open it/);
  });

  it('of 500 demands goes through every step', async () => {
    const { ctx, mayor, organizer } = await town();
    const many = Array.from({ length: 501 }, (_, i) => `We demand thing number ${i + 1}.`);
    const draft = await begin(organizer, undefined, { text: many.join('\n\n') });
    const all = many.map((_, i) => String(i));
    const over = await organizer.send(`${draft}/demands`, { p: all });
    assert.equal(over.status, 422);
    assert.match(problems(over.text), /500 demands at most/);
    const ticked = await organizer.send(`${draft}/demands`, { p: all.slice(0, 500) });
    assert.equal(ticked.status, 303, problems(ticked.text));
    const headings = Object.fromEntries(
      all.slice(0, 500).flatMap((_, i) => [
        [`heading-${i + 1}`, `Thing ${i + 1}`],
        [`quote-${i + 1}`, ''],
      ]),
    );
    const named = await organizer.send(`${draft}/headings`, headings);
    assert.equal(named.status, 303, problems(named.text));
    await organizer.send(`${draft}/asked`, { holders: [`post:${mayor}`], all: 'yes' });
    const done = await organizer.send(`${draft}/publish`, {});
    assert.equal(done.status, 303, problems(done.text));
    const counts = await rows(ctx, async (tx) => [
      (await tx.selectFrom('demands').select('id').execute()).length,
      (await tx.selectFrom('referrals').select('id').execute()).length,
    ]);
    assert.deepEqual(counts, [500, 500]);
    assert.equal((await organizer.get('/letters/1-open-the-books')).status, 200);
  });

  it('whose words are not where they should be says so at the demand, with all of them at once', async () => {
    const { organizer } = await town();
    const draft = await begin(organizer);
    await organizer.send(`${draft}/demands`, { p: ['1', '2'] });
    const wrong = await organizer.send(`${draft}/headings`, {
      'heading-1': '',
      'quote-1': 'not in it',
      'heading-2': '🎉',
      'quote-2': 'nor this',
    });
    assert.equal(wrong.status, 422);
    assert.match(problems(wrong.text), /^4 things/);
    assert.match(wrong.text, /not in it<\/textarea>/);
    const bidi = await organizer.send(`${draft}/headings`, {
      'heading-1': 'a\u202eb',
      'quote-1': '',
      'heading-2': 'b',
      'quote-2': '',
    });
    assert.equal(bidi.status, 422);
    assert.match(problems(bidi.text), /invisible/);
  });
});
