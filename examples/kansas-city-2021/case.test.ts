// The real case, held against its paper: nothing ships that the paper does not have, every row is there, and nobody real is made to
// answer, to wait, to be silent or to have an account.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { inPlace, type Tx } from '../../app/base/database.ts';
import { bareDay } from '../../app/base/fuzzy-day.ts';
import { newId } from '../../app/base/ids.ts';
import { openStore } from '../../app/files/store.ts';
import { sayDate } from '../../app/i18n/say.ts';
import { exampleAccounts, verifies } from '../../app/identity/examples.ts';
import { openClaim } from '../../app/identity/verification/claims.ts';
import { demandPage } from '../../app/record/demands/pages.ts';
import { readDemand } from '../../app/record/demands/read.ts';
import { eventsAround } from '../../app/record/meetings/store.ts';
import { subjectDirectory } from '../../app/record/people/subjects.ts';
import { canAlone, partIn } from '../../app/record/powers/rules.ts';
import { whoCan } from '../../app/record/powers/store.ts';
import { countWords } from '../../app/record/words/rules.ts';
import { makeView } from '../../app/web/view.ts';
import { freshDatabase } from '../../test/database.ts';
import { stringsOf } from '../compared.ts';
import { loadExamples } from '../index.ts';
import { statesOf } from '../matrix.ts';
import { idOf } from '../world.ts';
import { addresses, counted, figures, names, openings } from './allowed.ts';
import { organizations, posts } from './bodies.ts';
import { events, nextMeeting, turnedDown } from './events.ts';
import { answers, demands, disputed, letter, sent } from './letter.ts';
import { banner, kansasCity } from './load.ts';
import { powers } from './powers.ts';
import { statements } from './said.ts';
import { sources } from './sources.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-case-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const { db } = await freshDatabase();
const now = () => new Date('2026-03-02T15:00:00Z');
const loaded = await loadExamples({ db, now, files: await openStore(folder), only: ['kansas-city-2021'] });
const place = loaded['kansas-city-2021']!;
const ask = <T>(work: (tx: Tx) => Promise<T>) => inPlace(db, place, work);
const id = (name: string) => idOf(place, name);

const paperAt = new URL('../../../shared/design/case.md', import.meta.url);
const paper = existsSync(paperAt) ? plain(readFileSync(paperAt, 'utf8')) : undefined;
const withoutPaper =
  paper === undefined ? 'The case paper is not beside this checkout; only our own list was checked.' : false;

function plain(text: string): string {
  return text.replaceAll('**', '').replaceAll('’', "'").replace(/[“”]/g, '"').replace(/\s+/g, ' ');
}

// What a code or an id says is not prose: these fields come from closed lists, or are made of other fields.
const codes = new Set([
  'digest',
  'slug',
  'object_key',
  'about',
  'zone',
  'division',
  'languages',
  'lang',
  'kind',
  'object',
  // The what-if: its days are those it may be tried on, its parts are of a hundred, its sets of lines repeat the names they speak of.
  ...['opens', 'closes', 'currency', 'lines', 'groups', 'total', 'of', 'basis', 'by', 'years', 'codes'],
]);
const uuid = /^([a-z]+\/)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const shipped = (await stringsOf(db, place)).filter(
  ({ field, kind, text }) =>
    !uuid.test(text) && !(codes.has(field) && !(field === 'object' && kind.startsWith('power'))),
);
const prose = shipped.filter(({ field }) => !['author', 'occurred'].includes(field));

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October'];
const month = new RegExp(`(?:(\\d{1,2}) )?(${[...months, 'November', 'December'].join('|')}) (\\d{4})`, 'g');
const monthNumber = (name: string) => String([...months, 'November', 'December'].indexOf(name) + 1).padStart(2, '0');

const withoutDays = (text: string) =>
  text
    .replace(/https:\/\/\S+/g, ' ')
    .replace(month, ' ')
    .replace(/\b\d{1,2} (?:March|April)\b/g, ' ');

/** Every token with a figure in it; days as the record writes them, web addresses left out. */
function figuresIn(text: string): string[] {
  const found: string[] = [];
  const rest = text
    .replace(/https:\/\/\S+/g, ' ')
    .replace(month, (_, day: string | undefined, name: string, year: string) => {
      found.push(`${year}-${monthNumber(name)}${day ? `-${day.padStart(2, '0')}` : ''}`);
      return ' ';
    })
    .replace(/\b\d{1,2} (?:March|April)\b/g, (day) => {
      found.push(day);
      return ' ';
    });
  const tokens = rest.match(/[^\s()“”"]*\d[^\s()“”"]*/g) ?? [];
  // A day known only as a bound rests on the day of its bound.
  return [...found, ...tokens.map((token) => bareDay(token).replace(/[.,:;]+$/, ''))];
}

