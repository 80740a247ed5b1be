// Three letters: one that was published again, one with its PDF, one in Spanish. Their texts lie in letters/, a line a paragraph.
// Each asks several offices for several things, and names those it means; the others are found in the register of powers.
import { readFile } from 'node:fs/promises';
import { type NewLetter, nameOrganization, publishLetter, publishVersion } from '../../app/record/letters/actions.ts';
import type { NewRendition } from '../../app/record/letters/rules.ts';
import { paragraphsOf } from '../../app/record/letters/text.ts';
import type { Step, World } from '../world.ts';
import type { On } from './days.ts';
import { sheet } from './sheet.ts';

export const words = async (name: string): Promise<string[]> =>
  paragraphsOf(await readFile(new URL(`./letters/${name}.txt`, import.meta.url), 'utf8'));

type Ask = {
  heading: string;
  paragraph: number;
  verb: string;
  object: string;
  /** holders the letter names, and those it was put to because the register says they can act */
  named?: readonly string[];
  power?: readonly (readonly [holder: string, power: string])[];
};

type Letter = {
  key: string;
  text: string;
  actor: string;
  organization: string;
  title: string;
  summary?: string;
  lang: string;
  day: string;
  asks: readonly Ask[];
  pdf?: string;
};

export const letters = (on: On): Letter[] => [
  {
    key: 'buses',
    text: 'buses-1',
    actor: 'organizer',
    organization: 'riders',
    title: 'Buses after eight',
    summary: 'Six things that would let people who work, learn or sing in the evening get home.',
    lang: 'en',
    day: on(-75),
    asks: [
      {
        heading: 'Run the 4 and the 7 until eleven',
        paragraph: 4,
        verb: 'set-policy',
        object: 'bus-timetable',
        named: ['post/mayor'],
        power: [['organization/transit-commission', 'timetable']],
      },
      {
        heading: 'A shelter and a lamp at Mill Street',
        paragraph: 5,
        verb: 'fund',
        object: 'bus-stop-works',
        named: ['organization/council'],
        power: [['post/mayor', 'shelter']],
      },
      {
        heading: 'A timetable in Spanish',
        paragraph: 6,
        verb: 'disclose',
        object: 'bus-timetable',
        power: [['post/director', 'print-timetable']],
      },
      {
        heading: 'A seat for riders on the Transit Commission',
        paragraph: 7,
        verb: 'appoint',
        object: 'transit-commissioner',
        named: ['post/mayor', 'organization/transit-commission'],
        power: [['organization/council', 'seat']],
      },
      {
        heading: 'The youth fare as it is for two years',
        paragraph: 8,
        verb: 'set-policy',
        object: 'bus-fares',
        // The mayor of then was asked too, and did not answer: the mayor of today inherits it.
        named: ['organization/council', 'organization/transit-commission', 'post/mayor'],
      },
      {
        heading: 'Reopen the sidewalk on the Ferry Road bridge',
        paragraph: 9,
        verb: 'manage',
        object: 'ferry-road-bridge',
        named: ['post/mayor', 'post/director'],
        power: [['organization/county', 'bridge']],
      },
    ],
  },
  {
    key: 'elm-street',
    text: 'elm-street',
    actor: 'parents',
    organization: 'parents',
    title: 'A safe way to Elm Street School',
    lang: 'en',
    day: on(-10),
    pdf: 'a-safe-way-to-elm-street-school.pdf',
    asks: [
      {
        heading: 'A crossing guard at Elm and Third',
        paragraph: 3,
        // Nobody has researched who can decide this, so the register has no entry for it.
        verb: 'establish',
        object: 'crossing-guards',
        named: ['post/mayor', 'organization/school-board'],
      },
      {
        heading: '20 miles an hour around the school',
        paragraph: 4,
        verb: 'enact',
        object: 'speed-limits',
        named: ['post/mayor'],
        power: [['organization/council', 'speed-limit']],
      },
      {
        heading: 'Mend the fence along the mill race',
        paragraph: 5,
        verb: 'manage',
        object: 'mill-race',
        power: [['post/parks-director', 'mill-race']],
      },
      {
        heading: 'Show what the traffic count found',
        paragraph: 6,
        verb: 'disclose',
        object: 'traffic-count',
        named: ['post/mayor'],
      },
    ],
  },
  {
    key: 'biblioteca',
    text: 'biblioteca',
    actor: 'centro',
    organization: 'centro',
    title: 'Una biblioteca abierta por la tarde',
    summary: 'Dos tardes por semana hasta las ocho, y alguien que hable español.',
    lang: 'es',
    day: on(-25),
    asks: [
      {
        heading: 'Abrir hasta las ocho dos tardes por semana',
        paragraph: 3,
        verb: 'set-policy',
        object: 'library-hours',
        named: ['post/mayor'],
        power: [['organization/library-board', 'library-hours']],
      },
      {
        heading: 'Alguien que hable español en la sala de niños',
        paragraph: 4,
        verb: 'manage',
        object: 'library-staff',
        named: ['organization/library-board'],
      },
      {
        heading: 'Anunciar los cambios donde los ve la gente',
        paragraph: 5,
        verb: 'disclose',
        object: 'library-hours',
        named: ['organization/library-board'],
      },
    ],
  },
];

