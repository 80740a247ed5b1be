// The form that takes back a delivery recorded in error, and the links to it: for whoever recorded it and for those who keep the record.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { PublicAuthor } from '../../base/tables.ts';
import { sayOf } from '../../i18n/say.ts';
import { area, type FormState, form, submit } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { type HolderName, holderAt, holderKey, holderNames } from '../people/holder.ts';
import { asKeeper, languageField } from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { withdrawDelivery } from './actions.ts';
import { asSpeaker, isClerk, speakers } from './desk-parts.ts';
import { letterName } from './parts.ts';
import { type Delivery, deliveriesOf, deliveryById, type Letter, letterById } from './store.ts';
import { wayItem } from './way.ts';
import { mayWithdraw } from './withdraw.ts';

const Reason = Type.Object({
  words: Type.String({ minLength: 1, maxLength: 2000 }),
  lang: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })),
});

export function wireWithdraw(site: Site): void {
  site.form(routes.deskWithdrawDelivery, {
    who: ['holder', 'speaker', 'clerk'],
    schema: Reason,
    start: ({ view }) => ({ lang: view.lang }),
    show: withdrawPage,
    act: async (visit, { words, lang }) => {
      const { letter, delivery } = await mustDelivery(visit);
      const ctx = seatToWithdraw(visit, delivery.author);
      await withdrawDelivery(ctx, { delivery: delivery.id, reason: words, lang: lang ?? visit.view.lang });
      return ctx.author.role === 'holder'
        ? visit.view.href(routes.deskAsked)
        : visit.view.href(routes.deskLetter, { letter: letter.id });
    },
  });
}

/** The seat this person recorded it from, or the desk of those who keep the record. @throws Refused `forbidden` */
function seatToWithdraw(visit: Visit, recordedBy: PublicAuthor) {
  const { as = '', role } = recordedBy;
  if (isClerk(visit)) return asKeeper(visit);
  if (role === 'speaker' && speakers(visit).includes(as)) return asSpeaker(visit, as);
  const seat = role === 'holder' && visit.viewer?.posts.find((one) => one.membership === as);
  if (!seat) throw new Refused('forbidden');
  return visit.as('holder', visit.viewer?.name ?? '', seat.membership);
}

async function mustDelivery(visit: Visit): Promise<{ letter: Letter; delivery: Delivery }> {
  return visit.tx(async (tx) => {
    const row = await deliveryById(tx, visit.params.delivery ?? '');
    const letter = row && (await letterById(tx, row.letter_id));
    const delivery = letter && (await deliveriesOf(tx, letter.id)).find((one) => one.id === row.id);
    if (!letter || !delivery) throw new Refused('not-found');
    return { letter, delivery };
  });
}

async function withdrawPage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { letter, delivery } = await mustDelivery(visit);
  const { author } = seatToWithdraw(visit, delivery.author);
  if (delivery.withdrawn) throw new Refused('duplicate');
  const to = holderAt(delivery.holder_post, delivery.holder_organization);
  const names = await visit.tx((tx) => holderNames(tx, to ? [to] : []));
  const title = t('letters-withdraw-title');
  const fields = html`${area(view, state, { name: 'words', label: t('letters-withdraw-reason'), hint: t('letters-withdraw-reason-hint'), maxLength: 2000 })}${languageField(view, state)}`;
  const drawn = form(view, state, {
    action: view.path,
    fields,
    submit: submit(t('letters-withdraw-save'), { kind: 'final' }),
  });
  const back =
    author.role === 'holder'
      ? { label: t('letters-desk-title'), href: view.href(routes.deskAsked) }
      : { label: letterName(view, letter), href: view.href(routes.deskLetter, { letter: letter.id }) };
  return layout(view, {
    title,
    main: html`<h1>${title}</h1><p class="lead">${t('letters-withdraw-what', { title: letterName(view, letter) })}</p>${wayItem(view, { names, sources: new Map(), covers: new Map() }, delivery)}${drawn}`,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [back, { label: title }],
  });
}

type Shown = { deliveries: readonly Delivery[]; names: Map<string, HolderName> };

/** Under a letter's way at the desk: what this person may take back, each with who and when. */
export function withdrawable(visit: Visit, { deliveries, names }: Shown): Html {
  const { view } = visit;
  const some = deliveries.filter((one) => !one.withdrawn && recordedHere(visit, one.author));
  if (some.length === 0) return nothing;
  return html`<ul>${some.map(
    (one) =>
      html`<li><a href="${view.href(routes.deskWithdrawDelivery, { delivery: one.id })}">${linkWords(view, one, names)}</a></li>`,
  )}</ul>`;
}

function recordedHere(visit: Visit, recordedBy: PublicAuthor): boolean {
  const seats: PublicAuthor[] = speakers(visit).map((as) => ({ role: 'speaker', name: '', as }));
  return isClerk(visit) || seats.some((seat) => mayWithdraw(seat, recordedBy));
}

function linkWords(view: View, one: Delivery, names: Map<string, HolderName>): string {
  const to = holderAt(one.holder_post, one.holder_organization);
  const who = to ? saidPlainly(view, names.get(holderKey(to))?.name ?? null) : '';
  return view.t(`letters-desk-withdraw-${one.fact}`, { who, when: sayOf(view.lang, one.day) });
}
