// Those a letter asks are told by mail that it is public, and what others recorded of its way to them. Such a mail is a notice from the
// record and no delivery: no clock starts with it, and a letter nobody delivered stays undelivered.
import type { CommitOptions, Ctx } from '../../acts/commit.ts';
import { inPlace } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { defineMail, sendMail } from '../../following/mail.ts';
import { sayDate } from '../../i18n/say.ts';
import { type Rate, within } from '../../identity/rates.ts';
import { hashOf } from '../../identity/secrets.ts';
import { type Holder, holderKey } from '../people/holder.ts';
import { addressesOf } from '../reply/notice.ts';
import type { NewDemand } from './rules.ts';
import { addressOfLetter } from './store.ts';

type Beside = NonNullable<CommitOptions['beside']>;

/** Nobody's mailbox is filled by whoever writes letters: what is asked stands at the desk all the same. */
const noticesToOne: Rate = { what: 'asked notices', limit: 20, seconds: 86_400 };

/** No words of the record stand in these: a mail cannot be called back. */
const askedMail = defineMail({
  kind: 'letters.asked',
  stoppable: true,
  words: { subject: 'letters-mail-asked-subject', body: 'letters-mail-asked-body' },
  compose: async (tx, mail, { view, address }) => {
    const letter =
      mail.about &&
      (await tx
        .selectFrom('letters')
        .select(['number', 'slug'])
        .where('id', '=', mail.about)
        .where('superseded_by', 'is', null)
        .executeTakeFirst());
    if (!letter) return undefined;
    return {
      n: Number(mail.args.n ?? 1),
      page: address(view.href(routes.letter, { letter: addressOfLetter(letter) })),
      desk: address(view.href(routes.deskAsked)),
      claim: address(view.href(routes.claim)),
    };
  },
});

const deliveredMail = defineMail({
  kind: 'letters.delivered',
  stoppable: true,
  words: { subject: 'letters-mail-delivered-subject', body: 'letters-mail-delivered-body' },
  compose: async (tx, mail, { view, address }) => {
    const row =
      mail.about &&
      (await tx
        .selectFrom('deliveries as d')
        .innerJoin('letters as l', (join) =>
          join.onRef('l.place_id', '=', 'd.place_id').onRef('l.id', '=', 'd.letter_id'),
        )
        .select(['l.number', 'l.slug', 'd.day', 'd.channel'])
        .where('d.id', '=', mail.about)
        .where('d.withdrawn_by', 'is', null)
        .where('l.superseded_by', 'is', null)
        .executeTakeFirst());
    if (!row) return undefined;
    return {
      day: sayDate(view.lang, row.day),
      channel: view.t(`letters-channel-${row.channel}`),
      page: address(view.href(routes.letter, { letter: addressOfLetter(row) })),
      desk: address(view.href(routes.deskAsked)),
      claim: address(view.href(routes.claim)),
    };
  },
});

/** What sends the notices in the transaction of what they are about. The editors of an example tell of what is long past. */
async function telling(
  ctx: Ctx,
  mail: typeof askedMail,
  about: string,
  asked: readonly { holder: Holder; args?: Record<string, number> }[],
): Promise<Beside | undefined> {
  if (ctx.author.role === 'editor' || asked.length === 0) return undefined;
  const today = ctx.now().toISOString().slice(0, 10);
  const reached = await inPlace(ctx.db, ctx.place, (tx) =>
    addressesOf(
      tx,
      asked.map((one) => one.holder),
      today,
    ),
  );
  return async (tx) => {
    for (const [i, address] of reached.entries()) {
      if (!address) continue;
      const mailbox = hashOf(address.to.toLowerCase()).toString('base64url');
      if (!(await within(tx, ctx.place, noticesToOne, mailbox, ctx.now()))) continue;
      const { args } = asked[i]!;
      await sendMail(tx, ctx.place, mail, { ...address, about, ...(args ? { args } : {}) }, ctx.now());
    }
  };
}

/** One notice to each who is asked, however many demands are put to them. */
export function tellAsked(ctx: Ctx, letter: string, demands: readonly Pick<NewDemand, 'holders'>[]) {
  const counted = new Map<string, { holder: Holder; args: { n: number } }>();
  for (const one of demands.flatMap(({ holders }) => holders ?? [])) {
    const holder = 'holder' in one ? one.holder : one;
    const key = holderKey(holder);
    const { args } = counted.get(key) ?? { args: { n: 0 } };
    counted.set(key, { holder, args: { n: args.n + 1 } });
  }
  return telling(ctx, askedMail, letter, [...counted.values()]);
}

/** To whom it is recorded that a letter reached them; not to whoever says so themselves. */
export const tellDelivered = (ctx: Ctx, delivery: string, holder: Holder) =>
  ctx.author.role === 'holder' ? undefined : telling(ctx, deliveredMail, delivery, [{ holder }]);
