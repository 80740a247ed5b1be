// What people do with a demand once it is marked: put it to further holders, and choose the place of words that stand twice.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { placesOf } from '../letters/quotes.ts';
import { givenBy, mustNameSource } from '../letters/rules.ts';
import { mustStandBehind } from '../letters/speaker.ts';
import { whenOf } from '../letters/when.ts';
import { type Holder, holderColumns } from '../people/holder.ts';
import { mustKnowSources } from '../words/sources.ts';
import { demandMarked, type grounds } from './acts.ts';
import { referralDraft } from './marks.ts';

/**
 * Puts a demand to one more holder: the letter's organization does, or staff from a source.
 * @returns the referral's id
 * @throws Refused `forbidden` · `not-found` · `duplicate` when it is put to this holder already
 */
export async function referDemand(
  ctx: Ctx,
  asked: {
    demand: string;
    holder: Holder;
    ground?: (typeof grounds)[number];
    power?: string;
    day?: string;
    sources?: string[];
  },
): Promise<string> {
  const { demand, own } = await inPlace(ctx.db, ctx.place, (tx) => demandAndOwn(tx, ctx, asked.demand));
  const given = givenBy(ctx.author, own);
  mustNameSource(given, asked.sources);
  const { occurred, today } = await whenOf(ctx, given, asked.day);
  const { made, referral } = referralDraft(
    {
      demand: demand.id,
      letter: demand.letter_id,
      given,
      occurred,
      ...(asked.sources ? { sources: asked.sources } : {}),
    },
    { ...asked, ground: asked.ground ?? (given === 'here' ? 'chosen' : 'reported') },
  );
  await commit(ctx, [
    {
      ...made,
      decide: async (tx, body) => {
        await mustStandBehind(tx, ctx, given, own, today);
        await mustKnowSources(tx, asked.sources);
        await mustBeNew(tx, ctx.place, demand.id, asked.holder);
        return body;
      },
    },
  ]);
  return referral.id;
}

async function mustBeNew(tx: Tx, place: string, demand: string, holder: Holder): Promise<void> {
  const { holder_post, holder_organization } = holderColumns(holder);
  const there = await tx
    .selectFrom('referrals')
    .select('id')
    .where('place_id', '=', place)
    .where('demand_id', '=', demand)
    .where('holder_post', holder_post ? '=' : 'is', holder_post)
    .where('holder_organization', holder_organization ? '=' : 'is', holder_organization)
    .executeTakeFirst();
  if (there) throw new Refused('duplicate');
}

async function demandAndOwn(tx: Tx, ctx: Ctx, id: string) {
  const demand = await tx
    .selectFrom('demands')
    .selectAll()
    .where('place_id', '=', ctx.place)
    .where('id', '=', id)
    .where('superseded_by', 'is', null)
    .executeTakeFirst();
  if (!demand) throw new Refused('not-found');
  const own = await tx
    .selectFrom('letter_organizations')
    .select('organization_id')
    .where('place_id', '=', ctx.place)
    .where('letter_id', '=', demand.letter_id)
    .where('organization_id', '=', ctx.author.as ?? ctx.place)
    .executeTakeFirst();
  return { demand, own: own ? [own.organization_id] : [] };
}

/**
 * Chooses where a demand's words stand, when they stand in several places or were not found: other exact words, or one of the places.
 * @throws Refused `invalid` when the words do not stand there · `forbidden` · `changed-meanwhile` when another version came
 */
export async function placeQuote(
  ctx: Ctx,
  choice: { demand: string; quote?: string; occurrence: number; sources?: string[] },
): Promise<void> {
  const { demand, own, words, lang } = await inPlace(ctx.db, ctx.place, async (tx) => {
    const found = await demandAndOwn(tx, ctx, choice.demand);
    const version = await tx
      .selectFrom('letter_versions')
      .select(['words', 'lang'])
      .where('place_id', '=', ctx.place)
      .where('id', '=', found.demand.version_id ?? ctx.place)
      .executeTakeFirst();
    return { ...found, words: version?.words ?? '', lang: version?.lang ?? 'und' };
  });
  const given = givenBy(ctx.author, own);
  mustNameSource(given, choice.sources);
  const quote = choice.quote ?? demand.quote ?? '';
  const start = placesOf(words, quote)[choice.occurrence - 1];
  if (start === undefined) throw invalid('quote', 'letters-quote-not-found', { n: demand.number });
  const { heading, verb, object_key, about_post } = demand;
  const { today } = await whenOf(ctx, given);
  await commit(ctx, [
    draft({
      act: demandMarked,
      body: {
        demand: demand.id,
        letter: demand.letter_id,
        ...(demand.version_id ? { version: demand.version_id } : {}),
        number: demand.number,
        ...(heading !== null ? { heading } : {}),
        quote,
        start,
        end: start + quote.length,
        mark: 'resolved',
        ...(verb ? { verb } : {}),
        ...(object_key ? { object: object_key } : {}),
        ...(about_post ? { about_post } : {}),
        replaces: demand.act_id,
        lang,
        ...(choice.sources?.length ? { sources: choice.sources } : {}),
      },
      decide: async (tx, body) => {
        await mustStandBehind(tx, ctx, given, own, today);
        await mustKnowSources(tx, choice.sources);
        const current = await demandAndOwn(tx, ctx, demand.id);
        if (current.demand.act_id !== demand.act_id) throw new Refused('changed-meanwhile');
        return body;
      },
    }),
  ]);
}
