// The page of one clock: where it stands, on what ground, and every day since the delivery with why it counted or did not.
// It belongs to the office and not to whoever holds it: who held it on the first day, and who does today, stand side by side.
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { sayDay, sayMonth } from '../../i18n/say.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { clockStrip, details, facts, stateTag, table, whenTag } from '../../web/parts.ts';
import { Moved, type Visit } from '../../web/site.ts';
import { inLanguage, rich, type View } from '../../web/view.ts';
import { demandOf } from '../demands/store.ts';
import { letterCrumbs } from '../letters/pages.ts';
import { coverMark, demandHref, letterName, originOf, shown } from '../letters/parts.ts';
import { addressOfLetter, type Covers, coversOf, letterAt } from '../letters/store.ts';
import { type HolderName, holderAt, holderKey, holderNames } from '../people/holder.ts';
import { whoHolds } from '../people/parts.ts';
import { holdersOn } from '../people/store.ts';
import { foldedSources, holderLink, saidInLink, saidPlainly } from '../words/parts.ts';
import { type Source, sourcesOf } from '../words/sources.ts';
import { arithmetic, type CountedDay } from './arithmetic.ts';
import { basisSentence, clockSentence, clockTag, daysWords } from './parts.ts';
import type { Clock } from './rules.ts';
import { type ClockEventRow, clockedReferral, clockReader, counting, eventRows, readGround } from './store.ts';

/** /letters/:letter/demands/:demand/clocks/:holder */
export async function clockPage({ view, params, tx }: Visit): Promise<Html> {
  const read = await tx((tx) => readClock(tx, params, view.today));
  if (!read) throw new Refused('not-found');
  const { letter, demand, name, clock } = read;
  const at = addressOfLetter(letter);
  if (params.letter !== at) throw new Moved(view.href(routes.clock, { ...params, letter: at }));
  const { t } = view;
  const who = saidPlainly(view, name.name);
  const heading = html`<a href="${demandHref(view, letter, demand.number)}">${saidInLink(view, letter.lang, demand.heading)}</a>`;
  const main = html`<h1>${t('clocks-title', { who, n: demand.number })}</h1><p class="lead">${rich(view, 'clocks-lead', { demand: heading, holder: holderLink(view, name, false) })}</p>
<div class="two"><div><p>${clockTag(view, clock)} ${clockSentence(view, clock)}</p>${strip(view, clock)}
<h2>${t('clocks-basis-title')}</h2>${basis(view, read)}
<h2 id="days">${t('clocks-days-title')}</h2>${days(view, read)}</div>
<aside><h2>${t('clocks-facts')}</h2>${facts(glance(view, read))}${held(view, read)}
<h2>${t('clocks-events-title')}</h2>${eventList(view, read)}<h2>${t('clocks-rules-title')}</h2>${rules(view)}</aside></div>`;
  return layout(view, {
    title: `${t('clocks-title', { who, n: demand.number })} · ${letterName(view, letter)}`,
    main,
    crumbs: [
      ...letterCrumbs(view, letter),
      { label: t('letters-demand-n', { n: demand.number }), href: demandHref(view, letter, demand.number) },
      { label: t('clocks-crumb') },
    ],
  });
}

const none: Awaited<ReturnType<typeof holdersOn>> = new Map();

type Read = NonNullable<Awaited<ReturnType<typeof readClock>>>;

async function readClock(tx: Tx, params: Record<string, string>, today: string) {
  const letter = await letterAt(tx, params.letter ?? '');
  const number = /^[1-9]\d{0,8}$/.test(params.demand ?? '') ? Number(params.demand) : 0;
  const demand = letter && (await demandOf(tx, letter.id, number));
  if (!letter || !demand) return undefined;
  const asked = await tx
    .selectFrom('referrals')
    .select(['id', 'holder_post', 'holder_organization'])
    .where('demand_id', '=', demand.id)
    .execute();
  const holders = asked.map((one) => holderAt(one.holder_post, one.holder_organization)!);
  const names = await holderNames(tx, holders);
  const i = holders.findIndex((one) => names.get(holderKey(one))?.slug === params.holder);
  const holder = holders[i];
  const referral = asked[i] && (await clockedReferral(tx, asked[i].id));
  if (!holder || !referral) return undefined;
  const ground = await readGround(tx);
  const { rows: events } = await eventRows({ referral: referral.id }).execute(tx);
  const { rows: cameFrom } = await transfersTo(tx, referral.id);
  const clock = clockReader(ground, today)({ ...referral, holder, events: counting(events) });
  const acts = events.map((one) => one.act_id);
  const post = 'post' in holder ? [holder.post] : [];
  const passedTo = await passed(tx, events, demand.id);
  return {
    letter,
    demand,
    name: names.get(holderKey(holder)) as HolderName,
    clock,
    events,
    calendar: ground.calendar,
    cameFrom,
    passedTo,
    sources: await sourcesOf(tx, [...acts, ...ground.periods.map((one) => one.act_id)]),
    covers: await coversOf(tx, acts),
    heldThen: clock.start ? await holdersOn(tx, post, clock.start) : none,
    heldNow: await holdersOn(tx, post, today),
  };
}

