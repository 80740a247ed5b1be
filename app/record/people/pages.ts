// The public pages of organizations, posts and persons: who is it, who holds it today and who before, what was asked of it.
// A page never shows a current holder that the dates do not show.
import { earliest } from '../../base/fuzzy-day.ts';
import { Refused } from '../../base/refused.ts';
import { type Route, routes } from '../../base/routes.ts';
import { sayDay } from '../../i18n/say.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { type Crumb, layout } from '../../web/layout.ts';
import { citeBlock, emptyState, facts, stateTag, table } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { commitmentsBlock } from '../commitments/parts.ts';
import { commitmentsOf } from '../commitments/store.ts';
import { calendarLink } from '../meetings/calendar/link.ts';
import { holderExportHref, type NamedHolder } from '../outlets/holder-export.ts';
import { listPage, listsOf, outletHead, outletLinks } from '../outlets/links.ts';
import { powerTable } from '../powers/parts.ts';
import { powerContext, powersOf } from '../powers/store.ts';
import { endorsedBy } from '../support/block.ts';
import { endorsementsOf } from '../support/store.ts';
import { citedSources, said, saidInLink, saidPlainly, webLink } from '../words/parts.ts';
import { sourcesOf } from '../words/sources.ts';
import { speakersOf, statementList } from '../words/speakers.ts';
import { statementsAbout } from '../words/store.ts';
import { lettersOf, verificationsOf } from './asked.ts';
import { askedBlock, readAsked } from './asked-page.ts';
import { holderNames } from './holder.ts';
import { within } from './interval.ts';
import { letterAddress, sayInterval, verificationList, whoHolds } from './parts.ts';
import { isPublic } from './rules.ts';
import {
  allOrganizations,
  allPosts,
  bodiesUnder,
  findOrganization,
  findPerson,
  findPost,
  type Membership,
  membershipsOfOrganizations,
  membershipsOfPerson,
  membershipsOfPosts,
  type Organization,
  organizationsByIds,
  type Post,
  postsByIds,
  postsOf,
} from './store.ts';

const crumb = (view: View): Crumb => ({ label: view.t('people-title'), href: view.href(routes.organizations) });
const current = (held: readonly Membership[], day: string) => held.filter((one) => within(one, day) !== 'no');

/** /organizations: public bodies, and associations, apart. */
export async function organizationsPage({ view, tx }: Visit): Promise<Html> {
  const { all, posts, held } = await tx(async (tx) => {
    const posts = await allPosts(tx);
    return {
      all: await allOrganizations(tx),
      posts,
      held: await membershipsOfPosts(
        tx,
        posts.map((post) => post.id),
      ),
    };
  });
  const { t } = view;
  const row = (one: Organization) => {
    const own = posts.filter((post) => post.organization_id === one.id);
    return html`<li><h3>${organizationLink(view, one)}</h3><p class="soft">${t(`people-kind-${one.kind}`)}</p>${own.map((post) => postLine(view, post, held))}</li>`;
  };
  const section = (title: string, of: readonly Organization[]) =>
    of.length > 0 && html`<h2>${title}</h2><ul class="list">${of.map(row)}</ul>`;
  const main = html`<h1>${t('people-title')}</h1><p class="lead">${t('people-lead')}</p>${
    all.length === 0
      ? emptyState(view, { title: t('people-none-title'), what: t('people-none-what') })
      : html`${section(
          t('people-public'),
          all.filter((one) => isPublic(one.kind)),
        )}${section(
          t('people-private'),
          all.filter((one) => !isPublic(one.kind)),
        )}`
  }`;
  return listPage(view, ['organizations', 'posts', 'people', 'memberships'], {
    title: t('people-title'),
    description: t('people-lead'),
    main,
  });
}

const organizationLink = (view: View, one: Pick<Organization, 'slug' | 'name' | 'lang'>): Html =>
  html`<a href="${view.href(routes.organization, { organization: one.slug })}">${saidInLink(view, one.lang, one.name)}</a>`;

const postLink = (view: View, post: Pick<Post, 'slug' | 'label' | 'lang'>): Html =>
  html`<a href="${view.href(routes.post, { post: post.slug })}">${saidInLink(view, post.lang, post.label)}</a>`;

/** "Mayor: Jane Roe". A post nobody is recorded to hold today stands alone. */
function postLine(view: View, post: Post, held: readonly Membership[]): Html {
  const now = current(held, view.today).filter((one) => one.post_id === post.id);
  return html`<p>${postLink(view, post)}${now.length > 0 && html`: ${now.map((one, i) => html`${i > 0 && ', '}${whoHolds(view, one)}`)}`}</p>`;
}

