// Millbrook: an invented town, loaded in the order in which its clerk, its offices and its organizations would have done it.
// Something is always waiting there, and something always lies ahead.
import { addDays } from '../../app/base/clock.ts';
import { endMembership } from '../../app/record/people/actions.ts';
import { markPower } from '../../app/record/powers/actions.ts';
import { keeper } from '../tell.ts';
import type { Example, Step } from '../world.ts';
import { answerSteps } from './answers.ts';
import { memberships, organizations, persons, posts } from './bodies.ts';
import { budgetSteps } from './budget.ts';
import { clockSteps } from './clocks.ts';
import { commitmentSteps } from './commitments.ts';
import { daysFrom, type On } from './days.ts';
import { everyState } from './every-state.ts';
import { gatheringSteps } from './gatherings.ts';
import { letterSteps } from './letters.ts';
import { lettersAtWork } from './letters-at-work.ts';
import { meetingSteps } from './meetings.ts';
import { powers } from './powers.ts';
import { replySteps } from './replies.ts';
import { lastWord, moderationSteps, statementSteps } from './said.ts';
import { sources } from './sources.ts';
import { supportSteps } from './support.ts';
import { waySteps } from './way.ts';
import { actors, signUps, verifications } from './who.ts';

const record = keeper('clerk');

/** The last day of one term is the day before the first of the next. */
const termOver = (on: On): Step => ({
  name: 'ended/lindqvist-mayor',
  run: async (world) =>
    endMembership(await world.as('clerk'), world.id('membership/lindqvist-mayor'), {
      until: addDays(on(-60), -1),
      sources: world.ids('source', ['newsletter']),
    }),
});

const attested: Step = {
  name: 'attested/timetable',
  run: async (world) =>
    markPower(await world.as('clerk'), world.id('power/timetable'), {
      standing: 'attested',
      note: 'The city attorney has confirmed it in writing.',
      sources: world.ids('source', ['attorney']),
    }),
};

export const millbrook: Example = {
  place: {
    slug: 'millbrook',
    name: 'Millbrook, an example',
    division: 'ocd-division/country:us/state:zz/place:millbrook',
    languages: ['en', 'es'],
    zone: 'America/New_York',
    banner:
      'Millbrook is invented, and so is everyone in it. Try anything: nothing here is about a real place or person.',
    contact: {
      email: 'stewards@millbrook.invalid',
      words: 'Town hall, second floor, on Tuesdays from 2 to 6.\nInvented like the rest: nobody reads this mail.',
      lang: 'en',
    },
  },
  actors,
  last: 'statement/driver',
  steps: (today) => {
    const on = daysFrom(today);
    const year = Number(today.slice(0, 4));
    return [
      ...signUps,
      ...sources(on, year).map(record.source),
      ...organizations.map(record.organization),
      ...posts.map(record.post),
      ...persons.map(record.person),
      ...memberships(on, year).map(record.membership),
      termOver(on),
      ...verifications,
      ...powers(year).map(record.power),
      attested,
      ...letterSteps(on),
      ...lettersAtWork(on),
      ...waySteps(on),
      ...supportSteps(on),
      ...answerSteps(on, year),
      ...clockSteps(on, year),
      ...commitmentSteps(on),
      ...meetingSteps(on),
      ...gatheringSteps(on),
      ...everyState(on),
      ...statementSteps(on),
      ...moderationSteps,
      ...replySteps(on),
      ...budgetSteps(on, today, year),
      record.statement(lastWord(on)),
    ];
  },
};
