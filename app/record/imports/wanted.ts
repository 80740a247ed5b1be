// What a folder of Open States says, as organizations, posts, people and memberships. Pure. Nobody is "current" here: that is computed
// from the days of each role wherever it is asked, never from the folder a file lies in.
import { createHash } from 'node:crypto';
import { within } from '../people/interval.ts';
import type { OrganizationKind } from '../people/rules.ts';
import { chamberName, divisionOf, governmentName, officeOf } from './names.ts';
import type { OpenStates, PersonRead, RoleRead } from './read-openstates.ts';

export type WantedOrganization = { id: string; name: string; kind: OrganizationKind; parent?: string };
export type WantedPost = { id: string; organization: string; name: string; division: string; seats: number };
export type WantedPerson = { id: string; name: string };
export type WantedMembership = {
  id: string;
  person: string;
  organization: string;
  post?: string;
  role?: string;
  from?: string;
  until?: string;
};
export type Wanted = {
  organizations: Map<string, WantedOrganization>;
  posts: Map<string, WantedPost>;
  people: Map<string, WantedPerson>;
  memberships: Map<string, WantedMembership>;
  /** told, not brought: a member of a committee who is nobody in the folder */
  unknown: string[];
};

/** The id of what has none of its own where it comes from: made of what it is, so that a second import finds the first one's. */
export function importedId(...what: string[]): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(['openstates', ...what]))
    .digest('hex');
  // UUIDv8 (RFC 9562 §5.8): its bits are the maker's own.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** @param only a division id: roles and committees elsewhere than in it are left out, and people without a role in it */
export function wantedFrom(read: OpenStates, today: string, only?: string): Wanted {
  const wanted: Wanted = {
    organizations: new Map(),
    posts: new Map(),
    people: new Map(),
    memberships: new Map(),
    unknown: [],
  };
  const inScope = (jurisdiction: string) => {
    const division = divisionOf(jurisdiction);
    return only === undefined || division === only || division.startsWith(`${only}/`);
  };
  const seated = new Map<string, number>();
  for (const person of read.people) {
    const roles = person.roles.filter((role) => inScope(role.jurisdiction));
    if (roles.length > 0 || only === undefined) wanted.people.set(person.id, { id: person.id, name: person.name });
    for (const role of roles) wantRole(wanted, read, person, role, { today, seated });
  }
  for (const committee of read.committees.filter((one) => inScope(one.jurisdiction)))
    wantCommittee(wanted, read, committee);
  return wanted;
}

function wantRole(
  wanted: Wanted,
  read: OpenStates,
  person: PersonRead,
  role: RoleRead,
  { today, seated }: { today: string; seated: Map<string, number> },
): void {
  const body = bodyOf(wanted, read, role.jurisdiction, role.type);
  const { label, division } = officeOf(role);
  const id = importedId('post', body, label);
  const term = { ...(role.from ? { from: role.from } : {}), ...(role.until ? { until: role.until } : {}) };
  // Several who surely hold it today: a district with several seats.
  const held =
    within({ from: role.from ?? null, until: role.until ?? null }, today) === 'yes' && role.from !== undefined;
  const seats = (seated.get(id) ?? 0) + (held ? 1 : 0);
  seated.set(id, seats);
  wanted.posts.set(id, { id, organization: body, name: label, division, seats: Math.max(1, seats) });
  want(wanted, { person: person.id, organization: body, post: id, ...term });
}

function want(wanted: Wanted, given: Omit<WantedMembership, 'id'>): void {
  const id = importedId(
    'membership',
    given.person,
    given.post ?? given.organization,
    given.from ?? `until ${given.until ?? ''}`,
  );
  if (!wanted.memberships.has(id)) wanted.memberships.set(id, { id, ...given });
}

/** The body an office belongs to: a chamber of a legislature, or the government itself. */
function bodyOf(wanted: Wanted, read: OpenStates, jurisdiction: string, type: string): string {
  const government = importedId('government', jurisdiction);
  wanted.organizations.set(government, {
    id: government,
    name: governmentName(jurisdiction, read.jurisdictions),
    kind: 'public-body',
  });
  if (!['upper', 'lower', 'legislature'].includes(type)) return government;
  const chamber = importedId('chamber', jurisdiction, type);
  wanted.organizations.set(chamber, {
    id: chamber,
    name: chamberName(jurisdiction, type),
    kind: 'legislature',
    parent: government,
  });
  return chamber;
}

function wantCommittee(wanted: Wanted, read: OpenStates, committee: OpenStates['committees'][number]): void {
  const { id, name, members } = committee;
  const chamber = bodyOf(wanted, read, committee.jurisdiction, committee.chamber);
  const parent = read.committees.some((one) => one.id === committee.parent && one.id !== id)
    ? committee.parent!
    : chamber;
  wanted.organizations.set(id, { id, name, kind: 'public-body', parent });
  for (const member of members) {
    if (!member.person || !wanted.people.has(member.person)) {
      wanted.unknown.push(`${committee.file}: ${member.name}`);
      continue;
    }
    const { role, from, until } = member;
    want(wanted, {
      person: member.person,
      organization: id,
      ...(role ? { role } : {}),
      ...(from ? { from } : {}),
      ...(until ? { until } : {}),
    });
  }
}

/** Parents before what stands under them. */
export function parentsFirst(organizations: ReadonlyMap<string, WantedOrganization>): WantedOrganization[] {
  const ordered = new Set<WantedOrganization>();
  const visit = (one: WantedOrganization, way: readonly string[]): void => {
    const parent = one.parent && !way.includes(one.parent) ? organizations.get(one.parent) : undefined;
    if (parent && !ordered.has(parent)) visit(parent, [...way, one.id]);
    ordered.add(one);
  };
  for (const one of organizations.values()) visit(one, []);
  return [...ordered];
}
