// Answering and reporting as people do it, over HTTP and without JavaScript: every refusal in words, nothing typed is lost, a form
// sent twice acts once, and nobody answers for another.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { openTestSite, type Reader } from '../../../test/site.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { hostileText, shapeOf, textOf } from '../../web/hostile.ts';
import { publishLetter } from '../letters/actions.ts';
import { signedIn, town as townIn } from '../letters/town.ts';
import { recordEvent } from '../meetings/actions.ts';
import { giveAnswer } from './actions.ts';
import { answersTo } from './store.ts';

const site = await openTestSite();

async function asked() {
  const town = await townIn(site.db);
  const letter = await publishLetter(town.as('speaker', town.alpha), {
    organizations: [town.alpha],
    title: 'Open the books',
    lang: 'en',
    paragraphs: ['One thing.', 'Another thing.'],
    demands: [1, 2].map((paragraph) => ({
      heading: `Thing ${paragraph}`,
      paragraph,
      holders: [{ post: town.mayor }, ...(paragraph === 1 ? [{ organization: town.council }] : [])],
    })),
  });
  await site.directory.refresh();
  const mayor = await signedIn(site, town.ctx, 'Ana Mayor', { membership: town.membership });
  const [first, second] = letter.demands;
  return {
    ...town,
    letter,
    demand: first!.id,
    one: first!.referrals[0]!.id,
    two: second!.referrals[0]!.id,
    council1: first!.referrals[1]!.id,
    mayor,
  };
}

