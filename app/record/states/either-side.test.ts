// Invariant 8 over all rooms: no page differs in wording, order or color by side. Two places tell the same story with the parties
// swapped: what an office does in one, an organization does in the other. Their pages must be the same, word by word and class by class.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { crawl } from '../../../test/crawl.ts';
import { freshPlace } from '../../../test/database.ts';
import { openTestSite, reader } from '../../../test/site.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { giveAnswer, recordAnswer, reviseAnswer } from '../answers/actions.ts';
import { type Verdict, verdicts } from '../answers/rules.ts';
import { changeClock } from '../clocks/actions.ts';
import { markCommitment, recordCommitment, reviewMark } from '../commitments/actions.ts';
import { acknowledgeDelivery, disputeDelivery, publishLetter, recordDelivery } from '../letters/actions.ts';
import { verify } from '../letters/town.ts';
import { recordEvent } from '../meetings/actions.ts';
import { addItem } from '../meetings/agenda/actions.ts';
import { sayWhoCame } from '../meetings/attendance/actions.ts';
import { type CameSays, cameSays } from '../meetings/attendance/rules.ts';
import { disputeWay, recordWay } from '../meetings/delivery/actions.ts';
import { replyToInvitation } from '../meetings/invitations.ts';
import { approveMinutes, objectToMinutes, publishMinutes } from '../meetings/minutes/actions.ts';
import { type Reply, replies } from '../meetings/rules.ts';
import { cancelMeeting } from '../meetings/turns/actions.ts';
import { recordMembership, recordOrganization, recordPost } from '../people/actions.ts';
import type { Holder } from '../people/holder.ts';
import { giveReply } from '../reply/actions.ts';
import { correct } from '../reply/corrections.ts';
import { recordSource, recordStatement } from '../words/actions.ts';

const now = { at: new Date('2026-03-02T15:00:00Z') };
const site = await openTestSite({ now: () => now.at });

type Party = { ctx: Ctx; is: Holder };
type Story = {
  verdict: Verdict;
  later: Verdict;
  reply: Reply;
  other: Reply;
  says: CameSays;
  first: boolean;
  language: 'en' | 'es';
};

let n = 0;
/** A place in which the office is called Ember and the organization Cedar, or the other way round. */
async function place(swapped: boolean) {
  const slug = `side-${++n}`;
  const { ctx, clock } = await freshPlace(site.db, { slug, hosts: [`${slug}.localhost`] });
  clock.now = now.at;
  await site.directory.refresh();
  const { id: source } = await recordSource(ctx, {
    title: 'A report',
    publisher: 'The Paper',
    standing: 'reported',
    held: false,
  });
  const { id: hall } = await recordOrganization(ctx, { name: 'Hall', kind: 'public-body' });
  const { id: asking } = await recordOrganization(ctx, { name: 'Askers', kind: 'association' });
  await verify(site.db, ctx, { organization: asking });
  const as = (role: 'holder' | 'speaker', of: string, name: string): Ctx => ({
    ...ctx,
    author: { role, name, as: of },
  });
  // Both names are there as an office and as an organization, so that only who acts differs.
  const party = async (name: string, isOffice: boolean): Promise<Party> => {
    const { id: organization } = await recordOrganization(ctx, { name, kind: 'association' });
    const { id: post } = await recordPost(ctx, { organization: hall, label: name });
    const { id: membership } = await recordMembership(ctx, { post, role: 'Member', from: '2024-01-01' });
    await verify(site.db, ctx, { membership });
    await verify(site.db, ctx, { organization });
    return isOffice
      ? { ctx: as('holder', membership, `Voice of ${name}`), is: { post } }
      : { ctx: as('speaker', organization, `Voice of ${name}`), is: { organization } };
  };
  const [ember, cedar] = [await party('Ember', !swapped), await party('Cedar', swapped)];
  return { slug, ctx, clock, source, asking: as('speaker', asking, 'Voice of Askers'), askers: asking, ember, cedar };
}

