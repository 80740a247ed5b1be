// /desk/sources/:source/copy: a keeper of the record hands in a copy of a source, as a file.
import Type from 'typebox';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { area, dateField, type FormState, fileField, form, textField } from '../../../web/forms.ts';
import { type Html, html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import type { Site, Visit } from '../../../web/site.ts';
import { LIMITS, UPLOAD_LIMIT } from '../../letters/upload.ts';
import type { Services } from '../../services.ts';
import { asRecorder, dayFrom, languageField, Sent, sentDay } from '../form-parts.ts';
import { saidPlainly } from '../parts.ts';
import type { Source } from '../sources.ts';
import { sourceById } from '../store.ts';
import { captureSource } from './actions.ts';
import { captureList } from './parts.ts';
import { capturesOf } from './store.ts';
import { type BroughtCopy, bringCopy, copyFaults } from './upload.ts';

export function wireCapture(site: Site, { files }: Services): void {
  site.form(routes.deskCapture, {
    who: ['clerk', 'speaker', 'holder'],
    schema: Type.Object({ capturedBy: Sent, ...sentDay('capturedOn'), time: Sent, note: Sent, lang: Sent }),
    upload: { limit: UPLOAD_LIMIT, keep: (_, upload) => bringCopy(upload, files) },
    start: ({ view, viewer }) => ({ capturedBy: viewer?.name ?? '', capturedOn: view.today, lang: view.lang }),
    check: (_raw, _visit, { file }) => copyFaults(file as BroughtCopy | undefined),
    show: async (visit, state) => capturePage(visit, state, await mustSource(visit)),
    act: async (visit, value, { file }) => {
      const source = await mustSource(visit);
      await captureSource(asRecorder(visit), source.id, {
        copy: (file as BroughtCopy).copy!,
        capturedBy: value.capturedBy ?? '',
        capturedOn: dayFrom(value, 'capturedOn'),
        time: value.time,
        note: value.note,
        lang: value.lang,
      });
      return `${visit.view.href(routes.source, { source: source.id })}#copies`;
    },
  });
}

async function mustSource({ tx, params }: Visit): Promise<Source> {
  const source = await tx((db) => sourceById(db, params.source ?? ''));
  if (!source) throw new Refused('not-found');
  return source;
}

async function capturePage({ view, tx }: Visit, state: FormState, source: Source): Promise<Html> {
  const { t, href } = view;
  const held = await tx((db) => capturesOf(db, [source.id]));
  const title = t('words-capture-title');
  // The file stands last: a browser sends fields in order, and a file that is too large ends the reading.
  const fields = html`${textField(view, state, { name: 'capturedBy', label: t('words-capture-by'), hint: t('words-capture-by-hint'), maxLength: 200 })}
${dateField(view, state, { name: 'capturedOn', label: t('words-capture-on'), fuzzy: true })}
${textField(view, state, { name: 'time', label: t('words-capture-at'), hint: t('words-capture-at-hint'), optional: true, maxLength: 5 })}
${area(view, state, { name: 'note', label: t('words-form-note'), optional: true, rows: 3, maxLength: 1000 })}${languageField(view, state)}
${fileField(view, state, { name: 'file', label: t('words-capture-file'), hint: t('words-capture-file-hint'), kinds: 'PDF, DOCX, HTML, TXT, PNG, JPEG, WebP, GIF', accept: '.pdf,.docx,.html,.htm,.txt,.png,.jpg,.jpeg,.webp,.gif', maxBytes: LIMITS.maxBytes })}`;
  const main = html`<h1>${title}</h1><p class="lead">${saidPlainly(view, source.title)}</p>${captureList(view, held)}${form(view, state, { action: href(routes.deskCapture, { source: source.id }), multipart: true, fields, submit: t('words-capture-do') })}`;
  return layout(view, {
    title,
    main,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [
      { label: saidPlainly(view, source.title), href: href(routes.source, { source: source.id }) },
      { label: title },
    ],
  });
}
