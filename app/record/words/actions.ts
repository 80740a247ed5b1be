// What people do with sources and statements: record them, and correct what was recorded.
// Everything typed is checked before anything is locked; nothing recorded is ever changed in place.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import type { Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { invalid, Refused } from '../../base/refused.ts';
import type { Store } from '../../files/store.ts';
import { mustBeVerified, seatOf } from '../answers/standing.ts';
import { isMembershipValid, membershipById } from '../people/store.ts';
import { besides, namedIn, namingDrafts } from '../reply/name.ts';
import type { NamedFirst } from '../reply/publishing.ts';
import {
  type StatementBody,
  sourceChanged,
  sourceRecorded,
  speakerStreams,
  statementChanged,
  statementRecorded,
} from './acts.ts';
import { quotationDrafts } from './captures/actions.ts';
import {
  type Attribution,
  attributions,
  isAbout,
  isTooLongAQuote,
  mustBeUnchanged,
  mustKeepTheRecord,
  QUOTE_WORDS,
  type Standing,
  standings,
  withoutGaps,
} from './rules.ts';
import { MAX_SOURCES, mustKnowSources } from './sources.ts';
import { nextStatementNumber, sourceById, statementById } from './store.ts';
import { type Here, hereAndNow, occurredOn } from './today.ts';

type Maybe<T> = T | undefined | null;

export type SourceWords = {
  title: string;
  publisher?: Maybe<string>;
  published?: Maybe<string>;
  /** https only; left out where the address is not held */
  url?: Maybe<string>;
  standing: Standing;
  /** false where only others' reports of it are known: pages say "source not held" */
  held: boolean;
  /** sha-256 of the archived copy, hex */
  capture?: Maybe<string>;
  capturedBy?: Maybe<string>;
  capturedOn?: Maybe<string>;
  note?: Maybe<string>;
  lang?: Maybe<string>;
};

/**
 * Records a source.
 * @returns its id
 * @throws Refused forbidden, or invalid with every fault
 */
export async function recordSource(ctx: Ctx, given: SourceWords & { id?: string }): Promise<{ id: string }> {
  const here = await hereAndNow(ctx);
  const id = given.id ?? newId();
  const body = sourceBody(here, id, given);
  const occurred = occurredOn(here, { on: body.published });
  await commit(ctx, [draft({ act: sourceRecorded, body, occurred })]);
  return { id };
}

/**
 * Corrects a recorded source; the earlier words stay readable in its history.
 * @param seen the act_id of the version the editor saw: another editor's change since is refused, not overwritten
 * @throws Refused not-found, changed-meanwhile, forbidden, invalid
 */
export async function changeSource(ctx: Ctx, id: string, given: SourceWords, seen?: string): Promise<void> {
  mustKeepTheRecord(ctx.author.role);
  const body = sourceBody(await hereAndNow(ctx), id, given);
  const decide = async (tx: Parameters<typeof sourceById>[0]) => {
    mustBeUnchanged(await sourceById(tx, id), seen);
    return body;
  };
  await commit(ctx, [draft({ act: sourceChanged, body, decide })]);
}

function sourceBody(here: Here, id: string, given: SourceWords) {
  const faults = new Faults();
  const capture = faults.text('capture', given.capture?.toLowerCase(), { max: 64 });
  if (capture !== undefined && !/^[0-9a-f]{64}$/.test(capture)) faults.add('capture', 'source-digest');
  const body = {
    source: id,
    title: faults.words('title', given.title, 300),
    publisher: faults.text('publisher', given.publisher, { max: 200 }),
    published: faults.day('published', given.published, { notAfter: here.today }),
    url: faults.https('url', given.url),
    standing: faults.oneOf('standing', given.standing, standings),
    held: given.held,
    capture,
    captured_by: faults.text('capturedBy', given.capturedBy, { max: 200 }),
    captured_on: faults.day('capturedOn', given.capturedOn, { notAfter: here.today }),
    note: faults.text('note', given.note, { max: 2000 }),
    lang: faults.lang('lang', given.lang, here.lang),
  };
  faults.order('capturedOn', body.published, body.captured_on);
  faults.stop();
  return withoutGaps(body);
}

export type Speaker = {
  post?: Maybe<string>;
  organization?: Maybe<string>;
  person?: Maybe<string>;
  role?: Maybe<string>;
};

export type StatementWords = {
  /** one of post, organization, person; or none, and `role` says who ("a police spokesman") */
  speaker: Speaker;
  words: string;
  /** true: the words are quoted; false: told in the editor's own words */
  quoted: boolean;
  venue?: Maybe<string>;
  day: string;
  until?: Maybe<string>;
  basis?: 'own' | 'reported' | 'disputed';
  attribution: Attribution;
  given: 'here' | 'source';
  standing: Standing;
  /** how the sources differ; needed where the standing is disputed */
  dispute?: Maybe<string>;
  /** streams: 'letter/<id>', 'demand/<id>', 'event/<id>' … */
  about: readonly string[];
  sources?: readonly string[];
  lang?: Maybe<string>;
};

/**
 * Records what someone said, from a source by a keeper of the record, or given here by a verified holder or speaker. With `files`,
 * quoted words are looked for in the copies of the sources that are held.
 * @returns its id and its number, which is its address
 * @throws Refused forbidden, post-ended, not-found (a stream in `about`), or invalid with every fault
 */
