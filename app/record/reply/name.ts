// Saying who is named in an item, in the commit of the act that names them, and asking for the notice to them in the same transaction.
// Officials and organizations, organizers and those they ask: the same act, the same mail.
import { type CommitOptions, type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { type Holder, holderKey, holderNames } from '../people/holder.ts';
import { withoutGaps } from '../words/rules.ts';
import { hereAndNow } from '../words/today.ts';
import { namingRecorded } from './acts.ts';
import { type Address, addressesOf, mailNotice, type Named } from './notice.ts';
import { isItem } from './rules.ts';

type Beside = NonNullable<CommitOptions['beside']>;
export type Naming = { drafts: ReturnType<typeof draft>[]; beside: Beside; namings: string[] };

export const namedFields = (named: Named) =>
  'post' in named
    ? { holder_post: named.post }
    : 'organization' in named
      ? { holder_organization: named.organization }
      : { person: named.person };

/** The posts, organizations and persons among streams. */
export const namedIn = (streams: readonly string[]): Named[] =>
  streams.flatMap((stream): Named[] => {
    const [kind, id] = stream.split('/') as [string, string];
    return kind === 'post' || kind === 'organization' || kind === 'person' ? [{ [kind]: id } as Named] : [];
  });

/** The acts that say who is named in `on`, and what sends them notice in the same transaction. Nothing for nobody. */
export async function namingDrafts(
  ctx: Ctx,
  about: { on: string; named: readonly Named[]; given: 'here' | 'source'; lang: string; today: string },
): Promise<Naming> {
  const { on, given, lang, today } = about;
  // The editors of an example tell of what is long past: nobody is written to about an example.
  const named = ctx.author.role === 'editor' ? [] : about.named;
  const reached = named.length ? await inPlace(ctx.db, ctx.place, (tx) => addressesOf(tx, named, today)) : [];
  const namings = named.map(() => newId());
  const drafts = named.map((one, i) =>
    draft({
      act: namingRecorded,
      body: {
        naming: namings[i]!,
        on,
        ...namedFields(one),
        private: false,
        notice: reached[i] ? 'mailed' : 'no-address',
        day: today,
        given,
        lang,
      },
    }),
  );
  const beside: Beside = async (tx) => {
    for (const [i, address] of reached.entries())
      if (address) await mailNotice(tx, ctx.place, namings[i]!, address, ctx.now());
  };
  return { drafts, beside, namings };
}

/** The same where somebody may be named already, as in a meeting told anew: nobody is told twice of one item. */
export async function newNamingDrafts(ctx: Ctx, about: Parameters<typeof namingDrafts>[1]): Promise<Naming> {
  if (about.named.length === 0) return namingDrafts(ctx, about);
  const before = await inPlace(ctx.db, ctx.place, (tx) =>
    tx
      .selectFrom('namings')
      .select(['holder_post', 'holder_organization', 'person'])
      .where('stream', '=', about.on)
      .execute(),
  );
  return namingDrafts(ctx, { ...about, named: about.named.filter((one) => !before.some((row) => isNamed(row, one))) });
}

type NamedRow = Record<'holder_post' | 'holder_organization' | 'person', string | null>;
const isNamed = (row: NamedRow, named: Named): boolean =>
  Object.entries(namedFields(named)).every(([name, id]) => row[name as keyof NamedRow] === id);

/** A demand about whoever holds a post names them: equal space stands beside the demand. */
export async function namingsByDemands(
  ctx: Ctx,
  about: {
    demands: readonly { aboutPost?: string }[];
    entered: readonly { id: string }[];
    given: 'here' | 'source';
    lang: string;
  },
): Promise<Pick<Naming, 'drafts' | 'beside'>> {
  const { demands, entered, given, lang } = about;
  const { today } = await hereAndNow(ctx);
  const all = await Promise.all(
    demands.flatMap(({ aboutPost }, i) =>
      aboutPost
        ? [namingDrafts(ctx, { on: `demand/${entered[i]!.id}`, named: [{ post: aboutPost }], given, lang, today })]
        : [],
    ),
  );
  return {
    drafts: all.flatMap((one) => one.drafts),
    beside: async (tx, committed) => {
      for (const one of all) await one.beside(tx, committed);
    },
  };
}

/**
 * Whoever answers that somebody else can act names them beside the question that was put. Answers to many questions at once are many
 * namings, each with its space, and one mail to whom they name.
 */
export async function namingsByAnswers(
  ctx: Ctx,
  answers: readonly { referral: string; refers?: Holder | undefined; given: 'here' | 'source' }[],
): Promise<Pick<Naming, 'drafts' | 'beside'>> {
  const all = answers.flatMap(({ referral, refers, given }) =>
    refers ? [{ on: `referral/${referral}`, who: refers, given }] : [],
  );
  const nobody = { drafts: [], beside: async () => undefined };
  if (all.length === 0 || ctx.author.role === 'editor') return nobody;
  const { today, lang } = await hereAndNow(ctx);
  const { anew, reached } = await inPlace(ctx.db, ctx.place, async (tx) => {
    const before = await tx
      .selectFrom('namings')
      .select(['stream', 'holder_post', 'holder_organization', 'person'])
      .where('stream', 'in', [...new Set(all.map((one) => one.on))])
      .execute();
    const known = await holderNames(
      tx,
      all.map((one) => one.who),
    );
    const anew = all.filter(
      ({ on, who }) => known.has(holderKey(who)) && !before.some((row) => row.stream === on && isNamed(row, who)),
    );
    const holders = [...new Map(anew.map(({ who }) => [holderKey(who), who] as const))];
    const addresses = await addressesOf(
      tx,
      holders.map(([, who]) => who),
      today,
    );
    return { anew, reached: new Map(holders.map(([key], i) => [key, addresses[i]])) };
  });
  const namings = anew.map((one) => ({ ...one, id: newId(), to: reached.get(holderKey(one.who)) }));
  const drafts = namings.map(({ id, on, who, given, to }) => {
    const notice = to ? ('mailed' as const) : ('no-address' as const);
    const body = { naming: id, on, ...namedFields(who), private: false, notice, day: today, given, lang };
    return draft({ act: namingRecorded, body });
  });
  // One mail each, about the first.
  const first = new Map(namings.toReversed().map((one) => [holderKey(one.who), one]));
  const beside: Beside = async (tx) => {
    for (const { id, to } of first.values()) if (to) await mailNotice(tx, ctx.place, id, to, ctx.now());
  };
  return { drafts, beside };
}

/** Both writes of one transaction, the first one first. */
export const besides =
  (...all: (Beside | undefined)[]): Beside =>
  async (tx, committed) => {
    for (const one of all) await one?.(tx, committed);
  };

export type NewNaming = {
  on: string;
  /** a post, organization or person of the record; or a private person, who has no page */
  named?: Named | undefined;
  called?: string | undefined;
  /** of a private person: kept privately, never shown */
  name?: string | undefined;
  address?: Address | undefined;
};

/**
 * A keeper of the record says that somebody is named in something published.
 * @returns the naming's id
 * @throws Refused forbidden, not-found, duplicate when they are named there already, invalid
 */
export async function recordNaming(ctx: Ctx, given: NewNaming): Promise<string> {
  if (ctx.author.role !== 'clerk' && ctx.author.role !== 'steward') throw new Refused('forbidden');
  const { today, lang } = await hereAndNow(ctx);
  const faults = new Faults();
  const called = faults.text('called', given.called, { max: 200 });
  const name = faults.text('name', given.name, { max: 200 });
  faults.stop();
  if (!isItem(given.on)) throw new Refused('not-found');
  const { on, named } = given;
  if (named) {
    const { drafts, beside, namings } = await namingDrafts(ctx, { on, named: [named], given: 'source', lang, today });
    const [first] = drafts;
    const decide = async (tx: Tx, body: never) => {
      await mustBeNew(tx, on, named);
      return body;
    };
    await commit(ctx, [{ ...first!, decide }], { beside });
    return namings[0]!;
  }
  if (!name) throw invalid('name', 'empty');
  const naming = newId();
  const { address } = given;
  const body = withoutGaps({
    naming,
    on,
    called,
    private: true,
    notice: address ? ('mailed' as const) : ('no-address' as const),
    day: today,
    given: 'source' as const,
    lang,
  });
  await commit(ctx, [draft({ act: namingRecorded, body })], {
    beside: async (tx) => {
      await keepPerson(tx, ctx, { id: naming, name, address, called, lang: address?.lang ?? lang });
      if (address) await mailNotice(tx, ctx.place, naming, address, ctx.now());
    },
  });
  return naming;
}

async function mustBeNew(tx: Tx, on: string, named: Named): Promise<void> {
  const rows = await tx.selectFrom('namings').selectAll().where('stream', '=', on).execute();
  if (rows.some((row) => isNamed(row, named))) throw new Refused('duplicate');
}

const keepPerson = (
  tx: Tx,
  ctx: Ctx,
  one: { id: string; name: string; address: Address | undefined; called: string | undefined; lang: string },
) =>
  tx
    .insertInto('named_people')
    .values({
      place_id: ctx.place,
      id: one.id,
      draft_id: null,
      kind: 'private',
      subject: null,
      name: one.name,
      address: one.address?.to ?? null,
      called: one.called ?? null,
      lang: one.lang,
      noticed: null,
      until_day: null,
      passages: '[]',
      words: null,
      stands: null,
      replied: null,
      added: ctx.now(),
    })
    .execute();
