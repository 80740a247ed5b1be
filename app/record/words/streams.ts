// Names and addresses of streams, many at once: what a statement is about, what rests on a source.
// A stream that has no page of its own is only named by its kind.
import { type SqlBool, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { type Route, routes } from '../../base/routes.ts';

export type Named = { name: string | null; lang: string; route?: Route; params: Record<string, string | number> };

type Row = { kind: string; id: string; name: string | null; lang: string; one: string; two: string | null };

/** By stream. One query, whatever their number and kinds; unknown streams are not in the map. */
export async function nameStreams(tx: Tx, streams: readonly string[]): Promise<Map<string, Named>> {
  const all = [...new Set(streams)].map((stream) => stream.split('/') as [string, string]);
  if (all.length === 0) return new Map();
  const ids = all.map(([, id]) => id).filter((id) => id !== undefined);
  const own = (alias: string) => sql<SqlBool>`${sql.ref(`${alias}.id`)} = any(${ids}::uuid[])`;
  const { rows } = await sql<Row>`
    select 'letter' as kind, l.id, l.title as name, l.lang, l.number || '-' || l.slug as one, null as two
      from letters l where l.superseded_by is null and ${own('l')}
    union all select 'demand', d.id, d.heading, l.lang, l.number || '-' || l.slug, d.number::text
      from demands d join letters l on l.place_id = d.place_id and l.id = d.letter_id and l.superseded_by is null
      where d.superseded_by is null and ${own('d')}
    union all select 'referral', r.id, d.heading, l.lang, l.number || '-' || l.slug, d.number::text
      from referrals r join demands d on d.place_id = r.place_id and d.id = r.demand_id and d.superseded_by is null
      join letters l on l.place_id = r.place_id and l.id = r.letter_id and l.superseded_by is null where ${own('r')}
    union all select 'event', e.id, e.title, e.lang, e.number || '-' || e.slug, null
      from events e where e.superseded_by is null and ${own('e')}
    union all select 'series', x.id, x.title, x.lang, x.number || '-' || x.slug, null
      from meeting_series x where x.superseded_by is null and ${own('x')}
    union all select 'organization', o.id, o.name, o.lang, o.slug, null from organizations o where o.superseded_by is null and ${own('o')}
    union all select 'post', p.id, p.label, p.lang, p.slug, null from posts p where p.superseded_by is null and ${own('p')}
    union all select 'person', n.id, n.name, n.lang, n.slug, null from persons n where n.superseded_by is null and ${own('n')}
    union all select 'membership', m.id, p.label, p.lang, p.slug, null
      from memberships m join posts p on p.place_id = m.place_id and p.id = m.post_id and p.superseded_by is null where ${own('m')}
    union all select 'power', w.id, w.object, w.lang, w.id::text, null from powers w where ${own('w')}
    union all select 'statement', s.id, left(s.words, 80), s.lang, s.number::text, null
      from statements s where s.superseded_by is null and ${own('s')}
    union all select 'commitment', k.id, left(k.words, 80), k.lang, k.number::text, null from commitments k where ${own('k')}
    union all select 'period', i.id, i.citation, i.lang, i.id::text, null from periods i where ${own('i')}
    union all select 'source', c.id, c.title, c.lang, c.id::text, null
      from sources c where c.superseded_by is null and ${own('c')}`.execute(tx);
  return new Map(rows.map((row) => [`${row.kind}/${row.id}`, named(row)]));
}

const wayTo: Record<string, { route: Route; params: (row: Row) => Record<string, string> }> = {
  letter: { route: routes.letter, params: (row) => ({ letter: row.one }) },
  demand: { route: routes.demand, params: (row) => ({ letter: row.one, demand: row.two ?? '' }) },
  referral: { route: routes.demand, params: (row) => ({ letter: row.one, demand: row.two ?? '' }) },
  event: { route: routes.meeting, params: (row) => ({ meeting: row.one }) },
  series: { route: routes.series, params: (row) => ({ series: row.one }) },
  organization: { route: routes.organization, params: (row) => ({ organization: row.one }) },
  post: { route: routes.post, params: (row) => ({ post: row.one }) },
  membership: { route: routes.post, params: (row) => ({ post: row.one }) },
  person: { route: routes.person, params: (row) => ({ person: row.one }) },
  power: { route: routes.power, params: (row) => ({ power: row.one }) },
  statement: { route: routes.statement, params: (row) => ({ statement: row.one }) },
  commitment: { route: routes.commitment, params: (row) => ({ commitment: row.one }) },
  period: { route: routes.periods, params: () => ({}) },
  source: { route: routes.source, params: (row) => ({ source: row.one }) },
};

function named(row: Row): Named {
  const way = wayTo[row.kind];
  return { name: row.name, lang: row.lang, ...(way ? { route: way.route, params: way.params(row) } : { params: {} }) };
}
