// Everything a demand's page says, read at once: the demand in its letter, who can act, who was asked, what they answered, what happened.
import { sql } from 'kysely';
import type { Tx } from '../../base/database.ts';
import { firstDay } from '../../base/fuzzy-day.ts';
import { type Answer, answersTo } from '../answers/store.ts';
import { clocksOfDemand } from '../clocks/on-demand.ts';
import type { Clock } from '../clocks/rules.ts';
import {
  type Covers,
  coversOf,
  type Delivery,
  deliveriesOf,
  type LetterEntered,
  letterAt,
  type Version,
  versionsOf,
} from '../letters/store.ts';
import { agendasWith, type OnAgenda } from '../meetings/agenda/store.ts';
import { type HolderName, holderAt, holderNames } from '../people/holder.ts';
import { holdersOn, type Membership } from '../people/store.ts';
import { knownObjects, type PowerContext, powerContext, powersIn, type WhoCan, whoCanEach } from '../powers/store.ts';
import { type NamedHere, namedBeside } from '../reply/store.ts';
import { type Source, sourcesOf } from '../words/sources.ts';
import { type Speakers, speakersOf } from '../words/speakers.ts';
import { type Statement, statementsAbout } from '../words/store.ts';
import { deliveriesTo, holdersOf } from './grid.ts';
import { type Related, relatedTo } from './relations/store.ts';
import { type DemandRow, demandOf, type ReferralRow, referralsOf } from './store.ts';

/** One line of what happened, with what its sentence needs. */
export type Happened = {
  act_id: string;
  kind: string;
  day: string;
  until: string | null;
  basis: string;
  recorded: string;
  holder_post: string | null;
  holder_organization: string | null;
  fact: string | null;
  verdict: string | null;
  version: number | null;
  event: { number: number; slug: string; title: string | null; lang: string } | null;
  statement: number | null;
};

export type DemandPage = {
  letter: LetterEntered;
  version: Version | undefined;
  demand: DemandRow;
  others: { before: number | null; after: number | null; count: number };
  referrals: ReferralRow[];
  answers: Answer[];
  deliveries: Delivery[];
  clocks: Map<string, Clock>;
  names: Map<string, HolderName>;
  powers: { answers: WhoCan[]; context: PowerContext; objects: Awaited<ReturnType<typeof knownObjects>> };
  inOffice: Map<string, (Membership & { sure: boolean })[]>;
  sources: Map<string, Source[]>;
  covers: Covers;
  statements: Statement[];
  speakers: Speakers;
  happened: Happened[];
  agendas: OnAgenda[];
  /** what is said of this demand and others */
  related: Related[];
  named: NamedHere[];
};

/** @param today the place's civil date: who can act is asked for it and for the day the letter was published */
export async function readDemand(
  tx: Tx,
  place: string,
  address: string,
  number: string,
  today: string,
): Promise<DemandPage | undefined> {
  const letter = /^[1-9]\d{0,8}$/.test(number) ? await letterAt(tx, address) : undefined;
  const demand = letter && (await demandOf(tx, letter.id, Number(number)));
  if (!letter || !demand) return undefined;
  const versions = await versionsOf(tx, letter.id);
  const referrals = await referralsOf(tx, place, { demand: demand.id });
  const answers = await answersTo(tx, demand.id);
  const holders = holdersOf(referrals);
  const deliveries = await deliveriesOf(tx, letter.id);
  const clocks = await clocksOfDemand(tx, demand.id, {
    referrals,
    answers,
    deliveries: (key) => deliveriesTo(deliveries, key),
    today,
  });
  const happened = await happenedTo(tx, letter.id, demand.id);
  const named = [
    ...answers.map((one) => holderAt(one.refers_post, one.refers_organization)),
    demand.about_post ? { post: demand.about_post } : undefined,
  ];
  const names = await holderNames(tx, [
    ...holders,
    ...named.filter((one) => one !== undefined),
    ...happened.flatMap((one) => holderAt(one.holder_post, one.holder_organization) ?? []),
  ]);
  const statements = await statementsAbout(tx, `demand/${demand.id}`, 100);
  const related = await relatedTo(tx, demand.id);
  const said = related.flatMap((one) => [one.act_id, ...(one.withdrawn ? [one.withdrawn.act_id] : [])]);
  const acts = [demand.act_id, letter.act_id, ...answers.map((one) => one.act), ...said];
  return {
    letter,
    version: versions.find((one) => one.id === demand.version_id),
    demand,
    others: await neighbors(tx, letter.id, demand.number),
    referrals,
    answers,
    deliveries,
    clocks,
    names,
    powers: await whoCanAct(tx, demand, letter.day, today),
    inOffice: await holdersOn(tx, demand.about_post ? [demand.about_post] : [], today),
    sources: await sourcesOf(tx, acts),
    covers: await coversOf(tx, acts),
    statements,
    speakers: await speakersOf(tx, statements),
    happened,
    agendas: (await agendasWith(demand.id).execute(tx)).rows,
    named: await namedBeside(tx, [`demand/${demand.id}`, ...referrals.map((one) => `referral/${one.id}`)]),
    related,
  };
}

