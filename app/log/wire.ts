// The log, opened to the site: pages for people, files for programs.
import type { Readable } from 'node:stream';
import { isId } from '../base/ids.ts';
import { Refused } from '../base/refused.ts';
import { routes } from '../base/routes.ts';
import { publicHeaders } from '../web/headers.ts';
import type { Html } from '../web/html.ts';
import type { Site, Visit } from '../web/site.ts';
import { entryAsked, entryPage, logPage } from './pages.ts';
import { proofOf } from './proof.ts';
import type { Publisher } from './publisher.ts';
import { policyOfPlace, wireServing } from './serve.ts';
import { entryOf } from './store.ts';
import { verifierPage } from './verifier/page.ts';
import { watchOf } from './witnesses.ts';

export type LogServices = { folder: string; publisher: Publisher };

export function wireLog(site: Site, { folder, publisher }: LogServices): void {
  wireServing(site, folder);
  const page = (path: string, draw: (visit: Visit) => Promise<Html>) =>
    site.raw(['GET', 'HEAD'], path, async (visit) => {
      const body = (await draw(visit)).toString();
      return visit.reply.headers(publicHeaders).type('text/html; charset=utf-8').send(body);
    });
  page(routes.log.path, (visit) => {
    const { policy, fault } = watchOf(folder, visit.place.slug);
    const witnesses = fault === undefined ? policy.witnesses.length : undefined;
    return logPage(visit, { witnesses, refusal: publisher.refusalOf(visit.place.id) });
  });
  page(routes.logEntry.path, entryPage);
  site.raw(['GET', 'HEAD'], routes.logAct.path, toEntry);
  site.raw(['GET', 'HEAD'], routes.logProof.path, sendProof);
  site.raw(['GET', 'HEAD'], routes.logVerifier.path, async (visit) => {
    const policy = await policyOfPlace(site, folder, visit.place);
    // Not as a page: nobody may open it here, where its script would not run.
    return sendFile(visit, 'redress-verify.html', 'application/octet-stream', verifierPage(visit.view, policy));
  });
}

/** From an act to its entry, for whoever only knows the act. */
async function toEntry({ params, place, tx, view, reply }: Visit): Promise<unknown> {
  const act = params.act ?? '';
  if (!isId(act)) throw new Refused('not-found');
  const { entry, isThere } = await tx(async (tx) => ({
    entry: await entryOf(tx, place.id, act),
    isThere: await tx
      .selectFrom('acts')
      .select('id')
      .where('place_id', '=', place.id)
      .where('id', '=', act)
      .executeTakeFirst(),
  }));
  if (!isThere) throw new Refused('not-found');
  // An act of this very second waits to be logged: the page of the log says how that goes.
  const to = entry === undefined ? view.href(routes.log) : view.href(routes.logEntry, { entry: String(entry) });
  return reply.headers(publicHeaders).redirect(to, 303);
}

async function sendProof(visit: Visit): Promise<unknown> {
  const entry = entryAsked(visit.params.entry);
  const proof = await visit.tx((tx) => proofOf(tx, visit.place.id, entry));
  if (proof === undefined) throw new Refused('not-found');
  return sendFile(visit, `${visit.place.slug}-${entry}.tlog-proof`, 'text/plain; charset=utf-8', proof);
}

function sendFile({ reply }: Visit, name: string, type: string, content: string | Readable): unknown {
  return reply
    .headers({ ...publicHeaders, 'content-disposition': `attachment; filename="${name}"` })
    .type(type)
    .send(content);
}