export async function recordStatement(
  ctx: Ctx,
  given: StatementWords & { id?: string },
  files?: Store,
  first?: NamedFirst,
): Promise<{ id: string; number: number }> {
  const here = await hereAndNow(ctx);
  const id = given.id ?? newId();
  const body = statementBody(here, id, given);
  // Whoever a statement is about gets notice, and space beside it.
  const own = speakerStreams(body.speaker);
  const named = await namingDrafts(ctx, {
    on: `statement/${id}`,
    named: namedIn(body.about.filter((stream) => !own.includes(stream))),
    given: body.given,
    lang: here.lang,
    today: here.today,
  });
  const recorded = [
    draft({
      act: statementRecorded,
      body,
      occurred: occurredOn(here, { on: body.day, until: body.until, basis: basisOf(given) }),
      decide: async (tx) => {
        await mustSpeakHere(tx, ctx, body, here.today);
        await mustKnowSources(tx, body.sources);
        body.number = await nextStatementNumber(tx);
        return body;
      },
    }),
  ];
  const placed = await quotationDrafts(ctx, files, quotedIn(body));
  const acts = [...recorded, ...placed, ...named.drafts, ...(first?.also ?? [])];
  await commit(ctx, acts, { beside: besides(named.beside, first?.beside) });
  return { id, number: body.number };
}

/** @throws Refused invalid with every fault */
export const checkStatement = async (ctx: Ctx, given: StatementWords): Promise<unknown> =>
  statementBody(await hereAndNow(ctx), newId(), given);

/**
 * Corrects a recorded statement; the earlier wording stays readable. What was given here only its giver may correct.
 * @throws Refused not-found, changed-meanwhile, forbidden, invalid
 */
export async function changeStatement(
  ctx: Ctx,
  id: string,
  given: StatementWords,
  seen?: string,
  files?: Store,
  first?: NamedFirst,
): Promise<void> {
  const here = await hereAndNow(ctx);
  const body = statementBody(here, id, given);
  const acts = [
    draft({
      act: statementChanged,
      body,
      occurred: occurredOn(here, { on: body.day, until: body.until, basis: basisOf(given) }),
      decide: async (tx) => {
        const now = await statementById(tx, id);
        mustBeUnchanged(now, seen);
        if (now?.given === 'here' && body.given === 'source') throw new Refused('forbidden');
        await mustSpeakHere(tx, ctx, body, here.today);
        await mustKnowSources(tx, body.sources);
        return { ...body, number: now!.number };
      },
    }),
    ...(await quotationDrafts(ctx, files, quotedIn(body))),
    ...(first?.also ?? []),
  ];
  await commit(ctx, acts, first ? { beside: first.beside } : {});
}

const quotedIn = (body: StatementBody) => ({
  id: body.statement,
  words: body.words,
  quoted: body.quoted,
  sources: body.sources ?? [],
  about: body.about,
  lang: body.lang,
});

const basisOf = (given: StatementWords) => given.basis ?? (given.given === 'here' ? 'own' : 'reported');

function statementBody(here: Here, id: string, given: StatementWords): StatementBody {
  const faults = new Faults();
  const { speaker } = given;
  const named = {
    post: faults.id('speaker', speaker.post),
    organization: faults.id('speaker', speaker.organization),
    person: faults.id('speaker', speaker.person),
  };
  const role = faults.text('role', speaker.role, { max: 200 });
  const count = Object.values(speaker).filter(Boolean).length - (speaker.role ? 1 : 0);
  if (count > 1) faults.add('speaker', 'statement-one-speaker');
  if (count === 0 && !role) faults.add('speaker', 'statement-speaker');
  const words = faults.words('words', given.words, 5000);
  if (given.given === 'source' && given.quoted && isTooLongAQuote(words))
    faults.add('words', 'statement-quote', { limit: QUOTE_WORDS - 1 });
  const standing = faults.oneOf('standing', given.standing, standings);
  const dispute = faults.text('dispute', given.dispute, { max: 2000, needed: standing === 'disputed' });
  const day = faults.day('day', given.day, { needed: true, notAfter: here.today }) ?? '';
  const until = faults.day('until', given.until, { notAfter: here.today });
  faults.span('until', day, until);
  const about = [...new Set(given.about.filter((stream) => stream !== ''))];
  if (!about.every(isAbout) || about.length > 40) faults.add('about', 'statement-about');
  const body = {
    statement: id,
    number: 0,
    speaker: withoutGaps(named),
    speaker_role: role,
    words,
    quoted: given.quoted,
    venue: faults.text('venue', given.venue, { max: 300 }),
    day,
    until,
    attribution: faults.oneOf('attribution', given.attribution, attributions),
    given: faults.oneOf('given', given.given, ['here', 'source']),
    standing,
    dispute,
    about,
    lang: faults.lang('lang', given.lang, here.lang),
    sources: faults.sources(given.sources, { needed: given.given === 'source', max: MAX_SOURCES }),
  };
  faults.stop();
  return withoutGaps(body);
}

/** Who says something here speaks for themselves: the verified holder of that post, or the organization's verified speaker. */
async function mustSpeakHere(tx: Tx, ctx: Ctx, body: StatementBody, today: string): Promise<void> {
  const { role, as } = ctx.author;
  if (body.given === 'source') return mustKeepTheRecord(role);
  if (role === 'speaker' && as && as === body.speaker.organization) return mustBeVerified(tx, ctx, seatOf(ctx), today);
  const membership = role === 'holder' && as ? await membershipById(tx, as) : undefined;
  if (!membership) throw new Refused('forbidden');
  if (!(await isMembershipValid(tx, membership.id, today))) throw new Refused('post-ended');
  const own = membership.post_id
    ? membership.post_id === body.speaker.post
    : membership.organization_id === body.speaker.organization;
  if (!own) throw invalid('speaker', 'statement-not-yours');
  await mustBeVerified(tx, ctx, seatOf(ctx), today);
}
