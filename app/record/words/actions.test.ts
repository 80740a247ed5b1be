// Sources and statements against a real database: what may be quoted, who may speak here, corrections, and bad input told at once.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { Faults, isFuzzyDay } from '../../acts/faults.ts';
import { checkPlace } from '../../acts/rebuild.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { verify } from '../letters/town.ts';
import { endMembership } from '../people/actions.ts';
import { actingAs, boardTown } from '../people/board.ts';
import { changeSource, changeStatement, recordSource, recordStatement, type StatementWords } from './actions.ts';
import { countWords, isTooLongAQuote, QUOTE_WORDS } from './rules.ts';
import { sourcesOf } from './sources.ts';
import {
  aboutOf,
  allStatements,
  earlierStatements,
  restingOn,
  sourceById,
  statementById,
  statementByNumber,
  statementsAbout,
} from './store.ts';
import { nameStreams } from './streams.ts';

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

const told = (town: { mayor: string; law: string; board: string }): StatementWords => ({
  speaker: { post: town.mayor },
  words: 'Said that the demands will be reviewed.',
  quoted: false,
  day: '2021-04-22',
  attribution: 'reported',
  given: 'source',
  standing: 'reported',
  about: [`organization/${town.board}`],
  sources: [town.law],
});

describe('a statement', () => {
  it('is numbered, tied to what it is about, and found from there with its source', async () => {
    const town = await boardTown(db);
    const { ctx } = town;
    const one = await recordStatement(ctx, told(town));
    const two = await recordStatement(ctx, { ...told(town), speaker: { role: 'a police spokesman' }, day: '2021-04' });
    assert.deepEqual([one.number, two.number], [1, 2]);
    await at(ctx, async (tx) => {
      const found = await statementsAbout(tx, `organization/${town.board}`);
      assert.deepEqual(found.map((statement) => statement.number).sort(), [1, 2]);
      assert.deepEqual(await aboutOf(tx, (await statementByNumber(tx, 1))!), [`organization/${town.board}`]);
      assert.deepEqual(
        (await statementsAbout(tx, `post/${town.mayor}`)).map((statement) => statement.number),
        [1],
      );
      const cited = await sourcesOf(
        tx,
        found.map((statement) => statement.act_id),
      );
      assert.deepEqual(
        [...cited.values()].flat().map((source) => source.id),
        [town.law, town.law],
      );
      const resting = await restingOn(tx, town.law);
      assert.ok(resting.some((act) => act.stream === `statement/${one.id}`));
      const names = await nameStreams(
        tx,
        [...resting.map((act) => act.stream), `organization/${town.board}`, 'letter/x'].filter(
          (stream) => stream !== 'letter/x',
        ),
      );
      assert.equal(names.get(`organization/${town.board}`)?.name, 'Police Board');
    });
  });

  it('keeps one number each when many are recorded at once', async () => {
    const town = await boardTown(db);
    const made = await Promise.all(Array.from({ length: 6 }, () => recordStatement(town.ctx, told(town))));
    assert.deepEqual(made.map((one) => one.number).sort(), [1, 2, 3, 4, 5, 6]);
  });

  it('that is corrected keeps its number, and the earlier wording stays', async () => {
    const town = await boardTown(db);
    const { ctx } = town;
    const { id, number } = await recordStatement(ctx, told(town));
    const seen = (await at(ctx, (tx) => statementById(tx, id)))!.act_id;
    await changeStatement(ctx, id, { ...told(town), words: 'Said that he will review the demands.' }, seen);
    await assert.rejects(changeStatement(ctx, id, told(town), seen), refused('changed-meanwhile'));
    await at(ctx, async (tx) => {
      assert.equal((await statementByNumber(tx, number))?.words, 'Said that he will review the demands.');
      assert.deepEqual(
        (await earlierStatements(tx, id)).map((one) => one.words),
        ['Said that the demands will be reviewed.'],
      );
      assert.equal((await allStatements(tx)).length, 1);
    });
  });

  it('is given here only by the verified holder of that very post, while in office', async () => {
    const town = await boardTown(db);
    const own = {
      ...told(town),
      given: 'here' as const,
      standing: 'own' as const,
      attribution: 'own-channel' as const,
      sources: [],
      quoted: true,
    };
    const words = 'I '.repeat(60);
    await assert.rejects(recordStatement(town.ctx, own), refused('forbidden'));
    const holder = actingAs(town.ctx, 'holder', town.now);
    await assert.rejects(recordStatement(holder, { ...own, words }), refused('not-verified'));
    await verify(db, town.ctx, { membership: town.now });
    const { id } = await recordStatement(holder, { ...own, words });
    await assert.rejects(
      recordStatement(holder, { ...own, speaker: { post: town.chief } }),
      refused('invalid', 'speaker:statement-not-yours'),
    );
    await assert.rejects(recordStatement(actingAs(town.ctx, 'holder', town.before), own), refused('post-ended'));
    await assert.rejects(recordStatement(actingAs(town.ctx, 'holder', newId()), own), refused('forbidden'));
    await assert.rejects(recordStatement(actingAs(town.ctx, 'speaker', town.city), own), refused('forbidden'));
    const city = { ...own, speaker: { organization: town.city } };
    await assert.rejects(recordStatement(actingAs(town.ctx, 'speaker', town.city), city), refused('not-verified'));
    await verify(db, town.ctx, { organization: town.city });
    await recordStatement(actingAs(town.ctx, 'speaker', town.city), city);
    // A clerk cannot overwrite what someone said here.
    await assert.rejects(changeStatement(town.ctx, id, told(town)), refused('forbidden'));
    await endMembership(town.ctx, town.now, { until: '2026-03-01' });
    await assert.rejects(recordStatement(holder, own), refused('post-ended'));
  });
});

