// For tests only: a town in which people of every kind try everything the record knows, in any order, whether they may or not. Some hold
// an office, some held one, some were never verified, some no longer are. What holds of the record must hold after all of it.
import fc from 'fast-check';
import { type Ctx, commit, draft } from '../../acts/commit.ts';
import { addDays, civilDate } from '../../base/clock.ts';
import type { Database } from '../../base/database.ts';
import { newId } from '../../base/ids.ts';
import { Refused } from '../../base/refused.ts';
import { verificationEnded, verificationGranted } from '../../identity/acts.ts';
import { giveAnswer, recordAnswer } from '../answers/actions.ts';
import { verdicts } from '../answers/rules.ts';
import { changeClock, transferReferral } from '../clocks/actions.ts';
import { changes } from '../clocks/rules.ts';
import { markCommitment, recordCommitment, reviewMark } from '../commitments/actions.ts';
import { axes, values } from '../commitments/rules.ts';
import { relateDemands } from '../demands/relations/actions.ts';
import {
  acknowledgeDelivery,
  disputeDelivery,
  publishLetter,
  publishVersion,
  recordDelivery,
} from '../letters/actions.ts';
import { withdrawLetter } from '../letters/standing/actions.ts';
import { town as townIn } from '../letters/town.ts';
import { changeEvent, type EventWords, recordEvent } from '../meetings/actions.ts';
import { addItem } from '../meetings/agenda/actions.ts';
import { sayWhoCame } from '../meetings/attendance/actions.ts';
import { acknowledgeWay, disputeWay, recordWay } from '../meetings/delivery/actions.ts';
import { recordReplies, replyToInvitation, sendInvitations } from '../meetings/invitations.ts';
import { approveMinutes, objectToMinutes, publishMinutes } from '../meetings/minutes/actions.ts';
import { replies } from '../meetings/rules.ts';
import { cancelMeeting, returnMeeting } from '../meetings/turns/actions.ts';
import { endMembership, recordMembership, recordOrganization } from '../people/actions.ts';
import { type Holder, holderKey } from '../people/holder.ts';
import { endPower, markPower, recordPower } from '../powers/actions.ts';
import { powerStandings } from '../powers/rules.ts';
import { endorse, withdrawEndorsement } from '../support/endorse.ts';
import { recordStatement } from '../words/actions.ts';

/** Who tries it, what, on which of the things there are, how many days after the last. */
export type Try = { who: number; what: number; at: number; days: number };

/** Random tries of everybody, staff seldom, over about five weeks. */
export const tries = (length: number): fc.Arbitrary<Try[]> =>
  fc.array(
    fc.record({
      who: fc.constantFrom(0, 1, 1, 2, 3, 4, 5, 6, 6, 7),
      what: fc.nat(9999),
      at: fc.nat(99),
      days: fc.constantFrom(0, 0, 1),
    }),
    { minLength: length, maxLength: length },
  );

const FIRST_DAY = '2026-03-02';

