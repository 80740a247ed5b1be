// The forms of an event: propose a meeting in one's own name, or record one from a source; change it.
// A speaker or holder proposes meetings only; what else happened in public is recorded by staff.
import Type from 'typebox';
import { newId } from '../../base/ids.ts';
import { routes } from '../../base/routes.ts';
import {
  area,
  checkboxes,
  dateField,
  type FormState,
  form,
  hidden,
  radios,
  select,
  textField,
} from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { queue } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { parseHolder } from '../people/holder.ts';
import { namedFirst, type Recording } from '../reply/held.ts';
import { askedFirst, fieldsToKeep, pathOf, privatePart, startHeld, waitingHref } from '../reply/held-parts.ts';
import { dayFrom, languageField, meanwhile, Sent, SentIds, sentDay, sourcesField } from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { type Standing, standings } from '../words/rules.ts';
import type { Source } from '../words/sources.ts';
import { changeEvent, checkEvent, type EventWords, recordEvent } from './actions.ts';
import { deskPage, deskWho, isClerk, seatField, seatsOf, speaking } from './at-desk.ts';
import { waysAtDesk } from './delivery/desk.ts';
import { choices, type Found, found, type Invited, publicHref } from './event-choices.ts';
import { holdersIn, inviteField, wireInviteForm } from './invite-form.ts';
import { type EventKind, type EventState, eventKinds, eventStates } from './rules.ts';
import { eventAddress, type PublicEvent } from './store.ts';

const EventForm = Type.Object({
  as: Sent,
  kind: Sent,
  title: Sent,
  summary: Sent,
  status: Sent,
  ...sentDay('day'),
  ...sentDay('until'),
  time: Sent,
  venue: Sent,
  series: Sent,
  standing: Sent,
  dispute: Sent,
  lang: Sent,
  about: SentIds,
  /** what it is about besides letters */
  kept: SentIds,
  sources: SentIds,
  invite: SentIds,
  words: Sent,
  seen: Sent,
  ...askedFirst,
});
type Value = { [K in keyof typeof EventForm.properties]?: unknown };

export function wireEventForms(site: Site): void {
  site.form(routes.deskMeetingNew, {
    who: [...deskWho],
    schema: EventForm,
    start: (visit) =>
      startHeld(visit, { kind: 'meeting', status: 'tentative', standing: 'reported', lang: visit.view.lang }),
    show: (visit, state) => show(visit, state),
    act: async (visit, value) => {
      const { ctx, as } = speaking(visit, value.as);
      const invite = holdersIn(value.invite).map((to) => ({
        to,
        words: value.words,
        lang: value.lang || visit.view.lang,
      }));
      const words = wordsFrom(visit, value);
      const first = await namedFirst(ctx, value, toRecord(visit, value, words), () => checkEvent(ctx, words, as));
      if (first.waits !== undefined) return waitingHref(visit.view, first.waits);
      const id = newId();
      const named = await first.named({ on: `event/${id}`, given: as ? 'here' : 'source' });
      const { number } = await recordEvent(ctx, { ...words, id, ...(as ? { as } : {}), invite }, named);
      return publicHref(visit, number);
    },
  });
  site.form(routes.deskMeeting, {
    who: [...deskWho],
    schema: EventForm,
    start: async (visit) => startHeld(visit, startFrom(await found(visit))),
    show: async (visit, state) => show(visit, state, await found(visit)),
    act: async (visit, value) => {
      const { event } = await found(visit);
      const { ctx, as } = speaking(visit, value.as);
      const words = wordsFrom(visit, value);
      const first = await namedFirst(
        ctx,
        value,
        {
          ...toRecord(visit, value, words),
          on: `event/${event.id}`,
        },
        () => checkEvent(ctx, words, as),
      );
      if (first.waits !== undefined) return waitingHref(visit.view, first.waits);
      const named = await first.named({ on: `event/${event.id}`, given: as ? 'here' : 'source' });
      const told = { ...words, event: event.id, ...(as ? { as } : {}), ...(value.seen ? { seen: value.seen } : {}) };
      const { number } = await changeEvent(ctx, told, named);
      return publicHref(visit, number);
    },
  });
  wireInviteForm(site);
}

/** The texts of an event in which somebody can be named. */
const toRecord = ({ view }: Visit, value: Value, words: EventWords): Recording => ({
  what: 'event',
  path: pathOf(view),
  title: words.title,
  lang: words.lang,
  paragraphs: [words.summary, words.venue, words.dispute, value.words].flatMap((one) =>
    typeof one === 'string' && one ? [one] : [],
  ),
  fields: fieldsToKeep(value),
});

function wordsFrom(visit: Visit, value: Value): EventWords {
  const text = (name: keyof Value) => (typeof value[name] === 'string' ? (value[name] as string) : undefined);
  const here = parseHolder(value.as) !== undefined;
  return {
    kind: (here ? 'meeting' : value.kind) as EventKind,
    title: text('title') ?? '',
    summary: text('summary'),
    status: value.status as EventState,
    venue: text('venue'),
    day: dayFrom(value, 'day'),
    until: dayFrom(value, 'until') || undefined,
    time: text('time'),
    series: text('series'),
    standing: here ? 'own' : (value.standing as Standing),
    dispute: here ? undefined : text('dispute'),
    lang: text('lang') || visit.view.lang,
    about: [...((value.about as string[] | undefined) ?? []), ...((value.kept as string[] | undefined) ?? [])],
    sources: (value.sources as string[] | undefined) ?? [],
  };
}

