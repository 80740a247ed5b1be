// The public pages of commitments: all of them by holder and by axis, one with everything asserted of it, and the written rules.
// What was first said stands first and unchanged; there is no score on any page.
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayDay } from '../../i18n/say.ts';
import { formState, select } from '../../web/forms.ts';
import { type Html, html, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { citeBlock, emptyState, facts, logSeal, stateTag, table, whenTag } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { originOf, shown } from '../letters/parts.ts';
import { type Covers, coversOf } from '../letters/store.ts';
import { outletHead, outletLinks } from '../outlets/links.ts';
import { type HolderName, holderAt, holderKey, holderNames } from '../people/holder.ts';
import { correctionBlock, correctLink } from '../reply/parts.ts';
import { correctionsBeside } from '../reply/store.ts';
import { citedSources, foldedSources, holderLink, saidInLink, saidPlainly } from '../words/parts.ts';
import { type Source, sourcesOf } from '../words/sources.ts';
import type { Named } from '../words/streams.ts';
import { type MadeIn, whereMade } from './made-in.ts';
import { commitmentItem, dueSentence, evidenceTag, positionTag, timeTag } from './parts.ts';
import { rubrics } from './rubric.ts';
import { type Standing, values } from './rules.ts';
import { allCommitments, type Commitment, commitmentBy, type MarkRow, standing } from './store.ts';

const holderOf = (one: Commitment) => holderAt(one.holder_post, one.holder_organization)!;

const positions = ['stated', ...values.position] as const;
const times = ['no-date', 'running', 'met', 'missed'] as const;

/** /commitments */
export async function commitmentsPage({ view, query, tx }: Visit): Promise<Html> {
  const { t } = view;
  const { all, names } = await tx(async (tx) => {
    const all = await allCommitments(tx);
    return { all, names: await holderNames(tx, all.map(holderOf)) };
  });
  const chosen = all.filter((one) => {
    const now = standing(one, view.today);
    return (
      (!query.holder || names.get(holderKey(holderOf(one)))?.slug === query.holder) &&
      (!query.position || now.position === query.position) &&
      (!query.evidence || now.evidence.value === query.evidence) &&
      (!query.time || now.time.value === query.time)
    );
  });
  const list =
    chosen.length > 0
      ? html`<ul class="list">${chosen.map((one) => html`${commitmentItem(view, one, names.get(holderKey(holderOf(one))))}`)}</ul>`
      : emptyState(view, {
          title: t('commitments-none-title'),
          what: t(all.length > 0 ? 'commitments-none-found' : 'commitments-none-what'),
        });
  const main = html`<h1>${t('commitments-title')}</h1><p class="lead">${t('commitments-lead')}</p><p>${rich(view, 'commitments-see-clocks', { link: to(view.href(routes.clocks)) })}</p>${all.length > 0 && filters(view, query, [...names.values()])}<h2 class="vh">${t('commitments-title')}</h2>${list}
<p class="gap"><a href="${view.href(routes.commitmentRules)}">${t('commitments-rules-link')}</a></p>${outletLinks(view, ['commitments'])}`;
  return layout(view, {
    title: t('commitments-title'),
    description: t('commitments-lead'),
    main,
    head: outletHead(view, ['commitments']),
  });
}

function filters(view: View, query: Record<string, string>, names: readonly HolderName[]): Html {
  const { t } = view;
  const state = formState(query);
  const words: Record<string, string> = { partly: 'partly-done', done: 'done-all', running: 'on-time' };
  const pick = (name: string, label: string, options: readonly string[]) =>
    select(view, state, {
      name,
      label,
      optional: true,
      empty: t('commitments-any'),
      options: options.map((value) => ({ value, label: t(`state-${words[value] ?? value}`) })),
    });
  return html`<form method="get" action="${view.href(routes.commitments)}">${select(view, state, {
    name: 'holder',
    label: t('commitments-holder'),
    optional: true,
    empty: t('commitments-any'),
    // By name: neither offices nor organizations stand first.
    options: names
      .map((name) => ({ value: name.slug, label: saidPlainly(view, name.name) }))
      .sort((a, b) => a.label.localeCompare(b.label, view.lang)),
  })}${pick('position', t('commitments-axis-position'), positions)}${pick('evidence', t('commitments-axis-evidence'), values.evidence)}${pick('time', t('commitments-axis-time'), times)}<div class="buttons"><button type="submit" class="button quiet">${t('clocks-search-do')}</button></div></form>`;
}

/** /commitments/:commitment, by its number */
export async function commitmentPage({ view, params, tx }: Visit): Promise<Html> {
  const number = /^[1-9]\d{0,7}$/.test(params.commitment ?? '') ? Number(params.commitment) : 0;
  const read = await tx((tx) => readCommitment(tx, number));
  if (!read) throw new Refused('not-found');
  const { t } = view;
  const { one, name, from, sources, covers, corrections } = read;
  const now = standing(one, view.today);
  const title = t('commitments-page-title', { n: one.number, who: saidPlainly(view, name?.name ?? null) });
  const main = html`<h1>${title}</h1><p class="lead">${holderLink(view, name)} · ${whenTag(view, one.day)}</p>
<div class="two"><div><h2>${t('commitments-words')}</h2><blockquote class="said">${shown(view, one.lang, one.words, covers, one.act_id, 'words')}</blockquote>${
    (one.conditions !== null || covers.has(`${one.act_id}.conditions`)) &&
    html`<p><b>${t('commitments-conditions')}</b> ${shown(view, one.lang, one.conditions, covers, one.act_id, 'conditions')}</p>`
  }<p>${dueSentence(view, one)}</p><p><small>${originOf(view, one.given, one.author as never)}</small></p>${correctionBlock(view, corrections)}${one.given === 'source' && correctLink(view, one.act_id)}
<h2>${t('commitments-marks')}</h2>${one.marks.length === 0 ? html`<p class="soft">${t('commitments-marks-none')}</p>` : html`<ol class="list">${one.marks.toReversed().map((mark) => markItem(view, mark, sources, covers))}</ol>`}</div>
<aside><h2>${t('commitments-three')}</h2>${axesNow(view, now)}${facts([
    [t('commitments-baseline'), now.time.moved > 0 && now.time.baseline ? whenTag(view, now.time.baseline) : false],
    [t('commitments-from'), from && streamLink(view, from)],
    [
      t('commitments-rubric'),
      html`<a href="${view.href(routes.commitmentRules)}">${t('commitments-rubric-n', { n: one.rubric })}</a>`,
    ],
  ])}<p><small>${t('commitments-no-score')}</small></p><h2>${t('words-sources-title')}</h2>${citedSources(view, sources.get(one.act_id))}
${citeBlock(view, { title, address: view.place.baseUrl + view.href(routes.commitment, { commitment: one.number }), day: sayDay(view.lang, view.today) })}</aside></div>${logSeal(view, one.act_id)}`;
  return layout(view, {
    title,
    main,
    crumbs: [
      { label: t('commitments-title'), href: view.href(routes.commitments) },
      { label: t('commitments-n', { n: one.number }) },
    ],
  });
}

/** The three questions one under the other: on a narrow screen their long names leave no room beside them. */
const axesNow = (view: View, now: Standing): Html =>
  html`<h3>${view.t('commitments-axis-position')}</h3><p>${positionTag(view, now)}</p><h3>${view.t('commitments-axis-evidence')}</h3><p>${evidenceTag(view, now)}</p><h3>${view.t('commitments-axis-time')}</h3><p>${timeTag(view, now)}</p>`;

async function readCommitment(tx: Tx, number: number) {
  const one = await commitmentBy(tx, { number });
  if (!one) return undefined;
  const acts = [
    one.act_id,
    ...one.marks.flatMap((mark) => [mark.act_id, ...mark.reviews.map((review) => review.act_id)]),
  ];
  return {
    one,
    name: (await holderNames(tx, [holderOf(one)])).get(holderKey(holderOf(one))),
    from: await whereMade(tx, madeInRow(one)),
    sources: await sourcesOf(tx, acts),
    covers: await coversOf(tx, acts),
    corrections: await correctionsBeside(tx, [`commitment/${one.id}`]),
  };
}

const madeInRow = ({ answer_id, statement_id, event_id }: Commitment): MadeIn =>
  answer_id ? { answer: answer_id } : statement_id ? { statement: statement_id } : { event: event_id ?? '' };

const streamLink = (view: View, { name, lang, route, params }: Named): Value => {
  const words = saidInLink(view, lang, name);
  return route ? html`<a href="${view.href(route, params)}">${words}</a>` : words;
};

const codes: Record<string, string> = { partly: 'partly-done', done: 'done-all' };

/** One assertion: on which axis, as of when, on what evidence, by whom, and what others say of it. */
function markItem(view: View, mark: MarkRow, sources: Map<string, Source[]>, covers: Covers): Html {
  const { t } = view;
  const state =
    mark.axis === 'time'
      ? html`<b>${t('commitments-date-moved')}</b>`
      : stateTag(view, (codes[mark.value] ?? mark.value) as 'begun');
  const has = (field: string, words: string | null) => words !== null || covers.has(`${mark.act_id}.${field}`);
  return html`<li id="${`m-${mark.id}`}"><p>${t(`commitments-axis-${mark.axis}`)}: ${state} <small>${whenTag(view, mark.day)}</small></p><p>${shown(view, mark.lang, mark.words, covers, mark.act_id, 'words')}</p>${
    has('new_words', mark.new_words) &&
    html`<p><b>${t('commitments-new-words')}</b></p><blockquote>${shown(view, mark.lang, mark.new_words, covers, mark.act_id, 'new_words')}</blockquote>`
  }${mark.axis === 'time' && html`<p>${dueSentence(view, { due: mark.new_due, vague: mark.new_vague, rule: mark.rule, rubric: mark.rubric, lang: mark.lang })}</p>`}<p><small>${originOf(view, mark.given, mark.author as never)}${
    mark.axis === 'evidence' && mark.self_reported && html` · <b>${t('commitments-self')}</b>`
  }${mark.disputed && html` · ${stateTag(view, 'disputed')}`}${mark.confirmed && html` · ${t('commitments-confirmed')}`} · ${t('commitments-rubric-n', { n: mark.rubric })}</small></p>${foldedSources(view, sources.get(mark.act_id))}${
    mark.reviews.length > 0 &&
    html`<ul>${mark.reviews.map((review) => html`<li><b>${t(`commitments-review-${review.what}`)}</b> ${shown(view, review.lang, review.words, covers, review.act_id, 'words')} <small>${originOf(view, review.given, review.author as never)}</small>${foldedSources(view, sources.get(review.act_id))}</li>`)}</ul>`
  }</li>`;
}

/** /commitments/rules: what the words of the three axes mean, and the rules for vague dates, version by version. */
export function rulesPage({ view }: Visit): Html {
  const { t } = view;
  const columns = [{ label: t('commitments-rules-word') }, { label: t('commitments-rules-means') }];
  const versions = rubrics.toReversed().map(
    ({ version, from, rules }) =>
      html`<h2>${t('commitments-rules-version', { n: version })}</h2><p class="soft">${whenTag(view, from)}</p>${table(
        view,
        {
          id: `v${version}`,
          caption: t('commitments-rules-caption'),
          columns,
          rows: rules.map((rule) => [
            html`<span id="${version === rubrics.at(-1)!.version ? `r-${rule.code}` : `v${version}-${rule.code}`}">${t(`commitments-rule-${rule.code}`)}</span>`,
            t(`commitments-rule-means-${rule.code}`),
          ]),
        },
      )}`,
  );
  const axis = (name: 'position' | 'evidence' | 'time', all: readonly string[]) =>
    html`<h3>${t(`commitments-axis-${name}`)}</h3><ul>${all.map((value) => html`<li><b>${t(`state-${words[value] ?? value}`)}</b>: ${t(`commitments-means-${value}`)}</li>`)}</ul>`;
  const words: Record<string, string> = { ...codes, running: 'on-time' };
  const main = html`<h1>${t('commitments-rules-title')}</h1><p class="lead">${t('commitments-rules-lead')}</p>
<h2>${t('commitments-three')}</h2>${axis('position', positions)}${axis('evidence', values.evidence)}${axis('time', times)}<p>${t('commitments-self-rule')}</p><p>${t('commitments-two-editors')}</p>${versions}`;
  return layout(view, {
    title: t('commitments-rules-title'),
    main,
    crumbs: [
      { label: t('commitments-title'), href: view.href(routes.commitments) },
      { label: t('commitments-rules-title') },
    ],
  });
}
