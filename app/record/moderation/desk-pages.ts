// The stewards' desk of moderation: what visitors reported, appeals, finding a text by its words, and what was done lately. Each form it
// leads to shows exactly what it acts on.
import { isId } from '../../base/ids.ts';
import { routes } from '../../base/routes.ts';
import { form, formState, textField } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { emptyState, instantTag, notice, queue, stateTag } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { titleOf } from '../front/tell.ts';
import { whereOf } from '../front/where.ts';
import { type Appeal, openAppeals } from './appeals.ts';
import { wireCover } from './desk-cover.ts';
import { wireErase } from './desk-erase.ts';
import { deskPage } from './desk-frame.ts';
import { wireLift } from './desk-lift.ts';
import { wireReport } from './desk-report.ts';
import { reasonWords, thingWords } from './pages.ts';
import { type FoundText, openReports, type Report, type Takedown, takedownLog, textsWith } from './store.ts';

export function wireModerationDesk(site: Site): void {
  site.desk(routes.deskModeration, ['steward', 'auditor'], moderationPage);
  wireReport(site);
  wireCover(site);
  wireErase(site);
  wireLift(site);
}

/** /desk/moderation: reports first, then finding a text, then what was done lately. */
async function moderationPage({ view, query, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const words = (query.words ?? '').trim().slice(0, 200);
  const read = await tx(async (tx) => {
    const found = words.length >= 3 ? await textsWith(tx, words) : [];
    return {
      reports: await openReports(tx),
      appeals: await openAppeals(tx),
      found,
      lately: await takedownLog(tx, { limit: 10, offset: 0 }),
      where: await whereOf(
        tx,
        found.map((one) => one.stream),
      ),
    };
  });
  const results = words.length >= 3 && foundTexts(view, read.found, read.where);
  const still =
    isId(query.covered ?? '') && read.found.length > 0 && stillRead(view, query.covered!, read.found.length, results);
  const main = html`<h1>${t('moderation-desk-title')}</h1><p class="lead">${t('moderation-desk-lead')}</p>${still}<h2>${t('moderation-desk-reports')}</h2>${
    read.reports.length === 0
      ? emptyState(view, { title: t('moderation-desk-none'), what: t('moderation-desk-none-what') })
      : queue(read.reports.map((one) => reportItem(view, one)))
  }${read.appeals.length > 0 && html`<h2>${t('moderation-desk-appeals')}</h2>${queue(read.appeals.map((one) => appealItem(view, one)))}`}<p><a href="${href(routes.deskRefuse)}">${t('moderation-refuse-title')}</a></p><h2>${t('moderation-find-title')}</h2>${findForm(view, words)}${!still && results}${read.lately.length > 0 && html`<h2>${t('moderation-desk-lately')}</h2>${queue(read.lately.map((one) => takedownItem(view, one)))}`}`;
  return deskPage(view, t('moderation-desk-title'), main);
}

function findForm(view: View, words: string): Html {
  const { t } = view;
  const state = formState({ words });
  const label = { label: t('moderation-find'), hint: t('moderation-find-hint') };
  return form(view, state, {
    action: view.href(routes.deskModeration),
    method: 'get',
    fields: textField(view, state, { name: 'words', ...label, type: 'search' }),
    submit: t('moderation-find-do'),
  });
}

/** The texts that hold the words looked for, each leading to the form that covers it. */
function foundTexts(view: View, found: readonly FoundText[], where: Awaited<ReturnType<typeof whereOf>>): Html {
  if (found.length === 0) return html`<p>${view.t('moderation-find-nothing')}</p>`;
  return queue(
    found.map((one) => {
      const at = where.get(one.stream);
      return {
        title: thingWords(view, { target_kind: one.kind, field: one.field }),
        href: view.href(routes.deskModerate, { act: one.act }, { field: one.field }),
        about: html`${at && titleOf(view, at)} <q>${one.piece}</q>`,
      };
    }),
  );
}

/** After words were covered that other texts still hold: an earlier version, a quote, an objection. */
function stillRead(view: View, takedown: string, n: number, results: Html | false): Html {
  const link = to(view.href(routes.takedown, { takedown }));
  const what = html`<p>${rich(view, 'moderation-still', { n, link })}</p>${results}`;
  return notice(view, 'warn', view.t('moderation-still-title'), what);
}

const reportItem = (view: View, one: Report & { alike: number }) => ({
  title: view.t(`moderation-report-reason-${one.reason}`),
  href: view.href(routes.deskModerationReport, { report: one.id }),
  about: html`${one.path} · ${instantTag(view, one.at)}${one.alike > 0 && ` · ${view.t('moderation-report-alike', { n: one.alike })}`}`,
});

const appealItem = (view: View, one: Appeal) => ({
  title: view.t(`moderation-appeal-about-${one.about}`),
  href: view.href(routes.deskAppeal, { appeal: one.id }),
  about: instantTag(view, one.at),
});

const takedownItem = (view: View, one: Takedown) => ({
  title: thingWords(view, one),
  href: view.href(routes.takedown, { takedown: one.id }),
  about: html`${reasonWords(view, one)} · ${instantTag(view, one.recorded)}`,
  state: one.lifted ? html`<small>${view.t('moderation-lifted')}</small>` : stateTag(view, one.how),
  ...(one.how === 'covered' && !one.lifted
    ? { action: html`<a href="${view.href(routes.deskLift, { takedown: one.id })}">${view.t('moderation-lift')}</a>` }
    : {}),
});
