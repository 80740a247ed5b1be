// For tests only: a site of these rooms on a free port, where the header `x-clerk` signs someone in as a clerk of that name.
// The whole product is opened by test/site.ts; this one needs no other room to be whole.
import { after } from 'node:test';
import type { Database } from '../../base/database.ts';
import { wireAssets } from '../../web/assets.ts';
import { openDirectory } from '../../web/directory.ts';
import { createSite } from '../../web/site.ts';
import { wire as wirePowers } from '../powers/wire.ts';
import { wire as wireWords } from '../words/wire.ts';
import { wire as wirePeople } from './wire.ts';

export type SmallSite = {
  /** Forgets cached pages, as an act of this process would make it do. */
  forget: () => void;
  /** Looks at the places again, as it does by itself now and then: their today may be another. */
  refresh: () => Promise<void>;
  url: string;
  get: (path: string, clerk?: string) => Promise<Response & { page: string }>;
  /** Sends fields as a form; without the token and the mark unless they are among the fields. */
  post: (
    path: string,
    fields: Record<string, string | string[]>,
    clerk: string,
  ) => Promise<Response & { page: string }>;
  /** Opens a form, fills it in, sends it back with its hidden fields. */
  send: (
    path: string,
    fields: Record<string, string | string[]>,
    clerk: string,
  ) => Promise<Response & { page: string }>;
};

export const token = 'a-token-of-this-test';

export async function openSmallSite(db: Database, now: () => Date): Promise<SmallSite> {
  const errors: unknown[] = [];
  const directory = await openDirectory({ db, now, addressOf: (slug) => `http://${slug}.localhost`, pollMs: 60_000 });
  const site = createSite({
    db,
    directory,
    now,
    wake: () => undefined,
    log: { error: (about) => errors.push(about) },
    identity: {
      viewerOf: async (request) => {
        const name = request.headers['x-clerk'];
        if (typeof name !== 'string') return undefined;
        const account = '0199d000-0000-7000-8000-000000000001';
        const viewer = {
          account,
          name,
          email: `${name}@testville.invalid`,
          roles: ['clerk' as const],
          posts: [],
          speaksFor: [],
          strong: true,
        };
        return { viewer, csrf: token };
      },
    },
  });
  wireAssets(site);
  const services = { files: undefined as never, fileRoot: '' };
  for (const wire of [wirePeople, wirePowers, wireWords]) wire(site, services);
  await site.app.listen({ host: '127.0.0.1', port: 0 });
  const address = site.app.server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  after(async () => {
    directory.stop();
    await site.app.close();
    if (errors.length > 0) throw errors[0];
  });
  return { ...readerOf(url), forget: site.clearCache, refresh: () => directory.refresh() };
}

function readerOf(url: string): Omit<SmallSite, 'forget' | 'refresh'> {
  const ask = async (path: string, init: RequestInit, clerk?: string) => {
    const headers = {
      ...(init.headers as object),
      ...(clerk ? { 'x-clerk': clerk } : {}),
      'sec-fetch-site': 'same-origin',
    };
    const response = await fetch(url + path, { ...init, headers, redirect: 'manual' });
    return Object.assign(response, { page: await response.text() });
  };
  const get: SmallSite['get'] = (path, clerk) => ask(path, {}, clerk);
  const post: SmallSite['post'] = (path, fields, clerk) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one);
    return ask(path, { method: 'POST', body }, clerk);
  };
  return {
    url,
    get,
    post,
    send: async (path, fields, clerk) => post(path, { ...hiddenIn((await get(path, clerk)).page), ...fields }, clerk),
  };
}

/** The hidden fields of a page's main form. */
export function hiddenIn(page: string): Record<string, string> {
  const main = page.slice(page.indexOf('<main'));
  const fields = [...main.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
  return Object.fromEntries(fields.map(([, name, value]) => [name!, value!]));
}
