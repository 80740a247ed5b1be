// What the pages of a file on its way to be a version share: which file it is, the steps it takes, and how far a reading has come.
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { steps } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { deskCrumbs } from '../versions/desk-parts.ts';
import { type Budget, budgetById } from '../versions/store.ts';
import { type Import, importAt } from './actions.ts';
import type { Progress } from './readings.ts';

export const LOOK_AGAIN_SECONDS = 2;

/** The file of the address and its budget, recorded already or not. @throws Refused not-found */
export async function findImport(visit: Visit): Promise<{ budget: Budget; found: Import }> {
  const id = visit.params.import ?? '';
  const found = isId(id) ? await importAt({ db: visit.db, place: visit.place.id }, id) : undefined;
  const budget = found && (await visit.tx((tx) => budgetById(tx, found.budget_id)));
  if (!budget || !found) throw new Refused('not-found');
  return { budget, found };
}

/** The same where it still waits. @throws Refused not-found, closed (it is a version) */
export async function mustFindImport(visit: Visit): Promise<{ budget: Budget; found: Import }> {
  const { budget, found } = await findImport(visit);
  if (found.version_id) throw new Refused('closed');
  return { budget, found };
}

export const stepsOf = ({ view }: Visit, now: number): Html =>
  steps(
    view,
    ['file', 'columns', 'record', 'certificate'].map((one) => view.t(`budget-step-${one}`)),
    now,
  );

/** A page that looks again by itself has a link for whoever would rather do so. */
export const lookAgain = (view: View): Html =>
  html`<p><a href="${view.path.split('#')[0]!}">${view.t('budget-reading-look')}</a></p>`;

export function showProgress(visit: Visit, budget: Budget, found: Import, { rows, share }: Progress): Html {
  const { view } = visit;
  const { t } = view;
  visit.reply.header('refresh', String(LOOK_AGAIN_SECONDS));
  const title = t('budget-reading-title');
  const percent = Math.floor(share * 100);
  return layout(view, {
    title,
    desk: true,
    crumbs: deskCrumbs(view, budget, title),
    main: html`<h1>${title}</h1>${stepsOf(visit, 1)}<p class="lead">${t('budget-reading-how-far', { name: found.file_name, rows, percent })}</p>
<p><progress max="100" value="${percent}" aria-label="${title}">${percent}%</progress></p><p>${t('budget-reading-leave')}</p>
${lookAgain(view)}`,
  });
}
