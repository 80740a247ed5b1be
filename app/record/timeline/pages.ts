// What happened, by the days it happened and not by those it was entered: of the place, a letter, an office, an organization, a person.
// A day known only roughly stays rough and stands where it can have been; nothing is left out and nothing is ranked.
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { type Route, routes } from '../../base/routes.ts';
import { sayDate, sayDay, sayNumber } from '../../i18n/say.ts';
import { entriesOf } from '../../log/store.ts';
import { type Html, html, join, nothing } from '../../web/html.ts';
import { citeBlock, emptyState } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { byDay, together } from '../front/happenings.ts';
import { pageOf } from '../front/pages.ts';
import { foldedUnder, happenedIn, spansOf } from '../front/store.ts';
import { type Names, namesFor } from '../front/tell.ts';
import { addressOfLetter, letterAt } from '../letters/store.ts';
import { listPage, type Narrowed } from '../outlets/links.ts';
import { findOrganization, findPerson, findPost } from '../people/store.ts';
import type { Services } from '../services.ts';
import { said, saidPlainly } from '../words/parts.ts';

const A_PAGE = 60;
const UNDER_ONE = 8;

/** Whose timeline: its stream, its name, where it stands and where its own page is. Nothing of it is the whole place. */
type Whose = {
  stream: string;
  name: string | null;
  lang: string;
  route: Route;
  params: Record<string, string>;
  home: string;
};
type Find = (tx: Tx, visit: Visit) => Promise<Whose | undefined>;

const found: readonly { route: Route; find: Find }[] = [
  {
    route: routes.letterTimeline,
    find: async (tx, { params, view }) => {
      const it = await letterAt(tx, params.letter ?? '');
      const at = it && { letter: addressOfLetter(it) };
      return (
        it &&
        at && {
          stream: `letter/${it.id}`,
          name: it.title,
          lang: it.lang,
          route: routes.letterTimeline,
          params: at,
          home: view.href(routes.letter, at),
        }
      );
    },
  },
  {
    route: routes.postTimeline,
    find: async (tx, { params, view }) => {
      const it = await findPost(tx, params.post ?? '');
      const at = it && { post: it.slug };
      return (
        it &&
        at && {
          stream: `post/${it.id}`,
          name: it.label,
          lang: it.lang,
          route: routes.postTimeline,
          params: at,
          home: view.href(routes.post, at),
        }
      );
    },
  },
  {
    route: routes.organizationTimeline,
    find: async (tx, { params, view }) => {
      const it = await findOrganization(tx, params.organization ?? '');
      const at = it && { organization: it.slug };
      return (
        it &&
        at && {
          stream: `organization/${it.id}`,
          name: it.name,
          lang: it.lang,
          route: routes.organizationTimeline,
          params: at,
          home: view.href(routes.organization, at),
        }
      );
    },
  },
  {
    route: routes.personTimeline,
    find: async (tx, { params, view }) => {
      const it = await findPerson(tx, params.person ?? '');
      const at = it && { person: it.slug };
      return (
        it &&
        at && {
          stream: `person/${it.id}`,
          name: it.name,
          lang: it.lang,
          route: routes.personTimeline,
          params: at,
          home: view.href(routes.person, at),
        }
      );
    },
  },
];

export function wire(site: Site, _services: Services): void {
  for (const { route, find } of found) site.page(route, (visit) => timelinePage(visit, find));
  site.page(routes.timeline, (visit) => timelinePage(visit));
}

