// /budget/…/certificate: what somebody held against the official totals, and by how much it differs. The same words whatever differs.

import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayExactly } from '../../i18n/say.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, instantTag, table } from '../../web/parts.ts';
import { Moved, type Visit } from '../../web/site.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { saidBare } from './desk-parts.ts';
import { type Budget, budgetAddress, budgetAt, type Certificate, certificatesOf } from './store.ts';

export async function certificatePage({ view, params, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const found = await tx(async (tx) => {
    const budget = await budgetAt(tx, params.budget ?? '');
    return budget && { budget, certificates: await certificatesOf(tx, budget.id) };
  });
  if (!found) throw new Refused('not-found');
  const { budget, certificates } = found;
  const address = budgetAddress(budget);
  if (params.budget !== address) throw new Moved(href(routes.budgetCertificate, { budget: address }));
  const versions = [...new Set(certificates.map((one) => one.version))];
  const name = saidBare(view, budget.title);
  const title = t('budget-certificate-title');
  const main = html`<h1>${title}</h1><p class="lead">${t('budget-certificate-lead')}</p>${
    certificates.length === 0
      ? emptyState(view, {
          title: t('budget-certificate-none'),
          what: t('budget-certificate-none-what'),
          next: { href: href(routes.budget, { budget: address }), label: t('budget-certificate-back') },
        })
      : versions.map((version) =>
          versionBlock(
            view,
            budget,
            certificates.filter((one) => one.version === version),
          ),
        )
  }`;
  return layout(view, {
    title: `${title}: ${name}`,
    crumbs: [
      { label: t('budget-certificate-budgets'), href: href(routes.budgets) },
      { label: name, href: href(routes.budget, { budget: address }) },
      { label: title },
    ],
    main,
  });
}

function versionBlock(view: View, budget: Budget, certificates: readonly Certificate[]): Html {
  const { t, href } = view;
  const { version, version_label } = certificates[0]!;
  const money = (cents: number) => sayExactly(view.lang, cents, budget.currency);
  const differing = certificates.filter((one) => one.difference !== 0).length;
  return html`<section><h2><a href="${href(routes.budgetVersion, { budget: budgetAddress(budget), version })}">${saidBare(view, version_label)}</a></h2><p>${t('budget-certificate-count', { n: certificates.length, differing })}</p>${table(
    view,
    {
      id: `certificates-${version}`,
      // Two versions may bear one name, or none: their tables are told apart by number.
      caption: t('budget-certificate-caption', { n: version, version: saidBare(view, version_label) }),
      columns: [
        { label: t('budget-dimension-fund') },
        { label: t('budget-year') },
        { label: t('budget-side') },
        { label: t('budget-ours'), num: true },
        { label: t('budget-official'), num: true },
        { label: t('budget-difference'), num: true },
        { label: t('budget-source') },
        { label: t('budget-accepted') },
      ],
      rows: certificates.map((one) => [
        fundName(view, one),
        one.year,
        `${t(`budget-side-${one.side}`)}, ${t(`budget-measure-${one.measure}`)}`,
        money(one.ours),
        money(one.official),
        one.difference === 0
          ? t('budget-difference-none')
          : `${one.difference > 0 ? '+' : '−'}${money(Math.abs(one.difference))}`,
        sourceOf(view, one),
        html`${one.accepted_by}, ${instantTag(view, one.accepted_at)}${one.note && html`<br><small>${inLanguage(view, one.lang, one.note)}</small>`}`,
      ]),
    },
  )}</section>`;
}

const fundName = (view: View, one: Certificate): string =>
  one.fund === null
    ? view.t('state-covered')
    : one.fund === ''
      ? view.t('budget-fund-all')
      : [one.fund, one.fund_name].filter(Boolean).join(' ');

/** Where the official total stands; its address leads there. */
export function sourceOf(view: View, { source, lang }: Pick<Certificate, 'source' | 'lang'>): Html {
  const title = source.title === null ? view.t('state-covered') : inLanguage(view, lang, source.title);
  const named = source.url ? html`<a href="${source.url}" rel="nofollow noopener">${title}</a>` : html`${title}`;
  return html`${named}${source.publisher && html`, ${source.publisher}`}`;
}
