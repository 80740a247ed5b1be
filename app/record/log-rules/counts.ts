// Signatures are counted in public acts, and the acts must add up: whoever has only the log finds a number that grew without a signature.
import type { Json, LogRule } from '@redress/ledger';
import { LEAST_SHOWN } from '../support/rules.ts';
import { kindOf } from './things.ts';

type Count = { total: number; until: string; out: number; back: number };
type Counted = {
  version: string;
  from?: string;
  until: string;
  confirmed: number;
  restored: number;
  withdrawn: number;
  invalidated: number;
  total: number;
  areas: { area: string; n: number }[];
  elsewhere: number;
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

export const signaturesAddUp: LogRule = {
  name: 'signatures-add-up',
  see(act, memory) {
    const fields = act.fields as Record<string, Json>;
    const kind = kindOf(act);
    const aside = `aside ${fields.version}`;
    const back = `back ${fields.version}`;
    const added = (key: string) =>
      memory.set(key, ((memory.get(key) as number | undefined) ?? 0) + Number(fields.signatures));
    if (kind === 'signatures.set-aside') added(aside);
    if (kind === 'signatures.restored') added(back);
    if (kind !== 'signatures.counted') return undefined;
    const now = fields as unknown as Counted;
    const before = (memory.get(now.version) as Count | undefined) ?? { total: 0, until: '', out: 0, back: 0 };
    memory.set(now.version, {
      total: now.total,
      until: now.until,
      out: before.out + now.invalidated,
      back: before.back + now.restored,
    });
    const set = (key: string) => (memory.get(key) as number | undefined) ?? 0;
    return faultIn(now, before, act.leaf.at) ?? unbacked(before, set(aside), set(back));
  },
};

function faultIn(now: Counted, before: Count, at: string): string | undefined {
  const total = before.total + now.confirmed + now.restored - now.withdrawn - now.invalidated;
  if (now.total !== total) return `${before.total} and what came and went make ${total}, and it says ${now.total}`;
  const shown = sum(now.areas.map(({ n }) => n)) + now.elsewhere;
  if (shown !== now.total) return `areas and elsewhere make ${shown} of ${now.total}`;
  const small = now.areas.find(({ n }) => n < LEAST_SHOWN);
  if (small) return `it names an area with fewer than ${LEAST_SHOWN}`;
  if (
    (now.from ? Date.parse(now.from) : Number.NaN) !== (before.until ? Date.parse(before.until) : Number.NaN) &&
    (now.from || before.until)
  )
    return `it begins at ${now.from ?? 'no time'}, and the count before it ended at ${before.until || 'no time'}`;
  if (now.until > at) return `it counts until ${now.until}, after it was recorded`;
  return undefined;
}

/** Asked of the counts before this one: a batch set aside while a count ran may stand one entry behind it. */
function unbacked(before: Count, aside: number, back: number): string | undefined {
  if (before.out > aside) return `the counts before it took out ${before.out} signatures, and acts set aside ${aside}`;
  if (before.back > back)
    return `the counts before it brought back ${before.back} signatures, and acts restored ${back}`;
  return undefined;
}
