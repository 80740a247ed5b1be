// Answering many demands in one sitting, over HTTP and without JavaScript: drafts are private and kept, two clerks lose nothing, one
// answer goes to many, and everything ticked is published in one commit or not at all.
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { type Answer, openTestSite, type Reader } from '../../../../test/site.ts';
import { inPlace } from '../../../base/database.ts';
import { textOf } from '../../../web/hostile.ts';
import { publishLetter } from '../../letters/actions.ts';
import { signedIn, town as townIn } from '../../letters/town.ts';
import { giveAnswer } from '../actions.ts';
import { draftsFor } from './store.ts';

const site = await openTestSite();

async function sitting(demands = 5) {
  const town = await townIn(site.db);
  const letter = await publishLetter(town.as('speaker', town.alpha), {
    organizations: [town.alpha],
    title: 'Open the books',
    lang: 'en',
    paragraphs: Array.from({ length: demands }, (_, i) => `Thing number ${i + 1}.`),
    demands: Array.from({ length: demands }, (_, i) => ({
      heading: `Thing ${i + 1}`,
      paragraph: i + 1,
      holders: [{ post: town.mayor }],
    })),
  });
  await site.directory.refresh();
  const aide = await signedIn(site, town.ctx, 'Ana Aide', { membership: town.membership });
  const other = await signedIn(site, town.ctx, 'Otto Other', { membership: town.membership });
  const ids = letter.demands.map((one) => one.referrals[0]!.id);
  return { ...town, letter, aide, other, ids };
}

const path = '/desk/asked/sitting';
const review = `${path}/review`;

/** The fields of a form as the page shows them. */
function fieldsOf(page: string): Record<string, string | string[]> {
  const main = page.slice(page.indexOf('<main'));
  const fields: Record<string, string | string[]> = {};
  for (const [, name, value] of main.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g))
    fields[name!] = fields[name!] === undefined ? value! : [fields[name!]!, value!].flat();
  for (const [, attributes, words] of main.matchAll(/<textarea ([^>]*)>([\s\S]*?)<\/textarea>/g))
    fields[/name="([^"]*)"/.exec(attributes!)![1]!] = words!.replace(/^\n/, '');
  for (const [, name, options] of main.matchAll(/<select [^>]*name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name!] = /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? '';
  for (const [, value] of main.matchAll(/<input type="checkbox"[^>]* name="r" value="([^"]*)" checked/g))
    fields.r = [fields.r ?? [], value!].flat();
  return fields;
}
const open = async (who: Reader, at = path) => fieldsOf((await who.get(at)).text);
const write = (id: string, verdict: string, reasons: string) => ({
  [`verdict-${id}`]: verdict,
  [`reasons-${id}`]: reasons,
});
const drafts = (place: string, ids: string[]) => inPlace(site.db, place, (tx) => draftsFor(tx, ids));
const acts = (place: string) =>
  inPlace(site.db, place, async (tx) => (await tx.selectFrom('acts').select('id').execute()).length);
const said = (answer: Answer) => textOf(answer.text).replace(/\s+/g, ' ');

