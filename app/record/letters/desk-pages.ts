// The desk of letters: what an organization is writing and has published, or every letter for those who keep the record; and one
// published letter with what can be added to it. Queue first, then one main thing to do.
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayInstant, sayOf } from '../../i18n/say.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, notice, queue, stateTag, tag } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { holdersOf } from '../demands/grid.ts';
import { type DemandRow, demandsOf, type ReferralRow, referralsOf } from '../demands/store.ts';
import { holderAt, holderNames } from '../people/holder.ts';
import { said, saidPlainly } from '../words/parts.ts';
import { sourcesOf } from '../words/sources.ts';
import { alikeReports, alikeTo } from './alike.ts';
import { alikeNotice, comparedHref } from './compare/page.ts';
import { isClerk, mine, speakers, stepList } from './desk-parts.ts';
import { withdrawable } from './desk-withdraw.ts';
import { draftOf, draftsOf, type LetterDraft } from './drafts.ts';
import { letterHref, letterName } from './parts.ts';
import { mayTakeOff } from './standing/desk.ts';
import {
  coversOf,
  type Delivery,
  deliveriesOf,
  letterById,
  lettersOf,
  listLetters,
  organizationsOf,
  versionsOf,
} from './store.ts';
import { wayBlock } from './way.ts';

export function wireDeskPages(site: Site): void {
  site.desk(routes.deskLetters, ['speaker', 'clerk'], deskLettersPage);
  site.desk(routes.deskLetter, ['speaker', 'clerk'], async (visit) => {
    const id = visit.params.letter ?? '';
    const draft = isId(id) ? await visit.tx((tx) => draftOf(tx, id, speakers(visit))) : undefined;
    return draft ? draftStart(visit, draft) : deskLetterPage(visit);
  });
}

async function deskLettersPage(visit: Visit): Promise<Html> {
  const { view, viewer } = visit;
  const { t, href } = view;
  const own = speakers(visit);
  const { drafts, letters } = await visit.tx(async (tx) => ({
    drafts: await draftsOf(tx, own),
    letters: isClerk(visit) ? await listLetters(tx, { limit: 200, offset: 0 }) : await lettersOf(tx, own),
  }));
  const begin =
    own.length > 0 && html`<a class="button" href="${href(routes.deskLetterNew)}">${t('letters-desk-begin')}</a>`;
  const report = html`<a class="button quiet" href="${href(routes.deskLetterReport)}">${t('letters-desk-report')}</a>`;
  const writing =
    drafts.length > 0 &&
    html`<h2>${t('letters-desk-drafts')}</h2>${queue(
      drafts.map((draft) => ({
        title: draft.title,
        href: href(routes.deskLetter, { letter: draft.id }),
        state: stateTag(view, 'draft'),
        about: t('letters-desk-saved', { at: sayInstant(view.lang, draft.changed, view.place.zone) }),
      })),
    )}`;
  const published = letters.length
    ? queue(
        letters.map((letter) => ({
          title: saidPlainly(view, letter.title),
          href: href(routes.deskLetter, { letter: letter.id }),
          state: letter.withdrawn
            ? stateTag(view, 'withdrawn')
            : letter.known === 'reported'
              ? tag('unheld', t('letters-unheld-title'))
              : stateTag(view, 'published'),
          about: `${t('letters-count-demands', { n: letter.demands })} · ${letter.asked ? t('letters-count-answered', { answered: letter.answered, n: letter.asked }) : t('letters-count-none-asked')}`,
        })),
      )
    : emptyState(view, { title: t('letters-desk-none-title'), what: t('letters-desk-none-what') });
  const whose = viewer?.speaksFor.map((one) => one.name).join(', ');
  const main = html`<h1>${t('letters-desk-title')}</h1>${whose && html`<p class="lead">${t('letters-desk-for', { whose })}</p>`}<div class="buttons">${begin}${report}</div>${writing}<h2>${t('letters-desk-published')}</h2>${published}`;
  return layout(view, { title: t('letters-desk-title'), main, desk: true });
}

/** A draft taken up again: where it stands, and the step to go on with. */
function draftStart(visit: Visit, draft: LetterDraft): Html {
  const { view } = visit;
  const { t, href } = view;
  const at = { letter: draft.id };
  const all: [Value, string][] = [
    [t('letters-title-title'), href(routes.deskLetterTitle, at)],
    [t('letters-step-text'), href(routes.deskLetterText, at)],
    ...(draft.letter ? [] : [[t('letters-step-demands'), href(routes.deskLetterDemands, at)] as [Value, string]]),
    ...(draft.marks.length > 0 && !draft.letter
      ? [[t('letters-step-asked'), href(routes.deskLetterAsked, at)] as [Value, string]]
      : []),
    [t('work-together-link'), href(routes.deskLetterTogether, at)],
    [t('letters-step-check'), href(routes.deskLetterPublish, at)],
  ];
  const next = draft.letter || draft.marks.length > 0 ? routes.deskLetterPublish : routes.deskLetterText;
  const main = html`${stepList(view, draft.marks.length > 0 ? 'check' : 'text')}<h1>${draft.title}</h1><p class="lead">${t('letters-draft-what')}</p>
<ul>${all.map(([label, address]) => html`<li><a href="${address}">${label}</a></li>`)}</ul>
<div class="buttons"><a class="button" href="${href(next, at)}">${t('letters-continue')}</a>${mine(visit, draft) === draft.organization && html`<a href="${href(routes.deskLetterDiscard, at)}">${t('letters-discard')}</a>`}</div>`;
  return layout(view, {
    title: draft.title,
    main,
    desk: true,
    crumbs: [{ label: t('letters-desk-title'), href: href(routes.deskLetters) }, { label: draft.title }],
  });
}

