// Every kind of act of this room, as it was when it shipped, still replays.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { freshDatabase, freshPlace } from '../../test/database.ts';
import { inPlace } from '../base/database.ts';
import { replayExamples } from '../record/words/example-bodies.ts';
import { subjectStream } from './acts.ts';
import examples from './examples.json' with { type: 'json' };
import { verificationsOf } from './verification/shown.ts';

it('every kind of act has an example that replays, and a leaf that fits', async () => {
  const { db } = await freshDatabase();
  const { ctx } = await freshPlace(db);
  await replayExamples(ctx, ['verification'], examples);
  const [shown] = await inPlace(db, ctx.place, (tx) => verificationsOf(tx, ctx.place));
  assert.deepEqual([shown?.method, shown?.ended, shown?.endReason], ['mail', '2026-03-01', 'post-ended']);
});

it('a verification is of exactly one thing', () => {
  const id = '0199d000-0000-7000-8000-000000000101';
  assert.equal(subjectStream({ subject: 'organization', organization: id }), `organization/${id}`);
  for (const body of [
    { subject: 'organization', membership: id },
    { subject: 'organization' },
    { subject: 'post-membership', membership: id, organization: id },
  ] as const) {
    assert.throws(() => subjectStream(body), TypeError);
  }
});
