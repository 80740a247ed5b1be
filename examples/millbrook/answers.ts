// Answers of every kind in Millbrook: given here by the office itself, recorded from a source, revised, and corrected by the holder.
// Each says what its office can and cannot do; none is written so that its author looks better or worse than another.
import { correctRecorded, giveAnswer, reviseAnswer } from '../../app/record/answers/actions.ts';
import type { AnswerWords } from '../../app/record/answers/rules.ts';
import { keeper } from '../tell.ts';
import type { Step } from '../world.ts';
import type { On } from './days.ts';

type Here = Omit<AnswerWords, 'refers' | 'lang'> & { demand: string; holder: string; actor: string; refers?: string };

const given = ({ demand, holder, actor, refers, ...words }: Here): Step => ({
  name: `given/${demand}/${holder}`,
  run: async (world) =>
    giveAnswer(await world.as(actor), {
      ...words,
      lang: 'en',
      ...(refers ? { refers: world.holder(refers) } : {}),
      referrals: [await world.referral(`demand/${demand}`, holder)],
    }),
});

const again = (what: typeof reviseAnswer, { demand, holder, actor, refers, ...words }: Here): Step => ({
  name: `again/${demand}/${holder}`,
  run: async (world) =>
    what(await world.as(actor), {
      ...words,
      lang: 'en',
      ...(refers ? { refers: world.holder(refers) } : {}),
      answer: await world.answer(`demand/${demand}`, holder),
    }),
});

const aide = { actor: 'aide', holder: 'post/mayor' } as const;
const director = { actor: 'director', holder: 'post/director' } as const;
const commission = { actor: 'commission', holder: 'organization/transit-commission' } as const;

export function answerSteps(on: On, year: number): Step[] {
  const { answered } = keeper('clerk');
  return [
    // Recorded from minutes: what the mayor before this one said, and what was heard of others.
    answered({
      demands: ['demand/buses-4'],
      holder: 'post/mayor',
      verdict: 'declined',
      reasons:
        'Mayor Lindqvist told the council that seats on the commission should go to people who have run a service, and that he would not set one aside.',
      lang: 'en',
      on: on(-66),
      sources: ['minutes-spring'],
    }),
    answered({
      demands: ['demand/buses-3'],
      holder: 'post/director',
      verdict: 'declined',
      reasons:
        'The director told the commission that there is no money this year to print the timetable a second time.',
      lang: 'en',
      on: on(-38),
      sources: ['transit-minutes'],
    }),
    answered({
      demands: ['demand/buses-4'],
      holder: 'organization/council',
      verdict: 'cannot-comment',
      reasons:
        'The president said that applications for the open seat are being read, and that the council does not speak about a seat while they are.',
      quote: 'We read first and speak after.',
      lang: 'en',
      on: on(-20),
      sources: ['minutes-open', 'courier'],
    }),
    answered({
      demands: ['demand/elm-street-3'],
      holder: 'post/parks-director',
      verdict: 'accepted',
      reasons:
        'The fence will be replaced along its whole length. The department brings posts and tools, and takes up the parents’ offer of a Saturday.',
      lang: 'en',
      on: on(-4),
      sources: ['parks-notice'],
    }),
    answered({
      demands: ['demand/biblioteca-1'],
      holder: 'organization/library-board',
      verdict: 'under-review',
      reasons:
        'El consejo tratará en su próxima reunión la apertura de dos tardes por semana y ha pedido a la directora que calcule cuánto costaría.',
      lang: 'es',
      on: on(-12),
      sources: ['hoja'],
    }),
    answered({
      demands: ['demand/biblioteca-3'],
      holder: 'organization/library-board',
      verdict: 'accepted',
      reasons: 'Desde este mes, los cambios de horario se anuncian también en la panadería y en la parada del 4.',
      lang: 'es',
      on: on(-12),
      sources: ['hoja'],
    }),

    // Given here, by whoever holds the office today.
    given({
      ...commission,
      demand: 'buses-1',
      verdict: 'partly',
      reasons:
        'From the first Monday of next month the 4 runs until eleven, once an hour, Monday to Friday. For the 7 there are not enough drivers yet: three have been hired and are being trained. The commission takes up the 7, and the Saturdays, when they have their licenses.',
    }),
    given({
      ...aide,
      demand: 'buses-1',
      verdict: 'not-my-power',
      refers: 'organization/transit-commission',
      reasons:
        'The Transit Commission sets the timetable by three votes of five, and the mayor has none of them. She has asked the commission in writing to take up both lines this season; her letter is in its minutes.',
    }),
    given({
      ...aide,
      demand: 'buses-2',
      verdict: 'under-review',
      reasons:
        'Public works is measuring the sidewalk at Mill Street. A shelter needs a clear way of five feet beside it, and we do not know yet whether there is room.',
    }),
    again(reviseAnswer, {
      ...aide,
      demand: 'buses-2',
      verdict: 'accepted',
      reasons:
        'Public works has measured the sidewalk at Mill Street. There is room for a shelter, a bench and a lamp, with a clear way of five feet beside them. They will stand before the clocks go back. The cost is within what the mayor may order for small works.',
    }),
    again(correctRecorded, {
      ...director,
      demand: 'buses-3',
      verdict: 'partly',
      reasons:
        'What the minutes say is true of the printed booklet, and it holds for this year. The signs at the stops and the timetable on the web are another matter: both will be in Spanish by the end of next month. I did not say so at the meeting, and should have.',
    }),
    again(reviseAnswer, {
      ...aide,
      demand: 'buses-4',
      verdict: 'not-my-power',
      refers: 'organization/council',
      reasons: `Since July ${year - 2} the council appoints the commissioners, no longer the mayor. Mayor Calloway would welcome a rider on the commission, and will tell the council so if it asks her.`,
    }),
    // With the mayor and the council the third to answer the same demand: they can be read side by side.
    given({
      ...commission,
      demand: 'buses-4',
      verdict: 'partly',
      reasons:
        'The commission appoints nobody to itself. What it can do it does: from its next session on, two riders may sit at the table and speak to every item, without a vote, until the council has filled the open seat.',
    }),
    given({
      ...commission,
      demand: 'buses-5',
      verdict: 'under-review',
      reasons:
        'The commission and the council do not agree on who sets the fares; both readings of the charter are in the register of powers. Until that is settled the youth fare stays as it is. The commission has asked for a meeting of both bodies.',
    }),
    given({
      ...aide,
      demand: 'buses-6',
      verdict: 'not-my-power',
      refers: 'organization/county',
      reasons:
        'The bridge and its sidewalk belong to Alder County. The city sweeps them by agreement and decides nothing about them.',
    }),
    given({
      ...director,
      demand: 'buses-6',
      verdict: 'not-my-power',
      noneKnown: true,
      reasons:
        'Our buses cross the bridge, but transit has no say over its sidewalk. I asked three offices, each of which named another one. I do not know who can decide it.',
    }),
  ];
}