/** /organizations/:organization */
export async function organizationPage(visit: Visit): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const found = await visit.tx(async (tx) => {
    const it = await findOrganization(tx, visit.params.organization ?? '');
    if (!it) throw new Refused('not-found');
    const posts = await postsOf(tx, it.id);
    const postIds = posts.map((post) => post.id);
    const powers = await powersOf(tx, postIds, [it.id]);
    const statements = await statementsAbout(tx, `organization/${it.id}`);
    return {
      commitments: await commitmentsOf(tx, { posts: postIds, organizations: [it.id] }),
      it,
      posts,
      parent: it.parent_id ? (await organizationsByIds(tx, [it.parent_id])).get(it.parent_id) : undefined,
      under: await bodiesUnder(tx, it.id),
      held: await membershipsOfOrganizations(tx, [it.id]),
      asked: await readAsked(tx, postIds, [it.id], view.today),
      names: await holderNames(tx, [{ organization: it.id }, ...postIds.map((post) => ({ post }))]),
      letters: await lettersOf(tx, it.id),
      endorsed: await endorsementsOf(tx, it.id),
      verified: await verificationsOf(tx, [], [it.id]),
      powers,
      context: await powerContext(tx, powers),
      statements,
      speakers: await speakersOf(tx, statements),
      sources: (await sourcesOf(tx, [it.act_id])).get(it.act_id),
    };
  });
  const { it, posts, parent, under, held } = found;
  const members = held.filter((one) => one.post_id === null);
  const main = html`<h1>${said(view, it.lang, it.name)}</h1>
<p class="lead">${t(`people-kind-${it.kind}`)}${parent && html` · ${t('people-part-of')} ${organizationLink(view, parent)}`}</p>
${it.summary && html`<p class="measure">${inLanguage(view, it.lang, it.summary)}</p>`}
<div class="two"><div>
${posts.length > 0 && html`<h2>${t('people-posts')}</h2><ul class="list">${posts.map((post) => postRow(view, post, held))}</ul>`}
${members.length > 0 && html`<h2>${t('people-members')}</h2><ul>${members.map((one) => html`<li>${whoHolds(view, one)} <small>${sayInterval(view, one, within(one, view.today) !== 'no')}</small></li>`)}</ul>`}
${found.asked.alike.length > 0 && html`<h2>${t('people-asked-title')}</h2>${askedBlock(view, { asked: found.asked, names: posts.length > 0 ? found.names : undefined, list: { route: routes.organizationAsked, params: { organization: it.slug } } })}`}
${found.letters.length > 0 && html`<h2>${t('people-letters')}</h2><ul class="list">${found.letters.map((letter) => html`<li><h3><a href="${view.href(routes.letter, { letter: letterAddress(letter) })}">${saidInLink(view, letter.lang, letter.title)}</a></h3>${stateTag(view, letter.given === 'here' ? 'given' : 'recorded')}</li>`)}</ul>`}
${endorsedBy(view, found.endorsed)}
${found.powers.length > 0 && html`<h2>${t('people-powers')}</h2>${powerTable(view, found.powers, found.context, { id: 'powers', caption: t('people-powers-caption') })}`}
${commitmentsBlock(view, found.commitments)}
${found.statements.length > 0 && html`<h2>${t('people-statements')}</h2>${statementList(view, found.statements, found.speakers)}`}
</div><aside>${factsUnder(view, [
    [t('people-contact'), it.contact && inLanguage(view, it.lang, it.contact)],
    [t('people-site'), it.site && webLink(it.site)],
    [t('people-domain'), it.domain],
    [t('meetings-title'), calendarLink(view, { organization: it.slug })],
    [
      t('people-under'),
      under.length > 0 && html`${under.map((one, i) => html`${i > 0 && ', '}${organizationLink(view, one)}`)}`,
    ],
  ])}
<h2>${t('people-verified-title')}</h2>${verificationList(view, found.verified)}
<h2>${t('words-sources-title')}</h2>${citedSources(view, found.sources)}${download(view, { kind: 'organization', slug: it.slug })}${more(view, routes.organizationTimeline, { organization: it.slug }, view.href(routes.organization, { organization: it.slug }), it.name)}</aside></div>${outletLinks(view, listsOf.holder, { holder: it.slug })}`;
  return layout(view, {
    head: outletHead(view, ['changes'], { holder: it.slug }),
    title: saidPlainly(view, it.name),
    crumbs: [crumb(view), { label: saidPlainly(view, it.name) }],
    main,
  });
}

