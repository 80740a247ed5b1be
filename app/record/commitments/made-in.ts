// What a commitment was made in: an answer, a statement or a meeting. A link to the form names it, so that whoever records the commitment
// need not find it again, nor type what is known of it. It writes nothing.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { answersWhere } from '../front/where.ts';
import { holderAt, holderKey } from '../people/holder.ts';
import { type Named, nameStreams } from '../words/streams.ts';

export type MadeIn = { answer: string } | { statement: string } | { event: string };

/** @param text "answer:ID", "statement:ID" or "event:ID", as a link to the form says it; what is none of them names nothing known */
export function madeInOf(text: string | undefined): MadeIn | undefined {
  const [kind, id] = (text ?? '').split(':');
  if (!id) return undefined;
  if (kind === 'answer') return { answer: id };
  return kind === 'event' ? { event: id } : { statement: kind === 'statement' ? id : '' };
}

/** The page of the answer, statement or meeting; undefined where there is none. */
export async function whereMade(tx: Tx, from: MadeIn): Promise<Named | undefined> {
  const [[kind, id]] = Object.entries(from) as [[string, string]];
  if (!isId(id)) return undefined;
  if (kind !== 'answer') return (await nameStreams(tx, [`${kind}/${id}`])).get(`${kind}/${id}`);
  const row = await tx.selectFrom('answers').select('act_id').where('id', '=', id).executeTakeFirst();
  const where = row && (await answersWhere(tx, [row.act_id])).get(row.act_id);
  return where && { name: where.title, lang: where.lang, route: where.route, params: where.params };
}

type Known = { holder_post: string | null; holder_organization: string | null; day: string; lang: string };

/** Who spoke there, when and in what language, as the form's fields hold it: whoever records the commitment can still change it. */
export async function knownOf(tx: Tx, from: MadeIn | undefined): Promise<{ [field: string]: string }> {
  const [kind, id] = Object.entries(from ?? {})[0] ?? [];
  if (!id || !isId(id)) return {};
  const rows = {
    answer: sql`select r.holder_post, r.holder_organization, a.day, a.lang from answers a
      join referrals r on r.place_id = a.place_id and r.id = a.referral_id where a.id = ${id}`,
    statement: sql`select speaker_post as holder_post, speaker_organization as holder_organization, day, lang from statements
      where superseded_by is null and id = ${id}`,
    event: sql`select null as holder_post, null as holder_organization, day, lang from events where superseded_by is null and id = ${id}`,
  }[kind as 'answer'];
  const [known] = (await (rows as ReturnType<typeof sql<Known>>).execute(tx)).rows;
  if (!known) return {};
  const holder = holderAt(known.holder_post, known.holder_organization);
  return { ...(holder ? { holder: holderKey(holder) } : {}), day: known.day, lang: known.lang };
}
