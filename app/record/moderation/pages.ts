// The public side of moderation: the takedown log, one takedown, and the form to report something. The log shows what kind of thing,
// why, on what ground, by which role and when; never the words, and never who reported.
import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, type FormState, form, radios, textField } from '../../web/forms.ts';
import { privateHeaders } from '../../web/headers.ts';
import { type Html, html, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, facts, instantTag, logSeal, notice, pager, stateTag, table, tag } from '../../web/parts.ts';
import { stewardsContact } from '../../web/reach.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { pageOf } from '../front/pages.ts';
import { hrefOf, titleOf } from '../front/tell.ts';
import { type Where, whereOf } from '../front/where.ts';
import { listPage } from '../outlets/links.ts';
import { Sent } from '../words/form-parts.ts';
import { appealsBlock, refusalsList } from './appeal-pages.ts';
import { latestRefusals, outcomesOf } from './appeals.ts';
import { networkOfVisitor } from './bursts.ts';
import { isReference, reportContent } from './reports.ts';
import { type ReportReason, reportReasons } from './rules.ts';
import { countTakedowns, type Report, reportByReference, type Takedown, takedownById, takedownLog } from './store.ts';

const A_PAGE = 50;

/** What kind of thing it is, in words: "the reasons of an answer". */
export const thingWords = (view: View, { target_kind, field }: Pick<Takedown, 'target_kind' | 'field'>): string =>
  view.t('moderation-thing', {
    field: view.t(`moderation-field-${field.replaceAll('_', '-')}`),
    of: view.t(`moderation-of-${target_kind.split('.')[0]}`),
  });

export const reasonWords = (view: View, takedown: Pick<Takedown, 'how' | 'reason'>): string =>
  takedown.how === 'covered'
    ? view.t(`moderation-reason-${takedown.reason}`)
    : view.t(`moderation-ground-${takedown.reason}`);

const stateOf = (view: View, takedown: Takedown): Html =>
  takedown.lifted ? tag('done', view.t('moderation-lifted')) : stateTag(view, takedown.how);

