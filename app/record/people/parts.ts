// Pieces of the pages about offices and people: who holds what, what was asked, how someone was verified.
// The same words stand for every office and every organization; being asked is never called being late.
import { latest } from '../../base/fuzzy-day.ts';
import { routes } from '../../base/routes.ts';
import { sayDate, sayThe } from '../../i18n/say.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { type StateCode, stateTag, table, whenTag } from '../../web/parts.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { clockedCode } from '../clocks/parts.ts';
import { said, saidInLink } from '../words/parts.ts';
import type { Asked, Verified } from './asked.ts';
import { type HolderName, holderKey } from './holder.ts';
import type { Interval } from './interval.ts';
import type { Membership } from './store.ts';

/** "January 2019 – April 22, 2022"; what the record does not know is said so. */
export function sayInterval(view: Pick<View, 't' | 'lang'>, { from, until }: Interval, ongoing: boolean): string {
  const { t, lang } = view;
  if (from && until) return t('people-from-until', { from: sayDate(lang, from), until: sayDate(lang, until) });
  if (from) return t(ongoing ? 'people-since' : 'people-from', { from: sayThe(lang, from) });
  if (until) return t('people-until', { until: sayThe(lang, until) });
  return view.t('people-dates-unknown');
}

/** Who it is: a person's name as a link, or that the record names nobody. */
export function whoHolds(view: View, held: Pick<Membership, 'person' | 'role' | 'lang'>): Html {
  const role = held.role && inLanguage(view, held.lang, held.role);
  if (!held.person) return html`${role || view.t('people-nobody-named')}`;
  const name = html`<a href="${view.href(routes.person, { person: held.person.slug })}">${saidInLink(view, held.person.lang, held.person.name)}</a>`;
  return role ? html`${name} (${role})` : name;
}

/** A letter's address in the one form all rooms use. */
export const letterAddress = (letter: { number: number; slug: string }): string => `${letter.number}-${letter.slug}`;

/** The state of a referral as one tag, with its date where it has one. */
export function askedState(view: View, asked: Asked): Html {
  const { state } = asked;
  const href = view.href(routes.demand, { letter: letterAddress(asked.letter), demand: asked.demand.number });
  switch (state.state) {
    case 'answered':
      return html`${stateTag(view, state.verdict as StateCode, { href })} <small>${whenTag(view, state.day)}</small>`;
    case 'waiting': {
      const own = { state: 'waiting' as const, ...(state.days === undefined ? {} : { n: state.days }) };
      const { state: code, ...n } = clockedCode(own, asked.clock);
      const due =
        asked.clock?.due && !asked.clock.stop
          ? view.t('clocks-last-day', { day: sayDate(view.lang, asked.clock.due) })
          : '';
      return html`${stateTag(view, code, { ...n, href })} <small>${view.t('people-delivered', { day: sayDate(view.lang, state.since) })}${due && html` · ${due}`}</small>`;
    }
    default:
      return stateTag(view, state.state === 'asked' && state.disputed ? 'delivery-disputed' : 'asked', { href });
  }
}

type AskedTable = {
  id: string;
  caption: string;
  asked: readonly Asked[];
  /** names of the holders, where more than one stands in the table */
  names?: Map<string, HolderName> | undefined;
  /** who held the post when it was asked */
  when?: ((asked: Asked) => Value) | undefined;
};

/** Everything asked of a holder, a row a referral. */
export function askedTable(view: View, { id, caption, asked, names, when }: AskedTable): Html {
  const { t } = view;
  const columns = [
    { label: t('people-asked-demand') },
    { label: t('people-asked-letter') },
    ...(names ? [{ label: t('people-asked-of') }] : []),
    ...(when ? [{ label: t('people-asked-when') }] : []),
    { label: t('people-asked-state') },
  ];
  const rows = asked.map((one) => {
    const letter = letterAddress(one.letter);
    const holder = names?.get(holderKey(one.holder));
    return [
      html`<a href="${view.href(routes.demand, { letter, demand: one.demand.number })}">${one.demand.number}. ${said(view, one.letter.lang, one.demand.heading)}</a>`,
      html`<a href="${view.href(routes.letter, { letter })}">${saidInLink(view, one.letter.lang, one.letter.title)}</a>, ${whenTag(view, one.letter.day)}`,
      ...(names ? [holder ? said(view, holder.lang, holder.name) : nothing] : []),
      ...(when ? [when(one)] : []),
      askedState(view, one),
    ];
  });
  return table(view, { id, caption, columns, rows });
}

/** How a verification is said: method, since when, until when. */
export function verificationLine(view: View, verified: Verified): Html {
  const { t } = view;
  const over = verified.ended ?? (verified.until.slice(0, 10) < view.today ? verified.until.slice(0, 10) : null);
  // Nobody speaks for a post longer than they hold it.
  const post =
    over === null && verified.post_until && latest(verified.post_until) < view.today ? verified.post_until : null;
  const dates = t(post ? 'people-verified-post-ended' : over ? 'people-verified-was' : 'people-verified-is', {
    since: sayDate(view.lang, verified.since.slice(0, 10)),
    until: sayDate(view.lang, post ?? (over ?? verified.until).slice(0, 10)),
  });
  return html`${t(`people-verified-${verified.method}`)} <small>${dates}</small>`;
}

/** Verification of an organization, or of those who hold a post now. */
export const verificationList = (view: View, all: readonly Verified[]): Html =>
  all.length === 0
    ? html`<p class="soft">${view.t('people-verified-nobody')}</p>`
    : html`<ul>${all.map((one) => html`<li>${verificationLine(view, one)}</li>`)}</ul>`;
