// The addresses of rules: the public page, and the desk.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import { wireRulesDesk } from './desk.ts';
import { type DemandsAsked, type DemandsToCite, rulesPage } from './page.ts';

export function wire(site: Site, demandsOf: DemandsAsked, demands: DemandsToCite): void {
  site.page(routes.budgetRules, rulesPage(demandsOf));
  wireRulesDesk(site, demands);
}
