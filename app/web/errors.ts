// The one place where a refusal or a defect becomes a page or RFC 9457 JSON.
// A defect shows only its reference number: never a message, a stack or a value, which may hold somebody's words.

import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isDatabaseAway } from '../base/database.ts';
import { type RefusalCode, Refused } from '../base/refused.ts';
import { routes } from '../base/routes.ts';
import { languages } from '../i18n/languages.ts';
import { translator } from '../i18n/translator.ts';
import { errorText } from './forms.ts';
import { privateHeaders } from './headers.ts';
import { type Html, html } from './html.ts';
import { layout, placesPage } from './layout.ts';
import { reachStewards } from './reach.ts';
import type { PlaceView, View } from './view.ts';

export type Trouble = {
  status: number;
  code: RefusalCode | 'defect';
  fields: Refused['fields'];
  /** the address where what was closed goes on */
  next?: string;
  /** for a defect: stands on the page and in the log line */
  reference?: string;
};

/** What to say about anything that was thrown. Log the error yourself, with `reference`, when there is one. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Refused) {
    const { status, code, fields, args } = error;
    return { status, code, fields, ...(typeof args.next === 'string' ? { next: args.next } : {}) };
  }
  if (isDatabaseAway(error)) return { status: 503, code: 'unavailable', fields: [] };
  const status = statusOf(error);
  const code = codeByStatus[status];
  if (code !== undefined) return { status, code, fields: [] };
  return { status: 500, code: 'defect', fields: [], reference: newReference() };
}

/** Turns what was thrown into what may be said, and reports a defect to the log under the number the reader is given. */
export function reportError(error: unknown, log: (about: object, message: string) => void): Trouble {
  const trouble = troubleOf(error);
  if (trouble.reference)
    log({ err: error, reference: trouble.reference }, 'A defect; the reader was given its reference.');
  return trouble;
}

export type Answering = {
  known: Trouble;
  request: FastifyRequest;
  reply: FastifyReply;
  /** absent when the host leads to no place: then the places are listed */
  view: View | undefined;
  places: readonly PlaceView[];
};

/** Sends the page or the JSON, never kept by anyone. */
export async function answerError({ known, request, reply, view, places }: Answering): Promise<void> {
  const t = view?.t ?? translator((languages[0] as { code: string }).code);
  // The front page of an installation without a place of that name is its list of places: a page, not a mistake.
  reply.code(!view && request.url === '/' ? 200 : known.status).headers(privateHeaders);
  if (known.code === 'unavailable') reply.header('retry-after', '5');
  if (wantsJson(request.headers.accept))
    await reply.type('application/problem+json').send(JSON.stringify(troubleJson({ t }, known)));
  else {
    const page = view ? troublePage(view, known, keptWords(view, known, request)) : placesPage(places);
    await reply.type('text/html; charset=utf-8').send(page.toString());
  }
}

/**
 * What somebody had written in a form that was refused as a whole (the post ended, the session ran out, a defect of ours): shown once
 * more, to be copied. Never after a request from another site.
 */
function keptWords(view: View, known: Trouble, request: FastifyRequest): Html | undefined {
  const { body } = request;
  if (request.method !== 'POST' || known.code === 'cross-site' || typeof body !== 'object' || body === null)
    return undefined;
  const written = Object.values(body).filter(
    (value): value is string => typeof value === 'string' && /\S\s+\S/.test(value),
  );
  if (written.length === 0) return undefined;
  const label = view.t('web-refused-kept');
  return html`<h2>${label}</h2><p>${view.t('web-refused-kept-text')}</p>${written.map(
    (words) => html`<textarea readonly rows="6" aria-label="${label}">${words}</textarea>`,
  )}`;
}

// The web server's own refusals carry a status; only these are for the person who asked.
const codeByStatus: Record<number, RefusalCode> = {
  400: 'invalid',
  404: 'not-found',
  405: 'not-found',
  413: 'too-large',
  415: 'wrong-kind',
  429: 'too-many',
};

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}

/** Ten letters and digits without look-alikes: said easily on the telephone. */
function newReference(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  const made = Array.from(randomBytes(10), (byte) => letters[byte & 31]).join('');
  return `${made.slice(0, 5)}-${made.slice(5)}`;
}

/** Where the stewards may know more than this page. */
const reachedFrom: ReadonlySet<Trouble['code']> = new Set(['forbidden', 'not-found', 'not-verified', 'defect']);

/** The page for what went wrong, in the reader's language. */
export function troublePage(view: View, trouble: Trouble, more?: Html): Html {
  const { t, href } = view;
  const title = t(`web-refused-${trouble.code}-title`);
  const next: Partial<Record<Trouble['code'], { href: string; label: string }>> = {
    'not-found': { href: href(routes.search), label: t('web-refused-search') },
    covered: { href: href(routes.takedowns), label: t('web-refused-log') },
    'sign-in': { href: href(routes.signIn, {}, { next: view.path }), label: t('web-refused-again') },
    'second-factor': {
      href: href(routes.secondFactor, {}, { next: view.path }),
      label: t('web-refused-confirm'),
    },
    expired: { href: href(routes.signIn), label: t('web-refused-again') },
    used: { href: href(routes.signIn), label: t('web-refused-again') },
  };
  const step = trouble.next ? { href: trouble.next, label: t('web-refused-next') } : next[trouble.code];
  const fields = trouble.fields.map((field) => html`<li>${errorText(view, field)}</li>`);
  const main = html`<h1>${title}</h1><p class="lead">${t(`web-refused-${trouble.code}-text`)}</p>
${trouble.reference && html`<p class="big">${trouble.reference}</p>`}${fields.length > 0 && html`<ul>${fields}</ul>`}${more}${reachedFrom.has(trouble.code) && html`<section class="measure"><h2>${t('web-reach-title')}</h2>${reachStewards(view)}</section>`}
<p class="gap">${step && html`<a class="button" href="${step.href}">${step.label}</a> · `}<a href="${href(routes.home)}">${t('web-refused-back')}</a></p>`;
  return layout(view, { title, main, noindex: true, desk: view.path.startsWith('/desk') && view.viewer !== undefined });
}

/** The same as RFC 9457 problem details. Send as application/problem+json. */
export function troubleJson(view: Pick<View, 't'>, trouble: Trouble): object {
  return {
    type: `about:blank#${trouble.code}`,
    title: view.t(`web-refused-${trouble.code}-title`),
    status: trouble.status,
    detail: view.t(`web-refused-${trouble.code}-text`),
    code: trouble.code,
    ...(trouble.reference && { reference: trouble.reference }),
    ...(trouble.fields.length > 0 && {
      errors: trouble.fields.map((f) => ({ field: f.field, code: f.code, detail: errorText(view, f) })),
    }),
  };
}

/** True when the asker wants JSON rather than a page, by the Accept header. */
export function wantsJson(accept: string | undefined): boolean {
  if (!accept) return false;
  const weight = (kinds: RegExp) =>
    Math.max(
      0,
      ...accept
        .split(',')
        .filter((part) => kinds.test(part))
        .map((part) => Number(/;\s*q=([\d.]+)/.exec(part)?.[1] ?? 1)),
    );
  return weight(/application\/(problem\+)?json/) > weight(/text\/html|application\/xhtml/);
}
