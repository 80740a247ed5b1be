// What becomes of a meeting, against a real database: cancelled, returned and held; its agenda, its minutes, who came, its series.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { replayed, town as townIn } from '../letters/town.ts';
import { changeEvent, type EventWords, recordEvent } from './actions.ts';
import { addItem, changeItem, removeItem } from './agenda/actions.ts';
import { agendaOf } from './agenda/store.ts';
import { sayWhoCame } from './attendance/actions.ts';
import { cameOf } from './attendance/rules.ts';
import { cameWords } from './attendance/store.ts';
import { replyToInvitation } from './invitations.ts';
import { approveMinutes, objectToMinutes, publishMinutes, withdrawWord } from './minutes/actions.ts';
import { type MinutesVersion, minutesAt, minutesOf, standing } from './minutes/store.ts';
import { changeSeries, continueSeries, recordSeries } from './series/actions.ts';
import { earlierTellings, occurrencesOf, seriesById, seriesOf } from './series/store.ts';
import { eventByNumber, eventsAround, eventsById, invitationsTo, versionsOfEvent } from './store.ts';
import { cancelMeeting, recordHeld, returnMeeting } from './turns/actions.ts';
import { revisionsOf, turnsOf } from './turns/store.ts';

const { db, ownerUrl } = await freshDatabase();

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && (!field || error.fields.some((one) => one.code === field));
const at = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>) => inPlace(db, ctx.place, work);

const words: EventWords = {
  kind: 'meeting',
  title: 'A meeting on the budget',
  status: 'confirmed',
  venue: 'The library',
  day: '2026-03-10',
  time: '18:30',
  standing: 'own',
  lang: 'en',
};

/** Alpha invites the mayor and Beta for March 10, 2026; today is March 2. */
async function proposed() {
  const town = await townIn(db);
  const alphaHere = town.as('speaker', town.alpha);
  const made = await recordEvent(alphaHere, {
    ...words,
    as: { organization: town.alpha },
    invite: [
      { to: { post: town.mayor }, lang: 'en' },
      { to: { organization: town.beta }, lang: 'en' },
    ],
  });
  const alpha = { as: { organization: town.alpha }, lang: 'en' };
  const mayor = { as: { post: town.mayor }, lang: 'en' };
  const beta = { as: { organization: town.beta }, lang: 'en' };
  return {
    ...town,
    ...made,
    alphaId: town.alpha,
    mayorId: town.mayor,
    betaId: town.beta,
    alpha,
    mayor,
    beta,
    alphaHere,
    mayorHere: town.as('holder', town.membership),
    betaHere: town.as('speaker', town.beta),
    dayAfter: () => {
      town.clock.now = new Date('2026-03-11T15:00:00Z');
    },
  };
}