test('every figure, date, amount, vote and citation that ships is on our list', () => {
  const unlisted = prose.flatMap(({ kind, field, text }) =>
    figuresIn(text)
      .filter((token) => !(token in figures) && !(/^\d+$/.test(token) && Number(token) <= counted))
      .map((token) => `${token} in ${kind} ${field}: ${text}`),
  );
  assert.deepEqual(unlisted, []);
});

test('every web address that ships is on our list, and every one on it ships', () => {
  const found = prose.flatMap(({ text }) => text.match(/https?:\/\/\S+/g) ?? []);
  assert.deepEqual([...new Set(found)].sort(), addresses.map((address) => `https://${address}`).sort());
});

test('every name that ships is on our list, and nothing is on it that does not ship', () => {
  const words = prose.flatMap(({ text }) =>
    [...withoutDays(text).matchAll(/(?<![\p{L}\d-])\p{Lu}[\p{L}\d]*/gu)].map(([word]) => ({ word, text })),
  );
  const listed = new Set([...names, ...openings]);
  assert.deepEqual(
    words.filter(({ word }) => !listed.has(word)),
    [],
  );
  const used = new Set(words.map(({ word }) => word));
  assert.deepEqual(
    [...listed].filter((word) => !used.has(word)),
    [],
  );
  const figured = new Set(prose.flatMap(({ text }) => figuresIn(text)));
  assert.deepEqual(
    Object.keys(figures).filter((figure) => !figured.has(figure)),
    [],
  );
});

test('everything on our list is in the case paper', { skip: withoutPaper }, () => {
  const missing = [
    ...addresses.filter((address) => !paper!.includes(address)),
    ...Object.values(figures).filter((words) => !paper!.includes(words)),
    ...names.filter((name) => !paper!.toLowerCase().includes(name.toLowerCase())),
  ];
  assert.deepEqual(missing, []);
});

