// Two letters side by side, and letters that are much alike: what belongs together stands together because somebody said so or the
// words are the same, nothing is guessed, and nobody is stopped from publishing.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { relateDemands } from '../../demands/relations/actions.ts';
import { publishLetter, recordReportedLetter } from '../actions.ts';
import { alikeReports, alikeTo } from '../alike.ts';
import { begin, problems, rows, town } from '../desk-town.ts';
import { sameWords } from './read.ts';

const sentence = (n: number) =>
  `In paragraph ${n} the people of street ${n * 7} ask the city to mend lamp ${n * 3}, to sweep step ${n * 5} and to answer by day ${n}.`;
const long = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => sentence(from + i));

type Town = Awaited<ReturnType<typeof town>>;
const letter = async ({ alpha, as, mayor }: Town, title: string, paragraphs: string[]) => {
  const made = await publishLetter(as('speaker', alpha), {
    organizations: [alpha],
    title,
    lang: 'en',
    paragraphs,
    demands: [
      { heading: `First of ${title}`, paragraph: 1, holders: [{ post: mayor }] },
      { heading: 'The lamps', paragraph: 2 },
      { heading: `Last of ${title}`, paragraph: 3 },
    ],
  });
  return made;
};

describe('two letters side by side', () => {
  it('match demands that are related or in the same words, and show the rest apart; the address can be shared', async () => {
    const t = await town();
    const one = await letter(t, 'One', long(1, 5));
    const other = await letter(t, 'Other', [sentence(90), sentence(91), sentence(92)]);
    await relateDemands(t.as('speaker', t.alpha), {
      demand: other.demands[0]!.id,
      other: one.demands[0]!.id,
      how: 'narrows',
      lang: 'en',
    });
    const page = await t.organizer.get('/letters/1-one/compare/2-other');
    assert.equal(page.status, 200);
    assert.match(page.text, /The second asks for a part of the first[\s\S]*First of One[\s\S]*First of Other/);
    assert.match(page.text, /In the same words[\s\S]*The lamps[\s\S]*The lamps/);
    assert.match(page.text, /Only in “One”[\s\S]*Last of One/);
    const turned = await t.organizer.get('/letters/2-other/compare/1-one');
    assert.match(turned.text, /The first asks for a part of the second/);
    const old = await t.organizer.get('/letters/1-whatever/compare/2');
    assert.deepEqual([old.status, old.location], [301, '/letters/1-one/compare/2-other']);
    assert.equal((await t.organizer.get('/letters/1-one/compare/1-one')).status, 404);
    const choose = await t.organizer.get('/letters/1-one/compare');
    assert.match(choose.text, /href="\/letters\/1-one\/compare\/2-other"/);
  });

  it('match no words that stand twice in one of them', () => {
    const demand = fc.record({
      heading: fc.option(fc.constantFrom('Meet us', 'meet us!', 'Open the books', '…')),
      quote: fc.option(fc.constantFrom('Meet.', 'Open.')),
    });
    const side = (name: string) =>
      fc.array(demand, { maxLength: 5 }).map((all) => all.map((one, i) => ({ ...one, id: `${name}${i}` })));
    const plain = (words: string | null) =>
      (words ?? '')
        .toLowerCase()
        .replace(/[^a-z]+/g, ' ')
        .trim();
    fc.assert(
      fc.property(side('l'), side('r'), (left, right) => {
        for (const pair of sameWords(left, right, [])) {
          const [one, other] = [left.find((d) => d.id === pair.left)!, right.find((d) => d.id === pair.right)!];
          const same = (['quote', 'heading'] as const).filter(
            (of) =>
              plain(one[of]) !== '' &&
              plain(one[of]) === plain(other[of]) &&
              [left, right].every((all) => all.filter((d) => plain(d[of]) === plain(one[of])).length === 1),
          );
          assert.ok(same.length > 0);
        }
      }),
    );
  });
});

describe('letters that are much alike', () => {
  it('are found by their phrases with how much is the same, and others are not', async () => {
    const t = await town();
    const { id } = await letter(t, 'One', long(1, 21));
    await letter(t, 'Quite another', ['Nothing here is like that.', 'We ask for a library.', 'And for a park.']);
    const like = (words: string[], except?: string) => rows(t.ctx, (tx) => alikeTo(tx, words.join('\n\n'), except));
    const [same] = await like(long(1, 21));
    assert.deepEqual([same!.id, same!.percent], [id, 100]);
    const [most] = await like([...long(1, 18), ...long(50, 53)]);
    assert.ok(most!.percent! > 50 && most!.percent! < 95, `${most!.percent}%`);
    assert.deepEqual(await like(long(100, 120)), []);
    assert.deepEqual(await like(long(1, 21), id), []);
    assert.deepEqual(await like(['Too short to tell.']), []);
  });

  it('are told to whoever is about to publish one, and stop nobody', async () => {
    const t = await town();
    await letter(t, 'One', long(1, 21));
    const draft = await begin(t.organizer, undefined, { text: long(1, 20).join('\n\n') });
    const check = await t.organizer.get(`${draft}/publish`);
    assert.match(check.text, /Much like a letter that is public already/);
    const beside = await t.organizer.get(`${draft}/compare/1-one`);
    assert.equal(beside.status, 200);
    assert.match(beside.text, /<del>/);
    const published = await t.organizer.send(`${draft}/publish`, {});
    assert.equal(published.status, 303, problems(published.text));
    assert.match((await t.organizer.get(published.location!)).text, /Much like a letter[\s\S]*\/compare\/1-one/);
  });

  it('known from reports are found by title or by half of their demands', async () => {
    const t = await town();
    const report = (title: string, headings: string[]) =>
      recordReportedLetter(t.ctx, {
        organizations: [t.alpha],
        title,
        lang: 'en',
        complete: false,
        demands: headings.map((heading) => ({ heading })),
        sources: [t.source],
      });
    const { id } = await report('A letter on lamps', ['Mend the lamps', 'Sweep the steps', 'Answer us']);
    const like = (title: string, headings: string[]) => rows(t.ctx, (tx) => alikeReports(tx, { title, headings }));
    assert.equal((await like('a Letter, on LAMPS', []))[0]?.id, id);
    assert.equal((await like('Another', ['Mend the lamps.', 'answer us', 'Meet us', 'Pay us']))[0]?.id, id);
    assert.deepEqual(await like('Another', ['Mend the lamps', 'Meet us']), []);
  });
});
