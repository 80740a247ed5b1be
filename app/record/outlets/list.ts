// What a public list is: one description from which its CSV, JSON, Atom feed and pages of the read API all come.
// A list reads the public tables only, where covered words are null; it must never read words from an act.
import { type RawBuilder, sql } from 'kysely';
import type { TObject, TProperties, TSchema } from 'typebox';
import Type from 'typebox';
import type { Tx } from '../../base/database.ts';
import type { Route } from '../../base/routes.ts';
import type { View } from '../../web/view.ts';

/** A row as SQL gives it: the list's own fields, `id`, and columns beginning with _ that only the address and title need. */
// biome-ignore lint/suspicious/noExplicitAny: columns differ by list; a test holds every row against its list's schema
export type Row = Record<string, any>;

/** A row as it leaves the house. */
export type Item = { id: string; url: string } & Record<string, unknown>;

type Filter = { schema: TSchema; where: (value: string) => RawBuilder<unknown> };
type LateFilter = { schema: TSchema; keep: (row: Row, value: string) => boolean };

export type List = {
  /** in addresses: 'letters' stands at /letters.csv and /api/letters */
  name: string;
  /** the list's own fields, in the order a table shows them */
  fields: TProperties;
  columns: RawBuilder<unknown>;
  /** tables with their joins; the first is called `x` */
  from: RawBuilder<unknown>;
  where?: RawBuilder<unknown>;
  /** what rows are ordered and paged by: unique, indexed after place_id. By default the act, so that what changed comes last. */
  key?: { column: string; type: 'uuid' | 'bigint' };
  /** column of the id, by default x.id */
  id?: string;
  /** column of the act a row rests on, by default x.act_id */
  act?: string;
  /** column of a readable name one may ask for instead of the id: a slug, a number */
  named?: string;
  filters?: Record<string, Filter>;
  /** filters over what `finish` computes */
  late?: Record<string, LateFilter>;
  /** computes fields for many rows at once */
  finish?: (tx: Tx, rows: Row[], view: View) => Promise<void>;
  href: (row: Row, view: View) => string;
  /** null where the words that name it are covered */
  title: (row: Row, view: View) => string | null;
  /** fields whose words are the body of a feed's entry */
  words?: string[];
  /** the page it stands beside */
  page: Route;
};

const lists = new Map<string, List>();

/** Describes a list and enters it in the register of lists: its outlets, its API and its documentation follow by themselves. */
export function defineList(list: List): List {
  if (lists.has(list.name)) throw new TypeError(`two lists are called ${list.name}`);
  lists.set(list.name, list);
  return list;
}

export const allLists = (): List[] => [...lists.values()];
export const listCalled = (name: string): List | undefined => lists.get(name);

/** A value, or null: it was not said, or is covered; `covered` tells which. */
export const maybe = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
export const words = () => Type.String();
export const maybeWords = () => maybe(Type.String());
/** A day as far as it is known. */
export const day = () => Type.String({ description: 'YYYY, YYYY-MM, YYYY-MM-DD, ../DAY or DAY/.. (ISO 8601-2)' });
export const uuid = () => Type.String({ format: 'uuid' });
export const oneOf = (...values: string[]) => Type.Enum(values);

/** What every row has besides its list's own fields. */
const always = {
  act: uuid(),
  recorded: Type.String({ format: 'date-time' }),
  by: Type.String(),
  sources: Type.Array(uuid()),
  covered: Type.Array(Type.String()),
};

/** The schema of a row: what the documentation says and what a test holds every row against. */
export const schemaOf = (list: List): TObject =>
  Type.Object(
    { id: uuid(), url: Type.String({ format: 'uri' }), ...list.fields, ...always },
    { additionalProperties: false },
  );

export const fieldsOf = (list: List): string[] => ['id', 'url', ...Object.keys(list.fields), ...Object.keys(always)];

/** The names and conditions under which rows name their holder: a post or an organization. */
export const holderFields = {
  holder_kind: maybe(oneOf('post', 'organization')),
  holder: maybeWords(),
  holder_name: maybeWords(),
};
export const holderColumns = sql`
  case when hp.id is not null then 'post' when ho.id is not null then 'organization' end as holder_kind,
  coalesce(hp.slug, ho.slug) as holder, coalesce(hp.label, ho.name) as holder_name`;
export const holderJoins = (of: string) => sql`
  left join posts hp on hp.place_id = x.place_id and hp.id = ${sql.ref(`${of}.holder_post`)} and hp.superseded_by is null
  left join organizations ho on ho.place_id = x.place_id and ho.id = ${sql.ref(`${of}.holder_organization`)} and ho.superseded_by is null`;
export const byHolder: Filter = {
  schema: Type.String({ maxLength: 140 }),
  where: (slug) => sql`(hp.slug = ${slug} or ho.slug = ${slug})`,
};

export const letterColumns = sql`l.number as letter, l.slug as _letter_slug`;
export const letterAddress = (row: Row): string => `${row.letter}-${row._letter_slug}`;
export const byLetter: Filter = {
  schema: Type.String({ pattern: '^[1-9]\\d{0,8}$' }),
  where: (number) => sql`l.number = ${Number(number)}`,
};

/** The meeting a row belongs to, and the names it needs for its address. */
export const meetingColumns = sql`e.number as meeting, e.slug as _meeting_slug, e.title as _meeting_title`;
export const meetingJoin = sql`join events e on e.place_id = x.place_id and e.id = x.event_id and e.superseded_by is null`;
export const byMeeting: Filter = { ...byLetter, where: (number) => sql`e.number = ${Number(number)}` };

/** A post or an organization on one side of what was said or sent, as the end of its page's address: 'posts/mayor'. */
export const party = (side: string, name: string) => sql`
  (select coalesce((select 'posts/' || p.slug from posts p where p.place_id = x.place_id and p.id = ${sql.ref(`x.${side}_post`)} and p.superseded_by is null),
    (select 'organizations/' || o.slug from organizations o where o.place_id = x.place_id and o.id = ${sql.ref(`x.${side}_organization`)}
      and o.superseded_by is null))) as ${sql.ref(name)}`;

/** A filter on a column of codes. */
export const byCode = (column: string, ...codes: string[]): Filter => ({
  schema: oneOf(...codes),
  where: (code) => sql`${sql.ref(column)} = ${code}`,
});
