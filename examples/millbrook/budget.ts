// Millbrook's budget: two years, planned and spent, as it was submitted, adopted and amended; restricted and one-time money; rules of
// every kind. Every figure is invented, like the town.
import { addDays } from '../../app/base/clock.ts';
import { beginConsultation } from '../../app/budget/plans/actions.ts';
import { type RuleWords, recordRule } from '../../app/budget/rules/actions.ts';
import { beginBudget, recordVersion } from '../../app/budget/versions/actions.ts';
import { amendVersion } from '../../app/budget/versions/amend.ts';
import { acceptCertificates, certifiable } from '../../app/budget/versions/certificate.ts';
import type { Line } from '../../app/budget/versions/words.ts';
import type { Step, World } from '../world.ts';
import type { On } from './days.ts';

const lang = 'en';
const by = 'clerk';
const funds = { general: ['0100', 'General fund'], transit: ['0200', 'Transit fund'], water: ['0300', 'Water fund'] };
const departments = [
  'Police',
  'Fire',
  'Library',
  'Parks',
  'Streets',
  'Town hall',
  'Transit',
  'Water',
  'Debt',
  'Reserve',
] as const;

/** In dollars: what came of last year, what was planned for it, what is planned for this one. */
type Row = [
  fund: keyof typeof funds,
  side: Line['side'],
  department: (typeof departments)[number] | '',
  category: string,
  spent: number,
  last: number,
  next: number,
  more?: 'restricted' | 'one-time' | 'restricted one-time',
];

const rows: Row[] = [
  ['general', 'spending', 'Police', 'Staff', 3_912_400, 3_880_000, 4_020_000],
  ['general', 'spending', 'Police', 'Supplies and services', 604_150, 580_000, 610_000],
  ['general', 'spending', 'Police', 'Works and vehicles', 118_000, 120_000, 90_000, 'one-time'],
  ['general', 'spending', 'Fire', 'Staff', 2_140_900, 2_150_000, 2_230_000],
  ['general', 'spending', 'Fire', 'Supplies and services', 355_300, 340_000, 360_000],
  ['general', 'spending', 'Fire', 'Works and vehicles', 410_000, 400_000, 0, 'one-time'],
  ['general', 'spending', 'Library', 'Staff', 905_200, 900_000, 930_000],
  ['general', 'spending', 'Library', 'Supplies and services', 268_700, 270_000, 280_000],
  ['general', 'spending', 'Parks', 'Staff', 702_000, 710_000, 735_000],
  ['general', 'spending', 'Parks', 'Supplies and services', 233_400, 230_000, 240_000],
  ['general', 'spending', 'Parks', 'Works and vehicles', 96_500, 150_000, 180_000, 'one-time'],
  ['general', 'spending', 'Streets', 'Staff', 811_600, 820_000, 850_000],
  ['general', 'spending', 'Streets', 'Supplies and services', 446_900, 430_000, 450_000],
  ['general', 'spending', 'Streets', 'Works and vehicles', 300_000, 300_000, 320_000, 'restricted one-time'],
  ['general', 'spending', 'Town hall', 'Staff', 1_204_800, 1_190_000, 1_240_000],
  ['general', 'spending', 'Town hall', 'Supplies and services', 389_250, 400_000, 410_000],
  ['general', 'spending', 'Transit', 'Payment to the transit fund', 500_000, 500_000, 520_000],
  ['general', 'spending', 'Debt', 'Interest and repayment', 640_000, 640_000, 625_000],
  ['general', 'spending', 'Reserve', 'Set aside', 270_000, 270_000, 288_000],
  ['general', 'revenue', '', 'Property tax', 7_735_300, 7_700_000, 7_900_000],
  ['general', 'revenue', '', 'Sales tax', 4_061_800, 4_200_000, 4_150_000],
  ['general', 'revenue', '', 'Fees and fines', 1_043_600, 1_010_000, 980_000],
  ['general', 'revenue', '', 'State aid', 1_070_000, 1_070_000, 1_050_000],
  ['general', 'revenue', '', 'State grant for streets', 300_000, 300_000, 320_000, 'restricted one-time'],
  ['transit', 'spending', 'Transit', 'Staff', 1_121_700, 1_100_000, 1_150_000, 'restricted'],
  ['transit', 'spending', 'Transit', 'Supplies and services', 401_900, 380_000, 390_000, 'restricted'],
  ['transit', 'spending', 'Transit', 'Works and vehicles', 60_000, 140_000, 130_000, 'restricted one-time'],
  ['transit', 'revenue', 'Transit', 'Fares', 571_400, 600_000, 610_000, 'restricted'],
  ['transit', 'revenue', 'Transit', 'Federal grant', 520_000, 520_000, 540_000, 'restricted'],
  ['transit', 'revenue', 'Transit', 'Payment from the general fund', 500_000, 500_000, 520_000, 'restricted'],
  ['water', 'spending', 'Water', 'Staff', 695_200, 700_000, 720_000, 'restricted'],
  ['water', 'spending', 'Water', 'Supplies and services', 312_800, 300_000, 310_000, 'restricted'],
  ['water', 'spending', 'Water', 'Works and vehicles', 286_000, 400_000, 450_000, 'restricted one-time'],
  ['water', 'revenue', 'Water', 'Water charges', 1_428_300, 1_400_000, 1_480_000, 'restricted'],
];

