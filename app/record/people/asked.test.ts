// What was asked of a holder, as its pages tell it: the same page for whoever has the same facts, every number the length of its list,
// and a successor who inherits visibly what is still open.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { freshDatabase } from '../../../test/database.ts';
import { giveAnswer, recordAnswer } from '../answers/actions.ts';
import { publishLetter, recordDelivery } from '../letters/actions.ts';
import { town as townIn } from '../letters/town.ts';
import { endMembership, recordMembership, recordPerson, recordPost } from './actions.ts';
import { openSmallSite } from './small-site.ts';
import { wordsOf } from './told-town.ts';

/** Two posts of one council, asked the same things; each told to the other's name is the same page. */
async function twoHolders(plan: { delivered: boolean; answers: ('accepted' | 'declined' | 'none')[] }) {
  const { db } = await freshDatabase();
  const town = await townIn(db);
  const { ctx, council, alpha, source } = town;
  const posts = [
    (await recordPost(ctx, { organization: council, label: 'Aaaa Aaaa' })).id,
    (await recordPost(ctx, { organization: council, label: 'Bbbb Bbbb' })).id,
  ];
  const letter = await publishLetter(town.as('speaker', alpha), {
    organizations: [alpha],
    title: 'Open the books',
    lang: 'en',
    day: '2026-01-05',
    paragraphs: plan.answers.map((_, i) => `Thing number ${i + 1}.`),
    demands: plan.answers.map((_, i) => ({
      heading: `Thing ${i + 1}`,
      paragraph: i + 1,
      holders: posts.map((post) => ({ post })),
    })),
  });
  for (const [p, post] of posts.entries()) {
    if (plan.delivered)
      await recordDelivery(ctx, {
        letter: letter.id,
        holder: { post },
        fact: 'delivered',
        channel: 'hand',
        day: '2026-01-06',
        evidence: 'Stamped.',
        sources: [source],
        lang: 'en',
      });
    for (const [i, verdict] of plan.answers.entries())
      if (verdict !== 'none')
        await recordAnswer(ctx, {
          referrals: [letter.demands[i]!.referrals[p]!.id],
          verdict,
          reasons: 'Because of this.',
          lang: 'en',
          sources: [source],
          occurred: { on: '2026-02-20' },
        });
  }
  const site = await openSmallSite(db, () => town.clock.now);
  return { ...town, letter, site };
}

const alike = (page: string): string =>
  page
    .slice(page.indexOf('<main'))
    .replaceAll(/Aaaa Aaaa|Bbbb Bbbb/g, 'NAME')
    .replaceAll(/aaaa-aaaa|bbbb-bbbb/g, 'slug');

describe('a holder’s page', () => {
  it('differs in no word, number, order or shape by who the holder is: only the names', async () => {
    const plan = fc.record({
      delivered: fc.boolean(),
      answers: fc.array(fc.constantFrom('accepted' as const, 'declined' as const, 'none' as const), {
        minLength: 1,
        maxLength: 4,
      }),
    });
    await fc.assert(
      fc.asyncProperty(plan, async (given) => {
        const { site } = await twoHolders(given);
        for (const path of ['', '/asked', '/asked?show=waiting', '/asked?show=late']) {
          for (const lang of ['', '/es']) {
            const [one, other] = [
              await site.get(`${lang}/posts/aaaa-aaaa${path}`),
              await site.get(`${lang}/posts/bbbb-bbbb${path}`),
            ];
            assert.equal(one.status, 200);
            assert.equal(alike(one.page), alike(other.page));
          }
        }
      }),
      { numRuns: 5 },
    );
  });

  it('says how many were asked, delivered, answered, wait and are late; each number leads to a list of that length', async () => {
    const { site } = await twoHolders({ delivered: true, answers: ['accepted', 'declined', 'none', 'none', 'none'] });
    const { page } = await site.get('/posts/aaaa-aaaa');
    assert.match(
      wordsOf(page),
      /Asked 5 Asked Delivered, as evidenced 5 .*Answered 2 .*Delivered, waiting 3 .*Late now 3/,
    );
    assert.doesNotMatch(wordsOf(page), /score of|grade|rank/i);
    const links = [...page.matchAll(/href="([^"]*\/asked\?[^"]*)">(\d+)</g)];
    assert.ok(links.length >= 6, page);
    for (const [, href, n] of links) {
      const list = await site.get(href!.replaceAll('&amp;', '&'));
      assert.equal(list.status, 200);
      const rows = (list.page.match(/<tbody>[\s\S]*?<\/tbody>/)?.[0].match(/<tr>/g) ?? []).length;
      assert.equal(rows, Number(n), href);
    }
    assert.equal((await site.get('/posts/aaaa-aaaa/asked?page=9')).status, 404);
    assert.equal((await site.get('/posts/nobody/asked')).status, 404);
  });
});

describe('a successor', () => {
  it('in office while the clock runs inherits what is open, visibly, and the clock goes on', async () => {
    const { db } = await freshDatabase();
    const town = await townIn(db);
    const { ctx, alpha, source, mayor, membership, clock, as } = town;
    const letter = await publishLetter(as('speaker', alpha), {
      organizations: [alpha],
      title: 'Open the books',
      lang: 'en',
      day: '2026-02-02',
      paragraphs: ['One.', 'Two.'],
      demands: [1, 2].map((paragraph) => ({ heading: `Thing ${paragraph}`, paragraph, holders: [{ post: mayor }] })),
    });
    await recordDelivery(ctx, {
      letter: letter.id,
      holder: { post: mayor },
      fact: 'delivered',
      channel: 'hand',
      day: '2026-02-03',
      evidence: 'Stamped.',
      sources: [source],
      lang: 'en',
    });
    await giveAnswer(as('holder', membership), {
      referrals: [letter.demands[1]!.referrals[0]!.id],
      verdict: 'declined',
      reasons: 'No money.',
      lang: 'en',
    });
    const site = await openSmallSite(db, () => clock.now);
    const before = wordsOf((await site.get('/posts/mayor')).page);
    assert.match(before, /Inherited from a predecessor, not answered 0/);
    await endMembership(ctx, membership, { until: '2026-03-10' });
    const next = await recordPerson(ctx, { name: 'Nora Next' });
    await recordMembership(ctx, { post: mayor, person: next.id, from: '2026-03-11' });
    clock.now = new Date('2026-03-20T15:00:00Z');
    site.forget();
    await site.refresh();
    const { page } = await site.get('/posts/mayor');
    const after = wordsOf(page);
    assert.match(after, /Inherited from a predecessor, not answered 1/);
    assert.match(after, /Inherited by Nora Next/);
    assert.match(after, /Mayor \(a predecessor\) ?: asked February 2, 2026 · delivered February 3, 2026/);
    // The clock counts from the delivery to the predecessor: it began on February 3, whoever holds the post.
    assert.match(after, /overdue, day \d+ delivered February 3, 2026/);
    assert.match(after, /overdue|late/i);
    const list = wordsOf((await site.get('/posts/mayor/asked?show=inherited')).page);
    assert.match(list, /Thing 1/);
    assert.doesNotMatch(list, /Thing 2/);
  });
});
