// What every desk form of a meeting shares: which meeting, in whose name, and the page around the form. A person speaks in their own name
// or, as a clerk, from a source; the forms are the same for offices and organizations.
import type { Ctx } from '../../acts/commit.ts';
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { dateField, type FormState, form, hidden, type Raw, select, submit } from '../../web/forms.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { Visit } from '../../web/site.ts';
import { hrefIn, type View } from '../../web/view.ts';
import { type Holder, holderKey, parseHolder } from '../people/holder.ts';
import { namedFirst, type SaidNamed } from '../reply/held.ts';
import { fieldsToKeep, pathOf, waitingHref } from '../reply/held-parts.ts';
import type { NamedFirst } from '../reply/publishing.ts';
import {
  asKeeper,
  dayFrom,
  holderOptions,
  languageField,
  Sent,
  SentIds,
  sentDay,
  sourcesField,
  sourcesToChoose,
} from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { numberIn } from './read.ts';
import { isParty, isProposer, type Spoken } from './spoken.ts';
import { eventAddress, eventByNumber, type PublicEvent } from './store.ts';

export const deskWho = ['clerk', 'holder', 'speaker'] as const;

/** The offices and organizations a viewer may speak for, as holders. */
export const seatsOf = (visit: Visit): { holder: Holder; label: string }[] => [
  ...(visit.viewer?.posts ?? []).map((one) => ({ holder: { post: one.post }, label: one.title })),
  ...(visit.viewer?.speaksFor ?? []).map((one) => ({ holder: { organization: one.organization }, label: one.name })),
];

export const isClerk = (visit: Visit): boolean =>
  (visit.viewer?.roles ?? []).some((role) => role === 'clerk' || role === 'steward');

/** Who speaks: a clerk from a source, or one of the viewer's own offices and organizations. @throws Refused forbidden */
export function speaking(visit: Visit, key: string | undefined): { ctx: Ctx; as?: Holder } {
  const { viewer } = visit;
  const as = parseHolder(key);
  if (!as) {
    if (!isClerk(visit)) throw new Refused('forbidden');
    return { ctx: asKeeper(visit) };
  }
  const post = 'post' in as && viewer?.posts.find((one) => one.post === as.post);
  if (post) return { ctx: visit.as('holder', viewer!.name, post.membership), as };
  const spoken = 'organization' in as && viewer?.speaksFor.find((one) => one.organization === as.organization);
  if (spoken) return { ctx: visit.as('speaker', viewer!.name, spoken.organization), as };
  throw new Refused('forbidden');
}

/** @throws Refused not-found */
export async function mustHaveMeeting(tx: Tx, address: string | undefined): Promise<PublicEvent> {
  const number = numberIn(address);
  const event = number ? await eventByNumber(tx, number) : undefined;
  if (!event) throw new Refused('not-found');
  return event;
}

export type AtDesk = {
  event: PublicEvent;
  /** the viewer's own seats at this meeting, and of them those that proposed it */
  seats: ReturnType<typeof seatsOf>;
  hosts: ReturnType<typeof seatsOf>;
  clerk: boolean;
};

/** The meeting with the viewer's seats at it. @throws Refused forbidden to whoever is neither a party to it nor a clerk */
export async function atDesk(visit: Visit, tx: Tx, event: PublicEvent): Promise<AtDesk> {
  const seats: AtDesk['seats'] = [];
  const hosts: AtDesk['seats'] = [];
  for (const seat of seatsOf(visit)) {
    if (await isProposer(tx, event.id, seat.holder)) hosts.push(seat);
    else if (!(await isParty(tx, event.id, seat.holder))) continue;
    seats.push(seat);
  }
  const clerk = isClerk(visit);
  if (seats.length === 0 && !clerk) throw new Refused('forbidden');
  return { event, seats, hosts, clerk };
}

export const readAtDesk = (visit: Visit): Promise<AtDesk> =>
  visit.tx(async (tx) => atDesk(visit, tx, await mustHaveMeeting(tx, visit.params.meeting)));

/** In whose name: asked only of those who have a choice. */
export function seatField(view: View, state: FormState, seats: AtDesk['seats'], clerk: boolean): Html {
  const [only] = seats;
  if (seats.length === 0 || !only) return nothing;
  if (seats.length === 1 && !clerk) return hidden('as', holderKey(only.holder));
  return select(view, state, {
    name: 'as',
    label: view.t('meetings-form-as'),
    optional: clerk,
    ...(clerk ? { empty: view.t('meetings-form-as-source') } : {}),
    options: seats.map((one) => ({ value: holderKey(one.holder), label: one.label })),
  });
}

