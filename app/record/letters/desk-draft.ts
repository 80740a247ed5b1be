// Writing a letter, steps one and two: bring it in as a file or as text, then check its words beside the original.
import Type from 'typebox';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, type FormState, fileField, form, hidden, select, textField, typed } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { details, diffView, notice } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import type { Services } from '../services.ts';
import { languageField } from '../words/form-parts.ts';
import { originalPane } from './beside.ts';
import {
  asSpeaker,
  draftPage,
  languageFaults,
  mustDraft,
  one,
  saveStep,
  speakers,
  stepList,
  titleFaults,
} from './desk-parts.ts';
import { rebased } from './draft-marks.ts';
import { beginDraft, type LetterDraft } from './drafts.ts';
import { letterById, organizationsOf } from './store.ts';
import { canonicalText, hasWords, LETTER_MAX, paragraphsOf } from './text.ts';
import { type Brought, bring, LIMITS, letterFaults, letterFrom, UPLOAD_LIMIT } from './upload.ts';

const NewLetter = Type.Object({
  organization: Type.Optional(Type.String()),
  letter: Type.Optional(Type.String({ format: 'uuid' })),
  title: Type.String({ minLength: 1, maxLength: 300 }),
  summary: Type.Optional(Type.String({ maxLength: 3000 })),
  lang: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })),
  text: Type.Optional(Type.String({ maxLength: LETTER_MAX })),
});

const Title = Type.Object({
  revision: Type.Integer({ minimum: 1 }),
  title: NewLetter.properties.title,
  summary: NewLetter.properties.summary,
  lang: NewLetter.properties.lang,
});

const Text = Type.Object({
  revision: Type.Integer({ minimum: 1 }),
  text: Type.String({ minLength: 1, maxLength: LETTER_MAX }),
});

export function wireDraft(site: Site, { files }: Services): void {
  site.form(routes.deskLetterNew, {
    who: 'speaker',
    schema: NewLetter,
    upload: { limit: UPLOAD_LIMIT, keep: (_, upload) => bring(upload, files) },
    start: startLetter,
    check: (raw, visit, { file }) => [
      ...titleFaults(raw),
      ...languageFaults(raw, visit),
      ...letterFaults(one(raw.text as string), file as Brought | undefined),
    ],
    show: (visit, state) => newLetterPage(visit.view, state, visit.viewer?.speaksFor ?? []),
    act: async (visit, value, { file }) => {
      const organization = await organizationFor(visit, value);
      const { paragraphs, warnings, file: kept } = letterFrom(value.text, file as Brought | undefined);
      // The mark of this form names the draft: sent twice, it begins one.
      const id = asSpeaker(visit, organization).once?.key ?? newId();
      await visit.tx((tx) =>
        beginDraft(tx, visit.place.id, {
          id,
          organization,
          account: visit.viewer!.account,
          letter: value.letter ?? null,
          title: value.title,
          summary: value.summary ?? '',
          lang: value.lang ?? visit.place.languages[0]!,
          paragraphs,
          warnings,
          file: kept?.digest ?? null,
          fileName: kept?.name ?? null,
          media: kept?.media ?? null,
          bytes: kept?.bytes ?? null,
        }),
      );
      return visit.view.href(routes.deskLetterText, { letter: id });
    },
  });

  site.form(routes.deskLetterTitle, {
    who: 'speaker',
    schema: Title,
    start: async (visit) => {
      const { title, summary, lang } = await mustDraft(visit);
      return { title, summary, lang };
    },
    check: (raw, visit) => [...titleFaults(raw), ...languageFaults(raw, visit)],
    show: async (visit, state) => titlePage(visit.view, state, await mustDraft(visit)),
    act: async (visit, { revision, title, summary = '', lang }) => {
      const draft = await mustDraft(visit);
      await saveStep(visit, draft, revision, { title, summary, lang: lang ?? draft.lang });
      return visit.view.href(routes.deskLetterPublish, { letter: draft.id });
    },
  });

  site.form(routes.deskLetterText, {
    who: 'speaker',
    schema: Text,
    start: async (visit) => ({ text: (await mustDraft(visit)).paragraphs.join('\n\n') }),
    show: async (visit, state) => textPage(visit.view, state, await mustDraft(visit)),
    act: async (visit, value) => {
      const draft = await mustDraft(visit);
      const paragraphs = paragraphsOf(canonicalText([value.text]));
      if (!hasWords(value.text))
        throw new Refused('invalid', { fields: [{ field: 'text', code: 'letters-no-words' }] });
      const marks = rebased(draft.paragraphs, paragraphs, draft.marks);
      await saveStep(visit, draft, value.revision, { paragraphs, marks });
      // A new version keeps its letter's demands: there is nothing to mark, only to check where they stand now.
      const next = draft.letter ? routes.deskLetterPublish : routes.deskLetterDemands;
      return visit.view.href(next, { letter: draft.id });
    },
  });
}

