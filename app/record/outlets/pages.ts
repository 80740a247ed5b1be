// /open-data: every list of the place and where to take it away from. Plain links; nothing needs a script or an account.
import { routes } from '../../base/routes.ts';
import { type Html, html, nothing, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { table } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import { rich, to } from '../../web/view.ts';
import type { Services } from '../services.ts';
import { listTitle, outletHead, outletHref } from './links.ts';
import { allLists } from './lists.ts';

export async function openDataPage({ view, tx }: Visit, services: Pick<Services, 'openData'>): Promise<Html> {
  const { t, href } = view;
  const more = services.openData ? await tx((db) => services.openData!(db, view)) : nothing;
  const names = allLists().map((list) => list.name);
  const link = (name: string, format: 'csv' | 'json' | 'atom'): Html =>
    html`<a href="${outletHref(view, name, format)}">${t(`outlets-format-${format}`)}<span class="vh"> ${listTitle(view, name)}</span></a>`;
  const row = (name: string): Value[] => [
    html`<strong>${listTitle(view, name)}</strong><br><span class="soft">${t(`outlets-what-${name}`)}</span>`,
    link(name, 'csv'),
    link(name, 'json'),
    link(name, 'atom'),
  ];
  const columns = [t('outlets-list'), t('outlets-format-csv'), t('outlets-format-json'), t('outlets-format-atom')];
  const main = html`<h1>${t('outlets-page-title')}</h1><p class="lead">${t('outlets-page-lead', { place: view.place.name })}</p>
${table(view, { id: 'lists', caption: t('outlets-page-caption'), columns: columns.map((label) => ({ label })), rows: names.map(row) })}${more}
<section class="measure gap"><h2>${t('outlets-reading')}</h2><p>${t('outlets-reading-covered')}</p><p>${t('outlets-reading-days')}</p><p>${t('outlets-reading-csv')}</p></section>
<section class="measure gap"><h2>${t('outlets-programs')}</h2><p>${rich(view, 'outlets-programs-text', { api: to(href(routes.api)) })}</p></section>
<section class="measure gap"><h2>${t('outlets-log')}</h2><p>${rich(view, 'outlets-log-text', { log: to(href(routes.log)) })}</p></section>`;
  return layout(view, { title: t('outlets-page-title'), main, head: outletHead(view, names) });
}
