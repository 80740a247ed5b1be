// The site: which request goes to which page, with what safety around it. Rooms name their pages here (`page`, `desk`, `form`) and
// never touch HTTP. A public page knows no viewer; a signed-in page is never kept; nothing changes on GET.

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import fastifyCookie from '@fastify/cookie';
import fastifyFormbody from '@fastify/formbody';
import fastifyMultipart from '@fastify/multipart';
import Fastify, { type FastifyReply, type FastifyRequest, type HTTPMethods } from 'fastify';
import type { TObject } from 'typebox';
import type { Author, Ctx } from '../acts/commit.ts';
import type { Clock } from '../base/clock.ts';
import { type Database, inPlace, readPlace, type Tx } from '../base/database.ts';
import { Refused } from '../base/refused.ts';
import { routes } from '../base/routes.ts';
import type { AuthorRole } from '../base/tables.ts';
import { isLanguage } from '../i18n/languages.ts';
import { makePage, openPageCache, type Page, sendPage } from './cache.ts';
import type { Directory, KnownPlace } from './directory.ts';
import { answerError, reportError } from './errors.ts';
import type { FieldError, FormState, Raw } from './forms.ts';
import { privateHeaders, publicHeaders } from './headers.ts';
import type { Html } from './html.ts';
import { wireForm } from './site-form.ts';
import { makeView, type PlaceView, type Route, type View, type Viewer } from './view.ts';

export type Who = 'visitor' | 'signed-in' | 'steward' | 'clerk' | 'speaker' | 'holder' | 'auditor';

/** What a handler is given: the place, the words, the way to the database, and who is there if anyone. */
export type Visit = {
  view: View;
  place: PlaceView;
  params: Record<string, string>;
  query: Record<string, string>;
  viewer?: Viewer;
  now: Clock;
  db: Database;
  tx: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** The context to act in. `as` is the membership or organization acted for. */
  as: (role: AuthorRole, name: string, as?: string) => Ctx;
  request: FastifyRequest;
  reply: FastifyReply;
};

export type Identity = {
  /** Who a request comes from, by its session cookie; undefined for everyone else. */
  viewerOf: (request: FastifyRequest, place: PlaceView) => Promise<{ viewer: Viewer; csrf: string } | undefined>;
};

/** Bytes a form brought besides its fields. */
export type Upload = { field: string; name: string; stream: NodeJS.ReadableStream; truncated: () => boolean };

export type FormPage<S extends TObject> = {
  who: Who | Who[];
  schema: S;
  upload?: { limit: number; keep: (visit: Visit, upload: Upload) => Promise<unknown> };
  /** What a schema cannot say, asked of the raw form, so that all problems are told at once. */
  check?: (raw: Raw, visit: Visit, uploaded: Record<string, unknown>) => FieldError[];
  start?: (visit: Visit) => Promise<Raw> | Raw;
  show: (visit: Visit, state: FormState) => Promise<Html> | Html;
  act: (visit: Visit, value: import('typebox').Static<S>, uploaded: Record<string, unknown>) => Promise<string>;
};

export type SiteOptions = {
  db: Database;
  directory: Directory;
  identity: Identity;
  now: Clock;
  wake: (place: string) => void;
  /** The real origin's scheme when a proxy ends TLS in front of us. */
  trustProxy?: boolean;
  log?: { error: (about: object, message: string) => void };
};

/** Thrown by a page that stands at another address: an old or invented title in the address leads to the true one (301). */
export class Moved extends Error {
  readonly href: string;
  constructor(href: string) {
    super(`this page stands at ${href}`);
    this.href = href;
  }
}

export type Site = ReturnType<typeof createSite>;

const languagePrefix = /^\/([a-z]{2,3})(?=\/|\?|$)/;

