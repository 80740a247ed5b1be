// Oakland's general purpose fund of 2022-23 as a real budget to try things on: figures from a published file, and beside them rules and
// plans. What is invented says so; nobody of the city has an account here, and nothing is entered as if the city had given it.
import { beginBudget, recordVersion } from '../../app/budget/versions/actions.ts';
import type { Line, Side } from '../../app/budget/versions/words.ts';
import { keeper } from '../tell.ts';
import type { Example, Step, World } from '../world.ts';
import { fund, revenue, source, spending, year } from './adopted.ts';

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
  steps: () => [begun, adopted, record.source({ key: 'file', ...source, standing: 'mirror', lang })],
};
