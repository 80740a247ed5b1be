// The mayor's aide answers 80 demands in one sitting, with the keyboard alone. Midway the session ends, the page is loaded again, and a
// second window writes too; nothing is lost. Then all of it is published at once.
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { inPlace } from '../../app/base/database.ts';
import { makeAccount } from '../../app/identity/accounts.ts';
import { hashOf } from '../../app/identity/secrets.ts';
import { openSession } from '../../app/identity/sessions.ts';
import { draftsFor } from '../../app/record/answers/sitting/store.ts';
import { publishLetter } from '../../app/record/letters/actions.ts';
import { town as townIn, verify } from '../../app/record/letters/town.ts';
import { type Person, sitDown } from '../browser.ts';
import { openTestSite } from '../site.ts';

const DEMANDS = 80;
const site = await openTestSite();
const town = await townIn(site.db);
const host = `${(await inPlace(site.db, town.ctx.place, (tx) => tx.selectFrom('places').select('slug').where('id', '=', town.ctx.place).executeTakeFirstOrThrow())).slug}.localhost`;
const account = await makeAccount(town.ctx, { email: 'aide@example.org', name: 'Ana Aide', lang: 'en' });
await verify(site.db, town.ctx, { membership: town.membership }, account.id);
const letter = await publishLetter(town.as('speaker', town.alpha), {
  organizations: [town.alpha],
  title: 'Eighty demands',
  lang: 'en',
  paragraphs: Array.from({ length: DEMANDS }, (_, i) => `We ask that street number ${i + 1} be repaired.`),
  demands: Array.from({ length: DEMANDS }, (_, i) => ({
    heading: `Repair street ${i + 1}`,
    paragraph: i + 1,
    holders: [{ post: town.mayor }],
  })),
});
const referral = (n: number) => letter.demands[n - 1]!.referrals[0]!.id;
const drafts = () =>
  inPlace(site.db, town.ctx.place, (tx) =>
    draftsFor(
      tx,
      letter.demands.map((one) => one.referrals[0]!.id),
    ),
  );

/** Signs somebody in: what the link in the mail does. */
async function signIn(person: Person): Promise<string> {
  const { token } = await inPlace(site.db, town.ctx.place, (tx) =>
    openSession(tx, town.ctx.place, account.id, undefined, new Date(), true),
  );
  await person.context.addCookies([{ name: 'redress_session', value: token, domain: host, path: '/' }]);
  return token;
}

const endSession = (token: string) =>
  inPlace(site.db, town.ctx.place, (tx) => tx.deleteFrom('sessions').where('token', '=', hashOf(token)).execute());

