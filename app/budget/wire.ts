// All rooms of the budget, opened to the site.
import type { Store } from '../files/store.ts';
import type { Site } from '../web/site.ts';
import { wire as wireImporting } from './importing/wire.ts';
import { wire as wireVersions } from './versions/wire.ts';
import { wire as wireViews } from './views/wire.ts';

/** What the budget's rooms need besides the site. */
export type BudgetServices = { files: Store };

export function wireBudget(site: Site, services: BudgetServices): void {
  wireVersions(site);
  wireImporting(site, services);
  wireViews(site);
}
