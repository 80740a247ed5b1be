// The register of powers against a real database: the chief's removal, a law that changed, marks, and bad input told at once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { checkPlace } from '../../acts/rebuild.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { actingAs, boardTown } from '../people/board.ts';
import { endPower, markPower, type PowerWords, recordPower } from './actions.ts';
import { isSameAnswer } from './parts.ts';
import { canAlone, partIn } from './rules.ts';
import { findPower, marksOf, powersOf, replacementOf, whoCan, whoCanEach } from './store.ts';

const { db, ownerUrl } = await freshDatabase();
const at = <T>(ctx: Ctx, work: (tx: Tx) => Promise<T>) => inPlace(db, ctx.place, work);

const refused =
  (code: string, ...faults: string[]) =>
  (error: unknown) => {
    assert.ok(error instanceof Refused, String(error));
    assert.equal(error.code, code);
    if (faults.length > 0) {
      assert.deepEqual(error.fields.map((fault) => `${fault.field}:${fault.code}`).sort(), faults.sort());
    }
    return true;
  };

const minimum = (town: { city: string; law: string }): PowerWords => ({
  holder: { organization: town.city },
  verb: 'fund',
  object: 'the legal minimum for the police',
  objectKey: 'police-minimum',
  mode: 'sole',
  standing: 'asserted',
  sources: [town.law],
});

describe('who can', () => {
  it('remove the chief: the board by three of five votes, and not the mayor alone, who has one of them', async () => {
    const { ctx, board, mayor } = await boardTown(db);
    const answer = await at(ctx, (tx) =>
      whoCan(tx, { verb: 'dismiss', objectKey: 'chief-of-police', day: '2021-04-22' }),
    );
    assert.equal(answer.established, 'yes');
    assert.deepEqual(
      answer.entries.map((entry) => [entry.holder, entry.mode, entry.joint]),
      [[{ organization: board }, 'joint', { n: 3, m: 5 }]],
    );
    assert.equal(partIn(answer.entries[0]!, { post: mayor }), 'one-vote');
    assert.equal(canAlone(answer.entries, { post: mayor }), false);
  });

  it('is not established where nobody researched it', async () => {
    const { ctx } = await boardTown(db);
    for (const [verb, objectKey] of [
      ['establish', 'complaints-office'],
      ['dismiss', 'mayor'],
      ['appoint', 'chief-of-police'],
    ] as const) {
      const answer = await at(ctx, (tx) => whoCan(tx, { verb, objectKey, day: '2026-03-02' }));
      assert.deepEqual([answer.established, answer.entries], ['no', []]);
    }
  });

  it('answers many questions at once as it answers each alone', async () => {
    const town = await boardTown(db);
    await recordPower(town.ctx, minimum(town));
    const questions = [
      { verb: 'fund', objectKey: 'police-minimum', day: '2021-01-01' },
      { verb: 'dismiss', objectKey: 'chief-of-police', day: '2021-01-01' },
      { verb: 'dismiss', objectKey: 'police-minimum', day: '2021-01-01' },
    ];
    await at(town.ctx, async (tx) => {
      const each = await whoCanEach(tx, questions);
      for (const [i, question] of questions.entries()) assert.deepEqual(each[i], await whoCan(tx, question));
      assert.deepEqual(await whoCanEach(tx, []), []);
    });
  });

  it('counts a power of a part of the place only there', async () => {
    const town = await boardTown(db);
    const division = 'ocd-division/country:us/state:mo/place:testville/council_district:1';
    await recordPower(town.ctx, { ...minimum(town), division });
    const ask = (where: string | null) =>
      at(town.ctx, (tx) =>
        whoCan(tx, { verb: 'fund', objectKey: 'police-minimum', division: where, day: '2026-01-01' }),
      );
    assert.equal((await ask(division)).established, 'yes');
    assert.equal((await ask('ocd-division/country:us/state:mo/place:testville/council_district:2')).established, 'no');
  });
});

