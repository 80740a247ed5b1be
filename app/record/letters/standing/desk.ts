// The form that takes an organization's name off a letter: by its own speaker, or from a source by those who keep the record.
import Type from 'typebox';
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { area, dateField, type FormState, form, radios, submit } from '../../../web/forms.ts';
import { type Html, html, nothing } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { notice } from '../../../web/parts.ts';
import type { Site, Visit } from '../../../web/site.ts';
import { asKeeper, languageField, SentIds, sourcesField, sourcesToChoose } from '../../words/form-parts.ts';
import { saidPlainly } from '../../words/parts.ts';
import { asSpeaker, isClerk, speakers } from '../desk-parts.ts';
import { letterName } from '../parts.ts';
import { type Behind, type LetterEntered, letterById, organizationsOf } from '../store.ts';
import { withdrawLetter } from './actions.ts';

const Off = Type.Object({
  organization: Type.String({ format: 'uuid' }),
  words: Type.String({ minLength: 1, maxLength: 2000 }),
  day: Type.Optional(Type.String({ format: 'fuzzy-date' })),
  lang: Type.Optional(Type.String({ pattern: '^[a-z]{2,3}$' })),
  sources: SentIds,
});

export function wireStanding(site: Site): void {
  site.form(routes.deskLetterWithdraw, {
    who: ['speaker', 'clerk'],
    schema: Off,
    start: async (visit) => {
      const [only, ...more] = mayTakeOff(visit, (await mustLetter(visit)).behind);
      return { lang: visit.view.lang, ...(only && more.length === 0 ? { organization: only.id } : {}) };
    },
    show: offPage,
    act: async (visit, { organization, words, day, lang, sources }) => {
      const { letter, behind } = await mustLetter(visit);
      if (!mayTakeOff(visit, behind).some((one) => one.id === organization)) throw new Refused('forbidden');
      const own = speakers(visit).includes(organization);
      const taken = {
        letter: letter.id,
        organization,
        reason: words,
        lang: lang ?? visit.view.lang,
        ...(own ? {} : { ...(day ? { day } : {}), ...(sources ? { sources } : {}) }),
      };
      await withdrawLetter(own ? asSpeaker(visit, organization) : asKeeper(visit), taken);
      return visit.view.href(routes.deskLetter, { letter: letter.id });
    },
  });
}

/** Those that still stand behind the letter and that this person may speak for, or keep the record of. */
export const mayTakeOff = (visit: Visit, behind: readonly Behind[]): Behind[] =>
  behind.filter((one) => !one.withdrawn && (isClerk(visit) || speakers(visit).includes(one.id)));

async function mustLetter(visit: Visit): Promise<{ letter: LetterEntered; behind: Behind[] }> {
  return visit.tx(async (tx) => {
    const letter = await letterById(tx, visit.params.letter ?? '');
    if (!letter) throw new Refused('not-found');
    return { letter, behind: await organizationsOf(tx, letter.id) };
  });
}

async function offPage(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const { letter, behind } = await mustLetter(visit);
  const some = mayTakeOff(visit, behind);
  if (some.length === 0) throw new Refused(behind.some((one) => one.withdrawn) ? 'duplicate' : 'forbidden');
  const keeps = isClerk(visit);
  const sources = keeps ? await visit.tx((tx) => sourcesToChoose(tx)) : [];
  const options = some.map((one) => ({ value: one.id, label: saidPlainly(view, one.name) }));
  const fields = html`${radios(view, state, { name: 'organization', label: t('work-off-who'), options })}${area(view, state, { name: 'words', label: t('work-off-why'), hint: t('work-off-why-hint'), rows: 4, maxLength: 2000 })}${
    keeps
      ? html`${dateField(view, state, { name: 'day', label: t('work-off-day'), optional: true, fuzzy: true })}${sourcesField(view, state, sources)}`
      : nothing
  }${languageField(view, state)}`;
  const title = t('work-off-title');
  const name = letterName(view, letter);
  const drawn = form(view, state, { action: view.path, fields, submit: submit(t('work-off-save'), { kind: 'final' }) });
  return layout(view, {
    title,
    main: html`<h1>${title}</h1><p class="lead">${name}</p>${notice(view, 'info', t('work-off-stays-title'), html`<p>${t('work-off-stays')}</p>`)}${drawn}`,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [{ label: name, href: view.href(routes.deskLetter, { letter: letter.id }) }, { label: title }],
  });
}
