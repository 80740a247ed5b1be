// At the desk: every clock that runs, and what happened to the clock of one referral. Every form shows where the clock stands now, and
// what is wrong comes back with all that was typed. Periods have forms of their own.
import Type from 'typebox';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { area, dateField, type FormState, radios, select, textField } from '../../web/forms.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, queue } from '../../web/parts.ts';
import type { Site, Visit } from '../../web/site.ts';
import { rich, to } from '../../web/view.ts';
import { toAnswer } from '../answers/store.ts';
import { holderAt, holderKey, holderNames, parseHolder } from '../people/holder.ts';
import {
  asRecorder,
  dayFrom,
  holderOptions,
  keeperPage,
  languageField,
  Sent,
  SentIds,
  sentDay,
  sourcesField,
  sourcesToChoose,
} from '../words/form-parts.ts';
import { saidPlainly } from '../words/parts.ts';
import { changeClock, transferReferral, withdrawEvent } from './actions.ts';
import { basisSentence, clockHref, clockSentence, clockTag } from './parts.ts';
import { numberIn, wirePeriodForms } from './period-forms.ts';
import { type Change, changes } from './rules.ts';
import { clockedReferral, clockReader, counting, eventRows, listedReferrals, periodRows, readGround } from './store.ts';

const tellers = ['clerk', 'holder', 'speaker'] as const;

export function wireClocksDesk(site: Site): void {
  site.desk(routes.deskClocks, 'clerk', deskClocks);
  wirePeriodForms(site);
  site.form(routes.deskClock, {
    who: [...tellers],
    schema: Type.Object({ what: Sent, days: Sent, ...sentDay('day'), words: Sent, lang: Sent, sources: SentIds }),
    start: ({ view }) => ({ lang: view.lang }),
    show: showChange,
    act: async (visit, value) => {
      const referral = visit.params.referral ?? '';
      await changeClock(asRecorder(visit), {
        referral,
        what: value.what as Change,
        days: value.what === 'extend' ? numberIn(value.days) : undefined,
        day: dayFrom(value, 'day'),
        words: value.words ?? '',
        lang: value.lang,
        sources: value.sources ?? [],
      });
      return publicClock(visit, referral);
    },
  });
  site.form(routes.deskTransfer, {
    who: ['clerk', 'holder', 'speaker'],
    schema: Type.Object({ to: Sent, ...sentDay('day'), words: Sent, lang: Sent, sources: SentIds }),
    start: ({ view }) => ({ lang: view.lang }),
    show: showTransfer,
    act: async (visit, value) => {
      const referral = visit.params.referral ?? '';
      await transferReferral(asRecorder(visit), {
        referral,
        to: parseHolder(value.to) ?? { post: '' },
        day: dayFrom(value, 'day'),
        words: value.words ?? '',
        lang: value.lang,
        sources: value.sources ?? [],
      });
      return publicClock(visit, referral);
    },
  });
  site.form(routes.deskClockUndo, {
    who: [...tellers],
    schema: Type.Object({ words: Sent, lang: Sent }),
    start: ({ view }) => ({ lang: view.lang }),
    show: showUndo,
    act: async (visit, value) => {
      const event = visit.params.event ?? '';
      const { referral_id } = await mustFindEvent(visit, event);
      await withdrawEvent(asRecorder(visit), { event, words: value.words ?? '', lang: value.lang });
      return publicClock(visit, referral_id);
    },
  });
}

