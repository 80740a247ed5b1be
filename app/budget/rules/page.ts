// /budget/N-slug/rules: every rule of a budget, what it rests on, how it is with the latest version, and which rules contradict each
// other. It says what would have to change, never what should.
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, notice } from '../../web/parts.ts';
import { Moved, type Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { type Budget, budgetAddress, budgetAt, type Version, versionsOf } from '../versions/store.ts';
import { crumbsTo, said, versionName, versionParams } from '../views/parts.ts';
import { conflictsAmong } from './conflicts.ts';
import type { Found } from './contradictions.ts';
import { evaluate } from './evaluate.ts';
import { type Bind, bindAll, type World } from './line-sets.ts';
import { askedWords, type DemandNames, restsOn, type Speaking, stateOf, wouldNeed } from './parts.ts';
import { groundOf, isInForce, type KnownRule, rulesOf, worldOfLines } from './store.ts';

/** How demands are called, asked of the record. */
export type DemandsAsked = (tx: Tx, view: View, demands: readonly string[]) => Promise<DemandNames>;

/** What the desk asks of the record where a rule cites a demand: some to choose from, and the id behind an address. */
export type DemandsToCite = {
  offered: (tx: Tx, view: View) => Promise<readonly { words: string | null; href: string }[]>;
  at: (tx: Tx, address: string) => Promise<string | undefined>;
};

type Judged = { version: Version; world: World; rules: Bind<KnownRule>[]; found: Found };

export const rulesPage =
  (demandsOf: DemandsAsked) =>
  async (visit: Visit): Promise<Html> => {
    const { view, params, tx } = visit;
    const read = await tx(async (db) => {
      const budget = await budgetAt(db, params.budget ?? '');
      if (!budget) throw new Refused('not-found');
      const rules = await rulesOf(db, budget.id);
      const version = (await versionsOf(db, budget.id))[0];
      const demands = await demandsOf(
        db,
        view,
        rules.flatMap(({ demand }) => demand ?? []),
      );
      return { budget, rules, demands, version, ground: version && (await groundOf(db, version.id)) };
    });
    const { budget, version, ground } = read;
    if (params.budget !== budgetAddress(budget))
      throw new Moved(view.href(routes.budgetRules, { budget: budgetAddress(budget) }));
    const standing = read.rules.filter((rule) => isInForce(rule, view.today));
    const judged = version && ground && (await judge(version, worldOfLines(ground), standing));
    const speaking = { view, currency: budget.currency, values: ground?.values ?? new Map(), demands: read.demands };
    return draw(speaking, budget, read.rules, judged);
  };

async function judge(version: Version, world: World, rules: KnownRule[]): Promise<Judged> {
  const bound = bindAll(rules, world);
  return { version, world, rules: bound, found: await conflictsAmong(bound, world) };
}

function draw(speaking: Speaking, budget: Budget, rules: readonly KnownRule[], judged: Judged | undefined): Html {
  const { view } = speaking;
  const { t } = view;
  const standing = rules.filter((rule) => isInForce(rule, view.today));
  const gone = rules.filter((rule) => !isInForce(rule, view.today));
  const bound = new Map(judged?.rules.map((rule) => [rule.id, rule]));
  const row = (rule: KnownRule) => {
    const of = bound.get(rule.id);
    const state = of && judged && evaluate(of.bound, judged.world.today);
    return html`<li id="${`rule-${rule.number}`}"><h3>${said(view, rule.lang, rule.title)}</h3>${state && html`<p>${stateOf(speaking, rule, state)}</p>`}<p>${askedWords(speaking, rule)}</p><p class="soft">${restsOn(speaking, rule)}</p>${rule.note !== null && html`<p>${said(view, rule.lang, rule.note)}</p>`}${
      rule.ended && html`<p>${said(view, rule.ended.lang, rule.ended.words ?? t('budget-rules-ended'))}</p>`
    }</li>`;
  };
  const about =
    judged &&
    html`<p>${rich(view, 'budget-rules-held-against', { version: versionName(view, judged.version), year: judged.world.frame.year, link: to(view.href(routes.budgetVersion, versionParams({ budget, version: judged.version }))) })}</p>`;
  const main = html`<h1>${t('budget-rules-title')}</h1><p class="lead">${t('budget-rules-lead')}</p>${about}${judged && conflicts(speaking, judged)}${
    rules.length === 0
      ? emptyState(view, { title: t('budget-rules-none'), what: t('budget-rules-none-what') })
      : standing.length > 0 && html`<h2>${t('budget-rules-standing')}</h2><ul class="list">${standing.map(row)}</ul>`
  }${gone.length > 0 && html`<h2>${t('budget-rules-gone')}</h2><ul class="list">${gone.map(row)}</ul>`}<p class="soft gap"><small>${t('budget-rules-not-advice')}</small></p>`;
  return layout(view, {
    title: t('budget-rules-title'),
    description: t('budget-rules-lead'),
    main,
    crumbs: crumbsTo(view, budget, [{ label: t('budget-rules-title') }]),
  });
}

/** Which rules no budget can keep together, in words. */
function conflicts(speaking: Speaking, { found, rules }: Judged): Html {
  const { view } = speaking;
  const { t } = view;
  if (rules.length === 0) return nothing;
  if (found.outcome === 'none') return html`<p>${t('budget-rules-no-conflict')}</p>`;
  if (found.outcome === 'unknown') return html`<p>${t('budget-rules-unknown')}</p>`;
  const named = (id: string) => {
    const rule = rules.find((one) => one.id === id)!;
    return html`<li><a href="${`#rule-${rule.number}`}">${said(view, rule.lang, rule.title)}</a> <span class="soft">(${t(`budget-rules-authority-${rule.authority}`)})</span></li>`;
  };
  return html`${found.sets.map((set) => {
    const own = rules.filter(({ id }) => set.includes(id));
    const alone = set.length === 1;
    return notice(
      view,
      'warn',
      t(alone ? 'budget-rules-conflict-one' : 'budget-rules-conflict', { n: set.length }),
      html`<ul>${set.map(named)}</ul><p>${t(alone ? 'budget-rules-conflict-one-what' : 'budget-rules-conflict-what')} ${wouldNeed(view, own, 'budget-rules-conflict-need')}</p>`,
    );
  })}${!found.isComplete && html`<p>${t('budget-rules-more-unknown')}</p>`}`;
}
