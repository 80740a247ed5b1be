// The clerks' forms for memberships: who holds a post or belongs to an organization, and the end of it.
// A membership is never changed: it is ended, and the next one is recorded.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { dateField, type FormState, select, textField } from '../../web/forms.ts';
import { type Html, html } from '../../web/html.ts';
import type { Site, Visit } from '../../web/site.ts';
import {
  asKeeper,
  dayFrom,
  keeperPage,
  Sent,
  SentIds,
  sentDay,
  sourcesField,
  sourcesToChoose,
} from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { endMembership, recordMembership } from './actions.ts';
import { whoHolds } from './parts.ts';
import {
  allOrganizations,
  allPersons,
  allPosts,
  findOrganization,
  findPost,
  membershipById,
  membershipsOfOrganizations,
} from './store.ts';

const MembershipForm = Type.Object({
  organization: Sent,
  post: Sent,
  person: Sent,
  role: Sent,
  ...sentDay('from'),
  ...sentDay('until'),
  sources: SentIds,
});

export function membershipForms(site: Site): void {
  site.form(routes.deskMemberships, {
    who: 'clerk',
    schema: MembershipForm,
    start: ({ query }) => ({ post: query.post ?? '', organization: query.organization ?? '' }),
    show: showMembership,
    act: async (visit, value) => {
      const days = { from: dayFrom(value, 'from'), until: dayFrom(value, 'until') };
      const { organization, post, person, role, sources } = value;
      await recordMembership(asKeeper(visit), {
        organization: post ? undefined : organization,
        post,
        person,
        role,
        ...days,
        ...(sources ? { sources } : {}),
      });
      const found = await visit.tx(async (tx) =>
        post ? await findPost(tx, post) : await findOrganization(tx, organization ?? ''),
      );
      return post
        ? visit.view.href(routes.post, { post: found?.slug ?? '' })
        : visit.view.href(routes.organization, { organization: found?.slug ?? '' });
    },
  });
  site.form(routes.deskMembership, {
    who: 'clerk',
    schema: Type.Object({ ...sentDay('until'), sources: SentIds }),
    show: showEnd,
    act: async (visit, value) => {
      const id = visit.params.membership ?? '';
      await endMembership(asKeeper(visit), id, {
        until: dayFrom(value, 'until'),
        ...(value.sources ? { sources: value.sources } : {}),
      });
      return visit.tx(async (tx) => {
        const ended = await membershipById(tx, id);
        const post = ended?.post_id ? await findPost(tx, ended.post_id) : undefined;
        if (post) return visit.view.href(routes.post, { post: post.slug });
        const organization = await findOrganization(tx, ended?.organization_id ?? '');
        return visit.view.href(routes.organization, { organization: organization?.slug ?? '' });
      });
    },
  });
}

async function showMembership({ view, tx }: Visit, state: FormState): Promise<Html> {
  const { t } = view;
  const { organizations, posts, persons, sources } = await tx(async (tx) => ({
    organizations: await allOrganizations(tx),
    posts: await allPosts(tx),
    persons: await allPersons(tx),
    sources: await sourcesToChoose(tx),
  }));
  const names = new Map(organizations.map((one) => [one.id, saidPlainly(view, one.name)]));
  const fields = html`${select(view, state, { name: 'post', label: t('people-post'), hint: t('people-form-post-hint'), optional: true, empty: t('people-form-no-post'), options: posts.map((one) => ({ value: one.id, label: `${saidPlainly(view, one.label)}, ${names.get(one.organization_id) ?? ''}` })) })}
${select(view, state, { name: 'organization', label: t('people-organization'), optional: true, options: organizations.map((one) => ({ value: one.id, label: saidPlainly(view, one.name) })) })}
${select(view, state, { name: 'person', label: t('people-form-person'), optional: true, empty: t('people-nobody-named'), options: persons.map((one) => ({ value: one.id, label: saidPlainly(view, one.name) })) })}
${textField(view, state, { name: 'role', label: t('people-form-role'), hint: t('people-form-role-hint'), optional: true, maxLength: 200 })}
${dateField(view, state, { name: 'from', label: t('people-form-from'), fuzzy: true, optional: true })}
${dateField(view, state, { name: 'until', label: t('people-form-until'), fuzzy: true, optional: true })}
${sourcesField(view, state, sources)}`;
  return keeperPage(view, state, { title: t('people-desk-new-membership'), fields });
}

async function showEnd({ view, tx, params }: Visit, state: FormState): Promise<Html> {
  const { t } = view;
  const { held, sources } = await tx(async (tx) => {
    const found = await membershipById(tx, params.membership ?? '');
    if (!found) throw new Refused('not-found');
    const all = await membershipsOfOrganizations(tx, [found.organization_id]);
    return { held: all.find((one) => one.id === found.id)!, sources: await sourcesToChoose(tx) };
  });
  if (held.ended_by) throw new Refused('closed');
  const fields = html`${dateField(view, state, { name: 'until', label: t('people-form-until'), fuzzy: true })}${sourcesField(view, state, sources)}`;
  return keeperPage(view, state, {
    title: t('people-desk-end-title'),
    before: html`<p>${whoHolds(view, held)}</p><p class="hint">${t('people-desk-end-hint')}</p>`,
    fields,
  });
}
