// What the pages of a letter that is being written share: who may write it, the steps, and what happens when two people write at once.
import { isDeepStrictEqual } from 'node:util';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { type FieldError, Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { language } from '../../i18n/languages.ts';
import { type FormState, form, hidden, type Raw } from '../../web/forms.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { notice, steps } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { draftOf, type LetterDraft, type Saved, saveDraft } from './drafts.ts';
import { letterHref, letterName } from './parts.ts';
import { letterById } from './store.ts';
import { hasWords } from './text.ts';

export const speakers = (visit: Pick<Visit, 'viewer'>): string[] =>
  (visit.viewer?.speaksFor ?? []).map((one) => one.organization);

/** True for those who keep the record at their desk. */
export const isClerk = ({ viewer }: Pick<Visit, 'viewer'>): boolean =>
  (viewer?.roles ?? []).some((role) => role === 'clerk' || role === 'steward');

/** The context a speaker acts in for one organization. */
export const asSpeaker = (visit: Visit, organization: string) =>
  visit.as('speaker', visit.viewer?.name ?? '', organization);

/**
 * The draft this page is about.
 * @throws Refused `closed` with the way to the letter once it is published, `not-found` when it is nobody's or another organization's
 */
export function mustDraft(visit: Visit): Promise<LetterDraft> {
  return visit.tx(async (tx) => {
    const id = visit.params.letter ?? '';
    const draft = await draftOf(tx, id, speakers(visit));
    if (draft) return draft;
    const letter = await letterOfDraft(tx, id);
    if (!letter) throw new Refused('not-found');
    const { view } = visit;
    const published = { field: 'letter', code: 'letters-published', args: { title: letterName(view, letter) } };
    throw new Refused('closed', { fields: [published], args: { next: letterHref(view, letter) } });
  });
}

/** What a draft has become: a letter has its draft's id, and so has a version of a letter. */
async function letterOfDraft(tx: Tx, id: string) {
  const letter = await letterById(tx, id);
  if (letter || !isId(id)) return letter;
  const version = await tx.selectFrom('letter_versions').select('letter_id').where('id', '=', id).executeTakeFirst();
  return version && letterById(tx, version.letter_id);
}

/**
 * Saves a step over the revision its page was shown for. The same step sent twice is saved once and both go on.
 * @throws Refused `changed-meanwhile`
 */
export async function saveStep(visit: Visit, draft: LetterDraft, revision: number, saved: Saved): Promise<void> {
  const same = Object.entries(saved).every(([name, value]) => isDeepStrictEqual(draft[name as keyof Saved], value));
  if (same && draft.revision >= revision) return;
  const by = { organization: mine(visit, draft) ?? null, name: visit.viewer?.name ?? '' };
  await visit.tx((tx) => saveDraft(tx, draft.id, revision, saved, visit.now(), by));
}

/** Which of the organizations that write a draft this person speaks for: the one that began it before any other. */
export const mine = (visit: Pick<Visit, 'viewer'>, { organization, guests }: LetterDraft): string | undefined =>
  [organization, ...guests].find((one) => speakers(visit).includes(one));

const stepKeys = ['letter', 'text', 'demands', 'asked', 'check'] as const;
export type Step = (typeof stepKeys)[number];

export const stepList = (view: View, now: Step): Html =>
  steps(
    view,
    stepKeys.map((key) => view.t(`letters-step-${key}`)),
    stepKeys.indexOf(now),
  );

export type DraftPage = {
  draft: LetterDraft;
  step: Step;
  title: string;
  fields: Value;
  before?: Value;
  submit: string | Html;
  /** What somebody else saved meanwhile, beside what is in the form. */
  now?: Html;
  wide?: boolean;
  scripts?: string[];
};

/** One step: the form carries the revision it was shown for. */
export function draftPage(view: View, state: FormState, page: DraftPage): Html {
  const { t } = view;
  const changed = state.errors.some((error) => error.code === 'changed-meanwhile');
  const other = changed
    ? notice(
        view,
        'warn',
        t('letters-meanwhile-title'),
        html`<p>${t('letters-meanwhile-what')} <a href="${view.href(routes.deskLetterTogether, { letter: page.draft.id })}">${t('work-who-changed')}</a></p>${page.now}`,
      )
    : nothing;
  const drawn = form(view, state, {
    action: view.path,
    fields: html`${hidden('revision', page.draft.revision)}${page.fields}`,
    submit: page.submit,
  });
  const main = html`${stepList(view, page.step)}<h1>${page.title}</h1>${page.before}${other}${drawn}<p class="gap"><a href="${view.href(
    routes.deskLetter,
    { letter: page.draft.id },
  )}">${t('letters-later')}</a> · <a href="${view.href(routes.deskLetterTogether, { letter: page.draft.id })}">${t('work-together-link')}</a></p>`;
  return layout(view, {
    title: page.title,
    main,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: draftCrumbs(view, page.draft),
    ...(page.wide ? { wide: true } : {}),
    ...(page.scripts ? { scripts: page.scripts } : {}),
  });
}

export const draftCrumbs = (view: View, draft: LetterDraft) => [
  { label: view.t('letters-desk-title'), href: view.href(routes.deskLetters) },
  { label: draft.title, href: view.href(routes.deskLetter, { letter: draft.id }) },
];

/** A letter is read aloud, set and searched by its language: it is one of the place's, and is not guessed where there are several. */
export function languageFaults(raw: Raw, { place }: Pick<Visit, 'place'>): FieldError[] {
  const { languages } = place;
  const lang = typeof raw.lang === 'string' ? raw.lang.trim() : '';
  if (languages.includes(lang) || (lang === '' && languages.length === 1)) return [];
  const known = languages.map((code) => language(code).name).join(', ');
  return [{ field: 'lang', code: 'letters-lang-needed', args: { known } }];
}

export const titleFaults = (raw: Raw): FieldError[] =>
  hasWords(one(raw.title as string)) ? [] : [{ field: 'title', code: 'letters-title-needed' }];

/** A form's fields as they were sent, for steps whose number of fields depends on the letter. */
export function sentFields(visit: Visit): Record<string, string | string[]> {
  const { body } = visit.request;
  return typeof body === 'object' && body !== null ? (body as Record<string, string | string[]>) : {};
}

export const one = (sent: string | string[] | undefined): string =>
  (Array.isArray(sent) ? (sent.at(-1) ?? '') : (sent ?? ''))
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .trim();

export const many = (sent: string | string[] | undefined): string[] => (sent === undefined ? [] : [sent].flat());
