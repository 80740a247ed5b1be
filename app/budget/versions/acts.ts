// The acts of budgets: one is begun, a version of it is recorded whole, a certificate is accepted. `apply` takes the packed lines apart
// inside the database and adds nothing to them.
import { type RawBuilder, sql } from 'kysely';
import Type, { type Static } from 'typebox';
import { type Applied, Day, Digest, defineAct, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import type { Tx } from '../../base/database.ts';
import { type Block, blocksOf, lists } from './line-blocks.ts';
import { countedIn, MOST_LINES, MOST_SIGNS } from './packed.ts';
import './tables.ts';
import { measures, sides, states } from './words.ts';

const Cents = Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER });
const Year = Text(40);
const source = {
  source_title: Text(300),
  source_publisher: Type.Optional(Text(200)),
  source_url: Type.Optional(Text(2000)),
  note: Type.Optional(Text(3000)),
};

/** A budget enters the record: whose it is and in what money. Its number is taken once its place is locked. */
export const budgetBegun = defineAct({
  kind: 'budget.begun/1',
  body: Type.Object({
    budget: Id,
    number: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    title: Text(200),
    body: Type.Optional(Text(200)),
    currency: Type.String({ pattern: '^[A-Z]{3}$' }), // ISO 4217
    lang: Lang,
  }),
  codes: ['currency'],
  streams: (b) => ({ touches: [], opens: [{ stream: `budget/${b.budget}`, under: 'place' }] }),
  texts: { title: 'budgets.title', body: 'budgets.body' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { budget, number, title, body, currency, lang } = act.body;
    await tx
      .insertInto('budgets')
      .values({ place_id: act.place, act_id: act.id, id: budget, number, title, body: body ?? null, currency, lang })
      .execute();
  },
});

const VersionBody = Type.Object({
  budget: Id,
  version: Id,
  number: Type.Integer({ minimum: 1, maximum: 100_000 }),
  label: Text(200),
  state: OneOf(...states),
  day: Type.Optional(Day),
  /** the version it amends or replaces */
  supersedes: Type.Optional(Id),
  ...source,
  file_name: Type.Optional(Text(255)),
  file_digest: Type.Optional(Digest),
  /** how the file's columns were read, so that anyone can read it again: importing/mapping.ts as a text of JSON; at first it was no text */
  mapping: Type.Optional(Type.Unknown()),
  years: Type.Array(Year, { minItems: 1, maxItems: 200 }),
  codes: Type.String({ maxLength: MOST_SIGNS }),
  names: Type.String({ maxLength: MOST_SIGNS }),
  lines: Type.String({ minLength: 1, maxLength: MOST_LINES * 120 }),
  lang: Lang,
});
export type VersionBody = Static<typeof VersionBody>;

/** A version of a budget as it was submitted, adopted or amended, or what came of it: all its lines, packed (packed.ts). */
export const versionRecorded = defineAct({
  kind: 'budget.version-recorded/1',
  body: VersionBody,
  codes: ['state'],
  streams: (b) => ({ touches: [`budget/${b.budget}`] }),
  texts: {
    label: 'budget_versions.label',
    source_title: 'budget_versions.source_title',
    source_publisher: 'budget_versions.source_publisher',
    source_url: 'budget_versions.source_url',
    note: 'budget_versions.note',
    file_name: 'budget_versions.file_name',
    names: 'budget_versions.names',
    // It says words of the file: what its columns are called, and rows that were left out.
    mapping: 'budget_versions.mapping',
  },
  lists: { names: nameValues, mapping: nothingToRemake },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    await insertLines(tx, act);
    const { body } = act;
    await tx
      .insertInto('budget_versions')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: body.version,
        budget_id: body.budget,
        number: body.number,
        label: body.label,
        state: body.state,
        on_day: body.day ?? null,
        supersedes: body.supersedes ?? null,
        source_title: body.source_title,
        source_publisher: body.source_publisher ?? null,
        source_url: body.source_url ?? null,
        note: body.note ?? null,
        file_name: body.file_name ?? null,
        file_digest: body.file_digest ?? null,
        mapping: mappingText(body.mapping),
        names: body.names,
        ...countedIn(body.lines),
        lang: body.lang,
      })
      .execute();
    await insertValues(tx, act);
  },
});

/** As the database writes JSON: so the text of an early act is the same here, in the log and among what moderation finds. */
function mappingText(mapping: unknown): string | RawBuilder<string> | null {
  if (mapping === undefined || mapping === null) return null;
  return typeof mapping === 'string' ? mapping : sql<string>`${JSON.stringify(mapping)}::jsonb::text`;
}

/** No rows are made of this text: it is a list only in that it is no prose for the search. */
async function nothingToRemake(): Promise<void> {}

