// Somebody means harm: hostile words in every field of every form, hostile searches, fields without end, forms sent twice or from
// elsewhere, forged names of hosts, and one place reaching for another's record. Nothing of it may become part of a page's structure,
// of the record twice, or of another place.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { simpleParser } from 'mailparser';
import { inPlace } from '../app/base/database.ts';
import { exampleWords } from '../app/identity/examples.ts';
import { markupProblems } from '../app/web/markup-rules.ts';
import { sitDown } from './browser.ts';
import { attribute, type Crawled, crawl, elementsOf, type Read, readPage, routeOf, wordsOf } from './crawl.ts';
import { kansasCity, millbrook, openExampleSite } from './examples.ts';
import { type Fields, type Form, formsOf, wrongFields } from './fill.ts';
import { type Reader, reader } from './site.ts';

const site = await openExampleSite();
const enemy = `Enemy </p></td></textarea></title></form></script><script>alert(1)</script><img src=x onerror=alert(2)> "' onfocus=alert(3) <svg/onload=alert(4)> &lt;b&gt; javascript:alert(5) <!-- {{7*7}} ]]> é🙂`;
const marker = 'onerror=alert(2)';

const isDesk = (path: string) => /^\/(desk|claim)(?=[/?]|$)/.test(path);
/** Leaving, or ending somebody’s role, would end the run for them; each has tests of its own beside it. */
const leaves = /^\/(sign-out|desk\/account\/(sessions|second-factor)|desk\/staff|desk\/people\/verifications\/)/;

const people = new Map<string, { reader: Reader; pages: Crawled }>();
let clean: { public: Crawled; tags: Set<string> };

before(async () => {
  for (const word of exampleWords) {
    const by = reader(site, millbrook);
    if ((await by.send('/try-as', { as: word })).status === 303)
      people.set(word, { reader: by, pages: Object.assign(new Map(), { passed: new Set<string>() }) });
  }
  const desks = [...people.values()].map(async (one) => {
    one.pages = await crawl(one.reader, { from: ['/desk'], stays: isDesk });
  });
  const [pages] = await Promise.all([
    crawl(reader(site, millbrook), { stays: (path) => !/^\/es|\?/.test(path) }),
    ...desks,
  ]);
  const all = [...pages.values(), ...[...people.values()].flatMap((one) => [...one.pages.values()])];
  const tags = all.flatMap((page) => [...elementsOf(page.tree)].map((one) => one.tagName));
  // A short quotation and a table of choices stand only on pages of a letter that is being written, a place to break a long row of
  // signs only on the log's once the log is signed.
  clean = {
    public: pages,
    tags: new Set([...tags, 'q', 'ins', 'del', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'wbr']),
  };
});

const placeOf = (slug: string) => site.directory.all().find((one) => one.view.slug === slug)!.view.id;
/** How many acts there are by what somebody sent; a count of signatures is a job's, and comes when it comes. */
const actsIn = (slug: string): Promise<number> =>
  inPlace(site.db, placeOf(slug), async (tx) => {
    const row = await tx
      .selectFrom('acts')
      .select((e) => e.fn.countAll<string>().as('n'))
      .where('kind', '<>', 'signatures.counted/1')
      .executeTakeFirstOrThrow();
    return Number(row.n);
  });