const startFrom = ({ event, about, cited }: Found) => ({
  ...event,
  until: event.until_day ?? '',
  about,
  sources: cited.map((source) => source.id),
  seen: event.act,
});

async function show(visit: Visit, state: FormState, now?: Found): Promise<Html> {
  const { view, tx } = visit;
  const { t, href } = view;
  const offered = await tx((tx) => choices(tx, view));
  const seats = seatsOf(visit);
  const clerk = isClerk(visit);
  // What an event is about besides letters stays with it when it is changed.
  const others = (now?.about ?? []).filter((stream) => !stream.startsWith('letter/'));
  const label = { title: t('meetings-form-title'), day: t('meetings-form-day'), venue: t('meetings-form-venue') };
  const fields = html`${now && hidden('seen', now.event.act)}${others.map((stream) => hidden('kept', stream))}${seatField(view, state, seats, clerk)}${
    clerk
      ? radios(view, state, {
          name: 'kind',
          label: t('meetings-form-kind'),
          options: eventKinds.map((kind) => ({ value: kind, label: t(`meetings-kind-${kind}`) })),
        })
      : nothing
  }${textField(view, state, { name: 'title', label: label.title, hint: t('meetings-form-title-hint'), maxLength: 200 })}
${dateField(view, state, { name: 'day', label: label.day, fuzzy: clerk, bound: clerk })}${textField(view, state, { name: 'time', label: t('meetings-form-time'), hint: t('meetings-form-time-hint'), type: 'time', short: true, optional: true })}
${clerk ? dateField(view, state, { name: 'until', label: t('meetings-form-until'), hint: t('meetings-form-until-hint'), optional: true, fuzzy: true }) : nothing}
${textField(view, state, { name: 'venue', label: label.venue, optional: true, maxLength: 300 })}
${area(view, state, { name: 'summary', label: t('meetings-form-summary'), optional: true, maxLength: 5000 })}
${radios(view, state, { name: 'status', label: t('meetings-form-status'), options: statesOffered(clerk, now?.event).map((one) => ({ value: one, label: t(`meetings-state-${one}`) })) })}
${clerk ? clerkFields(view, state, offered.sources) : nothing}
${offered.letters.length > 0 ? checkboxes(view, state, { name: 'about', label: t('meetings-form-about'), optional: true, options: offered.letters }) : nothing}
${now ? nothing : html`${inviteField(view, state, offered.holders, [])}`}${languageField(view, state)}${await privatePart(visit, state)}`;
  const title = now
    ? t('meetings-form-change', { title: saidPlainly(view, now.event.title) })
    : t(clerk ? 'meetings-desk-record' : 'meetings-desk-propose');
  const differs = now
    ? meanwhile(view, state, [
        { name: 'title', label: label.title, now: now.event.title },
        { name: 'day', label: label.day, now: now.event.day },
        { name: 'venue', label: label.venue, now: now.event.venue },
      ])
    : nothing;
  const action = now ? href(routes.deskMeeting, { meeting: eventAddress(now.event) }) : href(routes.deskMeetingNew);
  const main = html`<h1>${title}</h1><p class="lead">${t(clerk ? 'meetings-form-lead-record' : 'meetings-form-lead')}</p>${differs}${form(view, state, { action, fields, submit: t(now ? 'meetings-form-save' : clerk ? 'meetings-form-record' : 'meetings-form-propose') })}${now && clerk && repliesToRecord(view, now)}${now && (await waysAtDesk(visit, now.event.id))}`;
  return deskPage(view, title, main, state);
}

/** Cancelling and holding have forms of their own, with a reason; a clerk may record what is past with its outcome. */
const statesOffered = (clerk: boolean, now: PublicEvent | undefined): readonly EventState[] =>
  eventStates.filter((one) => one === 'tentative' || one === 'confirmed' || one === now?.status || (clerk && !now));

/** For clerks: a reply from a source, for each who was invited. */
function repliesToRecord(view: View, { invited }: Found): Html {
  if (invited.length === 0) return nothing;
  const item = ({ invitation, name, replied }: Invited) => ({
    title: saidPlainly(view, name),
    href: view.href(routes.deskInvitationRecord, { invitation }),
    about: view.t(replied ? 'meetings-form-replied' : 'meetings-form-no-reply'),
  });
  return html`<h2>${view.t('meetings-form-replies')}</h2>${queue(invited.map(item))}`;
}

function clerkFields(view: View, state: FormState, sources: Source[]): Html {
  const { t } = view;
  return html`${textField(view, state, { name: 'series', label: t('meetings-form-series'), hint: t('meetings-form-series-hint'), optional: true, maxLength: 80 })}
${select(view, state, { name: 'standing', label: t('meetings-form-standing'), options: standings.filter((one) => one !== 'own').map((one) => ({ value: one, label: t(`state-${one}`) })) })}
${area(view, state, { name: 'dispute', label: t('meetings-form-dispute'), hint: t('meetings-form-dispute-hint'), optional: true, rows: 3, maxLength: 2000 })}${sourcesField(view, state, sources)}`;
}