async function startLetter(visit: Visit) {
  const { letter: id } = visit.query;
  const own = visit.viewer?.speaksFor[0]?.organization ?? '';
  const letter = id ? await visit.tx((tx) => letterById(tx, id)) : undefined;
  if (!letter) return { organization: own, lang: visit.view.lang };
  return {
    letter: letter.id,
    title: letter.title ?? '',
    summary: letter.summary ?? '',
    lang: letter.lang,
    organization: own,
  };
}

/** The organization a letter is written for; for a new version, one of those behind the letter. @throws Refused forbidden */
async function organizationFor(visit: Visit, value: { organization?: string; letter?: string }): Promise<string> {
  const own = speakers(visit);
  const { letter } = value;
  if (letter) {
    const behind = await visit.tx((tx) => organizationsOf(tx, letter));
    const found = behind.find((one) => own.includes(one.id));
    if (!found) throw new Refused('forbidden');
    return found.id;
  }
  const asked = value.organization ?? own[0] ?? '';
  if (!own.includes(asked)) throw new Refused('invalid', { fields: [{ field: 'organization', code: 'choose' }] });
  return asked;
}

function newLetterPage(view: View, state: FormState, own: readonly { organization: string; name: string }[]): Html {
  const { t } = view;
  const letter = typed(state, 'letter');
  const title = letter ? t('letters-new-version-title') : t('letters-new-title');
  const whose =
    own.length > 1 && !letter
      ? select(view, state, {
          name: 'organization',
          label: t('letters-new-organization'),
          options: own.map((one) => ({ value: one.organization, label: one.name })),
        })
      : nothing;
  // The file stands last: a browser sends fields in order, and a file that is too large ends the reading.
  const fields = html`${letter && hidden('letter', letter)}${whose}${nameFields(view, state)}
${area(view, state, { name: 'text', label: t('letters-new-text'), hint: t('letters-new-text-hint'), optional: true, rows: 8, maxLength: LETTER_MAX })}
${fileField(view, state, { name: 'file', label: t('letters-new-file'), hint: t('letters-new-file-hint', { max: LETTER_MAX }), optional: true, kinds: 'PDF, DOCX, HTML, TXT', accept: '.pdf,.docx,.html,.htm,.txt', maxBytes: LIMITS.maxBytes })}`;
  const drawn = form(view, state, {
    action: view.path.split('?')[0]!,
    multipart: true,
    fields,
    submit: t('letters-continue'),
  });
  const what = letter ? t('letters-new-version-what') : t('letters-new-what');
  return layout(view, {
    title,
    main: html`${stepList(view, 'letter')}<h1>${title}</h1><p class="lead">${what}</p>${drawn}`,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [{ label: t('letters-desk-title'), href: view.href(routes.deskLetters) }, { label: title }],
  });
}

/** What the letter is called and what it is about, changed from the last step. */
function titlePage(view: View, state: FormState, draft: LetterDraft): Html {
  const { t } = view;
  return draftPage(view, state, {
    draft,
    step: 'check',
    title: t('letters-title-title'),
    fields: nameFields(view, state),
    submit: t('letters-continue'),
    now: html`<p><b>${draft.title}</b></p><p>${draft.summary}</p>`,
  });
}

const nameFields = (view: View, state: FormState): Html =>
  html`${textField(view, state, { name: 'title', label: view.t('letters-new-name'), hint: view.t('letters-new-name-hint'), maxLength: 300 })}
${area(view, state, { name: 'summary', label: view.t('letters-new-summary'), hint: view.t('letters-new-summary-hint'), optional: true, maxLength: 3000, rows: 3 })}${languageField(view, state)}`;

function textPage(view: View, state: FormState, draft: LetterDraft): Html {
  const { t } = view;
  const mine = typed(state, 'text').replace(/\r\n?/g, '\n');
  const warnings =
    draft.warnings.length > 0
      ? notice(
          view,
          'info',
          t('letters-warnings-title'),
          html`<ul>${draft.warnings.map((one) => html`<li>${t(`letters-warning-${one}`)}</li>`)}</ul>`,
        )
      : nothing;
  const at = { letter: draft.id };
  const original =
    draft.file &&
    html`<section><h2>${t('letters-fact-original')}</h2>${originalPane(
      view,
      { media: draft.media, name: draft.fileName, bytes: draft.bytes },
      { view: view.href(routes.deskLetterFileView, at), open: view.href(routes.deskLetterFile, at) },
    )}</section>`;
  const words = area(view, state, {
    name: 'text',
    label: t('letters-text-label'),
    hint: t('letters-text-hint'),
    rows: 24,
    maxLength: LETTER_MAX,
    long: true,
    lang: draft.lang,
  });
  return draftPage(view, state, {
    draft,
    step: 'text',
    title: t('letters-text-title'),
    before: html`<p class="lead">${draft.file ? t('letters-text-what') : t('letters-text-what-pasted')}</p>${warnings}`,
    fields: original ? html`<div class="pair">${original}<section>${words}</section></div>` : words,
    ...(original ? { wide: true } : {}),
    submit: t('letters-continue'),
    now: details(
      t('letters-meanwhile-show'),
      diffView(view, draft.paragraphs.join('\n\n'), paragraphsOf(mine).join('\n\n')),
      true,
    ),
  });
}
