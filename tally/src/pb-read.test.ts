// Files as cities really send them: what is tolerated is counted right and told, what is not is refused with line, column and
// remedy. Never a wrong count, a hang or a full memory.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { anyElection, electionOf, runs } from '../test/elections.ts';
import { count, usualRule } from './count.ts';
import { LONGEST_LINE, PbReader, type ReadOptions, readPb } from './pb-read.ts';
import { writePb } from './pb-write.ts';
import { type ProblemCode, TallyError } from './problem.ts';

const good = `META
key;value
description;An invented election
num_projects;3
num_votes;4
budget;100
vote_type;approval
PROJECTS
project_id;cost;name
A;60;Trees
B;40;"Benches; ""new"" ones"
C;30;Lamps
VOTES
voter_id;vote;age
1;A,B;30
2;A;
3;B,C;44
x4;C;51
`;

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string, options?: ReadOptions) => readPb(bytes(text), options);
const winners = (text: string, options?: ReadOptions): string[] => {
  const { election } = read(text, options);
  return count(election, usualRule).winners.map((p) => election.projects[p]!.id);
};

test('a sound file is read as it is', () => {
  const { election, tolerances } = read(good);
  assert.deepEqual(tolerances, []);
  assert.deepEqual(
    election.projects.map(({ id, cost, name }) => [id, cost, name]),
    [
      ['A', 60, 'Trees'],
      ['B', 40, 'Benches; "new" ones'],
      ['C', 30, 'Lamps'],
    ],
  );
  assert.deepEqual([...election.start], [0, 2, 3, 5, 6]);
  assert.deepEqual([...election.chosen], [0, 1, 0, 1, 2, 2]);
  assert.equal(election.voters, 4);
});

/** Same winners, and these tolerances are told. */
const tolerated: [what: string, text: string, codes: string[], options?: ReadOptions][] = [
  ['CRLF', good.replaceAll('\n', '\r\n'), []],
  ['no newline at the end', good.trimEnd(), []],
  ['a byte order mark', `\ufeff${good}`, ['bom']],
  ['spaces after and before separators', good.replaceAll(';', ' ; ').replace('A,B', ' A , B '), []],
  ['empty lines between rows', good.replaceAll('\n', '\n\n'), []],
  ['sections in lower case with separators after', good.replace('META', 'meta;').replace('VOTES', 'votes;;'), []],
  [
    'columns in another order',
    good
      .replace('voter_id;vote;age', 'age;vote;voter_id')
      .replace('1;A,B;30', '30;A,B;1')
      .replace('2;A;', ';A;2')
      .replace('3;B,C;44', '44;B,C;3')
      .replace('x4;C;51', '51;C;x4'),
    [],
  ],
  ['PROJECTS before META', good.replace(/(META\n[\s\S]*?)(PROJECTS\n[\s\S]*?)(VOTES)/, '$2$1$3'), ['order']],
  ['a colon in META', good.replace('description;', 'description: '), ['colon']],
  ['a key twice, the same', good.replace('budget;100', 'budget;100\nbudget;100'), ['doubled-key']],
  ['quotes in a ballot', good.replace('3;B,C;44', '"3";"B,C";"4;4"'), []],
  ['spaces around an id in quotes', good.replace('C;30', '" C ";30').replace('x4;C', 'x4;" C "'), []],
  ['a quoted name over two lines', good.replace('Trees', '"Trees\nand more"'), []],
  ['a project named twice in a ballot', good.replace('3;B,C', '3;B,C,B'), ['doubled-choice']],
  ['a ballot beyond max_length', good.replace('budget', 'max_length;1\nbudget'), ['long-ballot']],
  ['costs with cents', good.replace('A;60', 'A;60.00').replace('B;40', 'B;40.0'), []],
  ['costs with a decimal comma', good.replace('A;60', 'A;60,00'), ['decimal-comma']],
  [
    'counts that disagree, accepted',
    good.replace('num_votes;4', 'num_votes;9'),
    ['counts-disagree'],
    { acceptCounts: true },
  ],
  ['no num_votes', good.replace('num_votes;4\n', ''), ['no-num_votes']],
];
for (const [what, text, codes, options] of tolerated)
  test(`tolerated: ${what}`, () => {
    assert.deepEqual(winners(text, options), winners(good));
    assert.deepEqual(
      read(text, options).tolerances.map(({ code }) => code),
      codes,
    );
  });

