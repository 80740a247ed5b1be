// The rules an outsider checks: whatever people do breaks none of them, and acts that an operator wrote past the rules are named, although every
// hash, salt and signature is right.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Finding, type Json, Judge, parsePublished, scanLog, utf8Bytes } from '@redress/ledger';
import { nodeSuite } from '@redress/ledger/node';
import fc from 'fast-check';
import { act, idOf, memorySource, smallLog } from '../ledger/fuzz/small-log.ts';
import { freshDatabase } from '../test/database.ts';
import { kindOf } from './acts/define.ts';
import { sequence } from './acts/sequencer.ts';
import { inPlace } from './base/database.ts';
import { newId } from './base/ids.ts';
import { readPublished } from './log/store.ts';
import { rules } from './log-rules.ts';
import { townLife, tries } from './record/states/town-life.ts';

const { db } = await freshDatabase();

type Line = { entry: Uint8Array; body: string };
const lineOf = (body: string): Line => ({ entry: utf8Bytes(parsePublished(body)!.leaf), body });

/** What a reader with the rules finds in a log of these acts. */
async function found(acts: readonly Line[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  const { files, signer } = smallLog(
    acts.map(({ entry }) => entry),
    { bodies: acts.map(({ body }) => body) },
  );
  await scanLog(nodeSuite, {
    source: memorySource(files),
    keys: [signer.key],
    acts: true,
    judge: new Judge(rules),
    onFinding: (finding) => findings.push(finding),
  });
  return findings;
}

const TRIES = 30;
let honest: Line[] = [];

test('whatever people do, no rule blames it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.noShrink(tries(TRIES)), async (all) => {
      const life = await townLife(db);
      for (const [i, one] of all.entries()) {
        if (i === TRIES / 2) await life.ends.office();
        await life.attempt(one, { key: newId(), spent: false });
      }
      await sequence(db, life.ctx.place, 'test');
      const { place } = life.ctx;
      honest = (await inPlace(db, place, (tx) => readPublished(tx, place, 0, 10_000))).map(lineOf);
      assert.ok(honest.length > 30, `only ${honest.length} acts`);
      assert.deepEqual(await found(honest), []);
    }),
    { numRuns: 2 },
  );
});

const author = { role: 'clerk', name: 'Clerk' };
/** An act as an operator would write it into the log by hand. */
const forged = (type: string, fields: Record<string, Json>, more: { at?: string; codes?: string[] } = {}): Line =>
  act(
    777_777,
    { author, ...fields },
    { type, codes: kindOf(type).codes.filter((code) => code in fields), at: lastTime(), ...more },
  );
const leafOf = ({ body }: Line) => JSON.parse(parsePublished(body)!.leaf) as { id: string; type: string; at: string };
const lastTime = () => leafOf(honest.at(-1)!).at;
const bodyOf = (kind: string) =>
  parsePublished(honest.find((one) => leafOf(one).type === kind)!.body)!.fields as Record<string, never>;

test('an act that could not have happened is named, with the rule it breaks', async () => {
  const referral = bodyOf('referral.made/1');
  const answer: Record<string, Json> = {
    answer: idOf(1),
    referral: idOf(2),
    demand: referral.demand!,
    letter: referral.letter!,
    number: 1,
    verdict: 'accepted',
    reasons: 'Nobody was asked.',
    none_known: false,
    given: 'source',
    day: '2026-03-01',
    lang: 'en',
  };
  const letter = honest.find((one) => leafOf(one).type === 'letter.published/1')!;
  const aimed = {
    target: leafOf(letter).id,
    target_kind: 'letter.published/1',
    stream: `letter/${bodyOf('letter.published/1').letter}`,
  };
  const cover = { ...aimed, field: 'day', reason: 'mistake', role: 'steward' };
  const earlier = new Date(Date.parse(lastTime()) - 3_600_000).toISOString().replace('.000', '');
  const cases: [Line, RegExp][] = [
    [
      forged('answer.given/1', answer),
      /it is about referral\/.*, which is not in the log before it \(about-what-is-there\)/,
    ],
    [forged('answer.given/1', answer), /referral: no referral .* is in the log before it \(things-come-first\)/],
    [
      forged('letter.published/1', { ...bodyOf('letter.published/1') }),
      /letter\/.* began before \(about-what-is-there\)/,
    ],
    [forged('answer.given/1', { ...answer, verdict: 'never' }), /verdict .*\(body-fits-its-kind\)/],
    [
      forged('answer.given/1', answer, { codes: ['given'] }),
      /verdict stands in only one of leaf and words \(body-fits-its-kind\)/,
    ],
    [
      forged('answer.given/1', answer, { codes: ['given', 'verdict', 'day'] }),
      /day is nothing this kind says in the clear/,
    ],
    [act(777_777, { author }, { type: 'answer.imagined/1', at: lastTime() }), /no such kind of act is known/],
    [forged('moderation.covered/1', cover), /day of letter\.published\/1 is no text \(only-texts-are-taken-down\)/],
    [
      forged('moderation.covered/1', { ...cover, field: 'title', target_kind: 'answer.given/1' }),
      /calls it answer\.given/,
    ],
    [
      forged('moderation.covered/1', { ...cover, field: 'title', target: idOf(5) }),
      /aimed at an act that is not in the log/,
    ],
    [
      forged('moderation.lifted/1', { ...aimed, field: 'title', cover: idOf(6), words: 'Back', role: 'steward' }),
      /it lifts a cover that is not there/,
    ],
    [
      forged('place.opened/1', bodyOf('place.opened/1'), { at: earlier }),
      /and the entry before it says .*\(time-goes-on\)/,
    ],
  ];
  for (const [line, words] of cases) {
    const findings = await found([...honest, line]);
    const said = findings.map(({ entry, words }) => `${entry}: ${words}`).join('\n');
    assert.match(said, words);
    assert.ok(
      findings.every(({ entry, code }) => entry === honest.length && code === 'rule'),
      said,
    );
  }
});

test('every rule has a name of its own', () => {
  assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length);
});
