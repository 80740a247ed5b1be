// /desk/budget/imports/…: what the columns of a file mean, and what comes of it; or throwing it away. The page shows exactly what would be
// recorded.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Store } from '../../files/store.ts';
import { saySize } from '../../i18n/say.ts';
import { type FormState, form, formState, type Raw, submit } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { details, facts, table } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { asKeeper, deskCrumbs } from '../versions/desk-parts.ts';
import { budgetAddress } from '../versions/store.ts';
import { changeSheet, discardImport, type Import, keepMapping, sourceFrom } from './actions.ts';
import { mustFindImport, showProgress, stepsOf } from './desk-parts.ts';
import { firstRows } from './dry-run.ts';
import { discardLink, mapFields, type Seen } from './map-fields.ts';
import { fieldsOf, mappingFrom } from './map-form.ts';
import { columnNames, MOST_COLUMNS, readMapping } from './mapping.ts';
import { outcomeBlock } from './outcome.ts';
import type { Outcome, Readings } from './readings.ts';

const FIRST_ROWS = 200;
const SHOWN_ROWS = 8;

export function wireImport(site: Site, files: Store, readings: Readings): void {
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

/** The form has a field for every column, so it is read as it was sent. */
const sentBy = (visit: Visit): Raw => (visit.request.body ?? {}) as Raw;

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

const goOn = ({ view }: Visit, found: Import, taken: Outcome): Html =>
  taken.problems.count > 0
    ? html`<p>${view.t('budget-map-fix-first')}</p>`
    : html`<p><a class="button" href="${view.href(routes.deskBudgetRecord, { import: found.id })}">${view.t('budget-map-go-on')}</a></p>`;

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
