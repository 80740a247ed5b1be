// What other rooms show of the budget without knowing it: a card at home, its files among the open data, and on a demand's page what its
// rule would move and which other rules stand in its way. The same words whoever asks for the rule.
import { sql } from 'kysely';
import type { Tx } from '../base/database.ts';
import { routes } from '../base/routes.ts';
import { type Html, html, nothing } from '../web/html.ts';
import { tag } from '../web/parts.ts';
import { type Route, rich, to, type View } from '../web/view.ts';
import { standingAgainst } from './rules/conflicts.ts';
import { evaluate } from './rules/evaluate.ts';
import { bindAll } from './rules/line-sets.ts';
import { askedWords, type Speaking, stateOf, wouldNeed } from './rules/parts.ts';
import { groundOf, isInForce, type KnownRule, rulesOf, rulesOfDemand, worldOfLines } from './rules/store.ts';
import { budgetAddress, budgetById, versionsOf } from './versions/store.ts';
import { briefly, said, titleTag } from './views/parts.ts';
import { budgetsListed } from './views/store.ts';

/** For the front page: the latest budget in two sentences, and the way to divide it. Nothing where there is none. */
export async function budgetAtHome(tx: Tx, view: View): Promise<Html> {
  const [budget] = (await budgetsListed(tx)).filter((one) => one.latest);
  if (!budget?.latest) return nothing;
  const { t, lang, href } = view;
  const { latest, currency } = budget;
  const { rows } = await sql<{ open: boolean }>`select exists (select from budget_consultations
    where budget_id = ${budget.id}::uuid and opens <= ${view.today} and closes >= ${view.today}) as open`.execute(tx);
  const at = { budget: budgetAddress(budget) };
  const amount = briefly(lang, latest.spending, currency);
  // What was only submitted is not done with any money yet: it is named, and no amount stands out.
  const figure =
    latest.state === 'submitted'
      ? html`<p>${titleTag(view, budget)}: ${said(view, latest.lang, latest.label)} ${tag(null, t('budget-views-state-submitted'))}</p>`
      : html`<span class="big">${amount}</span><p>${titleTag(view, budget)}: ${t(`budget-views-lead-spending-${latest.measure}`, { amount, year: latest.year })}</p>`;
  return html`<section class="card"><h2>${t('budget-views-home-title')}</h2>${figure}<p><a class="button quiet" href="${href(routes.budget, at)}">${t('budget-views-home-see')}</a></p>${
    rows[0]?.open && html`<p><a href="${href(routes.budgetPlan, at)}">${t('budget-views-home-try')}</a></p>`
  }</section>`;
}

type Takeable = {
  title: string | null;
  lang: string;
  number: number;
  slug: string;
  versions: Labelled[];
  counted: Labelled[];
};
type Labelled = { number: number; words: string | null; lang: string };

/** For the page of open data: every version's lines, and what residents' plans came to. Nothing where there is no budget. */
export async function budgetsToTake(tx: Tx, view: View): Promise<Html> {
  const { rows } = await sql<Takeable>`select b.title, b.lang, b.number, b.slug,
    (select coalesce(json_agg(json_build_object('number', v.number, 'words', v.label, 'lang', v.lang) order by v.number desc), '[]')
      from budget_versions v where v.place_id = b.place_id and v.budget_id = b.id) as versions,
    (select coalesce(json_agg(json_build_object('number', c.number, 'words', c.title, 'lang', c.lang) order by c.number desc), '[]')
      from budget_consultations c where c.place_id = b.place_id and c.budget_id = b.id and exists (select from budget_collectives k
        where k.place_id = c.place_id and k.consultation_id = c.id)) as counted
    from budgets b order by b.number desc`.execute(tx);
  const { t, href } = view;
  const file = (route: Route, params: Record<string, string | number>, label: string, query = {}) =>
    html`<a href="${href(route, params, query)}" rel="nofollow">${label}</a>`;
  const budget = ({ versions, counted, ...one }: Takeable) => {
    const at = { budget: budgetAddress(one) };
    const lines = versions.map(({ number, words, lang }) => {
      const params = { ...at, version: number };
      return html`<li>${said(view, lang, words)}: ${file(routes.budgetCsv, params, t('budget-views-csv'))} · ${file(routes.budgetJson, params, t('budget-views-json'))} · ${file(routes.budgetPackage, params, t('budget-views-package'))}</li>`;
    });
    const plans = counted.map(({ number, words, lang }) => {
      const which = { consultation: number };
      return html`<li>${t('budget-collective-title')}, ${said(view, lang, words)}: ${file(routes.budgetCollectiveCsv, at, 'CSV', which)} · ${file(routes.budgetCollectiveJson, at, 'JSON', which)}</li>`;
    });
    return html`<h3><a href="${href(routes.budget, at)}">${titleTag(view, one)}</a></h3><ul>${lines}${plans}</ul>`;
  };
  const some = rows.filter(({ versions }) => versions.length > 0);
  return some.length === 0
    ? nothing
    : html`<section class="measure gap"><h2>${t('budget-views-title')}</h2>${some.map(budget)}</section>`;
}

