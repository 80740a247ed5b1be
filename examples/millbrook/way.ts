// What is known of the way of Millbrook's letters to those they were put to. Published, sent and delivered are told apart here as
// everywhere, and so is what a receiver says of it.
import {
  acknowledgeDelivery,
  disputeDelivery,
  type NewDelivery,
  recordDelivery,
} from '../../app/record/letters/deliver.ts';
import type { Step } from '../world.ts';
import type { On } from './days.ts';

type Way = Omit<NewDelivery, 'letter' | 'holder' | 'sources' | 'lang' | 'day'> & {
  letter: string;
  holder?: string;
  sources?: readonly string[];
  day: string;
  actor: string;
};

const went = ({ letter, holder, sources, actor, ...way }: Way): Step => ({
  name: `delivery/${letter}/${way.fact}/${holder ?? 'all'}`,
  run: async (world) =>
    recordDelivery(await world.as(actor), {
      ...way,
      letter: world.id(`letter/${letter}`),
      ...(holder ? { holder: world.holder(holder) } : {}),
      lang: 'en',
      ...(sources ? { sources: world.ids('source', sources) } : {}),
    }),
});

type Word = {
  letter: string;
  fact: string;
  holder: string;
  actor: string;
  words: string;
  day?: string;
  sources?: readonly string[];
};

const said = (what: typeof disputeDelivery, { letter, fact, holder, actor, words, day, sources }: Word): Step => ({
  name: `delivery-words/${letter}/${holder}`,
  run: async (world) =>
    what(await world.as(actor), {
      delivery: await world.delivery(`letter/${letter}`, fact, holder),
      words,
      lang: 'en',
      ...(day ? { day } : {}),
      ...(sources ? { sources: world.ids('source', sources) } : {}),
    }),
});

export function waySteps(on: On): Step[] {
  const organizer = { letter: 'buses', actor: 'organizer' } as const;
  const parents = { letter: 'elm-street', actor: 'parents' } as const;
  return [
    went({ ...organizer, fact: 'published', channel: 'web', day: on(-75) }),
    went({ ...organizer, fact: 'sent', channel: 'hand', day: on(-75), holder: 'post/mayor' }),
    went({
      letter: 'buses',
      actor: 'clerk',
      fact: 'delivered',
      channel: 'hand',
      day: on(-74),
      holder: 'post/mayor',
      evidence: 'Receipt 118, stamped at the counter and signed by the front desk.',
      sources: ['receipts'],
    }),
    went({
      ...organizer,
      fact: 'delivered',
      channel: 'e-mail',
      day: on(-72),
      holder: 'organization/transit-commission',
      evidence: 'The commission’s office wrote back the same day and gave it the number 9.',
    }),
    said(acknowledgeDelivery, {
      letter: 'buses',
      fact: 'delivered',
      holder: 'organization/transit-commission',
      actor: 'commission',
      day: on(-71),
      words: 'Received, and put before the commissioners with the papers for their next meeting.',
    }),
    went({
      letter: 'buses',
      actor: 'clerk',
      fact: 'delivered',
      channel: 'meeting',
      day: on(-20),
      holder: 'organization/council',
      evidence: 'Handed to the president at the open session; the minutes name it.',
      sources: ['minutes-open'],
    }),
    went({
      ...organizer,
      fact: 'sent',
      channel: 'mail',
      day: on(-50),
      holder: 'organization/county',
      evidence: 'Posted at the depot post office.',
    }),
    said(disputeDelivery, {
      letter: 'buses',
      fact: 'sent',
      holder: 'organization/county',
      actor: 'clerk',
      words:
        'The county engineer writes that no such letter is in the county’s register of mail, and asks for another copy.',
      day: on(-30),
      sources: ['county-letter'],
    }),
    went({ ...parents, fact: 'published', channel: 'web', day: on(-10) }),
    went({
      ...parents,
      fact: 'delivered',
      channel: 'hand',
      day: on(-9),
      holder: 'post/mayor',
      evidence: 'Given to the mayor’s front desk, which wrote the date and a name on our copy.',
    }),
    said(acknowledgeDelivery, {
      letter: 'elm-street',
      fact: 'delivered',
      holder: 'post/mayor',
      actor: 'aide',
      day: on(-8),
      words: 'Received at the front desk. Thank you for the children’s drawings, which hang in the hall.',
    }),
    went({
      ...parents,
      fact: 'sent',
      channel: 'e-mail',
      day: on(-10),
      holder: 'organization/school-board',
      evidence: 'Sent to the board’s published address.',
    }),
    went({ letter: 'biblioteca', actor: 'centro', fact: 'published', channel: 'web', day: on(-25) }),
  ];
}
