// A certificate whose own figure is not the sum of its version's lines, or that is about none, is named by whoever has only the log.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Json, Judge } from '@redress/ledger';
import { budgetRules } from './log-rules.ts';
import { pack } from './versions/packed.ts';

const police = { code: '1010', name: 'General' };
const lines = [
  { side: 'spending', measure: 'planned', year: '2022', fund: police, cents: 250, rows: 1 },
  { side: 'spending', measure: 'planned', year: '2022', fund: police, cents: 50, rows: 1 },
  { side: 'spending', measure: 'planned', year: '2022', fund: { code: '', name: 'Parks' }, cents: 7, rows: 1 },
] as const;
const version: Record<string, Json> = { version: 'v1', ...pack(lines) };
const certificate = {
  certificate: 'c1',
  version: 'v1',
  fund: '1010',
  year: '2022',
  side: 'spending',
  measure: 'planned',
  ours: 300,
};

function blamed(...acts: [kind: string, fields: Record<string, Json>, gone?: string[]][]): string[] {
  const judge = new Judge(budgetRules);
  return acts.flatMap(([kind, fields, gone = []], entry) => {
    const leaf = {
      v: 1 as const,
      type: `budget.${kind}/1`,
      id: `a${entry}`,
      at: '2026-03-01T12:00:00Z',
      codes: {},
      commitments: [],
    };
    return [...judge.see({ entry, leaf, fields, gone })].map(({ rule, words }) => `${entry} ${rule}: ${words}`);
  });
}

test('the certificate of a version is the sum of its lines', () => {
  const accepted = (change: Record<string, Json> = {}) =>
    blamed(['version-recorded', version], ['certificate-accepted', { ...certificate, ...change }]);
  assert.deepEqual(accepted(), []);
  assert.deepEqual(accepted({ fund: '', ours: 307 }), []);
  assert.deepEqual(accepted({ fund: 'Parks', ours: 7 }), []);
  assert.deepEqual(accepted({ ours: 301 }), [
    '1 certificates-add-up: the lines of its version make 300 cents, and it says 301',
  ]);
  assert.match(accepted({ year: '2023' }).join(), /about a total its version does not have/);
  assert.match(blamed(['certificate-accepted', certificate]).join(), /^0 certificates-add-up: no version v1/);
});

test('where names were taken down, codes still prove what they can', () => {
  const { names: _, ...left } = version;
  const accepted = (change: Record<string, Json>) =>
    blamed(['version-recorded', left, ['names']], ['certificate-accepted', { ...certificate, ...change }]);
  assert.deepEqual(accepted({ fund: 'Parks', ours: 7 }), []);
  assert.match(accepted({ ours: 301 }).join(), /make 300 cents/);
});

test('a version and a certificate have an id of their own', () => {
  const twice = blamed(['version-recorded', version], ['version-recorded', version]);
  assert.deepEqual(twice, ['1 budget-ids-once: version v1 is in the log already']);
  const both = blamed(
    ['version-recorded', version],
    ['certificate-accepted', certificate],
    ['certificate-accepted', certificate],
  );
  assert.deepEqual(both, ['2 budget-ids-once: certificate c1 is in the log already']);
});

test('what plans came to adds up to what was asked, and the scaled middle is the middle plans times one factor', () => {
  const asked = { consultation: 'q', total: 1000, groups: '1,500\n2,300\n,200' };
  const method = (name: string, amounts: number[], at_cap: number[] = []): Json => ({
    method: name,
    amounts,
    at_floor: [],
    at_cap,
  });
  const counted = (
    methods: Json[],
    lines: Json = [
      [300, 200, 400],
      [300, 200, 400],
      [300, 0, 500],
    ],
  ) => blamed(['consultation-begun', asked], ['collective-recorded', { consultation: 'q', lines, methods }]);
  assert.deepEqual(counted([method('mean', [600, 300, 100]), method('median', [334, 333, 333])]), []);
  assert.deepEqual(counted([method('median', [200, 400, 400], [0])]), [], 'a row that a rule holds is left out');
  assert.deepEqual(counted([], []), [], 'fewer than ten plans give no figures');
  assert.match(counted([method('mean', [600, 300, 101])]).join(), /mean makes 1001 cents of 1000/);
  assert.match(counted([method('median', [335, 333, 332])]).join(), /not the middle plans times one factor/);
  assert.match(
    counted(
      [method('mean', [600, 400])],
      [
        [1, 1, 1],
        [1, 1, 1],
      ],
    ).join(),
    /3 rows were asked about/,
  );
  assert.match(blamed(['collective-recorded', { consultation: 'x' }]).join(), /no consultation x/);
});
