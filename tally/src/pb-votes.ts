// VOTES of a `.pb` file, straight from its bytes into typed arrays: a ballot never becomes a string or an object, unless it
// has quotes. Strict: an unknown project, a doubled voter or a row of the wrong width ends the reading with its place.
import type { VoteType } from './election.ts';
import { readDecimal } from './money.ts';
import { refuseWidth } from './pb-head.ts';
import { grown, HASH_FACTOR, hashBytes, type ProjectIds, VoterIds } from './pb-ids.ts';
import { splitRow } from './pb-rows.ts';
import { TallyError, type Where } from './problem.ts';

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;
const TAB = 9;
const QUOTE = 34;
const COMMA = 44;
const SEMICOLON = 59;

export type Ballots = {
  start: Uint32Array;
  chosen: Uint16Array | Uint32Array;
  points: Float64Array | undefined;
};

export type VotesHead = {
  columns: Map<string, number>;
  width: number;
  voteType: VoteType;
  projects: number;
  maxLength: number;
};

export class VotesReader {
  readonly #ids: ProjectIds;
  readonly #head: VotesHead;
  readonly #voters = new VoterIds();
  readonly #note: (code: string, what: string, where?: Where) => void;
  readonly #idColumn: number;
  readonly #voteColumn: number;
  readonly #pointsColumn: number;
  /** the reading each project was last named in, to see it named twice in one */
  readonly #named: Float64Array;
  #stamp = 0;
  /** voter_id and vote come first and no points follow */
  readonly #isUsual: boolean;
  readonly #fieldStarts: Int32Array;
  #start = new Uint32Array(1024);
  #chosen: Uint16Array | Uint32Array;
  #points: Float64Array | undefined;
  #pointDecimals = 0;
  rows = 0;
  #entries = 0;

  constructor(head: VotesHead, ids: ProjectIds, note: (code: string, what: string, where?: Where) => void) {
    this.#head = head;
    this.#ids = ids;
    this.#note = note;
    this.#idColumn = head.columns.get('voter_id')!;
    this.#voteColumn = head.columns.get('vote')!;
    const hasPoints = head.voteType === 'cumulative' || head.voteType === 'scoring';
    this.#pointsColumn = hasPoints ? head.columns.get('points')! : -1;
    this.#named = new Float64Array(head.projects);
    this.#isUsual = this.#idColumn === 0 && this.#voteColumn === 1 && !hasPoints;
    this.#fieldStarts = new Int32Array(head.width + 1);
    this.#chosen = head.projects <= 65_536 ? new Uint16Array(4096) : new Uint32Array(4096);
    if (hasPoints) this.#points = new Float64Array(4096);
  }

