// For tests only: the example body that every kind of act has for ever, replayed into a place. What was once published must stay
// readable by every later version, so an example is added with a new kind and never changed.
import assert from 'node:assert/strict';
import { canonicalize, type Json } from '@redress/ledger';
import { Compile } from 'typebox/compile';
import type { Ctx } from '../../acts/commit.ts';
import { type Applied, allKinds, kindOf } from '../../acts/define.ts';
import { leafOf, saltsFor } from '../../acts/leaf.ts';
import { publish } from '../../acts/publish.ts';
import { instantText } from '../../base/clock.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';

/** Checks and replays examples in their order, and that no kind whose name begins with one of `nouns` lacks one. */
export async function replayExamples(
  ctx: Ctx,
  nouns: readonly string[],
  examples: Record<string, unknown>,
): Promise<void> {
  const own = allKinds()
    .map(({ kind }) => kind)
    .filter((kind) => nouns.some((noun) => kind.startsWith(`${noun}.`)));
  assert.deepEqual(Object.keys(examples).sort(), own.sort());
  await inPlace(ctx.db, ctx.place, async (tx) => {
    let n = 1_000_000;
    for (const [kind, body] of Object.entries(examples)) {
      const act = kindOf(kind);
      assert.ok(Compile(act.schema).Check(body), `${kind}: the example no longer fits its schema`);
      const at = new Date('2026-03-02T15:00:00Z');
      const applied: Applied<never> = {
        place: ctx.place,
        id: newId(),
        n: String(++n),
        kind,
        at,
        author: { role: 'clerk', name: 'An example' },
        occurred: { on: '2021-04-22', zone: 'America/Chicago', basis: 'reported' },
        body: body as never,
      };
      await act.apply(tx, applied);
      await publish(tx, [{ applied, streams: act.streams(body as never) }]);
      assertLeafFits(applied, act.codes);
    }
  });
}

/** A leaf of every field an act can have stays under the mirror's limit. */
function assertLeafFits(applied: Applied<never>, codes: string[]): void {
  const fields = { author: applied.author, occurred: applied.occurred, ...(applied.body as object) } as Record<
    string,
    Json
  >;
  const salts = saltsFor(Object.keys(fields), (bytes) => Buffer.alloc(bytes, 1));
  const leaf = leafOf({ id: applied.id, kind: applied.kind, at: instantText(applied.at), fields, salts, codes });
  assert.ok(canonicalize(JSON.parse(leaf)) === leaf);
}
