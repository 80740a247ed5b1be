// How long a holder has, and on what ground: law, rule, promise, or the courtesy period of this site. Pure.
// A period binds only those it names; nothing is "by law" without the law's citation.
import type { OrganizationKind } from '../people/rules.ts';

export const bases = ['law', 'rule', 'promise', 'courtesy'] as const;
export type Basis = (typeof bases)[number];
export const units = ['working', 'calendar'] as const;
export type Unit = (typeof units)[number];

export type Period = {
  /** null for the courtesy period every place begins with */
  id: string | null;
  basis: Basis;
  days: number;
  unit: Unit;
  /** so many days before the last one it is due soon */
  soon: number;
  /** more days late than this is long overdue */
  long: number;
  /** a last day that is no working day moves to the next one */
  rolls: boolean;
  /** the most days the basis lets a holder add; null where it says nothing about that */
  extendMost: number | null;
  /** valid from and until, both included; null is open */
  from: string | null;
  until: string | null;
  /** the rule says itself that it also counts for clocks that run when it begins */
  running: boolean;
  post: string | null;
  organization: string | null;
  bodyKind: string | null;
  /** words of the act that set it; null where they were not said, or are covered */
  citation?: string | null;
  url?: string | null;
  note?: string | null;
  lang?: string;
  act_id?: string;
};

/** What holds where nobody set anything else: a courtesy, and never said to be more. */
export const courtesy: Period = {
  id: null,
  basis: 'courtesy',
  days: 20,
  unit: 'working',
  soon: 5,
  long: 20,
  rolls: true,
  extendMost: null,
  from: null,
  until: null,
  running: false,
  post: null,
  organization: null,
  bodyKind: null,
};

/** A holder as periods name one: a post with its body, or the body itself, and what kind of body that is. */
export type Bound = { post: string | null; organization: string | null; kind: OrganizationKind | string | null };

/** How closely a period names a holder, 0 the closest; undefined where it does not bind them. */
function closeness(period: Period, bound: Bound): number | undefined {
  if (period.post) return period.post === bound.post ? 0 : undefined;
  if (period.organization) return period.organization === bound.organization ? 1 : undefined;
  if (period.bodyKind) return period.bodyKind === bound.kind ? 2 : undefined;
  return 3;
}

const isValid = (period: Period, day: string): boolean =>
  (period.from === null || period.from <= day) && (period.until === null || day <= period.until);

/**
 * The periods that bind a holder on a day, the ruling one first: a law before a rule, a rule before a promise, that before a
 * courtesy; of the same ground the one that names the holder most closely, then the latest. The courtesy of this site is always last.
 */
export function bindingOn(periods: readonly Period[], bound: Bound, day: string): [Period, ...Period[]] {
  const binding = periods
    .flatMap((period) => {
      const close = closeness(period, bound);
      return close !== undefined && isValid(period, day) ? [{ period, close }] : [];
    })
    .sort(
      (a, b) =>
        bases.indexOf(a.period.basis) - bases.indexOf(b.period.basis) ||
        a.close - b.close ||
        (b.period.from ?? '').localeCompare(a.period.from ?? ''),
    )
    .map(({ period }) => period);
  const [first = courtesy, ...others] = binding;
  return [first, ...others];
}

/** Rules that began after a clock did and say that they count for it too, in the order in which they began. */
export const begunSince = (periods: readonly Period[], bound: Bound, start: string, until: string): Period[] =>
  periods
    .filter(
      (period) =>
        period.running &&
        period.from !== null &&
        period.from > start &&
        period.from <= until &&
        bindingOn(periods, bound, period.from)[0] === period,
    )
    .sort((a, b) => a.from!.localeCompare(b.from!));