/** As it was submitted; lines of nothing are left out. */
export function linesOf(year: number): Line[] {
  const line = ([fund, side, department, category, , , , more]: Row, cents: number) => ({
    side,
    fund: { code: funds[fund][0]!, name: funds[fund][1]! },
    ...(department
      ? { department: { code: `0${departments.indexOf(department) + 1}0`.slice(-3), name: department } }
      : {}),
    category: { code: '', name: category },
    restricted: more?.includes('restricted') ?? false,
    recurring: !more?.includes('one-time'),
    cents: cents * 100,
    rows: 1,
  });
  return rows
    .flatMap((row): Line[] => [
      { ...line(row, row[4]), measure: 'spent', year: String(year - 1) },
      { ...line(row, row[5]), measure: 'planned', year: String(year - 1) },
      { ...line(row, row[6]), measure: 'planned', year: String(year) },
    ])
    .filter(({ cents }) => cents !== 0);
}

/** New amounts for this year's lines, in dollars: fund, side, department, category. */
type Amounts = readonly [keyof typeof funds, Line['side'], string, string, number][];

export const adopted: Amounts = [
  ['general', 'spending', 'Library', 'Supplies and services', 302_000],
  ['general', 'spending', 'Town hall', 'Supplies and services', 350_000],
  ['general', 'spending', 'Parks', 'Works and vehicles', 240_000],
];
export const amended: Amounts = [
  ['general', 'spending', 'Parks', 'Works and vehicles', 200_000],
  ['general', 'spending', 'Transit', 'Payment to the transit fund', 560_000],
  ['transit', 'revenue', 'Transit', 'Payment from the general fund', 560_000],
  ['transit', 'spending', 'Transit', 'Works and vehicles', 170_000],
];

export function amountsOf(lines: readonly Line[], year: number, changes: Amounts): Map<number, number> {
  return new Map(
    changes.map(([fund, side, department, category, dollars]) => {
      const at = lines.findIndex(
        (line) =>
          line.year === String(year) &&
          line.side === side &&
          line.fund?.code === funds[fund][0] &&
          (line.department?.name ?? '') === department &&
          line.category?.name === category,
      );
      if (at < 0) throw new TypeError(`no line of ${year} is ${fund}, ${department}, ${category}`);
      return [at, dollars * 100];
    }),
  );
}

