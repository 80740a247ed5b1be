// /budget/N-slug/plans/TOKEN: a plan somebody shows to others, to read, print, take away or go on from. It says nothing about whose it
// is: the same plan has one address, whoever made it.
import { stringify } from 'csv-stringify/sync';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { citeBlock, dateTag } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to } from '../../web/view.ts';
import type { DemandsAsked } from '../rules/page.ts';
import { budgetAddress } from '../versions/store.ts';
import { decimal, openHeaders, plain } from '../views/files.ts';
import { crumbsTo, said, titleTag } from '../views/parts.ts';
import { campaign, changesBlock, planTable, rulesBlock } from './parts.ts';
import { atHome, type Reading, readSheet, which } from './reading.ts';
import { changesOf, packed, standingOf, unpacked } from './rebalance.ts';
import { sharedPlan } from './shared.ts';
import { consultationById } from './store.ts';

type Shared = { reading: Reading; amounts: number[]; token: string };

/** @throws Refused not-found for a name under which nothing is kept, or that is of another budget */
async function readShared(visit: Visit, demandsOf: DemandsAsked): Promise<Shared> {
  const token = visit.params.token ?? '';
  return visit.tx(async (tx) => {
    const shared = await sharedPlan(tx, visit.place.id, token);
    const consultation = shared && (await consultationById(tx, shared.consultation));
    if (!shared || !consultation) throw new Refused('not-found');
    const reading = await readSheet(tx, { ...visit, query: { consultation: String(consultation.number) } }, demandsOf);
    if (!reading.consultation || reading.consultation.id !== consultation.id) throw new Refused('not-found');
    const amounts = unpacked(reading.sheet, shared.changes);
    if (!amounts) throw new Refused('not-found');
    return { reading, amounts, token };
  });
}

export function wireShared(site: Site, demandsOf: DemandsAsked): void {
  site.page(routes.budgetShared, async (visit) => {
    const shared = await readShared(visit, demandsOf);
    atHome(visit, routes.budgetShared, shared.reading.budget);
    return draw(visit, shared);
  });
  site.raw(['GET', 'HEAD'], routes.budgetSharedCsv.path, async (visit) => {
    const shared = await readShared(visit, demandsOf);
    const name = `${visit.place.slug}-plan-${shared.token.slice(0, 8)}.csv`;
    return visit.reply
      .headers({ ...openHeaders, 'content-disposition': `attachment; filename="${name}"` })
      .type('text/csv; charset=utf-8; header=present')
      .send(asCsv(shared));
  });
  site.raw(['GET', 'HEAD'], routes.budgetSharedJson.path, async (visit) =>
    visit.reply
      .headers(openHeaders)
      .type('application/json; charset=utf-8')
      .send(asJson(visit, await readShared(visit, demandsOf))),
  );
}

function asCsv({ reading: { sheet, budget }, amounts }: Shared): string {
  const rows = sheet.units.map(({ key, name, today }, i) => [
    plain(key),
    plain(name),
    decimal(today),
    decimal(amounts[i]!),
    decimal(amounts[i]! - today),
    budget.currency,
  ]);
  return `\ufeff${stringify([['code', 'name', 'today', 'plan', 'change', 'currency'], ...rows], { record_delimiter: 'windows' })}`;
}

function asJson({ view, place }: Visit, { reading, amounts, token }: Shared): string {
  const { sheet, budget, consultation } = reading;
  const standing = standingOf(sheet, amounts);
  return `${JSON.stringify({
    page: place.baseUrl + view.href(routes.budgetShared, { budget: budgetAddress(budget), token }),
    consultation: {
      number: consultation.number,
      title: consultation.title,
      year: consultation.year,
      version: consultation.version,
    },
    currency: budget.currency,
    total: sheet.total,
    left: standing.left,
    rows: sheet.units.map(({ key, name, today }, i) => ({ code: key, name, today, plan: amounts[i] })),
    rules: sheet.rules.map((rule, i) => ({
      number: rule.number,
      title: rule.title,
      authority: rule.authority,
      binding: rule.hard,
      ...standing.rules[i]!.state,
    })),
  })}\n`;
}

function draw({ view, place }: Visit, { reading, amounts, token }: Shared): Html {
  const { t } = view;
  const { budget, consultation, sheet } = reading;
  const at = { budget: budgetAddress(budget) };
  const standing = standingOf(sheet, amounts);
  const address = view.href(routes.budgetShared, { ...at, token });
  const title = t('budget-plans-shared', { title: consultation.title ?? t('budget-plans-consultation') });
  const link = (href: string, label: string, type?: string) =>
    type
      ? html`<a href="${href}" type="${type}" rel="nofollow">${label}</a>`
      : html`<a href="${href}" rel="nofollow">${label}</a>`;
  const main = html`<h1>${t('budget-plans-shared-title')}</h1><p class="lead">${rich(view, 'budget-plans-shared-lead', { title: said(view, consultation.lang, consultation.title), budget: titleTag(view, budget), link: to(view.href(routes.budgetPlan, at, which(reading))) })} ${rich(view, 'budget-plans-closes', { closes: dateTag(view, consultation.closes) })}</p>${
    standing.left !== 0 && html`<p>${t('budget-plans-not-whole')}</p>`
  }${campaign(reading, standing)}<h2>${t('budget-plans-changed')}</h2>${changesBlock(reading, amounts)}<div class="two"><div>${planTable(reading, amounts, t('budget-plans-caption-shared'))}<section class="gap no-print"><p><a class="button" href="${view.href(routes.budgetPlan, at, { ...which(reading), p: packed(sheet, amounts) })}" rel="nofollow">${t('budget-plans-go-on')}</a></p><p>${link(view.href(routes.budgetCollective, at, { ...which(reading), plan: token }), t('budget-plans-compare'))} · ${link(view.href(routes.budgetSharedCsv, { ...at, token }), 'CSV', 'text/csv')} · ${link(view.href(routes.budgetSharedJson, { ...at, token }), 'JSON', 'application/json')}</p><p class="soft"><small>${t('budget-plans-shared-kept')}</small></p></section></div><aside><h2>${t('budget-rules-title')}</h2>${rulesBlock(reading, standing)}</aside></div>${citeBlock(view, { title, address: place.baseUrl + address, day: view.today })}`;
  return layout(view, {
    title,
    main,
    wide: true,
    noindex: true,
    crumbs: crumbsTo(view, budget, [
      { label: t('budget-plans-title'), href: view.href(routes.budgetPlan, at, which(reading)) },
      { label: t('budget-plans-shared-title') },
    ]),
    description: t('budget-plans-changes-n', { n: changesOf(sheet, amounts).length }),
  });
}
