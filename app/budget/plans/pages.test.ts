// A resident divides the budget anew, without scripts and with them: edits, sees what it means, shows it, sends it, confirms by mail,
// and finds it among all others.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { freshPlace } from '../../../test/database.ts';
import { openTestSite, reader } from '../../../test/site.ts';
import type { Ctx } from '../../acts/commit.ts';
import { recordCollective } from '../collective/gather.ts';
import { recordRule } from '../rules/actions.ts';
import { beginBudget, recordVersion } from '../versions/actions.ts';
import type { Line } from '../versions/words.ts';
import { beginConsultation } from './actions.ts';
import { enterInvented } from './submit.ts';

const line = (department: string, name: string, cents: number, side: Line['side'] = 'spending'): Line => ({
  side,
  measure: 'planned',
  year: '2026-27',
  fund: { code: '1010', name: 'General purpose fund' },
  department: { code: department, name },
  cents,
  rows: 1,
});
const lines = [
  line('10', 'Police', 319_100_000_00),
  line('20', 'Fire', 168_400_000_00),
  line('30', 'Housing', 62_000_000_00),
  line('40', 'Parks', 41_500_000_00),
  line('50', 'Library', 12_750_000_00),
  line('60', 'Debt service', 96_250_000_00),
  line('', 'Taxes', 700_000_000_00, 'revenue'),
];

const site = await openTestSite({ now: () => new Date('2026-03-02T15:00:00Z') });
const host = 'exampleton.localhost';
const budget = '/budget/1-budget-of-exampleton';
let ctx: Ctx;
let consultation: string;

before(async () => {
  const fresh = await freshPlace(site.db, { slug: 'exampleton' });
  ctx = { ...fresh.ctx, wake: site.site.wake };
  const begun = await beginBudget(ctx, { title: 'Budget of Exampleton' });
  const { version } = await recordVersion(
    ctx,
    { budget: begun.budget, label: 'Adopted', state: 'adopted', source: { title: 'Invented for tests' } },
    lines,
  );
  const fund = { fund: ['1010'] };
  const rule = { budget: begun.budget, citation: 'Invented § 1', standing: 'official' } as const;
  const police = { ...fund, department: ['10'] };
  await recordRule(ctx, {
    ...rule,
    kind: 'cap',
    of: police,
    basis: fund,
    share: { num: 1, den: 5 },
    title: 'Police at most 20% of the general fund',
    authority: 'demand',
    hard: false,
  });
  await recordRule(ctx, {
    ...rule,
    kind: 'floor',
    of: police,
    basis: { ...fund, side: 'revenue' },
    share: { num: 1, den: 4 },
    title: 'Police at least 25% of general revenue',
    authority: 'state-law',
    from: '2022',
    hard: true,
  });
  await recordRule(ctx, {
    ...rule,
    kind: 'lock',
    of: { ...fund, department: ['60'] },
    title: 'Debt is paid as agreed',
    authority: 'bond',
    hard: true,
  });
  await recordRule(ctx, {
    ...rule,
    kind: 'floor',
    of: { department: ['Museums'] },
    cents: 5,
    title: 'Museums keep something',
    authority: 'policy',
    hard: false,
  });
  await recordRule(ctx, {
    ...rule,
    kind: 'floor',
    of: { ...fund, department: ['30'] },
    cents: 62_040_000_00,
    title: 'Housing a little more',
    authority: 'policy',
    hard: false,
  });
  const asked = await beginConsultation(ctx, {
    version,
    title: 'How would you divide the general fund?',
    of: fund,
    by: 'department',
    opens: '2026-02-01',
    closes: '2026-03-15',
  });
  consultation = asked.consultation;
  await site.db.pool.query('update places set example = true where id = $1', [ctx.place]);
  await site.directory.refresh();
});

const text = (page: string) =>
  page
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/\s+/g, ' ');

test('the rules of a budget are told with what they rest on, and the two that contradict each other are named', async () => {
  const page = await reader(site, host).get(`${budget}/rules`);
  assert.equal(page.status, 200);
  const words = text(page.text);
  assert.match(
    words,
    /No budget can keep these 2 rules together Police at most 20% of the general fund \(A demand\) Police at least 25% of general revenue \(State law\)/,
  );
  assert.match(words, /the rest of this list could be kept\. Another rule may still stand in the way\./);
  assert.match(
    words,
    /Not as asked It has \$319\.1 million; at most \$140 million is asked for: \$179\.1 million less\./,
  );
  assert.match(words, /None of its lines are in this budget\./);
  assert.match(
    words,
    /It has \$62,000,000; at least \$62,040,000 is asked for: \$40,000 more\./,
    'not both "62 million"',
  );
  assert.match(words, /State law: Invented § 1 · read in the official text · since 2022 · binding/);
});

test('without scripts somebody edits, sees what it means, and everything typed is kept where one amount cannot be read', async () => {
  const ana = reader(site, host);
  const seen = await ana.send(`${budget}/plan`, { a0: '140,000,000', a3: '241.1 M', do: 'see' });
  assert.equal(seen.status, 303);
  const page = await ana.get(seen.location!.split('#')[0]!);
  const words = text(page.text);
  assert.match(words, /Balanced: nothing left over, nothing missing\./);
  assert.match(words, /Police goes from 45\.6% to 20\.0%: \$179\.1 million less\./);
  assert.match(words, /A campaign budget It would need a change of state law\./);
  const wrong = await ana.send(`${budget}/plan`, { a0: 'lots', a2: '7', do: 'see' });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /value="lots"/);
  assert.match(wrong.text, /name="a2"[^>]*value="7"/);
  assert.match(text(wrong.text), /Write an amount such as 1,250,000/);
});

