// An endorsement with a reservation and signatures in an area, some set aside and back again: each text with a word of its own.
import { inPlace } from '../../app/base/database.ts';
import { signerAt } from '../../app/identity/addresses.ts';
import { setAreas } from '../../app/record/support/areas.ts';
import { restore, setAside } from '../../app/record/support/batches.ts';
import { countSignatures } from '../../app/record/support/count.ts';
import { endorse, withdrawEndorsement } from '../../app/record/support/endorse.ts';
import { confirmMany, pendingSignatures } from '../../app/record/support/signed.ts';
import type { Marked } from './marked.ts';

export async function giveSupport(
  there: Marked,
  letter: string,
  organization: string,
  sources: string[],
): Promise<void> {
  const { another, clerk, db, mark, place, secrets, site, wake } = there;
  const version = await inPlace(db, place, (tx) =>
    tx
      .selectFrom('letter_versions')
      .select('id')
      .where('letter_id', '=', letter)
      .where('superseded_by', 'is', null)
      .executeTakeFirstOrThrow(),
  );
  const endorsement = await endorse(clerk, {
    letter,
    version: version.id,
    organization,
    signedBy: `Signer ${mark()}`,
    mandate: 'board',
    authority: `Decision ${mark()}`,
    reservation: `But ${mark()}`,
    lang: 'en',
    sources,
  });
  await withdrawEndorsement(clerk, { endorsement, words: `No longer ${mark()}`, lang: 'en', sources });
  // Whoever decided something does not moderate it.
  const other = another('Olu Other');
  const [area] = await setAreas(other, { names: [`Area ${mark()}`], lang: 'en' });
  const at = { db, place, now: site.now };
  const signers = Array.from({ length: 12 }, (_, i) => ({
    signer: signerAt(`signer${i}@hidden${i}q.invalid`)!,
    area: area!,
  }));
  secrets.push(...signers.map((_, i) => `hidden${i}q`));
  await confirmMany(at, await pendingSignatures(at, { letter, version: version.id, signers }));
  const chosen = { by: 'addresses', addresses: signers.slice(0, 1).map(({ signer }) => signer.shown) } as const;
  const aside = { version: version.id, chosen, reason: 'error' as const, words: `Aside ${mark()}`, lang: 'en' };
  const { batch } = await setAside(other, aside);
  await restore(other, { batch, words: `Back ${mark()}`, lang: 'en' });
  await countSignatures({ ...at, wake }, version.id);
}
