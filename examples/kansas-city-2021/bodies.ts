// The organizations and offices of the case, and the one membership that is law. Nobody is named: offices are enough for every row.
import type { MembershipTold, OrganizationTold, PostTold } from '../tell.ts';

const seven = (key: string, name: string): OrganizationTold => ({
  key,
  name,
  kind: 'association',
  summary: 'One of the seven organizations that released the letter of 22 April 2021.',
  sources: ['A'],
  rows: [2],
});

export const organizations: OrganizationTold[] = [
  seven('black-rainbow', 'Black Rainbow'),
  seven('naacp', 'NAACP'),
  seven('sclc', 'Southern Christian Leadership Conference of Greater Kansas City'),
  seven('nbuf', 'National Black United Front – Kansas City'),
  seven('operation-liberation', 'Operation Liberation'),
  seven('urban-league', 'Urban League of Greater Kansas City'),
  seven('urban-summit', 'Urban Summit of Kansas City'),
  {
    key: 'city',
    name: 'City of Kansas City, Missouri',
    kind: 'public-body',
    sources: ['A'],
    rows: [2],
  },
  {
    key: 'council',
    name: 'City Council of Kansas City, Missouri',
    kind: 'legislature',
    parent: 'city',
    summary: 'Passed two ordinances on police funding on 20 May 2021.',
    sources: ['J', 'K'],
    rows: [16],
  },
  {
    key: 'county',
    name: 'Jackson County',
    kind: 'public-body',
    sources: ['A'],
    rows: [2],
  },
  {
    key: 'board',
    name: 'Board of Police Commissioners',
    kind: 'public-body',
    summary:
      'Four commissioners and the mayor, who is a voting member (RSMo 84.350). It adopts rules and policy and appoints the chief, who answers to it (RSMo 84.420.2). The police force is under its exclusive management and control (RSMo 84.460).',
    sources: ['B', 'C', 'D'],
    rows: [10, 11, 12],
  },
  {
    key: 'department',
    name: 'Kansas City Police Department',
    kind: 'public-body',
    parent: 'board',
    summary: 'Under the exclusive management and control of the Board of Police Commissioners (RSMo 84.460).',
    sources: ['D'],
    rows: [12],
  },
  {
    key: 'complaints-office',
    name: 'Office of Community Complaints',
    kind: 'public-body',
    summary: 'The letter asks to dismantle it. Who can do that is not established here.',
    sources: ['A'],
    rows: [6],
  },
  {
    key: 'state',
    name: 'State of Missouri',
    kind: 'public-body',
    sources: ['E', 'P'],
    rows: [13],
  },
  {
    key: 'legislature',
    name: 'State legislature',
    kind: 'legislature',
    parent: 'state',
    summary: 'State law sets the least that the city must spend on the police department.',
    sources: ['F', 'G'],
    rows: [14],
  },
  {
    key: 'voters',
    name: 'Voters of the state',
    kind: 'electorate',
    parent: 'state',
    summary: 'Voted twice on the least that the city must spend on the police department.',
    sources: ['P', 'Q'],
    rows: [25],
  },
];

export const posts: PostTold[] = [
  {
    key: 'mayor',
    organization: 'city',
    label: 'Mayor',
    summary: 'Also a voting member of the Board of Police Commissioners (RSMo 84.350).',
    sources: ['B'],
    rows: [10],
  },
  {
    key: 'prosecutor',
    organization: 'county',
    label: 'Prosecuting attorney',
    summary: 'The letter was submitted to this office as well, the seven organizations say.',
    sources: ['A'],
    rows: [2],
  },
  {
    key: 'commissioner',
    organization: 'board',
    label: 'Police commissioner',
    seats: 4,
    summary:
      'Four of the five seats of the board (RSMo 84.350). Their holders are appointed by the governor, as reported in December 2022.',
    sources: ['B', 'E'],
    rows: [10, 13],
  },
  {
    key: 'mayors-seat',
    organization: 'board',
    label: 'Seat of the mayor',
    summary: 'One of the five seats of the board, with a vote: by law it is the mayor’s (RSMo 84.350).',
    sources: ['B'],
    rows: [10],
  },
  {
    key: 'chief',
    organization: 'department',
    label: 'Chief of police',
    summary: 'Appointed by the Board of Police Commissioners, and answers to it (RSMo 84.420.2).',
    sources: ['C'],
    rows: [11],
  },
  {
    key: 'governor',
    organization: 'state',
    label: 'Governor',
    summary: 'Appoints four of the five members of the Board of Police Commissioners, as reported in December 2022.',
    sources: ['E'],
    rows: [13],
  },
];

export const memberships: MembershipTold[] = [
  {
    key: 'mayor-on-the-board',
    post: 'mayors-seat',
    role: 'The mayor, by law (RSMo 84.350)',
    sources: ['B'],
    rows: [10],
  },
];
