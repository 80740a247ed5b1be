// What a budget's funds and departments are called can be covered name by name, whole, given back and erased, wherever it stands; sums and
// codes stay, and a rebuild makes the same rows.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { checkPlace } from '../../acts/rebuild.ts';
import { sequence } from '../../acts/sequencer.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { search } from '../../record/front/search.ts';
import '../../record/kinds.ts';
import { coverText, eraseText, liftCover } from '../../record/moderation/actions.ts';
import { textsWith } from '../../record/moderation/store.ts';
import { emptyMapping, mappingOfVersion } from '../importing/mapping.ts';
import { beginBudget, recordVersion } from './actions.ts';
import { versionRecorded } from './acts.ts';
import { acceptCertificates, certifiable } from './certificate.ts';
import { MOST_NAME_SIGNS } from './packed.ts';
import { certificatesOf, valuesOf, versionLines, versionsOf } from './store.ts';
import type { Line } from './words.ts';

const { db, ownerUrl } = await freshDatabase();

const source = { title: 'Adopted budget, invented' };
const line = (code: string, name: string, cents: number): Line => ({
  ...{ side: 'spending', measure: 'planned', year: '2026', cents, rows: 1 },
  fund: { code: '0100', name: 'General fund' },
  account: { code, name },
});

async function recorded(lines = [line('7001', 'Settlement of Jane Roe', 500), line('', 'Library books', 300)]) {
  const { ctx } = await freshPlace(db);
  const steward: Ctx = { ...ctx, author: { role: 'steward', name: 'Sam Steward', account: newId() } };
  const { budget } = await beginBudget(ctx, { title: 'City budget' });
  const { version, act } = await recordVersion(ctx, { budget, label: 'Adopted', state: 'adopted', source }, lines);
  const names = () =>
    inPlace(db, ctx.place, async (tx) => [...(await valuesOf(tx, version)).values()].map((one) => one.name));
  const replays = async () => {
    await sequence(db, ctx.place, 'test');
    assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
  };
  return { ctx, steward, budget, version, act, names, replays };
}

const cover = { field: 'names', reason: 'private-person' } as const;

it('one name is covered where it stands, and given back', async () => {
  const { steward, act, names, replays } = await recorded();
  const [id] = await coverText(steward, { ...cover, act, words: ['Jane Roe'] });
  assert.deepEqual(await names(), ['General fund', 'Settlement of ████████', 'Library books']);
  await replays();
  await liftCover(steward, { cover: id! });
  assert.deepEqual(await names(), ['General fund', 'Settlement of Jane Roe', 'Library books']);
  await replays();
});

it('all names are erased for good: codes and sums stay, and nothing brings the words back', async () => {
  const { ctx, steward, version, act, names, replays } = await recorded();
  await coverText(steward, { ...cover, act });
  assert.deepEqual(await names(), [null, null, null]);
  await eraseText(steward, { act, field: 'names', ground: 'court-order' });
  const lines = await inPlace(db, ctx.place, (tx) => versionLines(tx, version));
  assert.deepEqual(
    lines.map((one) => [one.fund, one.account, one.cents]),
    [
      [{ code: '0100', name: '' }, { code: '7001', name: '' }, 500],
      [{ code: '0100', name: '' }, { code: '', name: '' }, 300],
    ],
  );
  await replays();
  assert.deepEqual(await names(), [null, null, null]);
});

it('names are found by stewards and are no prose for the search', async () => {
  const { ctx, act } = await recorded();
  await inPlace(db, ctx.place, async (tx) => {
    assert.deepEqual(
      (await textsWith(tx, 'jane roe')).map((one) => [one.act, one.field]),
      [[act, 'names']],
    );
    assert.deepEqual((await search(tx, { words: 'settlement', limit: 5, offset: 0 })).hits, []);
  });
});

