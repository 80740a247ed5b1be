// The item a pasted address is of: a letter, a demand, an answer, a statement, a meeting, a power. Anything else is none.
import type { Tx } from '../../base/database.ts';
import { isId } from '../../base/ids.ts';
import { answerAt } from '../answers/store.ts';

/** @param typed a whole address or its path, in any language; @returns the item's stream */
export async function itemAt(tx: Tx, typed: string): Promise<string | undefined> {
  const text = typed.trim();
  const path = (URL.canParse(text) ? new URL(text).pathname : text)
    .replace(/[?#].*$/, '')
    .replace(/^\/[a-z]{2,3}(?=\/)/, '');
  const demand = /^\/letters\/(\d{1,9})[^/]*\/demands\/(\d{1,9})(?:\/answers\/([^/]+))?/.exec(path);
  if (demand) {
    const row = await tx
      .selectFrom('demands as d')
      .innerJoin('letters as l', (join) =>
        join.onRef('l.place_id', '=', 'd.place_id').onRef('l.id', '=', 'd.letter_id'),
      )
      .select('d.id')
      .where('l.number', '=', Number(demand[1]))
      .where('d.number', '=', Number(demand[2]))
      .where('d.superseded_by', 'is', null)
      .where('l.superseded_by', 'is', null)
      .executeTakeFirst();
    // Whoever is named in an answer is named in what was put to its holder: every answer to that stands there.
    const answer = row && demand[3] ? await answerAt(tx, row.id, demand[3]) : undefined;
    return answer ? `referral/${answer.referral}` : row && `demand/${row.id}`;
  }
  const found = /^\/(letters|statements|meetings)\/(\d{1,9})(?=$|[-/])/.exec(path);
  if (found) {
    const [table, kind] = (
      {
        letters: ['letters', 'letter'],
        statements: ['statements', 'statement'],
        meetings: ['events', 'event'],
      } as const
    )[found[1] as 'letters'];
    const row = await tx
      .selectFrom(table as 'letters')
      .select('id')
      .where('number', '=', Number(found[2]))
      .where('superseded_by', 'is', null)
      .executeTakeFirst();
    return row && `${kind}/${row.id}`;
  }
  const power = /^\/powers\/([0-9a-f-]{36})$/.exec(path)?.[1];
  return power && isId(power) ? `power/${power}` : undefined;
}
