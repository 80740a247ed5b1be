// Addresses of mail: ending one kind of it, and reading what this machine would have sent.
import { Refused } from '../base/refused.ts';
import { routes } from '../base/routes.ts';
import { isLoopback } from '../identity/cookies.ts';
import { formState } from '../web/forms.ts';
import { privateHeaders } from '../web/headers.ts';
import type { Html } from '../web/html.ts';
import type { Site, Visit } from '../web/site.ts';
import { lookAtStop, stopMail } from './mail.ts';
import { type MailSink, sinkPage, sunkMailPage } from './sink-pages.ts';
import { stopPage } from './stop-pages.ts';

const answer = (visit: Visit, page: Html, status = 200) =>
  visit.reply.code(status).headers(privateHeaders).type('text/html; charset=utf-8').send(page.toString());

/** @param sink only on loopback without SMTP: without it the pages do not exist */
export function wireFollowing(site: Site, sink?: MailSink): void {
  const stop = async (visit: Visit) => {
    const token = visit.params.token ?? '';
    const now = await visit.tx((tx) => lookAtStop(tx, visit.place.id, token));
    return answer(visit, stopPage(visit.view, formState(), token, now), now === 'unknown' ? 404 : 200);
  };
  site.raw('GET', routes.stopMail.path, stop);
  // A mail program sends this without cookies and from nowhere: the token is all it needs, and all it can do is stop mail.
  site.raw('POST', routes.stopMail.path, async (visit) => {
    await visit.tx((tx) => stopMail(tx, visit.place.id, visit.params.token ?? '', visit.now()));
    return stop(visit);
  });
  if (!sink) return;
  // Asked for by a name of this machine only: a page elsewhere whose name was made to lead here must not read the mail.
  const here = ({ request }: Visit): void => {
    if (!isLoopback(request.headers.host)) throw new Refused('insecure-host');
  };
  site.raw('GET', routes.mailSink.path, async (visit) => {
    here(visit);
    return answer(visit, await sinkPage(visit.view, sink));
  });
  site.raw('GET', routes.mailSinkMessage.path, async (visit) => {
    here(visit);
    const mail = sink.find(visit.params.message ?? '');
    if (!mail) throw new Refused('not-found');
    return answer(visit, await sunkMailPage(visit.view, mail));
  });
}
