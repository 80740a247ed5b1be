// Programs are told what went wrong in their own way, whatever they accept: RFC 9457 problem details.
import { reportError, troubleJson } from '../../web/errors.ts';
import { privateHeaders } from '../../web/headers.ts';
import type { Visit } from '../../web/site.ts';

/** Runs a handler of an address only programs read; a refusal is answered as problem details, a defect with its number alone. */
export async function answerProblem(visit: Visit, work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work();
  } catch (error) {
    const trouble = reportError(error, (about, message) => visit.request.log.error(about, message));
    // What is a defect goes on to the site's own log.
    if (trouble.code === 'defect') throw error;
    return visit.reply
      .code(trouble.status)
      .headers({
        ...privateHeaders,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      })
      .header('content-type', 'application/problem+json; charset=utf-8')
      .send(JSON.stringify(troubleJson(visit.view, trouble)));
  }
}
