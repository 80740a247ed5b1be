// The acts of a letter: published, a new version of its words, an organization that stands behind it, and what is known of its way
// to those it is put to. Words are frozen here; nothing in this file ever changes a version that was published.
import Type from 'typebox';
import { type Applied, Digest, defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../acts/define.ts';
import type { Tx } from '../../base/database.ts';
import { cite, MAX_SOURCES } from '../words/sources.ts';
import { LETTER_MAX } from './text.ts';

import './standing/acts.ts';

export const channels = ['web', 'press', 'mail', 'e-mail', 'hand', 'meeting', 'portal', 'other'] as const;
export const facts = ['published', 'sent', 'delivered'] as const;

const Sources = Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES, uniqueItems: true }));
const Given = OneOf('here', 'source');

/** A letter enters the record. Its number is taken once its place is locked, so numbers have no gap and no double. */
export const letterPublished = defineAct({
  kind: 'letter.published/1',
  body: Type.Object({
    letter: Id,
    number: Type.Integer({ minimum: 1 }),
    title: Text(300),
    summary: Type.Optional(Text(3000)),
    lang: Lang,
    known: OneOf('held', 'reported'),
    complete: Type.Boolean(),
    day: FuzzyDay,
    given: Given,
    sources: Sources,
  }),
  codes: ['known'],
  streams: (b) => ({ touches: [], opens: [{ stream: `letter/${b.letter}`, under: 'place' }] }),
  texts: { title: 'letters.title', summary: 'letters.summary' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { letter, number, title, summary, lang, known, complete, day } = act.body;
    await tx
      .insertInto('letters')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: letter,
        number,
        title,
        summary: summary ?? null,
        lang,
        known,
        complete,
        day,
        superseded_by: null,
      })
      .execute();
    await cite(tx, act);
  },
});

/** The words of a letter as they stand from now on, with their digest and the file they came from. */
export const versionPublished = defineAct({
  kind: 'letter.version-published/1',
  body: Type.Object({
    letter: Id,
    version: Id,
    number: Type.Integer({ minimum: 1 }),
    lang: Lang,
    /** Only where the letter's own row changes: a second version, or the text of a letter known from reports. */
    title: Type.Optional(Text(300)),
    summary: Type.Optional(Text(3000)),
    words: Text(LETTER_MAX),
    digest: Digest,
    file: Type.Optional(Digest),
    file_name: Type.Optional(Text(200)),
    media: Type.Optional(Text(100)),
    bytes: Type.Optional(Type.Integer({ minimum: 1 })),
    day: FuzzyDay,
    given: Given,
    sources: Sources,
  }),
  streams: (b) => ({ touches: [`letter/${b.letter}`] }),
  texts: {
    title: 'letters.title',
    summary: 'letters.summary',
    words: 'letter_versions.words',
    file: 'renditions.file',
    file_name: 'renditions.file_name',
  },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { letter, version, number, lang, words, digest, day } = act.body;
    await tx
      .updateTable('letter_versions')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('letter_id', '=', letter)
      .where('superseded_by', 'is', null)
      .execute();
    await tx
      .insertInto('letter_versions')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: version,
        letter_id: letter,
        number,
        lang,
        words,
        digest,
        day,
        superseded_by: null,
      })
      .execute();
    await keepRendition(tx, act);
    if (act.body.title !== undefined) await renewLetter(tx, act);
    await cite(tx, act);
  },
});

type VersionAct = Applied<{
  letter: string;
  version: string;
  lang: string;
  title?: string;
  summary?: string;
  file?: string;
  file_name?: string;
  media?: string;
  bytes?: number;
}>;

type WithFile = { version: string; file?: string; file_name?: string; media?: string; bytes?: number };

/** The file a text came from, kept beside its version: a letter's or the minutes of a meeting. Without a file there is nothing to keep. */
export async function keepRendition(tx: Tx, act: Applied<WithFile>): Promise<void> {
  const { version, file, file_name, media, bytes } = act.body;
  if (media === undefined) return;
  await tx
    .insertInto('renditions')
    .values({
      place_id: act.place,
      act_id: act.id,
      version_id: version,
      // At a replay after an erasure only the marker is left of these.
      file: file ?? null,
      file_name: file_name ?? null,
      media,
      bytes: String(bytes ?? 0),
    })
    .execute();
}

async function renewLetter(tx: Tx, act: VersionAct): Promise<void> {
  const { letter, lang, title, summary } = act.body;
  const old = await tx
    .updateTable('letters')
    .set({ superseded_by: act.id })
    .where('place_id', '=', act.place)
    .where('id', '=', letter)
    .where('superseded_by', 'is', null)
    .returning(['number', 'day'])
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('letters')
    .values({
      ...old,
      place_id: act.place,
      act_id: act.id,
      id: letter,
      title: title ?? null,
      summary: summary ?? null,
      lang,
      known: 'held',
      complete: true,
      superseded_by: null,
    })
    .execute();
}

