// The front of a place: a sentence for every kind of act, whoever did it; a search that nothing typed can break; and words for every
// text that can be covered.
import '../wire.ts';
import '../../acts/cover.ts';
import '../../acts/places.ts';
import '../../identity/acts.ts';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { freshDatabase } from '../../../test/database.ts';
import { allKinds } from '../../acts/define.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { routes } from '../../base/routes.ts';
import { hasKey } from '../../i18n/translator.ts';
import { hostileText, shapeOf } from '../../web/hostile.ts';
import { makeView } from '../../web/view.ts';
import { giveAnswer } from '../answers/actions.ts';
import { referDemand } from '../demands/actions.ts';
import { publishLetter } from '../letters/actions.ts';
import { town as townIn } from '../letters/town.ts';
import { byDay, type Together, together } from './happenings.ts';
import { HIT, search } from './search.ts';
import { type Change, changes, foldedUnder } from './store.ts';
import { isTold, type Names, namesFor, type ToldAct, tell } from './tell.ts';

const { db } = await freshDatabase();

const place = {
  id: newId(),
  slug: 'testville',
  name: 'Testville',
  baseUrl: 'http://testville.localhost',
  languages: ['en', 'es'],
  zone: 'America/Chicago',
  divisionId: 'ocd-division/country:us',
};
const viewIn = (lang: string) => makeView({ place, lang, today: '2026-03-02', path: '/' });
const nobody: Names = { where: new Map(), answers: new Map(), holders: new Map() };

/** The example bodies of every room, by kind. */
const examples = Object.assign(
  {},
  ...readdirSync(new URL('../', import.meta.url)).flatMap((room) => {
    try {
      return [JSON.parse(readFileSync(new URL(`../${room}/examples.json`, import.meta.url), 'utf8'))];
    } catch {
      return [];
    }
  }),
) as Record<string, Record<string, unknown>>;

const kinds = allKinds().map(({ kind }) => kind);

