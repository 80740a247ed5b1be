// For tests only: walks through a machine. All short stories and many long ones are told to the functions that compute its states, and the
// arrows they take are held against those that /states shows.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { DeliveryFact } from '../demands/rules.ts';
import { type By, machines } from './machines.ts';

/** What is done next, and the state after it: undefined where the record refuses it. */
export type Step<Facts> = { by: By; facts: Facts };
export type Walk<Facts> = {
  begin: Facts;
  /** every thing that can happen now; what is refused is left out */
  next: (facts: Facts) => Step<Facts>[];
  state: (facts: Facts) => string;
};

const arrow = (from: string, by: By, to: string) => `${from} –${by}→ ${to}`;

/** The arrows of every story of so many steps. */
function arrowsOf<Facts>({ begin, next, state }: Walk<Facts>, depth: number): Set<string> {
  const taken = new Set<string>();
  const seen = new Set([JSON.stringify(begin)]);
  let now = [begin];
  for (let i = 0; i < depth; i++) {
    const after: Facts[] = [];
    for (const facts of now) {
      const from = state(facts);
      for (const { by, facts: then } of next(facts)) {
        const to = state(then);
        if (from !== to) taken.add(arrow(from, by, to));
        const key = JSON.stringify(then);
        if (seen.has(key)) continue;
        seen.add(key);
        after.push(then);
      }
    }
    now = after;
  }
  return taken;
}

/** Longer stories at random take no other arrow. */
function walks<Facts>({ begin, next, state }: Walk<Facts>, shown: Set<string>): void {
  fc.assert(
    fc.property(fc.array(fc.nat(), { minLength: 5, maxLength: 30 }), (choices) => {
      let facts = begin;
      for (const choice of choices) {
        const open = next(facts);
        if (open.length === 0) return;
        const { by, facts: then } = open[choice % open.length]!;
        const [from, to] = [state(facts), state(then)];
        if (from !== to) assert.ok(shown.has(arrow(from, by, to)), `${arrow(from, by, to)} is not told`);
        facts = then;
      }
    }),
    { numRuns: 200 },
  );
}

function told(name: string, part?: string): Set<string> {
  const { ways } = machines.find((one) => one.name === name)!.parts.find((one) => one.part === part)!;
  return new Set(
    Object.entries(ways).flatMap(([to, into]) =>
      into.flatMap(({ from, by }) => from.flatMap((one) => by.map((how) => arrow(one, how, to)))),
    ),
  );
}

/** The arrows that stories take are those the page tells, all of them and no other. */
export function isTold<Facts>(walk: Walk<Facts>, depth: number, name: string, part?: string): void {
  const shown = told(name, part);
  assert.deepEqual([...arrowsOf(walk, depth)].sort(), [...shown].sort());
  walks(walk, shown);
}

const fact = (what: DeliveryFact['fact'], day: string): DeliveryFact => ({
  fact: what,
  day,
  disputed: false,
  acknowledged: false,
  withdrawn: false,
});
/** What can be told of a way, as acts do it: who says that something sent arrived makes it a delivery. */
export function waysOn(deliveries: readonly DeliveryFact[], day: string, prefix: 'delivery.' | 'invitation.delivery-') {
  const by = (what: string) => `${prefix}${what}` as By;
  const last = deliveries.at(-1);
  const changed = (more: Partial<DeliveryFact>) => [...deliveries.slice(0, -1), { ...last!, ...more }];
  return [
    ...(deliveries.length < 2
      ? [
          { by: by('recorded'), deliveries: [...deliveries, fact('sent', day)] },
          { by: by('recorded'), deliveries: [...deliveries, fact('delivered', day)] },
        ]
      : []),
    ...(last
      ? [
          ...(last.disputed
            ? []
            : [{ by: by('disputed'), deliveries: changed({ disputed: true, acknowledged: false }) }]),
          ...(last.acknowledged
            ? []
            : [
                {
                  by: by('acknowledged'),
                  deliveries: [
                    ...changed({ acknowledged: true, disputed: false }),
                    ...(last.fact === 'sent' ? [fact('delivered', day)] : []),
                  ],
                },
              ]),
        ]
      : []),
  ];
}
