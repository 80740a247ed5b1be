// What an import will do: what the files want against what is here. Nothing that is the same is touched; nothing that was covered,
// erased or corrected here since is overwritten; nobody's term is taken back. The same files planned again after the import: no step.
import { sql } from 'kysely';
import type { Ctx } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import {
  changeOrganization,
  changePerson,
  changePost,
  endMembership,
  recordMembership,
  recordOrganization,
  recordPerson,
  recordPost,
} from '../people/actions.ts';
import { recordSource } from '../words/actions.ts';
import {
  importedId,
  parentsFirst,
  type Wanted,
  type WantedMembership,
  type WantedOrganization,
  type WantedPost,
} from './wanted.ts';

export type Sort = 'organizations' | 'posts' | 'people' | 'memberships';
export type Step = { sort: Sort; what: 'new' | 'changed' | 'ended'; name: string; run: (ctx: Ctx) => Promise<unknown> };
/** `kept`: what is here differs from the files and is left as it is, with why. */
export type Plan = { steps: Step[]; same: Record<Sort, number>; kept: string[]; unknown: string[] };

/** Who does what an import does: told apart from a clerk, whose later corrections stand. */
export const importer = { role: 'editor', name: 'Import' } as const;

const SOURCE = importedId('source');

/** @returns the steps in an order in which each finds what it needs */
export async function planImport(ctx: Pick<Ctx, 'db' | 'place'>, wanted: Wanted): Promise<Plan> {
  const here = await inPlace(ctx.db, ctx.place, (tx) => whatIsHere(tx, wanted));
  const plan: Plan = {
    steps: [],
    same: { organizations: 0, posts: 0, people: 0, memberships: 0 },
    kept: [],
    unknown: wanted.unknown,
  };
  planNamed(plan, 'organizations', parentsFirst(wanted.organizations), here.organizations, {
    record: (ctx, one) => recordOrganization(ctx, { ...organizationWords(one), id: one.id }),
    change: (ctx, one, seen) => changeOrganization(ctx, one.id, organizationWords(one), seen),
  });
  planNamed(plan, 'posts', [...wanted.posts.values()], here.posts, {
    record: (ctx, one) => recordPost(ctx, { ...postWords(one), seats: one.seats, id: one.id }),
    change: (ctx, one, seen) => changePost(ctx, one.id, postWords(one), seen),
  });
  planNamed(plan, 'people', [...wanted.people.values()], here.people, {
    record: (ctx, one) => recordPerson(ctx, { name: one.name, sources, id: one.id }),
    change: (ctx, one, seen) => changePerson(ctx, one.id, { name: one.name, sources }, seen),
  });
  for (const one of wanted.memberships.values()) planMembership(plan, one, here.memberships, wanted);
  if (plan.steps.length > 0 && !here.source) plan.steps.unshift(sourceStep);
  return plan;
}

const sources = [SOURCE];
const organizationWords = ({ name, kind, parent }: WantedOrganization) => ({ name, kind, parent, sources });
const postWords = ({ organization, name, division }: WantedPost) => ({ organization, label: name, division, sources });

const sourceStep: Step = {
  sort: 'organizations',
  what: 'new',
  name: 'Open States',
  run: (ctx) =>
    recordSource(ctx, {
      id: SOURCE,
      title: 'Open States: people, committees and municipalities',
      publisher: 'Open States contributors (CC0)',
      url: 'https://github.com/openstates/people',
      standing: 'mirror',
      held: true,
      lang: 'en',
    }),
};

type Named = { id: string; name: string; parent?: string; division?: string };
type Standing = { act: string; name: string | null; parent: string | null; ours: boolean; hidden: boolean };

function planNamed<T extends Named>(
  plan: Plan,
  sort: Sort,
  wanted: readonly T[],
  here: ReadonlyMap<string, Standing>,
  does: {
    record: (ctx: Ctx, one: T) => Promise<unknown>;
    change: (ctx: Ctx, one: T, seen: string) => Promise<unknown>;
  },
): void {
  for (const one of wanted) {
    const now = here.get(one.id);
    const parent = one.parent ?? one.division ?? null;
    if (!now) plan.steps.push({ sort, what: 'new', name: one.name, run: (ctx) => does.record(ctx, one) });
    else if (now.name === one.name && now.parent === parent) plan.same[sort]++;
    else if (now.hidden || now.name === null) plan.kept.push(`${sort}: one whose words were covered or erased here`);
    else if (!now.ours) plan.kept.push(`${sort}: "${now.name}" was corrected here; the files say "${one.name}"`);
    else plan.steps.push({ sort, what: 'changed', name: one.name, run: (ctx) => does.change(ctx, one, now.act) });
  }
}

type Held = {
  id: string;
  person: string;
  of: string;
  role: string | null;
  from: string | null;
  until: string | null;
  ended: boolean;
};

function planMembership(plan: Plan, one: WantedMembership, here: ReadonlyMap<string, Held[]>, wanted: Wanted): void {
  const of = one.post ?? one.organization;
  const held = here.get(`${one.person} ${of}`) ?? [];
  const now = held.find((each) => each.id === one.id) ?? held.find((each) => each.from === (one.from ?? null));
  const name = wanted.people.get(one.person)?.name ?? one.person;
  if (!now) {
    plan.steps.push({
      sort: 'memberships',
      what: 'new',
      name,
      run: (ctx) => recordMembership(ctx, { ...one, sources }),
    });
  } else if (one.until && one.until !== now.until && !now.ended) {
    const until = one.until;
    plan.steps.push({
      sort: 'memberships',
      what: 'ended',
      name,
      run: (ctx) => endMembership(ctx, now.id, { until, sources }),
    });
  } else if ((one.until ?? null) !== now.until || (one.from ?? null) !== now.from || (one.role ?? null) !== now.role) {
    plan.kept.push(`memberships: ${name}: what is here differs from the files in its days or role`);
  } else plan.same.memberships++;
}

async function whatIsHere(tx: Tx, wanted: Wanted) {
  const people = [...wanted.people.keys()];
  const held = await sql<Held>`
    select id, person_id as person, coalesce(post_id, organization_id) as of, role, from_day as from, until_day as until, ended_by is not null as ended
    from memberships where person_id = any(${people}::uuid[]) order by id`.execute(tx);
  return {
    organizations: await standing(tx, 'organizations', 'name', 'parent_id', [...wanted.organizations.keys()]),
    posts: await standing(tx, 'posts', 'label', 'division', [...wanted.posts.keys()]),
    people: await standing(tx, 'persons', 'name', undefined, people),
    memberships: Map.groupBy(held.rows, (row) => `${row.person} ${row.of}`),
    source: (await tx.selectFrom('sources').select('id').where('id', '=', SOURCE).executeTakeFirst()) !== undefined,
  };
}

/** What stands of each, whether it rests on an import, and whether words of it were covered or erased. */
async function standing(
  tx: Tx,
  table: 'organizations' | 'posts' | 'persons',
  name: string,
  parent: string | undefined,
  ids: readonly string[],
): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing & { id: string }>`
    select x.id, x.act_id as act, x.${sql.ref(name)} as name, ${parent ? sql`x.${sql.ref(parent)}::text` : sql`null`} as parent,
      a.fields->'author'->>'role' = ${importer.role} and a.fields->'author'->>'name' = ${importer.name} as ours,
      exists (select from covers c where c.place_id = x.place_id and c.act_id = x.act_id and (c.lifted_by is null or c.how = 'erased')) as hidden
    from ${sql.table(table)} x join acts a on a.place_id = x.place_id and a.id = x.act_id
    where x.superseded_by is null and x.id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}
