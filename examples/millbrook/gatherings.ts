// What became of meetings in Millbrook: one that was held, with its agenda, its minutes in two versions, two objections of which one was
// taken back, an approval, and words on who came that do not agree; one that was called off and takes place after all; and a series under
// its second name, one of whose meetings moved and one of which is cancelled.
import { sql } from 'kysely';
import { changeEvent, recordEvent } from '../../app/record/meetings/actions.ts';
import { addItem, changeItem, removeItem } from '../../app/record/meetings/agenda/actions.ts';
import { type CameTold, sayWhoCame } from '../../app/record/meetings/attendance/actions.ts';
import {
  approveMinutes,
  objectToMinutes,
  publishMinutes,
  withdrawWord,
} from '../../app/record/meetings/minutes/actions.ts';
import { changeSeries, recordSeries } from '../../app/record/meetings/series/actions.ts';
import { cancelMeeting, recordHeld, returnMeeting } from '../../app/record/meetings/turns/actions.ts';
import { keeper } from '../tell.ts';
import type { Step, World } from '../world.ts';
import type { On } from './days.ts';

const working = 'Working meeting on the evening buses';
const ride = 'An evening on the 7';
const counter = 'The commission at the counter';

const lang = 'en';

/** A step somebody takes in the name of a seat of theirs, at a meeting. */
const at = (
  name: string,
  actor: string,
  as: string,
  title: string,
  run: (world: World, who: { ctx: Awaited<ReturnType<World['as']>>; event: string; said: Said }) => Promise<unknown>,
): Step => ({
  name,
  run: async (world) =>
    run(world, {
      ctx: await world.as(actor),
      event: await world.event(title),
      said: { as: world.holder(as), lang },
    }),
});
type Said = { as: ReturnType<World['holder']>; lang: string };

const only = async (world: World, query: ReturnType<typeof sql<{ it: string }>>): Promise<string> => {
  const { rows } = await world.ask((tx) => query.execute(tx));
  if (rows.length !== 1) throw new TypeError(`${rows.length} where there should be one`);
  return rows[0]!.it;
};
const itemOf = async (world: World, title: string, number: number): Promise<string> =>
  only(
    world,
    sql`select id as it from agenda_items where event_id = ${await world.event(title)} and number = ${number} and superseded_by is null`,
  );
const minutesOf = async (world: World, title: string): Promise<string> =>
  only(world, sql`select id as it from minutes where event_id = ${await world.event(title)} and superseded_by is null`);
/** The nth meeting of the series, counted from 1. */
const occurrence = (world: World, n: number): Promise<string> =>
  only(world, sql`select event_id as it from series_events order by occurrence limit 1 offset ${n - 1}`);

const first = [
  'Present were the Riders, the director of transit and three drivers. The mayor left before the second point.',
  'On the evening buses: the director showed the rosters of the 4 and the 7. The last bus of the 7 can leave at 22:40 once two more drivers are there.',
  'On the stops: the city pays for lamps at four of them. It was agreed that the work begins before the winter.',
];
const second = [
  'Present were the Riders, the director of transit and three drivers.',
  'On the evening buses: the director showed the rosters of the 4 and the 7. The last bus of the 7 can leave at 22:40 once two more drivers are there.',
  'On the stops: the city wants to pay for lamps at four of them. When the work begins was not agreed.',
];

const came = (actor: string, as: string, who: string, told: Pick<CameTold, 'says' | 'words'>): Step =>
  at(`came/${as}/${who}`, actor, as, working, (world, { ctx, event, said }) =>
    sayWhoCame(ctx, { ...said, ...told, event, who: world.holder(who) }),
  );

