// Which cookie carries a session, and where none may: over TLS one bound to this very host, on loopback a plain one for trying out,
// on any other plain-http host nothing, because everybody on the way could take it.
import { Refused } from '../base/refused.ts';

/** What is asked of a request; `protocol` has been read through the trusted proxy. */
export type Asked = {
  headers: { host?: string | undefined; cookie?: string | undefined; 'user-agent'?: string | undefined };
  protocol: string;
};

type Names = { session: string; browser: string; secure: boolean };

const overTls: Names = { session: '__Host-redress', browser: '__Host-redress-browser', secure: true };
const onLoopback: Names = { session: 'redress_session', browser: 'redress_browser', secure: false };

/** localhost, any *.localhost (RFC 6761 §6.3), 127.0.0.0/8 and [::1]; the port does not matter. */
export function isLoopback(host: string | undefined): boolean {
  const name = (host ?? '').toLowerCase().replace(/:\d+$/, '');
  return name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || /^127(\.\d{1,3}){3}$/.test(name);
}

/**
 * The cookies of this connection.
 * @param baseUrl the place's: when it is https and names this host, a proxy in front speaks TLS even if it does not say so
 * @returns undefined where signing in is refused
 */
export function cookieNames(asked: Asked, baseUrl: string): Names | undefined {
  const base = new URL(baseUrl);
  const host = (asked.headers.host ?? '').toLowerCase();
  if (asked.protocol === 'https' || (base.protocol === 'https:' && base.host === host)) return overTls;
  return isLoopback(host) ? onLoopback : undefined;
}

/** @throws Refused `insecure-host` */
export function cookieNamesOrRefuse(asked: Asked, baseUrl: string): Names {
  const names = cookieNames(asked, baseUrl);
  if (!names) throw new Refused('insecure-host', { args: { address: baseUrl } });
  return names;
}

/** The value of one cookie; of two with the same name, which only an intruder would send, none. */
export function readCookie(asked: Asked, name: string): string | undefined {
  const found = (asked.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`));
  return found.length === 1 ? found[0]!.slice(name.length + 1) : undefined;
}

/** A Set-Cookie header. An empty value takes the cookie away. Lax: a link in a mail or another site may lead here signed in. */
export function cookieHeader(names: Names, which: 'session' | 'browser', value: string, maxAgeSeconds: number): string {
  const age = value === '' ? 0 : maxAgeSeconds;
  return `${names[which]}=${value}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${names.secure ? '; Secure' : ''}`;
}