test('no quotation has 25 words or more, and each is in the case paper', () => {
  const quotations = [
    ...prose.flatMap(({ text }) => [...text.matchAll(/[“"]([^”"]+)[”"]/g)].map(([, words]) => words!)),
    ...prose.filter(({ field }) => field === 'quote').map(({ text }) => text),
  ];
  assert.ok(quotations.length > 0);
  for (const words of quotations) {
    assert.ok(countWords(words) < 25, words);
    if (paper) assert.ok(paper.includes(plain(words)), words);
  }
});

test('every row of the paper is in the record, and nothing rests on a row that is not there', () => {
  const told = [
    ...organizations,
    ...posts,
    ...powers,
    letter,
    ...sent,
    disputed,
    ...answers,
    turnedDown,
    nextMeeting,
    ...events,
    ...statements,
  ];
  const rows = [...new Set(told.flatMap((one) => one.rows ?? []))].sort((a, b) => a - b);
  assert.deepEqual(
    rows,
    Array.from({ length: 25 }, (_, i) => i + 1),
  );
  for (const one of told) assert.ok((one.rows ?? []).length > 0);
});

test('sources A to Q are all there; only the report it began with has no address', async () => {
  assert.deepEqual(
    sources.map((source) => source.key),
    [...'ABCDEFGHIJKLMNOPQ'],
  );
  const rows = await ask((tx) => tx.selectFrom('sources').select(['id', 'url', 'note', 'standing']).execute());
  assert.deepEqual(
    rows.filter((row) => row.url === null).map((row) => row.id),
    [id('source/A')],
  );
  assert.deepEqual(new Set(rows.map((row) => row.standing)), new Set(['reported', 'mirror', 'official']));
});

test('everything is recorded from a source by the example’s editors; nothing was given here', async () => {
  const acts = await ask((tx) => tx.selectFrom('acts').select(['id', 'kind', 'fields']).execute());
  const cited = new Set(
    (await ask((tx) => tx.selectFrom('citations').select('act_id').execute())).map((row) => row.act_id),
  );
  for (const { id: act, kind, fields } of acts) {
    const { author, given } = fields as { author: { role: string; name: string }; given?: string };
    if (kind.startsWith('place.')) continue;
    assert.deepEqual(author, { role: 'editor', name: 'The example’s editors' });
    assert.ok(given === undefined || given === 'source', kind);
    // The what-if says itself what it is; its rules carry their citations.
    const said =
      kind.startsWith('budget.') && (kind !== 'budget.rule-recorded/1' || 'citation' in fields || 'demand' in fields);
    assert.ok(kind === 'source.recorded/1' || said || cited.has(act), `${kind} names no source`);
  }
});

test('nobody of the case has an account, a verification, a role or a name of their own here', async () => {
  for (const table of ['accounts', 'verifications', 'roles', 'persons', 'memberships', 'act_accounts'] as const) {
    const { rows } = await ask((tx) => sql`select 1 from ${sql.table(table)}`.execute(tx));
    assert.deepEqual(rows, [], table);
  }
});

test('nobody can come to be verified for anybody named here, and nobody is offered to be tried', async () => {
  assert.equal(await ask((tx) => verifies(tx, place)), false);
  assert.deepEqual(await ask((tx) => exampleAccounts(tx, place)), []);
  const wish = {
    account: newId(),
    lang: 'en',
    of: { organization: id('organization/naacp') },
    method: 'in-person',
  } as const;
  const here = { db, place, now, zone: 'America/Chicago', directory: subjectDirectory };
  await assert.rejects(openClaim(here, wish), { code: 'forbidden' });
});

test('no contact is held that could be taken for a real one', async () => {
  const { rows } = await ask((tx) =>
    sql<{ contact: string | null; domain: string | null; site?: string | null }>`
      select contact, domain, site from organizations union all select contact, domain, null from posts`.execute(tx),
  );
  for (const row of rows) for (const shown of Object.values(row)) assert.ok(shown === null || /\.invalid$/.test(shown));
});

test('no demand waits for anybody: asked without evidence of delivery, or answered, on every day', async () => {
  const deliveries = await ask((tx) => tx.selectFrom('deliveries').select('fact').execute());
  assert.deepEqual(new Set(deliveries.map((delivery) => delivery.fact)), new Set(['published', 'sent']));
  for (const today of ['2021-04-22', '2021-05-22', '2026-03-02']) {
    const states = await statesOf(db, place, today);
    assert.equal(states.length, demands.length * 2);
    assert.deepEqual(new Set(states.map((state) => state.state)), new Set(['asked', 'answered']));
    assert.equal(states.filter((state) => state.state === 'answered').length, 10);
  }
});

test('the mayor’s delivery is disputed, the chief is not his power, the rest is under review', async () => {
  const { delivery, given } = await ask(async (tx) => ({
    delivery: await tx.selectFrom('deliveries').selectAll().where('holder_post', '=', id('post/mayor')).execute(),
    given: await tx
      .selectFrom('answers')
      .innerJoin('referrals', 'referrals.id', 'answers.referral_id')
      .select(['verdict', 'refers_organization', 'demand_id', 'holder_post'])
      .execute(),
  }));
  assert.equal(delivery.length, 1);
  assert.notEqual(delivery[0]!.disputed_by, null);
  for (const answer of given) {
    const chief = answer.demand_id === id('demand/1');
    assert.equal(answer.holder_post, id('post/mayor'));
    assert.equal(answer.verdict, chief ? 'not-my-power' : 'under-review');
    assert.equal(answer.refers_organization, chief ? id('organization/board') : null);
  }
});

test('the chief is the board’s: the mayor has one vote there and cannot act alone, then and today', async () => {
  for (const day of ['2021-04-22', '2026-03-02']) {
    const found = await ask((tx) => whoCan(tx, { verb: 'dismiss', objectKey: 'chief-of-police', day }));
    assert.equal(found.established, 'yes');
    const [board] = found.entries;
    assert.deepEqual(board!.holder, { organization: id('organization/board') });
    assert.deepEqual(board!.joint, { n: null, m: 5 });
    assert.equal(partIn(board!, { post: id('post/mayor') }), 'one-vote');
    assert.equal(canAlone(found.entries, { post: id('post/mayor') }), false);
  }
});

test('the legal minimum changes hands with the years, each entry with its own standing', async () => {
  const keys = Object.fromEntries(powers.map(({ key }) => [id(`power/${key}`), key]));
  const on = async (day: string) =>
    (await ask((tx) => whoCan(tx, { verb: 'enact', objectKey: 'minimum-police-funding', day }))).entries.map(
      (entry) => `${keys[entry.id]} ${entry.standing}`,
    );
  assert.deepEqual(await on('2021-04-22'), ['one-fifth asserted']);
  assert.deepEqual(await on('2023-06-01'), ['one-fourth-law asserted', 'one-fourth-first-vote disputed']);
  assert.deepEqual((await on('2025-01-01')).sort(), ['one-fourth-law asserted', 'one-fourth-second-vote asserted']);
});

test('the city decides its budget within the legal minimum, which is told beside it, then and today', async () => {
  const keys = Object.fromEntries(powers.map(({ key }) => [id(`power/${key}`), key]));
  for (const key of ['demand/2', 'demand/3']) {
    const { verb, object } = demands.find((demand) => demand.key === key)!;
    const limits = async (day: string) => {
      const found = await ask((tx) => whoCan(tx, { verb, objectKey: object, day }));
      assert.deepEqual(
        found.entries.map((one) => keys[one.id]),
        ['city-budget'],
      );
      return found.limitedBy.map((one) => keys[one.id]).sort();
    };
    assert.deepEqual(await limits('2021-04-22'), ['one-fifth']);
    assert.deepEqual(await limits('2026-03-02'), ['one-fourth-law', 'one-fourth-second-vote']);
  }
});

const viewIn = (lang: string) =>
  makeView({
    place: {
      id: place,
      slug: 'kansas-city-2021',
      name: 'Kansas City',
      baseUrl: 'http://kansas-city.invalid',
      languages: ['en', 'es'],
      zone: 'America/Chicago',
      divisionId: '',
    },
    lang,
    today: '2026-03-02',
    path: '/',
  });
const pageOf = (view: ReturnType<typeof viewIn>, demand: string) =>
  ask(async (tx) => demandPage(view, (await readDemand(tx, place, '1', demand, view.today))!).toString());

test('the mayor is never said to have named who can act: he named nobody', async () => {
  for (const lang of ['en', 'es']) {
    const view = viewIn(lang);
    const page = await pageOf(view, '1');
    assert.ok(!page.includes(view.t('demands-refers')));
    assert.ok(page.includes(view.t('demands-refers-source')));
  }
});

test('the page of the demand on the budget never says that the law was the same then and today', async () => {
  for (const lang of ['en', 'es']) {
    const view = viewIn(lang);
    const page = await pageOf(view, '2');
    assert.ok(!page.includes(view.t('powers-then-and-today', { day: sayDate(lang, '2021-04-22') })));
    assert.match(page, /At least one-fifth of the city’s general revenue/);
    assert.match(page, /At least one-fourth/);
    assert.ok(!page.includes(lang === 'en' ? 'can do this alone' : 'puede hacerlo en solitario'));
  }
});

test('no day is told as known that no source tells', async () => {
  const rows = await ask((tx) => tx.selectFrom('deliveries').select(['fact', 'day']).execute());
  assert.deepEqual(
    rows.filter((row) => row.fact === 'sent').map((row) => row.day),
    ['../2021-04-22', '../2021-04-22'],
  );
  const undated = await ask((tx) => eventsAround(tx, '2026-03-02', 'undated'));
  assert.deepEqual(
    undated.map((event) => event.day),
    ['2021-04-21/..', '2021-04-22/..'],
  );
  assert.deepEqual(await ask((tx) => eventsAround(tx, '2026-03-02', 'upcoming')), []);
});

test('who can create an office of complaints, a special prosecutor or a reparations plan is not established', async () => {
  for (const key of ['demand/4', 'demand/5', 'demand/7', 'demand/8', 'demand/10']) {
    const { verb, object } = demands.find((demand) => demand.key === key)!;
    for (const day of ['2021-04-22', '2026-03-02']) {
      assert.equal((await ask((tx) => whoCan(tx, { verb, objectKey: object, day }))).established, 'no', key);
    }
  }
});

test('the seven turned the meeting down, each of them', async () => {
  const replies = await ask((tx) => tx.selectFrom('invitation_replies').select(['reply', 'given', 'day']).execute());
  assert.deepEqual(
    replies,
    Array.from({ length: 7 }, () => ({ reply: 'decline', given: 'source', day: '2021-04-21' })),
  );
});

test('what sources differ on is told in every version', async () => {
  const rows = await ask((tx) => tx.selectFrom('events').select(['standing', 'dispute']).execute());
  const differing = rows.filter((row) => row.standing === 'disputed');
  assert.equal(differing.length, 5);
  for (const { dispute } of differing) assert.ok((dispute ?? '').length > 20);
});

test('the place says what it is, and cannot be taken for the city’s own', async () => {
  const [settings] = await ask((tx) => tx.selectFrom('place').selectAll().execute());
  assert.equal(settings!.division, 'ocd-division/country:us/state:mo/place:kansas_city');
  assert.equal(settings!.banner, banner);
  assert.match(settings!.name ?? '', /example/);
  assert.deepEqual([settings!.zone, settings!.languages], ['America/Chicago', ['en', 'es']]);
  assert.equal(kansasCity.place.hosts, undefined);
  assert.equal(kansasCity.place.baseUrl, undefined);
  if (paper) assert.ok(paper.includes(banner));
});
