// The rules Oakland's example is tried with: floor, cap, lock and balance. All are invented and say so in their first word; which laws really hold
// for this fund nobody has looked up, and no page may look as if somebody had.
import { type RuleWords, recordRule } from '../../app/budget/rules/actions.ts';
import type { Step, World } from '../world.ts';
import { fund } from './adopted.ts';

const citation = 'Invented for this example; no law was looked up';
const whole = { side: 'spending', fund: [fund.code] } as const;
const income = { side: 'revenue', fund: [fund.code] } as const;
const of = (...department: string[]) => ({ ...whole, department });

export const rules: (Omit<RuleWords, 'budget'> & { key: string })[] = [
  {
    key: 'balance',
    kind: 'balance',
    title: 'Invented: the fund spends what comes in, no more and no less',
    of: whole,
    basis: income,
    authority: 'charter',
    citation,
    standing: 'unconfirmed',
    hard: true,
    note: 'The file itself plans 192,000 dollars more spending than revenue in this fund; see the certificate.',
  },
  {
    key: 'library',
    kind: 'floor',
    title: 'Invented: the public library at least 1.5% of what comes in',
    of: of('Oakland Public Library'),
    basis: income,
    share: { num: 3, den: 200 },
    authority: 'charter',
    citation,
    standing: 'unconfirmed',
    hard: true,
  },
  {
    key: 'bonds',
    kind: 'lock',
    title: 'Invented: what is paid outside of the departments stays as it is',
    of: of('Non-Departmental and Port'),
    authority: 'bond',
    citation,
    standing: 'unconfirmed',
    hard: true,
    note: 'Stands for debts and transfers that were promised before.',
  },
  {
    key: 'cap',
    kind: 'cap',
    title: 'Invented: police at most 20% of the general purpose fund',
    of: of('Police'),
    basis: whole,
    share: { num: 1, den: 5 },
    authority: 'demand',
    citation: 'As in the demand of the Kansas City example; nobody in Oakland is said to ask for it',
    standing: 'unconfirmed',
    hard: false,
  },
  {
    key: 'prevention',
    kind: 'floor',
    title: 'Invented: for every hundred dollars of police at least five of violence prevention',
    of: of('Violence Prevention'),
    basis: of('Police'),
    share: { num: 1, den: 20 },
    authority: 'policy',
    citation,
    standing: 'unconfirmed',
    hard: false,
  },
];

/** A step for each of them. */
export const ruleSteps = (by: string, budget: (world: World) => Promise<string>): Step[] =>
  rules.map(({ key, ...words }) => ({
    name: `rule/${key}`,
    run: async (world) => recordRule(await world.as(by), { ...words, budget: await budget(world), lang: 'en' }),
  }));
