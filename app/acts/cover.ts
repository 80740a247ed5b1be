// Covering, lifting and erasing a published text. Nothing published is updated otherwise: these three acts are the only ones that
// change another act's words, and each says that and why. After them the words are in no public table and in no outlet.

import { sql } from 'kysely';
import Type from 'typebox';
import type { Tx } from '../base/database.ts';
import { invalid, Refused } from '../base/refused.ts';
import { type Applied, defineAct, hiddenKey, Id, kindOf, Lang, NO_PROSE, OneOf, Text } from './define.ts';

/** Why a text may be covered; a closed list so that the log can hold it. */
export const coverReasons = [
  'private-person',
  'contact-details',
  'child',
  'court-order',
  'defamation',
  'threat',
  'secret-by-law',
  'copyright',
  'mistake',
] as const;
export const eraseGrounds = ['person-asked', 'court-order', 'law', 'retention-ended'] as const;

export const marked = '█';

type Span = [number, number];

/**
 * The text with the given spans (UTF-16 offsets, end excluded) replaced sign by sign, so that other offsets stay true. Spaces too: where
 * words end is not told, only how long the whole was.
 */
export function mask(text: string, spans: Span[]): string {
  let shown = text;
  for (const [from, to] of spans) {
    shown =
      shown.slice(0, from) +
      shown.slice(from, to).replace(/[^\n]/gu, (sign) => marked.repeat(sign.length)) +
      shown.slice(to);
  }
  return shown;
}

const Spans = Type.Array(Type.Array(Type.Integer({ minimum: 0 }), { minItems: 2, maxItems: 2 }), { maxItems: 200 });
const Field = Type.String({ pattern: '^[a-z_A-Z]{1,40}$' });

/** Covers one text of one act, whole or in spans. It stays in the log's commitments and can be lifted. */
export const covered = defineAct({
  kind: 'moderation.covered/1',
  body: Type.Object({
    target: Id,
    target_kind: Text(80),
    stream: Text(120),
    field: Field,
    spans: Type.Optional(Spans),
    reason: OneOf(...coverReasons),
    ground: Type.Optional(Text(300)),
    note: Type.Optional(Text(1000)),
    role: OneOf('steward', 'site'),
  }),
  codes: ['reason', 'role'],
  streams: (b) => ({ touches: [b.stream] }),
  apply: async (tx, act) => {
    const { target, target_kind, field, spans, reason } = act.body;
    const old = await wordsAt(tx, act.place, target, target_kind, field);
    const shown = spans && old !== null ? mask(old, spans as Span[]) : null;
    await show(tx, act, shown);
    await coverRow(tx, act, 'covered', reason);
  },
});

/** Takes a cover back: the words return, and both acts stay in the takedown log. */
export const lifted = defineAct({
  kind: 'moderation.lifted/1',
  body: Type.Object({
    target: Id,
    target_kind: Text(80),
    stream: Text(120),
    field: Field,
    cover: Id,
    words: Type.String({ maxLength: 1_000_000 }),
    lang: Type.Optional(Lang), // of the words, for the search index
    note: Type.Optional(Text(1000)),
    role: OneOf('steward', 'site'),
  }),
  codes: ['role'],
  streams: (b) => ({ touches: [b.stream] }),
  apply: async (tx, act) => {
    await tx
      .updateTable('covers')
      .set({ lifted_by: act.id })
      .where('place_id', '=', act.place)
      .where('by_act', '=', act.body.cover)
      .execute();
    const erased = await tx
      .selectFrom('covers')
      .select('by_act')
      .where('place_id', '=', act.place)
      .where('act_id', '=', act.body.target)
      .where('field', '=', act.body.field)
      .where('how', '=', 'erased')
      .executeTakeFirst();
    // At a replay after an erasure the words are gone from this act as well, and must not come back.
    if (!erased) await show(tx, act, typeof act.body.words === 'string' ? act.body.words : null);
  },
});

