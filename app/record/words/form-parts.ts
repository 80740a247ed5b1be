// What every desk form of the record shares: choosing sources, holders and languages, and showing what somebody else changed.
// When two clerks change one thing, the second sees the first's words beside the own ones, and nothing typed is lost.

import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import { bounded } from '../../base/fuzzy-day.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { language } from '../../i18n/languages.ts';
import { checkboxes, type FormState, form, hidden, type OptionGroup, select, typed } from '../../web/forms.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { notice } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import { hrefIn, type View } from '../../web/view.ts';
import { allOrganizations, allPosts } from '../people/store.ts';
import { saidPlainly, sourceHint } from './parts.ts';
import type { Source } from './sources.ts';
import { allSources } from './store.ts';

/** Sources to cite, the latest recorded first; those chosen already are always among them. `needed` where nothing is taken without one. */
export function sourcesField(view: View, state: FormState, sources: readonly Source[], needed = false): Html {
  const chosen = new Set([state.values.sources ?? []].flat().map(String));
  const shown = sources.filter((source, i) => i < 60 || chosen.has(source.id));
  return checkboxes(view, state, {
    name: 'sources',
    label: view.t('words-form-sources'),
    hint: sourceHint(view),
    optional: !needed,
    options: shown.map((source) => ({
      value: source.id,
      label: [saidPlainly(view, source.title), source.publisher, source.published].filter(Boolean).join(', '),
    })),
  });
}

/** Sources for the field above, the last recorded first. */
export const sourcesToChoose = async (tx: Tx): Promise<Source[]> =>
  (await allSources(tx)).sort((a, b) => (a.id < b.id ? 1 : -1));

/** The language the words are written in; asked only where the place has more than one. */
export function languageField(view: View, state: FormState): Html {
  const { languages } = view.place;
  if (languages.length < 2) return nothing;
  return select(view, state, {
    name: 'lang',
    label: view.t('words-form-lang'),
    options: languages.map((code) => ({ value: code, label: language(code).name })),
  });
}

/** Posts and organizations to choose a holder from; the values are holder keys. */
export async function holderOptions(tx: Tx, view: View): Promise<OptionGroup[]> {
  const organizations = await allOrganizations(tx);
  const names = new Map(organizations.map((one) => [one.id, saidPlainly(view, one.name)]));
  const posts = await allPosts(tx);
  return [
    {
      group: view.t('words-form-posts'),
      options: posts.map((post) => ({
        value: `post:${post.id}`,
        label: `${saidPlainly(view, post.label)}, ${names.get(post.organization_id) ?? ''}`,
      })),
    },
    {
      group: view.t('words-form-organizations'),
      options: organizations.map((one) => ({ value: `organization:${one.id}`, label: saidPlainly(view, one.name) })),
    },
  ];
}

/** The version a form was opened on; `seen` goes back to the action, which refuses when another version came between. */
export const seenField = (current: { act_id: string } | undefined): Html =>
  current ? hidden('seen', current.act_id) : nothing;

type Compared = { name: string; label: string; now: string | number | boolean | null | undefined };

/** After "changed meanwhile": what the record says now beside what was typed, where they differ. */
export function meanwhile(view: View, state: FormState, fields: readonly Compared[]): Html {
  if (!state.errors.some((error) => error.code === 'changed-meanwhile')) return nothing;
  const differ = fields.filter(({ name, now }) => sayNow(now) !== typedOf(state, name));
  const { t } = view;
  const rows = differ.map(
    ({ name, label, now }) =>
      html`<h3>${label}</h3><p>${t('words-form-now')} <q>${sayNow(now)}</q></p><p>${t('words-form-yours')} <q>${typedOf(state, name)}</q></p>`,
  );
  return notice(
    view,
    'warn',
    t('words-form-meanwhile'),
    html`<p>${t('words-form-meanwhile-what')}</p>${rows.length > 0 ? rows : html`<p>${t('words-form-meanwhile-same')}</p>`}`,
  );
}

const sayNow = (now: Compared['now']): string => (now === null || now === undefined ? '' : String(now));

/** What was typed, a date put together from its three parts. */
function typedOf(state: FormState, name: string): string {
  if (`${name}-year` in state.values) {
    const parts = ['year', 'month', 'day'].map((part) => typed(state, `${name}-${part}`).trim());
    const day = parts
      .filter(Boolean)
      .map((part) => part.padStart(2, '0'))
      .join('-');
    return bounded(day, typed(state, `${name}-bound`));
  }
  return typed(state, name).replace(/\r\n?/g, '\n').trim();
}

/** The context a keeper of the record acts in: the role they came in by. */
export function asKeeper(visit: Visit) {
  const role = visit.viewer?.roles.includes('clerk') ? 'clerk' : 'steward';
  return visit.as(role, visit.viewer?.name ?? '');
}

/** The same where holders and speakers may record too, for what they act on themselves: they act as what they are verified for. */
export function asRecorder(visit: Visit) {
  const { roles, posts, speaksFor, name } = visit.viewer!;
  const [post] = posts;
  const [spoken] = speaksFor;
  if (roles.includes('clerk') || roles.includes('steward')) return asKeeper(visit);
  if (post) return visit.as('holder', name, post.membership);
  if (spoken) return visit.as('speaker', name, spoken.organization);
  throw new Refused('forbidden');
}

/** A text of a form: whatever was sent. The action checks all of them together, so that every fault is told at once. */
export const Sent = Type.Optional(Type.String());
export const SentIds = Type.Optional(Type.Array(Type.String(), { maxItems: 100 }));

/** The parts of a day in a form's schema. */
export const sentDay = <const N extends string>(name: N) =>
  ({ [`${name}-year`]: Sent, [`${name}-month`]: Sent, [`${name}-day`]: Sent, [`${name}-bound`]: Sent }) as Record<
    `${N}-year` | `${N}-month` | `${N}-day` | `${N}-bound`,
    typeof Sent
  >;

/** A day from its parts, as far as they go; parts that make no day make a text that no check takes for one. */
export function dayFrom(value: Record<string, unknown>, name: string): string {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => String(value[`${name}-${part}`] ?? '').trim());
  if (!year && !month && !day) return '';
  const two = (part: string | undefined) => (part ?? '').padStart(2, '0');
  const rest = day ? `-${two(month)}-${two(day)}` : month && `-${two(month)}`;
  return bounded(`${year}${rest}`, String(value[`${name}-bound`] ?? ''));
}

/** A desk page with one form, under the keepers' list. */
export function keeperPage(
  view: View,
  state: FormState,
  about: { title: string; fields: Value; before?: Value; submit?: string },
): Html {
  const drawn = form(view, state, {
    action: hrefIn(view, view.lang),
    fields: about.fields,
    submit: about.submit ?? view.t('words-form-save'),
  });
  const keeps = view.viewer?.roles.some((role) => role !== 'auditor');
  // Speakers and office holders come here too, from a form of their own.
  const back = keeps
    ? { label: view.t('people-desk-title'), href: view.href(routes.deskOrganizations) }
    : { label: view.t('web-nav-own-desk'), href: view.href(routes.desk) };
  const crumbs = [back, { label: about.title }];
  const main = html`<h1>${about.title}</h1>${about.before}${drawn}`;
  return layout(view, { title: about.title, desk: true, problems: state.errors.length > 0, crumbs, main });
}

/** The faults of something no single field stands for, shown at the field where it is put right. */
export const faultsAt = (state: FormState, of: string, at: string): FormState => ({
  ...state,
  errors: state.errors.map((error) => (error.field === of ? { ...error, field: at } : error)),
});
