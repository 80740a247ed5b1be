// Who may do what in the case, as read in its sources. What nobody researched has no entry, and the site then says "not established":
// an independent office of complaints, a special prosecutor, a reparations plan.
import type { PowerTold } from '../tell.ts';

const lang = 'en';
const board = { holder: 'organization/board', lang, rows: [10, 11, 12] } as const;
const fiveMembers = {
  mode: 'joint',
  joint: { m: 5 },
  jointMembers: 'Four commissioners and the mayor, who is a voting member (RSMo 84.350)',
  // The vote on the board goes with the mayor's office; the seat that is set aside for it is not a second one.
  jointPosts: ['commissioner', 'mayor'],
} as const;
const votes = 'How many of the five votes it takes is not in our sources.';

const chief = { object: 'the chief of police', objectKey: 'chief-of-police' } as const;
const governor = {
  ...chief,
  holder: 'post/governor',
  mode: 'appoints-holder',
  note: 'Appoints four of the five members of the board, as reported in December 2022. Since when is not in our sources.',
  lang,
  sources: ['E'],
  rows: [13],
} as const;

const minimum = {
  verb: 'enact',
  object: 'the least the city must spend on the police',
  objectKey: 'minimum-police-funding',
  mode: 'sole',
  // The city decides only above it.
  limits: 'city-budget',
  lang,
} as const;

export const powers: PowerTold[] = [
  {
    ...board,
    ...chief,
    ...fiveMembers,
    key: 'appoint-chief',
    verb: 'appoint',
    basis: 'RSMo 84.420.2',
    basisUrl: 'https://instalawyer.io/laws/missouri-revised-statutes/section-84420-board-of',
    note: votes,
    sources: ['C', 'B'],
  },
  {
    ...board,
    ...chief,
    ...fiveMembers,
    key: 'dismiss-chief',
    verb: 'dismiss',
    basis: 'RSMo 84.420.2; RSMo 84.460',
    basisUrl: 'https://instalawyer.io/laws/missouri-revised-statutes/section-84420-board-of',
    note: `Read from these laws together: the board appoints the chief, who answers to it, and has exclusive control. ${votes}`,
    sources: ['C', 'D', 'B'],
  },
  { ...governor, key: 'governor-appoint', verb: 'appoint' },
  { ...governor, key: 'governor-dismiss', verb: 'dismiss' },
  {
    ...board,
    ...fiveMembers,
    key: 'police-policy',
    verb: 'set-policy',
    object: 'the rules and policy of the police department',
    objectKey: 'police-policy',
    basis: 'RSMo 84.420.2',
    basisUrl: 'https://instalawyer.io/laws/missouri-revised-statutes/section-84420-board-of',
    note: votes,
    sources: ['C', 'B'],
  },
  {
    ...board,
    ...fiveMembers,
    key: 'manage-police',
    verb: 'manage',
    object: 'the police department',
    objectKey: 'police-department',
    basis: 'RSMo 84.460',
    basisUrl: 'https://laws9.com/statutes/missouri/t07/c084/84_460',
    note: `Exclusive management and control. ${votes}`,
    sources: ['D', 'B'],
  },
  {
    key: 'city-budget',
    holder: 'organization/city',
    verb: 'adopt-budget',
    object: 'the city budget',
    objectKey: 'city-budget',
    mode: 'sole',
    basis: 'As a court read the law, as reported',
    note: 'By the council with the mayor. For the police department: above the legal minimum, and only until the board has adopted its own budget. After that the discretion ends, as the court read the law.',
    lang,
    sources: ['F', 'G'],
    rows: [14],
  },
  {
    ...minimum,
    key: 'one-fifth',
    holder: 'organization/legislature',
    basis: 'State law, as reported; its number, RSMo 84.730, is unconfirmed',
    until: '2022',
    note: 'At least one-fifth of the city’s general revenue.',
    sources: ['F', 'G'],
    rows: [14],
  },
  {
    ...minimum,
    key: 'one-fourth-law',
    holder: 'organization/legislature',
    basis: 'The law of 2022, as reported; its number is not in our sources',
    from: '2022',
    replaces: 'one-fifth',
    note: 'At least one-fourth: from 20% to 25% of general revenue. See the votes of November 2022 and of 6 August 2024.',
    sources: ['P', 'Q'],
    rows: [25],
  },
  {
    ...minimum,
    key: 'one-fourth-first-vote',
    holder: 'organization/voters',
    basis: 'The vote of November 2022',
    from: '2022-11',
    until: '2024-04-30',
    standing: 'disputed',
    note: 'Approved in November 2022, and annulled by the state supreme court on 30 April 2024 over the cost note.',
    sources: ['P'],
    rows: [25],
  },
  {
    ...minimum,
    key: 'one-fourth-second-vote',
    holder: 'organization/voters',
    basis: 'The vote of 6 August 2024',
    from: '2024-08-06',
    note: 'Approved again: 549,919 to 525,657.',
    sources: ['Q'],
    rows: [25],
  },
];
