// What was said in and about Millbrook, quoted or told, in two languages; and the three things a steward had to do with it:
// a number covered, a cover taken back, a name erased.
import { coverText, eraseText, liftCover } from '../../app/record/moderation/actions.ts';
import { keeper, type StatementTold } from '../tell.ts';
import type { Step } from '../world.ts';
import type { On } from './days.ts';

const vote = 'The council sends the money for bus stops to its budget committee';

export const statements = (on: On): StatementTold[] => [
  {
    key: 'every-seat',
    speaker: 'person/lindqvist',
    words:
      'He said that he had nothing against later buses, and that in two terms nobody had shown him who would ride them.',
    quoted: false,
    venue: 'City council, session on transit',
    day: on(-66),
    attribution: 'reported',
    standing: 'official',
    about: ['letter/buses', 'demand/buses-1'],
    sources: ['minutes-spring'],
    lang: 'en',
  },
  {
    key: 'took-the-4',
    speaker: 'post/mayor',
    words: 'I took the 4 home on Tuesday, and I was the only one who did not have to run for it.',
    quoted: true,
    venue: 'Newsletter “From the mayor’s desk”',
    day: on(-15),
    attribution: 'own-channel',
    standing: 'official',
    about: ['letter/buses', 'demand/buses-1'],
    sources: ['newsletter'],
    lang: 'en',
  },
  {
    key: 'shops-would-help',
    speaker: 'organization/merchants',
    words: 'The association said that some shops would pay part of a later bus if it stopped on Main Street.',
    quoted: false,
    venue: 'Open session of the city council',
    day: on(-20),
    attribution: 'reported',
    standing: 'reported',
    about: ['letter/buses', 'demand/buses-1', 'organization/merchants'],
    sources: ['courier'],
    lang: 'en',
  },
  {
    key: 'forty-or-a-dozen',
    speaker: 'post/director',
    words: 'She put the number of people who wait at the depot after eight at about a dozen on most evenings.',
    quoted: false,
    venue: 'Transit Commission',
    day: on(-38),
    attribution: 'reported',
    standing: 'disputed',
    dispute: 'The letter counts at least forty. The minutes count those who stayed; the letter counts those who asked.',
    about: ['letter/buses', 'demand/buses-1'],
    sources: ['transit-minutes'],
    lang: 'en',
  },
  {
    key: 'clase-o-autobus',
    by: 'centro',
    given: 'here',
    speaker: 'organization/centro',
    words: 'Ninguna familia debería tener que elegir entre la clase de inglés y el último autobús.',
    quoted: true,
    day: on(-3),
    attribution: 'own-channel',
    standing: 'own',
    about: ['letter/buses', 'demand/buses-1'],
    lang: 'es',
  },
  {
    key: 'handbill',
    speaker: 'An unsigned handbill',
    words: 'It is said to have called for everyone to wait at the depot until a bus came.',
    quoted: false,
    day: on(-70),
    attribution: 'reported',
    standing: 'unconfirmed',
    about: ['letter/buses'],
    sources: ['handbill'],
    lang: 'en',
  },
  {
    key: 'rides-home',
    speaker: 'A resident at the open session',
    words:
      'She said that whoever needs a ride home until there is a bus can call her on 555-0142, any evening before ten.',
    quoted: false,
    venue: 'Open session of the city council',
    day: on(-20),
    attribution: 'reported',
    standing: 'official',
    about: ['letter/buses'],
    sources: ['minutes-open'],
    lang: 'en',
  },
  {
    key: 'lamps',
    speaker: 'person/marrow',
    words: 'She asked who looks after the lamps on Ferry Road, and was told that nobody in the room knew.',
    quoted: false,
    venue: 'Open session of the city council',
    day: on(-20),
    attribution: 'reported',
    standing: 'official',
    about: ['letter/buses', 'demand/buses-6'],
    sources: ['minutes-open'],
    lang: 'en',
  },
];

/** The last thing recorded; that it is there says that Millbrook is whole. */
export const lastWord = (on: On): StatementTold => ({
  key: 'driver',
  speaker: 'A driver of the 4',
  words: 'She said that some evenings she leaves two minutes late, because from her seat she can see who is running.',
  quoted: false,
  venue: 'Open session of the city council',
  day: on(-20),
  attribution: 'reported',
  standing: 'reported',
  about: ['letter/buses', 'demand/buses-1'],
  sources: ['courier'],
  lang: 'en',
});

export const moderationSteps: Step[] = [
  {
    name: 'covered/number',
    run: async (world) =>
      coverText(await world.as('steward'), {
        act: await world.act('statement/rides-home'),
        field: 'words',
        words: ['555-0142'],
        reason: 'contact-details',
        note: 'Her own number. She asked us to take it out of the record; the minutes have done the same.',
      }),
  },
  {
    name: 'covered/summary',
    run: async (world) =>
      coverText(await world.as('steward'), {
        act: await world.actOfEvent(vote),
        field: 'summary',
        reason: 'copyright',
        note: 'Reported as copied from a newspaper.',
      }),
  },
  {
    name: 'lifted/summary',
    run: async (world) =>
      liftCover(await world.as('steward'), {
        cover: await world.cover(await world.actOfEvent(vote)),
        note: 'The words are the clerk’s own. The newspaper has been asked, and agrees.',
      }),
  },
  {
    name: 'erased/name',
    run: async (world) =>
      eraseText(await world.as('steward'), {
        act: await world.act('person/marrow'),
        field: 'name',
        ground: 'person-asked',
      }),
  },
];

export const statementSteps = (on: On): Step[] => statements(on).map(keeper('clerk').statement);
