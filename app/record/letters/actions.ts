// What people do with letters: publish their own, enter one from a source, publish another version, stand behind one.
// Each is one commit: a letter is never half there.
import { type CommitOptions, type Ctx, commit, draft } from '../../acts/commit.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { slugOf } from '../../base/slug.ts';
import { demandDrafts, type Entered } from '../demands/marks.ts';
import { besides, namingsByDemands } from '../reply/name.ts';
import { mustKnowSources } from '../words/sources.ts';
import { letterPublished, organizationNamed, versionPublished } from './acts.ts';
import { tellAsked } from './asked-notice.ts';
import {
  demandProblems,
  type Given,
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
import { canonicalText, digestOf, paragraphsOf } from './text.ts';
import { whenOf } from './when.ts';

export { acknowledgeDelivery, disputeDelivery, recordDelivery } from './deliver.ts';
export { publishVersion } from './versions.ts';
export { withdrawDelivery } from './withdraw.ts';

export type NewLetter = {
  id?: string;
  /** A speaker publishes for the own organization; others stand behind the letter themselves, with `nameOrganization`. */
  organizations: string[];
  title: string;
  summary?: string;
  lang: string;
  paragraphs: string[];
  rendition?: NewRendition;
  demands: NewDemand[];
  /** The day it was published, as far as it is known; today when not given. */
  day?: string;
  sources?: string[];
  /** Where several organizations wrote it: what each of them adopted, in their order. Their speakers' own words, checked again. */
  adoptions?: Adoption[];
};

export type PublishedLetter = { id: string; number: number; slug: string; version?: string; demands: Entered[] };
/** `also`: acts of the same commit: who is named in the letter, and what they said before it was published. */
type Beside = Pick<CommitOptions, 'beside'> & { also?: ReturnType<typeof draft>[] };

/**
 * Publishes a letter whose text is held: the letter, its first version, its demands and those they are put to, in one commit.
 * @throws Refused `invalid` with every problem · `forbidden` · `not-found` (an organization, holder or source of another place)
 */
export async function publishLetter(ctx: Ctx, letter: NewLetter, options: Beside = {}): Promise<PublishedLetter> {
  const given = givenBy(ctx.author, letter.organizations);
  mustNameSource(given, letter.sources);
  const problems = problemsOf(letter);
  if (problems.length) throw new Refused('invalid', { fields: problems });
  const words = canonicalText(letter.paragraphs);
  const paragraphs = paragraphsOf(words);
  const version = newId();
  const digest = digestOf(words);
  const enter = await letterDrafts(ctx, letter, given, { known: 'held', complete: true }, { version, digest });
  const { rendition, lang } = letter;
  const { drafts, entered } = demandDrafts(
    { ...enter.ground, version },
    letter.demands,
    letter.demands.map((demand) => markOf(paragraphs, demand)),
  );
  const published = draft({
    act: versionPublished,
    body: {
      letter: enter.id,
      version,
      number: 1,
      lang,
      words,
      digest,
      ...renditionFields(rendition),
      day: enter.day,
      given,
      ...enter.cited,
    },
    occurred: enter.ground.occurred,
  });
  const about = await namingsByDemands(ctx, { demands: letter.demands, entered, given, lang });
  const { also = [], beside } = options;
  const told = await tellAsked(ctx, enter.id, letter.demands);
  await commit(ctx, [enter.letter, published, ...enter.organizations, ...drafts, ...about.drafts, ...also], {
    beside: besides(beside, about.beside, told),
  });
  return { id: enter.id, number: enter.number(), slug: enter.slug, version, demands: entered };
}

export type ReportedLetter = Omit<NewLetter, 'paragraphs' | 'rendition'> & {
  /** False where the report says that it lists only some of the demands. */
  complete: boolean;
};

/**
 * Enters a letter that is known only from reports: there is no text, digest or file, and its demands say so.
 * @throws Refused as publishLetter; a source is always needed
 */
export async function recordReportedLetter(
  ctx: Ctx,
  letter: ReportedLetter,
  options: Beside = {},
): Promise<PublishedLetter> {
  const given = givenBy(ctx.author, letter.organizations);
  mustNameSource('source', letter.sources);
  const problems = [
    ...problemsOf({ ...letter, paragraphs: ['known from reports'], demands: [] }),
    ...demandProblems(letter.demands),
  ];
  if (problems.length) throw new Refused('invalid', { fields: problems });
  const enter = await letterDrafts(ctx, letter, given, { known: 'reported', complete: letter.complete });
  const { drafts, entered } = demandDrafts(enter.ground, letter.demands, []);
  const about = await namingsByDemands(ctx, { demands: letter.demands, entered, given: 'source', lang: letter.lang });
  await commit(ctx, [enter.letter, ...enter.organizations, ...drafts, ...about.drafts], {
    beside: besides(options.beside, about.beside),
  });
  return { id: enter.id, number: enter.number(), slug: enter.slug, demands: entered };
}

/** The acts both kinds of letter begin with, and what their demands share. */
async function letterDrafts(
  ctx: Ctx,
  letter: Omit<NewLetter, 'paragraphs'>,
  given: Given,
  known: { known: 'held' | 'reported'; complete: boolean },
  held?: { version: string; digest: string },
) {
  const version = held?.version;
  const id = letter.id ?? newId();
  const slug = slugOf(letter.title, 'letter');
  const { day, occurred, today } = await whenOf(ctx, given, letter.day);
  const cited = letter.sources?.length ? { sources: letter.sources } : {};
  let number = 0;
  const entered = draft({
    act: letterPublished,
    body: {
      letter: id,
      number: 1,
      title: letter.title.trim(),
      ...(letter.summary?.trim() ? { summary: letter.summary.trim() } : {}),
      lang: letter.lang,
      ...known,
      day,
      given,
      ...cited,
    },
    occurred,
    decide: async (tx, body) => {
      await mustStandBehind(tx, ctx, given, letter.organizations, today);
      await mustKnowSources(tx, letter.sources);
      number = await nextNumber(tx, ctx.place);
      return { ...body, number };
    },
  });
  const adopted = letter.adoptions
    ? adoptionDrafts(ctx, letter.adoptions, { ...held!, letter: id, lang: letter.lang, today })
    : undefined;
  const organizations =
    adopted ??
    [...new Set(letter.organizations)].map((organization, position) =>
      draft({
        act: organizationNamed,
        body: { letter: id, organization, ...(version ? { version } : {}), position, given, ...cited },
        occurred,
      }),
    );
  const ground = { place: ctx.place, letter: id, lang: letter.lang, given, occurred, ...cited };
  return { id, slug, day, cited, letter: entered, organizations, ground, number: () => number };
}

async function nextNumber(tx: Tx, place: string): Promise<number> {
  const row = await tx
    .selectFrom('letters')
    .select((e) => e.fn.max('number').as('last'))
    .where('place_id', '=', place)
    .executeTakeFirst();
  return Number(row?.last ?? 0) + 1;
}

/**
 * An organization stands behind a letter: its speaker says so of the version that is current, or a source does.
 * @throws Refused `forbidden` · `not-found` · `duplicate` when it stands there already
 */
export async function nameOrganization(
  ctx: Ctx,
  naming: { letter: string; organization: string; day?: string; sources?: string[] },
): Promise<void> {
  const given = givenBy(ctx.author, [naming.organization]);
  mustNameSource(given, naming.sources);
  const { letter, organization, sources } = naming;
  const current = await inPlace(ctx.db, ctx.place, (tx) =>
    tx
      .selectFrom('letter_versions')
      .select('id')
      .where('place_id', '=', ctx.place)
      .where('letter_id', '=', letter)
      .where('superseded_by', 'is', null)
      .executeTakeFirst(),
  );
  const { occurred, today } = await whenOf(ctx, given, naming.day);
  await commit(ctx, [
    draft({
      act: organizationNamed,
      body: {
        letter,
        organization,
        ...(current ? { version: current.id } : {}),
        position: 0,
        given,
        ...(sources?.length ? { sources } : {}),
      },
      occurred,
      decide: async (tx, body) => {
        await mustStandBehind(tx, ctx, given, [organization], today);
        await mustKnowSources(tx, sources);
        return { ...body, position: await nextPosition(tx, ctx.place, body) };
      },
    }),
  ]);
}

async function nextPosition(tx: Tx, place: string, body: { letter: string; organization: string; version?: string }) {
  const { letter, organization, version } = body;
  const there = await tx
    .selectFrom('letter_organizations')
    .select(['organization_id', 'version_id'])
    .where('place_id', '=', place)
    .where('letter_id', '=', letter)
    .execute();
  // It may stand behind a later version as well, but behind each only once.
  if (there.some((row) => row.organization_id === organization && row.version_id === (version ?? null))) {
    throw new Refused('duplicate');
  }
  return there.length;
}
