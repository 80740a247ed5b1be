// A consultation's collective budget read for a page or a file, with the plan somebody brings; and the files: whoever takes one away has
// every figure of the page, and which rows a rule held, so that what follows from published figures can be worked out again.
import { stringify } from 'csv-stringify/sync';
import { Refused } from '../../base/refused.ts';
import { routes } from '../../base/routes.ts';
import type { Site, Visit } from '../../web/site.ts';
import { type NothingAsked, type Reading, readSheet, which } from '../plans/reading.ts';
import { unpacked } from '../plans/rebalance.ts';
import { sharedPlan } from '../plans/shared.ts';
import type { DemandsAsked } from '../rules/page.ts';
import { budgetAddress } from '../versions/store.ts';
import { decimal, openHeaders, plain } from '../views/files.ts';
import type { Method } from './acts.ts';
import { type Collective, collectiveOf } from './store.ts';

export type Together = {
  reading: Reading;
  collective: Collective | undefined;
  /** cents for every row of the plan that the address brings: as it is, or by the name it is shown under */
  mine: number[] | undefined;
  brought: { p?: string; plan?: string };
};

export async function readTogether(visit: Visit, demandsOf: DemandsAsked): Promise<Together | NothingAsked> {
  const { query, place } = visit;
  return visit.tx(async (tx) => {
    const reading = await readSheet(tx, visit, demandsOf);
    if (!reading.consultation) return reading;
    const collective = await collectiveOf(tx, reading.consultation.id);
    const shared = await sharedPlan(tx, place.id, query.plan);
    const changes = shared?.consultation === reading.consultation.id ? shared.changes : query.p;
    const mine = changes === undefined ? undefined : unpacked(reading.sheet, changes);
    const brought = !mine ? {} : changes === query.p ? { p: changes } : { plan: query.plan! };
    return { reading, collective, mine, brought };
  });
}

type Found = Together & { collective: Collective };

export function wireCollectiveFiles(site: Site, demandsOf: DemandsAsked): void {
  const find = async (visit: Visit): Promise<Found> => {
    const read = await readTogether(visit, demandsOf);
    if (!('reading' in read) || !read.collective) throw new Refused('not-found');
    return { ...read, collective: read.collective };
  };
  site.raw(['GET', 'HEAD'], routes.budgetCollectiveCsv.path, async (visit) =>
    visit.reply
      .headers({
        ...openHeaders,
        'content-disposition': `attachment; filename="${visit.place.slug}-collective-budget.csv"`,
      })
      .type('text/csv; charset=utf-8; header=present')
      .send(asCsv(await find(visit))),
  );
  site.raw(['GET', 'HEAD'], routes.budgetCollectiveJson.path, async (visit) =>
    visit.reply
      .headers(openHeaders)
      .type('application/json; charset=utf-8')
      .send(asJson(visit, await find(visit))),
  );
}

/** "floor" or "cap" where a rule holds the row in what this method makes. */
const heldAt = ({ at_floor, at_cap }: Collective['methods'][number], row: number): 'floor' | 'cap' | undefined =>
  at_floor.includes(row) ? 'floor' : at_cap.includes(row) ? 'cap' : undefined;

/** The middle of a row and what scaled middles give it are two things, and no two columns of a file have one name. */
const columnOf: Record<Method, string> = {
  mean: 'mean',
  median: 'scaled_median',
  utilitarian: 'utilitarian',
  'independent-markets': 'independent_markets',
};

function asCsv({ reading: { sheet, budget }, collective, mine }: Found): string {
  const head = [
    ...['code', 'name', 'today', 'median', 'quarter_below', 'quarter_above'],
    ...collective.methods.flatMap(({ method }) => [columnOf[method], `${columnOf[method]}_held`]),
    ...(mine ? ['your_plan'] : []),
    'currency',
  ];
  const rows = sheet.units.map(({ key, name, today }, i) => [
    plain(key),
    plain(name),
    decimal(today),
    ...(collective.lines[i]?.map(decimal) ?? ['', '', '']),
    ...collective.methods.flatMap((method) => [decimal(method.amounts[i]!), heldAt(method, i) ?? '']),
    ...(mine ? [decimal(mine[i]!)] : []),
    budget.currency,
  ]);
  return `\ufeff${stringify([head, ...rows], { record_delimiter: 'windows' })}`;
}

function asJson({ view, place }: Visit, { reading, collective, mine }: Found): string {
  const { sheet, budget, consultation } = reading;
  const { number, until, verified, unverified, invented, closed, limits } = collective;
  const { title, opens, closes, who } = consultation;
  const ruled = (ids: readonly string[]) =>
    sheet.rules
      .filter(({ id }) => ids.includes(id))
      .map(({ id, number, title, authority }) => ({ id, number, title, authority }));
  return `${JSON.stringify({
    page: place.baseUrl + view.href(routes.budgetCollective, { budget: budgetAddress(budget) }, which(reading)),
    consultation: { number: consultation.number, title, opens, closes, who },
    count: { number, until, verified, unverified, invented, closed },
    currency: budget.currency,
    total: sheet.total,
    rows: sheet.units.map(({ key, name, today }, i) => {
      const [median, low, high] = collective.lines[i] ?? [];
      return {
        ...{ code: key, name, today },
        ...(median === undefined ? {} : { median, low, high }),
        results: Object.fromEntries(collective.methods.map(({ method, amounts }) => [method, amounts[i]])),
        held: Object.fromEntries(
          collective.methods.flatMap((method) => (heldAt(method, i) ? [[method.method, heldAt(method, i)]] : [])),
        ),
        ...(mine ? { your_plan: mine[i] } : {}),
      };
    }),
    rules: { kept: ruled(limits.kept), not_kept: ruled(limits.unkept) },
  })}\n`;
}
