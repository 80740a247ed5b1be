// How a commitment is said: three tags for three axes, its words, its day with the rule it was read by. No page adds the axes up.
import { routes } from '../../base/routes.ts';
import { sayDate, sayOn } from '../../i18n/say.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { type StateCode, stateTag, whenTag } from '../../web/parts.ts';
import { inLanguage, rich, to, type View } from '../../web/view.ts';
import type { HolderName } from '../people/holder.ts';
import { said } from '../words/parts.ts';
import type { Evidence, Standing, Timing } from './rules.ts';
import { type Commitment, standing } from './store.ts';

const evidenceCode: Record<Evidence, StateCode> = {
  'none-found': 'none-found',
  begun: 'begun',
  partly: 'partly-done',
  done: 'done-all',
  contradicted: 'contradicted',
};
const timeCode: Record<Timing, StateCode> = { 'no-date': 'no-date', running: 'on-time', met: 'met', missed: 'missed' };

export const commitmentHref = (view: View, one: Pick<Commitment, 'number'>): string =>
  view.href(routes.commitment, { commitment: one.number });

export const positionTag = (view: View, { position }: Standing): Html => stateTag(view, position);

/** What is found so far, as of a day; whether only its maker says so, or somebody objects. */
export const evidenceTag = (view: View, { evidence }: Standing): Html =>
  html`${stateTag(view, evidenceCode[evidence.value])} <small>${view.t('commitments-as-of', { day: sayDate(view.lang, evidence.asOf) })}${
    evidence.selfReported && html` · ${view.t('commitments-self')}`
  }${evidence.disputed && html` · ${view.t('commitments-disputed')}`}</small>`;

export const timeTag = (view: View, { time }: Standing): Html =>
  html`${stateTag(view, timeCode[time.value])}${time.due && html` <small>${whenTag(view, time.due)}</small>`}${
    time.moved > 0 && html` <small>· ${view.t('commitments-moved', { n: time.moved })}</small>`
  }`;

/** The last day and how it was read: as it was said, or from vague words by a written rule of a version. */
export function dueSentence(
  view: View,
  {
    due,
    vague,
    rule,
    rubric,
    lang,
  }: { due: string | null; vague: string | null; rule: string | null; rubric: number; lang: string },
): Html {
  if (due === null)
    return vague
      ? rich(view, 'commitments-due-vague-none', { vague: inLanguage(view, lang, vague) })
      : html`${view.t('commitments-due-none')}`;
  if (!rule) return html`${view.t('commitments-due-said', { day: sayOn(view.lang, due) })}`;
  const words = vague === null ? stateTag(view, 'covered') : inLanguage(view, lang, vague);
  const link = to(`${view.href(routes.commitmentRules)}#r-${rule}`);
  return rich(view, 'commitments-due-ruled', {
    vague: words,
    day: sayOn(view.lang, due),
    rule: view.t(`commitments-rule-${rule}`),
    n: rubric,
    link,
  });
}

/** One commitment in a list: its words, who is bound by them, and the three axes side by side. */
export function commitmentItem(view: View, one: Commitment, name: HolderName | undefined, withHolder = true): Html {
  const now = standing(one, view.today);
  return html`<li><h3><a href="${commitmentHref(view, one)}">${view.t('commitments-n', { n: one.number })}</a></h3><p>${said(view, one.lang, one.words)}</p>${
    withHolder && name && html`<p class="soft">${inLanguage(view, name.lang, name.name ?? view.t('state-covered'))}</p>`
  }<p>${positionTag(view, now)} · ${evidenceTag(view, now)} · ${timeTag(view, now)}</p></li>`;
}

/** The way to record what was promised here: the same link for everyone, for those who may. */
export function commitLink(view: View, from: { answer: string } | { statement: string } | { event: string }): Html {
  const [[kind, id]] = Object.entries(from) as [[string, string]];
  const link = to(view.href(routes.deskCommitmentNew, {}, { from: `${kind}:${id}` }));
  return html`<p class="gap"><small>${rich(view, 'commitments-record-link', { link })}</small></p>`;
}

/** For the pages of an answer, a statement, a meeting or a holder: what was said there that somebody would do. */
export const commitmentsBlock = (view: View, all: readonly Commitment[], id = 'commitments'): Html =>
  all.length === 0
    ? nothing
    : html`<h2 id="${id}">${view.t('commitments-block')}</h2><ul class="list">${all.map((one) => commitmentItem(view, one, undefined, false))}</ul>`;
