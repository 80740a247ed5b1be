// Between a visit and identity's rules: the browser's own secret, and the cookies that are set and taken away.
// It never reads a viewer; a page that shows nobody may still need to know which browser asked for a code.
import { Refused } from '../base/refused.ts';
import type { Visit } from '../web/site.ts';
import { cookieHeader, cookieNamesOrRefuse, readCookie } from './cookies.ts';
import { isToken, newToken } from './secrets.ts';
import { sessionSeconds } from './sessions.ts';
import type { Browser, SignedIn } from './sign-in.ts';

const DAY_SECONDS = 86_400;

/**
 * The browser in front of us; one without a secret is given one.
 * @throws Refused insecure-host where no cookie may be set
 */
export function browserOf(visit: Visit): Browser {
  const { request, place } = visit;
  const names = cookieNamesOrRefuse(request, place.baseUrl);
  const held = readCookie(request, names.browser);
  const secret = isToken(held) ? held : newToken();
  if (secret !== held) setCookie(visit, cookieHeader(names, 'browser', secret, DAY_SECONDS));
  return { secret, userAgent: request.headers['user-agent'], session: readCookie(request, names.session) };
}

/** The session's token, for pages that are about the session itself. @throws Refused sign-in */
export function sessionToken(visit: Visit): string {
  const names = cookieNamesOrRefuse(visit.request, visit.place.baseUrl);
  const token = readCookie(visit.request, names.session);
  if (!isToken(token)) throw new Refused('sign-in');
  return token;
}

export function giveSession(visit: Visit, signedIn: SignedIn): void {
  const names = cookieNamesOrRefuse(visit.request, visit.place.baseUrl);
  setCookie(visit, cookieHeader(names, 'session', signedIn.token, sessionSeconds));
}

export function takeSession(visit: Visit): void {
  const names = cookieNamesOrRefuse(visit.request, visit.place.baseUrl);
  setCookie(visit, cookieHeader(names, 'session', '', 0));
}

// Several cookies may be set in one answer, and a page may be built by more than one hand.
function setCookie(visit: Visit, header: string): void {
  const before = visit.reply.getHeader('set-cookie');
  visit.reply.header('set-cookie', before === undefined ? header : [before, header].flat().map(String));
}
