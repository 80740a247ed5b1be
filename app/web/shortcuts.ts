// The keys that work at the desk: one list, shown to whoever asks for it, and the only thing the island goes by. So a key that is
// listed works, and none works that is not listed. Without JavaScript the list is a part of the accessibility page.
import { routes } from '../base/routes.ts';
import { attrs, type Html, html } from './html.ts';
import { facts } from './parts/lists.ts';
import type { Route, View } from './view.ts';

type Shortcut = { key: string; name: string; route?: Route; step?: 1 | -1 };

const shortcuts: readonly Shortcut[] = [
  { key: '?', name: 'list' },
  { key: 'd', name: 'desk', route: routes.desk },
  { key: '/', name: 'search', route: routes.search },
  { key: 'c', name: 'changes', route: routes.changes },
  { key: 'j', name: 'next', step: 1 },
  { key: 'k', name: 'previous', step: -1 },
];

/** Where the list stands for everyone, as a part of a page. */
export const shortcutsHref = (view: View): string => `${view.href(routes.accessibility)}#keyboard`;

/** Each key and what it does, to be read. */
export const shortcutList = (view: View): Html =>
  facts(shortcuts.map(({ key, name }) => [html`<kbd>${key}</kbd>`, view.t(`web-keys-${name}`)]));

/** The same list to be opened at the desk. Single keys can be in somebody's way (WCAG 2.1.4), so they can be turned off. */
export function shortcutDialog(view: View): Html {
  const { t } = view;
  const rows = shortcuts.map(({ key, name, route, step }) => {
    const words = t(`web-keys-${name}`);
    const does = route
      ? html`<a href="${view.href(route)}" data-key="${key}">${words}</a>`
      : html`<span data-key="${key}" ${attrs({ 'data-step': step })}>${words}</span>`;
    return [html`<kbd>${key}</kbd>`, does] as const;
  });
  return html`<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">${t('web-keys-title')}</h2><p>${t('web-keys-lead')}</p>${facts(rows)}
<form method="dialog"><div class="pick"><input type="checkbox" id="keys-on" checked><label for="keys-on">${t('web-keys-on')}</label></div><div class="buttons"><button type="submit" class="button quiet">${t('web-keys-close')}</button></div></form></dialog>`;
}
