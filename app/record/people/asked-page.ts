// What was asked of a post or an organization: its numbers with the first of each list on its own page, and every list at an address of
// its own, in pages. A page of somebody who was asked thousands of things reads only the referrals it shows.
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { type Route, routes } from '../../base/routes.ts';
import { sayNumber } from '../../i18n/say.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, pager } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import type { View } from '../../web/view.ts';
import { bases } from '../clocks/periods.ts';
import { said, saidPlainly } from '../words/parts.ts';
import { type AskedAlike, type AskedList, askedOfEach, heldSince } from './alike.ts';
import { type Asked, askedOf } from './asked.ts';
import { type Narrowed, scorecardBlock, whoThen } from './asked-parts.ts';
import { type HolderName, holderNames } from './holder.ts';
import { askedTable } from './parts.ts';
import { isIn, type List, lists, scorecard, type Time, times } from './scorecard.ts';
import { findOrganization, findPost, type Membership, membershipsOfPosts, postsOf } from './store.ts';

/** How many stand on a holder's own page, and on one page of a list. */
const FIRST = 20;
const PAGE = 50;

export type AskedOfHolder = { alike: AskedAlike[]; first: Asked[] };

/** The numbers, and the latest few. */
export async function readAsked(
  tx: Tx,
  posts: readonly string[],
  organizations: readonly string[],
  today: string,
): Promise<AskedOfHolder> {
  const asking = await askedOfEach(tx, posts, organizations, today);
  const alike = await asking.alike();
  // Only the latest letters are needed for the latest few.
  let count = 0;
  const letters = new Set<number>();
  for (const one of alike) {
    if (count >= FIRST && !letters.has(one.letter)) break;
    letters.add(one.letter);
    count += one.count;
  }
  const lists = alike.length > 0 ? await asking.lists([...letters]) : [];
  const first = await rowsOf(tx, posts, organizations, today, inOrder(lists).slice(0, FIRST));
  return { alike, first };
}

const rowsOf = (tx: Tx, posts: readonly string[], organizations: readonly string[], today: string, only: string[]) =>
  only.length > 0 ? askedOf(tx, posts, organizations, today, only) : Promise.resolve([]);

/** The referrals of groups, the latest letter first, and in a letter by the number of the demand. */
function inOrder(groups: readonly AskedList[]): string[] {
  const all = groups.flatMap((group, i) =>
    group.referrals.map((referral, k) => ({ referral, demand: group.demands[k]!, letter: group.letter, at: i })),
  );
  const first = new Map<number, number>();
  for (const one of all) if (!first.has(one.letter)) first.set(one.letter, one.at);
  return all
    .sort(
      (a, b) =>
        first.get(a.letter)! - first.get(b.letter)! || a.demand - b.demand || (a.referral < b.referral ? -1 : 1),
    )
    .map((one) => one.referral);
}

type Where = { route: Route; params: Record<string, string> };
type Block = {
  asked: AskedOfHolder;
  /** who held the post, where it is one */
  held?: readonly Membership[];
  names?: Map<string, HolderName> | undefined;
  list: Where;
};

const hrefOf =
  (view: View, { route, params }: Where) =>
  (to: Narrowed, page?: number): string =>
    view.href(route, params, { ...to, page: page === 1 ? undefined : page });

/** The numbers of a holder and the latest of what was asked, for its own page. */
export function askedBlock(view: View, { asked, held, names, list }: Block): Html {
  const { t } = view;
  const card = scorecard(asked.alike, { today: view.today, since: held && heldSince(held, view.today) });
  const href = hrefOf(view, list);
  const all = card.numbers.asked;
  return html`${scorecardBlock(view, { card, href, post: held !== undefined })}${tableOf(view, asked.first, held, names)}${
    all > asked.first.length &&
    html`<p><a href="${href({ show: 'asked' })}">${t('people-asked-all', { n: sayNumber(view.lang, all) })}</a></p>`
  }`;
}

function tableOf(
  view: View,
  asked: readonly Asked[],
  held: readonly Membership[] | undefined,
  names: Map<string, HolderName> | undefined,
): Html {
  return askedTable(view, {
    id: 'asked',
    caption: view.t('people-asked-caption'),
    asked,
    names,
    when: held && held.length > 0 ? (one) => whoThen(view, held, one) : undefined,
  });
}

