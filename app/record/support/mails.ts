// What signers are mailed: the link that confirms (and later withdraws), that somebody asked again, that they are set aside. Nothing
// anybody typed stands in these mails, so nobody can make us send their words.
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { defineMail, type MailKind } from '../../following/mail.ts';
import { letterHref, letterName } from '../letters/parts.ts';
import { letterById } from '../letters/store.ts';
import { makeLinks } from './links.ts';
import type { SignatureState } from './rules.ts';

/** When the mail goes out the signature may have moved on: then it is not needed, and the owner asks again. */
const compose =
  (needed: SignatureState): NonNullable<MailKind['compose']> =>
  async (tx, mail, { view, address, now }) => {
    const place = view.place.id;
    const row = await signatureOf(tx, place, mail.about);
    const letter = row && (await letterById(tx, row.letter_id));
    if (!letter || row.state !== needed) return undefined;
    const [token] = await makeLinks(tx, place, [row.id], now);
    return {
      place: view.place.name,
      title: letterName(view, letter),
      letter: address(letterHref(view, letter)),
      n: row.number,
      link: address(view.href(routes.signature, {}, { token: token! })),
      log: address(view.href(routes.letterSupport, { letter: `${letter.number}-${letter.slug}` })),
    };
  };

const signatureOf = (tx: Tx, place: string, id: string | null) =>
  tx
    .selectFrom('signatures as s')
    .innerJoin('letter_versions as v', (join) =>
      join.onRef('v.place_id', '=', 's.place_id').onRef('v.id', '=', 's.version_id'),
    )
    .select(['s.id', 's.state', 's.letter_id', 'v.number'])
    .where('s.place_id', '=', place)
    .where('s.id', '=', id)
    .executeTakeFirst();

const words = (name: string) => ({ subject: `support-mail-${name}-subject`, body: `support-mail-${name}-body` });

export const confirmMail = defineMail({
  kind: 'support.confirm',
  words: words('confirm'),
  compose: compose('pending'),
});
export const againMail = defineMail({ kind: 'support.again', words: words('again'), compose: compose('confirmed') });
export const asideMail = defineMail({ kind: 'support.aside', words: words('aside'), compose: compose('invalidated') });
