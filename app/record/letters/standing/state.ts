// The state of a letter's version: draft → adopted (by each organization) → published → superseded | withdrawn. Pure: computed from
// what is recorded and never stored. The words of a published version are the same in each of these states.

export type VersionState = 'draft' | 'adopted' | 'published' | 'superseded' | 'withdrawn';

/** What a draft's state is made of. */
export type DraftFacts = {
  revision: number;
  /** everyone who writes it, the one that began it included */
  organizations: readonly string[];
  adoptions: readonly { organization: string; revision: number }[];
};

/** Those who adopted exactly what the draft says now. */
export const adoptedBy = ({ revision, organizations, adoptions }: DraftFacts): string[] =>
  organizations.filter((one) => adoptions.some((it) => it.organization === one && it.revision === revision));

export const draftState = (draft: DraftFacts): 'draft' | 'adopted' =>
  draft.organizations.length > 0 && adoptedBy(draft).length === draft.organizations.length ? 'adopted' : 'draft';

/** What a published version's state is made of. */
export type PublishedFacts = {
  superseded: boolean;
  /** the organizations that stood behind it, and those of them that took their name off it */
  organizations: readonly string[];
  withdrawn: readonly string[];
};

/** Withdrawn only when nobody holds on to it: one organization cannot take away what others still stand behind. */
export function publishedState({ superseded, organizations, withdrawn }: PublishedFacts): VersionState {
  if (superseded) return 'superseded';
  return organizations.length > 0 && organizations.every((one) => withdrawn.includes(one)) ? 'withdrawn' : 'published';
}

/** An organization behind a letter, with the latest version it stood behind (null where only reports are known). */
type Behind = { id: string; version: number | null; withdrawn: object | null };

/** The state of one version; of a letter that is known only from reports, the state it has as a whole. */
export function stateOf(
  version: { number: number; current: boolean } | undefined,
  behind: readonly Behind[],
): VersionState {
  const own = behind.filter((one) => one.version === (version?.number ?? null));
  const those = own.length > 0 ? own : behind;
  return publishedState({
    superseded: version ? !version.current : false,
    organizations: those.map((one) => one.id),
    withdrawn: those.filter((one) => one.withdrawn).map((one) => one.id),
  });
}
