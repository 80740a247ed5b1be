// Relations between demands against a real database: said by those whose demand it is or from a source, once, on both pages, and taken
// back without going away.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { freshDatabase } from '../../../../test/database.ts';
import type { Ctx } from '../../../acts/commit.ts';
import { inPlace } from '../../../base/database.ts';
import { Refused } from '../../../base/refused.ts';
import { publishLetter } from '../../letters/actions.ts';
import { replayed, town as townIn } from '../../letters/town.ts';
import { relateDemands, withdrawRelation } from './actions.ts';
import { relatedTo } from './store.ts';

const { db, ownerUrl } = await freshDatabase();

const refused = (code: string, field?: string) => (error: unknown) =>
  error instanceof Refused && error.code === code && (!field || error.fields.some((one) => one.code === field));

async function town() {
  const made = await townIn(db);
  const letter = async (organization: string, title: string, day: string) => {
    const { demands } = await publishLetter(made.as('speaker', organization), {
      organizations: [organization],
      title,
      lang: 'en',
      day,
      paragraphs: ['We ask for the books.', 'We ask for the keys.'],
      demands: [
        { heading: 'The books', paragraph: 1, holders: [{ post: made.mayor }] },
        { heading: 'The keys', paragraph: 2 },
      ],
    });
    return demands.map((one) => one.id) as [string, string];
  };
  return {
    ...made,
    old: await letter(made.alpha, 'An old letter', '2025-01-10'),
    young: await letter(made.alpha, 'A young letter', '2025-09-10'),
    theirs: await letter(made.beta, 'Another’s letter', '2025-06-10'),
  };
}

const related = (ctx: Ctx, demand: string) => inPlace(db, ctx.place, (tx) => relatedTo(tx, demand));

describe('a relation', () => {
  it('is seen from both demands, with who says so, and replays', async () => {
    const { ctx, alpha, old, young, as } = await town();
    await relateDemands(as('speaker', alpha), {
      demand: young[0],
      other: old[0],
      how: 'restates',
      words: 'Nobody answered.',
      lang: 'en',
    });
    const [from] = await related(ctx, young[0]);
    const [back] = await related(ctx, old[0]);
    assert.deepEqual(
      [from!.how, from!.forward, from!.other.id, from!.organization?.name, from!.given, from!.other.asked],
      ['restates', true, old[0], 'Alpha', 'here', 1],
    );
    assert.deepEqual([back!.forward, back!.other.id, back!.id], [false, young[0], from!.id]);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });

  it('holds within a letter too', async () => {
    const { ctx, alpha, old, as } = await town();
    await relateDemands(as('speaker', alpha), { demand: old[1], other: old[0], how: 'narrows', lang: 'en' });
    assert.equal((await related(ctx, old[0]))[0]!.other.letter.title, 'An old letter');
  });

  it('is said by those whose demand it is, and by staff only from a source', async () => {
    const { ctx, alpha, beta, source, old, young, theirs, as } = await town();
    const said = { demand: young[0], other: theirs[0], how: 'conflicts-with' as const, lang: 'en' };
    await assert.rejects(relateDemands(as('speaker', beta), said), refused('forbidden'));
    await assert.rejects(relateDemands(ctx, said), refused('invalid', 'letters-source-needed'));
    await relateDemands(ctx, { ...said, sources: [source] });
    await relateDemands(as('speaker', alpha), said);
    const seen = await related(ctx, theirs[0]);
    assert.deepEqual(
      seen.map((one) => [one.given, one.organization?.name]),
      [
        ['source', undefined],
        ['here', 'Alpha'],
      ],
    );
    await assert.rejects(
      relateDemands(as('speaker', alpha), { ...said, how: 'supersedes' }),
      refused('invalid', 'work-supersedes-own'),
    );
    await relateDemands(as('speaker', alpha), { ...said, other: old[0], how: 'supersedes' });
    await assert.rejects(
      relateDemands(as('speaker', alpha), { ...said, other: young[0] }),
      refused('invalid', 'work-same-demand'),
    );
  });

  it('is not said twice; against each other not from the other side either', async () => {
    const { alpha, old, young, as } = await town();
    const said = { demand: young[0], other: old[0], lang: 'en' };
    const turned = { demand: old[0], other: young[0], lang: 'en' };
    await relateDemands(as('speaker', alpha), { ...said, how: 'conflicts-with' });
    await assert.rejects(
      relateDemands(as('speaker', alpha), { ...turned, how: 'conflicts-with' }),
      refused('duplicate'),
    );
    await relateDemands(as('speaker', alpha), { ...said, how: 'narrows' });
    await assert.rejects(relateDemands(as('speaker', alpha), { ...said, how: 'narrows' }), refused('duplicate'));
    await relateDemands(as('speaker', alpha), { ...turned, how: 'narrows' });
  });

  it('is taken back by whoever said it, with a reason, once; it stays, and can be said anew', async () => {
    const { ctx, alpha, beta, old, young, as } = await town();
    const said = { demand: young[0], other: old[0], how: 'restates' as const, lang: 'en' };
    const relation = await relateDemands(as('speaker', alpha), said);
    const back = { relation, reason: 'They ask for different books.', lang: 'en' };
    await assert.rejects(withdrawRelation(as('speaker', beta), back), refused('forbidden'));
    await assert.rejects(
      withdrawRelation(as('speaker', alpha), { ...back, reason: ' … ' }),
      refused('invalid', 'letters-reason-needed'),
    );
    await withdrawRelation(as('speaker', alpha), back);
    await assert.rejects(withdrawRelation(ctx, back), refused('duplicate'));
    assert.equal((await related(ctx, old[0]))[0]!.withdrawn?.words, back.reason);
    await relateDemands(as('speaker', alpha), said);
    assert.equal((await related(ctx, old[0])).length, 2);
    assert.deepEqual(await replayed(ownerUrl, ctx), []);
  });
});