it('names longer than an index of words can be are recorded, covered and lifted; longer than a lift can say are refused', async () => {
  // Signs of two bytes: within the limit of signs, over that of the index.
  const many = Array.from({ length: 2400 }, (_, i) => line(`${i}`, `Name ${i} ${'ñ'.repeat(290)}`, 1));
  const { ctx, steward, act, names } = await recorded(many);
  const [id] = await coverText(steward, { ...cover, act, words: ['Name 2399 '] });
  assert.match((await names()).at(-1) ?? '', /^██████████ñ+$/);
  await liftCover(steward, { cover: id! });
  assert.match((await names()).at(-1) ?? '', /^Name 2399 ñ/);
  const { budget } = await beginBudget(ctx, { title: 'Another' });
  const long = Array.from({ length: 4000 }, (_, i) => line(`${i}`, `${i} ${'z'.repeat(MOST_NAME_SIGNS / 4000)}`, 1));
  await assert.rejects(
    recordVersion(ctx, { budget, label: 'Too long', state: 'adopted', source }, long),
    (error: { fields?: { code: string }[] }) => error.fields?.[0]?.code === 'budget-too-many-names',
  );
});

it('what an early version says of its mapping, which was no text then, is found, covered, given back and erased like its names', async () => {
  const { ctx, steward, budget, replays } = await recorded();
  const values = { codes: 'fund\t0100', names: 'General', years: ['2026'], lines: '0,0,0,0,,,,,,,500,1' };
  const about = {
    budget,
    version: newId(),
    number: 2,
    label: 'Early',
    state: 'adopted',
    source_title: 'Invented',
  } as const;
  const names = [{ dimension: 'account', names: { 7001: 'Settlement of Jane Roe' } }];
  const body = { ...about, ...values, mapping: { ...emptyMapping(), names }, lang: 'en' } as const;
  const act = (await commit(ctx, [draft({ act: versionRecorded, body })]))[0]!.id;
  const mapping = () => inPlace(db, ctx.place, async (tx) => (await versionsOf(tx, budget))[0]!.mapping);
  assert.equal(mappingOfVersion(await mapping())?.names[0]?.names[7001], 'Settlement of Jane Roe');
  assert.deepEqual(
    (await inPlace(db, ctx.place, (tx) => textsWith(tx, 'of Jane Roe'))).map((one) => one.field).sort(),
    ['mapping', 'names'],
  );
  const [id] = await coverText(steward, { act, field: 'mapping', words: ['Jane Roe'], reason: 'private-person' });
  assert.match((await mapping()) ?? '', /Settlement of ████████"/);
  assert.equal(mappingOfVersion(await mapping()), undefined, 'it is offered for no other file');
  await liftCover(steward, { cover: id! });
  assert.match((await mapping()) ?? '', /Settlement of Jane Roe"/);
  await replays();
  await eraseText(steward, { act, field: 'mapping', ground: 'court-order' });
  assert.equal(await mapping(), null);
  await replays();
});

it('a fund that has no code is covered in its certificate too, and what is covered is in the whole once', async () => {
  const nameless = { ...line('7001', 'Library books', 500), fund: { code: '', name: 'Estate of Jane Roe' } };
  const { ctx, steward, budget, version, replays } = await recorded([nameless]);
  const total = {
    fund: 'Estate of Jane Roe',
    year: '2026',
    side: 'spending',
    measure: 'planned',
    official: 500,
  } as const;
  await acceptCertificates(ctx, { version, totals: [total], source });
  const found = await inPlace(db, ctx.place, (tx) => textsWith(tx, 'Jane Roe'));
  assert.deepEqual(found.map((one) => one.field).sort(), ['fund', 'names']);
  for (const one of found) await coverText(steward, { act: one.act, field: one.field, reason: 'private-person' });
  const [certificate] = await inPlace(db, ctx.place, (tx) => certificatesOf(tx, budget));
  assert.deepEqual([certificate?.fund, certificate?.fund_name, certificate?.ours], [null, null, 500]);
  assert.deepEqual(
    certifiable(await inPlace(db, ctx.place, (tx) => versionLines(tx, version))).map((one) => [one.fund, one.ours]),
    [['', 500]],
  );
  await replays();
});
