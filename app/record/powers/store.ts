// The register of powers as it is read, and `whoCan`: who may do an act on a day, with the reasons.
// Superseded and ended entries stay in every answer for their own interval; covered words are null.
import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import type { Tables } from '../../base/tables.ts';
import { type HolderName, holderAt, holderKey, holderNames } from '../people/holder.ts';
import { type Source, sourcesOf } from '../words/sources.ts';
import { covers, type Entry, established, inForce, type Mode, modes, type PowerStanding } from './rules.ts';
import './tables.ts';

/** An entry with everything a page says about it. */
export type Power = Entry & {
  act_id: string;
  verb: string;
  object: string | null;
  objectKey: string;
  jointMembers: string | null;
  basis: string | null;
  basisUrl: string | null;
  note: string | null;
  lang: string;
  /** the act that put another entry in this one's place */
  superseded: string | null;
  /** the power it sets a limit to */
  limits: string | null;
};

function powerOf(row: Tables['powers']): Power {
  return {
    id: row.id,
    act_id: row.act_id,
    holder: holderAt(row.holder_post, row.holder_organization)!,
    verb: row.verb,
    object: row.object,
    objectKey: row.object_key,
    division: row.division,
    mode: row.mode as Mode,
    joint: row.joint_m !== null ? { n: row.joint_n, m: row.joint_m } : null,
    jointMembers: row.joint_members,
    jointPosts: row.joint_posts,
    basis: row.basis,
    basisUrl: row.basis_url,
    from: row.from_day,
    until: row.until_day,
    standing: row.standing as PowerStanding,
    note: row.note,
    lang: row.lang,
    superseded: row.superseded_by,
    limits: row.limits,
  };
}

export async function findPower(tx: Tx, id: string): Promise<Power | undefined> {
  if (!isId(id)) return undefined;
  const row = await tx.selectFrom('powers').selectAll().where('id', '=', id).executeTakeFirst();
  return row && powerOf(row);
}

/** Powers by id. */
export async function powersById(tx: Tx, ids: readonly string[]): Promise<Map<string, Power>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.selectFrom('powers').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, powerOf(row)]));
}

// Those who decide stand above those who choose, stop or advise them.
const whoDecidesFirst = sql`array_position(${sql.lit(`{${modes.join()}}`)}::text[], mode)`;

/** The whole register, by verb and object, the latest interval first. */
export async function allPowers(tx: Tx): Promise<Power[]> {
  const rows = await tx
    .selectFrom('powers')
    .selectAll()
    .orderBy('verb')
    .orderBy('object_key')
    .orderBy(whoDecidesFirst)
    .orderBy(sql`btrim(from_day, './') desc nulls last`)
    .orderBy('id')
    .execute();
  return rows.map(powerOf);
}

/** Every entry that names a post or an organization: as its holder, or as one of the votes. */
export async function powersOf(
  tx: Tx,
  postIds: readonly string[],
  organizationIds: readonly string[],
): Promise<Power[]> {
  if (postIds.length + organizationIds.length === 0) return [];
  const rows = await tx
    .selectFrom('powers')
    .selectAll()
    .where(
      sql<SqlBool>`holder_post = any(${postIds}::uuid[]) or holder_organization = any(${organizationIds}::uuid[])
        or joint_posts && ${postIds}::uuid[]`,
    )
    .orderBy('verb')
    .orderBy('object_key')
    .orderBy(whoDecidesFirst)
    .orderBy(sql`btrim(from_day, './') desc nulls last`)
    .orderBy('id')
    .execute();
  return rows.map(powerOf);
}

export type PowerMark = Omit<Tables['power_marks'], 'place_id' | 'power_id'> & { day: string };

/** What was said of a power after it was recorded, in order; `day` is when it happened, else when it was recorded. */
export async function marksOf(tx: Tx, powerId: string): Promise<PowerMark[]> {
  const { rows } = await sql<PowerMark>`
    select m.act_id, m.number, m.what, m.standing, m.until_day, m.note, m.lang, coalesce(l.fields->'occurred'->>'on', t.day) as day
    from power_marks m join acts l on l.place_id = m.place_id and l.id = m.act_id
    join timeline t on t.place_id = m.place_id and t.act_id = m.act_id and t.stream = ${`power/${powerId}`}
    where m.power_id = ${powerId} order by m.number`.execute(tx);
  return rows;
}

