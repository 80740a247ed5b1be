// Meetings to come and meetings past in Millbrook, with what the invited said in their own words. Two invitations have no reply: one
// reached its office, by evidence, and waits; of the other it is only known that it was sent.
// Whoever invites, an office or an organization, is told the same way.
import { changeEvent, type EventWords, recordEvent } from '../../app/record/meetings/actions.ts';
import { type NewWay, recordWay } from '../../app/record/meetings/delivery/actions.ts';
import { type InvitationWords, replyToInvitation } from '../../app/record/meetings/invitations.ts';
import type { Reply } from '../../app/record/meetings/rules.ts';
import { type EventTold, keeper } from '../tell.ts';
import type { Step } from '../world.ts';
import type { On } from './days.ts';

type Invites = {
  actor: string;
  as: string;
  words: EventWords;
  about: readonly string[];
  invite: readonly string[];
  saying: string;
};

const proposed = ({ actor, as, words, about, invite, saying }: Invites): Step => ({
  name: `event/${words.title}`,
  run: async (world) =>
    recordEvent(await world.as(actor), {
      ...words,
      as: world.holder(as),
      about: about.map(world.stream),
      invite: invite.map((to): InvitationWords => ({ to: world.holder(to), words: saying, lang: words.lang })),
    }),
});

const replied = (event: string, actor: string, who: string, reply: Reply, words: string, lang = 'en'): Step => ({
  name: `replied/${event}/${who}`,
  run: async (world) =>
    replyToInvitation(await world.as(actor), { invitation: await world.invitation(event, who), reply, words, lang }),
});

const went = (event: string, who: string, actor: string, way: Omit<NewWay, 'invitation' | 'lang'>): Step => ({
  name: `invitation-${way.fact}/${event}/${who}`,
  run: async (world) =>
    recordWay(await world.as(actor), { ...way, invitation: await world.invitation(event, who), lang: 'en' }),
});

const townHall = 'Town hall on evening buses';
const ride = 'An evening on the 7';
const walk = 'Walk to school with us';
const hearing = 'Hearing on the fares';

const own = { kind: 'meeting', standing: 'own', lang: 'en' } as const;
const official = { standing: 'official', lang: 'en' } as const;

export function meetingSteps(on: On): Step[] {
  const clerk = keeper('clerk');
  const calledOff: EventTold = {
    ...official,
    kind: 'meeting',
    title: hearing,
    status: 'confirmed',
    venue: 'Room of the Transit Commission, the depot',
    day: on(5),
    time: '18:00',
    about: ['organization/transit-commission', 'demand/buses-5'],
    sources: ['transit-minutes'],
  };
  return [
    clerk.event({
      ...official,
      kind: 'meeting',
      title: 'Open session of the city council',
      summary: 'Anyone could speak for three minutes. Twenty-six people did, most of them about the evening buses.',
      status: 'passed',
      venue: 'Council chamber, Main Street',
      day: on(-20),
      time: '19:00',
      about: ['organization/council', 'letter/buses'],
      sources: ['minutes-open', 'courier'],
    }),
    clerk.event({
      kind: 'vote',
      title: 'The council sends the money for bus stops to its budget committee',
      summary: 'The committee is to come back with a sum before the autumn budget.',
      status: 'passed',
      standing: 'disputed',
      dispute: 'The minutes say 5–2. The Millbrook Courier says 4–3.',
      lang: 'en',
      day: on(-20),
      about: ['organization/council', 'demand/buses-2'],
      sources: ['minutes-open', 'courier'],
    }),
    clerk.event(calledOff),
    {
      name: `changed/${hearing}`,
      run: async (world) => {
        const { about, sources, ...told } = calledOff;
        return changeEvent(await world.as('clerk'), {
          ...told,
          event: await world.event(hearing),
          status: 'cancelled',
          summary: 'Called off until the commission and the council have met about who sets the fares.',
          about: about!.map(world.stream),
          sources: world.ids('source', ['fare-notice', ...sources!]),
        });
      },
    },
    proposed({
      actor: 'aide',
      as: 'post/mayor',
      words: {
        ...own,
        title: townHall,
        summary: 'The mayor and the director of transit answer questions about the 4 and the 7, line by line.',
        status: 'confirmed',
        venue: 'The hall of the depot, Mill Street',
        day: on(9),
        time: '18:30',
      },
      about: ['letter/buses', 'demand/buses-1', 'demand/buses-2'],
      invite: ['organization/riders', 'organization/centro', 'organization/merchants', 'organization/northside'],
      saying:
        'Come and say it to us directly. The director of transit brings the rosters of the drivers, and there will be soup.',
    }),
    replied(townHall, 'organizer', 'organization/riders', 'accept', 'We will come, and two of the drivers with us.'),
    replied(
      townHall,
      'centro',
      'organization/centro',
      'conditions',
      'Iremos si hay interpretación durante toda la reunión y si el acta se publica también en español.',
      'es',
    ),
    clerk.replied({
      event: townHall,
      from: ['organization/merchants'],
      reply: 'tentative',
      words: 'Our board meets the evening before, and will tell you then who comes.',
      lang: 'en',
      on: on(0),
      sources: ['merchants-note'],
    }),
    clerk.replied({
      event: townHall,
      from: ['organization/northside'],
      reply: 'decline',
      words: 'That evening is our own yearly meeting. Please tell us what was said.',
      lang: 'en',
      on: on(0),
      sources: ['northside-note'],
    }),
    proposed({
      actor: 'organizer',
      as: 'organization/riders',
      words: {
        ...own,
        title: ride,
        summary: 'From the depot to the ridge and back on the last bus, with time to talk at the turn.',
        status: 'tentative',
        venue: 'The depot, platform 7',
        day: on(16),
        time: '19:40',
      },
      about: ['letter/buses', 'demand/buses-1'],
      invite: ['post/mayor', 'post/director'],
      saying: 'See who rides, who runs, and who is left standing. We buy the tickets.',
    }),
    replied(
      ride,
      'aide',
      'post/mayor',
      'conditions',
      'Gladly, if we ride as passengers like everyone else, without cameras, and if we buy our own tickets.',
    ),
    replied(
      ride,
      'director',
      'post/director',
      'decline',
      'I am away at the state transit meeting that week. Any evening of the week after, I will come.',
    ),
    proposed({
      actor: 'parents',
      as: 'organization/parents',
      words: {
        ...own,
        title: walk,
        status: 'tentative',
        venue: 'Corner of Elm and Third',
        day: on(12),
        time: '07:30',
      },
      about: ['letter/elm-street', 'demand/elm-street-1', 'demand/elm-street-2'],
      invite: ['post/mayor', 'organization/school-board'],
      saying: 'Walk the last four blocks with us on a school morning. It takes twelve minutes.',
    }),
    went(walk, 'post/mayor', 'parents', {
      fact: 'delivered',
      channel: 'portal',
      day: on(0),
      evidence: 'The form for the mayor’s calendar answered at once: “Your invitation is here, number 41.”',
    }),
    went(walk, 'organization/school-board', 'parents', {
      fact: 'sent',
      channel: 'e-mail',
      day: on(0),
      evidence: 'Sent to the board’s published address.',
    }),
  ];
}
