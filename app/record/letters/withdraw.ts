// Taking back a delivery that was recorded in error: by whoever recorded it, or by those who keep the record. It stays on the page with
// the reason beside it; only nothing is counted from it any more. What its receiver says about it is another thing (deliver.ts).
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import type { PublicAuthor } from '../../base/tables.ts';
import { mustSpeakFor, seatOf } from '../answers/standing.ts';
import { holderFields } from '../demands/marks.ts';
import { holderAt } from '../people/holder.ts';
import { hereAndNow } from '../words/today.ts';
import { deliveryWithdrawn } from './acts.ts';
import { recorders } from './rules.ts';
import { hasWords } from './text.ts';

/** Who may take a delivery back: those who keep the record, and the seat or organization that recorded it. */
export const mayWithdraw = (author: PublicAuthor, recordedBy: PublicAuthor): boolean =>
  recorders.has(author.role) ||
  (author.as !== undefined && author.role === recordedBy.role && author.as === recordedBy.as);

/**
 * Takes back a delivery that was recorded in error.
 * @throws Refused `not-found` · `forbidden` · `invalid` (no reason) · `duplicate` (it is taken back already) · `post-ended` · `not-verified`
 */
export async function withdrawDelivery(
  ctx: Ctx,
  { delivery, reason, lang }: { delivery: string; reason: string; lang: string },
): Promise<void> {
  const words = reason.trim();
  const { today } = await hereAndNow(ctx);
  const row = await inPlace(ctx.db, ctx.place, (tx) => mustWithdraw(tx, ctx, delivery, today));
  if (!hasWords(words)) throw invalid('words', 'letters-reason-needed');
  const holder = holderAt(row.holder_post, row.holder_organization);
  await commit(ctx, [
    draft({
      act: deliveryWithdrawn,
      body: { delivery, letter: row.letter_id, ...(holder ? holderFields(holder) : {}), day: today, lang, words },
      decide: async (tx, body) => {
        await mustWithdraw(tx, ctx, delivery, today);
        return body;
      },
    }),
  ]);
}

async function mustWithdraw(tx: Tx, ctx: Ctx, delivery: string, today: string) {
  const row = isId(delivery) ? await recordedDelivery(tx, delivery) : undefined;
  if (!row) throw new Refused('not-found');
  if (!mayWithdraw(ctx.author, row.author)) throw new Refused('forbidden');
  if (ctx.author.role === 'holder' || ctx.author.role === 'speaker') {
    const to = holderAt(row.holder_post, row.holder_organization);
    const self = ctx.author.role === 'speaker' ? { organization: ctx.author.as! } : to;
    if (!self) throw new Refused('forbidden');
    await mustSpeakFor(tx, ctx, seatOf(ctx), self, today);
  }
  if (row.withdrawn_by) throw new Refused('duplicate');
  return row;
}

const recordedDelivery = (tx: Tx, delivery: string) =>
  tx
    .selectFrom('deliveries as d')
    .innerJoin('acts as a', (join) => join.onRef('a.place_id', '=', 'd.place_id').onRef('a.id', '=', 'd.act_id'))
    .select(['d.letter_id', 'd.holder_post', 'd.holder_organization', 'd.withdrawn_by'])
    .select((e) => e.ref('a.fields', '->').key('author').$castTo<PublicAuthor>().as('author'))
    .where('d.id', '=', delivery)
    .executeTakeFirst();
