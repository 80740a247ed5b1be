// From what an example says (names, words, days) to the steps that record it, one action each. It adds no words of its own.
import { recordAnswer } from '../app/record/answers/actions.ts';
import type { AnswerWords } from '../app/record/answers/rules.ts';
import { type EventWords, recordEvent } from '../app/record/meetings/actions.ts';
import { recordReplies, sendInvitations } from '../app/record/meetings/invitations.ts';
import type { Reply } from '../app/record/meetings/rules.ts';
import {
  type MembershipWords,
  type OrganizationWords,
  type PersonWords,
  type PostWords,
  recordMembership,
  recordOrganization,
  recordPerson,
  recordPost,
} from '../app/record/people/actions.ts';
import { type PowerWords, recordPower } from '../app/record/powers/actions.ts';
import { recordSource, recordStatement, type SourceWords, type StatementWords } from '../app/record/words/actions.ts';
import type { Step, World } from './world.ts';

/** `key` is the name without its kind: 'mayor' is 'post/mayor'. `by` is an actor. Sources are keys as well. */
type Told = {
  key: string;
  by?: string;
  sources?: readonly string[];
  /** which rows of a case paper it rests on; tests read this, nothing is made of it */
  rows?: readonly number[];
};

export type SourceTold = Omit<Told, 'sources'> & Omit<SourceWords, 'held'> & { held?: boolean };
export type OrganizationTold = Told & Omit<OrganizationWords, 'sources' | 'parent'> & { parent?: string };
export type PostTold = Told & Omit<PostWords, 'sources' | 'organization'> & { organization: string };
export type PersonTold = Told & Omit<PersonWords, 'sources'>;
export type MembershipTold = Told &
  Omit<MembershipWords, 'sources' | 'organization' | 'post' | 'person'> & {
    organization?: string;
    post?: string;
    person?: string;
  };
export type PowerTold = Told &
  Omit<PowerWords, 'sources' | 'holder' | 'jointPosts' | 'replaces' | 'limits' | 'standing'> & {
    /** 'post/mayor' or 'organization/council' */
    holder: string;
    standing?: PowerWords['standing'];
    jointPosts?: readonly string[];
    replaces?: string;
    /** the key of the power it sets a limit to */
    limits?: string;
  };
export type StatementTold = Told &
  Omit<StatementWords, 'sources' | 'speaker' | 'about' | 'given'> & {
    /** 'post/mayor', 'organization/riders', 'person/lindqvist', or a role in words */
    speaker: string;
    about: readonly string[];
    given?: 'here' | 'source';
  };
export type EventTold = Omit<Told, 'key'> & Omit<EventWords, 'sources' | 'about'> & { about?: readonly string[] };

const by = (told: { by?: string }, clerk: string): string => told.by ?? clerk;
const cited = (world: World, keys: readonly string[] | undefined) => world.ids('source', keys);
const named = (world: World, kind: string, key: string | undefined) =>
  key ? { [kind]: world.id(`${kind}/${key}`) } : {};

