// A monitor's visits over HTTP: what grew is sound, and a changed past, a backdated act or one told twice is named.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { served } from '../fuzz/served.ts';
import { act, idOf, signerCalled, smallLog } from '../fuzz/small-log.ts';
import {
  cosign,
  type Finding,
  formatKey,
  formatSignatureLine,
  type LogRule,
  type Policy,
  parseNote,
  parsePolicy,
  utf8Bytes,
} from '../src/index.ts';
import { sha256 } from '../src/node.ts';
import { monitor } from './monitor.ts';
import { siteSource } from './source-site.ts';

const room = mkdtempSync(join(tmpdir(), 'ledger-monitor-'));
after(() => rmSync(room, { recursive: true, force: true }));
const log = signerCalled('test.example/log1');
const witness = signerCalled('witness.example', 'witness', 5);
const policy = parsePolicy(
  sha256,
  utf8Bytes(`log ${formatKey(log.key)}\nwitness W ${formatKey(witness.key)}\nquorum none\n`),
);
const noon = Date.parse('2026-03-01T12:00:00Z') / 1000;
const files = new Map<string, Uint8Array>();
const source = siteSource(await served(files));

type Act = ReturnType<typeof act>;
const letter = (number: number, at = '2026-03-01T12:00:00Z') => act(number, { title: `Letter ${number}` }, { at });

/** Publishes acts as a log would, cosigned at a time when there is one. */
function publish(acts: Act[], cosignedAt?: number): void {
  files.clear();
  const bodies = acts.map(({ body }) => body);
  for (const [path, bytes] of smallLog(
    acts.map(({ entry }) => entry),
    { bodies },
  ).files)
    files.set(path, bytes);
  if (cosignedAt === undefined) return;
  const note = files.get('checkpoint')!;
  const line = formatSignatureLine(witness.key, cosign(witness, cosignedAt, parseNote(note).text));
  files.set('checkpoint', Buffer.concat([note, utf8Bytes(line)]));
}

async function visit(
  state: string,
  now = noon,
  more: { rules?: readonly LogRule[]; accept?: boolean; earlier?: string; policy?: Policy } = {},
) {
  const findings: Finding[] = [];
  const visited = await monitor({
    source,
    policy,
    state: join(room, state),
    acts: true,
    ...more,
    now: () => now,
    onFinding: (finding) => findings.push(finding),
  });
  assert.equal(visited.findings > 0, findings.length > 0);
  return { ...visited, found: findings.map(({ code, entry }) => [code, entry]) };
}

const many = Array.from({ length: 300 }, (_, at) => letter(at));

test('each visit reads only what is new, and remembers how far it came', async () => {
  publish(many.slice(0, 100));
  assert.deepEqual((await visit('grows')).found, []);
  publish(many);
  const second = await visit('grows');
  assert.deepEqual([second.found, second.from, second.scanned!.entries], [[], 100, 200]);
  assert.deepEqual((await visit('grows')).scanned!.entries, 0);
});

test('a past that changed since the last visit is found, and the old state is kept', async () => {
  publish(many.slice(0, 100));
  await visit('changed');
  const before = readFileSync(join(room, 'changed'), 'utf8');
  publish([letter(999), ...many.slice(1, 150)]);
  assert.ok((await visit('changed')).found.some(([code]) => code === 'root-differs'));
  publish(many.slice(0, 50));
  assert.deepEqual((await visit('changed')).found, [['log-shorter', undefined]]);
  assert.equal(readFileSync(join(room, 'changed'), 'utf8'), before);
});

test('an act whose time lies before witnesses saw the log without it is backdated, and named', async () => {
  publish(many.slice(0, 10), noon + 10);
  assert.deepEqual((await visit('backdated', noon + 20)).found, []);
  const late = [...many.slice(0, 10), letter(20, '2026-03-01T11:00:00Z'), letter(21, '2026-03-01T12:01:00Z')];
  publish(late, noon + 3600);
  assert.deepEqual((await visit('backdated', noon + 3700)).found, [['backdated', 10]]);
  publish([...many.slice(0, 10), letter(22, '2026-03-01T15:00:00Z')], noon + 3600);
  assert.deepEqual((await visit('backdated', noon + 3700)).found, [['after-its-time', 10]]);
});

test('without witnesses the monitor’s own visits bound the times', async () => {
  publish(many.slice(0, 10));
  await visit('own', noon + 5000);
  publish([...many.slice(0, 10), letter(30, '2026-03-01T12:10:00Z')]);
  assert.deepEqual((await visit('own', noon + 9000)).found, [['backdated', 10]]);
});

