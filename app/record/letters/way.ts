// A letter's way to those it is put to: published, sent and delivered as three facts, each with how it is known, and beside it what
// its receiver says. Where the two sides differ both stand, in the order they were said.
import { type Html, html, join, type Value } from '../../web/html.ts';
import { icon, stateTag, whenTag } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import { type HolderName, holderAt, holderKey } from '../people/holder.ts';
import { foldedSources, holderLink } from '../words/parts.ts';
import type { Source } from '../words/sources.ts';
import { facts } from './acts.ts';
import { coverMark, originOf, shown } from './parts.ts';
import type { Covers, Delivery, DeliveryWord, LetterEntered } from './store.ts';

export type Way = {
  letter: LetterEntered;
  deliveries: readonly Delivery[];
  names: Map<string, HolderName>;
  sources: Map<string, Source[]>;
  covers: Covers;
};

export function wayBlock(view: View, way: Way): Html {
  const { t } = view;
  const group = (fact: (typeof facts)[number]): Html => {
    const items = way.deliveries
      .filter((one) => one.fact === fact)
      .map((one) => html`<li id="delivery-${one.id}">${wayItem(view, way, one)}</li>`);
    const by = way.letter.given === 'here' ? t('letters-way-here') : t('letters-way-reported');
    const here = fact === 'published' && html`<li>${by} ${whenTag(view, way.letter.day)}</li>`;
    const any = items.length > 0 || here;
    const list = any
      ? html`<ul class="list">${here}${items}</ul>`
      : html`<p class="soft">${t(`letters-way-no-${fact}`)}</p>`;
    return html`<h3>${t(`letters-way-${fact}`)}</h3>${list}`;
  };
  return html`<p class="soft">${t('letters-way-hint')}</p>${facts.map(group)}`;
}

/** One fact of a letter's way: to whom, when, how it is known, and what was said about it since. */
export function wayItem(view: View, way: Pick<Way, 'names' | 'sources' | 'covers'>, one: Delivery): Html {
  const to = holderAt(one.holder_post, one.holder_organization);
  const parts: Value[] = [
    one.withdrawn && stateTag(view, 'withdrawn'),
    to && html`<b>${holderLink(view, way.names.get(holderKey(to)))}</b>`,
    whenTag(view, one.day),
    view.t(`letters-channel-${one.channel}`),
  ];
  const evidence: Value =
    one.evidence !== null
      ? html`<p>${shown(view, one.lang, one.evidence, way.covers, one.act_id, 'evidence')}</p>`
      : way.covers.has(`${one.act_id}.evidence`) && html`<p>${coverMark(view, way.covers, one.act_id, 'evidence')}</p>`;
  return html`<p>${join(parts, ' · ')}</p>${evidence}<p><small>${originOf(view, one.given, one.author)}</small></p>${foldedSources(
    view,
    way.sources.get(one.act_id),
  )}${one.words.map((word) => spoken(view, way, word))}`;
}

const marks = { disputed: 'disputed', acknowledged: 'done', withdrawn: 'declined' } as const;

/** What the receiver says about it, or why it was taken back: beside the delivery, as long as it likes, and never in its place. */
function spoken(view: View, way: Pick<Way, 'sources' | 'covers'>, word: DeliveryWord): Html {
  const covered = way.covers.has(`${word.act_id}.words`);
  const words =
    word.words !== null
      ? html`<blockquote>${shown(view, word.lang, word.words, way.covers, word.act_id, 'words')}</blockquote>`
      : covered && html`<p>${coverMark(view, way.covers, word.act_id, 'words')}</p>`;
  const mark = icon(marks[word.what]);
  return html`<div class="answer gap"><p>${mark} <b>${view.t(`letters-way-${word.what}`)}</b> <small>${whenTag(view, word.day)}</small></p>${words}<p><small>${originOf(
    view,
    word.given,
    word.author,
  )}</small></p>${foldedSources(view, way.sources.get(word.act_id))}</div>`;
}