/** What no words may bring about: elements and attributes that no honest page has, or a page that is no longer one page. */
function broken(page: Read): string[] {
  if (!page.tree) return [];
  const found: string[] = [];
  for (const one of elementsOf(page.tree)) {
    if (clean.tags.size > 0 && !clean.tags.has(one.tagName)) found.push(`an element ${one.tagName}`);
    const script = one.tagName === 'script' && attribute(one, 'type') !== 'application/ld+json';
    if (script && !attribute(one, 'src')?.startsWith('/')) found.push('a script of its own');
    for (const { name, value } of one.attrs) {
      if (/^on/i.test(name) || name === 'style' || !/^[a-z-]+$/i.test(name))
        found.push(`an attribute ${name} at ${one.tagName}`);
      const leads = ['href', 'src', 'action', 'formaction'].includes(name);
      if (leads && /^[^a-z]*(javascript|data|vbscript):/i.test(value)) found.push(`${name} leads to ${value}`);
    }
  }
  // A picture's own titles are in its namespace.
  const html = 'http://www.w3.org/1999/xhtml';
  const count = (tag: string) =>
    [...elementsOf(page.tree)].filter((one) => one.tagName === tag && one.namespaceURI === html).length;
  for (const tag of ['main', 'h1', 'title', 'body']) if (count(tag) !== 1) found.push(`${count(tag)} ${tag}`);
  if (page.text.includes('<!--')) found.push('a comment');
  return [...new Set(found)].map((one) => `${page.path}: ${one}`);
}

const formsIn = (page: Read, words: string): Form[] => formsOf(page, words).filter((form) => !leaves.test(form.action));

type Sent = { status: number; location: string; page: Read; fields: Fields };

/** Sends a form, and again with plainer words in the fields it came back for, until it is taken or there is nothing left to try. */
async function persist(by: Reader, form: Form, check: (page: Read) => void): Promise<Sent | undefined> {
  const plainer = ['Enemy', 'an-enemy', '2025-06-01', '1', '/letters', 'somebody@else.invalid', ''];
  const fields = { ...form.fields };
  for (let tries = 0; tries <= plainer.length; tries++) {
    const answer = await by.post(form.action, fields);
    const page = readPage(form.action, answer);
    check(page);
    assert.ok(answer.status < 500, `${form.action} answers ${answer.status}`);
    if (answer.status === 303) return { status: 303, location: answer.location!, page, fields };
    if (answer.status !== 422 || tries === plainer.length) return undefined;
    const wrong = wrongFields(page).filter((name) => name in fields || form.texts.includes(name));
    if (wrong.length === 0) return undefined;
    for (const name of wrong) fields[name] = plainer[tries]!;
  }
  return undefined;
}

