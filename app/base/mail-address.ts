// One mail address, checked before it is stored or written to. Refuses whatever could end a header or name a second receiver;
// it never tries to repair.
import { domainToASCII } from 'node:url';

export type MailAddress = {
  /** lower case, ASCII domain: two forms of one address are one account */
  canonical: string;
  /** as written, without the spaces around it */
  shown: string;
};

// The dot-atom of RFC 5322 §3.2.3. Quoted local parts are legal, nobody has one, and they are how headers get broken.
const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** @returns undefined when the text is not one plain mail address */
export function mailAddress(text: string): MailAddress | undefined {
  const shown = text.trim();
  const at = shown.lastIndexOf('@');
  if (at < 1 || at > 64 || shown.length > 254 || !local.test(shown.slice(0, at))) return undefined;
  const typed = shown.slice(at + 1);
  // domainToASCII follows the URL standard, which drops tabs and accepts addresses in brackets; a mail domain has neither.
  if (!/^[\p{L}\p{N}.-]+$/u.test(typed)) return undefined;
  const domain = domainToASCII(typed).toLowerCase();
  const labels = domain.split('.');
  if (labels.length < 2 || domain.length > 253 || !labels.every((part) => label.test(part))) return undefined;
  if (/^\d+$/.test(labels.at(-1)!)) return undefined;
  return { canonical: `${shown.slice(0, at).toLowerCase()}@${domain}`, shown };
}

/** Enough of an address for its owner to know it, too little for others to write to it: "m…a@example.org". */
export function veiled(address: string): string {
  const at = address.lastIndexOf('@');
  const name = address.slice(0, at);
  return `${name.slice(0, 1)}…${name.length > 2 ? name.slice(-1) : ''}${address.slice(at)}`;
}