type Holder = { id: string; name: string | null; lang: string; posts: string[]; organizations: string[]; where: Where };

/** /posts/:post/asked */
export const postAskedPage = (visit: Visit): Promise<Html> =>
  askedListPage(visit, async (tx) => {
    const post = await findPost(tx, visit.params.post ?? '');
    if (!post) return undefined;
    const where = { route: routes.postAsked, params: { post: post.slug } };
    const home = visit.view.href(routes.post, { post: post.slug });
    return { id: post.id, name: post.label, lang: post.lang, posts: [post.id], organizations: [], where, home };
  });

/** /organizations/:organization/asked: with what was asked of its posts. */
export const organizationAskedPage = (visit: Visit): Promise<Html> =>
  askedListPage(visit, async (tx) => {
    const one = await findOrganization(tx, visit.params.organization ?? '');
    if (!one) return undefined;
    const posts = (await postsOf(tx, one.id)).map((post) => post.id);
    const where = { route: routes.organizationAsked, params: { organization: one.slug } };
    const home = visit.view.href(routes.organization, { organization: one.slug });
    return { id: one.id, name: one.name, lang: one.lang, posts, organizations: [one.id], where, home };
  });

async function askedListPage(
  visit: Visit,
  find: (tx: Tx) => Promise<(Holder & { home: string }) | undefined>,
): Promise<Html> {
  const { view, query } = visit;
  const { t } = view;
  const show: List = lists.find((one) => one === query.show) ?? 'asked';
  const basis = bases.find((one) => one === query.basis);
  const time: Time | undefined = times.find((one) => one === query.time);
  const page = /^[1-9]\d{0,4}$/.test(query.page ?? '') ? Number(query.page) : 1;
  const read = await visit.tx(async (tx) => {
    const holder = await find(tx);
    if (!holder) throw new Refused('not-found');
    const { posts, organizations } = holder;
    const groups = await (await askedOfEach(tx, posts, organizations, view.today)).lists();
    const held = organizations.length === 0 ? await membershipsOfPosts(tx, posts) : undefined;
    const about = { today: view.today, since: held && heldSince(held, view.today) };
    const chosen = inOrder(groups.filter((group) => isIn(group, { list: show, basis, time }, about)));
    const onPage = chosen.slice((page - 1) * PAGE, page * PAGE);
    const asked = await rowsOf(tx, posts, organizations, view.today, onPage);
    const names = held
      ? undefined
      : await holderNames(tx, [...new Map(asked.map((one) => [one.referral, one.holder])).values()]);
    return { holder, held, asked, names, all: chosen.length };
  });
  const { holder, all } = read;
  const pages = Math.max(1, Math.ceil(all / PAGE));
  if (page > pages) throw new Refused('not-found');
  const href = hrefOf(view, holder.where);
  const narrowed: Narrowed = { show, ...(basis ? { basis } : {}), ...(time ? { time } : {}) };
  const name = saidPlainly(view, holder.name);
  const what = [
    t(`people-list-${show}`),
    ...(time ? [t(`people-time-${time}`)] : []),
    ...(basis ? [t(`people-basis-${basis}`)] : []),
  ].join(' · ');
  const title = t('people-list-title', { who: name });
  const main = html`<h1>${t('people-list-heading')} ${said(view, holder.lang, holder.name)}</h1><p class="lead">${what}: ${t('people-list-count', { n: all })}</p>${
    all === 0
      ? emptyState(view, {
          title: t('people-list-none'),
          what: t('people-list-none-what'),
          next: { href: holder.home, label: name },
        })
      : html`${tableOf(view, read.asked, read.held, read.names)}${pager(view, { page, pages, href: (n) => href(narrowed, n) })}`
  }${show === 'asked' ? nothing : html`<p><a href="${href({ show: 'asked' })}">${t('people-list-asked-link')}</a></p>`}`;
  return layout(view, {
    title: `${title}: ${what}`,
    main,
    noindex: page > 1 || show !== 'asked',
    crumbs: [
      { label: t('people-title'), href: view.href(routes.organizations) },
      { label: name, href: holder.home },
      { label: t('people-asked-title') },
    ],
  });
}