/** The same story in either place: Ember and Cedar do the same things, whoever they are. */
async function tell(there: Awaited<ReturnType<typeof place>>, story: Story) {
  const { ctx, source, ember, cedar } = there;
  const lang = 'en';
  const sources = [source];
  const [one, two] = story.first ? [ember, cedar] : [cedar, ember];
  const letter = await publishLetter(there.asking, {
    organizations: [there.askers],
    title: 'Open the books',
    lang,
    day: '2026-01-10',
    paragraphs: ['One thing.', 'Another thing.', 'A third thing.'],
    demands: [1, 2, 3].map((paragraph) => ({
      heading: `Thing ${paragraph}`,
      paragraph,
      holders: [ember.is, cedar.is],
    })),
  });
  const referral = (demand: number, party: Party) => letter.demands[demand]!.referrals[party === ember ? 0 : 1]!.id;
  for (const party of [one, two]) {
    const way = { letter: letter.id, holder: party.is, channel: 'hand' as const, lang };
    const delivery = await recordDelivery(there.asking, {
      ...way,
      fact: 'delivered',
      day: '2026-02-10',
      evidence: 'A stamp.',
    });
    await acknowledgeDelivery(party.ctx, { delivery, words: 'It came.', lang });
  }
  const sent = await recordDelivery(there.asking, {
    letter: letter.id,
    holder: one.is,
    channel: 'mail',
    lang,
    fact: 'sent',
    day: '2026-01-11',
  });
  await disputeDelivery(one.ctx, { delivery: sent, words: 'It did not come.', lang });
  const said = (verdict: Verdict) => ({ verdict, reasons: 'Because of this.', noneKnown: true, lang });
  const [answered] = await giveAnswer(one.ctx, { ...said(story.verdict), referrals: [referral(0, one)] });
  await reviseAnswer(one.ctx, { ...said(story.later), reasons: 'Because of that.', answer: answered!.answer });
  const heard = { sources, occurred: { on: '2026-02-20' } };
  await recordAnswer(ctx, { ...said(story.later), referrals: [referral(0, two)], ...heard });
  await recordAnswer(ctx, { ...said(story.verdict), referrals: [referral(1, one)], ...heard });
  await changeClock(ctx, {
    referral: referral(1, two),
    what: 'pause',
    day: '2026-02-20',
    words: 'It waits.',
    lang,
    sources,
  });
  await changeClock(ctx, {
    referral: referral(2, one),
    what: 'extend',
    days: 4,
    words: 'It takes longer.',
    lang,
    sources,
  });

  const promise = await recordCommitment(one.ctx, { holder: one.is, words: 'We will do it.', due: '2026-06', lang });
  await recordCommitment(ctx, {
    holder: two.is,
    words: 'They will do it.',
    vague: 'soon',
    rule: 'soon',
    lang,
    sources,
  });
  const mark = await markCommitment(ctx, {
    commitment: promise.id,
    axis: 'evidence',
    value: 'begun',
    words: 'It was begun.',
    lang,
    sources,
  });
  await reviewMark(two.ctx, { mark, what: 'objected', words: 'It was not.', lang });

  const meeting = { kind: 'meeting', status: 'tentative', standing: 'own', lang } as const;
  const invite = (to: Party) => [{ to: to.is, words: 'Come.', lang }];
  const ahead = await recordEvent(one.ctx, {
    ...meeting,
    as: one.is,
    title: 'A talk',
    day: '2026-04-01',
    invite: invite(two),
  });
  await replyToInvitation(two.ctx, {
    invitation: ahead.invitations[0]!,
    reply: story.reply,
    words: 'Our words.',
    lang,
  });
  const back = await recordEvent(two.ctx, {
    ...meeting,
    as: two.is,
    title: 'Another talk',
    day: '2026-04-02',
    invite: invite(one),
  });
  await replyToInvitation(one.ctx, { invitation: back.invitations[0]!, reply: story.other, words: 'Our words.', lang });
  await cancelMeeting(two.ctx, { event: back.event, as: two.is, reason: 'It rains.', lang });
  const silent = await recordEvent(one.ctx, {
    ...meeting,
    as: one.is,
    title: 'A third talk',
    day: '2026-04-03',
    invite: invite(two),
  });
  const way = await recordWay(one.ctx, {
    invitation: silent.invitations[0]!,
    fact: 'delivered',
    channel: 'hand',
    evidence: 'A stamp.',
    lang,
  });
  if (story.first) await disputeWay(two.ctx, { delivery: way, words: 'Nothing came.', lang });
  const held = await recordEvent(one.ctx, {
    ...meeting,
    as: one.is,
    title: 'A talk held',
    day: '2026-03-02',
    invite: invite(two),
  });
  for (const party of [one, two]) {
    const spoken = { event: held.event, as: party.is, lang };
    await addItem(party.ctx, { ...spoken, words: 'An item.', demands: [letter.demands[0]!.id] });
    await sayWhoCame(party.ctx, { ...spoken, who: two.is, says: party === one ? 'absent' : story.says });
  }
  const { version } = await publishMinutes(one.ctx, { event: held.event, as: one.is, paragraphs: ['We spoke.'], lang });
  const minutes = { minutes: version, as: two.is, lang };
  if (story.first) await objectToMinutes(two.ctx, { ...minutes, words: 'We did not.' });
  else await approveMinutes(two.ctx, { ...minutes, words: 'We did.' });

  const statement = { quoted: true, day: '2026-02-01', standing: 'reported', lang } as const;
  const about = [`letter/${letter.id}`];
  await recordStatement(ctx, {
    ...statement,
    speaker: one.is,
    words: 'They said this.',
    attribution: 'reported',
    given: 'source',
    about,
    sources,
  });
  await recordStatement(two.ctx, {
    ...statement,
    standing: 'own',
    speaker: two.is,
    words: 'We say this.',
    attribution: 'own-channel',
    given: 'here',
    about,
  });
  const named = await recordStatement(ctx, {
    ...statement,
    speaker: { role: 'A resident' },
    words: 'They did that.',
    attribution: 'reported',
    given: 'source',
    about: [...about, 'post' in two.is ? `post/${two.is.post}` : `organization/${two.is.organization}`],
    sources,
  });
  const { naming, act } = await inPlace(site.db, ctx.place, async (tx) => ({
    naming: await tx
      .selectFrom('namings')
      .select('id')
      .where('stream', '=', `statement/${named.id}`)
      .executeTakeFirstOrThrow(),
    act: await tx.selectFrom('statements').select('act_id').where('id', '=', named.id).executeTakeFirstOrThrow(),
  }));
  await giveReply(two.ctx, naming.id, 'account', { words: 'We did not.', lang });
  await correct(two.ctx, act.act_id, { words: 'It was another.', lang });
}

