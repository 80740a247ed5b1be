// The addresses of the register of powers, public and at the clerks' desk.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { wireDesk } from './desk-pages.ts';
import { powerPage, powersPage, whoCanPage } from './pages.ts';

export function wire(site: Site, _services: Services): void {
  site.page(routes.powers, powersPage);
  site.page(routes.whoCan, whoCanPage);
  site.page(routes.power, powerPage);
  wireDesk(site);
}
