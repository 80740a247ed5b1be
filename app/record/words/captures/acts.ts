// The acts of keeping a copy of a source, and of finding quoted words in it. A copy is what somebody handed in; it is never called proof.
import Type from 'typebox';
import { Digest, defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../../acts/define.ts';
import './tables.ts';

export const captureMedia = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'text/html',
  'text/plain',
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/gif',
] as const;

/** How much of the text around a quotation stands beside it: enough to read it in context, never the article. */
export const CONTEXT = 240;

export const sourceCaptured = defineAct({
  kind: 'source.captured/1',
  body: Type.Object({
    source: Id,
    capture: Id,
    file: Digest,
    file_name: Text(200),
    media: OneOf(...captureMedia),
    bytes: Type.Integer({ minimum: 1 }),
    captured_by: Text(200),
    captured_on: FuzzyDay,
    captured_time: Type.Optional(Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })),
    note: Type.Optional(Text(1000)),
    text_digest: Type.Optional(Digest),
    lang: Lang,
  }),
  codes: ['media'],
  streams: (b) => ({ touches: [`source/${b.source}`] }),
  texts: {
    file: 'renditions.file',
    file_name: 'renditions.file_name',
    captured_by: 'captures.captured_by',
    note: 'captures.note',
  },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const b = act.body;
    await tx
      .insertInto('captures')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: b.capture,
        source_id: b.source,
        captured_by: b.captured_by ?? null,
        captured_on: b.captured_on,
        captured_time: b.captured_time ?? null,
        note: b.note ?? null,
        text_digest: b.text_digest ?? null,
        lang: b.lang,
      })
      .execute();
    await tx
      .insertInto('renditions')
      .values({
        place_id: act.place,
        act_id: act.id,
        version_id: b.capture,
        file: b.file ?? null,
        file_name: b.file_name ?? null,
        media: b.media,
        bytes: String(b.bytes),
      })
      .execute();
  },
});

export const quotationPlaced = defineAct({
  kind: 'quotation.placed/1',
  body: Type.Object({
    statement: Id,
    /** the stored text it was looked for in: a capture of a cited source, or a version of a letter; none where no text is held */
    capture: Type.Optional(Id),
    version: Type.Optional(Id),
    text_digest: Type.Optional(Digest),
    mark: OneOf('resolved', 'unresolved'),
    start: Type.Optional(Type.Integer({ minimum: 0 })),
    end: Type.Optional(Type.Integer({ minimum: 1 })),
    /** how often the exact words stand there */
    found: Type.Integer({ minimum: 0 }),
    before: Type.Optional(Text(CONTEXT + 10)),
    after: Type.Optional(Text(CONTEXT + 10)),
    lang: Lang,
  }),
  codes: ['mark', 'found'],
  streams: (b) => ({ touches: [`statement/${b.statement}`] }),
  texts: { before: 'quotations.before', after: 'quotations.after' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const b = act.body;
    await tx
      .updateTable('quotations')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('statement_id', '=', b.statement)
      .where('superseded_by', 'is', null)
      .execute();
    await tx
      .insertInto('quotations')
      .values({
        place_id: act.place,
        act_id: act.id,
        statement_id: b.statement,
        capture_id: b.capture ?? null,
        version_id: b.version ?? null,
        text_digest: b.text_digest ?? null,
        mark: b.mark,
        start_at: b.start ?? null,
        end_at: b.end ?? null,
        found: b.found,
        before: b.before ?? null,
        after: b.after ?? null,
        lang: b.lang,
        superseded_by: null,
      })
      .execute();
  },
});
