// The blocks that stand beside an item: who is named and what they say, in the same block and size whoever they are; and what a holder
// says is wrong in what was recorded about them. Other rooms hang them in with one call.
import { routes } from '../../base/routes.ts';
import { sayDate } from '../../i18n/say.ts';
import { attrs, type Html, html, nothing } from '../../web/html.ts';
import { dateTag, details, diffView, stateTag, tag, withCovered } from '../../web/parts.ts';
import { inLanguage, rich, to, type View } from '../../web/view.ts';
import { said, saidInLink } from '../words/parts.ts';
import type { Correction, NamedHere, ReplyVersion } from './store.ts';

/** Who is named beside an item, each with the same space. Nothing where nobody is. */
export function replyBlock(view: View, named: readonly NamedHere[]): Html {
  if (named.length === 0) return nothing;
  const { t } = view;
  return html`<section id="named"><h2>${t('reply-title')}</h2><p class="soft">${t('reply-lead')}</p><div class="answers">${named.map((one) => namedBlock(view, one))}</div></section>`;
}

function namedBlock(view: View, one: NamedHere): Html {
  const { t } = view;
  const [now, ...earlier] = one.replies;
  const words = now
    ? html`${quoted(view, now)}<footer><small>${stateTag(view, 'given')} ${t(`reply-way-${now.way}`)} · ${dateTag(view, now.day)}</small></footer>`
    : html`<p>${t('reply-none')}</p>`;
  const before =
    earlier.length > 0 &&
    details(
      t('reply-earlier', { n: earlier.length }),
      html`${earlier.map((old, i) => html`<h4>${t('reply-number', { n: old.number })}, ${dateTag(view, old.day)}</h4>${changed(view, old, one.replies[i]!)}`)}`,
    );
  return html`<article ${attrs({ class: `answer${now ? ' given' : ''}`, id: `named-${one.id}` })}><header><h3>${whoIs(view, one)}</h3>${noticeTag(view, one)}</header>${words}<p><small>${noticeWords(view, one)}</small></p>${before}</article>`;
}

const quoted = (view: View, reply: ReplyVersion): Html => {
  const takedown = reply.cover ? view.href(routes.takedown, { takedown: reply.cover }) : undefined;
  return reply.words === null
    ? html`<p>${stateTag(view, 'covered', takedown ? { href: takedown } : {})}</p>`
    : html`<blockquote>${inLanguage(view, reply.lang, withCovered(view, reply.words, takedown))}</blockquote>`;
};

const changed = (view: View, old: ReplyVersion, next: ReplyVersion): Html =>
  old.words === null || next.words === null
    ? html`<p>${stateTag(view, 'covered')}</p>`
    : diffView(view, old.words, next.words);

/** Whoever is named: a post, organization or person by its page; a private person by the name they chose, or by what they are. */
function whoIs(view: View, one: NamedHere): Html {
  if (!one.private) return onRecord(view, one);
  const chosen = one.replies[0]?.called ?? one.called;
  return chosen ? inLanguage(view, one.lang, chosen) : html`${view.t('reply-private-person')}`;
}

type OnRecord = Pick<NamedHere, 'holder_post' | 'holder_organization' | 'slug' | 'name' | 'name_lang' | 'lang'>;

function onRecord(view: View, one: OnRecord): Html {
  const lang = one.name_lang ?? one.lang;
  const name = saidInLink(view, lang, one.name);
  if (!one.slug) return html`${view.t('words-unknown-holder')}`;
  const [route, params] = one.holder_post
    ? [routes.post, { post: one.slug }]
    : one.holder_organization
      ? [routes.organization, { organization: one.slug }]
      : [routes.person, { person: one.slug }];
  return html`<a href="${view.href(route, params as Record<string, string>)}">${name}</a>`;
}

const noticeOf = (one: NamedHere): 'mailed' | 'no-address' | 'failed' => one.outcome ?? (one.notice as 'mailed');

function noticeTag(view: View, one: NamedHere): Html {
  const state = noticeOf(one);
  return tag(state === 'mailed' ? 'given' : 'unheld', view.t(`reply-notice-${state}`));
}

function noticeWords(view: View, one: NamedHere): Html {
  const { t, lang } = view;
  const state = noticeOf(one);
  const day = sayDate(lang, one.outcome_day ?? one.day);
  if (state === 'mailed' && one.until_day && !one.outcome)
    return html`${t('reply-notice-before', { day, until: sayDate(lang, one.until_day) })}`;
  if (state === 'no-address') return rich(view, 'reply-notice-no-address-what', { link: to(view.href(routes.report)) });
  return html`${t(`reply-notice-${state}-what`, { day })}`;
}

/** What a holder says is wrong here, and what the editor did about it. Never silently: it stands above the words it is about. */
export function correctionBlock(view: View, corrections: readonly Correction[]): Html {
  if (corrections.length === 0) return nothing;
  const { t } = view;
  const block = (one: Correction) => {
    const words =
      one.words === null ? said(view, one.lang, null) : inLanguage(view, one.lang, withCovered(view, one.words));
    const answer =
      one.outcome &&
      html`<p><b>${t(`reply-correction-${one.outcome}`)}</b> <small>${dateTag(view, one.answer_day!)} · ${t('reply-correction-by', { who: one.answer_by ?? '' })}</small></p><p>${said(view, one.answer_lang ?? one.lang, one.answer)}</p>${one.alone && html`<p class="soft">${t('reply-correction-alone')}</p>`}`;
    return html`<article class="answer given" id="correction-${one.id}"><header><h3>${onRecord(view, one)}</h3>${tag('disputed', t('reply-correction-tag'))}<small>${dateTag(view, one.day)}</small></header><blockquote>${words}</blockquote>${answer || html`<p class="soft">${t('reply-correction-open')}</p>`}</article>`;
  };
  return html`<section id="corrections"><h2>${t('reply-corrections-title')}</h2><div class="answers">${corrections.map(block)}</div></section>`;
}

/** The way for a holder to say that something recorded about them is wrong: the same link for everyone. */
export const correctLink = (view: View, act: string): Html =>
  html`<p class="gap"><small>${rich(view, 'reply-correct-link', { link: to(view.href(routes.deskCorrect, { act })) })}</small></p>`;
