// What a reader meets where words are covered: every stretch says so, also to those who hear the page, and leads to when and why.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { makeView } from '../../web/view.ts';
import { giveAnswer } from '../answers/actions.ts';
import { answerPage } from '../answers/pages.ts';
import { demandPage } from '../demands/pages.ts';
import { readDemand } from '../demands/read.ts';
import { publishLetter } from '../letters/actions.ts';
import { town as townIn } from '../letters/town.ts';
import { recordSource, recordStatement } from '../words/actions.ts';
import { statementPage } from '../words/pages.ts';
import { coverText } from './actions.ts';

const { db } = await freshDatabase();
const town = await townIn(db);
const place = {
  ...{ id: town.ctx.place, slug: 't', name: 'T', baseUrl: 'http://t.invalid', languages: ['en', 'es'] },
  ...{ zone: 'America/Chicago', divisionId: '' },
};
const view = makeView({ place, lang: 'en', today: '2026-03-02', path: '/' });
const steward: Ctx = { ...town.ctx, author: { role: 'steward', name: 'Sam Steward', account: newId() } };
const ask = <T>(work: Parameters<typeof inPlace<T>>[2]) => inPlace(db, town.ctx.place, work);
const visit = (params: Record<string, string>) =>
  ({ view, params, tx: ask }) as unknown as Parameters<typeof answerPage>[0];

/** Every stretch of a page: that it is said to be covered, and where it leads. */
function stretches(page: string) {
  const bare = page.replace(/<span aria-hidden="true">█+<\/span><span class="vh">covered<\/span>/g, 'STRETCH');
  assert.doesNotMatch(bare.replace(/<script[\s\S]*?<\/script>|<title>.*?<\/title>/g, ''), /█/, 'a bare bar');
  return [...bare.matchAll(/href="\/takedowns\/([^"]+)"[^>]*>STRETCH/g)].map(([, id]) => id);
}

it('words of an answer: each covered stretch leads to its takedown, on the page of the demand and its own', async () => {
  const letter = await publishLetter(town.as('speaker', town.alpha), {
    organizations: [town.alpha],
    title: 'Open the books',
    lang: 'en',
    paragraphs: ['One thing.'],
    demands: [{ heading: 'One thing', paragraph: 1, holders: [{ post: town.mayor }] }],
  });
  const [given] = await giveAnswer(town.as('holder', town.membership), {
    verdict: 'declined',
    reasons: 'Ask Jane Roe, who lives at 5 Elm Street, and ask again.',
    lang: 'en',
    referrals: [letter.demands[0]!.referrals[0]!.id],
  });
  const words = ['5 Elm Street', 'Jane Roe'];
  const [cover] = await coverText(steward, { field: 'reasons', reason: 'private-person', act: given!.act, words });
  const demand = await ask(async (tx) => demandPage(view, (await readDemand(tx, place.id, '1', '1', view.today))!));
  assert.deepEqual(stretches(demand.toString()), [cover, cover]);
  const own = await answerPage(visit({ letter: '1-open-the-books', demand: '1', answer: 'mayor-1' }));
  assert.deepEqual(stretches(own.toString()), [cover, cover]);
});

it('a statement: covered words, and a statement covered whole, lead to their takedown', async () => {
  const source = await recordSource(town.ctx, { title: 'A report', standing: 'reported', held: true });
  const { act, number } = await recordStatement(town.ctx, {
    speaker: { role: 'A resident' },
    words: 'Jane Roe knows it.',
    quoted: false,
    day: '2026-03-01',
    attribution: 'reported',
    standing: 'reported',
    about: [],
    given: 'source',
    lang: 'en',
    sources: [source.id],
  }).then(({ id }) =>
    ask((tx) =>
      tx.selectFrom('statements').select(['act_id as act', 'number']).where('id', '=', id).executeTakeFirstOrThrow(),
    ),
  );
  const [cover] = await coverText(steward, { field: 'words', reason: 'private-person', act, words: ['Jane Roe'] });
  const page = async () => (await statementPage(visit({ statement: String(number) }))).toString();
  assert.deepEqual(stretches(await page()), [cover]);
  const [whole] = await coverText(steward, { field: 'words', reason: 'private-person', act });
  assert.ok((await page()).includes(`/takedowns/${whole}`));
});

it('a bar that no room marked is at least said to be covered, and never inside a tag', () => {
  const main = html`<p title="${'██'}">${'A ███ b'}</p><select><option>${'██'}</option></select>`;
  const page = layout(view, { title: 'T', main }).toString();
  assert.match(
    page,
    /<p title="██">A <span class="covered"><span aria-hidden="true">███<\/span><span class="vh">covered/,
  );
  assert.match(page, /<option>██<\/option>/);
});
