// A letter's way to those it is put to: published, sent and delivered as three facts, each with how it is known, and beside it what
// its receiver says. Where the two sides differ both stand, in the order they were said.
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { stateTag, whenTag } from '../../web/parts.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { type HolderName, holderAt, holderKey } from '../people/holder.ts';
import { foldedSources, holderLink } from '../words/parts.ts';
import type { Source } from '../words/sources.ts';
import { facts } from './acts.ts';
import { coverMark, originOf } from './parts.ts';
import type { Covers, Delivery, LetterEntered } from './store.ts';

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
      .map((one) => html`<li id="delivery-${one.id}">${item(view, way, one)}</li>`);
    const first =
      fact === 'published' &&
      way.letter.given === 'here' &&
      html`<li>${t('letters-way-here')} ${whenTag(view, way.letter.day)}</li>`;
    const none = items.length === 0 && !first && html`<li class="soft">${t(`letters-way-no-${fact}`)}</li>`;
    return html`<div><dt>${t(`letters-way-${fact}`)}</dt><dd><ul class="plainlist">${first}${items}${none}</ul></dd></div>`;
  };
  return html`<p class="soft">${t('letters-way-hint')}</p><dl class="sums">${facts.map(group)}</dl>`;
}

function item(view: View, way: Way, one: Delivery): Html {
  const { t } = view;
  const to = holderAt(one.holder_post, one.holder_organization);
  const evidence: Value =
    one.evidence !== null
      ? html`<p>${inLanguage(view, one.lang, one.evidence)}</p>`
      : way.covers.has(`${one.act_id}.evidence`) && html`<p>${coverMark(view, way.covers, one.act_id, 'evidence')}</p>`;
  return html`<p>${to && html`${t('letters-way-to')} ${holderLink(view, way.names.get(holderKey(to)))} · `}${whenTag(view, one.day)} · ${t(`letters-channel-${one.channel}`)}</p>${evidence}
<p><small>${originOf(view, one.given, one.author)}</small></p>${foldedSources(view, way.sources.get(one.act_id))}${one.words.map(
    (word) =>
      html`<div class="answer gap"><p>${
        word.what === 'disputed' ? stateTag(view, 'delivery-disputed') : stateTag(view, 'attested')
      } ${t(`letters-way-${word.what}`)} <small>${whenTag(view, word.day)}</small></p>${
        word.words !== null
          ? html`<blockquote>${inLanguage(view, word.lang, word.words)}</blockquote>`
          : way.covers.has(`${word.act_id}.words`)
            ? html`<p>${coverMark(view, way.covers, word.act_id, 'words')}</p>`
            : nothing
      }<p><small>${originOf(view, word.given, word.author)}</small></p>${foldedSources(view, way.sources.get(word.act_id))}</div>`,
  )}`;
}
