// What holds of a budget's acts, checked from the log alone: a certificate's own figure is the sum of the lines it is about, what residents' plans
// came to adds up, and nothing is given one id twice. Where the names of funds were taken down, what can only be found by a name is passed over.
import type { Json, LogRule, ToldAct } from '@redress/ledger';
import { certifiable } from './versions/certificate.ts';
import { type Packed, unpack } from './versions/packed.ts';

const is = (act: ToldAct, kind: string): boolean => act.leaf.type.startsWith(`${kind}/`);
const aboutOf = ({ fund, year, side, measure }: Record<string, Json>): string =>
  JSON.stringify([fund, year, side, measure]);

/** Every total of a version, by what it is about; undefined where its lines cannot be read. */
function totalsIn({ years, codes, names, lines }: Record<string, Json>): Record<string, number> | undefined {
  if (!Array.isArray(years) || typeof codes !== 'string' || typeof lines !== 'string') return undefined;
  const packed = { years, codes, lines, names: typeof names === 'string' ? names : null } as Omit<Packed, 'names'> & {
    names: string | null;
  };
  return Object.fromEntries(certifiable(unpack(packed)).map((total) => [aboutOf(total), total.ours]));
}

export const certificatesAddUp: LogRule = {
  name: 'certificates-add-up',
  see(act, memory) {
    const { fields } = act;
    if (is(act, 'budget.version-recorded')) {
      const totals = totalsIn(fields);
      if (totals) memory.set(`totals ${fields.version}`, { totals, isNamed: !act.gone.includes('names') });
      return undefined;
    }
    if (!is(act, 'budget.certificate-accepted')) return undefined;
    const known = memory.get(`totals ${fields.version}`) as
      | { totals: Record<string, number>; isNamed: boolean }
      | undefined;
    if (!known) return `no version ${fields.version} is in the log before it`;
    const sum = known.totals[aboutOf(fields)];
    if (sum === undefined) return known.isNamed ? 'it is about a total its version does not have' : undefined;
    return sum === fields.ours ? undefined : `the lines of its version make ${sum} cents, and it says ${fields.ours}`;
  },
};

type Counted = { method: string; amounts: number[]; at_floor: number[]; at_cap: number[] };

/** Whether all rows that no rule holds are their middle plan times one factor, to the cent; in whole numbers. */
function isScaled({ amounts, at_floor, at_cap }: Counted, lines: readonly number[][], total: number): boolean {
  const held = new Set([...at_floor, ...at_cap]);
  const free = amounts.keys().filter((row) => !held.has(row));
  const rest = amounts.reduce((left, cents, row) => (held.has(row) ? left - BigInt(cents) : left), BigInt(total));
  const rows = [...free].map((row) => [BigInt(amounts[row]!), BigInt(lines[row]![0]!)] as const);
  const sum = rows.reduce((all, [, median]) => all + median, 0n);
  if (sum === 0n) return true;
  return rows.every(([cents, median]) => {
    const off = cents * sum - median * rest;
    return (off < 0n ? -off : off) < sum;
  });
}

export const collectivesAddUp: LogRule = {
  name: 'collectives-add-up',
  see(act, memory) {
    const { consultation, groups, total } = act.fields;
    if (is(act, 'budget.consultation-begun')) {
      if (typeof groups === 'string') memory.set(`asked ${consultation}`, { total, width: groups.split('\n').length });
      return undefined;
    }
    if (!is(act, 'budget.collective-recorded')) return undefined;
    const asked = memory.get(`asked ${consultation}`) as { total: number; width: number } | undefined;
    if (!asked) return `no consultation ${consultation} is in the log before it`;
    const { lines, methods } = act.fields as unknown as { lines?: number[][]; methods?: Counted[] };
    if (!lines || !methods || methods.length === 0) return undefined;
    if (lines.length !== asked.width) return `${asked.width} rows were asked about, and it has ${lines.length}`;
    for (const each of methods) {
      const sum = each.amounts.reduce((all, cents) => all + cents, 0);
      if (each.amounts.length !== asked.width || sum !== asked.total)
        return `${each.method} makes ${sum} cents of ${asked.total}`;
      if (each.method === 'median' && !isScaled(each, lines, asked.total))
        return 'median is not the middle plans times one factor';
    }
    return undefined;
  },
};

const made: Record<string, string> = {
  'budget.consultation-begun': 'consultation',
  'budget.rule-recorded': 'rule',
  'budget.version-recorded': 'version',
  'budget.certificate-accepted': 'certificate',
};

export const budgetIdsOnce: LogRule = {
  name: 'budget-ids-once',
  see(act, seen) {
    const kind = Object.keys(made).find((one) => is(act, one));
    const id = kind && act.fields[made[kind]!];
    if (!kind || typeof id !== 'string') return undefined;
    const key = `${kind} ${id}`;
    if (seen.has(key)) return `${made[kind]} ${id} is in the log already`;
    seen.set(key, act.entry);
    return undefined;
  },
};

export const budgetRules: readonly LogRule[] = [certificatesAddUp, collectivesAddUp, budgetIdsOnce];
