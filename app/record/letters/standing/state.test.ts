// The state machine of a letter's version as it is lived: draft → adopted (by each) → published → superseded | withdrawn. Whatever people
// do in whatever order, the record and a plain model agree, no other arrow is taken, and (invariant 1) nothing published ever changes.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { freshDatabase } from '../../../../test/database.ts';
import { inPlace, type Tx } from '../../../base/database.ts';
import { newId } from '../../../base/ids.ts';
import { Refused } from '../../../base/refused.ts';
import { makeAccount } from '../../../identity/accounts.ts';
import { publishLetter, publishVersion } from '../actions.ts';
import { beginDraft, draftOf, dropDraft, saveDraft } from '../drafts.ts';
import { organizationsOf, versionsOf } from '../store.ts';
import { replayed, town as townIn, verify } from '../town.ts';
import { stateOfDraft } from '../writing/desk.ts';
import { adoptDraft, inviteWriter, releaseWriter, takeBackAdoption, writersOf } from '../writing/store.ts';
import { withdrawLetter } from './actions.ts';
import { draftState, publishedState, stateOf } from './state.ts';

const { db, ownerUrl } = await freshDatabase();

async function town() {
  const made = await townIn(db);
  const account = async (organization: string, name: string) => {
    const { id } = await makeAccount(made.ctx, { email: `${name}@example.org`, name, lang: 'en' });
    await verify(db, made.ctx, { organization }, id);
    return id;
  };
  const writers = [
    { organization: made.alpha, name: 'jo', account: await account(made.alpha, 'jo') },
    { organization: made.beta, name: 'ana', account: await account(made.beta, 'ana') },
  ] as const;
  return { ...made, writers };
}

const doing = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('adopt' as const), who: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('change' as const), who: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take-back' as const), who: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('invite' as const), who: fc.constant(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), who: fc.constant(1) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('publish' as const), who: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('next' as const), who: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('withdraw' as const), who: fc.nat(1) }) },
);

type Model = {
  words: number;
  together: boolean;
  adopted: Set<number>;
  versions: { words: string; state: 'published' | 'superseded' | 'withdrawn'; behind: Set<number>; off: Set<number> }[];
};

const textOf = (n: number) => `We ask for the books, and say so in these words: ${'again '.repeat(n)}.`;