describe('a law that leaves less to decide', () => {
  it('is told with the power it limits, for its own days, also when that one is replaced', async () => {
    const town = await boardTown(db);
    const { ctx } = town;
    const budget = {
      ...minimum(town),
      verb: 'adopt-budget',
      object: 'the city budget',
      objectKey: 'city-budget',
    } as const;
    const first = await recordPower(ctx, budget);
    const fifth = await recordPower(ctx, { ...minimum(town), until: '2022-12-31', limits: first.id });
    const fourth = await recordPower(ctx, { ...minimum(town), from: '2023-01-01', limits: first.id });
    const second = await recordPower(ctx, { ...budget, from: '2025-01-01', replaces: first.id });
    const asked = ['2021-04-22', '2024-01-01', '2024-06-01', '2026-01-01'].map((day) => ({
      verb: 'adopt-budget',
      objectKey: 'city-budget',
      day,
    }));
    const answers = await at(ctx, (tx) => whoCanEach(tx, asked));
    assert.deepEqual(
      answers.map((answer) => [answer.entries.map((one) => one.id), answer.limitedBy.map((one) => one.id)]),
      [
        [[first.id], [fifth.id]],
        [[first.id], [fourth.id]],
        [[first.id], [fourth.id]],
        [[second.id], [fourth.id]],
      ],
    );
    assert.equal(isSameAnswer(answers[0]!, answers[1]!), false);
    assert.equal(isSameAnswer(answers[1]!, answers[2]!), true);
    const elsewhere = await boardTown(db);
    await assert.rejects(recordPower(elsewhere.ctx, { ...minimum(elsewhere), limits: first.id }), refused('not-found'));
    assert.deepEqual(await checkPlace(ownerUrl, ctx.place), []);
  });
});

describe('a law that changes', () => {
  it('replaces the older entry, which ends the day before and still answers for its own days', async () => {
    const town = await boardTown(db);
    const { ctx } = town;
    const fifth = await recordPower(ctx, { ...minimum(town), note: 'one fifth' });
    const fourth = await recordPower(ctx, {
      ...minimum(town),
      note: 'one fourth',
      from: '2022-08-28',
      replaces: fifth.id,
    });
    const on = (day: string) =>
      at(ctx, async (tx) =>
        (await whoCan(tx, { verb: 'fund', objectKey: 'police-minimum', day })).entries.map((one) => one.id),
      );
    assert.deepEqual(await on('2021-04-22'), [fifth.id]);
    assert.deepEqual(await on('2022-08-27'), [fifth.id]);
    assert.deepEqual(await on('2022-08-28'), [fourth.id]);
    const older = await at(ctx, (tx) => findPower(tx, fifth.id));
    assert.equal(older?.until, '2022-08-27');
    assert.equal(await at(ctx, (tx) => replacementOf(tx, older?.superseded ?? '')), fourth.id);
  });

  it('that is annulled and passed again has an interval each time', async () => {
    const town = await boardTown(db);
    const { ctx } = town;
    const first = await recordPower(ctx, { ...minimum(town), from: '2022-11-08', until: '2024-04-30' });
    const again = await recordPower(ctx, { ...minimum(town), from: '2024-08-06', replaces: first.id });
    const on = async (day: string) =>
      at(ctx, async (tx) =>
        (await whoCan(tx, { verb: 'fund', objectKey: 'police-minimum', day })).entries.map((one) => one.id),
      );
    assert.deepEqual(await on('2023-01-01'), [first.id]);
    assert.deepEqual(await on('2024-06-01'), []);
    assert.deepEqual(await on('2025-01-01'), [again.id]);
  });
});

describe('what is said of a power later', () => {
  it('changes its standing, and the reason stays beside it', async () => {
    const { ctx, dismiss, law } = await boardTown(db);
    await markPower(ctx, dismiss, {
      standing: 'disputed',
      note: 'The city attorney reads it otherwise.',
      sources: [law],
    });
    const ask = () => at(ctx, (tx) => whoCan(tx, { verb: 'dismiss', objectKey: 'chief-of-police', day: '2026-03-02' }));
    assert.equal((await ask()).established, 'disputed');
    await markPower(ctx, dismiss, { standing: 'withdrawn', note: 'Entered for the wrong board.' });
    assert.equal((await ask()).established, 'no');
    const marks = await at(ctx, (tx) => marksOf(tx, dismiss));
    assert.deepEqual(
      marks.map((mark) => [mark.number, mark.standing, mark.note]),
      [
        [1, 'disputed', 'The city attorney reads it otherwise.'],
        [2, 'withdrawn', 'Entered for the wrong board.'],
      ],
    );
    assert.ok(await at(ctx, (tx) => findPower(tx, dismiss)), 'a mistake stays readable');
  });

  it('two clerks marking at once both stand, one after the other', async () => {
    const { ctx, dismiss } = await boardTown(db);
    await Promise.all(['one', 'two', 'three'].map((note) => markPower(ctx, dismiss, { standing: 'disputed', note })));
    const marks = await at(ctx, (tx) => marksOf(tx, dismiss));
    assert.deepEqual(
      marks.map((mark) => mark.number),
      [1, 2, 3],
    );
  });

  it('ends it; the entry stays with its interval', async () => {
    const { ctx, dismiss } = await boardTown(db);
    await endPower(ctx, dismiss, { until: '2025-12-31' });
    const ask = (day: string) => at(ctx, (tx) => whoCan(tx, { verb: 'dismiss', objectKey: 'chief-of-police', day }));
    assert.equal((await ask('2025-12-31')).established, 'yes');
    assert.equal((await ask('2026-01-01')).established, 'no');
  });
});

