// The search: both languages, accents or none, narrowed by what, whom and where it stands; only in its own place, and by its index.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, outsidePlaces } from '../../base/database.ts';
import { recordAnswer } from '../answers/actions.ts';
import { publishLetter } from '../letters/actions.ts';
import { recordOrganization, recordPost } from '../people/actions.ts';
import { recordSource } from '../words/actions.ts';
import { HIT, MOST_RANKED, type Sought, search } from './search.ts';

const { db, ownerUrl } = await freshDatabase();

/** A Spanish letter to two offices; the first of them answered. */
async function town(): Promise<{ ctx: Ctx; offices: string[] }> {
  const { ctx } = await freshPlace(db);
  const source = (await recordSource(ctx, { title: 'Informe', standing: 'reported', held: false, lang: 'es' })).id;
  const body = (await recordOrganization(ctx, { name: 'Ciudad inventada', kind: 'public-body', lang: 'es' })).id;
  const author = (await recordOrganization(ctx, { name: 'Vecinas unidas', kind: 'association', lang: 'es' })).id;
  const offices = [];
  for (const label of ['Alcaldía', 'Fiscalía'])
    offices.push(await recordPost(ctx, { organization: body, label, lang: 'es' }));
  const quote = 'Pedimos que la policía de la ciudad publique cada año su presupuesto.';
  const letter = await publishLetter({ ...ctx, author: { role: 'clerk', name: 'A clerk' } }, {
    organizations: [author],
    title: 'Una carta',
    lang: 'es',
    paragraphs: [quote],
    sources: [source],
    demands: [{ heading: 'Presupuesto de la policía', quote, holders: offices.map(({ id }) => ({ post: id })) }],
  } as never);
  await recordAnswer(ctx, {
    referrals: [letter.demands[0]!.referrals[0]!.id],
    verdict: 'declined',
    reasons: 'El presupuesto de la policía ya es público.',
    lang: 'es',
    sources: [source],
    occurred: { on: '2026-02-01' },
  } as never);
  return { ctx, offices: offices.map(({ slug }) => slug) };
}

const { ctx, offices } = await town();
const find = (words: string, more: Partial<Sought> = {}, place = ctx.place) =>
  inPlace(db, place, (tx) => search(tx, { words, limit: 20, offset: 0, ...more }));

describe('search', () => {
  it('finds what is written with accents by words without them, and the other way round, and shows it as it is written', async () => {
    for (const words of ['policía', 'policia', 'POLICÍA', 'pólicia', '"presupuesto de la policia"']) {
      const { hits, total } = await find(words);
      assert.equal(total, words.startsWith('"') ? 2 : 3, words);
      assert.ok(
        hits.every((hit) => /polic/.test(hit.pieces)),
        words,
      );
      assert.ok(
        hits.some((hit) => hit.pieces.includes(`${HIT.start}policía${HIT.end}`)),
        `${words}: ${hits[0]?.pieces}`,
      );
    }
    assert.equal((await find('ano')).total, 0, 'ñ is a letter of its own');
    assert.equal((await find('año')).total, 2);
  });

  it('is narrowed by what it is, by whom it was put to, and by where it stands', async () => {
    const total = async (more: Partial<Sought>) => (await find('presupuesto', more)).total;
    assert.deepEqual([await total({}), await total({ kind: 'referral' }), await total({ kind: 'demand' })], [3, 1, 1]);
    assert.deepEqual(
      [await total({ holder: offices[0]! }), await total({ holder: offices[1]! }), await total({ holder: 'nobody' })],
      [2, 1, 0],
    );
    assert.deepEqual(
      [await total({ state: 'declined' }), await total({ state: 'unanswered' }), await total({ state: 'accepted' })],
      [2, 1, 0],
    );
    for (const bad of ["'; drop table pub.texts; --", '%', '\\', "' or true --"])
      assert.deepEqual(
        [await total({ holder: bad }), await total({ state: bad }), await total({ kind: bad })],
        [0, 0, 0],
      );
  });

  it('finds in its own place only, and nothing outside of any', async () => {
    const other = await freshPlace(db);
    assert.equal((await find('presupuesto', {}, other.ctx.place)).total, 0);
    const { rows } = await outsidePlaces(db, (tx) =>
      sql`select * from base.search_texts('presupuest', 'presupuest', null, null, 100)`.execute(tx),
    );
    assert.deepEqual(rows, []);
  });

  it('uses its index under row-level security, which it would not without the function', async () => {
    const client = new pg.Client({ connectionString: ownerUrl });
    await client.connect();
    try {
      await client.query(
        `insert into pub.texts (place_id, act_id, field, stream, kind, lang, shown)
         select '${ctx.place}', gen_random_uuid(), 'words', 'statement/' || gen_random_uuid(), 'x.y/1', 'es', 'palabra' || i
         from generate_series(1, 5000) i`,
      );
      await client.query('analyze pub.texts');
      const plans: string[] = [];
      client.on('notice', (notice) => plans.push(String(notice.message)));
      await client.query("load 'auto_explain'");
      await client.query(
        `set client_min_messages = log; set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on;
         select set_config('app.place', '${ctx.place}', false); set role redress_app`,
      );
      await client.query("select * from base.search_texts('polic', 'polic', null, null, 100)");
      assert.match(plans.join('\n'), /Index Scan on texts_found/);
      plans.length = 0;
      await client.query("select * from pub.texts t where t.found @@ 'polic'::tsquery");
      assert.doesNotMatch(plans.join('\n'), /texts_found/);
    } finally {
      await client.end();
    }
  });

  it('ranks no more than is ever read, and says so', async () => {
    const { hits, total, capped } = await find('presupuesto');
    assert.ok(hits.length === total && !capped && MOST_RANKED >= 1000);
  });
});
