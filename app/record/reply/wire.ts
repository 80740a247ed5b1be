// The addresses of the right of reply: the link in a notice, the desk of those who are named, corrections.
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { wireCorrections } from './correction-pages.ts';
import { wireReplyDesk } from './desk-pages.ts';
import { wireHeld } from './held-parts.ts';
import { wireLink } from './link-page.ts';

export function wire(site: Site, _services: Services): void {
  wireLink(site);
  wireReplyDesk(site);
  wireHeld(site);
  wireCorrections(site);
}