/** Presses Tab until the focus is where somebody looks for it. */
async function tabTo(person: Person, wanted: string, most = 100): Promise<void> {
  for (let pressed = 0; pressed < most; pressed++) {
    const at = await person.page.evaluate(
      () =>
        (document.activeElement as HTMLInputElement | null)?.name ||
        document.activeElement?.getAttribute('value') ||
        document.activeElement?.textContent ||
        '',
    );
    if (at === wanted) return;
    await person.page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not come to ${wanted}`);
}
const tell = (person: Person, key: string) =>
  person.page.waitForFunction((now) => document.querySelector<HTMLElement>('#sitting')?.dataset.now === now, key);
const ready = (person: Person) =>
  person.page.waitForFunction(() => document.documentElement.dataset.sitting === 'ready');
const value = (person: Person, name: string) =>
  person.page.evaluate((it) => (document.getElementsByName(it)[0] as HTMLInputElement).value, name);

/** Answers one demand as one does with the keyboard: a letter chooses, Tab goes on. */
async function answer(person: Person, n: number, choice: string, words: string): Promise<void> {
  const { keyboard } = person.page;
  await tabTo(person, `verdict-${referral(n)}`);
  await keyboard.type(choice);
  await keyboard.press('Tab');
  await keyboard.type(words);
}

describe('the mayor’s aide', () => {
  let aide: Person;
  let token: string;
  before(async () => {
    await site.directory.refresh();
    aide = await sitDown(site, { host, javaScript: true, width: 1280 });
    token = await signIn(aide);
  });

  it('opens everything asked of the mayor on one page, by the keyboard', async () => {
    await aide.goTo('/desk/asked');
    await tabTo(aide, 'Answer all of them in one sitting');
    await Promise.all([aide.page.waitForURL('**/desk/asked/sitting'), aide.page.keyboard.press('Enter')]);
    await ready(aide);
    await aide.sees('0 of 80 have words', '80. Repair street 80');
  });

  it('writes, and every change is saved as it is made', async () => {
    await answer(aide, 1, 'accepted', 'The crew comes in May.');
    await tell(aide, 'saved');
    await answer(aide, 2, 'declined', 'The street belongs to the county.');
    await tell(aide, 'saved');
    const now = await drafts();
    assert.deepEqual(
      [now.get(referral(1))!.words.verdict, now.get(referral(1))!.words.reasons],
      ['accepted', 'The crew comes in May.'],
    );
    assert.equal(now.get(referral(2))!.words.reasons, 'The street belongs to the county.');
  });

  it('the session ends midway: what is typed then is kept in the window, also over a reload', async () => {
    await endSession(token);
    aide.expectAlso(401, 403);
    await answer(aide, 3, 'under', 'We count the cars until June.');
    await tell(aide, 'signedOut');
    assert.equal((await drafts()).has(referral(3)), false);
    // The page is loaded again: without a session it is the way to sign in.
    await aide.page.reload();
    assert.match(aide.path(), /^\/sign-in/);
    token = await signIn(aide);
    await aide.goTo('/desk/asked/sitting');
    await ready(aide);
    await tell(aide, 'saved');
    assert.equal(await value(aide, `reasons-${referral(3)}`), 'We count the cars until June.');
    assert.equal((await drafts()).get(referral(3))!.words.reasons, 'We count the cars until June.');
    assert.equal((await drafts()).get(referral(1))!.words.reasons, 'The crew comes in May.');
  });

  it('signs in again in another window, comes back, and what waited is saved without leaving the page', async () => {
    await endSession(token);
    await answer(aide, 4, 'accepted', 'In April, with the water main.');
    await tell(aide, 'signedOut');
    token = await signIn(aide);
    await aide.page.evaluate(() => dispatchEvent(new Event('focus')));
    await tell(aide, 'saved');
    assert.equal((await drafts()).get(referral(4))!.words.reasons, 'In April, with the water main.');
  });

  it('a second window writes to the same demand: both words are kept', async () => {
    const second = await aide.context.newPage();
    await second.goto(`http://${host}:${site.port}/desk/asked/sitting`);
    await second.waitForFunction(() => document.documentElement.dataset.sitting === 'ready');
    await answer(aide, 5, 'accepted', 'From the first window.');
    await tell(aide, 'saved');
    await second.locator(`[name="reasons-${referral(5)}"]`).focus();
    await second.keyboard.type('From the second window.');
    await second.waitForFunction(() => document.querySelector<HTMLElement>('#sitting')?.dataset.now === 'saved');
    const draft = (await drafts()).get(referral(5))!;
    assert.equal(draft.words.reasons, 'From the first window.');
    assert.deepEqual(
      draft.asides.map((one) => one.words.reasons),
      ['From the second window.'],
    );
    await second.reload();
    assert.match((await second.textContent('main')) ?? '', /From the second window\./);
    await second.close();
  });

  it('gives one answer to the 75 that are left, and reviews', async () => {
    const { keyboard } = aide.page;
    await answer(aide, 6, 'partly', 'Half of it this year, the rest when the grant comes.');
    await tell(aide, 'saved');
    await tabTo(aide, 'Use this same answer for other demands');
    await keyboard.press('Enter');
    await tabTo(aide, `also-${referral(6)}`);
    await keyboard.type('7-80');
    await Promise.all([aide.page.waitForURL('**given=74**'), keyboard.press('Enter')]);
    await ready(aide);
    await aide.sees('74 other demands have this answer now, as drafts', '80 of 80 have words');
    assert.equal((await drafts()).size, DEMANDS);
  });

  it('looks at all of it, chooses between the two windows’ words, and publishes all at once', async () => {
    const { keyboard } = aide.page;
    await tabTo(aide, 'Go to the review');
    await Promise.all([aide.page.waitForURL('**/review'), keyboard.press('Enter')]);
    await aide.sees('80 of 80 drafts are ready');
    // The one with words of two windows is not ticked by itself: the aide looks at it, and ticks it.
    assert.equal(await aide.page.locator('input[name=r]:checked').count(), 79);
    await aide.page
      .locator('h1')
      .focus()
      .catch(() => undefined);
    for (let pressed = 0; pressed < 300; pressed++) {
      const at = await aide.page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.value);
      if (at === referral(5)) break;
      await keyboard.press('Tab');
    }
    await keyboard.press('Space');
    assert.equal(await aide.page.locator('input[name=r]:checked').count(), 80);
    // While they are published the page says how many, and that it is one step.
    let told = '';
    await aide.page.exposeFunction('tellStory', (words: string) => {
      told = words;
    });
    await aide.page.evaluate(() =>
      document.querySelector('#sitting-review')!.addEventListener('submit', () => {
        const status = document.querySelector('#sitting-publishing')!;
        const { tellStory } = globalThis as unknown as { tellStory: (words: string) => void };
        queueMicrotask(() => tellStory(`${status.querySelectorAll('progress').length} ${status.textContent}`));
      }),
    );
    // Enter in a form presses its button.
    await Promise.all([aide.page.waitForURL('**published=80**'), keyboard.press('Enter')]);
    await aide.sees('80 answers are published');
    assert.match(told, /^1 Publishing 80 answers\. They become public together, all or none\./);
    await aide.leave();
  });

  it('and a resident reads every one of them', async () => {
    const resident = await sitDown(site, { host });
    const { answered } = await inPlace(site.db, town.ctx.place, (tx) =>
      tx
        .selectFrom('answers')
        .select(({ fn }) => fn.countAll<string>().as('answered'))
        .executeTakeFirstOrThrow(),
    );
    assert.equal(Number(answered), DEMANDS);
    await resident.goTo('/letters');
    await resident.follow('Eighty demands');
    await resident.sees('accepted', 'declined', 'partly accepted', 'under review');
    await resident.leave();
    const left = await drafts();
    assert.deepEqual([...left.keys()], [referral(5)], 'only what stood aside is left, for a person to put away');
  });
});