/** The referrals a question was passed on from. */
const transfersTo = async (tx: Tx, referral: string) => {
  const rows = await tx
    .selectFrom('clock_events')
    .select(['holder_post', 'holder_organization', 'day'])
    .where('to_referral', '=', referral)
    .where('withdrawn_by', 'is', null)
    .execute();
  const holders = rows.map((row) => holderAt(row.holder_post, row.holder_organization)!);
  const names = await holderNames(tx, holders);
  return { rows: rows.map((row, i) => ({ day: row.day, name: names.get(holderKey(holders[i]!)) })) };
};

/** Whom a question was passed on to, by the new referral's id. */
async function passed(tx: Tx, events: readonly ClockEventRow[], demand: string): Promise<Map<string, HolderName>> {
  const ids = events.flatMap((one) => one.to_referral ?? []);
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('referrals')
    .select(['id', 'holder_post', 'holder_organization'])
    .where('demand_id', '=', demand)
    .where('id', 'in', ids)
    .execute();
  const holders = rows.map((row) => holderAt(row.holder_post, row.holder_organization)!);
  const names = await holderNames(tx, holders);
  return new Map(
    rows.flatMap((row, i) => {
      const name = names.get(holderKey(holders[i]!));
      return name ? [[row.id, name] as const] : [];
    }),
  );
}

function strip(view: View, clock: Clock): Html {
  if (!clock.start) return nothing;
  const { used, allowed, late, period } = clock;
  const label = view.t(late > 0 ? `clocks-strip-late-${period.unit}` : `clocks-strip-${period.unit}`, {
    used: used - late,
    allowed,
    n: late,
  });
  const due = clock.due ? rich(view, 'clocks-due-is', { day: whenTag(view, clock.due) }) : view.t('clocks-due-open');
  return clockStrip(view, { used, allowed, label, basis: '', facts: html`${due}` });
}

/** The ground, what else binds the holder, and which law ruled before where it changed while the clock ran. */
function basis(view: View, { clock, sources }: Read): Html {
  const { t } = view;
  const { period, before, others } = clock;
  const { act_id: act, note, lang } = period;
  return html`<p>${basisSentence(view, period)}</p>${note && html`<p>${inLanguage(view, lang, note)}</p>`}${
    clock.allowed !== period.days && html`<p>${t('clocks-extended', { n: clock.allowed - period.days })}</p>`
  }${before && html`<p>${t('clocks-law-changed', { day: sayDay(view.lang, period.from!) })} ${basisSentence(view, before)}</p>`}${
    period.from === null && period.until === null ? nothing : html`<p class="soft">${validity(view, period)}</p>`
  }${act && foldedSources(view, sources.get(act))}${
    others.length > 0 &&
    details(
      t('clocks-others', { n: others.length }),
      html`<ul>${others.map((one) => html`<li>${basisSentence(view, one)}</li>`)}</ul>`,
    )
  }<p><small><a href="${view.href(routes.periods)}">${t('clocks-periods-link')}</a></small></p>`;
}

export function validity(view: View, { from, until }: { from: string | null; until: string | null }): string {
  const { t, lang } = view;
  if (from && until) return t('clocks-valid-both', { from: sayDay(lang, from), until: sayDay(lang, until) });
  if (from) return t('clocks-valid-from', { from: sayDay(lang, from) });
  return until ? t('clocks-valid-until', { until: sayDay(lang, until) }) : t('clocks-valid-always');
}

function glance(view: View, { clock, cameFrom, passedTo }: Read): (readonly [Value, Value])[] {
  const { t } = view;
  return [
    [t('clocks-fact-start'), clock.start && whenTag(view, clock.start)],
    [t('clocks-fact-period'), daysWords(view, { days: clock.allowed, unit: clock.period.unit })],
    [t('clocks-fact-due'), clock.due ? whenTag(view, clock.due) : clock.start ? t('clocks-due-open') : false],
    [t('clocks-fact-counted'), clock.start ? clock.used : false],
    [t('clocks-fact-left'), clock.left > 0 && clock.start && !clock.stop ? clock.left : false],
    [t('clocks-fact-late'), clock.late > 0 ? clock.late : false],
    [
      t('clocks-fact-stop'),
      clock.stop ? html`${whenTag(view, clock.stop.day)}, ${t(`clocks-by-${clock.stop.by}`)}` : false,
    ],
    ...cameFrom.map(
      ({ day, name }) =>
        [t('clocks-fact-from'), html`${holderLink(view, name, false)}, ${whenTag(view, day)}`] as const,
    ),
    ...[...passedTo.values()].map((name) => [t('clocks-fact-to'), holderLink(view, name, false)] as const),
  ];
}

