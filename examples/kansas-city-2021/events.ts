// The meetings of April 2021 and what followed until August 2024, with every version of a date, an amount or a vote that sources differ on.
// Nothing later, and nothing that no source tells.
import type { EventTold } from '../tell.ts';

type Happened = EventTold & { rows: readonly number[] };
const lang = 'en';
const reported = { status: 'passed', standing: 'reported', lang } as const;
const disputed = { status: 'passed', standing: 'disputed', lang } as const;

export const turnedDown: Happened = {
  kind: 'meeting',
  title: 'Meeting on police reform',
  summary:
    'With the mayor, the chief of police and other officials. The seven organizations turned it down on 21 April 2021. For which day it was planned, and whether it was held without them, is not in our source.',
  // Its day is in no source: it was not yet over when it was turned down, and nothing more is known.
  status: 'tentative',
  day: '2021-04-21/..',
  standing: 'reported',
  lang,
  about: ['post/mayor', 'post/chief', 'letter/policing'],
  sources: ['A'],
  rows: [1],
};

/** When the seven turned it down. */
export const turnedDownOn = '2021-04-21';

export const nextMeeting: Happened = {
  kind: 'meeting',
  title: 'The next meeting on police reform',
  summary:
    'On 22 April 2021 a police spokesman said that the next meeting was scheduled and that any group is welcome; the mayor said that meetings continue monthly. Its day is not in our source.',
  status: 'confirmed',
  day: '2021-04-22/..',
  standing: 'reported',
  lang,
  about: ['post/mayor', 'organization/department'],
  sources: ['A'],
  rows: [8, 9],
};

export const events: Happened[] = [
  {
    ...disputed,
    kind: 'vote',
    title: 'The city adopts its 2021–22 budget',
    summary: '$1.74 billion in all, with $239 million for the police.',
    day: '2021-03-26',
    until: '2021-04-27',
    dispute:
      'By one report the city adopted the budget on 26 March 2021. By the judgment as reported it approved the police budget on 27 April 2021.\nFor the police: $239 million in one report, nearly $244 million in others.',
    about: ['organization/city', 'organization/council', 'demand/2'],
    sources: ['H', 'F', 'I'],
    rows: [15],
  },
  {
    ...disputed,
    kind: 'vote',
    title: 'The council passes Ordinances 210466 and 210468',
    summary:
      'Introduced by the mayor with eight members, and passed 9–4 the same day. The police get the one-fifth minimum; the rest, $42.3 million, goes to a Community Services and Prevention Fund, to be negotiated.',
    day: '2021-05-20',
    dispute: 'The rest: $42,282,444 in most reports, $42.5 million in one, over $45 million in another.',
    about: ['organization/council', 'post/mayor', 'organization/department', 'demand/2', 'demand/3'],
    sources: ['J', 'K', 'H', 'G'],
    rows: [16],
  },
  {
    ...disputed,
    kind: 'vote',
    title: 'The board votes to start litigation',
    summary: 'By 3–1, in closed session. The mayor, a member, objected.',
    day: '2021-05-24',
    until: '2021-05-25',
    dispute: 'It was on 24 May 2021 or on 25 May 2021.',
    about: ['organization/board', 'post/mayors-seat', 'post/mayor', 'demand/2'],
    sources: ['H'],
    rows: [17],
  },
  {
    ...disputed,
    kind: 'filing',
    title: 'The board sues (2116-CV11556)',
    day: '2021-05-28',
    dispute: 'The vote to file: 4–1 in one report. The vote to start litigation is told as 3–1.',
    about: ['organization/board', 'organization/city', 'demand/2'],
    sources: ['F', 'L', 'H'],
    rows: [18],
  },
  {
    ...reported,
    kind: 'filing',
    title: 'The head of the Urban League of Greater Kansas City asks the court to intervene',
    day: '2021-06-14',
    about: ['organization/urban-league', 'demand/2'],
    sources: ['H'],
    rows: [19],
  },
  {
    ...disputed,
    kind: 'ruling',
    title: 'A Jackson County judge rules on the ordinances',
    summary:
      'The ordinances broke state law once the budget was adopted, the judge found, and ordered $42,282,444 returned. As reported, state law requires at least one-fifth of the city’s general revenue for the police department; the discretion above it ends once the board has adopted its budget.',
    day: '2021-10-05',
    dispute: 'The sum to be returned: $42,282,444; in one report 45,282,444.',
    about: ['organization/council', 'organization/board', 'organization/city', 'demand/2', 'power/city-budget'],
    sources: ['F', 'G'],
    rows: [14, 20],
  },
  {
    ...reported,
    kind: 'announcement',
    title: 'The police department says the chief will retire in 2022',
    day: '2021-11-23',
    about: ['organization/department', 'post/chief', 'demand/1'],
    sources: ['M'],
    rows: [21],
  },
  {
    ...reported,
    kind: 'announcement',
    title: 'The board says it never voted to fire the chief',
    day: '2021-11-29',
    about: ['organization/board', 'post/chief', 'demand/1'],
    sources: ['N'],
    rows: [22],
  },
  {
    kind: 'announcement',
    title: 'The chief announces that he will retire on 22 April 2022',
    status: 'passed',
    standing: 'official',
    lang,
    day: '2022-03-25',
    about: ['post/chief', 'demand/1'],
    sources: ['O'],
    rows: [23],
  },
  {
    ...reported,
    kind: 'announcement',
    title: 'The board names the successor of the chief',
    summary: 'The board chooses the chief. Four of its five members are appointed by the governor.',
    day: '2022-12',
    about: ['organization/board', 'post/chief', 'post/governor', 'demand/1'],
    sources: ['E'],
    rows: [13, 24],
  },
  {
    ...reported,
    kind: 'vote',
    title: 'Voters approve a minimum of 25% for the police',
    summary: 'From 20% to 25% of general revenue.',
    day: '2022-11',
    about: ['organization/voters', 'power/one-fourth-first-vote', 'demand/2'],
    sources: ['P', 'Q'],
    rows: [25],
  },
  {
    ...reported,
    kind: 'ruling',
    title: 'The state supreme court annuls the vote of November 2022',
    summary: 'Over the cost note.',
    day: '2024-04-30',
    about: ['organization/voters', 'power/one-fourth-first-vote'],
    sources: ['P'],
    rows: [25],
  },
  {
    ...reported,
    kind: 'vote',
    title: 'Voters approve a minimum of 25% again',
    summary: 'By 549,919 to 525,657.',
    day: '2024-08-06',
    about: ['organization/voters', 'power/one-fourth-second-vote', 'demand/2'],
    sources: ['Q'],
    rows: [25],
  },
];
