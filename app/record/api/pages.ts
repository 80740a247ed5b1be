// /api: the same description as a page one can read, without a script.
import { routes } from '../../base/routes.ts';
import { attrs, type Html, html, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { table } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import { rich, to, type View } from '../../web/view.ts';
import { A_PAGE, filtersOf, MOST } from '../outlets/asked.ts';
import { listTitle } from '../outlets/links.ts';
import { type List, schemaOf } from '../outlets/list.ts';
import { allLists } from '../outlets/lists.ts';

export function apiPage({ view }: Visit): Html {
  const { t, href, place } = view;
  const description = href(routes.apiDescription);
  const lists = allLists();
  const main = html`<h1>${t('outlets-api-title', { place: place.name })}</h1><p class="lead">${t('outlets-api-lead')}</p>
<div class="measure"><p>${rich(view, 'outlets-api-description', { link: to(description), lists: to(href(routes.openData)) })}</p><p>${t('outlets-api-cursor')}</p>
<p>${t('outlets-api-limit', { usual: A_PAGE, most: MOST })}</p><p>${t('outlets-reading-covered')}</p><p>${t('outlets-api-errors')}</p></div>
<nav aria-label="${t('outlets-list')}"><ul>${lists.map((list) => html`<li><a href="${`#${list.name}`}">${listTitle(view, list.name)}</a></li>`)}</ul></nav>
${lists.map((list) => listSection(view, list))}
<section class="gap"><h2 id="search">${t('outlets-list-search')}</h2><p>${t('outlets-what-search')}</p><p><code>GET ${href(routes.apiList, { list: 'search' })}?q=…</code></p></section>`;
  const head = html`<link rel="service-desc" type="application/json" href="${description}">`;
  return layout(view, { title: t('outlets-api-title', { place: place.name }), main, head });
}

function listSection(view: View, list: List): Html {
  const { t, href } = view;
  const address = href(routes.apiList, { list: list.name });
  const filters = Object.entries(filtersOf(list));
  const rows = Object.entries(schemaOf(list).properties).map(([name, schema]): Value[] => [
    html`<code>${name}</code>`,
    typeWords(view, schema as Shape),
  ]);
  return html`<section class="gap"><h2 ${attrs({ id: list.name })}>${listTitle(view, list.name)}</h2><p>${t(`outlets-what-${list.name}`)}</p>
<p><a href="${address}"><code>GET ${address}</code></a></p><p><code>GET ${address}/…</code></p>
${
  filters.length > 0 &&
  html`<p>${t('outlets-api-filters')}</p><ul>${filters.map(([name, schema]) => html`<li><code>${name}</code>: ${typeWords(view, schema as Shape)}</li>`)}</ul>`
}
${table(view, { id: `fields-${list.name}`, caption: `${listTitle(view, list.name)}: ${t('outlets-api-fields')}`, columns: [{ label: t('outlets-api-field') }, { label: t('outlets-api-holds') }], rows })}</section>`;
}

type Shape = { type?: string; enum?: string[]; anyOf?: Shape[]; items?: Shape; format?: string };

/** What a field holds, in a few words. */
function typeWords(view: View, schema: Shape): Html {
  const { t } = view;
  if (schema.anyOf) {
    const said = schema.anyOf.filter((one) => one.type !== 'null').map((one) => typeWords(view, one));
    return html`${said} ${t('outlets-type-or-null')}`;
  }
  if (schema.enum) return html`${schema.enum.map((value, i) => html`${i > 0 ? ', ' : ''}<code>${value}</code>`)}`;
  if (schema.type === 'array') return html`${t('outlets-type-several')} ${typeWords(view, schema.items ?? {})}`;
  const key = schema.format ?? schema.type ?? 'string';
  return html`${t(`outlets-type-${key}`)}`;
}