const published = (letter: Letter): Step => ({
  name: `letter/${letter.key}`,
  run: async (world) => {
    const paragraphs = await words(letter.text);
    const rendition = letter.pdf ? await kept(world, letter.pdf, sheet(letter.title, paragraphs)) : undefined;
    const { title, summary, lang, day, organization } = letter;
    const entered: NewLetter = {
      id: world.id(`letter/${letter.key}`),
      organizations: [world.id(`organization/${organization}`)],
      title,
      ...(summary ? { summary } : {}),
      lang,
      day,
      paragraphs,
      ...(rendition ? { rendition } : {}),
      demands: letter.asks.map(({ heading, paragraph, verb, object, named, power }, i) => ({
        id: world.id(`demand/${letter.key}-${i + 1}`),
        heading,
        paragraph,
        verb,
        object,
        holders: [
          ...(named ?? []).map((holder) => ({ holder: world.holder(holder), ground: 'named' as const })),
          ...(power ?? []).map(([holder, key]) => ({
            holder: world.holder(holder),
            ground: 'power' as const,
            power: world.id(`power/${key}`),
          })),
        ],
      })),
    };
    return publishLetter(await world.as(letter.actor), entered);
  },
});

/** On disk before the act that names it; done again it is the same file. */
async function kept(world: World, name: string, content: Buffer): Promise<NewRendition> {
  const { digest, size } = await world.files.put(content, { limit: 1_000_000 });
  return { file: digest, name, media: 'application/pdf', bytes: size };
}

const secondVersion = (on: On): Step => ({
  name: 'version/buses-2',
  run: async (world) =>
    publishVersion(await world.as('organizer'), {
      letter: world.id('letter/buses'),
      title: 'Buses after eight',
      summary: 'Six things that would let people who work, learn or sing in the evening get home.',
      lang: 'en',
      day: on(-58),
      paragraphs: await words('buses-2'),
      // The two paragraphs that changed are marked again by hand; the other four are found by their words.
      marks: await Promise.all(
        [4, 5].map(async (paragraph) => ({
          demand: world.id(`demand/buses-${paragraph - 3}`),
          paragraph,
          quote: (await words('buses-2'))[paragraph - 1]!,
        })),
      ),
    }),
});

export const letterSteps = (on: On): Step[] => [
  ...letters(on).map(published),
  {
    name: 'standing-behind/buses/centro',
    run: async (world) =>
      nameOrganization(await world.as('centro'), {
        letter: world.id('letter/buses'),
        organization: world.id('organization/centro'),
      }),
  },
  secondVersion(on),
];
