// Reads a whole log and holds every byte of it against its checkpoint: entries, tiles, roots, past checkpoints, published words.
// Sampling would miss a changed entry (measured), so it must never skip one; and it never stops at the first fault it can name.

import { unpackEntries } from './bundle.ts';
import { type OpenCheckpoint, openCheckpoint } from './checkpoint.ts';
import type { FindingCode, Scanned, ScanOptions } from './finding.ts';
import { type Leaf, parseLeaf } from './leaf.ts';
import { LogError } from './log-error.ts';
import { Frontier, HASH_BYTES, leafHasher } from './merkle.ts';
import { PastCheckpoints } from './past.ts';
import { fieldsOf, type Published, parsePublished } from './published.ts';
import { NotThere } from './source.ts';
import { type Succession, successionIn } from './succession.ts';
import type { Suite } from './suite.ts';
import { sameBytes, utf8 } from './text.ts';
import { bundleAt, bundlesIn, TILE_WIDTH, TileTree, tilePath, widthAt } from './tile.ts';
import { Withheld } from './withheld.ts';

/**
 * Checks everything from `from` (or the first entry) to the latest checkpoint.
 * @returns what was read; undefined when not even the checkpoint can be believed
 */
export async function scanLog(suite: Suite, options: ScanOptions): Promise<Scanned | undefined> {
  return new Scan(suite, options).run();
}

class Scan {
  readonly #suite: Suite;
  readonly #options: ScanOptions;
  readonly #frontier: Frontier;
  readonly #start: number;
  readonly #leafHash: (entry: Uint8Array) => Uint8Array;
  /** By level: the hashes of the tile being filled, and the first of them that is known. */
  readonly #levels: { tile: Uint8Array; filled: number; known: number; index: number }[] = [];
  readonly #withheld = new Withheld();
  readonly #follows: Succession[] = [];
  #findings = 0;
  #breaches = 0;
  #bodies = 0;
  #size = 0;
  /** How often a later checkpoint is asked for at most. */
  #patience = 6;

  constructor(suite: Suite, options: ScanOptions) {
    this.#suite = suite;
    this.#options = options;
    this.#frontier = options.from ?? new Frontier(suite.sha256);
    this.#start = this.#frontier.size;
    this.#leafHash = leafHasher(suite.sha256);
  }

