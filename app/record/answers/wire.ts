// The addresses of answers: the public page of each, the holder's desk, the clerk's.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { wireClerkDesk } from './clerk-pages.ts';
import { comparePage } from './compare-page.ts';
import { wireHolderDesk } from './desk-pages.ts';
import { answerPage } from './pages.ts';
import { wireSitting } from './sitting/wire.ts';

export function wire(site: Site, _services: Services): void {
  site.page(routes.answer, answerPage);
  site.page(routes.answersCompared, comparePage);
  wireHolderDesk(site);
  wireClerkDesk(site);
  wireSitting(site);
}