/** A clock belongs to the post: a successor takes it over as it runs, and the page says from whom. */
function held(view: View, { name, heldThen, heldNow }: Read): Html {
  const [before, today] = [heldThen.get(name.id) ?? [], heldNow.get(name.id) ?? []];
  if (name.kind !== 'post' || before.length === 0) return nothing;
  const { t } = view;
  const same =
    before
      .map((one) => one.id)
      .sort()
      .join() ===
    today
      .map((one) => one.id)
      .sort()
      .join();
  const list = (all: typeof before) => html`${all.map((one, i) => html`${i > 0 && ', '}${whoHolds(view, one)}`)}`;
  return html`<h2>${t('clocks-held-title')}</h2>${facts([
    [t('clocks-held-then'), list(before)],
    [t('clocks-held-now'), today.length > 0 ? list(today) : t('people-holder-unknown')],
  ])}${!same && html`<p><small>${t('clocks-held-inherited')}</small></p>`}`;
}

function eventList(view: View, read: Read): Html {
  const { events, covers, sources, passedTo } = read;
  if (events.length === 0) return html`<p class="soft">${view.t('clocks-events-none')}</p>`;
  const undone = new Map(
    events.flatMap((one) => (one.what === 'withdrawn' && one.about ? [[one.about, one] as const] : [])),
  );
  return html`<ol class="list">${events
    .filter((one) => one.what !== 'withdrawn')
    .map(
      (one) =>
        html`<li>${eventItem(view, one, covers, sources, passedTo)}${undone.has(one.id) && html`<p>${stateTag(view, 'withdrawn')} ${words(view, covers, undone.get(one.id)!)}</p>`}</li>`,
    )}</ol>`;
}

function eventItem(
  view: View,
  event: ClockEventRow,
  covers: Covers,
  sources: Map<string, Source[]>,
  passedTo: Map<string, HolderName>,
): Html {
  const { t } = view;
  const to_ = event.to_referral ? passedTo.get(event.to_referral) : undefined;
  return html`<p><b>${t(`clocks-event-${event.what}`, { n: event.days ?? 0 })}</b>${to_ && html`: ${holderLink(view, to_, false)}`} <small>${whenTag(view, event.day)}</small></p><p>${words(view, covers, event)}</p>
<p><small>${originOf(view, event.given, event.author as never)}</small></p>${event.given === 'source' ? foldedSources(view, sources.get(event.act_id)) : nothing}`;
}

const words = (view: View, covers: Covers, event: ClockEventRow): Html =>
  event.words === null
    ? coverMark(view, covers, event.act_id, 'words')
    : shown(view, event.lang, event.words, covers, event.act_id, 'words');

/** Every day, month by month; long clocks are folded so that the page stays short. */
function days(view: View, { clock, events, calendar }: Read): Html {
  const { t } = view;
  if (!clock.start) return html`<p class="soft">${t('clocks-days-none')}</p>`;
  const all = arithmetic(clock, counting(events), calendar, view.today);
  const months = Map.groupBy(all, (one) => one.day.slice(0, 7));
  const unknown = [...new Set(all.map((one) => Number(one.day.slice(0, 4))))].filter(
    (year) => !calendar.years.has(year),
  );
  const note =
    clock.period.unit === 'working' &&
    unknown.length > 0 &&
    html`<p class="soft">${t('clocks-years-unknown', { years: unknown.join(', ') })}</p>`;
  const shown = [...months].map(([month, days], i) => {
    const title = `${sayMonth(view.lang, Number(month.slice(5)))} ${month.slice(0, 4)}`;
    const list = monthTable(view, days, `m${month}`, title);
    const now = i === 0 || days.some((one) => one.isDue || one.isStop || one.isToday);
    return months.size > 3
      ? details(t('clocks-month', { month: title, n: days.filter((one) => one.n !== undefined).length }), list, now)
      : list;
  });
  return html`<p>${t('clocks-days-how')}</p>${note}${shown}`;
}

function monthTable(view: View, days: readonly CountedDay[], id: string, caption: string): Html {
  const { t } = view;
  const rows = days.map((one) => [
    html`<time datetime="${one.day}">${sayDay(view.lang, one.day)}</time>`,
    one.n === undefined
      ? t('clocks-day-not')
      : one.why === 'late'
        ? t('clocks-day-late', { n: one.n })
        : t('clocks-day-n', { n: one.n }),
    html`${why(view, one)}`,
  ]);
  const columns = [{ label: t('clocks-day') }, { label: t('clocks-day-count') }, { label: t('clocks-day-why') }];
  return table(view, { id, caption, columns, rows });
}

function why(view: View, one: CountedDay): Html {
  const { t } = view;
  const said = [
    one.why === 'zero' && t('clocks-why-zero'),
    one.why === 'weekend' && t('clocks-why-weekend'),
    one.why === 'paused' && t('clocks-why-paused'),
    one.why === 'holiday' && t('clocks-why-holiday', { name: one.name ?? '' }),
    one.isDue && t('clocks-why-due'),
    one.isStop && t('clocks-why-stop'),
    one.isToday && t('clocks-why-today'),
  ].filter((words) => typeof words === 'string');
  return html`${said.join(' · ')}`;
}

/** The rules every clock here is counted by, whoever is asked. */
export const rules = (view: View): Html =>
  html`<ul>${['zero', 'roll', 'pause', 'past', 'answer', 'doubt', 'law', 'post'].map((rule) => html`<li>${view.t(`clocks-rule-${rule}`)}</li>`)}</ul>`;
