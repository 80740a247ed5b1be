// Writes an election in Pabulib's `.pb` format, in pieces, so that one of any size can be written. Reading it again gives the
// same election; voters are numbered anew, since an election holds no names of voters.
import { type Election, rowsOf } from './election.ts';
import { writeAmount } from './money.ts';
import { TallyError } from './problem.ts';

const PIECE = 1 << 20;
const QUOTE = 34;

/**
 * The file as UTF-8, piece after piece of about a megabyte.
 * @throws TallyError `bad-id`, `doubled-project` for ids that ballots could not name: the file would be another election
 */
export function* writePb(election: Election): Generator<Uint8Array> {
  refuseIds(election);
  const encoder = new TextEncoder();
  yield encoder.encode(head(election));
  const isQuoted = election.projects.some(({ id }) => field(id) !== id);
  const ids = election.projects.map(({ id }) => encoder.encode(id.replaceAll('"', '""')));
  const longest = ids.reduce((most, id) => Math.max(most, id.length), 0);
  const { start, chosen, points } = election;
  let piece = new Uint8Array(PIECE);
  let at = 0;
  let voter = 0;
  for (let row = 0; row < rowsOf(election); row++) {
    const entries = start[row + 1]! - start[row]!;
    const need = 40 + entries * (longest + 20);
    for (let t = election.times ? election.times[row]! : 1; t > 0; t--) {
      if (at + need > piece.length) {
        if (at > 0) yield piece.subarray(0, at);
        piece = new Uint8Array(Math.max(PIECE, need));
        at = 0;
      }
      at = writeNumber(piece, at, ++voter);
      piece[at++] = 59;
      if (isQuoted) piece[at++] = QUOTE;
      for (let k = start[row]!; k < start[row + 1]!; k++) {
        if (k > start[row]!) piece[at++] = 44;
        const id = ids[chosen[k]!]!;
        piece.set(id, at);
        at += id.length;
      }
      if (isQuoted) piece[at++] = QUOTE;
      if (points) {
        piece[at++] = 59;
        for (let k = start[row]!; k < start[row + 1]!; k++) {
          if (k > start[row]!) piece[at++] = 44;
          at = writeNumber(piece, at, points[k]!);
        }
      }
      piece[at++] = 10;
    }
  }
  if (at > 0) yield piece.subarray(0, at);
}

function refuseIds({ projects }: Election): void {
  const seen = new Set<string>();
  for (const { id } of projects) {
    if (id === '' || id !== id.trim() || /[,\n\r]/.test(id))
      throw new TallyError(
        'bad-id',
        `project "${id}" has an id that no ballot can name`,
        'give it one without commas, line ends and spaces around it',
      );
    if (seen.has(id)) throw new TallyError('doubled-project', `two projects have the id "${id}"`, 'rename one');
    seen.add(id);
  }
}

function writeNumber(piece: Uint8Array, at: number, value: number): number {
  const text = String(value);
  for (let i = 0; i < text.length; i++) piece[at + i] = text.charCodeAt(i);
  return at + text.length;
}

function head(election: Election): string {
  const { projects, decimals } = election;
  const meta = new Map(election.meta);
  meta.set('num_projects', String(projects.length));
  meta.set('num_votes', String(election.voters));
  meta.set('budget', writeAmount(election.budget, decimals));
  meta.set('vote_type', election.voteType);
  const lines = ['META', 'key;value', ...[...meta].map(([key, value]) => `${field(key)};${field(value)}`)];
  const columns = (['name', 'category', 'selected'] as const).filter((name) =>
    projects.some((project) => project[name]),
  );
  lines.push('PROJECTS', ['project_id', 'cost', ...columns].join(';'));
  for (const project of projects)
    lines.push(
      [
        field(project.id),
        writeAmount(project.cost, decimals),
        ...columns.map((name) => field(project[name] ?? '')),
      ].join(';'),
    );
  lines.push('VOTES', election.points ? 'voter_id;vote;points' : 'voter_id;vote');
  return `${lines.join('\n')}\n`;
}

const field = (text: string): string => (/[;"\n\r]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
