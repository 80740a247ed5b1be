// One visit to a project: how much must each supporter pay at most so that together they pay its cost? The answer is an
// interval that surely holds the exact payment. One gather over the supporters' purses, then ever shorter scans of a dense
// copy; a visit ends as soon as its lower end loses. The bounds are derived in docs/exactness.md §2 and §3.
//
// Never branches on money while gathering: a purse is stored always and kept by advancing (that is 2-3 times faster).

/** Half the distance from 1 to the next double: the relative error of one rounding. */
export const U = 2 ** -53;

export const UNAFFORDABLE = 0;
/** lower end above the cutoff: cannot win this round */
export const LOST = 1;
export const KNOWN = 2;
/** affordable or not, or who pays in full, is within rounding: only exact numbers can tell */
export const UNCERTAIN = 3;

/** Where a visit writes its numbers. */
export class Visited {
  /** lower and upper end of the payment per unit of utility */
  low = 0;
  high = 0;
  /** the best estimate; where the next visit starts */
  level = 0;
  /** supporters with more than this per unit of utility, plus the purse error, surely pay in full */
  richAbove = 0;
  /** sum of the utility of those who pay in full */
  rich = 0;
  /** how many supporters do not */
  poor = 0;
  /** how many supporters had money at all; they were written to the list given for them */
  payers = 0;
  gathered = 0;
  scanned = 0;
}

export class Dense {
  readonly purses: Float64Array;
  readonly weights: Float64Array;
  readonly times: Float64Array;
  constructor(size: number, isWeighted: boolean) {
    this.purses = new Float64Array(size + 1);
    this.weights = new Float64Array(isWeighted ? size + 1 : 0);
    this.times = new Float64Array(isWeighted ? size + 1 : 0);
  }
}

// Sums of the loop last run; module variables because an object for each call would cost more than the call.
let total = 0;
let kept = 0;
let weight = 0;
let payers = 0;

function gatherPlain(
  rows: Int32Array,
  from: number,
  to: number,
  purses: Float64Array,
  above: number,
  dense: Float64Array,
  own: Int32Array,
): number {
  let k = 0;
  let at = from;
  let all = 0;
  let rich = 0;
  for (let j = from; j < to; j++) {
    const row = rows[j]!;
    const purse = purses[row]!;
    const isRich = ((purse > above) as unknown as number) | 0;
    own[at] = row;
    at += ((purse > 0) as unknown as number) | 0;
    dense[k] = purse;
    all += purse;
    rich += isRich * purse;
    k += isRich;
  }
  total = all;
  kept = rich;
  payers = at - from;
  return k;
}

function shrinkPlain(dense: Float64Array, count: number, above: number): number {
  let k = 0;
  let rich = 0;
  for (let j = 0; j < count; j++) {
    const purse = dense[j]!;
    const isRich = ((purse > above) as unknown as number) | 0;
    dense[k] = purse;
    rich += isRich * purse;
    k += isRich;
  }
  kept = rich;
  return k;
}

/**
 * A visit where every utility is 1 and every row one voter. `cutoff` is a payment: above it the project loses the round.
 * `own` receives the rows that have money, from position `from` on; it may be `rows` itself.
 */
export function visitPlain(
  rows: Int32Array,
  from: number,
  to: number,
  purses: Float64Array,
  purseError: number,
  cost: number,
  cutoff: number,
  dense: Float64Array,
  own: Int32Array,
  out: Visited,
): number {
  let above = out.level;
  let count = gatherPlain(rows, from, to, purses, above, dense, own);
  // Who has nothing adds nothing, exactly: the bounds are about the others alone.
  const degree = payers;
  out.gathered = to - from;
  out.scanned = 0;
  out.payers = degree;
  const all = total;
  const rounding = (degree + 8) * U;
  const slack = degree * purseError + rounding * all;
  if (all + slack < cost) return UNAFFORDABLE;
  const isAffordable = all - slack >= cost;
  out.low = 0;
  for (;;) {
    if (count === 0) return uncertain(out);
    const level = (cost - (all - kept)) / count;
    const poor = degree - count;
    const error = (poor * purseError + rounding * (all + kept) + 2 * U * cost) / count + 8 * U * Math.abs(level);
    if (level - error > out.low) out.low = level - error;
    if (level > out.level) out.level = level;
    if (out.low > cutoff) return LOST;
    if (!isAffordable) return uncertain(out);
    const spread = error + (poor * (Math.max(0, above - level) + 2 * purseError)) / count;
    const richAbove = (level + spread) * (1 + 4 * U);
    out.scanned += count;
    const next = shrinkPlain(dense, count, richAbove + purseError);
    if (next === count) return known(out, level + spread, richAbove, count, poor);
    above = Math.max(above, richAbove + purseError);
    count = next;
  }
}

