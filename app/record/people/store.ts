// Organizations, posts, persons and memberships as they are read. Current rows only; covered words are null.
// "In office" is always asked with a day: nothing here knows what today is.
import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import type { Tables } from '../../base/tables.ts';
import { byLatest, mayActOn, within } from './interval.ts';
import './tables.ts';

type Row<T extends keyof Tables> = Omit<Tables[T], 'place_id' | 'superseded_by'>;
export type Organization = Row<'organizations'>;
export type Post = Row<'posts'>;
export type Person = Row<'persons'>;

const any = (column: string, ids: readonly string[]) =>
  sql<SqlBool>`${sql.ref(column)} = any(${[...new Set(ids)]}::uuid[])`;

const organizations = (tx: Tx) =>
  tx
    .selectFrom('organizations')
    .select(['act_id', 'id', 'slug', 'name', 'kind', 'summary', 'contact', 'site', 'domain', 'parent_id', 'lang'])
    .where('superseded_by', 'is', null);
const posts = (tx: Tx) =>
  tx
    .selectFrom('posts')
    .select([
      'act_id',
      'id',
      'slug',
      'organization_id',
      'label',
      'summary',
      'contact',
      'domain',
      'division',
      'seats',
      'lang',
    ])
    .where('superseded_by', 'is', null);
const persons = (tx: Tx) =>
  tx.selectFrom('persons').select(['act_id', 'id', 'slug', 'name', 'note', 'lang']).where('superseded_by', 'is', null);

/** By its address or its id. */
const called = (address: string) => (isId(address) ? 'id' : 'slug');

export const findOrganization = (tx: Tx, address: string): Promise<Organization | undefined> =>
  organizations(tx).where(called(address), '=', address).executeTakeFirst();
export const findPost = (tx: Tx, address: string): Promise<Post | undefined> =>
  posts(tx).where(called(address), '=', address).executeTakeFirst();
export const findPerson = (tx: Tx, address: string): Promise<Person | undefined> =>
  persons(tx).where(called(address), '=', address).executeTakeFirst();

export const allOrganizations = (tx: Tx): Promise<Organization[]> =>
  organizations(tx).orderBy('name').orderBy('id').execute();
export const allPosts = (tx: Tx): Promise<Post[]> => posts(tx).orderBy('label').orderBy('id').execute();
export const allPersons = (tx: Tx): Promise<Person[]> => persons(tx).orderBy('name').orderBy('id').execute();

export const organizationsByIds = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Organization>> =>
  new Map((ids.length ? await organizations(tx).where(any('id', ids)).execute() : []).map((row) => [row.id, row]));
export const postsByIds = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Post>> =>
  new Map((ids.length ? await posts(tx).where(any('id', ids)).execute() : []).map((row) => [row.id, row]));
export const personsByIds = async (tx: Tx, ids: readonly string[]): Promise<Map<string, Person>> =>
  new Map((ids.length ? await persons(tx).where(any('id', ids)).execute() : []).map((row) => [row.id, row]));

export const postsOf = (tx: Tx, organizationId: string): Promise<Post[]> =>
  posts(tx).where('organization_id', '=', organizationId).orderBy('label').orderBy('id').execute();
export const bodiesUnder = (tx: Tx, organizationId: string): Promise<Organization[]> =>
  organizations(tx).where('parent_id', '=', organizationId).orderBy('name').orderBy('id').execute();

/** A membership with its person, as lists show it. `person` is null where the record names nobody. */
export type Membership = {
  id: string;
  act_id: string;
  ended_by: string | null;
  organization_id: string;
  post_id: string | null;
  role: string | null;
  lang: string;
  from: string | null;
  until: string | null;
  person: { id: string; slug: string; name: string | null; lang: string } | null;
};

async function memberships(tx: Tx, condition: ReturnType<typeof any>): Promise<Membership[]> {
  const { rows } = await sql<
    Omit<Membership, 'person'> & Record<'person_id' | 'slug' | 'name' | 'person_lang', string>
  >`
    select m.id, m.act_id, m.ended_by, m.organization_id, m.post_id, m.role, m.lang, m.from_day as from, m.until_day as until,
      p.id as person_id, p.slug, p.name, p.lang as person_lang
    from memberships m left join persons p on p.place_id = m.place_id and p.id = m.person_id and p.superseded_by is null
    where ${condition} order by m.id`.execute(tx);
  return rows
    .map(({ person_id, slug, name, person_lang, ...row }) => ({
      ...row,
      person: person_id ? { id: person_id, slug, name, lang: person_lang } : null,
    }))
    .sort(byLatest);
}

export const membershipById = (tx: Tx, id: string): Promise<Row<'memberships'> | undefined> =>
  isId(id)
    ? tx.selectFrom('memberships').selectAll().where('id', '=', id).executeTakeFirst()
    : Promise.resolve(undefined);

export const membershipsByIds = (tx: Tx, ids: readonly string[]): Promise<Row<'memberships'>[]> => {
  const known = ids.filter(isId);
  return known.length
    ? tx.selectFrom('memberships').selectAll().where('id', 'in', known).execute()
    : Promise.resolve([]);
};

/** Everyone who held any of these posts, the latest first. */
export const membershipsOfPosts = (tx: Tx, postIds: readonly string[]): Promise<Membership[]> =>
  postIds.length ? memberships(tx, any('m.post_id', postIds)) : Promise.resolve([]);
/** Everyone in these organizations, with and without a post, the latest first. */
export const membershipsOfOrganizations = (tx: Tx, ids: readonly string[]): Promise<Membership[]> =>
  ids.length ? memberships(tx, any('m.organization_id', ids)) : Promise.resolve([]);
export const membershipsOfPerson = (tx: Tx, personId: string): Promise<Membership[]> =>
  memberships(tx, any('m.person_id', [personId]));

/** Who held each of these posts on a day, by post id. `perhaps` where the dates are too fuzzy to be sure. */
export async function holdersOn(
  tx: Tx,
  postIds: readonly string[],
  day: string,
): Promise<Map<string, (Membership & { sure: boolean })[]>> {
  const found = new Map<string, (Membership & { sure: boolean })[]>();
  for (const membership of await membershipsOfPosts(tx, postIds)) {
    const held = within(membership, day);
    if (held === 'no' || !membership.post_id) continue;
    const list = found.get(membership.post_id) ?? [];
    list.push({ ...membership, sure: held === 'yes' });
    found.set(membership.post_id, list);
  }
  return found;
}

/** Whether someone may act by a membership on a day. False for an unknown one. */
export async function isMembershipValid(tx: Tx, id: string, day: string): Promise<boolean> {
  const row = await membershipById(tx, id);
  return row !== undefined && mayActOn({ from: row.from_day, until: row.until_day, ended: row.ended_by !== null }, day);
}

/** Addresses of a table that begin with one of these; read under the place's lock, which every new address takes. */
export async function takenSlugs(
  tx: Tx,
  table: 'organizations' | 'posts',
  wanted: readonly string[],
): Promise<Set<string>> {
  const rows = await tx
    .selectFrom(table)
    .select('slug')
    .where((eb) => eb.or(wanted.flatMap((slug) => [eb('slug', '=', slug), eb('slug', 'like', `${slug}-%`)])))
    .execute();
  return new Set(rows.map((row) => row.slug));
}

/** How many persons the record names: the next one's address is the next number. */
export async function countPersons(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(distinct id)::int as n from persons`.execute(tx);
  return rows[0]!.n;
}
