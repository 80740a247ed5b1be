// The end of a run of whole numbers of which it is only known how to ask one, by doubling and halving.

/** The least number from `from` to `to` that `holds`, where all above it hold too; undefined when none does. */
export function leastWhole(from: number, to: number, holds: (n: number) => boolean): number | undefined {
  let step = 1;
  let [low, high] = [from, from];
  while (!holds(high)) {
    if (high >= to) return undefined;
    low = high + 1;
    high = Math.min(to, high + step);
    step *= 2;
  }
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return high;
}

/** The greatest number from `from` to `to` that `holds`, where all below it hold too; undefined when none does. */
export function mostWhole(from: number, to: number, holds: (n: number) => boolean): number | undefined {
  const least = leastWhole(0, to - from, (below) => holds(to - below));
  return least === undefined ? undefined : to - least;
}
