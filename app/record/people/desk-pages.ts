// The clerks' forms for organizations, posts, persons and memberships: record each, change each, end a membership.
// Every form keeps what was typed; what another clerk changed meanwhile is shown beside it.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, type FormState, radios, select, textField } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, queue } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import {
  asKeeper,
  keeperPage,
  meanwhile,
  Sent,
  SentIds,
  seenField,
  sourcesField,
  sourcesToChoose,
} from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { sourcesOf } from '../words/sources.ts';
import {
  changeOrganization,
  changePerson,
  changePost,
  type OrganizationWords,
  type PersonWords,
  type PostWords,
  recordOrganization,
  recordPerson,
  recordPost,
} from './actions.ts';
import { membershipForms } from './desk-memberships.ts';
import { whoHolds } from './parts.ts';
import { type OrganizationKind, organizationKinds } from './rules.ts';
import {
  allOrganizations,
  allPersons,
  allPosts,
  findOrganization,
  findPerson,
  findPost,
  membershipsOfOrganizations,
  type Organization,
  type Person,
  type Post,
} from './store.ts';

export function wireDesk(site: Site): void {
  site.desk(routes.deskOrganizations, 'clerk', deskOrganizations);
  organizationForms(site);
  postForms(site);
  personForms(site);
  membershipForms(site);
}

