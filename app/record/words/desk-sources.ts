// The clerks' forms for sources: record one, correct one. What was typed is kept; an address that is not https comes back with the reason.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, checkbox, dateField, type FormState, radios, textField } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import type { Site, Visit } from '../../web/site.ts';
import { changeSource, recordSource, type SourceWords } from './actions.ts';
import {
  asKeeper,
  asRecorder,
  dayFrom,
  keeperPage,
  languageField,
  meanwhile,
  Sent,
  seenField,
  sentDay,
} from './form-parts.ts';
import { saidPlainly } from './parts.ts';
import { type Standing, standings } from './rules.ts';
import type { Source } from './sources.ts';
import { sourceById } from './store.ts';

const SourceForm = Type.Object({
  title: Sent,
  publisher: Sent,
  ...sentDay('published'),
  url: Sent,
  standing: Sent,
  held: Type.Boolean(),
  capturedBy: Sent,
  ...sentDay('capturedOn'),
  capture: Sent,
  note: Sent,
  lang: Sent,
  seen: Sent,
});

export function wireSourceForms(site: Site): void {
  const words = (value: Record<string, unknown> & { title?: string; held: boolean }): SourceWords => ({
    ...value,
    title: value.title ?? '',
    held: value.held,
    standing: value.standing as Standing,
    published: dayFrom(value, 'published'),
    capturedOn: dayFrom(value, 'capturedOn'),
  });
  site.form(routes.deskSources, {
    who: ['clerk', 'speaker', 'holder'],
    schema: SourceForm,
    start: ({ view }) => ({ held: 'yes', lang: view.lang }),
    show: (visit, state) => showSource(visit, state),
    act: async (visit, value) => {
      const { id } = await recordSource(asRecorder(visit), words(value));
      return visit.view.href(routes.source, { source: id });
    },
  });
  const find = (visit: Visit) =>
    visit.tx(async (tx) => {
      const it = await sourceById(tx, visit.params.source ?? '');
      if (!it) throw new Refused('not-found');
      return it;
    });
  site.form(routes.deskSource, {
    who: 'clerk',
    schema: SourceForm,
    start: async (visit) => {
      const it = await find(visit);
      return { ...it, held: it.held ? 'yes' : '', capturedBy: it.captured_by, capturedOn: it.captured_on };
    },
    show: async (visit, state) => showSource(visit, state, await find(visit)),
    act: async (visit, value) => {
      const { id } = await find(visit);
      await changeSource(asKeeper(visit), id, words(value), value.seen);
      return visit.view.href(routes.source, { source: id });
    },
  });
}

async function showSource({ view }: Visit, state: FormState, now?: Source): Promise<Html> {
  const { t } = view;
  const label = {
    title: t('words-source-title'),
    publisher: t('words-source-publisher'),
    published: t('words-source-published'),
    url: t('words-source-address'),
    standing: t('words-source-standing'),
    capturedBy: t('words-source-captured-by'),
    capturedOn: t('words-source-captured-on'),
    capture: t('words-source-capture'),
    note: t('words-form-note'),
  };
  const fields = html`${seenField(now)}${textField(view, state, { name: 'title', label: label.title, maxLength: 300 })}
${textField(view, state, { name: 'publisher', label: label.publisher, optional: true, maxLength: 200 })}
${dateField(view, state, { name: 'published', label: label.published, fuzzy: true, optional: true })}
${textField(view, state, { name: 'url', label: label.url, hint: t('words-form-url-hint'), type: 'url', optional: true })}
${radios(view, state, { name: 'standing', label: label.standing, options: standings.map((standing) => ({ value: standing, label: t(standing === 'own' ? 'words-standing-own' : `state-${standing}`) })) })}
${checkbox(view, state, { name: 'held', label: t('words-form-held'), hint: t('words-form-held-hint') })}
${textField(view, state, { name: 'capturedBy', label: label.capturedBy, optional: true, maxLength: 200 })}
${dateField(view, state, { name: 'capturedOn', label: label.capturedOn, fuzzy: true, optional: true })}
${textField(view, state, { name: 'capture', label: label.capture, hint: t('words-form-capture-hint'), optional: true, spellcheck: false })}
${area(view, state, { name: 'note', label: label.note, optional: true, maxLength: 2000 })}${languageField(view, state)}`;
  const before = now
    ? meanwhile(view, state, [
        { name: 'title', label: label.title, now: now.title },
        { name: 'publisher', label: label.publisher, now: now.publisher },
        { name: 'published', label: label.published, now: now.published },
        { name: 'url', label: label.url, now: now.url },
        { name: 'standing', label: label.standing, now: now.standing },
        { name: 'held', label: t('words-form-held'), now: now.held ? 'yes' : '' },
        { name: 'capturedBy', label: label.capturedBy, now: now.captured_by },
        { name: 'capturedOn', label: label.capturedOn, now: now.captured_on },
        { name: 'capture', label: label.capture, now: now.capture },
        { name: 'note', label: label.note, now: now.note },
      ])
    : nothing;
  const copy =
    now && html`<p><a href="${view.href(routes.deskCapture, { source: now.id })}">${t('words-capture-add')}</a></p>`;
  const title = now
    ? t('words-desk-change-source', { name: saidPlainly(view, now.title) })
    : t('words-desk-new-source');
  return keeperPage(view, state, { title, before: html`${copy}${before}`, fields });
}
