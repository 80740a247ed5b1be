// The public page of one answer as it stood: who said it and how, its words, what it changed, and every other revision.
// A revision's page is the same for ever; only whether a later one counts now is added.
import { civilDate } from '../../base/clock.ts';
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayDay } from '../../i18n/say.ts';
import { type Html, html, jsonLd, nothing, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import {
  answerBlock,
  citeBlock,
  diffView,
  facts,
  instantTag,
  logSeal,
  notice,
  stateTag,
  stateWords,
  timeline,
  whenTag,
} from '../../web/parts.ts';
import { Moved, type Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { commitLink, commitmentsBlock } from '../commitments/parts.ts';
import { type Commitment, commitmentsOf } from '../commitments/store.ts';
import { letterCrumbs } from '../letters/pages.ts';
import { coverHref, coverMark, demandHref, letterName, shown } from '../letters/parts.ts';
import { addressOfLetter, type Covers, coversOf, type LetterEntered, letterAt } from '../letters/store.ts';
import { type HolderName, holderAt, holderKey, holderNames } from '../people/holder.ts';
import { replyBlock } from '../reply/parts.ts';
import { type NamedHere, namedBeside } from '../reply/store.ts';
import { citedSources, holderLink, saidInLink, saidPlainly } from '../words/parts.ts';
import { type Source, sourcesOf } from '../words/sources.ts';
import { replyInMachineWords } from './machine-words.ts';
import { type Answer, answerAt, revisionsOf } from './store.ts';

type AnswerPage = {
  letter: LetterEntered;
  demand: { id: string; number: number; heading: string | null; act_id: string };
  answer: Answer;
  revisions: Answer[];
  names: Map<string, HolderName>;
  sources: Map<string, Source[]>;
  covers: Covers;
  commitments: Commitment[];
  /** in this answer or in the demand it is to */
  named: NamedHere[];
};

/** /letters/:letter/demands/:demand/answers/:answer */
export async function answerPage({ view, params, tx }: Visit): Promise<Html> {
  const read = await tx((tx) => readAnswer(tx, params));
  if (!read) throw new Refused('not-found');
  const { t } = view;
  const { letter, demand, answer } = read;
  const at = addressOfLetter(letter);
  if (params.letter !== at) throw new Moved(view.href(routes.answer, { ...params, letter: at }));
  const name = read.names.get(holderKey(holderAt(answer.holder_post, answer.holder_organization)!));
  const title = t('answers-title', { who: saidPlainly(view, name?.name ?? null), n: demand.number });
  const heading = saidInLink(view, letter.lang, demand.heading);
  const main = html`<h1>${title}</h1><p class="lead">${rich(view, 'answers-lead', { demand: html`<a href="${demandHref(view, letter, demand.number)}">${heading}</a>` })}</p>
${standingNotice(view, read)}<div class="two"><div><div class="answers">${answerBlockOf(view, answer, name, read.names, read.covers)}</div>${commitmentsBlock(view, read.commitments)}${commitLink(view, { answer: answer.id })}${changed(view, read)}${replyBlock(view, read.named)}</div><aside>${aside(view, read)}</aside></div>${logSeal(view, answer.act)}`;
  return layout(view, {
    title: `${title} (${answer.number}), ${letterName(view, letter)}`,
    main,
    head: jsonLd({
      '@context': 'https://schema.org',
      ...replyInMachineWords(view, letter, demand.number, answer, read.names),
      object: { '@type': 'AskAction', '@id': view.place.baseUrl + demandHref(view, letter, demand.number) },
    }),
    crumbs: [
      ...letterCrumbs(view, letter),
      { label: t('letters-demand-n', { n: demand.number }), href: demandHref(view, letter, demand.number) },
      { label: t('answers-number', { n: answer.number }) },
    ],
  });
}

async function readAnswer(tx: Tx, params: Record<string, string>): Promise<AnswerPage | undefined> {
  const letter = await letterAt(tx, params.letter ?? '');
  if (!letter || !/^[1-9]\d{0,8}$/.test(params.demand ?? '')) return undefined;
  const demand = await tx
    .selectFrom('demands')
    .select(['id', 'number', 'heading', 'act_id'])
    .where('letter_id', '=', letter.id)
    .where('number', '=', Number(params.demand))
    .where('superseded_by', 'is', null)
    .executeTakeFirst();
  const answer = demand && (await answerAt(tx, demand.id, params.answer ?? ''));
  if (!demand || !answer) return undefined;
  const revisions = await revisionsOf(tx, answer.referral);
  const holders = [
    holderAt(answer.holder_post, answer.holder_organization),
    holderAt(answer.refers_post, answer.refers_organization),
  ].filter((one) => one !== undefined);
  const acts = [demand.act_id, ...revisions.map((one) => one.act)];
  return {
    letter,
    demand,
    answer,
    revisions,
    names: await holderNames(tx, holders),
    sources: await sourcesOf(tx, acts),
    covers: await coversOf(tx, acts),
    commitments: await commitmentsOf(tx, { answers: [answer.id] }),
    named: await namedBeside(tx, [`referral/${answer.referral}`, `demand/${demand.id}`]),
  };
}

const hrefOf = (view: View, { letter, demand }: AnswerPage, answer: Answer): string =>
  view.href(routes.answer, {
    letter: addressOfLetter(letter),
    demand: demand.number,
    answer: `${answer.holder_slug}-${answer.number}`,
  });

/** Says when another answer counts now, with the way there. */
function standingNotice(view: View, read: AnswerPage): Html {
  if (read.answer.superseded_by === null) return nothing;
  const now = read.revisions.find((one) => one.superseded_by === null);
  if (!now) return nothing;
  const later = html`<p>${rich(view, 'answers-not-now', { link: to(hrefOf(view, read, now)) })}</p>`;
  return notice(view, 'info', view.t('answers-not-now-title'), later);
}

/** One answer, told by the one generator there is, whoever answers and whatever the answer is. */
export function answerBlockOf(
  view: View,
  answer: Answer,
  name: HolderName | undefined,
  names: Map<string, HolderName>,
  covers: Covers,
): Html {
  const { t } = view;
  const refers = holderAt(answer.refers_post, answer.refers_organization);
  return answerBlock(view, {
    state: answer.verdict,
    who: holderLink(view, name),
    when: whenOf(answer),
    origin: answer.given === 'here' ? 'given' : 'recorded',
    by: answer.author.name,
    level: 2,
    ...(answer.quote !== null || covers.has(`${answer.act}.quote`)
      ? {
          quote: {
            words: answer.quote,
            lang: answer.lang,
            takedown: coverHref(view, covers, answer.act, 'quote'),
          },
        }
      : {}),
    more: html`${paragraphs(view, answer, covers)}${refers && html`<p>${t(answer.given === 'here' ? 'demands-refers' : 'demands-refers-source')} ${holderLink(view, names.get(holderKey(refers)))}</p>`}${
      answer.none_known &&
      html`<p>${t(answer.given === 'here' ? 'demands-refers-none' : 'demands-refers-none-source')}</p>`
    }${answer.verdict === 'not-my-power' && html`<p class="soft">${t('answers-stays-open')}</p>`}`,
  });
}

function paragraphs(view: View, answer: Answer, covers: Covers): Html {
  if (answer.reasons === null) return html`<p>${coverMark(view, covers, answer.act, 'reasons')}</p>`;
  return html`${answer.reasons.split(/\n{2,}/).map((one) => html`<p>${shown(view, answer.lang, one, covers, answer.act, 'reasons')}</p>`)}`;
}

const whenOf = (answer: Answer) => ({
  on: answer.occurred?.on ?? answer.day,
  ...(answer.occurred?.until ? { until: answer.occurred.until } : {}),
  ...(answer.occurred?.time ? { time: answer.occurred.time } : {}),
  ...(answer.occurred?.basis === 'disputed' ? { basis: 'disputed' as const } : {}),
});

/** What this revision changed against the one it followed. */
function changed(view: View, read: AnswerPage): Html {
  const { t } = view;
  const before = earlierOf(read);
  if (!before) return nothing;
  const { answer } = read;
  const verdict =
    before.verdict === answer.verdict
      ? t('answers-same-verdict', { verdict: stateWords(view, answer.verdict) })
      : t('answers-other-verdict', {
          before: stateWords(view, before.verdict),
          after: stateWords(view, answer.verdict),
        });
  const words =
    before.reasons === null || answer.reasons === null
      ? html`<p>${stateTag(view, 'covered', { href: view.href(routes.takedowns) })} ${t('answers-diff-covered')}</p>`
      : diffView(view, before.reasons, answer.reasons);
  return html`<section id="changes"><h2>${t('answers-changed')}</h2><p>${rich(view, 'answers-changed-from', { n: before.number, link: to(hrefOf(view, read, before)) })} ${verdict}</p>${words}</section>`;
}

/** The revision this one took the place of: the one that points here, the latest of them. */
const earlierOf = ({ answer, revisions }: AnswerPage): Answer | undefined =>
  revisions.find((one) => one.superseded_by === answer.act);

function aside(view: View, read: AnswerPage): Html {
  const { t } = view;
  const { answer, revisions, sources } = read;
  const day = civilDate(answer.recorded, view.place.zone);
  const rows: (readonly [Value, Value])[] = [
    [t('answers-fact-said'), whenTag(view, whenOf(answer))],
    [t('answers-fact-recorded'), instantTag(view, answer.recorded)],
    [t(answer.given === 'here' ? 'answers-fact-by' : 'answers-fact-read-by'), answer.author.name],
    [t('answers-fact-revision'), t('answers-number-of', { n: answer.number, of: revisions.length })],
  ];
  const own = revisions.map((one) => ({
    when: whenOf(one),
    recorded: civilDate(one.recorded, view.place.zone),
    what: html`${one.id === answer.id ? html`<b>${t('answers-number', { n: one.number })}</b>` : html`<a href="${hrefOf(view, read, one)}">${t('answers-number', { n: one.number })}</a>`} ${stateTag(view, one.verdict)}${one.superseded_by === null && html` <small>${t('answers-counts')}</small>`}`,
  }));
  return html`<h2>${t('answers-about')}</h2>${facts(rows)}<p><small>${
    answer.given === 'here' ? t('answers-given-how') : t('answers-recorded-how', { day: sayDay(view.lang, day) })
  }</small></p>
<h2>${t('answers-sources')}</h2>${answer.given === 'here' && !sources.has(answer.act) ? html`<p class="soft">${t('answers-sources-own')}</p>` : citedSources(view, sources.get(answer.act))}
<h2>${t('answers-revisions')}</h2>${timeline(view, own)}${revisions.length > 1 && html`<p><a href="${view.href(routes.answersCompared, { letter: addressOfLetter(read.letter), demand: read.demand.number }, { all: answer.holder_slug })}">${t('answers-compare-all', { n: revisions.length })}</a></p>`}${citeBlock(view, { title: t('answers-cite', { who: saidPlainly(view, read.names.get(holderKey(holderAt(answer.holder_post, answer.holder_organization)!))?.name ?? null), n: read.demand.number, number: answer.number }), address: view.place.baseUrl + hrefOf(view, read, answer), day: sayDay(view.lang, view.today) })}`;
}