const general = { side: 'spending', fund: ['0100'] } as const;
const income = { side: 'revenue', fund: ['0100'] } as const;
const rules: (Omit<RuleWords, 'budget' | 'demand'> & { key: string; demand?: string })[] = [
  {
    key: 'balance',
    kind: 'balance',
    title: 'The general fund spends what comes in',
    ...{ of: general, basis: income, authority: 'charter', citation: 'Charter, article 4, section 5', hard: true },
  },
  {
    key: 'debt',
    kind: 'lock',
    title: 'Debt is paid as agreed',
    ...{
      of: { ...general, department: ['Debt'] },
      authority: 'bond',
      citation: 'Bonds for the water tower',
      hard: true,
    },
  },
  {
    key: 'reserve',
    kind: 'ratio',
    title: 'Two of every hundred dollars go to the reserve',
    ...{ of: { ...general, department: ['Reserve'] }, basis: income, share: { num: 1, den: 50 } },
    ...{ authority: 'policy', citation: 'Reserve policy of the city council', hard: true },
  },
  {
    key: 'library',
    kind: 'floor',
    title: 'The library at least 8% of the general fund',
    ...{ of: { ...general, department: ['Library'] }, basis: general, share: { num: 2, den: 25 } },
    ...{ authority: 'charter', citation: 'Charter, article 7, section 2', hard: true },
  },
  {
    key: 'works',
    kind: 'cap',
    title: 'Works and vehicles at most 10% of the general fund',
    ...{ of: { ...general, category: ['Works and vehicles'] }, basis: general, share: { num: 1, den: 10 } },
    ...{ authority: 'policy', citation: 'Debt policy of the city council', hard: true },
    note: 'It is about a part of every department, so a plan by department cannot show whether it is kept.',
  },
  {
    key: 'buses',
    kind: 'floor',
    title: 'Drivers for the 4 and the 7 until eleven: 1.3 million for staff of the transit fund',
    ...{ of: { side: 'spending', fund: ['0200'], category: ['Staff'] }, cents: 130_000_000 },
    ...{ authority: 'demand', hard: false, demand: 'demand/buses-1' },
  },
];

const only = (world: World, number: number) =>
  world.ask(async (tx) => {
    const { id } = await tx
      .selectFrom('budget_versions')
      .select('id')
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    return id;
  });
const budgetOf = (world: World) =>
  world.ask(async (tx) => (await tx.selectFrom('budgets').select('id').executeTakeFirstOrThrow()).id);

const source = { title: 'Budget of Millbrook, invented for this example' };

export function budgetSteps(on: On, today: string, year: number): Step[] {
  const lines = linesOf(year);
  const words = (label: string, state: string, day: string) => ({ label, state, day, source, lang });
  const after = (version: number, changes: Amounts, told: ReturnType<typeof words>, note: string): Step => ({
    name: `budget/version-${version + 1}`,
    run: async (world) =>
      amendVersion(await world.as(by), {
        ...told,
        note,
        version: await only(world, version),
        amounts: amountsOf(lines, year, changes),
      }),
  });
  return [
    {
      name: 'budget',
      run: async (world) =>
        beginBudget(await world.as(by), { title: 'Budget of Millbrook', body: 'City of Millbrook', lang }),
    },
    {
      name: 'budget/version-1',
      run: async (world) => {
        const submitted = words(`Submitted for ${year}`, 'submitted', on(-70));
        const note = 'What one fund pays to another stands in both.';
        return recordVersion(await world.as(by), { ...submitted, note, budget: await budgetOf(world) }, lines);
      },
    },
    after(
      1,
      adopted,
      words(`Adopted for ${year}`, 'adopted', on(-45)),
      'The council moved $60,000 from town hall to parks.',
    ),
    {
      name: 'budget/certificates',
      run: async (world) => {
        const version = await only(world, 2);
        const planned = [...lines.map((line) => ({ ...line }))];
        for (const [at, cents] of amountsOf(lines, year, adopted)) planned[at]!.cents = cents;
        const totals = certifiable(planned)
          .filter((one) => one.year === String(year) && one.fund === '0100')
          .map(({ ours, ...about }) => ({ ...about, official: ours }));
        return acceptCertificates(await world.as(by), { version, totals, source });
      },
    },
    after(
      2,
      amended,
      words(`Adopted for ${year}, as amended`, 'amended', on(-10)),
      'A shelter and a lamp at Mill Street: $40,000 from works in the parks.',
    ),
    ...rules.map(
      ({ key, demand, ...rule }): Step => ({
        name: `budget/rule-${key}`,
        run: async (world) =>
          recordRule(await world.as(by), {
            ...rule,
            standing: 'official',
            budget: await budgetOf(world),
            ...(demand ? { demand: world.id(demand) } : {}),
            lang,
          }),
      }),
    ),
    {
      name: 'budget/consultation',
      run: async (world) =>
        beginConsultation(await world.as(by), {
          version: await only(world, 3),
          title: 'How would you divide the general fund?',
          of: general,
          by: 'department',
          opens: today,
          closes: addDays(today, 45),
          who: 'residents',
          lang,
        }),
    },
  ];
}
