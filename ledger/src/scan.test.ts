// A whole log held against its checkpoint: nothing can be changed, left out or added that a reader of everything does not find.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act, idOf, memorySource, type SmallLog, signerCalled, smallLog } from '../fuzz/small-log.ts';
import { spoilBytes } from '../fuzz/spoiled-bytes.ts';
import { unpackEntries } from './bundle.ts';
import { signCheckpoint } from './checkpoint.ts';
import type { Finding } from './finding.ts';
import { Frontier, leafHash } from './merkle.ts';
import { nodeSuite, sha256 } from './node.ts';
import { scanLog } from './scan.ts';
import { toBase64, utf8Bytes } from './text.ts';

const words = (number: number) =>
  act(number, { author: { role: 'clerk', name: 'Invented' }, title: `Letter ${number}` });

async function scanned(
  log: SmallLog,
  options: { acts?: boolean; from?: Frontier; files?: Map<string, Uint8Array> } = {},
) {
  const findings: Finding[] = [];
  const result = await scanLog(nodeSuite, {
    source: memorySource(options.files ?? log.files),
    keys: [log.signer.key],
    acts: options.acts ?? false,
    ...(options.from ? { from: options.from } : {}),
    onFinding: (finding) => findings.push(finding),
  });
  return { result, findings, codes: findings.map(({ code }) => code) };
}

const actLog = (acts: ReturnType<typeof act>[], checkpoints: number[] = []) =>
  smallLog(
    acts.map(({ entry }) => entry),
    { bodies: acts.map(({ body }) => body), checkpoints },
  );

test('logs of every size around a tile’s edge are sound', async () => {
  for (const size of [0, 1, 2, 255, 256, 257, 600]) {
    const log = smallLog(
      Array.from({ length: size }, (_, index) => utf8Bytes(`entry-${index}`)),
      {
        checkpoints: [1, 100, 256].filter((at) => at < size),
      },
    );
    const { result, findings } = await scanned(log);
    assert.deepEqual([findings, result?.entries], [[], size]);
  }
});

test('a changed byte anywhere, in any file of the log, is found', async () => {
  const acts = Array.from({ length: 258 }, (_, index) => words(index));
  assert.ok((await spoilBytes(actLog(acts, [5, 256]), 9)) > 60);
});

test('a changed entry and a changed word are named', async () => {
  const acts = Array.from({ length: 300 }, (_, index) => words(index));
  const log = actLog(acts);
  const bundle = log.files.get('tile/entries/001.p/44')!.slice();
  unpackEntries(bundle)[3]![10]! ^= 1;
  const first = await scanned(log, { acts: true, files: new Map(log.files).set('tile/entries/001.p/44', bundle) });
  assert.deepEqual(first.findings.map(({ code, entry }) => [code, entry])[0], ['entry-differs', 259]);
  const body = utf8Bytes(new TextDecoder().decode(log.files.get('bodies/0')).replace('Letter 12"', 'Letter 13"'));
  const second = await scanned(log, { acts: true, files: new Map(log.files).set('bodies/0', body) });
  assert.deepEqual(
    second.findings.map(({ code, entry }) => [code, entry]),
    [['body-differs', 12]],
  );
  assert.match(second.findings[0]!.words, /field title/);
});

test('a checkpoint of another story, signed by the same key, is found', async () => {
  const entries = Array.from({ length: 20 }, (_, index) => utf8Bytes(`entry-${index}`));
  const log = smallLog(entries, { checkpoints: [10] });
  const fork = signCheckpoint(log.signer, 10, sha256(utf8Bytes('another story')));
  const pages = [...unpackEntries(log.files.get('checkpoints/0')!)];
  const packed = Buffer.concat(
    [utf8Bytes(fork), pages[1]!].flatMap((note) => [Buffer.from([note.length >> 8, note.length & 255]), note]),
  );
  const { codes } = await scanned(log, { files: new Map(log.files).set('checkpoints/0', packed) });
  assert.deepEqual(codes, ['past-checkpoint']);
});

