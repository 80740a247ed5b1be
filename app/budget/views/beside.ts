// What other rooms show of the budget without knowing it: a card at home, and on a demand's page what its rule would move and which
// other rules stand in its way. The same words whoever asks for the rule.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { tag } from '../../web/parts.ts';
import { rich, to, type View } from '../../web/view.ts';
import { contradictions } from '../rules/contradictions.ts';
import { evaluate } from '../rules/evaluate.ts';
import { type Bind, bindAll, type World } from '../rules/line-sets.ts';
import { framesOf } from '../rules/page.ts';
import { askedWords, type Speaking, stateTagOf, stateWords, wouldNeed } from '../rules/parts.ts';
import { groundOf, isInForce, type KnownRule, rulesOf, rulesOfDemand, worldOfLines } from '../rules/store.ts';
import { budgetAddress, budgetById, versionsOf } from '../versions/store.ts';
import { briefly, said, titleTag } from './parts.ts';
import { budgetsListed } from './store.ts';

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

/** On the page of a demand: each rule that it asks for. Nothing where it asks for none. */
export async function budgetOnDemand(tx: Tx, view: View, demand: string): Promise<Html> {
  const rules = (await rulesOfDemand(tx, demand)).filter((rule) => isInForce(rule, view.today));
  if (rules.length === 0) return nothing;
  const blocks: Html[] = [];
  for (const rule of rules) blocks.push(await ruleBlock(tx, view, rule));
  return html`<section id="budget"><h2>${view.t('budget-views-demand-title')}</h2>${blocks}<p class="soft"><small>${view.t('budget-rules-not-advice')}</small></p></section>`;
}

/** The rules that cannot be kept together with this one, each held beside it alone; and those that only stand in its way together. */
async function standingAgainst(
  own: Bind<KnownRule>,
  all: readonly Bind<KnownRule>[],
  world: World,
): Promise<Bind<KnownRule>[]> {
  const frames = framesOf(world);
  const clash = async (some: Bind<KnownRule>[]): Promise<string[]> => {
    const found = await contradictions(some, world.today, frames);
    return found.outcome === 'conflicts' ? found.sets.flat() : [];
  };
  const against: Bind<KnownRule>[] = [];
  for (const other of all) if (other.id !== own.id && (await clash([own, other])).includes(own.id)) against.push(other);
  if (against.length > 0) return against;
  const together = await clash([...all]);
  return together.includes(own.id) ? all.filter(({ id }) => id !== own.id && together.includes(id)) : [];
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
  const asks = html`<p>${head} ${askedWords(speaking, rule)}</p>${state && html`<p>${stateTagOf(speaking, state)} ${stateWords(speaking, state)}</p>`}`;
  const law =
    against.length === 0
      ? html`<p>${view.t('budget-views-demand-free')}</p>`
      : html`<p>${view.t('budget-views-demand-against', { n: against.length })}</p><ul>${against.map(
          (one) =>
            html`<li><a href="${place(one)}">${said(view, one.lang, one.title)}</a> <span class="soft">(${view.t(`budget-rules-authority-${one.authority}`)}, ${view.t(`budget-rules-standing-${one.standing}`)})</span></li>`,
        )}</ul><p>${wouldNeed(view, against)}</p>`;
  const way = html`<p>${rich(view, 'budget-views-demand-try', { link: to(view.href(routes.budgetPlan, at)) })}</p>`;
  return html`${asks}${law}${way}`;
}
