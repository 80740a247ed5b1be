// A holder: whoever a demand can be put to, or a power can be held by. A post or an organization, never a person:
// persons pass, and what was asked of the office stays with it.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { type Route, routes } from '../../base/routes.ts';

export type Holder = { post: string } | { organization: string };

/** 'post:<id>' or 'organization:<id>': the key of the maps below, and the value of a form's option. */
export const holderKey = (holder: Holder): string =>
  'post' in holder ? `post:${holder.post}` : `organization:${holder.organization}`;

/** The holder a key names, or undefined for anything else: what comes from a form is read with this. */
export function parseHolder(text: unknown): Holder | undefined {
  if (typeof text !== 'string') return undefined;
  const [kind, id, ...more] = text.split(':');
  if (more.length > 0 || !isId(id)) return undefined;
  if (kind === 'post') return { post: id };
  return kind === 'organization' ? { organization: id } : undefined;
}

/** The holder's stream, to be touched by acts about it. */
export const holderStream = (holder: Holder): string =>
  'post' in holder ? `post/${holder.post}` : `organization/${holder.organization}`;

/** The two columns of every table that names a holder. */
export type HolderColumns = { holder_post: string | null; holder_organization: string | null };

export const holderColumns = (holder: Holder): HolderColumns =>
  'post' in holder
    ? { holder_post: holder.post, holder_organization: null }
    : { holder_post: null, holder_organization: holder.organization };

/** The holder two columns name, or undefined when both are empty. */
export function holderAt(post: string | null, organization: string | null): Holder | undefined {
  if (post) return { post };
  return organization ? { organization } : undefined;
}

/** The names of a holder as pages say them. `name` is null where it is covered; `of` is a post's organization. */
export type HolderName = {
  key: string;
  kind: 'post' | 'organization';
  id: string;
  slug: string;
  name: string | null;
  lang: string;
  of: { id: string; slug: string; name: string | null; lang: string } | null;
};

/** Names of many holders in one query, by `holderKey`. Unknown ones are not in the map. */
export const holderNames = async (tx: Tx, holders: readonly Holder[]): Promise<Map<string, HolderName>> =>
  holders.length === 0 ? new Map() : namesIn((await holderRows(holders).execute(tx)).rows);

type HolderRow = {
  kind: 'post' | 'organization';
  id: string;
  slug: string;
  name: string | null;
  lang: string;
  of_id: string | null;
  of_slug: string | null;
  of_name: string | null;
  of_lang: string | null;
};

export function holderRows(holders: readonly Holder[]) {
  const posts = [...new Set(holders.flatMap((h) => ('post' in h ? [h.post] : [])))];
  const organizations = [...new Set(holders.flatMap((h) => ('organization' in h ? [h.organization] : [])))];
  return sql<HolderRow>`
    select 'post' as kind, p.id, p.slug, p.label as name, p.lang, o.id as of_id, o.slug as of_slug, o.name as of_name, o.lang as of_lang
    from posts p left join organizations o on o.place_id = p.place_id and o.id = p.organization_id and o.superseded_by is null
    where p.superseded_by is null and p.id = any(${posts}::uuid[])
    union all
    select 'organization', id, slug, name, lang, null, null, null, null
    from organizations where superseded_by is null and id = any(${organizations}::uuid[])`;
}

export function namesIn(rows: readonly HolderRow[]): Map<string, HolderName> {
  return new Map(
    rows.map((row) => {
      const key = `${row.kind}:${row.id}`;
      const of = row.of_id && {
        id: row.of_id,
        slug: row.of_slug ?? '',
        name: row.of_name,
        lang: row.of_lang ?? row.lang,
      };
      return [key, { key, kind: row.kind, id: row.id, slug: row.slug, name: row.name, lang: row.lang, of: of || null }];
    }),
  );
}

/** Where a holder's page is. */
export const holderRoute = (
  name: Pick<HolderName, 'kind' | 'slug'>,
): { route: Route; params: Record<string, string> } =>
  name.kind === 'post'
    ? { route: routes.post, params: { post: name.slug } }
    : { route: routes.organization, params: { organization: name.slug } };
