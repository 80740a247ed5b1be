// Setting and ending a period: how long somebody has, and on what ground.
// A law needs its citation and the address of its words; without them nothing here is said to be the law.
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { isCivilDate } from '../../base/clock.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { isId, newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { holderFields } from '../demands/marks.ts';
import { type Holder, holderAt } from '../people/holder.ts';
import { type OrganizationKind, organizationKinds } from '../people/rules.ts';
import { mustKeepTheRecord, withoutGaps } from '../words/rules.ts';
import { MAX_SOURCES, mustKnowSources } from '../words/sources.ts';
import { hereAndNow } from '../words/today.ts';
import { MOST_PERIOD, periodEnded, periodSet } from './acts.ts';
import { type Basis, bases, type Unit, units } from './periods.ts';

type Maybe<T> = T | undefined | null;

export type PeriodWords = {
  /** whom it binds; none: everyone asked here */
  holder?: Maybe<Holder>;
  bodyKind?: Maybe<string>;
  basis: Basis;
  days: number;
  unit: Unit;
  soon: number;
  long: number;
  rolls: boolean;
  extendMost?: Maybe<number>;
  running?: boolean;
  citation?: Maybe<string>;
  url?: Maybe<string>;
  note?: Maybe<string>;
  from?: Maybe<string>;
  until?: Maybe<string>;
  lang?: Maybe<string>;
  sources: readonly string[];
};

/**
 * Sets how long somebody has, and on what ground. A law needs its citation and its address: without them nothing is "by law".
 * @returns the period's id
 * @throws Refused forbidden, not-found (the holder), invalid with every fault
 */
export async function setPeriod(ctx: Ctx, given: PeriodWords & { id?: string }): Promise<{ id: string }> {
  mustKeepTheRecord(ctx.author.role);
  const here = await hereAndNow(ctx);
  const faults = new Faults();
  const basis = faults.oneOf('basis', given.basis, bases);
  const body = withoutGaps({
    period: given.id ?? newId(),
    ...(given.holder ? holderFields(given.holder) : {}),
    body_kind: given.bodyKind
      ? faults.oneOf('bodyKind', given.bodyKind as OrganizationKind, organizationKinds)
      : undefined,
    basis,
    days: wholeDays(faults, 'days', given.days, 1),
    unit: faults.oneOf('unit', given.unit, units),
    soon: wholeDays(faults, 'soon', given.soon, 0),
    long: wholeDays(faults, 'long', given.long, 0),
    rolls: given.rolls,
    extend_most:
      given.extendMost === undefined || given.extendMost === null
        ? undefined
        : wholeDays(faults, 'extendMost', given.extendMost, 0),
    running: given.running ?? false,
    citation: faults.text('citation', given.citation, { max: 1000, needed: basis === 'law' }),
    url: faults.https('url', given.url),
    note: faults.text('note', given.note, { max: 2000 }),
    from: exactDay(faults, 'from', given.from),
    until: exactDay(faults, 'until', given.until),
    lang: faults.lang('lang', given.lang, here.lang),
    // A courtesy is this site's own word; anything else rests on somebody else's.
    sources: faults.sources(given.sources, { needed: basis !== 'courtesy', max: MAX_SOURCES }),
  });
  if (given.holder && given.bodyKind) faults.add('bodyKind', 'clock-whom-twice');
  if (basis === 'law' && !body.url && !faults.fields.some((one) => one.field === 'url'))
    faults.add('url', 'clock-law-link');
  if (body.from && body.until && body.until < body.from) faults.add('until', 'record-until-before-from');
  faults.stop();
  const decide = async (tx: Tx) => {
    await mustKnowSources(tx, body.sources);
    return body;
  };
  await commit(ctx, [draft({ act: periodSet, body, decide })]);
  return { id: body.period };
}

export function wholeDays(faults: Faults, field: string, days: number, least: number): number {
  if (!Number.isInteger(days) || days < least || days > MOST_PERIOD)
    faults.add(field, 'clock-days', { least, most: MOST_PERIOD });
  return days;
}

/** A day of the calendar, exactly: whoever counts days needs one to count from. */
export function exactDay(
  faults: Faults,
  field: string,
  given: Maybe<string>,
  rule: { needed?: boolean; notAfter?: string } = {},
) {
  const day = faults.day(field, given, rule);
  if (day !== undefined && !isCivilDate(day)) return faults.add(field, 'clock-exact-day');
  return day;
}

/**
 * Says until when a period counts, or that it was recorded in error and never did.
 * @throws Refused forbidden, not-found, closed (taken back already), invalid
 */
export async function endPeriod(
  ctx: Ctx,
  id: string,
  given: {
    what: 'ended' | 'withdrawn';
    until?: Maybe<string>;
    words: string;
    lang?: Maybe<string>;
    sources?: readonly string[];
  },
): Promise<void> {
  mustKeepTheRecord(ctx.author.role);
  const here = await hereAndNow(ctx);
  const found = await inPlace(ctx.db, ctx.place, (tx) => openPeriod(tx, id));
  const faults = new Faults();
  const what = faults.oneOf('what', given.what, ['ended', 'withdrawn'] as const);
  const until = exactDay(faults, 'until', given.until, { needed: what === 'ended' });
  const words = faults.words('words', given.words, 2000);
  const lang = faults.lang('lang', given.lang, here.lang);
  const sources = faults.sources(given.sources, { max: MAX_SOURCES });
  if (until && found.from_day && until < found.from_day) faults.add('until', 'record-until-before-from');
  faults.stop();
  const holder = holderAt(found.holder_post, found.holder_organization);
  const body = withoutGaps({
    period: id,
    ...(holder ? holderFields(holder) : {}),
    what,
    until: what === 'ended' ? until : undefined,
    words,
    lang,
    sources,
  });
  const decide = async (tx: Tx) => {
    await openPeriod(tx, id);
    await mustKnowSources(tx, sources);
    return body;
  };
  await commit(ctx, [draft({ act: periodEnded, body, decide })]);
}

async function openPeriod(tx: Tx, id: string) {
  const found = isId(id) && (await tx.selectFrom('periods').selectAll().where('id', '=', id).executeTakeFirst());
  if (!found) throw new Refused('not-found');
  if (found.withdrawn) throw new Refused('closed');
  return found;
}