function held(on: On): Step[] {
  const clerk = keeper('clerk');
  const answered = (from: string, reply: 'accept' | 'decline' | 'tentative', words: string): Step =>
    clerk.replied({ event: working, from: [from], reply, words, lang, on: on(-14), sources: ['receipts'] });
  return [
    {
      name: `event/${working}`,
      run: async (world) => {
        const from = world.holder('organization/riders');
        return recordEvent(await world.as('clerk'), {
          kind: 'meeting',
          title: working,
          summary: 'Rosters, stops and money, line by line, with those who drive.',
          status: 'confirmed',
          venue: 'The depot, upstairs',
          day: on(-9),
          time: '18:00',
          standing: 'official',
          lang,
          about: ['letter/buses', 'demand/buses-1', 'demand/buses-2'].map(world.stream),
          sources: world.ids('source', ['receipts']),
          invite: [
            'post/mayor',
            'post/director',
            'organization/centro',
            'organization/merchants',
            'organization/northside',
          ].map((to) => ({ to: world.holder(to), from, words: 'Bring the rosters; we bring the drivers.', lang })),
        });
      },
    },
    answered('post/mayor', 'accept', 'I will be there, and may have to leave early.'),
    answered('post/director', 'accept', 'With the rosters of both lines.'),
    answered('organization/centro', 'accept', 'Two of us will come.'),
    answered('organization/merchants', 'tentative', 'If the shop closes in time.'),
    answered('organization/northside', 'decline', 'It is too far from the last bus home.'),
    at(`agenda/${working}/1`, 'organizer', 'organization/riders', working, (world, { ctx, event, said }) =>
      addItem(ctx, {
        ...said,
        event,
        words: 'The last bus of the 4 and the 7: what the rosters allow',
        demands: [world.id('demand/buses-1')],
      }),
    ),
    at(`agenda/${working}/2`, 'director', 'post/director', working, (world, { ctx, event, said }) =>
      addItem(ctx, { ...said, event, words: 'Lamps at the stops', demands: [world.id('demand/buses-2')] }),
    ),
    at(`agenda/${working}/2-changed`, 'director', 'post/director', working, async (world, { ctx, said }) =>
      changeItem(ctx, {
        ...said,
        item: await itemOf(world, working, 2),
        words: 'Lamps at the stops: which four come first, and who pays',
        demands: [world.id('demand/buses-2')],
      }),
    ),
    at(`agenda/${working}/3`, 'centro', 'organization/centro', working, (_, { ctx, event, said }) =>
      addItem(ctx, { ...said, event, words: 'El horario en español', lang: 'es' }),
    ),
    at(`agenda/${working}/3-removed`, 'centro', 'organization/centro', working, async (world, { ctx, said }) =>
      removeItem(ctx, {
        ...said,
        lang: 'es',
        item: await itemOf(world, working, 3),
        reason: 'La oficina de la alcaldía ya contestó por escrito.',
      }),
    ),
    {
      name: `held/${working}`,
      run: async (world) =>
        recordHeld(await world.as('clerk'), {
          event: await world.event(working),
          on: on(-9),
          lang,
          reason: 'It lasted two hours.',
          sources: world.ids('source', ['receipts']),
        }),
    },
  ];
}

