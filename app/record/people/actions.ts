// What keepers of the record do with organizations, posts, persons and memberships.
// Everything typed is checked before anything is locked; addresses are chosen under the place's lock.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { slugOf } from '../../base/slug.ts';
import { isDivision } from '../divisions/acts.ts';
import { mustBeUnchanged, mustKeepTheRecord, withoutGaps } from '../words/rules.ts';
import { MAX_SOURCES, mustKnowSources } from '../words/sources.ts';
import { type Here, hereAndNow, occurredOn } from '../words/today.ts';
import {
  membershipEnded,
  membershipRecorded,
  type OrganizationBody,
  organizationChanged,
  organizationRecorded,
  type PersonBody,
  type PostBody,
  personChanged,
  personRecorded,
  postChanged,
  postRecorded,
} from './acts.ts';
import { isEmpty } from './interval.ts';
import { firstFree, isHostName, type OrganizationKind, organizationKinds } from './rules.ts';
import {
  countPersons,
  findOrganization,
  findPerson,
  findPost,
  membershipById,
  organizationsByIds,
  takenSlugs,
} from './store.ts';

type Maybe<T> = T | undefined | null;
type Cited = { sources?: readonly string[]; lang?: Maybe<string> };
export type Recorded = { id: string; slug: string };

export type OrganizationWords = Cited & {
  name: string;
  kind: OrganizationKind;
  summary?: Maybe<string>;
  /** a published address, as its owner publishes it */
  contact?: Maybe<string>;
  /** https */
  site?: Maybe<string>;
  /** host name its own mail and pages come from */
  domain?: Maybe<string>;
  parent?: Maybe<string>;
};

/** @throws Refused forbidden, not-found (the parent), or invalid with every fault */
export async function recordOrganization(ctx: Ctx, given: OrganizationWords & { id?: string }): Promise<Recorded> {
  mustKeepTheRecord(ctx.author.role);
  const body = organizationBody(await hereAndNow(ctx), given.id ?? newId(), given);
  const decide = async (tx: Tx) => {
    await mustKnowSources(tx, body.sources);
    const wanted = slugOf(body.name, 'organization');
    body.slug = firstFree([wanted], await takenSlugs(tx, 'organizations', [wanted]));
    return body;
  };
  await commit(ctx, [draft({ act: organizationRecorded, body, decide })]);
  return { id: body.organization, slug: body.slug };
}

/**
 * @param seen the act_id of the version the editor saw
 * @throws Refused forbidden, not-found, changed-meanwhile, invalid
 */
export async function changeOrganization(ctx: Ctx, id: string, given: OrganizationWords, seen?: string): Promise<void> {
  mustKeepTheRecord(ctx.author.role);
  const body = organizationBody(await hereAndNow(ctx), id, given);
  const decide = async (tx: Tx) => {
    const now = await findOrganization(tx, id);
    mustBeUnchanged(now, seen);
    await mustKnowSources(tx, body.sources);
    await mustNotCircle(tx, id, body.parent);
    return { ...body, slug: now!.slug };
  };
  await commit(ctx, [draft({ act: organizationChanged, body, decide })]);
}

/** An organization cannot be part of itself, however long the way round. */
async function mustNotCircle(tx: Tx, id: string, parent: string | undefined): Promise<void> {
  for (let up = parent, steps = 0; up && steps < 50; steps++) {
    if (up === id) throw invalid('parent', 'people-parent-circle');
    up = (await organizationsByIds(tx, [up])).get(up)?.parent_id ?? undefined;
  }
}

function organizationBody(here: Here, id: string, given: OrganizationWords): OrganizationBody {
  const faults = new Faults();
  const body = {
    organization: id,
    slug: 'x',
    name: faults.words('name', given.name, 200),
    kind: faults.oneOf('kind', given.kind, organizationKinds),
    summary: faults.text('summary', given.summary, { max: 2000 }),
    contact: faults.text('contact', given.contact, { max: 300 }),
    site: faults.https('site', given.site),
    domain: hostName(faults, given.domain),
    parent: faults.id('parent', given.parent),
    lang: faults.lang('lang', given.lang, here.lang),
    sources: faults.sources(given.sources, { max: MAX_SOURCES }),
  };
  if (body.parent === id) faults.add('parent', 'people-parent-circle');
  faults.stop();
  return withoutGaps(body);
}

