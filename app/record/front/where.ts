// Where a stream or an act is shown: its page and what it is called there, for many at once. Timelines, search, the takedown log and
// the desks all link through this. It never makes an address out of a covered text.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { type Route, routes } from '../../base/routes.ts';
import { eventAddress } from '../meetings/store.ts';

/** A page, and the words of the record that name it; `title` is null where they are covered. */
export type Where = {
  stream: string;
  kind: string;
  route: Route;
  params: Record<string, string | number>;
  title: string | null;
  lang: string;
  /** a number that belongs to its name: demand 6, statement 3 */
  number?: number;
  /** the larger thing it is part of: a demand's letter, a post's organization */
  within?: { title: string | null; lang: string };
};

type Found = Omit<Where, 'stream' | 'kind'> & { id: string };
type Finder = (tx: Tx, ids: string[]) => Promise<Found[]>;

type Part = { id: string; letter: number; slug: string; letter_title: string | null; letter_lang: string };
type DemandPart = Part & { number: number; heading: string | null };

const letterOf = (row: Part) => `${row.letter}-${row.slug}`;
const demandWhere = (row: DemandPart): Found => ({
  id: row.id,
  route: routes.demand,
  params: { letter: letterOf(row), demand: row.number },
  title: row.heading,
  lang: row.letter_lang,
  number: row.number,
  within: { title: row.letter_title, lang: row.letter_lang },
});

const demandColumns = sql`d.number, d.heading, l.number as letter, l.slug, l.title as letter_title, l.lang as letter_lang`;

