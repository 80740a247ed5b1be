// Millbrook has one of everything this far: every verdict, every state, every kind of power, and nothing real in it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { addDays, civilDate } from '../../app/base/clock.ts';
import { inPlace, type Tx } from '../../app/base/database.ts';
import { extractText } from '../../app/files/document.ts';
import { openStore } from '../../app/files/store.ts';
import { accountByEmail } from '../../app/identity/accounts.ts';
import { exampleAccounts } from '../../app/identity/examples.ts';
import { spokenFor } from '../../app/identity/viewer.ts';
import { verdicts } from '../../app/record/answers/rules.ts';
import { invitationState } from '../../app/record/meetings/attendance/rules.ts';
import { waysOf } from '../../app/record/meetings/delivery/store.ts';
import { replies } from '../../app/record/meetings/rules.ts';
import { holdersOn } from '../../app/record/people/store.ts';
import { subjectDirectory } from '../../app/record/people/subjects.ts';
import { modes } from '../../app/record/powers/rules.ts';
import { whoCan } from '../../app/record/powers/store.ts';
import { correctionsBeside, namedBeside } from '../../app/record/reply/store.ts';
import { quotationOf } from '../../app/record/words/captures/store.ts';
import { freshDatabase } from '../../test/database.ts';
import { stringsOf } from '../compared.ts';
import { loadExamples } from '../index.ts';
import { statesOf } from '../matrix.ts';
import { idOf } from '../world.ts';
import { daysFrom } from './days.ts';
import { words } from './letters.ts';
import { sheet } from './sheet.ts';

