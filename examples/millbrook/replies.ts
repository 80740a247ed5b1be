// Words and answers to words in Millbrook: a copy of the newsletter, who is named and what they say, a notice that could not be sent, a
// correction, two appeals and a refusal to publish. All of it invented.
import type { Ctx } from '../../app/acts/commit.ts';
import { coverText } from '../../app/record/moderation/actions.ts';
import { appeal, decideAppeal, openAppeals, refuse } from '../../app/record/moderation/appeals.ts';
import { giveReply } from '../../app/record/reply/actions.ts';
import { correct, decideCorrection } from '../../app/record/reply/corrections.ts';
import { recordNaming } from '../../app/record/reply/name.ts';
import { captureSource } from '../../app/record/words/captures/actions.ts';
import { copyOf } from '../../app/record/words/captures/upload.ts';
import { keeper, type StatementTold } from '../tell.ts';
import type { Step, World } from '../world.ts';
import type { On } from './days.ts';
import { sheet } from './sheet.ts';

/** Said about others, who then have space beside it. */
const aboutOthers = (on: On): StatementTold[] => [
  {
    key: 'keys-of-the-depot',
    speaker: 'A shop owner at the open session',
    words:
      'She said that the Transit Commission keeps the keys of the depot, and that the committee on roads has never asked for them.',
    quoted: false,
    venue: 'Open session of the city council',
    day: on(-20),
    attribution: 'reported',
    standing: 'official',
    about: ['letter/buses', 'organization/transit-commission', 'organization/roads-committee'],
    sources: ['minutes-open'],
    lang: 'en',
  },
  {
    key: 'late-again',
    speaker: 'post/mayor',
    words: 'The 4 was late again on Tuesday, and nobody at the depot could say why.',
    quoted: true,
    venue: 'Newsletter “From the mayor’s desk”',
    day: on(-15),
    attribution: 'own-channel',
    standing: 'official',
    about: ['letter/buses'],
    sources: ['newsletter'],
    lang: 'en',
  },
];

const newsletter = [
  'Dear neighbors,',
  'The bridge on Ferry Road is open again. Thank you for your patience.',
  'I took the 4 home on Tuesday, and I was the only one who did not have to run for it.',
  'The next open session is on the first Monday of the month.',
];

const capture: Step = {
  name: 'capture/newsletter',
  run: async (world) =>
    captureSource(await world.as('clerk'), world.id('source/newsletter'), {
      copy: await copyOf(world.files, 'from-the-mayors-desk.pdf', sheet('From the mayor’s desk', newsletter)),
      capturedBy: 'Joan Whitcomb',
      capturedOn: world.today,
      time: '09:30',
      note: 'As it came by mail.',
    }),
};

/** Whoever is named in a statement: its only naming, or that of one organization. */
const namingIn = (world: World, statement: string, organization?: string): Promise<string> =>
  world.ask(async (tx) => {
    let rows = tx.selectFrom('namings').select('id').where('stream', '=', world.stream(statement));
    if (organization) rows = rows.where('holder_organization', '=', world.id(organization));
    return (await rows.executeTakeFirstOrThrow()).id;
  });

const byLink = async (world: World): Promise<Ctx> => ({
  ...(await world.as('clerk')),
  author: { role: 'named', name: 'named' },
});

const replies: Step[] = [
  {
    name: 'named/rides-home',
    run: async (world) =>
      recordNaming(await world.as('clerk'), {
        on: world.stream('statement/rides-home'),
        name: 'Mary Ellison',
        called: 'a resident of Ferry Road',
        address: { to: 'mary.ellison@post.invalid', lang: 'en' },
      }),
  },
  {
    name: 'reply/rides-home',
    run: async (world) =>
      giveReply(await byLink(world), await namingIn(world, 'statement/rides-home'), 'link', {
        words: 'I meant my neighbors on Ferry Road. Please do not call me about the timetable.',
        stands: 'role',
        lang: 'en',
      }),
  },
  {
    name: 'reply/keys-1',
    run: async (world) =>
      giveReply(
        await world.as('commission'),
        await namingIn(world, 'statement/keys-of-the-depot', 'organization/transit-commission'),
        'account',
        { words: 'The keys are with the director of transit.', lang: 'en' },
      ),
  },
  {
    name: 'reply/keys-2',
    run: async (world) =>
      giveReply(
        await world.as('commission'),
        await namingIn(world, 'statement/keys-of-the-depot', 'organization/transit-commission'),
        'account',
        { words: 'The keys are with the director of transit. The clerk’s office has a second set.', lang: 'en' },
      ),
  },
];

const corrections: Step[] = [
  {
    name: 'correction/late-again',
    run: async (world) =>
      correct(await world.as('aide'), await world.act('statement/late-again'), {
        words: 'This sentence is not in the newsletter. The copy that is kept here shows it.',
        lang: 'en',
      }),
  },
  {
    name: 'corrected/late-again',
    run: async (world) => {
      const { id } = await world.ask((tx) => tx.selectFrom('corrections').select('id').executeTakeFirstOrThrow());
      // Not the clerk who recorded the words.
      return decideCorrection(await world.as('steward'), id, {
        outcome: 'kept',
        words: 'It was in the printed newsletter of that week, which is at the counter. We are looking for a copy.',
        lang: 'en',
      });
    },
  },
];

/** Appeals are private until they are decided; both in one step, so that it is one commit. */
const appealed = (
  name: string,
  subject: (world: World) => Promise<string>,
  said: { words: string; outcome: 'granted' | 'refused'; reason: string },
): Step => ({
  name,
  run: async (world) => {
    const about = { subject: await subject(world), words: said.words, lang: 'en', network: '' };
    await appeal(await world.as('clerk'), about);
    const [open] = await world.ask(openAppeals);
    return decideAppeal(await world.as('second-steward'), open!.id, {
      outcome: said.outcome,
      words: said.reason,
      lang: 'en',
    });
  },
});

const moderated: Step[] = [
  {
    name: 'covered/handbill',
    run: async (world) =>
      coverText(await world.as('steward'), {
        act: await world.act('statement/handbill'),
        field: 'words',
        reason: 'threat',
        note: 'Reported as a call to stop a bus.',
      }),
  },
  appealed('appeal/handbill', async (world) => world.cover(await world.act('statement/handbill')), {
    words: 'Waiting is not stopping. It asks people to wait.',
    outcome: 'granted',
    reason: 'It tells people to wait at a public place until a bus comes. Nobody is put in danger by that.',
  }),
  appealed('appeal/number', async (world) => world.cover(await world.act('statement/rides-home')), {
    words: 'I want to call her.',
    outcome: 'refused',
    reason: 'It is her own number, and she asked for it to be taken out.',
  }),
  {
    name: 'refusal/letter',
    run: async (world) =>
      refuse(await world.as('steward'), {
        id: world.id('refusal/letter'),
        what: 'letter',
        reason: 'not-verified',
        words:
          'Nobody has shown that they may speak for the organization. With one of the ways on the page for it, it can be published.',
        lang: 'en',
      }),
  },
];

export const replySteps = (on: On): Step[] => [
  ...aboutOthers(on).map(keeper('clerk').statement),
  capture,
  ...replies,
  ...corrections,
  ...moderated,
];
