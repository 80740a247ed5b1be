// Who may record a budget and sign for it. Pure; it never asks which side somebody speaks for.
import { Refused } from '../../base/refused.ts';
import type { AuthorRole } from '../../base/tables.ts';

/** Those who keep the record. */
const keepers: readonly AuthorRole[] = ['steward', 'clerk', 'editor', 'site'];

/** @throws Refused forbidden for anyone who does not keep the record */
export function mustKeepBudgets(role: AuthorRole): void {
  if (!keepers.includes(role)) throw new Refused('forbidden');
}
