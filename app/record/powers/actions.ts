// What keepers of the record do with the register of powers: enter a power, mark its standing, end it.
// Nothing is entered without a source: a power nobody can point to is not established.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { slugOf } from '../../base/slug.ts';
import type { Holder } from '../people/holder.ts';
import { isEmpty } from '../people/interval.ts';
import { mustKeepTheRecord, withoutGaps } from '../words/rules.ts';
import { MAX_SOURCES, mustKnowSources } from '../words/sources.ts';
import { type Here, hereAndNow, occurredOn } from '../words/today.ts';
import { type PowerBody, powerEnded, powerRecorded, powerStandingChanged } from './acts.ts';
import {
  jointFaults,
  lastDayBefore,
  type Mode,
  mayStandAs,
  modes,
  type PowerStanding,
  powerStandings,
  type Verb,
  verbs,
} from './rules.ts';
import { countMarks, findPower, type Power } from './store.ts';

type Maybe<T> = T | undefined | null;

export type PowerWords = {
  holder: Holder;
  verb: Verb;
  /** in words: "the chief of police" */
  object: string;
  /** what demands are matched by; made of the words where none is given */
  objectKey?: Maybe<string>;
  /** OCD division id where the power counts only in a part of the place */
  division?: Maybe<string>;
  mode: Mode;
  /** `n` left out where the sources do not say how many votes it takes */
  joint?: Maybe<{ n?: Maybe<number>; m: number }>;
  /** who has the votes, in words */
  jointMembers?: Maybe<string>;
  /** posts that have one of the votes */
  jointPosts?: readonly string[];
  /** citation: "RSMo 84.420.2" */
  basis?: Maybe<string>;
  basisUrl?: Maybe<string>;
  from?: Maybe<string>;
  until?: Maybe<string>;
  standing: PowerStanding;
  note?: Maybe<string>;
  /** the id of the power whose place this one takes: a law that changed */
  replaces?: Maybe<string>;
  /** the id of the power it sets a limit to: a law that says the least a budget must give */
  limits?: Maybe<string>;
  lang?: Maybe<string>;
  sources: readonly string[];
};

/**
 * Enters a power. With `replaces`, the older entry ends where this one begins (unless it had ended already).
 * @throws Refused forbidden, not-found (holder, a voting post, the replaced power), or invalid with every fault
 */
export async function recordPower(ctx: Ctx, given: PowerWords & { id?: string }): Promise<{ id: string }> {
  mustKeepTheRecord(ctx.author.role);
  const here = await hereAndNow(ctx);
  const body = powerBody(here, given.id ?? newId(), given);
  const older = body.replaces ? await mustFind(ctx, body.replaces) : undefined;
  const decide = async (tx: Tx) => {
    await mustKnowSources(tx, body.sources);
    return body;
  };
  const recorded = draft({ act: powerRecorded, body, decide, occurred: occurredOn(here, { on: body.from }) });
  const until = lastDayBefore(body.from ?? null);
  const ends = older && !older.until && older.standing !== 'withdrawn';
  if (!ends || !until) await commit(ctx, [recorded]);
  else await commit(ctx, [endDraft(here, older, { until, sources: body.sources ?? [] }), recorded]);
  return { id: body.power };
}

