// A log whose every hash and signature is right, and whose acts could not have happened: each rule names the entry. The tables are walked row
// by row, so a row that blames nothing fails here; that honest logs are never blamed is tested over whatever people do (app/log-rules.test.ts).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Json, Judge, type LogRule, type ToldAct } from '@redress/ledger';
import { allKinds } from '../../acts/define.ts';
import '../kinds.ts';
import { signaturesAddUp } from './counts.ts';
import { clocksMove, findingsFitTheirAxis, powersStand, speakersAreVerified } from './moves.ts';
import { recordRules } from './rules.ts';
import { ends, endsOnce, makes, numbered, numbersRun, speaks, thingsComeFirst } from './things.ts';

const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const at = '2026-03-10T12:00:00Z';
type Act = [kind: string, fields: Record<string, Json>];

const tellAll = (acts: readonly Act[]): ToldAct[] =>
  acts.map(([kind, fields], entry) => ({
    entry,
    leaf: { v: 1, type: `${kind}/1`, id: id(9000 + entry), at, codes: {}, commitments: [] },
    fields,
    gone: [],
  }));

/** What a rule says of a log, `entry: words` each. */
function blamed(rule: LogRule, acts: readonly Act[]): string[] {
  const judge = new Judge([rule]);
  return tellAll(acts).flatMap((act) => [...judge.see(act)].map(({ entry, words }) => `${entry}: ${words}`));
}

const fieldsOfKind = (kind: string): string[] => {
  const found = allKinds().findLast((one) => one.kind.startsWith(`${kind}/`));
  assert.ok(found, `${kind} is no kind of act`);
  return Object.keys((found.schema as unknown as { properties: object }).properties);
};

test('the tables speak of kinds and fields there are', () => {
  for (const [kind, { id, of = [] }] of Object.entries(makes))
    for (const field of [id, ...of]) assert.ok(fieldsOfKind(kind).includes(field), `${kind}: ${field}`);
  for (const { kind, field, thing } of speaks) {
    assert.ok(fieldsOfKind(kind).includes(field), `${kind}: ${field}`);
    assert.ok(
      Object.values(makes).some((one) => one.thing === thing),
      `nothing makes a ${thing}`,
    );
  }
  for (const [kind, { field, silences = [] }] of Object.entries(ends))
    for (const one of [kind, ...silences]) assert.ok(fieldsOfKind(one).includes(field), `${one}: ${field}`);
  for (const [kind, { within }] of Object.entries(numbered))
    for (const field of ['number', ...within]) assert.ok(fieldsOfKind(kind).includes(field), `${kind}: ${field}`);
});

/** The acts that make what these acts speak of. */
const before = (acts: readonly Act[]): Act[] =>
  acts.flatMap(([kind, fields]) =>
    speaks.flatMap(({ kind: by, field, thing }): Act[] => {
      if (by !== kind || fields[field] === undefined || thing === 'answer') return [];
      const [maker, made] = Object.entries(makes).find(([, one]) => one.thing === thing)!;
      return maker === 'answer.given' ? [] : [[maker, { [made.id]: fields[field] }]];
    }),
  );

test('whoever speaks of a thing comes after it, and says of it what it was made with', () => {
  for (const { kind, field, thing } of speaks) {
    const [maker, made] = Object.entries(makes).find(([, one]) => one.thing === thing)!;
    const of = made.of ?? [];
    const making: Act = [
      maker,
      { ...Object.fromEntries(of.map((name, at) => [name, id(100 + at)])), [made.id]: id(1) },
    ];
    const shared = of.filter((name) => name !== field && name !== made.id && fieldsOfKind(kind).includes(name));
    const said = Object.fromEntries(shared.map((name) => [name, making[1][name]!]));
    const speaking: Act = [kind, { ...said, [field]: id(1) }];
    const first = before([making]);
    const rule = (...acts: Act[]) => blamed(thingsComeFirst, [...first, ...acts]).join('; ');
    assert.equal(rule(making, speaking), '', `${kind}: ${field}`);
    assert.match(rule(speaking), new RegExp(`^${first.length}: ${field}: no ${thing} `));
    for (const name of shared.filter((name) => !speaks.some((one) => one.kind === kind && one.field === name)))
      assert.match(
        rule(making, [kind, { ...speaking[1], [name]: id(2) }]),
        new RegExp(`: ${name} is not that of the ${thing} `),
      );
  }
});

test('an id is given once', () => {
  for (const [kind, { id: name, of = [] }] of Object.entries(makes)) {
    const act: Act = [kind, { ...Object.fromEntries(of.map((field) => [field, id(5)])), [name]: id(1) }];
    assert.match(blamed(thingsComeFirst, [act, act]).at(-1) ?? '', /^1: /, kind);
  }
});

