// The addresses of sources and statements, public and at the clerks' desk.
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import type { Services } from '../services.ts';
import { wireCapture } from './captures/form.ts';
import { wireSourceForms } from './desk-sources.ts';
import { wireStatementForms } from './desk-statements.ts';
import { sourcePage, statementPage, statementsPage } from './pages.ts';

export function wire(site: Site, services: Services): void {
  site.page(routes.source, sourcePage);
  site.page(routes.statements, statementsPage);
  site.page(routes.statement, statementPage);
  wireSourceForms(site);
  wireStatementForms(site, services);
  wireCapture(site, services);
}
