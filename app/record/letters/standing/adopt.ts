// What each of several organizations adopted, as acts beside the publication: only what its own verified speaker adopted counts, and
// that is looked at again under the locks of the commit.
import { type Ctx, type Draft, draft } from '../../../acts/commit.ts';
import { invalid, Refused } from '../../../base/refused.ts';
import { mustSpeakFor } from '../../answers/standing.ts';
import { letterAdopted } from './acts.ts';

/** One organization's adoption of the words that are being published. */
export type Adoption = { organization: string; name: string; account: string; day: string };

type Held = { letter: string; version: string; digest: string; lang: string; today: string };

/**
 * The acts of adoption, in their order.
 * @throws Refused (at commit) `invalid` when who adopted it may not speak for the organization any more
 */
export const adoptionDrafts = (ctx: Ctx, adoptions: readonly Adoption[], held: Held): Draft<never>[] =>
  adoptions.map(({ organization, name, account, day }, position) => {
    const { today, ...about } = held;
    return draft({
      act: letterAdopted,
      body: { ...about, organization, signatory: name, position, day },
      decide: async (tx, body) => {
        const speaker: Ctx = { ...ctx, author: { role: 'speaker', name, as: organization, account } };
        await mustSpeakFor(tx, speaker, { organization }, { organization }, today).catch((error: unknown) => {
          if (error instanceof Refused && error.code === 'not-verified')
            throw invalid('adoption', 'work-adoption-unverified', { name });
          throw error;
        });
        return body;
      },
    });
  });
