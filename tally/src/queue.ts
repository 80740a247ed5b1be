// Projects in the order of a lower bound that only rises: the next to visit is always the one that could still be best.

/** A binary heap of projects by key; equal keys in no promised order. */
export class Queue {
  readonly #items: Int32Array;
  readonly #keys: Float64Array;
  size = 0;

  constructor(capacity: number) {
    this.#items = new Int32Array(capacity + 1);
    this.#keys = new Float64Array(capacity + 1);
  }

  /** Key of the first, or infinity when there is none. */
  get least(): number {
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.#keys[0]!;
  }

  push(item: number, key: number): void {
    const items = this.#items;
    const keys = this.#keys;
    let at = this.size++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= key) break;
      keys[at] = keys[parent]!;
      items[at] = items[parent]!;
      at = parent;
    }
    keys[at] = key;
    items[at] = item;
  }

  pop(): number {
    const items = this.#items;
    const keys = this.#keys;
    const first = items[0]!;
    const size = --this.size;
    const key = keys[size]!;
    const item = items[size]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[at] = keys[child]!;
      items[at] = items[child]!;
      at = child;
    }
    keys[at] = key;
    items[at] = item;
    return first;
  }

  clear(): void {
    this.size = 0;
  }
}
