// What whoever sent a plan is mailed: one link that shows the plan, where it is confirmed and later withdrawn. Nothing anybody typed
// stands in this mail, so nobody can make us send their words.
import { routes } from '../../base/routes.ts';
import { defineMail } from '../../following/mail.ts';
import { budgetAddress, budgetById } from '../versions/store.ts';
import { makeLink } from './links.ts';
import { consultationById } from './store.ts';

export const planMail = defineMail({
  kind: 'budget.plan',
  words: { subject: 'budget-plans-mail-subject', body: 'budget-plans-mail-body' },
  /** When the mail goes out the plan may be confirmed or gone already; then it is not needed. */
  compose: async (tx, mail, { view, address, now }) => {
    const place = view.place.id;
    const plan = await tx
      .selectFrom('budget_plans')
      .select(['id', 'state', 'consultation_id'])
      .where('place_id', '=', place)
      .where('id', '=', mail.about)
      .executeTakeFirst();
    const consultation = plan?.state === 'pending' && (await consultationById(tx, plan.consultation_id));
    const budget = consultation && (await budgetById(tx, consultation.budget_id));
    if (!plan || !consultation || !budget) return undefined;
    const token = await makeLink(tx, place, plan.id, now);
    return {
      place: view.place.name,
      title: consultation.title ?? view.t('budget-plans-consultation'),
      link: address(view.href(routes.budgetPlanConfirm, {}, { token })),
      page: address(view.href(routes.budgetPlan, { budget: budgetAddress(budget) })),
    };
  },
});
