// The log, opened to the site: what programs read.
import type { Site } from '../web/site.ts';
import { wireServing } from './serve.ts';

export type LogServices = { folder: string };

export function wireLog(site: Site, { folder }: LogServices): void {
  wireServing(site, folder);
}
