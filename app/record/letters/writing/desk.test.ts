// Two organizations write one letter, over HTTP: the second is invited, each sees who changed what and loses nothing, each adopts the
// exact words, and only then they are published for both.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { begin, hiddenOf, problems, rows, site, town as townIn } from '../desk-town.ts';
import { replayed, signedIn } from '../town.ts';

async function town() {
  const made = await townIn();
  const second = await signedIn(site, made.ctx, 'Ana Flores', { organization: made.beta });
  const draft = await begin(made.organizer, undefined, { text: 'Dear mayor,\n\nWe ask you to open the books.' });
  return { ...made, second, draft };
}

const adopted = (draft: string, reader: Awaited<ReturnType<typeof town>>['second']) =>
  reader.send(`${draft}/adopt`, {});

describe('a letter by two organizations', () => {
  it('is seen by the second once it is invited, and by nobody else', async () => {
    const { ctx, council, beta, organizer, second, draft } = await town();
    assert.equal((await second.get(draft)).status, 404);
    const nobody = await organizer.send(`${draft}/together`, { organization: council });
    assert.equal(nobody.status, 422, 'nobody speaks for the council');
    const form = { ...hiddenOf((await organizer.get(`${draft}/together`)).text), organization: beta };
    assert.equal((await organizer.post(`${draft}/together`, form)).status, 303);
    assert.equal((await organizer.post(`${draft}/together`, form)).status, 303, 'sent again, it is invited once');
    assert.match((await second.get('/desk/letters')).text, /Open the books/);
    assert.equal((await second.get(`${draft}/text`)).status, 200);
    const third = await signedIn(site, ctx, 'Leo Falk', 'clerk');
    assert.notEqual((await third.get(draft)).status, 200);
  });

  it('shows the second the first’s change, and keeps what both wrote', async () => {
    const { beta, organizer, second, draft } = await town();
    await organizer.send(`${draft}/together`, { organization: beta });
    const late = hiddenOf((await second.get(`${draft}/text`)).text);
    await organizer.send(`${draft}/text`, { text: 'Dear mayor,\n\nWe ask you to open all the books.' });
    const mine = 'Dear mayor,\n\nWe ask you to open the books by May.';
    const back = await second.post(`${draft}/text`, { ...late, text: mine });
    assert.equal(back.status, 409);
    assert.match(back.text, /open the books by May/);
    assert.match(back.text, /<del>[\s\S]*?all/, 'the other’s words stand beside it');
    const sent = await second.post(`${draft}/text`, { ...hiddenOf(back.text), text: mine });
    assert.equal(sent.status, 303, problems(sent.text));
    const together = await organizer.get(`${draft}/together`);
    assert.match(together.text, /Ana Flores, Beta/);
    assert.match(together.text, /Jo Rivers, Alpha/);
    const first = await second.get(`${draft}/together/changes/2`);
    assert.match(first.text, /all/, 'what was overwritten can still be read');
  });

  it('is published for both once each adopted exactly these words, and for nobody before', async () => {
    const { ctx, alpha, beta, organizer, second, draft } = await town();
    await organizer.send(`${draft}/together`, { organization: beta });
    const early = await organizer.send(`${draft}/publish`, {});
    assert.equal(early.status, 422);
    assert.match(problems(early.text), /Not every organization has adopted/);
    assert.equal((await adopted(draft, organizer)).status, 303);
    assert.match((await second.get(`${draft}/together`)).text, /has not adopted it yet/);
    await adopted(draft, second);
    await second.send(`${draft}/title`, { title: 'Open the books now', lang: 'en' });
    const changed = await organizer.send(`${draft}/publish`, {});
    assert.match(problems(changed.text), /Not every organization has adopted/, 'what changed is adopted by nobody');
    await adopted(draft, organizer);
    await adopted(draft, second);
    const published = await second.send(`${draft}/publish`, {});
    assert.equal(published.status, 303, problems(published.text));
    const behind = await rows(ctx, (tx) =>
      tx.selectFrom('letter_organizations').selectAll().orderBy('position').execute(),
    );
    assert.deepEqual(
      behind.map((one) => [one.organization_id, one.given]),
      [
        [alpha, 'here'],
        [beta, 'here'],
      ],
    );
    const [version] = await rows(ctx, (tx) => tx.selectFrom('letter_versions').selectAll().execute());
    const adoptions = await rows(ctx, (tx) => tx.selectFrom('letter_adoptions').selectAll().execute());
    assert.deepEqual(adoptions.map((one) => [one.signatory, one.digest]).sort(), [
      ['Ana Flores', version!.digest],
      ['Jo Rivers', version!.digest],
    ]);
    const page = await second.get('/letters/1-open-the-books-now/versions/1');
    assert.match(page.text, /adopted[\s\S]*Alpha[\s\S]*adopted[\s\S]*Beta[\s\S]*published/);
    assert.deepEqual(await replayed(site.ownerUrl, ctx), []);
    const left = await rows(ctx, (tx) => tx.selectFrom('letter_draft_changes').selectAll().execute());
    assert.deepEqual(left, [], 'with the draft goes the history of writing it');
  });

  it('can be left by the second, taken back by each, and given up only by the first', async () => {
    const { beta, organizer, second, draft } = await town();
    await organizer.send(`${draft}/together`, { organization: beta });
    await adopted(draft, second);
    assert.match((await second.get(`${draft}/adopt`)).text, /Take back the adoption of Beta/);
    assert.equal((await second.send(`${draft}/adopt`, {})).status, 303);
    assert.match((await second.get(`${draft}/adopt`)).text, /Adopt it for Beta/);
    assert.equal((await second.send(`${draft}/discard`, {})).status, 403);
    const left = await second.send(`${draft}/together/${beta}/leave`, {});
    assert.equal(left.location, '/desk/letters');
    assert.equal((await second.get(draft)).status, 404);
    assert.equal((await organizer.send(`${draft}/publish`, {})).status, 303, 'alone again, publishing is adopting');
  });

  it('is not adopted at words that were changed while they were read', async () => {
    const { beta, organizer, second, draft } = await town();
    await organizer.send(`${draft}/together`, { organization: beta });
    const form = hiddenOf((await second.get(`${draft}/adopt`)).text);
    await organizer.send(`${draft}/text`, { text: 'Quite another letter.' });
    const back = await second.post(`${draft}/adopt`, form);
    assert.equal(back.status, 409);
    assert.match(back.text, /changed while you were reading/);
  });
});