describe('one place reaching for another', () => {
  it('finds nothing of it at any address, and moves nothing of it by any form', async () => {
    const other = placeOf('kansas-city-2021');
    const { ids, slugs } = await inPlace(site.db, other, async (tx) => {
      const streams = await tx.selectFrom('streams').select('stream').execute();
      const acts = await tx.selectFrom('acts').select(['id', 'kind']).execute();
      const kinds = new Map<string, string>();
      for (const { stream } of streams) {
        const [kind, id] = stream.split('/') as [string, string | undefined];
        if (id) kinds.set(kind, id);
      }
      for (const { id, kind } of acts) kinds.set(`act ${kind}`, id);
      const posts = await tx.selectFrom('posts').select('slug').execute();
      const organizations = await tx.selectFrom('organizations').select('slug').execute();
      return { ids: kinds, slugs: [...posts, ...organizations].map((one) => one.slug) };
    });
    const there = await actsIn('kansas-city-2021');
    const id = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
    const wrong: string[] = [];
    const tried = new Set<string>();
    const check = async (by: Reader, path: string) => {
      if (tried.has(path)) return;
      tried.add(path);
      const answer = await by.get(path);
      if (answer.status !== 404) wrong.push(`${path} answers ${answer.status}`);
      if (/Kansas City|Urban League/.test(answer.text)) wrong.push(`${path} tells of the other place`);
    };
    const { reader: steward, pages } = people.get('steward')!;
    const kinds = new Map<string, string>();
    // The page a report is about is only words to the form.
    for (const path of [...clean.public.keys(), ...pages.keys()]) {
      if (path.replace(/\?.*$/, '').match(id)) kinds.set(routeOf(path), path);
    }
    for (const [i, [route, path]] of [...kinds].entries()) {
      // The nouns a page is called by, and a fifth of everything else, another fifth for every page: all together would be thousands.
      const nouns = (kind: string) => kind.split(/[ ./-]/).some((word) => route.toLowerCase().includes(word));
      const some = [...ids].filter(([kind], k) => (k + i) % 5 === 0 || nouns(kind));
      const foreign = some.map(([, theirs]) => path.replace(id, theirs).replace(/\?.*$/, ''));
      await Promise.all(foreign.map((one) => check(steward, one)));
    }
    for (const slug of new Set(slugs)) {
      for (const path of [
        `/posts/${slug}`,
        `/organizations/${slug}`,
        `/desk/posts/${slug}`,
        `/desk/organizations/${slug}`,
      ])
        if (![pages, clean.public].some((own) => own.has(path) || own.passed.has(path))) await check(steward, path);
    }
    await check(reader(site, millbrook), '/letters/1-policing-a-letter-from-seven-organizations/demands/10');
    console.log(`${tried.size} addresses of the other place tried`);

    // Every id in every form, swapped for one of the other place.
    const kindOf = (name: string) =>
      [...ids.keys()].filter((kind) => name.replace(/s$/, '').startsWith(kind)).map((kind) => ids.get(kind)!);
    let sent = 0;
    for (const [, { reader: by, pages: own }] of people) {
      const seen = new Set<string>();
      for (const page of own.values()) {
        if (seen.has(page.route) || leaves.test(page.path)) continue;
        seen.add(page.route);
        for (const form of formsIn(readPage(page.path, await by.get(page.path)), 'Words of a neighbor')) {
          for (const [name, value] of Object.entries(form.fields)) {
            if (name === 'once' || name === 'csrf' || !String(value).match(id)) continue;
            for (const foreign of new Set([...kindOf(name), ...[...ids.values()].slice(0, 4)])) {
              const fields = { ...form.fields, [name]: String([value].flat()[0]).replace(id, foreign), once: '' };
              const answer = await by.post(form.action, fields);
              sent++;
              // A field that the form has no use for may be passed over; what counts is that nothing of it is kept.
              if (![303, 404, 422, 403, 409].includes(answer.status))
                wrong.push(`${form.action} with ${name} of the other place answers ${answer.status}`);
              if (/Urban League|Police Commissioners/.test(answer.text))
                wrong.push(`${form.action} tells of the other place`);
            }
          }
        }
      }
    }
    console.log(`${sent} forms sent with ids of the other place`);
    assert.deepEqual([...new Set(wrong)], []);
    assert.equal(await actsIn('kansas-city-2021'), there);
    const kept = await inPlace(site.db, placeOf('millbrook'), async (tx) => {
      const acts = await tx.selectFrom('acts').select(['kind', 'fields']).execute();
      const streams = await tx.selectFrom('streams').select('stream').execute();
      return [...acts.map((one) => `${one.kind} ${JSON.stringify(one.fields)}`), ...streams.map((one) => one.stream)];
    });
    const foreign = [...ids.values()];
    assert.deepEqual(
      kept.filter((one) => foreign.some((theirs) => one.includes(theirs))),
      [],
    );
  });

  it('a session of one place is nobody in the other', async () => {
    const { reader: steward } = people.get('steward')!;
    const elsewhere = reader(site, kansasCity);
    for (const [name, value] of steward.cookies) elsewhere.cookies.set(name, value);
    const answer = await elsewhere.get('/desk');
    assert.equal(answer.status, 303);
    assert.match(answer.location!, /\/sign-in/);
  });
});

