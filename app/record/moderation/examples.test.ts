// Every kind of act of this room, as it was when it shipped, still replays.
import { it } from 'node:test';
import { freshDatabase, freshPlace } from '../../../test/database.ts';
import { replayExamples } from '../words/example-bodies.ts';
import '../../acts/cover.ts';
import '../meetings/acts.ts';
import './acts.ts';
import examples from './examples.json' with { type: 'json' };

it('every kind of act has an example that replays, and a leaf that fits', async () => {
  const { db } = await freshDatabase();
  const { ctx } = await freshPlace(db);
  await replayExamples(ctx, ['moderation', 'appeal', 'refusal'], examples);
});