test('who goes on from yesterday finds a log that shrank or changed its past', async () => {
  const entries = Array.from({ length: 700 }, (_, index) => utf8Bytes(`entry-${index}`));
  const grown = (size: number, from = entries) => {
    const frontier = new Frontier(sha256);
    for (const entry of from.slice(0, size)) frontier.append(leafHash(sha256, entry));
    return frontier;
  };
  const log = smallLog(entries, { checkpoints: [300] });
  for (const size of [0, 1, 255, 256, 300, 700]) {
    const { result, findings } = await scanned(log, { from: grown(size) });
    assert.deepEqual([findings, result?.entries], [[], 700 - size], `from ${size}`);
  }
  assert.deepEqual((await scanned(smallLog(entries.slice(0, 300)), { from: grown(301) })).codes, ['log-shorter']);
  const other = entries.with(4, utf8Bytes('another story'));
  assert.ok((await scanned(log, { from: grown(300, other) })).codes.includes('root-differs'));
});

test('a field may be gone only behind an act that says so', async () => {
  const title = (hide: Record<string, unknown>) => act(1, { title: 'Words' }, { hide: hide as never });
  const erasure = (number: number, target: string, field: string) =>
    act(
      number,
      { target, field, ground: 'law' },
      { type: 'moderation.erased/1', codes: ['target', 'field', 'ground'] },
    );
  const cover = (number: number, target: string, field: string) =>
    act(number, { target, field, reason: 'child' }, { type: 'moderation.covered/1', codes: ['reason'] });
  const codes = async (...acts: ReturnType<typeof act>[]) => (await scanned(actLog(acts), { acts: true })).codes;
  const hidden = title({ title: { erased: idOf(2) } });
  assert.deepEqual(await codes(hidden, erasure(2, idOf(1), 'title')), []);
  assert.deepEqual(await codes(hidden, words(2)), ['withheld-without-act']);
  assert.deepEqual(await codes(hidden, erasure(2, idOf(1), 'author')), ['withheld-without-act']);
  assert.deepEqual(await codes(hidden, erasure(2, idOf(9), 'title')), ['withheld-without-act']);
  assert.deepEqual(await codes(hidden, cover(2, idOf(1), 'title')), ['withheld-without-act']);
  const covered = title({ title: { covered: idOf(2), shown: '█████' } });
  assert.deepEqual(await codes(covered, cover(2, idOf(1), 'title')), []);
  assert.deepEqual(await codes(covered, words(2)), ['withheld-without-act']);
  assert.deepEqual(await codes(title({ title: 'Other words' })), ['body-differs']);
  assert.deepEqual(await codes(title({ title: { erased: idOf(2), more: 1 } }), erasure(2, idOf(1), 'title')), [
    'body-differs',
  ]);
});

test('words covered while the log is read are accounted for by its next checkpoint, and hidden ones are not', async () => {
  const covered = act(1, { title: 'Words' }, { hide: { title: { covered: idOf(2) } } });
  const cover = act(2, { target: idOf(1), field: 'title', reason: 'child' }, { type: 'moderation.covered/1' });
  const before = new Map(actLog([covered]).files);
  const after = actLog([covered, cover]).files;
  const found = async (next: ReadonlyMap<string, Uint8Array>) => {
    const findings: Finding[] = [];
    let pauses = 0;
    const files = new Map(before);
    const result = await scanLog(nodeSuite, {
      source: memorySource(files),
      keys: [signerCalled('test.example/log1').key],
      acts: true,
      onFinding: (finding) => findings.push(finding),
      pause: async () => {
        pauses += 1;
        if (pauses === 2) for (const [path, bytes] of next) files.set(path, bytes);
      },
    });
    assert.ok(pauses < 10, 'a reader must not wait for ever');
    return { codes: findings.map(({ code }) => code), entries: result?.entries };
  };
  assert.deepEqual(await found(after), { codes: [], entries: 2 });
  assert.deepEqual(await found(actLog([covered, words(2)]).files), { codes: ['withheld-without-act'], entries: 2 });
  assert.deepEqual(await found(before), { codes: ['withheld-without-act'], entries: 1 });
});

