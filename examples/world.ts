// What an example is told with: names instead of ids, people instead of roles, and steps that are taken once whatever happens.
// It must never write to a table itself: everything goes through the actions a person uses.
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Author, Ctx } from '../app/acts/commit.ts';
import type { NewPlace } from '../app/acts/places.ts';
import type { Clock } from '../app/base/clock.ts';
import { type Database, inPlace, type Tx } from '../app/base/database.ts';
import type { PublicAuthor } from '../app/base/tables.ts';
import type { Store } from '../app/files/store.ts';
import type { Holder } from '../app/record/people/holder.ts';

/** One thing a person does: one action, one commit. `at-home` steps touch no public table and may be done again. */
export type Step = { name: string; run: (world: World) => Promise<unknown>; kind?: 'at-home' };

/** Who acts: a public name and role; `as` names a membership or organization, `account` a mail address. */
export type Actor = Pick<PublicAuthor, 'role' | 'name'> & { as?: string; account?: string };

export type Example = {
  place: NewPlace & { slug: string };
  actors: Record<string, Actor>;
  /** In order; the last one opens the stream `last`, by which a finished example is known for ever. */
  steps: (today: string) => Step[];
  last: string;
};

export type World = ReturnType<typeof openWorld>;

/** The id of what an example calls by a name ('post/mayor'): the same every time in one place, different in every other. */
export function idOf(place: string, name: string): string {
  const hash = createHash('sha256').update(`${place}|${name}`).digest('hex');
  // UUIDv8 (RFC 9562 §5.8): its bits are the maker's own.
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

export type Ground = {
  db: Database;
  files: Store;
  now: Clock;
  place: string;
  zone: string;
  /** the day the example was begun, in its zone */
  today: string;
  actors: Record<string, Actor>;
  wake?: Ctx['wake'];
};

export function openWorld(ground: Ground) {
  const { place } = ground;
  const id = (name: string): string => idOf(place, name);
  const ask = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inPlace(ground.db, place, work);
  const stepping: { once?: Ctx['once']; commits: number } = { commits: 0 };

  /** What an actor acts with. All contexts of one step share its mark, so the step's commit spends it. */
  async function as(actor: string): Promise<Ctx> {
    const known = ground.actors[actor];
    if (!known) throw new TypeError(`nobody in this example is called ${actor}`);
    const author: Author = { role: known.role, name: known.name };
    if (known.as) author.as = id(known.as);
    if (known.account) author.account = await accountOf(known.account);
    const wake: Ctx['wake'] = (...given) => {
      stepping.commits++;
      ground.wake?.(...given);
    };
    return { db: ground.db, place, author, now: ground.now, wake, ...(stepping.once ? { once: stepping.once } : {}) };
  }

  const accountOf = (email: string): Promise<string> =>
    ask(async (tx) => {
      const found = await tx.selectFrom('accounts').select('id').where('email', '=', email).executeTakeFirst();
      if (!found) throw new TypeError(`no account of this example has the address ${email}`);
      return found.id;
    });

  /** The only value a query finds. @throws TypeError when there is none: a step came before the one it needs */
  async function only(what: string, query: ReturnType<typeof sql<{ it: string }>>): Promise<string> {
    const { rows } = await ask((tx) => query.execute(tx));
    if (rows.length !== 1) throw new TypeError(`${rows.length} of ${what}`);
    return rows[0]!.it;
  }

  return {
    db: ground.db,
    now: ground.now,
    place,
    today: ground.today,
    stepping,
    zone: ground.zone,
    files: ground.files,
    id,
    ask,
    as,
    accountOf,
    ids: (kind: string, names: readonly string[] = []): string[] => names.map((name) => id(`${kind}/${name}`)),
    /** 'post/mayor' → { post: id } */
    holder: (name: string): Holder =>
      name.startsWith('post/') ? { post: id(name) } : { organization: id(mustBe('organization', name)) },
    /** 'letter/buses' → 'letter/<id>' */
    stream: (name: string): string => `${name.split('/')[0]}/${id(name)}`,

    referral: (demand: string, holder: string): Promise<string> =>
      only(
        `referral of ${demand} to ${holder}`,
        sql`select id as it from referrals where demand_id = ${id(demand)}
          and coalesce(holder_post, holder_organization) = ${id(holder)}`,
      ),
    /** The answer that counts now. */
    answer: (demand: string, holder: string): Promise<string> =>
      only(
        `answer to ${demand} by ${holder}`,
        sql`select a.id as it from answers a join referrals r on r.id = a.referral_id where a.superseded_by is null
          and r.demand_id = ${id(demand)} and coalesce(r.holder_post, r.holder_organization) = ${id(holder)}`,
      ),
    delivery: (letter: string, fact: string, holder: string): Promise<string> =>
      only(
        `${fact} of ${letter} to ${holder}`,
        sql`select id as it from deliveries where letter_id = ${id(letter)} and fact = ${fact}
          and coalesce(holder_post, holder_organization) = ${id(holder)}`,
      ),
    /** By the title it was recorded with: actions give events their ids themselves. */
    event: (title: string): Promise<string> =>
      only(
        `event called ${title}`,
        sql`select fields->>'event' as it from acts where kind = 'event.recorded/1' and fields->>'title' = ${title}`,
      ),
    invitation: (title: string, to: string): Promise<string> =>
      only(
        `invitation of ${to} to ${title}`,
        sql`select i.id as it from invitations i join acts e on e.kind = 'event.recorded/1'
          and e.fields->>'event' = i.event_id::text and e.fields->>'title' = ${title}
          where coalesce(i.to_post, i.to_organization) = ${id(to)}`,
      ),
    /** What is known of an invitation's way, where it is one thing. */
    invitationDelivery: (title: string, to: string): Promise<string> =>
      only(
        `way of the invitation of ${to} to ${title}`,
        sql`select d.id as it from invitation_deliveries d join invitations i on i.id = d.invitation_id
          join acts e on e.kind = 'event.recorded/1' and e.fields->>'event' = i.event_id::text and e.fields->>'title' = ${title}
          where coalesce(i.to_post, i.to_organization) = ${id(to)}`,
      ),
    /** The act that first told of something: 'statement/bus-driver'. */
    act: (name: string): Promise<string> =>
      only(
        `act that opened ${name}`,
        sql`select a.id as it from acts a join streams s on s.opened = a.n
          where s.stream = ${`${name.split('/')[0]}/${id(name)}`}`,
      ),
    actOfEvent: (title: string): Promise<string> =>
      only(
        `act of the event ${title}`,
        sql`select id as it from acts where kind = 'event.recorded/1' and fields->>'title' = ${title}`,
      ),
    /** A cover that is not lifted. */
    cover: (act: string): Promise<string> =>
      only(`cover of ${act}`, sql`select by_act as it from covers where act_id = ${act} and lifted_by is null`),
  };
}

/** Takes a step unless its mark is spent already. @throws TypeError for a step that is not exactly one commit */
export async function take(world: World, step: Step, spent: ReadonlySet<string>): Promise<void> {
  const key = world.id(`step/${step.name}`);
  if (spent.has(key)) return;
  const { stepping } = world;
  stepping.once = step.kind === 'at-home' ? undefined : { key, spent: false };
  stepping.commits = 0;
  await step.run(world);
  if (stepping.once && stepping.commits !== 1)
    throw new TypeError(
      `the step ${step.name} makes ${stepping.commits} commits: killed between them it would be half done`,
    );
}

const mustBe = (kind: string, name: string): string => {
  if (!name.startsWith(`${kind}/`)) throw new TypeError(`${name} is no ${kind}`);
  return name;
};