function hostName(faults: Faults, given: Maybe<string>): string | undefined {
  const host = faults.text('domain', given?.toLowerCase(), { max: 253 });
  return host === undefined || isHostName(host) ? host : faults.add('domain', 'people-domain');
}

export type PostWords = Cited & {
  organization: string;
  label: string;
  summary?: Maybe<string>;
  contact?: Maybe<string>;
  domain?: Maybe<string>;
  /** Open Civic Data id of what it is an office for */
  division?: Maybe<string>;
  /** how many hold it at the same time; 1 where nothing is said */
  seats?: Maybe<number>;
};

/** @throws Refused forbidden, not-found (the organization), or invalid with every fault */
export async function recordPost(ctx: Ctx, given: PostWords & { id?: string }): Promise<Recorded> {
  mustKeepTheRecord(ctx.author.role);
  const body = postBody(await hereAndNow(ctx), given.id ?? newId(), given);
  const decide = async (tx: Tx) => {
    await mustKnowSources(tx, body.sources);
    const of = (await organizationsByIds(tx, [body.organization])).get(body.organization);
    const label = slugOf(body.label, 'post');
    // Every body has a chair: the second one's address names its body.
    const wanted: [string, string] = [label, `${label}-${of?.slug ?? 'post'}`];
    body.slug = firstFree(wanted, await takenSlugs(tx, 'posts', wanted));
    return body;
  };
  await commit(ctx, [draft({ act: postRecorded, body, decide })]);
  return { id: body.post, slug: body.slug };
}

/** @throws Refused forbidden, not-found, changed-meanwhile, invalid */
export async function changePost(ctx: Ctx, id: string, given: PostWords, seen?: string): Promise<void> {
  mustKeepTheRecord(ctx.author.role);
  const body = postBody(await hereAndNow(ctx), id, given);
  const decide = async (tx: Tx) => {
    const now = await findPost(tx, id);
    mustBeUnchanged(now, seen);
    await mustKnowSources(tx, body.sources);
    // Memberships of the post name its organization: an office that moves is a new post.
    if (now!.organization_id !== body.organization) throw invalid('organization', 'people-post-moves');
    const division = body.division ?? now!.division ?? undefined;
    return withoutGaps({ ...body, slug: now!.slug, division });
  };
  await commit(ctx, [draft({ act: postChanged, body, decide })]);
}

function postBody(here: Here, id: string, given: PostWords): PostBody {
  const faults = new Faults();
  const seats = given.seats ?? 1;
  if (!Number.isInteger(seats) || seats < 1 || seats > 10_000) faults.add('seats', 'people-seats');
  const body = {
    post: id,
    slug: 'x',
    organization: faults.id('organization', given.organization, { needed: true }) ?? '',
    label: faults.words('label', given.label, 200),
    summary: faults.text('summary', given.summary, { max: 2000 }),
    contact: faults.text('contact', given.contact, { max: 300 }),
    domain: hostName(faults, given.domain),
    division: divisionOf(faults, given.division),
    seats,
    lang: faults.lang('lang', given.lang, here.lang),
    sources: faults.sources(given.sources, { max: MAX_SOURCES }),
  };
  faults.stop();
  return withoutGaps(body);
}

function divisionOf(faults: Faults, given: Maybe<string>): string | undefined {
  const code = faults.text('division', given, { max: 200 });
  return code === undefined || isDivision(code) ? code : faults.add('division', 'choose');
}

export type PersonWords = Cited & { name: string; note?: Maybe<string> };

/** A person's address is a number: a name can be erased, an address that went round cannot. @throws Refused forbidden, invalid */
export async function recordPerson(ctx: Ctx, given: PersonWords & { id?: string }): Promise<Recorded> {
  mustKeepTheRecord(ctx.author.role);
  const body = personBody(await hereAndNow(ctx), given.id ?? newId(), given);
  const decide = async (tx: Tx) => {
    await mustKnowSources(tx, body.sources);
    body.slug = String((await countPersons(tx)) + 1);
    return body;
  };
  await commit(ctx, [draft({ act: personRecorded, body, decide })]);
  return { id: body.person, slug: body.slug };
}

