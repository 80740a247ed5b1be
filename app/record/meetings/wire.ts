// The addresses of meetings: public pages, and the desk.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { wireCalendars } from './calendar/wire.ts';
import { wireMeetingsDesk } from './desk-pages.ts';
import { meetingsPage } from './list-page.ts';
import { minutesDiffPage, minutesPage } from './minutes/pages.ts';
import { meetingPage } from './pages.ts';
import { seriesPage } from './series/pages.ts';

export function wire(site: Site, services: Services): void {
  site.page(routes.meetings, meetingsPage);
  site.page(routes.meeting, meetingPage);
  site.page(routes.meetingMinutes, minutesPage);
  site.page(routes.meetingMinutesDiff, minutesDiffPage);
  site.page(routes.series, seriesPage);
  wireCalendars(site);
  wireMeetingsDesk(site, services);
}
