// What the forms that record something share about private people: the question, who waits, and how long; and on the desk, what waits.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayDate } from '../../i18n/say.ts';
import { type FormState, form, hidden, type Raw, radios, submit, textField, typed } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { dateTag, details, notice, queue, tag } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { hrefIn, type View } from '../../web/view.ts';
import { Sent } from '../words/form-parts.ts';
import { namedInDraft } from './before.ts';
import { allHeldBy, discardHeld, type Held, heldBy, isSameForm } from './held.ts';
import type { NamedPerson } from './people.ts';
import { DAYS_BEFORE } from './rules.ts';

/** The question's fields in a form's schema. */
export const askedFirst = { held: Sent, private: Sent, privateName: Sent, privateAddress: Sent, privateCalled: Sent };

const own = ['csrf', 'once', ...Object.keys(askedFirst)];

/** The form's values as they are kept while it waits. */
export const fieldsToKeep = (values: Raw): Raw =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !own.includes(name)));

/** Where the form is, in no language and without what was asked of it. */
export const pathOf = (view: View): string => view.path.split('?')[0]!;

/** The form at a path again, with what waits in it. */
export const waitingAt = (view: View, path: string, id: string): string =>
  `${view.href({ path }, {}, { held: id })}#private`;

export const waitingHref = (view: View, id: string): string => waitingAt(view, pathOf(view), id);

/** What a form begins with where it comes back to what waits; otherwise what it begins with by itself. */
export async function startHeld(visit: Visit, otherwise: Raw): Promise<Raw> {
  const held = await heldHere(visit, visit.query.held);
  return held ? { ...otherwise, ...held.fields, held: held.id, private: 'no' } : otherwise;
}

async function heldHere({ tx, viewer, view }: Visit, id: string | undefined): Promise<Held | undefined> {
  if (!id) return undefined;
  const held = viewer && (await tx((db) => heldBy(db, viewer.account, id)));
  return held && isSameForm(held.path, pathOf(view)) ? held : undefined;
}

/** The question whether a private person is named; above it, whoever is waited for. */
export async function privatePart(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx } = visit;
  const { t } = view;
  const held = await heldHere(visit, typed(state, 'held') || visit.query.held);
  const named = held ? await tx((db) => namedInDraft(db, held.id)) : [];
  const isOpen =
    typed(state, 'private') === 'yes' ||
    state.errors.some(({ field }) => field !== 'private' && field.startsWith('private')) ||
    ['privateName', 'privateAddress', 'privateCalled'].some((name) => typed(state, name) !== '');
  return html`<h2 id="private">${t('reply-private-title')}</h2>${held && html`${hidden('held', held.id)}${waitingNotice(view, held, named)}`}${radios(
    view,
    state,
    {
      name: 'private',
      label: t(named.length > 0 ? 'reply-private-more' : 'reply-private-ask'),
      hint: t('reply-private-ask-hint', { n: DAYS_BEFORE }),
      options: [
        { value: 'no', label: t('reply-private-no') },
        { value: 'yes', label: t('reply-private-yes') },
      ],
    },
  )}${details(t('reply-private-who'), whoFields(view, state), isOpen)}`;
}

/** Who it is; folded, since nearly nothing that is recorded names a private person. */
const whoFields = (view: View, state: FormState): Html => {
  const { t } = view;
  return html`${textField(view, state, { name: 'privateName', label: t('reply-naming-name'), hint: t('reply-private-name-hint'), optional: true, maxLength: 200 })}
${textField(view, state, { name: 'privateAddress', label: t('reply-naming-address'), hint: t('reply-naming-address-hint'), type: 'email', optional: true, maxLength: 254 })}
${textField(view, state, { name: 'privateCalled', label: t('reply-naming-called'), hint: t('reply-naming-called-hint'), optional: true, maxLength: 200 })}`;
};

function waitingNotice(view: View, held: Held, named: readonly NamedPerson[]): Html {
  const { t } = view;
  const list = named.map((one) => html`<li><b>${one.name ?? ''}</b> ${stateOf(view, one)}</li>`);
  return notice(
    view,
    'info',
    t('reply-held-title'),
    html`<p>${t('reply-held-what')}</p><ul>${list}</ul>${held.what === 'minutes' && html`<p>${t('reply-held-file')}</p>`}${held.what === 'answer' && html`<p>${t('reply-held-answer-day', { n: 2 * DAYS_BEFORE })}</p>`}<p><a href="${view.href(routes.deskHeld, { held: held.id })}">${t('reply-held-discard')}</a></p>`,
  );
}

function stateOf(view: View, { noticed, until_day, replied }: NamedPerson): Html {
  const { t, lang } = view;
  if (!noticed) return tag('unheld', t('reply-named-no-address'));
  if (replied) return tag('given', t('reply-held-replied'));
  const [since, until] = [sayDate(lang, noticed), until_day ?? noticed];
  return view.today > until
    ? tag('done', t('reply-named-over', { since }))
    : tag('asked', t('reply-held-waits', { since, until: sayDate(lang, until) }));
}

/** What it is called, on the desk and to the person who is named. */
export const heldName = (view: Pick<View, 't'>, { what, title }: Pick<Held, 'what' | 'title'>): string =>
  view.t(`reply-held-${what}`, { title });

/** On the desk of whoever records: what waits for somebody. Nothing where nothing does. */
export async function heldSection({ view, tx, viewer }: Visit): Promise<Html> {
  const waiting = viewer ? await tx((db) => allHeldBy(db, viewer.account)) : [];
  if (waiting.length === 0) return nothing;
  const { t } = view;
  const items = waiting.map((one) => ({
    title: heldName(view, one),
    href: waitingAt(view, one.path, one.id),
    about: dateTag(view, one.made.toISOString().slice(0, 10)),
  }));
  return html`<section><h2>${t('reply-held-desk', { n: items.length })}</h2>${queue(items)}</section>`;
}

export function wireHeld(site: Site): void {
  site.form(routes.deskHeld, {
    who: ['clerk', 'holder', 'speaker'],
    schema: Type.Object({}),
    show: async (visit, state) => discardPage(visit.view, state, await mustHeld(visit)),
    act: async (visit) => {
      const { id } = await mustHeld(visit);
      await discardHeld(visit.as('named', visit.viewer?.name ?? ''), id);
      return visit.view.href(routes.desk);
    },
  });
}

async function mustHeld({ tx, viewer, params }: Visit): Promise<Held> {
  const held = viewer && (await tx((db) => heldBy(db, viewer.account, params.held ?? '')));
  if (!held) throw new Refused('not-found');
  return held;
}

function discardPage(view: View, state: FormState, held: Held): Html {
  const { t } = view;
  const title = t('reply-held-discard');
  const drawn = form(view, state, {
    action: hrefIn(view, view.lang),
    fields: nothing,
    submit: submit(t('reply-held-discard'), { kind: 'final' }),
  });
  const main = html`<h1>${title}</h1><p class="lead">${t('reply-held-discard-what', { title: heldName(view, held) })}</p>${drawn}<p><a href="${waitingAt(view, held.path, held.id)}">${t('reply-held-back')}</a></p>`;
  return layout(view, {
    title,
    main,
    desk: true,
    crumbs: [{ label: t('web-nav-own-desk'), href: view.href(routes.desk) }, { label: title }],
  });
}
