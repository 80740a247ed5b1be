// Whether an organization's speaker may speak for it now: asked inside the commit, after its locks.
import type { Ctx } from '../../acts/commit.ts';
import type { Tx } from '../../base/database.ts';
import { mustSpeakFor, seatOf } from '../answers/standing.ts';
import type { Given } from './rules.ts';

/** @throws Refused `forbidden` or `not-verified`; nothing is asked of staff who record from a source */
export async function mustStandBehind(
  tx: Tx,
  ctx: Ctx,
  given: Given,
  organizations: readonly string[],
  today: string,
): Promise<void> {
  if (given === 'source') return;
  for (const organization of organizations) await mustSpeakFor(tx, ctx, seatOf(ctx), { organization }, today);
}
