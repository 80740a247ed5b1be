// What the public pages of people and powers say: a successor takes over what was asked, waiting is said only where delivery is
// evidenced, and nothing is concluded where nobody researched.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import { makeView } from '../../web/view.ts';
import { whoCanCard } from '../powers/parts.ts';
import { powerContext, powersIn, whoCanEach } from '../powers/store.ts';
import { toldTown, wordsOf } from './told-town.ts';

const { db } = await freshDatabase();
const { ctx, site, pages, mayor, board } = await toldTown(db);

describe('what the pages say', () => {
  it('the mayor’s page: the successor holds the post, and what was asked of the predecessor stays with it', async () => {
    const words = wordsOf((await site.get('/posts/mayor')).page);
    assert.match(words, /Held today by Ben Example/);
    assert.match(words, /Ada Example August 1, 2019 – July 31, 2023|Ada Example.*August 1, 2019 – July 31, 2023/);
    assert.match(words, /Remove the chief.*Ada Example \(a predecessor\).*not my power/);
    assert.match(words, /Nobody has been verified yet/);
    const spanish = wordsOf((await site.get('/es/posts/mayor')).page);
    assert.match(spanish, /Ben Example Cuándo desde el 1 de agosto de 2023/);
  });

  it('the board’s page: waiting is said only where delivery is evidenced, and no page says that nobody answered', async () => {
    const words = wordsOf((await site.get('/organizations/police-board')).page);
    assert.match(words, /long overdue, day [\d,]+ delivered May 3, 2021/);
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
      return whoCanCard(view, answers, context, [{ post: mayor }, { organization: board }]).toString();
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
