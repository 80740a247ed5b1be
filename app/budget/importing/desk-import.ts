// /desk/budget/imports/…: what the columns of a file mean, what comes of it, and the step that makes it a version. The file is read again
// for every showing, so the page shows exactly what would be recorded.
import Type from 'typebox';
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Store } from '../../files/store.ts';
import { saySize } from '../../i18n/say.ts';
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
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { details, facts, steps, table } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { asKeeper, dayOf, deskCrumbs, Sent, saidBare, sourceFields } from '../versions/desk-parts.ts';
import { type Budget, budgetAddress, budgetById, versionsOf } from '../versions/store.ts';
import { states } from '../versions/words.ts';
import { changeSheet, discardImport, type Import, importAt, keepMapping, recordImport, sourceFrom } from './actions.ts';
import { firstRows } from './dry-run.ts';
import { discardLink, mapFields, type Seen } from './map-fields.ts';
import { fieldsOf, mappingFrom } from './map-form.ts';
import { columnNames, MOST_COLUMNS, readMapping } from './mapping.ts';
import { outcomeBlock, totalsTable } from './outcome.ts';
import { type Outcome, type Progress, Readings, seenAs } from './readings.ts';

const FIRST_ROWS = 200;
const SHOWN_ROWS = 8;
const LOOK_AGAIN_SECONDS = 2;

export function wireImport(site: Site, files: Store): void {
  const readings = new Readings(files);
  site.form(routes.deskBudgetImport, {
    who: 'clerk',
    schema: Type.Object({}),
    start: async (visit) => {
      const { found } = await mustFindImport(visit);
      return fieldsOf(found.mapping, (await seenIn(files, found)).columns);
    },
    show: (visit, state) => showImport(visit, state, files, readings),
    act: async (visit) => {
      const { found } = await mustFindImport(visit);
      const mapping = mappingFrom(sentBy(visit), found.mapping, (await seenIn(files, found)).columns);
      if ('faults' in readMapping(JSON.parse(JSON.stringify(mapping))))
        throw new Refused('invalid', { fields: [{ field: 'names-0', code: 'budget-mapping' }] });
      const wanted = mapping.sheet;
      await keepMapping(asKeeper(visit), found.id, mapping);
      if (found.workbook && wanted !== undefined && wanted !== found.workbook.sheet)
        await changeSheet(asKeeper(visit), files, found, wanted);
      return `${visit.view.href(routes.deskBudgetImport, { import: found.id })}#outcome`;
    },
  });
  site.form(routes.deskBudgetRecord, {
    who: 'clerk',
    schema: RecordForm,
    start: async (visit): Promise<Raw> => {
      const { found } = await mustFindImport(visit);
      return { state: 'adopted', source_title: found.file_name, seen: seenAs(found) };
    },
    show: (visit, state) => showRecord(visit, state, readings),
    act: async (visit, value) => {
      const { budget, found } = await mustFindImport(visit);
      // Somebody else may have mapped it anew since these totals were looked at.
      if (value.seen !== seenAs(found)) throw new Refused('changed-meanwhile');
      const recorded = await recordImport(asKeeper(visit), files, found.id, {
        label: value.label ?? '',
        state: value.state ?? '',
        day: dayOf(value),
        supersedes: value.supersedes,
        source: { title: value.source_title ?? '', publisher: value.source_publisher, url: value.source_url },
        note: value.note,
      });
      return visit.view.href(routes.deskBudgetCertify, { budget: budgetAddress(budget), version: recorded.number });
    },
  });
  site.form(routes.deskBudgetDiscard, {
    who: 'clerk',
    schema: Type.Object({}),
    show: showDiscard,
    act: async (visit) => {
      const { budget, found } = await mustFindImport(visit);
      await discardImport(asKeeper(visit), found.id);
      return visit.view.href(routes.deskBudget, { budget: budgetAddress(budget) });
    },
  });
}

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

/** The form has a field for every column, so it is read as it was sent. */
const sentBy = (visit: Visit): Raw => (visit.request.body ?? {}) as Raw;

async function mustFindImport(visit: Visit): Promise<{ budget: Budget; found: Import }> {
  const id = visit.params.import ?? '';
  const found = isId(id) ? await importAt({ db: visit.db, place: visit.place.id }, id) : undefined;
  const budget = found && (await visit.tx((tx) => budgetById(tx, found.budget_id)));
  if (!budget || !found) throw new Refused('not-found');
  if (found.version_id) throw new Refused('closed');
  return { budget, found };
}

