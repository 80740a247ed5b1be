// /desk/budget/…/file: bringing a file of figures. The columns of an earlier version can be used again.
import Type from 'typebox';
import { routes } from '../../base/routes.ts';
import type { Store } from '../../files/store.ts';
import { type FormState, fileField, form, select } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import type { Site, Visit } from '../../web/site.ts';
import { asKeeper, deskCrumbs, mustFindBudget, saidBare } from '../versions/desk-parts.ts';
import { bringFile, mappingLike } from './actions.ts';
import { type Kept, keepUpload, TABLE_LIMIT, UPLOAD_LIMIT } from './keep-upload.ts';
import { mappingOfVersion } from './mapping.ts';
import { WORKBOOK_BYTES } from './workbook.ts';

const FileForm = Type.Object({ like: Type.Optional(Type.String()) });

export function wireFile(site: Site, files: Store): void {
  site.form(routes.deskBudgetFile, {
    who: 'clerk',
    schema: FileForm,
    upload: { limit: UPLOAD_LIMIT, keep: (_visit, upload) => keepUpload(upload, files) },
    check: (_raw, _visit, uploaded) => faultsOf(uploaded.file as Kept | undefined),
    show: showFile,
    act: async (visit, value, uploaded) => {
      const { budget, versions } = await mustFindBudget(visit);
      const like = versions.find((one) => one.id === value.like);
      const id = await bringFile(asKeeper(visit), files, {
        budget: budget.id,
        brought: (uploaded.file as Kept).brought!,
        mapping: like && (await mappingLike({ db: visit.db, place: visit.place.id }, like)),
      });
      return visit.view.href(routes.deskBudgetImport, { import: id });
    },
  });
}

const known = new Set<string>([
  'zip-bomb',
  'unreadable',
  'wrong-kind',
  'encrypted',
  'not-found',
  'took-too-long',
  'too-much-memory',
  'too-large',
]);

function faultsOf(kept: Kept | undefined) {
  if (!kept) return [{ field: 'file', code: 'budget-file-none' }];
  if (!kept.refused) return [];
  if (!known.has(kept.refused.code)) throw kept.refused;
  const megabytes = Number(kept.refused.args.megabytes ?? TABLE_LIMIT / 1e6);
  return [{ field: 'file', code: `budget-file-${kept.refused.code}`, args: { megabytes } }];
}

async function showFile(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { budget, versions } = await mustFindBudget(visit);
  const mapped = versions.filter((one) => mappingOfVersion(one.mapping));
  const fields = html`${fileField(view, state, {
    name: 'file',
    label: t('budget-file'),
    hint: t('budget-file-hint', { megabytes: WORKBOOK_BYTES / 1e6 }),
    kinds: 'CSV, TSV, XLSX',
    accept:
      '.csv,.tsv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    maxBytes: TABLE_LIMIT,
  })}${
    mapped.length > 0 &&
    select(view, state, {
      name: 'like',
      label: t('budget-file-like'),
      hint: t('budget-file-like-hint'),
      optional: true,
      empty: t('budget-file-like-none'),
      options: mapped.map((one) => ({ value: one.id, label: `${one.number}. ${saidBare(view, one.label)}` })),
    })
  }`;
  const drawn = form(view, state, { action: view.path, multipart: true, fields, submit: t('budget-file-submit') });
  const title = t('budget-file-title');
  return layout(view, {
    title,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: deskCrumbs(view, budget, title),
    main: html`<h1>${title}</h1><p class="lead">${t('budget-file-lead')}</p>${drawn}`,
  });
}
