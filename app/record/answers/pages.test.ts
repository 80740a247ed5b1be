// What stands beside an answer, a demand, a power and a meeting: how to cite it, who is named in it, what was promised in it. Over HTTP,
// in Millbrook as it ships.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { millbrook, openExampleSite } from '../../../test/examples.ts';
import { hiddenFields, type Reader, reader } from '../../../test/site.ts';

const site = await openExampleSite();
const visitor = reader(site, millbrook);

const someone = async (as: string): Promise<Reader> => {
  const person = reader(site, millbrook);
  assert.equal((await person.send('/try-as', { as })).status, 303);
  return person;
};

const first = (text: string, pattern: RegExp): string => {
  const found = pattern.exec(text)?.[1];
  assert.ok(found, `nothing like ${pattern}`);
  return found.replaceAll('&amp;', '&');
};

const anAnswer = async (): Promise<string> => {
  const letter = first((await visitor.get('/letters')).text, /href="(\/letters\/1-[^"/]+)"/);
  return first((await visitor.get(`${letter}/demands/1`)).text, /href="(\/letters\/[^"]+\/answers\/[^"#]+)"/);
};

describe('the page of an answer', () => {
  it('shows whoever is named in it with their reply, and so does the demand it answers', async () => {
    const answer = await anAnswer();
    const clerk = await someone('clerk');
    const person = first((await clerk.get('/desk/named')).text, /<option value="([0-9a-f-]{36})"/);
    const sent = await clerk.send('/desk/named', { path: `http://${millbrook}${answer}`, person });
    assert.equal(sent.status, 303, sent.text);
    const demand = answer.replace(/\/answers\/.*/, '');
    assert.equal(sent.location, `${demand}#named`);
    for (const page of [answer, demand])
      assert.match((await visitor.get(page)).text, /<section id="named">.*?id="named-/s, page);
    const other = demand.replace(/\d+$/, '2');
    assert.doesNotMatch((await visitor.get(other)).text, /id="named-/, 'beside another demand nobody is named by it');
  });

  it('leads those who may to recording what was promised in it, with what is known filled in', async () => {
    const answer = await anAnswer();
    const link = first((await visitor.get(answer)).text, /href="(\/desk\/commitments\/new\?from=answer[^"]+)"/);
    assert.equal((await visitor.get(link)).status, 303, 'a visitor is asked to sign in');
    const clerk = await someone('clerk');
    const { text } = await clerk.get(link);
    assert.match(text, new RegExp(`Made in: <a href="${answer}"`));
    const holder = first(text, /<option value="(post:[^"]+)" selected/);
    const source = first(text, /name="sources"[^>]*value="([0-9a-f-]{36})"/);
    const made = await clerk.post(link, {
      ...hiddenFields(text),
      holder,
      words: 'A shelter before the winter.',
      lang: 'en',
      sources: [source],
    });
    assert.equal(made.status, 303, made.text);
    assert.match((await visitor.get(made.location!)).text, new RegExp(`href="${answer}"`));
    assert.match((await visitor.get(answer)).text, /id="commitments".*A shelter before the winter\./s);
  });
});

describe('a meeting', () => {
  it('shows what was promised in its minutes', async () => {
    const meeting = first((await visitor.get('/meetings')).text, /href="(\/meetings\/\d+-working-meeting[^"]+)"/);
    const minutes = (await visitor.get(`${meeting}/minutes/2`)).text;
    const clerk = await someone('clerk');
    const link = first(minutes, /href="(\/desk\/commitments\/new\?from=event[^"]+)"/);
    const { text } = await clerk.get(link);
    const made = await clerk.post(link, {
      ...hiddenFields(text),
      holder: first(text, /<option value="(post:[^"]+)"/),
      words: 'The night bus by spring.',
      lang: 'en',
      sources: [first(text, /name="sources"[^>]*value="([0-9a-f-]{36})"/)],
    });
    assert.equal(made.status, 303, made.text);
    assert.match((await visitor.get(meeting)).text, /id="commitments".*The night bus by spring\./s);
  });
});

describe('citing', () => {
  it('a demand, an answer, a meeting, a power and a commitment gives the address that stays and the day it was read', async () => {
    const answer = await anAnswer();
    const pages = [
      answer,
      answer.replace(/\/answers\/.*/, ''),
      first((await visitor.get('/meetings')).text, /href="(\/meetings\/\d+-[^"/?]+)"/),
      first((await visitor.get('/powers')).text, /href="(\/powers\/[0-9a-f-]{36})"/),
      '/commitments/1',
    ];
    for (const page of pages) {
      const { text } = await visitor.get(page);
      const cited = first(text, /<summary>Cite this page<\/summary><div><p>(.*?)<\/p>/s);
      assert.match(cited, new RegExp(`<a href="http[^"]+${page}">`), page);
      assert.match(cited, /[A-Z][a-z]+day, [A-Z][a-z]+ \d+, \d{4}/, `${page}: ${cited}`);
    }
  });
});