const problems = (page: string): string =>
  (/<div class="problems"[\s\S]*?<\/div>/.exec(page)?.[0] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
const answersOf = (place: string, demand: string) => inPlace(site.db, place, (tx) => answersTo(tx, demand));
const said = { verdict: 'declined', reasons: 'The budget is spent.', lang: 'en', private: 'no' };

describe('at the desk', () => {
  it('what is asked stands there, is answered, and the answer is public', async () => {
    const { ctx, mayor, one, demand } = await asked();
    const desk = await mayor.get('/desk/asked');
    assert.match(desk.text, /Thing 1/);
    assert.match(desk.text, /To answer \(2\)/);
    const sent = await mayor.send(`/desk/referrals/${one}/answer`, said);
    assert.equal(sent.status, 303, problems(sent.text));
    assert.equal(sent.location, '/letters/1-open-the-books/demands/1/answers/mayor-1');
    const page = await mayor.get(sent.location!);
    assert.match(textOf(page.text), /The budget is spent\./);
    assert.match(textOf(page.text), /Ana Mayor/);
    assert.equal((await answersOf(ctx.place, demand))[0]!.author.as !== undefined, true);
    assert.match((await mayor.get('/desk/asked')).text, /To answer \(1\)/);
  });

  it('several are answered in the same words', async () => {
    const { mayor, one, two } = await asked();
    const sent = await mayor.post('/desk/asked/answer', {
      ...(await hidden(mayor, `/desk/asked/answer?r=${one}&r=${two}`)),
      referrals: [one, two],
      follows: [`${one}:`, `${two}:`],
      ...said,
    });
    assert.equal(sent.status, 303, problems(sent.text));
    assert.match((await mayor.get(sent.location!)).text, /2 answers are published/);
  });

  it('says everything that is wrong, and keeps what was typed', async () => {
    const { mayor, one } = await asked();
    const sent = await mayor.send(`/desk/referrals/${one}/answer`, {
      verdict: 'not-my-power',
      reasons: '',
      lang: 'en',
    });
    assert.equal(sent.status, 422);
    assert.match(problems(sent.text), /3 things need your attention/);
    assert.match(problems(sent.text), /Name who can act, or say that none is known/);
    assert.match(problems(sent.text), /Is somebody named in it who holds no public office/);
    assert.match(sent.text, /value="not-my-power"[^>]* checked|checked[^>]* value="not-my-power"/);
  });

  it('sent twice, it is one answer, and both lead to it', async () => {
    const { ctx, mayor, one, demand } = await asked();
    const path = `/desk/referrals/${one}/answer`;
    const fields = { ...(await hidden(mayor, path)), ...said, referrals: [one], follows: [`${one}:`] };
    const [first, second] = await Promise.all([mayor.post(path, fields), mayor.post(path, fields)]);
    assert.deepEqual([first.status, second.status], [303, 303]);
    assert.equal(first.location, second.location);
    assert.equal((await answersOf(ctx.place, demand)).length, 1);
  });

  it('when somebody was faster, theirs is shown, and one’s own words are still there', async () => {
    const { ctx, mayor, one, demand, as, membership } = await asked();
    const path = `/desk/referrals/${one}/answer`;
    const fields = { ...(await hidden(mayor, path)), ...said, referrals: [one], follows: [`${one}:`] };
    await giveAnswer(as('holder', membership), {
      verdict: 'under-review',
      reasons: 'Faster words.',
      lang: 'en',
      referrals: [one],
    });
    const late = await mayor.post(path, fields);
    assert.equal(late.status, 409);
    assert.match(late.text, /Faster words\./);
    assert.match(late.text, /The budget is spent\./);
    const again = await mayor.post(path, {
      ...hiddenOf(late.text),
      ...said,
      referrals: [one],
      follows: hiddenAll(late.text, 'follows'),
    });
    assert.equal(again.status, 303, problems(again.text));
    assert.deepEqual((await answersOf(ctx.place, demand)).map((answer) => answer.number).sort(), [1, 2]);
  });

  it('nobody answers for another, and what is not there is not there', async () => {
    const { ctx, mayor, council1, alpha, one } = await asked();
    const organizer = await signedIn(site, ctx, 'Jo Rivers', { organization: alpha });
    assert.equal((await mayor.get(`/desk/referrals/${council1}/answer`)).status, 403);
    assert.equal((await organizer.get(`/desk/referrals/${one}/answer`)).status, 403);
    assert.equal((await mayor.get(`/desk/referrals/${newId()}/answer`)).status, 404);
    const elsewhere = await asked();
    assert.equal((await mayor.get(`/desk/referrals/${elsewhere.one}/answer`)).status, 404);
    assert.equal((await mayor.get('/desk/referrals')).status, 403);
  });

  it('what an enemy writes is text on the public page', async () => {
    const { mayor, one } = await asked();
    const path = `/desk/referrals/${one}/answer`;
    const shapes = new Set<string>();
    const samples = fc.sample(hostileText, { numRuns: 12, seed: 7 });
    for (const [i, hostile] of ['plain words', ...samples].entries()) {
      const reasons = `${hostile.replace(/\s+/g, ' ')} ${i}`;
      const sent = await mayor.send(path, { ...said, reasons, verdict: i % 2 ? 'declined' : 'accepted' });
      if (sent.status === 422) continue;
      const page = await mayor.get(sent.location!);
      const block = /<article[\s\S]*?<\/article>/.exec(page.text)![0];
      shapes.add(shapeOf(block));
    }
    assert.equal(shapes.size, 1);
  });
});

describe('a meeting at the desk', () => {
  it('is proposed, invited to and replied to with conditions, over HTTP', async () => {
    const { ctx, mayor, alpha, council } = await asked();
    const organizer = await signedIn(site, ctx, 'Jo Rivers', { organization: alpha });
    const post = await inPlace(site.db, ctx.place, (tx) =>
      tx
        .selectFrom('posts')
        .select('id')
        .where('organization_id', '=', council)
        .where('label', '=', 'Mayor')
        .executeTakeFirstOrThrow(),
    );
    const made = await organizer.send('/desk/meetings/new', {
      title: 'Come and talk',
      'day-year': '2099',
      'day-month': '3',
      'day-day': '4',
      status: 'tentative',
      lang: 'en',
      invite: [`post:${post.id}`],
      words: 'Please come.',
      private: 'no',
    });
    assert.equal(made.status, 303, problems(made.text));
    assert.equal(made.location, '/meetings/1-come-and-talk');
    const desk = await mayor.get('/desk/meetings');
    const path = /\/desk\/invitations\/[0-9a-f-]+/.exec(desk.text)![0];
    assert.equal((await organizer.get(path)).status, 403);
    const bare = await mayor.send(path, { reply: 'conditions', words: '', lang: 'en' });
    assert.equal(bare.status, 422);
    const replied = await mayor.send(path, { reply: 'conditions', words: 'If the press may come.', lang: 'en' });
    assert.equal(replied.status, 303, problems(replied.text));
    const page = textOf((await mayor.get(replied.location!)).text);
    assert.match(page, /Please come\./);
    assert.match(page, /If the press may come\./);
  });

  it('one of another place is not there', async () => {
    const { ctx, source, mayor } = await asked();
    await recordEvent(ctx, {
      kind: 'vote',
      title: 'A vote',
      status: 'passed',
      day: '2025-01-01',
      standing: 'reported',
      lang: 'en',
      sources: [source],
    });
    const elsewhere = await asked();
    assert.equal((await mayor.get('/meetings/1-a-vote')).status, 200);
    assert.equal((await elsewhere.mayor.get('/meetings/1-a-vote')).status, 404);
    assert.equal((await mayor.get('/meetings/99999999999-x')).status, 404);
  });
});

describe('a report', () => {
  it('is received, can be sent again, and is seen by nobody but stewards', async () => {
    const { mayor } = await asked();
    const empty = await mayor.send('/report?page=/letters/1', { reason: '', words: '' });
    assert.equal(empty.status, 422);
    const fields = { path: '/letters/1', reason: 'private', words: 'This is about me.', contact: '' };
    const sent = await mayor.send('/report', fields);
    assert.equal(sent.status, 303, problems(sent.text));
    const received = await mayor.get(sent.location!);
    assert.match(received.text, /Your report has arrived/);
    assert.equal((await mayor.send('/report', fields)).location, sent.location);
    assert.equal((await mayor.get('/desk/moderation')).status, 403);
    for (const path of ['/', '/changes', '/takedowns', '/search?q=about'])
      assert.doesNotMatch((await mayor.get(path)).text, /This is about me/);
  });
});

describe('the clerk’s form', () => {
  it('speaks of those who answered, asks for a source, and tells all that is wrong at once', async () => {
    const { ctx, one } = await asked();
    const clerk = await signedIn(site, ctx, 'Ada Clerk', 'clerk');
    const path = `/desk/referrals/${one}`;
    const page = textOf((await clerk.get(path)).text);
    assert.match(page, /They said they will do what is asked\./);
    assert.doesNotMatch(page, /You will do|Sources \(optional\)/);
    const empty = await clerk.send(path, {});
    assert.equal(empty.status, 422);
    assert.match(problems(empty.text), /^5 things/);
  });
});

const hidden = async (who: Reader, path: string) => hiddenOf((await who.get(path)).text);
const hiddenOf = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.slice(page.indexOf('<main')).matchAll(/<input type="hidden" name="(csrf|once)" value="([^"]*)">/g)].map(
      ([, name, value]) => [name!, value!],
    ),
  );
const hiddenAll = (page: string, name: string): string[] =>
  [...page.matchAll(new RegExp(`<input type="hidden" name="${name}" value="([^"]*)">`, 'g'))].map(
    ([, value]) => value!,
  );
