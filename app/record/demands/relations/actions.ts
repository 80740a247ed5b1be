// What people do with relations: say how one demand belongs to another, and take that back. Nothing is said twice.
import { type Ctx, commit, draft } from '../../../acts/commit.ts';
import { inPlace, type Tx } from '../../../base/database.ts';
import { newId } from '../../../base/ids.ts';
import { invalid, Refused } from '../../../base/refused.ts';
import { mustNameSource } from '../../letters/rules.ts';
import { mustStandBehind } from '../../letters/speaker.ts';
import { hasWords } from '../../letters/text.ts';
import { whenOf } from '../../letters/when.ts';
import { mustKnowSources } from '../../words/sources.ts';
import { demandRelated, relationWithdrawn } from './acts.ts';
import { type How, mayRelate, mayTakeBack, type Pair } from './rules.ts';
import { demandAndBehind, relationById } from './store.ts';

export type NewRelation = {
  id?: string;
  demand: string;
  other: string;
  how: How;
  words?: string;
  lang: string;
  day?: string;
  sources?: string[];
};

/**
 * Says how a demand belongs to another one.
 * @returns the relation's id
 * @throws Refused `not-found` · `forbidden` · `invalid` · `duplicate` when it is said already and not taken back
 */
export async function relateDemands(ctx: Ctx, said: NewRelation): Promise<string> {
  const pair = await inPlace(ctx.db, ctx.place, (tx) => mustPair(tx, said));
  const given = mayRelate(ctx.author, pair, said.how);
  mustNameSource(given, said.sources);
  const { day, occurred, today } = await whenOf(ctx, given, said.day);
  const { demand, other, how, lang, sources } = said;
  const words = said.words?.trim();
  const relation = said.id ?? newId();
  const organization = given === 'here' ? ctx.author.as : undefined;
  await commit(ctx, [
    draft({
      act: demandRelated,
      body: {
        relation,
        demand,
        other,
        how,
        ...(organization ? { organization } : {}),
        ...(words ? { words } : {}),
        day,
        lang,
        given,
        ...(sources?.length ? { sources } : {}),
      },
      occurred,
      decide: async (tx, body) => {
        await mustStandBehind(tx, ctx, given, organization ? [organization] : [], today);
        await mustKnowSources(tx, sources);
        await mustBeNew(tx, said, organization);
        return body;
      },
    }),
  ]);
  return relation;
}

async function mustPair(tx: Tx, { demand, other }: { demand: string; other: string }): Promise<Pair> {
  const one = await demandAndBehind(tx, demand);
  const two = await demandAndBehind(tx, other);
  if (!one || !two) throw new Refused('not-found');
  return { demand: one, other: two };
}

/** Against each other is the same from either side. */
async function mustBeNew(tx: Tx, { demand, other, how }: NewRelation, organization: string | undefined): Promise<void> {
  const there = await tx
    .selectFrom('demand_relations')
    .select(['demand_id', 'other_id'])
    .where('how', '=', how)
    .where('withdrawn_by', 'is', null)
    .where('demand_id', 'in', [demand, other])
    .where('other_id', 'in', [demand, other])
    .where('organization_id', organization ? '=' : 'is', organization ?? null)
    .execute();
  if (there.some((row) => row.demand_id === demand || how === 'conflicts-with')) throw new Refused('duplicate');
}

/**
 * Takes back what was said of two demands; it stays readable, with the reason.
 * @throws Refused `not-found` · `forbidden` · `invalid` (no reason) · `duplicate` when it is taken back already
 */
export async function withdrawRelation(
  ctx: Ctx,
  { relation, reason, lang }: { relation: string; reason: string; lang: string },
): Promise<void> {
  const words = reason.trim();
  const row = await inPlace(ctx.db, ctx.place, (tx) => mustStand(tx, ctx, relation));
  if (!hasWords(words)) throw invalid('words', 'letters-reason-needed');
  const said = row.organization_id && ctx.author.role === 'speaker' ? [row.organization_id] : [];
  const { day, today } = await whenOf(ctx, 'here');
  await commit(ctx, [
    draft({
      act: relationWithdrawn,
      body: { relation, demand: row.demand_id, other: row.other_id, words, day, lang },
      decide: async (tx, body) => {
        await mustStandBehind(tx, ctx, said.length ? 'here' : 'source', said, today);
        await mustStand(tx, ctx, relation);
        return body;
      },
    }),
  ]);
}

async function mustStand(tx: Tx, ctx: Ctx, relation: string) {
  const row = await relationById(tx, relation);
  if (!row) throw new Refused('not-found');
  if (!mayTakeBack(ctx.author, row.organization_id)) throw new Refused('forbidden');
  if (row.withdrawn_by) throw new Refused('duplicate');
  return row;
}
