// A step of writing a letter: who is named in it? A private person is told at once, and the page says since when and until when the
// draft waits for them. Their contact is shown to nobody, the publisher included once it is entered.
import Type from 'typebox';
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayDate } from '../../i18n/say.ts';
import { checkboxes, type FormState, form } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { stateTag, tag } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { parseHolder } from '../people/holder.ts';
import { allPersons } from '../people/store.ts';
import { holderOptions, Sent, SentIds } from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { type Draft, hasChanged, namedInDraft, nameInDraft, tellAgain, unname, waitingFaults } from './before.ts';
import { whoFields } from './desk-pages.ts';
import type { NamedPerson } from './people.ts';
import { DAYS_BEFORE } from './rules.ts';

type Drafting = Draft & { organization: string };

/** @param mustDraft finds the draft this address is of, for whoever may write it; given by the room of letters */
export function wireNamedStep(site: Site, mustDraft: (visit: Visit) => Promise<Drafting>): void {
  site.form(routes.deskLetterNamed, {
    who: 'speaker',
    schema: Type.Object({
      holder: Sent,
      person: Sent,
      name: Sent,
      address: Sent,
      called: Sent,
      remove: SentIds,
      again: SentIds,
    }),
    show: async (visit, state) => namedPage(visit, state, await mustDraft(visit)),
    act: async (visit, value) => {
      const draft = await mustDraft(visit);
      const ctx = visit.as('speaker', visit.viewer?.name ?? '', draft.organization);
      const holder = parseHolder(value.holder);
      const person = value.person && isId(value.person) ? { person: value.person } : undefined;
      if (holder && person)
        throw new Refused('invalid', { fields: [{ field: 'person', code: 'reply-one-at-a-time' }] });
      const chosen = [...(value.remove ?? []), ...(value.again ?? [])].filter(isId);
      const adds = holder || person || value.name?.trim() || value.address?.trim();
      if (adds || chosen.length === 0)
        await nameInDraft(ctx, draft, {
          named: holder ?? person,
          name: value.name,
          address: value.address,
          called: value.called,
        });
      for (const id of (value.again ?? []).filter(isId)) await tellAgain(ctx, draft, id);
      for (const id of (value.remove ?? []).filter(isId)) await unname(ctx, draft, id);
      return visit.view.href(routes.deskLetterNamed, { letter: draft.id });
    },
  });
}

async function namedPage({ view, tx }: Visit, state: FormState, draft: Drafting): Promise<Html> {
  const { t, href } = view;
  const { named, holders, persons } = await tx(async (db) => ({
    named: await namedInDraft(db, draft.id),
    holders: await holderOptions(db, view),
    persons: await allPersons(db),
  }));
  const labels = new Map([
    ...holders.flatMap((group) => group.options).map((one) => [one.value, one.label] as const),
    ...persons.map((one) => [`person:${one.id}`, saidPlainly(view, one.name)] as const),
  ]);
  const called = (one: NamedPerson) =>
    one.kind === 'private' ? (one.name ?? '') : (labels.get(`${one.kind}:${one.subject}`) ?? '');
  const list = named.length
    ? html`<ul class="list">${named.map((one) => html`<li><b>${called(one)}</b> ${stateOf(view, draft, one)}</li>`)}</ul>`
    : html`<p>${t('reply-named-nobody')}</p>`;
  const choose = (name: string, label: string, some: readonly NamedPerson[]) =>
    some.length > 0
      ? checkboxes(view, state, {
          name,
          label,
          optional: true,
          options: some.map((one) => ({ value: one.id, label: called(one) })),
        })
      : nothing;
  const stale = named.filter((one) => hasChanged(draft, one, view.today));
  const fields = html`${choose('again', t('reply-named-tell-again'), stale)}${choose('remove', t('reply-named-remove'), named)}<h2>${t('reply-named-more')}</h2>${whoFields(view, state, holders, persons)}`;
  const title = t('reply-named-step');
  const main = html`<h1>${title}</h1><p class="lead">${t('reply-named-lead', { n: DAYS_BEFORE })}</p><h2>${t('reply-named-so-far')}</h2>${list}${form(view, state, { action: href(routes.deskLetterNamed, { letter: draft.id }), fields, submit: t('reply-named-add') })}<p class="gap"><a href="${href(routes.deskLetterPublish, { letter: draft.id })}">${t('reply-named-done')}</a></p>`;
  return layout(view, {
    title,
    main,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [
      { label: t('web-nav-own-desk'), href: href(routes.desk) },
      { label: draft.title, href: href(routes.deskLetter, { letter: draft.id }) },
      { label: title },
    ],
  });
}

function stateOf(view: View, draft: Draft, one: NamedPerson): Html {
  const { t, lang } = view;
  if (one.kind !== 'private') return tag('asked', t('reply-named-open'));
  if (!one.noticed) return tag('unheld', t('reply-named-no-address'));
  if (hasChanged(draft, one, view.today)) return tag('disputed', t('reply-named-again'));
  if (one.replied) return tag('given', t('reply-named-replied'));
  const since = sayDate(lang, one.noticed);
  const until = one.until_day ?? one.noticed;
  return view.today > until
    ? tag('done', t('reply-named-over', { since }))
    : html`${stateTag(view, 'waiting')} ${t('reply-named-waits', { since, until: sayDate(lang, until) })}`;
}

/** The row of the last step: who is named, and whom the letter waits for. */
export async function namedRow(visit: Visit, draft: Draft): Promise<{ label: string; value: Html; change: string }> {
  const { view, tx } = visit;
  const { t } = view;
  const named = await tx((db) => namedInDraft(db, draft.id));
  const faults = waitingFaults(draft, named, view.today, (day) => sayDate(view.lang, day));
  const value = named.length
    ? html`${named.length}${faults.map((fault) => html`<br>${t(`web-error-${fault.code}`, fault.args)}`)}`
    : html`${t('reply-named-row-none')}`;
  return { label: t('reply-named-row'), value, change: view.href(routes.deskLetterNamed, { letter: draft.id }) };
}
