// What identity may know of the record: which memberships and organizations can be verified, and how each can be reached.
// It tells only what is public; whether someone is verified is identity's to say.
import type { SubjectDirectory } from '../../identity/viewer.ts';
import { mayActOn, within } from './interval.ts';
import {
  allOrganizations,
  allPosts,
  findOrganization,
  membershipById,
  membershipsOfPosts,
  organizationsByIds,
  personsByIds,
  postsByIds,
} from './store.ts';

export const subjectDirectory: SubjectDirectory = {
  async membership(tx, id) {
    const row = await membershipById(tx, id);
    if (!row?.post_id) return undefined;
    const post = (await postsByIds(tx, [row.post_id])).get(row.post_id);
    const organization = (await organizationsByIds(tx, [row.organization_id])).get(row.organization_id);
    const person = row.person_id ? (await personsByIds(tx, [row.person_id])).get(row.person_id) : undefined;
    const address = mailIn(post?.contact) ?? mailIn(organization?.contact);
    const domain = post?.domain ?? organization?.domain;
    return {
      post: row.post_id,
      title: post?.label ?? '█',
      ...(person?.name ? { person: person.name } : {}),
      ...(row.from_day ? { from: row.from_day } : {}),
      ...(row.until_day ? { until: row.until_day } : {}),
      ...(row.ended_by ? { ended: true } : {}),
      ...(address ? { publishedAddress: address } : {}),
      ...(domain ? { domain } : {}),
    };
  },

  async organization(tx, id) {
    const found = await findOrganization(tx, id);
    if (!found || found.id !== id) return undefined;
    const address = mailIn(found.contact);
    return {
      name: found.name ?? '█',
      ...(address ? { publishedAddress: address } : {}),
      ...(found.domain ? { domain: found.domain } : {}),
    };
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
