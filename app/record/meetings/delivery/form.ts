// The desk's forms about an invitation's way: how it was sent or arrived, what its receiver says about that, and taking back what was
// recorded in error. Whoever may not send a form is not asked to fill it in.
import Type from 'typebox';
import type { Ctx } from '../../../acts/commit.ts';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { sayOn } from '../../../i18n/say.ts';
import { area, dateField, type FormState, form, radios, select, submit } from '../../../web/forms.ts';
import { type Html, html, type Value } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import type { Site, Visit } from '../../../web/site.ts';
import type { View } from '../../../web/view.ts';
import { channels, facts } from '../../letters/acts.ts';
import { wayItem } from '../../letters/way.ts';
import { mayWithdraw } from '../../letters/withdraw.ts';
import { type Holder, holderAt, holderKey, holderNames } from '../../people/holder.ts';
import { asKeeper, languageField, SentIds, sourcesField, sourcesToChoose } from '../../words/form-parts.ts';
import { saidPlainly } from '../../words/parts.ts';
import { isClerk } from '../at-desk.ts';
import { eventAddress, eventsById, type Invitation, invitationById } from '../store.ts';
import { acknowledgeWay, disputeWay, recordWay, withdrawWay } from './actions.ts';
import { deliveryOfInvitation, type InvitationDelivery } from './store.ts';

const Lang = Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' }));
const Day = Type.String({ format: 'fuzzy-date' });
const Words = Type.Optional(Type.String({ maxLength: 2000 }));

const WayForm = Type.Object({
  fact: Type.Enum([...facts]),
  channel: Type.Enum([...channels]),
  day: Day,
  evidence: Words,
  lang: Lang,
  sources: SentIds,
});
const WordsForm = Type.Object({
  what: Type.Enum(['disputed', 'acknowledged']),
  words: Words,
  day: Type.Optional(Day),
  lang: Lang,
  sources: SentIds,
});
const ReasonForm = Type.Object({ words: Type.String({ minLength: 1, maxLength: 2000 }), lang: Lang });

export function wireWayForms(site: Site): void {
  site.form(routes.deskInvitationWay, {
    who: ['holder', 'speaker', 'clerk'],
    schema: WayForm,
    start: ({ view }) => ({ day: view.today, lang: view.lang, channel: 'mail' }),
    show: showWay,
    act: async (visit, { fact, channel, lang, ...value }) => {
      const { invitation } = await read(visit);
      await recordWay(seatIn(visit, partiesOf(invitation)), {
        ...value,
        invitation: invitation.id,
        fact: fact as (typeof facts)[number],
        channel: channel as (typeof channels)[number],
        lang: lang ?? visit.view.lang,
      });
      return backTo(visit, invitation);
    },
  });
  site.form(routes.deskInvitationWayWords, {
    who: ['holder', 'speaker', 'clerk'],
    schema: WordsForm,
    start: ({ view }) => ({ lang: view.lang }),
    show: showWords,
    act: async (visit, { what, lang, ...value }) => {
      const { invitation, delivery } = await readDelivery(visit);
      const said = { ...value, delivery: delivery.id, lang: lang ?? visit.view.lang };
      const ctx = seatIn(visit, [toOf(invitation)]);
      await (what === 'disputed' ? disputeWay(ctx, said) : acknowledgeWay(ctx, said));
      return backTo(visit, invitation);
    },
  });
  site.form(routes.deskInvitationWayWithdraw, {
    who: ['holder', 'speaker', 'clerk'],
    schema: ReasonForm,
    start: ({ view }) => ({ lang: view.lang }),
    show: showWithdraw,
    act: async (visit, { words, lang }) => {
      const { invitation, delivery } = await readDelivery(visit);
      const ctx = seatToWithdraw(visit, delivery);
      await withdrawWay(ctx, { delivery: delivery.id, reason: words, lang: lang ?? visit.view.lang });
      return backTo(visit, invitation);
    },
  });
}

