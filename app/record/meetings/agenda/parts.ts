// An agenda on a meeting's page, and the meetings a demand is on the agenda of on the demand's page. Every item says who put it there;
// what an item said before and what was taken off stand under it.
import { routes } from '../../../base/routes.ts';
import { type Html, html, nothing } from '../../../web/html.ts';
import { details, tag, whenTag } from '../../../web/parts.ts';
import type { View } from '../../../web/view.ts';
import { hrefOf, titleOf } from '../../front/tell.ts';
import { said, saidInLink } from '../../words/parts.ts';
import { ownSources, saidBy, whenOfEvent, wordsOf } from '../parts.ts';
import type { MeetingPage } from '../read.ts';
import { eventAddress } from '../store.ts';
import type { AgendaItem, OnAgenda } from './store.ts';

export function agendaSection(view: View, read: MeetingPage): Html {
  if (read.event.kind !== 'meeting') return nothing;
  const { t } = view;
  const items = Map.groupBy(read.agenda, (one) => one.id);
  const list = [...items.values()].map((tellings) => itemBlock(view, read, tellings));
  return html`<h2 id="agenda">${t('meetings-agenda')}</h2>${
    list.length > 0 ? html`<ol class="list">${list}</ol>` : html`<p>${t('meetings-agenda-none')}</p>`
  }`;
}

/** An item as it is told now, its number in words: the numbers have gaps where something was taken off. */
function itemBlock(view: View, read: MeetingPage, tellings: AgendaItem[]): Html {
  const { t } = view;
  const [now, ...earlier] = tellings as [AgendaItem, ...AgendaItem[]];
  const gone = now.what === 'removed';
  const title = html`<h3 id="item${now.number}">${t('meetings-agenda-item', { n: now.number })}${gone && html` ${tag('declined', t('meetings-agenda-removed'))}`}</h3>`;
  const words = gone
    ? wordsOf(view, read, now, 'reason', now.reason)
    : wordsOf(view, read, now, 'words', now.words, false);
  const demands = now.demands.flatMap((id) => read.demands.get(`demand/${id}`) ?? []);
  return html`<li>${title}${words}${
    demands.length > 0 &&
    html`<p>${t('meetings-agenda-about')} ${demands.map((one, i) => html`${i > 0 && ', '}<a href="${hrefOf(view, one)}">${t('letters-demand-n', { n: one.number ?? 0 })}: ${titleOf(view, one)}</a>`)}</p>`
  }<p>${saidBy(view, read, now)}</p>${ownSources(view, read, now.act)}${
    earlier.length > 0 &&
    details(
      t('meetings-agenda-earlier', { n: earlier.length }),
      html`${earlier.map((one) => html`${wordsOf(view, read, one, one.what === 'removed' ? 'reason' : 'words', one.words ?? one.reason)}<p>${saidBy(view, read, one)}</p>`)}`,
    )
  }</li>`;
}

/** "On the agenda of": for a demand's page. Nothing where it is on none. */
export function agendaBlock(view: View, items: readonly OnAgenda[]): Html {
  if (items.length === 0) return nothing;
  const { t } = view;
  const line = (one: OnAgenda): Html => {
    const href = `${view.href(routes.meeting, { meeting: eventAddress(one) })}#item${one.item}`;
    return html`<li><a href="${href}">${saidInLink(view, one.lang, one.title)}</a>, ${whenTag(view, whenOfEvent(one))} · ${t(`meetings-state-${one.status}`)}<br><small>${t('meetings-agenda-item', { n: one.item })}: ${said(view, one.item_lang, one.words)}</small></li>`;
  };
  return html`<h2 id="agendas">${t('meetings-agenda-of')}</h2><ul>${items.map(line)}</ul>`;
}