const refused: [what: string, text: string, code: ProblemCode, line: number, column: number, words: RegExp][] = [
  ['an empty file', '', 'no-section', 1, 1, /META/],
  ['no META', good.slice(good.indexOf('PROJECTS')), 'no-key', 7, 1, /budget/],
  ['no PROJECTS', good.replace(/PROJECTS\n[\s\S]*VOTES/, 'VOTES'), 'no-section', 9, 1, /PROJECTS/],
  ['no VOTES', good.slice(0, good.indexOf('VOTES')), 'no-section', 13, 1, /VOTES/],
  ['VOTES twice', `${good}VOTES\n`, 'doubled-section', 19, 1, /two VOTES/],
  ['META after VOTES', `${good}META\n`, 'doubled-section', 19, 1, /META/],
  ['no columns after VOTES', good.slice(0, good.indexOf('voter_id')), 'no-column', 14, 1, /voter_id/],
  ['no cost column', good.replace('project_id;cost', 'project_id;price'), 'no-column', 9, 1, /cost/],
  ['a column twice', good.replace('voter_id;vote;age', 'voter_id;vote;vote'), 'doubled-column', 14, 15, /vote/],
  ['no budget', good.replace('budget;100\n', ''), 'no-key', 13, 1, /budget/],
  ['two budgets', good.replace('budget;100', 'budget;100\nbudget;200'), 'doubled-key', 7, 1, /budget/],
  ['an unknown vote_type', good.replace('approval', 'aproval'), 'bad-vote-type', 7, 11, /aproval/],
  ['an unknown project in a ballot', good.replace('3;B,C', '3;B,Q'), 'unknown-project', 17, 5, /"Q"/],
  ['a comma too many', good.replace('3;B,C', '3;B,,C'), 'unknown-project', 17, 5, /comma/],
  ['a project twice', good.replace('C;30', 'A;30'), 'doubled-project', 12, 1, /"A"/],
  ['a voter twice, by number', good.replace('3;B,C', '1;B,C'), 'doubled-voter', 17, 1, /line 15/],
  ['a voter twice, by name', good.replace('3;B,C', 'x4;B,C'), 'doubled-voter', 18, 1, /line 17/],
  ['a ballot without voter_id', good.replace('3;B,C', ';B,C'), 'bad-id', 17, 1, /voter_id/],
  ['a project without id', good.replace('C;30', ';30'), 'bad-id', 12, 1, /project_id/],
  ['a negative cost', good.replace('C;30', 'C;-30'), 'bad-number', 12, 3, /negative/],
  ['a cost in words', good.replace('C;30', 'C;thirty'), 'bad-number', 12, 3, /thirty/],
  ['a cost beyond all money', good.replace('C;30', 'C;99999999999999999999'), 'bad-number', 12, 3, /finest unit/],
  ['a cost of many thousand digits', good.replace('C;30', `C;${'9'.repeat(50_000)}`), 'bad-number', 12, 3, /too long/],
  ['thousands parted by a comma', good.replace('A;60', 'A;1,500'), 'bad-number', 10, 3, /thousand/],
  ['an exponent', good.replace('A;60', 'A;6e1'), 'bad-number', 10, 3, /6e1/],
  ['a row with a field too many', good.replace('2;A;', '2;A;;'), 'bad-row', 16, 6, /4 fields/],
  ['a row with a field too few', good.replace('2;A;', '2;A'), 'bad-row', 16, 3, /2 fields/],
  ['an open quote in a ballot', good.replace('3;B,C', '3;"B,C'), 'bad-quotes', 17, 3, /never closed/],
  ['an open quote in a name', good.replace('Trees', '"Trees'), 'bad-quotes', 10, 1, /never closed|follows/],
  ['fewer ballots than META says', good.replace('num_votes;4', 'num_votes;5'), 'counts-disagree', 5, 11, /4 ballots/],
  [
    'fewer projects than META says',
    good.replace('num_projects;3', 'num_projects;4'),
    'counts-disagree',
    4,
    14,
    /3 projects/,
  ],
  ['two projects in a choose-1 ballot', good.replace('approval', 'choose-1'), 'bad-row', 15, 1, /choose-1/],
];
for (const [what, text, code, line, column, words] of refused)
  test(`refused: ${what}`, () => {
    assert.throws(
      () => read(text),
      (error: unknown) => {
        assert.ok(error instanceof TallyError, String(error));
        assert.equal(error.code, code, error.message);
        if (code !== 'bad-quotes') assert.deepEqual(error.where, { line, column }, error.message);
        assert.match(error.message, words);
        assert.ok(error.remedy.length > 3);
        return true;
      },
    );
  });

