// /budget/…/versions/V/changes: what a version changed, line by line, against the one it amends or the one before it.

import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayExactly } from '../../i18n/say.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, pager, table } from '../../web/parts.ts';
import { Moved, type Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { saidBare } from './desk-parts.ts';
import { type Changed, differenceOf, totalsBeside } from './difference.ts';
import {
  type Budget,
  budgetAddress,
  budgetAt,
  type NumberedLine,
  type Version,
  versionLines,
  versionsOf,
} from './store.ts';
import { dimensions } from './words.ts';

const A_PAGE = 100;

export async function differencePage({ view, params, query, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const found = await tx(async (tx) => {
    const budget = await budgetAt(tx, params.budget ?? '');
    const versions = budget ? await versionsOf(tx, budget.id) : [];
    const after = versions.find((one) => String(one.number) === params.version);
    const before = after && beforeOf(versions, after, query.with);
    if (!budget || !after || !before) return undefined;
    return {
      budget,
      after,
      before,
      versions,
      lines: [await versionLines(tx, before.id), await versionLines(tx, after.id)] as const,
    };
  });
  if (!found) throw new Refused('not-found');
  const { budget, after, before, versions, lines } = found;
  const address = budgetAddress(budget);
  const at = { budget: address, version: after.number };
  if (params.budget !== address) throw new Moved(href(routes.budgetVersionDiff, at));
  const changed = differenceOf(...lines);
  const page = Math.max(1, Number(/^\d{1,5}$/.exec(query.page ?? '')?.[0] ?? 1));
  const title = t('budget-diff-title', { version: saidBare(view, after.label) });
  const others = versions.filter((one) => one.number !== after.number);
  const main = html`<h1>${title}</h1><p class="lead">${t('budget-diff-lead', { before: saidBare(view, before.label), n: changed.length })}</p>${
    others.length > 1 &&
    html`<p>${t('budget-diff-others')} ${others.map((one, i) => html`${i > 0 && ' · '}${one.number === before.number ? html`<b>${saidBare(view, one.label)}</b>` : html`<a href="${href(routes.budgetVersionDiff, at, { with: one.number })}">${saidBare(view, one.label)}</a>`}`)}</p>`
  }${totalsBlock(view, budget, lines)}${
    changed.length === 0
      ? emptyState(view, { title: t('budget-diff-none'), what: t('budget-diff-none-what') })
      : html`${changesTable(view, budget, changed.slice((page - 1) * A_PAGE, page * A_PAGE))}${pager(view, {
          page,
          pages: Math.ceil(changed.length / A_PAGE),
          href: (n) => href(routes.budgetVersionDiff, at, { with: query.with, page: n > 1 ? n : undefined }),
        })}`
  }`;
  return layout(view, {
    title: `${title}, ${saidBare(view, budget.title)}`,
    noindex: query.with !== undefined || page > 1,
    crumbs: [
      { label: t('budget-certificate-budgets'), href: href(routes.budgets) },
      { label: saidBare(view, budget.title), href: href(routes.budget, { budget: address }) },
      { label: saidBare(view, after.label), href: href(routes.budgetVersion, at) },
      { label: t('budget-diff-link') },
    ],
    main,
  });
}

/** The version asked for, else the one it amends, else the one before it. */
function beforeOf(versions: readonly Version[], after: Version, asked: string | undefined): Version | undefined {
  if (asked !== undefined) return versions.find((one) => String(one.number) === asked && one.id !== after.id);
  return versions.find((one) => one.id === after.supersedes) ?? versions.find((one) => one.number === after.number - 1);
}

function totalsBlock(view: View, { currency }: Budget, lines: readonly [NumberedLine[], NumberedLine[]]): Html {
  const { t } = view;
  const money = (cents: number) => sayExactly(view.lang, cents, currency);
  return table(view, {
    id: 'diff-totals',
    caption: t('budget-diff-totals'),
    columns: [
      { label: t('budget-year') },
      { label: t('budget-side') },
      { label: t('budget-diff-before'), num: true },
      { label: t('budget-diff-after'), num: true },
      { label: t('budget-difference'), num: true },
    ],
    rows: totalsBeside(...lines).map((one) => [
      one.year,
      `${t(`budget-side-${one.side}`)}, ${t(`budget-measure-${one.measure}`)}`,
      money(one.before),
      money(one.after),
      signed(view, one.after - one.before, currency),
    ]),
  });
}

const signed = (view: View, cents: number, currency: string): string =>
  cents === 0
    ? view.t('budget-difference-none')
    : `${cents > 0 ? '+' : '−'}${sayExactly(view.lang, Math.abs(cents), currency)}`;

/** What a line is about, from its fund to its account. */
export const lineWords = (line: NumberedLine): string =>
  dimensions
    .flatMap((one) => (line[one] ? [[line[one].code, line[one].name].filter(Boolean).join(' ')] : []))
    .join(' › ');

function changesTable(view: View, { currency }: Budget, changed: readonly Changed<NumberedLine>[]): Html {
  const { t } = view;
  const amount = (line: NumberedLine | undefined) =>
    line ? sayExactly(view.lang, line.cents, currency) : t('budget-diff-not-there');
  return table(view, {
    id: 'diff-lines',
    caption: t('budget-diff-lines'),
    columns: [
      { label: t('budget-line') },
      { label: t('budget-side') },
      { label: t('budget-diff-before'), num: true },
      { label: t('budget-diff-after'), num: true },
      { label: t('budget-difference'), num: true },
    ],
    rows: changed.map(({ before, after, cents }) => {
      const line = (after ?? before)!;
      return [
        lineWords(line),
        `${t(`budget-side-${line.side}`)}, ${line.year}`,
        amount(before),
        amount(after),
        signed(view, cents, currency),
      ];
    }),
  });
}
