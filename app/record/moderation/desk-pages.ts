// The stewards' desk of moderation: what visitors reported, finding a text by its words, covering it whole or in exact words, lifting,
// erasing. Each form shows exactly what it acts on; what cannot be undone is asked for twice.
import Type from 'typebox';
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import {
  area,
  checkbox,
  checkboxes,
  type FormState,
  form,
  formState,
  radios,
  submit,
  textField,
} from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { emptyState, facts, instantTag, notice, queue, stateTag } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { hrefOf, titleOf } from '../front/tell.ts';
import { whereOf } from '../front/where.ts';
import { Sent, SentIds } from '../words/form-parts.ts';
import { coverText, eraseText, isErased, liftCover } from './actions.ts';
import { openAppeals } from './appeals.ts';
import { deskPage } from './desk-frame.ts';
import { reasonWords, thingWords } from './pages.ts';
import { decideReport } from './reports.ts';
import { type CoverReason, coverReasons, type Decision, decisions, type EraseGround, eraseGrounds } from './rules.ts';
import {
  openReports,
  type PublishedText,
  type Report,
  reportById,
  type Target,
  takedownById,
  takedownLog,
  targetOf,
  textsWith,
} from './store.ts';

export function wireModerationDesk(site: Site): void {
  site.desk(routes.deskModeration, ['steward', 'auditor'], moderationPage);
  wireReport(site);
  wireCover(site);
  wireErase(site);
  wireLift(site);
}

const asSteward = (visit: Visit) => visit.as('steward', visit.viewer?.name ?? '');

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
  const state = formState({ words });
  const find = form(view, state, {
    action: href(routes.deskModeration),
    method: 'get',
    fields: textField(view, state, {
      name: 'words',
      label: t('moderation-find'),
      hint: t('moderation-find-hint'),
      type: 'search',
    }),
    submit: t('moderation-find-do'),
  });
  const results =
    words.length >= 3 &&
    (read.found.length === 0
      ? html`<p>${t('moderation-find-nothing')}</p>`
      : queue(
          read.found.map((one) => {
            const where = read.where.get(one.stream);
            return {
              title: thingWords(view, { target_kind: one.kind, field: one.field }),
              href: href(routes.deskModerate, { act: one.act }, { field: one.field }),
              about: html`${where && titleOf(view, where)} <q>${one.piece}</q>`,
            };
          }),
        ));
  const still = isId(query.covered ?? '') && read.found.length > 0;
  const lately = queue(
    read.lately.map((one) => ({
      title: thingWords(view, one),
      href: href(routes.takedown, { takedown: one.id }),
      about: html`${reasonWords(view, one)} · ${instantTag(view, one.recorded)}`,
      state: one.lifted ? html`<small>${t('moderation-lifted')}</small>` : stateTag(view, one.how),
      ...(one.how === 'covered' && !one.lifted
        ? { action: html`<a href="${href(routes.deskLift, { takedown: one.id })}">${t('moderation-lift')}</a>` }
        : {}),
    })),
  );
  const main = html`<h1>${t('moderation-desk-title')}</h1><p class="lead">${t('moderation-desk-lead')}</p>${
    still &&
    notice(
      view,
      'warn',
      t('moderation-still-title'),
      html`<p>${rich(view, 'moderation-still', { n: read.found.length, link: to(href(routes.takedown, { takedown: query.covered! })) })}</p>${results}`,
    )
  }<h2>${t('moderation-desk-reports')}</h2>${
    read.reports.length === 0
      ? emptyState(view, { title: t('moderation-desk-none'), what: t('moderation-desk-none-what') })
      : queue(read.reports.map((one) => reportItem(view, one)))
  }${
    read.appeals.length > 0 &&
    html`<h2>${t('moderation-desk-appeals')}</h2>${queue(
      read.appeals.map((one) => ({
        title: t(`moderation-appeal-about-${one.about}`),
        href: href(routes.deskAppeal, { appeal: one.id }),
        about: instantTag(view, one.at),
      })),
    )}`
  }<p><a href="${href(routes.deskRefuse)}">${t('moderation-refuse-title')}</a></p><h2>${t('moderation-find-title')}</h2>${find}${!still && results}${read.lately.length > 0 && html`<h2>${t('moderation-desk-lately')}</h2>${lately}`}`;
  return deskPage(view, t('moderation-desk-title'), main);
}

