// The public acts of support: an organization endorses and withdraws; signatures are counted, set aside and restored; an area that
// signers may name opens and closes. Of signers they hold numbers only, and nothing here ever reads who they are.
import Type from 'typebox';
import { Digest, defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import { cite, MAX_SOURCES } from '../words/sources.ts';
import { asideReasons, choices, mandates } from './rules.ts';

const Sources = Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES, uniqueItems: true }));
const Given = OneOf('here', 'source');
const Count = Type.Integer({ minimum: 0, maximum: 2_000_000_000 });
const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,3})?Z$' });

/** An organization stands behind the words of exactly one version: all its demands, or those named. */
export const endorsementGiven = defineAct({
  kind: 'endorsement.given/1',
  body: Type.Object({
    endorsement: Id,
    letter: Id,
    version: Id,
    organization: Id,
    demands: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 500, uniqueItems: true })),
    signed_by: Type.Optional(Text(200)),
    mandate: OneOf(...mandates),
    authority: Type.Optional(Text(500)),
    reservation: Type.Optional(Text(3000)),
    given: Given,
    day: FuzzyDay,
    lang: Lang,
    sources: Sources,
  }),
  codes: ['mandate', 'given'],
  streams: (b) => ({
    touches: [`letter/${b.letter}`, `organization/${b.organization}`],
  }),
  texts: {
    signed_by: 'endorsements.signed_by',
    authority: 'endorsements.authority',
    reservation: 'endorsements.reservation',
  },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { body } = act;
    await tx
      .insertInto('endorsements')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: body.endorsement,
        letter_id: body.letter,
        version_id: body.version,
        organization_id: body.organization,
        whole: body.demands === undefined,
        demands: body.demands ?? [],
        signed_by: body.signed_by ?? null,
        mandate: body.mandate,
        authority: body.authority ?? null,
        reservation: body.reservation ?? null,
        given: body.given,
        day: body.day,
        lang: body.lang,
        withdrawn_by: null,
      })
      .execute();
    await cite(tx, act);
  },
});

/** It stays on every page, with the day it was withdrawn. */
export const endorsementWithdrawn = defineAct({
  kind: 'endorsement.withdrawn/1',
  body: Type.Object({
    endorsement: Id,
    letter: Id,
    organization: Id,
    words: Type.Optional(Text(3000)),
    given: Given,
    day: FuzzyDay,
    lang: Lang,
    sources: Sources,
  }),
  codes: ['given'],
  streams: (b) => ({ touches: [`letter/${b.letter}`, `organization/${b.organization}`] }),
  texts: { words: 'endorsement_withdrawals.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { endorsement, words, given, day, lang } = act.body;
    await tx
      .insertInto('endorsement_withdrawals')
      .values({
        place_id: act.place,
        act_id: act.id,
        endorsement_id: endorsement,
        words: words ?? null,
        given,
        day,
        lang,
      })
      .execute();
    await tx
      .updateTable('endorsements')
      .set({ withdrawn_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', endorsement)
      .execute();
    await cite(tx, act);
  },
});

/** An area of the place that signers may name as theirs. */
export const areaOpened = defineAct({
  kind: 'area.opened/1',
  body: Type.Object({ area: Id, name: Text(120), position: Type.Integer({ minimum: 1, maximum: 10_000 }), lang: Lang }),
  streams: (b) => ({ touches: [], opens: [{ stream: `area/${b.area}`, under: 'place' }] }),
  texts: { name: 'areas.name' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { area, name, position, lang } = act.body;
    await tx
      .insertInto('areas')
      .values({ place_id: act.place, act_id: act.id, id: area, name, position, lang, closed_by: null })
      .execute();
  },
});

/** No longer offered; what was signed from there is still counted there. */
export const areaClosed = defineAct({
  kind: 'area.closed/1',
  body: Type.Object({ area: Id }),
  streams: (b) => ({ touches: [`area/${b.area}`] }),
  apply: async (tx, act) => {
    await tx
      .updateTable('areas')
      .set({ closed_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', act.body.area)
      .execute();
  },
});

/**
 * One count of one version: what came and went since the count before, and total and breakdown of one snapshot. `root` is the digest
 * of salted digests of the rows that moved, so an auditor with the private rows can find each of them in exactly one count.
 */
export const signaturesCounted = defineAct({
  kind: 'signatures.counted/1',
  body: Type.Object({
    letter: Id,
    version: Id,
    number: Type.Integer({ minimum: 1, maximum: 100_000_000 }),
    from: Type.Optional(Instant),
    until: Instant,
    confirmed: Count,
    restored: Count,
    withdrawn: Count,
    invalidated: Count,
    total: Count,
    areas: Type.Array(Type.Object({ area: Id, n: Count }), { maxItems: 1000 }),
    elsewhere: Count,
    root: Digest,
  }),
  // A stream of its own: people who write about the letter are not told "changed meanwhile" because somebody signed.
  streams: (b) =>
    b.number === 1
      ? { touches: [], opens: [{ stream: `signatures/${b.version}`, under: `letter/${b.letter}` }] }
      : { touches: [`signatures/${b.version}`] },
  quiet: true,
  apply: async (tx, act) => {
    const { letter, version, number, from, until, areas, ...counted } = act.body;
    await tx
      .updateTable('signature_counts')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('version_id', '=', version)
      .where('superseded_by', 'is', null)
      .execute();
    await tx
      .insertInto('signature_counts')
      .values({
        ...counted,
        place_id: act.place,
        act_id: act.id,
        letter_id: letter,
        version_id: version,
        number,
        from_at: from ? new Date(from) : null,
        until_at: new Date(until),
        areas: JSON.stringify(areas),
        superseded_by: null,
      })
      .execute();
  },
});

/** Signatures that a steward set aside together, with the reason; the count that follows no longer holds them. */
export const signaturesSetAside = defineAct({
  kind: 'signatures.set-aside/1',
  body: Type.Object({
    batch: Id,
    letter: Id,
    version: Id,
    signatures: Count,
    reason: OneOf(...asideReasons),
    chosen: OneOf(...choices),
    words: Text(3000),
    lang: Lang,
  }),
  codes: ['reason', 'chosen'],
  streams: (b) => ({ touches: [`letter/${b.letter}`] }),
  texts: { words: 'signature_batches.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { batch, letter, version, signatures, reason, chosen, words, lang } = act.body;
    await tx
      .insertInto('signature_batches')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: batch,
        letter_id: letter,
        version_id: version,
        signatures,
        reason,
        chosen,
        words,
        lang,
        restored_by: null,
      })
      .execute();
  },
});

export const signaturesRestored = defineAct({
  kind: 'signatures.restored/1',
  body: Type.Object({ batch: Id, letter: Id, version: Id, signatures: Count, words: Text(3000), lang: Lang }),
  streams: (b) => ({ touches: [`letter/${b.letter}`] }),
  texts: { words: 'signature_restorations.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { batch, signatures, words, lang } = act.body;
    await tx
      .insertInto('signature_restorations')
      .values({ place_id: act.place, act_id: act.id, batch_id: batch, signatures, words, lang })
      .execute();
    await tx
      .updateTable('signature_batches')
      .set({ restored_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', batch)
      .execute();
  },
});
