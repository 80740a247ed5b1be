// The addresses of budgets as they are read: the list, one budget, a part of a version, lines, one line, files.
import type { Tx } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Html } from '../../web/html.ts';
import { Moved, type Site, type Visit } from '../../web/site.ts';
import type { Route } from '../../web/view.ts';
import { type Budget, budgetAddress, budgetAt, type Version, versionAt } from '../versions/store.ts';
import { type Asked, askedOf, queryOf } from './asked.ts';
import { budgetPage, budgetsPage, emptyBudgetPage } from './budget-pages.ts';
import { type FileKind, sendFile } from './files.ts';
import { linePage } from './line-page.ts';
import { alikeTo, lineAt, linesOf, wordsOf } from './lines.ts';
import { linesPage } from './lines-page.ts';
import { budgetsListed, doingWith, readView } from './store.ts';
import { type Page, viewPage } from './view-page.ts';

export function wire(site: Site): void {
  site.page(routes.budgets, async ({ view, tx }) => budgetsPage(view, await tx((db) => budgetsListed(db))));
  site.page(routes.budget, oneBudget);
  site.page(routes.budgetVersion, async (visit) => {
    const page = found(await readPage(visit, numberOf(visit.params.version)));
    atHome(visit, routes.budgetVersion, page.read.budget, queryOf(page.asked));
    return viewPage(visit.view, page);
  });
  site.page(routes.budgetLines, someLines);
  site.page(routes.budgetLine, oneLine);
  const files: [Route, FileKind][] = [
    [routes.budgetCsv, 'csv'],
    [routes.budgetJson, 'json'],
    [routes.budgetPackage, 'package'],
  ];
  for (const [route, kind] of files)
    site.raw(['GET', 'HEAD'], route.path, async (visit) => {
      const at = await visit.tx((db) => versionOf(db, visit));
      return sendFile(visit, at, kind);
    });
}

function found<T>(read: T | undefined): T {
  if (read === undefined) throw new Refused('not-found');
  return read;
}

const budgetNumber = (address: string | undefined): number => numberOf(/^(\d+)(?:-|$)/.exec(address ?? '')?.[1]);

/** @throws Refused not-found for what is no number of ours */
function numberOf(text: string | undefined): number {
  if (!/^[1-9]\d{0,8}$/.test(text ?? '')) throw new Refused('not-found');
  return Number(text);
}

/** A budget's title as it stands today is the only one in an address. */
function atHome({ view, params }: Visit, route: Route, budget: Budget, query = {}): void {
  const address = budgetAddress(budget);
  if (params.budget !== address) throw new Moved(view.href(route, { ...params, budget: address }, query));
}

/** A part of a version; where nothing tells its lines apart any more, its lines. */
async function readPage({ params, query, place, tx }: Visit, version: number | undefined): Promise<Page | undefined> {
  const asked: Asked = askedOf(query);
  const budget = budgetNumber(params.budget);
  return tx(async (db) => {
    const read = await readView(db, place.id, { budget, version }, asked);
    if (!read) return undefined;
    if (read.by !== null) return { read, asked, lines: [] };
    const { side, measure, year } = read;
    const { lines } = await linesOf(db, read.version.id, { filters: asked.filters, words: [], side, measure, year }, 1);
    return { read, asked, lines };
  });
}

async function oneBudget(visit: Visit): Promise<Html> {
  const { view, params, tx } = visit;
  const page = await readPage({ ...visit, query: {} }, undefined);
  if (page) {
    atHome(visit, routes.budget, page.read.budget);
    const doing = await tx((db) => doingWith(db, page.read.budget.id, view.today));
    return budgetPage(view, page, doing);
  }
  const [budget] = await tx((db) => budgetsListed(db, budgetNumber(params.budget)));
  atHome(visit, routes.budget, found(budget));
  return emptyBudgetPage(view, budget!);
}

/** @throws Refused not-found */
async function versionOf(db: Tx, { params }: Visit): Promise<{ budget: Budget; version: Version }> {
  const budget = found(await budgetAt(db, params.budget!));
  return { budget, version: found(await versionAt(db, budget.id, numberOf(params.version))) };
}

async function someLines(visit: Visit): Promise<Html> {
  const { view, query, tx } = visit;
  const typed = (query.q ?? '').trim().slice(0, 200);
  const page = /^[1-9]\d{0,3}$/.test(query.page ?? '') ? Number(query.page) : 1;
  const { filters } = askedOf(query);
  const read = await tx(async (db) => {
    const at = await versionOf(db, visit);
    return { ...at, ...(await linesOf(db, at.version.id, { filters, words: wordsOf(typed) }, page)) };
  });
  if (page > 1 && read.lines.length === 0) throw new Refused('not-found');
  atHome(visit, routes.budgetLines, read.budget, query);
  return linesPage(view, { ...read, typed, filters, page });
}

async function oneLine(visit: Visit): Promise<Html> {
  const { view, params, tx } = visit;
  const n = numberOf(params.line) - 1;
  const read = await tx(async (db) => {
    const at = await versionOf(db, visit);
    const line = found(await lineAt(db, at.version.id, n));
    return { ...at, line, alike: await alikeTo(db, at.budget, line) };
  });
  atHome(visit, routes.budgetLine, read.budget);
  return linePage(view, read);
}
