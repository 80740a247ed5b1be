// Rules that whoever writes acts hands in: what each act must keep to, going by the acts before it. They are data with one small function
// each, so that they can be read aloud; here is only how they are asked. It must never know an application's acts itself.

import type { Json } from './json.ts';
import type { Leaf } from './leaf.ts';

/** An act as a stranger has it. `fields`: those that are shown and are what the log committed to. `gone`: the names of those erased or covered. */
export type ToldAct = { entry: number; leaf: Leaf; fields: Record<string, Json>; gone: readonly string[] };

/** What a rule remembers between acts, by keys of its own: a map, so that no key a stranger chose is a word of the language. */
export type RuleMemory = Map<string, Json>;

export type LogRule = {
  /** A breach is told by this name; it never changes and stands in no other rule. */
  name: string;
  /** Sees every act once, in the log's order. @returns what is wrong with this one, in plain words */
  see: (act: ToldAct, memory: RuleMemory) => string | undefined;
};

export type Breach = { rule: string; entry: number; words: string };

/** The rules at work over one log. What they remember can be kept and given back, so that only what is new has to be read. */
export class Judge {
  readonly #rules: { rule: LogRule; memory: RuleMemory }[];

  /** `saved`: of an earlier `save()`. A rule it does not know begins with nothing: ask `knows` first. */
  constructor(rules: readonly LogRule[], saved: Readonly<Record<string, [string, Json][]>> = {}) {
    this.#rules = rules.map((rule) => ({
      rule,
      memory: new Map(Object.hasOwn(saved, rule.name) ? saved[rule.name] : []),
    }));
  }

  /** Whether everything these rules have to remember is in `saved`. */
  static knows(rules: readonly LogRule[], saved: Readonly<Record<string, unknown>> | undefined): boolean {
    return rules.every(({ name }) => saved !== undefined && Object.hasOwn(saved, name));
  }

  *see(act: ToldAct): Generator<Breach> {
    for (const { rule, memory } of this.#rules) {
      const words = rule.see(act, memory);
      if (words !== undefined) yield { rule: rule.name, entry: act.entry, words };
    }
  }

  save(): Record<string, [string, Json][]> {
    return Object.fromEntries(this.#rules.map(({ rule, memory }) => [rule.name, [...memory]]));
  }
}
