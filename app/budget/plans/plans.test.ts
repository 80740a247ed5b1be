// A consultation from its rules to the collective budget, as staff and residents do it: what is refused, what is counted, what stays
// private.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { checkPlace } from '../../acts/rebuild.ts';
import { sequence } from '../../acts/sequencer.ts';
import { type Database, inPlace } from '../../base/database.ts';
import '../kinds.ts';
import '../tables.ts';
import { collectiveTasks, recordCollective } from '../collective/gather.ts';
import { collectiveOf } from '../collective/store.ts';
import { endRule, recordRule } from '../rules/actions.ts';
import { rulesOf } from '../rules/store.ts';
import { beginBudget, recordVersion } from '../versions/actions.ts';
import type { Line } from '../versions/words.ts';
import { beginConsultation } from './actions.ts';
import { makeLink } from './links.ts';
import { standingOf, unpacked } from './rebalance.ts';
import { plansShown, sharedPlan, sharePlan } from './shared.ts';
import { consultationById, sheetFor } from './store.ts';
import { enterInvented, ofOneNetwork, pressPlan, submitPlan } from './submit.ts';

const line = (department: string, name: string, cents: number, fund = '0100'): Line => ({
  side: 'spending',
  measure: 'planned',
  year: '2026',
  fund: { code: fund, name: fund === '0100' ? 'General fund' : 'Water fund' },
  department: { code: department, name },
  cents,
  rows: 1,
});
const lines = [
  line('10', 'Police', 400_000),
  line('10', 'Police', 100_000, '0400'),
  line('20', 'Housing', 100_000),
  line('30', 'Parks', 100_000),
  line('40', 'Debt', 400_000),
];

const { db, ownerUrl } = await freshDatabase();
let now = new Date('2026-02-10T15:00:00Z');
const clock = () => now;
let ctx: Ctx;
let about: { budget: string; version: string; consultation: string; rules: string[] };

const where = (today = now.toISOString().slice(0, 10)) => ({ db: db as Database, place: ctx.place, now: clock, today });

before(async () => {
  const fresh = await freshPlace(db);
  ctx = { ...fresh.ctx, now: clock, author: { role: 'clerk', name: 'Casey Clerk' } };
  const { budget } = await beginBudget(ctx, { title: 'Budget of Exampleton' });
  const { version } = await recordVersion(
    ctx,
    { budget, label: 'Adopted', state: 'adopted', source: { title: 'Invented for tests' } },
    lines,
  );
  const general = { fund: ['0100'] };
  const rule = { budget, standing: 'official', authority: 'charter', citation: 'Charter § 1' } as const;
  const cap = await recordRule(ctx, {
    ...rule,
    kind: 'cap',
    of: { ...general, department: ['Police'] },
    basis: general,
    share: { num: 3, den: 10 },
    title: 'Police at most 30% of the general fund',
    hard: true,
  });
  const lock = await recordRule(ctx, {
    ...rule,
    kind: 'lock',
    of: { ...general, department: ['40'] },
    title: 'Debt',
    hard: true,
  });
  const { consultation } = await beginConsultation(ctx, {
    version,
    title: 'How would you divide the general fund?',
    of: general,
    by: 'department',
    opens: '2026-02-01',
    closes: '2026-03-15',
  });
  about = { budget, version, consultation, rules: [cap.rule, lock.rule] };
});

const refused = (code: string, field?: string) => (error: { code: string; fields?: { code: string }[] }) =>
  error.code === code && (field === undefined || error.fields?.some((one) => one.code === field) === true);

const sheet = () =>
  inPlace(db, ctx.place, async (tx) => sheetFor(tx, (await consultationById(tx, about.consultation))!, '2026-02-10'));

/** The plan of somebody who gives police so much less, and housing so much more. */
const plan = (less: number) => [400_000 - less, 400_000, 100_000 + less, 100_000];

async function sendAndConfirm(email: string, amounts: number[]): Promise<string> {
  const { plan } = await submitPlan(where(), {
    consultation: about.consultation,
    email,
    amounts,
    lang: 'en',
    saysResident: true,
  });
  const token = await inPlace(db, ctx.place, (tx) => makeLink(tx, ctx.place, plan, now));
  assert.equal(await pressPlan(where(), token, 'confirm'), 'confirmed');
  return token;
}

test('a sheet has the groups of its fund only, the largest first, and judges today by the rules', async () => {
  const made = await sheet();
  assert.deepEqual(
    made.units.map(({ name, today }) => [name, today]),
    [
      ['Police', 400_000],
      ['Debt', 400_000],
      ['Housing', 100_000],
      ['Parks', 100_000],
    ],
  );
  const { rules, left } = standingOf(made, plan(0));
  assert.equal(left, 0);
  assert.deepEqual(
    rules.map(({ state }) => state.state),
    ['broken', 'met'],
  );
  assert.deepEqual(rules[0]!.hint, { move: 'out-of', cents: 100_000, units: [0], free: [2, 3], isEnough: true });
  assert.deepEqual(
    standingOf(made, plan(100_000)).rules.map(({ state }) => state.state),
    ['met', 'met'],
  );
});

