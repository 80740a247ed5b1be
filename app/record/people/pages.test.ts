// The public pages of people, powers and words over real HTTP and in a real browser: what they say, that hostile words stay words,
// that everyone fits on a small phone. `PAGES_SHOTS=1` also writes pictures to the temporary folder, to be looked at.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../../../dev/browser.ts';
import { freshDatabase } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import { markupProblems } from '../../web/markup-rules.ts';
import { style } from '../../web/style.ts';
import { makeView } from '../../web/view.ts';
import { recordAnswer } from '../answers/actions.ts';
import { publishLetter, recordDelivery } from '../letters/actions.ts';
import { coverText } from '../moderation/actions.ts';
import { markPower, recordPower } from '../powers/actions.ts';
import { whoCanCard } from '../powers/parts.ts';
import { powerContext, powersIn, whoCanEach } from '../powers/store.ts';
import { changeStatement, recordSource, recordStatement, type StatementWords } from '../words/actions.ts';
import { recordMembership, recordOrganization, recordPerson, recordPost } from './actions.ts';
import { actingAs, boardTown } from './board.ts';
import { openSmallSite } from './small-site.ts';

const { db } = await freshDatabase();
const town = await boardTown(db);
const { ctx } = town;
const hostile = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>&amp;{{7*7}}`;

const speakers = await recordOrganization(ctx, { name: 'Neighbors of Testville', kind: 'association' });
const { letter, source } = await aLetter();
const statement: StatementWords = {
  speaker: { post: town.mayor, person: undefined },
  words: 'I do not have the ability to hire or fire the chief.',
  quoted: true,
  venue: 'press conference',
  day: '2021-04-22',
  attribution: 'reported',
  given: 'source',
  standing: 'reported',
  about: [`letter/${letter.id}`, `demand/${letter.demands[0]!.id}`],
  sources: [source.id],
};
const spoken = await recordStatement(ctx, statement);
await changeStatement(ctx, spoken.id, {
  ...statement,
  standing: 'disputed',
  dispute: 'A second report gives other words.',
});
const evil = await hostileRecords();
const site = await openSmallSite(db, () => town.clock.now);

/** A letter of 2021 to the mayor of then and the board; the mayor's answer recorded, delivery to the board evidenced. */
async function aLetter() {
  const source = await recordSource(ctx, {
    title: 'A letter about the police',
    publisher: 'The Testville Paper',
    published: '2021-04-22',
    standing: 'reported',
    held: true,
  });
  const letter = await publishLetter(ctx, {
    organizations: [speakers.id],
    title: 'A letter on policing',
    lang: 'en',
    day: '2021-04-22',
    paragraphs: ['We ask that the chief be removed from office.', 'We ask for an independent office of complaints.'],
    demands: [
      {
        heading: 'Remove the chief',
        quote: 'the chief be removed',
        verb: 'dismiss',
        object: 'chief-of-police',
        holders: [{ holder: { post: town.mayor } }, { holder: { organization: town.board } }],
      },
      {
        heading: 'An independent office of complaints',
        quote: 'an independent office of complaints',
        holders: [{ holder: { organization: town.board } }],
      },
    ],
    sources: [source.id],
  });
  await recordDelivery(ctx, {
    letter: letter.id,
    fact: 'delivered',
    holder: { organization: town.board },
    channel: 'hand',
    day: '2021-05-03',
    evidence: 'stamped copy',
    lang: 'en',
    sources: [source.id],
  });
  const [toMayor] = letter.demands[0]!.referrals;
  await recordAnswer(ctx, {
    referrals: [toMayor!.id],
    verdict: 'not-my-power',
    reasons: 'Said that he cannot hire or fire the chief.',
    refers: { organization: town.board },
    lang: 'en',
    sources: [source.id],
    occurred: { on: '2021-04-22' },
  });
  return { letter, source };
}

/** One of everything, with words that try to be markup. */
async function hostileRecords() {
  const source = await recordSource(ctx, {
    title: hostile,
    publisher: hostile,
    note: hostile,
    capturedBy: hostile,
    standing: 'unconfirmed',
    held: false,
  });
  const organization = await recordOrganization(ctx, {
    name: hostile,
    kind: 'company',
    summary: hostile,
    contact: hostile,
    sources: [source.id],
  });
  const post = await recordPost(ctx, {
    organization: organization.id,
    label: hostile,
    summary: hostile,
    contact: hostile,
  });
  const person = await recordPerson(ctx, { name: hostile, note: hostile });
  await recordMembership(ctx, { post: post.id, person: person.id, role: hostile, from: '2020' });
  const power = await recordPower(ctx, {
    holder: { post: post.id },
    verb: 'meet',
    object: hostile,
    objectKey: 'hostile',
    mode: 'joint',
    joint: { m: 7 },
    jointMembers: hostile,
    jointPosts: [post.id],
    basis: hostile,
    note: hostile,
    standing: 'asserted',
    sources: [source.id],
  });
  await markPower(ctx, power.id, { standing: 'disputed', note: hostile });
  const said = await recordStatement(ctx, {
    speaker: { person: person.id, role: hostile },
    words: hostile,
    quoted: false,
    venue: hostile,
    day: '2025',
    attribution: 'reported',
    given: 'source',
    standing: 'disputed',
    dispute: hostile,
    about: [`post/${post.id}`],
    sources: [source.id],
  });
  return {
    source: source.id,
    organization: organization.slug,
    post: post.slug,
    person: person.slug,
    power: power.id,
    number: said.number,
  };
}

const pages = {
  organizations: '/organizations',
  board: '/organizations/police-board',
  neighbors: '/organizations/neighbors-of-testville',
  mayor: '/posts/mayor',
  chief: '/posts/chief-of-police',
  person: '/people/1',
  powers: '/powers',
  filtered: `/powers?verb=dismiss&holder=organization:${town.board}&on-year=2021&on-month=4&on-day=22`,
  ask: '/powers/who-can',
  asked: '/powers/who-can?verb=dismiss&object=chief-of-police&on-year=2021&on-month=4&on-day=22',
  unknown: '/powers/who-can?verb=establish&object=chief-of-police',
  power: `/powers/${town.dismiss}`,
  source: `/sources/${source.id}`,
  statements: '/statements',
  statement: `/statements/${spoken.number}`,
  'hostile organization': `/organizations/${evil.organization}`,
  'hostile post': `/posts/${evil.post}`,
  'hostile person': `/people/${evil.person}`,
  'hostile power': `/powers/${evil.power}`,
  'hostile who can': '/powers/who-can?verb=meet&object=hostile',
  'hostile source': `/sources/${evil.source}`,
  'hostile statement': `/statements/${evil.number}`,
};

/** The words of a page without its markup. */
const wordsOf = (page: string): string =>
  page
    .slice(page.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;)])/g, '$1')
    .replaceAll('( ', '(');

describe('every page', () => {
  for (const [name, path] of Object.entries(pages)) {
    it(`${name} is sound in both languages, small, and lets no word become markup`, async () => {
      for (const lang of ['', '/es']) {
        const { status, page } = await site.get(lang + path);
        assert.equal(status, 200);
        assert.deepEqual(await markupProblems(page), []);
        assert.ok(!/<script>alert|<img src=x/.test(page));
        assert.ok(gzipSync(page).length + gzipSync(style).length <= 14_336);
        assert.equal((await site.get(lang + path, 'ana')).page, page, 'the same for whoever looks');
      }
    });
  }

  it('that does not exist is not found', async () => {
    for (const path of [
      '/organizations/nobody',
      '/posts/nobody',
      '/people/99',
      '/people/ada',
      '/powers/nothing',
      '/sources/x',
      '/statements/99',
      '/statements/0',
      '/statements/1e3',
      '/statements/x',
    ]) {
      assert.equal((await site.get(path)).status, 404, path);
    }
  });

  it('answers a senseless question with what was wrong in it, not with an error', async () => {
    for (const query of [
      'verb=abolish&object=x',
      'verb=dismiss',
      'object=<b>',
      'verb=dismiss&object=a&on-year=2021&on-month=2&on-day=30',
      `verb=dismiss&object=${'x'.repeat(500)}`,
    ]) {
      const { status, page } = await site.get(`/powers/who-can?${query}`);
      assert.equal(status, 200);
      assert.match(page, /class="problems"/, query);
      assert.deepEqual(await markupProblems(page), []);
    }
    for (const query of ['verb=abolish', 'holder=x', 'on-year=x', 'verb=&holder=&on-day=31']) {
      assert.equal((await site.get(`/powers?${query}`)).status, 200);
    }
  });
});

describe('what the pages say', () => {
  it('the mayor’s page: the successor holds the post, and what was asked of the predecessor stays with it', async () => {
    const words = wordsOf((await site.get('/posts/mayor')).page);
    assert.match(words, /Held today by Ben Example/);
    assert.match(words, /Ada Example August 1, 2019 – July 31, 2023|Ada Example.*August 1, 2019 – July 31, 2023/);
    assert.match(words, /Remove the chief.*Ada Example \(a predecessor\).*not my power/);
    assert.match(words, /Nobody has been verified yet/);
  });

  it('the board’s page: waiting is said only where delivery is evidenced, and no page says that nobody answered', async () => {
    const words = wordsOf((await site.get('/organizations/police-board')).page);
    assert.match(words, /waiting, day 1,764 delivered May 3, 2021/);
    for (const path of Object.values(pages)) assert.ok(!/no answer/i.test(wordsOf((await site.get(path)).page)), path);
  });

  it('who could remove the chief: the board by three of five, the mayor one of them, then and today', async () => {
    const words = wordsOf((await site.get(pages.asked)).page);
    assert.match(words, /Who can dismiss: the chief of police\?/);
    assert.match(words, /On April 22, 2021 and today alike/);
    assert.match(words, /Police Board, City of Testville|Police Board can do this by 3 of 5 votes, and only together/);
    assert.match(words, /Mayor has one of the 5 votes; it takes 3\. One vote alone cannot do it\./);
    assert.match(words, /not legal advice/);
  });

  it('nothing is concluded where nobody researched', async () => {
    const words = wordsOf((await site.get(pages.unknown)).page);
    assert.match(words, /not established/);
    assert.match(words, /That does not mean that nobody can/);
  });

  it('the card of a demand tells each of those asked their own part', async () => {
    const view = makeView({
      place: {
        id: ctx.place,
        slug: 't',
        name: 'T',
        baseUrl: 'https://t.example',
        languages: ['en', 'es'],
        zone: 'America/Chicago',
        divisionId: '',
      },
      lang: 'en',
      today: '2026-03-02',
      path: '/',
    });
    const card = await inPlace(db, ctx.place, async (tx) => {
      const answers = await whoCanEach(
        tx,
        ['2021-04-22', '2026-03-02'].map((day) => ({ verb: 'dismiss', objectKey: 'chief-of-police', day })),
      );
      const context = await powerContext(tx, powersIn(answers));
      return whoCanCard(view, answers, context, [{ post: town.mayor }, { organization: town.board }]).toString();
    });
    const words = wordsOf(`<main>${card}`);
    assert.match(
      words,
      /Mayor was asked and has one of 5 votes; it takes 3\. So the answer “not my power” is true of the office alone, and leaves out the vote\./,
    );
    assert.match(words, /Police Board was asked and decides this by 3 of 5 votes/);
    assert.match(whoCanCard(view, [], { names: new Map(), sources: new Map() }).toString(), /not established/);
  });

  it('a corrected statement shows the dispute and the earlier wording; a source says what is not held', async () => {
    const words = wordsOf((await site.get(pages.statement)).page);
    assert.match(words, /A second report gives other words/);
    assert.match(words, /Wording 1/);
    assert.match(wordsOf((await site.get(pages['hostile source'])).page), /Source not held/);
    assert.match(wordsOf((await site.get(pages.source)).page), /address not held/);
    assert.match(wordsOf((await site.get(pages.source)).page), /What rests on it.*Letter: A letter on policing/);
  });
});

describe('a covered text', () => {
  const secret = 'Zebulon Quagmire';
  const steward = actingAs(ctx, 'steward');

  it('is on no page of these rooms, public or at the desk, and the pages still stand', async () => {
    const source = await recordSource(ctx, { title: secret, publisher: secret, standing: 'reported', held: true });
    const organization = await recordOrganization(ctx, { name: secret, kind: 'association', summary: secret });
    const post = await recordPost(ctx, { organization: organization.id, label: secret });
    const person = await recordPerson(ctx, { name: secret, note: secret });
    const held = await recordMembership(ctx, { post: post.id, person: person.id, role: secret });
    const power = await recordPower(ctx, {
      holder: { post: post.id },
      verb: 'meet',
      object: secret,
      objectKey: 'covered',
      mode: 'sole',
      basis: secret,
      note: secret,
      standing: 'asserted',
      sources: [source.id],
    });
    const statement = await recordStatement(ctx, {
      speaker: { person: person.id, role: secret },
      words: secret,
      quoted: false,
      venue: secret,
      day: '2025',
      attribution: 'reported',
      given: 'source',
      standing: 'reported',
      about: [`post/${post.id}`],
      sources: [source.id],
    });
    const addresses = [
      '/organizations',
      '/powers',
      '/statements',
      `/sources/${source.id}`,
      `/organizations/${organization.slug}`,
      `/posts/${post.slug}`,
      `/people/${person.slug}`,
      `/powers/${power.id}`,
      '/powers/who-can?verb=meet&object=covered',
      `/statements/${statement.number}`,
      '/desk/organizations',
      `/desk/organizations/${organization.slug}`,
      `/desk/posts/${post.slug}`,
      `/desk/persons/${person.slug}`,
      '/desk/memberships/new',
      `/desk/memberships/${held.id}`,
      '/desk/powers/new',
      `/desk/powers/${power.id}`,
      `/desk/sources/${source.id}`,
      '/desk/statements/new',
      `/desk/statements/${statement.number}`,
    ];
    site.forget();
    const shows = async (path: string) => (await site.get(path, 'ana')).page.includes(secret);
    assert.deepEqual(
      await Promise.all(addresses.map(shows)),
      addresses.map(() => true),
    );
    const texts = await inPlace(db, ctx.place, (tx) =>
      tx.selectFrom('texts').select(['act_id', 'field']).where('shown', '=', secret).execute(),
    );
    for (const { act_id, field } of texts) await coverText(steward, { act: act_id, field, reason: 'private-person' });
    site.forget();
    // An address made of a name that is covered says it no more; the page has another.
    const addressNow = async (table: 'organizations' | 'posts', id: string) =>
      (
        await inPlace(db, ctx.place, (tx) =>
          tx.selectFrom(table).select('slug').where('id', '=', id).executeTakeFirstOrThrow(),
        )
      ).slug;
    const moved = [
      [`organizations/${organization.slug}`, `organizations/${await addressNow('organizations', organization.id)}`],
      [`posts/${post.slug}`, `posts/${await addressNow('posts', post.id)}`],
    ] as const;
    for (const old of addresses) {
      const path = moved.reduce((path, [before, now]) => path.replace(before, now), old);
      const { status, page } = await site.get(path, 'ana');
      assert.equal(status, 200, path);
      assert.ok(!page.includes(secret), path);
      assert.deepEqual(await markupProblems(page), [], path);
    }
  });
});

describe('in a browser', () => {
  const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  const shots = process.env.PAGES_SHOTS ? join(tmpdir(), 'redress-pages') : undefined;
  let browser: Browser;
  let readers: { page: Page; colors: string; lang: string }[];
  before(async () => {
    if (shots) mkdirSync(shots, { recursive: true });
    browser = await openBrowser();
    const open = async (colors: 'light' | 'dark', lang: string) => {
      const page = await browser.newPage({ colorScheme: colors, reducedMotion: 'reduce', bypassCSP: true });
      await page.addInitScript({ path: axe });
      return { page, colors, lang };
    };
    readers = [await open('light', ''), await open('dark', '/es')];
  });
  after(() => browser.close());

  for (const [name, path] of Object.entries(pages)) {
    it(`${name} fits 320 px and 1280 px, and shuts nobody out`, async () => {
      for (const { page, colors, lang } of readers) {
        await page.goto(`${site.url}${lang}${path}`);
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 900 });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wide <= 0, `${wide} px too wide at ${width}`);
          const file = `${name.replaceAll(' ', '-')}-${colors}-${width}.png`;
          if (shots) await page.screenshot({ path: join(shots, file), fullPage: true });
        }
        if (!name.startsWith('hostile')) assert.deepEqual(await troubles(page), []);
      }
    });
  }
});

/** What the accessibility checker finds, each with the elements. */
async function troubles(page: Page): Promise<string[]> {
  type Axe = { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
  const { violations } = await page.evaluate(() => (globalThis as unknown as { axe: Axe }).axe.run());
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`);
}
