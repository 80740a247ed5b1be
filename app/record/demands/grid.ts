// A letter as a matrix: its demands down, those they are put to across. Each cell says where that one referral stands, and no more.
import { routes } from '../../base/routes.ts';
import { sayDate } from '../../i18n/say.ts';
import type { Html } from '../../web/html.ts';
import { type Cell, matrix, type StateCode } from '../../web/parts.ts';
import type { View } from '../../web/view.ts';
import { type LetterClockRow, type LetterClocks, letterClocks } from '../clocks/on-letter.ts';
import { clockedCode } from '../clocks/parts.ts';
import { addressOfLetter, type Delivery, type Letter } from '../letters/store.ts';
import { type Holder, type HolderName, holderAt, holderKey, holderRoute } from '../people/holder.ts';
import { saidPlainly } from '../words/parts.ts';
import { type DeliveryFact, type ReferralState, referralState } from './rules.ts';
import type { Asked, DemandInLetter, ReferralRow } from './store.ts';

export type Grid = {
  letter: Pick<Letter, 'number' | 'slug' | 'lang'>;
  demands: readonly Pick<DemandInLetter, 'id' | 'number' | 'heading'>[];
  asked: Asked;
  deliveries: readonly Delivery[];
  names: Map<string, HolderName>;
  /** what the letter's clocks are computed from; without it cells say how long they have waited, and no more */
  clocks?: readonly LetterClockRow[];
};

/** Everyone asked, in the order they were first asked. */
export const holdersOf = (referrals: readonly Pick<ReferralRow, 'holder_post' | 'holder_organization'>[]): Holder[] => [
  ...new Map(
    referrals.flatMap((row) => {
      const holder = holderAt(row.holder_post, row.holder_organization);
      return holder ? [[holderKey(holder), holder] as const] : [];
    }),
  ).values(),
];

/** What is recorded of a letter's way to one holder. */
export const deliveriesTo = (deliveries: readonly Delivery[], key: string): DeliveryFact[] =>
  deliveries.filter((one) => {
    const to = holderAt(one.holder_post, one.holder_organization);
    return to !== undefined && holderKey(to) === key;
  });

/** The word and shape for a state; the same for every holder. */
export function stateCode(state: ReferralState): { state: StateCode; n?: number } {
  switch (state.state) {
    case 'not-asked':
      return { state: 'not-asked' };
    case 'asked':
      return { state: state.disputed ? 'delivery-disputed' : 'asked' };
    case 'waiting':
      return state.days === undefined ? { state: 'waiting' } : { state: 'waiting', n: state.days };
    case 'answered':
      return { state: state.verdict };
  }
}

type Column = { key: string; silent: NonNullable<Cell> };

const waiting = (deliveries: readonly DeliveryFact[], today: string) =>
  stateCode(referralState({ referral: true, deliveries, today }));

/** What a cell says without an answer: the column's words, but for a referral asked later, or whose clock was paused, extended or passed on. */
function silentIn(
  clocks: LetterClocks | undefined,
  demand: Pick<DemandInLetter, 'id'>,
  { key, silent }: Column,
  today: string,
): NonNullable<Cell> {
  const other = clocks?.apart.size ? clocks.apart.get(`${demand.id} ${key}`) : undefined;
  return other ? clockedCode(waiting(other.deliveries, today), other.clock) : silent;
}

/** The letter's matrix; nothing of it is computed per cell that is the same for a whole column. */
export function demandGrid(view: View, grid: Grid): Html {
  const toHolder = (key: string) => deliveriesTo(grid.deliveries, key);
  const clocks = grid.clocks && letterClocks(grid.clocks, grid.asked.holders, toHolder, view.today);
  const holders = grid.asked.holders.map((holder) => {
    const key = holderKey(holder);
    const name = grid.names.get(key);
    const silent = clockedCode(waiting(toHolder(key), view.today), clocks?.columns.get(key));
    return { key, name, silent };
  });
  const letter = addressOfLetter(grid.letter);
  const days = new Map<string, string>();
  const sayShort = (day: string): string => {
    let said = days.get(day);
    if (said === undefined) {
      said = sayDate(view.lang, day);
      days.set(day, said);
    }
    return said;
  };
  const rows = grid.demands.map((demand) => {
    const href = view.href(routes.demand, { letter, demand: demand.number });
    const cells = Array<Cell>(holders.length).fill(null);
    for (const [at, verdict, day, answer] of grid.asked.cells.get(demand.id) ?? []) {
      const holder = holders[at]!;
      cells[at] =
        verdict === undefined
          ? silentIn(clocks, demand, holder, view.today)
          : { state: verdict, note: sayShort(day!), href: `${href}/answers/${holder.name?.slug ?? ''}-${answer}` };
    }
    return { label: `${demand.number}. ${saidPlainly(view, demand.heading)}`, href, lang: grid.letter.lang, cells };
  });
  return matrix(view, {
    id: 'answers',
    caption: view.t('demands-grid-caption'),
    holders: holders.map(({ name }) => {
      if (!name) return { name: view.t('words-unknown-holder') };
      const { route, params } = holderRoute(name);
      return { name: saidPlainly(view, name.name), href: view.href(route, params) };
    }),
    rows,
  });
}