test('a sheet asked for again is the same, and a rule whose lines are covered is judged no longer', async () => {
  const [first, again] = [await sheet(), await sheet()];
  assert.deepEqual(again, first);
  assert.equal(again.rules[0]!.bound, first.rules[0]!.bound, 'the lines are not read twice');
  const covered = await inPlace(db, ctx.place, async (tx) => {
    const consultation = (await consultationById(tx, about.consultation))!;
    return sheetFor(tx, { ...consultation, of_lines: null }, '2026-02-10');
  });
  assert.deepEqual(
    covered.rules.map(({ bound }) => bound.of.units),
    [[], []],
  );
});

test('a rule without an authority’s words, without a limit, or with two is refused', async () => {
  const rule = {
    budget: about.budget,
    kind: 'cap',
    of: { department: ['10'] },
    title: 'A cap',
    authority: 'charter',
    hard: true,
  } as const;
  await assert.rejects(recordRule(ctx, { ...rule, cents: 1 }), refused('invalid', 'empty'));
  const cited = { ...rule, citation: '§ 2' };
  await assert.rejects(recordRule(ctx, cited), refused('invalid', 'budget-share-or-amount'));
  await assert.rejects(
    recordRule(ctx, { ...cited, share: { num: 1, den: 0 }, basis: {} }),
    refused('invalid', 'budget-share'),
  );
  await assert.rejects(
    recordRule(ctx, { ...cited, share: { num: 1, den: 5 } }),
    refused('invalid', 'budget-basis-needed'),
  );
  await assert.rejects(
    recordRule(ctx, { ...cited, cents: 1, of: { colour: ['red'] } as never }),
    refused('invalid', 'budget-no-set'),
  );
  const reader: Ctx = { ...ctx, author: { role: 'resident' as never, name: 'Somebody' } };
  await assert.rejects(recordRule(reader, { ...cited, cents: 1 }), refused('forbidden'));
});

test('a rule that ended, or was replaced, stands no longer but stays known', async () => {
  const rule = {
    budget: about.budget,
    kind: 'floor',
    of: { department: ['30'] },
    cents: 5,
    title: 'Parks',
    authority: 'policy',
    citation: 'Policy 3',
    hard: false,
  } as const;
  const first = await recordRule(ctx, rule);
  const second = await recordRule(ctx, { ...rule, cents: 6, supersedes: first.rule });
  assert.equal(second.number, first.number);
  await endRule(ctx, { rule: second.rule, until: '2026-01-31', words: 'Repealed.' });
  await assert.rejects(endRule(ctx, { rule: second.rule, until: '2026-01-31' }), refused('duplicate'));
  const rules = await inPlace(db, ctx.place, (tx) => rulesOf(tx, about.budget));
  const known = rules.filter(({ number }) => number === first.number);
  assert.deepEqual(
    known.map(({ id, until, cents }) => [id, until, cents]),
    [[second.rule, '2026-01-31', 6]],
  );
});

test('a plan that does not divide the whole is refused, and so is one before, after, or without an address', async () => {
  const given = { consultation: about.consultation, email: 'ana@example.org', lang: 'en', saysResident: true };
  for (const amounts of [
    [400_000, 400_000, 100_000, 99_999],
    [1_000_001, -1, 0, 0],
    [1_000_000],
    [400_000.5, 400_000, 100_000, 99_999.5],
  ])
    await assert.rejects(submitPlan(where(), { ...given, amounts }), refused('invalid', 'budget-not-balanced'));
  await assert.rejects(submitPlan(where(), { ...given, email: 'ana', amounts: plan(0) }), refused('invalid', 'email'));
  const asked = submitPlan(where(), { ...given, saysResident: false, email: 'ana', amounts: plan(0) });
  await assert.rejects(asked, refused('invalid', 'budget-say-resident'), 'both faults at once');
  for (const today of ['2026-01-31', '2026-03-16'])
    await assert.rejects(submitPlan(where(today), { ...given, amounts: plan(0) }), refused('closed'));
});

test('from one network so many plans an hour are taken, and then it is said when to go on', async () => {
  const given = { consultation: about.consultation, lang: 'en', saysResident: true, amounts: plan(0) };
  const sent = (email: string, network: string) => submitPlan(where(), { ...given, email, network });
  await sent('one@example.org', '198.51.100.7');
  await inPlace(db, ctx.place, (tx) =>
    tx.updateTable('rates').set({ used: ofOneNetwork.limit }).where('what', '=', ofOneNetwork.what).execute(),
  );
  await assert.rejects(sent('two@example.org', '198.51.100.7'), refused('invalid', 'budget-too-many-plans'));
  await sent('three@example.org', '203.0.113.7');
  await inPlace(db, ctx.place, (tx) => tx.deleteFrom('budget_plans').execute());
});