/** Erases one text for good: value and salt are deleted from the log's act, what remains is a commitment nobody can open. */
export const erased = defineAct({
  kind: 'moderation.erased/1',
  body: Type.Object({
    target: Id,
    target_kind: Text(80),
    stream: Text(120),
    field: Field,
    ground: OneOf(...eraseGrounds),
    role: OneOf('steward', 'site'),
  }),
  codes: ['ground', 'role', 'target', 'field'],
  streams: (b) => ({ touches: [b.stream] }),
  apply: async (tx, act) => {
    await show(tx, act, null);
    await coverRow(tx, act, 'erased', act.body.ground);
  },
});

type Aimed = { target: string; target_kind: string; stream: string; field: string; lang?: string };

/** Where a field's words stand: the pub table and column its kind declares. @throws Refused when that field is not a text. */
export function columnOf(kind: string, field: string): { table: string; column: string } {
  const { texts, made } = kindOf(kind);
  if (made[field]) return made[field];
  const place = texts[field];
  if (!place) throw invalid('field', 'not-a-text');
  const [table, column] = place.split('.') as [string, string];
  return { table, column };
}

async function wordsAt(tx: Tx, place: string, target: string, kind: string, field: string): Promise<string | null> {
  const { table, column } = columnOf(kind, field);
  const { rows } = await sql<{ words: string | null }>`select ${sql.ref(column)} as words from ${sql.table(table)}
    where place_id = ${place} and act_id = ${target} limit 1`.execute(tx);
  return rows[0]?.words ?? null;
}

async function show(tx: Tx, act: Applied<Aimed>, words: string | null): Promise<void> {
  const { target, target_kind, stream, field } = act.body;
  const { table, column } = columnOf(target_kind, field);
  const { made, lists } = kindOf(target_kind);
  const isMade = made[field] !== undefined;
  const left = words ?? (isMade ? hiddenKey(target) : null);
  await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${left}
    where place_id = ${act.place} and act_id = ${target}`.execute(tx);
  await lists[field]?.(tx, { place: act.place, act: target });
  // An address or a key is not a text: it was never in the index.
  if (isMade) return;
  if (words === null) {
    await sql`delete from texts where place_id = ${act.place} and act_id = ${target} and field = ${field}`.execute(tx);
  } else {
    await sql`insert into texts (place_id, act_id, field, stream, kind, lang, shown)
      values (${act.place}, ${target}, ${field}, ${stream}, ${target_kind}, ${lists[field] ? NO_PROSE : (act.body.lang ?? 'und')}, ${words})
      on conflict (place_id, act_id, field) do update set shown = excluded.shown`.execute(tx);
  }
}

const coverRow = (tx: Tx, act: Applied<Aimed>, how: 'covered' | 'erased', reason: string) =>
  tx
    .insertInto('covers')
    .values({
      place_id: act.place,
      act_id: act.body.target,
      field: act.body.field,
      by_act: act.id,
      how,
      reason,
      lifted_by: null,
    })
    .execute();

/** The act a moderation act is aimed at, as it stands in the log. @throws Refused not-found */
export async function findTarget(tx: Tx, place: string, id: string) {
  const found = await tx
    .selectFrom('acts')
    .selectAll()
    .where('place_id', '=', place)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new Refused('not-found');
  return found;
}

/**
 * Deletes value and salt of one field from the log's act, and from every lift that carried the same words. Runs in the
 * transaction of the `moderation.erased` act it belongs to; backups forget by their own retention.
 */
export async function forget(tx: Tx, place: string, target: string, field: string, by: string): Promise<void> {
  const marker = JSON.stringify({ erased: by });
  await sql`update acts set fields = jsonb_set(fields, array[${field}], ${marker}::jsonb), salts = salts - ${field}
    where place_id = ${place} and id = ${target}`.execute(tx);
  await sql`update acts set fields = jsonb_set(fields, '{words}', ${marker}::jsonb), salts = salts - 'words'
    where place_id = ${place} and kind = 'moderation.lifted/1'
      and fields->>'target' = ${target} and fields->>'field' = ${field}`.execute(tx);
}
