// How a demand belongs to others, on its page: asked before, asked again since, and what stands against it. Both demands show the same
// relation, each from its own side, with who says so. What was taken back stays, folded, with the reason.
import { sayList } from '../../../i18n/say.ts';
import { type Html, html, join, nothing, type Value } from '../../../web/html.ts';
import { details, stateTag, stateWords, whenTag } from '../../../web/parts.ts';
import type { View } from '../../../web/view.ts';
import { coverMark, demandHref, originOf, shown } from '../../letters/parts.ts';
import type { Covers } from '../../letters/store.ts';
import { foldedSources, saidInLink } from '../../words/parts.ts';
import type { Source } from '../../words/sources.ts';
import type { Related } from './store.ts';

type Read = { related: readonly Related[]; sources: Map<string, Source[]>; covers: Covers };

/** Against each other has no direction; of the rest, the demand that says so is the later one. */
const groupOf = (one: Related): 'before' | 'since' | 'against' =>
  one.how === 'conflicts-with' ? 'against' : one.forward ? 'before' : 'since';

export function relationsBlock(view: View, read: Read): Html {
  if (read.related.length === 0) return nothing;
  const { t } = view;
  const standing = read.related.filter((one) => !one.withdrawn);
  const back = read.related.filter((one) => one.withdrawn);
  const group = (name: 'before' | 'since' | 'against'): Html => {
    const some = standing.filter((one) => groupOf(one) === name);
    if (some.length === 0) return nothing;
    return html`<h3>${t(`work-related-${name}`)}</h3><ul class="list">${some.map((one) => html`<li>${item(view, read, one)}</li>`)}</ul>`;
  };
  const folded =
    back.length > 0 &&
    details(
      t('work-related-back', { n: back.length }),
      html`<ul class="list">${back.map((one) => html`<li>${item(view, read, one)}</li>`)}</ul>`,
    );
  return html`<h2 id="related">${t('work-related-title')}</h2>${group('before')}${group('since')}${group('against')}${folded}`;
}

function item(view: View, read: Read, one: Related): Html {
  const { t, lang } = view;
  const { other } = one;
  const link = html`<a href="${demandHref(view, other.letter, other.number)}">${saidInLink(view, other.letter.lang, other.heading)}</a>`;
  const words =
    (one.words !== null || read.covers.has(`${one.act_id}.words`)) &&
    html`<blockquote class="said">${shown(view, one.lang, one.words, read.covers, one.act_id, 'words')}</blockquote>`;
  const verdicts = [...new Set(other.verdicts)].map((verdict) => stateWords(view, verdict));
  const about: Value[] = [
    saidInLink(view, other.letter.lang, other.letter.title),
    whenTag(view, other.letter.day),
    other.asked === 0
      ? t('letters-count-none-asked')
      : t('letters-count-answered', { answered: other.verdicts.length, n: other.asked }),
    verdicts.length > 0 && sayList(lang, verdicts),
  ];
  const by = one.organization && saidInLink(view, one.organization.lang, one.organization.name);
  return html`<p>${one.withdrawn && html`${stateTag(view, 'withdrawn')} `}${t(`work-how-${one.how}${one.forward ? '' : '-back'}`)} ${link}</p>
<p class="soft">${join(about.filter(Boolean), ' · ')}</p>${words}<p><small>${by && html`${t('work-said-by')} ${by} · `}${originOf(view, one.given, one.author)} · ${whenTag(view, one.day)}</small></p>${foldedSources(
    view,
    read.sources.get(one.act_id),
  )}${one.withdrawn && takenBack(view, read, one.withdrawn)}`;
}

function takenBack(view: View, { covers }: Read, why: NonNullable<Related['withdrawn']>): Html {
  const words =
    why.words === null
      ? coverMark(view, covers, why.act_id, 'words')
      : shown(view, why.lang, why.words, covers, why.act_id, 'words');
  return html`<div class="answer gap"><p>${view.t('work-taken-back')} <small>${whenTag(view, why.day)}</small></p><blockquote>${words}</blockquote></div>`;
}
