// What if: the rules that the case tells of, on a general fund of one hundred parts. The city's budget is in no source of ours, so no
// amount here is one of the city's; which rule holds from when to when, and how sure that is, is as in the powers of the case.
import { addDays } from '../../app/base/clock.ts';
import { beginConsultation } from '../../app/budget/plans/actions.ts';
import { type RuleWords, recordRule } from '../../app/budget/rules/actions.ts';
import { beginBudget, recordVersion } from '../../app/budget/versions/actions.ts';
import type { Line } from '../../app/budget/versions/words.ts';
import type { Step, World } from '../world.ts';

const lang = 'en';
const year = 'any year';
const fund = { code: '', name: 'The general fund' };
const parts = (side: Line['side'], department: string, n: number): Line => ({
  side,
  measure: 'planned',
  year,
  fund,
  department: { code: '', name: department },
  cents: n * 100,
  rows: 1,
});

/** A quarter for the police, as the law since 2022 asks for; what the letter asks to be paid with the rest has rows of its own. */
const lines: Line[] = [
  parts('spending', 'Police', 25),
  parts('spending', 'Housing', 5),
  parts('spending', 'Health care', 5),
  parts('spending', 'Sustainable infrastructure', 5),
  parts('spending', 'Education', 5),
  parts('spending', 'Everything else', 55),
  parts('revenue', 'General revenue', 100),
];

const police = { side: 'spending', department: ['Police'] } as const;
const everything = { side: 'spending' } as const;
const revenue = { side: 'revenue', department: ['General revenue'] } as const;
const caution =
  'This is not legal advice. The sources speak of general revenue; whether that is the same as the general fund they do not say.';
const law = {
  kind: 'floor',
  of: police,
  basis: revenue,
  authority: 'state-law',
  hard: true,
  rows: [14, 25],
} as const;

export const rules: (Omit<RuleWords, 'budget' | 'demand'> & {
  key: string;
  demand?: string;
  rows: readonly number[];
})[] = [
  {
    ...law,
    key: 'one-fifth',
    title: 'Police at least one-fifth of the general revenue',
    share: { num: 1, den: 5 },
    citation: 'State law, as reported; its number, RSMo 84.730, is unconfirmed',
    standing: 'reported',
    until: '2022',
    note: caution,
  },
  {
    ...law,
    key: 'one-fourth-law',
    title: 'Police at least one-fourth of the general revenue: the law',
    share: { num: 1, den: 4 },
    citation: 'The law of 2022, as reported; its number is not in our sources',
    standing: 'reported',
    from: '2022',
    note: caution,
  },
  {
    ...law,
    key: 'one-fourth-first-vote',
    title: 'Police at least one-fourth of the general revenue: the vote that was annulled',
    share: { num: 1, den: 4 },
    citation: 'The vote of November 2022, annulled by the state supreme court on 30 April 2024',
    standing: 'disputed',
    from: '2022-11',
    until: '2024-04-30',
    note: caution,
  },
  {
    ...law,
    key: 'one-fourth-second-vote',
    title: 'Police at least one-fourth of the general revenue: the vote after it',
    share: { num: 1, den: 4 },
    citation: 'The vote of 6 August 2024',
    standing: 'reported',
    from: '2024-08-06',
    note: caution,
  },
  {
    key: 'cap',
    kind: 'cap',
    title: 'Police at most 20% of the general fund',
    of: police,
    basis: everything,
    share: { num: 1, den: 5 },
    authority: 'demand',
    standing: 'reported',
    hard: false,
    demand: 'demand/2',
    rows: [6],
  },
];

const title = 'What if: a general fund of one hundred parts';

const budgetOf = (world: World): Promise<string> =>
  world.ask(async (tx) => (await tx.selectFrom('budgets').select('id').executeTakeFirstOrThrow()).id);

/** @param by who enters it */
export const whatIf = (by: string, today: string): Step[] => [
  { name: 'what-if', run: async (world) => beginBudget(await world.as(by), { title, lang }) },
  {
    name: 'what-if/version',
    run: async (world) =>
      recordVersion(
        await world.as(by),
        {
          budget: await budgetOf(world),
          label: 'A what-if, not the city’s budget',
          state: 'submitted',
          source: { title: 'Made up for this example' },
          note: 'One dollar here is one part of one hundred. The amounts of the city’s budget are not in our sources: only the rules are as reported.',
          lang,
        },
        lines,
      ),
  },
  ...rules.map(
    ({ key, rows: _, demand, ...words }): Step => ({
      name: `what-if/rule/${key}`,
      run: async (world) =>
        recordRule(await world.as(by), {
          ...words,
          budget: await budgetOf(world),
          ...(demand ? { demand: world.id(demand) } : {}),
          lang,
        }),
    }),
  ),
  {
    name: 'what-if/consultation',
    run: async (world) =>
      beginConsultation(await world.as(by), {
        version: await world.ask(
          async (tx) => (await tx.selectFrom('budget_versions').select('id').executeTakeFirstOrThrow()).id,
        ),
        title: 'What if you divided one hundred parts?',
        note: 'To try, by the example’s editors. The city asks nobody here.',
        of: { side: 'spending' },
        by: 'department',
        opens: today,
        closes: addDays(today, 60),
        lang,
      }),
  },
];