async function neighbors(tx: Tx, letter: string, number: number): Promise<DemandPage['others']> {
  const { rows } = await sql<DemandPage['others']>`
    select max(number) filter (where number < ${number}) as before, min(number) filter (where number > ${number}) as after,
      count(*)::int as count
    from demands where letter_id = ${letter} and superseded_by is null`.execute(tx);
  return rows[0]!;
}

async function whoCanAct(
  tx: Tx,
  { verb, object_key }: DemandRow,
  made: string,
  today: string,
): Promise<DemandPage['powers']> {
  const about = verb && object_key ? { verb, objectKey: object_key } : undefined;
  // A letter known only by its year or month, or by a bound, is asked for with its first day.
  const day = firstDay(made);
  const questions = about
    ? [
        { ...about, day },
        { ...about, day: today },
      ]
    : [];
  const answers = await whoCanEach(tx, questions);
  const context = await powerContext(tx, powersIn(answers));
  return { answers, context, objects: about ? await knownObjects(tx) : [] };
}

/**
 * What happened to a demand, the earliest first: its own stream, and of its letter only what is about the letter as a whole.
 */
async function happenedTo(tx: Tx, letter: string, demand: string): Promise<Happened[]> {
  const { rows } = await sql<Happened>`
    select t.act_id, t.kind, coalesce(l.fields->'occurred'->>'on', t.day) as day, t.until, t.basis, base.civil_day(t.at, p.zone) as recorded,
      coalesce(d.holder_post, r.holder_post, ar.holder_post) as holder_post,
      coalesce(d.holder_organization, r.holder_organization, ar.holder_organization) as holder_organization,
      d.fact, a.verdict, v.number as version, s.number as statement,
      case when e.id is not null then jsonb_build_object('number', e.number, 'slug', e.slug, 'title', e.title, 'lang', e.lang) end as event
    from (
      select distinct on (n) * from timeline
      where stream = ${`demand/${demand}`} or (stream = ${`letter/${letter}`} and (kind like 'delivery.%' or kind like 'event.%' or kind like 'letter.%published/%' or kind like 'letter.withdrawn/%'))
      order by n, stream
    ) t
    join acts l on l.place_id = t.place_id and l.id = t.act_id
    join place p on p.place_id = t.place_id and p.superseded_by is null
    left join delivery_words w on w.place_id = t.place_id and w.act_id = t.act_id
    left join deliveries d on d.place_id = t.place_id and (d.act_id = t.act_id or d.id = w.delivery_id)
    left join referrals r on r.place_id = t.place_id and r.act_id = t.act_id
    left join answers a on a.place_id = t.place_id and a.act_id = t.act_id
    left join referrals ar on ar.place_id = a.place_id and ar.id = a.referral_id
    left join letter_versions v on v.place_id = t.place_id and v.act_id = t.act_id
    left join events e on e.place_id = t.place_id and e.act_id = t.act_id
    left join statements s on s.place_id = t.place_id and s.act_id = t.act_id
    order by t.day, t.n`.execute(tx);
  return rows;
}
