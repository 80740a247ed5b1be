// The public page of one demand: its words, who can act on it, who was asked and what they answered, and what happened.
// It says who was asked and what arrived; it never calls anyone silent without an evidenced delivery, and never keeps a score.
import { routes } from '../../base/routes.ts';
import { sayDay, sayList } from '../../i18n/say.ts';
import { type Html, html, jsonLd, nothing, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { citeBlock, facts, notice, tag, timeline } from '../../web/parts.ts';
import { inLanguage, rich, to, type View } from '../../web/view.ts';
import { compareLink } from '../answers/compare-page.ts';
import { replyInMachineWords } from '../answers/machine-words.ts';
import { letterCrumbs } from '../letters/pages.ts';
import { demandHref, letterHref, letterName, originOf, shown } from '../letters/parts.ts';
import { addressOfLetter } from '../letters/store.ts';
import { agendaBlock } from '../meetings/agenda/parts.ts';
import { holderKey } from '../people/holder.ts';
import { whoHolds } from '../people/parts.ts';
import { objectOf, whoCanCard, whoCanQuestion } from '../powers/parts.ts';
import { replyBlock } from '../reply/parts.ts';
import { citedSources, foldedSources, holderLink, saidPlainly, sourceLine } from '../words/parts.ts';
import { statementList } from '../words/speakers.ts';
import { answersBlock } from './answers.ts';
import { holdersOf } from './grid.ts';
import { happenings } from './happened.ts';
import type { DemandPage } from './read.ts';
import { relationsBlock } from './relations/parts.ts';

const titleOf = (view: View, { demand }: DemandPage): string =>
  view.t('demands-title', { n: demand.number, heading: saidPlainly(view, demand.heading) });

/** @param beside what another domain knows of this demand */
export function demandPage(view: View, read: DemandPage, beside: Html = nothing): Html {
  const { t } = view;
  const { letter, demand, covers, referrals, names, others } = read;
  const asked = holdersOf(referrals);
  const heading = shown(view, letter.lang, demand.heading, covers, demand.act_id, 'heading');
  const main = html`<h1>${heading}</h1><p class="lead">${lead(view, read)}</p>${about(view, read)}
<div class="two"><div><h2>${t('demands-words-title')}</h2>${words(view, read)}${relationsBlock(view, read)}${agendaBlock(view, read.agendas)}
<h2>${question(view, read)}</h2>${whoCanCard(view, read.powers.answers, read.powers.context, asked)}${beside}
<h2 id="answers">${t('demands-answers-title')}</h2>${answersBlock(view, read)}${compareLink(view, letter, demand.number, read.answers)}${spoken(
    view,
    read,
  )}${replyBlock(view, read.named)}</div><aside>${aside(view, read)}</aside></div>${turn(view, read)}`;
  const title = titleOf(view, read);
  return layout(view, {
    title,
    main,
    crumbs: [...letterCrumbs(view, letter), { label: t('demands-number-of', { n: demand.number, of: others.count }) }],
    description: t('demands-description', {
      who: sayList(
        view.lang,
        asked.map((one) => names.get(holderKey(one))?.name ?? t('state-covered')),
      ),
    }),
    head: jsonLd(inMachineWords(view, read)),
  });
}

/** What others said about it. Where it is about somebody, their space is there before they use it. */
function spoken(view: View, { demand, statements, speakers }: DemandPage): Html {
  const { t } = view;
  if (statements.length === 0 && !demand.about_post) return nothing;
  const list = statements.length
    ? statementList(view, statements, speakers)
    : html`<p>${t('demands-said-nothing')}</p>`;
  return html`<h2 id="said">${t('demands-said-title')}</h2>${list}`;
}

function lead(view: View, { letter, referrals, names }: DemandPage): Html {
  const asked = holdersOf(referrals).map((one) => holderLink(view, names.get(holderKey(one)), false));
  const day = { letter: html`<a href="${letterHref(view, letter)}">${view.t('demands-the-letter')}</a>` };
  if (asked.length === 0) return rich(view, 'demands-lead-nobody', day);
  return rich(view, 'demands-lead', { ...day, who: listOf(view, asked) });
}

/** Links joined as the language joins words: "a, b and c". */
function listOf(view: View, items: readonly Html[]): Html {
  const pieces = sayList(
    view.lang,
    items.map((_, i) => `\uE000${i}\uE001`),
  ).split(/\uE000(\d+)\uE001/);
  return html`${pieces.map((piece, i) => (i % 2 ? items[Number(piece)] : piece))}`;
}

/** A demand about whoever holds a post says so, and where their words stand. */
function about(view: View, { demand, names, inOffice }: DemandPage): Html {
  if (!demand.about_post) return nothing;
  const { t } = view;
  const held = inOffice.get(demand.about_post) ?? [];
  const who =
    held.length > 0 &&
    html`<p>${t('demands-about-now')} ${held.map((one, i) => html`${i > 0 && ', '}${whoHolds(view, one)}`)}</p>`;
  const post = { post: holderLink(view, names.get(`post:${demand.about_post}`)), link: to('#said') };
  return notice(view, 'info', t('demands-about-title'), html`<p>${rich(view, 'demands-about', post)}</p>${who}`);
}

/** The demand's words, and where they stand in the letter; or from whose report they are known. */
function words(view: View, { letter, demand, version, covers, sources }: DemandPage): Html {
  const { t } = view;
  const quote =
    (demand.quote !== null || covers.has(`${demand.act_id}.quote`)) &&
    html`<blockquote class="said">${shown(view, letter.lang, demand.quote, covers, demand.act_id, 'quote')}</blockquote>`;
  const here = `${letterHref(view, letter)}#d${demand.number}`;
  if (demand.mark === 'resolved')
    return html`${quote}<p><small><a href="${here}">${t('demands-in-letter')}</a></small></p>`;
  if (demand.mark === 'unresolved')
    return html`${quote}<p>${tag('unheld', t('demands-unplaced-title'))}. ${t('demands-unplaced', { n: version?.number ?? 1 })}</p>`;
  const cited = sources.get(demand.act_id) ?? sources.get(letter.act_id) ?? [];
  const first = cited[0];
  return html`${quote}<p>${demand.quote === null && html`${tag('unheld', t('demands-words-unheld'))} `}${
    first ? html`${t('demands-as-reported')} ${sourceLine(view, first)}` : t('demands-as-reported-nobody')
  }</p>${foldedSources(view, cited.slice(1))}`;
}

function question(view: View, { demand, powers }: DemandPage): Html {
  if (!demand.verb || !demand.object_key) return html`${view.t('demands-who-can')}`;
  return whoCanQuestion(view, demand.verb, objectOf(view, powers.answers, powers.objects));
}

function aside(view: View, read: DemandPage): Html {
  const { t } = view;
  const { letter, referrals, demand, others } = read;
  const answered = referrals.filter((one) => one.verdict !== null).length;
  const rows: (readonly [Value, Value])[] = [
    [
      t('demands-fact-letter'),
      html`<a href="${letterHref(view, letter)}">${letter.title === null ? t('letters-number', { n: letter.number }) : inLanguage(view, letter.lang, letter.title)}</a>`,
    ],
    [t('demands-fact-number'), t('demands-number-of', { n: demand.number, of: others.count })],
    [t('demands-fact-asked'), holdersOf(referrals).length],
    [t('demands-fact-answered'), t('letters-fact-answered-of', { answered, asked: referrals.length })],
    [
      t('demands-fact-delivery'),
      html`<a href="${letterHref(view, letter)}#delivery">${t('demands-fact-delivery-link')}</a>`,
    ],
  ];
  return html`<h2>${t('letters-glance')}</h2>${facts(rows)}<h2>${t('demands-happened')}</h2>${timeline(
    view,
    happenings(view, read),
  )}<h2>${t('letters-sources-title')}</h2>${citedSources(view, read.sources.get(demand.act_id) ?? read.sources.get(letter.act_id))}
<p><small>${originOf(view, letter.given, letter.author)}</small></p>${citeBlock(view, {
    title: `${titleOf(view, read)}, ${letterName(view, letter)}`,
    address: view.place.baseUrl + demandHref(view, letter, demand.number),
    day: sayDay(view.lang, view.today),
  })}`;
}

/** The demand before and the one after, as in any numbered document. */
function turn(view: View, { letter, others }: DemandPage): Html {
  const { before, after } = others;
  if (before === null && after === null) return nothing;
  return html`<nav class="pager" aria-label="${view.t('demands-turn')}">${
    before !== null &&
    html`<a rel="prev" href="${demandHref(view, letter, before)}">${view.t('demands-before', { n: before })}</a>`
  }${after !== null && html`<a rel="next" href="${demandHref(view, letter, after)}">${view.t('demands-after', { n: after })}</a>`}</nav>`;
}

const inMachineWords = (view: View, { letter, demand, referrals, names, answers }: DemandPage) => ({
  '@context': 'https://schema.org',
  '@type': 'AskAction',
  '@id': view.place.baseUrl + demandHref(view, letter, demand.number),
  // Answers that count now, each at its own address, in the words it gives itself.
  result: answers.flatMap((one) =>
    one.superseded_by === null ? [replyInMachineWords(view, letter, demand.number, one, names)] : [],
  ),
  object: {
    '@type': 'CreativeWork',
    ...(demand.heading ? { name: demand.heading } : {}),
    ...(demand.quote ? { text: demand.quote } : {}),
    inLanguage: letter.lang,
    isPartOf: view.place.baseUrl + view.href(routes.letter, { letter: addressOfLetter(letter) }),
  },
  recipient: holdersOf(referrals).flatMap((one) => {
    const name = names.get(holderKey(one))?.name;
    return name ? [{ '@type': 'GovernmentOrganization', name }] : [];
  }),
});
