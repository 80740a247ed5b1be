// The outlets of a list as its page names them: links a reader can follow, and the same in the head for feed readers.
// One exported pair of functions, so that every page says it alike.
import { routes } from '../../base/routes.ts';
import { attrs, type Html, html } from '../../web/html.ts';
import { layout, type Page } from '../../web/layout.ts';
import type { View } from '../../web/view.ts';
import { type Format, mediaTypes } from './formats.ts';

const formats: readonly Format[] = ['csv', 'json', 'atom'];

/** What can be taken away of one letter, one office or organization, one meeting: lists that can be narrowed to it by its own name. */
export const listsOf = {
  letter: ['changes', 'demands', 'asked', 'answers', 'deliveries', 'clocks', 'endorsements'],
  holder: ['changes', 'asked', 'answers', 'deliveries', 'clocks', 'commitments', 'powers'],
  meeting: ['changes', 'invitations', 'agenda', 'attendance', 'minutes', 'objections'],
} as const satisfies Record<string, readonly string[]>;

export type Narrowed = Record<string, string | number>;

/** Where a list stands as one of its formats. `narrowed` holds values of its filters. */
export const outletHref = (view: View, list: string, format: Format, narrowed: Narrowed = {}): string =>
  view.href(routes.outlet, { outlet: `${list}.${format}` }, narrowed);

/** A line of links under a list: "Letters: CSV · JSON · Feed". */
export function outletLinks(view: View, lists: readonly string[], narrowed: Narrowed = {}): Html {
  const { t, href } = view;
  const line = (list: string) =>
    html`<li>${listTitle(view, list)}: ${formats.map(
      (format, i) =>
        html`${i > 0 ? ' · ' : ''}<a href="${outletHref(view, list, format, narrowed)}" ${attrs({ type: mediaTypes[format].split(';')[0]! })}>${t(`outlets-format-${format}`)}<span class="vh"> ${listTitle(view, list)}</span></a>`,
    )}</li>`;
  return html`<section class="gap"><h2>${t('outlets-title')}</h2><ul>${lists.map(line)}</ul>
<p class="soft"><a href="${href(routes.openData)}">${t('outlets-all')}</a></p></section>`;
}

/** The same for the head of a page: what a feed reader or a program looks for. */
export function outletHead(view: View, lists: readonly string[], narrowed: Narrowed = {}): Html {
  return html`${lists.flatMap((list) =>
    formats.map(
      (format) =>
        html`<link rel="alternate" ${attrs({ type: mediaTypes[format].split(';')[0]! })} title="${`${listTitle(view, list)} (${view.t(`outlets-format-${format}`)})`}" href="${outletHref(view, list, format, narrowed)}">`,
    ),
  )}`;
}

export const listTitle = (view: View, list: string): string => view.t(`outlets-list-${list}`);

/** The whole page of a list, with its outlets at the end and in the head. */
export const listPage = (view: View, lists: readonly string[], page: Page, narrowed: Narrowed = {}): Html =>
  layout(view, {
    ...page,
    main: html`${page.main}${outletLinks(view, lists, narrowed)}`,
    head: html`${page.head}${outletHead(view, lists, narrowed)}`,
  });