const toOf = (invitation: Invitation): Holder => holderAt(invitation.to_post, invitation.to_organization)!;
const partiesOf = (invitation: Invitation): (Holder | undefined)[] => [
  holderAt(invitation.from_post, invitation.from_organization),
  toOf(invitation),
];

/** The viewer's own seat among `holders`; otherwise the desk of those who keep the record. @throws Refused forbidden */
function seatIn(visit: Visit, holders: readonly (Holder | undefined)[]): Ctx {
  const { viewer } = visit;
  for (const holder of holders) {
    const post = holder && 'post' in holder && viewer?.posts.find((one) => one.post === holder.post);
    if (post) return visit.as('holder', viewer!.name, post.membership);
    const spoken =
      holder && 'organization' in holder && viewer?.speaksFor.find((one) => one.organization === holder.organization);
    if (spoken) return visit.as('speaker', viewer!.name, spoken.organization);
  }
  if (!isClerk(visit)) throw new Refused('forbidden');
  return asKeeper(visit);
}

/** The seat this person recorded it from, or the keepers' desk. @throws Refused forbidden */
function seatToWithdraw(visit: Visit, { author }: Pick<InvitationDelivery, 'author'>): Ctx {
  if (isClerk(visit)) return asKeeper(visit);
  const own = seatsOf(visit).find((seat) => mayWithdraw({ ...seat, name: '' }, author));
  if (!own) throw new Refused('forbidden');
  return visit.as(own.role, visit.viewer?.name ?? '', own.as);
}

const seatsOf = ({ viewer }: Visit) => [
  ...(viewer?.posts ?? []).map((one) => ({ role: 'holder' as const, as: one.membership })),
  ...(viewer?.speaksFor ?? []).map((one) => ({ role: 'speaker' as const, as: one.organization })),
];

/** Whether this person may record how an invitation was sent or arrived. */
export function speaksFor(visit: Visit, invitation: Invitation): boolean {
  const own = (holder: Holder | undefined): boolean =>
    holder !== undefined &&
    ('post' in holder
      ? (visit.viewer?.posts ?? []).some((one) => one.post === holder.post)
      : (visit.viewer?.speaksFor ?? []).some((one) => one.organization === holder.organization));
  return isClerk(visit) || partiesOf(invitation).some(own);
}

export const mayTakeBack = (visit: Visit, delivery: InvitationDelivery): boolean =>
  !delivery.withdrawn &&
  (isClerk(visit) || seatsOf(visit).some((seat) => mayWithdraw({ ...seat, name: '' }, delivery.author)));

type Read = { invitation: Invitation; names: Awaited<ReturnType<typeof holderNames>>; event: string; href: string };

async function read(visit: Visit, id = visit.params.invitation ?? ''): Promise<Read> {
  return visit.tx(async (tx) => {
    const invitation = await invitationById(tx, id);
    if (!invitation) throw new Refused('not-found');
    const event = (await eventsById(tx, [invitation.event])).get(invitation.event)!;
    return {
      invitation,
      names: await holderNames(tx, [toOf(invitation)]),
      event: saidPlainly(visit.view, event.title),
      href: visit.view.href(routes.meeting, { meeting: eventAddress(event) }),
    };
  });
}

async function readDelivery(visit: Visit): Promise<Read & { delivery: InvitationDelivery }> {
  const delivery = await visit.tx((tx) => deliveryOfInvitation(tx, visit.params.delivery ?? ''));
  if (!delivery) throw new Refused('not-found');
  return { ...(await read(visit, delivery.invitation)), delivery };
}

const backTo = async (visit: Visit, invitation: Invitation): Promise<string> => (await read(visit, invitation.id)).href;

const nameIn = (view: View, { names, invitation }: Read): string =>
  saidPlainly(view, names.get(holderKey(toOf(invitation)))?.name ?? null);

