// What organizations, posts, persons and memberships may be. Pure: no database, no clock.
// Who is in office is computed from dates, never stored; what an office is called never depends on who holds it.

/** Kinds of organization; the first four act for the public, the others for themselves. */
export const organizationKinds = [
  'public-body',
  'legislature',
  'court',
  'electorate',
  'association',
  'coalition',
  'company',
] as const;
export type OrganizationKind = (typeof organizationKinds)[number];

const publicKinds: readonly string[] = ['public-body', 'legislature', 'court', 'electorate'];
export const isPublic = (kind: string): boolean => publicKinds.includes(kind);

/** A host name as DNS knows it, in lower case: what an organization's verification by DNS record or mail is checked against. */
export const isHostName = (text: string): boolean =>
  text.length <= 253 && /^(?=.*\.)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(text);

/** The first of the wanted addresses that is free, else the first one with a number behind it. */
export function firstFree(wanted: readonly [string, ...string[]], taken: ReadonlySet<string>): string {
  const free = wanted.find((slug) => !taken.has(slug));
  if (free) return free;
  for (let n = 2; ; n++) if (!taken.has(`${wanted[0]}-${n}`)) return `${wanted[0]}-${n}`;
}