/** An organization stands behind a letter: in a version it adopted here, or as a source says (then often of no version). */
export const organizationNamed = defineAct({
  kind: 'letter.organization-named/1',
  body: Type.Object({
    letter: Id,
    organization: Id,
    version: Type.Optional(Id),
    position: Type.Integer({ minimum: 0 }),
    given: Given,
    sources: Sources,
  }),
  codes: ['given'],
  streams: (b) => ({ touches: [`letter/${b.letter}`, `organization/${b.organization}`] }),
  apply: async (tx, act) => {
    const { letter, organization, version, position, given } = act.body;
    await tx
      .insertInto('letter_organizations')
      .values({
        place_id: act.place,
        act_id: act.id,
        letter_id: letter,
        organization_id: organization,
        version_id: version ?? null,
        given,
        position,
      })
      .execute();
    await cite(tx, act);
  },
});

const holderFields = { holder_post: Type.Optional(Id), holder_organization: Type.Optional(Id) };
type HolderFields = { holder_post?: string; holder_organization?: string };
const holderStreams = (b: HolderFields): string[] => [
  ...(b.holder_post ? [`post/${b.holder_post}`] : []),
  ...(b.holder_organization ? [`organization/${b.holder_organization}`] : []),
];

/** One of three facts: it was published, it was sent to someone, it was delivered to someone. None follows from another. */
export const deliveryRecorded = defineAct({
  kind: 'delivery.recorded/1',
  body: Type.Object({
    delivery: Id,
    letter: Id,
    ...holderFields,
    fact: OneOf(...facts),
    channel: OneOf(...channels),
    day: FuzzyDay,
    evidence: Type.Optional(Text(2000)),
    lang: Lang,
    given: Given,
    sources: Sources,
  }),
  codes: ['fact', 'channel', 'given'],
  streams: (b) => ({ touches: [`letter/${b.letter}`, ...holderStreams(b)] }),
  texts: { evidence: 'deliveries.evidence' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { delivery, letter, holder_post, holder_organization, fact, channel, day, evidence, given } = act.body;
    await tx
      .insertInto('deliveries')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: delivery,
        letter_id: letter,
        holder_post: holder_post ?? null,
        holder_organization: holder_organization ?? null,
        fact,
        channel,
        day,
        evidence: evidence ?? null,
        given,
        disputed_by: null,
        acknowledged_by: null,
        withdrawn_by: null,
      })
      .execute();
    await cite(tx, act);
  },
});

/** The membership is locked too: a post that ends at the same moment ends before these words or after them. */
const wordStreams = (b: HolderFields & { letter: string; membership?: string }) => ({
  touches: [`letter/${b.letter}`, ...holderStreams(b), ...(b.membership ? [`membership/${b.membership}`] : [])],
});

const wordsAbout = {
  delivery: Id,
  letter: Id,
  ...holderFields,
  day: FuzzyDay,
  lang: Lang,
  given: Given,
  membership: Type.Optional(Id),
  sources: Sources,
};

/** The holder, here or in a source, says that it did not arrive as recorded. The last word of the holder is the one that counts. */
export const deliveryDisputed = defineAct({
  kind: 'delivery.disputed/1',
  body: Type.Object({ ...wordsAbout, words: Text(2000) }),
  codes: ['given'],
  streams: wordStreams,
  texts: { words: 'delivery_words.words' },
  lang: (b) => b.lang,
  apply: (tx, act) => holderSays(tx, act, 'disputed'),
});

export const deliveryAcknowledged = defineAct({
  kind: 'delivery.acknowledged/1',
  body: Type.Object({ ...wordsAbout, words: Type.Optional(Text(2000)) }),
  codes: ['given'],
  streams: wordStreams,
  texts: { words: 'delivery_words.words' },
  lang: (b) => b.lang,
  apply: (tx, act) => holderSays(tx, act, 'acknowledged'),
});

type Said = { delivery: string; words?: string; given: 'here' | 'source'; membership?: string; sources?: string[] };

async function holderSays(tx: Tx, act: Applied<Said>, what: 'disputed' | 'acknowledged'): Promise<void> {
  const { delivery, words, given, membership } = act.body;
  await tx
    .insertInto('delivery_words')
    .values({
      place_id: act.place,
      act_id: act.id,
      delivery_id: delivery,
      what,
      words: words ?? null,
      given,
      membership_id: membership ?? null,
    })
    .execute();
  await tx
    .updateTable('deliveries')
    .set(
      what === 'disputed'
        ? { disputed_by: act.id, acknowledged_by: null }
        : { acknowledged_by: act.id, disputed_by: null },
    )
    .where('place_id', '=', act.place)
    .where('id', '=', delivery)
    .execute();
  await cite(tx, act);
}

/** Recorded in error: whoever recorded it, or a clerk, takes it out of the count. It stays readable, with the reason beside it. */
export const deliveryWithdrawn = defineAct({
  kind: 'delivery.withdrawn/1',
  body: Type.Object({ delivery: Id, letter: Id, ...holderFields, day: FuzzyDay, lang: Lang, words: Text(2000) }),
  streams: wordStreams,
  texts: { words: 'delivery_words.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { delivery, words } = act.body;
    await tx
      .insertInto('delivery_words')
      .values({
        place_id: act.place,
        act_id: act.id,
        delivery_id: delivery,
        what: 'withdrawn',
        words: words ?? null,
        given: 'here',
        membership_id: null,
      })
      .execute();
    await tx
      .updateTable('deliveries')
      .set({ withdrawn_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', delivery)
      .execute();
  },
});
