// The command line as somebody meets it: a file goes in, a table or JSON comes out, and a mistake is told in one line with a remedy.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../tally.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tally-'));
after(() => rmSync(folder, { recursive: true }));

const run = (...args: string[]): string =>
  execFileSync(process.execPath, [launcher, ...args], { encoding: 'utf8', cwd: folder });
const fails = (...args: string[]): { status: number | null; stderr: string } =>
  spawnSync(process.execPath, [launcher, ...args], { encoding: 'utf8', cwd: folder });

const file = join(folder, 'try.pb');
run('generate', '--voters', '2k', '--projects', '30', '--seed', 'hello', '--output', file);

test('the same seed gives the same file, byte for byte', () => {
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex');
  assert.equal(
    createHash('sha256')
      .update(run('generate', '--voters', '2000', '--projects', '30', '--seed', 'hello'))
      .digest('hex'),
    digest,
  );
  assert.notEqual(
    createHash('sha256')
      .update(run('generate', '--voters', '2000', '--projects', '30', '--seed', 'other'))
      .digest('hex'),
    digest,
  );
});

test('count prints the winners, what is left and, when asked, a sentence for every project', () => {
  const text = run('count', file, '--completion', 'add1', '--explain');
  assert.match(text, /2,000 ballots, 30 projects/);
  assert.match(text, /winners cost [\d,]+; [\d,]+ is left\./);
  assert.equal(text.match(/^ {2}Cost /gm)?.length, 30);
  assert.match(text, /more supporters? would have made it win; it would have won at/i);
});

const schema = JSON.parse(readFileSync(new URL('../result.schema.json', import.meta.url), 'utf8'));

test('the JSON is what its schema says', () => {
  for (const args of [
    ['--explain'],
    ['--completion', 'add1u', '--comparison', 'satisfaction', '--explain'],
    ['--method', 'welfare'],
    ['--method', 'phragmen', '--explain'],
    ['--conflict', 'P01,P02', '--category', 'parks=70000', '--min-votes', '5', '--explain'],
  ]) {
    const result = JSON.parse(run('count', file, '--json', ...args));
    assert.deepEqual(misfits(schema, result, schema, '$'), [], args.join(' '));
  }
  assert.notDeepEqual(misfits(schema, { format: 'tally-result-1', spent: 3, more: 1 }, schema, '$'), []);
});

test('explain tells one project, and the distances hold', () => {
  const whole = JSON.parse(run('count', file, '--json', '--explain'));
  const lost = whole.explanation.fates.find((fate: { way: string }) => fate.way === 'lost');
  const text = run('explain', file, lost.project);
  assert.match(text, /It did not win\./);
  assert.ok(text.includes(Number(lost.costToWin).toLocaleString('en')), text);
  assert.match(run('explain', file, whole.winners[0].project), /It won\..*bought in round 1/);
});

test('a rule is told whole, to people and to machines', () => {
  const limits = ['--conflict', 'P01,P02', '--category', 'parks=70000', '--min-votes', '5'];
  assert.match(run('count', file, ...limits), /at least 5 votes, at most one of P01, P02, at most 70,000 for parks/);
  const { rule } = JSON.parse(run('count', file, '--json', ...limits));
  assert.deepEqual([rule.conflicts, rule.categories, rule.minVotes], [[['P01', 'P02']], { parks: '70000' }, 5]);
});

