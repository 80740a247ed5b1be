// Who stands behind a version and until when: an organization adopted its exact words before it was published, or takes its name off
// it afterwards. Neither changes a word of the letter.
import Type from 'typebox';
import { Digest, defineAct, FuzzyDay, Id, Lang, OneOf, Text } from '../../../acts/define.ts';
import { cite, MAX_SOURCES } from '../../words/sources.ts';

/** One of several organizations that wrote a letter together adopted it, before it was published. */
export const letterAdopted = defineAct({
  kind: 'letter.adopted/1',
  body: Type.Object({
    letter: Id,
    version: Id,
    organization: Id,
    /** Of the words that were adopted: the version's own digest. */
    digest: Digest,
    /** Who said so for the organization. */
    signatory: Text(200),
    position: Type.Integer({ minimum: 0 }),
    day: FuzzyDay,
    lang: Lang,
  }),
  streams: (b) => ({ touches: [`letter/${b.letter}`, `organization/${b.organization}`] }),
  texts: { signatory: 'letter_adoptions.signatory' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { letter, version, organization, digest, signatory, position, day } = act.body;
    const whose = { place_id: act.place, act_id: act.id, letter_id: letter, organization_id: organization };
    await tx
      .insertInto('letter_adoptions')
      .values({ ...whose, version_id: version, digest, signatory: signatory ?? null, day })
      .execute();
    await tx
      .insertInto('letter_organizations')
      .values({ ...whose, version_id: version, given: 'here', position })
      .execute();
  },
});

/** An organization no longer stands behind the version that is current. Its words stay where they are. */
export const letterWithdrawn = defineAct({
  kind: 'letter.withdrawn/1',
  body: Type.Object({
    letter: Id,
    /** Absent where the letter is known only from reports. */
    version: Type.Optional(Id),
    organization: Id,
    words: Text(2000),
    day: FuzzyDay,
    lang: Lang,
    given: OneOf('here', 'source'),
    sources: Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES, uniqueItems: true })),
  }),
  codes: ['given'],
  streams: (b) => ({ touches: [`letter/${b.letter}`, `organization/${b.organization}`] }),
  texts: { words: 'letter_withdrawals.words' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    const { letter, version, organization, words, given, day, lang } = act.body;
    await tx
      .insertInto('letter_withdrawals')
      .values({
        place_id: act.place,
        act_id: act.id,
        letter_id: letter,
        version_id: version ?? null,
        organization_id: organization,
        words: words ?? null,
        given,
        day,
        lang,
      })
      .execute();
    await cite(tx, act);
  },
});