describe('sent in bad faith', () => {
  it('a field of ten megabytes is refused, and the site goes on', async () => {
    const by = people.get('organizer')!.reader;
    const ten = 'x'.repeat(10 * 1024 * 1024);
    const visitor = reader(site, millbrook);
    assert.equal((await visitor.send('/report', { path: '/letters', reason: 'wrong', words: ten })).status, 413);
    const form = formsIn(readPage('/desk/letters/new', await by.get('/desk/letters/new')), 'x')[0]!;
    const file = { field: 'text', name: '', type: 'text/plain', bytes: Buffer.from(ten) };
    const upload = await by.upload(form.action, { title: 'x', lang: 'en', text: ten }, file);
    assert.ok([413, 422].includes(upload.status), `${upload.status}`);
    assert.equal((await visitor.get('/letters')).status, 200);
  });

  it('a form sent from another site does nothing', async () => {
    const acts = await actsIn('millbrook');
    for (const [, { reader: by, pages }] of people) {
      const page = [...pages.values()].find((one) => formsIn(one, 'x').length > 0 && !leaves.test(one.path))!;
      const form = formsIn(page, 'x')[0]!;
      for (const headers of [
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
        { origin: 'https://evil.example' },
      ] as Record<string, string>[]) {
        const bare = { 'sec-fetch-site': '', ...headers };
        assert.equal(
          (await by.post(form.action, form.fields, bare)).status,
          403,
          `${form.action} ${JSON.stringify(headers)}`,
        );
      }
      assert.equal((await by.post(form.action, { ...form.fields, csrf: 'x' })).status, 403);
      assert.equal((await by.post(form.action, { ...form.fields, csrf: '' })).status, 403);
    }
    const visitor = reader(site, millbrook);
    const refused = await visitor.post('/sign-in', { email: 'a@b.invalid' }, { 'sec-fetch-site': 'cross-site' });
    assert.equal(refused.status, 403);
    assert.equal(await actsIn('millbrook'), acts);
  });

  it('a forged host is answered with nothing of any place, and is never repeated', async () => {
    const stranger = reader(site, 'evil.example');
    for (const path of ['/', '/letters', '/sign-in', '/desk', '/search?q=bus']) {
      const answer = await stranger.get(path);
      assert.ok([200, 404].includes(answer.status), `${path} answers ${answer.status}`);
      assert.ok(!answer.text.includes('evil.example'), path);
      assert.ok(!answer.text.includes('Buses after eight'), path);
    }
    const forged = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' };
    const visitor = reader(site, millbrook);
    for (const path of ['/', '/letters/1-buses-after-eight', '/es/letters']) {
      assert.ok(!(await visitor.get(path, forged)).text.includes('evil.example'), path);
      assert.ok(!(await visitor.get(path)).text.includes('evil.example'), path);
    }
    const mail = site.sink!.next();
    const page = await visitor.get('/sign-in', forged);
    const form = formsIn(readPage('/sign-in', page), 'x')[0]!;
    const asked = await visitor.post('/sign-in', { ...form.fields, email: 'delia.fontaine@riders.invalid' }, forged);
    assert.equal(asked.status, 303);
    const { text } = await simpleParser((await mail).raw);
    assert.match(text!, new RegExp(`http://millbrook\\.localhost:${site.port}/sign-in/confirm`));
    assert.ok(!text!.includes('evil.example'));
  });
});

