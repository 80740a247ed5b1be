// The list of clocks: what is due soon, overdue and long overdue, searched and sorted; and the periods of the place with their grounds.
// Lateness stands beside its basis everywhere, and a courtesy is never called a deadline of the law.
import { routes } from '../../base/routes.ts';
import { formState, select, textField } from '../../web/forms.ts';
import { type Html, html, join, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, pager, stateTag, table, whenTag } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import { inLanguage, rich, to, type View } from '../../web/view.ts';
import { demandHref, letterHref } from '../letters/parts.ts';
import { outletHead, outletLinks } from '../outlets/links.ts';
import { type HolderName, holderAt, holderKey, holderNames } from '../people/holder.ts';
import { foldedSources, holderLink, saidInLink } from '../words/parts.ts';
import { sourcesOf } from '../words/sources.ts';
import { rules, validity } from './page.ts';
import { basisSentence, clockHref, clockTag, whomWords } from './parts.ts';
import { courtesy } from './periods.ts';
import type { Clock, ClockState } from './rules.ts';
import { clockReader, type ListedReferral, listedReferrals, periodRows, readGround } from './store.ts';

export const shows = ['late', 'due-soon', 'overdue', 'long-overdue', 'running', 'paused', 'all'] as const;
type Show = (typeof shows)[number];
export const sorts = ['late', 'holder', 'letter'] as const;
type Sort = (typeof sorts)[number];

export type ListedClock = { of: ListedReferral; clock: Clock; name: HolderName | undefined };

const isOf: Record<Show, (state: ClockState) => boolean> = {
  late: (state) => state === 'overdue' || state === 'long-overdue',
  'due-soon': (state) => state === 'due-soon',
  overdue: (state) => state === 'overdue',
  'long-overdue': (state) => state === 'long-overdue',
  running: (state) => state === 'running' || state === 'due-soon',
  paused: (state) => state === 'paused',
  all: (state) => !state.startsWith('stopped') && state !== 'not-started',
};

/** The most late first; of those in time, the one due first. */
const byLateness = ({ clock: a }: ListedClock, { clock: b }: ListedClock): number =>
  (a.due ?? '9999').localeCompare(b.due ?? '9999');

const sorted: Record<Sort, (a: ListedClock, b: ListedClock) => number> = {
  late: byLateness,
  holder: (a, b) => (a.name?.name ?? '').localeCompare(b.name?.name ?? '') || byLateness(a, b),
  letter: (a, b) => a.of.letter - b.of.letter || a.of.demand - b.of.demand || byLateness(a, b),
};

const PER_PAGE = 50;

/** /clocks */
export async function clocksPage({ view, query, tx }: Visit): Promise<Html> {
  const { t } = view;
  const show = shows.find((one) => one === query.show) ?? 'all';
  const sort = sorts.find((one) => one === query.sort) ?? 'late';
  const open = await tx(async (tx) => {
    const listed = await listedReferrals(tx, false);
    const holders = listed.map((of) => holderAt(of.holder_post, of.holder_organization)!);
    const names = await holderNames(tx, holders);
    const clock = clockReader(await readGround(tx), view.today);
    return listed
      .map(
        (of, i): ListedClock => ({
          of,
          clock: clock({ ...of, holder: holders[i]! }),
          name: names.get(holderKey(holders[i]!)),
        }),
      )
      .filter((one) => isOf.all(one.clock.state));
  });
  const words = (query.q ?? '').trim().toLocaleLowerCase(view.lang);
  const found = open
    .filter(
      (one) =>
        isOf[show](one.clock.state) && (words === '' || textOf(one).toLocaleLowerCase(view.lang).includes(words)),
    )
    .sort(sorted[sort]);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(pages, Math.max(1, /^\d{1,6}$/.test(query.page ?? '') ? Number(query.page) : 1));
  const now = { show: show === 'all' ? undefined : show, sort: sort === 'late' ? undefined : sort, q: query.q };
  const list =
    found.length === 0
      ? emptyState(view, {
          title: t('clocks-none-title'),
          what: t(open.length === 0 ? 'clocks-none-what' : 'clocks-none-found'),
        })
      : clockTable(view, found.slice((page - 1) * PER_PAGE, page * PER_PAGE));
  const main = html`<h1>${t('clocks-list-title')}</h1><p class="lead">${t('clocks-list-lead')}</p><p>${rich(view, 'clocks-see-commitments', { link: to(view.href(routes.commitments)) })}</p>${filters(view, open, show, now)}${search(view, query)}${list}${pager(
    view,
    { page, pages, href: (n) => view.href(routes.clocks, {}, { ...now, page: n > 1 ? n : undefined }) },
  )}<p class="gap"><a href="${view.href(routes.periods)}">${t('clocks-periods-link')}</a></p>${outletLinks(view, ['clocks'])}`;
  return layout(view, {
    title: t('clocks-list-title'),
    description: t('clocks-list-lead'),
    main,
    wide: true,
    head: outletHead(view, ['clocks']),
  });
}

const textOf = ({ of, name }: ListedClock): string =>
  [of.heading, of.title, name?.name, name?.of?.name, `${of.letter}`].filter(Boolean).join(' ');

