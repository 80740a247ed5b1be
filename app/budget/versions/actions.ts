// What keepers of the record do with budgets: begin one, record a version of it, accept a certificate.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import { budgetBegun, type VersionBody, versionRecorded } from './acts.ts';
import { MOST_LINES, MOST_NAME_SIGNS, MOST_SIGNS, pack } from './packed.ts';
import { mustKeepBudgets } from './rules.ts';
import { type Line, type State, states } from './words.ts';

/** Of a mapping that is recorded: what moderation can give back is no longer than a million signs, and nobody reads half of that. */
const MOST_MAPPING_SIGNS = 400_000;

export type BudgetWords = { title: string; body?: string; currency?: string; lang?: string };

/**
 * Begins a budget, whose versions are recorded after it.
 * @param given `currency` is a code of ISO 4217, dollars where it is left out; `lang` the place's own
 * @throws Refused forbidden, invalid
 */
export async function beginBudget(ctx: Ctx, given: BudgetWords): Promise<{ budget: string; number: number }> {
  mustKeepBudgets(ctx.author.role);
  const faults = new Faults();
  const title = faults.words('title', given.title, 200);
  const body = faults.text('body', given.body, { max: 200 });
  const currency = (given.currency ?? 'USD').trim().toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) faults.add('currency', 'choose');
  const lang = faults.lang('lang', given.lang, await langOf(ctx));
  faults.stop();
  const budget = newId();
  let number = 0;
  const decide = async (tx: Tx, drafted: { number: number }) => {
    const { last } = await tx
      .selectFrom('budgets')
      .select(({ fn }) => fn.max('number').as('last'))
      .executeTakeFirstOrThrow();
    number = Number(last ?? 0) + 1;
    return { ...drafted, number };
  };
  const drafted = { budget, number: 1, title, ...(body ? { body } : {}), currency, lang };
  await commit(ctx, [draft({ act: budgetBegun, body: drafted, decide: decide as never })]);
  return { budget, number };
}

/** What words are in where nobody says: the place's first language. @throws Refused not-found */
export async function langOf(ctx: Ctx): Promise<string> {
  const place = await inPlace(ctx.db, ctx.place, (tx) =>
    tx.selectFrom('place').select('languages').where('superseded_by', 'is', null).executeTakeFirst(),
  );
  if (!place) throw new Refused('not-found');
  return place.languages[0]!;
}

export type SourceWords = { title: string; publisher?: string | undefined; url?: string | undefined };

export type VersionWords = {
  budget: string;
  label: string;
  state: State | (string & {});
  /** when it was submitted or adopted: 'YYYY-MM-DD' */
  day?: string | undefined;
  /** the version it amends */
  supersedes?: string | undefined;
  source: SourceWords;
  note?: string | undefined;
  file?: { name: string; digest: string } | undefined;
  /** how the file was read, as JSON */
  mapping?: string | undefined;
  lang?: string | undefined;
};

/**
 * Records a version with all its lines, or nothing.
 * @param lines distinct; in the order they are to stand
 * @param beside private writes of the same transaction
 * @returns the version's id and number, and its act
 * @throws Refused forbidden, not-found (the budget), invalid: words that do not fit, no line, too many of them
 */
export async function recordVersion(
  ctx: Ctx,
  given: VersionWords,
  lines: Iterable<Line>,
  beside?: (tx: Tx, version: string) => Promise<void>,
): Promise<{ version: string; number: number; act: string }> {
  mustKeepBudgets(ctx.author.role);
  const lang = await langOf(ctx);
  const faults = new Faults();
  const body = {
    budget: faults.id('budget', given.budget, { needed: true }) ?? '',
    version: newId(),
    number: 1,
    label: faults.words('label', given.label, 200),
    state: faults.oneOf('state', given.state, states),
    day: dayOf(faults, given.day),
    supersedes: faults.id('supersedes', given.supersedes),
    ...sourceOf(faults, given.source),
    note: faults.text('note', given.note, { max: 3000 }),
    file_name: nameOfFile(given.file?.name),
    file_digest: given.file?.digest,
    mapping: given.mapping,
    lang: faults.lang('lang', given.lang, lang),
  };
  if ((given.mapping?.length ?? 0) > MOST_MAPPING_SIGNS)
    faults.add('file', 'budget-mapping-too-long', { limit: MOST_MAPPING_SIGNS });
  faults.stop();
  const packed = packedWithin(lines);
  let number = 0;
  const decide = async (tx: Tx, drafted: VersionBody): Promise<VersionBody> => {
    const versions = await tx
      .selectFrom('budget_versions')
      .select(['id', 'number'])
      .where('budget_id', '=', drafted.budget)
      .execute();
    if (drafted.supersedes && !versions.some((one) => one.id === drafted.supersedes))
      throw invalid('supersedes', 'choose');
    number = Math.max(0, ...versions.map((one) => one.number)) + 1;
    return { ...drafted, number };
  };
  const drafted = withoutGaps({ ...body, ...packed }) as VersionBody;
  const [act] = await commit(ctx, [draft({ act: versionRecorded, body: drafted, decide })], {
    beside: async (tx) => beside?.(tx, body.version),
  });
  return { version: body.version, number, act: act!.id };
}

/** As a page can say it, whatever a disk allows: the end of a long name tells more than its beginning. */
const nameOfFile = (name: string | undefined): string | undefined =>
  name
    ?.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(-255)
    .toWellFormed() || undefined;

/** A body has no undefined fields: what is not said is not there. */
export const withoutGaps = <T extends object>(body: T): T =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as T;

function dayOf(faults: Faults, given: string | undefined): string | undefined {
  const day = faults.day('day', given);
  if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day)) return faults.add('day', 'date');
  return day;
}

/** Where figures come from: always a title; publisher and address as far as they are known. */
export const sourceOf = (faults: Faults, given: SourceWords) => ({
  source_title: faults.words('source_title', given.title, 300),
  source_publisher: faults.text('source_publisher', given.publisher, { max: 200 }),
  source_url: faults.https('source_url', given.url),
});

/** @throws Refused invalid: no line, more than a version may have, or names longer than it may hold */
function packedWithin(lines: Iterable<Line>) {
  const all = [...lines];
  if (all.length === 0) throw invalid('file', 'budget-no-lines');
  if (all.length > MOST_LINES) throw invalid('file', 'budget-too-many-lines', { limit: MOST_LINES, lines: all.length });
  const packed = pack(all);
  if (packed.codes.length > MOST_SIGNS || packed.names.length > MOST_NAME_SIGNS)
    throw invalid('file', 'budget-too-many-names', { limit: MOST_NAME_SIGNS });
  return packed;
}