test('another key under the same name is found, although everything it signs is sound', async () => {
  publish(many.slice(0, 10));
  await visit('keyed');
  const other = signerCalled('test.example/log1', 'log', 9);
  const { files: signed } = smallLog(
    many.slice(0, 20).map(({ entry }) => entry),
    { bodies: many.slice(0, 20).map(({ body }) => body), signer: other },
  );
  files.clear();
  for (const [path, bytes] of signed) files.set(path, bytes);
  const swapped = { ...policy, logs: [{ key: other.key }] };
  for (const accept of [false, true]) {
    const { found, isKept } = await visit('keyed', noon, { policy: swapped, accept });
    assert.deepEqual([found, isKept], [[['key-differs', undefined]], false]);
  }
});

test('an act told twice, also over two visits, and an erasure of an act that is not there are named', async () => {
  publish(many.slice(0, 10));
  await visit('rules');
  publish([...many.slice(0, 10), letter(3)]);
  assert.deepEqual((await visit('rules')).found, [['act-twice', 10]]);
  const fields = { target: idOf(777), field: 'title', ground: 'law' };
  const erasure = act(50, fields, { type: 'moderation.erased/1', codes: ['target', 'field', 'ground'] });
  publish([...many.slice(0, 10), erasure]);
  assert.deepEqual((await visit('rules')).found, [['withheld-without-act', 10]]);
});

test('a state that cannot be read is not begun anew', async () => {
  publish(many.slice(0, 10));
  writeFileSync(join(room, 'broken'), '{');
  await assert.rejects(visit('broken'), /no state of a monitor/);
  assert.equal(existsSync(join(room, 'none')), false);
});

/** Invented: no two letters have one title. */
const titlesDiffer: LogRule = {
  name: 'titles-differ',
  see({ fields }, titles) {
    const title = String(fields.title);
    if (titles.has(title)) return `${title} is the title of entry ${titles.get(title)}`;
    titles.set(title, titles.size);
    return undefined;
  },
};
const again = act(60, { title: 'Letter 3' });

test('rules that are handed in see every act once, over several visits, and name what breaks them', async () => {
  const rules = [titlesDiffer];
  publish(many.slice(0, 10));
  assert.deepEqual((await visit('handed', noon, { rules })).found, []);
  publish([...many.slice(0, 10), again]);
  assert.deepEqual((await visit('handed', noon, { rules })).found, [['rule', 10]]);
  assert.equal((await visit('handed', noon)).from, 10);
});

test('a rule that is new reads everything once, and finds what was sound without it', async () => {
  publish([...many.slice(0, 10), again, ...many.slice(10, 20)]);
  assert.deepEqual((await visit('later')).found, []);
  const first = await visit('later', noon, { rules: [titlesDiffer] });
  assert.deepEqual([first.found, first.from], [[['rule', 10]], 0]);
  // Nor may it be shown another past for that.
  publish([letter(999), ...many.slice(1, 10), again, ...many.slice(10, 30)]);
  assert.ok((await visit('later', noon, { rules: [titlesDiffer] })).found.some(([code]) => code === 'past-differs'));
});

test('what a person has looked into is accepted once and not told again; a changed past never is', async () => {
  const rules = [titlesDiffer];
  publish([...many.slice(0, 10), again]);
  assert.equal((await visit('accepted', noon, { rules })).isKept, false);
  assert.equal((await visit('accepted', noon, { rules, accept: true })).isKept, true);
  publish([...many.slice(0, 10), again, act(61, { title: 'Letter 4' })]);
  assert.deepEqual((await visit('accepted', noon, { rules })).found, [['rule', 11]]);
  publish([letter(999), ...many.slice(1, 12)]);
  const changed = await visit('accepted', noon, { rules, accept: true });
  assert.equal(changed.isKept, false);
  assert.ok(changed.found.some(([code]) => code === 'root-differs'));
});

test('a log that follows another is bound by what was seen of that one, also on its first visit', async () => {
  publish(many.slice(0, 10), noon + 10);
  await visit('closed', noon + 20);
  const earlier = join(room, 'closed');
  publish([...many.slice(0, 10), letter(70, '2026-03-01T11:00:00Z')], noon + 3600);
  assert.deepEqual((await visit('follows-late', noon + 3700)).found, []);
  assert.deepEqual((await visit('follows', noon + 3700, { earlier })).found, [['backdated', 10]]);
  publish([letter(999), ...many.slice(1, 12)], noon + 3600);
  assert.ok((await visit('follows', noon + 3700, { earlier })).found.some(([code]) => code === 'past-differs'));
});
