// The form that invites to a meeting that stands already, and the fields it shares with the form that proposes one. Whoever invites says so
// in their own name, or a clerk from a source.
import Type from 'typebox';
import { routes } from '../../base/routes.ts';
import { area, checkboxes, dateField, type FormState, form } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { type Holder, parseHolder } from '../people/holder.ts';
import { dayFrom, languageField, Sent, SentIds, sentDay, sourcesField } from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { deskPage, deskWho, isClerk, seatField, seatsOf, speaking } from './at-desk.ts';
import { choices, found, publicHref } from './event-choices.ts';
import { sendInvitations } from './invitations.ts';
import { eventAddress } from './store.ts';

export const holdersIn = (keys: readonly string[] | undefined): Holder[] =>
  (keys ?? []).flatMap((key) => parseHolder(key) ?? []);

type HolderChoice = { value: string; label: string };

export function inviteField(
  view: View,
  state: FormState,
  holders: readonly HolderChoice[],
  already: readonly string[],
): Html {
  const { t } = view;
  const options = holders.filter((one) => !already.includes(one.value));
  if (options.length === 0) return html`<p>${t('meetings-form-invite-all')}</p>`;
  return html`${checkboxes(view, state, { name: 'invite', label: t('meetings-form-invite'), optional: already.length === 0, options })}${area(
    view,
    state,
    {
      name: 'words',
      label: t('meetings-form-words'),
      hint: t('meetings-form-words-hint'),
      optional: true,
      rows: 4,
      maxLength: 5000,
    },
  )}`;
}

export function wireInviteForm(site: Site): void {
  site.form(routes.deskMeetingInvite, {
    who: [...deskWho],
    schema: Type.Object({ as: Sent, invite: SentIds, words: Sent, lang: Sent, sources: SentIds, ...sentDay('on') }),
    start: (visit) => ({ lang: visit.view.lang }),
    show: showInvite,
    act: async (visit, value) => {
      const { event } = await found(visit);
      const { ctx, as } = speaking(visit, value.as);
      const on = dayFrom(value, 'on');
      await sendInvitations(ctx, {
        event: event.id,
        invite: holdersIn(value.invite).map((to) => ({ to, words: value.words, lang: value.lang || visit.view.lang })),
        ...(as ? { as } : { sources: value.sources ?? [], ...(on ? { when: { on } } : {}) }),
      });
      return publicHref(visit, event.number);
    },
  });
}

async function showInvite(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx } = visit;
  const { t, href } = view;
  const { event, invited } = await found(visit);
  const offered = await tx((tx) => choices(tx, view));
  const clerk = isClerk(visit);
  const title = t('meetings-form-invite-to', { title: saidPlainly(view, event.title) });
  const fields = html`${seatField(view, state, seatsOf(visit), clerk)}${inviteField(
    view,
    state,
    offered.holders,
    invited.map((one) => one.key),
  )}${
    clerk
      ? html`${dateField(view, state, { name: 'on', label: t('meetings-form-invited-on'), optional: true, fuzzy: true, bound: true })}${sourcesField(view, state, offered.sources)}`
      : nothing
  }${languageField(view, state)}`;
  const action = href(routes.deskMeetingInvite, { meeting: eventAddress(event) });
  const main = html`<h1>${title}</h1>${form(view, state, { action, fields, submit: t('meetings-form-invite-do') })}`;
  return deskPage(view, title, main, state);
}