describe('what happened', () => {
  it('has a sentence for every kind of act, in every language', () => {
    assert.deepEqual(
      kinds.filter((kind) => !isTold(kind)),
      [],
    );
    for (const kind of kinds) {
      const act: ToldAct = { id: newId(), kind, stream: 'place', body: examples[kind] ?? { cover: newId() } };
      for (const lang of place.languages) assert.match(tell(viewIn(lang), act, nobody).toString(), /\p{L}{3}/u, kind);
    }
  });

  it('is told in the same words for every holder, and no verdict changes the sentence but its own name', () => {
    const view = viewIn('en');
    const verdicts = ['accepted', 'partly', 'declined', 'not-my-power', 'under-review', 'cannot-comment'];
    const holder = fc.record({
      kind: fc.constantFrom('post' as const, 'organization' as const),
      id: fc.uuid(),
      verdict: fc.constantFrom(...verdicts),
      given: fc.constantFrom('here', 'source'),
    });
    const sentence = ({ kind, id, verdict, given }: { kind: string; id: string; verdict: string; given: string }) => {
      const key = `${kind}:${id}`;
      const name = { key, kind: kind as 'post', id, slug: 'x', name: 'NAME', lang: 'en', of: null };
      const act = { id, kind: 'answer.given/1', stream: 'place', body: { [`holder_${kind}`]: id, verdict, given } };
      const told = tell(view, act, { ...nobody, holders: new Map([[key, name]]) }).toString();
      return told.replace(view.t(`state-${verdict}`), 'VERDICT').replace(/\/(posts|organizations)\//, '/HOLDER/');
    };
    fc.assert(fc.property(holder, holder, (one, other) => assert.equal(sentence(one), sentence(other))));
  });

  it('under the day it happened, does not say that it was entered then', () => {
    for (const lang of place.languages) {
      for (const kind of ['source.recorded/1', 'statement.recorded/1', 'power.recorded/1', 'demand.marked/1']) {
        const act: ToldAct = { id: newId(), kind, stream: 'place', body: {} };
        const said = (basis: string) => tell(viewIn(lang), { ...act, basis }, nobody).toString();
        assert.equal(said('recorded'), tell(viewIn(lang), act, nobody).toString());
        assert.notEqual(said('reported'), said('recorded'));
        assert.doesNotMatch(said('reported'), /entered|recorded|anotó/);
      }
    }
  });

  it('says of every line of a group whether it comes from a source', () => {
    const act = (kind: string, n: number): Change => ({
      ...{ id: newId(), kind, stream: 'place', body: { given: 'source', fact: 'sent', letter: 'one' } },
      ...{ n: String(n), at: new Date('2026-03-01T12:00:00Z'), day: '2021-04-22', until: null, basis: 'reported' },
      ...{ author: { role: 'editor', name: 'The editors' }, time: null },
    });
    const lines = [3, 2, 1].map((n) => act('delivery.recorded/1', n));
    const groups = together(lines);
    assert.equal(groups.length, 1);
    const view = viewIn('en');
    const told = byDay(view, groups, nobody).toString();
    assert.equal(told.split(view.t('state-recorded')).length - 1, lines.length);
  });

  it('is put together where it was done together, and nothing is left out', async () => {
    const town = await townIn(db);
    const letter = await publishLetter(town.as('speaker', town.alpha), {
      organizations: [town.alpha],
      title: 'Open the books',
      lang: 'en',
      paragraphs: ['One thing.', 'Another thing.'],
      demands: [1, 2].map((paragraph) => ({
        heading: `Thing ${paragraph}`,
        paragraph,
        holders: [{ post: town.mayor }],
      })),
    });
    await giveAnswer(town.as('holder', town.membership), {
      verdict: 'declined',
      reasons: 'No.',
      lang: 'en',
      referrals: letter.demands.map((one) => one.referrals[0]!.id),
    });
    const { groups, more, acts, names } = await whatChanged(town.ctx.place, { limit: 500, offset: 0 });
    assert.equal(more, false);
    assert.equal(
      acts,
      groups.reduce((sum, group) => sum + 1 + group.with, 0),
    );
    const told = groups.map((group) => lineOf(group, names));
    assert.ok(told.includes('Mayor answered 2 demands of Open the books: declined.'), told.join('\n'));
    const publication = groups.find((group) => group.first.kind === 'letter.published/1');
    assert.deepEqual(publication?.rest.map((one) => one.kind.split('/')[0]).sort(), [
      'demand.marked',
      'demand.marked',
      'letter.organization-named',
      'letter.version-published',
      'referral.made',
      'referral.made',
    ]);
  });

  it('begins with the letter, however much it asks of however many, and goes on with what else changed', async () => {
    const town = await townIn(db);
    const before = (await whatChanged(town.ctx.place, { limit: 500, offset: 0 })).told.length;
    const holders = [
      { post: town.mayor },
      { post: town.clerk },
      { organization: town.alpha },
      { organization: town.beta },
    ];
    const paragraphs = Array.from({ length: 50 }, (_, i) => `Thing ${i + 1}.`);
    await publishLetter(town.as('speaker', town.alpha), {
      organizations: [town.alpha],
      title: 'Everything',
      lang: 'en',
      paragraphs,
      demands: paragraphs.map((heading, i) => ({ heading, paragraph: i + 1, holders })),
    });
    const { groups, more, names } = await whatChanged(town.ctx.place, { limit: 4, offset: 0 });
    const [first, next] = groups;
    assert.match(lineOf(first!, names), /^A letter was published: Everything/);
    assert.deepEqual([first!.with, first!.rest.length], [2 + 50 + 200, 20]);
    assert.match(byDay(viewIn('en'), groups, names).toString(), /and 252 more acts with it.*and 232 more</s);
    assert.ok(next && next.first.kind !== 'referral.made/1', 'what changed before stands on the same page');
    assert.ok(more);
    const rest = await whatChanged(town.ctx.place, { limit: 500, offset: 4 });
    assert.deepEqual([rest.told.length, rest.more], [before + 1 - 4, false]);
  });

  it('names a holder of several demands only where all of them were put to that one', async () => {
    const town = await townIn(db);
    const letter = await publishLetter(town.as('speaker', town.alpha), {
      organizations: [town.alpha],
      title: 'Later',
      lang: 'en',
      paragraphs: ['One thing.', 'Another thing.'],
      demands: [1, 2].map((paragraph) => ({ heading: `Thing ${paragraph}`, paragraph, holders: [] })),
    });
    const [one, other] = letter.demands.map(({ id }) => id) as [string, string];
    const speaker = town.as('speaker', town.alpha);
    town.clock.now = new Date(town.clock.now.getTime() + 60_000);
    await referDemand(speaker, { demand: one, holder: { post: town.mayor } });
    await referDemand(speaker, { demand: other, holder: { post: town.clerk } });
    const { groups, names } = await whatChanged(town.ctx.place, { limit: 2, offset: 0 });
    assert.equal(groups[0]!.with, 1);
    const told = groups.map((group) => lineOf(group, names)).join('\n');
    assert.doesNotMatch(told, /2 demands/);
  });
});

/** What the page of changes reads. */
const whatChanged = (id: string, page: { limit: number; offset: number }) =>
  inPlace(db, id, async (tx) => {
    const { told, more } = await changes(tx, page);
    const groups = together(told, await foldedUnder(tx, told, 20));
    const acts = await tx.selectFrom('acts').select('id').execute();
    return {
      told,
      groups,
      more,
      acts: acts.length,
      names: await namesFor(
        tx,
        groups.flatMap(({ first, rest }) => [first, ...rest]),
      ),
    };
  });

const lineOf = (group: Together, names: Names): string =>
  tell(viewIn('en'), group.first, names, group.alike ? group.with + 1 : 1)
    .toString()
    .replace(/<[^>]*>/g, '');

describe('search', () => {
  it('takes whatever is typed, and marks only what it found', async () => {
    const { ctx } = await townIn(db);
    await fc.assert(
      fc.asyncProperty(hostileText, async (words) => {
        const clean = words.replace(/\0/g, '').toWellFormed();
        const { hits, total } = await inPlace(db, ctx.place, (tx) => search(tx, { words: clean, limit: 5, offset: 0 }));
        assert.ok(total >= hits.length);
      }),
      { numRuns: 60 },
    );
  });

  it('finds a thing once, with the words around the hit, and only in its own place', async () => {
    const { ctx } = await townIn(db);
    const elsewhere = await townIn(db);
    const found = (place: string, words: string, kind?: string) =>
      inPlace(db, place, (tx) => search(tx, { words, limit: 10, offset: 0, ...(kind ? { kind } : {}) }));
    const { hits, total } = await found(ctx.place, 'alpha');
    assert.equal(total, 1);
    assert.equal(hits[0]!.pieces, `${HIT.start}Alpha${HIT.end}`);
    assert.equal((await found(ctx.place, 'alpha', 'letter')).total, 0);
    assert.equal((await found(ctx.place, 'alpha -alpha')).total, 0);
    assert.notEqual(hits[0]!.stream, (await found(elsewhere.ctx.place, 'alpha')).hits[0]!.stream);
  });
});

describe('a title written by an enemy', () => {
  it('is text wherever it is told', () => {
    const act: ToldAct = { id: newId(), kind: 'event.recorded/1', stream: 'event/1', body: { kind: 'meeting' } };
    const where = (title: string): Names => ({
      ...nobody,
      where: new Map([
        ['event/1', { stream: 'event/1', kind: 'event', route: routes.meetings, params: {}, title, lang: 'en' }],
      ]),
    });
    const plain = shapeOf(tell(viewIn('en'), act, where('x')).toString());
    fc.assert(
      fc.property(
        hostileText.filter((title) => title !== ''),
        (title) => {
          assert.equal(shapeOf(tell(viewIn('en'), act, where(title)).toString()), plain);
        },
      ),
    );
  });
});

describe('the takedown log', () => {
  it('has words for every text of every kind', () => {
    const missing: string[] = [];
    for (const { kind, texts, made } of allKinds()) {
      for (const field of [...Object.keys(texts), ...Object.keys(made)])
        for (const lang of place.languages)
          for (const key of [`moderation-of-${kind.split('.')[0]}`, `moderation-field-${field.replaceAll('_', '-')}`])
            if (!hasKey(lang, key)) missing.push(`${lang}: ${key}`);
    }
    assert.deepEqual(missing, []);
  });
});