async function timelinePage(visit: Visit, find?: Find): Promise<Html> {
  const { view, query } = visit;
  const { t } = view;
  const year = /^[12]\d{3}$/.test(query.year ?? '') ? query.year! : undefined;
  const month = year && /^([1-9]|1[0-2])$/.test(query.month ?? '') ? query.month!.padStart(2, '0') : undefined;
  const span = month ? `${year}-${month}` : year;
  const page = pageOf(query.page);
  const read = await visit.tx(async (tx) => {
    const whose = find && (await find(tx, visit));
    if (find && !whose) throw new Refused('not-found');
    const stream = whose?.stream;
    const { told, more } = await happenedIn(tx, { stream, span, limit: A_PAGE, offset: (page - 1) * A_PAGE });
    // The lines are put together as on the page of changes, which runs backwards.
    const under = await foldedUnder(tx, told, UNDER_ONE);
    const groups = together([...told].reverse(), under).reverse();
    const every = groups.flatMap(({ first, rest }) => [first, ...rest]);
    const entries = await entriesOf(
      tx,
      visit.place.id,
      groups.map(({ first }) => first.id),
    );
    const names = (await namesFor(tx, every)) as Names;
    return { whose, more, groups, entries, spans: await spansOf(tx, stream, year), names };
  });
  const { whose } = read;
  const route = whose?.route ?? routes.timeline;
  const href = (to: { year?: string | undefined; month?: string | undefined; page?: number | undefined }) =>
    view.href(route, whose?.params, to);
  const name = whose ? saidPlainly(view, whose.name) : view.place.name;
  const title = t('timeline-title', { of: name }) + (span ? `, ${sayDate(view.lang, span)}` : '');
  const here = { year, month: month && String(Number(month)) };
  const main = html`<h1>${t('timeline-heading')} ${whose ? said(view, whose.lang, whose.name) : view.place.name}</h1><p class="lead">${t('timeline-lead')}</p>${filters(view, read.spans, here, href)}${
    read.groups.length === 0
      ? emptyState(view, {
          title: t('timeline-none'),
          what: t('timeline-none-what'),
          next: { href: href({}), label: t('timeline-all') },
        })
      : byDay(view, read.groups, read.names, read.entries)
  }${turn(view, page, read.more, (n) => href({ ...here, page: n > 1 ? n : undefined }))}${citeBlock(view, { title, address: view.place.baseUrl + href(here), day: sayDay(view.lang, view.today) })}`;
  const about = {
    title,
    main,
    noindex: page > 1 || span !== undefined,
    crumbs: whose ? [{ label: name, href: whose.home }, { label: t('timeline') }] : [{ label: t('timeline') }],
  };
  return listPage(view, ['changes'], about, whose ? narrowed(whose.params) : {});
}

/** How the list of changes is narrowed to what a timeline is of. */
function narrowed({ letter, post, organization, person }: Record<string, string>): Narrowed {
  if (letter) return { letter: Number.parseInt(letter, 10) };
  return person ? { person } : { holder: (post ?? organization)! };
}

type Href = (to: { year?: string | undefined; month?: string | undefined }) => string;
type Spans = Awaited<ReturnType<typeof spansOf>>;

/** Years and, within one, months: links with how much each holds. */
function filters(
  view: View,
  { years, months }: Spans,
  now: { year?: string | undefined; month?: string | undefined },
  href: Href,
): Html {
  if (years.length < 2 && !now.year) return nothing;
  const { t } = view;
  const link = (words: string, n: number | undefined, to: string, current: boolean) => {
    const inside = html`${words}${n !== undefined && html` <small>(${sayNumber(view.lang, n)})</small>`}`;
    return current ? html`<b aria-current="true">${inside}</b>` : html`<a href="${to}">${inside}</a>`;
  };
  const all = link(t('timeline-all'), undefined, href({}), now.year === undefined);
  const ofYears = years.map(({ span, n }) => link(span, n, href({ year: span }), span === now.year && !now.month));
  const ofMonths = months.map(({ span, n }) => {
    const month = String(Number(span.slice(5)));
    return link(sayDate(view.lang, span), n, href({ year: span.slice(0, 4), month }), month === now.month);
  });
  return html`<nav aria-label="${t('timeline-filter')}"><p>${join([all, ...ofYears], ' · ')}</p>${ofMonths.length > 0 && html`<p>${join(ofMonths, ' · ')}</p>`}</nav>`;
}

function turn(view: View, page: number, more: boolean, href: (n: number) => string): Html {
  if (page === 1 && !more) return nothing;
  return html`<nav class="pager" aria-label="${view.t('part-pages')}">${page > 1 && html`<a rel="prev" href="${href(page - 1)}">${view.t('part-previous')}</a>`}${more && html`<a rel="next" href="${href(page + 1)}">${view.t('part-next')}</a>`}</nav>`;
}