/** /desk/clocks: every clock that runs, with the way to record what happened to it; the periods, with the way to end one. */
async function deskClocks({ view, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const read = await tx(async (tx) => {
    const listed = await listedReferrals(tx, false);
    const holders = listed.map((one) => holderAt(one.holder_post, one.holder_organization)!);
    const clock = clockReader(await readGround(tx), view.today);
    const { rows: periods } = await periodRows().execute(tx);
    return {
      periods,
      clocks: listed
        .map((of, i) => ({ of, holder: holders[i]!, clock: clock({ ...of, holder: holders[i]! }) }))
        .filter(({ clock }) => clock.state !== 'not-started' && !clock.stop)
        .sort((a, b) => (a.clock.due ?? '9999').localeCompare(b.clock.due ?? '9999'))
        .slice(0, 200),
      names: await holderNames(tx, [
        ...holders,
        ...periods.flatMap((one) => holderAt(one.post, one.organization) ?? []),
      ]),
    };
  });
  const items = read.clocks.map(({ of, holder, clock }) => ({
    title: `${of.demand}. ${saidPlainly(view, of.heading)}`,
    href: href(routes.deskClock, { referral: of.referral }),
    about: html`${saidPlainly(view, read.names.get(holderKey(holder))?.name ?? null)} · ${saidPlainly(view, of.title)}`,
    state: clockTag(view, clock),
    action: html`<a href="${href(routes.deskTransfer, { referral: of.referral })}">${t('clocks-desk-transfer')}<span class="vh"> ${of.demand}</span></a>`,
  }));
  const open = read.periods.filter((one) => !one.withdrawn);
  const periods = open.map((one) => {
    const holder = holderAt(one.post, one.organization);
    const whom = holder
      ? saidPlainly(view, read.names.get(holderKey(holder))?.name ?? null)
      : t(one.bodyKind ? `people-kind-${one.bodyKind}` : 'clocks-everyone');
    return { title: whom, href: href(routes.deskPeriodEnd, { period: one.id }), about: basisSentence(view, one) };
  });
  const main = html`<h1>${t('clocks-desk-title')}</h1><p class="lead">${t('clocks-desk-lead')}</p>
${items.length > 0 ? html`<h2>${t('clocks-list-title')}</h2>${queue(items)}` : emptyState(view, { title: t('clocks-none-title'), what: t('clocks-none-what') })}
<h2>${t('clocks-periods-title')}</h2>${periods.length > 0 ? queue(periods) : html`<p class="soft">${t('clocks-periods-none')}</p>`}<p><a class="button" href="${href(routes.deskPeriods)}">${t('clocks-desk-period')}</a></p>`;
  return layout(view, {
    title: t('clocks-desk-title'),
    desk: true,
    main,
    crumbs: [{ label: t('web-nav-own-desk'), href: href(routes.desk) }, { label: t('clocks-desk-title') }],
  });
}

/** The referral a form is about, and its clock today. @throws Refused not-found */
async function clockOf({ view, tx, params }: Visit) {
  return tx(async (tx) => {
    const [asked] = await toAnswer(tx, [params.referral ?? '']);
    const referral = asked && (await clockedReferral(tx, asked.referral));
    if (!asked || !referral) throw new Refused('not-found');
    const events = counting((await eventRows({ referral: asked.referral }).execute(tx)).rows);
    const clock = clockReader(await readGround(tx), view.today)({ ...referral, holder: asked.holder, events });
    const names = await holderNames(tx, [asked.holder]);
    return {
      asked,
      clock,
      name: names.get(holderKey(asked.holder)),
      sources: await sourcesToChoose(tx),
      holders: await holderOptions(tx, view),
    };
  });
}

type About = Awaited<ReturnType<typeof clockOf>>;

const before = ({ view }: Visit, { asked, clock, name }: About): Html =>
  html`<p class="lead">${asked.demand.number}. ${saidPlainly(view, asked.demand.heading)} · ${saidPlainly(view, name?.name ?? null)}</p><p>${clockTag(view, clock)} ${clockSentence(view, clock)} ${basisSentence(view, clock.period)}</p>`;

/** Whoever keeps the record names a source; whoever speaks here is the source. */
const sourcesHere = (visit: Visit, state: FormState, { sources }: About): Html => {
  const keeps = visit.viewer?.roles.some((role) => role !== 'auditor');
  return keeps ? sourcesField(visit.view, state, sources, true) : nothing;
};

async function showChange(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const about = await clockOf(visit);
  const fields = html`${radios(view, state, { name: 'what', label: t('clocks-form-what'), options: changes.map((what) => ({ value: what, label: t(`clocks-form-what-${what}`), hint: t(`clocks-form-what-${what}-hint`) })) })}
${textField(view, state, { name: 'days', label: t('clocks-form-more'), hint: t('clocks-form-more-hint'), optional: true, inputmode: 'numeric', short: true })}
${dateField(view, state, { name: 'day', label: t('clocks-form-day'), hint: t('clocks-form-day-hint'), optional: true })}
${area(view, state, { name: 'words', label: t('clocks-form-words'), hint: t('clocks-form-words-hint'), maxLength: 2000 })}${languageField(view, state)}${sourcesHere(visit, state, about)}`;
  return keeperPage(view, state, { title: t('clocks-desk-change'), before: before(visit, about), fields });
}

async function showTransfer(visit: Visit, state: FormState): Promise<Html> {
  const { view } = visit;
  const { t } = view;
  const about = await clockOf(visit);
  const fields = html`${select(view, state, { name: 'to', label: t('clocks-form-to'), hint: t('clocks-form-to-hint'), options: about.holders })}
${dateField(view, state, { name: 'day', label: t('clocks-form-day'), hint: t('clocks-form-day-hint'), optional: true })}
${area(view, state, { name: 'words', label: t('clocks-form-words'), maxLength: 2000 })}${languageField(view, state)}${sourcesHere(visit, state, about)}`;
  return keeperPage(view, state, { title: t('clocks-desk-transfer'), before: before(visit, about), fields });
}

const mustFindEvent = ({ tx }: Pick<Visit, 'tx'>, id: string) =>
  tx(async (tx) => {
    const found = /^[0-9a-f-]{36}$/.test(id)
      ? await tx
          .selectFrom('clock_events')
          .select(['referral_id', 'what', 'day', 'words', 'lang', 'days'])
          .where('id', '=', id)
          .executeTakeFirst()
      : undefined;
    if (!found || found.what === 'withdrawn') throw new Refused('not-found');
    return found;
  });

async function showUndo(visit: Visit, state: FormState): Promise<Html> {
  const { view, params } = visit;
  const { t } = view;
  const event = await mustFindEvent(visit, params.event ?? '');
  const link = await publicClock(visit, event.referral_id);
  const said = html`<p class="lead">${t(`clocks-event-${event.what}`, { n: event.days ?? 0 })}</p><p>${saidPlainly(view, event.words)} ${rich(view, 'clocks-see', { link: to(link) })}</p>`;
  const fields = html`${area(view, state, { name: 'words', label: t('clocks-form-why'), maxLength: 2000 })}${languageField(view, state)}`;
  return keeperPage(view, state, { title: t('clocks-desk-undo'), before: said, fields });
}

async function publicClock({ view, tx }: Visit, referral: string): Promise<string> {
  const { asked, name } = await tx(async (tx) => {
    const [asked] = await toAnswer(tx, [referral]);
    return { asked: asked!, name: (await holderNames(tx, [asked!.holder])).get(holderKey(asked!.holder))! };
  });
  const [number, ...slug] = asked.letter.address.split('-');
  return clockHref(view, {
    letter: { number: Number(number), slug: slug.join('-') },
    demand: asked.demand.number,
    holder: name,
  });
}
