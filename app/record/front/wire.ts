// The addresses of a place's front: home, what changed, search, and the desk everyone comes home to.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { deskPage } from './desk.ts';
import { changesPage, homePage } from './pages.ts';
import { searchPage } from './search-page.ts';

export function wire(site: Site, services: Services): void {
  site.page(routes.home, (visit) => homePage(visit, services));
  site.page(routes.changes, changesPage);
  site.page(routes.search, searchPage);
  site.desk(routes.desk, 'signed-in', deskPage);
}