/** Steps that a clerk (or an example's editor) takes. */
export function keeper(clerk: string) {
  return {
    source: ({ key, by: actor, held, ...words }: SourceTold): Step => ({
      name: `source/${key}`,
      run: async (world) =>
        recordSource(await world.as(actor ?? clerk), { ...words, held: held ?? true, id: world.id(`source/${key}`) }),
    }),

    organization: ({ key, parent, sources, ...words }: OrganizationTold): Step => ({
      name: `organization/${key}`,
      run: async (world) =>
        recordOrganization(await world.as(by(words, clerk)), {
          ...words,
          id: world.id(`organization/${key}`),
          ...(parent ? { parent: world.id(`organization/${parent}`) } : {}),
          sources: cited(world, sources),
        }),
    }),

    post: ({ key, organization, sources, ...words }: PostTold): Step => ({
      name: `post/${key}`,
      run: async (world) =>
        recordPost(await world.as(by(words, clerk)), {
          ...words,
          id: world.id(`post/${key}`),
          organization: world.id(`organization/${organization}`),
          sources: cited(world, sources),
        }),
    }),

    person: ({ key, sources, ...words }: PersonTold): Step => ({
      name: `person/${key}`,
      run: async (world) =>
        recordPerson(await world.as(by(words, clerk)), {
          ...words,
          id: world.id(`person/${key}`),
          sources: cited(world, sources),
        }),
    }),

    membership: ({ key, organization, post, person, sources, ...words }: MembershipTold): Step => ({
      name: `membership/${key}`,
      run: async (world) =>
        recordMembership(await world.as(by(words, clerk)), {
          ...words,
          id: world.id(`membership/${key}`),
          ...named(world, 'organization', organization),
          ...named(world, 'post', post),
          ...named(world, 'person', person),
          sources: cited(world, sources),
        }),
    }),

    power: ({ key, holder, jointPosts, replaces, limits, sources, standing, ...words }: PowerTold): Step => ({
      name: `power/${key}`,
      run: async (world) =>
        recordPower(await world.as(by(words, clerk)), {
          ...words,
          id: world.id(`power/${key}`),
          holder: world.holder(holder),
          standing: standing ?? 'asserted',
          jointPosts: world.ids('post', jointPosts),
          ...(replaces ? { replaces: world.id(`power/${replaces}`) } : {}),
          ...(limits ? { limits: world.id(`power/${limits}`) } : {}),
          sources: cited(world, sources),
        }),
    }),

    statement: ({ key, speaker, about, sources, given, ...words }: StatementTold): Step => ({
      name: `statement/${key}`,
      run: async (world) => {
        const [kind, name] = speaker.split('/') as [string, string | undefined];
        return recordStatement(await world.as(by(words, clerk)), {
          ...words,
          id: world.id(`statement/${key}`),
          speaker: name ? { [kind]: world.id(speaker) } : { role: speaker },
          about: about.map(world.stream),
          given: given ?? 'source',
          sources: cited(world, sources),
        });
      },
    }),

    event: ({ about, sources, ...words }: EventTold): Step => ({
      name: `event/${words.title}`,
      run: async (world) =>
        recordEvent(await world.as(by(words, clerk)), {
          ...words,
          about: (about ?? []).map(world.stream),
          sources: cited(world, sources),
        }),
    }),

    /** Invitations that a source tells of. */
    invited: (told: {
      event: string;
      from?: string;
      to: readonly string[];
      words?: string;
      lang: string;
      on: string;
      sources: readonly string[];
    }): Step => ({
      name: `invited/${told.event}/${told.to[0]}`,
      run: async (world) =>
        sendInvitations(await world.as(clerk), {
          event: await world.event(told.event),
          invite: told.to.map((to) => ({
            to: world.holder(to),
            ...(told.from ? { from: world.holder(told.from) } : {}),
            ...(told.words ? { words: told.words } : {}),
            lang: told.lang,
          })),
          when: { on: told.on },
          sources: cited(world, told.sources),
        }),
    }),

    /** Replies that a source tells of: one commit for all of them. */
    replied: (told: {
      event: string;
      from: readonly string[];
      reply: Reply;
      words?: string;
      lang: string;
      on: string;
      sources: readonly string[];
    }): Step => ({
      name: `replied/${told.event}/${told.from[0]}`,
      run: async (world) => {
        const replies = [];
        for (const from of told.from) {
          const invitation = await world.invitation(told.event, from);
          replies.push({
            invitation,
            reply: told.reply,
            lang: told.lang,
            ...(told.words ? { words: told.words } : {}),
          });
        }
        return recordReplies(await world.as(clerk), {
          replies,
          when: { on: told.on },
          sources: cited(world, told.sources),
        });
      },
    }),

    /** An answer that a source tells of, to one demand or to several in the same words. */
    answered: ({ demands, holder, on, refers, sources, ...words }: AnswerTold): Step => ({
      name: `answered/${demands[0]}/${holder}`,
      run: async (world) => {
        const referrals = [];
        for (const demand of demands) referrals.push(await world.referral(demand, holder));
        return recordAnswer(await world.as(clerk), {
          ...words,
          ...(refers ? { refers: world.holder(refers) } : {}),
          referrals,
          occurred: { on },
          sources: cited(world, sources),
        });
      },
    }),
  };
}

export type AnswerTold = Omit<AnswerWords, 'refers'> & {
  /** 'demand/buses-1' … */
  demands: readonly string[];
  holder: string;
  on: string;
  refers?: string;
  sources: readonly string[];
};