describe('the state of a version', () => {
  it('is what a plain model says, whatever is done in whatever order, and no published word ever changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { minLength: 4, maxLength: 14 }), async (script) => {
        const { ctx, writers } = await town();
        const [draft, letter] = [newId(), newId()];
        const tx = <T>(work: (tx: Tx) => Promise<T>) => inPlace(db, ctx.place, work);
        const as = (who: number) => ({
          ...ctx,
          author: {
            role: 'speaker' as const,
            name: writers[who]!.name,
            as: writers[who]!.organization,
            account: writers[who]!.account,
          },
        });
        await tx((t) =>
          beginDraft(t, ctx.place, {
            id: draft,
            organization: writers[0].organization,
            account: writers[0].account,
            letter: null,
            title: 'Open the books',
            summary: '',
            lang: 'en',
            paragraphs: [textOf(0)],
            warnings: [],
            file: null,
            fileName: null,
            media: null,
            bytes: null,
          }),
        );
        const model: Model = { words: 0, together: false, adopted: new Set(), versions: [] };
        const current = () => model.versions.at(-1);
        const refusable = async (work: () => Promise<unknown>, allowed: boolean, told: string) => {
          const done = await work().then(
            () => true,
            (error: unknown) => {
              if (!(error instanceof Refused)) throw error;
              return false;
            },
          );
          assert.equal(done, allowed, told);
          return done;
        };
        for (const { do: what, who } of script) {
          const open = model.versions.length === 0;
          const writes = open && (who === 0 || model.together);
          const now = open ? (await tx((t) => draftOf(t, draft, [writers[0].organization])))! : undefined;
          const own = writers[who]!;
          if (what === 'invite' && open) {
            await tx((t) => inviteWriter(t, ctx.place, draft, own.organization, ctx.now()));
            model.together = true;
          } else if (what === 'leave' && open) {
            await tx((t) => releaseWriter(t, draft, own.organization));
            model.together = false;
            model.adopted.delete(who);
          } else if (what === 'change' && writes) {
            model.words++;
            const by = { organization: own.organization, name: own.name };
            await tx((t) => saveDraft(t, draft, now!.revision, { paragraphs: [textOf(model.words)] }, ctx.now(), by));
            model.adopted.clear();
          } else if (what === 'adopt' && writes) {
            const { revision } = now!;
            const day = '2026-03-02';
            await tx((t) => adoptDraft(t, ctx.place, { draft, ...own, revision, day }));
            model.adopted.add(who);
          } else if (what === 'take-back' && writes) {
            await tx((t) => takeBackAdoption(t, draft, own.organization));
            model.adopted.delete(who);
          } else if (what === 'publish' && writes) {
            const all = await tx((t) => writersOf(t, draft));
            const adopted = [0, ...(model.together ? [1] : [])].every((one) => model.adopted.has(one));
            assert.equal(stateOfDraft(now!, all), adopted ? 'adopted' : 'draft');
            if (!adopted) continue;
            await publishLetter(
              as(who),
              {
                id: letter,
                organizations: [own.organization],
                adoptions: all.map((one) => ({ organization: one.id, ...one.adopted! })),
                title: 'Open the books',
                lang: 'en',
                paragraphs: now!.paragraphs,
                demands: [],
              },
              { beside: (t) => dropDraft(t, draft, now!.revision) },
            );
            const behind = new Set(model.together ? [0, 1] : [0]);
            model.versions.push({ words: textOf(model.words), state: 'published', behind, off: new Set() });
          } else if (what === 'next' && !open) {
            const last = current()!;
            const first = model.versions.some((one) => one.behind.has(who));
            const words = textOf(++model.words);
            const next = { letter, title: 'Open the books', lang: 'en', paragraphs: [words] };
            const allowed = first && last.state === 'published';
            if (await refusable(() => publishVersion(as(who), next), allowed, `next by ${who} at ${last.state}`)) {
              last.state = 'superseded';
              model.versions.push({ words, state: 'published', behind: new Set([who]), off: new Set() });
            }
          } else if (what === 'withdraw' && !open) {
            const stands = model.versions.findLast((one) => one.behind.has(who));
            const allowed = stands !== undefined && !stands.off.has(who);
            const off = { letter, organization: own.organization, reason: 'We think again.', lang: 'en' };
            if (await refusable(() => withdrawLetter(as(who), off), allowed, `withdrawn by ${who}`)) {
              stands!.off.add(who);
              const all = [...stands!.behind].every((one) => stands!.off.has(one));
              if (stands === current() && all) stands!.state = 'withdrawn';
            }
          }
        }
        for (const [i, expected] of model.versions.entries()) {
          const versions = await tx((t) => versionsOf(t, letter, i + 1));
          const version = versions.find((one) => one.number === i + 1)!;
          assert.equal(version.words, expected.words, 'published words stay as they were');
          const behind = await tx((t) => organizationsOf(t, letter, version.id));
          assert.equal(stateOf(version, behind), expected.state, `version ${i + 1} after ${JSON.stringify(script)}`);
        }
        assert.deepEqual(await replayed(ownerUrl, ctx), []);
      }),
      { numRuns: 12 },
    );
  });

  it('of a draft is adopted only by everyone and only as it is now', () => {
    const draft = fc.record({
      revision: fc.integer({ min: 1, max: 3 }),
      organizations: fc.uniqueArray(fc.constantFrom('a', 'b', 'c')),
      adoptions: fc.array(
        fc.record({ organization: fc.constantFrom('a', 'b', 'c'), revision: fc.integer({ min: 1, max: 3 }) }),
      ),
    });
    fc.assert(
      fc.property(draft, (one) => {
        const all = one.organizations.every((who) =>
          one.adoptions.some((it) => it.organization === who && it.revision === one.revision),
        );
        assert.equal(draftState(one), all && one.organizations.length > 0 ? 'adopted' : 'draft');
        assert.equal(draftState({ ...one, revision: 4 }), 'draft', 'the next change leaves every adoption behind');
      }),
    );
  });

  it('once superseded or withdrawn stays so', () => {
    const names = fc.subarray(['a', 'b', 'c']);
    fc.assert(
      fc.property(
        fc.boolean(),
        names,
        names,
        fc.constantFrom('a', 'b', 'c'),
        (superseded, organizations, withdrawn, one) => {
          const before = publishedState({ superseded, organizations, withdrawn });
          const after = publishedState({ superseded, organizations, withdrawn: [...withdrawn, one] });
          if (before !== 'published') assert.equal(after, before);
          assert.notEqual(before, 'draft');
        },
      ),
    );
  });
});
