// All rooms of the budget, opened to the site.
import type { Store } from '../files/store.ts';
import type { Site } from '../web/site.ts';
import { wireCollective } from './collective/page.ts';
import { wire as wireImporting } from './importing/wire.ts';
import { wire as wirePlans } from './plans/wire.ts';
import type { DemandsAsked, DemandsToCite } from './rules/page.ts';
import { wire as wireRules } from './rules/wire.ts';
import { wire as wireVersions } from './versions/wire.ts';
import { wire as wireViews } from './views/wire.ts';

/** What the budget's rooms need besides the site. */
export type BudgetServices = {
  files: Store;
  /** how the record calls demands that rules cite; without it a rule's demand is not named */
  demandsOf?: DemandsAsked;
  /** where there are demands that a rule can cite */
  demandsToCite?: DemandsToCite;
};

export function wireBudget(site: Site, services: BudgetServices): void {
  wireVersions(site);
  wireImporting(site, services);
  wireViews(site);
  const demandsOf: DemandsAsked = services.demandsOf ?? (async () => new Map());
  wireRules(site, demandsOf, services.demandsToCite ?? { offered: async () => [], at: async () => undefined });
  wirePlans(site, demandsOf);
  wireCollective(site, demandsOf);
}