/** A page without what must differ: addresses and ids, and whether a link leads to an office or an organization. */
const bare = (text: string, slug: string): string =>
  text
    .replace(/^[\s\S]*<main/, '<main')
    .replace(/<\/main>[\s\S]*$/, '')
    .replaceAll(slug, 'PLACE')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/\/(posts|organizations)\//g, '/holders/')
    .replace(/(post|organization)(:|\/)ID/g, 'holder$2ID')
    .replace(/>(Post|Organization|Cargo|Organización): </g, '>What it is: <')
    // The log takes an act in when it comes to it: a moment earlier in one of two places.
    .replace(/ <small><a href="[^"]*\/log\/entries\/[^<]*<\/a><\/small>/g, '')
    // What an office is that an organization is not: it belongs to a body, and somebody held it on a day.
    .replace(/, (<span lang="en" dir="auto">)?Hall(<\/span>)?/g, '')
    .replace(/<h2>(Who held the office|Quién ocupaba el cargo)<\/h2><dl[\s\S]*?<\/dl>/, '');

/** Whose own page it is, what they may do and who verified them differs with what they are. */
const apart =
  /^(post|organization|posts|organizations|verification|person|people|divisions?|openData|api|apiDescription|apiList|apiItem|outlet|source|file|log)/i;

async function pagesOf(slug: string, lang: string) {
  const visitor = reader(site, `${slug}.localhost`);
  const from = lang === 'en' ? '/' : '/es/';
  const pages = await crawl(visitor, {
    from: [from],
    stays: (path) =>
      !/\/(search|desk|sign-in|report|files)|\?|#|\.(csv|json|atom|ics|redress)/.test(path) &&
      (lang === 'es') === /^\/es(\/|$)/.test(path),
  });
  const kept = new Map<string, string>();
  for (const [path, page] of pages)
    if (!apart.test(page.route) && page.status === 200 && page.tree) kept.set(bare(path, slug), bare(page.text, slug));
  return kept;
}

const stories: fc.Arbitrary<Story> = fc.record({
  verdict: fc.constantFrom(...verdicts),
  later: fc.constantFrom(...verdicts),
  reply: fc.constantFrom(...replies),
  other: fc.constantFrom(...replies),
  says: fc.constantFrom(...cameSays),
  first: fc.boolean(),
  language: fc.constantFrom('en', 'es'),
});

describe('the pages of a story', () => {
  it('are the same in wording, order and color whichever side does what', async () => {
    await fc.assert(
      fc.asyncProperty(fc.noShrink(stories), async (told) => {
        const [straight, swapped] = [await place(false), await place(true)];
        await tell(straight, told);
        await tell(swapped, told);
        const pages = await pagesOf(straight.slug, told.language);
        const others = await pagesOf(swapped.slug, told.language);
        assert.deepEqual([...others.keys()].sort(), [...pages.keys()].sort());
        assert.ok(pages.size > 20, `${pages.size} pages`);
        for (const [path, text] of pages) assert.equal(others.get(path), text, path);
      }),
      { numRuns: 2 },
    );
  });
});
