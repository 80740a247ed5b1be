// The public page of a person in a public role: the posts they held, and what they are recorded to have said.
// Nothing private stands on it.
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { table } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import { inLanguage } from '../../web/view.ts';
import { citedSources, said, saidPlainly } from '../words/parts.ts';
import { sourcesOf } from '../words/sources.ts';
import { speakersOf, statementList } from '../words/speakers.ts';
import { statementsAbout } from '../words/store.ts';
import { within } from './interval.ts';
import { crumb, distinct, more, organizationLink, postLink } from './page-parts.ts';
import { sayInterval } from './parts.ts';
import { findPerson, membershipsOfPerson, organizationsByIds, postsByIds } from './store.ts';

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
