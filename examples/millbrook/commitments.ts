// What Millbrook's offices said they would do: one without a day, some with one, one given up, one whose date moved, one that was kept,
// one that was changed and one of which the opposite was found.
// What is found of each rests on somebody else's word, or says that it does not.
import {
  markCommitment,
  type NewCommitment,
  type NewMark,
  recordCommitment,
  reviewMark,
} from '../../app/record/commitments/actions.ts';
import type { Step } from '../world.ts';
import type { On } from './days.ts';

type Said = Omit<NewCommitment, 'holder' | 'from' | 'sources'> & {
  key: string;
  actor: string;
  holder: string;
  /** the answer it was made in: a demand and a holder */
  answer?: readonly [demand: string, holder: string];
  sources?: readonly string[];
};
type Found = Omit<NewMark, 'commitment' | 'sources'> & {
  key: string;
  of: string;
  actor: string;
  sources?: readonly string[];
};

const said = ({ key, actor, holder, answer, sources, ...words }: Said): Step => ({
  name: `commitment/${key}`,
  run: async (world) =>
    recordCommitment(await world.as(actor), {
      ...words,
      id: world.id(`commitment/${key}`),
      holder: world.holder(holder),
      ...(answer ? { from: { answer: await world.answer(`demand/${answer[0]}`, answer[1]) } } : {}),
      ...(sources ? { sources: world.ids('source', sources) } : {}),
    }),
});

const found = ({ key, of, actor, sources, ...words }: Found): Step => ({
  name: `commitment-mark/${key}`,
  run: async (world) =>
    markCommitment(await world.as(actor), {
      ...words,
      id: world.id(`commitment-mark/${key}`),
      commitment: world.id(`commitment/${of}`),
      ...(sources ? { sources: world.ids('source', sources) } : {}),
    }),
});

const reviewed = (key: string, actor: string, what: 'objected' | 'confirmed', words: string): Step => ({
  name: `commitment-review/${key}/${what}`,
  run: async (world) =>
    reviewMark(await world.as(actor), { mark: world.id(`commitment-mark/${key}`), what, words, lang: 'en' }),
});

export function commitmentSteps(on: On): Step[] {
  const en = { lang: 'en' } as const;
  return [
    said({
      ...en,
      key: 'lamps',
      actor: 'clerk',
      holder: 'post/mayor',
      words: 'Every stop between the depot and the bridge will have a lamp.',
      vague: 'in the coming weeks',
      rule: 'weeks',
      day: on(-66),
      sources: ['minutes-spring'],
    }),
    found({
      ...en,
      key: 'lamps-moved',
      of: 'lamps',
      actor: 'clerk',
      axis: 'time',
      value: 'moved',
      words: 'The newsletter says that the lamps have been ordered again, and names another day.',
      newDue: on(-14),
      day: on(-30),
      sources: ['newsletter'],
    }),
    found({
      ...en,
      key: 'lamps-found',
      of: 'lamps',
      actor: 'clerk',
      axis: 'evidence',
      value: 'partly',
      words: 'The reporter counted lamps at four of the nine stops.',
      day: on(-10),
      sources: ['courier'],
    }),
    reviewed('lamps-found', 'aide', 'objected', 'It is five of nine: the one at Mill Street stands behind the tree.'),
    said({
      ...en,
      key: 'shelter',
      actor: 'aide',
      holder: 'post/mayor',
      words: 'They will stand before the clocks go back.',
      vague: 'before the clocks go back',
      conditions: 'Public works keeps a clear way of five feet beside them.',
      answer: ['buses-2', 'post/mayor'],
    }),
    found({
      ...en,
      key: 'shelter-begun',
      of: 'shelter',
      actor: 'aide',
      axis: 'evidence',
      value: 'begun',
      words: 'The ground at Mill Street is marked, and the bench has been ordered.',
    }),
    said({
      ...en,
      key: 'the-4',
      actor: 'commission',
      holder: 'organization/transit-commission',
      words: 'From the first Monday of next month the 4 runs until eleven, once an hour, Monday to Friday.',
      due: on(30),
      answer: ['buses-1', 'organization/transit-commission'],
    }),
    found({
      ...en,
      key: 'the-4-again',
      of: 'the-4',
      actor: 'commission',
      axis: 'position',
      value: 'restated',
      words: 'It stays at that Monday. The rosters are signed.',
    }),
    said({
      ...en,
      key: 'signs',
      actor: 'director',
      holder: 'post/director',
      words: 'The signs at the stops and the timetable on the web will both be in Spanish by the end of next month.',
      due: on(45),
      answer: ['buses-3', 'post/director'],
    }),
    found({
      ...en,
      key: 'signs-changed',
      of: 'signs',
      actor: 'director',
      axis: 'position',
      value: 'changed',
      words: 'The printer can make twelve signs a month, not all of them at once.',
      newWords: 'The timetable on the web by the end of next month; the signs follow, twelve a month.',
    }),
    said({
      ...en,
      key: 'fence',
      actor: 'clerk',
      holder: 'post/parks-director',
      words: 'The fence will be replaced along its whole length.',
      vague: 'soon',
      rule: 'soon',
      day: on(-4),
      answer: ['elm-street-3', 'post/parks-director'],
      sources: ['parks-notice'],
    }),
    said({
      key: 'anuncios',
      lang: 'es',
      actor: 'clerk',
      holder: 'organization/library-board',
      words: 'Los cambios de horario se anuncian también en la panadería y en la parada del 4.',
      due: on(-5),
      day: on(-12),
      answer: ['biblioteca-3', 'organization/library-board'],
      sources: ['hoja'],
    }),
    found({
      ...en,
      key: 'anuncios-done',
      of: 'anuncios',
      actor: 'clerk',
      axis: 'evidence',
      value: 'done',
      words: 'The reporter saw the new hours on the wall of the bakery and at the stop.',
      day: on(-7),
      sources: ['courier'],
    }),
    said({
      ...en,
      key: 'budget-night',
      actor: 'clerk',
      holder: 'organization/council',
      words: 'We will hold an evening session on the money for bus stops.',
      day: on(-20),
      vague: 'shortly',
      rule: 'soon',
      sources: ['minutes-open'],
    }),
    found({
      ...en,
      key: 'budget-night-off',
      of: 'budget-night',
      actor: 'clerk',
      axis: 'position',
      value: 'abandoned',
      words: 'The president said that the matter goes to the committee, and that there will be no session of its own.',
      day: on(-15),
      sources: ['courier'],
    }),
    said({
      ...en,
      key: 'stops-stay',
      actor: 'clerk',
      holder: 'organization/council',
      words: 'No stop of the 4 is given up this year.',
      day: on(-20),
      vague: 'this year',
      rule: 'this-year',
      sources: ['minutes-open'],
    }),
    found({
      ...en,
      key: 'stops-gone',
      of: 'stops-stay',
      actor: 'clerk',
      axis: 'evidence',
      value: 'contradicted',
      words: 'The reporter found the pole and the bench of the stop at the mill race taken away.',
      day: on(-8),
      sources: ['courier'],
    }),
  ];
}
