// What happened to a demand, a sentence an act. The same act is told in the same words, whoever did it.
import { routes } from '../../base/routes.ts';
import { type Html, html } from '../../web/html.ts';
import { type Happening, type StateCode, stateWords } from '../../web/parts.ts';
import { rich, to, type View } from '../../web/view.ts';
import { holderAt, holderKey } from '../people/holder.ts';
import { holderLink, saidInLink } from '../words/parts.ts';
import type { DemandPage, Happened } from './read.ts';

/** The timeline: what happened on one day and was recorded on one day stands together. */
export function happenings(view: View, read: DemandPage): Happening[] {
  const told = read.happened.filter((one) => concerns(read, one));
  const days: Happened[][] = [];
  for (const one of told) {
    const last = days.at(-1);
    const same =
      last?.[0] && (['day', 'until', 'basis', 'recorded'] as const).every((field) => last[0]![field] === one[field]);
    if (same) last.push(one);
    else days.push([one]);
  }
  const first = told.find((one) => one.kind.startsWith('demand.marked'));
  return days.map((acts) => ({
    ...whenOf(acts[0]!),
    what: html`${acts.map((one) => html`<p>${one === first || !one.kind.startsWith('demand.marked') ? sentence(view, read, one) : html`${view.t('demands-did-marked-again')}`}</p>`)}`,
  }));
}

/** A letter's way to somebody who was not asked this demand is not this demand's history; its first version is its publication. */
function concerns({ referrals }: DemandPage, { kind, version, holder_post, holder_organization }: Happened): boolean {
  if (kind.startsWith('letter.version')) return version !== 1;
  if (!kind.startsWith('delivery.') || (!holder_post && !holder_organization)) return true;
  return referrals.some((one) => one.holder_post === holder_post && one.holder_organization === holder_organization);
}

function whenOf(one: Happened): Omit<Happening, 'what'> {
  return {
    when: {
      on: one.day,
      ...(one.until ? { until: one.until } : {}),
      ...(one.basis === 'disputed' ? { basis: 'disputed' } : {}),
    },
    ...(one.basis === 'recorded' ? {} : { recorded: one.recorded }),
  };
}

function sentence(view: View, { names, agendas }: DemandPage, one: Happened): Html {
  const { t } = view;
  const holder = holderAt(one.holder_post, one.holder_organization);
  const who = {
    who: holder ? holderLink(view, names.get(holderKey(holder)), false) : html`${t('words-unknown-holder')}`,
  };
  switch (one.kind.split('/')[0]) {
    case 'letter.published':
      return html`${t('demands-did-letter')}`;
    case 'letter.version-published':
      return html`${t('demands-did-version', { n: one.version ?? 1 })}`;
    case 'demand.marked':
      return html`${t('demands-did-marked')}`;
    case 'demand.related':
      return html`<a href="#related">${t('work-did-related')}</a>`;
    case 'demand.relation-withdrawn':
      return html`<a href="#related">${t('work-did-relation-withdrawn')}</a>`;
    case 'letter.withdrawn':
      return html`${t('work-did-letter-withdrawn')}`;
    case 'referral.made':
      return rich(view, 'demands-did-referral', who);
    case 'answer.given':
      return rich(view, 'demands-did-answer', {
        ...who,
        verdict: stateWords(view, (one.verdict ?? 'recorded') as StateCode),
      });
    case 'delivery.recorded':
      return holder && one.fact !== 'published'
        ? rich(view, `demands-did-${one.fact === 'sent' ? 'sent' : 'delivered'}`, who)
        : html`${t('demands-did-published')}`;
    case 'delivery.disputed':
      return rich(view, 'demands-did-disputed', who);
    case 'delivery.acknowledged':
      return rich(view, 'demands-did-acknowledged', who);
    case 'delivery.withdrawn':
      return holder ? rich(view, 'demands-did-withdrawn', who) : html`${t('demands-did-withdrawn-published')}`;
    case 'statement.recorded':
      return one.statement === null
        ? html`${t('demands-did-statement')}`
        : html`<a href="${view.href(routes.statement, { statement: one.statement })}">${t('demands-did-statement')}</a>`;
    case 'event.recorded':
    case 'event.changed':
      return one.event
        ? html`<a href="${view.href(routes.meeting, { meeting: `${one.event.number}-${one.event.slug}` })}">${saidInLink(view, one.event.lang, one.event.title)}</a>`
        : html`${t('demands-did-event')}`;
    case 'event.agenda-added':
    case 'event.agenda-changed':
      // Taken off again, it is on no agenda this page could lead to.
      return rich(view, 'demands-did-agenda', { link: agendas.length > 0 ? to('#agendas') : (words) => words });
    case 'moderation.covered':
    case 'moderation.erased':
    case 'moderation.lifted':
      return html`<a href="${view.href(routes.takedowns)}">${t('demands-did-moderation')}</a>`;
    default:
      return html`${t('demands-did-other')}`;
  }
}
