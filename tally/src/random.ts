// Numbers drawn from a published seed, the same on every machine: for lots and for invented elections. Never for secrets.

/** sfc32 (Doty-Humphrey, PractRand), seeded by FNV-1a of the text's code units. */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: string) {
    const hashed = (salt: number): number => {
      let hash = 0x811c9dc5 ^ salt;
      for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
      return hash | 0;
    };
    [this.#a, this.#b, this.#c] = [hashed(1), hashed(2), hashed(3)];
    for (let i = 0; i < 20; i++) this.bits();
  }

  /** 32 random bits as a whole number from 0. */
  bits(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    return sum >>> 0;
  }

  /** From 0 up to, not with, 1. */
  unit(): number {
    return this.bits() / 2 ** 32;
  }

  /** A whole number from 0 up to, not with, `limit`; each as likely, by rejection. */
  below(limit: number): number {
    const most = 2 ** 32 - (2 ** 32 % limit);
    for (;;) {
      const value = this.bits();
      if (value < most) return value % limit;
    }
  }

  /** Fisher-Yates, in place. */
  shuffle<T>(items: T[]): T[] {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      [items[i], items[j]] = [items[j]!, items[i]!];
    }
    return items;
  }
}
