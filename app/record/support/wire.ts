// The addresses of support: public pages, the signer's way, the desk.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { openConfirmer } from './confirm.ts';
import { countsSoon } from './count.ts';
import { wireEndorsing } from './desk-endorse.ts';
import { wireSignaturesDesk } from './desk-signatures.ts';
import { endorsementsPage, supportPage } from './pages.ts';
import { wireSigning } from './sign-pages.ts';

export function wire(site: Site, _services: Services): void {
  site.page(routes.letterSupport, supportPage);
  site.page(routes.endorsements, endorsementsPage);
  const countSoon = countsSoon(site.now);
  const confirmer = openConfirmer(site.db, site.now, countSoon);
  wireSigning(site, confirmer, (visit, version) => visit.tx((tx) => countSoon(tx, visit.place.id, [version])));
  wireEndorsing(site);
  wireSignaturesDesk(site);
}