/** /takedowns */
export async function takedownsPage({ view, query, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const page = pageOf(query.page);
  const { log, total, where, refusals } = await tx(async (tx) => {
    const log = await takedownLog(tx, { limit: A_PAGE, offset: (page - 1) * A_PAGE });
    return {
      log,
      total: await countTakedowns(tx),
      refusals: page === 1 ? await latestRefusals(tx, 50) : [],
      where: await whereOf(
        tx,
        log.map((one) => one.stream),
      ),
    };
  });
  const row = (one: Takedown): Value[] => [
    html`<a href="${href(routes.takedown, { takedown: one.id })}">${thingWords(view, one)}</a>`,
    stateOf(view, one),
    reasonWords(view, one),
    placeOf(view, where.get(one.stream)),
    instantTag(view, one.recorded),
  ];
  const main = html`<h1>${t('moderation-log-title')}</h1><p class="lead">${t('moderation-log-lead')}</p>${
    log.length === 0
      ? emptyState(view, { title: t('moderation-log-none'), what: t('moderation-log-none-what') })
      : table(view, {
          id: 'takedowns',
          caption: t('moderation-log-caption', { n: total }),
          columns: ['what', 'state', 'why', 'where', 'when'].map((name) => ({ label: t(`moderation-column-${name}`) })),
          rows: log.map(row),
        })
  }${pager(view, { page, pages: Math.ceil(total / A_PAGE), href: (n) => href(routes.takedowns, {}, { page: n > 1 ? n : undefined }) })}${refusalsList(view, refusals)}
<p>${rich(view, 'moderation-log-report', { link: to(href(routes.report)), how: to(href(routes.moderation)) })}</p>`;
  return listPage(view, ['takedowns'], {
    title: t('moderation-log-title'),
    description: t('moderation-log-lead'),
    main,
  });
}

const placeOf = (view: View, where: Where | undefined): Html =>
  where ? html`<a href="${hrefOf(view, where)}">${titleOf(view, where)}</a>` : html`${view.place.name}`;

/** /takedowns/:takedown */
export async function takedownPage({ view, params, tx }: Visit): Promise<Html> {
  const id = params.takedown ?? '';
  const read = isId(id) ? await tx((tx) => readTakedown(tx, id)) : undefined;
  if (!read) throw new Refused('not-found');
  const { t, href } = view;
  const { takedown, where } = read;
  const { lifted } = takedown;
  const rows: (readonly [Value, Value])[] = [
    [t('moderation-column-what'), thingWords(view, takedown)],
    [t('moderation-column-where'), placeOf(view, where)],
    [t('moderation-column-why'), reasonWords(view, takedown)],
    [t('moderation-fact-ground'), takedown.ground],
    [
      t('moderation-fact-extent'),
      takedown.how === 'covered' && t(takedown.partly ? 'moderation-partly' : 'moderation-whole'),
    ],
    [t('moderation-fact-role'), t(`moderation-role-${takedown.author.role === 'steward' ? 'steward' : 'site'}`)],
    [t('moderation-column-when'), instantTag(view, takedown.recorded)],
    [t('moderation-fact-note'), takedown.note],
  ];
  const title = t('moderation-one-title', { what: thingWords(view, takedown) });
  const main = html`<h1>${title}</h1><p>${stateOf(view, takedown)}</p>${
    lifted &&
    notice(
      view,
      'info',
      t('moderation-lifted-title'),
      html`<p>${t('moderation-lifted-when')} ${instantTag(view, new Date(lifted.at))}</p>${lifted.note && html`<p>${lifted.note}</p>`}`,
    )
  }${facts(rows)}<h2>${t('moderation-appeal')}</h2>${!lifted && html`<p class="measure">${t(takedown.how === 'erased' ? 'moderation-erased-what' : 'moderation-covered-what')}</p>`}${appealsBlock(view, takedown.id, read.outcomes, !lifted)}${logSeal(view, takedown.id)}`;
  return layout(view, {
    // Two takedowns of one kind on one day are told apart in a list of tabs.
    title: `${title} · ${takedown.id.slice(-6)}`,
    main,
    crumbs: [{ label: t('moderation-log-title'), href: href(routes.takedowns) }, { label: title }],
  });
}

async function readTakedown(tx: Tx, id: string) {
  const takedown = await takedownById(tx, id);
  return (
    takedown && {
      takedown,
      where: (await whereOf(tx, [takedown.stream])).get(takedown.stream),
      outcomes: await outcomesOf(tx, id),
    }
  );
}

/** /report: anyone says what is wrong with a page. */
export function wireReportForm(site: Site): void {
  site.form(routes.report, {
    who: 'visitor',
    schema: Type.Object({ path: Sent, reason: Sent, words: Sent, contact: Sent }),
    start: (visit) => ({ path: (visit.query.page ?? '').slice(0, 500) }),
    show: ({ view }, state) => showReport(view, state),
    act: async (visit, value) => {
      const reference = await reportContent(visit.as('site', ''), {
        path: pathOnly(value.path ?? ''),
        reason: value.reason as ReportReason,
        words: value.words ?? '',
        contact: value.contact,
        lang: visit.view.lang,
        network: networkOfVisitor(visit.request.ip, visit.now()),
      });
      return visit.view.href(routes.reportSent, {}, { reference });
    },
  });
  // Never kept: what a steward answered stands here for whoever has the reference.
  site.raw('GET', routes.reportSent.path, async ({ view, query, tx, reply }) => {
    const reference = query.reference ?? '';
    const report = isReference(reference) ? await tx((db) => reportByReference(db, reference)) : undefined;
    const page = receivedPage(view, reference, report);
    return reply.headers(privateHeaders).type('text/html; charset=utf-8').send(page.toString());
  });
}

/** A whole address pasted from the browser is as good as its path. */
const pathOnly = (typed: string): string => {
  const text = typed.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return text;
  const { pathname, search } = new URL(text);
  return pathname + search;
};

function showReport(view: View, state: FormState): Html {
  const { t } = view;
  const fields = html`${textField(view, state, { name: 'path', label: t('moderation-report-page'), hint: t('moderation-report-page-hint') })}
${radios(view, state, { name: 'reason', label: t('moderation-report-why'), options: reportReasons.map((reason) => ({ value: reason, label: t(`moderation-report-reason-${reason}`) })) })}
${area(view, state, { name: 'words', label: t('moderation-report-words'), hint: t('moderation-report-words-hint'), maxLength: 4000 })}
${textField(view, state, { name: 'contact', label: t('moderation-report-contact'), hint: t('moderation-report-contact-hint'), optional: true, maxLength: 300 })}`;
  const main = html`<h1>${t('moderation-report-title')}</h1><p class="lead">${t('moderation-report-lead')}</p>${form(view, state, { action: view.href(routes.report), fields, submit: t('moderation-report-send') })}${stewardsContact(view)}`;
  return layout(view, { title: t('moderation-report-title'), main, noindex: true, problems: state.errors.length > 0 });
}

function receivedPage(view: View, reference: string, report: Report | undefined): Html {
  if (!isReference(reference)) throw new Refused('not-found');
  const { t } = view;
  const next = { link: to(view.href(routes.takedowns)) };
  const state = report?.decided
    ? notice(
        view,
        'info',
        t(`moderation-decision-${report.decided}`),
        html`<p>${report.answer ?? t('moderation-mail-no-answer')}</p>`,
      )
    : html`<p class="measure">${rich(view, 'moderation-received-next', next)}</p>`;
  const main = html`<h1>${t('moderation-received-title')}</h1><p class="lead">${t('moderation-received-lead')}</p>
<p>${t('moderation-received-reference')} <b class="big">${reference}</b></p>${state}`;
  return layout(view, { title: t('moderation-received-title'), main, noindex: true });
}
