// Looking for a TXT record. The name asked for comes from the public record, never from a form; what comes back is only compared.
import { Resolver } from 'node:dns/promises';
import { invalid } from '../../base/refused.ts';

/** All TXT records of a name, each in its pieces. @throws Refused `invalid` when no name server answers */
export type AskDns = (name: string) => Promise<string[][]>;

/** @param servers addresses such as '127.0.0.1:5353'; without them, this machine's own */
export function dnsAsker(servers?: string[]): AskDns {
  return async (name) => {
    const resolver = new Resolver({ timeout: 2500, tries: 2 });
    if (servers) resolver.setServers(servers);
    try {
      return await resolver.resolveTxt(name);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
      throw invalid('look', 'dns-unreachable');
    }
  };
}

export const recordName = (domain: string): string => `_redress.${domain}`;
export const recordValue = (secret: string): string => `redress-verification=${secret}`;

/** True when one of the records is exactly ours; a record longer than 255 bytes comes in pieces. */
export const holdsRecord = (records: string[][], secret: string): boolean =>
  records.some((pieces) => pieces.join('').trim() === recordValue(secret));

/** A plain host name of at least two labels: what a record may name as somebody's own domain. */
export const isDomain = (text: string | undefined): text is string =>
  text !== undefined &&
  text.length <= 240 &&
  /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/.test(text);
