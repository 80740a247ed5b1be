// What was said on 22 April 2021, as one report tells it: in our own words, with the shortest quotations.
// Accusations about anyone's character are not repeated; the source is named instead.
import type { StatementTold } from '../tell.ts';

const told = {
  quoted: false,
  day: '2021-04-22',
  attribution: 'reported',
  standing: 'reported',
  lang: 'en',
  sources: ['A'],
} as const;

export const statements: StatementTold[] = [
  {
    ...told,
    key: 'letter-says',
    speaker: 'The seven organizations, in their letter',
    words:
      'They will not take part in “performative politics”. The letter criticizes the police department and its chief; see the source.',
    about: ['letter/policing', 'organization/department', 'post/chief'],
    rows: [4],
  },
  {
    ...told,
    key: 'not-to-his-office',
    speaker: 'post/mayor',
    words: 'The letter was sent to the media and was not directed to his office.',
    standing: 'disputed',
    dispute:
      'The seven organizations say that they submitted the letter to the mayor. The mayor says that it was not directed to his office.',
    about: ['letter/policing'],
    rows: [2, 3],
  },
  {
    ...told,
    key: 'list-of-demands',
    speaker: 'post/mayor',
    words: 'He objected to not meeting until “an 80 list of demands is met”. How many demands there are is unknown.',
    venue: 'A press conference about vaccination clinics',
    about: ['letter/policing'],
    rows: [7],
  },
  {
    ...told,
    key: 'two-page-letter',
    speaker: 'post/mayor',
    words:
      'His commitment to listen, and to be honest about what he can do, is unchanged. He will review the demands. He cannot hire or fire the chief. He will go on working with community stakeholders, and meetings continue monthly.',
    venue: 'A two-page letter; its text is not held',
    attribution: 'reported',
    about: ['letter/policing', 'demand/1', 'post/chief'],
    rows: [8],
  },
  {
    ...told,
    key: 'any-group-welcome',
    speaker: 'A police spokesman',
    words: 'More meetings are planned, the next is scheduled, and any group is welcome.',
    about: ['letter/policing', 'organization/department'],
    rows: [9],
  },
];