test('what ended does not end again, and nobody speaks of it', () => {
  for (const [kind, { field, silences = [] }] of Object.entries(ends)) {
    const ending: Act = [kind, { [field]: id(1) }];
    assert.deepEqual(blamed(endsOnce, [ending, [kind, { [field]: id(2) }]]), []);
    for (const later of [kind, ...silences])
      assert.match(blamed(endsOnce, [ending, [later, { [field]: id(1) }]]).join(), /^1: an earlier act/, later);
  }
});

test('a number that is left out or given twice is named', () => {
  for (const [kind, { within, anyOrder }] of Object.entries(numbered)) {
    const numbers = (...all: number[]): Act[] =>
      all.map((number) => [kind, { ...Object.fromEntries(within.map((name) => [name, id(1)])), number }]);
    assert.deepEqual(blamed(numbersRun, numbers(1, 2, 3)), [], kind);
    assert.match(blamed(numbersRun, numbers(1, 2, 2)).join(), /^2: /, kind);
    assert.equal(blamed(numbersRun, numbers(2, 1)).length > 0, !anyOrder, kind);
    assert.deepEqual(blamed(numbersRun, [...numbers(1), [kind, { number: 1, replaces: id(3), letter: id(1) }]]), []);
  }
});

const count = (number: number, change: Record<string, Json> = {}): Act => [
  'signatures.counted',
  {
    letter: id(1),
    version: id(2),
    number,
    ...(number > 1 ? { from: `2026-03-0${number - 1}T00:00:00Z` } : {}),
    until: `2026-03-0${number}T00:00:00Z`,
    confirmed: 20,
    restored: 0,
    withdrawn: 0,
    invalidated: 0,
    total: 20 * number,
    areas: [{ area: id(3), n: 12 }],
    elsewhere: 20 * number - 12,
    root: '0'.repeat(64),
    ...change,
  },
];
const aside = (signatures: number): Act => ['signatures.set-aside', { batch: id(4), version: id(2), signatures }];

test('signatures that nobody gave are named where they were added', () => {
  const rule = (...acts: Act[]) => blamed(signaturesAddUp, acts).join('; ');
  assert.equal(rule(count(1), count(2), count(3)), '');
  assert.match(
    rule(count(1), count(2, { total: 400, elsewhere: 388 })),
    /^1: 20 and what came and went make 40, and it says 400$/,
  );
  assert.match(rule(count(1, { elsewhere: 7 })), /^0: areas and elsewhere make 19 of 20$/);
  assert.match(rule(count(1, { areas: [{ area: id(3), n: 9 }], elsewhere: 11 })), /fewer than 10/);
  assert.match(
    rule(count(1), count(2, { from: '2026-03-01T00:00:01Z' })),
    /^1: it begins at .*:01Z, and the count before it ended at/,
  );
  assert.match(rule(count(1), count(2, { until: '2026-03-11T00:00:00Z' })), /after it was recorded/);
  const out = { confirmed: 0, invalidated: 5, total: 15, elsewhere: 3 };
  // One entry late is no lie: set aside while the count ran.
  assert.equal(rule(count(1), count(2, out), aside(5), count(3, { total: 35, elsewhere: 23 })), '');
  assert.match(
    rule(count(1), count(2, out), count(3, { total: 35, elsewhere: 23 })),
    /^2: .* took out 5 signatures, and acts set aside 0$/,
  );
  const back = { confirmed: 0, restored: 5, total: 25, elsewhere: 13 };
  assert.match(
    rule(count(1), count(2, back), count(3, { total: 45, elsewhere: 33 })),
    /^2: .* brought back 5 signatures, and acts restored 0$/,
  );
});

const delivered = (change: Record<string, Json> = {}): Act => [
  'delivery.recorded',
  { delivery: id(5), letter: id(1), holder_post: id(6), fact: 'delivered', day: '2026-03-01', ...change },
];
const word = (kind: string): Act => [kind, { delivery: id(5), letter: id(1), holder_post: id(6) }];
const moved = (what: string, day: string, event = id(7)): Act => [
  'clock.changed',
  { event, referral: id(8), letter: id(1), holder_post: id(6), what, day },
];

