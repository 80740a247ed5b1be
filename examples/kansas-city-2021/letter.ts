// The letter of 22 April 2021 as far as a report tells of it: ten demands of a list that is not complete, and no text of its own.
// It was published; it was sent, as the seven say; nothing evidences a delivery, so nobody is ever said to be waiting or silent.
import type { AnswerTold } from '../tell.ts';

export const letter = {
  title: 'Policing: a letter from seven organizations',
  summary:
    'The seven released a copy of a letter that they say they submitted to the mayor and the county prosecuting attorney. The full letter is not held, and its demands are told as reported. The report lists only some of them; how many there are is unknown. The demands go back to protests since June 2020, after the murder of George Floyd.',
  day: '2021-04-22',
  rows: [2, 4, 5, 6],
};

type Demand = {
  key: string;
  heading: string;
  verb: string;
  object: string;
  aboutPost?: string;
};

/**
 * In the order of the report; each was put to the two offices the letter names and to nobody else. Who can act on it is told by the
 * register of powers, by verb and object: that the board or the city was asked is in no source.
 */
export const demands: Demand[] = [
  {
    key: 'demand/1',
    heading: 'The chief of police to resign',
    verb: 'dismiss',
    object: 'chief-of-police',
    aboutPost: 'chief',
  },
  {
    key: 'demand/2',
    heading: 'The police budget brought to 20% of the city’s general fund',
    verb: 'adopt-budget',
    object: 'city-budget',
  },
  {
    key: 'demand/3',
    heading:
      'A community-established People’s Budget that moves police money to housing, health care, sustainable infrastructure and education',
    verb: 'adopt-budget',
    object: 'city-budget',
  },
  {
    key: 'demand/4',
    heading: 'Dismantle the Office of Community Complaints',
    verb: 'dissolve',
    object: 'office-of-community-complaints',
  },
  {
    key: 'demand/5',
    heading: 'An independent, community-based and governed office of complaints',
    verb: 'establish',
    object: 'independent-office-of-complaints',
  },
  {
    key: 'demand/6',
    heading: 'Immediate suspension without pay of officers under criminal indictment',
    verb: 'manage',
    object: 'police-department',
  },
  {
    key: 'demand/7',
    heading: 'A reparations plan for families of people killed by the police department',
    verb: 'compensate',
    object: 'families-of-people-killed-by-police',
  },
  {
    key: 'demand/8',
    heading: 'Officers liable for misconduct settlements',
    verb: 'enact',
    object: 'liability-for-misconduct-settlements',
  },
  {
    key: 'demand/9',
    heading: 'Withdraw from police militarization programs',
    verb: 'manage',
    object: 'police-department',
  },
  {
    key: 'demand/10',
    heading: 'A special prosecutor for alleged police misconduct',
    verb: 'appoint',
    object: 'special-prosecutor',
  },
];

const submitted =
  'The seven organizations say they submitted the letter to this office. The report tells neither the day nor the way.';

export const sent = [
  { to: 'post/mayor', words: submitted, rows: [2] },
  { to: 'post/prosecutor', words: submitted, rows: [2] },
];

/** What the mayor said of the delivery. */
export const disputed = {
  holder: 'post/mayor',
  words: 'The mayor said that the letter was sent to the media and was not directed to his office.',
  rows: [3],
};

/** The mayor's two-page letter, as reported: its text is not held, and the codes are the editors' reading of the report. */
export const answers: (AnswerTold & { rows: readonly number[] })[] = [
  {
    demands: ['demand/1'],
    holder: 'post/mayor',
    verdict: 'not-my-power',
    reasons:
      'He said that he cannot hire or fire the chief. He said no more than that: the board is named here from the register of powers, where the mayor has one of its five votes. The text of his letter is not held.',
    refers: 'organization/board',
    lang: 'en',
    on: '2021-04-22',
    sources: ['A', 'C', 'B'],
    rows: [8],
  },
  {
    demands: demands.slice(1).map((demand) => demand.key),
    holder: 'post/mayor',
    verdict: 'under-review',
    reasons:
      'He said that he will review the demands. He spoke of all of them together, not of this one. The text of his letter is not held.',
    lang: 'en',
    on: '2021-04-22',
    sources: ['A'],
    rows: [8],
  },
];