/** @throws Refused forbidden, not-found, changed-meanwhile, invalid */
export async function changePerson(ctx: Ctx, id: string, given: PersonWords, seen?: string): Promise<void> {
  mustKeepTheRecord(ctx.author.role);
  const body = personBody(await hereAndNow(ctx), id, given);
  const decide = async (tx: Tx) => {
    const now = await findPerson(tx, id);
    mustBeUnchanged(now, seen);
    await mustKnowSources(tx, body.sources);
    return { ...body, slug: now!.slug };
  };
  await commit(ctx, [draft({ act: personChanged, body, decide })]);
}

function personBody(here: Here, id: string, given: PersonWords): PersonBody {
  const faults = new Faults();
  const body = {
    person: id,
    slug: 'x',
    name: faults.words('name', given.name, 200),
    note: faults.text('note', given.note, { max: 2000 }),
    lang: faults.lang('lang', given.lang, here.lang),
    sources: faults.sources(given.sources, { max: MAX_SOURCES }),
  };
  faults.stop();
  return withoutGaps(body);
}

export type MembershipWords = Cited & {
  /** of the post where a post is given; needed where none is */
  organization?: Maybe<string>;
  post?: Maybe<string>;
  /** left out where the record names nobody */
  person?: Maybe<string>;
  role?: Maybe<string>;
  from?: Maybe<string>;
  until?: Maybe<string>;
};

/** @throws Refused forbidden, not-found (organization, post or person), or invalid with every fault */
export async function recordMembership(ctx: Ctx, given: MembershipWords & { id?: string }): Promise<{ id: string }> {
  mustKeepTheRecord(ctx.author.role);
  const here = await hereAndNow(ctx);
  const id = given.id ?? newId();
  const organization = given.organization || (await organizationOfPost(ctx, given.post));
  const faults = new Faults();
  const body = withoutGaps({
    membership: id,
    organization: faults.id('organization', organization, { needed: true }) ?? '',
    post: faults.id('post', given.post),
    person: faults.id('person', given.person),
    role: faults.text('role', given.role, { max: 200 }),
    from: faults.day('from', given.from),
    until: faults.day('until', given.until),
    lang: faults.lang('lang', given.lang, here.lang),
    sources: faults.sources(given.sources, { max: MAX_SOURCES }),
  });
  if (isEmpty({ from: body.from ?? null, until: body.until ?? null })) faults.add('until', 'record-until-before-from');
  if (!body.post && !body.person && !body.role) faults.add('person', 'people-membership-empty');
  faults.stop();
  const decide = async (tx: Tx) => {
    await mustKnowSources(tx, body.sources);
    const post = body.post ? await findPost(tx, body.post) : undefined;
    if (post && post.organization_id !== body.organization) throw invalid('post', 'people-post-elsewhere');
    return body;
  };
  await commit(ctx, [draft({ act: membershipRecorded, body, decide, occurred: occurredOn(here, { on: body.from }) })]);
  return { id };
}

async function organizationOfPost(ctx: Ctx, post: Maybe<string>): Promise<string | undefined> {
  if (!post) return undefined;
  const found = await inPlace(ctx.db, ctx.place, (tx) => findPost(tx, post));
  return found?.organization_id;
}

/**
 * Ends a membership: from then on nobody acts by it, and it stays readable for ever.
 * @throws Refused forbidden, not-found, closed (it has ended already), invalid
 */
export async function endMembership(ctx: Ctx, id: string, given: Cited & { until: string }): Promise<void> {
  mustKeepTheRecord(ctx.author.role);
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const until = faults.day('until', given.until, { needed: true }) ?? '';
  const sources = faults.sources(given.sources, { max: MAX_SOURCES });
  const now = await inPlace(ctx.db, ctx.place, (tx) => membershipById(tx, id));
  if (!now) throw new Refused('not-found');
  if (until && isEmpty({ from: now.from_day, until })) faults.add('until', 'record-until-before-from');
  faults.stop();
  const body = withoutGaps({
    membership: id,
    organization: now.organization_id,
    post: now.post_id ?? undefined,
    person: now.person_id ?? undefined,
    until,
    sources,
  });
  const decide = async (tx: Tx) => {
    if ((await membershipById(tx, id))?.ended_by) throw new Refused('closed');
    await mustKnowSources(tx, sources);
    return body;
  };
  await commit(ctx, [draft({ act: membershipEnded, body, decide, occurred: occurredOn(here, { on: until }) })]);
}