  async run(): Promise<Scanned | undefined> {
    let checkpoint = await this.#open();
    if (!checkpoint) return undefined;
    const { source, keys } = this.#options;
    const past = new PastCheckpoints(this.#suite, source, keys, (words) => this.#find('past-checkpoint', words));
    await past.skip(this.#start);
    await past.meet(this.#start, () => this.#frontier.root());
    for (let next: OpenCheckpoint | undefined = checkpoint; next; next = await this.#grown(checkpoint, past)) {
      checkpoint = next;
      await this.#readTo(checkpoint, past);
    }
    const ahead = await past.ahead(checkpoint.size);
    if (ahead !== undefined)
      this.#find('log-shorter', `a checkpoint of ${ahead} entries was signed, and the latest says ${checkpoint.size}`);
    await this.#holdSuccessions(checkpoint);
    for (const { entry, words } of this.#withheld.unbacked()) this.#find('withheld-without-act', words, entry);
    const { erased, covered } = this.#withheld;
    const entries = this.#frontier.size - this.#start;
    const [findings, bodies, pastCheckpoints] = [this.#findings, this.#bodies, past.count];
    const frontier = findings === this.#breaches ? { frontier: this.#frontier } : {};
    const follows = this.#follows;
    return { checkpoint, entries, pastCheckpoints, bodies, erased, covered, findings, follows, ...frontier };
  }

  async #readTo(checkpoint: OpenCheckpoint, past: PastCheckpoints): Promise<void> {
    this.#size = checkpoint.size;
    const longest = Math.max(this.#start, ...(this.#options.known ?? []).map(({ size }) => size));
    if (checkpoint.size < longest) {
      this.#find('log-shorter', `it had ${longest} entries and now says ${checkpoint.size}`);
    }
    if (checkpoint.size < this.#start) return;
    await this.#readAll(past);
    if (!sameBytes(this.#frontier.root(), checkpoint.root)) {
      this.#find('root-differs', `the ${this.#frontier.size} entries do not lead to the root that was signed`);
    }
  }

  /**
   * A later checkpoint, where the log went on while it was read and what was read may only be understood with it: words that were covered a
   * moment ago, by an act that is signed in a moment. Undefined where there is nothing to wait for, or it does not come.
   */
  async #grown({ size }: OpenCheckpoint, past: PastCheckpoints): Promise<OpenCheckpoint | undefined> {
    if (this.#findings > this.#breaches || this.#frontier.size !== size) return undefined;
    const isWaiting = () => this.#withheld.unbacked().next().done === false;
    if (!isWaiting() && (await past.ahead(size)) === undefined) return undefined;
    const { pause, source, keys } = this.#options;
    for (; this.#patience > 0; this.#patience -= 1) {
      const later = await source
        .checkpoint()
        .then((note) => openCheckpoint(this.#suite, note, keys))
        .catch(() => undefined);
      if (later && later.size > size) return later;
      await pause?.();
    }
    return undefined;
  }

  #find(code: FindingCode, words: string, entry?: number): void {
    this.#findings += 1;
    if (code === 'rule') this.#breaches += 1;
    this.#options.onFinding({ code, words, ...(entry === undefined ? {} : { entry }) });
  }

  async #open(): Promise<OpenCheckpoint | undefined> {
    try {
      return await openCheckpoint(this.#suite, await this.#options.source.checkpoint(), this.#options.keys);
    } catch (error) {
      this.#find('checkpoint', wordsOf(error));
      return undefined;
    }
  }

  async #readAll(past: PastCheckpoints): Promise<void> {
    const first = Math.floor(this.#frontier.size / TILE_WIDTH);
    const count = bundlesIn(this.#size);
    const waiting = new Map<number, Promise<Page>>();
    for (let index = first; index < count; index += 1) {
      for (let next = index; next < Math.min(count, index + (this.#options.ahead ?? 4)); next += 1) {
        if (!waiting.has(next)) waiting.set(next, this.#page(next));
      }
      const page = await waiting.get(index)!;
      waiting.delete(index);
      // Without hashes there is nothing to grow from: what follows could only be called wrong.
      if (!(await this.#read(index, page, past))) return;
      this.#options.onProgress?.(this.#frontier.size, this.#size);
    }
    for (const [level, { filled }] of this.#levels.entries()) if (filled > 0) await this.#compare(level);
  }

  /** Each step from log to log: what was signed last is the beginning of this tree, and the last step leads to the log that is signed here. */
  async #holdSuccessions({ origin, size }: OpenCheckpoint): Promise<void> {
    const tree = new TileTree(this.#suite.sha256, size, this.#options.source.tile);
    for (const step of this.#follows.filter((each) => each.kept === each.size)) {
      const words = `it says that the first ${step.size} entries are those of ${step.previous}, and they are not`;
      const root = await tree.root(step.size).catch(() => undefined);
      if (!root || !sameBytes(root, step.root)) this.#find('succession', words, step.entry);
    }
    const last = this.#follows.at(-1);
    if (last && last.origin !== origin)
      this.#find('succession', `it says that ${last.origin} begins here, and this is ${origin}`, last.entry);
  }

  /** What belongs to one bundle, fetched together. A part that is missing is an error as its value. */
  async #page(index: number): Promise<Page> {
    const { source, acts } = this.#options;
    const bundle = bundleAt(index, this.#size);
    const [entries, tile, bodies] = await Promise.all([
      source.entries(bundle).catch((error: unknown) => error as Error),
      source.tile({ level: 0, ...bundle }).catch((error: unknown) => error as Error),
      acts && source.bodies ? source.bodies(index).catch((error: unknown) => error as Error) : undefined,
    ]);
    return { entries, tile, bodies };
  }

  /** False when neither entry nor hash is there to go on with. */
  async #read(index: number, page: Page, past: PastCheckpoints): Promise<boolean> {
    const { width } = bundleAt(index, this.#size);
    const first = index * TILE_WIDTH;
    const entries = this.#entriesOf(page, width, first);
    const tile = page.tile instanceof Uint8Array && page.tile.length === width * HASH_BYTES ? page.tile : undefined;
    if (!tile) this.#find('unreadable', `tile ${tilePath({ level: 0, index, width })}: ${wordsOf(page.tile)}`, first);
    const lines = this.#linesOf(page, index, entries ?? []);
    for (let at = Math.max(0, this.#frontier.size - first); at < width; at += 1) {
      const entry = entries?.[at];
      const promised = tile?.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES);
      const hash = entry ? this.#leafHash(entry) : promised?.slice();
      if (!hash) return false;
      if (promised && !sameBytes(hash, promised)) {
        this.#find('entry-differs', 'the entry is not the one the tree was built with', first + at);
      }
      this.#grow(hash);
      this.#meetKnown();
      if (past.isDue(this.#frontier.size)) await past.meet(this.#frontier.size, () => this.#frontier.root());
      if (entry && this.#options.acts) this.#act(entry, first + at, lines?.[at]);
    }
    for (const [level, { filled }] of this.#levels.entries()) if (filled === TILE_WIDTH) await this.#compare(level);
    return true;
  }

  #entriesOf(page: Page, width: number, first: number): Uint8Array[] | undefined {
    try {
      if (!(page.entries instanceof Uint8Array)) throw page.entries;
      return unpackEntries(page.entries, width);
    } catch (error) {
      this.#find('unreadable', `entries ${first} to ${first + width - 1}: ${wordsOf(error)}`, first);
      return undefined;
    }
  }

  #linesOf(page: Page, index: number, entries: readonly Uint8Array[]): (string | undefined)[] | undefined {
    if (!this.#options.acts || !this.#options.source.bodies) return undefined;
    if (typeof page.bodies !== 'string') {
      const why = page.bodies ? wordsOf(page.bodies) : 'there is no such page';
      this.#find('unreadable', `published acts, page ${index}: ${why}`, index * TILE_WIDTH);
      return undefined;
    }
    const lines = page.bodies.split('\n').filter((line) => line !== '');
    // While a log grows, its last page may already hold more acts than the checkpoint covers.
    if (lines.length >= entries.length) return lines.slice(0, entries.length);
    // One that is missing must not make all after it look wrong.
    const byLeaf = new Map(lines.map((line) => [parsePublished(line)?.leaf, line]));
    return entries.map((entry) => byLeaf.get(new TextDecoder().decode(entry)));
  }

  #meetKnown(): void {
    for (const { size, root } of this.#options.known ?? []) {
      if (size !== this.#frontier.size || sameBytes(root, this.#frontier.root())) continue;
      this.#find('past-differs', `the ${size} entries that were seen before are not the first ${size} of this log`);
    }
  }

  #grow(leaf: Uint8Array): void {
    this.#frontier.append(leaf, (height, hash) => {
      if (height % 8 !== 0) return;
      const level = height / 8 - 1;
      const at = this.#frontier.size; // of the entry being appended
      const index = Math.floor((at + 1) / 256 ** (level + 1)) - 1;
      this.#levels[level] ??= { tile: new Uint8Array(TILE_WIDTH * HASH_BYTES), filled: 0, known: 0, index: 0 };
      const row = this.#levels[level];
      if (row.filled === 0) {
        row.known = index % TILE_WIDTH;
        row.index = Math.floor(index / TILE_WIDTH);
      }
      row.tile.set(hash, (index % TILE_WIDTH) * HASH_BYTES);
      row.filled = (index % TILE_WIDTH) + 1;
    });
  }

  /** Holds a tile above the leaves against the hashes made of what is below it. */
  async #compare(row: number): Promise<void> {
    const made = this.#levels[row]!;
    const level = row + 1;
    const tile = { level, index: made.index, width: widthAt(level, made.index, this.#size) };
    const [from, to] = [made.known * HASH_BYTES, made.filled * HASH_BYTES];
    made.filled = 0;
    try {
      const read = await this.#options.source.tile(tile);
      if (read.length !== tile.width * HASH_BYTES) throw new LogError('tile-length', tilePath(tile));
      if (!sameBytes(read.subarray(from, to), made.tile.subarray(from, to))) {
        this.#find('tile-differs', `${tilePath(tile)} is not made of what is below it`);
      }
    } catch (error) {
      this.#find('unreadable', `${tilePath(tile)}: ${wordsOf(error)}`);
    }
  }

  #act(entry: Uint8Array, index: number, line: string | undefined): void {
    let leaf: Leaf;
    try {
      leaf = parseLeaf(entry);
    } catch (error) {
      this.#find('leaf', wordsOf(error), index);
      return;
    }
    this.#withheld.see(leaf, index);
    const step = successionIn(leaf, index);
    if (step) this.#follows.push(step);
    if (step === false) this.#find('succession', 'it does not say which log was closed and where', index);
    this.#options.onLeaf?.(leaf, index);
    if (!this.#options.source.bodies) return;
    const published = line === undefined ? undefined : parsePublished(line);
    if (!published || published.leaf !== utf8(entry)) {
      this.#find('body-missing', 'the act published beside the log is not this entry’s', index);
      return;
    }
    this.#bodies += 1;
    this.#words(leaf, published, index);
  }

  /** The published words of an act: each field is what was committed to, or its absence is accounted for, and the rules are kept. */
  #words(leaf: Leaf, published: Published, index: number): void {
    const states = fieldsOf(this.#suite.sha256, leaf, published);
    for (const field of states) {
      if (field.state === 'erased' || field.state === 'covered') {
        this.#withheld.mark({ index, id: leaf.id, field: field.name, how: field.state, by: field.by! });
      } else if (field.state !== 'open') {
        this.#find('body-differs', `${leaf.type}, field ${field.name}: ${stateWords[field.state]}`, index);
      }
    }
    this.#withheld.words(leaf, published);
    const { judge } = this.#options;
    if (!judge) return;
    const open = states.filter(({ state }) => state === 'open').map(({ name }) => [name, published.fields[name]!]);
    const gone = states.filter(({ by }) => by !== undefined).map(({ name }) => name);
    for (const { rule, entry, words } of judge.see({ entry: index, leaf, fields: Object.fromEntries(open), gone }))
      this.#find('rule', `${leaf.type}: ${words} (${rule})`, entry);
  }
}

type Page = { entries: Uint8Array | Error; tile: Uint8Array | Error; bodies: string | Error | undefined };

const stateWords = {
  differs: 'it is not what the log committed to',
  missing: 'the log committed to it, and it is not published',
  'not-committed': 'it is published, and the log never heard of it',
};

function wordsOf(error: unknown): string {
  if (error instanceof LogError || error instanceof NotThere) return error.message;
  return error instanceof Error ? error.message : 'not as many bytes as there should be';
}
