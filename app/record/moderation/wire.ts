// The addresses of moderation: the public log, the form to report, the stewards' desk.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { wireAppeals } from './appeal-pages.ts';
import { wireModerationDesk } from './desk-pages.ts';
import { takedownPage, takedownsPage, wireReportForm } from './pages.ts';

export function wire(site: Site, _services: Services): void {
  site.page(routes.takedowns, takedownsPage);
  site.page(routes.takedown, takedownPage);
  wireReportForm(site);
  wireAppeals(site);
  wireModerationDesk(site);
}
