// `tally conformance DIR`: our winners against every list of DIR/golden.json, file by file. Exit 1 when an exact list differs
// or could not be compared.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Compared, compareWith, type Reference, type Verdict } from '../src/conformance.ts';
import { TallyError } from '../src/problem.ts';
import { readArguments } from './arguments.ts';
import { openElection } from './open.ts';
import { bold, table } from './paint.ts';

type Entry = { sha256: string; results: Record<string, Reference> };
type Checked = { file: string; sha256: string; isSame: boolean; lists: Compared[] };

const verdicts: Verdict[] = ['agree', 'defect', 'differ', 'producer-failed', 'not-comparable'];

export function conformanceCommand(args: string[]): number {
  const { values, positionals } = readArguments(
    args,
    { json: { type: 'boolean' }, markdown: { type: 'boolean' } },
    [1, 1],
  );
  const dir = positionals[0]!;
  const golden = readGolden(dir);
  const checked: Checked[] = [];
  for (const [file, entry] of Object.entries(golden).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { election, sha256 } = openElection(join(dir, file), { hash: true, acceptCounts: true });
    const lists = Object.entries(entry.results).map(([name, reference]) => compareWith(election, name, reference));
    checked.push({ file, sha256: sha256!, isSame: sha256 === entry.sha256, lists });
    if (process.stderr.isTTY) process.stderr.write(`\r${checked.length} of ${Object.keys(golden).length} files`);
  }
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  if (values.json) console.log(JSON.stringify({ format: 'tally-conformance-1', files: checked }));
  else if (values.markdown) printMarkdown(checked);
  else print(checked);
  const wrong = checked.some(
    ({ isSame, lists }) => !isSame || lists.some((list) => list.exact && list.verdict !== 'agree'),
  );
  return wrong ? 1 : 0;
}

function readGolden(dir: string): Record<string, Entry> {
  const path = join(dir, 'golden.json');
  let golden: unknown;
  try {
    golden = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new TallyError(
      'bad-option',
      `${path} is not there or is no JSON`,
      'give a folder with golden.json and its .pb files',
    );
  }
  const remedy =
    'write { "FILE": { "sha256": "…", "results": { "PRODUCER:RULE": { "winners": ["id", …], "exact": true } } } }';
  if (!isObject(golden) || Object.keys(golden).length === 0)
    throw new TallyError('bad-option', `${path} names no files`, remedy);
  for (const [file, entry] of Object.entries(golden)) {
    const isEntry = isObject(entry) && typeof entry.sha256 === 'string' && isObject(entry.results);
    if (!isEntry || !Object.values(entry.results as object).every(isReference))
      throw new TallyError('bad-option', `${path} has no hash and lists of winners for "${file}"`, remedy);
  }
  return golden as Record<string, Entry>;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isReference = (value: unknown): boolean =>
  isObject(value) &&
  (value.winners === undefined ||
    value.winners === null ||
    (Array.isArray(value.winners) && value.winners.every((id) => typeof id === 'string')));

/** One row a rule, verdicts counted. */
function sums(checked: Checked[]): string[][] {
  const names = [...new Set(checked.flatMap(({ lists }) => lists.map(({ name }) => name)))].sort();
  return names.map((name) => {
    const lists = checked.flatMap((file) => file.lists.filter((list) => list.name === name));
    const exact = lists.some((list) => list.exact);
    return [
      name,
      exact ? 'exact' : 'inexact',
      ...verdicts.map((verdict) => String(lists.filter((list) => list.verdict === verdict).length || '·')),
    ];
  });
}

const heading = ['producer:rule', '', 'agree', "producer's defect", 'differ', 'producer failed', 'not comparable'];

function print(checked: Checked[]): void {
  console.log(
    table(
      heading.map((title, i) => ({ title, right: i > 1 })),
      sums(checked),
    ),
  );
  for (const { file, isSame, lists } of checked) {
    if (!isSame) console.log(`\n${bold(file)}: SHA-256 is not that of the golden list`);
    for (const list of lists.filter(({ verdict }) => verdict !== 'agree' && verdict !== 'producer-failed'))
      console.log(`\n${bold(file)}\n  ${list.name}: ${list.verdict}: ${list.note}${difference(list)}`);
  }
  const all = checked.flatMap(({ lists }) => lists);
  const exact = all.filter((list) => list.exact);
  console.log(
    `\n${checked.length} files, ${all.length} lists; of ${exact.length} exact ones ${exact.filter(({ verdict }) => verdict === 'agree').length} agree.`,
  );
}

const difference = ({ ours, theirs }: Compared): string =>
  ours.length + theirs.length === 0
    ? ''
    : ` (only ours: ${ours.join(', ') || 'none'}; only theirs: ${theirs.join(', ') || 'none'})`;

function printMarkdown(checked: Checked[]): void {
  const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;
  console.log(row(heading));
  console.log(row(heading.map(() => '---')));
  for (const cells of sums(checked)) console.log(row(cells));
  console.log(`\n${row(['file', 'SHA-256', 'exact lists', 'agree', 'inexact lists', 'agree', 'known defect'])}`);
  console.log(row(['---', '---', '---', '---', '---', '---', '---']));
  for (const { file, sha256, lists } of checked) {
    const [exact, inexact] = [
      lists.filter((list) => list.exact),
      lists.filter((list) => !list.exact && list.verdict !== 'producer-failed'),
    ];
    const agreeing = (some: Compared[]): string => String(some.filter(({ verdict }) => verdict === 'agree').length);
    console.log(
      row([
        file,
        `\`${sha256}\``,
        String(exact.length),
        agreeing(exact),
        String(inexact.length),
        agreeing(inexact),
        String(inexact.filter(({ verdict }) => verdict === 'defect').length || ''),
      ]),
    );
  }
}
