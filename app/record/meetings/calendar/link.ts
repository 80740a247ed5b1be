// The calendar of an office or organization, named on its page.
import { routes } from '../../../base/routes.ts';
import { type Html, html } from '../../../web/html.ts';
import type { View } from '../../../web/view.ts';

/** `of` holds the slug of a post or an organization. */
export function calendarLink(view: View, of: { post: string } | { organization: string }): Html {
  const href = view.href('post' in of ? routes.postCalendar : routes.organizationCalendar, of);
  return html`<a href="${href}">${view.t('meetings-calendar-holder')}</a>`;
}
