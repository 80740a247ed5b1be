// An invitation on its way, as people see it and record it over HTTP, without JavaScript: nobody reads "no reply yet" of an office before
// it is known that the invitation reached it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openTestSite, type Reader, reader } from '../../../../test/site.ts';
import { signedIn, town as townIn } from '../../letters/town.ts';
import { recordEvent } from '../actions.ts';
import { replyToInvitation } from '../invitations.ts';

const site = await openTestSite();

/** Alpha invites the mayor and the council to a meeting a week from today. */
async function invited() {
  const { ctx: bare, ...town } = await townIn(site.db);
  const ctx = { ...bare, now: site.now, wake: site.site.wake };
  await site.directory.refresh();
  const speaker = { ...ctx, author: { role: 'speaker', name: 'Ana', as: town.alpha } as const };
  const day = new Date(site.now().getTime() + 7 * 86_400_000).toISOString().slice(0, 10);
  const { event, number, invitations } = await recordEvent(speaker, {
    kind: 'meeting',
    title: 'Budget talk',
    status: 'tentative',
    day,
    standing: 'own',
    lang: 'en',
    as: { organization: town.alpha },
    invite: [
      { to: { post: town.mayor }, lang: 'en' },
      { to: { organization: town.council }, lang: 'en' },
    ],
  });
  const [toMayor, toCouncil] = invitations as [string, string];
  const path = `/meetings/${number}-budget-talk`;
  const visitor = reader(site, `${site.directory.byId(ctx.place)!.view.slug}.localhost`);
  return { ...town, ctx, speaker, event, path, toMayor, toCouncil, visitor };
}

