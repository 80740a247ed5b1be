// The addresses of plans: trying one, showing one, sending one, the desk; and what the browser gets to do it live.

import { serveModules } from '../../web/modules.ts';
import type { Site } from '../../web/site.ts';
import type { DemandsAsked } from '../rules/page.ts';
import { wirePlansDesk } from './desk.ts';
import { planModules } from './island-files.ts';
import { wirePlan } from './page.ts';
import { wireSending } from './send-pages.ts';
import { wireShared } from './shared-page.ts';

export function wire(site: Site, demandsOf: DemandsAsked): void {
  serveModules(site, planModules);
  wirePlan(site, demandsOf);
  wireShared(site, demandsOf);
  wireSending(site, demandsOf);
  wirePlansDesk(site);
}
