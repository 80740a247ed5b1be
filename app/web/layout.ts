// The whole page around what a room has to say: head, example banner, header, crumbs, main, footer.
// A public page never shows who is looking: the header is the same bytes for everyone, and only desk pages know the viewer.

import { routes } from '../base/routes.ts';
import { dir, language, languageName, languages } from '../i18n/languages.ts';
import { sayList } from '../i18n/say.ts';
import { translator } from '../i18n/translator.ts';
import { islandPath } from './assets.ts';
import { attrs, type Html, html, nothing, trusted, type Value } from './html.ts';
import { sprite } from './icons.ts';
import { sayCovered } from './parts/covered.ts';
import { mailLink, reachHref } from './reach.ts';
import { sealPath } from './seal.ts';
import { shortcutDialog, shortcutsHref } from './shortcuts.ts';
import { stylePath } from './style.ts';
import { hrefIn, type PlaceView, type Route, rich, to, type View } from './view.ts';

export type Crumb = { label: Value; href?: string };

export type Page = {
  /** without the place's name, which is added */
  title: string;
  main: Html;
  crumbs?: Crumb[];
  noindex?: boolean;
  /** languages this page exists in; by default all of the place's */
  alternateLangs?: string[];
  /** lets the content use the whole width of the window */
  wide?: boolean;
  /** a signed-in page: shows who is signed in and how to sign out */
  desk?: boolean;
  /** says in the title that the form came back with problems */
  problems?: boolean;
  /** for search engines and shares, one sentence */
  description?: string;
  /** extra elements of the head: JSON-LD, feeds */
  head?: Value;
  /** addresses of island modules under the site's own paths */
  scripts?: string[];
};

/** What the main navigation offers, in order; only what works today may stand here. */
export const navigation: readonly { route: Route; key: string; within: string }[] = [
  { route: routes.letters, key: 'web-nav-letters', within: '/letters' },
  { route: routes.budgets, key: 'web-nav-budget', within: '/budget' },
  { route: routes.clocks, key: 'web-nav-clocks', within: '/clocks' },
  { route: routes.powers, key: 'web-nav-powers', within: '/powers' },
  { route: routes.meetings, key: 'web-nav-meetings', within: '/meetings' },
  { route: routes.changes, key: 'web-nav-changes', within: '/changes' },
];

/** The full HTML document of a page. */
export function layout(view: View, page: Page): Html {
  const { t, place, lang } = view;
  const spoken = language(lang);
  const body = html`<a class="skip" href="#main">${t('web-skip')}</a>${header(view, page)}
<main id="main" class="${page.wide ? 'wrap wide' : 'wrap'}" tabindex="-1">${page.crumbs ? crumbs(view, page.crumbs) : nothing}${page.desk ? nothing : untranslated(view, page.main)}${sayCovered(view, page.main)}</main>
${foot(view, page)}`;
  return html`<!doctype html>
<html lang="${lang}" dir="${spoken.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.problems ? t('web-title-problems', { title: page.title }) : page.title} · ${place.name}</title>
${page.description && html`<meta name="description" content="${page.description}">`}
${(page.noindex || place.example || page.desk) && html`<meta name="robots" content="noindex">`}
<link rel="stylesheet" href="${stylePath}"><link rel="icon" href="${sealPath(place)}" type="image/svg+xml">
${page.desk || page.noindex ? nothing : alternates(view, page)}${page.head}
${[...(atDesk(view, page) ? [islandPath('shortcuts.ts')] : []), ...(page.scripts ?? [])].map(scriptTag)}</head><body>
${sprite(body)}${body}</body></html>`;
}

/** A signed-in page with somebody at it. */
const atDesk = (view: View, page: Page): boolean => page.desk === true && view.viewer !== undefined;

/** Whoever reads a page in one language is told why parts of it stand in another. */
function untranslated(view: View, main: Html): Html {
  const others = [...main.langs].filter((lang) => lang !== view.lang);
  if (others.length === 0) return nothing;
  const names = sayList(
    view.lang,
    others.map((lang) => languageName(view.lang, lang)),
  );
  return html`<p class="soft"><small>${view.t('web-untranslated', { languages: names })}</small></p>`;
}

/** A module from our own paths. @throws TypeError for any other address. */
function scriptTag(path: string): Html {
  if (!/^\/[a-z0-9][a-z0-9/._-]*$/i.test(path)) throw new TypeError(`Not one of our own scripts: ${path}`);
  return trusted(`<script type="module" src="${path}"></script>`);
}

function alternates(view: View, page: Page): Html {
  const langs = page.alternateLangs ?? view.place.languages;
  const base = view.place.baseUrl;
  const path = view.path.split('?')[0] as string;
  const here = { ...view, path };
  return html`<link rel="canonical" href="${base + hrefIn(here, view.lang)}">${
    langs.length > 1 &&
    langs.map((lang) => html`<link rel="alternate" ${attrs({ hreflang: lang })} href="${base + hrefIn(here, lang)}">`)
  }`;
}

