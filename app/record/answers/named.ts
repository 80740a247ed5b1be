// Before an answer is published: whoever answers is asked whether a private person is named in it, as wherever something is recorded.
// One who can be reached is told first and the answer waits, one demand at a time; the day it was sent is the day it counts as given.
// See docs/decisions/010-recorders-tell-private-people-first.md.
import type { Ctx } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { civilDate } from '../../base/clock.ts';
import type { Tx } from '../../base/database.ts';
import { invalid } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Raw } from '../../web/forms.ts';
import type { Visit } from '../../web/site.ts';
import { calendarOf } from '../clocks/calendar.ts';
import { calendarRows } from '../clocks/store.ts';
import { heldBy, mustBeRight, namedFirst, type SaidNamed } from '../reply/held.ts';
import { fieldsToKeep, pathOf, waitingAt } from '../reply/held-parts.ts';
import { type NamedFirst, untoldAgain } from '../reply/publishing.ts';
import { countsSince } from '../reply/rules.ts';
import { saidPlainly } from '../words/parts.ts';
import { type AnswerWords, checkedWords } from './rules.ts';
import type { ToAnswer } from './store.ts';

type First = { waits: string } | { waits?: undefined; named?: NamedFirst | undefined; since?: string | undefined };

/**
 * Asked before answers are published.
 * @returns where it waits; or what is committed with the answer, and the day it was sent first where it waited
 * @throws Refused invalid with every fault of the words and of the question: nobody is told of words that could not be published
 */
export async function namedInAnswer(
  visit: Visit,
  ctx: Ctx,
  value: SaidNamed & Raw,
  about: {
    asked: readonly ToAnswer[];
    words: AnswerWords;
    given: 'here' | 'source';
    /** checks the rest of the form too; without it, the words alone */
    check?: ((faults: Faults) => unknown) | undefined;
  },
): Promise<First> {
  const { asked, words, given } = about;
  const rest = () => {
    const faults = new Faults();
    if (about.check) about.check(faults);
    else checkedWords(faults, words, visit.view.place.languages[0]!);
    // The same words about many things would be many notices, and each reply would stand beside one of them only.
    if (asked.length > 1 && value.private === 'yes') faults.add('private', 'answer-private-one');
    faults.stop();
  };
  const [one] = asked;
  if (asked.length > 1 || !one) {
    await mustBeRight(value, rest);
    const texts = asked.map(({ referral }) => ({ referral, texts: textsOf(words) }));
    const [name] = await visit.tx((tx) => untoldInAnswers(tx, texts));
    if (name) throw invalid('private', 'reply-named-before', { name });
    return {};
  }
  const on = `referral/${one.referral}`;
  // Whatever form it was written in, it waits in the one of this question: what waited for one cannot be sent as another's.
  const path = given === 'here' ? routes.deskAnswer.path.replace(':referral', one.referral) : pathOf(visit.view);
  const since = given === 'here' ? await sentOn(visit, value.held, one) : undefined;
  const first = await namedFirst(
    ctx,
    value,
    {
      what: 'answer',
      on,
      path,
      title: saidPlainly(visit.view, one.demand.heading),
      lang: words.lang,
      paragraphs: textsOf(words),
      fields: fieldsToKeep(value),
    },
    rest,
  );
  if (first.waits !== undefined) return { waits: waitingAt(visit.view, path, first.waits) };
  return { named: await first.named({ on, given }), since };
}

/** The texts of an answer in which somebody can be named. */
export const textsOf = ({ reasons, quote }: Pick<AnswerWords, 'reasons' | 'quote'>): string[] =>
  [...reasons.split(/\n{2,}/), quote ?? ''].filter(Boolean);

/** The day an answer that waits was sent first, where it still counts; an answer that came between makes it one of today. */
async function sentOn({ tx, viewer, now, view }: Visit, held: string | undefined, one: ToAnswer) {
  if (!held || !viewer) return undefined;
  const { row, years } = await tx(async (db) => ({
    row: await heldBy(db, viewer.account, held),
    years: (await calendarRows().execute(db)).rows,
  }));
  if (row?.what !== 'answer' || [row.fields.referrals].flat()[0] !== one.referral) return undefined;
  const [made, today] = [row.made, now()].map((at) => civilDate(at, view.place.zone)) as [string, string];
  const day = countsSince(made, today, calendarOf(years));
  return day === today || (one.current && one.current.day > day) ? undefined : day;
}

/**
 * Private people who were told of an earlier answer, where the words about them are others now.
 * @returns of each the word of the name that stands there
 */
export async function untoldInAnswers(
  tx: Tx,
  answers: readonly { referral: string; texts: string[] }[],
): Promise<string[]> {
  const streams = answers.map((one) => `referral/${one.referral}`);
  const rows = await tx
    .selectFrom('namings')
    .select('stream')
    .distinct()
    .where('stream', 'in', streams)
    .where('private', '=', true)
    .execute();
  const named = new Set(rows.map((row) => row.stream));
  const found: string[] = [];
  for (const { referral, texts } of answers.filter((one) => named.has(`referral/${one.referral}`))) {
    const draft = { id: referral, letter: null, title: '', summary: '', paragraphs: texts, lang: '' };
    found.push(...(await untoldAgain(tx, `referral/${referral}`, draft)));
  }
  return found;
}
