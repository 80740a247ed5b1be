// Where a demand stands before each holder it was put to: the answer that counts, or how far the question has come.
// The same blocks in the same order of asking, whoever is asked and whatever is said.
import { routes } from '../../base/routes.ts';
import { sayDate } from '../../i18n/say.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { answerBlock, emptyState } from '../../web/parts.ts';
import { rich, type View } from '../../web/view.ts';
import type { Answer } from '../answers/store.ts';
import { clockBlock, clockedCode } from '../clocks/parts.ts';
import { coverHref, shown } from '../letters/parts.ts';
import { addressOfLetter } from '../letters/store.ts';
import { holderAt, holderKey } from '../people/holder.ts';
import { foldedSources, holderLink } from '../words/parts.ts';
import { deliveriesTo, stateCode } from './grid.ts';
import type { DemandPage } from './read.ts';
import { type ReferralState, referralState, sinceAsked } from './rules.ts';
import type { ReferralRow } from './store.ts';

export function answersBlock(view: View, read: DemandPage): Html {
  if (read.referrals.length === 0) {
    return emptyState(view, { title: view.t('demands-nobody-title'), what: view.t('demands-nobody-what') });
  }
  return html`<div class="answers">${read.referrals.map((referral) => block(view, read, referral))}</div>`;
}

function block(view: View, read: DemandPage, referral: ReferralRow): Html {
  const all = read.answers.filter((one) => one.referral === referral.id);
  const current = all.find((one) => one.superseded_by === null);
  return current ? answered(view, read, current, all.length) : unanswered(view, read, referral);
}

/** The clock of a referral, in a line under what is said of it. */
function clockOf(view: View, { letter, demand, names, clocks }: DemandPage, referral: string, key: string): Html {
  const [clock, holder] = [clocks.get(referral), names.get(key)];
  return clock && holder ? clockBlock(view, clock, { letter, demand: demand.number, holder }) : nothing;
}

function answered(view: View, read: DemandPage, answer: Answer, revisions: number): Html {
  const { t } = view;
  const name = read.names.get(holderKey(holderAt(answer.holder_post, answer.holder_organization)!));
  const refers = holderAt(answer.refers_post, answer.refers_organization);
  const own = view.href(routes.answer, {
    letter: addressOfLetter(read.letter),
    demand: read.demand.number,
    answer: `${answer.holder_slug}-${answer.number}`,
  });
  const reasons = html`<p>${shown(view, answer.lang, answer.reasons, read.covers, answer.act, 'reasons')}</p>`;
  const more = html`${reasons}${refers && html`<p>${t(answer.given === 'here' ? 'demands-refers' : 'demands-refers-source')} ${holderLink(view, read.names.get(holderKey(refers)))}</p>`}${
    answer.none_known &&
    html`<p>${t(answer.given === 'here' ? 'demands-refers-none' : 'demands-refers-none-source')}</p>`
  }${foldedSources(view, read.sources.get(answer.act))}${clockOf(view, read, answer.referral, holderKey(holderAt(answer.holder_post, answer.holder_organization)!))}`;
  const links = [html`<a href="${own}">${t('demands-answer-link')}</a>`];
  if (revisions > 1)
    links.push(html`<a href="${own}#changes">${t('demands-answer-earlier', { n: revisions - 1 })}</a>`);
  return answerBlock(view, {
    state: answer.verdict,
    who: holderLink(view, name),
    when: {
      on: answer.occurred?.on ?? answer.day,
      ...(answer.occurred?.until ? { until: answer.occurred.until } : {}),
    },
    origin: answer.given === 'here' ? 'given' : 'recorded',
    by: answer.author.name,
    ...(answer.quote !== null || read.covers.has(`${answer.act}.quote`)
      ? {
          quote: {
            words: answer.quote,
            lang: answer.lang,
            takedown: coverHref(view, read.covers, answer.act, 'quote'),
          },
        }
      : {}),
    more,
    links,
  });
}

function unanswered(view: View, read: DemandPage, referral: ReferralRow): Html {
  const key = holderKey(holderAt(referral.holder_post, referral.holder_organization)!);
  const state = referralState({
    referral,
    deliveries: sinceAsked(deliveriesTo(read.deliveries, key), referral.asked),
    today: view.today,
  });
  return answerBlock(view, {
    ...clockedCode(stateCode(state), read.clocks.get(referral.id)),
    who: holderLink(view, read.names.get(key)),
    more: html`<p>${sentence(view, state)}</p>${clockOf(view, read, referral.id, key)}`,
  });
}

/** How far the question has come, in a sentence. Before an evidenced delivery it says only that. */
function sentence(view: View, state: ReferralState): Html {
  if (state.state === 'waiting') {
    const day = sayDate(view.lang, state.since);
    const said = state.acknowledged ? 'demands-waiting-acknowledged' : 'demands-waiting-evidenced';
    return html`${view.t(said, { day })}`;
  }
  if (state.state === 'asked' && state.disputed)
    return rich(view, 'demands-disputed', { link: (words) => html`<b>${words}</b>` });
  if (state.state === 'asked' && state.sent)
    return html`${view.t('demands-sent', { day: sayDate(view.lang, state.sent) })}`;
  return html`${view.t('demands-asked')}`;
}
