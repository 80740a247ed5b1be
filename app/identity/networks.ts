// Where somebody comes from who is not known, as a name that tells nobody which network it is: what paces and limits are counted by.
// No address is kept: the key is made anew every day and never leaves this process.
import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';

/** How many bits of an address tell one network from another. */
export type Width = { four: number; six: number };

/** One line to one home, school or office. */
export const household: Width = { four: 32, six: 56 };
/** The homes beside it as well: what one person can easily move about in. */
export const neighborhood: Width = { four: 24, six: 48 };

let key = { day: '', secret: randomBytes(32) };

/** @param about what is counted apart from everything else: a letter, 'reports'; @returns 43 signs of base64url */
export function networkOf(address: string, width: Width, about: string, now: Date): string {
  const day = now.toISOString().slice(0, 10);
  if (key.day !== day) key = { day, secret: randomBytes(32) };
  return createHmac('sha256', key.secret)
    .update(`${about} ${prefixOf(address, width)}`)
    .digest('base64url');
}

function prefixOf(address: string, { four, six }: Width): string {
  const plain = address.replace(/^::ffff:(?=[\d.]+$)/i, '');
  if (isIPv6(plain)) return `six ${bytesOfSix(plain).slice(0, six / 4)}`;
  return `four ${plain
    .split('.')
    .slice(0, four / 8)
    .join('.')}`;
}

/** All of an IPv6 address in hexadecimal, whatever zeros it leaves out: '::1' and '0:0::1' are one. */
function bytesOfSix(address: string): string {
  const [head = '', tail = ''] = address.replace(/%.*$/, '').split('::') as [string, string?];
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const zeros = address.includes('::') ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0') : [];
  return [...left, ...zeros, ...right].map((group) => group.padStart(4, '0')).join('');
}