/** The power that took a superseded one's place, by the act that recorded it. */
export async function replacementOf(tx: Tx, act: string): Promise<string | undefined> {
  return (await tx.selectFrom('powers').select('id').where('act_id', '=', act).executeTakeFirst())?.id;
}

export async function countMarks(tx: Tx, powerId: string): Promise<number> {
  const row = await tx
    .selectFrom('power_marks')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('power_id', '=', powerId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The objects that powers are recorded for, each with one wording of it: for the form that asks who can. */
export async function knownObjects(
  tx: Tx,
): Promise<{ verb: string; objectKey: string; object: string | null; lang: string }[]> {
  const { rows } = await sql<{ verb: string; objectKey: string; object: string | null; lang: string }>`
    select distinct on (verb, object_key) verb, object_key as "objectKey", object, lang from powers
    order by verb, object_key, act_id desc`.execute(tx);
  return rows;
}

export type Question = { verb: string; objectKey: string; division?: string | null; day: string };

/** Who may do an act on a day. `established` is 'no' where nobody researched it: then nothing may be concluded. */
export type WhoCan = Question & {
  established: 'yes' | 'perhaps' | 'disputed' | 'no';
  entries: (Power & { applies: 'yes' | 'perhaps' })[];
  /** what sets a limit to them on that day: a law that leaves less to decide */
  limitedBy: (Power & { applies: 'yes' | 'perhaps' })[];
};

/** Every entry of some answers, for the names and sources of a page. */
export const powersIn = (answers: readonly WhoCan[]): Power[] =>
  answers.flatMap((answer) => [...answer.entries, ...answer.limitedBy]);

/** One question. @see whoCanEach for many on one page */
export async function whoCan(tx: Tx, question: Question): Promise<WhoCan> {
  return (await whoCanEach(tx, [question]))[0]!;
}

/** Many questions in one query, answered in their order. */
export async function whoCanEach(tx: Tx, questions: readonly Question[]): Promise<WhoCan[]> {
  if (questions.length === 0) return [];
  const asked = [...new Set(questions.map((q) => q.verb))];
  const keys = [...new Set(questions.map((q) => q.objectKey))];
  // A limit is found by what the limited power is about, so that it goes on counting when that one is replaced.
  const { rows } = await sql<Tables['powers'] & { of_verb: string | null; of_key: string | null }>`
    select p.*, o.verb as of_verb, o.object_key as of_key
    from powers p left join powers o on o.place_id = p.place_id and o.id = p.limits
    where (p.verb = any(${asked}) and p.object_key = any(${keys})) or (o.verb = any(${asked}) and o.object_key = any(${keys}))
    order by p.id`.execute(tx);
  const powers = rows.map((row) => ({ power: powerOf(row), of: { verb: row.of_verb, objectKey: row.of_key } }));
  return questions.map((question) => {
    const { division = null, day } = question;
    const asks = (of: { verb: string | null; objectKey: string | null }) =>
      of.verb === question.verb && of.objectKey === question.objectKey;
    const here = powers.filter(({ power }) => covers(power.division, division));
    const fitting = here.filter(({ power }) => asks(power)).map(({ power }) => power);
    const limiting = here.filter(({ of }) => asks(of)).map(({ power }) => power);
    const entries = inForce(fitting, day);
    return { ...question, established: established(entries), entries, limitedBy: inForce(limiting, day) };
  });
}

/** What sets a limit to a power, on any day. */
export async function limitsOf(tx: Tx, id: string): Promise<Power[]> {
  return (await tx.selectFrom('powers').selectAll().where('limits', '=', id).orderBy('id').execute()).map(powerOf);
}

/** What pages need to say beside entries: names of holders and of posts that vote, and sources by act. */
export type PowerContext = { names: Map<string, HolderName>; sources: Map<string, Source[]> };

export async function powerContext(
  tx: Tx,
  powers: readonly Power[],
  moreActs: readonly string[] = [],
): Promise<PowerContext> {
  const holders = powers.flatMap((power) => [power.holder, ...power.jointPosts.map((post) => ({ post }))]);
  const names = await holderNames(tx, holders);
  const sources = await sourcesOf(tx, [...powers.map((power) => power.act_id), ...moreActs]);
  return { names, sources };
}

export const nameOf = (context: PowerContext, power: Power): HolderName | undefined =>
  context.names.get(holderKey(power.holder));
