// Who supports Millbrook's letter about buses: 2,000 invented residents, one organization with a reservation, one that endorsed the
// first words and withdrew. The residents are numbers with addresses that can never receive mail.
import { inPlace } from '../../app/base/database.ts';
import { signerAt } from '../../app/record/support/addresses.ts';
import { setAreas } from '../../app/record/support/areas.ts';
import { countSignatures } from '../../app/record/support/count.ts';
import { endorse, withdrawEndorsement } from '../../app/record/support/endorse.ts';
import { confirmMany, pendingSignatures } from '../../app/record/support/signed.ts';
import type { Step, World } from '../world.ts';
import type { On } from './days.ts';

const SIGNERS = 2000;

/** How many of a hundred live there; of the last one too few sign to be shown. */
const areas = [
  ['Old Mill', 31],
  ['Depot', 24],
  ['Ferry Road', 17],
  ['Elm Street', 12],
  ['The Heights', 8],
] as const;
const SMALLEST = 'Race Island';

const versionOf = (world: World, number: number): Promise<string> =>
  inPlace(world.db, world.place, async (tx) => {
    const { id } = await tx
      .selectFrom('letter_versions')
      .select('id')
      .where('letter_id', '=', world.id('letter/buses'))
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    return id;
  });

/** Where the i-th signer lives; every fifth or so would rather not say. */
function areaOf(world: World, i: number): string | undefined {
  if (i < 6) return world.id(`area/${SMALLEST}`);
  let left = (i * 37) % 100;
  for (const [name, share] of areas) {
    if (left < share) return world.id(`area/${name}`);
    left -= share;
  }
  return undefined;
}

const named: Step = {
  name: 'areas',
  run: async (world) => {
    const names = [...areas.map(([name]) => name), SMALLEST];
    await setAreas(await world.as('steward'), {
      names,
      lang: 'en',
      ids: names.map((name) => world.id(`area/${name}`)),
    });
  },
};

/** Whoever has signed stays signed, and what is counted is not counted again: this may be done any number of times. */
const signed: Step = {
  name: 'signed/buses',
  kind: 'at-home',
  run: async (world) => {
    const version = await versionOf(world, 2);
    const signers = Array.from({ length: SIGNERS }, (_, i) => {
      const area = areaOf(world, i);
      return { signer: signerAt(`resident-${i + 1}@people.invalid`)!, ...(area ? { area } : {}) };
    });
    const tokens = await pendingSignatures(world, { letter: world.id('letter/buses'), version, signers });
    await confirmMany(world, tokens);
    await countSignatures(await world.as('clerk'), version);
  },
};

export const supportSteps = (on: On): Step[] => [
  named,
  signed,
  {
    name: 'endorsed/buses/parents',
    run: async (world) =>
      endorse(await world.as('parents'), {
        id: world.id('endorsement/parents'),
        letter: world.id('letter/buses'),
        version: await versionOf(world, 2),
        organization: world.id('organization/parents'),
        signedBy: 'Owen Achterberg, chair',
        mandate: 'members',
        authority: 'Decided at the members’ evening, by 41 to 3.',
        reservation:
          'We stand behind later buses and the lamp. How the youth fare is paid for we leave to the council, as long as no school bus is cut for it.',
        lang: 'en',
      }),
  },
  {
    name: 'endorsed/buses/merchants',
    run: async (world) =>
      endorse(await world.as('clerk'), {
        id: world.id('endorsement/merchants'),
        letter: world.id('letter/buses'),
        version: await versionOf(world, 1),
        organization: world.id('organization/merchants'),
        demands: [world.id('demand/buses-1'), world.id('demand/buses-2')],
        signedBy: 'The board',
        mandate: 'board',
        lang: 'en',
        day: on(-70),
        sources: world.ids('source', ['courier']),
      }),
  },
  {
    name: 'endorsement-withdrawn/merchants',
    run: async (world) =>
      withdrawEndorsement(await world.as('clerk'), {
        endorsement: world.id('endorsement/merchants'),
        words: 'The new words ask for more than our board decided on.',
        lang: 'en',
        day: on(-50),
        sources: world.ids('source', ['courier']),
      }),
  },
];
