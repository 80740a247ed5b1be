// The pages every place has: about, privacy, moderation, accessibility; and the sentence "not legal advice".
// They promise only what works today: when that changes, their words change with it.

import { coverReasons, eraseGrounds } from '../acts/cover.ts';
import { routes } from '../base/routes.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { reachStewards, stewardsContact } from './reach.ts';
import { shortcutList } from './shortcuts.ts';
import { type Route, rich, to, type View } from './view.ts';

/** Sections of a page, each with the number of its paragraphs or, when `list` is set, of its items; `also` stands under them. */
type Section = { name: string; also?: (view: View) => Html } & (
  | { count: number; list?: boolean }
  | { reasons: readonly string[] }
);

const pages = {
  about: [
    { name: 'what', count: 5, list: true },
    { name: 'read', count: 6 },
    { name: 'keep', count: 2 },
    { name: 'sides', count: 2 },
    { name: 'reach', count: 1, also: reachStewards },
    { name: 'software', count: 1 },
  ],
  privacy: [
    { name: 'reading', count: 2 },
    { name: 'account', count: 4 },
    { name: 'public', count: 2 },
    { name: 'mail', count: 2 },
    { name: 'ask', count: 1, also: stewardsContact },
  ],
  moderation: [
    { name: 'what', reasons: coverReasons.map((reason) => `moderation-reason-${reason}`) },
    { name: 'erase', reasons: eraseGrounds.map((ground) => `moderation-ground-${ground}`) },
    { name: 'not', count: 1 },
    { name: 'how', count: 3 },
    { name: 'report', count: 1, also: stewardsContact },
  ],
  accessibility: [
    { name: 'aim', count: 1 },
    { name: 'do', count: 4, list: true },
    { name: 'keyboard', count: 2, also: shortcutList },
    { name: 'test', count: 1 },
    { name: 'gaps', count: 2, list: true },
    { name: 'tell', count: 1, also: stewardsContact },
  ],
} as const satisfies Record<string, readonly Section[]>;

export type StaticPage = keyof typeof pages;

/** Which page stands at which address, for whoever wires them. */
export const staticPages: readonly { page: StaticPage; route: Route }[] = [
  { page: 'about', route: routes.about },
  { page: 'privacy', route: routes.privacy },
  { page: 'moderation', route: routes.moderation },
  { page: 'accessibility', route: routes.accessibility },
];

export function staticPage(view: View, page: StaticPage): Html {
  const { t, place } = view;
  const sections: readonly Section[] = pages[page];
  const words = {
    place: place.name,
    states: to(view.href(routes.states)),
    log: to(view.href(routes.takedowns)),
    report: to(view.href(routes.report)),
  };
  const say = (key: string) => rich(view, key, words);
  const body = sections.map((section) => {
    const { name } = section;
    // The reasons are those that a steward can give, in the words of the log: a list of our own would drift away from them.
    const texts =
      'reasons' in section
        ? section.reasons.map((key) => html`${t(key)}`)
        : Array.from({ length: section.count }, (_, i) => say(`page-${page}-${name}-${i + 1}`));
    const block =
      'reasons' in section || section.list
        ? html`<ul>${texts.map((text) => html`<li>${text}</li>`)}</ul>`
        : texts.map((text) => html`<p>${text}</p>`);
    return html`<section class="measure" id="${name}"><h2>${t(`page-${page}-${name}`)}</h2>${block}${section.also?.(view)}</section>`;
  });
  const title = t(`page-${page}-title`);
  const main = html`<h1>${title}</h1><p class="lead">${say(`page-${page}-lead`)}</p>${page === 'about' && place.example && html`<p class="notice">${place.example}</p>`}${body}${page === 'about' && notLegalAdvice(view)}`;
  return layout(view, { title, main });
}

/** To stand wherever powers are shown. */
export const notLegalAdvice = (view: Pick<View, 't'>): Html =>
  html`<p class="notice"><small>${view.t('page-legal')}</small></p>`;
