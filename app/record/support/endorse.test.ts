// Endorsing as organizations and clerks do it: exact words, who signed and by whose decision, reservations, withdrawal that stays
// visible, and a new version that nobody has endorsed yet.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { freshDatabase } from '../../../test/database.ts';
import { inPlace } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { publishLetter, publishVersion } from '../letters/actions.ts';
import { replayed, town } from '../letters/town.ts';
import { endorse, withdrawEndorsement } from './endorse.ts';
import { endorsementRows } from './store.ts';

const { db, ownerUrl } = await freshDatabase();

async function letterTown() {
  const there = await town(db);
  const letter = await publishLetter(there.as('speaker', there.alpha), {
    organizations: [there.alpha],
    title: 'Buses',
    lang: 'en',
    paragraphs: ['We ask for buses.', 'We ask for lamps.'],
    demands: [
      { heading: 'Buses', quote: 'We ask for buses.' },
      { heading: 'Lamps', quote: 'We ask for lamps.' },
    ],
  });
  const at = { letter: letter.id, version: letter.version!, lang: 'en', mandate: 'members' as const };
  return { ...there, letter, at, beta_: there.as('speaker', there.beta) };
}

type Town = Awaited<ReturnType<typeof letterTown>>;
const shown = async (there: Town) =>
  (await inPlace(db, there.ctx.place, (tx) => endorsementRows(there.letter.id).execute(tx))).rows;

describe('an endorsement', () => {
  it('is of one version, whole or of named demands, with who signed, by whose decision, and its reservation', async () => {
    const there = await letterTown();
    await endorse(there.beta_, {
      ...there.at,
      organization: there.beta,
      demands: [there.letter.demands[1]!.id],
      signedBy: 'Ann Roe, chair',
      authority: 'Meeting of March 1',
      reservation: 'Not before winter.',
    });
    const [one] = await shown(there);
    assert.deepEqual(
      [
        one!.version,
        one!.whole,
        one!.demands,
        one!.signed_by,
        one!.mandate,
        one!.authority,
        one!.reservation,
        one!.given,
      ],
      [1, false, [2], 'Ann Roe, chair', 'members', 'Meeting of March 1', 'Not before winter.', 'here'],
    );
    assert.deepEqual(await replayed(ownerUrl, there.ctx), []);
  });

  it('stays with the words it was given to: a new version shows nobody who has not endorsed it (postmeritocracy#18)', async () => {
    const there = await letterTown();
    await endorse(there.beta_, { ...there.at, organization: there.beta, signedBy: 'Ann Roe' });
    await publishVersion(there.as('speaker', there.alpha), {
      letter: there.letter.id,
      title: 'Buses',
      lang: 'en',
      paragraphs: ['We ask for trams.'],
    } as never);
    assert.deepEqual(
      (await shown(there)).map((one) => [one.version, one.current]),
      [[1, false]],
    );
  });

  it('withdrawn stays visible with its day and words, and may be given again', async () => {
    const there = await letterTown();
    const given = { ...there.at, organization: there.beta, signedBy: 'Ann Roe' };
    const id = await endorse(there.beta_, given);
    await withdrawEndorsement(there.beta_, { endorsement: id, words: 'We voted again.', lang: 'en' });
    await assert.rejects(withdrawEndorsement(there.beta_, { endorsement: id, lang: 'en' }), { code: 'duplicate' });
    await endorse(there.beta_, given);
    const all = await shown(there);
    assert.deepEqual(
      all.map((one) => one.withdrawn?.words ?? null),
      ['We voted again.', null],
    );
    assert.deepEqual(await replayed(ownerUrl, there.ctx), []);
  });

  it('is given once, also by two who press at the same moment', async () => {
    const there = await letterTown();
    const given = { ...there.at, organization: there.beta, signedBy: 'Ann Roe' };
    const both = await Promise.allSettled([endorse(there.beta_, given), endorse(there.beta_, given)]);
    assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
    assert.equal((await shown(there)).length, 1);
  });

  it('is given by nobody else: not another’s speaker, not the letter’s own authors, not unverified, not without a signatory', async () => {
    const there = await letterTown();
    const given = { ...there.at, organization: there.beta, signedBy: 'Ann Roe' };
    await assert.rejects(endorse(there.as('speaker', there.alpha), given), { code: 'forbidden' });
    await assert.rejects(endorse(there.as('speaker', there.alpha), { ...given, organization: there.alpha }), {
      message: /support-behind-already/,
    });
    await assert.rejects(endorse(there.as('speaker', there.council), { ...given, organization: there.council }), {
      code: 'not-verified',
    });
    await assert.rejects(endorse(there.beta_, { ...given, signedBy: ' ' }), { message: /signed_by empty/ });
    await assert.rejects(endorse(there.beta_, { ...given, demands: [newId()] }), {
      message: /support-demand-elsewhere/,
    });
    await assert.rejects(endorse(there.beta_, { ...given, version: newId() }), { code: 'not-found' });
    await assert.rejects(endorse(there.ctx, given), { message: /source-needed/ });
    assert.deepEqual(await shown(there), []);
  });

  it('is withdrawn by nobody else either: not by another, and not by who is not verified to speak for it', async () => {
    const there = await letterTown();
    const { ctx, council, source, at } = there;
    const id = await endorse(ctx, { ...at, organization: council, sources: [source] });
    const withdrawn = { endorsement: id, lang: 'en' };
    await assert.rejects(withdrawEndorsement(there.beta_, withdrawn), { code: 'forbidden' });
    await assert.rejects(withdrawEndorsement(there.as('speaker', council), withdrawn), { code: 'not-verified' });
    await assert.rejects(withdrawEndorsement(ctx, withdrawn), { message: /source-needed/ });
    assert.equal((await shown(there))[0]!.withdrawn, null);
  });

  it('recorded by a clerk says from which source, and the day as far as it is known', async () => {
    const there = await letterTown();
    await endorse(there.ctx, {
      ...there.at,
      organization: there.council,
      mandate: 'not-said',
      day: '2025-11',
      sources: [there.source],
    });
    const [one] = await shown(there);
    assert.deepEqual([one!.given, one!.day, one!.signed_by], ['source', '2025-11', null]);
  });

  it('counts are sums over a version, whatever is given and withdrawn in whatever order (invariant 7)', async () => {
    const there = await letterTown();
    const who = [there.beta, there.council, there.alpha] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ who: fc.nat({ max: 1 }), give: fc.boolean() }), { maxLength: 8 }),
        async (steps) => {
          for (const step of steps) {
            const organization = who[step.who]!;
            const standing = (await shown(there)).find((one) => one.organization === organization && !one.withdrawn);
            const act = step.give
              ? endorse(there.ctx, { ...there.at, organization, sources: [there.source] })
              : standing &&
                withdrawEndorsement(there.ctx, { endorsement: standing.id, lang: 'en', sources: [there.source] });
            const done = await act?.then(
              () => true,
              () => false,
            );
            assert.equal(done ?? false, step.give ? !standing : standing !== undefined);
          }
          const all = await shown(there);
          for (const organization of who)
            assert.ok(all.filter((one) => one.organization === organization && !one.withdrawn).length <= 1);
        },
      ),
      { numRuns: 8 },
    );
  });
});