describe('a source', () => {
  it('that is corrected keeps its id; two clerks at once do not overwrite each other', async () => {
    const { ctx, law } = await boardTown(db);
    const seen = (await at(ctx, (tx) => sourceById(tx, law)))!.act_id;
    const words = { title: 'Charter', standing: 'official', held: true } as const;
    const results = await Promise.allSettled([
      changeSource(ctx, law, words, seen),
      changeSource(ctx, law, { ...words, title: 'The charter' }, seen),
    ]);
    assert.equal(results.filter((result) => result.status === 'fulfilled').length, 1);
    const lost = results.find((result) => result.status === 'rejected');
    refused('changed-meanwhile')(lost?.reason);
    const rows = await at(ctx, (tx) =>
      tx.selectFrom('sources').select('superseded_by').where('id', '=', law).execute(),
    );
    assert.equal(rows.length, 2);
  });

  it('may be known only from reports, with no address', async () => {
    const { ctx } = await boardTown(db);
    const { id } = await recordSource(ctx, { title: 'A two-page letter', standing: 'reported', held: false });
    const found = await at(ctx, (tx) => sourceById(tx, id));
    assert.deepEqual([found?.held, found?.url], [false, null]);
  });
});

describe('the quotation limit', () => {
  it('counts words as readers do, in scripts with and without spaces', () => {
    assert.equal(countWords('He “cannot hire or fire” the chief — 3–1.'), 9);
    assert.equal(countWords(''), 0);
    assert.ok(countWords('他说他不能雇用或解雇局长') >= 5);
  });

  it('refuses a quotation from a source of 25 words and takes one of 24; told in own words there is no such limit', async () => {
    const town = await boardTown(db);
    const words = (n: number) => Array.from({ length: n }, () => 'word').join(' ');
    assert.equal(isTooLongAQuote(words(QUOTE_WORDS)), true);
    await recordStatement(town.ctx, { ...told(town), quoted: true, words: words(24) });
    await recordStatement(town.ctx, { ...told(town), quoted: false, words: words(60) });
    await assert.rejects(
      recordStatement(town.ctx, { ...told(town), quoted: true, words: words(25) }),
      refused('invalid', 'words:statement-quote'),
    );
  });

  it('is not passed by adding words', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'the', 'chief', '2021', 'año'), { minLength: 25, maxLength: 60 }),
        (words) => {
          assert.equal(isTooLongAQuote(words.join(' ')), true);
        },
      ),
    );
  });
});

