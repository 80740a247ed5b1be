// A whole running Redress for a test, on a fresh database and a free port, and a small reader of its pages: real HTTP, cookies kept,
// redirects followed only when asked. The stories use it with a browser; these helpers are for what needs none.
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { type Installation, type InstallationOptions, openInstallation } from '../app/installation.ts';
import { makeDatabase, type Template } from './database.ts';

export type TestSite = Installation & { dataDir: string; ownerUrl: string };

/** A site of this test file's own; closed and removed after it. `from` is a database to begin with. */
export async function openTestSite({
  from,
  ...options
}: Partial<InstallationOptions> & { from?: Template } = {}): Promise<TestSite> {
  const { ownerUrl, drop } = await makeDatabase({ max: 1, ...(from ? { from } : {}) });
  const dataDir = mkdtempSync(join(tmpdir(), 'redress-site-'));
  const installation = await openInstallation({
    ownerUrl,
    dataDir,
    host: '127.0.0.1',
    port: 0,
    log: 'error',
    ...options,
  });
  after(async () => {
    await installation.close();
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return Object.assign(installation, { dataDir, ownerUrl });
}

export type Answer = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
  location?: string;
};

export type Reader = {
  get: (path: string, headers?: Record<string, string>) => Promise<Answer>;
  post: (path: string, fields: Record<string, string | string[]>, headers?: Record<string, string>) => Promise<Answer>;
  /** GETs a form, fills it in and sends it back, with its hidden fields. */
  send: (path: string, fields: Record<string, string | string[]>) => Promise<Answer>;
  /** The same with a file: multipart/form-data. */
  upload: (
    path: string,
    fields: Record<string, string>,
    file: { field: string; name: string; type: string; bytes: Uint8Array },
  ) => Promise<Answer>;
  cookies: Map<string, string>;
};

/** One person's browser without JavaScript, at one host of the site. */
export function reader(site: { port: number }, host: string): Reader {
  const cookies = new Map<string, string>();
  const ask = (
    method: string,
    path: string,
    body?: Uint8Array | string,
    headers: Record<string, string> = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const request = httpRequest(
        {
          host: '127.0.0.1',
          port: site.port,
          method,
          path,
          headers: {
            host: `${host}:${site.port}`,
            ...(cookie ? { cookie } : {}),
            ...(body ? { 'content-length': Buffer.byteLength(body) } : {}),
            ...headers,
          },
        },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('error', reject);
          response.on('end', () => {
            for (const set of response.headers['set-cookie'] ?? []) keepCookie(cookies, set);
            const { location } = response.headers;
            resolve({
              status: response.statusCode ?? 0,
              headers: response.headers,
              text: Buffer.concat(parts).toString('utf8'),
              ...(location ? { location } : {}),
            });
          });
        },
      );
      request.on('error', reject);
      request.end(body);
    });

  const same = { 'sec-fetch-site': 'same-origin' };
  const post: Reader['post'] = (path, fields, headers = {}) =>
    ask('POST', path, encode(fields), { 'content-type': 'application/x-www-form-urlencoded', ...same, ...headers });
  const get: Reader['get'] = (path, headers) => ask('GET', path, undefined, headers);
  return {
    cookies,
    get,
    post,
    async send(path, fields) {
      const page = await get(path);
      return post(path, { ...hiddenFields(page.text), ...fields });
    },
    async upload(path, fields, file) {
      const page = await get(path);
      const { body, type } = multipart({ ...hiddenFields(page.text), ...fields }, file);
      return ask('POST', path, body, { 'content-type': type, ...same });
    },
  };
}

function keepCookie(cookies: Map<string, string>, set: string): void {
  const [pair, ...about] = set.split(';');
  const at = pair!.indexOf('=');
  const gone = about.some((part) => /^\s*max-age=0$/i.test(part) || /^\s*expires=Thu, 01 Jan 1970/i.test(part));
  if (gone) cookies.delete(pair!.slice(0, at));
  else cookies.set(pair!.slice(0, at), pair!.slice(at + 1));
}

function encode(fields: Record<string, string | string[]>): string {
  const sent = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) sent.append(name, one);
  return sent.toString();
}

/** The hidden fields of a page's forms in <main>: the token, the once mark, what a form carries along. */
export function hiddenFields(page: string): Record<string, string> {
  const main = page.slice(page.indexOf('<main'));
  const found: Record<string, string> = {};
  for (const [tag] of main.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    const value = /value="([^"]*)"/.exec(tag)?.[1] ?? '';
    if (name && !(name in found)) found[name] = decoded(value);
  }
  return found;
}

const decoded = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&');

function multipart(
  fields: Record<string, string>,
  file: { field: string; name: string; type: string; bytes: Uint8Array },
) {
  const boundary = `----redress${Math.random().toString(36).slice(2)}`;
  const parts: Buffer[] = [];
  for (const [name, value] of Object.entries(fields)) {
    parts.push(Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  }
  parts.push(
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="${file.field}"; filename="${file.name}"\r\ncontent-type: ${file.type}\r\n\r\n`,
    ),
  );
  parts.push(Buffer.from(file.bytes), Buffer.from(`\r\n--${boundary}--\r\n`));
  return { body: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` };
}