/** /desk/organizations: everything there is to change, and the ways to record more. */
async function deskOrganizations({ view, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const { organizations, posts, persons } = await tx(async (tx) => ({
    organizations: await allOrganizations(tx),
    posts: await allPosts(tx),
    persons: await allPersons(tx),
  }));
  const add = [
    [routes.deskOrganizationNew, 'people-desk-new-organization'],
    [routes.deskPosts, 'people-desk-new-post'],
    [routes.deskPersonNew, 'people-desk-new-person'],
    [routes.deskMemberships, 'people-desk-new-membership'],
    [routes.deskPowers, 'powers-desk-new'],
    [routes.deskStatements, 'words-desk-new-statement'],
    [routes.deskSources, 'words-desk-new-source'],
  ] as const;
  const list = (title: string, items: Parameters<typeof queue>[0]) =>
    items.length > 0 && html`<h2>${title}</h2>${queue(items)}`;
  const main = html`<h1>${t('people-desk-title')}</h1><p class="lead">${t('people-desk-lead')}</p>
<ul>${add.map(([route, key]) => html`<li><a href="${href(route)}">${t(key)}</a></li>`)}</ul>
${organizations.length === 0 && emptyState(view, { title: t('people-none-title'), what: t('people-none-what'), next: { href: href(routes.deskOrganizationNew), label: t('people-desk-new-organization') } })}
${list(
  t('people-title'),
  organizations.map((one) => ({
    title: saidPlainly(view, one.name),
    href: href(routes.deskOrganization, { organization: one.slug }),
    about: t(`people-kind-${one.kind}`),
  })),
)}
${list(
  t('people-posts'),
  posts.map((one) => ({ title: saidPlainly(view, one.label), href: href(routes.deskPost, { post: one.slug }) })),
)}
${list(
  t('people-persons'),
  persons.map((one) => ({ title: saidPlainly(view, one.name), href: href(routes.deskPerson, { person: one.slug }) })),
)}`;
  return layout(view, { title: t('people-desk-title'), desk: true, main });
}

const OrganizationForm = Type.Object({
  name: Sent,
  kind: Sent,
  summary: Sent,
  contact: Sent,
  site: Sent,
  domain: Sent,
  parent: Sent,
  sources: SentIds,
  seen: Sent,
});

function organizationForms(site: Site): void {
  const words = (value: { [K in keyof OrganizationWords]?: unknown }): OrganizationWords =>
    ({ ...value, name: value.name ?? '', kind: value.kind as OrganizationKind }) as OrganizationWords;
  site.form(routes.deskOrganizationNew, {
    who: 'clerk',
    schema: OrganizationForm,
    show: (visit, state) => showOrganization(visit, state),
    act: async (visit, value) => {
      const { slug } = await recordOrganization(asKeeper(visit), words(value));
      return visit.view.href(routes.organization, { organization: slug });
    },
  });
  const find = (visit: Visit) =>
    visit.tx(async (tx) => {
      const it = await findOrganization(tx, visit.params.organization ?? '');
      if (!it) throw new Refused('not-found');
      return { it, cited: (await sourcesOf(tx, [it.act_id])).get(it.act_id) ?? [] };
    });
  site.form(routes.deskOrganization, {
    who: 'clerk',
    schema: OrganizationForm,
    start: async (visit) => {
      const { it, cited } = await find(visit);
      return { ...it, parent: it.parent_id, sources: cited.map((source) => source.id) };
    },
    show: async (visit, state) => showOrganization(visit, state, (await find(visit)).it),
    act: async (visit, value) => {
      const { it } = await find(visit);
      await changeOrganization(asKeeper(visit), it.id, words(value), value.seen);
      return visit.view.href(routes.organization, { organization: it.slug });
    },
  });
}

async function showOrganization({ view, tx }: Visit, state: FormState, now?: Organization): Promise<Html> {
  const { t } = view;
  const { all, sources } = await tx(async (tx) => ({
    all: await allOrganizations(tx),
    sources: await sourcesToChoose(tx),
  }));
  const parents = all.filter((one) => one.id !== now?.id);
  const label = {
    name: t('people-form-name'),
    kind: t('people-form-kind'),
    summary: t('people-form-summary'),
    contact: t('people-contact'),
    site: t('people-site'),
    domain: t('people-domain'),
    parent: t('people-part-of'),
  };
  const fields = html`${seenField(now)}${textField(view, state, { name: 'name', label: label.name, maxLength: 200 })}
${radios(view, state, { name: 'kind', label: label.kind, options: organizationKinds.map((kind) => ({ value: kind, label: t(`people-kind-${kind}`) })) })}
${area(view, state, { name: 'summary', label: label.summary, hint: t('people-form-summary-hint'), optional: true, maxLength: 2000 })}
${textField(view, state, { name: 'contact', label: label.contact, hint: t('people-form-contact-hint'), optional: true, maxLength: 300 })}
${textField(view, state, { name: 'site', label: label.site, hint: t('people-form-site-hint'), type: 'url', optional: true })}
${textField(view, state, { name: 'domain', label: label.domain, hint: t('people-form-domain-hint'), optional: true })}
${select(view, state, { name: 'parent', label: label.parent, optional: true, empty: t('people-form-no-parent'), options: parents.map((one) => ({ value: one.id, label: saidPlainly(view, one.name) })) })}
${sourcesField(view, state, sources)}`;
  const names = Object.keys(label) as (keyof typeof label)[];
  const before = now
    ? meanwhile(
        view,
        state,
        names.map((name) => ({ name, label: label[name], now: name === 'parent' ? now.parent_id : now[name] })),
      )
    : nothing;
  return keeperPage(view, state, {
    title: now ? t('people-desk-change', { name: saidPlainly(view, now.name) }) : t('people-desk-new-organization'),
    before,
    fields,
  });
}

const PostForm = Type.Object({
  organization: Sent,
  label: Sent,
  summary: Sent,
  contact: Sent,
  domain: Sent,
  seats: Sent,
  sources: SentIds,
  seen: Sent,
});

function postForms(site: Site): void {
  const words = (value: { seats?: string } & { [K in keyof PostWords]?: unknown }): PostWords =>
    ({
      ...value,
      organization: value.organization ?? '',
      label: value.label ?? '',
      seats: value.seats ? Number(value.seats) : 1,
    }) as PostWords;
  site.form(routes.deskPosts, {
    who: 'clerk',
    schema: PostForm,
    start: ({ query }) => ({ organization: query.organization ?? '', seats: '1' }),
    show: (visit, state) => showPost(visit, state),
    act: async (visit, value) => {
      const { slug } = await recordPost(asKeeper(visit), words(value));
      return visit.view.href(routes.post, { post: slug });
    },
  });
  const find = (visit: Visit) =>
    visit.tx(async (tx) => {
      const it = await findPost(tx, visit.params.post ?? '');
      if (!it) throw new Refused('not-found');
      return { it, cited: (await sourcesOf(tx, [it.act_id])).get(it.act_id) ?? [] };
    });
  site.form(routes.deskPost, {
    who: 'clerk',
    schema: PostForm,
    start: async (visit) => {
      const { it, cited } = await find(visit);
      return { ...it, organization: it.organization_id, sources: cited.map((source) => source.id) };
    },
    show: async (visit, state) => showPost(visit, state, (await find(visit)).it),
    act: async (visit, value) => {
      const { it } = await find(visit);
      await changePost(asKeeper(visit), it.id, words(value), value.seen);
      return visit.view.href(routes.post, { post: it.slug });
    },
  });
}

async function showPost({ view, tx }: Visit, state: FormState, now?: Post): Promise<Html> {
  const { t } = view;
  const { all, sources, held } = await tx(async (tx) => ({
    all: await allOrganizations(tx),
    sources: await sourcesToChoose(tx),
    held: now
      ? (await membershipsOfOrganizations(tx, [now.organization_id])).filter((one) => one.post_id === now.id)
      : [],
  }));
  const label = {
    organization: t('people-organization'),
    label: t('people-form-label'),
    summary: t('people-form-summary'),
    contact: t('people-contact'),
    domain: t('people-domain'),
    seats: t('people-seats'),
  };
  const fields = html`${seenField(now)}${select(view, state, { name: 'organization', label: label.organization, options: all.map((one) => ({ value: one.id, label: saidPlainly(view, one.name) })) })}
${textField(view, state, { name: 'label', label: label.label, hint: t('people-form-label-hint'), maxLength: 200 })}
${area(view, state, { name: 'summary', label: label.summary, hint: t('people-form-summary-hint'), optional: true, maxLength: 2000 })}
${textField(view, state, { name: 'contact', label: label.contact, hint: t('people-form-contact-hint'), optional: true, maxLength: 300 })}
${textField(view, state, { name: 'domain', label: label.domain, hint: t('people-form-domain-hint'), optional: true })}
${textField(view, state, { name: 'seats', label: label.seats, hint: t('people-form-seats-hint'), inputmode: 'numeric', short: true })}
${sourcesField(view, state, sources)}`;
  const names = Object.keys(label) as (keyof typeof label)[];
  const holders =
    now &&
    html`<h2>${t('people-holders')}</h2><ul>${held.map((one) => html`<li>${whoHolds(view, one)} ${!one.until && html`<a href="${view.href(routes.deskMembership, { membership: one.id })}">${t('people-desk-end')}</a>`}</li>`)}</ul><p><a href="${view.href(routes.deskMemberships, {}, { post: now.id })}">${t('people-desk-new-membership')}</a></p>`;
  const compared = now
    ? meanwhile(
        view,
        state,
        names.map((name) => ({
          name,
          label: label[name],
          now: name === 'organization' ? now.organization_id : now[name],
        })),
      )
    : nothing;
  return keeperPage(view, state, {
    title: now ? t('people-desk-change', { name: saidPlainly(view, now.label) }) : t('people-desk-new-post'),
    before: html`${compared}${holders}`,
    fields,
  });
}

const PersonForm = Type.Object({ name: Sent, note: Sent, sources: SentIds, seen: Sent });

function personForms(site: Site): void {
  const words = (value: { name?: string }): PersonWords => ({ ...value, name: value.name ?? '' });
  site.form(routes.deskPersonNew, {
    who: 'clerk',
    schema: PersonForm,
    show: (visit, state) => showPerson(visit, state),
    act: async (visit, value) => {
      const { slug } = await recordPerson(asKeeper(visit), words(value));
      return visit.view.href(routes.person, { person: slug });
    },
  });
  const find = (visit: Visit) =>
    visit.tx(async (tx) => {
      const it = await findPerson(tx, visit.params.person ?? '');
      if (!it) throw new Refused('not-found');
      return { it, cited: (await sourcesOf(tx, [it.act_id])).get(it.act_id) ?? [] };
    });
  site.form(routes.deskPerson, {
    who: 'clerk',
    schema: PersonForm,
    start: async (visit) => {
      const { it, cited } = await find(visit);
      return { ...it, sources: cited.map((source) => source.id) };
    },
    show: async (visit, state) => showPerson(visit, state, (await find(visit)).it),
    act: async (visit, value) => {
      const { it } = await find(visit);
      await changePerson(asKeeper(visit), it.id, words(value), value.seen);
      return visit.view.href(routes.person, { person: it.slug });
    },
  });
}

async function showPerson({ view, tx }: Visit, state: FormState, now?: Person): Promise<Html> {
  const { t } = view;
  const sources = await tx(sourcesToChoose);
  const fields = html`${seenField(now)}${textField(view, state, { name: 'name', label: t('people-form-person'), hint: t('people-form-person-hint'), maxLength: 200 })}
${area(view, state, { name: 'note', label: t('people-form-note'), optional: true, maxLength: 2000 })}
${sourcesField(view, state, sources)}`;
  const before = now
    ? meanwhile(view, state, [
        { name: 'name', label: t('people-form-person'), now: now.name },
        { name: 'note', label: t('people-form-note'), now: now.note },
      ])
    : nothing;
  return keeperPage(view, state, {
    title: now ? t('people-desk-change', { name: saidPlainly(view, now.name) }) : t('people-desk-new-person'),
    before,
    fields,
  });
}
