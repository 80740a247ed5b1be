// What a mapping makes of a file, on a page: rows and lines, totals by fund, year and side, what is left out and why, and every problem
// with its row and column.
import { sayExactly, sayNumber } from '../../i18n/say.ts';
import { type Html, html, nothing } from '../../web/html.ts';
import { details, facts, notice, table } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import type { Side } from '../versions/words.ts';
import type { Mapping } from './mapping.ts';
import { MOST_PROBLEMS } from './problems.ts';
import type { Outcome } from './readings.ts';
import { sayProblem } from './say.ts';
import type { Total } from './sums.ts';
import type { LeftOut, Taken } from './take.ts';

const MOST_TOTALS = 60;

export function outcomeBlock(view: View, taken: Outcome, side: Mapping['side'], currency: string): Html {
  const { t } = view;
  const { totals: whole, byFund: totals } = taken;
  const n = (count: number) => sayNumber(view.lang, count);
  const left = (Object.entries(taken.leftOut) as [keyof LeftOut, number][]).filter(([, count]) => count > 0);
  return html`${problemsBlock(view, taken)}${facts([
    [t('budget-outcome-rows'), n(taken.rows)],
    [t('budget-outcome-lines'), n(taken.lines)],
    ...left.map(([why, count]) => [t('budget-outcome-left'), `${t(`budget-left-${why}`)}: ${n(count)}`] as const),
    [
      t('budget-outcome-below'),
      taken.below.lines > 0 && `${n(taken.below.lines)} (${sayExactly(view.lang, taken.below.cents, currency)})`,
    ],
  ])}${
    taken.below.lines > 0 && (side === 'spending' || side === 'revenue') && belowBlock(view, whole, side)
  }${suspectsBlock(view, taken)}${renamedBlock(view, taken)}${
    whole.length > 0 && totalsTable(view, 'totals-all', t('budget-outcome-totals'), whole, currency, false)
  }${
    totals.some((one) => one.fund) &&
    html`${totalsTable(view, 'totals-fund', t('budget-outcome-by-fund'), totals.slice(0, MOST_TOTALS), currency, true)}${totals.length > MOST_TOTALS && html`<p class="soft">${t('budget-outcome-more', { n: totals.length - MOST_TOTALS })}</p>`}`
  }`;
}

/** A file that writes revenue below zero balances to nothing, and would look as if all were well. */
function belowBlock(view: View, whole: readonly Total[], side: Side): Html {
  const what = html`<p>${view.t(`budget-outcome-below-${side}`)}</p>`;
  return whole.every(({ cents }) => cents === 0)
    ? notice(view, 'warn', view.t('budget-outcome-cancelled'), what)
    : what;
}

function problemsBlock(view: View, { problems, strangers }: Pick<Taken, 'problems' | 'strangers'>): Html {
  if (problems.count === 0) return nothing;
  const { t } = view;
  const more = problems.count - problems.list.length;
  return notice(
    view,
    'warn',
    t('budget-outcome-problems', { n: problems.count }),
    html`${strangers.length > 0 && html`<p>${t('budget-outcome-strangers')} ${strangers.map((one, i) => html`${i > 0 && ', '}<q>${one}</q>`)}</p>`}<ul>${problems.list.slice(0, 12).map((one) => html`<li>${sayProblem(t, one)}</li>`)}</ul>${
      problems.list.length > 12 &&
      details(
        t('budget-outcome-problems-more'),
        html`<ul>${problems.list.slice(12).map((one) => html`<li>${sayProblem(t, one)}</li>`)}</ul>${more > 0 && html`<p>${t('budget-outcome-problems-rest', { n: more, limit: MOST_PROBLEMS })}</p>`}`,
      )
    }`,
  );
}

const suspectsBlock = (view: View, { suspects, suspectCount }: Pick<Taken, 'suspects' | 'suspectCount'>): Html =>
  suspectCount === 0
    ? nothing
    : details(
        view.t('budget-outcome-suspects', { n: suspectCount }),
        html`<ul>${suspects.slice(0, 40).map((one) => html`<li>${view.t('budget-outcome-row', { row: one.row })} ${view.t(`budget-suspect-${one.evidence}`)}: ${one.words}</li>`)}</ul>`,
      );

const renamedBlock = (view: View, { renamed }: Pick<Taken, 'renamed'>): Html =>
  renamed.length === 0
    ? nothing
    : details(
        view.t('budget-outcome-renamed', { n: renamed.length }),
        html`<ul>${renamed.map((one) => html`<li>${view.t(`budget-dimension-${one.dimension}`)} ${one.code}: ${one.names.map((name, i) => html`${i > 0 && ' · '}${name}`)}</li>`)}</ul>`,
      );

/** Sums as a table; with funds, a row for each of them. */
export function totalsTable(
  view: View,
  id: string,
  caption: string,
  totals: readonly Total[],
  currency: string,
  byFund: boolean,
): Html {
  const { t } = view;
  const fundOf = (one: Total) =>
    one.fund ? [one.fund.code, one.fund.name].filter(Boolean).join(' ') : t('budget-fund-none');
  return table(view, {
    id,
    caption,
    columns: [
      ...(byFund ? [{ label: t('budget-dimension-fund') }] : []),
      { label: t('budget-year') },
      { label: t('budget-side') },
      { label: t('budget-measure') },
      { label: t('budget-lines'), num: true },
      { label: t('budget-total'), num: true },
    ],
    rows: totals.map((one) => [
      ...(byFund ? [fundOf(one)] : []),
      one.year,
      t(`budget-side-${one.side}`),
      t(`budget-measure-${one.measure}`),
      one.lines,
      sayExactly(view.lang, one.cents, currency),
    ]),
  });
}
