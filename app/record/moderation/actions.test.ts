// Covering, lifting and erasing, against a real database: what is left to read, where, and who may not.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { makeAccount } from '../../identity/accounts.ts';
import { giveAnswer } from '../answers/actions.ts';
import { answersTo } from '../answers/store.ts';
import { publishLetter } from '../letters/actions.ts';
import { replayed, town as townIn, verify } from '../letters/town.ts';
import { recordOrganization } from '../people/actions.ts';
import { recordSource } from '../words/actions.ts';
import { coverText, eraseText, liftCover } from './actions.ts';
import { countTakedowns, takedownLog, targetOf } from './store.ts';

const { db, ownerUrl } = await freshDatabase();

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && (!field || error.fields.some((one) => one.code === field));

const reasons = 'Ask Jane Roe, who lives at 5 Elm Street, and ask again.';

/** A town where the mayor answered, naming a private person; and its steward. */
async function answered() {
  const town = await townIn(db);
  const letter = await publishLetter(town.as('speaker', town.alpha), {
    organizations: [town.alpha],
    title: 'Open the books',
    lang: 'en',
    paragraphs: ['One thing.'],
    demands: [{ heading: 'One thing', paragraph: 1, holders: [{ post: town.mayor }] }],
  });
  const demand = letter.demands[0]!.id;
  const [given] = await giveAnswer(town.as('holder', town.membership), {
    verdict: 'declined',
    reasons,
    lang: 'en',
    referrals: [letter.demands[0]!.referrals[0]!.id],
  });
  const steward: Ctx = { ...town.ctx, author: { role: 'steward', name: 'Sam Steward', account: newId() } };
  const act = given!.act;
  const shown = () => inPlace(db, town.ctx.place, async (tx) => (await answersTo(tx, demand))[0]!.reasons);
  return { ...town, letter, demand, act, steward, shown };
}

const indexed = (ctx: Ctx, act: string) =>
  inPlace(db, ctx.place, (tx: Tx) => tx.selectFrom('texts').select('shown').where('act_id', '=', act).execute());

const cover = { field: 'reasons', reason: 'private-person' } as const;

