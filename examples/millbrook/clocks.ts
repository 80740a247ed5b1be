// How long Millbrook's offices have, and what happened to their clocks: a law of the town, a rule of the council, a promise of the
// library, and the courtesy of the site for all others. One clock of every state stands somewhere in the town.
import { commit, draft } from '../../app/acts/commit.ts';
import { calendarSet } from '../../app/acts/places.ts';
import { changeClock } from '../../app/record/clocks/actions.ts';
import { type PeriodWords, setPeriod } from '../../app/record/clocks/period-actions.ts';
import { recordDelivery } from '../../app/record/letters/deliver.ts';
import type { Step } from '../world.ts';
import type { On } from './days.ts';

type Period = Omit<PeriodWords, 'holder' | 'sources'> & { key: string; holder: string; sources: readonly string[] };

const set = ({ key, holder, sources, ...words }: Period): Step => ({
  name: `period/${key}`,
  run: async (world) =>
    setPeriod(await world.as('clerk'), {
      ...words,
      id: world.id(`period/${key}`),
      holder: world.holder(holder),
      lang: 'en',
      sources: world.ids('source', sources),
    }),
});

/** A year's days off of the town: New Year's Day, and its own day two weeks ago. */
const calendar = (year: number, founders: string): Step => ({
  name: `calendar/${year}`,
  run: async (world) => {
    const own = founders.startsWith(`${year}`) ? [{ date: founders, name: 'Founders’ Day' }] : [];
    const days = [{ date: `${year}-01-01`, name: 'New Year’s Day' }, ...own];
    return commit(await world.as('steward'), [draft({ act: calendarSet, body: { year, days } })]);
  },
});

export function clockSteps(on: On, year: number): Step[] {
  const founders = on(-13);
  return [
    calendar(year - 1, founders),
    calendar(year, founders),
    set({
      key: 'mayor',
      holder: 'post/mayor',
      basis: 'law',
      days: 8,
      unit: 'working',
      soon: 3,
      long: 5,
      rolls: true,
      extendMost: 5,
      citation: 'Charter of Millbrook, article 9, section 3',
      url: 'https://www.millbrook.invalid/charter',
      note: 'A letter to the mayor is answered within eight working days. The mayor may take up to five more and says why.',
      from: on(-40),
      sources: ['charter'],
    }),
    set({
      key: 'council',
      holder: 'organization/council',
      basis: 'rule',
      days: 30,
      unit: 'calendar',
      soon: 5,
      long: 30,
      rolls: true,
      citation: 'Rules of procedure of the city council, rule 31',
      sources: ['minutes-open'],
    }),
    set({
      key: 'library',
      holder: 'organization/library-board',
      basis: 'promise',
      days: 14,
      unit: 'calendar',
      soon: 3,
      long: 30,
      rolls: true,
      citation: 'Two weeks for every letter, says the board’s sheet',
      sources: ['hoja'],
    }),
    arrived('biblioteca', 'organization/library-board', on(-24), 'Left at the library’s desk, which stamped our copy.'),
    arrived('biblioteca', 'post/mayor', on(-24), 'The mayor’s front desk wrote the day on our copy.'),
    {
      name: 'clock/pause/buses-5',
      run: async (world) =>
        changeClock(await world.as('clerk'), {
          referral: await world.referral('demand/buses-5', 'organization/council'),
          what: 'pause',
          day: on(-6),
          words:
            'The president wrote that the council waits for the commission to say how it reads the charter, and will go on when it has.',
          lang: 'en',
          sources: world.ids('source', ['minutes-open']),
        }),
    },
    {
      name: 'clock/extend/elm-street-4',
      run: async (world) =>
        changeClock(await world.as('aide'), {
          referral: await world.referral('demand/elm-street-4', 'post/mayor'),
          what: 'extend',
          days: 5,
          day: world.today,
          words: 'The count was made by a firm in another town, which sends its tables next week.',
          lang: 'en',
        }),
    },
  ];
}

const arrived = (letter: string, holder: string, day: string, evidence: string): Step => ({
  name: `delivery/${letter}/delivered/${holder}`,
  run: async (world) =>
    recordDelivery(await world.as('centro'), {
      letter: world.id(`letter/${letter}`),
      holder: world.holder(holder),
      fact: 'delivered',
      channel: 'hand',
      day,
      evidence,
      lang: 'en',
    }),
});
