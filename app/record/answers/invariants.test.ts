// What holds of answers, replies and events whatever people do, in any order: invariants 1, 3, 4 and 8 of the record.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import { freshDatabase } from '../../../test/database.ts';
import type { Ctx } from '../../acts/commit.ts';
import { Faults } from '../../acts/faults.ts';
import { inPlace } from '../../base/database.ts';
import { Refused } from '../../base/refused.ts';
import { makeView } from '../../web/view.ts';
import { referralState } from '../demands/rules.ts';
import { publishLetter } from '../letters/actions.ts';
import { replayed, town as townIn, verify } from '../letters/town.ts';
import { changeEvent, type EventWords, recordEvent } from '../meetings/actions.ts';
import { recordReplies, replyToInvitation } from '../meetings/invitations.ts';
import { coverText } from '../moderation/actions.ts';
import { endMembership, recordMembership } from '../people/actions.ts';
import { giveAnswer, recordAnswer } from './actions.ts';
import { answerBlockOf } from './pages.ts';
import { type AnswerWords, checkedWords, placeBeside, verdicts } from './rules.ts';
import type { Answer } from './store.ts';

const { db, ownerUrl } = await freshDatabase();

const id = '0199d000-0000-7000-8000-000000000001';
const testville = {
  id,
  slug: 'testville',
  name: 'Testville',
  baseUrl: 'http://testville.localhost',
  languages: ['en', 'es'],
  zone: 'America/Chicago',
  divisionId: 'ocd-division/country:us',
};

const words = fc.record({
  verdict: fc.constantFrom(...verdicts),
  reasons: fc.constantFrom('', '  ', '😀😀 100 %', 'Because of this.', 'Because of that.'),
  refers: fc.constantFrom(undefined, { post: id }, { organization: id }),
  noneKnown: fc.boolean(),
  lang: fc.constant('en'),
}) as fc.Arbitrary<AnswerWords>;

describe('an answer’s words', () => {
  it('have reasons; and “not my power” names another holder or says none is known, never both', () => {
    fc.assert(
      fc.property(words, (given) => {
        const notMine = given.verdict === 'not-my-power';
        const one = Boolean(given.refers) !== given.noneKnown;
        const whole = given.reasons.startsWith('Because') && (!notMine || one);
        const faults = new Faults();
        const checked = checkedWords(faults, given, 'en');
        assert.equal(faults.fields.length === 0, whole, JSON.stringify(faults.fields));
        // Nobody is named as able to act by an answer that does not say so.
        if (whole && !notMine) assert.ok(!checked.refers && !checked.noneKnown);
      }),
    );
  });

  it('make the state of a referral the same for every holder', () => {
    const holder = fc.record({ referral: fc.object(), verdict: fc.constantFrom(...verdicts) });
    fc.assert(
      fc.property(holder, ({ referral, verdict }) => {
        const state = referralState({
          referral,
          deliveries: [],
          answer: { verdict, day: '2026-01-01' },
          today: '2026-03-02',
        });
        assert.deepEqual(state, { state: 'answered', verdict, day: '2026-01-01' });
      }),
    );
  });

  it('given here are never replaced by what an editor records', () => {
    const day = fc.constantFrom('2025', '2025-06', '2026-01-01', '2026-02-02');
    fc.assert(
      fc.property(day, day, (current, next) => {
        try {
          const stands = placeBeside({ id, given: 'here', day: current }, { given: 'source', day: next });
          assert.equal(stands, 'earlier');
        } catch (error) {
          assert.ok(error instanceof Refused);
        }
        assert.equal(placeBeside({ id, given: 'source', day: current }, { given: 'here', day: next }), 'follows');
      }),
    );
  });
});