test('a clock that moves as no clock may is named', () => {
  const rule = (...acts: Act[]) => blamed(clocksMove, acts).join('; ');
  const ran = [delivered(), moved('pause', '2026-03-03'), moved('resume', '2026-03-05'), moved('extend', '2026-03-06')];
  assert.equal(rule(...ran, moved('stop', '2026-03-07')), '');
  const never = /nothing was delivered by then/;
  assert.match(rule(moved('pause', '2026-03-03')), never);
  assert.match(rule(delivered({ fact: 'sent' }), moved('pause', '2026-03-03')), never);
  assert.match(rule(delivered(), moved('pause', '2026-02-20')), never);
  assert.match(rule(delivered({ holder_post: id(99) }), moved('pause', '2026-03-03')), never);
  assert.match(rule(delivered(), word('delivery.disputed'), moved('pause', '2026-03-03')), never);
  assert.match(rule(delivered(), word('delivery.withdrawn'), moved('pause', '2026-03-03')), never);
  const disputed = [delivered(), word('delivery.disputed'), word('delivery.acknowledged')];
  assert.equal(rule(...disputed, moved('pause', '2026-03-03')), '');
  assert.match(rule(...ran.slice(0, 2), moved('pause', '2026-03-04')), /^2: it pauses a clock that is paused$/);
  assert.match(rule(delivered(), moved('resume', '2026-03-04')), /^1: it resumes a clock that is not paused$/);
  assert.match(rule(delivered(), moved('stop', '2026-03-04'), moved('extend', '2026-03-05')), /^2: .*was stopped$/);
  const taken: Act = ['clock.change-withdrawn', { event: id(70), referral: id(8), about: id(7) }];
  assert.equal(rule(...ran.slice(0, 2), taken, moved('pause', '2026-03-04', id(71))), '');
});

test('a power that comes back from being withdrawn, and a finding on the wrong axis, are named', () => {
  const power = (kind: string, standing: string): Act => [kind, { power: id(1), standing }];
  const begun = power('power.recorded', 'asserted');
  assert.deepEqual(blamed(powersStand, [begun, power('power.standing-changed', 'attested')]), []);
  const disputed = power('power.standing-changed', 'disputed');
  // Said again for another reason: app/record/powers lets keepers do that.
  assert.deepEqual(blamed(powersStand, [begun, disputed, disputed]), []);
  assert.deepEqual(
    blamed(powersStand, [
      begun,
      power('power.standing-changed', 'withdrawn'),
      power('power.standing-changed', 'attested'),
    ]),
    ['2: from withdrawn to attested there is no way'],
  );
  assert.deepEqual(blamed(findingsFitTheirAxis, [['commitment.marked', { axis: 'evidence', value: 'done' }]]), []);
  assert.deepEqual(blamed(findingsFitTheirAxis, [['commitment.marked', { axis: 'evidence', value: 'restated' }]]), [
    '0: restated is no finding on evidence',
  ]);
});

test('words given here by an office that nobody verified are named', () => {
  const rule = (...acts: Act[]) => blamed(speakersAreVerified, acts).join('; ');
  const granted = (change: Record<string, Json> = {}): Act => [
    'verification.granted',
    {
      verification: id(1),
      subject: 'post-membership',
      membership: id(2),
      since: '2026-03-01',
      until: '2026-09-01',
      ...change,
    },
  ];
  const answered: Act = ['answer.given', { given: 'here', membership: id(2), holder_post: id(3) }];
  assert.equal(rule(granted(), answered), '');
  assert.equal(rule(['answer.given', { given: 'source', holder_post: id(3) }]), '');
  assert.match(rule(answered), /^0: .*nobody had verified then$/);
  assert.match(rule(granted({ membership: id(9) }), answered), /^1: /);
  assert.match(rule(granted({ until: '2026-03-05' }), answered), /^1: /);
  assert.match(rule(granted({ since: '2026-03-20' }), answered), /^1: /);
  assert.match(rule(granted(), ['verification.ended', { verification: id(1), membership: id(2) }], answered), /^2: /);
  const council: Act = ['answer.given', { given: 'here', holder_organization: id(4) }];
  const theirs: Act = granted({ subject: 'organization', organization: id(4) });
  delete theirs[1].membership;
  assert.equal(rule(theirs, council), '');
  assert.match(rule(council), /^0: given here for an organization/);
});

test('what rules remember is kept as JSON and goes on', () => {
  const acts = tellAll([delivered(), moved('pause', '2026-03-03'), moved('pause', '2026-03-04')]);
  const first = new Judge(recordRules);
  for (const act of acts.slice(0, 2))
    assert.deepEqual(
      [...first.see(act)].filter(({ rule }) => rule === clocksMove.name),
      [],
    );
  const second = new Judge(recordRules, JSON.parse(JSON.stringify(first.save())));
  assert.ok([...second.see(acts[2]!)].some(({ rule, entry }) => rule === clocksMove.name && entry === 2));
});
