// /desk/budget/…/certificate: our totals beside the official ones, typed from the adopted document with its source. What differs is
// published as it is: the page asks for no reason and hides none.

import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayExactly } from '../../i18n/say.ts';
import { area, type FormState, fieldId, form, hidden, type Raw, submit, typed } from '../../web/forms.ts';
import { attrs, type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { pager } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { amountOf, decimalOf } from '../importing/amounts.ts';
import { acceptCertificates, type Certifiable, certifiable, type Official } from './certificate.ts';
import { asKeeper, deskCrumbs, mustFindVersion, Sent, saidBare, sourceFields } from './desk-parts.ts';
import { budgetAddress, fundSums } from './store.ts';

/** A page asks for the totals of one year, and of so many; each page is signed by itself. */
const MOST = 200;

export function wireCertify(site: Site): void {
  site.form(routes.deskBudgetCertify, {
    who: 'clerk',
    schema: Type.Object({
      year: Sent,
      page: Sent,
      source_title: Sent,
      source_publisher: Sent,
      source_url: Sent,
      note: Sent,
    }),
    start: async (visit) => {
      const { version } = await mustFindVersion(visit);
      const { title, publisher, url } = version.source;
      // Totals are held against the adopted document, not against the file they were read from.
      const document = title === version.file_name ? '' : title;
      const { year = '', page = '' } = visit.query;
      return { year, page, source_title: document, source_publisher: publisher, source_url: url };
    },
    show: showCertify,
    act: async (visit, value) => {
      const { budget, version } = await mustFindVersion(visit);
      const sent = (visit.request.body ?? {}) as Raw;
      const { shown } = await totalsShown(visit, version.id, value.year, value.page);
      await acceptCertificates(asKeeper(visit), {
        version: version.id,
        totals: officialIn(sent, shown),
        source: { title: value.source_title ?? '', publisher: value.source_publisher, url: value.source_url },
        note: value.note,
      });
      return visit.view.href(routes.budgetCertificate, { budget: budgetAddress(budget) });
    },
  });
}

/** The totals a page asks for: some of those of one year, the latest where none is chosen. */
async function totalsShown({ tx }: Visit, version: string, year: string | undefined, page: string | undefined) {
  const all = certifiable(await tx((tx) => fundSums(tx, version)));
  const years = [...new Set(all.map((one) => one.year))];
  const now = years.includes(year ?? '') ? year! : years[0]!;
  const ofYear = all.filter((one) => one.year === now);
  const pages = Math.ceil(ofYear.length / MOST);
  const at = Math.min(pages, Math.max(1, Math.trunc(Number(page)) || 1));
  const from = (at - 1) * MOST;
  return { years, now, all: ofYear.length, pages, page: at, from, shown: ofYear.slice(from, from + MOST) };
}

/** @throws Refused invalid, a field for every amount that is none */
function officialIn(sent: Raw, shown: readonly Certifiable[]): Official[] {
  const given = shown.map((_, i) => String([sent[`official-${i}`] ?? ''].flat()[0] ?? '').trim());
  const amounts = given.map((text) => amountOf(text, { decimal: decimalOf([text]), unit: 1, round: false }));
  const wrong = amounts.flatMap((amount, i) =>
    typeof amount === 'string' ? [{ field: `official-${i}`, code: 'budget-official' }] : [],
  );
  if (wrong.length > 0) throw new Refused('invalid', { fields: wrong });
  return shown.flatMap(({ fund, year, side, measure }, i) =>
    typeof amounts[i] === 'number' ? [{ fund, year, side, measure, official: amounts[i] }] : [],
  );
}

async function showCertify(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { budget, version } = await mustFindVersion(visit);
  const totals = await totalsShown(visit, version.id, typed(state, 'year'), typed(state, 'page'));
  const { years, now, shown, all, pages, page, from } = totals;
  const here = { budget: budgetAddress(budget), version: version.number };
  const nameOf = (one: Certifiable) =>
    one.fund === ''
      ? t('budget-fund-all')
      : [one.fund, one.fundName].filter((word, i) => word && (i === 0 || word !== one.fund)).join(' ');
  const rows = shown.map((one, i) => {
    const name = `official-${i}`;
    const label = `${nameOf(one)}, ${t(`budget-side-${one.side}`)}, ${t(`budget-measure-${one.measure}`)}`;
    state.labels.set(name, label);
    const wrong = state.errors.some((error) => error.field === name);
    return html`<tr><th scope="row">${nameOf(one)}</th><td><b>${t('budget-side')}</b> <span>${t(`budget-side-${one.side}`)}, ${t(`budget-measure-${one.measure}`)}</span></td><td class="num"><b>${t('budget-ours')}</b> <span>${sayExactly(view.lang, one.ours, budget.currency)}</span></td><td class="all"><b>${t('budget-official')}</b> <label class="vh" for="${fieldId(name)}">${t('budget-official-of', { what: label })}</label><input ${attrs({ id: fieldId(name), name, type: 'text', value: typed(state, name), inputmode: 'decimal', autocomplete: 'off', 'aria-invalid': wrong && 'true' })}></td></tr>`;
  });
  const some = pages > 1 && t('budget-certify-some', { from: from + 1, to: from + shown.length, all });
  const fields = html`${hidden('year', now)}${hidden('page', page)}${some && html`<p>${some}</p>`}<div class="scroll" role="region" tabindex="0" aria-labelledby="totals"><table class="stack"><caption id="totals">${t('budget-certify-caption', { year: now })}</caption><thead><tr><th scope="col">${t('budget-dimension-fund')}</th><th scope="col">${t('budget-side')}</th><th scope="col" class="num">${t('budget-ours')}</th><th scope="col">${t('budget-official')}</th></tr></thead><tbody>${rows}</tbody></table></div>
${sourceFields(visit, state)}${area(view, state, { name: 'note', label: t('budget-note'), hint: t('budget-certify-note'), optional: true, maxLength: 3000 })}<p>${t('budget-certify-sign', { name: view.viewer?.name ?? '' })}</p>`;
  const drawn = form(view, state, {
    action: view.path.split('?')[0]!,
    fields,
    submit: submit(t('budget-certify-submit'), { kind: 'final' }),
  });
  const title = t('budget-certify-title');
  const main = html`<h1>${title}</h1><p class="lead">${t('budget-certify-lead', { version: saidBare(view, version.label) })}</p>${
    years.length > 1 &&
    html`<p>${t('budget-certify-years')} ${years.map((year, i) => html`${i > 0 && ' · '}${year === now ? html`<b>${year}</b>` : html`<a href="${view.href(routes.deskBudgetCertify, here, { year })}">${year}</a>`}`)}</p>`
  }${drawn}${pager(view, { page, pages, href: (n) => view.href(routes.deskBudgetCertify, here, { year: now, page: n }) })}`;
  return layout(view, {
    title,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: deskCrumbs(view, budget, title),
    main,
  });
}
