// The addresses of the read API: its description for people and for programs, lists and things.

import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Site } from '../../web/site.ts';
import { answerProblem } from '../outlets/problems.ts';
import { openHeaders } from '../outlets/wire.ts';
import { describeApi } from './description.ts';
import { apiPage } from './pages.ts';
import { sendItem, sendPage } from './read.ts';

export function wire(site: Site): void {
  site.page(routes.api, apiPage);
  site.raw(['GET', 'HEAD'], routes.apiDescription.path, async ({ view, reply }) =>
    reply
      .headers(openHeaders)
      .header('content-type', 'application/json; charset=utf-8')
      .send(`${JSON.stringify(describeApi(view), null, 1)}\n`),
  );
  site.raw(['GET', 'HEAD'], routes.apiList.path, (visit) => answerProblem(visit, () => sendPage(visit)));
  site.raw(['GET', 'HEAD'], routes.apiItem.path, (visit) => answerProblem(visit, () => sendItem(visit)));
  site.raw(['GET', 'HEAD'], '/api/*', (visit) => answerProblem(visit, () => Promise.reject(new Refused('not-found'))));
  // A page elsewhere may ask with If-None-Match, which its browser asks leave for first.
  site.raw('OPTIONS', '/api/*', async ({ reply }) =>
    reply
      .code(204)
      .headers({
        'access-control-allow-origin': '*',
        'access-control-allow-methods': 'GET, HEAD',
        'access-control-allow-headers': 'if-none-match, accept, accept-language',
        'access-control-max-age': '86400',
      })
      .send(),
  );
}