function gatherWeighted(
  rows: Int32Array,
  weights: Float64Array | undefined,
  times: Int32Array | undefined,
  from: number,
  to: number,
  purses: Float64Array,
  above: number,
  dense: Dense,
  ownRows: Int32Array,
  ownWeights: Float64Array | undefined,
): number {
  const { purses: densePurses, weights: denseWeights, times: denseTimes } = dense;
  let k = 0;
  let at = from;
  let all = 0;
  let rich = 0;
  let richWeight = 0;
  for (let j = from; j < to; j++) {
    const row = rows[j]!;
    const purse = purses[row]!;
    const w = weights ? weights[j]! : 1;
    const t = times ? times[row]! : 1;
    const isRich = ((purse > above * w) as unknown as number) | 0;
    ownRows[at] = row;
    if (ownWeights) ownWeights[at] = w;
    at += ((purse > 0) as unknown as number) | 0;
    densePurses[k] = purse;
    denseWeights[k] = w;
    denseTimes[k] = t;
    const money = t * purse;
    all += money;
    rich += isRich * money;
    richWeight += isRich * t * w;
    k += isRich;
  }
  total = all;
  kept = rich;
  weight = richWeight;
  payers = at - from;
  return k;
}

function shrinkWeighted(dense: Dense, count: number, above: number, purseError: number): number {
  const { purses, weights, times } = dense;
  let k = 0;
  let rich = 0;
  let richWeight = 0;
  for (let j = 0; j < count; j++) {
    const purse = purses[j]!;
    const w = weights[j]!;
    const t = times[j]!;
    const isRich = ((purse > above * w + purseError) as unknown as number) | 0;
    purses[k] = purse;
    weights[k] = w;
    times[k] = t;
    rich += isRich * t * purse;
    richWeight += isRich * t * w;
    k += isRich;
  }
  kept = rich;
  weight = richWeight;
  return k;
}

/** A visit with utilities, or with rows that stand for several voters. `size` and `utility` are the project's totals over voters. */
export function visitWeighted(
  rows: Int32Array,
  weights: Float64Array | undefined,
  times: Int32Array | undefined,
  from: number,
  to: number,
  purses: Float64Array,
  purseError: number,
  cost: number,
  cutoff: number,
  dense: Dense,
  ownRows: Int32Array,
  ownWeights: Float64Array | undefined,
  size: number,
  utility: number,
  out: Visited,
): number {
  let above = out.level;
  let count = gatherWeighted(rows, weights, times, from, to, purses, above, dense, ownRows, ownWeights);
  out.gathered = to - from;
  out.scanned = 0;
  out.payers = payers;
  const all = total;
  const rounding = 2 * (payers + 8) * U;
  const slack = size * purseError + rounding * all;
  if (all + slack < cost) return UNAFFORDABLE;
  const isAffordable = all - slack >= cost;
  out.low = 0;
  for (;;) {
    if (count === 0) return uncertain(out);
    const rich = weight;
    const level = (cost - (all - kept)) / rich;
    const error = (size * purseError + rounding * (all + kept) + 2 * U * cost) / rich + 8 * U * Math.abs(level);
    if (level - error > out.low) out.low = level - error;
    if (level > out.level) out.level = level;
    if (out.low > cutoff) return LOST;
    if (!isAffordable) return uncertain(out);
    const spread = error + ((utility - rich) * Math.max(0, above - level) + 2 * size * purseError) / rich;
    const richAbove = (level + spread) * (1 + 4 * U);
    out.scanned += count;
    const next = shrinkWeighted(dense, count, richAbove, purseError * (1 + 4 * U));
    if (next === count) return known(out, level + spread, richAbove, rich, rich === utility ? 0 : size);
    // A purse left out here may exceed its share by the purse error as well; spread holds that already (2 × purseError).
    above = Math.max(above, richAbove);
    count = next;
  }
}

function uncertain(out: Visited): number {
  out.high = Number.POSITIVE_INFINITY;
  out.richAbove = Number.POSITIVE_INFINITY;
  return UNCERTAIN;
}

function known(out: Visited, high: number, richAbove: number, rich: number, poor: number): number {
  out.high = high;
  out.richAbove = richAbove;
  out.rich = rich;
  out.poor = poor;
  return KNOWN;
}