async function seenIn(files: Store, { file, mapping }: Import): Promise<Seen & { rows: string[][] }> {
  const rows = await firstRows(sourceFrom(files, file), mapping.shape!, FIRST_ROWS);
  const { header, headerRows } = mapping;
  const below = rows.slice(header - 1 + headerRows);
  const columns = columnNames(rows.slice(header - 1, header - 1 + headerRows)).slice(0, MOST_COLUMNS);
  const gaps = columns.map((_, at) => {
    const blank = below.filter((row) => (row[at] ?? '').trim() === '').length;
    return blank > 0 && blank < below.length;
  });
  return { columns, below, gaps, rows };
}

async function showImport(visit: Visit, state: FormState, files: Store, readings: Readings): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { budget, found } = await mustFindImport(visit);
  const looked = await readings.look(found);
  // A form that comes back with problems keeps what was typed: it is shown without what its file comes to.
  if ('progress' in looked && state.errors.length === 0) return showProgress(visit, budget, found, looked.progress);
  const seen = await seenIn(files, found);
  const fields = mapFields(view, state, found, seen);
  const drawn = form(view, state, {
    action: view.path.split('#')[0]!,
    fields,
    submit: t('budget-map-try'),
    id: 'mapping',
  });
  const title = t('budget-map-title');
  const main = html`<h1>${title}</h1>${stepsOf(visit, 1)}${facts([
    [t('budget-map-file'), `${found.file_name}, ${saySize(view.lang, Number(found.bytes))}`],
    [
      t('budget-map-sheet'),
      found.workbook &&
        `${found.workbook.sheet}${found.workbook.formulas > 0 ? `, ${t('budget-map-formulas', { n: found.workbook.formulas })}` : ''}`,
    ],
  ])}<section id="outcome"><h2>${t('budget-outcome-title')}</h2>${'outcome' in looked && html`${outcomeBlock(view, looked.outcome, found.mapping.side, budget.currency)}${goOn(visit, found, looked.outcome)}`}</section>
${firstRowsBlock(visit, seen)}${drawn}${details(t('budget-map-json'), html`<p>${t('budget-map-json-hint')}</p><pre>${JSON.stringify(found.mapping, null, 1)}</pre>`)}${discardLink(view, found.id)}`;
  return layout(view, {
    title,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: deskCrumbs(view, budget, title),
    main,
  });
}

/** A page that looks again by itself, with a link for whoever would rather do so. */
function showProgress(visit: Visit, budget: Budget, found: Import, { rows, share }: Progress): Html {
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
<p><a href="${view.path.split('#')[0]!}">${t('budget-reading-look')}</a></p>`,
  });
}

const goOn = ({ view }: Visit, found: Import, taken: Outcome): Html =>
  taken.problems.count > 0
    ? html`<p>${view.t('budget-map-fix-first')}</p>`
    : html`<p><a class="button" href="${view.href(routes.deskBudgetRecord, { import: found.id })}">${view.t('budget-map-go-on')}</a></p>`;

const stepsOf = ({ view }: Visit, now: number): Html =>
  steps(
    view,
    ['file', 'columns', 'record', 'certificate'].map((one) => view.t(`budget-step-${one}`)),
    now,
  );

function firstRowsBlock({ view }: Visit, seen: Seen): Html {
  const { t } = view;
  if (seen.columns.length === 0) return nothing;
  return details(
    t('budget-map-first-rows'),
    table(view, {
      id: 'first-rows',
      caption: t('budget-map-first-rows-caption'),
      columns: seen.columns.map((label) => ({ label })),
      rows: seen.below.slice(0, SHOWN_ROWS).map((row) => seen.columns.map((_, at) => (row[at] ?? '').slice(0, 120))),
    }),
  );
}

async function showRecord(visit: Visit, state: FormState, readings: Readings): Promise<Html> {
  const { view, tx } = visit;
  const { t } = view;
  const { budget, found } = await mustFindImport(visit);
  const looked = await readings.look(found);
  if ('progress' in looked && state.errors.length === 0) return showProgress(visit, budget, found, looked.progress);
  const versions = await tx((tx) => versionsOf(tx, budget.id));
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

async function showDiscard(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { budget, found } = await mustFindImport(visit);
  const title = view.t('budget-discard-title');
  const drawn = form(view, formState({}, state.errors), {
    action: view.path,
    fields: html`<p>${view.t('budget-discard-what', { name: found.file_name })}</p>`,
    submit: submit(view.t('budget-discard-submit'), { kind: 'final' }),
  });
  return layout(view, {
    title,
    desk: true,
    crumbs: deskCrumbs(view, budget, title),
    main: html`<h1>${title}</h1>${drawn}`,
  });
}