const folder = mkdtempSync(join(tmpdir(), 'redress-millbrook-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const files = await openStore(folder);
const only = ['millbrook'];
const now = () => new Date('2026-03-02T15:00:00Z');
const today = '2026-03-02';
const { db } = await freshDatabase();
const place = (await loadExamples({ db, files, now, only })).millbrook!;
const ask = <T>(work: (tx: Tx) => Promise<T>) => inPlace(db, place, work);
const id = (name: string) => idOf(place, name);
const sorted = <T>(values: Iterable<T>) => [...new Set(values)].sort();

test('every verdict was given; both ways of saying "not my power", a revision and a correction by the holder too', async () => {
  const rows = await ask((tx) => tx.selectFrom('answers').selectAll().orderBy('number').execute());
  assert.deepEqual(sorted(rows.map((row) => row.verdict)), [...verdicts].sort());
  const notMine = rows.filter((row) => row.verdict === 'not-my-power');
  assert.ok(notMine.some((row) => row.refers_organization !== null) && notMine.some((row) => row.none_known));
  const referral = new Map(rows.filter((row) => row.number === 2).map((row) => [row.referral_id, row]));
  const first = rows.filter((row) => row.number === 1 && referral.has(row.referral_id));
  const ways = first.map((row) => `${row.given} ${row.verdict} to ${referral.get(row.referral_id)!.verdict}`);
  assert.deepEqual(ways.sort(), [
    'here under-review to accepted',
    'source declined to not-my-power',
    'source declined to partly',
  ]);
  for (const row of rows)
    if (row.given === 'here') assert.equal(row.day, today, 'no clock is moved to load an example');
});

test('demands wait, were answered, were asked without evidence, and one delivery is disputed', async () => {
  const states = (await statesOf(db, place, today)).map((state) => {
    if (state.state === 'waiting') return `waiting ${state.days}`;
    return state.state === 'asked' && state.disputed ? 'disputed' : state.state;
  });
  assert.deepEqual(sorted(states), [
    'answered',
    'asked',
    'disputed',
    'waiting 10',
    'waiting 20',
    'waiting 24',
    'waiting 74',
  ]);
  const deliveries = await ask((tx) => tx.selectFrom('deliveries').selectAll().execute());
  assert.deepEqual(sorted(deliveries.map((delivery) => delivery.fact)), ['delivered', 'published', 'sent']);
  assert.ok(deliveries.some((delivery) => delivery.acknowledged_by));
});

test('the letter that was published again has two versions, and all its marks found their words in the new one', async () => {
  const { versions, demands } = await ask(async (tx) => ({
    versions: await tx
      .selectFrom('letter_versions')
      .selectAll()
      .where('letter_id', '=', id('letter/buses'))
      .orderBy('number')
      .execute(),
    demands: await tx.selectFrom('demands').selectAll().where('superseded_by', 'is', null).execute(),
  }));
  assert.deepEqual(
    versions.map((version) => [version.number, version.superseded_by !== null]),
    [
      [1, true],
      [2, false],
    ],
  );
  for (const demand of demands) assert.equal(demand.mark, 'resolved', demand.heading ?? '');
  const current = versions[1]!;
  for (const demand of demands.filter((one) => one.letter_id === id('letter/buses'))) {
    assert.equal(demand.version_id, current.id);
    assert.equal(current.words!.slice(demand.start_at!, demand.end_at!), demand.quote);
  }
});

test('the PDF that is kept says what the letter says, word for word', async () => {
  const paragraphs = await words('elm-street');
  const { file, bytes } = await ask((tx) => tx.selectFrom('renditions').selectAll().executeTakeFirstOrThrow());
  const kept = await files.open(file!);
  assert.equal(String(kept.size), bytes);
  const read = await extractText(kept.stream() as AsyncIterable<Uint8Array>);
  assert.deepEqual(read.paragraphs, paragraphs);
  assert.deepEqual(sheet('again', paragraphs), sheet('again', paragraphs));
});

test('every kind of power is in the register; a new charter took the place of the old one', async () => {
  const rows = await ask((tx) => tx.selectFrom('powers').selectAll().execute());
  assert.deepEqual(sorted(rows.map((row) => row.mode)), [...modes].sort());
  assert.deepEqual(sorted(rows.map((row) => row.standing)), ['asserted', 'attested', 'disputed', 'withdrawn']);
  const seat = (day: string) =>
    ask(
      async (tx) => (await whoCan(tx, { verb: 'appoint', objectKey: 'transit-commissioner', day })).entries[0]!.holder,
    );
  assert.deepEqual(await seat('2020-05-05'), { post: id('post/mayor') });
  assert.deepEqual(await seat(today), { organization: id('organization/council') });
  const fares = await ask((tx) => whoCan(tx, { verb: 'set-policy', objectKey: 'bus-fares', day: today }));
  assert.equal(fares.established, 'disputed');
});

test('the mayor’s office passed to a successor, who inherits what was asked of it', async () => {
  const holder = async (days: number) =>
    ask(async (tx) =>
      (await holdersOn(tx, [id('post/mayor')], addDays(today, days)))
        .get(id('post/mayor'))
        ?.map((held) => held.person?.name),
    );
  assert.deepEqual(await holder(-75), ['Howard Lindqvist']);
  assert.deepEqual(await holder(0), ['Inés Calloway']);
});

test('every reply was given to some invitation, and one meeting to come still waits for the mayor’s', async () => {
  const rows = await ask((tx) => tx.selectFrom('invitation_replies').selectAll().execute());
  assert.deepEqual(sorted(rows.map((row) => row.reply)), [...replies].sort());
  const { rows: open } = await ask((tx) =>
    sql<{ day: string }>`select e.day from invitations i join events e on e.id = i.event_id and e.superseded_by is null
      where i.to_post = ${id('post/mayor')} and not exists (select from invitation_replies r where r.invitation_id = i.id)`.execute(
      tx,
    ),
  );
  assert.deepEqual(open, [{ day: daysFrom(today)(12) }]);
});

test('of three invitations without a reply one is known to have arrived, one was sent, and one did not arrive, say the invited', async () => {
  const states = await ask(async (tx) => {
    const { rows } = await sql<{ id: string; to: string }>`
      select i.id, coalesce(i.to_post, i.to_organization) as to from invitations i
      where not exists (select from invitation_replies r where r.invitation_id = i.id)`.execute(tx);
    const ways = await waysOf(
      tx,
      rows.map((row) => row.id),
    );
    return rows.map((row) => {
      const deliveries = ways.get(row.id) ?? [];
      return [row.to, invitationState({ deliveries, reply: undefined, words: [], today }).reply];
    });
  });
  assert.deepEqual(Object.fromEntries(states), {
    [id('post/mayor')]: 'no-reply',
    [id('organization/school-board')]: 'sent',
    [id('organization/northside')]: 'delivery-disputed',
  });
});

test('a number is covered, a cover is lifted, a name is erased everywhere', async () => {
  const { rows: covers } = await ask((tx) =>
    sql<{
      how: string;
      field: string;
      lifted: boolean;
    }>`select how, field, lifted_by is not null as lifted from covers order by 1, 2, 3`.execute(tx),
  );
  assert.deepEqual(covers, [
    { how: 'covered', field: 'summary', lifted: true },
    { how: 'covered', field: 'words', lifted: false },
    { how: 'covered', field: 'words', lifted: true },
    { how: 'erased', field: 'name', lifted: false },
  ]);
  const { rows } = await ask((tx) =>
    sql<{ words: string }>`select words from statements where id = ${id('statement/rides-home')}`.execute(tx),
  );
  assert.match(rows[0]!.words, /call her on ████████, any evening/);
  const { rows: summaries } = await ask((tx) =>
    sql<{ summary: string | null }>`select summary from events where kind = 'vote'`.execute(tx),
  );
  assert.match(summaries[0]!.summary ?? '', /budget/);
  assert.equal(
    (
      await ask((tx) =>
        tx.selectFrom('persons').select('name').where('id', '=', id('person/marrow')).executeTakeFirstOrThrow(),
      )
    ).name,
    null,
  );
  const everywhere = await ask(async (tx) => {
    const { rows: tables } = await sql<{ name: string }>`select schemaname || '.' || tablename as name from pg_tables
      where schemaname in ('pub', 'priv', 'log') and tablename <> 'places'`.execute(tx);
    const found: string[] = [];
    for (const { name } of tables) {
      const { rows: hits } =
        await sql`select 1 from ${sql.table(name)} t where t::text ilike '%Marrow%' limit 1`.execute(tx);
      if (hits.length) found.push(name);
    }
    return found;
  });
  assert.deepEqual(everywhere, []);
});

test('an organizer, the mayor’s aide, a resident, a steward and a clerk can be tried, each able to do their own part', async () => {
  const offered = await ask((tx) => exampleAccounts(tx, place));
  assert.deepEqual(
    offered.map((one) => one.example),
    ['organizer', 'aide', 'resident', 'steward', 'clerk'],
  );
  const parts = async (email: string) =>
    ask(async (tx) => {
      const account = await accountByEmail(tx, place, email);
      const { posts, speaksFor } = await spokenFor(tx, subjectDirectory, place, account!.id, today);
      return [posts.map((one) => one.title), speaksFor.map((one) => one.name)];
    });
  assert.deepEqual(await parts('tomas.reyes@millbrook.invalid'), [['Mayor'], []]);
  assert.deepEqual(await parts('delia.fontaine@riders.invalid'), [[], ['Riders of Millbrook']]);
  assert.deepEqual(await parts('grace.lindholm@post.invalid'), [[], []]);
});

test('no address in it can be reached, and no division of it exists', async () => {
  const strings = await stringsOf(db, place);
  for (const { text } of strings) {
    for (const [, host] of text.matchAll(/(?:https?:\/\/|@)([\w.-]+)/g)) assert.match(host!, /\.invalid$/, text);
    for (const [, country] of text.matchAll(/ocd-division\/(\S+)/g)) assert.match(country!, /state:zz/);
  }
  const { rows } = await ask((tx) => sql<{ email: string }>`select email from accounts`.execute(tx));
  for (const { email } of rows) assert.match(email, /\.invalid$/);
});

test('words in Spanish say that they are', async () => {
  const { rows } = await ask((tx) =>
    sql<{ lang: string; kind: string }>`select distinct lang, kind from texts where lang = 'es'`.execute(tx),
  );
  assert.deepEqual(sorted(rows.map((row) => row.kind)), [
    'answer.given/1',
    'commitment.recorded/1',
    'demand.marked/1',
    'event.agenda-added/1',
    'event.agenda-removed/1',
    'invitation.replied/1',
    'letter.published/1',
    'letter.version-published/1',
    'organization.recorded/1',
    'source.recorded/1',
    'statement.recorded/1',
  ]);
});

test('no counter, school or chamber of Millbrook is open on a weekend, on whichever day it is loaded', () => {
  for (let start = 0; start < 7; start++) {
    const from = addDays(today, start);
    const on = daysFrom(from);
    assert.equal(on(0), from);
    for (let days = -80; days <= 20; days++) {
      if (days === 0) continue;
      assert.ok(![0, 6].includes(new Date(`${on(days)}T00:00:00Z`).getUTCDay()));
      assert.ok(days < 0 ? on(days) < from : on(days) > from);
      assert.ok(on(days) >= on(days - 1) || days === 1);
    }
  }
});

for (const instant of ['2028-02-29T12:00:00Z', '2027-01-01T04:59:00Z', '2031-07-01T23:59:00Z']) {
  test(`it can be loaded on any day: ${instant}`, async () => {
    const elsewhere = await freshDatabase();
    const clock = () => new Date(instant);
    const there = (await loadExamples({ db: elsewhere.db, files, now: clock, only })).millbrook!;
    const day = civilDate(clock(), 'America/New_York');
    const ahead = await inPlace(elsewhere.db, there, (tx) =>
      tx.selectFrom('events').select('day').where('superseded_by', 'is', null).where('day', '>', day).execute(),
    );
    assert.equal(ahead.length, 10);
  });
}

test('who is named has space: a reply by role, one put better, and a notice that could not be sent', async () => {
  const named = await ask((tx) =>
    namedBeside(
      tx,
      ['statement/rides-home', 'statement/keys-of-the-depot'].map((name) => `statement/${id(name)}`),
    ),
  );
  const [alone] = named.filter((one) => one.private);
  assert.deepEqual(
    [alone!.notice, alone!.replies[0]!.called, alone!.called],
    ['mailed', null, 'a resident of Ferry Road'],
  );
  const open = named.filter((one) => !one.private);
  assert.deepEqual(open.map((one) => [one.notice, one.replies.length]).sort(), [
    ['mailed', 2],
    ['no-address', 0],
  ]);
});

test('a copy of a source holds the words that are quoted from it, and not those that are disputed', async () => {
  const placed = await ask((tx) => quotationOf(tx, id('statement/took-the-4')));
  assert.deepEqual([placed?.mark, placed?.found], ['resolved', 1]);
  const disputed = await ask((tx) => quotationOf(tx, id('statement/late-again')));
  assert.deepEqual([disputed?.mark, disputed?.found], ['unresolved', 0]);
  const [correction] = await ask((tx) => correctionsBeside(tx, [`statement/${id('statement/late-again')}`]));
  assert.equal(correction?.outcome, 'kept');
});

test('one appeal was granted and one refused, by another steward; a letter was not published, and it is said why', async () => {
  const rows = await ask((tx) => tx.selectFrom('appeal_outcomes').select('outcome').execute());
  assert.deepEqual(sorted(rows.map((row) => row.outcome)), ['granted', 'refused']);
  const refusals = await ask((tx) => tx.selectFrom('refusals').select('reason').execute());
  assert.deepEqual(refusals, [{ reason: 'not-verified' }]);
});
