// Meeting diplomacy, against a real database: who invites, who replies, in whose words, and what is left when minds change.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { replayed, town as townIn } from '../letters/town.ts';
import { endMembership, recordOrganization } from '../people/actions.ts';
import { namedBeside } from '../reply/store.ts';
import { changeEvent, type EventWords, recordEvent } from './actions.ts';
import { recordReplies, replyToInvitation, sendInvitations } from './invitations.ts';
import { stateOn } from './rules.ts';
import { recordSeries } from './series/actions.ts';
import {
  aboutOf,
  eventAddress,
  eventByNumber,
  eventsAround,
  invitationsTo,
  repliesTo,
  versionsOfEvent,
} from './store.ts';

const { db, ownerUrl } = await freshDatabase();

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && (!field || error.fields.some((one) => one.code === field));

const meeting: EventWords = {
  kind: 'meeting',
  title: 'A meeting on the budget',
  status: 'tentative',
  day: '2026-03-20',
  time: '18:00',
  standing: 'own',
  lang: 'en',
};

/** Alpha proposes a meeting to the mayor and the council. */
async function proposed() {
  const town = await townIn(db);
  const speaker = town.as('speaker', town.alpha);
  const made = await recordEvent(speaker, {
    ...meeting,
    as: { organization: town.alpha },
    invite: [
      { to: { post: town.mayor }, words: 'Please come and bring the figures.', lang: 'en' },
      { to: { organization: town.council }, lang: 'en' },
    ],
  });
  const mayorHere = town.as('holder', town.membership);
  return { ...town, ...made, speaker, mayorHere, invitation: made.invitations[0]! };
}

const at = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>) => inPlace(db, ctx.place, work);

