// /divisions and one division: where it lies, what lies within it, which offices are for it. The Open Civic Data id stands with every
// name, because names repeat.
import { isId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import { type Html, html, type Value } from '../../web/html.ts';
import { layout } from '../../web/layout.ts';
import { emptyState, facts, pager, table } from '../../web/parts.ts';
import type { Visit } from '../../web/site.ts';
import { inLanguage, type View } from '../../web/view.ts';
import { pageOf } from '../front/pages.ts';
import { listPage } from '../outlets/links.ts';
import { citedSources, saidPlainly } from '../words/parts.ts';
import { sourcesOf } from '../words/sources.ts';
import { type Division, divisionAt, divisionsByCode, divisionsIn, officesFor, pathOf } from './store.ts';

const A_PAGE = 100;

/** /divisions */
export async function divisionsPage({ view, query, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const page = pageOf(query.page);
  const found = await tx((tx) => divisionsIn(tx, { limit: A_PAGE, offset: (page - 1) * A_PAGE }));
  const main = html`<h1>${t('divisions-title')}</h1><p class="lead">${t('divisions-lead')}</p>${
    found.total === 0
      ? emptyState(view, {
          title: t('divisions-none'),
          what: t('divisions-none-what'),
          next: { href: href(routes.organizations), label: t('divisions-none-next') },
        })
      : divisionTable(view, found.rows)
  }${pager(view, { page, pages: Math.ceil(found.total / A_PAGE), href: (n) => href(routes.divisions, {}, { page: n > 1 ? n : undefined }) })}`;
  return listPage(view, ['divisions'], { title: t('divisions-title'), main });
}

/** /divisions/:division */
export async function divisionPage({ view, params, query, tx }: Visit): Promise<Html> {
  const { t, href } = view;
  const page = pageOf(query.page);
  const found = isId(params.division) ? await tx((tx) => readDivision(tx, params.division!, page)) : undefined;
  if (!found) throw new Refused('not-found');
  const { it, around, parts, offices } = found;
  const name = saidPlainly(view, it.name);
  const office = (one: (typeof offices)[number]) =>
    html`<li><a href="${href(routes.post, { post: one.slug })}">${named(view, one.label, one.lang)}</a>${one.organization && html` · ${one.organization}`}</li>`;
  const main = html`<h1>${named(view, it.name, it.lang)}</h1>${facts([
    [t('divisions-code'), html`<code>${it.code}</code>`],
    [
      t('divisions-within'),
      around.length > 0 && html`${around.map((one, i) => html`${i > 0 ? ' › ' : ''}${divisionLink(view, one)}`)}`,
    ],
  ])}<h2>${t('divisions-offices')}</h2>${offices.length > 0 ? html`<ul class="list">${offices.map(office)}</ul>` : html`<p>${t('divisions-no-offices')}</p>`}
${parts.total > 0 && html`<h2>${t('divisions-parts')}</h2>${divisionTable(view, parts.rows)}${pager(view, { page, pages: Math.ceil(parts.total / A_PAGE), href: (n) => href(routes.division, { division: it.id }, { page: n > 1 ? n : undefined }) })}`}
<h2>${t('words-sources-title')}</h2>${citedSources(view, found.sources)}`;
  const crumbs = [{ label: t('divisions-title'), href: href(routes.divisions) }, { label: name }];
  return layout(view, { title: name, crumbs, main });
}

async function readDivision(tx: Parameters<typeof divisionAt>[0], id: string, page: number) {
  const it = await divisionAt(tx, id);
  if (!it) return undefined;
  const path = pathOf(it.code);
  const above = await divisionsByCode(tx, path);
  return {
    it,
    around: path.flatMap((code) => above.get(code) ?? []),
    parts: await divisionsIn(tx, { under: it.code, limit: A_PAGE, offset: (page - 1) * A_PAGE }),
    offices: await officesFor(tx, it.code),
    sources: (await sourcesOf(tx, [it.act_id])).get(it.act_id) ?? [],
  };
}

const named = (view: View, name: string | null, lang: string): Html =>
  name === null ? html`${view.t('state-covered')}` : inLanguage(view, lang, name);

const divisionLink = (view: View, one: Division): Html =>
  html`<a href="${view.href(routes.division, { division: one.id })}">${named(view, one.name, one.lang)}</a>`;

const divisionTable = (view: View, rows: readonly Division[]): Html =>
  table(view, {
    id: 'divisions',
    caption: view.t('divisions-title'),
    columns: [{ label: view.t('divisions-name') }, { label: view.t('divisions-code') }],
    rows: rows.map((one): Value[] => [divisionLink(view, one), html`<code>${one.code}</code>`]),
  });