test('Latin-2 and UTF-16 are refused with the place, not read as something else', () => {
  const latin2 = bytes(good.replace('Trees', 'Drzewa #'));
  latin2[latin2.indexOf(35)] = 0xb1;
  assert.throws(() => readPb(latin2), { code: 'not-utf8', where: { line: 10, column: 13 } });
  assert.throws(() => readPb(Uint8Array.from([0xff, 0xfe, 77, 0, 69, 0, 10])), { code: 'not-utf8' });
});

test('points: whole, with decimals, and each mistake', () => {
  const head = good.replace('approval', 'cumulative').replace('voter_id;vote;age', 'voter_id;vote;points');
  const cast = (first: string): string =>
    head
      .replace('1;A,B;30', first)
      .replace('2;A;', '2;A;5')
      .replace('3;B,C;44', '3;B,C;1,2')
      .replace('x4;C;51', 'x4;C;3');
  assert.deepEqual([...read(cast('1;A,B;4,6')).election.points!], [4, 6, 5, 1, 2, 3]);
  assert.deepEqual([...read(cast('1;A,B;4.5,6')).election.points!], [45, 60, 50, 10, 20, 30]);
  for (const bad of ['1;A,B;4', '1;A,B;4,6,1', '1;A,A;4,6', '1;A,B;99999999999,1'])
    assert.throws(() => read(cast(bad)), { code: 'bad-points' }, bad);
  assert.throws(() => read(cast('1;A,B;4,-6')), { code: 'bad-number' });
});

test('a budget of zero, no ballots, one project, ballots that name nothing', () => {
  assert.deepEqual(winners(good.replace('budget;100', 'budget;0')), []);
  assert.deepEqual(winners(good.slice(0, good.indexOf('1;A,B')).replace('num_votes;4', 'num_votes;0')), []);
  assert.deepEqual(
    winners(
      'META\nkey;value\nbudget;5\nvote_type;choose-1\nnum_votes;1\nnum_projects;1\nPROJECTS\nproject_id;cost\n7;5\nVOTES\nvoter_id;vote\n1;7\n',
    ),
    ['7'],
  );
  const { election, tolerances } = read(good.replace('2;A;', '2;;'));
  assert.equal(election.voters, 4);
  assert.deepEqual(
    tolerances.map(({ code }) => code),
    ['empty-ballot'],
  );
});

test('a line without end is refused before it fills memory', () => {
  const reader = new PbReader();
  reader.push(bytes(good.slice(0, good.indexOf('1;A,B'))));
  const piece = new Uint8Array(1 << 20).fill(65);
  assert.throws(
    () => {
      for (let pushed = 0; pushed < 2 ** 31; pushed += piece.length) {
        reader.push(piece);
        assert.ok(pushed <= LONGEST_LINE + 2 * piece.length, 'still reading');
      }
    },
    { code: 'too-large', where: { line: 15, column: 1 } },
  );
});

