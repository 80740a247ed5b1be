// Oakland's general purpose fund of 2022-23 as a real budget to try things on: figures from a published file, and beside them rules and
// plans. What is invented says so; nobody of the city has an account here, and nothing is entered as if the city had given it.
import { addDays } from '../../app/base/clock.ts';
import { recordCollective } from '../../app/budget/collective/gather.ts';
import { beginConsultation } from '../../app/budget/plans/actions.ts';
import { consultationsOf, sheetFor } from '../../app/budget/plans/store.ts';
import { enterInvented } from '../../app/budget/plans/submit.ts';
import { beginBudget, recordVersion } from '../../app/budget/versions/actions.ts';
import { acceptCertificates } from '../../app/budget/versions/certificate.ts';
import type { Line, Side } from '../../app/budget/versions/words.ts';
import { keeper } from '../tell.ts';
import type { Example, Step, World } from '../world.ts';
import { fund, revenue, source, spending, totals, year } from './adopted.ts';
import { inventedPlans } from './plans.ts';
import { ruleSteps } from './rules.ts';

const editors = 'editors';
const record = keeper(editors);
const lang = 'en';

export const banner =
  'Made by the software’s authors from a published file of Oakland’s adopted budget. The rules marked so and all plans are invented. The city took no part. Not legal advice.';

const linesOf = (side: Side, by: Record<string, Record<string, number>>): Line[] =>
  Object.entries(by).flatMap(([department, categories]) =>
    Object.entries(categories).map(([category, dollars]) => ({
      side,
      measure: 'planned' as const,
      year,
      fund,
      department: { code: '', name: department },
      category: { code: '', name: category },
      cents: dollars * 100,
      rows: 1,
    })),
  );

export const lines: Line[] = [...linesOf('spending', spending), ...linesOf('revenue', revenue)];

const title = 'General purpose fund of Oakland';

/** The only budget of the place: an action gives it its id. */
const budgetOf = (world: World): Promise<string> =>
  world.ask(async (tx) => (await tx.selectFrom('budgets').select('id').executeTakeFirstOrThrow()).id);

const begun: Step = {
  name: 'budget',
  run: async (world) => beginBudget(await world.as(editors), { title, body: 'City of Oakland, California', lang }),
};

const adopted: Step = {
  name: 'version/adopted',
  run: async (world) =>
    recordVersion(
      await world.as(editors),
      {
        budget: await budgetOf(world),
        label: 'Adopted for 2022–23',
        state: 'adopted',
        source,
        note: 'Fund 1010 only, added up by department and kind of cost from the lines of the file; lines of zero are left out. Names are as in the file.',
        lang,
      },
      lines,
    ),
};

const versionOf = (world: World): Promise<string> =>
  world.ask(async (tx) => (await tx.selectFrom('budget_versions').select('id').executeTakeFirstOrThrow()).id);

const certified: Step = {
  name: 'certificate',
  run: async (world) =>
    acceptCertificates(await world.as(editors), {
      version: await versionOf(world),
      totals: [{ fund: fund.code, year, side: 'spending', measure: 'planned', official: totals.revenue * 100 }],
      source: { ...source, title: 'Planned revenue of the same fund in the same file' },
      note: 'The total of the adopted document itself is not held. Spending is held against the revenue that the file plans for this fund: it is 192,000 dollars more.',
    }),
};

const PLANS = 400;
const SEED = 20_220_701;

const consulted = (today: string): Step => ({
  name: 'consultation',
  run: async (world) =>
    beginConsultation(await world.as(editors), {
      version: await versionOf(world),
      title: 'Invented: how would you divide the general purpose fund?',
      note: 'A consultation of this example, not of the city. You divide what comes in, which is 192,000 dollars less than the file plans to spend.',
      of: { side: 'spending', fund: [fund.code] },
      by: 'department',
      total: totals.revenue * 100,
      opens: today,
      closes: addDays(today, 60),
      lang,
    }),
});

const consultationOf = (world: World) =>
  world.ask(async (tx) => {
    const [consultation] = await consultationsOf(
      tx,
      (await tx.selectFrom('budgets').select('id').executeTakeFirstOrThrow()).id,
    );
    if (!consultation) throw new TypeError('the consultation comes before its plans');
    return { consultation, units: (await sheetFor(tx, consultation, world.today)).units };
  });

/** Nobody made them: they are entered together, marked as invented, and once they are there not again. */
const planned: Step = {
  name: 'plans',
  kind: 'at-home',
  run: async (world) => {
    const { consultation, units } = await consultationOf(world);
    const there = await world.ask((tx) =>
      tx.selectFrom('budget_plans').select('id').where('consultation_id', '=', consultation.id).limit(1).execute(),
    );
    if (there.length > 0) return;
    const plans = inventedPlans(units, consultation.total, PLANS, SEED);
    await enterInvented({ db: world.db, place: world.place, now: world.now }, { consultation: consultation.id, plans });
  },
};

const collected: Step = {
  name: 'collective',
  run: async (world) => recordCollective(await world.as(editors), (await consultationOf(world)).consultation.id),
};

export const oakland: Example = {
  place: {
    slug: 'oakland-2022',
    name: 'Oakland 2022, an example',
    division: 'ocd-division/country:us/state:ca/place:oakland',
    languages: ['en', 'es'],
    zone: 'America/Los_Angeles',
    banner,
    contact: { words: 'An example has no stewards of its own: nobody of Oakland answers here.', lang },
  },
  actors: { [editors]: { role: 'editor', name: 'The example’s editors' } },
  last: 'source/file',
  steps: (today) => [
    begun,
    adopted,
    certified,
    ...ruleSteps(editors, budgetOf),
    consulted(today),
    planned,
    collected,
    record.source({ key: 'file', ...source, standing: 'mirror', lang }),
  ],
};