/** How each kind of stream is found: one query, whatever the number. */
const finders: Record<string, Finder> = {
  letter: async (tx, ids) => {
    const { rows } = await sql<Part>`
      select id, number as letter, slug, title as letter_title, lang as letter_lang from letters
      where superseded_by is null and id = any(${ids}::uuid[])`.execute(tx);
    return rows.map((row) => ({
      id: row.id,
      route: routes.letter,
      params: { letter: letterOf(row) },
      title: row.letter_title,
      lang: row.letter_lang,
    }));
  },
  demand: async (tx, ids) => {
    const { rows } = await sql<DemandPart>`
      select d.id, ${demandColumns} from demands d
      join letters l on l.place_id = d.place_id and l.id = d.letter_id and l.superseded_by is null
      where d.superseded_by is null and d.id = any(${ids}::uuid[])`.execute(tx);
    return rows.map(demandWhere);
  },
  referral: async (tx, ids) => {
    const { rows } = await sql<DemandPart>`
      select r.id, ${demandColumns} from referrals r
      join demands d on d.place_id = r.place_id and d.id = r.demand_id and d.superseded_by is null
      join letters l on l.place_id = d.place_id and l.id = d.letter_id and l.superseded_by is null
      where r.id = any(${ids}::uuid[])`.execute(tx);
    return rows.map(demandWhere);
  },
  division: async (tx, ids) => {
    const { rows } = await sql<{ id: string; title: string | null; lang: string }>`
      select id, name as title, lang from divisions where superseded_by is null and id = any(${ids}::uuid[])`.execute(
      tx,
    );
    return rows.map((row) => ({ ...row, route: routes.division, params: { division: row.id } }));
  },
  budget: async (tx, ids) => {
    const { rows } = await sql<{ id: string; number: number; slug: string; title: string | null; lang: string }>`
      select id, number, slug, title, lang from budgets where id = any(${ids}::uuid[])`.execute(tx);
    return rows.map((row) => ({
      id: row.id,
      route: routes.budget,
      params: { budget: `${row.number}-${row.slug}` },
      title: row.title,
      lang: row.lang,
    }));
  },
  organization: named('organizations', routes.organization, 'organization'),
  person: named('persons', routes.person, 'person'),
  post: async (tx, ids) => {
    const { rows } =
      await sql<PostRow>`${postColumns} where p.superseded_by is null and p.id = any(${ids}::uuid[])`.execute(tx);
    return rows.map(postWhere);
  },
  membership: async (tx, ids) => {
    const { rows } = await sql<PostRow & { post_slug: string | null }>`
      select m.id, p.slug as post_slug, coalesce(p.slug, o.slug) as slug, coalesce(p.label, o.name) as title, coalesce(p.lang, o.lang) as lang,
        case when p.id is null then null else o.name end as of_title, o.lang as of_lang
      from memberships m
      left join posts p on p.place_id = m.place_id and p.id = m.post_id and p.superseded_by is null
      left join organizations o on o.place_id = m.place_id and o.id = m.organization_id and o.superseded_by is null
      where m.id = any(${ids}::uuid[])`.execute(tx);
    return rows.map((row) =>
      row.post_slug
        ? postWhere(row)
        : {
            id: row.id,
            route: routes.organization,
            params: { organization: row.slug },
            title: row.title,
            lang: row.lang,
          },
    );
  },
  power: async (tx, ids) => {
    const { rows } = await sql<{ id: string; title: string | null; lang: string }>`
      select distinct on (w.id) w.id, coalesce(p.label, o.name) as title, coalesce(p.lang, o.lang) as lang from powers w
      left join posts p on p.place_id = w.place_id and p.id = w.holder_post and p.superseded_by is null
      left join organizations o on o.place_id = w.place_id and o.id = w.holder_organization and o.superseded_by is null
      where w.id = any(${ids}::uuid[]) order by w.id, w.superseded_by nulls first`.execute(tx);
    return rows.map((row) => ({ ...row, route: routes.power, params: { power: row.id } }));
  },
  event: async (tx, ids) => {
    const { rows } = await sql<{ id: string; number: number; slug: string; title: string | null; lang: string }>`
      select id, number, slug, title, lang from events where superseded_by is null and id = any(${ids}::uuid[])`.execute(
      tx,
    );
    return rows.map((row) => ({
      id: row.id,
      route: routes.meeting,
      params: { meeting: eventAddress(row) },
      title: row.title,
      lang: row.lang,
    }));
  },
  series: async (tx, ids) => {
    const { rows } = await sql<{ id: string; number: number; slug: string; title: string | null; lang: string }>`
      select id, number, slug, title, lang from meeting_series
      where superseded_by is null and id = any(${ids}::uuid[])`.execute(tx);
    return rows.map((row) => ({
      id: row.id,
      route: routes.series,
      params: { series: eventAddress(row) },
      title: row.title,
      lang: row.lang,
    }));
  },
  statement: async (tx, ids) => {
    const { rows } = await sql<{ id: string; number: number; words: string | null; lang: string }>`
      select id, number, left(words, 160) as words, lang from statements
      where superseded_by is null and id = any(${ids}::uuid[])`.execute(tx);
    return rows.map((row) => ({
      id: row.id,
      route: routes.statement,
      params: { statement: row.number },
      title: shortened(row.words),
      lang: row.lang,
      number: row.number,
    }));
  },
  commitment: async (tx, ids) => {
    const { rows } = await sql<{ id: string; number: number; words: string | null; lang: string }>`
      select id, number, left(words, 160) as words, lang from commitments where id = any(${ids}::uuid[])`.execute(tx);
    return rows.map((row) => ({
      id: row.id,
      route: routes.commitment,
      params: { commitment: row.number },
      title: shortened(row.words),
      lang: row.lang,
      number: row.number,
    }));
  },
  // A period has no page of its own: all of them stand on one.
  period: async (tx, ids) => {
    const { rows } = await sql<{ id: string; title: string | null; lang: string }>`
      select id, coalesce(citation, '') as title, lang from periods where id = any(${ids}::uuid[])`.execute(tx);
    return rows.map((row) => ({ ...row, route: routes.periods, params: {} }));
  },
  source: async (tx, ids) => {
    const { rows } = await sql<{ id: string; title: string | null; lang: string }>`
      select id, title, lang from sources where superseded_by is null and id = any(${ids}::uuid[])`.execute(tx);
    return rows.map((row) => ({ ...row, route: routes.source, params: { source: row.id } }));
  },
};

