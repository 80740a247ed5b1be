// For tests and measurements only: signatures made in bulk by the functions that people's forms use, without any mail.
import { type Database, inPlace } from '../../base/database.ts';
import type { Signer } from '../../identity/addresses.ts';
import { confirmIn } from './confirm.ts';
import { makeLinks } from './links.ts';
import { enter } from './sign.ts';

type Ground = { db: Database; place: string; now: () => Date };
type Bulk = { letter: string; version: string; signers: readonly { signer: Signer; area?: string }[]; lang?: string };

const AT_ONCE = 2000;

/** Enters pending signatures with a link each. @returns the links' tokens, in the order given */
export async function pendingSignatures(at: Ground, { letter, version, signers, lang }: Bulk): Promise<string[]> {
  const tokens: string[] = [];
  for (let i = 0; i < signers.length; i += AT_ONCE) {
    const some = signers.slice(i, i + AT_ONCE).map((one) => ({ ...one, letter, version, lang: lang ?? 'en' }));
    const made = await inPlace(at.db, at.place, async (tx) => {
      const entered = await enter(tx, at.place, some, at.now());
      return makeLinks(
        tx,
        at.place,
        entered.map((one) => one.id),
        at.now(),
      );
    });
    tokens.push(...made);
  }
  return tokens;
}

/** Confirms many links, as many people would. */
export async function confirmMany(at: Ground, tokens: readonly string[]): Promise<void> {
  for (let i = 0; i < tokens.length; i += AT_ONCE)
    await inPlace(at.db, at.place, (tx) => confirmIn(tx, at.place, tokens.slice(i, i + AT_ONCE), at.now()));
}
