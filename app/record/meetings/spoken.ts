// Who says something about a meeting, here or in a source: the part every act of this room's folders shares, and the check behind it.
// It never asks which side speaks: whoever proposed, invites, is invited or is named among those who came is a party, all alike.
import { sql } from 'kysely';
import Type from 'typebox';
import type { Ctx } from '../../acts/commit.ts';
import { type Applied, FuzzyDay, Id, Lang, OneOf } from '../../acts/define.ts';
import type { Faults } from '../../acts/faults.ts';
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import type { Occurred } from '../../base/tables.ts';
import { type Holder, holderStream } from '../people/holder.ts';
import { MAX_SOURCES } from '../words/sources.ts';
import { type Here, hereAndNow, occurredOn } from '../words/today.ts';
import { membershipOf, mustBeSaid, type Saying, sayingOf } from './saying.ts';

export const spokenBody = {
  /** whose word it is: who speaks here, or who said so in the source */
  by_post: Type.Optional(Id),
  by_organization: Type.Optional(Id),
  given: OneOf('here', 'source'),
  membership: Type.Optional(Id),
  day: FuzzyDay,
  lang: Lang,
  sources: Type.Optional(Type.Array(Id, { maxItems: MAX_SOURCES })),
};

export type SpokenFields = {
  by_post?: string;
  by_organization?: string;
  given: 'here' | 'source';
  membership?: string;
  day: string;
  lang: string;
  sources?: string[];
};

/** The streams of whoever speaks; the membership is locked too, so that an office that ends at the same moment ends before or after. */
export const spokenStreams = (b: Pick<SpokenFields, 'by_post' | 'by_organization' | 'membership'>): string[] => [
  ...(b.by_post ? [`post/${b.by_post}`] : []),
  ...(b.by_organization ? [`organization/${b.by_organization}`] : []),
  ...(b.membership ? [`membership/${b.membership}`] : []),
];

/** The columns of a row that such an act leaves. */
export const spokenColumns = ({ place, id, body }: Applied<SpokenFields>) => ({
  place_id: place,
  act_id: id,
  by_post: body.by_post ?? null,
  by_organization: body.by_organization ?? null,
  given: body.given,
  day: body.day,
  lang: body.lang,
});

/** What is said: by a party here (`as`), or by `by` in a source on a day. */
export type Spoken = {
  as?: Holder | undefined;
  by?: Holder | undefined;
  on?: string | undefined;
  lang?: string | undefined;
  sources?: string[] | undefined;
};

export type Speaking = {
  saying: Saying;
  here: Here;
  fields: SpokenFields;
  occurred: Occurred | undefined;
  /** Asked under the locks. @throws Refused */
  must: (tx: Tx, event: string) => Promise<void>;
};

/** @throws Refused `forbidden`, `invalid` `source-needed`; other faults are added to `faults` */
export async function speaking(ctx: Ctx, said: Spoken, faults: Faults): Promise<Speaking> {
  const saying = sayingOf(ctx, said.as, said.sources);
  const here = await hereAndNow(ctx);
  const on = faults.day('on', said.on, { notAfter: here.today });
  const by = saying.given === 'here' ? saying.holder : said.by;
  const sources = faults.sources(said.sources, { max: MAX_SOURCES });
  return {
    saying,
    here,
    fields: {
      ...(by && ('post' in by ? { by_post: by.post } : { by_organization: by.organization })),
      given: saying.given,
      ...membershipOf(saying),
      day: (saying.given === 'source' && on) || here.today,
      lang: faults.lang('lang', said.lang, here.lang),
      ...(sources ? { sources } : {}),
    },
    occurred: saying.given === 'source' ? occurredOn(here, { on }) : undefined,
    must: async (tx, event) => {
      await mustBeSaid(tx, ctx, saying, said.sources);
      if (saying.given === 'here' && !(await isParty(tx, event, saying.holder))) throw new Refused('forbidden');
    },
  };
}

const columnOf = (side: string, holder: Holder) =>
  'post' in holder
    ? sql`${sql.ref(`${side}_post`)} = ${holder.post}`
    : sql`${sql.ref(`${side}_organization`)} = ${holder.organization}`;

/** Whether a holder proposed this meeting here. */
export async function isProposer(tx: Tx, event: string, holder: Holder): Promise<boolean> {
  const who =
    'post' in holder ? sql`m.post_id = ${holder.post}` : sql`l.fields->'author'->>'as' = ${holder.organization}`;
  const { rows } = await sql`
    select from events e join acts l on l.place_id = e.place_id and l.id = e.act_id
    left join memberships m on m.place_id = e.place_id and m.id::text = l.fields->'author'->>'as'
    where e.id = ${event} and e.given = 'here' and ${who} limit 1`.execute(tx);
  return rows.length > 0;
}

/** Whether a holder proposed it, invites, is invited, or is named among those who came or did not. */
export async function isParty(tx: Tx, event: string, holder: Holder): Promise<boolean> {
  const { rows } = await sql`
    select from invitations where event_id = ${event} and (${columnOf('to', holder)} or ${columnOf('from', holder)})
    union all select from attendance where event_id = ${event} and ${columnOf('who', holder)} limit 1`.execute(tx);
  return rows.length > 0 || (await isProposer(tx, event, holder));
}

/** @throws Refused forbidden for whoever speaks here without having proposed the meeting */
export async function mustBeProposer(tx: Tx, { saying }: Pick<Speaking, 'saying'>, event: string): Promise<void> {
  if (saying.given === 'here' && !(await isProposer(tx, event, saying.holder))) throw new Refused('forbidden');
}

export const sameHolder = (one: Holder | undefined, other: Holder | undefined): boolean =>
  one !== undefined && other !== undefined && holderStream(one) === holderStream(other);