test('a sum is moved in one step, and never more than there is', async () => {
  const ana = reader(site, host);
  const done = await ana.send(`${budget}/plan`, { from: '0', to: '2', move: '1 M', do: 'move' });
  assert.match(done.location!, /\?p=0\.-100000000_3\.?|p=0\.-100000000_2\.100000000/);
  const wrong = await ana.send(`${budget}/plan`, { from: '5', to: '2', move: '1 billion', do: 'move' });
  assert.equal(wrong.status, 422);
  assert.match(text(wrong.text), /does not have so much/);
});

test('a link that was cut off on its way does not pass for a plan that changes nothing', async () => {
  const ana = reader(site, host);
  const unread = /The plan in this link could not be read/;
  assert.match(text((await ana.get(`${budget}/plan?p=0.-100000000_3`)).text), unread);
  for (const whole of ['', '?p=', '?p=0.-100_3.100'])
    assert.doesNotMatch(text((await ana.get(`${budget}/plan${whole}`)).text), unread);
});

const cut = { a0: '300,000,000', a3: '81,100,000' };

test('a plan that is sent is confirmed by mail, by a button and not by a link; then it counts', async () => {
  const ana = reader(site, host);
  const unbalanced = await ana.send(`${budget}/plan`, { a0: '1', do: 'send' });
  assert.equal(unbalanced.status, 422);
  const sending = await ana.send(`${budget}/plan`, { ...cut, do: 'send' });
  const unsaid = await ana.send(sending.location!, { email: 'ana@example.org' });
  assert.equal(unsaid.status, 422, 'only residents are asked');
  assert.match(text(unsaid.text), /Only residents are asked here\. Tick this if you live here\./);
  const sent = await ana.send(sending.location!, { email: 'ana@example.org', resident: 'yes' });
  assert.equal(sent.location, `${budget}/plan/sent`);
  const mail = (await site.sink!.next()).raw
    .toString('utf8')
    .replace(/=\r?\n/g, '')
    .replace(/=3D/g, '=');
  const token = /token=([A-Za-z0-9_-]{43})/.exec(mail)![1]!;
  const link = `/plans/confirm?token=${token}`;
  const shown = await ana.get(link);
  assert.match(text(shown.text), /Confirm your plan/);
  assert.match(text((await ana.get(link)).text), /Confirm your plan/, 'looking changes nothing');
  const elsewhere = await ana.post('/plans/confirm', { token, do: 'confirm' }, { 'sec-fetch-site': 'cross-site' });
  assert.equal(elsewhere.status, 403);
  assert.equal((await ana.post('/plans/confirm', { token, do: 'confirm' })).status, 303);
  assert.match(text((await ana.get(link)).text), /Your plan is confirmed and counts/);
  assert.equal((await ana.get('/plans/confirm?token=nothing')).status, 404);
});

test('a plan is shown to others, taken away as a file, and held beside all residents’ plans', async () => {
  const plans = Array.from({ length: 40 }, (_, i) => {
    const moved = i * 2_000_000_00;
    return [319_100_000_00 - moved, 168_400_000_00, 96_250_000_00, 62_000_000_00 + moved, 41_500_000_00, 12_750_000_00];
  });
  await enterInvented({ db: site.db, place: ctx.place, now: ctx.now }, { consultation, plans });
  await recordCollective(ctx, consultation);
  const ana = reader(site, host);
  const shared = (await ana.send(`${budget}/plan`, { ...cut, do: 'share' })).location!;
  assert.match(shared, /\/plans\/[A-Za-z0-9_-]{22}$/);
  assert.match(text((await ana.get(shared)).text), /\$19\.1 million moved from Police to Housing/);
  assert.match((await ana.get(`${shared}/plan.csv`)).text, /10,Police,319100000\.00,300000000\.00,-19100000\.00,USD/);
  assert.equal(JSON.parse((await ana.get(`${shared}/plan.json`)).text).left, 0);
  assert.equal((await ana.get(`${budget}/plans/${'x'.repeat(22)}`)).status, 404);

  const together = await ana.get(`${budget}/collective?plan=${shared.split('/').at(-1)}`);
  const words = text(together.text);
  assert.match(words, /Plans confirmed by mail, in the figures below 1 Invented plans, in the figures below 40/);
  assert.match(words, /40 of these plans were made up/);
  assert.match(words, /Your plan/);
  assert.match(words, /Binding rules that every result keeps:/);
  const file = JSON.parse((await ana.get(`${budget}/collective/collective.json`)).text);
  for (const method of ['mean', 'median', 'utilitarian', 'independent-markets'])
    assert.equal(
      file.rows.reduce((sum: number, row: { results: Record<string, number> }) => sum + row.results[method]!, 0),
      file.rows.reduce((sum: number, row: { today: number }) => sum + row.today, 0),
    );
  const csv = (await ana.get(`${budget}/collective/collective.csv`)).text;
  assert.match(csv, /code,name,today,median,quarter_below/);
  const columns = csv.split('\r\n')[0]!.split(',');
  assert.equal(new Set(columns).size, columns.length, 'no two columns have one name');
});

test('in Spanish the same pages stand', async () => {
  for (const path of ['rules', 'plan', 'collective'])
    assert.equal((await reader(site, host).get(`/es${budget}/${path}`)).status, 200, path);
});