/** A published letter at the desk: for its own organizations and for those who keep the record. */
async function deskLetterPage(visit: Visit): Promise<Html> {
  const { view } = visit;
  const { t, href } = view;
  const read = await visit.tx(async (tx) => {
    const letter = await letterById(tx, visit.params.letter ?? '');
    if (!letter) throw new Refused('not-found');
    const behind = await organizationsOf(tx, letter.id);
    const own = behind.some((one) => speakers(visit).includes(one.id));
    if (!own && !isClerk(visit)) throw new Refused('forbidden');
    const demands = await demandsOf(tx, visit.place.id, letter.id);
    const referrals = await referralsOf(tx, visit.place.id, { letter: letter.id });
    const deliveries = await deliveriesOf(tx, letter.id);
    const receivers = deliveries.flatMap((one) => holderAt(one.holder_post, one.holder_organization) ?? []);
    const acts = deliveries.flatMap((one) => [one.act_id, ...one.words.map((word) => word.act_id)]);
    const current = (await versionsOf(tx, letter.id)).find((one) => one.current);
    const headings = demands.flatMap((one) => (one.heading ? [one.heading] : []));
    const alike = current?.words
      ? await alikeTo(tx, current.words, letter.id)
      : await alikeReports(tx, { title: letter.title ?? '', headings }, letter.id);
    return {
      letter,
      alike,
      own,
      behind,
      demands,
      referrals,
      deliveries,
      names: await holderNames(tx, [...holdersOf(referrals), ...receivers]),
      sources: await sourcesOf(tx, acts),
      covers: await coversOf(tx, acts),
    };
  });
  const { letter } = read;
  const at = { letter: letter.id };
  const near = alikeNotice(view, read.alike, (one) => comparedHref(view, letter, one));
  const main = html`<h1>${said(view, letter.lang, letter.title)}</h1>${notice(view, 'done', t('letters-desk-public-title'), html`<p><a href="${letterHref(view, letter)}">${t('letters-desk-public')}</a></p>`)}${near && notice(view, 'info', near.title, near.body)}
<h2>${t('letters-way-title')}</h2><p>${t('letters-desk-next')}</p><div class="buttons"><a class="button" href="${href(routes.deskLetterDelivery, at)}">${t('letters-desk-record-delivery')}</a>${
    read.own &&
    html`<a class="button quiet" href="${href(routes.deskLetterNew, {}, at)}">${t('letters-desk-new-version')}</a>`
  }${mayTakeOff(visit, read.behind).length > 0 && html`<a href="${href(routes.deskLetterWithdraw, at)}">${t('work-off-link')}</a>`}</div>${wayBlock(view, read)}${disputable(view, visit, read)}${withdrawable(visit, read)}<h2>${t('letters-fact-demands')}</h2>${demandTable(view, read)}`;
  return layout(view, {
    title: letterName(view, letter),
    main,
    desk: true,
    crumbs: [{ label: t('letters-desk-title'), href: href(routes.deskLetters) }, { label: letterName(view, letter) }],
  });
}

type ReadDesk = {
  deliveries: readonly Delivery[];
};

/** Staff record what a holder said of a delivery in public. */
function disputable(view: View, visit: Visit, { deliveries }: ReadDesk): Html {
  const some = deliveries.filter((one) => !one.withdrawn && (one.holder_post || one.holder_organization));
  if (!isClerk(visit) || some.length === 0) return nothing;
  return html`<ul>${some.map(
    (one) =>
      html`<li><a href="${view.href(routes.deskDispute, { delivery: one.id })}">${view.t('letters-desk-record-words', { when: sayOf(view.lang, one.day) })}</a></li>`,
  )}</ul>`;
}

const demandTable = (view: View, { demands, referrals }: { demands: DemandRow[]; referrals: ReferralRow[] }): Html =>
  queue(
    demands.map((demand) => {
      const asked = referrals.filter((one) => one.demand_id === demand.id).length;
      const place =
        demand.mark === 'unresolved' &&
        html`<a href="${view.href(routes.deskDemandPlace, { demand: demand.id })}">${view.t('letters-desk-place')}</a>`;
      return {
        title: `${demand.number}. ${saidPlainly(view, demand.heading)}`,
        href: view.href(routes.deskDemandRefer, { demand: demand.id }),
        about: html`${view.t('letters-desk-asked', { n: asked })} · <a href="${view.href(routes.deskDemandRelate, { demand: demand.id })}">${view.t('work-desk-relate')}</a>${place && html` · ${place}`}`,
      };
    }),
  );
