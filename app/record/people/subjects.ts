// What identity may know of the record: who a membership or an organization is, and where it can be reached by its own publication.
import type { SubjectDirectory } from '../../identity/viewer.ts';
import { allOrganizations, allPosts, findOrganization, findPost, holdersOn, membershipById, personsByIds } from './store.ts';

export const subjectDirectory: SubjectDirectory = {
  async membership(tx, id) {
    const held = await membershipById(tx, id);
    const post = held?.post_id ? await findPost(tx, held.post_id) : undefined;
    if (!held || !post) return undefined;
    const person = held.person_id ? (await personsByIds(tx, [held.person_id])).get(held.person_id) : undefined;
    return {
      post: post.id,
      title: post.label ?? '',
      ...(person?.name ? { person: person.name } : {}),
      ...(held.from_day ? { from: held.from_day } : {}),
      ...(held.until_day ? { until: held.until_day } : {}),
      ...(post.contact ? { publishedAddress: post.contact } : {}),
      ...(post.domain ? { domain: post.domain } : {}),
    };
  },

  async organization(tx, id) {
    const found = await findOrganization(tx, id);
    if (!found) return undefined;
    return {
      name: found.name ?? '',
      ...(found.contact ? { publishedAddress: found.contact } : {}),
      ...(found.domain ? { domain: found.domain } : {}),
    };
  },

  async choices(tx, today) {
    const posts = await allPosts(tx);
    const holders = await holdersOn(tx, posts.map((post) => post.id), today);
    const memberships = posts.flatMap((post) =>
      (holders.get(post.id) ?? []).map((held) => ({
        id: held.id,
        label: [post.label ?? '', held.person?.name].filter(Boolean).join(' · '),
      })),
    );
    const organizations = (await allOrganizations(tx)).map((each) => ({ id: each.id, label: each.name ?? '' }));
    return { memberships, organizations };
  },
};
