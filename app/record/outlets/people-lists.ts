// Organizations, posts, people, who held what, and the register of powers, as lists.
import { sql } from 'kysely';
import Type from 'typebox';
import { routes } from '../../base/routes.ts';
import { organizationKinds } from '../people/rules.ts';
import { modes, powerStandings, verbs } from '../powers/rules.ts';
import {
  byCode,
  byHolder,
  day,
  defineList,
  holderColumns,
  holderFields,
  holderJoins,
  maybe,
  maybeWords,
  oneOf,
  words,
} from './list.ts';

const inOrganization = (id: string) =>
  sql`left join organizations o on o.place_id = x.place_id and o.id = ${sql.ref(id)} and o.superseded_by is null`;
const byOrganization = { schema: Type.String({ maxLength: 140 }), where: (slug: string) => sql`o.slug = ${slug}` };

defineList({
  name: 'organizations',
  fields: {
    slug: words(),
    name: maybeWords(),
    kind: oneOf(...organizationKinds),
    summary: maybeWords(),
    contact: maybeWords(),
    site: maybeWords(),
    parent: maybeWords(),
    lang: words(),
  },
  columns: sql`x.slug, x.name, x.kind, x.summary, x.contact, x.site, o.slug as parent, x.lang`,
  from: sql`organizations x ${inOrganization('x.parent_id')}`,
  where: sql`x.superseded_by is null`,
  named: 'x.slug',
  filters: { kind: byCode('x.kind', ...organizationKinds) },
  href: (row, view) => view.href(routes.organization, { organization: row.slug }),
  title: (row) => row.name,
  words: ['summary'],
  page: routes.organizations,
});

defineList({
  name: 'posts',
  fields: {
    slug: words(),
    label: maybeWords(),
    organization: maybeWords(),
    organization_name: maybeWords(),
    division: maybeWords(),
    summary: maybeWords(),
    contact: maybeWords(),
    seats: Type.Integer(),
    lang: words(),
  },
  columns: sql`x.slug, x.label, o.slug as organization, o.name as organization_name, x.division, x.summary, x.contact, x.seats, x.lang`,
  from: sql`posts x ${inOrganization('x.organization_id')}`,
  where: sql`x.superseded_by is null`,
  named: 'x.slug',
  filters: { organization: byOrganization },
  href: (row, view) => view.href(routes.post, { post: row.slug }),
  title: (row) => row.label,
  words: ['summary'],
  page: routes.organizations,
});

defineList({
  name: 'people',
  fields: { slug: words(), name: maybeWords(), note: maybeWords(), lang: words() },
  columns: sql`x.slug, x.name, x.note, x.lang`,
  from: sql`persons x`,
  where: sql`x.superseded_by is null`,
  named: 'x.slug',
  href: (row, view) => view.href(routes.person, { person: row.slug }),
  title: (row) => row.name,
  words: ['note'],
  page: routes.organizations,
});

defineList({
  name: 'memberships',
  fields: {
    person: maybeWords(),
    person_name: maybeWords(),
    post: maybeWords(),
    post_label: maybeWords(),
    organization: words(),
    role: maybeWords(),
    from: maybe(day()),
    until: maybe(day()),
    ended: Type.Boolean(),
    lang: words(),
  },
  columns: sql`p.slug as person, p.name as person_name, t.slug as post, t.label as post_label, o.slug as organization, x.role,
    x.from_day as from, x.until_day as until, x.ended_by is not null as ended, x.lang`,
  from: sql`memberships x ${inOrganization('x.organization_id')}
    left join persons p on p.place_id = x.place_id and p.id = x.person_id and p.superseded_by is null
    left join posts t on t.place_id = x.place_id and t.id = x.post_id and t.superseded_by is null`,
  key: { column: 'x.id', type: 'uuid' },
  filters: {
    organization: byOrganization,
    post: { schema: Type.String({ maxLength: 140 }), where: (slug) => sql`t.slug = ${slug}` },
    person: { schema: Type.String({ maxLength: 140 }), where: (slug) => sql`p.slug = ${slug}` },
  },
  href: (row, view) =>
    row.post
      ? view.href(routes.post, { post: row.post })
      : view.href(routes.organization, { organization: row.organization }),
  title: (row) => [row.person_name, row.post_label ?? row.role].filter(Boolean).join(' · ') || null,
  page: routes.organizations,
});

defineList({
  name: 'powers',
  fields: {
    ...holderFields,
    verb: oneOf(...verbs),
    object: maybeWords(),
    division: maybeWords(),
    mode: oneOf(...modes),
    joint_n: maybe(Type.Integer()),
    joint_m: maybe(Type.Integer()),
    joint_members: maybeWords(),
    basis: maybeWords(),
    basis_url: maybeWords(),
    from: maybe(day()),
    until: maybe(day()),
    standing: oneOf(...powerStandings),
    note: maybeWords(),
    lang: words(),
    current: Type.Boolean(),
  },
  columns: sql`x.verb, x.object, x.division, x.mode, x.joint_n, x.joint_m, x.joint_members, x.basis, x.basis_url, x.from_day as from,
    x.until_day as until, x.standing, x.note, x.lang, x.superseded_by is null as current, ${holderColumns}`,
  from: sql`powers x ${holderJoins('x')}`,
  filters: { holder: byHolder, verb: byCode('x.verb', ...verbs), standing: byCode('x.standing', ...powerStandings) },
  href: (row, view) => view.href(routes.power, { power: row.id }),
  title: (row, view) =>
    row.object && [row.holder_name, view.t(`powers-verb-${row.verb}`), row.object].filter(Boolean).join(' · '),
  words: ['basis', 'note'],
  page: routes.powers,
});