test('an old checkpoint served as the latest one is found by the newer ones the log signed itself', async () => {
  const entries = Array.from({ length: 20 }, (_, index) => utf8Bytes(`entry-${index}`));
  const log = smallLog(entries, { checkpoints: [10] });
  const old = smallLog(entries.slice(0, 10));
  const files = new Map([...log.files, ...old.files]).set('checkpoints/0', log.files.get('checkpoints/0')!);
  const { findings } = await scanned(log, { files });
  assert.deepEqual(
    findings.map(({ code, words }) => [code, words]),
    [['log-shorter', 'a checkpoint of 20 entries was signed, and the latest says 10']],
  );
});

test('of a page of words from which one act is missing only that one is named', async () => {
  const log = actLog(Array.from({ length: 20 }, (_, index) => words(index)));
  const lines = new TextDecoder().decode(log.files.get('bodies/0')).split('\n');
  const files = new Map(log.files).set('bodies/0', utf8Bytes(lines.toSpliced(7, 1).join('\n')));
  const { findings } = await scanned(log, { acts: true, files });
  assert.deepEqual(
    findings.map(({ code, entry }) => [code, entry]),
    [['body-missing', 7]],
  );
});

test('what stands in a leaf in the clear must be what it committed to', async () => {
  const honest = act(1, { reason: 'child' }, { codes: ['reason'] });
  assert.deepEqual((await scanned(actLog([honest]), { acts: true })).codes, []);
  const text = new TextDecoder().decode(honest.entry).replace('"reason":"child"', '"reason":"threat"');
  const lying = { ...honest, entry: utf8Bytes(text), body: JSON.stringify({ ...JSON.parse(honest.body), leaf: text }) };
  assert.deepEqual((await scanned(actLog([lying]), { acts: true })).codes, ['body-differs']);
});

test('an entry that is no leaf of an act is refused, each fault by its code', async () => {
  const good = JSON.parse(new TextDecoder().decode(words(1).entry)) as Record<string, unknown>;
  const hash = toBase64(sha256(utf8Bytes('x')));
  const cases: [object, RegExp][] = [
    [{ ...good, more: 1 }, /leaf-shape/],
    [{ ...good, v: 2 }, /leaf-shape/],
    [{ ...good, type: 'Free words' }, /leaf-shape/],
    [{ ...good, id: 'me' }, /leaf-shape/],
    [{ ...good, at: '2026-02-30T00:00:00Z' }, /leaf-time/],
    [{ ...good, at: '2026-02-03T00:00:00+01:00' }, /leaf-time/],
    [{ ...good, codes: { why: 'Jane Doe of Elm Street' } }, /leaf-code/],
    [
      {
        ...good,
        commitments: [
          { name: 'a', hash },
          { name: 'a', hash },
        ],
      },
      /leaf-shape/,
    ],
    [
      {
        ...good,
        commitments: [
          { name: 'b', hash },
          { name: 'a', hash },
        ],
      },
      /leaf-shape/,
    ],
    [{ ...good, commitments: [{ name: 'a', hash: 'short' }] }, /leaf-shape/],
    [{ ...good, commitments: [{ name: 'a', hash, words: 'x' }] }, /leaf-shape/],
    [{ ...good, commitments: [0] }, /leaf-shape/],
  ];
  const { canonicalize } = await import('./json.ts');
  for (const [leaf, found] of cases) {
    const entry = utf8Bytes(canonicalize(leaf as never));
    const { findings } = await scanned(smallLog([entry]), { acts: true });
    assert.equal(findings[0]?.code, 'leaf');
    assert.match(findings[0]!.words, found);
  }
  const spaced = utf8Bytes(new TextDecoder().decode(words(1).entry).replace('{', '{ '));
  assert.match((await scanned(smallLog([spaced]), { acts: true })).findings[0]!.words, /leaf-not-canonical/);
  const long = act(1, Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`field_${at}`, at])));
  assert.match((await scanned(smallLog([long.entry]), { acts: true })).findings[0]!.words, /leaf-too-long/);
});

test('a log signed by somebody else is not read at all', async () => {
  const log = smallLog([utf8Bytes('a')]);
  const { result, codes } = await scanned({ ...log, signer: signerCalled('other.example') });
  assert.deepEqual([result, codes], [undefined, ['checkpoint']]);
});