describe('a page', () => {
  it('differs in no word, order or shape by who answers or what; only the names and the verdict’s own words', () => {
    const said = fc.record({
      kind: fc.constantFrom('post' as const, 'organization' as const),
      verdict: fc.constantFrom(...verdicts.filter((verdict) => verdict !== 'not-my-power')),
      given: fc.constantFrom('here' as const, 'source' as const),
      lang: fc.constantFrom('en', 'es'),
    });
    const block = (of: {
      kind: 'post' | 'organization';
      verdict: (typeof verdicts)[number];
      given: 'here' | 'source';
      lang: string;
    }) => {
      const view = makeView({ place: testville, lang: of.lang, today: '2026-03-02', path: '/' });
      const name = { key: `${of.kind}:${id}`, kind: of.kind, id, slug: 'x', name: 'NAME', lang: of.lang, of: null };
      return answerBlockOf(view, answerOf(of), name, new Map(), new Map())
        .toString()
        .replace(/href="#i-\w+"/, 'href="#i-SHAPE"')
        .replace(view.t(`state-${of.verdict}`), 'VERDICT')
        .replace(/\/(posts|organizations)\//, '/HOLDER/');
    };
    fc.assert(
      fc.property(said, said, (one, other) => {
        assert.equal(block(one), block({ ...other, given: one.given, lang: one.lang }));
      }),
    );
  });
});

describe('“not my power”', () => {
  it('says on its page that the demand stays open, in every language', () => {
    for (const lang of ['en', 'es']) {
      const view = makeView({ place: testville, lang, today: '2026-03-02', path: '/' });
      const answer = answerOf({ kind: 'post', verdict: 'not-my-power', given: 'here', lang });
      const page = answerBlockOf(view, answer, undefined, new Map(), new Map()).toString();
      assert.ok(page.includes(view.t('answers-stays-open')));
    }
  });
});

const answerOf = (of: {
  kind: 'post' | 'organization';
  verdict: (typeof verdicts)[number];
  given: 'here' | 'source';
  lang: string;
}): Answer => ({
  id,
  act: id,
  referral: id,
  demand: id,
  letter: id,
  number: 1,
  verdict: of.verdict,
  reasons: 'Reasons.',
  quote: null,
  given: of.given,
  membership: null,
  refers_post: null,
  refers_organization: null,
  none_known: false,
  day: '2026-01-01',
  lang: of.lang,
  superseded_by: null,
  holder_post: of.kind === 'post' ? id : null,
  holder_organization: of.kind === 'organization' ? id : null,
  holder_slug: 'x',
  author: { role: 'clerk', name: 'A clerk' },
  occurred: null,
  recorded: new Date('2026-01-02T00:00:00Z'),
});

/** Everything published in these rooms, row by row, without what only points forward. */
async function published(ctx: Ctx): Promise<Map<string, string>> {
  const rows = new Map<string, string>();
  for (const table of ['answers', 'events', 'invitations', 'invitation_replies'])
    for (const { act_id, row } of (
      await inPlace(db, ctx.place, (tx) =>
        sql<{
          act_id: string;
          row: string;
        }>`select act_id, (to_jsonb(t) - 'superseded_by')::text as row from ${sql.table(table)} t`.execute(tx),
      )
    ).rows)
      rows.set(`${table} ${act_id}`, row);
  return rows;
}

describe('whatever people do', () => {
  it('nothing published is changed or deleted, and every answer given here is by a post that was held and verified then', async () => {
    const step = fc.constantFrom('give', 'give', 'record', 'reply', 'record reply', 'change', 'end', 'succeed');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(step, fc.constantFrom(...verdicts)), { minLength: 4, maxLength: 10 }),
        async (steps) => {
          const town = await townIn(db);
          const { ctx, clock } = town;
          const letter = await publishLetter(town.as('speaker', town.alpha), {
            organizations: [town.alpha],
            title: 'Open the books',
            lang: 'en',
            paragraphs: ['One thing.'],
            demands: [{ heading: 'One thing', paragraph: 1, holders: [{ post: town.mayor }] }],
          });
          const referrals = [letter.demands[0]!.referrals[0]!.id];
          const meeting: EventWords = {
            kind: 'meeting',
            title: 'A meeting',
            status: 'tentative',
            day: '2027-01-01',
            standing: 'reported',
            lang: 'en',
            sources: [town.source],
          };
          const made = await recordEvent(ctx, { ...meeting, invite: [{ to: { post: town.mayor }, lang: 'en' }] });
          const invitation = made.invitations[0]!;
          let membership = town.membership;
          let before = await published(ctx);
          for (const [i, [what, verdict]] of steps.entries()) {
            clock.now = new Date(Date.UTC(2026, 3, 1 + i, 15));
            const day = clock.now.toISOString().slice(0, 10);
            const here = town.as('holder', membership);
            const said: AnswerWords = { verdict, reasons: `Reason ${i}`, noneKnown: true, lang: 'en' };
            const doing: Record<typeof what, () => Promise<unknown>> = {
              give: () => giveAnswer(here, { ...said, referrals }),
              record: () => recordAnswer(ctx, { ...said, referrals, sources: [town.source], occurred: { on: day } }),
              reply: () => replyToInvitation(here, { invitation, reply: 'decline', words: `No ${i}`, lang: 'en' }),
              'record reply': () =>
                recordReplies(ctx, {
                  replies: [{ invitation, reply: 'accept', words: `Yes ${i}`, lang: 'en' }],
                  when: { on: day },
                  sources: [town.source],
                }),
              change: () => changeEvent(ctx, { ...meeting, event: made.event, title: `A meeting ${i}` }),
              end: () => endMembership(ctx, membership, { until: day }),
              succeed: async () => {
                const next = await recordMembership(ctx, { post: town.mayor, role: 'Mayor', from: day });
                await verify(db, ctx, { membership: next.id });
                membership = next.id;
              },
            };
            await doing[what]().catch((error) => {
              if (!(error instanceof Refused)) throw error;
            });
            const after = await published(ctx);
            for (const [key, row] of before) assert.equal(after.get(key), row, `${what} changed what was published`);
            before = after;
          }
          assert.deepEqual(await unfounded(ctx), []);
          assert.deepEqual(await replayed(ownerUrl, ctx), []);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('only a cover touches a row, and only its own column', async () => {
    const town = await townIn(db);
    const made = await recordEvent(town.ctx, {
      kind: 'meeting',
      title: 'A meeting',
      summary: 'A name.',
      status: 'tentative',
      day: '2027-01-01',
      standing: 'reported',
      lang: 'en',
      sources: [town.source],
    });
    const before = JSON.parse((await published(town.ctx)).get(`events ${made.act}`)!);
    const steward: Ctx = { ...town.ctx, author: { role: 'steward', name: 'Sam Steward' } };
    await coverText(steward, { act: made.act, field: 'summary', reason: 'private-person' });
    const after = JSON.parse((await published(town.ctx)).get(`events ${made.act}`)!);
    assert.deepEqual(after, { ...before, summary: null });
  });
});

/** Answers given here whose post was not held, or not verified, on their day. */
async function unfounded(ctx: Ctx): Promise<unknown[]> {
  const { rows } = await inPlace(db, ctx.place, (tx) =>
    sql`select a.id from answers a
      left join memberships m on m.id = a.membership_id and (m.from_day is null or m.from_day <= a.day)
        and (m.until_day is null or m.until_day >= a.day)
      left join verifications v on v.membership_id = m.id and v.since <= a.day and v.until >= a.day
      where a.given = 'here' and (m.id is null or v.id is null)`.execute(tx),
  );
  return rows;
}
