// One person, one signature or plan: the forms of one mailbox are one address, by rules that are data (addresses.json), a mail provider each.
// For a provider no rule knows, nothing is left out: two people must never be taken for one. It never decides where mail goes.
import { readFileSync } from 'node:fs';
import { mailAddress } from '../base/mail-address.ts';

/** `without`: signs the provider ignores; `until`: where a private ending begins; `as`: the name its domains share. */
type Rule = { domains: string[]; as?: string; without?: string; until?: string };
type Rules = { version: number; rules: Rule[] };

const { version, rules } = JSON.parse(readFileSync(new URL('./addresses.json', import.meta.url), 'utf8')) as Rules;
const byDomain = new Map(rules.flatMap((rule) => rule.domains.map((domain) => [domain, rule] as const)));

/** The version of the rules in use; kept with every signature and plan. */
export const rulesVersion: number = version;

export type Signer = { shown: string; canonical: string };

/** @returns undefined when the text is not one plain mail address */
export function signerAt(text: string): Signer | undefined {
  const address = mailAddress(text);
  return address && { shown: address.shown, canonical: canonicalOf(address.canonical) };
}

function canonicalOf(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const rule = byDomain.get(domain);
  if (!rule) return address;
  const whole = address.slice(0, at);
  const until = rule.until ? whole.indexOf(rule.until) : -1;
  const kept = until > 0 ? whole.slice(0, until) : whole;
  const local = [...kept].filter((sign) => !rule.without?.includes(sign)).join('');
  // A mailbox of nothing but ignored signs is left as it is.
  return `${local || whole}@${rule.as ?? domain}`;
}
