// The acts of sources and statements, and how each changes the tables.
// Nothing is quoted here that is not in a body: replay has no other place to take words from.
import Type, { type Static } from 'typebox';
import { type Applied, Digest, defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import type { Tx } from '../../base/database.ts';
import './captures/tables.ts';
import { attributions, standings } from './rules.ts';
import { cite, MAX_SOURCES } from './sources.ts';

export const Sources = Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES }));

const source = {
  source: Id,
  title: Text(300),
  publisher: Type.Optional(Text(200)),
  published: Type.Optional(FuzzyDay),
  url: Type.Optional(Text(2000)),
  standing: OneOf(...standings),
  held: Type.Boolean(),
  capture: Type.Optional(Digest),
  captured_by: Type.Optional(Text(200)),
  captured_on: Type.Optional(FuzzyDay),
  note: Type.Optional(Text(2000)),
  lang: Lang,
};
const SourceBody = Type.Object(source);

async function insertSource(tx: Tx, act: Applied<Static<typeof SourceBody>>): Promise<void> {
  const { body } = act;
  await tx
    .insertInto('sources')
    .values({
      place_id: act.place,
      act_id: act.id,
      id: body.source,
      title: body.title,
      publisher: body.publisher ?? null,
      published: body.published ?? null,
      url: body.url ?? null,
      standing: body.standing,
      held: body.held,
      capture: body.capture ?? null,
      captured_by: body.captured_by ?? null,
      captured_on: body.captured_on ?? null,
      note: body.note ?? null,
      lang: body.lang,
      superseded_by: null,
    })
    .execute();
}

const sourceTexts = {
  title: 'sources.title',
  publisher: 'sources.publisher',
  url: 'sources.url',
  captured_by: 'sources.captured_by',
  note: 'sources.note',
} as const;

export const sourceRecorded = defineAct({
  kind: 'source.recorded/1',
  body: SourceBody,
  codes: ['standing'],
  streams: (b) => ({ touches: [], opens: [{ stream: `source/${b.source}`, under: 'place' }] }),
  texts: sourceTexts,
  lang: (b) => b.lang,
  apply: insertSource,
});

export const sourceChanged = defineAct({
  kind: 'source.changed/1',
  body: SourceBody,
  codes: ['standing'],
  streams: (b) => ({ touches: [`source/${b.source}`] }),
  texts: sourceTexts,
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    await supersede(tx, act, 'sources', act.body.source);
    await insertSource(tx, act);
  },
});

const statement = {
  statement: Id,
  number: Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  /** one of post, organization, person; or none, and speaker_role says who */
  speaker: Type.Object(
    { post: Type.Optional(Id), organization: Type.Optional(Id), person: Type.Optional(Id) },
    { additionalProperties: false },
  ),
  speaker_role: Type.Optional(Text(200)),
  words: Text(5000),
  quoted: Type.Boolean(),
  venue: Type.Optional(Text(300)),
  day: FuzzyDay,
  until: Type.Optional(FuzzyDay),
  attribution: OneOf(...attributions),
  given: OneOf('here', 'source'),
  standing: OneOf(...standings),
  dispute: Type.Optional(Text(2000)),
  about: Type.Array(Text(60), { maxItems: 40 }),
  lang: Lang,
  sources: Sources,
};
const StatementBody = Type.Object(statement);
export type StatementBody = Static<typeof StatementBody>;

export const speakerStreams = (speaker: StatementBody['speaker']): string[] =>
  Object.entries(speaker).map(([kind, id]) => `${kind}/${id}`);

async function insertStatement(tx: Tx, act: Applied<StatementBody>): Promise<void> {
  const { body } = act;
  await tx
    .insertInto('statements')
    .values({
      place_id: act.place,
      act_id: act.id,
      id: body.statement,
      number: body.number,
      speaker_post: body.speaker.post ?? null,
      speaker_organization: body.speaker.organization ?? null,
      speaker_person: body.speaker.person ?? null,
      speaker_role: body.speaker_role ?? null,
      words: body.words,
      quoted: body.quoted,
      venue: body.venue ?? null,
      day: body.day,
      until_day: body.until ?? null,
      attribution: body.attribution,
      given: body.given,
      standing: body.standing,
      dispute: body.dispute ?? null,
      lang: body.lang,
      superseded_by: null,
    })
    .execute();
  await cite(tx, act);
}

const statementTexts = {
  words: 'statements.words',
  speaker_role: 'statements.speaker_role',
  venue: 'statements.venue',
  dispute: 'statements.dispute',
} as const;

export const statementRecorded = defineAct({
  kind: 'statement.recorded/1',
  body: StatementBody,
  codes: ['given', 'standing', 'attribution'],
  streams: (b) => ({
    touches: [...b.about, ...speakerStreams(b.speaker)],
    opens: [{ stream: `statement/${b.statement}`, under: 'place' }],
  }),
  texts: statementTexts,
  lang: (b) => b.lang,
  apply: insertStatement,
});

export const statementChanged = defineAct({
  kind: 'statement.changed/1',
  body: StatementBody,
  codes: ['given', 'standing', 'attribution'],
  streams: (b) => ({ touches: [`statement/${b.statement}`, ...b.about, ...speakerStreams(b.speaker)] }),
  texts: statementTexts,
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    await supersede(tx, act, 'statements', act.body.statement);
    await insertStatement(tx, act);
    // Where the earlier words stood says nothing of these.
    await tx
      .updateTable('quotations')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('statement_id', '=', act.body.statement)
      .where('superseded_by', 'is', null)
      .execute();
  },
});

/** The older row stays and points to the act that replaced it. */
async function supersede(
  tx: Tx,
  act: { place: string; id: string },
  table: 'sources' | 'statements',
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
