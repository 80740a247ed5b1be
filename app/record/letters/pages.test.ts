// The public pages of letters and demands: what they say and what they never say, whatever stands in the record.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { openTestSite, type Reader, reader } from '../../../test/site.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { hostileText, shapeOf } from '../../web/hostile.ts';
import { markupProblems } from '../../web/markup-rules.ts';
import { style } from '../../web/style.ts';
import { recordAnswer } from '../answers/actions.ts';
import { coverText } from '../moderation/actions.ts';
import { disputeDelivery, publishLetter, publishVersion, recordDelivery, recordReportedLetter } from './actions.ts';
import { town as townIn } from './town.ts';

const site = await openTestSite();

async function town() {
  const made = await townIn(site.db);
  await site.directory.refresh();
  const there: Reader = reader(site, `${site.directory.byId(made.ctx.place)!.view.slug}.localhost`);
  const get = async (path: string) => {
    await site.directory.refresh();
    const page = await there.get(path);
    // By its number a letter is found and led to its own address.
    return page.status === 301 ? there.get(page.location!) : page;
  };
  return { ...made, get, speaker: made.as('speaker', made.alpha) };
}

const paragraphs = ['Dear mayor,', 'We ask you to open the books.', 'We ask you to meet us. We ask you to meet us.'];

async function letterIn(made: Awaited<ReturnType<typeof town>>, words = paragraphs) {
  const { alpha, mayor, clerk, council, speaker } = made;
  return publishLetter(speaker, {
    organizations: [alpha],
    title: 'Open the books',
    lang: 'en',
    paragraphs: words,
    rendition: { file: 'a'.repeat(64), name: 'letter.pdf', media: 'application/pdf', bytes: 1234 },
    demands: [
      { heading: 'Open the books', paragraph: 2, holders: [{ post: mayor }, { post: clerk }] },
      { heading: 'Meet us', quote: 'We ask you to meet us.', holders: [{ organization: council }], aboutPost: mayor },
      { heading: 'Nobody asked', paragraph: 3 },
    ],
  });
}

/** What a page says, without its markup. */
const wordsOf = (page: string): string =>
  page
    .slice(page.indexOf('<main'))
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');

const pages = [
  '/letters',
  '/letters/1',
  '/letters/1/versions/1',
  '/letters/1/demands/1',
  '/letters/1/demands/2',
  '/letters/1/demands/3',
];

