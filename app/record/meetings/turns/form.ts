// The desk forms of a turn: cancel a meeting, let it return, say that it was held. Each for one meeting alone, also for one of a series.
import Type from 'typebox';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { area, type FormState, radios } from '../../../web/forms.ts';
import { type Html, html, nothing } from '../../../web/html.ts';
import type { Site, Visit } from '../../../web/site.ts';
import { Sent } from '../../words/form-parts.ts';
import { saidPlainly } from '../../words/parts.ts';
import {
  type AtDesk,
  deskWho,
  meetingHref,
  readAtDesk,
  spokenFields,
  spokenFrom,
  spokenSchema,
  workForm,
} from '../at-desk.ts';
import { cancelMeeting, recordHeld, returnMeeting } from './actions.ts';

const TurnForm = Type.Object({ ...spokenSchema, reason: Sent, stands: Sent });
type Turn = 'cancel' | 'return' | 'held';

export function wireTurnForms(site: Site): void {
  wireTurn(site, routes.deskMeetingCancel, 'cancel');
  wireTurn(site, routes.deskMeetingReturn, 'return');
  wireTurn(site, routes.deskMeetingHeld, 'held');
}

function wireTurn(site: Site, route: { path: string }, turn: Turn): void {
  site.form(route, {
    who: [...deskWho],
    schema: TurnForm,
    start: ({ view }) => ({ lang: view.lang, stands: 'confirmed' }),
    show: (visit, state) => show(visit, state, turn),
    act: async (visit, value) => {
      const { event } = await mayTurn(visit);
      const { ctx, said } = spokenFrom(visit, value);
      const given = { ...said, event: event.id, reason: value.reason };
      if (turn === 'cancel') await cancelMeeting(ctx, given);
      else if (turn === 'held') await recordHeld(ctx, given);
      else await returnMeeting(ctx, { ...given, stands: value.stands === 'tentative' ? 'tentative' : 'confirmed' });
      return meetingHref(visit.view, event);
    },
  });
}

/** @throws Refused forbidden for a party that did not propose it */
async function mayTurn(visit: Visit): Promise<AtDesk> {
  const read = await readAtDesk(visit);
  if (read.hosts.length === 0 && !read.clerk) throw new Refused('forbidden');
  return read;
}

async function show(visit: Visit, state: FormState, turn: Turn): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { event, hosts } = await mayTurn(visit);
  const stands =
    turn === 'return'
      ? radios(view, state, {
          name: 'stands',
          label: t('meetings-form-status'),
          options: (['confirmed', 'tentative'] as const).map((value) => ({
            value,
            label: t(`meetings-state-${value}`),
          })),
        })
      : nothing;
  const fields = html`${stands}${area(view, state, { name: 'reason', label: t(`meetings-work-${turn}-reason`), hint: t('meetings-work-words-hint'), optional: turn !== 'cancel', rows: 4, maxLength: 2000 })}${await spokenFields(visit, state, hosts, t('meetings-work-on'))}`;
  return workForm(visit, state, {
    event,
    title: t(`meetings-work-${turn}-title`, { title: saidPlainly(view, event.title) }),
    lead: t(`meetings-work-${turn}-lead`),
    fields,
    submit: t(`meetings-work-${turn}`),
    final: turn === 'cancel',
  });
}
