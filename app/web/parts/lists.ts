// Small pieces every page uses: facts, summaries to check, notices, empty states, steps, pages of a list, tables, citing.
// They know no room: words about a subject come from the room that calls them.

import { routes } from '../../base/routes.ts';
import { sayNumber } from '../../i18n/say.ts';
import { attrs, type Html, html, nothing, type Value } from '../html.ts';
import type { View } from '../view.ts';

/** Short facts, a name and a value each. A null value leaves the fact out. */
export function facts(rows: readonly (readonly [Value, Value])[]): Html {
  const shown = rows.filter(([, value]) => value !== null && value !== undefined && value !== false);
  return html`<dl class="facts">${shown.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

export type SummaryRow = { label: string; value: Value; change?: string };

/** Answers to check before they are sent, each with a link to change it. */
export function summaryList(view: View, rows: readonly SummaryRow[]): Html {
  const change = (row: SummaryRow) =>
    row.change &&
    html`<dd><a href="${row.change}">${view.t('part-change')}<span class="vh"> ${row.label}</span></a></dd>`;
  return html`<dl class="sums">${rows.map(
    (row) => html`<div><dt>${row.label}</dt><dd>${row.value || view.t('part-not-given')}</dd>${change(row)}</div>`,
  )}</dl>`;
}

/** A message about the page: something done, something to know, something to be careful about. */
export function notice(view: View, kind: 'info' | 'done' | 'warn', title: string, body: Value = nothing): Html {
  return html`<section ${attrs({ class: kind === 'info' ? 'notice' : `notice ${kind}`, 'aria-label': view.t(`part-notice-${kind}`) })}><h2>${title}</h2>${body}</section>`;
}

/** Nothing here yet: what the page is for, what to do next, and where an example stands. */
export function emptyState(
  _view: View,
  { title, what, next }: { title: string; what: Value; next?: { href: string; label: string } | undefined },
): Html {
  return html`<section class="empty"><h2>${title}</h2><p>${what}</p>${next && html`<p><a class="button quiet" href="${next.href}">${next.label}</a></p>`}</section>`;
}

/** Where one is in a task of several steps. `now` counts from 0. */
export function steps(view: View, names: readonly string[], now: number): Html {
  const word = (i: number) =>
    i < now ? view.t('part-step-done') : view.t('part-step', { n: i + 1, of: names.length });
  return html`<ol class="steps">${names.map(
    (name, i) =>
      html`<li ${attrs({ class: i < now ? 'done' : null, 'aria-current': i === now ? 'step' : null })}><span class="vh">${word(i)}</span><span>${name}</span></li>`,
  )}</ol>`;
}

/** More for those who want it. */
export const details = (summary: string, body: Value, open = false): Html =>
  html`<details ${attrs({ open })}><summary>${summary}</summary><div>${body}</div></details>`;

/**
 * The pages of a long list. `href` builds the address of page n, counted from 1. Nothing for a single page. Where counting them all
 * would take longer than the page, `more` says only whether there is another.
 */
export function pager(
  view: View,
  { page, href, ...list }: { page: number; href: (n: number) => string } & ({ pages: number } | { more: boolean }),
): Html {
  const pages = 'pages' in list ? list.pages : page + (list.more ? 1 : 0);
  if (pages <= 1) return nothing;
  const { t } = view;
  const here = 'pages' in list ? t('part-page-of', { page, pages }) : t('part-page', { page });
  return html`<nav class="pager" aria-label="${t('part-pages')}">${page > 1 && html`<a rel="prev" href="${href(page - 1)}">${t('part-previous')}</a>`}<span>${here}</span>${
    page < pages && html`<a rel="next" href="${href(page + 1)}">${t('part-next')}</a>`
  }</nav>`;
}

/** How to cite this page: its permanent address and what it said when. */
export function citeBlock(view: View, { title, address, day }: { title: string; address: string; day: string }): Html {
  const { t, place } = view;
  return details(
    t('part-cite'),
    html`<p>${t('part-cite-text', { title, place: place.name, day })} <a href="${address}">${address}</a></p>`,
  );
}

/** The way from the page of an act to its place in the public log, and its proof. */
export const logSeal = (view: View, act: string): Html =>
  html`<p class="seal"><a href="${view.href(routes.logAct, { act })}">${view.t('part-log-act')}</a></p>`;

export type Column = { label: string; num?: boolean };

/** A plain table that becomes cards on a narrow screen. The first cell of a row is its heading. */
export function table(
  view: View,
  {
    id,
    caption,
    columns,
    rows,
  }: { id: string; caption: string; columns: readonly Column[]; rows: readonly (readonly Value[])[] },
): Html {
  const num = (i: number) => attrs({ class: columns[i]?.num && 'num' });
  return html`<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}"><table class="stack"><caption id="${id}">${caption}</caption><thead><tr>${columns.map(
    (c, i) => html`<th scope="col" ${num(i)}>${c.label}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) =>
      html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${cell}</th>` : html`<td ${num(i)}><b>${columns[i]?.label}</b> <span>${typeof cell === 'number' ? sayNumber(view.lang, cell) : cell}</span></td>`))}</tr>`,
  )}</tbody></table></div>`;
}

export type QueueItem = { title: Value; href: string; state?: Html; about?: Value; action?: Html };

/** What waits for somebody: each line a title, its state, and at most one thing to do. */
export const queue = (items: readonly QueueItem[]): Html =>
  html`<ul class="list">${items.map(
    (item) =>
      html`<li class="row"><div><h3><a href="${item.href}">${item.title}</a></h3>${item.about && html`<p class="soft">${item.about}</p>`}${item.state}</div>${item.action}</li>`,
  )}</ul>`;
