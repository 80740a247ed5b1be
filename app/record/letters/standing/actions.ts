// An organization takes its name off a letter: its speaker does so here, or staff record it from a source. The words stay.
import { type Ctx, commit, draft } from '../../../acts/commit.ts';
import { inPlace, type Tx } from '../../../base/database.ts';
import { invalid, Refused } from '../../../base/refused.ts';
import { mustKnowSources } from '../../words/sources.ts';
import { givenBy, mustNameSource } from '../rules.ts';
import { mustStandBehind } from '../speaker.ts';
import { hasWords } from '../text.ts';
import { whenOf } from '../when.ts';
import { letterWithdrawn } from './acts.ts';

/**
 * Takes an organization's name off the version it stands behind.
 * @throws Refused `not-found` (it does not stand behind the letter) · `forbidden` · `invalid` (no reason) · `duplicate`
 */
export async function withdrawLetter(
  ctx: Ctx,
  taken: { letter: string; organization: string; reason: string; lang: string; day?: string; sources?: string[] },
): Promise<void> {
  const { letter, organization, lang, sources } = taken;
  const given = givenBy(ctx.author, [organization]);
  mustNameSource(given, sources);
  const words = taken.reason.trim();
  const stands = await inPlace(ctx.db, ctx.place, (tx) => mustStand(tx, ctx.place, taken));
  if (!hasWords(words)) throw invalid('words', 'letters-reason-needed');
  const { day, occurred, today } = await whenOf(ctx, given, taken.day);
  await commit(ctx, [
    draft({
      act: letterWithdrawn,
      body: {
        letter,
        ...(stands.version ? { version: stands.version } : {}),
        organization,
        words,
        day,
        lang,
        given,
        ...(sources?.length ? { sources } : {}),
      },
      occurred,
      decide: async (tx, body) => {
        await mustStandBehind(tx, ctx, given, [organization], today);
        await mustKnowSources(tx, sources);
        const still = await mustStand(tx, ctx.place, taken);
        if (still.version !== stands.version) throw new Refused('changed-meanwhile');
        return body;
      },
    }),
  ]);
}

/** The latest version an organization stands behind (null where only reports are known). */
async function mustStand(tx: Tx, place: string, { letter, organization }: { letter: string; organization: string }) {
  const named = await tx
    .selectFrom('letter_organizations as n')
    .leftJoin('letter_versions as v', (join) =>
      join.onRef('v.place_id', '=', 'n.place_id').onRef('v.id', '=', 'n.version_id'),
    )
    .select(['n.version_id as version'])
    .where('n.place_id', '=', place)
    .where('n.letter_id', '=', letter)
    .where('n.organization_id', '=', organization)
    .orderBy('v.number', (order) => order.desc().nullsLast())
    .executeTakeFirst();
  if (!named) throw new Refused('not-found');
  const gone = await tx
    .selectFrom('letter_withdrawals')
    .select('act_id')
    .where('place_id', '=', place)
    .where('letter_id', '=', letter)
    .where('organization_id', '=', organization)
    .where('version_id', named.version ? '=' : 'is', named.version)
    .executeTakeFirst();
  if (gone) throw new Refused('duplicate');
  return named;
}
