// Publishing a letter's words again: a second version, or at last the text of a letter that was known from reports.
// Demands keep their numbers. A mark goes where its exact words stand once; otherwise it is unresolved until a person chooses.
import { type CommitOptions, type Ctx, commit, type Draft, draft } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { demandMarked } from '../demands/acts.ts';
import { demandDrafts, type Entered } from '../demands/marks.ts';
import { mustKnowSources } from '../words/sources.ts';
import { organizationNamed, versionPublished } from './acts.ts';
import {
  carryOver,
  givenBy,
  markOf,
  mustNameSource,
  type NewDemand,
  type NewRendition,
  problemsOf,
  renditionFields,
} from './rules.ts';
import { mustStandBehind } from './speaker.ts';
import { type Adoption, adoptionDrafts } from './standing/adopt.ts';
import { stateOf } from './standing/state.ts';
import { organizationsOf } from './store.ts';
import { canonicalText, digestOf, paragraphsOf } from './text.ts';
import { whenOf } from './when.ts';

export type NewVersion = {
  id?: string;
  letter: string;
  title: string;
  summary?: string;
  lang: string;
  paragraphs: string[];
  rendition?: NewRendition;
  /** Where marks are placed by hand: words in the new text, and which of their places. */
  marks?: { demand: string; quote: string; occurrence?: number; paragraph?: number }[];
  /** Demands that this version makes and the ones before did not. */
  added?: NewDemand[];
  day?: string;
  sources?: string[];
  /** Where several organizations wrote it: what each of them adopted. */
  adoptions?: Adoption[];
};

export type PublishedVersion = { id: string; number: number; carried: number; unresolved: number[]; added: Entered[] };

/**
 * Publishes another version of a letter.
 * @returns which demands (by number) did not find their words in it
 * @throws Refused `invalid` (also when the words are those of the version before) · `forbidden` · `not-found` · `changed-meanwhile`
 */
export async function publishVersion(
  ctx: Ctx,
  given: NewVersion,
  { also = [], ...options }: Pick<CommitOptions, 'beside'> & { also?: ReturnType<typeof draft>[] } = {},
): Promise<PublishedVersion> {
  const words = canonicalText(given.paragraphs);
  const paragraphs = paragraphsOf(words);
  const before = await inPlace(ctx.db, ctx.place, (tx) => standing(tx, ctx.place, given.letter));
  const own = before.organizations.filter((one) => one === ctx.author.as);
  const standsFor = givenBy(ctx.author, own);
  mustNameSource(standsFor, given.sources);
  const problems = problemsOf({ ...given, organizations: before.organizations, demands: given.added ?? [] });
  if (problems.length) throw new Refused('invalid', { fields: problems });
  const digest = digestOf(words);
  if (before.version?.digest === digest) throw invalid('text', 'letters-same-words');

  const id = given.id ?? newId();
  const number = (before.version?.number ?? 0) + 1;
  const { day, occurred, today } = await whenOf(ctx, standsFor, given.day);
  const { letter, lang, title, summary, sources } = given;
  const cited = sources?.length ? { sources } : {};
  const published = draft({
    act: versionPublished,
    body: {
      letter,
      version: id,
      number,
      lang,
      title: title.trim(),
      ...(summary?.trim() ? { summary: summary.trim() } : {}),
      words,
      digest,
      ...renditionFields(given.rendition),
      day,
      given: standsFor,
      ...cited,
    },
    occurred,
    decide: async (tx, body) => {
      await mustStandBehind(tx, ctx, standsFor, own, today);
      await mustKnowSources(tx, sources);
      await mustNotBeWithdrawn(tx, letter, before.version?.number);
      return body;
    },
  });
  const { adoptions } = given;
  const byAll = adoptions && adoptionDrafts(ctx, adoptions, { letter, version: id, digest, lang, today });
  const adopted =
    byAll ??
    own.map((organization, position) =>
      draft({
        act: organizationNamed,
        body: { letter, organization, version: id, position, given: standsFor, ...cited },
        occurred,
      }),
    );
  const carried = before.demands.map((demand) =>
    carriedDraft(demand, { id, letter, lang, words, paragraphs, given, before: before.version?.words }),
  );
  const added = demandDrafts(
    { place: ctx.place, letter, version: id, lang, given: standsFor, occurred, ...cited },
    given.added ?? [],
    (given.added ?? []).map((demand) => markOf(paragraphs, demand)),
  );
  await commit(ctx, [published, ...adopted, ...carried.map((one) => one.act), ...added.drafts, ...also], {
    ...options,
    seen: { [`letter/${letter}`]: before.head },
  });
  const unresolved = carried.filter((one) => !one.resolved).map((one) => one.number);
  return { id, number, carried: carried.length - unresolved.length, unresolved, added: added.entered };
}

