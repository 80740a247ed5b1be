// The pages of appeals and refusals: the form anybody affected fills in, the private link that says how it stands, a refusal in public,
// and the stewards' forms. What an appellant wrote is shown to stewards and to the appellant, and to nobody else.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, type FormState, form, radios, textField } from '../../web/forms.ts';
import { privateHeaders } from '../../web/headers.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { facts, instantTag, notice, tag } from '../../web/parts.ts';
import { stewardsContact } from '../../web/reach.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { languageField, Sent } from '../words/form-parts.ts';
import { said } from '../words/parts.ts';
import {
  type Appeal,
  appeal,
  appealById,
  appealOfLink,
  decideAppeal,
  mustBeAnother,
  type Outcome,
  outcomesOf,
  type Refusal,
  refusalById,
  refuse,
  subjectAt,
} from './appeals.ts';
import { networkOfVisitor } from './bursts.ts';
import { deskPage } from './desk-frame.ts';
import { type RefusalReason, refusalReasons, refused } from './rules.ts';
import { takedownById } from './store.ts';

export function wireAppeals(site: Site): void {
  site.form(routes.appeal, {
    who: 'visitor',
    schema: Type.Object({ words: Sent, contact: Sent }),
    show: async (visit, state) => {
      const id = visit.params.takedown ?? '';
      const about = await visit.tx((tx) => subjectAt(tx, id));
      if (!about) throw new Refused('not-found');
      if (about === 'takedown' && (await visit.tx((tx) => takedownById(tx, id)))?.lifted) throw new Refused('closed');
      return appealForm(visit.view, state, id, about);
    },
    act: async (visit, value) => {
      const token = await appeal(visit.as('site', ''), {
        subject: visit.params.takedown ?? '',
        words: value.words ?? '',
        contact: value.contact,
        lang: visit.view.lang,
        network: networkOfVisitor(visit.request.ip, visit.now()),
      });
      return visit.view.href(routes.appealStands, { token });
    },
  });
  site.raw('GET', routes.appealStands.path, async (visit) => {
    const page = await standsPage(visit);
    return visit.reply.headers(privateHeaders).type('text/html; charset=utf-8').send(page.toString());
  });
  site.page(routes.refusal, refusalPage);
  wireDesk(site);
}

const wayTo = (view: View, about: Appeal['about'], subject: string): string =>
  about === 'takedown'
    ? view.href(routes.takedown, { takedown: subject })
    : view.href(routes.refusal, { refusal: subject });

function appealForm(view: View, state: FormState, id: string, about: Appeal['about']): Html {
  const { t } = view;
  const title = t('moderation-appeal-title');
  const fields = html`${area(view, state, { name: 'words', label: t('moderation-appeal-words'), hint: t('moderation-appeal-words-hint'), rows: 8, maxLength: 4000 })}
${textField(view, state, { name: 'contact', label: t('moderation-appeal-contact'), hint: t('moderation-appeal-contact-hint'), type: 'email', optional: true, maxLength: 254 })}`;
  const main = html`<h1>${title}</h1><p class="lead">${t('moderation-appeal-lead')}</p><p><a href="${wayTo(view, about, id)}">${t(`moderation-appeal-about-${about}`)}</a></p>${form(view, state, { action: view.href(routes.appeal, { takedown: id }), fields, submit: t('moderation-appeal-send') })}${stewardsContact(view)}`;
  return layout(view, { title: `${title} · ${id.slice(-6)}`, main, noindex: true, problems: state.errors.length > 0 });
}

