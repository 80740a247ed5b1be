// The acts of organizations, posts, persons and memberships, and how each changes the tables.
// An address (slug) is given once and never changes; a membership's end is a later act that points back.
import Type, { type Static } from 'typebox';
import { type Applied, defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import type { Tx } from '../../base/database.ts';
import { DIVISION } from '../divisions/acts.ts';
import { Sources } from '../words/acts.ts';
import { cite } from '../words/sources.ts';
import { organizationKinds } from './rules.ts';

const Slug = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 140 });

const OrganizationBody = Type.Object({
  organization: Id,
  slug: Slug,
  name: Text(200),
  kind: OneOf(...organizationKinds),
  summary: Type.Optional(Text(2000)),
  contact: Type.Optional(Text(300)),
  site: Type.Optional(Text(2000)),
  domain: Type.Optional(Text(253)),
  parent: Type.Optional(Id),
  lang: Lang,
  sources: Sources,
});
export type OrganizationBody = Static<typeof OrganizationBody>;

async function insertOrganization(tx: Tx, act: Applied<OrganizationBody>): Promise<void> {
  const { body } = act;
  await tx
    .insertInto('organizations')
    .values({
      place_id: act.place,
      act_id: act.id,
      id: body.organization,
      slug: body.slug,
      name: body.name,
      kind: body.kind,
      summary: body.summary ?? null,
      contact: body.contact ?? null,
      site: body.site ?? null,
      domain: body.domain ?? null,
      parent_id: body.parent ?? null,
      lang: body.lang,
      superseded_by: null,
    })
    .execute();
  await cite(tx, act);
}

const organizationTexts = {
  name: 'organizations.name',
  summary: 'organizations.summary',
  contact: 'organizations.contact',
  site: 'organizations.site',
} as const;

const under = (b: OrganizationBody): string[] => (b.parent ? [`organization/${b.parent}`] : []);

export const organizationRecorded = defineAct({
  kind: 'organization.recorded/1',
  body: OrganizationBody,
  codes: ['kind'],
  // Opened under the place, whose lock makes the choice of a free address safe.
  streams: (b) => ({ touches: under(b), opens: [{ stream: `organization/${b.organization}`, under: 'place' }] }),
  texts: organizationTexts,
  made: { slug: { of: 'name', table: 'organizations', column: 'slug' } },
  lang: (b) => b.lang,
  apply: insertOrganization,
});

export const organizationChanged = defineAct({
  kind: 'organization.changed/1',
  body: OrganizationBody,
  codes: ['kind'],
  streams: (b) => ({ touches: [`organization/${b.organization}`, ...under(b)] }),
  texts: organizationTexts,
  made: { slug: { of: 'name', table: 'organizations', column: 'slug' } },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    await supersede(tx, act, 'organizations', act.body.organization);
    await insertOrganization(tx, act);
  },
});

const PostBody = Type.Object({
  post: Id,
  slug: Slug,
  organization: Id,
  label: Text(200),
  summary: Type.Optional(Text(2000)),
  contact: Type.Optional(Text(300)),
  domain: Type.Optional(Text(253)),
  /** the Open Civic Data id of what it is an office for */
  division: Type.Optional(Type.String({ pattern: DIVISION, maxLength: 200 })),
  seats: Type.Integer({ minimum: 1, maximum: 10_000 }),
  lang: Lang,
  sources: Sources,
});
export type PostBody = Static<typeof PostBody>;

async function insertPost(tx: Tx, act: Applied<PostBody>): Promise<void> {
  const { body } = act;
  await tx
    .insertInto('posts')
    .values({
      place_id: act.place,
      act_id: act.id,
      id: body.post,
      slug: body.slug,
      organization_id: body.organization,
      label: body.label,
      summary: body.summary ?? null,
      contact: body.contact ?? null,
      domain: body.domain ?? null,
      division: body.division ?? null,
      seats: body.seats,
      lang: body.lang,
      superseded_by: null,
    })
    .execute();
  await cite(tx, act);
}

const postTexts = { label: 'posts.label', summary: 'posts.summary', contact: 'posts.contact' } as const;

export const postRecorded = defineAct({
  kind: 'post.recorded/1',
  body: PostBody,
  streams: (b) => ({
    touches: [`organization/${b.organization}`],
    opens: [{ stream: `post/${b.post}`, under: 'place' }],
  }),
  texts: postTexts,
  made: { slug: { of: 'label', table: 'posts', column: 'slug' } },
  lang: (b) => b.lang,
  apply: insertPost,
});

