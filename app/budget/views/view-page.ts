// One part of one version of a budget: what is spent or comes in, by the next thing that tells it apart. The figures stand in a table,
// which is all there is without scripts; the picture shows the same ones. Nothing here says whether an amount is much or little.
import { marked } from '../../acts/cover.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { type Crumb, layout } from '../../web/layout.ts';
import { citeBlock, dateTag, facts, pager, tag } from '../../web/parts.ts';
import { rich, to, type View } from '../../web/view.ts';
import { budgetAddress } from '../versions/store.ts';
import { type Measure, measures, sides } from '../versions/words.ts';
import { type Asked, queryOf, upTo } from './asked.ts';
import type { LineFound } from './lines.ts';
import { linesTable } from './lines-table.ts';
import {
  briefly,
  budgetName,
  choices,
  crumbsTo,
  exactly,
  ifWrong,
  said,
  shareOf,
  valueName,
  versionName,
  versionParams,
  viewHref,
} from './parts.ts';
import { BOXES, type ViewRead } from './store.ts';
import { boxesOf, groupTable, yearsTable } from './tables.ts';
import { dataLinks } from './take-away.ts';

/** What a page of a budget shows: a part of it and, where nothing tells its lines apart any more, those. */
export type Page = { read: ViewRead; asked: Asked; lines: LineFound[] };

export function viewPage(view: View, page: Page): Html {
  const { read, asked } = page;
  const title = titleOf(view, read);
  const main = html`<h1>${read.chosen.length > 0 ? lastName(view, read) : title}</h1>${figures(view, page)}${aboutVersion(view, read)}`;
  return layout(view, {
    title: [title, ...(read.chosen.length > 0 ? [versionName(view, read.version)] : []), budgetName(view, read.budget)]
      .filter((one, i, all) => all.indexOf(one) === i)
      .join(', '),
    main,
    crumbs: crumbsOf(view, page),
    description: leadWords(view, read),
    // A part of a budget asked for with other words is no page of its own for a search engine.
    noindex: Object.keys(queryOf(asked)).some((one) =>
      ['side', 'year', 'against', 'by', 'page', 'measure'].includes(one),
    ),
  });
}

const lastName = (view: View, { chosen }: ViewRead): string => {
  const last = chosen.at(-1)!;
  return valueName(view, last.dimension, { ...last, unsaid: last.code === '' && last.name === null });
};

const titleOf = (view: View, read: ViewRead): string =>
  read.chosen.length > 0
    ? read.chosen.map((one) => valueName(view, one.dimension, { ...one, unsaid: one.name === null })).join(', ')
    : `${budgetName(view, read.budget)}: ${versionName(view, read.version)}`;

function crumbsOf(view: View, { read, asked }: Page): Crumb[] {
  const steps = read.chosen.map((one, i): Crumb => {
    const label = valueName(view, one.dimension, { ...one, unsaid: one.name === null });
    return i < read.chosen.length - 1 ? { label, href: viewHref(view, read, upTo(asked, i + 1)) } : { label };
  });
  const version: Crumb = {
    label: versionName(view, read.version),
    ...(steps.length > 0 ? { href: viewHref(view, read, upTo(asked, 0)) } : {}),
  };
  return crumbsTo(view, read.budget, [version, ...steps]);
}

/** Everything that is figures: lead, choices, picture and table, years, what to take away. */
export function figures(view: View, page: Page, ways: Html = nothing): Html {
  const { read, asked, lines } = page;
  const drawn = read.by !== null;
  const rows = drawn
    ? html`<div class="views">${groupTable(view, page)}${boxesOf(view, page)}</div>${pager(view, {
        page: asked.page,
        pages: read.count > BOXES ? Math.ceil((read.count - 1) / (BOXES - 1)) : 1,
        href: (n) => viewHref(view, read, { ...asked, page: n }),
      })}`
    : linesTable(view, read, lines);
  return html`<p class="lead">${lead(view, read)}</p>${balance(view, read)}${ways}${waysTo(view, page)}${rows}${restrictedBlock(view, read)}${yearsTable(view, page)}${searchForm(view, page)}${dataLinks(view, read, asked.filters)}`;
}

