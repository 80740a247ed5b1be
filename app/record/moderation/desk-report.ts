// A steward decides about something a visitor reported. Deciding covers nothing by itself.
import Type from 'typebox';
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, checkbox, type FormState, form, radios } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import { facts, instantTag, notice } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { Sent } from '../words/form-parts.ts';
import { deskPage } from './desk-frame.ts';
import { asSteward } from './desk-texts.ts';
import { decideReport } from './reports.ts';
import { type Decision, decisions } from './rules.ts';
import { type Report, reportById } from './store.ts';

export function wireReport(site: Site): void {
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