/** What nobody stands behind any more is not gone on with: a new letter can be published and related to it. */
async function mustNotBeWithdrawn(tx: Tx, letter: string, number: number | undefined): Promise<void> {
  const behind = await organizationsOf(tx, letter);
  const current = number === undefined ? undefined : { number, current: true };
  if (stateOf(current, behind) === 'withdrawn') throw invalid('text', 'work-withdrawn-already');
}

type Standing = Awaited<ReturnType<typeof standing>>;

async function standing(tx: Tx, place: string, letter: string) {
  const stream = await tx
    .selectFrom('streams')
    .select('head')
    .where('place_id', '=', place)
    .where('stream', '=', `letter/${letter}`)
    .executeTakeFirst();
  if (!stream) throw new Refused('not-found');
  const version = await tx
    .selectFrom('letter_versions')
    .select(['number', 'digest', 'words'])
    .where('place_id', '=', place)
    .where('letter_id', '=', letter)
    .where('superseded_by', 'is', null)
    .executeTakeFirst();
  const organizations = await tx
    .selectFrom('letter_organizations')
    .select('organization_id')
    .distinct()
    .where('place_id', '=', place)
    .where('letter_id', '=', letter)
    .execute();
  const demands = await tx
    .selectFrom('demands')
    .selectAll()
    .where('place_id', '=', place)
    .where('letter_id', '=', letter)
    .where('superseded_by', 'is', null)
    .orderBy('number')
    .execute();
  return { head: stream.head, version, organizations: organizations.map((row) => row.organization_id), demands };
}

type Into = {
  id: string;
  letter: string;
  lang: string;
  words: string;
  paragraphs: string[];
  given: NewVersion;
  before: string | null | undefined;
};

function carriedDraft(
  demand: Standing['demands'][number],
  into: Into,
): { act: Draft<never>; number: number; resolved: boolean } {
  const chosen = into.given.marks?.find((mark) => mark.demand === demand.id);
  const placed = chosen && markOf(into.paragraphs, { heading: '', ...chosen });
  if (chosen && !placed) throw invalid(`quote-${demand.number}`, 'letters-quote-not-found', { n: demand.number });
  const stood = into.before === undefined ? undefined : { words: into.before, start: demand.start_at };
  const found = placed ?? carryOver(into.words, demand.quote, stood);
  const quote = placed?.quote ?? demand.quote;
  const act = draft({
    act: demandMarked,
    body: {
      demand: demand.id,
      letter: into.letter,
      version: into.id,
      number: demand.number,
      ...(demand.heading !== null ? { heading: demand.heading } : {}),
      ...(quote !== null ? { quote } : {}),
      ...(found.mark === 'resolved' ? { start: found.start, end: found.end } : {}),
      mark: found.mark,
      ...(demand.verb ? { verb: demand.verb } : {}),
      ...(demand.object_key ? { object: demand.object_key } : {}),
      ...(demand.about_post ? { about_post: demand.about_post } : {}),
      replaces: demand.act_id,
      lang: into.lang,
    },
  });
  return { act, number: demand.number, resolved: found.mark === 'resolved' };
}
