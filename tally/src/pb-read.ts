// Reads Pabulib's `.pb` format (https://pabulib.org/format), piece by piece, so that memory stays a few times the file and
// a file of any size cannot fill it. Must never count what it did not understand: it refuses, or says what it tolerated.
import type { Election } from './election.ts';
import { type Head, HeadReader, readColumns, Tolerances } from './pb-head.ts';
import { ProjectIds } from './pb-ids.ts';
import { isOpen, splitRow } from './pb-rows.ts';
import { NEWLINE, VotesReader } from './pb-votes.ts';
import { TallyError, type Tolerance } from './problem.ts';

/** No record may be longer: 16 MiB hold a ballot with a million projects. */
export const LONGEST_LINE = 16 * 1024 * 1024;

export type ReadOptions = {
  /** count what is there although META says another number of votes or projects; told as a tolerance */
  acceptCounts?: boolean;
};

export type PbFile = { election: Election; tolerances: Tolerance[]; bytes: number };

type Section = 'META' | 'PROJECTS' | 'VOTES';

/** Push the file's bytes in pieces of any size, then end(). */
export class PbReader {
  readonly #options: ReadOptions;
  readonly #tolerances = new Tolerances();
  readonly #head = new HeadReader(this.#tolerances.note);
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #seen = new Set<Section>();
  #section: Section | undefined;
  #wantsColumns = false;
  #line = 0;
  #carry: Uint8Array | undefined;
  /** the lines of a record whose quotes are still open, and how many characters they have */
  #open: string[] = [];
  #openLength = 0;
  #openLine = 0;
  #known: Head | undefined;
  #votes: VotesReader | undefined;
  #bytes = 0;

  constructor(options: ReadOptions = {}) {
    this.#options = options;
  }

