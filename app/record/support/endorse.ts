// Endorsing a letter for an organization, and withdrawing that. An endorsement is of one version's words, whole or of named demands;
// a new version is another text, which nobody has endorsed until they do.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId, newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { seatOf } from '../answers/standing.ts';
import { mustStandBehind } from '../letters/speaker.ts';
import { mustKeepTheRecord, withoutGaps } from '../words/rules.ts';
import { MAX_SOURCES, mustKnowSources } from '../words/sources.ts';
import { type Here, hereAndNow, occurredOn } from '../words/today.ts';
import { endorsementGiven, endorsementWithdrawn } from './acts.ts';
import { type Mandate, mandates } from './rules.ts';

type Given = 'here' | 'source';

export type NewEndorsement = {
  id?: string;
  letter: string;
  version: string;
  organization: string;
  /** left out: the whole letter */
  demands?: readonly string[] | undefined;
  /** who signed for the organization: name and function */
  signedBy?: string | undefined;
  mandate: Mandate;
  /** the decision it rests on, in words */
  authority?: string | undefined;
  reservation?: string | undefined;
  lang: string;
  /** when it was given, where it comes from a source */
  day?: string | undefined;
  sources?: string[] | undefined;
};

/** A speaker says it here; those who keep the record take it from a source. @throws Refused forbidden, source-needed */
function givenBy(ctx: Ctx, organization: string, sources: readonly string[] | undefined): Given {
  if (ctx.author.role === 'speaker') {
    const seat = seatOf(ctx);
    if (!('organization' in seat) || seat.organization !== organization) throw new Refused('forbidden');
    return 'here';
  }
  mustKeepTheRecord(ctx.author.role);
  if (!sources?.length) throw invalid('sources', 'source-needed');
  return 'source';
}

/**
 * An organization endorses a version of a letter.
 * @returns the endorsement's id
 * @throws Refused `forbidden` · `not-verified` · `not-found` · `duplicate` (it stands already) · `invalid` (`empty`: who signed here must be
 * said; `support-behind-already`: the letter is its own; `support-demand-elsewhere`; `source-needed`)
 */
export async function endorse(ctx: Ctx, asked: NewEndorsement): Promise<string> {
  const given = givenBy(ctx, asked.organization, asked.sources);
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const mandate = faults.oneOf('mandate', asked.mandate, mandates);
  const day = faults.day('day', asked.day, { notAfter: here.today });
  const id = asked.id ?? newId();
  const demands = asked.demands?.length ? [...new Set(asked.demands)] : undefined;
  const body = withoutGaps({
    endorsement: id,
    letter: asked.letter,
    version: asked.version,
    organization: asked.organization,
    demands,
    signed_by: faults.text('signed_by', asked.signedBy, { max: 200, needed: given === 'here' }),
    mandate,
    authority: faults.text('authority', asked.authority, { max: 500 }),
    reservation: faults.text('reservation', asked.reservation, { max: 3000 }),
    given,
    day: given === 'source' && day ? day : here.today,
    lang: faults.lang('lang', asked.lang, here.lang),
    sources: faults.sources(asked.sources, { max: MAX_SOURCES }),
  });
  faults.stop();
  const decide = async (tx: Tx) => {
    await mustStandBehind(tx, ctx, given, [asked.organization], here.today);
    await mustKnowSources(tx, asked.sources);
    await mustFit(tx, asked, demands);
    return body;
  };
  const occurred = happened(here, given, day);
  const act = draft({ act: endorsementGiven, body: body as never, occurred, decide: decide as never });
  await inPlace(ctx.db, ctx.place, (tx) => mustFit(tx, asked, demands));
  await commit(ctx, [act]);
  return id;
}

const happened = (here: Here, given: Given, day: string | undefined) =>
  given === 'source' && day ? occurredOn(here, { on: day }) : undefined;

/** The version is the letter's, its demands too, the organization is not behind it already, and it endorses a version once. */
async function mustFit(tx: Tx, asked: NewEndorsement, demands: readonly string[] | undefined): Promise<void> {
  const { letter, version, organization } = asked;
  if (![letter, version, organization].every(isId)) throw new Refused('not-found');
  const known = await tx
    .selectFrom('letter_versions')
    .select('id')
    .where('id', '=', version)
    .where('letter_id', '=', letter)
    .executeTakeFirst();
  if (!known) throw new Refused('not-found');
  await mustBeAnother(tx, asked);
  if (demands) {
    const rows = demands.every(isId)
      ? await tx
          .selectFrom('demands')
          .select('id')
          .where('letter_id', '=', letter)
          .where('superseded_by', 'is', null)
          .where('id', 'in', demands)
          .execute()
      : [];
    if (rows.length < demands.length) throw invalid('demands', 'support-demand-elsewhere');
  }
}

async function mustBeAnother(tx: Tx, { letter, version, organization }: NewEndorsement): Promise<void> {
  const behind = await tx
    .selectFrom('letter_organizations')
    .select('act_id')
    .where('letter_id', '=', letter)
    .where('organization_id', '=', organization)
    .executeTakeFirst();
  if (behind) throw invalid('organization', 'support-behind-already');
  const standing = await tx
    .selectFrom('endorsements')
    .select('id')
    .where('version_id', '=', version)
    .where('organization_id', '=', organization)
    .where('withdrawn_by', 'is', null)
    .executeTakeFirst();
  if (standing) throw new Refused('duplicate');
}

export type Withdrawal = {
  endorsement: string;
  words?: string | undefined;
  lang: string;
  day?: string | undefined;
  sources?: string[] | undefined;
};

/**
 * Withdraws an endorsement; it stays visible with the day it was withdrawn.
 * @throws Refused `not-found` · `forbidden` · `not-verified` · `duplicate` (it is withdrawn already) · `invalid`
 */
export async function withdrawEndorsement(ctx: Ctx, asked: Withdrawal): Promise<void> {
  const known = await inPlace(ctx.db, ctx.place, (tx) => standingEndorsement(tx, asked.endorsement));
  if (!known) throw new Refused('not-found');
  const given = givenBy(ctx, known.organization_id, asked.sources);
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const day = faults.day('day', asked.day, { notAfter: here.today });
  const body = withoutGaps({
    endorsement: asked.endorsement,
    letter: known.letter_id,
    organization: known.organization_id,
    words: faults.text('words', asked.words, { max: 3000 }),
    given,
    day: given === 'source' && day ? day : here.today,
    lang: faults.lang('lang', asked.lang, here.lang),
    sources: faults.sources(asked.sources, { max: MAX_SOURCES }),
  });
  faults.stop();
  const decide = async (tx: Tx) => {
    await mustStandBehind(tx, ctx, given, [known.organization_id], here.today);
    await mustKnowSources(tx, asked.sources);
    if ((await standingEndorsement(tx, asked.endorsement))?.withdrawn_by) throw new Refused('duplicate');
    return body;
  };
  const occurred = happened(here, given, day);
  await commit(ctx, [draft({ act: endorsementWithdrawn, body: body as never, occurred, decide: decide as never })]);
}

const standingEndorsement = async (tx: Tx, id: string) =>
  isId(id)
    ? tx
        .selectFrom('endorsements')
        .select(['letter_id', 'organization_id', 'withdrawn_by'])
        .where('id', '=', id)
        .executeTakeFirst()
    : undefined;