const reportItem = (view: View, one: Report & { alike: number }) => ({
  title: view.t(`moderation-report-reason-${one.reason}`),
  href: view.href(routes.deskModerationReport, { report: one.id }),
  about: html`${one.path} · ${instantTag(view, one.at)}${one.alike > 0 && ` · ${view.t('moderation-report-alike', { n: one.alike })}`}`,
});

function wireReport(site: Site): void {
  const find = async (visit: Visit): Promise<Report> => {
    const id = visit.params.report ?? '';
    const report = isId(id) ? await visit.tx((tx) => reportById(tx, id)) : undefined;
    if (!report) throw new Refused('not-found');
    return report;
  };
  site.form(routes.deskModerationReport, {
    who: 'steward',
    schema: Type.Object({ decision: Sent, note: Sent, answer: Sent, alike: Sent }),
    show: async (visit, state) => showReport(visit.view, state, await find(visit)),
    act: async (visit, value) => {
      const report = await find(visit);
      await decideReport(asSteward(visit), {
        report: report.id,
        decision: value.decision as Decision,
        note: value.note,
        answer: value.answer,
        alike: value.alike === 'yes',
      });
      return visit.view.href(routes.deskModeration);
    },
  });
}

function showReport(view: View, state: FormState, report: Report): Html {
  const { t, href } = view;
  const title = t('moderation-report-one', { reference: report.reference });
  const about = facts([
    [t('moderation-report-page'), html`<a href="${report.path}">${report.path}</a>`],
    [t('moderation-report-why'), t(`moderation-report-reason-${report.reason}`)],
    [t('moderation-report-contact'), report.contact],
    [t('moderation-column-when'), instantTag(view, report.at)],
  ]);
  const fields = html`${radios(view, state, { name: 'decision', label: t('moderation-decision'), options: decisions.map((one) => ({ value: one, label: t(`moderation-decision-${one}`) })) })}${area(view, state, { name: 'note', label: t('moderation-decision-note'), hint: t('moderation-decision-note-hint'), optional: true, rows: 3, maxLength: 2000 })}${area(view, state, { name: 'answer', label: t('moderation-decision-answer'), hint: t('moderation-decision-answer-hint'), optional: true, rows: 3, maxLength: 2000 })}${checkbox(view, state, { name: 'alike', label: t('moderation-decision-alike') })}`;
  const main = html`<h1>${title}</h1>${about}<blockquote class="said">${report.words}</blockquote><p><a href="${href(routes.deskModeration)}">${t('moderation-report-find')}</a></p>${
    report.decided
      ? notice(view, 'info', t(`moderation-decision-${report.decided}`), html`<p>${report.note}</p>`)
      : form(view, state, {
          action: href(routes.deskModerationReport, { report: report.id }),
          fields,
          submit: t('moderation-decision-do'),
        })
  }`;
  return deskPage(view, title, main, state);
}

async function targetFor(visit: Visit): Promise<Target> {
  const act = visit.params.act ?? '';
  if (!isId(act)) throw new Refused('not-found');
  return visit.tx((tx) => targetOf(tx, visit.place.id, act));
}

function wireCover(site: Site): void {
  site.form(routes.deskModerate, {
    who: 'steward',
    schema: Type.Object({
      field: Sent,
      extent: Sent,
      words: Sent,
      also: SentIds,
      reason: Sent,
      ground: Sent,
      note: Sent,
    }),
    start: async (visit) => {
      const texts = readable(await targetFor(visit));
      return { field: visit.query.field ?? (texts.length === 1 ? texts[0]!.field : ''), extent: 'words' };
    },
    show: (visit, state) => showCover(visit, state),
    act: async (visit, value) => {
      const target = await targetFor(visit);
      const words = value.extent === 'whole' ? [] : linesOf(value.words, value.extent);
      const [first] = await coverText(asSteward(visit), {
        act: target.act,
        field: value.field ?? '',
        words,
        also: value.also ?? [],
        reason: value.reason as CoverReason,
        ground: value.ground,
        note: value.note,
      });
      const page = await takenDown(site, visit, first!);
      const left = await stillReadable(visit, words);
      return left ? visit.view.href(routes.deskModeration, {}, { words: left, covered: first }) : page;
    },
  });
}

