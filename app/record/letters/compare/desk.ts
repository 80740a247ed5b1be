// A draft beside a published letter it is much like, for those who write it: what is the same and what is not, before they publish.
import { Refused } from '../../../base/refused.ts';
import { routes } from '../../../base/routes.ts';
import { attrs, type Html, html } from '../../../web/html.ts';
import { layout } from '../../../web/layout.ts';
import { diffView } from '../../../web/parts.ts';
import type { Site, Visit } from '../../../web/site.ts';
import { demandsOf } from '../../demands/store.ts';
import { saidInLink, saidPlainly } from '../../words/parts.ts';
import { draftCrumbs, mustDraft } from '../desk-parts.ts';
import { coverMark, demandHref, letterHref } from '../parts.ts';
import { coversOf, letterAt, versionsOf } from '../store.ts';
import { canonicalText } from '../text.ts';

export function wireCompared(site: Site): void {
  site.desk(routes.deskLetterCompared, ['speaker'], draftBesidePage);
}

async function draftBesidePage(visit: Visit): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const draft = await mustDraft(visit);
  const read = await visit.tx(async (tx) => {
    const letter = await letterAt(tx, visit.params.other ?? '');
    if (!letter) throw new Refused('not-found');
    const version = (await versionsOf(tx, letter.id)).find((one) => one.current);
    const demands = await demandsOf(tx, visit.place.id, letter.id);
    return { letter, version, demands, covers: await coversOf(tx, version ? [version.act_id] : []) };
  });
  const { letter, version, demands, covers } = read;
  const own = attrs({ lang: draft.lang, dir: 'auto' });
  const mine = html`<section class="card"><h2 ${own}>${draft.title}</h2><ol>${draft.marks.map((one) => html`<li ${own}>${one.heading}</li>`)}</ol></section>`;
  const theirs = html`<section class="card"><h2><a href="${letterHref(view, letter)}">${saidInLink(view, letter.lang, letter.title)}</a></h2><ol>${demands.map(
    (one) =>
      html`<li value="${one.number}"><a href="${demandHref(view, letter, one.number)}">${saidPlainly(view, one.heading)}</a></li>`,
  )}</ol></section>`;
  const words = !version
    ? html`<p>${t('work-compare-unheld')}</p>`
    : version.words === null
      ? html`<p>${coverMark(view, covers, version.act_id, 'words')} ${t('letters-words-covered')}</p>`
      : html`<div class="letter" ${own}>${diffView(view, version.words, canonicalText(draft.paragraphs))}</div>`;
  const title = t('work-compare-title');
  return layout(view, {
    title,
    main: html`<h1>${title}</h1><p class="lead">${t('work-compare-draft')}</p><div class="pair">${theirs}${mine}</div><h2>${t('work-compare-words')}</h2>${words}`,
    desk: true,
    wide: true,
    crumbs: [...draftCrumbs(view, draft), { label: title }],
  });
}
