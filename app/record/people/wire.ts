// The addresses of organizations, posts and persons, public and at the clerks' desk.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { organizationAskedPage, postAskedPage } from './asked-page.ts';
import { wireDesk } from './desk-pages.ts';
import { organizationPage, organizationsPage } from './pages.ts';
import { personPage } from './person-page.ts';
import { postPage } from './post-page.ts';

export function wire(site: Site, _services: Services): void {
  site.page(routes.organizations, organizationsPage);
  site.page(routes.organization, organizationPage);
  site.page(routes.organizationAsked, organizationAskedPage);
  site.page(routes.post, postPage);
  site.page(routes.postAsked, postAskedPage);
  site.page(routes.person, personPage);
  wireDesk(site);
}