describe('a post’s powers', () => {
  it('include those where it has one of the votes', async () => {
    const { ctx, mayor, dismiss, chief } = await boardTown(db);
    const of = (post: string) => at(ctx, async (tx) => (await powersOf(tx, [post], [])).map((power) => power.id));
    assert.deepEqual(await of(mayor), [dismiss]);
    assert.deepEqual(await of(chief), []);
  });
});

describe('bad input', () => {
  it('of a power is told all at once', async () => {
    const town = await boardTown(db);
    await assert.rejects(
      recordPower(town.ctx, {
        holder: { post: 'nobody' },
        verb: 'abolish' as never,
        object: '',
        objectKey: 'Not A Key',
        mode: 'joint',
        joint: { n: 6, m: 5 },
        jointPosts: ['x'],
        jointMembers: 'x'.repeat(501),
        basis: 'a\u202eb',
        basisUrl: 'javascript:alert(1)',
        from: '2022-02-30',
        until: 'never',
        standing: 'sure' as never,
        note: 'x'.repeat(10_000_000),
        replaces: 'x',
        sources: [],
      }),
      refused(
        'invalid',
        'holder:choose',
        'verb:choose',
        'object:empty',
        'objectKey:power-object-key',
        'joint:power-joint-range',
        'jointPosts:choose',
        'jointMembers:too-long',
        'basis:bad-characters',
        'basisUrl:record-https',
        'from:fuzzy-date',
        'until:fuzzy-date',
        'standing:choose',
        'note:too-long',
        'replaces:choose',
        'sources:source-needed',
      ),
    );
    await assert.rejects(
      recordPower(town.ctx, { ...minimum(town), from: '2022', until: '2021-12-31' }),
      refused('invalid', 'until:record-until-before-from'),
    );
  });

  it('of a mark: no reason, an unknown standing, an end before the start', async () => {
    const town = await boardTown(db);
    const { ctx, dismiss } = town;
    await assert.rejects(
      markPower(ctx, dismiss, { standing: 'maybe' as never, note: ' ' }),
      refused('invalid', 'note:empty', 'standing:choose'),
    );
    const { id } = await recordPower(ctx, { ...minimum(town), from: '2022-08-28' });
    await assert.rejects(
      endPower(ctx, id, { until: '2022-08-27' }),
      refused('invalid', 'until:record-until-before-from'),
    );
    await assert.rejects(endPower(ctx, id, { until: '' }), refused('invalid', 'until:date-empty'));
  });

  it('ids that are unknown, or another place’s, are not found', async () => {
    const here = await boardTown(db);
    const there = await boardTown(db);
    for (const organization of [newId(), here.board]) {
      await assert.rejects(
        recordPower(there.ctx, { ...minimum(there), holder: { organization } }),
        refused('not-found'),
      );
    }
    const joint = { ...minimum(there), mode: 'joint' as const, joint: { m: 5 } };
    await assert.rejects(recordPower(there.ctx, { ...joint, jointPosts: [here.mayor] }), refused('not-found'));
    await assert.rejects(recordPower(there.ctx, { ...minimum(there), replaces: here.dismiss }), refused('not-found'));
    await assert.rejects(
      recordPower(there.ctx, { ...minimum(there), sources: [here.law] }),
      refused('invalid', 'sources:source-unknown'),
    );
    await assert.rejects(markPower(there.ctx, here.dismiss, { standing: 'disputed', note: 'x' }), refused('not-found'));
    await assert.rejects(endPower(there.ctx, 'x', { until: '2026-01-01' }), refused('not-found'));
    const answer = await at(there.ctx, (tx) => whoCan(tx, { verb: 'fund', objectKey: 'x', day: '2026-01-01' }));
    assert.equal(answer.established, 'no');
  });

  it('only those who keep the record may enter, mark or end a power', async () => {
    const town = await boardTown(db);
    const other = actingAs(town.ctx, 'holder', town.now);
    await assert.rejects(recordPower(other, minimum(town)), refused('forbidden'));
    await assert.rejects(markPower(other, town.dismiss, { standing: 'withdrawn', note: 'x' }), refused('forbidden'));
    await assert.rejects(endPower(other, town.dismiss, { until: '2026-01-01' }), refused('forbidden'));
  });
});

it('the register replays from its acts to the same tables', async () => {
  const town = await boardTown(db);
  const older = await recordPower(town.ctx, minimum(town));
  await recordPower(town.ctx, { ...minimum(town), from: '2022-08-28', replaces: older.id });
  await markPower(town.ctx, town.dismiss, { standing: 'attested', note: 'Confirmed by the city attorney.' });
  await endPower(town.ctx, town.dismiss, { until: '2026-01' });
  assert.deepEqual(await checkPlace(ownerUrl, town.ctx.place), []);
});
