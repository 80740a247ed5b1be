// The forms about a letter's way: what was published, sent or delivered, and what its receiver says about that.
import Type from 'typebox';
import { invalid, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayOn } from '../../i18n/say.ts';
import { area, dateField, type FormState, form, radios, select } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { askedHolders } from '../demands/store.ts';
import { type Holder, holderAt, holderKey, holderNames, parseHolder } from '../people/holder.ts';
import { asKeeper, languageField, SentIds, sourcesField, sourcesToChoose } from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { acknowledgeDelivery, disputeDelivery, recordDelivery } from './actions.ts';
import { channels, facts } from './acts.ts';
import { asSpeaker, isClerk, speakers } from './desk-parts.ts';
import { letterName } from './parts.ts';
import { deliveryById, letterById, organizationsOf } from './store.ts';

const Delivery = Type.Object({
  fact: Type.Enum([...facts]),
  holder: Type.Optional(Type.String({ maxLength: 60 })),
  channel: Type.Enum([...channels]),
  day: Type.String({ format: 'fuzzy-date' }),
  evidence: Type.Optional(Type.String({ maxLength: 2000 })),
  lang: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })),
  sources: SentIds,
});

const Words = Type.Object({
  what: Type.Enum(['disputed', 'acknowledged']),
  words: Type.Optional(Type.String({ maxLength: 2000 })),
  day: Type.Optional(Type.String({ format: 'fuzzy-date' })),
  lang: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })),
  sources: SentIds,
});

export function wireDeliver(site: Site): void {
  site.form(routes.deskLetterDelivery, {
    who: ['speaker', 'clerk'],
    schema: Delivery,
    start: ({ view }) => ({ day: view.today, lang: view.lang, channel: 'mail' }),
    show: deliveryPage,
    act: async (visit, value) => {
      const holder = value.holder ? parseHolder(value.holder) : undefined;
      if (value.holder && !holder) throw invalid('holder', 'choose');
      const { fact, channel, day, evidence, sources } = value;
      const letter = visit.params.letter ?? '';
      await recordDelivery(await recorder(visit, letter), {
        letter,
        fact: fact as (typeof facts)[number],
        channel: channel as (typeof channels)[number],
        day,
        lang: value.lang ?? visit.view.lang,
        ...(holder ? { holder } : {}),
        ...(evidence ? { evidence } : {}),
        ...(sources ? { sources } : {}),
      });
      return visit.view.href(routes.deskLetter, { letter });
    },
  });

  site.form(routes.deskDispute, {
    who: ['holder', 'speaker', 'clerk'],
    schema: Words,
    start: ({ view }) => ({ lang: view.lang }),
    show: wordsPage,
    act: async (visit, value) => {
      const delivery = await mustDelivery(visit);
      const { what, words, day, sources } = value;
      const said = {
        delivery: delivery.row.id,
        lang: value.lang ?? visit.view.lang,
        ...(words ? { words } : {}),
        ...(day ? { day } : {}),
        ...(sources ? { sources } : {}),
      };
      const ctx = receiver(visit, delivery.holder);
      await (what === 'disputed' ? disputeDelivery(ctx, said) : acknowledgeDelivery(ctx, said));
      return isClerk(visit)
        ? visit.view.href(routes.deskLetter, { letter: delivery.row.letter_id })
        : visit.view.href(routes.deskAsked);
    },
  });
}

/** A speaker records for the own letter; anyone else here keeps the record. */
async function recorder(visit: Visit, letter: string) {
  const behind = await visit.tx((tx) => organizationsOf(tx, letter));
  const own = behind.find((one) => speakers(visit).includes(one.id));
  if (own) return asSpeaker(visit, own.id);
  if (!isClerk(visit)) throw new Refused('forbidden');
  return asKeeper(visit);
}

/** Who speaks about a delivery: its receiver here, in the post or for the organization it went to; otherwise staff from a source. */
function receiver(visit: Visit, holder: Holder) {
  const { viewer } = visit;
  const seat = 'post' in holder ? viewer?.posts.find((one) => one.post === holder.post) : undefined;
  if (seat) return visit.as('holder', viewer?.name ?? '', seat.membership);
  if ('organization' in holder && speakers(visit).includes(holder.organization))
    return asSpeaker(visit, holder.organization);
  if (!isClerk(visit)) throw new Refused('forbidden');
  return asKeeper(visit);
}

