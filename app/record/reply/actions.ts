// What those who are named do: reply, by the link that was mailed to them or signed in as whom they are verified for. Each reply is a
// version; what the item says is not touched by it.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { type Rate, within } from '../../identity/rates.ts';
import { mustBeVerified, seatOf } from '../answers/standing.ts';
import { isMembershipValid, membershipById } from '../people/store.ts';
import { withoutGaps } from '../words/rules.ts';
import { hereAndNow } from '../words/today.ts';
import { REPLY_MAX, replyGiven } from './acts.ts';
import { personNamed } from './people.ts';
import { type Naming, namingById } from './store.ts';

/** One reply may be put better ten times an hour; nobody else's replies are counted with it. */
const repliesOfOne: Rate = { what: 'replies', limit: 10, seconds: 3600 };

export type ReplyWords = {
  words: string;
  /** a private person only: by name, or by what they are */
  stands?: 'name' | 'role' | undefined;
  lang?: string | undefined;
};

export function replyFaults(given: ReplyWords): { words: string; faults: Faults } {
  const faults = new Faults();
  return { words: faults.words('words', given.words, REPLY_MAX), faults };
}

/**
 * A reply to what names somebody, beside which it then stands. `naming` was found by a link, or is one the author speaks for.
 * @returns the naming, for leading on to the item
 * @throws Refused forbidden, post-ended, not-found, too-many, invalid
 */
export async function giveReply(ctx: Ctx, naming: string, way: 'link' | 'account', given: ReplyWords): Promise<Naming> {
  const here = await hereAndNow(ctx);
  const { words, faults } = replyFaults(given);
  const lang = faults.lang('lang', given.lang, here.lang);
  faults.stop();
  const { found, name } = await inPlace(ctx.db, ctx.place, async (tx) => {
    const found = await namingById(tx, naming);
    if (!found) throw new Refused('not-found');
    if (!(await within(tx, ctx.place, repliesOfOne, naming, ctx.now()))) throw new Refused('too-many');
    const person = found.private ? await personNamed(tx, naming) : undefined;
    return { found, name: given.stands === 'name' ? (person?.name ?? undefined) : undefined };
  });
  await commit(ctx, [
    draft({
      act: replyGiven,
      body: withoutGaps({
        reply: newId(),
        naming,
        on: found.stream,
        holder_post: found.holder_post ?? undefined,
        holder_organization: found.holder_organization ?? undefined,
        person: found.person ?? undefined,
        number: 1,
        words,
        called: name,
        way,
        day: here.today,
        lang,
      }),
      decide: async (tx, body) => {
        if (way === 'account') await mustBeNamed(tx, ctx, found, here.today);
        return { ...body, number: (await lastNumber(tx, naming)) + 1 };
      },
    }),
  ]);
  return found;
}

async function lastNumber(tx: Tx, naming: string): Promise<number> {
  const row = await tx
    .selectFrom('replies')
    .select((eb) => eb.fn.max('number').as('last'))
    .where('naming_id', '=', naming)
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

/** The verified holder of the post or person named, or the verified speaker of the organization named. @throws Refused */
export async function mustBeNamed(
  tx: Tx,
  ctx: Pick<Ctx, 'author'>,
  one: Pick<Naming, 'holder_post' | 'holder_organization' | 'person'>,
  today: string,
): Promise<void> {
  const { role, as } = ctx.author;
  if (role === 'speaker' && as && as === one.holder_organization) return mustBeVerified(tx, ctx, seatOf(ctx), today);
  const membership = role === 'holder' && as ? await membershipById(tx, as) : undefined;
  if (!membership) throw new Refused('forbidden');
  const own =
    (one.holder_post !== null && membership.post_id === one.holder_post) ||
    (one.person !== null && membership.person_id === one.person) ||
    (one.holder_organization !== null && !membership.post_id && membership.organization_id === one.holder_organization);
  if (!own) throw new Refused('forbidden');
  if (!(await isMembershipValid(tx, membership.id, today))) throw new Refused('post-ended');
  await mustBeVerified(tx, ctx, seatOf(ctx), today);
}
