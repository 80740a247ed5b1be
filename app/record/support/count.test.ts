// Counting signatures: whatever people and stewards do, whatever crashes or runs twice, the public count is the exact recount, total
// and breakdown of one snapshot, and every signature is in it once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { freshDatabase } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { signerAt } from '../../identity/addresses.ts';
import { publishLetter } from '../letters/actions.ts';
import { replayed, town } from '../letters/town.ts';
import { setAreas } from './areas.ts';
import { restore, setAside } from './batches.ts';
import { confirmIn, openConfirmer, withdrawIn } from './confirm.ts';
import { countSignatures, supportTasks, uncounted } from './count.ts';
import { after, breakdownOf, type Move, type SignatureState } from './rules.ts';
import { confirmMany, pendingSignatures } from './signed.ts';

const { db, ownerUrl } = await freshDatabase();

async function letterTown() {
  const there = await town(db);
  const letter = await publishLetter(there.as('speaker', there.alpha), {
    organizations: [there.alpha],
    title: 'Buses',
    lang: 'en',
    paragraphs: ['We ask for buses.'],
    demands: [],
  });
  const steward = { ...there.ctx, author: { role: 'steward', name: 'Sam', account: newId() } as const };
  const areas = await setAreas(steward, { names: ['North', 'South'], lang: 'en' });
  const at = { db, place: there.ctx.place, now: there.ctx.now };
  return { ...there, at, steward, areas, letter: letter.id, version: letter.version! };
}

type Town = Awaited<ReturnType<typeof letterTown>>;

const signer = (name: string) => signerAt(`${name}@people.invalid`)!;
const pending = (there: Town, names: string[], area?: string) =>
  pendingSignatures(there.at, {
    letter: there.letter,
    version: there.version,
    signers: names.map((name) => ({ signer: signer(name), ...(area ? { area } : {}) })),
  });

const count = (there: Town) => countSignatures(there.at, there.version);

/** What the public sees, and what the rows say. */
async function bothOf(there: Town) {
  return inPlace(db, there.at.place, async (tx) => {
    const shown = await tx
      .selectFrom('signature_counts')
      .select(['total', 'areas', 'elsewhere', 'number'])
      .where('version_id', '=', there.version)
      .where('superseded_by', 'is', null)
      .executeTakeFirst();
    const { rows } = await sql<{ area: string | null; n: number }>`
      select area_id as area, count(*)::int as n from signatures where version_id = ${there.version}::uuid and state = 'confirmed'
      group by area_id`.execute(tx);
    const series = await tx
      .selectFrom('signature_counts')
      .selectAll()
      .where('version_id', '=', there.version)
      .orderBy('number')
      .execute();
    return { shown, recount: breakdownOf(rows), series };
  });
}

async function mustBeExact(there: Town) {
  const { shown, recount, series } = await bothOf(there);
  const { total, areas, elsewhere } = shown ?? { total: 0, areas: [], elsewhere: 0 };
  assert.deepEqual({ total, areas, elsewhere }, recount);
  let sum = 0;
  for (const one of series) {
    sum += one.confirmed + one.restored - one.withdrawn - one.invalidated;
    assert.equal(one.total, sum, 'each total is the sum of all windows up to it');
  }
  return total;
}

