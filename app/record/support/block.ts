// Support as other pages show it: the block beside a letter, and what an organization endorsed. Endorsements and signatures are two
// things and are never added up.
import { routes } from '../../base/routes.ts';
import { sayNumber } from '../../i18n/say.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { instantTag, stateTag, tag, whenTag } from '../../web/parts.ts';
import { rich, type View } from '../../web/view.ts';
import { addressOfLetter, type Letter } from '../letters/store.ts';
import { saidInLink } from '../words/parts.ts';
import type { Endorsement, VersionCount } from './store.ts';

export type Support = {
  letter: Pick<Letter, 'number' | 'slug' | 'known'>;
  counts: readonly VersionCount[];
  endorsements: readonly Endorsement[];
};

const FEW = 8;

/** Beside a letter: how many residents signed the words that stand now, who endorses them, and the way to sign. */
export function supportBlock(view: View, { letter, counts, endorsements }: Support): Html {
  const { t, href } = view;
  const address = { letter: addressOfLetter(letter) };
  const current = counts.find((one) => one.current);
  const standing = endorsements.filter((one) => one.current && !one.withdrawn);
  const others = endorsements.length - standing.length;
  return html`<h2 id="support">${t('support-title')}</h2>${current ? signedLine(view, current) : html`<p>${t('support-not-held')}</p>`}${
    current?.open && html`<p><a class="button" href="${href(routes.letterSign, address)}">${t('support-sign')}</a></p>`
  }<p>${t('support-endorsed-n', { n: standing.length })}</p>${
    standing.length > 0 &&
    html`<ul class="list">${standing.slice(0, FEW).map((one) => html`<li>${endorser(view, one)}</li>`)}</ul>`
  }<p><small><a href="${href(routes.letterSupport, address)}">${t('support-all', { n: others })}</a></small></p>`;
}

/** "1,234 residents signed, as of …". */
export function signedLine(view: View, count: VersionCount): Html {
  if (count.as_of === null) return html`<p>${view.t('support-none-signed')}</p>`;
  return html`<p>${rich(view, 'support-signed', {
    n: count.total,
    total: html`<b>${sayNumber(view.lang, count.total)}</b>`,
  })}<br><small>${rich(view, 'support-as-of', { when: instantTag(view, new Date(count.as_of)) })}</small></p>`;
}

/** An organization that endorses, with what limits it. */
export const endorser = (view: View, one: Endorsement): Html =>
  html`<a href="${view.href(routes.organization, { organization: one.slug })}">${saidInLink(view, one.name_lang, one.name)}</a>${
    !one.whole && html`<br><small>${view.t('support-of-demands', { list: one.demands.join(', ') })}</small>`
  }${one.reservation !== null && html`<br>${tag('part', view.t('support-with-reservation'))}`}`;

/** On an organization's page: the letters it endorsed, withdrawn ones too. */
export function endorsedBy(view: View, endorsements: readonly Endorsement[]): Html {
  if (endorsements.length === 0) return nothing;
  return html`<h2>${view.t('support-organization-title')}</h2><ul class="list">${endorsements.map(
    (one) =>
      html`<li><h3><a href="${view.href(routes.letterSupport, { letter: `${one.letter_number}-${one.letter_slug}` })}">${saidInLink(view, one.letter_lang, one.letter_title)}</a></h3><p>${view.t('support-version', { n: one.version })} · ${whenTag(view, one.day)}</p>${
        !one.whole && html`<p>${view.t('support-of-demands', { list: one.demands.join(', ') })}</p>`
      }${one.withdrawn ? html`${stateTag(view, 'withdrawn')} <small>${whenTag(view, one.withdrawn.day)}</small>` : one.reservation !== null && tag('part', view.t('support-with-reservation'))}</li>`,
  )}</ul>`;
}
