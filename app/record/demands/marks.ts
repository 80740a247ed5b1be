// From demands as an author gives them to the acts that enter them: one for each mark, one for each holder it is put to.
// A holder named twice is asked once.
import { type Draft, draft } from '../../acts/commit.ts';
import type { Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { slugOf } from '../../base/slug.ts';
import type { Occurred } from '../../base/tables.ts';
import type { Asked, Given, Marked, NewDemand } from '../letters/rules.ts';
import { type Holder, holderKey } from '../people/holder.ts';
import { demandMarked, referralMade } from './acts.ts';

export type Entered = { id: string; number: number; referrals: { id: string; holder: Holder }[] };

/** What all demands of one letter share. */
export type Ground = {
  place: string;
  letter: string;
  version?: string;
  lang: string;
  given: Given;
  sources?: string[];
  occurred?: Occurred | undefined;
};

/**
 * The acts for a list of demands, and their ids. Numbers are taken once the letter is locked, after those it has already.
 * @param marks where each demand stands; undefined for one that is known from reports without its words
 */
export function demandDrafts(
  ground: Ground,
  demands: readonly NewDemand[],
  marks: readonly (Marked | undefined)[],
): { drafts: Draft<never>[]; entered: Entered[] } {
  const drafts: Draft<never>[] = [];
  const entered = demands.map((demand, i) => {
    const entry: Entered = { id: demand.id ?? newId(), number: 0, referrals: [] };
    const { place, letter, version, lang, sources, occurred } = ground;
    const cited = sources?.length ? { sources } : {};
    drafts.push(
      draft({
        act: demandMarked,
        body: {
          demand: entry.id,
          letter,
          ...(version ? { version } : {}),
          number: 1,
          heading: demand.heading.trim(),
          ...selectorOf(marks[i], demand),
          ...(demand.verb ? { verb: demand.verb } : {}),
          ...(demand.object ? { object: slugOf(demand.object, 'object', 80) } : {}),
          ...(demand.aboutPost ? { about_post: demand.aboutPost } : {}),
          lang,
          ...cited,
        },
        occurred,
        decide: async (tx, body) => {
          entry.number = await nextNumber(tx, place, letter);
          return { ...body, number: entry.number };
        },
      }),
    );
    for (const asked of distinct(demand.holders ?? [])) {
      const { made, referral } = referralDraft({ ...ground, demand: entry.id }, asked);
      drafts.push(made);
      entry.referrals.push(referral);
    }
    return entry;
  });
  return { drafts, entered };
}

/** The words and position of a mark, as the act holds them. */
function selectorOf(marked: Marked | undefined, demand: NewDemand) {
  if (!marked) return { mark: 'reported' as const, ...(demand.quote ? { quote: demand.quote } : {}) };
  if (marked.mark === 'unresolved') return { mark: 'unresolved' as const, quote: marked.quote };
  const { mark, quote, start, end } = marked;
  return { mark, quote, start, end };
}

async function nextNumber(tx: Tx, place: string, letter: string): Promise<number> {
  const row = await tx
    .selectFrom('demands')
    .select((e) => e.fn.max('number').as('last'))
    .where('place_id', '=', place)
    .where('letter_id', '=', letter)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

export type AskedOf = { holder: Holder; ground?: 'named' | 'power' | 'chosen' | 'reported'; power?: string };
const askedOf = (asked: Asked): AskedOf => ('holder' in asked ? asked : { holder: asked });

const distinct = (asked: readonly Asked[]): AskedOf[] => [
  ...new Map(asked.map(askedOf).map((one) => [holderKey(one.holder), one])).values(),
];

/** The act that puts a demand to one holder. */
export function referralDraft(
  about: Omit<Ground, 'lang' | 'version' | 'place'> & { demand: string },
  asked: AskedOf,
): { made: Draft<never>; referral: { id: string; holder: Holder } } {
  const referral = { id: newId(), holder: asked.holder };
  const made = draft({
    act: referralMade,
    body: {
      referral: referral.id,
      demand: about.demand,
      letter: about.letter,
      ...holderFields(asked.holder),
      ground: asked.ground ?? (about.given === 'source' ? 'reported' : 'named'),
      ...(asked.power ? { power: asked.power } : {}),
      given: about.given,
      ...(about.sources?.length ? { sources: about.sources } : {}),
    },
    occurred: about.occurred,
  });
  return { made, referral };
}

export const holderFields = (holder: Holder): { holder_post: string } | { holder_organization: string } =>
  'post' in holder ? { holder_post: holder.post } : { holder_organization: holder.organization };
