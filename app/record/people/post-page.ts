// The public page of an office: whoever holds it, what was asked of the office stays with it.
// It never shows a current holder that the dates do not show.
import { earliest } from '../../base/fuzzy-day.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { table } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { commitmentsBlock } from '../commitments/parts.ts';
import { commitmentsOf } from '../commitments/store.ts';
import { calendarLink } from '../meetings/calendar/link.ts';
import { listsOf, outletHead, outletLinks } from '../outlets/links.ts';
import { powerTable } from '../powers/parts.ts';
import { powerContext, powersOf } from '../powers/store.ts';
import { citedSources, said, saidPlainly } from '../words/parts.ts';
import { sourcesOf } from '../words/sources.ts';
import { speakersOf, statementList } from '../words/speakers.ts';
import { statementsAbout } from '../words/store.ts';
import { verificationsOf } from './asked.ts';
import { askedBlock, readAsked } from './asked-page.ts';
import { within } from './interval.ts';
import { crumb, current, distinct, download, factsUnder, more, organizationLink } from './page-parts.ts';
import { sayInterval, verificationList, whoHolds } from './parts.ts';
import { findPost, type Membership, membershipsOfPosts, organizationsByIds } from './store.ts';

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