/** The first of the covered words that another text still holds: an earlier version, a quote, an objection. */
const stillReadable = (visit: Visit, words: readonly string[]): Promise<string | undefined> =>
  visit.tx(async (tx) => {
    for (const one of words) if (one.length >= 3 && (await textsWith(tx, one)).length > 0) return one;
    return undefined;
  });

/** One line, one place in the text. Nothing written is nothing chosen: never the whole text by accident. */
function linesOf(words: string | undefined, extent: string | undefined): string[] {
  const lines = (words ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (extent !== 'words' || lines.length === 0)
    throw new Refused('invalid', {
      fields: [{ field: lines.length === 0 ? 'words' : 'extent', code: lines.length === 0 ? 'empty' : 'choose' }],
    });
  return lines;
}

const fieldName = (view: View, field: string): string => view.t(`moderation-field-${field.replaceAll('_', '-')}`);

/** The texts of an act as they stand, each under its name. */
function textsOf(view: View, target: Target): Html {
  return html`${target.texts.map(
    (text) =>
      html`<h3>${fieldName(view, text.field)}</h3>${
        text.shown === null
          ? html`<p>${stateTag(view, isErased(text) ? 'erased' : 'covered')}</p>`
          : html`<blockquote class="said">${text.shown}</blockquote>`
      }`,
  )}`;
}

const readable = (target: Target): PublishedText[] => target.texts.filter((text) => text.shown !== null);

const fieldChoice = (view: View, state: FormState, texts: readonly PublishedText[]): Html =>
  radios(view, state, {
    name: 'field',
    label: view.t('moderation-form-field'),
    options: texts.map((text) => ({ value: text.field, label: fieldName(view, text.field) })),
  });

const alsoChoice = (view: View, state: FormState, texts: readonly PublishedText[]): Html =>
  texts.length > 1
    ? checkboxes(view, state, {
        name: 'also',
        label: view.t('moderation-form-also'),
        hint: view.t('moderation-form-also-hint'),
        optional: true,
        options: texts.map((text) => ({ value: text.field, label: fieldName(view, text.field) })),
      })
    : nothing;

async function showCover(visit: Visit, state: FormState): Promise<Html> {
  const { view, tx } = visit;
  const { t, href } = view;
  const target = await targetFor(visit);
  const where = (await tx((tx) => whereOf(tx, [target.stream]))).get(target.stream);
  const texts = readable(target);
  const title = t('moderation-cover-title', { of: t(`moderation-of-${target.kind.split('.')[0]}`) });
  const fields = html`${fieldChoice(view, state, texts)}${radios(view, state, {
    name: 'extent',
    label: t('moderation-form-extent'),
    options: ['words', 'whole'].map((value) => ({ value, label: t(`moderation-form-extent-${value}`) })),
  })}${area(view, state, { name: 'words', label: t('moderation-form-words'), hint: t('moderation-form-words-hint'), optional: true, rows: 4 })}${alsoChoice(view, state, texts)}${radios(
    view,
    state,
    {
      name: 'reason',
      label: t('moderation-form-reason'),
      options: coverReasons.map((value) => ({ value, label: t(`moderation-reason-${value}`) })),
    },
  )}${textField(view, state, { name: 'ground', label: t('moderation-form-ground'), hint: t('moderation-form-ground-hint'), optional: true, maxLength: 300 })}${area(
    view,
    state,
    {
      name: 'note',
      label: t('moderation-form-note'),
      hint: t('moderation-form-note-hint'),
      optional: true,
      rows: 3,
      maxLength: 1000,
    },
  )}`;
  const aside = html`<aside><h2>${t('moderation-form-texts')}</h2>${where && html`<p><a href="${hrefOf(view, where)}">${titleOf(view, where)}</a></p>`}${textsOf(view, target)}<p><a href="${href(routes.deskErase, { act: target.act })}">${t('moderation-erase-instead')}</a></p></aside>`;
  const body =
    texts.length === 0
      ? html`<p>${t('moderation-form-nothing')}</p>`
      : form(view, state, {
          action: href(routes.deskModerate, { act: target.act }),
          fields,
          submit: t('moderation-cover-do'),
        });
  return deskPage(
    view,
    title,
    html`<h1>${title}</h1><p class="lead">${t('moderation-cover-lead')}</p><div class="two"><div>${body}</div>${aside}</div>`,
    state,
  );
}

/** What stands around every page (the banner, how the stewards are reached) is looked at again before anybody is led on. */
async function takenDown(site: Site, visit: Visit, takedown: string): Promise<string> {
  await site.directory.refresh();
  return visit.view.href(routes.takedown, { takedown });
}

function wireErase(site: Site): void {
  site.form(routes.deskErase, {
    who: 'steward',
    schema: Type.Object({ field: Sent, also: SentIds, ground: Sent, sure: Sent }),
    show: async (visit, state) => showErase(visit.view, state, await targetFor(visit)),
    act: async (visit, value) => {
      if (value.sure !== 'yes') throw new Refused('invalid', { fields: [{ field: 'sure', code: 'moderation-sure' }] });
      const target = await targetFor(visit);
      const [first] = await eraseText(asSteward(visit), {
        act: target.act,
        field: value.field ?? '',
        also: value.also ?? [],
        ground: value.ground as EraseGround,
      });
      return takenDown(site, visit, first!);
    },
  });
}

function showErase(view: View, state: FormState, target: Target): Html {
  const { t, href } = view;
  const texts = target.texts.filter((text) => !isErased(text));
  const title = t('moderation-erase-title', { of: t(`moderation-of-${target.kind.split('.')[0]}`) });
  const fields = html`${fieldChoice(view, state, texts)}${alsoChoice(view, state, texts)}${radios(view, state, {
    name: 'ground',
    label: t('moderation-form-erase-ground'),
    options: eraseGrounds.map((value) => ({ value, label: t(`moderation-ground-${value}`) })),
  })}${checkbox(view, state, { name: 'sure', label: t('moderation-erase-sure') })}`;
  const body =
    texts.length === 0
      ? html`<p>${t('moderation-form-nothing')}</p>`
      : form(view, state, {
          action: href(routes.deskErase, { act: target.act }),
          fields,
          submit: submit(t('moderation-erase-do'), { kind: 'final' }),
        });
  return deskPage(
    view,
    title,
    html`<h1>${title}</h1>${notice(view, 'warn', t('moderation-erase-warn'), html`<p>${t('moderation-erase-what')}</p>`)}<div class="two"><div>${body}</div><aside><h2>${t('moderation-form-texts')}</h2>${textsOf(view, target)}</aside></div>`,
    state,
  );
}

function wireLift(site: Site): void {
  site.form(routes.deskLift, {
    who: 'steward',
    schema: Type.Object({ note: Sent }),
    show: async (visit, state) => {
      const { view } = visit;
      const id = visit.params.takedown ?? '';
      const takedown = isId(id) ? await visit.tx((tx) => takedownById(tx, id)) : undefined;
      if (takedown?.how !== 'covered') throw new Refused('not-found');
      const { t } = view;
      const fields = area(view, state, {
        name: 'note',
        label: t('moderation-form-note'),
        hint: t('moderation-lift-note-hint'),
        optional: true,
        rows: 3,
        maxLength: 1000,
      });
      const title = t('moderation-lift-title', { what: thingWords(view, takedown) });
      return deskPage(
        view,
        title,
        html`<h1>${title}</h1><p class="lead">${t('moderation-lift-lead')}</p>${form(view, state, { action: view.href(routes.deskLift, { takedown: id }), fields, submit: t('moderation-lift-do') })}`,
        state,
      );
    },
    act: async (visit, value) => {
      const cover = visit.params.takedown ?? '';
      await liftCover(asSteward(visit), { cover, note: value.note });
      return takenDown(site, visit, cover);
    },
  });
}