/** The fields of `Spoken` in a form's schema. */
export const spokenSchema = { as: Sent, by: Sent, lang: Sent, sources: SentIds, ...sentDay('on') };

type SpokenValue = { as?: string; by?: string; lang?: string; sources?: string[] };

/** Whose word a form is. @throws Refused forbidden */
export function spokenFrom(visit: Visit, value: SpokenValue): { ctx: Ctx; said: Spoken } {
  const { ctx, as } = speaking(visit, value.as);
  const lang = value.lang || visit.view.lang;
  if (as) return { ctx, said: { as, lang } };
  const { sources = [] } = value;
  return { ctx, said: { by: parseHolder(value.by), on: dayFrom(value, 'on') || undefined, lang, sources } };
}

/**
 * Whose word it is, asked at the end of a form: the own seat, and for clerks who said it when in which source.
 * `known`: who said it is known already, and not asked.
 */
export async function spokenFields(
  visit: Visit,
  state: FormState,
  seats: AtDesk['seats'],
  on: string,
  known = false,
): Promise<Html> {
  const { view, tx } = visit;
  const clerk = isClerk(visit);
  const own = seatField(view, state, seats, clerk);
  if (!clerk) return html`${own}${languageField(view, state)}`;
  const { holders, sources } = await tx(async (tx) => ({
    holders: await holderOptions(tx, view),
    sources: await sourcesToChoose(tx),
  }));
  const by = select(view, state, {
    name: 'by',
    label: view.t('meetings-work-by'),
    hint: view.t('meetings-work-by-hint'),
    optional: true,
    empty: view.t('meetings-work-by-unknown'),
    options: holders,
  });
  return html`${own}${!known && by}${dateField(view, state, { name: 'on', label: on, optional: true, fuzzy: true })}${sourcesField(view, state, sources)}${languageField(view, state)}`;
}

export const deskPage = (view: View, title: string, main: Html, state: FormState, event?: PublicEvent): Html =>
  layout(view, {
    title,
    desk: true,
    main,
    problems: state.errors.length > 0,
    crumbs: [
      { label: view.t('meetings-desk-title'), href: view.href(routes.deskMeetings) },
      ...(event ? [{ label: saidPlainly(view, event.title), href: workHref(view, event) }] : []),
      { label: title },
    ],
  });

export const workHref = (view: View, event: PublicEvent): string =>
  view.href(routes.deskMeetingWork, { meeting: eventAddress(event) });

export const meetingHref = (view: View, event: PublicEvent, at = ''): string =>
  `${view.href(routes.meeting, { meeting: eventAddress(event) })}${at}`;

/** One form about a meeting, at the desk. */
export function workForm(
  { view }: Visit,
  state: FormState,
  about: {
    event: PublicEvent;
    title: string;
    lead: string;
    before?: Value;
    fields: Value;
    submit: string;
    final?: boolean;
    multipart?: boolean;
  },
): Html {
  const drawn = form(view, state, {
    action: hrefIn(view, view.lang).split('?')[0]!,
    ...(about.multipart ? { multipart: true } : {}),
    fields: html`${about.fields}`,
    submit: about.final ? submit(about.submit, { kind: 'final' }) : about.submit,
  });
  const main = html`<h1>${about.title}</h1><p class="lead">${about.lead}</p>${about.before}${drawn}`;
  return deskPage(view, about.title, main, state, about.event);
}

/**
 * Asked before words about a meeting are recorded: is a private person named in them?
 * @returns where they wait for somebody; or what is committed with them
 * @throws Refused invalid as `namedFirst`
 */
export async function namedInWords(
  visit: Visit,
  ctx: Ctx,
  value: SaidNamed & Raw,
  about: { what: 'agenda' | 'objection'; event: PublicEvent; said: Spoken; texts: readonly (string | undefined)[] },
  rest: () => unknown,
): Promise<{ waits: string } | { waits?: undefined; named: NamedFirst | undefined }> {
  const on = `event/${about.event.id}`;
  const first = await namedFirst(
    ctx,
    value,
    {
      what: about.what,
      on,
      path: pathOf(visit.view),
      title: saidPlainly(visit.view, about.event.title),
      lang: about.said.lang ?? visit.view.lang,
      paragraphs: about.texts.flatMap((one) => one?.trim() || []),
      fields: fieldsToKeep(value),
    },
    rest,
  );
  if (first.waits !== undefined) return { waits: waitingHref(visit.view, first.waits) };
  return { named: await first.named({ on, given: 'as' in about.said ? 'here' : 'source' }) };
}