test('every method tells each fate in words of its own', () => {
  const told = (...args: string[]): string => run('count', file, '--explain', ...args);
  const lost = /supporters? would have made it win; it would have won at/i;
  for (const [args, won] of [
    [['--method', 'greedy'], /the money was enough at its turn/],
    [['--method', 'phragmen'], /bought in round 1, when everyone had earned [\d,.]+\./],
    [['--method', 'overspending'], /bought in round 1; what its supporters had left paid 100% of it/],
    [['--method', 'welfare'], /belongs to the affordable set that is worth most/],
    [['--completion', 'utilitarian'], /paid from the money nobody's share/],
  ] as const) {
    const text = told(...args);
    assert.match(text, won);
    assert.match(text, lost, args.join(' '));
  }
  const [first, second] = JSON.parse(run('count', file, '--json')).winners;
  const barred = told('--conflict', `${first.project},${second.project}`);
  assert.match(barred, /kept out by a project it conflicts with/);
  writeFileSync(
    join(folder, 'nobody.pb'),
    'META\nkey;value\nbudget;9\nvote_type;approval\nnum_votes;2\nnum_projects;2\nPROJECTS\nproject_id;cost\nA;4\nB;6\nVOTES\nvoter_id;vote\n1;A\n2;A\n',
  );
  assert.match(run('explain', 'nobody.pb', 'B'), /nobody voted for it\. 2 more supporters would have made it win\./);
});

test('all methods side by side, statistics, and a check', () => {
  assert.match(run('count', file, '--all'), /shares\+add1u.*phragmen.*overspending/);
  const results = run('count', file, '--all', '--json').trim().split('\n');
  assert.deepEqual(
    results.map((line) => JSON.parse(line).rule.method),
    ['equal-shares', 'equal-shares', 'equal-shares', 'greedy', 'phragmen', 'welfare', 'overspending'],
  );
  const { stderr } = fails('count', file, '--stats');
  assert.match(stderr, /passes over the approvals/);
  assert.match(stderr, /peak memory/);
  assert.match(run('check', file), /can be counted/);
  assert.deepEqual(misfits(schema.$defs.check, JSON.parse(run('check', file, '--json')), schema, '$'), []);
});

test('plans are divided from a table', () => {
  writeFileSync(join(folder, 'plans.csv'), 'plan,Parks,Streets\nann,100,0\nbob,100,0\ncy,0,100\n');
  const divided = JSON.parse(run('divide', 'plans.csv', '--json'));
  assert.deepEqual(misfits(schema.$defs.divide, divided, schema, '$'), []);
  const { lines } = divided;
  assert.deepEqual(
    lines.map((line: { amount: string }) => line.amount),
    ['67', '33'],
  );
  assert.match(run('divide', 'plans.csv', '--cap', 'Parks=50'), /cap/);
  assert.match(fails('divide', 'plans.csv', '--cap', 'Pools=50').stderr, /names no line/);
});

test('conformance agrees with a right list, and ends with 1 at a wrong one or another file', () => {
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  const winners = JSON.parse(run('count', file, '--json')).winners.map(({ project }: { project: string }) => project);
  const golden = (list: string[], hash: string): void =>
    writeFileSync(
      join(folder, 'golden.json'),
      JSON.stringify({
        'try.pb': { sha256: hash, results: { 'pabutools:mes/cost': { winners: list, exact: true, by: 'a test' } } },
      }),
    );
  golden(winners, sha256);
  assert.match(run('conformance', '.'), /of 1 exact ones 1 agree/);
  assert.match(run('conformance', '.', '--markdown'), new RegExp(sha256));
  assert.deepEqual(misfits(schema.$defs.conformance, JSON.parse(run('conformance', '.', '--json')), schema, '$'), []);
  golden(winners.slice(1), sha256);
  assert.equal(fails('conformance', '.').status, 1);
  golden(winners, '0'.repeat(64));
  assert.equal(fails('conformance', '.').status, 1);
});

test('a table with quotes and amounts of uneven decimals is divided, a doubled line refused', () => {
  writeFileSync(join(folder, 'quoted.csv'), '"Parks, trees",Streets\n60,40\n"59.5",40.5\n0.25,99.75\n');
  const { total, lines } = JSON.parse(run('divide', 'quoted.csv', '--method', 'median', '--json'));
  assert.deepEqual([total, lines[0].name, lines[0].median, lines[1].median], ['100', 'Parks, trees', '59.5', '40.5']);
  assert.match(run('divide', 'quoted.csv', '--floor', 'Parks, trees=70'), /floor/);
  writeFileSync(join(folder, 'twice.csv'), 'Parks,Parks\n60,40\n');
  assert.match(fails('divide', 'twice.csv').stderr, /two lines are called "Parks"/);
});

test('a table that is no plans is told by the line it goes wrong in', () => {
  for (const [text, words, ...args] of [
    ['', /has no plans/],
    ['plan,Parks\n', /has no plans/],
    ['plan\nann\n', /line 1, column 1: no line of the budget is named/],
    ['Parks,Streets\n\n\n1,2\n\n3\n', /^line 6, column 1: the row does not have one amount/],
    ['Parks,Streets\n99.5,0.5\n\n100,1\n', /^line 4, column 1: the plan adds up to 101, the first one to 100/],
    ['Parks,Streets\n1,x\n', /^line 2, column 3: the amount for "Streets" "x" is not a number/],
    [Buffer.from('Parks \xb1,Streets\n1,2\n', 'latin1'), /not UTF-8/],
    ['Parks,Streets\n1,2\n', /--cap is given twice for "Parks"/, '--cap', 'Parks=1', '--cap', 'Parks=2'],
  ] as [string | Buffer, RegExp, ...string[]][]) {
    writeFileSync(join(folder, 'wrong.csv'), text);
    const { status, stderr } = fails('divide', 'wrong.csv', ...args);
    assert.equal(status, 2);
    assert.match(stderr, words);
  }
});

test('what a file says cannot move the cursor, hide or turn round what is shown', () => {
  const hostile = readFileSync(file, 'utf8')
    .replace(/^description;.*$/m, 'description;\u001b[2J\u202eevil')
    .replace('Invented project 2\n', 'a\u001b[8mb\u0007\n')
    .replace(/;Invented project (\d+);/g, ';\u009b31mproject $1\u2066;');
  writeFileSync(join(folder, 'hostile.pb'), hostile);
  const hides = /[^\P{Cc}\n]|\p{Bidi_Control}/u;
  for (const args of [['count', '--explain'], ['count', '--all'], ['check'], ['explain']]) {
    const [command, ...rest] = args as [string, ...string[]];
    const text = run(command, 'hostile.pb', ...(command === 'explain' ? ['P02'] : []), ...rest);
    assert.doesNotMatch(text, hides, args.join(' '));
  }
  writeFileSync(join(folder, 'unknown.pb'), hostile.replace(/^7;/m, '7;\u001b[2J,'));
  assert.match(fails('count', 'unknown.pb').stderr, /line \d+/);
  assert.doesNotMatch(fails('count', 'unknown.pb').stderr, hides);
});

test('an option that would change nothing is refused, and so are half a conflict and a golden list that is none', () => {
  for (const [args, words] of [
    [['--method', 'greedy', '--completion', 'add1'], /--completion means nothing for greedy/],
    [['--no-skip'], /--no-skip means nothing/],
    [['--exhaustive', 'all'], /--exhaustive means nothing/],
    [['--conflict', 'P01'], /names one project/],
    [['--min-votes', '-1'], /min-votes/],
    [['--seed', '7'], /--seed means nothing where ties are not drawn/],
    [['--all', '--explain'], /--explain means nothing with --all/],
    [['--category', 'parks=1', '--category', 'parks=2'], /twice for "parks"/],
  ] as const)
    assert.match(fails('count', file, ...args).stderr, words);
  assert.match(fails('generate', '--vote-type', 'bogus').stderr, /choose one of approval/);
  assert.match(fails('generate', '--output', 'no/such/folder.pb').stderr, /cannot be written/);
  for (const golden of ['[]', '{}', '{"try.pb":1}', '{"try.pb":{"sha256":"","results":{"a:b":{"winners":"x"}}}}']) {
    writeFileSync(join(folder, 'golden.json'), golden);
    assert.match(fails('conformance', '.').stderr, /^golden\.json .*\nWhat to do: write/);
  }
});

test('a mistake is told in words with what to do', () => {
  writeFileSync(join(folder, 'bad.pb'), readFileSync(file, 'utf8').replace(/^7;/m, '6;'));
  const bad = fails('count', 'bad.pb');
  assert.equal(bad.status, 2);
  assert.match(bad.stderr, /^line \d+, column 1: voter "6" has voted before, in line \d+\.\nWhat to do: /);
  assert.match(fails('count', 'nowhere.pb').stderr, /is not there/);
  assert.match(fails('count', file, '--method', 'best').stderr, /choose one of equal-shares/);
  assert.match(fails('count', file, '--colour').stderr, /--colour/);
  assert.match(fails('explain', file, 'Q').stderr, /no project "Q"/);
  assert.match(fails('vote').stderr, /no command "vote"/);
  assert.match(run('--help'), /tally count FILE/);
  for (const command of ['count', 'explain', 'check', 'divide', 'generate', 'conformance'])
    assert.match(run(command, '--help'), new RegExp(`tally ${command}`));
});

type Schema = {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  pattern?: string;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean;
  items?: Schema;
  $defs?: Record<string, Schema>;
};

/** As much of JSON Schema as the schema uses. */
function misfits(schema: Schema, value: unknown, root: Schema, at: string): string[] {
  if (schema.$ref) return misfits(root.$defs![schema.$ref.split('/').at(-1)!]!, value, root, at);
  if (schema.const !== undefined && value !== schema.const) return [`${at} is not ${schema.const}`];
  if (schema.enum && !schema.enum.includes(value)) return [`${at} is ${value}`];
  const kind = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  if (schema.type && schema.type !== kind) return [`${at} is ${kind}`];
  if (schema.pattern && !new RegExp(schema.pattern).test(value as string)) return [`${at} is ${value}`];
  if (kind === 'array')
    return (value as unknown[]).flatMap((item, i) => misfits(schema.items!, item, root, `${at}[${i}]`));
  if (kind !== 'object' || value === null) return [];
  const object = value as Record<string, unknown>;
  const missing = (schema.required ?? []).filter((name) => !(name in object)).map((name) => `${at}.${name} is missing`);
  return missing.concat(
    Object.entries(object).flatMap(([name, inner]) => {
      const known = schema.properties?.[name];
      if (known) return misfits(known, inner, root, `${at}.${name}`);
      return schema.additionalProperties === false ? [`${at}.${name} is not known`] : [];
    }),
  );
}
