// A plan's amounts as its row holds them: eight bytes a group, the highest first, as PostgreSQL's int8send writes them. A hundred thousand
// plans are read at once and hold millions of amounts; as an array or a text PostgreSQL spends more on writing them than all the rest takes.

const HIGH = 2 ** 32;

/** @param amounts whole cents, safe integers, zero or more */
export function bytesOf(amounts: readonly number[]): Buffer {
  const bytes = Buffer.alloc(amounts.length * 8);
  for (const [i, cents] of amounts.entries()) {
    bytes.writeUInt32BE(Math.floor(cents / HIGH), i * 8);
    bytes.writeUInt32BE(cents % HIGH, i * 8 + 4);
  }
  return bytes;
}

/** The amounts of plans that lie one after the other, in so many pieces. */
export function amountsFrom(pieces: readonly Buffer[]): Float64Array {
  const all = new Float64Array(pieces.reduce((sum, { length }) => sum + length, 0) / 8);
  let n = 0;
  for (const piece of pieces) {
    const view = new DataView(piece.buffer, piece.byteOffset, piece.length);
    for (let at = 0; at < piece.length; at += 8) all[n++] = view.getUint32(at) * HIGH + view.getUint32(at + 4);
  }
  return all;
}
