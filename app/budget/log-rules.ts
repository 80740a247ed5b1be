// What holds of a budget's acts, checked from the log alone: a certificate's own figure is the sum of the lines it is about, and nothing is given
// one id twice. Where the names of funds were taken down, what can only be found by a name is passed over.
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

const made: Record<string, string> = {
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

export const budgetRules: readonly LogRule[] = [certificatesAddUp, budgetIdsOnce];