function header(view: View, page: Page): Html {
  const { t, place, href } = view;
  const current = (within: string) => {
    const here = view.path === within || view.path.startsWith(`${within}/`) || view.path.startsWith(`${within}?`);
    return attrs({ 'aria-current': here && 'page' });
  };
  const items = navigation.map(
    ({ route, key, within }) => html`<li><a href="${href(route)}" ${current(within)}>${t(key)}</a></li>`,
  );
  return html`<header class="top">${place.example && html`<div class="example"><p class="wrap" ${attrs({ lang: view.lang !== place.languages[0] && place.languages[0] })}>${place.example}</p></div>`}${place.part && html`<div class="example"><p class="wrap">${t('web-part-of-record', { place: place.name })}</p></div>`}
<div class="wrap"><a class="brand" href="${href(routes.home)}">Redress <span>${place.name}</span></a>
<nav aria-label="${t('web-nav-main')}"><ul>${items}<li class="push"><a href="${href(routes.search)}" ${current('/search')}>${t('web-nav-search')}</a></li>
${languageLinks(view, page.alternateLangs ?? place.languages)}${page.desk && view.viewer ? ownItems(view) : html`<li><a href="${href(routes.desk)}">${t('web-nav-desk')}</a></li>`}</ul></nav></div></header>`;
}

function ownItems(view: View): Html {
  const { t, href, viewer, csrf } = view;
  return html`<li><a href="${href(routes.desk)}" ${attrs({ 'aria-current': view.path === '/desk' && 'page' })}>${t('web-nav-own-desk')}</a></li>
<li><a href="${href(routes.deskAccount)}">${viewer?.name}</a></li>
<li><form class="inline" method="post" action="${href(routes.signOut)}">${csrf && html`<input type="hidden" name="csrf" value="${csrf}">`}<button type="submit" class="plain">${t('web-nav-sign-out')}</button></form></li>`;
}

function crumbs(view: View, items: Crumb[]): Html {
  return html`<nav class="crumbs" aria-label="${view.t('web-crumbs')}"><ol>${items.map(
    ({ label, href }) =>
      html`<li>${href ? html`<a href="${href}">${label}</a>` : html`<span aria-current="page">${label}</span>`}</li>`,
  )}</ol></nav>`;
}

/** This page in the other languages it exists in, each named in itself. */
function languageLinks(view: View, langs: readonly string[]): Html {
  const others = langs.filter((lang) => lang !== view.lang);
  return html`${others.map(
    (lang) =>
      html`<li><a href="${hrefIn(view, lang)}" ${attrs({ lang, hreflang: lang, dir: dir(lang) })}>${language(lang).name}</a></li>`,
  )}`;
}

function foot(view: View, page: Page): Html {
  const { t, href, place } = view;
  const langs = page.alternateLangs ?? place.languages;
  const switches = languageLinks(view, langs);
  const pages: [Route, string][] = [
    [routes.about, 'web-foot-about'],
    [routes.privacy, 'web-foot-privacy'],
    [routes.moderation, 'web-foot-moderation'],
    [routes.accessibility, 'web-foot-accessibility'],
    [routes.takedowns, 'web-foot-takedowns'],
    [routes.openData, 'web-foot-open-data'],
    [routes.log, 'web-foot-log'],
    [routes.verifications, 'web-foot-verifications'],
  ];
  return html`<footer class="foot"><div class="wrap"><ul>${switches}<li><a href="${reachHref(view)}">${t('web-foot-reach')}</a></li>${pages.map(([route, key]) => html`<li><a href="${href(route)}">${t(key)}</a></li>`)}${atDesk(view, page) && html`<li><a href="${shortcutsHref(view)}" data-keys>${t('web-keys-title')}</a></li>`}</ul>
<p>${rich(view, 'web-foot-line', { about: to(href(routes.about)) })}${place.contact?.email && html` · ${rich(view, 'web-foot-stewards', { email: mailLink(place.contact.email) })}`}</p></div></footer>${atDesk(view, page) && shortcutDialog(view)}`;
}

/** For a host name that leads to no place: the places that are here, in every language of the interface at once. */
export function placesPage(places: readonly PlaceView[]): Html {
  const first = language('en');
  const said = languages.map(({ code, dir }) => {
    const t = translator(code);
    return html`<section ${attrs({ lang: code, dir })}><h2>${t('web-places-title')}</h2><p>${t('web-places-text')}</p></section>`;
  });
  return html`<!doctype html>
<html lang="${first.code}" dir="${first.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Redress</title><meta name="robots" content="noindex"><link rel="stylesheet" href="${stylePath}"></head><body>
<main class="wrap"><h1>Redress</h1>${said}<ul class="list gap">${places.map(
    (place) => html`<li><a href="${place.baseUrl}/">${place.name}</a></li>`,
  )}</ul></main></body></html>`;
}
