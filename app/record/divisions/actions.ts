// What keepers of the record do with divisions. Many at once, for a register has thousands; each is an act of its own.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { mustKeepTheRecord } from '../words/rules.ts';
import { mustKnowSources } from '../words/sources.ts';
import { hereAndNow } from '../words/today.ts';
import { type DivisionBody, divisionChanged, divisionId, divisionRecorded, isDivision } from './acts.ts';
import { divisionsByCode } from './store.ts';

export type DivisionWords = { code: string; name: string; lang?: string };

/** Bounded, so that no other act waits long for the place's lock. */
export const AT_ONCE = 200;

/**
 * Records divisions that are not here yet, or the new names of those that are; all of them or none.
 * @throws Refused forbidden, not-found (one that is to change), duplicate (one that is here already), invalid
 */
export async function recordDivisions(
  ctx: Ctx,
  given: { record: readonly DivisionWords[]; change?: readonly DivisionWords[]; sources: string[] },
): Promise<void> {
  mustKeepTheRecord(ctx.author.role);
  const { record, change = [], sources } = given;
  if (record.length + change.length > AT_ONCE) throw new TypeError(`at most ${AT_ONCE} divisions at once`);
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const body = ({ code, name, lang }: DivisionWords): DivisionBody => {
    if (!isDivision(code)) faults.add('code', 'choose');
    return {
      division: divisionId(code),
      code,
      name: faults.words('name', name, 200),
      lang: faults.lang('lang', lang, here.lang),
      sources,
    };
  };
  const recorded = record.map(body);
  const changed = change.map(body);
  faults.stop();
  const decide = async (tx: Tx, body: DivisionBody) => {
    await mustKnowSources(tx, sources);
    return body;
  };
  const decideNew = async (tx: Tx, body: DivisionBody) => {
    if ((await divisionsByCode(tx, [body.code])).size > 0) throw new Refused('duplicate');
    return decide(tx, body);
  };
  const drafts = [
    ...recorded.map((body) => draft({ act: divisionRecorded, body, decide: decideNew })),
    ...changed.map((body) => draft({ act: divisionChanged, body, decide })),
  ];
  if (drafts.length > 0) await commit(ctx, drafts);
}