async function deliveryPage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const found = await visit.tx((tx) => letterById(tx, visit.params.letter ?? ''));
  if (!found) throw new Refused('not-found');
  // Whoever may not send this form is not asked to fill it in.
  await recorder(visit, found.id);
  const { letter, options, sources } = await visit.tx(async (tx) => {
    const asked = await askedHolders(tx, visit.place.id, found.id);
    const names = await holderNames(tx, asked);
    return {
      letter: found,
      options: asked.map((one) => ({
        value: holderKey(one),
        label: saidPlainly(view, names.get(holderKey(one))?.name ?? null),
      })),
      sources: await sourcesToChoose(tx),
    };
  });
  const shown = daysInWords(view, state);
  const fields = html`${radios(view, shown, { name: 'fact', label: t('letters-delivery-fact'), options: facts.map((fact) => ({ value: fact, label: t(`letters-way-${fact}`), hint: t(`letters-delivery-${fact}`) })) })}
${select(view, shown, { name: 'holder', label: t('letters-delivery-holder'), hint: t('letters-delivery-holder-hint'), optional: true, empty: t('letters-delivery-nobody'), options })}
${select(view, shown, { name: 'channel', label: t('letters-delivery-channel'), options: channels.map((channel) => ({ value: channel, label: t(`letters-channel-${channel}`) })) })}
${dateField(view, shown, { name: 'day', label: t('letters-delivery-day'), fuzzy: true, bound: true })}
${area(view, shown, { name: 'evidence', label: t('letters-delivery-evidence'), hint: t('letters-delivery-evidence-hint'), optional: true, maxLength: 2000 })}${sourcesField(view, shown, sources)}${languageField(view, shown)}`;
  return page(visit, shown, {
    title: t('letters-delivery-title'),
    lead: letterName(view, letter),
    fields,
    submit: t('letters-delivery-save'),
    back: { label: letterName(view, letter), href: view.href(routes.deskLetter, { letter: letter.id }) },
  });
}

/** A day inside a fault, as the page says days. */
const daysInWords = (view: View, state: FormState): FormState => ({
  ...state,
  errors: state.errors.map((error) =>
    typeof error.args?.day === 'string' ? { ...error, args: { when: sayOn(view.lang, error.args.day) } } : error,
  ),
});

async function wordsPage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const shown = daysInWords(view, state);
  const { row, holder } = await mustDelivery(visit);
  receiver(visit, holder);
  const { letter, name, sources } = await visit.tx(async (tx) => ({
    letter: await letterById(tx, row.letter_id),
    name: (await holderNames(tx, [holder])).get(holderKey(holder))?.name ?? null,
    sources: isClerk(visit) ? await sourcesToChoose(tx) : [],
  }));
  const title = letter ? letterName(view, letter) : '';
  const lead = t(`letters-words-lead-${row.fact === 'sent' ? 'sent' : 'delivered'}`, {
    title,
    who: saidPlainly(view, name),
    when: sayOn(view.lang, row.day),
  });
  const fields = html`${radios(view, shown, {
    name: 'what',
    label: t('letters-words-what'),
    options: [
      { value: 'acknowledged', label: t('letters-words-acknowledged'), hint: t('letters-words-acknowledged-hint') },
      { value: 'disputed', label: t('letters-words-disputed'), hint: t('letters-words-disputed-hint') },
    ],
  })}${area(view, shown, { name: 'words', label: t('letters-words-words'), hint: t('letters-words-words-hint'), optional: true, maxLength: 2000 })}${
    isClerk(visit) &&
    html`${dateField(view, shown, { name: 'day', label: t('letters-words-day'), fuzzy: true, optional: true })}${sourcesField(view, shown, sources)}`
  }${languageField(view, shown)}`;
  return page(visit, shown, {
    title: t('letters-words-title'),
    lead,
    fields,
    submit: t('letters-words-save'),
    back: { label: t('letters-desk-title'), href: view.href(isClerk(visit) ? routes.deskLetters : routes.deskAsked) },
  });
}

async function mustDelivery(visit: Visit) {
  const row = await visit.tx((tx) => deliveryById(tx, visit.params.delivery ?? ''));
  const holder = row && holderAt(row.holder_post, row.holder_organization);
  if (!row || !holder) throw new Refused('not-found');
  return { row, holder };
}

type DeskForm = { title: string; lead: string; fields: Html; submit: string; back: { label: string; href: string } };

function page({ view }: Visit, state: FormState, about: DeskForm): Html {
  const drawn = form(view, state, { action: view.path, fields: about.fields, submit: about.submit });
  return layout(view, {
    title: about.title,
    main: html`<h1>${about.title}</h1><p class="lead">${about.lead}</p>${drawn}`,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [about.back, { label: about.title }],
  });
}