const leadWords = (view: View, { side, measure, total, year, budget }: ViewRead): string =>
  view.t(`budget-views-lead-${side}-${measure}`, { amount: briefly(view.lang, total, budget.currency), year });

function lead(view: View, read: ViewRead): Html {
  const { budget, total, above, chosen } = read;
  const exact = exactly(view.lang, total, budget.currency);
  const brief = briefly(view.lang, total, budget.currency);
  const share = chosen.length > 0 ? shareOf(view.lang, total, above) : undefined;
  const over = chosen.at(-2);
  const of = over && valueName(view, over.dimension, { ...over, unsaid: over.name === null });
  const part =
    share && (of ? view.t('budget-views-share-of', { share, of }) : view.t('budget-views-share-of-all', { share }));
  return html`${leadWords(view, read)}${exact !== brief && html` <small>(${exact})</small>`}${part && html` ${part}`}`;
}

/** Revenue beside spending: of a whole budget or fund, whether they are even; of a part, what it brings in. */
function balance(view: View, read: ViewRead): Html {
  const { total, other, side, budget, chosen } = read;
  if (other === 0) return nothing;
  const { t, lang } = view;
  const beside = t(`budget-views-beside-${side}`, { amount: exactly(lang, other, budget.currency) });
  const whole = chosen.every((one) => one.dimension === 'fund');
  const gap = side === 'spending' ? total - other : other - total;
  const even = !whole
    ? nothing
    : gap === 0
      ? html` ${t('budget-views-even')}`
      : html` ${t(gap > 0 ? 'budget-views-over' : 'budget-views-under', { amount: exactly(lang, Math.abs(gap), budget.currency) })}`;
  return html`<p>${beside}${even}${whole && certificateLine(view, read)}</p>`;
}

/** What somebody signed for: that our totals are, or are not, the official ones. */
function certificateLine(view: View, { certified, budget, chosen }: ViewRead): Html {
  const fund = chosen[0] ? chosen[0].code || chosen[0].name : undefined;
  const about = certified.filter((one) => fund === undefined || one.fund === fund || one.fund === '');
  if (about.length === 0) return nothing;
  const off = about.filter((one) => one.difference !== 0);
  const largest = Math.max(...off.map((one) => Math.abs(one.difference)), 0);
  const args = {
    link: to(view.href(routes.budgetCertificate, { budget: budgetAddress(budget) })),
    n: about.length,
    off: off.length,
    amount: exactly(view.lang, largest, budget.currency),
  };
  return html` ${off.length === 0 ? rich(view, 'budget-views-certified', args) : rich(view, 'budget-views-certified-off', args)}`;
}

function waysTo(view: View, { read, asked }: Page): Html {
  const { t } = view;
  const go = (more: Partial<Asked>) => viewHref(view, read, { ...asked, page: 1, ...more });
  const yearsOf = (measure: Measure) => read.spans.filter((one) => one.measure === measure).map((one) => one.year);
  const years = [...new Set(yearsOf(read.measure))].sort().reverse();
  const there = measures.filter((one) => read.spans.some((span) => span.measure === one));
  const before = years.filter((one) => one !== read.year);
  const lists = [
    choices(
      t('budget-views-choose-side'),
      sides.map((side) => ({ label: t(`budget-views-${side}`), href: go({ side }), here: side === read.side })),
    ),
    years.length > 1 &&
      choices(
        t('budget-views-choose-year'),
        years.map((year) => ({ label: year, href: go({ year, against: undefined }), here: year === read.year })),
      ),
    there.length > 1 &&
      choices(
        t('budget-views-choose-measure'),
        there.map((measure) => ({
          label: t(`budget-views-${measure}`),
          // Where nothing came out yet of the year that is looked at, the latest there is is shown.
          href: go({ measure, year: asked.year && yearsOf(measure).includes(asked.year) ? asked.year : undefined }),
          here: measure === read.measure,
        })),
      ),
    before.length > 1 &&
      choices(
        t('budget-views-choose-against'),
        before.map((year) => ({ label: year, href: go({ against: year }), here: year === read.against })),
      ),
    read.ways.length > 1 &&
      choices(
        t('budget-views-choose-by'),
        read.ways.map((by) => ({ label: t(`budget-views-by-${by}`), href: go({ by }), here: by === read.by })),
      ),
  ];
  return html`<ul class="ways no-print">${lists}</ul>`;
}