describe('words of an enemy', () => {
  const taken = new Map<string, number>();
  const refused = new Map<string, number>();
  const twice: string[] = [];
  const wrong: string[] = [];

  it('go through every form and never become part of a page; a form sent twice acts once', async () => {
    const check = (page: Read) => wrong.push(...broken(page));
    for (const [who, { reader: by, pages }] of people) {
      const waiting = [...pages.values()].filter((page) => page.status === 200 && !leaves.test(page.path));
      if (who === 'steward') waiting.push(readPage('/desk/moderation', await by.get('/desk/moderation?words=Enemy')));
      const seen = new Map<string, number>();
      for (let page = waiting.shift(); page; page = waiting.shift()) {
        const times = seen.get(page.route) ?? 0;
        seen.set(page.route, times + 1);
        if (times >= 1) continue;
        for (const link of page.links) {
          if (/^\/desk\/moderate\//.test(link) && !seen.has(link)) {
            seen.set(link, 1);
            waiting.push(readPage(link, await by.get(link)));
          }
        }
        // As it is shown now: what was sent meanwhile may have changed it.
        for (const form of formsIn(readPage(page.path, await by.get(page.path)), enemy)) {
          const sent = await persist(by, form, check);
          const kind = routeOf(form.action);
          const counts = sent ? taken : refused;
          counts.set(kind, (counts.get(kind) ?? 0) + 1);
          if (!sent) continue;
          const acts = await actsIn('millbrook');
          const again = await by.post(form.action, sent.fields);
          const now = await actsIn('millbrook');
          if (now !== acts || ![303, 404, 403, 409, 410].includes(again.status))
            twice.push(`${who} ${form.action}: sent again answers ${again.status}, and ${now - acts} acts`);
          const next = readPage(sent.location, await by.get(sent.location));
          check(next);
          if (isDesk(next.path) && next.status === 200) waiting.unshift(next);
        }
      }
    }
    const list = (counts: Map<string, number>) => [...counts].map(([kind, n]) => `${kind} ${n}`).join(', ');
    console.log(
      `Forms taken: ${list(taken)}\nOnly refused: ${list(new Map([...refused].filter(([kind]) => !taken.has(kind))))}`,
    );
    assert.deepEqual([...new Set(wrong)], []);
    assert.deepEqual(twice, []);
    assert.ok(taken.size >= 20, `only ${taken.size} kinds of form took anything`);
  });

  it('stand on the pages they came to as words, and nothing else', async () => {
    // Tables, feeds and data hold no elements: each is read once, and not again for every holder and meeting.
    const pages = await crawl(reader(site, millbrook), { stays: (path) => !/\.(csv|json|atom)\?/.test(path) });
    const found: string[] = [];
    let shown = 0;
    const kinds = new Map<string, Read>();
    for (const page of pages.values()) {
      if (page.status !== 200) continue;
      found.push(...broken(page));
      if (wordsOf(page.tree).includes(marker)) {
        shown++;
        if (!kinds.has(page.route)) kinds.set(page.route, page);
      }
    }
    assert.deepEqual(found, []);
    assert.ok(shown >= 20 && kinds.size >= 8, `the words stand on ${shown} pages of ${kinds.size} kinds`);
    for (const [, page] of kinds) assert.deepEqual(await markupProblems(page.text), [], page.path);

    const visitor = await sitDown(site, { host: millbrook, javaScript: true, width: 1280 });
    for (const [, page] of kinds) await visitor.goTo(page.path);
    await visitor.leave();
  });

  it('find nothing that breaks the search', async () => {
    const visitor = reader(site, millbrook);
    const queries = [
      enemy,
      '"',
      '"unbalanced',
      "'",
      '-',
      '- -',
      '&|!():*<->',
      '\\',
      '%',
      '_',
      '*',
      '(((',
      'a:*b',
      '\u0000',
      '\u202e',
      '🙂',
      ' ',
      '"" OR 1=1',
      `${'x'.repeat(1900)}`,
      `${'a '.repeat(900)}`,
      '<script>alert(1)</script>',
      "'; drop table acts; --",
    ];
    for (const query of queries) {
      const path = `/search?${new URLSearchParams({ q: query })}`;
      const answer = await visitor.get(path);
      assert.ok([200, 422, 400].includes(answer.status), `${query.slice(0, 40)} answers ${answer.status}`);
      assert.deepEqual(broken(readPage(path, answer)), []);
    }
    for (const path of [
      '/search?q=a&q=b',
      '/search?q[]=1',
      '/search?in=%3Cb%3E',
      '/search?page=-1',
      '/search?q=bus&page=99999999999',
      '/%E0%A4%A',
      '/letters?page=1e9',
      '/powers/who-can?verb=%00&object=%22',
    ]) {
      const answer = await visitor.get(path);
      assert.ok(answer.status < 500, `${path} answers ${answer.status}`);
    }
  });
});