describe('a meeting that is cancelled', () => {
  it('keeps its time, its place, its number and its replies, with the reason (Legistar #74)', async () => {
    const { ctx, event, alpha, alphaHere, mayorHere, invitations } = await proposed();
    await replyToInvitation(mayorHere, { invitation: invitations[0]!, reply: 'accept', lang: 'en' });
    await assert.rejects(cancelMeeting(alphaHere, { ...alpha, event, reason: ' ' }), refused('invalid', 'empty'));
    await cancelMeeting(alphaHere, { ...alpha, event, reason: 'The hall is flooded.' });
    const now = await at(ctx, (tx) => eventByNumber(tx, 1));
    assert.deepEqual(
      [now!.id, now!.status, now!.told, now!.day, now!.time, now!.venue],
      [event, 'cancelled', 'confirmed', '2026-03-10', '18:30', 'The library'],
    );
    assert.equal((await at(ctx, (tx) => invitationsTo(tx, event))).length, 2);
    assert.deepEqual(
      (await at(ctx, (tx) => turnsOf(tx, event))).map((one) => [one.turn, one.reason]),
      [['cancelled', 'The hall is flooded.']],
    );
    await assert.rejects(cancelMeeting(alphaHere, { ...alpha, event, reason: 'Again.' }), refused('duplicate'));
    await assert.rejects(
      replyToInvitation(mayorHere, { invitation: invitations[0]!, reply: 'decline', lang: 'en' }),
      refused('closed'),
    );
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('returns as the same meeting and stands once in every list (Legistar #74); every turn moves its mark (#311)', async () => {
    const { ctx, event, alpha, alphaHere, clock } = await proposed();
    const revision = async () => (await at(ctx, (tx) => revisionsOf(tx, [event]))).get(event)!;
    const first = await revision();
    await cancelMeeting(alphaHere, { ...alpha, event, reason: 'The hall is flooded.' });
    clock.now = new Date('2026-03-03T15:00:00Z');
    await returnMeeting(alphaHere, { ...alpha, event, stands: 'confirmed', reason: 'It is dry again.' });
    const upcoming = await at(ctx, (tx) => eventsAround(tx, '2026-03-03', 'upcoming'));
    assert.deepEqual(
      upcoming.map((one) => [one.id, one.number, one.status]),
      [[event, 1, 'confirmed']],
    );
    const { event: _, ...told } = { ...words, event };
    await changeEvent(alphaHere, { ...told, time: '19:00', event, ...alpha, lang: 'en' });
    const last = await revision();
    assert.deepEqual([first.n, last.n], [1, 4]);
    assert.ok(last.last > first.last, 'a time that changed moves the mark of the change');
    assert.equal((await at(ctx, (tx) => versionsOfEvent(tx, event))).length, 2);
    await assert.rejects(returnMeeting(alphaHere, { ...alpha, event, stands: 'confirmed' }), refused('closed'));
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is cancelled, returned and held by who proposed it or from a source, by nobody else, and never held before its day', async () => {
    const { ctx, event, alpha, mayor, beta, alphaHere, mayorHere, betaHere, source, dayAfter } = await proposed();
    for (const [who, ctxOf] of [
      [mayor, mayorHere],
      [beta, betaHere],
    ] as const)
      await assert.rejects(cancelMeeting(ctxOf, { ...who, event, reason: 'No.' }), refused('forbidden'));
    await assert.rejects(cancelMeeting(ctx, { event, reason: 'So it says.' }), refused('invalid', 'source-needed'));
    await assert.rejects(recordHeld(alphaHere, { ...alpha, event }), refused('invalid', 'event-not-yet'));
    dayAfter();
    await recordHeld(ctx, { event, sources: [source], on: '2026-03-10' });
    await assert.rejects(
      cancelMeeting(alphaHere, { ...alpha, event, reason: 'Too late.' }),
      refused('invalid', 'event-passed'),
    );
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});

describe('an agenda', () => {
  it('takes items of every party, numbered for ever; a change and a removal leave what was before', async () => {
    const { ctx, event, alpha, mayor, alphaHere, mayorHere, betaHere, beta } = await proposed();
    const first = await addItem(alphaHere, { ...alpha, event, words: 'The evening buses' });
    const second = await addItem(mayorHere, { ...mayor, event, words: 'The cost of them' });
    assert.deepEqual([first.number, second.number], [1, 2]);
    await changeItem(mayorHere, { ...mayor, item: second.item, words: 'The cost of them, line by line' });
    await assert.rejects(changeItem(alphaHere, { ...alpha, item: second.item, words: 'Mine' }), refused('forbidden'));
    await assert.rejects(removeItem(betaHere, { ...beta, item: second.item, reason: 'No.' }), refused('forbidden'));
    await removeItem(alphaHere, { ...alpha, item: second.item, reason: 'It has a meeting of its own.' });
    assert.equal((await addItem(alphaHere, { ...alpha, event, words: 'Anything else' })).number, 3);
    const told = await at(ctx, (tx) => agendaOf(tx, event));
    assert.deepEqual(
      told.map((one) => [one.number, one.what, one.words ?? one.reason]),
      [
        [1, 'added', 'The evening buses'],
        [2, 'removed', 'It has a meeting of its own.'],
        [2, 'changed', 'The cost of them, line by line'],
        [2, 'added', 'The cost of them'],
        [3, 'added', 'Anything else'],
      ],
    );
    await assert.rejects(addItem(alphaHere, { ...beta, event, words: 'x' }), refused('forbidden'));
    await assert.rejects(
      addItem(alphaHere, { ...alpha, event, words: 'x', demands: [ctx.place] }),
      refused('not-found'),
    );
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});

describe('the minutes', () => {
  it('stand in versions, approved by others, objected to at the very words; a new version overwrites nothing', async () => {
    const { ctx, event, alpha, mayor, beta, alphaHere, mayorHere, betaHere, dayAfter } = await proposed();
    const paragraphs = ['We spoke of the buses.', 'The mayor said yes. The mayor said yes.'];
    await assert.rejects(
      publishMinutes(alphaHere, { ...alpha, event, paragraphs }),
      refused('invalid', 'event-not-yet'),
    );
    dayAfter();
    const { version } = await publishMinutes(alphaHere, { ...alpha, event, paragraphs });
    await assert.rejects(publishMinutes(alphaHere, { ...alpha, event, paragraphs }), refused('duplicate'));
    await assert.rejects(approveMinutes(alphaHere, { ...alpha, minutes: version }), refused('forbidden'));
    await approveMinutes(betaHere, { ...beta, minutes: version });
    await assert.rejects(approveMinutes(betaHere, { ...beta, minutes: version }), refused('duplicate'));
    const object = (quote: string) =>
      objectToMinutes(mayorHere, { ...mayor, minutes: version, quote, words: 'I said that I would look at it.' });
    await assert.rejects(object('The mayor said yes.'), refused('invalid', 'quote-twice'));
    await assert.rejects(object('The mayor said no.'), refused('invalid', 'quote-nowhere'));
    await object('The mayor said yes. The mayor');
    const second = ['We spoke of the buses.', 'The mayor said that he would look at it.'];
    await assert.rejects(
      publishMinutes(alphaHere, { ...alpha, event, paragraphs: second, seen: 0 }),
      refused('changed-meanwhile'),
    );
    await publishMinutes(alphaHere, { ...alpha, event, paragraphs: second, seen: 1 });
    await assert.rejects(approveMinutes(mayorHere, { ...mayor, minutes: version }), refused('closed'));
    const [now, before] = await at(ctx, (tx) => minutesOf(tx, event));
    assert.deepEqual([now!.number, now!.approvals.length, now!.objections.length], [2, 0, 0]);
    assert.deepEqual([before!.number, before!.approvals.length, before!.objections.length], [1, 1, 1]);
    const old = await at(ctx, (tx) => minutesAt(tx, event, 1));
    const { start_at, end_at, quote } = old!.objections[0]!;
    assert.equal(old!.words, paragraphs.join('\n\n'));
    assert.equal(old!.words!.slice(start_at!, end_at!), quote);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('keep what was taken back beside the reason; only whoever said it takes it back, once, and may say it anew', async () => {
    const { ctx, event, alpha, mayor, beta, alphaHere, mayorHere, betaHere, source, dayAfter } = await proposed();
    dayAfter();
    const { version: minutes } = await publishMinutes(alphaHere, { ...alpha, event, paragraphs: ['It was agreed.'] });
    await approveMinutes(betaHere, { ...beta, minutes });
    const objection = { ...mayor, minutes, quote: 'It was agreed.', words: 'It was not.' };
    await objectToMinutes(mayorHere, objection);
    const now = async () => (await at(ctx, (tx) => minutesAt(tx, event, 1)))!;
    const approval = (await now()).approvals[0]!.act;
    const objected = (await now()).objections[0]!.act;
    const back = { minutes, of: objected, words: 'I had read the wrong page.' };
    // Whoever wrote the minutes, whoever else is there, and staff without a source: none of them speaks for the mayor.
    await assert.rejects(withdrawWord(alphaHere, { ...alpha, ...back }), refused('forbidden'));
    await assert.rejects(withdrawWord(betaHere, { ...beta, ...back }), refused('forbidden'));
    await assert.rejects(withdrawWord(ctx, { ...back, sources: [source] }), refused('forbidden'));
    await assert.rejects(withdrawWord(mayorHere, { ...mayor, ...back, of: approval }), refused('forbidden'));
    await assert.rejects(withdrawWord(mayorHere, { ...mayor, ...back, of: event }), refused('not-found'));
    await assert.rejects(withdrawWord(mayorHere, { ...mayor, ...back, words: ' ' }), refused('invalid', 'empty'));
    await withdrawWord(mayorHere, { ...mayor, ...back });
    await assert.rejects(withdrawWord(mayorHere, { ...mayor, ...back }), refused('closed'));
    const { objections, approvals, words } = await now();
    assert.deepEqual(
      objections.map((one) => [one.words, one.withdrawn?.words]),
      [[objection.words, back.words]],
    );
    assert.equal(words, 'It was agreed.');
    await objectToMinutes(mayorHere, objection);
    assert.deepEqual(
      (await now()).objections.map((one) => [one.number, one.withdrawn !== null]),
      [
        [1, true],
        [2, false],
      ],
    );
    assert.deepEqual(standing(approvals).length, 1);
    await withdrawWord(betaHere, { ...beta, minutes, of: approval, words: 'The appendix is missing.' });
    assert.deepEqual(standing((await now()).approvals), []);
    await approveMinutes(betaHere, { ...beta, minutes });
    assert.equal(standing((await now()).approvals).length, 1);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});

describe('who came', () => {
  const stateIn = async (ctx: Ctx, event: string) =>
    cameOf((await at(ctx, (tx) => cameWords(tx, [event]))).filter((one) => one.superseded_by === null));

  it('is claimed by others, confirmed by the one named, disputed where their words differ, for every side alike', async () => {
    for (const side of ['mayor', 'beta'] as const) {
      const town = await proposed();
      const { ctx, event, alpha, alphaHere, dayAfter } = town;
      const [own, ownHere, who] =
        side === 'mayor'
          ? [town.mayor, town.mayorHere, { post: town.mayorId }]
          : [town.beta, town.betaHere, { organization: town.betaId }];
      const absent = { ...alpha, event, who, says: 'absent' as const };
      await assert.rejects(sayWhoCame(alphaHere, absent), refused('invalid', 'event-not-yet'));
      dayAfter();
      await sayWhoCame(alphaHere, absent);
      assert.deepEqual(await stateIn(ctx, event), { came: 'absent', how: 'claimed' });
      await assert.rejects(sayWhoCame(alphaHere, absent), refused('duplicate'));
      await sayWhoCame(ownHere, { ...own, event, who, says: 'attended', words: 'I sat in the last row.' });
      assert.deepEqual(await stateIn(ctx, event), { came: 'disputed' });
      await sayWhoCame(alphaHere, { ...absent, says: 'attended' });
      assert.deepEqual(await stateIn(ctx, event), { came: 'attended', how: 'confirmed' });
      assert.deepEqual(await replayed(ownerUrl, ctx), []);
    }
  });

  it('is confirmed by minutes only once somebody else than who wrote them approved them', async () => {
    const { ctx, event, alpha, mayor, alphaHere, mayorHere, betaId, source, dayAfter } = await proposed();
    dayAfter();
    const { version } = await publishMinutes(alphaHere, { ...alpha, event, paragraphs: ['Beta was there.'] });
    const told = {
      event,
      who: { organization: betaId },
      says: 'attended' as const,
      basis: 'minutes' as const,
      sources: [source],
    };
    await assert.rejects(sayWhoCame(ctx, told), refused('invalid', 'minutes-not-approved'));
    await approveMinutes(mayorHere, { ...mayor, minutes: version });
    await sayWhoCame(ctx, told);
    assert.deepEqual(await stateIn(ctx, event), { came: 'attended', how: 'confirmed' });
    // Minutes that nobody stands by any more confirm nothing.
    const [{ approvals }] = (await at(ctx, (tx) => minutesOf(tx, event))) as [MinutesVersion];
    const of = approvals[0]!.act;
    await withdrawWord(mayorHere, { ...mayor, minutes: version, of, words: 'I had not read the second page.' });
    assert.deepEqual(await stateIn(ctx, event), { came: 'attended', how: 'claimed' });
    await assert.rejects(sayWhoCame(ctx, { ...told, says: 'absent' }), refused('invalid', 'minutes-not-approved'));
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});

describe('an hour that the clocks skip', () => {
  const day = '2026-03-08';
  const time = '02:30';
  const skipped = refused('invalid', 'event-hour-skipped');

  it('is no hour of a meeting, of a meeting told anew, or of one in a series: page and calendar would differ', async () => {
    const { ctx, alpha, alphaHere, event } = await proposed();
    await assert.rejects(recordEvent(alphaHere, { ...words, ...alpha, day, time }), skipped);
    await assert.rejects(changeEvent(alphaHere, { ...words, ...alpha, event, day, time }), skipped);
    const weekly = { ...alpha, title: 'Weekly', every: 'week', status: 'confirmed', count: 2, time } as const;
    await assert.rejects(recordSeries(alphaHere, { ...weekly, first: '2026-03-08' }), skipped);
    await recordSeries(alphaHere, { ...weekly, first: '2026-03-09' });
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});

describe('a series', () => {
  const monthly = {
    title: 'Monthly meetings',
    every: 'month-weekday' as const,
    first: '2026-03-10',
    time: '18:30',
    venue: 'The library',
    count: 4,
    status: 'confirmed' as const,
  };

  it('stands with its meetings in one commit; one is moved and one cancelled alone; it is continued in its rhythm', async () => {
    const { ctx, alpha, alphaHere, mayorId, betaHere, beta } = await proposed();
    const { series, events } = await recordSeries(alphaHere, { ...alpha, ...monthly, invite: [{ post: mayorId }] });
    const days = async () => (await at(ctx, (tx) => occurrencesOf(tx, series))).map((one) => one.day);
    assert.deepEqual(await days(), ['2026-03-10', '2026-04-14', '2026-05-12', '2026-06-09']);
    const [first, second, third] = events as [string, string, string];
    await cancelMeeting(alphaHere, { ...alpha, event: second, reason: 'A holiday.' });
    await changeEvent(alphaHere, { ...words, title: monthly.title, day: '2026-05-13', event: third, as: alpha.as });
    const now = await at(ctx, (tx) => eventsById(tx, events));
    assert.deepEqual(
      events.map((id) => [now.get(id)!.status, now.get(id)!.day]),
      [
        ['confirmed', '2026-03-10'],
        ['cancelled', '2026-04-14'],
        ['confirmed', '2026-05-13'],
        ['confirmed', '2026-06-09'],
      ],
    );
    assert.equal((await at(ctx, (tx) => seriesOf(tx, third)))!.planned, '2026-05-12');
    assert.equal((await at(ctx, (tx) => invitationsTo(tx, first))).length, 1);
    await assert.rejects(continueSeries(betaHere, { ...beta, series, count: 2 }), refused('forbidden'));
    await continueSeries(alphaHere, { ...alpha, series, count: 2 });
    assert.deepEqual((await days()).slice(4), ['2026-07-14', '2026-08-11']);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is renamed by whose it is, with the reason; what it was called stays, and its meetings keep their titles', async () => {
    const { ctx, alpha, alphaHere, betaHere, beta, source } = await proposed();
    const { series, events } = await recordSeries(alphaHere, { ...alpha, ...monthly });
    const before = (await at(ctx, (tx) => seriesById(tx, series)))!;
    const change = {
      series,
      title: 'Meetings on the budget',
      reason: 'That is what they are about.',
      seen: before.act,
    };
    await assert.rejects(changeSeries(betaHere, { ...beta, ...change }), refused('forbidden'));
    await assert.rejects(changeSeries(alphaHere, { ...alpha, ...change, reason: '' }), refused('invalid', 'empty'));
    await assert.rejects(changeSeries(alphaHere, { ...alpha, ...change, title: monthly.title }), refused('duplicate'));
    await changeSeries(alphaHere, { ...alpha, ...change });
    await assert.rejects(changeSeries(alphaHere, { ...alpha, ...change, title: 'X' }), refused('changed-meanwhile'));
    const now = (await at(ctx, (tx) => seriesById(tx, series)))!;
    assert.deepEqual(
      [now.title, now.number, now.every, now.time],
      [change.title, before.number, before.every, '18:30'],
    );
    assert.deepEqual(
      (await at(ctx, (tx) => earlierTellings(tx, series))).map((one) => one.title),
      [monthly.title],
    );
    assert.equal((await at(ctx, (tx) => eventsById(tx, events))).get(events[0]!)!.title, monthly.title);
    // Staff who read of it in a source tell it too; whose series it is does not change by that.
    const read = { series, title: 'Budget meetings', reason: 'So the paper calls them.', sources: [source] };
    await changeSeries(ctx, read);
    await continueSeries(alphaHere, { ...alpha, series, count: 1 });
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('and two meetings of one title are two meetings', async () => {
    const { ctx, alpha, alphaHere } = await proposed();
    const again = await recordEvent(alphaHere, { ...words, as: alpha.as });
    const [one, other] = await at(ctx, async (tx) => [
      await eventByNumber(tx, 1),
      await eventByNumber(tx, again.number),
    ]);
    assert.notEqual(one!.id, other!.id);
    assert.deepEqual([one!.title, one!.slug], [other!.title, other!.slug]);
  });
});
