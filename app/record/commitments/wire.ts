// The addresses of commitments: public pages, and the desk.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { wireCommitmentsDesk } from './desk.ts';
import { commitmentPage, commitmentsPage, rulesPage } from './pages.ts';

export function wire(site: Site, _services: Services): void {
  site.page(routes.commitments, commitmentsPage);
  site.page(routes.commitmentRules, rulesPage);
  site.page(routes.commitment, commitmentPage);
  wireCommitmentsDesk(site);
}