/** /appeals/:token: how it stands, for whoever has the link. */
async function standsPage({ view, params, tx }: Visit): Promise<Html> {
  const { t } = view;
  const { one, outcome } = await tx(async (db) => {
    const one = await appealOfLink(db, params.token ?? '');
    if (!one) throw new Refused('not-found');
    return { one, outcome: (await outcomesOf(db, one.subject)).find((each) => each.appeal_id === one.id) };
  });
  const title = t('moderation-appeal-own-title');
  const state = outcome
    ? notice(
        view,
        outcome.outcome === 'granted' ? 'done' : 'info',
        t(`moderation-appeal-${outcome.outcome}`),
        html`<p>${said(view, outcome.lang, outcome.words)}</p>`,
      )
    : notice(view, 'info', t('moderation-appeal-waits'), html`<p>${t('moderation-appeal-waits-what')}</p>`);
  const main = html`<h1>${title}</h1>${state}<p>${t('moderation-appeal-keep-link')}</p>${facts([
    [t('moderation-column-when'), instantTag(view, one.at)],
    [
      t('moderation-column-what'),
      html`<a href="${wayTo(view, one.about, one.subject)}">${t(`moderation-appeal-about-${one.about}`)}</a>`,
    ],
  ])}<h2>${t('moderation-appeal-your-words')}</h2><blockquote class="said">${one.words}</blockquote>`;
  return layout(view, { title, main, noindex: true });
}

/** What came of appeals, under a takedown or a refusal; and the way to another one. */
export function appealsBlock(view: View, subject: string, outcomes: readonly Outcome[], isOpen: boolean): Html {
  const { t } = view;
  const list = outcomes.map(
    (one) =>
      html`<article class="answer"><header><h3>${t(`moderation-appeal-${one.outcome}`)}</h3>${tag(one.outcome === 'granted' ? 'done' : 'declined', t('moderation-appeal-by-another'))}</header><blockquote>${said(view, one.lang, one.words)}</blockquote></article>`,
  );
  return html`${list.length > 0 && html`<div class="answers">${list}</div>`}${
    isOpen &&
    html`<p class="measure">${rich(view, 'moderation-appeal-how-to', { link: to(view.href(routes.appeal, { takedown: subject })) })}</p>`
  }`;
}

/** /takedowns/refused/:refusal */
async function refusalPage({ view, params, tx }: Visit): Promise<Html> {
  const { t } = view;
  const { refusal, outcomes, recorded } = await tx(async (db) => {
    const refusal = await refusalById(db, params.refusal ?? '');
    if (!refusal) throw new Refused('not-found');
    const act = await db
      .selectFrom('acts')
      .select('recorded')
      .where('id', '=', refusal.act_id)
      .executeTakeFirstOrThrow();
    return { refusal, outcomes: await outcomesOf(db, refusal.id), recorded: act.recorded };
  });
  const title = refusalTitle(view, refusal);
  const main = html`<h1>${title}</h1><p class="lead">${t('moderation-refusal-lead')}</p>${facts([
    [t('moderation-column-why'), t(`moderation-refusal-reason-${refusal.reason}`)],
    [t('moderation-fact-ground'), refusal.ground],
    [t('moderation-fact-role'), t('moderation-role-steward')],
    [t('moderation-column-when'), instantTag(view, recorded)],
  ])}<blockquote class="said">${said(view, refusal.lang, refusal.words)}</blockquote><h2>${t('moderation-appeal')}</h2>${appealsBlock(view, refusal.id, outcomes, true)}`;
  return layout(view, {
    title,
    main,
    crumbs: [{ label: t('moderation-log-title'), href: view.href(routes.takedowns) }, { label: title }],
  });
}

export const refusalTitle = (view: View, one: Pick<Refusal, 'what'>): string =>
  view.t('moderation-refusal-title', { what: view.t(`moderation-refused-${one.what}`) });

/** In the log, under what was taken down. */
export const refusalsList = (view: View, refusals: readonly Refusal[]): Html =>
  refusals.length === 0
    ? nothing
    : html`<h2>${view.t('moderation-refusals')}</h2><ul class="list">${refusals.map(
        (one) =>
          html`<li><a href="${view.href(routes.refusal, { refusal: one.id })}">${refusalTitle(view, one)}</a> <small>${view.t(`moderation-refusal-reason-${one.reason}`)}</small></li>`,
      )}</ul>`;

const asSteward = (visit: Visit) => visit.as('steward', visit.viewer?.name ?? '');