describe('a count', () => {
  it('holds a link clicked twice, and two links of one signature, once (e-petitions #352)', async () => {
    const there = await letterTown();
    const [first] = await pending(there, ['ann']);
    const [second] = await pending(there, ['ann']);
    await confirmMany(there.at, [first!, first!, second!]);
    await confirmMany(there.at, [first!]);
    assert.equal(await count(there), 1);
    await mustBeExact(there);
  });

  it('run twice, one after the other or at once, is one act (e-petitions #1055: two jobs counted double)', async () => {
    const there = await letterTown();
    await confirmMany(there.at, await pending(there, ['ann', 'bob', 'cid']));
    await Promise.all(Array.from({ length: 8 }, () => count(there)));
    assert.equal(await count(there), undefined);
    const { series } = await bothOf(there);
    assert.deepEqual(
      series.map((one) => [one.number, one.confirmed, one.total]),
      [[1, 3, 3]],
    );
  });

  it('holds what was confirmed in the very second a window ends, once: ties and late commits too (#243, #733)', async () => {
    const there = await letterTown();
    const tokens = await pending(there, ['ann', 'bob', 'cid', 'dee']);
    await confirmMany(there.at, tokens.slice(0, 2));
    await count(there);
    // Two more at the same instant the window ended at; one of them commits only after the next count has begun.
    const client = inPlace(db, there.at.place, async (tx) => {
      await confirmIn(tx, there.at.place, [tokens[2]!], there.at.now());
      await confirmMany(there.at, [tokens[3]!]);
      assert.equal(await count(there), 3);
    });
    await client;
    assert.equal(await count(there), 4);
    assert.equal(await mustBeExact(there), 4);
  });

  it('that crashes leaves nothing behind, and the next one finds all of it', async () => {
    const there = await letterTown();
    await confirmMany(there.at, await pending(there, ['ann', 'bob']));
    const crashing = { ...there.at, now: () => new Date('not a day') };
    await assert.rejects(countSignatures(crashing, there.version));
    assert.deepEqual(await inPlace(db, there.at.place, (tx) => uncounted(tx, there.at.place)), [there.version]);
    assert.equal(await count(there), 2);
  });

  it('that no job asked for is made up for by the round of the minute', async () => {
    const there = await letterTown();
    await confirmMany(there.at, await pending(there, ['ann']));
    await supportTasks({ db, now: there.at.now })['signatures.count-all']!(
      { place: there.at.place },
      { attempt: 1, last: false },
    );
    assert.equal(await mustBeExact(there), 1);
  });

  it('says nothing where nothing moved: signed and withdrawn within one window is no act', async () => {
    const there = await letterTown();
    const [token] = await pending(there, ['ann']);
    await confirmMany(there.at, [token!]);
    await inPlace(db, there.at.place, (tx) => withdrawIn(tx, there.at.place, token!, there.at.now()));
    assert.equal(await count(there), undefined);
  });

  it('goes down when signatures are set aside and up when they return, with total and areas of one snapshot', async () => {
    const there = await letterTown();
    const [north, south] = there.areas as [string, string];
    const names = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${i}`);
    await confirmMany(there.at, await pending(there, names('n', 30), north));
    await confirmMany(there.at, await pending(there, names('s', 12), south));
    await count(there);
    const some = names('n', 25).map((name) => `${name}@people.invalid`);
    const { batch, signatures } = await setAside(there.steward, {
      version: there.version,
      chosen: { by: 'addresses', addresses: some },
      reason: 'automated',
      words: 'Made within one second.',
      lang: 'en',
    });
    assert.equal(signatures, 25);
    await count(there);
    assert.deepEqual((await bothOf(there)).shown, { total: 17, areas: [], elsewhere: 17, number: 2 });
    await restore(there.steward, { batch, words: 'It was a school.', lang: 'en' });
    await count(there);
    const { shown } = await bothOf(there);
    assert.equal(shown!.total, 42);
    await mustBeExact(there);
    await assert.rejects(restore(there.steward, { batch, words: 'Again.', lang: 'en' }), { code: 'duplicate' });
    await assert.rejects(
      setAside(there.ctx, {
        version: there.version,
        chosen: { by: 'domain', domain: 'x' },
        reason: 'error',
        words: 'w',
        lang: 'en',
      }),
      { code: 'forbidden' },
    );
    assert.deepEqual(await replayed(ownerUrl, there.ctx), []);
  });

  it('is the exact recount after any run of confirming, withdrawing, setting aside, restoring, counting, crashing (invariants 7, 12)', async () => {
    const people = 12;
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ do: fc.constant('confirm' as const), who: fc.nat({ max: people - 1 }) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), who: fc.nat({ max: people - 1 }) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('aside' as const), who: fc.nat({ max: people - 1 }) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const), who: fc.nat({ max: 5 }) }) },
      {
        weight: 3,
        arbitrary: fc.record({
          do: fc.constantFrom('count' as const, 'twice' as const, 'crash' as const),
          who: fc.constant(0),
        }),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        const there = await letterTown();
        const tokens = await pending(
          there,
          Array.from({ length: people }, (_, i) => `p${i}`),
        );
        const model: { state: SignatureState; before: 'pending' | 'confirmed' }[] = tokens.map(() => ({
          state: 'pending',
          before: 'pending',
        }));
        const move = (who: number, what: Move) => {
          const one = model[who]!;
          const next = after(one.state, what, one.before);
          if (!next) return;
          if (what === 'invalidate') one.before = one.state as 'pending' | 'confirmed';
          one.state = next;
        };
        const batches: { id: string; who: number; back: boolean }[] = [];
        for (const one of steps) {
          if (one.do === 'confirm') {
            await confirmMany(there.at, [tokens[one.who]!]);
            move(one.who, 'confirm');
          } else if (one.do === 'withdraw') {
            await inPlace(db, there.at.place, (tx) => withdrawIn(tx, there.at.place, tokens[one.who]!, there.at.now()));
            move(one.who, 'withdraw');
          } else if (one.do === 'aside') {
            const chosen = { by: 'addresses', addresses: [`p${one.who}@people.invalid`] } as const;
            const made = await setAside(there.steward, {
              version: there.version,
              chosen,
              reason: 'error',
              words: 'w',
              lang: 'en',
            }).catch(() => undefined);
            const next = after(model[one.who]!.state, 'invalidate');
            assert.equal(made !== undefined, next !== undefined);
            if (made) batches.push({ id: made.batch, who: one.who, back: false });
            move(one.who, 'invalidate');
          } else if (one.do === 'restore') {
            const batch = batches[one.who];
            if (!batch || batch.back) continue;
            await restore(there.steward, { batch: batch.id, words: 'w', lang: 'en' });
            batch.back = true;
            move(batch.who, 'restore');
          } else if (one.do === 'crash') {
            await countSignatures({ ...there.at, now: () => new Date('crash') }, there.version).catch(() => undefined);
          } else {
            await Promise.all([count(there), one.do === 'twice' && count(there)]);
            assert.equal(await mustBeExact(there), model.filter(({ state }) => state === 'confirmed').length);
          }
        }
        await count(there);
        assert.equal(await mustBeExact(there), model.filter(({ state }) => state === 'confirmed').length);
      }),
      { numRuns: 12 },
    );
  });
});

describe('many who press at once', () => {
  it('share a transaction, and each learns what became of the own signature', async () => {
    const there = await letterTown();
    const tokens = await pending(
      there,
      Array.from({ length: 200 }, (_, i) => `c${i}`),
    );
    let transactions = 0;
    const confirmer = openConfirmer(db, there.at.now, async () => void transactions++);
    const pressed = await Promise.all(
      [...tokens, tokens[0]!, 'no-link'].map((token) => confirmer.confirm(there.at.place, token)),
    );
    assert.equal(pressed.filter((one) => one?.state === 'confirmed').length, 201);
    assert.equal(pressed.at(-1), undefined);
    assert.ok(transactions < 10, `${transactions} transactions`);
    assert.equal(await count(there), 200);
  });

  it('are told when it failed, and may press again', async () => {
    const there = await letterTown();
    const [token] = await pending(there, ['ann']);
    let broken = true;
    const confirmer = openConfirmer(db, there.at.now, async () => {
      if (broken) throw new Error('the disk is full');
    });
    await assert.rejects(confirmer.confirm(there.at.place, token!), /disk is full/);
    broken = false;
    assert.equal((await confirmer.confirm(there.at.place, token!))?.state, 'confirmed');
  });
});