export function createSite(options: SiteOptions) {
  const { db, directory } = options;
  const cache = openPageCache();
  const app = Fastify({
    trustProxy: options.trustProxy ?? false,
    // Slow readers and writers may not hold a connection for ever.
    requestTimeout: 120_000,
    // An address that cannot be decoded is a page of ours that is not there, not the framework's own words.
    frameworkErrors: (error, request, reply) =>
      void fail(error.statusCode === 400 ? new Refused('not-found') : error, request, reply),
    bodyLimit: 4 * 1024 * 1024,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
    // The language is a prefix of every address, so routes are written once.
    rewriteUrl(raw) {
      const url = raw.url ?? '/';
      const found = languagePrefix.exec(url);
      if (!found || !isLanguage(found[1]!)) return url;
      (raw as Spoken).lang = found[1]!;
      const rest = url.slice(found[0].length);
      return rest.startsWith('/') ? rest : `/${rest}`;
    },
    serverFactory: (handler) =>
      createServer((request, response) => fromCache(request, response) || handler(request, response)),
  });
  app.register(fastifyCookie);
  app.register(fastifyFormbody, { bodyLimit: 4 * 1024 * 1024 });
  app.register(fastifyMultipart, { limits: { files: 1, fields: 2000, fieldSize: 2 * 1024 * 1024, parts: 2100 } });
  app.setErrorHandler((error, request, reply) => fail(error, request, reply));
  app.setNotFoundHandler((request, reply) => fail(new Refused('not-found'), request, reply));

  const versionOf = (place: KnownPlace) => ({
    record: `${directory.today(place)} ${place.turn}`,
    count: place.count,
  });
  const keyOf = (place: KnownPlace, url: string) => `${place.view.id} ${url}`;

  /** The whole of a cached page's way: no routing, no parsing. */
  function fromCache(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const place = directory.byHost(request.headers.host);
    if (!place) return false;
    const page = cache.get(keyOf(place, request.url ?? '/'), versionOf(place));
    if (!page) return false;
    sendPage(request, response, page, publicHeaders);
    return true;
  }

  function placeOf(request: FastifyRequest): KnownPlace {
    const place = directory.byHost(request.headers.host);
    if (!place) throw new Refused('not-found', { args: { what: 'place' } });
    return place;
  }

  function viewOf(place: KnownPlace, request: FastifyRequest, signedIn?: { viewer: Viewer; csrf: string }): View {
    const asked = (request.raw as Spoken).lang;
    const lang = asked ?? place.view.languages[0]!;
    const { languages } = place.view;
    if (asked && (!languages.includes(asked) || asked === languages[0])) throw new Refused('not-found');
    // Only these two of who is signed in: the language is the address’s, whatever an account prefers for its mail.
    const who = signedIn && { viewer: signedIn.viewer, csrf: signedIn.csrf };
    return makeView({ place: place.view, lang, today: directory.today(place), path: request.url, ...who });
  }

  function visitOf(request: FastifyRequest, reply: FastifyReply, signedIn?: { viewer: Viewer; csrf: string }): Visit {
    const place = placeOf(request);
    return {
      view: viewOf(place, request, signedIn),
      place: place.view,
      params: request.params as Record<string, string>,
      query: onlyTexts(request.query as Record<string, unknown>),
      ...(signedIn ? { viewer: signedIn.viewer } : {}),
      now: options.now,
      db,
      tx: (work) => inPlace(db, place.view.id, work),
      as: (role, name, as) => {
        const author: Author = {
          role,
          name,
          ...(as ? { as } : {}),
          ...(signedIn ? { account: signedIn.viewer.account } : {}),
        };
        return { db, place: place.view.id, author, now: options.now, wake };
      },
      request,
      reply,
    };
  }

  const readingOf = (visit: Visit): Visit => ({ ...visit, tx: (work) => readPlace(db, visit.place.id, work) });

  function wake(place: string, _n: string, purge?: boolean, quiet?: boolean): void {
    directory.advance(place, quiet);
    if (purge) cache.clear();
    options.wake(place);
  }

  async function fail(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (error instanceof Moved) return void reply.headers(publicHeaders).redirect(error.href, 301);
    const place = directory.byHost(request.headers.host);
    const known = reportError(error, (about, message) => options.log?.error(about, message));
    let view: View | undefined;
    try {
      view = place && viewOf(place, request);
    } catch {
      // An address in a language the place does not speak is answered in the place's own.
      view =
        place &&
        makeView({ place: place.view, lang: place.view.languages[0]!, today: directory.today(place), path: '/' });
    }
    const door =
      known.code === 'sign-in' ? routes.signIn : known.code === 'second-factor' ? routes.secondFactor : undefined;
    if (view && door && request.method === 'GET') {
      return void reply.headers(privateHeaders).redirect(view.href(door, {}, { next: request.url }), 303);
    }
    await answerError({ known, request, reply, view, places: directory.all().map((each) => each.view) });
  }

  /** The signed-in visit for who may come here. @throws Refused sign-in, second-factor or forbidden */
  async function signedInVisit(who: Who | Who[], request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
    const place = placeOf(request);
    const found = await options.identity.viewerOf(request, place.view);
    if (!found) throw new Refused('sign-in', { args: { next: request.url } });
    const visit = visitOf(request, reply, found);
    checkMayCome(who, found.viewer);
    return visit;
  }

  const site = {
    app,
    db,
    directory,
    wake,
    now: options.now,
    identity: options.identity,

    /** A public page: cached, the same bytes for everyone. */
    page(route: Route, handler: (visit: Visit) => Promise<Html> | Html, headers: Record<string, string> = {}): void {
      app.get(route.path, async (request, reply) => {
        const place = placeOf(request);
        const lang = (request.raw as Spoken).lang;
        const url = lang ? `/${lang}${request.url === '/' ? '' : request.url}` : request.url;
        const render = async (): Promise<Page> => makePage(await handler(readingOf(visitOf(request, reply))), headers);
        const page = await cache.through(keyOf(place, url), versionOf(place), render);
        reply.hijack();
        sendPage(request.raw, reply.raw, page, publicHeaders);
      });
    },

    /** A signed-in page: never kept anywhere. */
    desk(route: Route, who: Who | Who[], handler: (visit: Visit) => Promise<Html> | Html): void {
      app.get(route.path, async (request, reply) => {
        const visit = await signedInVisit(who, request, reply);
        const page = await handler(visit);
        return reply.headers(privateHeaders).type('text/html; charset=utf-8').send(page.toString());
      });
    },

    /** A page with one form: GET shows it, POST acts and leads on. See site-form.ts. */
    form<S extends TObject>(route: Route, page: FormPage<S>): void {
      wireForm(route, page, { app, visitOf, signedInVisit, db });
    },

    /** Anything else: files, downloads, the mail sink. */
    raw(method: HTTPMethods | HTTPMethods[], path: string, handler: (visit: Visit) => Promise<unknown>): void {
      app.route({ method, url: path, handler: (request, reply) => handler(visitOf(request, reply)) });
    },

    /** The same for a request that needs no place: assets. */
    asset(path: string, handler: (request: FastifyRequest, reply: FastifyReply) => unknown): void {
      app.get(path, async (request, reply) => handler(request, reply));
    },

    signedInVisit,
    clearCache: () => cache.clear(),
  };
  return site;
}

type Spoken = IncomingMessage & { lang?: string };

/** Only single texts of a query are of use to a page; a doubled name counts once, the first. */
function onlyTexts(query: Record<string, unknown>): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (typeof first === 'string') texts[name] = first.slice(0, 2000);
  }
  return texts;
}

const staffRoles = ['steward', 'clerk', 'auditor'];

/** @throws Refused forbidden, or second-factor for staff who have not shown theirs */
function checkMayCome(who: Who | Who[], viewer: Viewer): void {
  const wanted = Array.isArray(who) ? who : [who];
  const passing = wanted.find((one) => passes(one, viewer));
  if (!passing) throw new Refused('forbidden');
  if (staffRoles.includes(passing) && !viewer.strong) throw new Refused('second-factor');
}

function passes(who: Who, viewer: Viewer): boolean {
  if (who === 'signed-in' || who === 'visitor') return true;
  if (who === 'speaker') return viewer.speaksFor.length > 0;
  if (who === 'holder') return viewer.posts.length > 0;
  return viewer.roles.includes(who) || (who === 'clerk' && viewer.roles.includes('steward'));
}
