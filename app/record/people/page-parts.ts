// What the pages of organizations, offices and persons share: how they name and lead to each other, and what stands at their side.
import { type Route, routes } from '../../base/routes.ts';
import { sayDay } from '../../i18n/say.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import type { Crumb } from '../../web/layout.ts';
import { citeBlock, facts } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import { holderExportHref, type NamedHolder } from '../outlets/holder-export.ts';
import { saidInLink, saidPlainly } from '../words/parts.ts';
import { within } from './interval.ts';
import type { Membership, Organization, Post } from './store.ts';

export const crumb = (view: View): Crumb => ({ label: view.t('people-title'), href: view.href(routes.organizations) });

/** Terms that may run on that day. */
export const current = (held: readonly Membership[], day: string) => held.filter((one) => within(one, day) !== 'no');

export const organizationLink = (view: View, one: Pick<Organization, 'slug' | 'name' | 'lang'>): Html =>
  html`<a href="${view.href(routes.organization, { organization: one.slug })}">${saidInLink(view, one.lang, one.name)}</a>`;

export const postLink = (view: View, post: Pick<Post, 'slug' | 'label' | 'lang'>): Html =>
  html`<a href="${view.href(routes.post, { post: post.slug })}">${saidInLink(view, post.lang, post.label)}</a>`;

/** Everything the record holds about a holder as one file, to be checked and kept elsewhere. */
export const download = (view: View, holder: NamedHolder): Html =>
  html`<p><a href="${holderExportHref(view, holder)}" download>${view.t('people-download')}</a><br><small>${view.t('people-download-what')}</small></p>`;

/** The way to what happened to it, and how to cite its page. */
export const more = (
  view: View,
  route: Route,
  params: Record<string, string>,
  own: string,
  name: string | null,
): Html =>
  html`<p><a href="${view.href(route, params)}">${view.t('timeline-title', { of: saidPlainly(view, name) })}</a></p>${citeBlock(view, { title: saidPlainly(view, name), address: view.place.baseUrl + own, day: sayDay(view.lang, view.today) })}`;

/** The facts under their heading; neither where there is none. */
export const factsUnder = (view: View, rows: Parameters<typeof facts>[0]): Html =>
  rows.some(([, value]) => value) ? html`<h2>${view.t('people-facts')}</h2>${facts(rows)}` : nothing;

/** Each source once. */
export const distinct = <T extends { id: string }>(all: readonly T[]): T[] => [
  ...new Map(all.map((one) => [one.id, one])).values(),
];
