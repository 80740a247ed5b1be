// The addresses of clocks and periods: public pages, and the desk.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { wireClocksDesk } from './desk.ts';
import { clockPage } from './page.ts';
import { clocksPage, periodsPage } from './pages.ts';

export function wire(site: Site, _services: Services): void {
  site.page(routes.clocks, clocksPage);
  site.page(routes.periods, periodsPage);
  site.page(routes.clock, clockPage);
  wireClocksDesk(site);
}
