// What the island of the plan page reads from the page: the sheet, its rules as numbers, and the sentences it fills. The sentences are
// those of the page, with {names} where the page has amounts.
import { language } from '../../i18n/languages.ts';
import type { Args } from '../../i18n/translator.ts';
import { modulesPath } from '../../web/modules.ts';
import { planModules } from './island-files.ts';
import type { Reading } from './reading.ts';

const said = ['above', 'below', 'equal', 'kept', 'too-little', 'too-much', 'changed'] as const;
const sentences = {
  balanced: 'budget-plans-balanced',
  left: 'budget-plans-left',
  over: 'budget-plans-over',
  unread: 'web-error-budget-amount',
  met: 'budget-rules-met',
  broken: 'budget-rules-broken',
  'asks-met': 'budget-rules-asks-met',
  'asks-broken': 'budget-rules-asks-broken',
  ...Object.fromEntries(
    said.flatMap((one) => ['is', 'asks'].map((how) => [`${how}-${one}`, `budget-rules-${how}-${one}`])),
  ),
  into: 'budget-rules-hint-into',
  'out-of': 'budget-rules-hint-out-of',
  'into-alone': 'budget-rules-hint-into-alone',
  'out-of-alone': 'budget-rules-hint-out-of-alone',
  less: 'budget-rules-hint-less',
  more: 'budget-rules-hint-more',
  back: 'budget-rules-hint-back',
  'not-enough': 'budget-rules-hint-not-enough',
  some: 'budget-rules-some',
  moved: 'budget-plans-moved',
  'goes-down': 'budget-plans-less',
  'goes-up': 'budget-plans-more',
  unchanged: 'budget-plans-unchanged',
  campaign: 'budget-plans-campaign',
  need: 'budget-rules-would-need',
};

const gaps: Args = Object.fromEntries(
  [
    'cents',
    'of',
    'limit',
    'by',
    'units',
    'free',
    'said',
    'list',
    'n',
    'name',
    'before',
    'after',
    'what',
    'from',
    'to',
  ].map((name) => [name, `{${name}}`]),
);

export const planIsland = (): string => modulesPath(planModules, 'plans/island.ts');

/** As JSON, for an attribute of the form. */
export function islandData({ sheet, names, speaking, budget }: Reading): string {
  const { lang, t } = speaking.view;
  const words = Object.fromEntries(Object.entries(sentences).map(([name, key]) => [name, t(key, gaps)]));
  return JSON.stringify({
    // As the server writes amounts: of Spanish as it is written here, "1,250,000".
    lang: language(lang).locale,
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
