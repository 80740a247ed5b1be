// The supporters of each project who still have money, as far as visits have seen. Whoever is emptied never pays again, so a
// visit that meets one leaves it out for all later ones: near the end of a count most supporters have nothing left. Must never
// leave out anybody else, and never changes the lists all counts share.
import type { Supporters } from './election.ts';

export class Payers {
  readonly #all: Supporters;
  readonly #own: Supporters;
  /** where the list of each project ends that its visits left; 0 for one not visited yet */
  readonly #to: Uint32Array;

  constructor(all: Supporters) {
    this.#all = all;
    this.#own = {
      from: all.from,
      rows: new Int32Array(all.rows.length),
      weights: all.weights && new Float64Array(all.weights.length),
    };
    this.#to = new Uint32Array(all.from.length - 1);
  }

  /** Everybody has money again. */
  begin(): void {
    this.#to.fill(0);
  }

  /** Where p's list stands; its positions are from `from[p]` up to `to(p)`. */
  listOf(p: number): Supporters {
    return this.#to[p] === 0 ? this.#all : this.#own;
  }

  to(p: number): number {
    return this.#to[p] || this.#all.from[p + 1]!;
  }

  /** The lists a visit writes: at the same positions as it reads, or before them. */
  get own(): Supporters {
    return this.#own;
  }

  /** A visit to p has left `count` of them. */
  keep(p: number, count: number): void {
    this.#to[p] = this.#all.from[p]! + count;
  }
}
