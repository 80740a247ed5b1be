// Two questions a ballot asks, answered from its bytes: which project is this, and has this voter been here before? Hashes
// only find where to look; an answer is given only after comparing every byte.
import { TallyError, type Where } from './problem.ts';

/** Finds projects by the UTF-8 bytes of their ids. */
export class ProjectIds {
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  readonly #bytes: Uint8Array;
  readonly #from: Uint32Array;
  readonly #mask: number;

  constructor(ids: readonly string[]) {
    let size = 64;
    while (size < ids.length * 4) size *= 2;
    this.#mask = size - 1;
    this.#slots = new Int32Array(size).fill(-1);
    this.#hashes = new Int32Array(size);
    const encoder = new TextEncoder();
    const encoded = ids.map((id) => encoder.encode(id));
    this.#from = new Uint32Array(ids.length + 1);
    for (let p = 0; p < ids.length; p++) this.#from[p + 1] = this.#from[p]! + encoded[p]!.length;
    this.#bytes = new Uint8Array(this.#from[ids.length]!);
    for (let p = 0; p < ids.length; p++) {
      this.#bytes.set(encoded[p]!, this.#from[p]!);
      const hash = hashBytes(encoded[p]!, 0, encoded[p]!.length);
      let slot = (hash ^ (hash >>> 15)) & this.#mask;
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = p;
      this.#hashes[slot] = hash;
    }
  }

  /** The project whose id is `bytes[from…to)`, by index; -1 when there is none. `hash` is hashBytes of the same. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    for (;;) {
      const p = this.#slots[slot]!;
      if (p < 0) return -1;
      if (this.#hashes[slot] === hash && this.#is(p, bytes, from, to)) return p;
      slot = (slot + 1) & this.#mask;
    }
  }

  #is(p: number, bytes: Uint8Array, from: number, to: number): boolean {
    const own = this.#from[p]!;
    if (this.#from[p + 1]! - own !== to - from) return false;
    for (let i = from; i < to; i++) if (bytes[i] !== this.#bytes[own + i - from]) return false;
    return true;
  }
}

/**
 * What a byte counts more than the next one in a hash: odd, and another one in every process, so that nobody can write a file of ids
 * that all meet in one place and keep it searching for hours. No answer depends on it.
 */
export const HASH_FACTOR: number = (Math.floor(Math.random() * 2 ** 29) << 3) | 5;

export function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let i = from; i < to; i++) hash = (Math.imul(hash, HASH_FACTOR) + bytes[i]!) | 0;
  return hash;
}

/** Remembers voters. Plain numbers are kept as numbers and compared at the end; other ids are kept as bytes in a table. */
export class VoterIds {
  #numbers = new Float64Array(1024);
  #lines = new Float64Array(1024);
  #count = 0;
  #isAscending = true;
  #others: Others | undefined;

  add(bytes: Uint8Array, from: number, to: number, line: number): void {
    const length = to - from;
    if (length === 0)
      throw new TallyError('bad-id', 'a ballot has no voter_id', 'give every ballot an id of its own', {
        line,
        column: 1,
      });
    const value = numberOf(bytes, from, to);
    if (value < 0) this.#addOther(bytes, from, to, line);
    else this.addNumber(value, line);
  }

  addNumber(value: number, line: number): void {
    const n = this.#count;
    if (n === this.#numbers.length) this.#grow();
    if (n > 0 && value <= this.#numbers[n - 1]!) this.#isAscending = false;
    this.#numbers[n] = value;
    this.#lines[n] = line;
    this.#count = n + 1;
  }

  /** @throws TallyError `doubled-voter` at the second ballot of the first voter found twice */
  refuseDoubled(): void {
    if (this.#isAscending) return;
    const sorted = this.#numbers.slice(0, this.#count).sort();
    for (let i = 1; i < sorted.length; i++) {
      if (sorted[i] !== sorted[i - 1]) continue;
      const first = this.#numbers.indexOf(sorted[i]!);
      const second = this.#numbers.indexOf(sorted[i]!, first + 1);
      refuseVoter(String(sorted[i]), this.#lines[first]!, { line: this.#lines[second]!, column: 1 });
    }
  }

  #grow(): void {
    this.#numbers = grown(this.#numbers);
    this.#lines = grown(this.#lines);
  }

  #addOther(bytes: Uint8Array, from: number, to: number, line: number): void {
    this.#others ??= new Others();
    const before = this.#others.add(bytes, from, to, line);
    if (before > 0) refuseVoter(new TextDecoder().decode(bytes.subarray(from, to)), before, { line, column: 1 });
  }
}

/** Up to 15 digits without a leading zero as a number; -1 for anything else. */
function numberOf(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 15 || (bytes[from] === 48 && to - from > 1)) return -1;
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = bytes[i]! - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function refuseVoter(id: string, before: number, where: Where): never {
  throw new TallyError(
    'doubled-voter',
    `voter "${id.slice(0, 60)}" has voted before, in line ${before}`,
    'keep the ballot that counts and remove the other',
    where,
  );
}

/** A set of byte strings, kept end to end. */
class Others {
  #slots = new Int32Array(2048).fill(-1);
  #from = new Float64Array(1024);
  #lines = new Float64Array(1024);
  #hashes = new Int32Array(1024);
  #bytes = new Uint8Array(16384);
  #count = 0;

  /** The line where the same bytes were added before, or 0. */
  add(bytes: Uint8Array, from: number, to: number, line: number): number {
    const hash = Math.imul(hashBytes(bytes, from, to), 0x9e3779b1);
    let slot = this.#slotOf(hash);
    for (let at = this.#slots[slot]!; at >= 0; at = this.#slots[slot]!) {
      if (this.#hashes[at] === hash && this.#is(at, bytes, from, to)) return this.#lines[at]!;
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    this.#keep(bytes, from, to, line, hash, slot);
    return 0;
  }

  #slotOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.#slots.length - 1);
  }

  #is(at: number, bytes: Uint8Array, from: number, to: number): boolean {
    const own = this.#from[at]!;
    if (this.#from[at + 1]! - own !== to - from) return false;
    for (let i = from; i < to; i++) if (bytes[i] !== this.#bytes[own + i - from]) return false;
    return true;
  }

  #keep(bytes: Uint8Array, from: number, to: number, line: number, hash: number, slot: number): void {
    const at = this.#count;
    const end = this.#from[at]! + to - from;
    while (end > this.#bytes.length) this.#bytes = grown(this.#bytes);
    if (at + 2 > this.#from.length) {
      this.#from = grown(this.#from);
      this.#lines = grown(this.#lines);
      this.#hashes = grown(this.#hashes);
    }
    this.#bytes.set(bytes.subarray(from, to), this.#from[at]!);
    this.#from[at + 1] = end;
    this.#lines[at] = line;
    this.#hashes[at] = hash;
    this.#slots[slot] = at;
    this.#count = at + 1;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
  }

  #rehash(): void {
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1);
    for (let at = 0; at < this.#count; at++) {
      let slot = this.#slotOf(this.#hashes[at]!);
      while (this.#slots[slot]! >= 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = at;
    }
  }
}

/** A copy with twice the room. */
export function grown<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(array.length * 2);
  larger.set(array);
  return larger;
}
