// Two forms: a holder says what is wrong in what was recorded about them; a clerk says what was done about it.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, type FormState, form, radios } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { notice } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to } from '../../web/view.ts';
import { hrefOf, titleOf } from '../front/tell.ts';
import { whereOf } from '../front/where.ts';
import { asKeeper, keeperPage, languageField, Sent } from '../words/form-parts.ts';
import { said } from '../words/parts.ts';
import { REPLY_MAX } from './acts.ts';
import { type Correctable, correct, correctableAct, decideCorrection, decider } from './corrections.ts';
import { type Correction, correctionById } from './store.ts';

export function wireCorrections(site: Site): void {
  site.form(routes.deskCorrect, {
    // Whoever is signed in learns first whether there is such a thing; then, whether it is about somebody they speak for.
    who: 'signed-in',
    schema: Type.Object({ words: Sent, lang: Sent }),
    start: ({ view }) => ({ lang: view.lang }),
    show: async (visit, state) => correctPage(visit, state, await mustCorrectable(visit)),
    act: async (visit, value) => {
      const about = await mustCorrectable(visit);
      const stream = await correct(asOwn(visit, about), about.act, { words: value.words ?? '', lang: value.lang });
      return leadTo(visit, stream, 'corrections');
    },
  });
  site.form(routes.deskCorrection, {
    who: ['clerk', 'steward'],
    schema: Type.Object({ outcome: Sent, words: Sent, lang: Sent }),
    start: ({ view }) => ({ lang: view.lang }),
    show: async (visit, state) => decidePage(visit, state, await mustCorrection(visit)),
    act: async (visit, value) => {
      const { id, stream } = await mustCorrection(visit);
      await decideCorrection(asKeeper(visit), id, {
        outcome: value.outcome as 'kept',
        words: value.words ?? '',
        lang: value.lang,
      });
      return leadTo(visit, stream, 'corrections');
    },
  });
}

async function leadTo(visit: Visit, stream: string, at: string): Promise<string> {
  const where = (await visit.tx((tx) => whereOf(tx, [stream]))).get(stream);
  return where ? `${hrefOf(visit.view, where)}#${at}` : visit.view.href(routes.desk);
}

/** @throws Refused not-found, or forbidden where it is not about somebody the viewer speaks for */
async function mustCorrectable(visit: Visit): Promise<Correctable> {
  const about = await visit.tx((tx) => correctableAct(tx, visit.params.act ?? ''));
  if (!about) throw new Refused('not-found');
  asOwn(visit, about);
  return about;
}

function asOwn({ viewer, as }: Visit, about: Correctable) {
  const name = viewer?.name ?? '';
  const held = viewer?.posts.find((one) => about.posts.includes(one.post));
  if (held) return as('holder', name, held.membership);
  const spoken = viewer?.speaksFor.find((one) => about.organizations.includes(one.organization));
  if (spoken) return as('speaker', name, spoken.organization);
  throw new Refused('forbidden');
}

async function mustCorrection(visit: Visit): Promise<Correction> {
  const found = await visit.tx((tx) => correctionById(tx, visit.params.correction ?? ''));
  if (!found) throw new Refused('not-found');
  return found;
}

async function correctPage({ view, tx }: Visit, state: FormState, about: Correctable): Promise<Html> {
  const { t } = view;
  const where = (await tx((db) => whereOf(db, [about.stream]))).get(about.stream);
  const title = t('reply-correct-title');
  const fields = html`${area(view, state, { name: 'words', label: t('reply-correct-words'), hint: t('reply-correct-words-hint'), rows: 8, maxLength: REPLY_MAX })}${languageField(view, state)}`;
  const main = html`<h1>${title}</h1><p class="lead">${t('reply-correct-lead')}</p>${
    where &&
    html`<p>${rich(view, 'reply-link-lead', { link: to(hrefOf(view, where)), title: titleOf(view, where) })}</p>`
  }<blockquote class="said">${said(view, about.lang, about.words)}</blockquote>${form(view, state, { action: view.href(routes.deskCorrect, { act: about.act }), fields, submit: t('reply-correct-do') })}`;
  return layout(view, {
    title,
    main,
    desk: true,
    problems: state.errors.length > 0,
    crumbs: [{ label: t('web-nav-own-desk'), href: view.href(routes.desk) }, { label: title }],
  });
}

async function decidePage({ view, tx, viewer }: Visit, state: FormState, one: Correction): Promise<Html> {
  const { t } = view;
  const where = (await tx((db) => whereOf(db, [one.stream]))).get(one.stream);
  const before = html`<p class="lead">${t('reply-decide-lead')}</p>${where && html`<p><a href="${hrefOf(view, where)}">${titleOf(view, where)}</a></p>`}<blockquote class="said">${said(view, one.lang, one.words)}</blockquote>`;
  if (one.outcome) {
    const done = notice(
      view,
      'info',
      t(`reply-correction-${one.outcome}`),
      html`<p>${said(view, one.answer_lang ?? one.lang, one.answer)}</p>`,
    );
    return layout(view, {
      title: t('reply-decide-title'),
      main: html`<h1>${t('reply-decide-title')}</h1>${before}${done}`,
      desk: true,
    });
  }
  const by = await tx((db) => decider(db, viewer?.account, one));
  if (by === 'not') {
    const main = html`<h1>${t('reply-decide-title')}</h1>${before}${notice(view, 'info', t('reply-decide-another-title'), html`<p>${t('reply-decide-another')}</p>`)}`;
    return layout(view, { title: t('reply-decide-title'), main, desk: true });
  }
  const fields = html`${by === 'alone' && html`<p>${t('reply-decide-alone')}</p>`}${radios(view, state, {
    name: 'outcome',
    label: t('reply-decide-outcome'),
    options: (['revised', 'kept'] as const).map((value) => ({ value, label: t(`reply-correction-${value}`) })),
  })}${area(view, state, { name: 'words', label: t('reply-decide-words'), hint: t('reply-decide-words-hint'), rows: 4, maxLength: 2000 })}${languageField(view, state)}`;
  return keeperPage(view, state, { title: t('reply-decide-title'), before, fields, submit: t('reply-decide-do') });
}