function minutesAndWords(): Step[] {
  return [
    at(`minutes/${working}/1`, 'organizer', 'organization/riders', working, (_, { ctx, event, said }) =>
      publishMinutes(ctx, { ...said, event, paragraphs: first }),
    ),
    at(`objected/${working}/mayor`, 'aide', 'post/mayor', working, async (world, { ctx, said }) =>
      objectToMinutes(ctx, {
        ...said,
        minutes: await minutesOf(world, working),
        quote: 'It was agreed that the work begins before the winter.',
        words: 'Nothing was agreed about a date. I said that I would ask the council for the money.',
      }),
    ),
    at(`objected/${working}/director`, 'director', 'post/director', working, async (world, { ctx, said }) =>
      objectToMinutes(ctx, {
        ...said,
        minutes: await minutesOf(world, working),
        words: 'The minutes leave out that two of the drivers spoke against a later last bus.',
      }),
    ),
    at(`objected/${working}/director/back`, 'director', 'post/director', working, async (world, { ctx, said }) => {
      const minutes = await minutesOf(world, working);
      return withdrawWord(ctx, {
        ...said,
        minutes,
        of: await only(
          world,
          sql`select act_id as it from minutes_objections where minutes_id = ${minutes} and quote is null`,
        ),
        words: 'They asked me not to have it written down. It is theirs to say, not mine.',
      });
    }),
    at(`minutes/${working}/2`, 'organizer', 'organization/riders', working, (_, { ctx, event, said }) =>
      publishMinutes(ctx, { ...said, event, paragraphs: second }),
    ),
    at(`approved/${working}`, 'director', 'post/director', working, async (world, { ctx, said }) =>
      approveMinutes(ctx, { ...said, minutes: await minutesOf(world, working), words: 'Read with the drivers.' }),
    ),
    came('organizer', 'organization/riders', 'post/mayor', {
      says: 'absent',
      words: 'The mayor was there for the first ten minutes, which is not coming to a meeting.',
    }),
    came('aide', 'post/mayor', 'post/mayor', {
      says: 'attended',
      words: 'The mayor came, spoke, and left for the council as announced.',
    }),
    came('organizer', 'organization/riders', 'organization/riders', { says: 'attended', words: undefined }),
    came('organizer', 'organization/riders', 'organization/merchants', { says: 'absent', words: undefined }),
    came('organizer', 'organization/riders', 'organization/centro', { says: 'attended', words: undefined }),
    {
      name: 'came/minutes/post/director',
      run: async (world) =>
        sayWhoCame(await world.as('clerk'), {
          event: await world.event(working),
          who: world.holder('post/director'),
          says: 'attended',
          basis: 'minutes',
          lang,
          sources: world.ids('source', ['receipts']),
        }),
    },
    {
      name: 'came/chair/organization/northside',
      run: async (world) =>
        sayWhoCame(await world.as('clerk'), {
          event: await world.event(working),
          who: world.holder('organization/northside'),
          says: 'absent',
          basis: 'self',
          by: world.holder('organization/northside'),
          words: 'We had said that we could not come.',
          lang,
          sources: world.ids('source', ['northside-note']),
        }),
    },
  ];
}

const returned: Step[] = [
  at(`cancelled/${ride}`, 'organizer', 'organization/riders', ride, (_, { ctx, event, said }) =>
    cancelMeeting(ctx, { ...said, event, reason: 'The last bus of that evening was taken out of the timetable.' }),
  ),
  at(`returned/${ride}`, 'organizer', 'organization/riders', ride, (_, { ctx, event, said }) =>
    returnMeeting(ctx, { ...said, event, stands: 'tentative', reason: 'The bus runs again. We go as we planned.' }),
  ),
];

const series = (on: On): Step[] => [
  {
    name: `series/${counter}`,
    run: async (world) =>
      recordSeries(await world.as('commission'), {
        as: world.holder('organization/transit-commission'),
        lang,
        title: counter,
        summary: 'A commissioner sits at the counter of the depot and listens. No appointment, no speeches.',
        every: 'month-weekday',
        first: on(14),
        time: '17:30',
        venue: 'The counter of the depot',
        count: 6,
        status: 'confirmed',
        about: [world.stream('organization/transit-commission')],
      }),
  },
  {
    name: `series/${counter}/moved`,
    run: async (world) => {
      const event = await occurrence(world, 2);
      const day = await only(world, sql`select day as it from events where id = ${event} and superseded_by is null`);
      const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
      return changeEvent(await world.as('commission'), {
        event,
        as: world.holder('organization/transit-commission'),
        kind: 'meeting',
        title: counter,
        status: 'confirmed',
        standing: 'own',
        venue: 'The library, by the children’s room',
        day: next,
        time: '17:30',
        lang,
      });
    },
  },
  {
    name: `series/${counter}/renamed`,
    run: async (world) =>
      changeSeries(await world.as('commission'), {
        as: world.holder('organization/transit-commission'),
        lang,
        series: await only(world, sql`select id as it from meeting_series where superseded_by is null`),
        title: 'The commission at the counter and at the library',
        summary:
          'A commissioner sits at the counter of the depot, or at the library, and listens. No appointment, no speeches.',
        reason: 'People asked for a place that is warm.',
      }),
  },
  {
    name: `series/${counter}/cancelled`,
    run: async (world) =>
      cancelMeeting(await world.as('commission'), {
        event: await occurrence(world, 3),
        as: world.holder('organization/transit-commission'),
        lang,
        reason: 'The depot is closed that week while the floor is laid.',
      }),
  },
];

export const gatheringSteps = (on: On): Step[] => [...held(on), ...minutesAndWords(), ...returned, ...series(on)];
