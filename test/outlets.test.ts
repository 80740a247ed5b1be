// One test over all outlets: every text of every kind of act carries a word that stands nowhere else (outlets/record.ts). All of them are
// covered, then all of them erased; after each, no outlet may hold any of these words (outlets/leaks.ts). A kind of act with a text that
// this record does not hold fails it.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { allKinds } from '../app/acts/define.ts';
import { inPlace } from '../app/base/database.ts';
import { coverText, eraseText } from '../app/record/moderation/actions.ts';
import { leaks, mails, rowsOf } from './outlets/leaks.ts';
import { openMarked } from './outlets/marked.ts';
import { fillRecord } from './outlets/record.ts';

const there = await openMarked();
const { words } = there;
const file = await fillRecord(there);
const steward = there.another('Sam Steward');
const all = await inPlace(there.db, there.place, (tx) =>
  tx.selectFrom('texts').select(['act_id', 'field', 'kind']).execute(),
);
/** As a steward hides them: one text of an act, and with it the others of the same act. */
const together = [...Map.groupBy(all, (text) => text.act_id)].map(([act, [first, ...others]]) => ({
  act,
  field: first!.field,
  also: others.map((text) => text.field),
}));
const gone = new Set<string>();

describe('every outlet', () => {
  it('is looked at with every text of every kind of act', () => {
    const held = new Set(all.map((text) => `${text.kind} ${text.field}`));
    const declared = allKinds().flatMap((kind) => Object.keys(kind.texts).map((field) => `${kind.kind} ${field}`));
    assert.deepEqual(
      declared.filter((one) => !held.has(one) && !/^place\.changed|^test\./.test(one)),
      [],
      'these texts are declared, but nothing here says one',
    );
  });

  it('shows the words while nothing is covered: this test can see them', async () => {
    const found = (await leaks(there, file, gone)).join('\n');
    const downloads = ['letters.csv', 'demands.json', 'answers.atom', 'people.csv', 'powers.json', 'api/answers'];
    for (const outlet of [
      ...['page /letters/1-', 'page /meetings/1-', 'search', 'file', 'export', 'pub.texts'],
      ...downloads.map((name) => `page /${name}`),
      ...['plan', 'collective', 'collective/collective.csv', 'collective/collective.json'].map(
        (name) => `page /budget/1-[^/ ]+/${name}: `,
      ),
    ])
      assert.match(found, new RegExp(outlet), `nothing is found in: ${outlet}`);
    const unseen = words.filter((word) => !found.includes(word));
    assert.deepEqual(unseen, [], 'every word is somewhere');
  });

  it('holds none of them once they are covered', async () => {
    for (const path of mails(there)) gone.add(path);
    for (const text of together) await coverText(steward, { ...text, reason: 'private-person' });
    assert.deepEqual(await leaks(there, file, gone), []);
  });

  it('nor, once they are erased, does the log', async () => {
    for (const text of together) await eraseText(steward, { ...text, ground: 'court-order' });
    assert.deepEqual(await leaks(there, file, gone), []);
    const log = (await rowsOf(there, 'log')).map(([table, rows]) => `${table} ${rows}`.toLowerCase()).join('\n');
    assert.deepEqual(
      words.filter((word) => log.includes(word.toLowerCase())),
      [],
    );
  });
});
