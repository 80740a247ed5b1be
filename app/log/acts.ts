// The one act of the log itself: it was closed, and another follows it. Everything it says is in the clear in its leaf, so that a reader who has
// nothing but the new log can hold it against the last checkpoint of the old one.
import Type from 'typebox';
import { Digest, defineAct, OneOf } from '../acts/define.ts';

/** Why a log cannot go on under its name. */
export const reasons = ['key-lost', 'key-exposed', 'state-lost'] as const;
export type Reason = (typeof reasons)[number];

const Size = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const Name = Type.String({ pattern: '^[A-Za-z0-9._:/-]{1,100}$' });
const Key = Type.String({ pattern: '^[A-Za-z0-9._:/-]{1,100}\\+[0-9a-f]{8}\\+[A-Za-z0-9+/]{44}$', maxLength: 120 });

export const logContinued = defineAct({
  kind: 'log.continued/1',
  body: Type.Object({
    /** of the log that begins: 2 follows the first */
    number: Type.Integer({ minimum: 2, maximum: 9999 }),
    why: OneOf(...reasons),
    /** name and public key of the log that is closed, and its last checkpoint as far as anybody here knows */
    previous: Name,
    previous_key: Key,
    size: Size,
    root: Digest,
    /** so many of its entries stand at the beginning of the log that follows; all of them, where nothing was lost */
    kept: Size,
    /** name and public key of the log that follows */
    origin: Name,
    key: Key,
  }),
  codes: ['number', 'why', 'previous', 'previous_key', 'size', 'root', 'kept', 'origin', 'key'],
  streams: () => ({ touches: ['place'] }),
  apply: async (tx, { place, id, body }) => {
    const { number, why, previous, previous_key, size, root, kept, origin, key } = body;
    await tx
      .insertInto('successions')
      .values({
        place_id: place,
        act_id: id,
        number,
        previous,
        previous_key,
        size: String(size),
        root,
        kept: String(kept),
        why,
        origin,
        key,
      })
      .execute();
  },
});
