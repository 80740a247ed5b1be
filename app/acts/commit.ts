// The one way anything public changes: lock the streams, decide, validate, number, apply, record, all in one transaction.
// After commit nothing here waits for the log: the sequencer takes the outbox row from there.
import { randomBytes } from 'node:crypto';
import { canonicalize, type Json as StrictJson } from '@redress/ledger';
import { sql } from 'kysely';
import { Compile, type Validator } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';
import type { Clock } from '../base/clock.ts';
import { instantText } from '../base/clock.ts';
import { type Database, inPlace, type Tx } from '../base/database.ts';
import { newId } from '../base/ids.ts';
import { Refused } from '../base/refused.ts';
import type { Occurred, PublicAuthor } from '../base/tables.ts';
import { type ActKind, type Applied, kindOf, type Streams } from './define.ts';
import { leafOf, saltsFor } from './leaf.ts';
import { openedAndTouched, publish } from './publish.ts';

/** Who acts: what the public sees, and the account behind it, kept privately. */
export type Author = PublicAuthor & { account?: string };

/** What an action is given to act with. `wake` tells the sequencer and the page caches that the place has a new act. */
export type Ctx = {
  db: Database;
  place: string;
  author: Author;
  now: Clock;
  /** The form this comes from: its key is spent by the first commit, in the same transaction. */
  once?: { key: string; spent: boolean };
  wake?: (place: string, n: string, purge?: boolean, quiet?: boolean) => void;
};

export type Draft<Body> = {
  act: ActKind<Body>;
  body: Body;
  occurred?: Occurred | undefined;
  /** Whose act it is where it is not the author's of the others: a reply that is published with what it replies to. */
  author?: PublicAuthor;
  /** Runs once the streams are locked: asks the rules, takes numbers. What it returns is the body that is committed. */
  decide?: (tx: Tx, body: Body) => Promise<Body>;
};

/** Keeps each draft's own body type inside a list of different kinds. */
export const draft = <Body>(given: Draft<Body>): Draft<never> => given as unknown as Draft<never>;

export type Committed = { id: string; n: string };

export type CommitOptions = {
  /** The stream heads the author had seen; a stream that moved on is refused as changed-meanwhile. */
  seen?: Record<string, string>;
  /** Private writes and jobs of the same transaction. */
  beside?: (tx: Tx, committed: Committed[]) => Promise<void>;
  /** An overlay or erasure: every cached page goes at once. */
  purge?: boolean;
};

/**
 * Commits acts in one transaction, in the order given; either all of them stand or none.
 * @returns the id and n of each act
 * @throws Refused `not-found` (a stream that is not there), `changed-meanwhile`, `duplicate`, or what `decide` refuses
 * @throws TypeError when a body does not fit its schema: actions validate what people type, so that is a defect of ours
 */
export async function commit(ctx: Ctx, drafts: Draft<never>[], options: CommitOptions = {}): Promise<Committed[]> {
  const committed = await inPlace(ctx.db, ctx.place, (tx) => commitIn(tx, ctx, drafts, options));
  if (ctx.once) ctx.once.spent = true;
  const last = committed.at(-1);
  if (last) {
    const quiet = drafts.every(({ act }) => act.quiet);
    ctx.wake?.(ctx.place, last.n, options.purge, quiet);
  }
  return committed;
}

async function commitIn(tx: Tx, ctx: Ctx, drafts: Draft<never>[], options: CommitOptions): Promise<Committed[]> {
  await spendOnce(tx, ctx);
  const streams = drafts.map(({ act, body }) => act.streams(body));
  const numbers = await lockStreams(tx, ctx.place, streams, options.seen ?? {});
  const recorded = new Date(Math.floor(ctx.now().getTime() / 1000) * 1000);
  const { account, ...author } = ctx.author;
  const rows = [];
  for (const [i, given] of drafts.entries()) {
    const body = given.decide ? await given.decide(tx, given.body) : given.body;
    checkBody(given.act, body);
    const applied: Applied<never> = {
      place: ctx.place,
      id: newId(),
      n: numbers[i]!,
      kind: given.act.kind,
      at: recorded,
      author: given.author ?? author,
      ...(given.occurred ? { occurred: given.occurred } : {}),
      body,
    };
    await given.act.apply(tx, applied);
    rows.push({ applied, streams: streams[i]! });
  }
  await publish(tx, rows);
  await record(tx, rows, account);
  const committed = rows.map(({ applied }) => ({ id: applied.id, n: applied.n }));
  await options.beside?.(tx, committed);
  return committed;
}