  /** Reads one line without its newline, `bytes[from…to)`. False when it is no ballot but the name of a section. */
  row(bytes: Uint8Array, from: number, to: number, line: number): boolean {
    let end = to;
    if (end > from && bytes[end - 1] === RETURN) end--;
    if (end === from) return true;
    if (this.#isUsual && this.#quickRow(bytes, from, end, line)) return true;
    const starts = this.#fieldStarts;
    const { width } = this.#head;
    starts[0] = from;
    let fields = 1;
    for (let i = from; i < end; i++) {
      const byte = bytes[i]!;
      if (byte === SEMICOLON) {
        if (fields < width) starts[fields] = i + 1;
        fields++;
      } else if (byte === QUOTE) return this.#quotedRow(bytes, from, end, line);
    }
    if (fields !== width) return this.#oddRow(bytes, from, end, line);
    starts[width] = end + 1;
    this.#addVoter(bytes, starts[this.#idColumn]!, starts[this.#idColumn + 1]! - 1, line);
    this.#addVote(bytes, starts[this.#voteColumn]!, starts[this.#voteColumn + 1]! - 1, line, from);
    if (this.#points)
      this.#addPoints(bytes, starts[this.#pointsColumn]!, starts[this.#pointsColumn + 1]! - 1, line, from);
    this.#endRow(line);
    return true;
  }

  /**
   * The usual ballot, in one look at each byte: a number, projects parted by commas, and columns that do not matter. False when
   * anything is unusual, with nothing kept: then the careful way reads the row again and says what is wrong.
   */
  #quickRow(bytes: Uint8Array, from: number, end: number, line: number): boolean {
    let at = from;
    let voter = 0;
    for (; at < end; at++) {
      const digit = bytes[at]! - 48;
      if (digit < 0 || digit > 9) break;
      voter = voter * 10 + digit;
    }
    if (bytes[at] !== SEMICOLON || at === from || at - from > 15 || (bytes[from] === 48 && at - from > 1)) return false;
    if (this.rows + 2 > this.#start.length) this.#start = grown(this.#start);
    this.#makeRoom(end - at);
    const ids = this.#ids;
    const named = this.#named;
    const chosen = this.#chosen;
    const stamp = ++this.#stamp;
    let entries = this.#entries;
    let byte = COMMA;
    while (byte === COMMA) {
      let hash = 0;
      const itemFrom = ++at;
      for (; at < end; at++) {
        byte = bytes[at]!;
        if (byte === COMMA || byte === SEMICOLON) break;
        hash = (Math.imul(hash, HASH_FACTOR) + byte) | 0;
      }
      if (at === end) byte = SEMICOLON;
      const p = ids.find(bytes, itemFrom, at, hash);
      if (p < 0 || named[p] === stamp) return false;
      named[p] = stamp;
      chosen[entries++] = p;
    }
    let fields = at === end ? 2 : 3;
    for (at++; at < end; at++) {
      byte = bytes[at]!;
      if (byte === SEMICOLON) fields++;
      else if (byte === QUOTE) return false;
    }
    if (fields !== this.#head.width) return false;
    this.#voters.addNumber(voter, line);
    this.#entries = entries;
    this.#endRow(line);
    return true;
  }

  /** @throws TallyError `doubled-voter` */
  finish(): Ballots {
    this.#voters.refuseDoubled();
    const start = this.#start.slice(0, this.rows + 1);
    const chosen = this.#chosen.slice(0, this.#entries);
    return { start, chosen, points: this.#points?.slice(0, this.#entries) };
  }

  #addVoter(bytes: Uint8Array, from: number, to: number, line: number): void {
    let [a, b] = [from, to];
    while (a < b && isSpace(bytes[a]!)) a++;
    while (b > a && isSpace(bytes[b - 1]!)) b--;
    this.#voters.add(bytes, a, b, line);
  }

  #addVote(bytes: Uint8Array, from: number, to: number, line: number, lineFrom: number): void {
    if (this.rows + 2 > this.#start.length) this.#start = grown(this.#start);
    let at = from;
    while (at < to && isSpace(bytes[at]!)) at++;
    if (at === to) {
      this.#note('empty-ballot', 'ballots that name no project; each still counts as a voter', {
        line,
        column: from - lineFrom + 1,
      });
      return;
    }
    this.#makeRoom(to - at + 1);
    const ids = this.#ids;
    const named = this.#named;
    const chosen = this.#chosen;
    const stamp = ++this.#stamp;
    let entries = this.#entries;
    while (at <= to) {
      let hash = 0;
      let spaced = false;
      const itemFrom = at;
      for (; at < to; at++) {
        const byte = bytes[at]!;
        if (byte === COMMA) break;
        if (byte <= SPACE) spaced = true;
        hash = (Math.imul(hash, HASH_FACTOR) + byte) | 0;
      }
      const p = spaced ? this.#findSpaced(bytes, itemFrom, at) : ids.find(bytes, itemFrom, at, hash);
      if (p < 0) this.#refuseProject(bytes, itemFrom, at, { line, column: itemFrom - lineFrom + 1 });
      if (named[p] === stamp) this.#namedTwice(line, itemFrom - lineFrom + 1);
      else {
        named[p] = stamp;
        chosen[entries++] = p;
      }
      at++;
    }
    this.#entries = entries;
  }

  /** A ballot of so many bytes names at most half as many projects. */
  #makeRoom(bytes: number): void {
    while (this.#entries + bytes / 2 + 1 > this.#chosen.length) {
      this.#chosen = grown(this.#chosen);
      if (this.#points) this.#points = grown(this.#points);
    }
  }

  #findSpaced(bytes: Uint8Array, from: number, to: number): number {
    let [a, b] = [from, to];
    while (a < b && isSpace(bytes[a]!)) a++;
    while (b > a && isSpace(bytes[b - 1]!)) b--;
    return this.#ids.find(bytes, a, b, hashBytes(bytes, a, b));
  }

  #namedTwice(line: number, column: number): void {
    const where = { line, column };
    if (this.#points)
      throw new TallyError(
        'bad-points',
        'the ballot gives points to one project twice',
        'give each project its points once',
        where,
      );
    this.#note('doubled-choice', 'ballots that name a project twice; it is counted once', where);
  }