test('a plan may be shown to others under a name made of it, and the name says nothing else', async () => {
  const made = await sheet();
  const token = await sharePlan(where(), about.consultation, made, plan(7));
  assert.equal(await sharePlan(where(), about.consultation, made, plan(7)), token);
  const found = await inPlace(db, ctx.place, (tx) => sharedPlan(tx, ctx.place, token));
  assert.deepEqual(unpacked(made, found!.changes), plan(7));
  assert.equal(await inPlace(db, ctx.place, (tx) => sharedPlan(tx, ctx.place, 'x'.repeat(22))), undefined);
});

test('a machine that shows plan after plan fills no database', async () => {
  const made = await sheet();
  const shownAlready = (used: number) =>
    inPlace(db, ctx.place, (tx) => tx.updateTable('rates').set({ used }).where('what', '=', plansShown.what).execute());
  await shownAlready(plansShown.limit);
  assert.equal(await sharePlan(where(), about.consultation, made, plan(8)), undefined);
  await shownAlready(0);
  assert.ok(await sharePlan(where(), about.consultation, made, plan(8)));
});

test('one plan counts for each person: the last one they confirmed, whatever others send in their name', async () => {
  const first = await sendAndConfirm('ana@example.org', plan(1));
  await submitPlan(where(), {
    consultation: about.consultation,
    email: 'ana@example.org',
    amounts: plan(9),
    lang: 'en',
    saysResident: true,
  });
  assert.equal(await pressPlan(where(), first, 'confirm'), 'confirmed');
  const second = await sendAndConfirm('ana@example.org', plan(2));
  assert.equal(await pressPlan(where(), first, 'confirm'), 'replaced');
  assert.equal(await pressPlan(where(), second, 'withdraw'), 'withdrawn');
  const rows = await inPlace(db, ctx.place, (tx) =>
    tx.selectFrom('budget_plans').select(['state', 'address', 'canonical']).execute(),
  );
  assert.deepEqual(rows.map(({ state }) => state).sort(), ['pending', 'replaced', 'withdrawn']);
  for (const row of rows) assert.equal(row.address === null, row.state !== 'pending', 'an address goes with its plan');
});

test('fewer than ten plans give a number and nothing else; ten give every method, within the limits of the law', async () => {
  for (let i = 0; i < 9; i++) await sendAndConfirm(`person${i}@example.org`, plan(100_000 + i * 10_000));
  assert.deepEqual(await recordCollective(ctx, about.consultation), { verified: 9 });
  const few = await inPlace(db, ctx.place, (tx) => collectiveOf(tx, about.consultation));
  assert.deepEqual([few!.verified, few!.unverified, few!.lines, few!.methods], [9, 1, [], []]);

  await sendAndConfirm('person9@example.org', plan(0));
  assert.deepEqual(await recordCollective(ctx, about.consultation), { verified: 10 });
  const all = await inPlace(db, ctx.place, (tx) => collectiveOf(tx, about.consultation));
  assert.deepEqual(
    all!.methods.map(({ method }) => method),
    ['mean', 'median', 'utilitarian', 'independent-markets'],
  );
  for (const { amounts } of all!.methods) {
    assert.equal(
      amounts.reduce((sum, cents) => sum + cents, 0),
      1_000_000,
    );
    assert.ok(amounts[0]! <= 300_000, 'police at most 30%');
    assert.equal(amounts[1], 400_000, 'debt is locked');
  }
  assert.deepEqual(all!.limits, { kept: about.rules, unkept: [] });
  assert.deepEqual(all!.lines[0], [260_000, 240_000, 290_000]);
});

test('what a few changed since the last time is not told on demand, and leaves the mean out at the end', async () => {
  await assert.rejects(recordCollective(ctx, about.consultation), refused('duplicate'));
  const again = await sendAndConfirm('person9@example.org', plan(0));
  await pressPlan(where(), again, 'withdraw');
  await assert.rejects(recordCollective(ctx, about.consultation), refused('invalid', 'budget-too-few-changed'));
  await sendAndConfirm('person9@example.org', plan(0));
  await sendAndConfirm('late@example.org', plan(50_000));
  await assert.rejects(recordCollective(ctx, about.consultation), refused('invalid', 'budget-too-few-changed'));
  now = new Date('2026-03-16T08:00:00Z');
  await collectiveTasks({ db, now: clock })['budget.collect']!({ place: ctx.place }, { attempt: 1, last: false });
  const last = await inPlace(db, ctx.place, (tx) => collectiveOf(tx, about.consultation));
  assert.deepEqual([last!.closed, last!.verified], [true, 11]);
  assert.deepEqual(
    last!.methods.map(({ method }) => method),
    ['median', 'utilitarian', 'independent-markets'],
  );
  await assert.rejects(recordCollective(ctx, about.consultation), refused('duplicate'));
});

test('a place that is no example cannot be filled with invented plans', async () => {
  await assert.rejects(
    enterInvented(where(), { consultation: about.consultation, plans: [plan(0)] }),
    refused('forbidden'),
  );
});

test('all of it replays to the same tables', async () => {
  await sequence(db, ctx.place, 'test');
  assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
});
