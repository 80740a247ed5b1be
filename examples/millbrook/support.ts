// Who supports Millbrook's letter about buses: 2,000 invented residents, and a few who left or were set aside; one organization with a
// reservation, one that endorsed the first words and withdrew. The residents are numbers with addresses that can never receive mail.
import { inPlace } from '../../app/base/database.ts';
import { signerAt } from '../../app/identity/addresses.ts';
import { setAreas } from '../../app/record/support/areas.ts';
import { type Chosen, restore, setAside } from '../../app/record/support/batches.ts';
import { withdrawIn } from '../../app/record/support/confirm.ts';
import { countSignatures } from '../../app/record/support/count.ts';
import { endorse, withdrawEndorsement } from '../../app/record/support/endorse.ts';
import { makeLinks } from '../../app/record/support/links.ts';
import type { AsideReason } from '../../app/record/support/rules.ts';
import { confirmMany, pendingSignatures } from '../../app/record/support/signed.ts';
import type { Step, World } from '../world.ts';
import type { On } from './days.ts';

const SIGNERS = 2000;
/** Besides them: some who took their name back, and some that were no people. */
const left = ['was-here-1', 'was-here-2', 'was-here-3', 'was-here-4', 'was-here-5'].map(
  (name) => `${name}@people.invalid`,
);
const MACHINES = 9;
const MACHINE_HOST = 'machines.invalid';
/** Residents who signed in one classroom: set aside in error, and brought back. */
const classroom = Array.from({ length: 12 }, (_, i) => `resident-${i + 101}@people.invalid`);

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

const countsOf = (world: World, version: string): Promise<number> =>
  inPlace(world.db, world.place, async (tx) => {
    const rows = await tx.selectFrom('signature_counts').select('number').where('version_id', '=', version).execute();
    return rows.length;
  });

/** Once they are counted nobody signs again: this may be done any number of times. */
const signed: Step = {
  name: 'signed/buses',
  kind: 'at-home',
  run: async (world) => {
    const version = await versionOf(world, 2);
    if ((await countsOf(world, version)) > 0) return;
    const residents = Array.from({ length: SIGNERS }, (_, i) => {
      const area = areaOf(world, i);
      return { signer: signerAt(`resident-${i + 1}@people.invalid`)!, ...(area ? { area } : {}) };
    });
    const machines = Array.from({ length: MACHINES }, (_, i) => `bulk-${i + 1}@${MACHINE_HOST}`);
    const signers = [...residents, ...[...left, ...machines].map((address) => ({ signer: signerAt(address)! }))];
    const tokens = await pendingSignatures(world, { letter: world.id('letter/buses'), version, signers });
    await confirmMany(world, tokens);
    await countSignatures(await world.as('clerk'), version);
  },
};

/** By the link their mail would hold. Whoever has left already is not found again. */
const withdrawn: Step = {
  name: 'signatures-withdrawn/buses',
  kind: 'at-home',
  run: async (world) => {
    const version = await versionOf(world, 2);
    await inPlace(world.db, world.place, async (tx) => {
      const rows = await tx
        .selectFrom('signatures')
        .select('id')
        .where('version_id', '=', version)
        .where('state', '=', 'confirmed')
        .where(
          'canonical',
          'in',
          left.map((address) => signerAt(address)!.canonical),
        )
        .execute();
      const links = await makeLinks(
        tx,
        world.place,
        rows.map((row) => row.id),
        world.now(),
      );
      for (const link of links) await withdrawIn(tx, world.place, link, world.now());
    });
  },
};

type Aside = { key: string; chosen: Chosen; reason: AsideReason; words: string };

const aside = ({ key, ...batch }: Aside): Step => ({
  name: `signatures-aside/${key}`,
  run: async (world) =>
    setAside(await world.as('steward'), {
      ...batch,
      id: world.id(`batch/${key}`),
      version: await versionOf(world, 2),
      lang: 'en',
    }),
});

/** Two batches set aside, each with its public reason; one was people after all. What remains is counted. */
const asides: readonly Step[] = [
  aside({
    key: 'machines',
    chosen: { by: 'domain', domain: MACHINE_HOST },
    reason: 'automated',
    words: 'Nine addresses of one machine, entered within the same second.',
  }),
  aside({
    key: 'classroom',
    chosen: { by: 'addresses', addresses: classroom },
    reason: 'automated',
    words: 'Twelve signatures from one network within two minutes.',
  }),
  {
    name: 'signatures-restored/classroom',
    run: async (world) =>
      restore(await world.as('steward'), {
        batch: world.id('batch/classroom'),
        words: 'It was the evening class at the Centro, where all signed on one computer. They are people.',
        lang: 'en',
      }),
  },
  {
    name: 'signatures-counted/buses',
    kind: 'at-home',
    run: async (world) => countSignatures(await world.as('clerk'), await versionOf(world, 2)),
  },
];

export const supportSteps = (on: On): Step[] => [
  named,
  signed,
  withdrawn,
  ...asides,
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
