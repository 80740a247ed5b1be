// Fields that are gone, and the acts that must account for each of them: an erasure or a cover logged for that very act and field.
// It must never take a marker's word: without such an act in the log, a missing text is a hidden one.

import type { Leaf } from './leaf.ts';
import type { Published } from './published.ts';

/** Kinds of act that may withhold a field. What they are aimed at stands in the leaf (erased) or in the published body (covered). */
const ERASED = /^moderation\.erased\//;
const COVERED = /^moderation\.covered\//;
const LIFTED = /^moderation\.lifted\//;

type Mark = { index: number; id: string; field: string; how: 'erased' | 'covered'; by: string };
type Aim = { index: number; how: 'erased' | 'covered'; target?: string; field?: string };

export class Withheld {
  readonly #marks: Mark[] = [];
  readonly #acts = new Map<string, Aim>();
  /** Lifts carry the words they bring back; when those are erased or covered again, so is the lift's copy. */
  readonly #lifts = new Map<string, { target: string; field: string }>();
  erased = 0;
  covered = 0;

  see(leaf: Leaf, index: number): void {
    if (ERASED.test(leaf.type)) {
      this.#acts.set(leaf.id, { index, how: 'erased', ...pick(leaf.codes) });
    } else if (COVERED.test(leaf.type)) {
      this.#acts.set(leaf.id, { index, how: 'covered' });
    }
  }

  words(leaf: Leaf, { fields }: Published): void {
    const aim = this.#acts.get(leaf.id);
    if (aim) Object.assign(aim, pick(fields));
    const { target, field } = pick(fields);
    if (LIFTED.test(leaf.type) && target && field) this.#lifts.set(leaf.id, { target, field });
  }

  mark(mark: Mark): void {
    this[mark.how] += 1;
    this.#marks.push(mark);
  }

  /** Which act withheld a field, when it is in what was read: "erased, see entry n". */
  entryOf(by: string): number | undefined {
    return this.#acts.get(by)?.index;
  }

  /** Fields that are gone without an act that says so. */
  *unbacked(): Generator<{ entry: number; words: string }> {
    for (const { index, id, field, how, by } of this.#marks) {
      const act = this.#acts.get(by);
      const lift = field === 'words' ? this.#lifts.get(id) : undefined;
      const isAimed =
        act?.how === how &&
        ((act.target === id && act.field === field) ||
          (lift !== undefined && act.target === lift.target && act.field === lift.field));
      if (!isAimed) yield { entry: index, words: `the field ${field} is ${how}, and no act in the log says so` };
    }
  }
}

const pick = (from: Record<string, unknown>): { target?: string; field?: string } => ({
  ...(typeof from.target === 'string' ? { target: from.target } : {}),
  ...(typeof from.field === 'string' ? { field: from.field } : {}),
});
