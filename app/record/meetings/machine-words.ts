// A meeting for machines: a schema.org Event. Only what the page shows; covered words are not in it, and a day that is not known is not.
import { bareDay, openTo } from '../../base/fuzzy-day.ts';
import { routes } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';
import { type HolderName, holderAt, holderKey, holderRoute } from '../people/holder.ts';
import type { MeetingPage } from './read.ts';
import { stateOn } from './rules.ts';
import { seriesAddress } from './series/store.ts';
import { eventAddress } from './store.ts';

export function meetingInMachineWords(view: View, { event, invitations, names, series }: MeetingPage) {
  const at = (path: string) => view.place.baseUrl + path;
  const party = (name: HolderName) => {
    const { route, params } = holderRoute(name);
    return { '@type': 'Organization', '@id': at(view.href(route, params)), ...(name.name ? { name: name.name } : {}) };
  };
  const inviters = new Set(
    invitations.flatMap((one) => holderAt(one.from_post, one.from_organization) ?? []).map(holderKey),
  );
  const day = openTo(event.day) ? undefined : bareDay(event.day);
  return {
    '@context': 'https://schema.org',
    '@type': 'Event',
    '@id': at(view.href(routes.meeting, { meeting: eventAddress(event) })),
    ...(event.title === null ? {} : { name: event.title }),
    inLanguage: event.lang,
    ...(day ? { startDate: event.time && day.length === 10 ? `${day}T${event.time}` : day } : {}),
    eventStatus: `https://schema.org/${stateOn(event, view.today) === 'cancelled' ? 'EventCancelled' : 'EventScheduled'}`,
    ...(event.venue === null ? {} : { location: { '@type': 'Place', name: event.venue } }),
    organizer: [...inviters].flatMap((key) => (names.has(key) ? [party(names.get(key)!)] : [])),
    ...(series && { superEvent: at(view.href(routes.series, { series: seriesAddress(series) })) }),
  };
}
