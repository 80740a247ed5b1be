// The addresses of meetings: public pages, and the desk.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { wireCalendars } from './calendar/wire.ts';
import { wireMeetingsDesk } from './desk-pages.ts';
import { meetingPage, meetingsPage } from './pages.ts';

export function wire(site: Site, _services: Services): void {
  site.page(routes.meetings, meetingsPage);
  site.page(routes.meeting, meetingPage);
  wireCalendars(site);
  wireMeetingsDesk(site);
}