describe('bad input', () => {
  it('of a source is told all at once', async () => {
    const { ctx } = await boardTown(db);
    await assert.rejects(
      recordSource(ctx, {
        title: '\n',
        publisher: 'x'.repeat(201),
        published: '2026-03-03',
        url: 'http://paper.example/a',
        standing: 'certain' as never,
        held: true,
        capture: 'abc',
        capturedBy: '\u2066x',
        capturedOn: '2021-02-29',
        note: 'x'.repeat(10_000_000),
        lang: 'x',
      }),
      refused(
        'invalid',
        'title:empty',
        'publisher:too-long',
        'published:record-day-ahead',
        'url:record-https',
        'standing:choose',
        'capture:source-digest',
        'capturedBy:bad-characters',
        'capturedOn:fuzzy-date',
        'note:too-long',
        'lang:choose',
      ),
    );
  });

  it('addresses that lead elsewhere than they look are refused', () => {
    const faults = new Faults();
    for (const url of [
      'javascript:alert(1)',
      ' jAvAsCrIpT:alert(1)',
      'data:text/html,x',
      'http://a.example',
      '//a.example',
      'https://',
      'https://user:secret@a.example/',
      'https://kcur.org@evil.example/',
      'https://a.example/<script>',
      'https://a .example/',
      'ftp://a.example',
    ]) {
      assert.equal(faults.https('url', url), undefined, url);
    }
    assert.equal(faults.fields.length, 11);
    assert.equal(new Faults().https('url', 'HTTPS://a.example/b?c=d#e'), 'HTTPS://a.example/b?c=d#e');
  });

  it('of a statement is told all at once', async () => {
    const town = await boardTown(db);
    await assert.rejects(
      recordStatement(town.ctx, {
        ...told(town),
        speaker: { post: town.mayor, organization: town.city, role: 'x'.repeat(201) },
        words: ' ',
        standing: 'disputed',
        venue: '\u0007',
        day: '2026-04-01',
        until: '2021-13-01',
        attribution: 'rumor' as never,
        about: ['everything'],
        sources: [],
      }),
      refused(
        'invalid',
        'role:too-long',
        'speaker:statement-one-speaker',
        'words:empty',
        'dispute:empty',
        'venue:bad-characters',
        'day:record-day-ahead',
        'until:fuzzy-date',
        'about:statement-about',
        'attribution:choose',
        'sources:source-needed',
      ),
    );
    await assert.rejects(
      recordStatement(town.ctx, { ...told(town), speaker: {}, until: '2021-04-21' }),
      refused('invalid', 'speaker:statement-speaker', 'until:record-until-before-from'),
    );
  });

  it('ids that are unknown, or another place’s, are refused', async () => {
    const here = await boardTown(db);
    const there = await boardTown(db);
    const words = told(there);
    await assert.rejects(
      recordStatement(there.ctx, { ...words, about: [`organization/${here.board}`] }),
      refused('not-found'),
    );
    await assert.rejects(recordStatement(there.ctx, { ...words, speaker: { post: here.mayor } }), refused('not-found'));
    await assert.rejects(
      recordStatement(there.ctx, { ...words, sources: [here.law, there.law] }),
      refused('invalid', 'sources:source-unknown'),
    );
    await assert.rejects(changeStatement(there.ctx, newId(), words), refused('not-found'));
    await assert.rejects(
      changeSource(there.ctx, here.law, { title: 'x', standing: 'own', held: true }),
      refused('not-found'),
    );
    await at(there.ctx, async (tx) => {
      assert.equal(await sourceById(tx, here.law), undefined);
      assert.equal(await sourceById(tx, 'x'), undefined);
      assert.equal(await statementById(tx, 'x'), undefined);
    });
  });

  it('only days that exist, in living time, are fuzzy days', () => {
    for (const good of ['1821', '2024-02', '2024-02-29', '2200-12-31']) assert.equal(isFuzzyDay(good), true, good);
    for (const bad of [
      '',
      '21',
      '2023-02-29',
      '2024-13',
      '2024-00',
      '0001',
      '9999',
      '2024-2-1',
      '2024-02-29T00:00',
      '٢٠٢٤',
    ])
      assert.equal(isFuzzyDay(bad), false, bad);
  });

  it('checking never throws anything but a refusal, and passes only what can be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const faults = new Faults();
        const checked = faults.text('words', text, { max: 200, needed: true });
        assert.equal(checked === undefined, faults.fields.length === 1);
        if (checked !== undefined) {
          assert.ok(checked.isWellFormed() && checked.length <= 200 && !checked.includes('\u0000'));
          assert.equal(new Faults().text('words', checked, { max: 200 }), checked, 'a checked text passes unchanged');
        }
        faults.https('url', text);
        faults.day('day', text);
        faults.lang('lang', text, 'en');
      }),
    );
  });
});

it('sources and statements replay from their acts to the same tables', async () => {
  const town = await boardTown(db);
  const { id } = await recordStatement(town.ctx, told(town));
  await changeStatement(town.ctx, id, { ...told(town), standing: 'disputed', dispute: 'Two reports differ.' });
  await changeSource(town.ctx, town.law, { title: 'Charter', standing: 'official', held: true });
  assert.deepEqual(await checkPlace(ownerUrl, town.ctx.place), []);
});
