// What the pages of a budget share: what money, values and versions are called, and where they stand. Covered words are never filled in.

import { routes } from '../../base/routes.ts';
import { sayExactly, sayMoney, sayPercent } from '../../i18n/say.ts';
import { attrs, type Html, html } from '../../web/html.ts';
import type { Crumb } from '../../web/layout.ts';
import { stateTag, withCovered } from '../../web/parts.ts';
import { inLanguage, rich, to, type View } from '../../web/view.ts';
import { type Budget, budgetAddress } from '../versions/store.ts';
import type { Dimension } from '../versions/words.ts';
import { type Asked, queryOf } from './asked.ts';

type Named = { title: string | null; lang: string };

/** The plain name of a budget, for titles and crumbs. */
export const budgetName = (view: Pick<View, 't'>, budget: Pick<Budget, 'title'>): string =>
  budget.title ?? view.t('state-covered');

export const versionName = (view: Pick<View, 't'>, version: { label: string | null }): string =>
  version.label ?? view.t('state-covered');

/** Words of the record on a page; where they are covered, that they are. */
export const said = (view: View, lang: string, words: string | null): Html =>
  words === null ? stateTag(view, 'covered') : inLanguage(view, lang, withCovered(view, words));

export const titleTag = (view: View, one: Named): Html => said(view, one.lang, one.title);

/** What a fund or a department is called: its name, or its code where it has none or the name is covered. */
export function valueName(
  view: Pick<View, 't'>,
  dimension: Dimension,
  value: { code: string; name: string | null; unsaid?: boolean },
): string {
  const known = value.name || value.code;
  if (known) return known;
  return value.name === null && !value.unsaid ? view.t('state-covered') : view.t(`budget-views-unsaid-${dimension}`);
}

/** The whole figure, to the cent where there are cents: in a column one stands beside another. */
export const exactly = sayExactly;

/** "$319.1 million" */
export const briefly = (lang: string, cents: number, currency: string): string => sayMoney(lang, cents, currency).said;

/** What part of a whole an amount is; nothing where it is no part, as a recovery below zero is not. */
export const shareOf = (lang: string, cents: number, whole: number): string | undefined =>
  whole > 0 && cents >= 0 ? sayPercent(lang, cents / whole) : undefined;

/** A change with its sign: "+$12.0 million". */
export const change = (lang: string, cents: number, currency: string): string =>
  `${cents > 0 ? '+' : cents < 0 ? '−' : '±'}${briefly(lang, Math.abs(cents), currency)}`;

export type At = { budget: Pick<Budget, 'number' | 'slug'>; version: { number: number } };

export const versionParams = ({ budget, version }: At) => ({ budget: budgetAddress(budget), version: version.number });

export const viewHref = (view: View, at: At, asked: Asked): string =>
  view.href(routes.budgetVersion, versionParams(at), queryOf(asked));

/** Whoever finds a figure wrong, whichever side they are on, has a way to say so that takes this page along. */
export const ifWrong = (view: View): Html =>
  html`<p class="gap no-print">${rich(view, 'budget-views-wrong', { link: to(view.href(routes.report, {}, { page: view.path })) })}</p>`;

export const crumbsTo = (view: View, budget: Budget, more: Crumb[] = []): Crumb[] => [
  { label: view.t('budget-views-title'), href: view.href(routes.budgets) },
  {
    label: budgetName(view, budget),
    ...(more.length > 0 ? { href: view.href(routes.budget, { budget: budgetAddress(budget) }) } : {}),
  },
  ...more,
];

/** A bar as long as a part is of the longest; what is below zero has none. A mark says how long it was before. */
export function bar(cents: number, longest: number, before: number | null = null): Html {
  const length = (n: number) => Math.round((Math.min(Math.max(n, 0), longest) / (longest || 1)) * 1000) / 10;
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="10"/><rect class="fill" width="${length(cents)}" height="10"/>${before !== null && html`<rect class="mark" x="${Math.min(length(before), 99.2)}" width=".8" height="10"/>`}</svg>`;
}

/** Choices that are links, the chosen one marked: "Spending · Revenue". */
export function choices(label: string, all: readonly { label: string; href: string; here: boolean }[]): Html {
  return html`<li>${label} ${all.map(
    (one, i) =>
      html`${i > 0 && ' · '}<a href="${one.href}" ${attrs({ 'aria-current': one.here && 'true' })}>${one.label}</a>`,
  )}</li>`;
}