/** What stands about one of the invited, without tags. */
async function blockOf(visitor: Reader, path: string, who: string): Promise<string> {
  const page = await visitor.get(path);
  assert.equal(page.status, 200);
  const block = page.text.split('<article').find((part) => part.includes(`>${who}</a>`));
  assert.ok(block, `${who} is not on ${path}`);
  return block
    .slice(0, block.indexOf('</article>'))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

const day = { 'day-year': '2026', 'day-month': '1', 'day-day': '15' };

describe('an invitation without a reply', () => {
  it('says that no delivery is evidenced, and after an evidenced one since when, in the list as well', async () => {
    const { ctx, alpha, path, toMayor, visitor } = await invited();
    assert.match(await blockOf(visitor, path, 'Mayor'), /asked, no delivery evidenced .* is not evidenced/);
    assert.doesNotMatch((await visitor.get(path)).text, /no reply yet/i);
    assert.match((await visitor.get('/meetings')).text, /2 invited: 2 with no delivery evidenced/);

    const organizer = await signedIn(site, ctx, 'Ana', { organization: alpha });
    const desk = await organizer.get(`/desk${path}`);
    const form = `/desk/invitations/${toMayor}/delivery`;
    assert.match(desk.text, new RegExp(`href="${form}"`));
    const bare = await organizer.send(form, { ...day, fact: 'delivered', channel: 'hand' });
    assert.equal(bare.status, 422);
    assert.match(bare.text, /Say how it is known that it arrived/);
    const sent = await organizer.send(form, { ...day, fact: 'sent', channel: 'mail', evidence: 'Posted' });
    assert.equal(sent.location, path);
    assert.match(
      await blockOf(visitor, path, 'Mayor'),
      /asked, no delivery evidenced .* as sent on .*January 15, 2026/,
    );
    await organizer.send(form, { ...day, fact: 'delivered', channel: 'hand', evidence: 'Signed for by the desk' });
    const mayor = await blockOf(visitor, path, 'Mayor');
    assert.match(
      mayor,
      /no reply yet .* delivered on Thursday, January 15, 2026 ?, with evidence\. No reply is recorded/,
    );
    assert.match(mayor, /Signed for by the desk/);
    assert.match(await blockOf(visitor, path, 'Council'), /no delivery evidenced/);
    assert.match(
      (await visitor.get('/meetings')).text,
      /2 invited: 1 reached, without a reply yet, 1 with no delivery/,
    );
    const spanish = await visitor.get(`/es${path}`);
    assert.match(spanish.text, /se entregó el .*15 de enero de 2026/);
    assert.match((await visitor.get('/changes')).text, /was delivered to/);
  });

  it('is disputed by the invited from their own desk, and then nothing is said about a reply', async () => {
    const { ctx, alpha, membership, path, toMayor, visitor } = await invited();
    const organizer = await signedIn(site, ctx, 'Ana', { organization: alpha });
    const mayor = await signedIn(site, ctx, 'Max', { membership });
    const form = `/desk/invitations/${toMayor}/delivery`;
    await organizer.send(form, { ...day, fact: 'delivered', channel: 'hand', evidence: 'Left at the desk' });
    const mine = await mayor.get(`/desk/invitations/${toMayor}`);
    const word = /\/desk\/invitation-deliveries\/[0-9a-f-]+\/dispute/.exec(mine.text)?.[0];
    assert.ok(word, 'the way to say so stands beside the reply');
    assert.equal((await organizer.get(word)).status, 403);
    const said = await mayor.send(word, { what: 'disputed', words: 'Nothing was left with us.' });
    assert.equal(said.location, path);
    const block = await blockOf(visitor, path, 'Mayor');
    assert.match(block, /delivery disputed/);
    assert.match(block, /Nothing was left with us\./);
    assert.doesNotMatch(block, /no reply yet/i);
    assert.match((await visitor.get('/meetings')).text, /2 with no delivery evidenced/);
  });

  it('whose delivery was recorded in error is withdrawn by who recorded it, and both stay readable', async () => {
    const { ctx, alpha, beta, path, toMayor, visitor } = await invited();
    const organizer = await signedIn(site, ctx, 'Ana', { organization: alpha });
    const other = await signedIn(site, ctx, 'Bea', { organization: beta });
    const form = `/desk/invitations/${toMayor}/delivery`;
    assert.equal((await other.get(form)).status, 403);
    await organizer.send(form, { ...day, fact: 'delivered', channel: 'hand', evidence: 'A stamp' });
    const back = /\/desk\/invitation-deliveries\/[0-9a-f-]+\/withdraw/.exec(
      (await organizer.get(`/desk${path}`)).text,
    )![0];
    assert.equal((await other.get(back)).status, 403);
    const withdrawn = await organizer.send(back, { words: 'The stamp was of another day.' });
    assert.equal(withdrawn.location, path);
    const block = await blockOf(visitor, path, 'Mayor');
    assert.match(block, /asked, no delivery evidenced/);
    assert.match(block, /A stamp .*The stamp was of another day\./);
  });

  it('is recorded by a clerk from a source, who is not asked whose seat', async () => {
    const { ctx, source, path, toCouncil, visitor } = await invited();
    const clerk = await signedIn(site, ctx, 'Cleo', 'clerk');
    const form = `/desk/invitations/${toCouncil}/delivery`;
    const unsourced = await clerk.send(form, { ...day, fact: 'sent', channel: 'mail' });
    assert.match(unsourced.text, /Name at least one source/);
    const sent = await clerk.send(form, {
      ...day,
      fact: 'delivered',
      channel: 'meeting',
      evidence: 'The minutes name it',
      sources: [source],
    });
    assert.equal(sent.location, path);
    assert.match(await blockOf(visitor, path, 'Council'), /no reply yet .*recorded from a source/);
    for (const nowhere of ['/desk/invitations/x/delivery', '/desk/invitation-deliveries/x/dispute'])
      assert.equal((await clerk.get(nowhere)).status, 404);
  });
});

it('an invitation with a reply shows the reply, and how it had arrived only folded', async () => {
  const { ctx, alpha, membership, path, toMayor, visitor } = await invited();
  const organizer = await signedIn(site, ctx, 'Ana', { organization: alpha });
  await organizer.send(`/desk/invitations/${toMayor}/delivery`, {
    ...day,
    fact: 'delivered',
    channel: 'hand',
    evidence: 'A stamp',
  });
  await replyToInvitation(
    { ...ctx, author: { role: 'holder', name: 'Max', as: membership } },
    { invitation: toMayor, reply: 'accept', lang: 'en' },
  );
  const block = await blockOf(visitor, path, 'Mayor');
  assert.match(block, /accepted .*How the invitation reached them \(1\)/);
  assert.doesNotMatch(block, /no reply/i);
});