function filters(view: View, open: readonly ListedClock[], now: Show, query: Record<string, string | undefined>): Html {
  const one = (show: Show) => {
    const label = view.t(`clocks-show-${show}`, { n: open.filter(({ clock }) => isOf[show](clock.state)).length });
    const href = view.href(routes.clocks, {}, { ...query, show: show === 'all' ? undefined : show });
    return show === now ? html`<b aria-current="page">${label}</b>` : html`<a href="${href}">${label}</a>`;
  };
  return html`<nav class="gap" aria-label="${view.t('clocks-filter')}"><p>${join(shows.map(one), ' · ')}</p></nav>`;
}

function search(view: View, query: Record<string, string>): Html {
  const { t } = view;
  const state = formState({ q: query.q ?? '', sort: query.sort ?? '' });
  return html`<form method="get" action="${view.href(routes.clocks)}" role="search">${query.show && html`<input type="hidden" name="show" value="${query.show}">`}${textField(view, state, { name: 'q', label: t('clocks-search'), type: 'search', optional: true })}${select(
    view,
    state,
    {
      name: 'sort',
      label: t('clocks-sort'),
      optional: true,
      empty: t('clocks-sort-late'),
      options: [
        { value: 'holder', label: t('clocks-sort-holder') },
        { value: 'letter', label: t('clocks-sort-letter') },
      ],
    },
  )}<div class="buttons"><button type="submit" class="button quiet">${t('clocks-search-do')}</button></div></form>`;
}

function clockTable(view: View, clocks: readonly ListedClock[]): Html {
  const { t } = view;
  const columns = [
    { label: t('clocks-col-demand') },
    { label: t('clocks-col-holder') },
    { label: t('clocks-col-state') },
    { label: t('clocks-col-due') },
    { label: t('clocks-col-basis') },
  ];
  const rows = clocks.map(({ of, clock, name }) => [
    html`<a href="${demandHref(view, { number: of.letter, slug: of.slug }, of.demand)}">${of.demand}. ${saidInLink(view, of.lang, of.heading)}</a><br><small><a href="${letterHref(view, { number: of.letter, slug: of.slug })}">${saidInLink(view, of.lang, of.title)}</a></small>`,
    holderLink(view, name, false),
    name
      ? clockTag(
          view,
          clock,
          clockHref(view, { letter: { number: of.letter, slug: of.slug }, demand: of.demand, holder: name }),
        )
      : clockTag(view, clock),
    clock.due ? whenTag(view, clock.due) : t('clocks-due-open'),
    html`<small>${basisSentence(view, clock.period)}</small>`,
  ]);
  return table(view, { id: 'clocks', caption: t('clocks-caption'), columns, rows });
}

/** /clocks/periods: how long whom, on what ground, since when; and the rules of counting. */
export async function periodsPage({ view, tx }: Visit): Promise<Html> {
  const { t } = view;
  const { periods, names, sources, marks } = await tx(async (tx) => {
    const { rows: periods } = await periodRows().execute(tx);
    const holders = periods.flatMap((one) => holderAt(one.post, one.organization) ?? []);
    const marks = await tx
      .selectFrom('period_marks')
      .select(['period_id', 'act_id', 'what', 'words', 'lang'])
      .orderBy('act_id')
      .execute();
    return {
      periods,
      marks,
      names: await holderNames(tx, holders),
      sources: await sourcesOf(tx, [...periods.map((one) => one.act_id), ...marks.map((one) => one.act_id)]),
    };
  });
  const row = (period: (typeof periods)[number]) => {
    const holder = holderAt(period.post, period.organization);
    const own = marks.filter((one) => one.period_id === period.id);
    return html`<li id="${`p-${period.id}`}"><h3>${whomWords(view, period, holder ? holderLink(view, names.get(holderKey(holder))) : nothing)}</h3><p>${basisSentence(view, period)}</p>${
      period.note && html`<p>${inLanguage(view, period.lang, period.note)}</p>`
    }<p class="soft">${validity(view, period)} ${t(period.rolls ? 'clocks-rolls' : 'clocks-rolls-not')} ${period.running && t('clocks-running')} ${
      period.extendMost !== null && t('clocks-extend-most', { n: period.extendMost })
    }</p>${own.map((one) => html`<p>${stateTag(view, one.what === 'withdrawn' ? 'withdrawn' : 'passed')} ${one.words === null ? stateTag(view, 'covered') : inLanguage(view, one.lang, one.words)}</p>`)}${foldedSources(view, sources.get(period.act_id))}</li>`;
  };
  const main = html`<h1>${t('clocks-periods-title')}</h1><p class="lead">${t('clocks-periods-lead')}</p>
<h2>${t('clocks-periods-own')}</h2>${periods.length > 0 ? html`<ul class="list">${periods.map(row)}</ul>` : html`<p class="soft">${t('clocks-periods-none')}</p>`}
<h2>${t('clocks-periods-default')}</h2><p>${basisSentence(view, courtesy)}</p>
<h2>${t('clocks-rules-title')}</h2>${rules(view)}<p class="soft"><small>${t('powers-not-advice')}</small></p>${outletLinks(view, ['periods'])}`;
  return layout(view, {
    title: t('clocks-periods-title'),
    description: t('clocks-periods-lead'),
    main,
    crumbs: [{ label: t('clocks-list-title'), href: view.href(routes.clocks) }, { label: t('clocks-periods-title') }],
  });
}
