// What identity may know of the record: which memberships and organizations can be verified, and how each can be reached.
// It tells only what is public; whether someone is verified is identity's to say.
import { isId } from '../../base/ids.ts';
import type { SubjectDirectory } from '../../identity/viewer.ts';
import { mayActOn, within } from './interval.ts';
import {
  allOrganizations,
  allPosts,
  membershipsByIds,
  membershipsOfPosts,
  organizationsByIds,
  personsByIds,
  postsByIds,
} from './store.ts';

export const subjectDirectory: SubjectDirectory = {
  async memberships(tx, ids) {
    const rows = (await membershipsByIds(tx, ids)).flatMap((row) =>
      row.post_id ? [{ ...row, post: row.post_id }] : [],
    );
    if (rows.length === 0) return new Map();
    const of = <T>(one: (row: (typeof rows)[number]) => T | null) => [
      ...new Set(rows.flatMap((row) => one(row) ?? [])),
    ];
    const posts = await postsByIds(
      tx,
      of((row) => row.post),
    );
    const organizations = await organizationsByIds(
      tx,
      of((row) => row.organization_id),
    );
    const persons = await personsByIds(
      tx,
      of((row) => row.person_id),
    );
    return new Map(
      rows.map((row) => {
        const post = posts.get(row.post);
        const organization = organizations.get(row.organization_id);
        const person = row.person_id ? persons.get(row.person_id) : undefined;
        const address = mailIn(post?.contact) ?? mailIn(organization?.contact);
        const domain = post?.domain ?? organization?.domain;
        const facts = {
          post: row.post,
          title: post?.label ?? '█',
          ...(person?.name ? { person: person.name } : {}),
          ...(row.from_day ? { from: row.from_day } : {}),
          ...(row.until_day ? { until: row.until_day } : {}),
          ...(row.ended_by ? { ended: true } : {}),
          ...(address ? { publishedAddress: address } : {}),
          ...(domain ? { domain } : {}),
        };
        return [row.id, facts];
      }),
    );
  },

  async organizations(tx, ids) {
    const found = await organizationsByIds(tx, ids.filter(isId));
    return new Map(
      [...found].map(([id, one]) => {
        const address = mailIn(one.contact);
        const facts = {
          name: one.name ?? '█',
          ...(address ? { publishedAddress: address } : {}),
          ...(one.domain ? { domain: one.domain } : {}),
        };
        return [id, facts];
      }),
    );
  },

  async choices(tx, today) {
    const organizations = await allOrganizations(tx);
    const names = new Map(organizations.map((each) => [each.id, each.name ?? '█']));
    const posts = new Map((await allPosts(tx)).map((post) => [post.id, post]));
    const memberships = (await membershipsOfPosts(tx, [...posts.keys()])).filter((held) =>
      held.ended_by ? mayActOn({ ...held, ended: true }, today) : within(held, today) !== 'no',
    );
    const label = (held: (typeof memberships)[number]) => {
      const post = posts.get(held.post_id!);
      const who = held.person ? `${held.person.name ?? '█'}: ` : '';
      return `${who}${post?.label ?? '█'}, ${names.get(held.organization_id) ?? '█'}`;
    };
    return {
      memberships: memberships.map((held) => ({ id: held.id, label: label(held) })),
      organizations: organizations.map(({ id, name }) => ({ id, label: name ?? '█' })),
    };
  },
};

/** The e-mail address in a published contact, where there is exactly one. */
export function mailIn(contact: string | null | undefined): string | undefined {
  const found = contact?.match(/[^\s@<>()[\]",:;\\]+@[^\s@<>()[\]",:;\\]+\.[^\s@<>()[\]",:;\\.]+/g);
  return found?.length === 1 ? found[0] : undefined;
}
