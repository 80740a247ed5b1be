// One form, one address: GET shows it, POST reads it, acts once, and leads on (POST-redirect-GET). What is wrong comes back with all
// values kept and all errors at once. Sent twice, it acts once. Sent from another site, it does nothing.
import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { TObject } from 'typebox';
import type { Ctx } from '../acts/commit.ts';
import { type Database, inPlace } from '../base/database.ts';
import { isId, newId } from '../base/ids.ts';
import { Refused } from '../base/refused.ts';
import { type FieldError, type FormState, formState, type Raw } from './forms.ts';
import { privateHeaders } from './headers.ts';
import { type Read, readForm } from './read.ts';
import type { FormPage, Upload, Visit, Who } from './site.ts';
import type { Route } from './view.ts';

type Way = {
  app: FastifyInstance;
  db: Database;
  visitOf: (request: FastifyRequest, reply: FastifyReply) => Visit;
  signedInVisit: (who: Who | Who[], request: FastifyRequest, reply: FastifyReply) => Promise<Visit>;
};

export function wireForm<S extends TObject>(route: Route, page: FormPage<S>, way: Way): void {
  const open = page.who === 'visitor';
  const enter = (request: FastifyRequest, reply: FastifyReply) =>
    open ? Promise.resolve(way.visitOf(request, reply)) : way.signedInVisit(page.who, request, reply);

  way.app.get(route.path, async (request, reply) => {
    const visit = await enter(request, reply);
    return show(visit, page, formState((await page.start?.(visit)) ?? {}), 200);
  });

  way.app.post(route.path, async (request, reply) => {
    refuseCrossSite(request);
    const visit = await enter(request, reply);
    const { raw, uploaded } = await readBody(visit, page);
    if (!open && raw.csrf !== visit.view.csrf) throw new Refused('cross-site');
    const read = readForm(page.schema, raw);
    const problems = problemsOf(read, page.check?.(raw, visit, uploaded) ?? []);
    if (!read.ok || problems.length > 0) return show(visit, page, formState(raw, problems), 422);
    try {
      const href = await once(way.db, visit, raw, (first) => page.act(first, read.value, uploaded));
      return reply.headers(privateHeaders).redirect(href, 303);
    } catch (error) {
      // A refusal about fields comes back as the form; what two people changed at once does too, with the other's change beside it.
      if (!(error instanceof Refused) || (error.code !== 'invalid' && error.code !== 'changed-meanwhile')) throw error;
      const errors = error.fields.length ? error.fields : [{ field: 'seen', code: 'changed-meanwhile' }];
      return show(visit, page, formState(raw, errors), error.status);
    }
  });
}

/** All problems at once: what the schema finds, and what the page's own check finds in the other fields. */
function problemsOf(read: Read<unknown>, checked: readonly FieldError[]): FieldError[] {
  const found = read.ok ? [] : read.errors;
  const told = new Set(found.map((error) => error.field));
  return [...found, ...checked.filter((error) => !told.has(error.field))];
}

async function show<S extends TObject>(visit: Visit, page: FormPage<S>, state: FormState, status: number) {
  visit.view.once =
    typeof state.values.once === 'string' && isId(state.values.once) && status === 422 ? state.values.once : newId();
  const shown = await page.show(visit, state);
  return visit.reply.code(status).headers(privateHeaders).type('text/html; charset=utf-8').send(shown.toString());
}

/**
 * Old phones send neither header; for them the token of signed-in forms, and the mailed confirmation of visitors' ones, stand.
 * @throws Refused cross-site
 */
export function refuseCrossSite(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site && site !== 'same-origin' && site !== 'none') throw new Refused('cross-site');
  const { origin } = request.headers;
  if (!site && origin && hostOf(origin) !== request.headers.host) throw new Refused('cross-site');
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/**
 * Lets the same sent form act once. Its key is written in the transaction of the first act it commits; a form sent again finds the
 * key there and is led where the first one went. With other words it is no double click: it comes back as the form, to be sent anew.
 */
async function once(db: Database, visit: Visit, raw: Raw, act: (visit: Visit) => Promise<string>): Promise<string> {
  const key = raw.once;
  if (typeof key !== 'string' || !isId(key)) return act(visit);
  const sent = digestOf(raw);
  const earlier = await whereItLed(db, visit, key, sent);
  if (earlier) return earlier;
  const mark = { key, spent: false };
  const marked: Visit = { ...visit, as: (...who): Ctx => ({ ...visit.as(...who), once: mark }) };
  try {
    const href = await act(marked);
    await inPlace(db, visit.place.id, (tx) =>
      tx.updateTable('once').set({ href, sent }).where('key', '=', key).execute(),
    );
    return href;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    // Whatever the second sending is refused for (its draft is closed now, its number taken): the first one did it.
    const led = await whereItLed(db, visit, key, sent);
    if (led) return led;
    if (error.code === 'used' && error.args.once === key) return visit.view.href({ path: '/desk' });
    throw error;
  }
}

/** The fields as they were sent, whatever their order, but for the marks of the form itself. */
function digestOf({ once: _, csrf: __, ...fields }: Raw): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(fields).sort()))
    .digest('hex');
}

const LOOKS = 40;
const BETWEEN_LOOKS = 100;

/**
 * Where the first sending of this form led; undefined when there was none. Of a double click the second sending comes while the first
 * is on its last step, and its answer is the one the browser shows: it waits those moments for the first one's way.
 * @throws Refused `changed-meanwhile` when the first was sent with other words
 */
async function whereItLed(db: Database, visit: Visit, key: string, sent: string): Promise<string | undefined> {
  for (let look = 0; look < LOOKS; look++) {
    const spent = await inPlace(db, visit.place.id, (tx) =>
      tx.selectFrom('once').select(['href', 'sent']).where('key', '=', key).executeTakeFirst(),
    );
    if (!spent) return undefined;
    if (spent.href !== null && spent.sent !== null && spent.sent !== sent)
      throw new Refused('changed-meanwhile', { fields: [{ field: 'once', code: 'sent-already' }] });
    if (spent.href !== null) return spent.href;
    await wait(BETWEEN_LOOKS);
  }
  return undefined;
}

async function readBody<S extends TObject>(
  visit: Visit,
  page: FormPage<S>,
): Promise<{ raw: Raw; uploaded: Record<string, unknown> }> {
  const { request } = visit;
  const raw: Raw = {};
  const uploaded: Record<string, unknown> = {};
  if (!request.isMultipart()) {
    Object.assign(raw, request.body ?? {});
    return { raw, uploaded };
  }
  const limit = page.upload?.limit ?? 0;
  for await (const part of request.parts({ limits: { fileSize: limit || 1 } })) {
    if (part.type === 'field') {
      const before = raw[part.fieldname];
      raw[part.fieldname] = before === undefined ? part.value : [before, part.value].flat();
    } else if (!page.upload || !part.filename) {
      part.file.resume();
    } else {
      const upload: Upload = {
        field: part.fieldname,
        name: part.filename,
        stream: part.file,
        truncated: () => part.file.truncated,
      };
      uploaded[part.fieldname] = await page.upload.keep(visit, upload);
    }
  }
  return { raw, uploaded };
}