export async function townLife(db: Database) {
  const town = await townIn(db);
  const { ctx, clock, source, alpha, beta, council, mayor, membership } = town;
  const sources = [source];
  const today = () => civilDate(clock.now, 'America/Chicago');
  const granted = async (of: { organization: string } | { membership: string }, until: string) => {
    const verification = newId();
    const subject = 'membership' in of ? ('post-membership' as const) : ('organization' as const);
    const body = { verification, subject, ...of, method: 'in-person', since: FIRST_DAY, until } as const;
    await commit(ctx, [draft({ act: verificationGranted, body })]);
    return () =>
      commit(ctx, [
        draft({ act: verificationEnded, body: { verification, subject, ...of, ended: today(), reason: 'withdrawn' } }),
      ]);
  };
  const { id: gamma } = await recordOrganization(ctx, { name: 'Gamma', kind: 'association' });
  await granted({ organization: gamma }, addDays(FIRST_DAY, 9));
  const unverify = await granted({ organization: council }, '2099-01-01');
  const unseen = await recordMembership(ctx, { post: town.clerk, role: 'City clerk', from: '2024-01-01' });
  const next = await recordMembership(ctx, { post: mayor, role: 'Mayor', from: addDays(FIRST_DAY, 12) });

  type Who = { ctx: Ctx; own: Holder | undefined };
  const speaker = (organization: string): Who => ({ ctx: town.as('speaker', organization), own: { organization } });
  const holder = (of: string, post: string): Who => ({ ctx: town.as('holder', of), own: { post } });
  const people: Who[] = [
    { ctx, own: undefined },
    holder(membership, mayor),
    holder(unseen.id, town.clerk),
    holder(next.id, mayor),
    speaker(alpha),
    speaker(beta),
    speaker(council),
    speaker(gamma),
  ];
  const sides: Holder[] = [{ post: mayor }, { post: town.clerk }, { organization: council }, { organization: gamma }];

  const first = await publishLetter(town.as('speaker', alpha), {
    organizations: [alpha],
    title: 'Open the books',
    lang: 'en',
    day: addDays(FIRST_DAY, -20),
    paragraphs: ['One thing.', 'Another thing.'],
    demands: [1, 2].map((paragraph) => ({ heading: `Thing ${paragraph}`, paragraph, holders: sides })),
  });
  const there = {
    letters: [first.id],
    versions: [first.version!],
    demands: first.demands.map((one) => one.id),
    referrals: first.demands.flatMap((one) => one.referrals.map(({ id }) => id)),
    deliveries: [] as string[],
    commitments: [] as string[],
    marks: [] as string[],
    events: [] as string[],
    invitations: [] as string[],
    ways: [] as string[],
    minutes: [] as string[],
    endorsements: [] as string[],
    powers: [] as string[],
  };
  const lang = 'en';
  let n = 0;
  const words = () => `Word number ${++n}`;
  const pick = <T>(all: readonly T[], at: number): T => {
    if (all.length === 0) throw new Refused('not-found');
    return all[at % all.length]!;
  };
  /** Whose each thing is. Mostly somebody tries it on what concerns them, and now and then on what does not. */
  const whose = new Map<string, Holder>();
  const same = (one: Holder | undefined, other: Holder | undefined) =>
    one && other && holderKey(one) === holderKey(other);
  const near = (all: readonly string[], who: Who, at: number): string => {
    const own = all.filter((id) => same(whose.get(id), who.own));
    return pick(own.length > 0 && at % 4 > 0 ? own : all, at);
  };
  const side = (who: Who, at: number): Holder => (who.own && at % 4 > 0 ? who.own : pick(sides, at));
  const keep = async (list: string[], made: Promise<string>, of?: Holder) => {
    const id = await made;
    list.push(id);
    if (of) whose.set(id, of);
  };
  const meeting = (title: string, at: number): EventWords => ({
    kind: 'meeting',
    title,
    status: 'tentative',
    // Some are today and have begun; some lie ahead and take replies.
    day: addDays(today(), at % 3 ? 9 : 0),
    standing: 'own',
    lang,
  });
  const cited = (who: Who) => (who.own ? {} : { sources });
  /** Here for the own office; staff say it from a source. */
  const as = (who: Who) => (who.own ? { as: who.own } : { sources });

  for (const { referrals } of first.demands) for (const [i, { id }] of referrals.entries()) whose.set(id, sides[i]!);

  /** Everything there is to try. Each is refused to those who may not, and then nothing may change. */
  const doings: Record<string, (who: Who, at: number) => Promise<unknown>> = {
    answer: (who, at) => {
      const said = {
        verdict: pick(verdicts, at),
        reasons: words(),
        noneKnown: true,
        lang,
        referrals: [near(there.referrals, who, at)],
      };
      return who.own
        ? giveAnswer(who.ctx, said)
        : recordAnswer(who.ctx, { ...said, sources, occurred: { on: today() } });
    },
    deliver: (who, at) =>
      keep(
        there.deliveries,
        recordDelivery(who.ctx, {
          letter: pick(there.letters, at),
          holder: side(who, at),
          fact: at % 2 ? 'delivered' : 'sent',
          channel: 'hand',
          evidence: words(),
          lang,
          ...cited(who),
        }),
        side(who, at),
      ),
    dispute: (who, at) =>
      disputeDelivery(who.ctx, { delivery: near(there.deliveries, who, at), words: words(), lang, ...cited(who) }),
    acknowledge: (who, at) =>
      acknowledgeDelivery(who.ctx, { delivery: near(there.deliveries, who, at), words: words(), lang, ...cited(who) }),
    clock: (who, at) =>
      changeClock(who.ctx, {
        referral: near(there.referrals, who, at),
        what: pick(changes, at),
        days: 3,
        words: words(),
        lang,
        ...cited(who),
      }),
    transfer: (who, at) =>
      keep(
        there.referrals,
        transferReferral(who.ctx, {
          referral: near(there.referrals, who, at),
          to: pick(sides, at + 1),
          words: words(),
          ...cited(who),
        }),
        pick(sides, at + 1),
      ),
    promise: (who, at) =>
      keep(
        there.commitments,
        recordCommitment(who.ctx, { holder: who.own ?? pick(sides, at), words: words(), lang, ...cited(who) }).then(
          ({ id }) => id,
        ),
        who.own ?? pick(sides, at),
      ),
    finding: (who, at) => {
      const axis = pick(axes.slice(0, 2), at);
      const value = pick(values[axis], at);
      const made = {
        commitment: near(there.commitments, who, at),
        axis,
        value,
        words: words(),
        newWords: words(),
        lang,
      };
      return keep(there.marks, markCommitment(who.ctx, { ...made, ...cited(who) }), whose.get(made.commitment));
    },
    review: (who, at) =>
      reviewMark(who.ctx, {
        mark: near(there.marks, who, at),
        what: at % 2 ? 'objected' : 'confirmed',
        words: words(),
        lang,
        ...cited(who),
      }),
    meet: async (who, at) => {
      const invite = [{ to: pick(sides, at), words: words(), lang }];
      const made = await recordEvent(who.ctx, { ...meeting(words(), at), ...as(who), invite } as Parameters<
        typeof recordEvent
      >[1]);
      await keep(there.events, Promise.resolve(made.event), who.own);
      await keep(there.invitations, Promise.resolve(made.invitations[0]!), invite[0]!.to);
    },
    'change meeting': (who, at) =>
      changeEvent(who.ctx, { ...meeting(words(), at), ...as(who), event: near(there.events, who, at) } as Parameters<
        typeof changeEvent
      >[1]),
    invite: async (who, at) => {
      const invite = [{ to: pick(sides, at), words: words(), lang }];
      const sent = sendInvitations(who.ctx, { event: near(there.events, who, at), invite, ...as(who) });
      await keep(
        there.invitations,
        sent.then(([id]) => id!),
        invite[0]!.to,
      );
    },
    way: (who, at) => {
      const invitation = near(there.invitations, who, at);
      const way = { fact: at % 2 ? 'sent' : 'delivered', channel: 'hand', evidence: words(), lang } as const;
      return keep(there.ways, recordWay(who.ctx, { ...way, invitation, ...cited(who) }), whose.get(invitation));
    },
    'dispute way': (who, at) =>
      disputeWay(who.ctx, { delivery: near(there.ways, who, at), words: words(), lang, ...cited(who) }),
    'acknowledge way': (who, at) =>
      acknowledgeWay(who.ctx, { delivery: near(there.ways, who, at), words: words(), lang, ...cited(who) }),
    reply: (who, at) => {
      const said = { invitation: near(there.invitations, who, at), reply: pick(replies, at), words: words(), lang };
      return who.own
        ? replyToInvitation(who.ctx, said)
        : recordReplies(who.ctx, { replies: [said], when: { on: today() }, sources });
    },
    came: (who, at) =>
      sayWhoCame(who.ctx, {
        event: near(there.events, who, at),
        who: pick(sides, at),
        says: at % 3 ? 'attended' : 'absent',
        words: words(),
        lang,
        ...as(who),
      }),
    agenda: (who, at) =>
      addItem(who.ctx, {
        event: near(there.events, who, at),
        words: words(),
        demands: [pick(there.demands, at)],
        lang,
        ...as(who),
      }),
    cancel: (who, at) =>
      cancelMeeting(who.ctx, { event: near(there.events, who, at), reason: words(), lang, ...as(who) }),
    return: (who, at) =>
      returnMeeting(who.ctx, {
        event: near(there.events, who, at),
        reason: words(),
        stands: 'tentative',
        lang,
        ...as(who),
      }),
    minutes: (who, at) =>
      keep(
        there.minutes,
        publishMinutes(who.ctx, { event: near(there.events, who, at), paragraphs: [words()], lang, ...as(who) }).then(
          ({ version }) => version,
        ),
      ),
    approve: (who, at) =>
      approveMinutes(who.ctx, { minutes: pick(there.minutes, at), words: words(), lang, ...as(who) }),
    object: (who, at) =>
      objectToMinutes(who.ctx, { minutes: pick(there.minutes, at), words: words(), lang, ...as(who) }),
    letter: async (who, at) => {
      const own = who.own && 'organization' in who.own ? who.own.organization : alpha;
      const made = await publishLetter(who.ctx, {
        organizations: [own],
        title: words(),
        lang,
        paragraphs: [words()],
        demands: [{ heading: words(), paragraph: 1, holders: [pick(sides, at)] }],
        ...cited(who),
      });
      there.letters.push(made.id);
      there.versions.push(made.version!);
      there.demands.push(...made.demands.map((one) => one.id));
      await keep(there.referrals, Promise.resolve(made.demands[0]!.referrals[0]!.id), pick(sides, at));
    },
    version: (who, at) =>
      keep(
        there.versions,
        publishVersion(who.ctx, {
          letter: pick(there.letters, at),
          title: words(),
          lang,
          paragraphs: [words()],
          ...cited(who),
        }).then(({ id }) => id),
      ),
    'withdraw letter': (who, at) => {
      const organization = who.own && 'organization' in who.own ? who.own.organization : alpha;
      return withdrawLetter(who.ctx, {
        letter: pick(there.letters, at),
        organization,
        reason: words(),
        lang,
        ...cited(who),
      });
    },
    relate: (who, at) =>
      relateDemands(who.ctx, {
        demand: pick(there.demands, at),
        other: pick(there.demands, at + 1),
        how: 'restates',
        words: words(),
        lang,
        ...cited(who),
      }),
    endorse: (who, at) => {
      const organization = who.own && 'organization' in who.own ? who.own.organization : beta;
      const i = at % there.letters.length;
      const of = { letter: there.letters[i]!, version: there.versions[i]! };
      const said = { ...of, organization, signedBy: words(), mandate: 'board' as const, lang };
      return keep(there.endorsements, endorse(who.ctx, { ...said, ...cited(who) }), { organization });
    },
    unendorse: (who, at) =>
      withdrawEndorsement(who.ctx, {
        endorsement: near(there.endorsements, who, at),
        words: words(),
        lang,
        ...cited(who),
      }),
    say: (who, at) =>
      recordStatement(who.ctx, {
        speaker: { ...(who.own ?? pick(sides, at)), role: undefined },
        words: words(),
        quoted: false,
        day: today(),
        attribution: who.own ? 'own-channel' : 'reported',
        given: who.own ? 'here' : 'source',
        standing: who.own ? 'own' : 'reported',
        about: [`letter/${pick(there.letters, at)}`],
        lang,
        ...cited(who),
      }),
    power: (who, at) =>
      keep(
        there.powers,
        recordPower(who.ctx, {
          holder: pick(sides, at),
          verb: 'fund',
          object: words(),
          mode: 'sole',
          standing: 'asserted',
          lang,
          sources,
        }).then(({ id }) => id),
      ),
    'mark power': (who, at) =>
      markPower(who.ctx, pick(there.powers, at), { standing: pick(powerStandings, at), note: words(), lang, sources }),
    'end power': (who, at) => endPower(who.ctx, pick(there.powers, at), { until: today(), lang, sources }),
  };
  /** What changes who may: an office ends, and a verification. */
  const ends = { office: () => endMembership(ctx, membership, { until: today() }), verification: () => unverify() };
  // What takes the place of something said before is tried more often: there the earlier words are most in danger.
  const again = ['answer', 'answer', 'answer', 'reply', 'change meeting', 'minutes', 'version', 'came'];
  const names = [...Object.keys(doings), ...again];

  const pass = (days: number): void => {
    clock.now = new Date(clock.now.getTime() + days * 86_400_000 + 1000);
  };

  /** @returns what it was called, and whether it was done */
  async function attempt({ who, what, at, days }: Try, once?: Ctx['once']): Promise<{ name: string; done: boolean }> {
    pass(days);
    const name = names[what % names.length]!;
    const person = pick(people, who);
    const trying = once ? { ...person, ctx: { ...person.ctx, once } } : person;
    try {
      await doings[name]!(trying, at);
      return { name, done: true };
    } catch (error) {
      if (error instanceof Refused) return { name, done: false };
      throw error;
    }
  }

  // So that there is something of everything before anybody begins: staff record it from a source.
  for (const at of [1, 2]) for (const [what] of names.entries()) await attempt({ who: 0, what, at, days: 0 });

  return { ctx, attempt, pass, ends };
}