function postRow(view: View, post: Post, held: readonly Membership[]): Html {
  const own = held.filter((one) => one.post_id === post.id);
  const now = current(own, view.today);
  const before = own.filter((one) => !now.includes(one));
  const line = (one: Membership) =>
    html`<li>${whoHolds(view, one)} <small>${sayInterval(view, one, within(one, view.today) !== 'no')}</small></li>`;
  return html`<li><h3>${postLink(view, post)}</h3>${
    now.length > 0 ? html`<ul>${now.map(line)}</ul>` : html`<p class="soft">${view.t('people-holder-unknown')}</p>`
  }${before.length > 0 && html`<p><small>${view.t('people-before')}</small></p><ul>${before.map(line)}</ul>`}</li>`;
}

/** /posts/:post: whoever holds it, what was asked of the post stays with the post. */
export async function postPage(visit: Visit): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const found = await visit.tx(async (tx) => {
    const it = await findPost(tx, visit.params.post ?? '');
    if (!it) throw new Refused('not-found');
    const held = await membershipsOfPosts(tx, [it.id]);
    const powers = await powersOf(tx, [it.id], []);
    const statements = await statementsAbout(tx, `post/${it.id}`);
    return {
      commitments: await commitmentsOf(tx, { posts: [it.id] }),
      it,
      held,
      organization: (await organizationsByIds(tx, [it.organization_id])).get(it.organization_id),
      powers,
      context: await powerContext(tx, powers),
      asked: await readAsked(tx, [it.id], [], view.today),
      statements,
      speakers: await speakersOf(tx, statements),
      verified: await verificationsOf(
        tx,
        held.map((one) => one.id),
        [],
      ),
      sources: await sourcesOf(tx, [it.act_id, ...held.flatMap((one) => [one.act_id, one.ended_by ?? one.act_id])]),
    };
  });
  const { it, held, organization } = found;
  const now = current(held, view.today);
  const main = html`<h1>${said(view, it.lang, it.label)}</h1>
<p class="lead">${organization && html`${t('people-post-of')} ${organizationLink(view, organization)}. `}${
    now.length > 0
      ? html`${t('people-held-by')} ${now.map((one, i) => html`${i > 0 && ', '}${whoHolds(view, one)}`)}.`
      : t('people-holder-unknown')
  }</p>${it.summary && html`<p class="measure">${inLanguage(view, it.lang, it.summary)}</p>`}
<div class="two"><div>
<h2>${t('people-holders')}</h2>${held.length > 0 ? holdersTable(view, held) : html`<p class="soft">${t('people-holders-none')}</p>`}
<h2>${t('people-asked-title')}</h2>${
    found.asked.alike.length > 0
      ? html`<p class="measure">${t('people-asked-stays')}</p>${askedBlock(view, { asked: found.asked, held, list: { route: routes.postAsked, params: { post: it.slug } } })}`
      : html`<p class="soft">${t('people-asked-none')}</p>`
  }
<h2>${t('people-powers')}</h2>${
    found.powers.length > 0
      ? powerTable(view, found.powers, found.context, { id: 'powers', caption: t('people-powers-caption') })
      : html`<p class="soft">${t('people-powers-none')}</p>`
  }
${commitmentsBlock(view, found.commitments)}
${found.statements.length > 0 && html`<h2>${t('people-statements')}</h2>${statementList(view, found.statements, found.speakers)}`}
</div><aside>${factsUnder(view, [
    [t('people-contact'), it.contact && inLanguage(view, it.lang, it.contact)],
    [t('people-domain'), it.domain],
    [t('people-seats'), it.seats > 1 && String(it.seats)],
    [t('meetings-title'), calendarLink(view, { post: it.slug })],
  ])}
<h2>${t('people-verified-title')}</h2>${verificationList(view, found.verified)}
<h2>${t('words-sources-title')}</h2>${citedSources(view, distinct([...found.sources.values()].flat()))}${download(view, { kind: 'post', slug: it.slug })}${more(view, routes.postTimeline, { post: it.slug }, view.href(routes.post, { post: it.slug }), it.label)}</aside></div>${outletLinks(view, listsOf.holder, { holder: it.slug })}`;
  return layout(view, {
    head: outletHead(view, ['changes'], { holder: it.slug }),
    title: saidPlainly(view, it.label),
    crumbs: [
      crumb(view),
      ...(organization
        ? [
            {
              label: saidPlainly(view, organization.name),
              href: view.href(routes.organization, { organization: organization.slug }),
            },
          ]
        : []),
      { label: saidPlainly(view, it.label) },
    ],
    main,
  });
}

