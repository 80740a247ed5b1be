// The site with nothing but identity on it, and people who walk through it with a cookie jar and no JavaScript.
// Never part of a running site.

import type { Ctx } from '../app/acts/commit.ts';
import type { Tasks } from '../app/base/jobs.ts';
import { openIdentity } from '../app/identity/open.ts';
import type { AskDns } from '../app/identity/verification/dns.ts';
import type { SubjectDirectory } from '../app/identity/viewer.ts';
import { openDirectory } from '../app/web/directory.ts';
import { createSite, type Site } from '../app/web/site.ts';
import { codeIn, emptyDirectory, type Mailroom, openMailroom, placeViewOf, tokenIn } from './mailroom.ts';

export type Rehearsal = {
  site: Site;
  mailroom: Mailroom;
  /** @param host decides the place: `<slug>.localhost` */
  person: (host: string, userAgent?: string) => Person;
  close: () => Promise<void>;
};

export async function openRehearsal(
  places: { ctx: Ctx; slug: string }[],
  options: {
    directory?: SubjectDirectory;
    rehearsing?: boolean;
    askDns?: AskDns;
    tasks?: Tasks;
    before?: (site: Site) => void;
  } = {},
): Promise<Rehearsal> {
  const { db, now } = places[0]!.ctx;
  const directory = await openDirectory({
    db,
    now,
    addressOf: (slug) => `http://${slug}.localhost:8080`,
    pollMs: 3_600_000,
  });
  const identity = openIdentity({
    db,
    now,
    directory: options.directory ?? emptyDirectory,
    rehearsing: options.rehearsing ?? false,
    ...(options.askDns ? { askDns: options.askDns } : {}),
  });
  const site = createSite({ db, directory, identity, now, wake: () => undefined });
  const views = places.map(({ ctx, slug }) => placeViewOf(ctx, `http://${slug}.localhost:8080`, { slug }));
  const mailroom = await openMailroom(db, views, now, options.tasks);
  options.before?.(site);
  identity.wire(site, mailroom.sink);
  await site.app.ready();
  return {
    site,
    mailroom,
    person: (host, userAgent) =>
      new Person(site, mailroom, host, userAgent ?? 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0'),
    async close() {
      directory.stop();
      await site.app.close();
      await mailroom.close();
    },
  };
}

type Answer = {
  status: number;
  text: string;
  to: string | undefined;
  cookies: string[];
  headers: Record<string, unknown>;
};

/** Somebody with a browser without JavaScript. */
export class Person {
  readonly jar = new Map<string, string>();
  readonly site: Site;
  readonly mailroom: Mailroom;
  readonly host: string;
  readonly userAgent: string;
  private csrf = '';

  constructor(site: Site, mailroom: Mailroom, host: string, userAgent: string) {
    this.site = site;
    this.mailroom = mailroom;
    this.host = host;
    this.userAgent = userAgent;
  }

  async send(
    method: 'GET' | 'HEAD' | 'POST',
    path: string,
    fields?: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await this.site.app.inject({
      method,
      url: path,
      headers: {
        host: this.host,
        'user-agent': this.userAgent,
        ...(cookie ? { cookie } : {}),
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
        ...headers,
      },
      ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
    });
    const cookies = [answer.headers['set-cookie'] ?? []].flat();
    for (const line of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      if (value) this.jar.set(name!, value);
      else this.jar.delete(name!);
    }
    this.csrf = /name="csrf" value="([^"]+)"/.exec(answer.body)?.[1] ?? this.csrf;
    return {
      status: answer.statusCode,
      text: answer.body,
      to: answer.headers.location,
      cookies,
      headers: answer.headers,
    };
  }

  get(path: string, headers?: Record<string, string>) {
    return this.send('GET', path, undefined, headers);
  }

  /** Opens the page first, as a person does, and sends its token along. */
  async post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer> {
    if (this.csrf === '' && this.jar.size > 0) await this.get(path);
    return this.send('POST', path, this.csrf ? { ...fields, csrf: this.csrf } : fields, headers);
  }

  /** Asks for a mail and reads it. */
  async askToSignIn(email: string): Promise<{ token: string; code: string }> {
    await this.get('/sign-in');
    await this.post('/sign-in', { email });
    await this.mailroom.deliver();
    const mail = await this.mailroom.last();
    return { token: tokenIn(mail), code: codeIn(mail) };
  }

  async signIn(email: string): Promise<void> {
    const { code } = await this.askToSignIn(email);
    const answer = await this.post('/sign-in/sent', { code });
    if (answer.status !== 303) throw new Error(`not signed in: ${answer.status}`);
    this.csrf = '';
    await this.get('/desk/account');
  }

  /** After something else signed this person in. */
  async fresh(): Promise<void> {
    this.csrf = '';
    await this.get('/desk/account');
  }
}