  /** @throws TallyError at the first line that cannot be read */
  push(piece: Uint8Array): void {
    this.#bytes += piece.length;
    const bytes = this.#carry ? joined(this.#carry, piece) : piece;
    let at = 0;
    for (;;) {
      const newline = bytes.indexOf(NEWLINE, at);
      if (newline < 0) break;
      this.#takeLine(bytes, at, newline);
      at = newline + 1;
    }
    this.#carry = at < bytes.length ? bytes.slice(at) : undefined;
    if (this.#carry && this.#carry.length > LONGEST_LINE)
      throw new TallyError(
        'too-large',
        `the line is longer than ${LONGEST_LINE} bytes`,
        'check that the file has line ends and is a .pb file',
        {
          line: this.#line + 1,
          column: 1,
        },
      );
  }

  /** @throws TallyError when something is missing or counts disagree with META */
  end(): PbFile {
    if (this.#carry) this.#takeLine(this.#carry, 0, this.#carry.length);
    this.#carry = undefined;
    const where = { line: this.#line + 1, column: 1 };
    if (this.#open.length > 0)
      throw new TallyError('bad-quotes', 'a quote is opened and never closed', 'close it', {
        line: this.#openLine,
        column: 1,
      });
    for (const section of ['META', 'PROJECTS', 'VOTES'] as const)
      if (!this.#seen.has(section))
        throw new TallyError(
          'no-section',
          `there is no ${section} section`,
          `add a line ${section} and its rows`,
          where,
        );
    if (!this.#votes || !this.#known)
      throw new TallyError(
        'no-column',
        'VOTES has no row of columns such as voter_id;vote',
        'name them in the row after VOTES',
        where,
      );
    const { rows } = this.#votes;
    const { meta, ...rest } = this.#known;
    this.#compare('num_votes', rows, 'ballots');
    this.#compare('num_projects', rest.projects.length, 'projects');
    const election = { meta, ...rest, voters: rows, ...this.#votes.finish(), times: undefined };
    return { election, tolerances: this.#tolerances.list(), bytes: this.#bytes };
  }

  #compare(key: string, found: number, what: string): void {
    const said = this.#head.meta.get(key);
    const where = this.#head.placeOf(key);
    if (said === undefined) {
      this.#tolerances.note(`no-${key}`, `META does not say ${key}, so a file cut short could not be noticed`);
      return;
    }
    if (/^\d+$/.test(said) && Number(said) === found) return;
    const sentence = `META says ${key};${said}, the file has ${found} ${what}`;
    if (!this.#options.acceptCounts)
      throw new TallyError(
        'counts-disagree',
        sentence,
        'get the whole file again, correct META, or accept the count there is (--accept-counts)',
        where,
      );
    this.#tolerances.note('counts-disagree', sentence, where);
  }

  #takeLine(bytes: Uint8Array, from: number, to: number): void {
    this.#line++;
    if (to - from > LONGEST_LINE)
      throw new TallyError(
        'too-large',
        `the line is longer than ${LONGEST_LINE} bytes`,
        'check that the file is a .pb file',
        {
          line: this.#line,
          column: 1,
        },
      );
    if (this.#votes) {
      if (!this.#votes.row(bytes, from, to, this.#line)) this.#textLine(this.#decode(bytes, from, to));
      return;
    }
    this.#textLine(this.#decode(bytes, from, to));
  }

  #decode(bytes: Uint8Array, from: number, to: number): string {
    let start = from;
    if (this.#line === 1 && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf) {
      start += 3;
      this.#tolerances.note('bom', 'the file begins with a byte order mark', { line: 1, column: 1 });
    }
    if (
      this.#line === 1 &&
      ((bytes[from] === 0xff && bytes[from + 1] === 0xfe) || (bytes[from] === 0xfe && bytes[from + 1] === 0xff))
    )
      throw new TallyError('not-utf8', 'the file is UTF-16', 'save it as UTF-8', { line: 1, column: 1 });
    try {
      const text = this.#decoder.decode(bytes.subarray(start, to));
      return text.endsWith('\r') ? text.slice(0, -1) : text;
    } catch {
      throw new TallyError(
        'not-utf8',
        'the line is not UTF-8',
        'save the file as UTF-8; older Polish and Hungarian files are often Windows-1250 or ISO-8859-2',
        {
          line: this.#line,
          column: firstBad(bytes.subarray(start, to)),
        },
      );
    }
  }

  #textLine(text: string): void {
    const wasOpen = this.#open.length > 0;
    if (!wasOpen && text.trim() === '') return;
    if (!wasOpen) this.#openLine = this.#line;
    // Only the new line is looked at: a record of many short lines takes no longer than one long line.
    if (isOpen(text, wasOpen)) {
      this.#openLength += text.length + 1;
      if (this.#openLength > LONGEST_LINE / 16)
        throw new TallyError('bad-quotes', 'a quote is opened and not closed for a million characters', 'close it', {
          line: this.#openLine,
          column: 1,
        });
      this.#open.push(text);
      return;
    }
    const record = wasOpen ? [...this.#open, text].join('\n') : text;
    this.#open = [];
    this.#openLength = 0;
    const fields = splitRow(record, this.#openLine);
    const name = fields[0]!.text.toUpperCase();
    const isAlone = fields.slice(1).every((field) => field.text === '');
    if (isAlone && (name === 'META' || name === 'PROJECTS' || name === 'VOTES')) {
      this.#begin(name);
      return;
    }
    if (!this.#section)
      throw new TallyError(
        'no-section',
        'the file does not begin with META',
        'a .pb file has the sections META, PROJECTS and VOTES',
        {
          line: this.#line,
          column: 1,
        },
      );
    if (this.#wantsColumns && this.#section !== 'META') this.#columns(fields);
    else if (this.#section === 'META') this.#metaRow(fields);
    else this.#head.projectRow(fields, this.#openLine);
  }

  #metaRow(fields: { text: string; column: number }[]): void {
    const isHeading = this.#wantsColumns && fields[0]!.text.toLowerCase() === 'key';
    this.#wantsColumns = false;
    if (!isHeading) this.#head.metaRow(fields, this.#openLine);
  }

  #begin(section: Section): void {
    const where = { line: this.#line, column: 1 };
    if (this.#seen.has(section))
      throw new TallyError('doubled-section', `there are two ${section} sections`, 'keep one', where);
    if (this.#seen.has('VOTES'))
      throw new TallyError('no-section', `${section} comes after VOTES`, 'put VOTES last', where);
    if (section === 'META' && this.#seen.has('PROJECTS'))
      this.#tolerances.note('order', 'PROJECTS comes before META', where);
    this.#seen.add(section);
    this.#section = section;
    this.#wantsColumns = true;
  }

  #columns(fields: { text: string; column: number }[]): void {
    this.#wantsColumns = false;
    if (this.#section === 'PROJECTS') this.#head.projectColumns(fields, this.#openLine);
    else this.#beginVotes(fields);
  }

  #beginVotes(fields: { text: string; column: number }[]): void {
    const head = this.#head.finish(this.#line);
    const wanted = ['voter_id', 'vote'];
    if (head.voteType === 'cumulative' || head.voteType === 'scoring') wanted.push('points');
    const columns = readColumns(fields, this.#openLine, wanted, 'VOTES');
    const maxLength = Number(head.meta.get('max_length') ?? Number.POSITIVE_INFINITY);
    this.#known = head;
    this.#votes = new VotesReader(
      {
        columns,
        width: fields.length,
        voteType: head.voteType,
        projects: head.projects.length,
        maxLength: Number.isFinite(maxLength) ? maxLength : Number.POSITIVE_INFINITY,
      },
      new ProjectIds(head.projects.map((project) => project.id)),
      this.#tolerances.note,
    );
  }
}

/** Reads a whole `.pb` file from memory. @throws TallyError with line, column and remedy */
export function readPb(bytes: Uint8Array, options: ReadOptions = {}): PbFile {
  const reader = new PbReader(options);
  reader.push(bytes);
  return reader.end();
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** The column, counted in bytes, where UTF-8 ends being UTF-8. */
function firstBad(bytes: Uint8Array): number {
  let [low, high] = [0, bytes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle + 1), { stream: true });
      low = middle + 1;
    } catch {
      high = middle;
    }
  }
  return low + 1;
}