describe('covering', () => {
  it('hides the exact words, wherever they are searched, and says so in the log', async () => {
    const { ctx, act, steward, shown } = await answered();
    const [id] = await coverText(steward, {
      ...cover,
      act,
      words: ['5 Elm Street', 'Jane Roe'],
      ground: 'Privacy Act',
    });
    assert.equal(await shown(), 'Ask ████████, who lives at ████████████, and ask again.');
    assert.equal((await indexed(ctx, act))[0]!.shown, await shown());
    const [takedown] = await inPlace(db, ctx.place, (tx) => takedownLog(tx, { limit: 10, offset: 0 }));
    assert.deepEqual(
      [takedown!.id, takedown!.how, takedown!.reason, takedown!.partly, takedown!.ground, takedown!.author.role],
      [id, 'covered', 'private-person', true, 'Privacy Act', 'steward'],
    );
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('for a court or a law names which one', async () => {
    const { act, steward } = await answered();
    for (const reason of ['court-order', 'secret-by-law'] as const)
      await assert.rejects(coverText(steward, { field: 'reasons', reason, act }), refused('invalid', 'empty'));
    await coverText(steward, { field: 'reasons', reason: 'court-order', act, ground: 'Circuit court, case 12' });
  });

  it('names the words by themselves: words that stand twice, or nowhere, are refused', async () => {
    const { act, steward, shown } = await answered();
    await assert.rejects(coverText(steward, { ...cover, act, words: ['k'] }), refused('invalid', 'words-several'));
    await assert.rejects(
      coverText(steward, { ...cover, act, words: ['Nobody'] }),
      refused('invalid', 'words-not-there'),
    );
    assert.equal(await shown(), reasons);
  });

  it('is lifted word by word, and the log keeps both', async () => {
    const { ctx, act, steward, shown } = await answered();
    const [name] = await coverText(steward, { ...cover, act, words: ['Jane Roe'] });
    const [street] = await coverText(steward, { ...cover, act, words: ['5 Elm Street'] });
    const [whole] = await coverText(steward, { ...cover, act });
    assert.equal(await shown(), null);
    assert.deepEqual(await indexed(ctx, act), []);
    await assert.rejects(coverText(steward, { ...cover, act }), refused('covered'));
    await assert.rejects(liftCover(steward, { cover: name! }), refused('closed'), 'the whole cover is lifted first');
    await liftCover(steward, { cover: whole! });
    await liftCover(steward, { cover: name! });
    assert.equal(await shown(), reasons.replace('5 Elm Street', '████████████'));
    await assert.rejects(liftCover(steward, { cover: name! }), refused('closed'));
    await liftCover(steward, { cover: street!, note: 'On appeal.' });
    assert.equal(await shown(), reasons);
    assert.equal(await inPlace(db, ctx.place, countTakedowns), 3);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('is for stewards only, and never about what names or concerns them', async () => {
    const { ctx, act, steward, as, membership, letter, alpha } = await answered();
    const by = (who: Ctx) => coverText(who, { ...cover, act });
    await assert.rejects(by(ctx), refused('forbidden'));
    await assert.rejects(by(as('holder', membership)), refused('forbidden'));
    await assert.rejects(by({ ...steward, author: { role: 'steward', name: 'jane  ROE' } }), refused('forbidden'));
    // The steward is verified to speak for Alpha, whose letter this is an answer to.
    const account = steward.author.account!;
    await inPlace(db, ctx.place, async (tx) => {
      const verified = await tx
        .selectFrom('verifications')
        .select('id')
        .where('organization_id', '=', alpha)
        .executeTakeFirstOrThrow();
      await tx
        .insertInto('accounts')
        .values({
          place_id: ctx.place,
          id: account,
          email: 'sam@town.invalid',
          shown: 'sam@town.invalid',
          lang: 'en',
          example: null,
          created: new Date(),
        })
        .execute();
      await tx
        .insertInto('verification_accounts')
        .values({ place_id: ctx.place, verification_id: verified.id, account_id: account })
        .execute();
    });
    await assert.rejects(by(steward), refused('forbidden'));
    const title = await inPlace(db, ctx.place, (tx) =>
      tx.selectFrom('letters').select('act_id').where('id', '=', letter.id).executeTakeFirstOrThrow(),
    );
    await assert.rejects(
      coverText(steward, { act: title.act_id, field: 'title', reason: 'mistake' }),
      refused('forbidden'),
    );
  });

  it('is taken back by stewards only, and never by one whom the hidden words name, or who belongs to what they are about', async () => {
    const { ctx, act, steward, alpha } = await answered();
    const [id] = await coverText(steward, { ...cover, act, words: ['Jane Roe'] });
    const lift = (author: Ctx['author']) => liftCover({ ...ctx, author }, { cover: id! });
    await assert.rejects(lift({ role: 'clerk', name: 'Cleo Clerk', account: newId() }), refused('forbidden'));
    await assert.rejects(lift({ role: 'steward', name: 'Jane Roe', account: newId() }), refused('forbidden'));
    const { id: account } = await makeAccount(ctx, { email: 'sue@town.invalid', name: 'Sue', lang: 'en' });
    await verify(db, ctx, { organization: alpha }, account);
    await assert.rejects(lift({ role: 'steward', name: 'Sue', account }), refused('forbidden'));
    await liftCover(steward, { cover: id! });
  });

  it('is nothing for a steward who put the words there', async () => {
    const { ctx, steward } = await answered();
    const { id: account } = await makeAccount(ctx, { email: 'sam@town.invalid', name: 'Sam Steward', lang: 'en' });
    const sam = { ...steward, author: { ...steward.author, account } };
    const { id } = await recordSource(
      { ...sam, author: { ...sam.author, role: 'clerk' } },
      { title: 'A letter by John Doe', standing: 'reported', held: false },
    );
    const { act_id: act } = await inPlace(db, ctx.place, (tx) =>
      tx.selectFrom('sources').select('act_id').where('id', '=', id).executeTakeFirstOrThrow(),
    );
    await assert.rejects(coverText(sam, { act, field: 'title', reason: 'mistake' }), refused('forbidden'));
    await coverText(steward, { act, field: 'title', reason: 'mistake' });
  });

  it('of a name hides its address too, until the last of its covers is lifted, whichever that is', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ] as const) {
      const { ctx, steward, clock } = await answered();
      const { id } = await recordOrganization(ctx, { name: 'House of Jane Roe', kind: 'association' });
      const read = () =>
        inPlace(db, ctx.place, (tx) =>
          tx
            .selectFrom('organizations')
            .select(['act_id', 'name', 'slug'])
            .where('id', '=', id)
            .executeTakeFirstOrThrow(),
        );
      const { act_id: act, slug } = await read();
      const name = { act, field: 'name', reason: 'mistake' } as const;
      const covers: string[] = [];
      for (const word of ['Jane', 'Roe']) {
        covers.push((await coverText(steward, { ...name, words: [word] }))[0]!);
        clock.now = new Date(clock.now.getTime() + 1000);
      }
      await liftCover(steward, { cover: covers[order[0]]! });
      assert.notEqual((await read()).slug, slug, 'something of the name is still hidden');
      await liftCover(steward, { cover: covers[order[1]]! });
      assert.deepEqual([(await read()).name, (await read()).slug], ['House of Jane Roe', slug], String(order));
      assert.deepEqual(await replayed(ownerUrl, ctx), []);
    }
  });

  it('knows only this place’s texts', async () => {
    const { act } = await answered();
    const { steward } = await answered();
    await assert.rejects(coverText(steward, { ...cover, act }), refused('not-found'));
    await assert.rejects(coverText(steward, { ...cover, act: newId() }), refused('not-found'));
    await assert.rejects(eraseText(steward, { act, field: 'reasons', ground: 'law' }), refused('not-found'));
    await assert.rejects(liftCover(steward, { cover: act }), refused('not-found'));
  });

  it('of two stewards at once, both stand or the second is told', async () => {
    const { ctx, act, steward } = await answered();
    const both = await Promise.allSettled([
      coverText(steward, { ...cover, act }),
      coverText(steward, { ...cover, act }),
    ]);
    const lost = both.find((one) => one.status === 'rejected');
    assert.ok(lost && refused('covered')(lost.reason));
    assert.equal(await inPlace(db, ctx.place, countTakedowns), 1);
  });
});

describe('erasing', () => {
  it('deletes the words and their salt for good, also where a lift had repeated them, and survives a rebuild', async () => {
    const { ctx, act, steward, shown } = await answered();
    const [first] = await coverText(steward, { ...cover, act });
    await liftCover(steward, { cover: first! });
    await coverText(steward, { ...cover, act, words: ['Jane Roe'] });
    await eraseText(steward, { act, field: 'reasons', ground: 'person-asked' });
    assert.equal(await shown(), null);
    const { rows } = await inPlace(db, ctx.place, (tx) =>
      sql<{
        found: string;
      }>`select id as found from acts where fields::text like '%Elm%' or fields::text like '%Roe%'`.execute(tx),
    );
    assert.deepEqual(rows, []);
    const { rows: salted } = await inPlace(db, ctx.place, (tx) =>
      sql`select id from acts where fields->>'target' = ${act} and salts ? 'words'`.execute(tx),
    );
    assert.deepEqual(salted, [], 'nor is there a salt to try words with');
    assert.deepEqual(await indexed(ctx, act), []);
    await assert.rejects(eraseText(steward, { act, field: 'reasons', ground: 'law' }), refused('covered'));
    await assert.rejects(liftCover(steward, { cover: first! }), refused('closed'));
    const target = await inPlace(db, ctx.place, (tx) => targetOf(tx, ctx.place, act));
    assert.deepEqual(
      target.texts.map((text) => [text.field, text.shown]),
      [['reasons', null]],
    );
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});
