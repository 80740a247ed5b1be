// The real case, recorded from its sources by the example's editors: the order in which a careful editor would enter it.
// Nobody of the case has an account here, and nothing is entered as if it had been given here.
import { disputeDelivery, recordDelivery, recordReportedLetter } from '../../app/record/letters/actions.ts';
import { keeper } from '../tell.ts';
import type { Example, Step } from '../world.ts';
import { organizations, posts } from './bodies.ts';
import { events, nextMeeting, turnedDown, turnedDownOn } from './events.ts';
import { answers, demands, disputed, letter, sent } from './letter.ts';
import { powers } from './powers.ts';
import { statements } from './said.ts';
import { sources } from './sources.ts';
import { whatIf } from './what-if.ts';

const editors = 'editors';
const theSeven = organizations.filter((one) => one.kind === 'association').map((one) => one.key);
const lang = 'en';

export const banner =
  "Made by the software's authors from press reports of 2021–2024. None of those named took part. Not legal advice.";

const letterEntered: Step = {
  name: 'letter/policing',
  run: async (world) =>
    recordReportedLetter(await world.as(editors), {
      id: world.id('letter/policing'),
      organizations: world.ids('organization', theSeven),
      title: letter.title,
      summary: letter.summary,
      lang,
      complete: false,
      day: letter.day,
      sources: world.ids('source', ['A']),
      demands: demands.map(({ key, heading, verb, object, aboutPost }) => ({
        id: world.id(key),
        heading,
        verb,
        object,
        ...(aboutPost ? { aboutPost: world.id(`post/${aboutPost}`) } : {}),
        holders: [
          { holder: world.holder('post/mayor'), ground: 'named' },
          { holder: world.holder('post/prosecutor'), ground: 'named' },
        ],
      })),
    }),
};

const delivered: Step[] = [
  {
    name: 'delivery/published',
    run: async (world) =>
      recordDelivery(await world.as(editors), {
        letter: world.id('letter/policing'),
        fact: 'published',
        channel: 'press',
        day: letter.day,
        lang,
        sources: world.ids('source', ['A']),
      }),
  },
  ...sent.map(
    ({ to, words }): Step => ({
      name: `delivery/sent/${to}`,
      run: async (world) =>
        recordDelivery(await world.as(editors), {
          letter: world.id('letter/policing'),
          fact: 'sent',
          holder: world.holder(to),
          channel: 'other',
          // They released a copy of what they say they had submitted: the day of the release is the latest it can be.
          day: `../${letter.day}`,
          evidence: words,
          lang,
          sources: world.ids('source', ['A']),
        }),
    }),
  ),
  {
    name: 'delivery/disputed',
    run: async (world) =>
      disputeDelivery(await world.as(editors), {
        delivery: await world.delivery('letter/policing', 'sent', disputed.holder),
        words: disputed.words,
        lang,
        day: letter.day,
        sources: world.ids('source', ['A']),
      }),
  },
];

const record = keeper(editors);
const invitees = theSeven.map((key) => `organization/${key}`);

export const kansasCity: Example = {
  place: {
    slug: 'kansas-city-2021',
    name: 'Kansas City 2021, an example',
    division: 'ocd-division/country:us/state:mo/place:kansas_city',
    languages: ['en', 'es'],
    zone: 'America/Chicago',
    banner,
    contact: {
      words: 'An example has no stewards of its own: nobody of Kansas City answers here.',
      lang: 'en',
    },
  },
  actors: { [editors]: { role: 'editor', name: 'The example’s editors' } },
  last: 'statement/any-group-welcome',
  steps: (today) => [
    ...sources.map(record.source),
    ...organizations.map(record.organization),
    ...posts.map(record.post),
    ...powers.map(record.power),
    letterEntered,
    ...delivered,
    ...answers.map(record.answered),
    record.event(turnedDown),
    record.invited({ event: turnedDown.title, to: invitees, lang, on: `../${turnedDownOn}`, sources: ['A'] }),
    record.replied({
      event: turnedDown.title,
      from: invitees,
      reply: 'decline',
      lang,
      on: turnedDownOn,
      sources: ['A'],
    }),
    record.event(nextMeeting),
    ...events.map(record.event),
    ...whatIf(editors, today),
    ...statements.map(record.statement),
  ],
};