/** Lines of one side, measure, year, fund and department share rows of the table. Refused where a number is none. */
async function insertLines(tx: Tx, act: Applied<VersionBody>): Promise<void> {
  const { version, lines, years } = act.body;
  const blocks = blocksOf(lines, years);
  const of = (column: keyof Block) => blocks.map((block) => block[column]);
  // As texts of arrays: an array of arrays would have to be of one length.
  const listsOf = (column: (typeof lists)[number]) => blocks.map((block) => `{${block[column]}}`);
  await sql`
    insert into budget_line_blocks (place_id, version_id, first, side, measure, year, fund, department, restricted, recurring, numbers,
      divisions, accounts, categories, cents, rows)
    select ${act.place}::uuid, ${version}::uuid, first, side, measure, year, fund, department, restricted, recurring, numbers::int[],
      divisions::int[], accounts::int[], categories::int[], cents::bigint[], rows::int[]
    from unnest(${of('first')}::int[], ${of('side')}::text[], ${of('measure')}::text[], ${of('year')}::text[], ${of('fund')}::int[],
      ${of('department')}::int[], ${of('restricted')}::boolean[], ${of('recurring')}::boolean[],
      ${sql.join(lists.map((column) => sql`${listsOf(column)}::text[]`))})
      as b(first, side, measure, year, fund, department, restricted, recurring, ${sql.raw(lists.join())})`.execute(tx);
}

/** What lines are about. Where the names are erased the codes stay, and with them every sum. */
async function insertValues(tx: Tx, act: Applied<VersionBody>): Promise<void> {
  const { version, codes, names } = act.body;
  if (codes === '') return;
  await sql`
    insert into budget_values (place_id, version_id, n, dimension, code, name)
    select ${act.place}::uuid, ${version}::uuid, c.at - 1, split_part(c.line, E'\t', 1), split_part(c.line, E'\t', 2), m.name
    from string_to_table(${codes}, E'\n') with ordinality as c(line, at)
    left join string_to_table(${names}::text, E'\n') with ordinality as m(name, at) on m.at = c.at`.execute(tx);
}

/**
 * Gives what lines are about the names that stand: a covered one is blackened there too, or gone. Every row is there, so each insertion
 * finds its row by the key; a join would be planned without statistics, and take minutes for some ten thousand names.
 */
async function nameValues(tx: Tx, { place, act }: { place: string; act: string }): Promise<void> {
  const version = sql`(select id from budget_versions where place_id = ${place} and act_id = ${act})`;
  await sql`update budget_values set name = null where place_id = ${place} and version_id = ${version}
    and exists (select from budget_versions where place_id = ${place} and act_id = ${act} and names is null)`.execute(
    tx,
  );
  await sql`
    insert into budget_values (place_id, version_id, n, dimension, code, name)
    select v.place_id, v.id, m.at - 1, 'fund', '', m.name
    from budget_versions v, string_to_table(v.names, E'\n') with ordinality as m(name, at)
    where v.place_id = ${place} and v.act_id = ${act}
    on conflict (place_id, version_id, n) do update set name = excluded.name`.execute(tx);
}

/** Somebody held a total of ours against the official one: the difference is kept, whatever it is. */
export const certificateAccepted = defineAct({
  kind: 'budget.certificate-accepted/1',
  body: Type.Object({
    budget: Id,
    certificate: Id,
    version: Id,
    fund: Type.String({ maxLength: 300 }),
    year: Year,
    side: OneOf(...sides),
    measure: OneOf(...measures),
    ours: Cents,
    official: Cents,
    ...source,
    lang: Lang,
  }),
  codes: ['side', 'measure'],
  streams: (b) => ({ touches: [`budget/${b.budget}`] }),
  texts: {
    // Its code, or its name where it has none: then it is covered here as it is in the version.
    fund: 'budget_certificates.fund',
    source_title: 'budget_certificates.source_title',
    source_publisher: 'budget_certificates.source_publisher',
    source_url: 'budget_certificates.source_url',
    note: 'budget_certificates.note',
  },
  lists: { fund: nothingToRemake },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { body } = act;
    const about = {
      version_id: body.version,
      fund: body.fund,
      year: body.year,
      side: body.side,
      measure: body.measure,
    };
    let earlier = tx
      .updateTable('budget_certificates')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('superseded_by', 'is', null);
    for (const [column, value] of Object.entries(about)) earlier = earlier.where(column as 'fund', '=', value);
    await earlier.execute();
    await tx
      .insertInto('budget_certificates')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: body.certificate,
        budget_id: body.budget,
        ...about,
        ours: String(body.ours),
        official: String(body.official),
        difference: String(body.ours - body.official),
        source_title: body.source_title,
        source_publisher: body.source_publisher ?? null,
        source_url: body.source_url ?? null,
        note: body.note ?? null,
        accepted_by: act.author.name,
        accepted_at: act.at,
        lang: body.lang,
        superseded_by: null,
      })
      .execute();
  },
});