/** Reading it takes this long at most, hundreds of times what is needed: a hostile file would take hours. */
function readsWithin(seconds: number, text: string): void {
  const began = performance.now();
  try {
    read(text);
  } catch (error) {
    if (!(error instanceof TallyError)) throw error;
  }
  assert.ok(performance.now() - began < seconds * 1000, `${performance.now() - began} ms`);
}

test('ids made to have one hash do not keep the reader searching', () => {
  // "Aa" and "BB" are the same to the hash with factor 31 that many languages have.
  const ids = Array.from({ length: 60_000 }, (_, i) =>
    Array.from({ length: 16 }, (_, bit) => ((i >> bit) & 1 ? 'Aa' : 'BB')).join(''),
  );
  const head = good.slice(0, good.indexOf('1;A,B')).replace('num_votes;4', 'num_votes;60000');
  readsWithin(8, head + ids.map((id) => `${id};A;\n`).join(''));
  readsWithin(8, good.replace('C;30;Lamps\n', ids.map((id) => `${id};30;\n`).join('')));
});

test('a quote left open over many short lines is refused at once', () => {
  readsWithin(5, good.replace('Trees', `"Trees${'\na'.repeat(400_000)}`));
});

test('whatever is written is read back, in pieces of any size', () => {
  fc.assert(
    fc.property(anyElection(), fc.integer({ min: 1, max: 60 }), (election, size) => {
      const file = new Uint8Array([...writePb(election)].flatMap((piece) => [...piece]));
      const reader = new PbReader();
      for (let at = 0; at < file.length; at += size) reader.push(file.subarray(at, at + size));
      const back = reader.end().election;
      assert.deepEqual([back.start, back.chosen, back.budget], [election.start, election.chosen, election.budget]);
      assert.deepEqual(back.projects, election.projects);
    }),
    { numRuns: runs(200) },
  );
});

test('ids with separators, quotes and signs of any kind are written so that ballots still name them', () => {
  const ids = ['a;b', 'q"r', '"in quotes"', '1', '12', '\u{1f333}', 'META', '-', '__proto__', 'é\u00a0x'];
  fc.assert(
    fc.property(
      fc.shuffledSubarray(ids, { minLength: 2 }),
      fc.array(fc.array(fc.nat(9), { maxLength: 4 })),
      (own, drawn) => {
        const ballots = drawn.map((list) => [...new Set(list.map((p) => p % own.length))].map((p): [number] => [p]));
        const election = electionOf(
          100,
          own.map((id) => ({ id, cost: 7 })),
          ballots,
        );
        const back = readPb(Buffer.concat([...writePb(election)])).election;
        assert.deepEqual(
          [back.projects, back.start, back.chosen],
          [election.projects, election.start, election.chosen],
        );
      },
    ),
    { numRuns: runs(100) },
  );
  for (const [first, code] of [
    ['1,2', 'bad-id'],
    ['', 'bad-id'],
    [' a', 'bad-id'],
    ['a\nb', 'bad-id'],
    ['2', 'doubled-project'],
  ] as const)
    assert.throws(() => [...writePb(electionOf(9, [{ id: first, cost: 5 }, 4], [[[0]]]))], { code }, first);
});

test('random damage never gives anything but a count or a refusal', () => {
  const source = bytes(good);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(source.length - 1), fc.oneof(fc.nat(255), fc.constantFrom(10, 34, 44, 59))), {
        minLength: 1,
        maxLength: 6,
      }),
      (damage) => {
        const damaged = source.slice();
        for (const [at, byte] of damage) damaged[at] = byte;
        try {
          count(readPb(damaged).election, usualRule);
        } catch (error) {
          if (!(error instanceof TallyError)) throw error;
        }
      },
    ),
    { numRuns: runs(3000) },
  );
});