function wireDesk(site: Site): void {
  const find = async (visit: Visit): Promise<Appeal> => {
    const one = await visit.tx((tx) => appealById(tx, visit.params.appeal ?? ''));
    if (!one) throw new Refused('not-found');
    return one;
  };
  site.form(routes.deskAppeal, {
    who: 'steward',
    schema: Type.Object({ outcome: Sent, words: Sent, lang: Sent }),
    start: ({ view }) => ({ lang: view.lang }),
    show: async (visit, state) => {
      const one = await find(visit);
      const mayDecide = await visit.tx(async (tx) =>
        mustBeAnother(tx, asSteward(visit), one).then(
          () => true,
          () => false,
        ),
      );
      return decidePage(visit.view, state, one, mayDecide);
    },
    act: async (visit, value) => {
      const one = await decideAppeal(asSteward(visit), (await find(visit)).id, {
        outcome: value.outcome as 'granted',
        words: value.words ?? '',
        lang: value.lang,
      });
      await site.directory.refresh();
      return wayTo(visit.view, one.about, one.subject);
    },
  });
  site.form(routes.deskRefuse, {
    who: 'steward',
    schema: Type.Object({ what: Sent, reason: Sent, ground: Sent, words: Sent, lang: Sent }),
    start: ({ view }) => ({ lang: view.lang }),
    show: (visit, state) => refusePage(visit.view, state),
    act: async (visit, value) => {
      const id = await refuse(asSteward(visit), {
        what: value.what as 'letter',
        reason: value.reason as RefusalReason,
        ground: value.ground,
        words: value.words ?? '',
        lang: value.lang,
      });
      return visit.view.href(routes.refusal, { refusal: id });
    },
  });
}

function decidePage(view: View, state: FormState, one: Appeal, mayDecide: boolean): Html {
  const { t } = view;
  const title = t('moderation-appeal-decide-title');
  const about = html`<p><a href="${wayTo(view, one.about, one.subject)}">${t(`moderation-appeal-about-${one.about}`)}</a> · ${instantTag(view, one.at)}</p><blockquote class="said">${one.words}</blockquote>`;
  const fields = html`${radios(view, state, {
    name: 'outcome',
    label: t('moderation-decision'),
    options: (['granted', 'refused'] as const).map((value) => ({
      value,
      label: t(`moderation-appeal-${value}`),
      hint: t(`moderation-appeal-${value}-hint`),
    })),
  })}${area(view, state, { name: 'words', label: t('moderation-appeal-reason'), hint: t('moderation-appeal-reason-hint'), rows: 5, maxLength: 2000 })}${languageField(view, state)}`;
  const body = one.decided
    ? notice(view, 'info', t(`moderation-appeal-${one.decided}`))
    : mayDecide
      ? form(view, state, {
          action: view.href(routes.deskAppeal, { appeal: one.id }),
          fields,
          submit: t('moderation-appeal-decide'),
        })
      : notice(view, 'warn', t('moderation-appeal-not-you'), html`<p>${t('moderation-appeal-not-you-what')}</p>`);
  return deskPage(view, title, html`<h1>${title}</h1>${about}${body}`, state);
}

function refusePage(view: View, state: FormState): Html {
  const { t } = view;
  const title = t('moderation-refuse-title');
  const fields = html`${radios(view, state, { name: 'what', label: t('moderation-refuse-what'), options: refused.map((value) => ({ value, label: t(`moderation-refused-${value}`) })) })}
${radios(view, state, { name: 'reason', label: t('moderation-form-reason'), options: refusalReasons.map((value) => ({ value, label: t(`moderation-refusal-reason-${value}`) })) })}
${textField(view, state, { name: 'ground', label: t('moderation-form-ground'), hint: t('moderation-form-ground-hint'), optional: true, maxLength: 300 })}
${area(view, state, { name: 'words', label: t('moderation-refuse-words'), hint: t('moderation-refuse-words-hint'), rows: 4, maxLength: 2000 })}${languageField(view, state)}`;
  return deskPage(
    view,
    title,
    html`<h1>${title}</h1><p class="lead">${t('moderation-refuse-lead')}</p>${form(view, state, { action: view.href(routes.deskRefuse), fields, submit: t('moderation-refuse-do') })}`,
    state,
  );
}
