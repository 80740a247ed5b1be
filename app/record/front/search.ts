// The search over every public text. What people type is taken as words, "phrases" and -exclusions; nothing they type is an error.
// It reads the texts as they are shown: a covered one is not there to be found.
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../base/database.ts';

/** One thing that was found: its stream, and the words around what matched. */
export type Hit = { stream: string; act: string; kind: string; lang: string; pieces: string; more: number };

/** Marks around the words that matched; no text can hold them, since they are not characters. */
export const HIT = { start: '\ufdd0', end: '\ufdd1' } as const;

export type Sought = {
  words: string;
  /** kinds of stream, joined by commas */
  kind?: string | undefined;
  /** the readable name of an office or organization */
  holder?: string | undefined;
  /** a verdict, or 'unanswered' */
  state?: string | undefined;
  limit: number;
  offset: number;
};

/** Words that are in more texts than this find this many of them: nobody reads on, and ranking all would take a second. */
export const MOST_RANKED = 1000;

const APART = ' … ';

/** @returns things, the best first, each once; how many there are in all; and whether there are more than were ranked */
export async function search(tx: Tx, asked: Sought): Promise<{ hits: Hit[]; total: number; capped: boolean }> {
  const most = asked.state ? 5 * MOST_RANKED : MOST_RANKED;
  const streams = asked.holder ? await streamsOf(tx, asked.holder) : null;
  if (streams?.length === 0) return { hits: [], total: 0, capped: false };
  const options = `StartSel=${HIT.start}, StopSel=${HIT.end}, MaxFragments=2, MaxWords=24, MinWords=8, FragmentDelimiter="${APART}"`;
  const { rows } = await sql<Hit & { total: number; matched: number; shown: string }>`
    with asked as materialized (
      select websearch_to_tsquery('english', base.plain_letters(${asked.words})) as en,
        websearch_to_tsquery('spanish', base.plain_letters(${asked.words})) as es
    ), matching as materialized (
      select m.* from asked, base.search_texts(en, es, ${asked.kind?.split(',') ?? null}::text[], ${streams}::text[], ${most}) m
    ), things as (
      select distinct on (stream) stream, act_id, field, rank, count(*) over (partition by stream) - 1 as more
      from matching ${asked.state ? inState(asked.state) : sql``} order by stream, rank desc, act_id desc
    ), page as (
      select *, count(*) over () as total from things order by rank desc, act_id desc limit ${asked.limit} offset ${asked.offset}
    )
    select p.stream, p.act_id as act, t.kind, t.lang, p.more::int as more, p.total::int as total, (select count(*)::int from matching) as matched,
      left(t.shown, 20000) as shown,
      ts_headline(case when t.lang = 'es' or t.lang like 'es-%' then 'spanish' else 'english' end::regconfig, base.plain_letters(left(t.shown, 20000)),
        case when t.lang = 'es' or t.lang like 'es-%' then es else en end, ${options}) as pieces
    from page p join texts t on t.act_id = p.act_id and t.field = p.field, asked order by p.rank desc, p.act_id desc`.execute(
    tx,
  );
  const hits = rows.map(({ total: _, matched: __, shown, ...hit }) => ({
    ...hit,
    pieces: asWritten(hit.pieces, shown),
  }));
  return { hits, total: rows[0]?.total ?? 0, capped: (rows[0]?.matched ?? 0) >= most };
}

/** Everything that stands under a holder: what it is, was asked and answered. */
async function streamsOf(tx: Tx, slug: string): Promise<string[]> {
  const { rows } = await sql<{ stream: string }>`
    with holder as materialized (
      select id, 'post/' || id as stream from posts where slug = ${slug} and superseded_by is null
      union all select id, 'organization/' || id from organizations where slug = ${slug} and superseded_by is null
    ), asked as (
      select r.id, r.demand_id from referrals r join holder h on r.holder_post = h.id
      union all select r.id, r.demand_id from referrals r join holder h on r.holder_organization = h.id
    )
    select stream from holder union all select 'referral/' || id from asked union all select 'demand/' || demand_id from asked
    union all select 'statement/' || s.id from statements s join holder h on h.id = coalesce(s.speaker_post, s.speaker_organization)
    union all select 'power/' || w.id from powers w join holder h on h.id = coalesce(w.holder_post, w.holder_organization)`.execute(
    tx,
  );
  return rows.map((row) => row.stream);
}

/**
 * Demands and answers by where they stand: a verdict that counts now, or not answered yet. Each is looked up by its own key: without
 * "offset 0" PostgreSQL reads all referrals and answers of the place into a table first, twice.
 */
const inState = (state: string) => {
  const id = sql`split_part(stream, '/', 2)::uuid`;
  const counts = (referral: RawBuilder<unknown>) =>
    sql`from answers a where a.referral_id = ${referral} and a.superseded_by is null`;
  const stands =
    state === 'unanswered'
      ? (referral: RawBuilder<unknown>) => sql`not exists (select ${counts(referral)} offset 0)`
      : (referral: RawBuilder<unknown>) => sql`exists (select ${counts(referral)} and a.verdict = ${state} offset 0)`;
  return sql`where case split_part(stream, '/', 1)
    when 'referral' then ${stands(id)}
    when 'demand' then exists (select from referrals r where r.demand_id = ${id} and ${stands(sql.ref('r.id'))} offset 0) end`;
};

const accented = 'áéíóúüàèìòùâêîôûäëïöçÁÉÍÓÚÜÀÈÌÒÙÂÊÎÔÛÄËÏÖÇ';
const bare = 'aeiouuaeiouaeiouaeiocAEIOUUAEIOUAEIOUAEIOC';
const bareOf = new Map([...accented].map((letter, i) => [letter, bare[i]!]));

/** As base.plain_letters: one letter for one letter. */
const plainLetters = (text: string): string => text.replace(/[^\p{ASCII}]/gu, (letter) => bareOf.get(letter) ?? letter);

/** Pieces of a text were found without its accents; this gives them as they are written. */
function asWritten(pieces: string, shown: string): string {
  const plain = plainLetters(shown);
  let from = 0;
  return pieces
    .split(APART)
    .map((piece) => {
      const at = plain.indexOf(piece.replaceAll(HIT.start, '').replaceAll(HIT.end, ''), from);
      if (at < 0) return piece;
      let place = at;
      const written = piece.replace(/[^\ufdd0\ufdd1]+/g, (part) => {
        place += part.length;
        return shown.slice(place - part.length, place);
      });
      from = place;
      return written;
    })
    .join(APART);
}
