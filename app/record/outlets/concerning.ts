// The acts that concern one holder: what names it, what followed from that, and what all of it needs to be read alone. Found over the
// acts themselves and not over the rooms' tables, so that a new kind of act belongs to it without being told of.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';

/** Things whose own history is not the holder's because an act of the holder names them. */
const others = ['place', 'person', 'post', 'organization', 'source', 'division'];

type Act = { n: string; id: string; kind: string; streams: string[]; fields: Record<string, unknown> };

const noun = (kind: string): string => kind.split('.')[0]!;

/**
 * @param holder 'post/…' or 'organization/…'
 * @returns the numbers of the acts
 */
export async function actsConcerning(tx: Tx, place: string, holder: string): Promise<string[]> {
  const found = new Map<string, Act>();
  const add = (acts: Act[]): Act[] => acts.filter((act) => !found.has(act.n) && found.set(act.n, act));
  const id = holder.split('/')[1]!;
  const naming = add(await actsWhere(tx, place, sql`strpos(a.fields::text, ${id}) > 0`));
  add(await actsWhere(tx, place, sql`a.kind like 'place.%'`));
  const own = [...new Set(naming.flatMap((act) => thingsOf(act, holder)))];
  // What is said later of a thing names it in one of its fields: the reply to an invitation, the dispute of a delivery.
  add(
    await actsWhere(
      tx,
      place,
      sql`exists (select from jsonb_each_text(a.fields) f where f.value = any(${own}::text[]))`,
    ),
  );
  for (let fresh = [...found.values()]; fresh.length > 0; )
    fresh = [...add(await needed(tx, place, fresh)), ...add(await overlaid(tx, place, fresh))];
  return [...found.keys()];
}

async function actsWhere(tx: Tx, place: string, condition: ReturnType<typeof sql>): Promise<Act[]> {
  const { rows } = await sql<Act>`
    select a.n, a.id, a.kind, a.streams, a.fields from log.acts a where a.place_id = ${place} and ${condition} order by a.n`.execute(
    tx,
  );
  return rows;
}

/** The ids of what an act that names the holder is about and that is the holder's: its referral, answer, invitation, delivery, letter. */
function thingsOf({ kind, fields }: Act, holder: string): string[] {
  const thing = noun(kind);
  const id = fields[thing];
  if (typeof id !== 'string' || others.includes(thing)) return [];
  // An organization is named by every term in one of its offices; only those in no office are its own.
  if (thing === 'membership' && fields.post && `post/${fields.post}` !== holder) return [];
  return [id];
}

/** What acts need to be read: how each thing they are about was begun and changed, and the sources they rest on. */
async function needed(tx: Tx, place: string, acts: readonly Act[]): Promise<Act[]> {
  const streams = [...new Set(acts.flatMap((act) => act.streams))];
  const named = [...new Set(acts.flatMap(({ fields }) => idsIn(fields)))];
  return actsWhere(
    tx,
    place,
    sql`a.n in (
      select t.n from timeline t where t.place_id = ${place} and split_part(t.kind, '.', 1) = split_part(t.stream, '/', 1)
        and (t.stream = any(${streams}::text[]) or t.stream = any(${named}::text[])))`,
  );
}

/** Sources, persons, posts and organizations that fields name, as streams. */
function idsIn(fields: Record<string, unknown>): string[] {
  const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
  const { author: _, ...rest } = fields;
  const ids = JSON.stringify(rest).match(uuid) ?? [];
  return ids.flatMap((id) => others.filter((kind) => kind !== 'place').map((kind) => `${kind}/${id}`));
}

/** Covers, erasures and lifts of what is in it: whoever reads a part reads what was taken down as well as the whole does. */
const overlaid = (tx: Tx, place: string, acts: readonly Act[]): Promise<Act[]> =>
  actsWhere(
    tx,
    place,
    sql`a.kind like 'moderation.%' and a.fields->>'target' = any(${acts.map((act) => act.id)}::text[])`,
  );