function powerBody(here: Here, id: string, given: PowerWords): PowerBody {
  const faults = new Faults();
  const holder = 'post' in given.holder ? { post: given.holder.post } : { organization: given.holder.organization };
  faults.id('holder', Object.values(holder)[0], { needed: true });
  const posts = [...new Set(given.jointPosts ?? [])];
  for (const post of posts) faults.id('jointPosts', post);
  if (posts.length > 40) faults.add('jointPosts', 'power-joint-range');
  const mode = faults.oneOf('mode', given.mode, modes);
  const joint = given.joint ? { n: given.joint.n ?? null, m: given.joint.m } : null;
  for (const code of jointFaults(mode, joint)) faults.add('joint', code);
  if (joint && posts.length > joint.m) faults.add('jointPosts', 'power-joint-range');
  const object = faults.words('object', given.object, 200);
  const key = given.objectKey?.trim() || slugOf(object, 'object', 80);
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(key) || key.length > 80) faults.add('objectKey', 'power-object-key');
  const body = {
    power: id,
    holder,
    verb: faults.oneOf('verb', given.verb, verbs),
    object,
    object_key: key,
    division: faults.text('division', given.division, { max: 200 }),
    mode,
    joint: joint ? { ...(joint.n === null ? {} : { n: joint.n }), m: joint.m, posts } : undefined,
    joint_members: faults.text('jointMembers', given.jointMembers, { max: 500 }),
    basis: faults.text('basis', given.basis, { max: 1000 }),
    basis_url: faults.https('basisUrl', given.basisUrl),
    from: faults.day('from', given.from),
    until: faults.day('until', given.until),
    standing: faults.oneOf(
      'standing',
      given.standing,
      powerStandings.filter((one) => mayStandAs(undefined, one)),
    ),
    note: faults.text('note', given.note, { max: 2000 }),
    replaces: faults.id('replaces', given.replaces),
    limits: faults.id('limits', given.limits),
    lang: faults.lang('lang', given.lang, here.lang),
    sources: faults.sources(given.sources, { needed: true, max: MAX_SOURCES }),
  };
  if (isEmpty({ from: body.from ?? null, until: body.until ?? null })) faults.add('until', 'record-until-before-from');
  faults.stop();
  return withoutGaps(body);
}

export type MarkWords = { note?: Maybe<string>; lang?: Maybe<string>; sources?: readonly string[] };

/**
 * Says that a power's standing is another one now: attested, disputed, withdrawn as an error. The reason is needed.
 * @throws Refused forbidden, not-found, invalid, closed (withdrawn as an error: what counts is entered anew)
 */
export async function markPower(ctx: Ctx, id: string, given: MarkWords & { standing: PowerStanding }): Promise<void> {
  mustKeepTheRecord(ctx.author.role);
  const here = await hereAndNow(ctx);
  const power = await mustFind(ctx, id);
  const faults = new Faults();
  const body = {
    ...markBody(faults, here, power, given, true),
    standing: faults.oneOf('standing', given.standing, powerStandings),
  };
  faults.stop();
  await commit(ctx, [
    draft({ act: powerStandingChanged, body: withoutGaps(body), decide: (tx, it) => numbered(tx, it) }),
  ]);
}

/**
 * Says from when on a power no longer counts. The entry stays, and answers for the days it was in force.
 * @throws Refused forbidden, not-found, invalid (an end before the start), closed (withdrawn as an error)
 */
export async function endPower(ctx: Ctx, id: string, given: MarkWords & { until: string }): Promise<void> {
  mustKeepTheRecord(ctx.author.role);
  const here = await hereAndNow(ctx);
  const power = await mustFind(ctx, id);
  await commit(ctx, [endDraft(here, power, given)]);
}

function endDraft(here: Here, power: Power, given: MarkWords & { until: string }) {
  const faults = new Faults();
  const until = faults.day('until', given.until, { needed: true }) ?? '';
  if (until && isEmpty({ from: power.from, until })) faults.add('until', 'record-until-before-from');
  const body = withoutGaps({ ...markBody(faults, here, power, given, false), until });
  faults.stop();
  return draft({
    act: powerEnded,
    body,
    occurred: occurredOn(here, { on: until }),
    decide: (tx, it) => numbered(tx, it),
  });
}

function markBody(faults: Faults, here: Here, power: Power, given: MarkWords, needed: boolean) {
  const holder = 'post' in power.holder ? { post: power.holder.post } : { organization: power.holder.organization };
  return {
    power: power.id,
    holder,
    number: 0,
    note: faults.text('note', given.note, { max: 2000, needed }),
    lang: faults.lang('lang', given.lang, here.lang),
    sources: faults.sources(given.sources, { max: MAX_SOURCES }),
  };
}

/** Under the power's lock, so no two marks get the same number, and none is made of what was withdrawn a moment ago. */
async function numbered<B extends { power: string; sources?: string[] | undefined }>(tx: Tx, body: B): Promise<B> {
  await mustKnowSources(tx, body.sources);
  const power = await findPower(tx, body.power);
  if (!power || !mayStandAs(power.standing, power.standing)) throw new Refused('closed');
  return { ...body, number: (await countMarks(tx, body.power)) + 1 };
}

async function mustFind(ctx: Ctx, id: string): Promise<Power> {
  const found = await inPlace(ctx.db, ctx.place, (tx) => findPower(tx, id));
  if (!found) throw new Refused('not-found');
  return found;
}
