// Who can speak for a post, as its page says it: no longer than somebody holds the post.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { freshDatabase } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import { makeView } from '../../web/view.ts';
import { town as townIn } from '../letters/town.ts';
import { endMembership } from './actions.ts';
import { verificationsOf } from './asked.ts';
import { verificationLine } from './parts.ts';

const { db } = await freshDatabase();

it('a verification is over when the post is, whatever its own last day', async () => {
  const { ctx, membership } = await townIn(db);
  const place = {
    ...{ id: ctx.place, slug: 't', name: 'T', baseUrl: 'http://t.invalid', languages: ['en', 'es'] },
    ...{ zone: 'America/Chicago', divisionId: '' },
  };
  const view = makeView({ place, lang: 'en', today: '2026-03-02', path: '/' });
  const told = () =>
    inPlace(db, ctx.place, async (tx) =>
      (await verificationsOf(tx, [membership], [])).map((one) => verificationLine(view, one).toString()),
    );
  assert.doesNotMatch((await told()).join(), /the post ended/);
  await endMembership(ctx, membership, { until: '2026-03-01' });
  const lines = await told();
  assert.equal(lines.length, 1);
  assert.match(lines[0]!, /the post ended: March 1, 2026/);
});
