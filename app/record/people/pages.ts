// The public pages of organizations: all of them, and one with its offices, what was asked of it, what it said and promised.
// A page never shows a current holder that the dates do not show.
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, stateTag } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { commitmentsBlock } from '../commitments/parts.ts';
import { commitmentsOf } from '../commitments/store.ts';
import { calendarLink } from '../meetings/calendar/link.ts';
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
import { crumb, current, download, factsUnder, more, organizationLink, postLink } from './page-parts.ts';
import { letterAddress, sayInterval, verificationList, whoHolds } from './parts.ts';
import { isPublic } from './rules.ts';
import {
  allOrganizations,
  allPosts,
  bodiesUnder,
  findOrganization,
  type Membership,
  membershipsOfOrganizations,
  membershipsOfPosts,
  type Organization,
  organizationsByIds,
  type Post,
  postsOf,
} from './store.ts';

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