/** On the page of a demand: each rule that it asks for. Nothing where it asks for none. */
export async function budgetOnDemand(tx: Tx, view: View, demand: string): Promise<Html> {
  const rules = (await rulesOfDemand(tx, demand)).filter((rule) => isInForce(rule, view.today));
  if (rules.length === 0) return nothing;
  const blocks: Html[] = [];
  for (const rule of rules) blocks.push(await ruleBlock(tx, view, rule));
  return html`<section id="budget"><h2>${view.t('budget-views-demand-title')}</h2>${blocks}<p class="soft"><small>${view.t('budget-rules-not-advice')}</small></p></section>`;
}

async function ruleBlock(tx: Tx, view: View, rule: KnownRule): Promise<Html> {
  const budget = await budgetById(tx, rule.budget_id);
  const version = budget && (await versionsOf(tx, budget.id))[0];
  if (!budget || !version) return nothing;
  const ground = await groundOf(tx, version.id);
  const world = worldOfLines(ground);
  const bound = bindAll(
    (await rulesOf(tx, budget.id)).filter((one) => one.id === rule.id || isInForce(one, view.today)),
    world,
  );
  const speaking: Speaking = { view, currency: budget.currency, values: ground.values, demands: new Map() };
  const own = bound.find((one) => one.id === rule.id);
  const state = own && evaluate(own.bound, world.today);
  const against = own ? await standingAgainst(own, bound, world) : [];
  const at = { budget: budgetAddress(budget) };
  const place = (one: KnownRule) => `${view.href(routes.budgetRules, at)}#rule-${one.number}`;
  const head = rich(view, 'budget-views-demand-rule', {
    rule: html`<a href="${place(rule)}">${said(view, rule.lang, rule.title)}</a>`,
    budget: html`<a href="${view.href(routes.budget, at)}">${titleTag(view, budget)}</a>`,
  });
  const asks = html`<p>${head} ${askedWords(speaking, rule)}</p>${state && html`<p>${stateOf(speaking, rule, state)}</p>`}`;
  const law =
    typeof against === 'string'
      ? html`<p>${view.t(`budget-views-demand-${against}`)}</p>`
      : against.length === 0
        ? html`<p>${view.t('budget-views-demand-free')}</p>`
        : html`<p>${view.t('budget-views-demand-against', { n: against.length })}</p><ul>${against.map(
            (one) =>
              html`<li><a href="${place(one)}">${said(view, one.lang, one.title)}</a> <span class="soft">(${view.t(`budget-rules-authority-${one.authority}`)}, ${view.t(`budget-rules-standing-${one.standing}`)})</span></li>`,
          )}</ul><p>${wouldNeed(view, against)}</p>`;
  const way = html`<p>${rich(view, 'budget-views-demand-try', { link: to(view.href(routes.budgetPlan, at)) })}</p>`;
  return html`${asks}${law}${way}`;
}
