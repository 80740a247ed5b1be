// What completes the states of Millbrook: a question passed on, an answer half written at its office, promises said again, changed and
// broken, a power entered by mistake, an invitation that did not arrive. Each by the same act as anybody's.
import { inPlace } from '../../app/base/database.ts';
import { saved } from '../../app/record/answers/sitting/rules.ts';
import { changeDrafts, draftsFor } from '../../app/record/answers/sitting/store.ts';
import { transferReferral } from '../../app/record/clocks/actions.ts';
import { disputeWay, recordWay } from '../../app/record/meetings/delivery/actions.ts';
import { sendInvitations } from '../../app/record/meetings/invitations.ts';
import { markPower } from '../../app/record/powers/actions.ts';
import { keeper } from '../tell.ts';
import type { Step } from '../world.ts';
import type { On } from './days.ts';

const lang = 'en';

const passedOn: Step = {
  name: 'transferred/elm-street-2',
  run: async (world) =>
    transferReferral(await world.as('aide'), {
      referral: await world.referral('demand/elm-street-2', 'post/mayor'),
      to: world.holder('organization/county'),
      words:
        'Elm Street is a city street, and its limit is the council’s to set. Third is a county road: for that half of the crossing the question goes to the county, with the drawings.',
      lang,
    }),
};

/** Private until it is published: only whoever is verified for the office sees it, at the desk. */
const halfWritten: Step = {
  name: 'answer-draft/elm-street-1',
  kind: 'at-home',
  run: async (world) => {
    const referral = await world.referral('demand/elm-street-1', 'post/mayor');
    const { author } = await world.as('aide');
    const words = {
      verdict: 'under-review',
      reasons: 'The mayor has asked the school board what it pays its guards, and',
      refers: '',
      noneKnown: false,
      lang,
    };
    const browser = world.id('browser/aide');
    const sent = {
      browser,
      account: author.account!,
      name: author.name,
      words,
      seen: 0,
      at: world.now().toISOString(),
    };
    await inPlace(world.db, world.place, async (tx) => {
      if ((await draftsFor(tx, [referral])).size === 0)
        await changeDrafts(tx, world.place, new Map([[referral, (now) => saved(now, sent)]]));
    });
  },
};

const byMistake: readonly Step[] = [
  keeper('clerk').power({
    key: 'library-board-seats',
    holder: 'post/mayor',
    verb: 'appoint',
    object: 'the members of the library board',
    objectKey: 'library-board-members',
    mode: 'sole',
    basis: 'Charter, article 8',
    lang,
    sources: ['charter'],
  }),
  {
    name: 'withdrawn/library-board-seats',
    run: async (world) =>
      markPower(await world.as('clerk'), world.id('power/library-board-seats'), {
        standing: 'withdrawn',
        note: 'Article 8 was read from an old print. The members of the library board are elected.',
        sources: world.ids('source', ['charter']),
      }),
  },
];

const walk = 'Walk to school with us';
const notArrived = (on: On): Step[] => [
  {
    name: `invited/${walk}/northside`,
    run: async (world) =>
      sendInvitations(await world.as('parents'), {
        event: await world.event(walk),
        as: world.holder('organization/parents'),
        invite: [{ to: world.holder('organization/northside'), words: 'Your children walk there too.', lang }],
      }),
  },
  {
    name: `invitation-sent/${walk}/northside`,
    run: async (world) =>
      recordWay(await world.as('parents'), {
        invitation: await world.invitation(walk, 'organization/northside'),
        fact: 'sent',
        channel: 'mail',
        day: on(-3),
        evidence: 'Put into the box at the corner of Third.',
        lang,
      }),
  },
  {
    name: `invitation-disputed/${walk}/northside`,
    run: async (world) =>
      disputeWay(await world.as('clerk'), {
        delivery: await world.invitationDelivery(walk, 'organization/northside'),
        words: 'No letter has come to us. Please send it again, to the post office box.',
        lang,
        day: on(-1),
        sources: world.ids('source', ['northside-note']),
      }),
  },
];

export const everyState = (on: On): Step[] => [passedOn, halfWritten, ...byMistake, ...notArrived(on)];
