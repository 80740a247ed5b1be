// Policies: the specification's own example, its rules one by one, and who is enough.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signerCalled } from '../fuzz/small-log.ts';
import { formatKey } from './key.ts';
import { sha256 } from './node.ts';
import { isQuorum, keysOf, parsePolicy } from './policy.ts';
import { utf8Bytes } from './text.ts';

const log = formatKey(signerCalled('log.example').key);
const witnesses = ['X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'].map((name, at) => ({
  name,
  key: signerCalled(`${name.toLowerCase()}.example`, 'witness', 10 + at).key,
}));
const line = (name: string) => `witness ${name} ${formatKey(witnesses.find((each) => each.name === name)!.key)}`;
const read = (text: string) => parsePolicy(sha256, utf8Bytes(text));
const refused = (text: string, code: string, at?: number) =>
  assert.throws(() => read(text), at === undefined ? { code } : { code, at }, JSON.stringify(text));

const example = `
# two of ours and one of theirs
log ${log} https://log.example/
 \t${line('X1')}
${line('X2')}   https://x2.example
${line('X3')}
group X-witnesses 2 X1 X2 X3

${line('Y1')}
${line('Y2')}
${line('Y3')}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
`;

test('the example of the specification asks for two of the one group and one of the other', () => {
  const policy = read(example);
  assert.deepEqual([policy.logs[0]!.url, policy.witnesses[1]!.url], ['https://log.example/', 'https://x2.example']);
  assert.equal(keysOf(policy).length, 7);
  const isEnough = (...names: string[]) =>
    isQuorum(
      policy,
      names.map((name) => witnesses.find((each) => each.name === name)!.key),
    );
  assert.ok(isEnough('X1', 'X3', 'Y2'));
  assert.ok(isEnough('X1', 'X2', 'X3', 'Y1', 'Y2', 'Y3'));
  assert.equal(isEnough('X1', 'X2', 'X3'), false);
  assert.equal(isEnough('X1', 'Y1', 'Y2', 'Y3'), false);
  assert.equal(isEnough(), false);
  assert.ok(isQuorum(read('quorum none\n'), []));
  assert.equal(isQuorum(read(`${line('X1')}\nquorum X1\n`), []), false);
});

test('a line that could be meant in two ways refuses the whole policy', () => {
  const [x1, x2] = [line('X1'), line('X2')];
  refused('', 'policy-quorum');
  refused('quorum none\nquorum none\n', 'policy-quorum', 2);
  refused('quorum none', 'policy-character');
  refused('quorum\u000bnone\n', 'policy-character');
  refused('quorum none\r\n', 'policy-character');
  refused('Quorum none\n', 'policy-line', 1);
  refused('quorum none none\n', 'policy-line', 1);
  refused('quorum X1\n', 'policy-name-unknown', 1);
  refused(`log ${log} url more\nquorum none\n`, 'policy-line', 1);
  refused(`log\nquorum none\n`, 'policy-line', 1);
  refused(`log ${log}\nlog ${log}\nquorum none\n`, 'policy-key-twice', 2);
  refused(`log ${x1.split(' ')[2]}\nquorum none\n`, 'policy-key-role', 1);
  refused(`witness W ${log}\nquorum none\n`, 'policy-key-role', 1);
  refused(`${x1}\n${x1.replace('X1', 'Z')}\nquorum none\n`, 'policy-key-twice', 2);
  refused(`${x1}\n${x2.replace('X2', 'X1')}\nquorum none\n`, 'policy-name-taken', 2);
  refused(`${x1.replace('X1', 'none')}\nquorum none\n`, 'policy-name-taken', 1);
  refused(`${x1}\ngroup G 2 X1\nquorum G\n`, 'policy-threshold', 2);
  refused(`${x1}\ngroup G 0 X1\nquorum G\n`, 'policy-threshold', 2);
  refused(`${x1}\ngroup G 01 X1\nquorum G\n`, 'policy-threshold', 2);
  refused(`${x1}\ngroup G all\nquorum G\n`, 'policy-line', 2);
  refused(`${x1}\ngroup G any X1 X1\nquorum G\n`, 'policy-member-twice', 2);
  refused(`${x1}\ngroup G any X1\ngroup H any X1\nquorum G\n`, 'policy-member-twice', 3);
  refused(`${x1}\ngroup G any G\nquorum G\n`, 'policy-name-unknown', 2);
  refused(`${x1}\ngroup G any none\nquorum G\n`, 'policy-name-unknown', 2);
  refused(`group G any X1\n${x1}\nquorum G\n`, 'policy-name-unknown', 1);
  refused(`${'#\n'.repeat(1001)}quorum none\n`, 'policy-too-long');
  refused(`# ${'x'.repeat(65 * 1024)}\nquorum none\n`, 'policy-too-long');
});

test('names are octets: a Kelvin sign is no K, and two kinds of space are not one', () => {
  const k = line('X1').replace('X1', 'K');
  const kelvin = line('X2').replace('X2', '\u212a');
  const policy = read(`${k}\n${kelvin}\ngroup G all K \u212a\nquorum G\n`);
  assert.equal(policy.witnesses.length, 2);
  assert.equal(read(`${line('X1').replace('X1', 'a\u00a0b')}\nquorum a\u00a0b\n`).witnesses.length, 1);
});