  #endRow(line: number): void {
    const length = this.#entries - this.#start[this.rows]!;
    if (length > 1 && this.#head.voteType === 'choose-1')
      throw new TallyError(
        'bad-row',
        `a choose-1 ballot names ${length} projects`,
        'correct the ballot, or write vote_type;approval',
        {
          line,
          column: 1,
        },
      );
    if (length > this.#head.maxLength)
      this.#note('long-ballot', 'ballots with more projects than max_length; counted as they are', { line, column: 1 });
    this.#start[++this.rows] = this.#entries;
  }

  #addPoints(bytes: Uint8Array, from: number, to: number, line: number, lineFrom: number): void {
    const points = this.#points!;
    let k = this.#start[this.rows]!;
    const text = latin(bytes, from, to).trim();
    if (text !== '')
      for (const part of text.split(',')) {
        const where = { line, column: from - lineFrom + 1 };
        if (k >= this.#entries)
          throw new TallyError(
            'bad-points',
            'the ballot has more points than projects',
            'write one number for each project',
            where,
          );
        points[k++] = this.#pointsOf(part.trim(), where);
      }
    if (k !== this.#entries)
      throw new TallyError(
        'bad-points',
        'the ballot has fewer points than projects',
        'write one number for each project',
        {
          line,
          column: from - lineFrom + 1,
        },
      );
  }

  /** Points as whole numbers; at the first decimal all earlier ones are brought to the finer unit. */
  #pointsOf(text: string, where: Where): number {
    const { digits, decimals } = readDecimal(text, 'the points', where);
    if (decimals > 6) throw new TallyError('bad-points', 'points with more than six decimals', 'round them', where);
    if (decimals > this.#pointDecimals) {
      const factor = 10 ** (decimals - this.#pointDecimals);
      for (let k = 0; k < this.#entries; k++) this.#points![k]! *= factor;
      this.#pointDecimals = decimals;
    }
    const value = Number(digits) * 10 ** (this.#pointDecimals - decimals);
    if (value > 1e9)
      throw new TallyError('bad-points', `${text} points are more than can be counted`, 'use smaller numbers', where);
    return value;
  }

  #refuseProject(bytes: Uint8Array, from: number, to: number, where: Where): never {
    const id = new TextDecoder().decode(bytes.subarray(from, Math.min(to, from + 60))).trim();
    if (id === '')
      throw new TallyError(
        'unknown-project',
        'a comma too many: an empty project in the ballot',
        'remove the comma',
        where,
      );
    throw new TallyError(
      'unknown-project',
      `the ballot names project "${id}", which PROJECTS does not have`,
      'add the project or correct the ballot',
      where,
    );
  }

  /** A line with quotes: as text, then its fields again as bytes. */
  #quotedRow(bytes: Uint8Array, from: number, to: number, line: number): boolean {
    const fields = splitRow(new TextDecoder().decode(bytes.subarray(from, to)), line);
    if (fields.length !== this.#head.width) refuseWidth(fields, this.#head.width, line);
    const encoder = new TextEncoder();
    const again = (column: number): Uint8Array => encoder.encode(fields[column]!.text);
    const id = again(this.#idColumn);
    this.#addVoter(id, 0, id.length, line);
    const vote = again(this.#voteColumn);
    this.#addVote(vote, 0, vote.length, line, 1 - fields[this.#voteColumn]!.column);
    if (this.#points) {
      const points = again(this.#pointsColumn);
      this.#addPoints(points, 0, points.length, line, 1 - fields[this.#pointsColumn]!.column);
    }
    this.#endRow(line);
    return true;
  }

  #oddRow(bytes: Uint8Array, from: number, to: number, line: number): boolean {
    const text = new TextDecoder().decode(bytes.subarray(from, Math.min(to, from + 1000)));
    const fields = splitRow(text, line);
    if (fields.every((field) => field.text === '')) return true;
    if (fields.slice(1).every((field) => field.text === '') && /^(meta|projects|votes)$/i.test(fields[0]!.text))
      return false;
    return refuseWidth(fields, this.#head.width, line);
  }
}

export { NEWLINE };

const isSpace = (byte: number): boolean => byte === SPACE || byte === TAB;

function latin(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(bytes[i]!);
  return text;
}
