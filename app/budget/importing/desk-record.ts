// /desk/budget/imports/…/record: the step that makes a file a version, on the totals that were looked at. A large one is written down while
// the page says so; it goes on where nobody looks, and leads to the certificate once it is done.
import Type from 'typebox';
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Store } from '../../files/store.ts';
import {
  area,
  dateField,
  type FormState,
  form,
  formState,
  hidden,
  type Raw,
  select,
  submit,
  textField,
} from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { Site, Visit } from '../../web/site.ts';
import { asKeeper, dayOf, deskCrumbs, Sent, saidBare, sourceFields } from '../versions/desk-parts.ts';
import { type Budget, budgetAddress, type Version, versionsOf } from '../versions/store.ts';
import { states } from '../versions/words.ts';
import { type Import, recordImport } from './actions.ts';
import { findImport, LOOK_AGAIN_SECONDS, lookAgain, showProgress, stepsOf } from './desk-parts.ts';
import { totalsTable } from './outcome.ts';
import { type Readings, seenAs } from './readings.ts';
import { Recordings } from './recordings.ts';

const RecordForm = Type.Object({
  label: Sent,
  state: Sent,
  'day-year': Sent,
  'day-month': Sent,
  'day-day': Sent,
  supersedes: Sent,
  source_title: Sent,
  source_publisher: Sent,
  source_url: Sent,
  note: Sent,
  seen: Sent,
});

export function wireRecord(site: Site, files: Store, readings: Readings): void {
  const recordings = new Recordings<Raw>();
  site.form(routes.deskBudgetRecord, {
    who: 'clerk',
    schema: RecordForm,
    start: async (visit): Promise<Raw> => {
      const { found } = await findImport(visit);
      return { state: 'adopted', source_title: found.file_name, seen: seenAs(found) };
    },
    show: (visit, state) => showRecord(visit, state, readings, recordings),
    act: async (visit, value) => {
      const { budget, found } = await findImport(visit);
      const sent = (visit.request.body ?? {}) as Raw;
      const mark = String(sent.once ?? '');
      const known = recordings.of(found.id);
      const certificate = (number: number) =>
        visit.view.href(routes.deskBudgetCertify, { budget: budgetAddress(budget), version: number });
      // A second press on the button leads where the first one does.
      if (known?.number !== undefined && known.mark === mark && isId(mark)) return certificate(known.number);
      if (found.version_id) throw new Refused('closed');
      // Somebody else may have mapped it anew since these totals were looked at.
      if (value.seen !== seenAs(found)) throw new Refused('changed-meanwhile');
      const words = {
        label: value.label ?? '',
        state: value.state ?? '',
        day: dayOf(value),
        supersedes: value.supersedes,
        source: { title: value.source_title ?? '', publisher: value.source_publisher, url: value.source_url },
        note: value.note,
      };
      const number = await recordings.begin(found.id, { mark, sent }, (progress) =>
        recordImport(asKeeper(visit), files, found.id, words, progress),
      );
      return number === undefined
        ? visit.view.href(routes.deskBudgetRecord, { import: found.id })
        : certificate(number);
    },
  });
}

async function showRecord(
  visit: Visit,
  state: FormState,
  readings: Readings,
  recordings: Recordings<Raw>,
): Promise<Html> {
  const { budget, found } = await findImport(visit);
  const versions = await visit.tx((tx) => versionsOf(tx, budget.id));
  const recorded = versions.find((one) => one.id === found.version_id);
  if (recorded) return showRecorded(visit, budget, recorded);
  if (state.errors.length > 0) return showForm(visit, state, { budget, found, versions }, readings);
  const known = recordings.of(found.id);
  // Once it is mapped anew, what an earlier recording was refused for is no news.
  if (!known || (known.error !== undefined && known.sent.seen !== seenAs(found)))
    return showForm(visit, state, { budget, found, versions }, readings);
  if (known.error === undefined) return showRecording(visit, budget, found, known.rows);
  // What was refused after its form had been answered comes back as the form, with all that was typed.
  if (!(known.error instanceof Refused)) throw known.error;
  const { fields, code } = known.error;
  const refused = formState(known.sent, fields.length > 0 ? fields : [{ field: 'seen', code }]);
  return showForm(visit, refused, { budget, found, versions }, readings);
}

/** It is being written down. Between the last row read and the page that says so nothing can be counted. */
function showRecording(visit: Visit, budget: Budget, found: Import, rows: number): Html {
  const { view } = visit;
  const { t } = view;
  visit.reply.header('refresh', String(LOOK_AGAIN_SECONDS));
  const title = t('budget-recording-title');
  return layout(view, {
    title,
    desk: true,
    crumbs: deskCrumbs(view, budget, title),
    main: html`<h1>${title}</h1>${stepsOf(visit, 2)}<p class="lead">${t('budget-recording-how-far', { name: found.file_name, rows })}</p>
<p><progress aria-label="${title}"></progress></p><p>${t('budget-recording-leave')}</p>${lookAgain(view)}`,
  });
}

/** A link, and no way on by itself: whoever goes back from the certificate would be sent there again. */
function showRecorded(visit: Visit, budget: Budget, version: Version): Html {
  const { view } = visit;
  const { t } = view;
  const next = view.href(routes.deskBudgetCertify, { budget: budgetAddress(budget), version: version.number });
  const title = t('budget-recorded-title');
  return layout(view, {
    title,
    desk: true,
    crumbs: deskCrumbs(view, budget, title),
    main: html`<h1>${title}</h1>${stepsOf(visit, 3)}<p class="lead">${t('budget-recorded-what', { name: saidBare(view, version.label), number: version.number })}</p><p><a class="button" href="${next}">${t('budget-certify-title')}</a></p>`,
  });
}

async function showForm(
  visit: Visit,
  state: FormState,
  { budget, found, versions }: { budget: Budget; found: Import; versions: readonly Version[] },
  readings: Readings,
): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const looked = await readings.look(found);
  if ('progress' in looked && state.errors.length === 0) return showProgress(visit, budget, found, looked.progress);
  // What is signed for is what stands on this page, also where it comes back because somebody mapped the file anew.
  const fields = html`${hidden('seen', seenAs(found))}${textField(view, state, { name: 'label', label: t('budget-label'), hint: t('budget-label-hint'), maxLength: 200 })}
${select(view, state, { name: 'state', label: t('budget-state'), options: states.map((value) => ({ value, label: t(`budget-state-${value}`) })) })}
${dateField(view, state, { name: 'day', label: t('budget-day'), optional: true })}
${versions.length > 0 && select(view, state, { name: 'supersedes', label: t('budget-supersedes'), optional: true, empty: t('budget-supersedes-none'), options: versions.map((one) => ({ value: one.id, label: `${one.number}. ${saidBare(view, one.label)}` })) })}
${sourceFields(visit, state)}${area(view, state, { name: 'note', label: t('budget-note'), hint: t('budget-note-hint'), optional: true, maxLength: 3000 })}`;
  const drawn = form(view, state, {
    action: view.path,
    fields,
    submit: submit(t('budget-record-submit'), { kind: 'final' }),
  });
  const title = t('budget-record-title');
  const main = html`<h1>${title}</h1>${stepsOf(visit, 2)}<p class="lead">${t('budget-record-lead')}</p>
${'outcome' in looked && totalsTable(view, 'record-totals', t('budget-outcome-totals'), looked.outcome.totals, budget.currency, false)}
<p><a href="${view.href(routes.deskBudgetImport, { import: found.id })}">${t('budget-record-back')}</a></p>${drawn}`;
  return layout(view, {
    title,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: deskCrumbs(view, budget, title),
    main,
  });
}