describe('a sitting', () => {
  it('keeps what is saved for everyone of the office and nobody else, and publishes nothing', async () => {
    const { ctx, aide, other, ids, as, alpha } = await sitting();
    const before = await acts(ctx.place);
    const saved = await aide.post(path, {
      ...(await open(aide)),
      ...write(ids[0]!, 'declined', 'No money.'),
      does: 'save',
    });
    assert.equal(saved.status, 303, said(saved));
    const page = await other.get(path);
    assert.match(page.text, /No money\./);
    assert.match(said(page), /draft of Ana Aide/);
    assert.match(said(page), /1 of 5 have words/);
    assert.equal(await acts(ctx.place), before);
    const speaker = await signedIn(site, ctx, 'Sue Speaker', { organization: alpha });
    assert.doesNotMatch((await speaker.get(path)).text, /No money/);
    const theirs = await speaker.post(path, {
      ...(await open(speaker)),
      [`seen-${ids[0]}`]: '0.x',
      ...write(ids[0]!, '', 'x'),
    });
    assert.notEqual(theirs.status, 303);
    assert.equal((await drafts(ctx.place, ids)).get(ids[0]!)!.words.reasons, 'No money.');
    void as;
  });

  it('of two who write at once, both words are kept beside each other, and either can be chosen', async () => {
    const { ctx, aide, other, ids } = await sitting();
    const [id] = ids as [string];
    const [mine, theirs] = [await open(aide), await open(other)];
    await aide.post(path, { ...mine, ...write(id, 'declined', 'Ana’s words.') });
    const second = await other.post(path, { ...theirs, ...write(id, 'accepted', 'Otto’s words.') });
    assert.equal(second.status, 303);
    const page = await other.get(path);
    assert.match(page.text, /Ana’s words\.<\/textarea>/);
    assert.match(said(page), /Other words for this demand, by Otto Other/);
    const [aside] = (await drafts(ctx.place, ids)).get(id)!.asides;
    await other.post(path, { ...(await open(other)), does: `use:${id}:${aside!.browser}` });
    const draft = (await drafts(ctx.place, ids)).get(id)!;
    assert.equal(draft.words.reasons, 'Otto’s words.');
    assert.deepEqual(
      draft.asides.map((one) => one.words.reasons),
      ['Ana’s words.'],
    );
    await other.post(path, { ...(await open(other)), does: `away:${id}:${draft.asides[0]!.browser}` });
    assert.deepEqual((await drafts(ctx.place, ids)).get(id)!.asides, []);
  });

  it('a page that was not touched changes nothing of what others wrote meanwhile', async () => {
    const { ctx, aide, other, ids } = await sitting();
    const stale = await open(other);
    await aide.post(path, { ...(await open(aide)), ...write(ids[0]!, 'declined', 'Ana’s words.') });
    await other.post(path, { ...stale, ...write(ids[1]!, 'accepted', 'Otto’s words.') });
    const now = await drafts(ctx.place, ids);
    assert.equal(now.get(ids[0]!)!.words.reasons, 'Ana’s words.');
    assert.deepEqual(now.get(ids[0]!)!.asides, []);
    assert.equal(now.get(ids[1]!)!.words.reasons, 'Otto’s words.');
  });

  it('gives one answer to many by their numbers, and keeps what stood there', async () => {
    const { ctx, aide, ids } = await sitting();
    await aide.post(path, { ...(await open(aide)), ...write(ids[2]!, 'declined', 'Words of its own.') });
    const given = await aide.post(path, {
      ...(await open(aide)),
      ...write(ids[0]!, 'under-review', 'For all.'),
      [`also-${ids[0]}`]: '2-3, 5',
      does: `give:${ids[0]}`,
    });
    assert.equal(given.status, 303, said(given));
    const now = await drafts(ctx.place, ids);
    assert.deepEqual(
      ids.map((id) => now.get(id)?.words.reasons),
      ['For all.', 'For all.', 'For all.', undefined, 'For all.'],
    );
    assert.equal(now.get(ids[2]!)!.asides[0]!.words.reasons, 'Words of its own.');
    const wrong = await aide.post(path, { ...(await open(aide)), [`also-${ids[0]}`]: '2, 99', does: `give:${ids[0]}` });
    assert.equal(wrong.status, 422);
    assert.match(said(wrong), /Nothing waits for an answer under these numbers: 99/);
    assert.match(wrong.text, /value="2, 99"/);
  });

  it('publishes what is ticked in one commit, and says what is missing in the rest', async () => {
    const { ctx, aide, ids } = await sitting();
    const fields = {
      ...write(ids[0]!, 'declined', 'No money.'),
      ...write(ids[1]!, 'accepted', 'Gladly.'),
      ...write(ids[2]!, 'not-my-power', 'Ask the clerk.'),
      ...write(ids[3]!, 'not-my-power', 'Ask the clerk.'),
      [`refers-${ids[2]}`]: 'city clerk, council',
      ...write(ids[4]!, '', 'Not yet decided.'),
    };
    const saved = await aide.post(path, { ...(await open(aide)), ...fields, does: 'review' });
    assert.equal(saved.location, review);
    const page = await aide.get(review);
    assert.match(said(page), /3 of 5 drafts are ready/);
    assert.match(said(page), /Name who can act, or say that none is known/);
    const before = await acts(ctx.place);
    const published = await aide.post(review, fieldsOf(page.text));
    assert.equal(published.status, 303, said(published));
    assert.equal(await acts(ctx.place), before + 4, 'three answers, and that one of them names who can act');
    assert.match(said(await aide.get(published.location!)), /3 answers are published/);
    assert.deepEqual([...(await drafts(ctx.place, ids)).keys()].sort(), [ids[3], ids[4]].sort());
  });

  it('publishes nothing when one draft was changed after the review was shown, or somebody answered', async () => {
    const { ctx, aide, other, ids, as, membership } = await sitting();
    await aide.post(path, {
      ...(await open(aide)),
      ...write(ids[0]!, 'declined', 'No.'),
      ...write(ids[1]!, 'declined', 'No, too.'),
    });
    const shown = fieldsOf((await aide.get(review)).text);
    await other.post(path, { ...(await open(other)), ...write(ids[1]!, 'accepted', 'Yes!') });
    const before = await acts(ctx.place);
    const refused = await aide.post(review, shown);
    assert.equal(refused.status, 409);
    assert.match(said(refused), /changed after you opened this page/);
    assert.match(said(refused), /Yes!/);
    assert.equal(await acts(ctx.place), before);
    const again = fieldsOf((await aide.get(review)).text);
    await giveAnswer(as('holder', membership), {
      referrals: [ids[0]!],
      verdict: 'under-review',
      reasons: 'Faster.',
      lang: 'en',
    });
    // The answer that counts now is another one than the reviewer saw: the draft stays and is shown as a revision of it.
    const meanwhile = await aide.post(review, again);
    assert.equal(meanwhile.status, 409, said(meanwhile));
    assert.match(said(await aide.get(path)), /Answered meanwhile; what you publish revises it/);
  });

  it('what cannot be kept is told at its field, everything else is saved, and the words stay on the page', async () => {
    const { ctx, aide, ids } = await sitting();
    const sent = await aide.post(path, {
      ...(await open(aide)),
      ...write(ids[0]!, 'declined', 'Good words.'),
      ...write(ids[1]!, 'declined', `Turned \u202e round.`),
    });
    assert.equal(sent.status, 422);
    assert.match(sent.text, /Turned .* round\./);
    assert.equal((await drafts(ctx.place, ids)).get(ids[0]!)!.words.reasons, 'Good words.');
    assert.equal((await drafts(ctx.place, ids)).has(ids[1]!), false);
  });

  it('where the island saves: only with the token, from this site, for one’s own office', async () => {
    const { ctx, aide, ids, alpha } = await sitting();
    const fields = await open(aide);
    const draft = {
      referral: ids[0],
      browser: fields.browser,
      seen: 0,
      verdict: 'declined',
      reasons: 'Typed.',
      refers: '',
      noneKnown: false,
      lang: 'en',
    };
    const send = (who: Reader, csrf: unknown, headers = {}) => json(ctx.place, who, { csrf, drafts: [draft] }, headers);
    assert.equal((await send(aide, 'wrong')).status, 403);
    assert.equal((await send(aide, fields.csrf, { 'sec-fetch-site': 'cross-site' })).status, 403);
    const speaker = await signedIn(site, ctx, 'Sam Speaker', { organization: alpha });
    assert.equal(
      (await send(speaker, /name="csrf" value="([^"]*)"/.exec((await speaker.get(path)).text)?.[1])).status,
      403,
    );
    assert.equal((await drafts(ctx.place, ids)).size, 0);
    const saved = await send(aide, fields.csrf);
    assert.deepEqual(
      [saved.status, JSON.parse(saved.text)],
      [200, { saved: { [ids[0]!]: { revision: 1, asides: 0 } }, begun: 1 }],
    );
    assert.equal((await json(ctx.place, aide, { csrf: fields.csrf, drafts: [{ ...draft, reasons: 7 }] })).status, 422);
    assert.equal((await json(ctx.place, aide, null)).status, 422);
    aide.cookies.clear();
    assert.equal((await send(aide, fields.csrf)).status, 401);
  });
});

/** What the island does: JSON to the address of the drafts. */
function json(place: string, who: Reader, body: unknown, more: Record<string, string> = {}) {
  return new Promise<{ status: number; text: string }>((resolve, reject) => {
    const headers = {
      host: `${site.directory.byId(place)!.view.slug}.localhost`,
      'content-type': 'application/json',
      accept: 'application/json',
      cookie: [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'sec-fetch-site': 'same-origin',
      ...more,
    };
    const sent = request(
      { host: '127.0.0.1', port: site.port, method: 'POST', path: `${path}/draft`, headers },
      (answer) => {
        let text = '';
        answer.on('data', (part) => {
          text += part;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}