/** Money that may be spent on one thing only, and money that may be moved: as far as the file says which is which. */
function restrictedBlock(view: View, { restricted, free, total, budget, lines }: ViewRead): Html {
  const { t, lang } = view;
  if (lines === 0) return nothing;
  if (restricted === 0 && free === 0) return html`<p class="soft gap">${t('budget-views-restricted-unsaid')}</p>`;
  const rows: [Value, Value][] = [
    [t('budget-views-restricted'), exactly(lang, restricted, budget.currency)],
    [t('budget-views-free'), exactly(lang, free, budget.currency)],
  ];
  const unsaid = total - restricted - free;
  if (unsaid !== 0) rows.push([t('budget-views-neither'), exactly(lang, unsaid, budget.currency)]);
  return html`<h2>${t('budget-views-restricted-title')}</h2>${facts(rows)}<p class="soft">${t('budget-views-restricted-what')}</p>`;
}

function searchForm(view: View, { read, asked }: Page): Html {
  const { t } = view;
  const hidden = Object.entries(asked.filters).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  );
  return html`<form class="gap no-print" method="get" role="search" action="${view.href(routes.budgetLines, versionParams(read))}">${hidden}<div class="field"><label for="q">${t('budget-views-search')}</label><p class="hint" id="q-hint">${t('budget-views-search-hint')}</p><input id="q" name="q" type="search" maxlength="200" aria-describedby="q-hint"></div><p class="buttons"><button class="button quiet" type="submit">${t('budget-views-search-go')}</button></p></form>`;
}

/** Which version this is, where its figures come from, and how to cite it. */
export function aboutVersion(view: View, read: ViewRead): Html {
  const { t } = view;
  const { version, budget } = read;
  const { title, publisher, url } = version.source;
  const source = html`<cite>${said(view, version.lang, title)}</cite>${publisher && html`, ${said(view, version.lang, publisher)}`}`;
  const rows: [Value, Value][] = [
    [
      t('budget-views-version'),
      html`${said(view, version.lang, version.label)} ${tag(null, t(`budget-views-state-${version.state}`))}`,
    ],
    [t('budget-views-day'), version.on_day && dateTag(view, version.on_day)],
    [t('budget-views-body'), budget.body && said(view, budget.lang, budget.body)],
    [
      t('budget-views-source'),
      url && !url.includes(marked) ? html`<a href="${url}" rel="noopener nofollow">${source}</a>` : source,
    ],
    [
      t('budget-views-lines'),
      version.rows > version.lines
        ? t('budget-views-lines-of', { lines: version.lines, rows: version.rows })
        : version.lines,
    ],
  ];
  return html`<section class="gap"><h2>${t('budget-views-about')}</h2>${facts(rows)}${version.note && html`<p class="measure gap">${said(view, version.lang, version.note)}</p>`}${ifWrong(view)}${citeBlock(
    view,
    {
      title: `${titleOf(view, read)}, ${versionName(view, version)}`,
      address: view.place.baseUrl + view.href(routes.budgetVersion, versionParams(read)),
      day: view.today,
    },
  )}</section>`;
}