describe('a letter in public', () => {
  it('is the same sound HTML for everyone in both languages, within the first round trip', async () => {
    const made = await town();
    await letterIn(made);
    for (const path of [...pages, ...pages.map((one) => `/es${one}`)]) {
      const page = await made.get(path);
      assert.equal(page.status, 200, path);
      assert.deepEqual(await markupProblems(page.text), [], path);
      assert.ok(gzipSync(page.text).length + gzipSync(style).length < 14_000, path);
      assert.doesNotMatch(page.text, /csrf|name="once"/);
    }
    for (const path of [
      '/letters/2',
      '/letters/1/versions/2',
      '/letters/1/versions/1/changes',
      '/letters/1/demands/9',
      '/letters/x',
      `/files/${'b'.repeat(64)}`,
    ])
      assert.equal((await made.get(path)).status, 404, path);
  });

  it('says what is published, sent and delivered apart, and waits only from an evidenced delivery', async () => {
    const made = await town();
    const { mayor, clerk, speaker, membership, as, get } = made;
    const letter = await letterIn(made);
    const to = { letter: letter.id, lang: 'en' } as const;
    await recordDelivery(speaker, { ...to, fact: 'published', channel: 'press', evidence: 'To four newsrooms' });
    await recordDelivery(speaker, { ...to, fact: 'sent', holder: { post: clerk }, channel: 'mail' });
    const sent = wordsOf((await get('/letters/1/demands/1')).text);
    assert.match(sent, /Recorded as sent March 2, 2026\. No delivery is evidenced/);
    assert.doesNotMatch(sent, /waiting, day|overdue|delivered, waiting|no answer/i);
    const delivery = await recordDelivery(speaker, {
      ...to,
      fact: 'delivered',
      holder: { post: mayor },
      channel: 'hand',
      evidence: 'At the desk',
    });
    assert.match(wordsOf((await get('/letters/1')).text), /overdue, day \d+/);
    await disputeDelivery(as('holder', membership), { delivery, words: 'Nothing came.', lang: 'en' });
    const disputed = wordsOf((await get('/letters/1')).text);
    assert.match(disputed, /delivery disputed/);
    assert.match(disputed, /Nothing came\./);
    assert.match(disputed, /At the desk/);
    assert.doesNotMatch(disputed, /waiting, day|overdue|no answer/i);
  });

  it('shows each version as it stood and what changed, and says which demands have no place', async () => {
    const made = await town();
    const letter = await letterIn(made);
    await publishVersion(made.speaker, {
      letter: letter.id,
      title: 'Open all books',
      lang: 'en',
      paragraphs: ['We ask you to meet us.', 'Open all books now.'],
    });
    const old = await made.get('/letters/1/versions/1');
    assert.match(wordsOf(old.text), /This is an earlier version.*We ask you to open the books\./);
    assert.match(old.text, /<code>[0-9a-f]{64}<\/code>/);
    assert.match((await made.get('/letters/1/versions/2/changes')).text, /<ins>|<del>/);
    const now = wordsOf((await made.get('/letters/1')).text);
    assert.match(now, /Demands without a place in this text.*Open the books/);
    assert.match(wordsOf((await made.get('/letters/1/demands/1')).text), /Its place in the letter is not known/);
  });

  it('known from reports says so and shows no text, digest or file', async () => {
    const { ctx, alpha, beta, mayor, source, get } = await town();
    await recordReportedLetter(ctx, {
      organizations: [alpha, beta],
      title: 'A letter to the mayor',
      lang: 'en',
      day: '2021-04-22',
      complete: false,
      sources: [source],
      demands: [
        { heading: 'Open the books', quote: 'open the books', holders: [{ post: mayor }] },
        { heading: 'Meet us' },
      ],
    });
    const page = await get('/letters/1');
    const words = wordsOf(page.text);
    assert.match(words, /2 demands, as reported; the report lists only some of them, and the full letter is not held/);
    assert.match(words, /recorded from a source/);
    assert.match(words, /A report/);
    assert.doesNotMatch(page.text, /class="letter"|\/files\/|\/versions\//);
    assert.match(
      wordsOf((await get('/letters/1/demands/2')).text),
      /The exact words are not held\. As reported by A report/,
    );
    assert.deepEqual(await markupProblems(page.text), []);
  });

  it('says when it was entered here in the day of the place, not that of Greenwich', async () => {
    const { ctx, clock, alpha, mayor, source, get } = await town();
    // The evening of March 2 in Chicago.
    clock.now = new Date('2026-03-03T03:30:00Z');
    await recordReportedLetter(ctx, {
      organizations: [alpha],
      title: 'A letter',
      lang: 'en',
      day: '2021-04-22',
      complete: true,
      sources: [source],
      demands: [{ heading: 'Open the books', holders: [{ post: mayor }] }],
    });
    const demand = wordsOf((await get('/letters/1/demands/1')).text);
    assert.match(demand, /Thursday, April 22, 2021 · recorded Monday, March 2, 2026/);
  });

  it('says its day as exactly as it is known, in good Spanish too', async () => {
    const { ctx, alpha, mayor, source, get } = await town();
    const days = ['2021-04-22', '2021-04', '2021', '../2021'];
    for (const day of days) {
      await recordReportedLetter(ctx, {
        organizations: [alpha],
        title: 'A letter',
        lang: 'en',
        day,
        complete: true,
        sources: [source],
        demands: [{ heading: 'Open the books', holders: [{ post: mayor }] }],
      });
    }
    const said = async (path: string) => /Publi[^,]*?(?= (?:by|por) )/.exec(wordsOf((await get(path)).text))?.[0];
    const english = await Promise.all(days.map((_, i) => said(`/letters/${i + 1}`)));
    assert.deepEqual(english.slice(1), [
      'Published in April 2021',
      'Published in 2021',
      'Published in 2021 or earlier',
    ]);
    const spanish = await Promise.all(days.map((_, i) => said(`/es/letters/${i + 1}`)));
    assert.deepEqual(spanish.slice(1), [
      'Publicada en abril de 2021',
      'Publicada en 2021',
      'Publicada en 2021 o antes',
    ]);
    assert.match(wordsOf((await get('/letters/1')).text), /Published on Thursday, April 22, 2021 by one organization/);
    assert.match(wordsOf((await get('/es/letters/1')).text), /Publicada el jueves, 22 de abril de 2021 por una/);
  });

  it('shows the answer that counts, from whom and how it is known, and links it', async () => {
    const made = await town();
    const { ctx, council, source, get } = made;
    const letter = await letterIn(made);
    await recordAnswer(ctx, {
      referrals: [letter.demands[0]!.referrals[0]!.id],
      verdict: 'not-my-power',
      reasons: 'The council can.',
      refers: { organization: council },
      lang: 'en',
      sources: [source],
      occurred: { on: '2026-03-01' },
    });
    const page = await get('/letters/1/demands/1');
    assert.match(
      wordsOf(page.text),
      /Mayor , Council not my power .*The council can\. Who can act, as recorded here: Council/,
    );
    assert.match(wordsOf(page.text), /recorded from a source \(read by Test clerk\)/);
    const href = /href="(\/letters\/1-open-the-books\/demands\/1\/answers\/mayor-1)"/.exec(
      (await get('/letters/1')).text,
    )?.[1];
    assert.equal((await get(href!)).status, 200);
  });

  it('shows where words were taken out of view, with the way to when and why, and nothing of the words', async () => {
    const made = await town();
    const { ctx, speaker, mayor, get } = made;
    const { id } = await publishLetter(speaker, {
      organizations: [made.alpha],
      title: 'Open the books',
      lang: 'en',
      paragraphs: ['Dear mayor,', 'We ask you, Zebedee Secretive, to open the books.'],
      demands: [{ heading: 'Zebedee Secretive to open them', paragraph: 2, holders: [{ post: mayor }] }],
    });
    await recordDelivery(speaker, {
      letter: id,
      lang: 'en',
      fact: 'delivered',
      holder: { post: mayor },
      channel: 'hand',
      evidence: 'Taken by Zebedee Secretive',
    });
    const steward: Ctx = { ...ctx, author: { role: 'steward', name: 'A steward' } };
    for (const [kind, field] of [
      ['letter.version-published/1', 'words'],
      ['demand.marked/1', 'heading'],
      ['demand.marked/1', 'quote'],
      ['delivery.recorded/1', 'evidence'],
    ] as const) {
      const act = await actOf(ctx, kind);
      await coverText(steward, { act, field, reason: 'private-person' } as never);
    }
    for (const path of ['/letters', '/letters/1', '/letters/1/versions/1', '/letters/1/demands/1']) {
      const page = await get(path);
      assert.equal(page.status, 200);
      assert.doesNotMatch(page.text, /Zebedee|Secretive/, path);
      assert.deepEqual(await markupProblems(page.text), [], path);
      if (path !== '/letters') assert.match(page.text, /href="\/takedowns\/[0-9a-f-]{36}"/, path);
    }
  });
});

async function actOf(ctx: Ctx, kind: string): Promise<string> {
  const row = await inPlace(site.db, ctx.place, (tx) =>
    tx
      .selectFrom('acts')
      .select('id')
      .where('place_id', '=', ctx.place)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow(),
  );
  return row.id;
}

describe('hostile words', () => {
  it('stay words on every page of a letter', async () => {
    const made = await town();
    const { alpha, mayor, speaker, get } = made;
    const storable = hostileText.map(
      (text) => `x ${text.toWellFormed().replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')} x`,
    );
    const shapes = new Set<string>();
    let n = 0;
    await fc.assert(
      fc.asyncProperty(storable, storable, async (one, two) => {
        n++;
        const letter = await publishLetter(speaker, {
          organizations: [alpha],
          title: one.slice(0, 200),
          summary: two.slice(0, 200),
          lang: 'en',
          paragraphs: [one, two],
          rendition: { file: 'c'.repeat(64), name: one.slice(0, 100), media: 'application/pdf', bytes: 1 },
          demands: [{ heading: two.slice(0, 200), paragraph: 1, holders: [{ post: mayor }] }],
        });
        await recordDelivery(speaker, {
          letter: letter.id,
          lang: 'en',
          fact: 'sent',
          holder: { post: mayor },
          channel: 'mail',
          evidence: one,
        });
        for (const path of [`/letters/${n}`, `/letters/${n}/demands/1`, `/letters/${n}/versions/1`]) {
          const page = await get(path);
          assert.equal(page.status, 200);
          // One structure whatever is written: only the number of paragraphs may differ, and here it does not.
          shapes.add(
            `${path.replace(String(n), 'n')} ${shapeOf(page.text.slice(page.text.indexOf('<main'))).replace(/\(p \)/g, '')}`,
          );
        }
      }),
      { numRuns: 12 },
    );
    assert.equal(shapes.size, 3, [...shapes].join('\n'));
  });
});