export const postChanged = defineAct({
  kind: 'post.changed/1',
  body: PostBody,
  streams: (b) => ({ touches: [`post/${b.post}`, `organization/${b.organization}`] }),
  texts: postTexts,
  made: { slug: { of: 'label', table: 'posts', column: 'slug' } },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    await supersede(tx, act, 'posts', act.body.post);
    await insertPost(tx, act);
  },
});

const PersonBody = Type.Object({
  person: Id,
  slug: Slug,
  name: Text(200),
  note: Type.Optional(Text(2000)),
  lang: Lang,
  sources: Sources,
});
export type PersonBody = Static<typeof PersonBody>;

async function insertPerson(tx: Tx, act: Applied<PersonBody>): Promise<void> {
  const { body } = act;
  await tx
    .insertInto('persons')
    .values({
      place_id: act.place,
      act_id: act.id,
      id: body.person,
      slug: body.slug,
      name: body.name,
      note: body.note ?? null,
      lang: body.lang,
      superseded_by: null,
    })
    .execute();
  await cite(tx, act);
}

const personTexts = { name: 'persons.name', note: 'persons.note' } as const;

export const personRecorded = defineAct({
  kind: 'person.recorded/1',
  body: PersonBody,
  streams: (b) => ({ touches: [], opens: [{ stream: `person/${b.person}`, under: 'place' }] }),
  texts: personTexts,
  lang: (b) => b.lang,
  apply: insertPerson,
});

export const personChanged = defineAct({
  kind: 'person.changed/1',
  body: PersonBody,
  streams: (b) => ({ touches: [`person/${b.person}`] }),
  texts: personTexts,
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    await supersede(tx, act, 'persons', act.body.person);
    await insertPerson(tx, act);
  },
});

/** What a membership joins; the streams of its acts. */
type Joined = { organization: string; post?: string | undefined; person?: string | undefined };
const joinedStreams = (b: Joined): string[] => [
  `organization/${b.organization}`,
  ...(b.post ? [`post/${b.post}`] : []),
  ...(b.person ? [`person/${b.person}`] : []),
];

export const membershipRecorded = defineAct({
  kind: 'membership.recorded/1',
  body: Type.Object({
    membership: Id,
    organization: Id,
    post: Type.Optional(Id),
    /** left out where the record names nobody */
    person: Type.Optional(Id),
    role: Type.Optional(Text(200)),
    from: Type.Optional(FuzzyDay),
    until: Type.Optional(FuzzyDay),
    lang: Lang,
    sources: Sources,
  }),
  streams: (b) => ({
    touches: joinedStreams(b),
    opens: [{ stream: `membership/${b.membership}`, under: `organization/${b.organization}` }],
  }),
  texts: { role: 'memberships.role' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { body } = act;
    await tx
      .insertInto('memberships')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: body.membership,
        person_id: body.person ?? null,
        post_id: body.post ?? null,
        organization_id: body.organization,
        role: body.role ?? null,
        from_day: body.from ?? null,
        until_day: body.until ?? null,
        ended_by: null,
        lang: body.lang,
      })
      .execute();
    await cite(tx, act);
  },
});

export const membershipEnded = defineAct({
  kind: 'membership.ended/1',
  body: Type.Object({
    membership: Id,
    organization: Id,
    post: Type.Optional(Id),
    person: Type.Optional(Id),
    until: FuzzyDay,
    sources: Sources,
  }),
  streams: (b) => ({ touches: [`membership/${b.membership}`, ...joinedStreams(b)] }),
  apply: async (tx, act) => {
    await tx
      .updateTable('memberships')
      .set({ until_day: act.body.until, ended_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', act.body.membership)
      .execute();
    await cite(tx, act);
  },
});

/** The older row stays and points to the act that replaced it. */
async function supersede(
  tx: Tx,
  act: { place: string; id: string },
  table: 'organizations' | 'posts' | 'persons',
  id: string,
): Promise<void> {
  await tx
    .updateTable(table)
    .set({ superseded_by: act.id })
    .where('place_id', '=', act.place)
    .where('id', '=', id)
    .where('superseded_by', 'is', null)
    .execute();
}
