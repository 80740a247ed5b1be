// Every arrow as it is lived: whatever people do through the acts of all rooms, each thing moves only along the arrows that /states shows,
// by the act that is named there; and nothing else moves by it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { civilDate } from '../../base/clock.ts';
import { inPlace, type Tx } from '../../base/database.ts';
import { makeView, type View } from '../../web/view.ts';
import { verdicts } from '../answers/rules.ts';
import { axes } from '../commitments/rules.ts';
import { cameOf } from '../meetings/attendance/rules.ts';
import { cameWords, namedKey } from '../meetings/attendance/store.ts';
import { listCalled } from '../outlets/lists.ts';
import { readRows } from '../outlets/read.ts';
import { stateOfPower } from '../powers/rules.ts';
import { type By, machines } from './machines.ts';
import { townLife, tries } from './town-life.ts';

const { db } = await freshDatabase();

const shown = new Set(
  machines.flatMap(({ name, parts }) =>
    parts.flatMap(({ part, ways }) =>
      Object.entries(ways).flatMap(([to, into]) =>
        into.flatMap(({ from, by }) =>
          from.flatMap((one) => by.map((how) => `${[name, part].filter(Boolean).join('.')}: ${one} –${how}→ ${to}`)),
        ),
      ),
    ),
  ),
);

const rowsOf = async (tx: Tx, view: View, name: string) =>
  (await readRows(tx, listCalled(name)!, { place: view.place.id, view, filters: {}, limit: 1000 })).rows;

/** The state of everything there is, by the rules the pages use: "machine id" → state. */
async function statesNow(ctx: Ctx, today: string): Promise<Map<string, string>> {
  const place = {
    id: ctx.place,
    slug: 'x',
    name: 'X',
    baseUrl: '',
    languages: ['en'],
    zone: 'America/Chicago',
    divisionId: '',
  };
  const view = makeView({ place, lang: 'en', today, path: '/' });
  return inPlace(db, ctx.place, async (tx) => {
    const states = new Map<string, string>();
    const passedOn = new Set<string>();
    for (const row of await rowsOf(tx, view, 'clocks')) {
      states.set(`clock ${row.id}`, row.state);
      if (row.stopped_by === 'transfer') passedOn.add(row.id);
    }
    for (const row of await rowsOf(tx, view, 'asked')) {
      const answered = (verdicts as readonly string[]).includes(row.state);
      const passed = row.state === 'waiting' && passedOn.has(row.id);
      states.set(`referral ${row.id}`, answered ? 'answered' : passed ? 'transferred' : row.state);
    }
    for (const row of await rowsOf(tx, view, 'commitments'))
      for (const axis of axes) states.set(`commitment.${axis} ${row.id}`, row[axis]);
    for (const { id, superseded_by } of await tx.selectFrom('answers').select(['id', 'superseded_by']).execute())
      states.set(`answer ${id}`, superseded_by ? 'revised' : 'published');
    for (const row of await tx.selectFrom('powers').select(['id', 'standing', 'from_day', 'until_day']).execute())
      states.set(
        `power ${row.id}`,
        stateOfPower({ standing: row.standing as 'asserted', from: row.from_day, until: row.until_day }, today),
      );
    const { rows: versions } = await sql<{ id: string; superseded: boolean; off: boolean }>`
      select v.id, v.superseded_by is not null as superseded, (select bool_and(exists (select from letter_withdrawals w
        where w.version_id = v.id and w.organization_id = o.organization_id)) from letter_organizations o where o.version_id = v.id) as off
      from letter_versions v`.execute(tx);
    for (const one of versions)
      states.set(`letter ${one.id}`, one.superseded ? 'superseded' : one.off ? 'withdrawn' : 'published');
    const { rows: invitations } = await sql<{
      id: string;
      event: string;
      reply: string | null;
      came: boolean;
      disputed: boolean;
    }>`
      select i.id, i.event_id as event, y.reply,
        exists (select from invitation_deliveries w where w.invitation_id = i.id and w.fact = 'delivered' and w.disputed_by is null) as came,
        exists (select from invitation_deliveries w where w.invitation_id = i.id and w.disputed_by is not null) as disputed
      from invitations i left join invitation_replies y on y.invitation_id = i.id and y.superseded_by is null`.execute(
      tx,
    );
    for (const one of invitations)
      states.set(
        `invitation.reply ${one.id}`,
        one.reply ?? (one.came ? 'no-reply' : one.disputed ? 'delivery-disputed' : 'sent'),
      );
    const words = await cameWords(tx, [...new Set(invitations.map((one) => one.event))]);
    const standing = words.filter((one) => one.superseded_by === null);
    for (const [who, said] of Map.groupBy(standing, (one) => `${one.event} ${namedKey(one)}`)) {
      const came = cameOf(said)!;
      states.set(`invitation.came ${who}`, came.came === 'disputed' ? 'disputed' : `${came.came}-${came.how}`);
    }
    return states;
  });
}

const lastAct = async (ctx: Ctx): Promise<string> =>
  (await inPlace(db, ctx.place, (tx) => sql<{ n: string }>`select max(n)::text as n from acts`.execute(tx))).rows[0]!.n;

/** What was done since, as the page names it. */
async function doneSince(ctx: Ctx, n: string): Promise<By[]> {
  const { rows } = await inPlace(db, ctx.place, (tx) =>
    sql<{ kind: string; what: string | null }>`
      select split_part(kind, '/', 1) as kind, fields->>'what' as what from acts where n > ${n}::bigint`.execute(tx),
  );
  return rows.map(({ kind, what }) => (kind === 'clock.changed' ? `${kind}:${what}` : kind) as By);
}

const TRIES = 50;

describe('whatever people do', () => {
  it('everything moves only along the arrows of /states, by the act that is named there', async () => {
    const taken = new Set<string>();
    const follow = (before: Map<string, string>, after: Map<string, string>, by: readonly By[], told: string) => {
      for (const [key, to] of after) {
        const from = before.get(key) ?? 'start';
        if (from === to) continue;
        const machine = key.split(' ')[0]!;
        // A demand is asked of nobody before it is asked of somebody.
        const arrows = by.map(
          (how) => `${machine}: ${machine === 'referral' && from === 'start' ? 'not-asked' : from} –${how}→ ${to}`,
        );
        const arrow = arrows.find((one) => shown.has(one));
        assert.ok(arrow, `${told}: ${machine} ${from} → ${to} by ${by.join(', ')}`);
        taken.add(arrow);
      }
      for (const key of before.keys()) assert.ok(after.has(key), `${told}: ${key} is gone`);
    };
    await fc.assert(
      fc.asyncProperty(fc.noShrink(tries(TRIES)), async (all) => {
        const life = await townLife(db);
        const today = () => civilDate(life.ctx.now(), 'America/Chicago');
        let now = await statesNow(life.ctx, today());
        for (const one of all) {
          if (one.days > 0) {
            life.pass(one.days);
            const next = await statesNow(life.ctx, today());
            follow(now, next, ['day'], 'a day passes');
            now = next;
          }
          const n = await lastAct(life.ctx);
          const { name, done } = await life.attempt({ ...one, days: 0 });
          if (!done) continue;
          const next = await statesNow(life.ctx, today());
          follow(now, next, await doneSince(life.ctx, n), name);
          now = next;
        }
      }),
      { numRuns: 3 },
    );
    assert.ok(taken.size >= 12, `only ${[...taken].join(', ')}`);
  });
});
