// The addresses of divisions.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import { divisionPage, divisionsPage } from './pages.ts';

export function wire(site: Site): void {
  site.page(routes.divisions, divisionsPage);
  site.page(routes.division, divisionPage);
}