function holdersTable(view: View, held: readonly Membership[]): Html {
  const { t } = view;
  const rows = held.map((one) => {
    const holds = within(one, view.today);
    return [
      whoHolds(view, one),
      sayInterval(view, one, holds !== 'no'),
      t(
        holds === 'yes'
          ? 'people-holds'
          : holds === 'perhaps'
            ? 'people-holds-perhaps'
            : aheadOrBefore(one, view.today),
      ),
    ];
  });
  const columns = [{ label: t('people-who') }, { label: t('people-when') }, { label: t('people-today') }];
  return table(view, { id: 'holders', caption: t('people-holders-caption'), columns, rows });
}

const aheadOrBefore = (one: Membership, today: string): string =>
  one.from && earliest(one.from) > today ? 'people-holds-later' : 'people-held';

/** Everything the record holds about a holder as one file, to be checked and kept elsewhere. */
const download = (view: View, holder: NamedHolder): Html =>
  html`<p><a href="${holderExportHref(view, holder)}" download>${view.t('people-download')}</a><br><small>${view.t('people-download-what')}</small></p>`;

/** The way to what happened to it, and how to cite its page. */
const more = (view: View, route: Route, params: Record<string, string>, own: string, name: string | null): Html =>
  html`<p><a href="${view.href(route, params)}">${view.t('timeline-title', { of: saidPlainly(view, name) })}</a></p>${citeBlock(view, { title: saidPlainly(view, name), address: view.place.baseUrl + own, day: sayDay(view.lang, view.today) })}`;

/** The facts under their heading; neither where there is none. */
const factsUnder = (view: View, rows: Parameters<typeof facts>[0]): Html =>
  rows.some(([, value]) => value) ? html`<h2>${view.t('people-facts')}</h2>${facts(rows)}` : nothing;

const distinct = <T extends { id: string }>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [one.id, one])).values(),
];

/** /people/:person: the posts someone held, and what they are recorded to have said. */
export async function personPage(visit: Visit): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const found = await visit.tx(async (tx) => {
    const it = await findPerson(tx, visit.params.person ?? '');
    if (!it) throw new Refused('not-found');
    const held = await membershipsOfPerson(tx, it.id);
    const statements = await statementsAbout(tx, `person/${it.id}`);
    return {
      it,
      held,
      posts: await postsByIds(
        tx,
        held.flatMap((one) => one.post_id ?? []),
      ),
      organizations: await organizationsByIds(
        tx,
        held.map((one) => one.organization_id),
      ),
      statements,
      speakers: await speakersOf(tx, statements),
      sources: await sourcesOf(tx, [it.act_id, ...held.map((one) => one.act_id)]),
    };
  });
  const { it, held } = found;
  const rows = held.map((one) => {
    const post = one.post_id ? found.posts.get(one.post_id) : undefined;
    const organization = found.organizations.get(one.organization_id);
    const role = one.role && inLanguage(view, one.lang, one.role);
    return [
      html`${post ? postLink(view, post) : role || t('people-member')}${post && role ? html` (${role})` : nothing}`,
      organization ? organizationLink(view, organization) : nothing,
      sayInterval(view, one, within(one, view.today) !== 'no'),
    ];
  });
  const columns = [{ label: t('people-post') }, { label: t('people-organization') }, { label: t('people-when') }];
  const main = html`<h1>${said(view, it.lang, it.name)}</h1><p class="lead">${t('people-person-lead')}</p>
${it.note && html`<p class="measure">${inLanguage(view, it.lang, it.note)}</p>`}
<h2>${t('people-posts-held')}</h2>${held.length > 0 ? table(view, { id: 'posts', caption: t('people-posts-held-caption'), columns, rows }) : html`<p class="soft">${t('people-posts-held-none')}</p>`}
${found.statements.length > 0 && html`<h2>${t('people-statements')}</h2>${statementList(view, found.statements, found.speakers)}`}
<h2>${t('words-sources-title')}</h2>${citedSources(view, distinct([...found.sources.values()].flat()))}${more(view, routes.personTimeline, { person: it.slug }, view.href(routes.person, { person: it.slug }), it.name)}`;
  return layout(view, {
    title: saidPlainly(view, it.name),
    crumbs: [crumb(view), { label: saidPlainly(view, it.name) }],
    noindex: true,
    main,
  });
}
