// Letters at work: one that was withdrawn, one that three organizations wrote together and each adopted, what their speakers say of how
// the demands belong together, and a draft that two of them are still writing.
import { inPlace } from '../../app/base/database.ts';
import { relateDemands, withdrawRelation } from '../../app/record/demands/relations/actions.ts';
import { publishLetter } from '../../app/record/letters/actions.ts';
import { beginDraft, saveDraft } from '../../app/record/letters/drafts.ts';
import { withdrawLetter } from '../../app/record/letters/standing/actions.ts';
import { adoptDraft, inviteWriter, writersOf } from '../../app/record/letters/writing/store.ts';
import type { Step, World } from '../world.ts';
import type { On } from './days.ts';
import { words } from './letters.ts';

const withdrawn = (on: On): Step[] => [
  {
    name: 'letter/shelters',
    run: async (world) =>
      publishLetter(await world.as('organizer'), {
        id: world.id('letter/shelters'),
        organizations: [world.id('organization/riders')],
        title: 'A roof at every stop',
        lang: 'en',
        day: on(-200),
        paragraphs: await words('shelters'),
        demands: [
          { heading: 'A shelter with a bench at every stop', paragraph: 3, verb: 'fund', object: 'bus-stop-works' },
          { heading: 'Snow cleared from the stops on the day it falls', paragraph: 4 },
        ].map((demand, i) => ({
          ...demand,
          id: world.id(`demand/shelters-${i + 1}`),
          holders: [{ holder: world.holder('organization/council'), ground: 'named' as const }],
        })),
      }),
  },
  {
    name: 'withdrawn/shelters',
    run: async (world) =>
      withdrawLetter(await world.as('organizer'), {
        letter: world.id('letter/shelters'),
        organization: world.id('organization/riders'),
        reason: '“Buses after eight” says better what we need most. We ask for one shelter first.',
        lang: 'en',
        day: on(-74),
      }),
  },
];

/** Adopted by each for itself: a name, an account and a day, as the desk keeps them until a letter is published. */
async function adoptedBy(world: World, actor: string, organization: string, day: string) {
  const { author } = await world.as(actor);
  return { organization: world.id(`organization/${organization}`), name: author.name, account: author.account!, day };
}

const together = (on: On): Step => ({
  name: 'letter/evening',
  run: async (world) =>
    publishLetter(await world.as('organizer'), {
      id: world.id('letter/evening'),
      organizations: [world.id('organization/riders')],
      adoptions: [
        await adoptedBy(world, 'organizer', 'riders', on(-6)),
        await adoptedBy(world, 'centro', 'centro', on(-5)),
        await adoptedBy(world, 'parents', 'parents', on(-5)),
      ],
      title: 'Home safe in the evening',
      summary: 'Three organizations that had written alone ask together.',
      lang: 'en',
      day: on(-4),
      paragraphs: await words('evening'),
      demands: [
        { heading: 'Late buses on the 4 and the 7', paragraph: 3, verb: 'set-policy', object: 'bus-timetable' },
        { heading: 'Free rides under eighteen after eight', paragraph: 4, verb: 'set-policy', object: 'bus-fares' },
        { heading: 'Say which of them you can decide', paragraph: 5 },
      ].map((demand, i) => ({
        ...demand,
        id: world.id(`demand/evening-${i + 1}`),
        holders: ['organization/transit-commission'].map((holder) => ({
          holder: world.holder(holder),
          ground: 'named' as const,
        })),
      })),
    }),
});

type Told = Omit<Parameters<typeof relateDemands>[1], 'id' | 'lang'> & { actor: string; key: string };

const relation = ({ actor, key, demand, other, ...said }: Told): Step => ({
  name: `relation/${key}`,
  run: async (world) =>
    relateDemands(await world.as(actor), {
      ...said,
      id: world.id(`relation/${key}`),
      demand: world.id(`demand/${demand}`),
      other: world.id(`demand/${other}`),
      lang: 'en',
    }),
});

const relations = (on: On): Step[] => [
  relation({
    actor: 'organizer',
    key: 'one-shelter',
    demand: 'buses-2',
    other: 'shelters-1',
    how: 'narrows',
    words: 'One stop first, where people wait longest.',
    day: on(-73),
  }),
  relation({
    actor: 'centro',
    key: 'later-buses',
    demand: 'evening-1',
    other: 'buses-1',
    how: 'restates',
    day: on(-4),
  }),
  relation({
    actor: 'parents',
    key: 'fares',
    demand: 'evening-2',
    other: 'buses-5',
    how: 'conflicts-with',
    words: 'The fare cannot both stay as it is and fall to nothing.',
    day: on(-4),
  }),
  relation({
    actor: 'organizer',
    key: 'paths',
    demand: 'buses-6',
    other: 'elm-street-3',
    how: 'restates',
    day: on(-9),
  }),
  {
    name: 'relation-withdrawn/paths',
    run: async (world) =>
      withdrawRelation(await world.as('organizer'), {
        relation: world.id('relation/paths'),
        reason: 'The sidewalk and the fence are two different things.',
        lang: 'en',
      }),
  },
];

/** Begun by the riders and changed by the Centro, which has adopted what it says now; the riders have not. */
const inWriting: Step = {
  name: 'draft/fares',
  kind: 'at-home',
  run: async (world) => {
    const draft = world.id('draft/fares');
    const [riders, centro] = [world.id('organization/riders'), world.id('organization/centro')];
    const first = await world.as('organizer');
    const second = await world.as('centro');
    await inPlace(world.db, world.place, async (tx) => {
      if ((await writersOf(tx, draft)).length > 0) return;
      await beginDraft(tx, world.place, {
        id: draft,
        organization: riders,
        account: first.author.account!,
        letter: null,
        title: 'What a ride should cost',
        summary: '',
        lang: 'en',
        paragraphs: ['To the Transit Commission of Millbrook', 'Sell a day pass on the bus.', 'With thanks'],
        warnings: [],
        file: null,
        fileName: null,
        media: null,
        bytes: null,
      });
      await inviteWriter(tx, world.place, draft, centro, world.now());
      const paragraphs = [
        'To the Transit Commission of Millbrook',
        'Sell a day pass on the bus, and say what it costs in Spanish too.',
        'With thanks',
      ];
      const by = { organization: centro, name: second.author.name };
      await saveDraft(tx, draft, 1, { paragraphs }, world.now(), by);
      await adoptDraft(tx, world.place, {
        draft,
        organization: centro,
        revision: 2,
        account: second.author.account!,
        name: second.author.name,
        day: world.today,
      });
    });
  },
};

export const lettersAtWork = (on: On): Step[] => [...withdrawn(on), together(on), ...relations(on), inWriting];
