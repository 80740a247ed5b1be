// Which projects may not be bought any more: conflicts between projects, and categories with a ceiling of their own. The
// methods ask before each purchase; nothing here knows how they choose.
import type { Election } from './election.ts';
import { TallyError } from './problem.ts';

export type Limits = {
  /** at most one project of each list can be chosen; ids */
  conflicts?: readonly (readonly string[])[];
  /** most that projects of a category may cost together, in units */
  categories?: ReadonlyMap<string, number>;
};

/** Keeps track during one count. */
export class Bars {
  readonly #category: Int32Array | undefined;
  readonly #ceilings: number[] = [];
  readonly #spent: number[] = [];
  readonly #conflicts: number[][] | undefined;
  readonly #chosen: Uint8Array | undefined;
  readonly #election: Election;
  readonly isEmpty: boolean;

  constructor(election: Election, limits: Limits = {}) {
    this.#election = election;
    const { conflicts, categories } = limits;
    this.isEmpty = !conflicts?.length && !categories?.size;
    if (this.isEmpty) return;
    const index = new Map(election.projects.map((project, p) => [project.id, p]));
    this.#chosen = new Uint8Array(election.projects.length);
    this.#conflicts = election.projects.map(() => []);
    for (const list of conflicts ?? []) {
      const members = list.map((id) => {
        const p = index.get(id);
        if (p === undefined)
          throw new TallyError(
            'bad-option',
            `the conflict names project "${id}", which the file does not have`,
            'correct the id',
          );
        return p;
      });
      for (const p of members) this.#conflicts[p]!.push(...members.filter((q) => q !== p));
    }
    const names = [...(categories?.keys() ?? [])];
    this.#ceilings = names.map((name) => categories!.get(name)!);
    this.#category = Int32Array.from(election.projects, (project) => names.indexOf(project.category ?? ''));
    this.reset();
  }

  reset(): void {
    if (this.isEmpty) return;
    this.#chosen!.fill(0);
    for (let c = 0; c < this.#ceilings.length; c++) this.#spent[c] = 0;
  }

  elect(p: number): void {
    if (this.isEmpty) return;
    this.#chosen![p] = 1;
    const category = this.#category![p]!;
    if (category >= 0) this.#spent[category]! += this.#election.projects[p]!.cost;
  }

  isBarred(p: number): boolean {
    return !this.isEmpty && this.#election.projects[p]!.cost > this.roomFor(p);
  }

  /** The most p may cost now, in units: below 0 when it conflicts with a project chosen before. */
  roomFor(p: number): number {
    if (this.isEmpty) return Number.POSITIVE_INFINITY;
    if (this.#conflicts![p]!.some((q) => this.#chosen![q] === 1)) return -1;
    const category = this.#category![p]!;
    return category < 0 ? Number.POSITIVE_INFINITY : this.#ceilings[category]! - this.#spent[category]!;
  }
}