function named(table: 'organizations' | 'persons', route: Route, param: string): Finder {
  return async (tx, ids) => {
    const { rows } = await sql<{ id: string; slug: string; name: string | null; lang: string }>`
      select id, slug, name, lang from ${sql.table(table)}
      where superseded_by is null and id = any(${ids}::uuid[])`.execute(tx);
    return rows.map((row) => ({ id: row.id, route, params: { [param]: row.slug }, title: row.name, lang: row.lang }));
  };
}

type PostRow = {
  id: string;
  slug: string;
  title: string | null;
  lang: string;
  of_title: string | null;
  of_lang: string | null;
};
const postColumns = sql`
  select p.id, p.slug, p.label as title, p.lang, o.name as of_title, o.lang as of_lang from posts p
  left join organizations o on o.place_id = p.place_id and o.id = p.organization_id and o.superseded_by is null`;
const postWhere = (row: PostRow): Found => ({
  id: row.id,
  route: routes.post,
  params: { post: row.slug },
  title: row.title,
  lang: row.lang,
  within: { title: row.of_title, lang: row.of_lang ?? row.lang },
});

/** The beginning of a text, cut between words. */
export function shortened(words: string | null, most = 100): string | null {
  if (words === null || words.length <= most) return words;
  const cut = words.slice(0, most).replace(/\s+\S*$/, '');
  return `${cut.trimEnd()} …`;
}

/**
 * Where each stream is shown, by stream. At most one query for each kind of stream. A stream without a page of its own
 * ('place', or one of a kind this version does not know) is not in the map.
 */
export async function whereOf(tx: Tx, streams: Iterable<string>): Promise<Map<string, Where>> {
  const wanted = new Map<string, string[]>();
  for (const stream of new Set(streams)) {
    const [kind, id] = stream.split('/') as [string, string | undefined];
    if (!id || !Object.hasOwn(finders, kind)) continue;
    const ids = wanted.get(kind);
    if (ids) ids.push(id);
    else wanted.set(kind, [id]);
  }
  const found = new Map<string, Where>();
  for (const [kind, ids] of wanted) {
    for (const { id, ...where } of await finders[kind]!(tx, ids)) {
      const stream = `${kind}/${id}`;
      found.set(stream, { stream, kind, ...where });
    }
  }
  return found;
}

/** Answers have a page of their own, finer than their referral's stream: where an act of answering is shown, by act id. */
export async function answersWhere(tx: Tx, acts: readonly string[]): Promise<Map<string, Where>> {
  if (acts.length === 0) return new Map();
  type AnswerRow = DemandPart & { act: string; holder: string; answer: number; referral: string };
  const { rows } = await sql<AnswerRow>`
    select a.act_id as act, a.act_id as id, a.number as answer, a.referral_id as referral, coalesce(p.slug, o.slug) as holder, ${demandColumns}
    from answers a
    join referrals r on r.place_id = a.place_id and r.id = a.referral_id
    join demands d on d.place_id = r.place_id and d.id = r.demand_id and d.superseded_by is null
    join letters l on l.place_id = d.place_id and l.id = d.letter_id and l.superseded_by is null
    left join posts p on p.place_id = r.place_id and p.id = r.holder_post and p.superseded_by is null
    left join organizations o on o.place_id = r.place_id and o.id = r.holder_organization and o.superseded_by is null
    where a.act_id = any(${[...acts]}::uuid[])`.execute(tx);
  return new Map(
    rows.map((row) => {
      const { id: _, ...where } = demandWhere(row);
      const params = { ...where.params, answer: `${row.holder}-${row.answer}` };
      return [row.act, { ...where, stream: `referral/${row.referral}`, kind: 'answer', route: routes.answer, params }];
    }),
  );
}