/** @throws Refused `used` when the same form has acted before; of two at once the second waits here for the first. */
async function spendOnce(tx: Tx, ctx: Ctx): Promise<void> {
  if (!ctx.once || ctx.once.spent) return;
  const { rows } = await sql`insert into once (place_id, key) values (${ctx.place}, ${ctx.once.key})
    on conflict do nothing returning key`.execute(tx);
  if (!rows.length) throw new Refused('used', { args: { once: ctx.once.key } });
}

/**
 * Locks every existing stream the acts are about, in sorted order so that two commits cannot wait for each other, and only then
 * takes the numbers: that is what makes n follow commit order wherever two acts share a stream.
 */
async function lockStreams(tx: Tx, place: string, streams: Streams[], seen: Record<string, string>): Promise<string[]> {
  const { opened, existing } = openedAndTouched(streams);
  // The lateral join reads the locked rows' count, so no number is taken before the last lock is held.
  const { rows } = await sql<{ stream: string | null; head: string | null; numbers: string[] }>`
    with locked as materialized (
      select stream, head from streams where place_id = ${place} and stream = any(${existing}::text[]) order by stream for update
    ), counted as (select count(*) as held from locked),
    taken as (
      select array_agg(number::text order by number) as numbers from counted,
        lateral (select nextval('log.acts_n') as number from generate_series(1, ${streams.length} + 0 * held)) numbers
    )
    select locked.stream, locked.head, taken.numbers from taken left join locked on true`.execute(tx);
  const heads = new Map(rows.map((row) => [row.stream, row.head]));
  for (const stream of existing) {
    if (!heads.has(stream)) throw new Refused('not-found', { args: { stream } });
  }
  for (const [stream, head] of Object.entries(seen)) {
    if (!opened.has(stream) && heads.get(stream) !== head) throw new Refused('changed-meanwhile', { args: { stream } });
  }
  return rows[0]!.numbers;
}

const validators = new Map<string, Validator>();

/** @throws TypeError naming every fault */
export function checkBody(act: ActKind<never>, body: unknown): void {
  let validator = validators.get(act.kind);
  if (!validator) {
    validator = Compile(act.schema);
    validators.set(act.kind, validator);
  }
  if (validator.Check(body)) return;
  const errors = validator.Errors(body) as TLocalizedValidationError[];
  throw new TypeError(`${act.kind}: ${errors.map((e) => `${e.instancePath || 'body'} ${e.message}`).join('; ')}`);
}

async function record(tx: Tx, rows: { applied: Applied<never>; streams: Streams }[], account?: string): Promise<void> {
  const records = rows.map(({ applied, streams }) => {
    const fields = {
      author: applied.author,
      ...(applied.occurred && { occurred: applied.occurred }),
      ...(applied.body as object),
    };
    const salts = saltsFor(Object.keys(fields), randomBytes);
    const { codes } = kindOf(applied.kind);
    return {
      n: applied.n,
      id: applied.id,
      kind: applied.kind,
      recorded: instantText(applied.at),
      streams: [...streams.touches, ...(streams.opens ?? []).map((open) => open.stream)],
      fields,
      salts,
      leaf: leafOf({
        id: applied.id,
        kind: applied.kind,
        at: instantText(applied.at),
        fields: fields as never,
        salts,
        codes,
      }),
    };
  });
  await sql`
    with given as (
      select * from jsonb_to_recordset(${canonicalize(records as unknown as StrictJson)}::jsonb)
        as r(n bigint, id uuid, kind text, recorded timestamptz, streams jsonb, fields jsonb, salts jsonb, leaf text)
    ), kept as (
      insert into acts (place_id, n, id, kind, recorded, streams, fields, salts)
      select ${applied(rows)}, n, id, kind, recorded, array(select jsonb_array_elements_text(streams)), fields, salts from given
    ), accountable as (
      insert into act_accounts (place_id, act_id, account_id)
      select ${applied(rows)}, id, ${account ?? null}::uuid from given where ${account ?? null}::uuid is not null
    )
    insert into outbox (place_id, n, leaf) select ${applied(rows)}, n, leaf from given`.execute(tx);
}

const applied = (rows: { applied: Applied<never> }[]) => sql`${rows[0]!.applied.place}::uuid`;