async function showWay(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const found = await read(visit);
  const { author } = seatIn(visit, partiesOf(found.invitation));
  const sources = await visit.tx((tx) => sourcesToChoose(tx));
  // Who is invited can say that it reached them, and nothing about how it was sent.
  const from = holderAt(found.invitation.from_post, found.invitation.from_organization);
  const inviter = isClerk(visit) || (from && isOwn(visit, author.as, from));
  const offered = inviter ? facts : (['delivered'] as const);
  const fields = html`${radios(view, state, { name: 'fact', label: t('letters-delivery-fact'), options: offered.map((fact) => ({ value: fact, label: t(`letters-way-${fact}`), hint: t(`letters-delivery-${fact}`) })) })}
${select(view, state, { name: 'channel', label: t('letters-delivery-channel'), options: channels.map((channel) => ({ value: channel, label: t(`letters-channel-${channel}`) })) })}
${dateField(view, state, { name: 'day', label: t('letters-delivery-day'), fuzzy: true, bound: true })}
${area(view, state, { name: 'evidence', label: t('letters-delivery-evidence'), hint: t('letters-delivery-evidence-hint'), optional: true, maxLength: 2000 })}${sourcesField(view, state, sources)}${languageField(view, state)}`;
  return page(visit, state, {
    title: t('meetings-way-record-title'),
    lead: t('meetings-way-record-lead', { who: nameIn(view, found), event: found.event }),
    fields,
    submit: t('letters-delivery-save'),
  });
}

const isOwn = (visit: Visit, as: string | undefined, holder: Holder): boolean =>
  'organization' in holder
    ? as === holder.organization
    : (visit.viewer?.posts ?? []).some((one) => one.post === holder.post && one.membership === as);

async function showWords(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const found = await readDelivery(visit);
  const { author } = seatIn(visit, [toOf(found.invitation)]);
  const { fact, day, withdrawn } = found.delivery;
  if (withdrawn || fact === 'published') throw new Refused('closed');
  const keeps = author.role !== 'holder' && author.role !== 'speaker';
  const sources = keeps ? await visit.tx((tx) => sourcesToChoose(tx)) : [];
  const fields = html`${radios(view, state, {
    name: 'what',
    label: t('letters-words-what'),
    options: [
      { value: 'acknowledged', label: t('letters-words-acknowledged') },
      { value: 'disputed', label: t('letters-words-disputed'), hint: t('meetings-way-words-disputed-hint') },
    ],
  })}${area(view, state, { name: 'words', label: t('letters-words-words'), hint: t('letters-words-words-hint'), optional: true, maxLength: 2000 })}${
    keeps &&
    html`${dateField(view, state, { name: 'day', label: t('letters-words-day'), fuzzy: true, optional: true })}${sourcesField(view, state, sources)}`
  }${languageField(view, state)}`;
  return page(visit, state, {
    title: t('meetings-way-words-title'),
    lead: t(`meetings-way-words-lead-${fact}`, {
      who: nameIn(view, found),
      event: found.event,
      when: sayOn(view.lang, day),
    }),
    fields,
    submit: t('letters-words-save'),
  });
}

async function showWithdraw(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const found = await readDelivery(visit);
  seatToWithdraw(visit, found.delivery);
  if (found.delivery.withdrawn) throw new Refused('duplicate');
  const fields = html`${area(view, state, { name: 'words', label: t('letters-withdraw-reason'), hint: t('letters-withdraw-reason-hint'), maxLength: 2000 })}${languageField(view, state)}`;
  return page(visit, state, {
    title: t('letters-withdraw-title'),
    lead: t('meetings-way-withdraw-lead', { who: nameIn(view, found), event: found.event }),
    before: wayItem(view, { names: found.names, sources: new Map(), covers: new Map() }, found.delivery),
    fields,
    submit: submit(t('letters-withdraw-save'), { kind: 'final' }),
  });
}

type DeskForm = { title: string; lead: string; before?: Value; fields: Html; submit: string | Html };

function page({ view }: Visit, state: FormState, about: DeskForm): Html {
  const drawn = form(view, state, { action: view.path, fields: about.fields, submit: about.submit });
  const back = { label: view.t('meetings-desk-title'), href: view.href(routes.deskMeetings) };
  return layout(view, {
    title: about.title,
    main: html`<h1>${about.title}</h1><p class="lead">${about.lead}</p>${about.before}${drawn}`,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [back, { label: about.title }],
  });
}
