// The acts of divisions. The Open Civic Data id is what a division is; its name may change, its id never does.
import { createHash } from 'node:crypto';
import type { ColumnType } from 'kysely';
import Type, { type Static } from 'typebox';
import { type Applied, defineAct, Id, Lang, Text } from '../../acts/define.ts';
import type { Tx } from '../../base/database.ts';
import { Sources } from '../words/acts.ts';
import { cite } from '../words/sources.ts';

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    divisions: {
      place_id: string;
      act_id: string;
      id: string;
      code: string;
      parent: ColumnType<string, never, never>;
      name: string | null;
      lang: string;
      superseded_by: string | null;
    };
  }
}

/** github.com/opencivicdata/ocd-division-ids: type:id pairs below a country, lower case. */
export const DIVISION = '^ocd-division/country:[a-z]{2}(/[a-z0-9_-]+:[\\p{Ll}\\p{Lo}\\p{N}~._-]+)*$';
const form = new RegExp(DIVISION, 'u');
export const isDivision = (code: string): boolean => code.length <= 200 && form.test(code);

/** The id of a division's stream: the same in every place, for it is made of the division's own id. */
export function divisionId(code: string): string {
  const hash = createHash('sha256').update(`division|${code}`).digest('hex');
  // UUIDv8 (RFC 9562 §5.8): its bits are the maker's own.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

const DivisionBody = Type.Object({
  division: Id,
  code: Type.String({ pattern: DIVISION, maxLength: 200 }),
  name: Text(200),
  lang: Lang,
  sources: Sources,
});
export type DivisionBody = Static<typeof DivisionBody>;

async function insertDivision(tx: Tx, act: Applied<DivisionBody>): Promise<void> {
  const { division: id, code, name, lang } = act.body;
  await tx
    .insertInto('divisions')
    .values({ place_id: act.place, act_id: act.id, id, code, name, lang, superseded_by: null })
    .execute();
  await cite(tx, act);
}

export const divisionRecorded = defineAct({
  kind: 'division.recorded/1',
  body: DivisionBody,
  streams: (b) => ({ touches: [], opens: [{ stream: `division/${b.division}`, under: 'place' }] }),
  texts: { name: 'divisions.name' },
  lang: (b) => b.lang,
  apply: insertDivision,
});

export const divisionChanged = defineAct({
  kind: 'division.changed/1',
  body: DivisionBody,
  streams: (b) => ({ touches: [`division/${b.division}`] }),
  texts: { name: 'divisions.name' },
  lang: (b) => b.lang,
  apply: async (tx, act) => {
    await tx
      .updateTable('divisions')
      .set({ superseded_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', act.body.division)
      .where('superseded_by', 'is', null)
      .execute();
    await insertDivision(tx, act);
  },
});
