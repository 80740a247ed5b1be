// The files that a browser gets to rebalance with: the island and the pure modules it shares with the server. Nothing else of the budget
// is ever served.
import { readModules } from '../../web/modules.ts';

export const planModules = readModules(new URL('../', import.meta.url), [
  'plans/island.ts',
  'plans/rebalance.ts',
  'rules/evaluate.ts',
  'rules/hints.ts',
  'versions/typed-amount.ts',
]);
