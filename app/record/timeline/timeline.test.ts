// Timelines and answers side by side, on the examples: by the days things happened, honest about fuzzy days, sound in both languages.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kansasCity, millbrook, openExampleSite } from '../../../test/examples.ts';
import { reader } from '../../../test/site.ts';
import { inPlace } from '../../base/database.ts';
import { textOf } from '../../web/hostile.ts';
import { markupProblems } from '../../web/markup-rules.ts';
import { happenedIn } from '../front/store.ts';

const site = await openExampleSite();
const mill = reader(site, millbrook);
const kansas = reader(site, kansasCity);
const words = async (who: typeof mill, path: string) => textOf((await who.get(path)).text).replace(/\s+/g, ' ');

describe('a timeline', () => {
  it('of the place, a letter, an office, an organization and a person is a sound page, reached from their own', async () => {
    const letter = /\/letters\/1-[a-z0-9-]+/.exec((await mill.get('/letters')).text)![0];
    for (const own of [letter, '/posts/mayor', '/people/1']) {
      const from = await mill.get(own);
      if (own !== letter) assert.ok(from.text.includes(`href="${own}/timeline"`), own);
      for (const lang of ['', '/es']) {
        const page = await mill.get(`${lang}${own}/timeline`);
        assert.equal(page.status, 200, own);
        assert.deepEqual(await markupProblems(page.text), []);
      }
    }
    assert.equal((await mill.get('/timeline')).status, 200);
    assert.equal((await mill.get('/posts/nobody/timeline')).status, 404);
  });

  it('runs by the days things happened: the real case is recorded today about 2021', async () => {
    const page = await words(kansas, '/timeline?year=2021');
    assert.match(page, /recorded /);
    const days = [
      ...(await kansas.get('/timeline?year=2021')).text.matchAll(/<span class="when"><time datetime="([\d-]+)/g),
    ].map(([, day]) => day!);
    assert.ok(days.length > 3);
    assert.deepEqual(days, [...days].sort());
    const april = [
      ...(await kansas.get('/timeline?year=2021&month=4')).text.matchAll(
        /<span class="when"><time datetime="([\d-]+)/g,
      ),
    ].map(([, day]) => day!);
    assert.ok(april.length > 0);
    for (const day of april) assert.match(day, /^2021(-04|$)/);
  });

  it('puts what is known only by its year into every month of it, and into no other year', async () => {
    const place = site.directory.byHost(kansasCity)!.view.id;
    const of = (span: string) =>
      inPlace(site.db, place, (tx) => happenedIn(tx, { stream: undefined, span, limit: 500, offset: 0 }));
    const year = (await of('2021')).told;
    const rough = year.filter((one) => one.day.length === 4 && !one.until);
    for (const month of ['2021-01', '2021-12']) {
      const ids = new Set((await of(month)).told.map((one) => one.id));
      for (const one of rough) assert.ok(ids.has(one.id), `${one.kind} of ${one.day} can have been in ${month}`);
    }
    const ids = new Set((await of('1999')).told.map((one) => one.id));
    assert.equal(ids.size, 0);
  });
});

describe('answers side by side', () => {
  it('stand in columns of one generator, some or all of them, and of one holder over time', async () => {
    const place = site.directory.byHost(millbrook)!.view.id;
    const demands = await inPlace(site.db, place, async (tx) =>
      tx
        .selectFrom('answers as a')
        .innerJoin('referrals as r', 'r.id', 'a.referral_id')
        .innerJoin('demands as d', 'd.id', 'r.demand_id')
        .innerJoin('letters as l', 'l.id', 'd.letter_id')
        .select(({ fn }) => [
          'l.number as letter',
          'l.slug',
          'd.number as demand',
          fn.count<string>('a.id').distinct().as('n'),
        ])
        .where('d.superseded_by', 'is', null)
        .where('l.superseded_by', 'is', null)
        .groupBy(['l.number', 'l.slug', 'd.number'])
        .orderBy('n', 'desc')
        .execute(),
    );
    const most = demands[0]!;
    const path = `/letters/${most.letter}-${most.slug}/demands/${most.demand}`;
    assert.ok((await mill.get(path)).text.includes(`href="${path}/compare"`));
    for (const lang of ['', '/es']) {
      const page = await mill.get(`${lang}${path}/compare`);
      assert.equal(page.status, 200);
      assert.deepEqual(await markupProblems(page.text), []);
    }
    const page = (await mill.get(`${path}/compare`)).text;
    const slugs = [...page.matchAll(/answers\/([a-z0-9-]+)-\d+"/g)].map(([, slug]) => slug!);
    assert.ok(slugs.length >= 1);
    assert.equal((await mill.get(`${path}/compare?with=${slugs[0]}`)).text.match(/<article class="answer/g)!.length, 1);
    const over = await mill.get(`${path}/compare?all=${slugs[0]}`);
    assert.equal(over.status, 200);
    assert.deepEqual(await markupProblems(over.text), []);
    assert.equal((await mill.get(`${path}/compare?all=nobody`)).status, 404);
    assert.equal((await mill.get(`/letters/${most.letter}-wrong/demands/${most.demand}/compare`)).status, 301);
  });

  it('are told to machines as they are on the page: an answer replies to a demand', async () => {
    const letter = /\/letters\/1-[a-z0-9-]+/.exec((await mill.get('/letters')).text)![0];
    const demand = (await mill.get(`${letter}/demands/1`)).text;
    const told = JSON.parse(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(demand)![1]!);
    assert.equal(told['@type'], 'AskAction');
    assert.equal(told.object['@type'], 'CreativeWork');
    for (const reply of told.result) {
      assert.equal(reply['@type'], 'ReplyAction');
      const own = new URL(reply['@id']).pathname;
      const page = await mill.get(own);
      assert.equal(page.status, 200, own);
      const itself = JSON.parse(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page.text)![1]!);
      assert.equal(itself['@id'], reply['@id']);
      assert.equal(itself.object['@id'], told['@id']);
    }
  });
});