describe('a meeting proposed here', () => {
  it('stands with its invitations in one commit, before its day, and replays to the same tables', async () => {
    const { ctx, event, number, alpha, mayor, council } = await proposed();
    assert.equal(number, 1);
    const found = await at(ctx, (tx) => eventByNumber(tx, 1));
    assert.equal(eventAddress(found!), '1-a-meeting-on-the-budget');
    assert.deepEqual([found!.status, found!.given, found!.occurred], ['tentative', 'here', null]);
    const invitations = await at(ctx, (tx) => invitationsTo(tx, event));
    assert.deepEqual(
      invitations.map((one) => [one.from_organization, one.to_post, one.to_organization, one.day]),
      [
        [alpha, mayor, null, '2026-03-02'],
        [alpha, null, council, '2026-03-02'],
      ],
    );
    assert.deepEqual(await at(ctx, (tx) => aboutOf(tx, event)), [`organization/${alpha}`]);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is only proposed by someone verified to speak, in their own name', async () => {
    const { ctx, alpha, beta, council, mayor, as, speaker } = await proposed();
    const propose = (who: Ctx, holder: { organization: string } | { post: string }) =>
      recordEvent(who, { ...meeting, as: holder });
    await assert.rejects(propose(speaker, { organization: beta }), refused('forbidden'));
    await assert.rejects(propose(as('speaker', council), { organization: council }), refused('not-verified'));
    await assert.rejects(propose(speaker, { post: mayor }), refused('forbidden'));
    await assert.rejects(propose(ctx, { organization: alpha }), refused('forbidden'));
    await assert.rejects(recordEvent(ctx, meeting), refused('invalid', 'source-needed'));
  });

  it('is for today or a day to come: nobody is invited to a day gone by', async () => {
    const { speaker, alpha, mayor } = await proposed();
    const propose = (day: string) =>
      recordEvent(speaker, {
        ...meeting,
        day,
        as: { organization: alpha },
        invite: [{ to: { post: mayor }, lang: 'en' }],
      });
    await assert.rejects(propose('2020-01-02'), refused('invalid', 'event-day-past'));
    await propose('2026-03-02');
  });

  it('invites each once, and nobody who is not of this place', async () => {
    const { event, mayor, alpha, speaker } = await proposed();
    const elsewhere = await townIn(db);
    const invite = (to: { post: string }) =>
      sendInvitations(speaker, { event, as: { organization: alpha }, invite: [{ to, lang: 'en' }] });
    await assert.rejects(invite({ post: mayor }), refused('invalid', 'invited-already'));
    await assert.rejects(invite({ post: elsewhere.mayor }), refused('not-found'));
  });

  it('is changed by who proposed it; the earlier version stays, and what has passed takes no reply', async () => {
    const { ctx, clock, event, alpha, beta, as, speaker, mayorHere, invitation } = await proposed();
    const [before] = await at(ctx, (tx) => versionsOfEvent(tx, event));
    const change = (who: Ctx, organization: string, more: Partial<EventWords> & { seen?: string }) =>
      changeEvent(who, { ...meeting, ...more, event, as: { organization } });
    await assert.rejects(change(as('speaker', beta), beta, { status: 'cancelled' }), refused('forbidden'));
    await change(speaker, alpha, { status: 'confirmed', day: '2026-03-21', seen: before!.act });
    await assert.rejects(change(speaker, alpha, { seen: before!.act }), refused('changed-meanwhile'));
    const versions = await at(ctx, (tx) => versionsOfEvent(tx, event));
    assert.deepEqual(
      versions.map((one) => [one.day, one.status, one.superseded_by === null]),
      [
        ['2026-03-21', 'confirmed', true],
        ['2026-03-20', 'tentative', false],
      ],
    );
    clock.now = new Date('2026-03-25T15:00:00Z');
    await assert.rejects(replyToInvitation(mayorHere, { invitation, reply: 'accept', lang: 'en' }), refused('closed'));
    assert.deepEqual(await at(ctx, (tx) => eventsAround(tx, '2026-03-25', 'upcoming')), []);
    assert.equal((await at(ctx, (tx) => eventsAround(tx, '2026-03-25', 'past'))).length, 1);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});

describe('a reply', () => {
  it('is the invited’s own, in their own words, and may change; every reply stays', async () => {
    const { ctx, mayorHere, invitation, speaker } = await proposed();
    const reply = (who: Ctx, more: Partial<Parameters<typeof replyToInvitation>[1]> = {}) =>
      replyToInvitation(who, { invitation, reply: 'decline', lang: 'en', ...more });
    await assert.rejects(reply(speaker), refused('forbidden'));
    await assert.rejects(reply(ctx), refused('forbidden'));
    await assert.rejects(reply(mayorHere, { reply: 'conditions' }), refused('invalid', 'empty'));
    await reply(mayorHere, { reply: 'conditions', words: 'If the press may come.', seen: 0 });
    await assert.rejects(reply(mayorHere, { reply: 'accept', seen: 0 }), refused('changed-meanwhile'));
    await reply(mayorHere, { words: 'The date does not suit us.', seen: 1 });
    const replies = (await at(ctx, (tx) => repliesTo(tx, [invitation]))).get(invitation)!;
    assert.deepEqual(
      replies.map((one) => [one.number, one.reply, one.words, one.superseded_by === null]),
      [
        [2, 'decline', 'The date does not suit us.', true],
        [1, 'conditions', 'If the press may come.', false],
      ],
    );
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('sent twice counts once', async () => {
    const { ctx, mayorHere, invitation } = await proposed();
    const twice = [1, 2].map(() => replyToInvitation(mayorHere, { invitation, reply: 'accept', lang: 'en' }));
    const results = await Promise.allSettled(twice);
    assert.deepEqual(results.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await at(ctx, (tx) => repliesTo(tx, [invitation]))).get(invitation)!.length, 1);
  });

  it('is refused to someone whose post has ended, and to an unknown invitation', async () => {
    const { ctx, mayorHere, membership, invitation } = await proposed();
    await assert.rejects(
      replyToInvitation(mayorHere, { invitation: newId(), reply: 'accept', lang: 'en' }),
      refused('not-found'),
    );
    await endMembership(ctx, membership, { until: '2026-03-01' });
    await assert.rejects(
      replyToInvitation(mayorHere, { invitation, reply: 'accept', lang: 'en' }),
      refused('post-ended'),
    );
  });

  it('recorded from a source does not replace one given here', async () => {
    const { ctx, source, mayorHere, invitation, invitations } = await proposed();
    await replyToInvitation(mayorHere, { invitation, reply: 'accept', lang: 'en' });
    const record = (invitation: string) =>
      recordReplies(ctx, {
        replies: [{ invitation, reply: 'decline', lang: 'en' }],
        when: { on: '2026-03-01' },
        sources: [source],
      });
    await assert.rejects(record(invitation), refused('invalid', 'reply-given-here'));
    await record(invitations[1]!);
    const replies = (await at(ctx, (tx) => repliesTo(tx, invitations))).get(invitations[1]!)!;
    assert.deepEqual([replies[0]!.given, replies[0]!.day, replies[0]!.author.role], ['source', '2026-03-01', 'clerk']);
  });
});

describe('an event recorded from a source', () => {
  it('stands on the day it occurred, with what is disputed about it', async () => {
    const { ctx, source, alpha, council } = await townIn(db);
    const vote: EventWords = {
      ...meeting,
      kind: 'vote',
      title: 'The vote',
      status: 'passed',
      day: '2025-05-24',
      until: '2025-05-25',
      time: undefined,
      standing: 'disputed',
      sources: [source],
      about: [`organization/${council}`],
    };
    await assert.rejects(recordEvent(ctx, vote), refused('invalid', 'empty'));
    const { event } = await recordEvent(ctx, { ...vote, dispute: 'May 24: one report\nMay 25: another' });
    const [found] = await at(ctx, (tx) => eventsAround(tx, '2026-03-02', 'past'));
    assert.equal(found!.id, event);
    assert.deepEqual(found!.occurred, {
      on: '2025-05-24',
      until: '2025-05-25',
      zone: 'America/Chicago',
      basis: 'disputed',
    });
    const invited = await sendInvitations(ctx, {
      event,
      invite: [{ to: { organization: alpha }, lang: 'en' }],
      when: { on: '2025-05-01' },
      sources: [source],
    });
    assert.equal(invited.length, 1);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('of which only a day before it is known is neither to come nor gone by, and sorts by that day', async () => {
    const { ctx, source } = await townIn(db);
    const told = { ...meeting, time: undefined, standing: 'reported' as const, sources: [source] };
    const { event } = await recordEvent(ctx, { ...told, title: 'The next meeting', day: '2025-04-22/..' });
    const later = await recordEvent(ctx, { ...told, title: 'Planned', day: '2026-06/..' });
    await recordEvent(ctx, { ...told, title: 'Held before', day: '../2025-04-20' });
    const around = (which: 'upcoming' | 'past' | 'undated') =>
      at(ctx, async (tx) => (await eventsAround(tx, '2026-03-02', which)).map((one) => one.id));
    assert.deepEqual(await around('undated'), [event]);
    assert.deepEqual(await around('upcoming'), [later.event]);
    assert.equal((await around('past')).length, 1);
    const [found] = await at(ctx, (tx) => versionsOfEvent(tx, event));
    assert.equal(stateOn(found!, '2026-03-02'), 'undated');
    assert.equal(stateOn(found!, '2025-04-21'), 'tentative');
    const days = await at(ctx, (tx) =>
      tx.selectFrom('timeline').select('day').where('stream', '=', `event/${event}`).execute(),
    );
    assert.deepEqual(days, [{ day: '2025-04-22' }]);
    await assert.rejects(
      recordEvent(ctx, { ...told, day: '../2025-04-22', until: '2025-04-23' }),
      refused('invalid', 'record-bound-in-span'),
    );
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});

describe('whoever a meeting is about', () => {
  it('is told once and has space beside it, whoever they are; whoever tells of it is not told of themselves', async () => {
    const { ctx, as, alpha, mayor, council } = await townIn(db);
    const kind = 'association';
    const { id: beta } = await recordOrganization(ctx, { name: 'Reachable', kind, contact: 'hello@reachable.example' });
    const speaker = as('speaker', alpha);
    const about = [`organization/${alpha}`, `organization/${council}`];
    const { event } = await recordEvent(speaker, { ...meeting, about, as: { organization: alpha } });
    const named = async () =>
      (await at(ctx, (tx) => namedBeside(tx, [`event/${event}`]))).map(
        (one) => one.holder_post ?? one.holder_organization,
      );
    const mails = () =>
      at(ctx, (tx) => tx.selectFrom('mails').select('about').where('kind', '=', 'reply.notice').execute());
    assert.deepEqual(await named(), [council]);
    const more = [...about, `post/${mayor}`, `organization/${beta}`];
    await changeEvent(speaker, { ...meeting, title: 'Another title', about: more, event, as: { organization: alpha } });
    assert.deepEqual((await named()).toSorted(), [council, mayor, beta].toSorted(), 'nobody is named twice');
    const reached = (await at(ctx, (tx) => namedBeside(tx, [`event/${event}`]))).filter(
      (one) => one.notice === 'mailed',
    );
    assert.deepEqual(
      reached.map((one) => one.holder_organization),
      [beta],
    );
    assert.deepEqual((await mails()).map((one) => one.about).toSorted(), reached.map((one) => one.id).toSorted());
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('of a series is told of its first meeting only', async () => {
    const { ctx, as, alpha, council } = await townIn(db);
    const { events } = await recordSeries(as('speaker', alpha), {
      as: { organization: alpha },
      lang: 'en',
      title: 'Mondays',
      every: 'week',
      first: '2026-03-16',
      count: 3,
      status: 'tentative',
      about: [`organization/${council}`],
    });
    const all = await at(ctx, (tx) =>
      namedBeside(
        tx,
        events.map((id) => `event/${id}`),
      ),
    );
    assert.deepEqual(
      all.map((one) => [one.stream, one.holder_organization]),
      [[`event/${events[0]}`, council]],
    );
  });
});
