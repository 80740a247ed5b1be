// What happened to a demand, a sentence an act. The same act is told in the same words, whoever did it.
import { routes } from '../../base/routes.ts';
import { type Html, html } from '../../web/html.ts';
import { type Happening, type StateCode, stateWords } from '../../web/parts.ts';
import { rich, type View } from '../../web/view.ts';
import { holderAt, holderKey } from '../people/holder.ts';
import { holderLink, said } from '../words/parts.ts';
import type { DemandPage, Happened } from './read.ts';

export function happening(view: View, read: DemandPage, one: Happened): Happening {
  return {
    when: {
      on: one.day,
      ...(one.until ? { until: one.until } : {}),
      ...(one.basis === 'disputed' ? { basis: 'disputed' } : {}),
    },
    ...(one.basis === 'recorded' ? {} : { recorded: one.recorded }),
    what: sentence(view, read, one),
  };
}

function sentence(view: View, { names }: DemandPage, one: Happened): Html {
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
    case 'statement.recorded':
      return one.statement === null
        ? html`${t('demands-did-statement')}`
        : html`<a href="${view.href(routes.statement, { statement: one.statement })}">${t('demands-did-statement')}</a>`;
    case 'event.recorded':
    case 'event.changed':
      return one.event
        ? html`<a href="${view.href(routes.meeting, { meeting: `${one.event.number}-${one.event.slug}` })}">${said(view, one.event.lang, one.event.title)}</a>`
        : html`${t('demands-did-event')}`;
    case 'moderation.covered':
    case 'moderation.erased':
    case 'moderation.lifted':
      return html`<a href="${view.href(routes.takedowns)}">${t('demands-did-moderation')}</a>`;
    default:
      return html`${t('demands-did-other')}`;
  }
}
