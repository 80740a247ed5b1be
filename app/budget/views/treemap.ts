// A squarified treemap: amounts laid out as boxes whose areas are to each other as the amounts are, as square as a simple rule gets them.
// Pure geometry: it knows no budget, draws nothing, and must never give an amount an area that is not its share.
// Bruls, Huizing and van Wijk, "Squarified Treemaps", 2000, section 3.

export type Box = { x: number; y: number; width: number; height: number };

/**
 * One box for each amount, in the order given, which should be the largest first: that is what makes the boxes square.
 * @param amounts all above zero, in any one unit
 * @param area the rectangle to be filled, from its upper left corner at 0, 0
 * @throws RangeError for an amount that is not above zero: nothing else has an area
 */
export function treemap(amounts: readonly number[], area: { width: number; height: number }): Box[] {
  if (amounts.some((amount) => !(amount > 0))) throw new RangeError('only an amount above zero has a box');
  const boxes: Box[] = [];
  const free = { x: 0, y: 0, ...area };
  let left = amounts.reduce((sum, amount) => sum + amount, 0);
  for (let from = 0; from < amounts.length; ) {
    const side = Math.min(free.width, free.height);
    // Areas are taken of what is still free, so that roundings do not add up to a gap at the end.
    const scale = (free.width * free.height) / left;
    const row = longestRow(amounts, from, side, scale);
    const sum = row.reduce((all, amount) => all + amount, 0);
    boxes.push(...layRow(row, sum, free, row.length === amounts.length - from ? undefined : scale));
    left -= sum;
    from += row.length;
  }
  return boxes;
}

/** As many of the next amounts as make the worst box of the row no longer than it is with fewer. */
function longestRow(amounts: readonly number[], from: number, side: number, scale: number): number[] {
  const row: number[] = [];
  let sum = 0;
  let worst = Number.POSITIVE_INFINITY;
  for (let i = from; i < amounts.length; i++) {
    const next = amounts[i]!;
    const longest = worstOf(
      Math.max(row[0] ?? next, next),
      Math.min(row.at(-1) ?? next, next),
      sum + next,
      side,
      scale,
    );
    if (longest > worst) break;
    row.push(next);
    sum += next;
    worst = longest;
  }
  return row;
}

/** The ratio of the long side to the short one of the box that is least square in a row along `side`. */
function worstOf(largest: number, smallest: number, sum: number, side: number, scale: number): number {
  const square = side * side;
  const whole = sum * sum * scale;
  return Math.max((square * largest) / whole, whole / (square * smallest));
}

/** Lays a row along the shorter side of what is free, and takes it away from there. The last row takes what is left. */
function layRow(row: readonly number[], sum: number, free: Box, scale: number | undefined): Box[] {
  const along = free.width >= free.height ? 'height' : 'width';
  const across = along === 'height' ? 'width' : 'height';
  const depth = scale === undefined ? free[across] : (sum * scale) / free[along];
  const boxes: Box[] = [];
  let done = 0;
  for (const amount of row) {
    const start = (done / sum) * free[along];
    done += amount;
    const length = (done / sum) * free[along] - start;
    boxes.push(
      along === 'height'
        ? { x: free.x, y: free.y + start, width: depth, height: length }
        : { x: free.x + start, y: free.y, width: length, height: depth },
    );
  }
  if (along === 'height') free.x += depth;
  else free.y += depth;
  free[across] -= depth;
  return boxes;
}
