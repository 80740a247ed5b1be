// What the desk pages of budgets share: who acts, which budget it is about, and the way back.
import Type from 'typebox';
import type { Ctx } from '../../acts/commit.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { type FormState, textField } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import type { Crumb } from '../../web/layout.ts';
import type { Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { type Budget, budgetAddress, budgetAt, type Version, versionsOf } from './store.ts';

/** The context a keeper of the record acts in: the role they came in by. */
export function asKeeper(visit: Visit): Ctx {
  const role = visit.viewer?.roles.includes('clerk') ? 'clerk' : 'steward';
  return visit.as(role, visit.viewer?.name ?? '');
}

/** Words of the record, or that they are covered. */
export const saidBare = (view: Pick<View, 't'>, words: string | null): string => words ?? view.t('state-covered');

/** The budget of the address, with its versions. @throws Refused not-found */
export async function mustFindBudget({ params, tx }: Visit): Promise<{ budget: Budget; versions: Version[] }> {
  return tx(async (tx) => {
    const budget = await budgetAt(tx, params.budget ?? '');
    if (!budget) throw new Refused('not-found');
    return { budget, versions: await versionsOf(tx, budget.id) };
  });
}

/** The same with one of its versions, by its number. @throws Refused not-found */
export async function mustFindVersion(
  visit: Visit,
): Promise<{ budget: Budget; versions: Version[]; version: Version }> {
  const found = await mustFindBudget(visit);
  const version = found.versions.find((one) => String(one.number) === visit.params.version);
  if (!version) throw new Refused('not-found');
  return { ...found, version };
}

export const deskCrumbs = (view: View, budget: Budget | undefined, here: string): Crumb[] => [
  { label: view.t('budget-desk-title'), href: view.href(routes.deskBudgets) },
  ...(budget
    ? [{ label: saidBare(view, budget.title), href: view.href(routes.deskBudget, { budget: budgetAddress(budget) }) }]
    : []),
  { label: here },
];

/** A text of a form: whatever was sent. The action checks all of them together, so that every fault is told at once. */
export const Sent = Type.Optional(Type.String());

/** A day out of its three fields; what makes no day is left for the action to refuse. */
export function dayOf(value: Record<string, string | undefined>, name = 'day'): string | undefined {
  const [year, month, day] = ['year', 'month', 'day'].map((part) => (value[`${name}-${part}`] ?? '').trim());
  if (!year && !month && !day) return undefined;
  return `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
}

/** Where the figures come from: asked of a version and of every certificate. */
export function sourceFields({ view }: Pick<Visit, 'view'>, state: FormState): Html {
  const { t } = view;
  return html`${textField(view, state, { name: 'source_title', label: t('budget-source-title'), hint: t('budget-source-hint'), maxLength: 300 })}
${textField(view, state, { name: 'source_publisher', label: t('budget-source-publisher'), optional: true, maxLength: 200 })}
${textField(view, state, { name: 'source_url', label: t('budget-source-url'), type: 'url', optional: true })}`;
}
