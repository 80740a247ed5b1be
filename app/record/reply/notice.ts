// How somebody who is named is told: by mail to whoever is verified for them, or to the address they publish. The mail carries a link;
// opening it changes nothing. Where there is no address the record says so: "notice could not be sent".
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { mailAddress } from '../../base/mail-address.ts';
import { routes } from '../../base/routes.ts';
import { defineMail, sendMail } from '../../following/mail.ts';
import { sayDate } from '../../i18n/say.ts';
import { hashOf, newToken } from '../../identity/secrets.ts';
import { whereOf } from '../front/where.ts';
import { mailIn } from '../people/subjects.ts';
import './tables.ts';

export type Named = { post: string } | { organization: string } | { person: string };

export type Address = { to: string; lang: string };

/** Where those who are named here are reached: an address each, or undefined. Three queries, whatever their number. */
export async function addressesOf(tx: Tx, named: readonly Named[], today: string): Promise<(Address | undefined)[]> {
  const ids = (kind: 'post' | 'organization' | 'person') =>
    named.flatMap((one) => (kind in one ? [(one as Record<string, string>)[kind]!] : []));
  const [posts, organizations, persons] = [ids('post'), ids('organization'), ids('person')];
  const { rows: verified } = await sql<{ key: string; to: string; lang: string }>`
    select distinct on (key) key, shown as to, lang from (
      select case when m.person_id = any(${persons}::uuid[]) then m.person_id when m.post_id = any(${posts}::uuid[]) then m.post_id
        else v.organization_id end as key, a.shown, a.lang, v.since
      from verifications v
      join verification_accounts va on va.place_id = v.place_id and va.verification_id = v.id
      join accounts a on a.place_id = va.place_id and a.id = va.account_id
      left join memberships m on m.place_id = v.place_id and m.id = v.membership_id and m.ended_by is null
      where v.ended is null and v.since <= ${today} and v.until >= ${today}
        and (m.post_id = any(${posts}::uuid[]) or m.person_id = any(${persons}::uuid[]) or v.organization_id = any(${organizations}::uuid[]))
    ) found where key is not null order by key, since`.execute(tx);
  const { rows: published } = await sql<{ key: string; contact: string | null; lang: string }>`
    select id as key, contact, lang from posts where superseded_by is null and id = any(${posts}::uuid[])
    union all select id, contact, lang from organizations where superseded_by is null and id = any(${organizations}::uuid[])
    union all select distinct on (m.person_id) m.person_id, p.contact, p.lang from memberships m
      join posts p on p.place_id = m.place_id and p.id = m.post_id and p.superseded_by is null
      where m.ended_by is null and m.person_id = any(${persons}::uuid[])`.execute(tx);
  return named.map((one) => {
    const key = Object.values(one)[0]!;
    const known = verified.find((row) => row.key === key);
    if (known) return { to: known.to, lang: known.lang };
    const row = published.find((each) => each.key === key);
    const to = mailIn(row?.contact);
    return to && mailAddress(to) ? { to, lang: row!.lang } : undefined;
  });
}

/** The link is made when the mail goes out and kept as a hash. A mail cannot be called back, so no words of the record stand in it. */
const noticeMail = defineMail({
  kind: 'reply.notice',
  words: { subject: 'reply-mail-subject', body: 'reply-mail-body' },
  compose: async (tx, mail, { view, address, now }) => {
    const naming =
      mail.about && (await tx.selectFrom('namings').select('stream').where('id', '=', mail.about).executeTakeFirst());
    if (!naming) return undefined;
    const where = (await whereOf(tx, [naming.stream])).get(naming.stream);
    const link = await newLink(tx, view.place.id, mail.about!, mail.id, now);
    return {
      page: where ? address(view.href(where.route, where.params)) : address('/'),
      link: address(view.href(routes.reply, { token: link })),
    };
  },
});

/** To a private person, before publication: until when the publisher waits stands in it. */
const earlyMail = defineMail({
  kind: 'reply.early-notice',
  words: { subject: 'reply-mail-early-subject', body: 'reply-mail-early-body' },
  compose: async (tx, mail, { view, address, now }) => {
    const row =
      mail.about &&
      (await tx
        .selectFrom('named_people as n')
        .innerJoin('letter_drafts as d', (join) =>
          join.onRef('d.place_id', '=', 'n.place_id').onRef('d.id', '=', 'n.draft_id'),
        )
        .select(['d.title', 'n.until_day'])
        .where('n.id', '=', mail.about)
        .executeTakeFirst());
    if (!row) return undefined;
    const link = await newLink(tx, view.place.id, mail.about!, mail.id, now);
    return {
      title: row.title,
      until: row.until_day ? sayDate(view.lang, row.until_day) : '',
      link: address(view.href(routes.reply, { token: link })),
    };
  },
});

/** The same where it is no letter that waits but the record of a meeting, its minutes or a statement. */
const heldMail = defineMail({
  kind: 'reply.held-notice',
  words: { subject: 'reply-mail-held-subject', body: 'reply-mail-held-body' },
  compose: async (tx, mail, { view, address, now }) => {
    const row =
      mail.about &&
      (await tx
        .selectFrom('named_people as n')
        .innerJoin('held_words as h', (join) =>
          join.onRef('h.place_id', '=', 'n.place_id').onRef('h.id', '=', 'n.draft_id'),
        )
        .select(['h.what', 'h.title', 'n.until_day'])
        .where('n.id', '=', mail.about)
        .executeTakeFirst());
    if (!row) return undefined;
    const link = await newLink(tx, view.place.id, mail.about!, mail.id, now);
    return {
      title: view.t(`reply-held-${row.what}`, { title: row.title }),
      until: row.until_day ? sayDate(view.lang, row.until_day) : '',
      link: address(view.href(routes.reply, { token: link })),
    };
  },
});

async function newLink(tx: Tx, place: string, naming: string, mail: string, now: Date): Promise<string> {
  const token = newToken();
  await tx
    .insertInto('reply_links')
    .values({ place_id: place, hash: hashOf(token), naming_id: naming, mail_id: mail, made: now })
    .execute();
  return token;
}

export const mailNotice = (tx: Tx, place: string, naming: string, { to, lang }: Address, now: Date): Promise<string> =>
  sendMail(tx, place, noticeMail, { to, lang, about: naming }, now);

/** @param letter whether it is a letter that waits */
export const mailEarlyNotice = (
  tx: Tx,
  place: string,
  naming: string,
  { to, lang, letter }: Address & { letter: boolean },
  now: Date,
) => sendMail(tx, place, letter ? earlyMail : heldMail, { to, lang, about: naming }, now);
