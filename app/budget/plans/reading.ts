// What the pages of plans read together: the budget, the consultation that is asked for, its sheet, how demands are called.
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { Moved, type Visit } from '../../web/site.ts';
import type { Route } from '../../web/view.ts';
import type { DemandsAsked } from '../rules/page.ts';
import type { DemandNames, Speaking } from '../rules/parts.ts';
import { type Budget, budgetAddress, budgetAt } from '../versions/store.ts';
import { valueName } from '../views/parts.ts';
import type { RuledSheet } from './sheet.ts';
import { type Consultation, consultationsOf, phaseOf, sheetFor } from './store.ts';

export type Reading = {
  budget: Budget;
  consultation: Consultation;
  phase: ReturnType<typeof phaseOf>;
  sheet: RuledSheet;
  /** what each unit is called */
  names: string[];
  others: Consultation[];
  speaking: Speaking;
};

export type NothingAsked = { budget: Budget; consultation: undefined };

const numberIn = (text: string | undefined) => (/^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : undefined);

/**
 * The consultation `?consultation=N` of the budget in the address; the latest one without it.
 * @throws Refused not-found for a budget or a consultation that is not there
 */
export async function readSheet(tx: Tx, visit: Visit, demandsOf: DemandsAsked): Promise<Reading | NothingAsked> {
  const { view, params, query } = visit;
  const budget = await budgetAt(tx, params.budget ?? '');
  if (!budget) throw new Refused('not-found');
  const others = await consultationsOf(tx, budget.id);
  const wanted = numberIn(query.consultation);
  if (query.consultation !== undefined && query.consultation !== '' && wanted === undefined)
    throw new Refused('not-found');
  const consultation = wanted === undefined ? others[0] : others.find(({ number }) => number === wanted);
  if (!consultation) {
    if (wanted !== undefined) throw new Refused('not-found');
    return { budget, consultation: undefined };
  }
  const sheet = await sheetFor(tx, consultation, view.today);
  const demands: DemandNames = await demandsOf(
    tx,
    view,
    sheet.rules.flatMap(({ demand }) => demand ?? []),
  );
  const names = sheet.units.map(({ key, name }) =>
    valueName(view, consultation.by, { code: key === name ? '' : key, name: name || null, unsaid: key === '' }),
  );
  const speaking = { view, currency: budget.currency, values: sheet.values, demands };
  return { budget, consultation, phase: phaseOf(consultation, view.today), sheet, names, others, speaking };
}

/** @throws Moved to the address with the budget's title as it stands */
export function atHome({ view, params }: Visit, route: Route, budget: Budget, query = {}): void {
  const address = budgetAddress(budget);
  if (params.budget !== address) throw new Moved(view.href(route, { ...params, budget: address }, query));
}

/** The query that says which consultation, left out for the latest. */
export const which = ({ consultation, others }: Pick<Reading, 'consultation' | 'others'>) =>
  consultation.id === others[0]?.id ? {} : { consultation: consultation.number };
