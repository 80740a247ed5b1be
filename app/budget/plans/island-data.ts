// What the island of the plan page reads from the page: the sheet, its rules as numbers, and the sentences it fills. The sentences are
// those of the page, with {names} where the page has amounts.
import type { Args } from '../../i18n/translator.ts';
import { modulesPath } from '../../web/modules.ts';
import { planModules } from './island-files.ts';
import type { Reading } from './reading.ts';

const sentences = {
  balanced: 'budget-plans-balanced',
  left: 'budget-plans-left',
  over: 'budget-plans-over',
  unread: 'web-error-budget-amount',
  met: 'budget-rules-met',
  broken: 'budget-rules-broken',
  above: 'budget-rules-is-above',
  below: 'budget-rules-is-below',
  equal: 'budget-rules-is-equal',
  kept: 'budget-rules-is-kept',
  'too-little': 'budget-rules-is-too-little',
  'too-much': 'budget-rules-is-too-much',
  changed: 'budget-rules-is-changed',
  into: 'budget-rules-hint-into',
  'out-of': 'budget-rules-hint-out-of',
  less: 'budget-rules-hint-less',
  more: 'budget-rules-hint-more',
  back: 'budget-rules-hint-back',
  'not-enough': 'budget-rules-hint-not-enough',
  some: 'budget-rules-some',
  'goes-down': 'budget-plans-less',
  'goes-up': 'budget-plans-more',
  unchanged: 'budget-plans-unchanged',
  campaign: 'budget-plans-campaign',
  need: 'budget-rules-would-need',
} as const;

const gaps: Args = Object.fromEntries(
  ['cents', 'of', 'limit', 'by', 'units', 'free', 'said', 'list', 'n', 'name', 'before', 'after', 'what'].map(
    (name) => [name, `{${name}}`],
  ),
);

export const planIsland = (): string => modulesPath(planModules, 'plans/island.ts');

/** As JSON, for an attribute of the form. */
export function islandData({ sheet, names, speaking, budget }: Reading): string {
  const { lang, t } = speaking.view;
  const words = Object.fromEntries(Object.entries(sentences).map(([name, key]) => [name, t(key, gaps)]));
  return JSON.stringify({
    lang,
    currency: budget.currency,
    total: sheet.total,
    units: sheet.units.map(({ key, today }, i) => ({ key, name: names[i], today })),
    rules: sheet.rules.map(({ id, hard, bound, title, authority }) => ({
      id,
      hard,
      bound,
      title: title ?? '',
      change: t(`budget-rules-change-of-${authority}`),
    })),
    words,
  });
}
