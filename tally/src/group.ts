// Voters with equal ballots share their history, so one row can stand for them all. Never merges what is not equal entry
// for entry: the hash only finds where to look.
import type { Election } from './election.ts';

/**
 * The same election with equal ballots merged. For approvals the order within a ballot does not matter; for ranked and
 * pointed ballots it does, and ballots that differ only in it stay apart (which changes no count).
 * @returns the election itself when nothing merges
 */
export function groupEqualBallots(election: Election): Election {
  const { start, chosen, points } = election;
  const rows = start.length - 1;
  const sorted =
    election.voteType === 'approval' || election.voteType === 'choose-1' ? sortRows(start, chosen) : chosen;
  let size = 1;
  while (size < rows * 2) size *= 2;
  const slots = new Int32Array(size).fill(-1);
  const first = new Int32Array(rows);
  const times = new Int32Array(rows);
  let groups = 0;
  for (let row = 0; row < rows; row++) {
    let slot = hashOf(sorted, points, start[row]!, start[row + 1]!) & (size - 1);
    for (;;) {
      const group = slots[slot]!;
      if (group < 0) {
        slots[slot] = groups;
        first[groups] = row;
        times[groups++] = castTimes(election, row);
        break;
      }
      if (isSame(sorted, points, start, first[group]!, row)) {
        times[group]! += castTimes(election, row);
        break;
      }
      slot = (slot + 1) & (size - 1);
    }
  }
  if (groups === rows) return election;
  return keep(election, sorted, first.subarray(0, groups), times.slice(0, groups));
}

const castTimes = (election: Election, row: number): number => (election.times ? election.times[row]! : 1);

function keep(election: Election, chosen: Election['chosen'], first: Int32Array, times: Int32Array): Election {
  const { start: from, points } = election;
  const start = new Uint32Array(first.length + 1);
  for (let g = 0; g < first.length; g++) start[g + 1] = start[g]! + from[first[g]! + 1]! - from[first[g]!]!;
  const entries = start[first.length]!;
  const merged = chosen instanceof Uint16Array ? new Uint16Array(entries) : new Uint32Array(entries);
  const kept = points ? new Float64Array(entries) : undefined;
  for (let g = 0; g < first.length; g++) {
    const row = first[g]!;
    const at = start[g]! - from[row]!;
    for (let k = from[row]!; k < from[row + 1]!; k++) {
      merged[k + at] = chosen[k]!;
      if (kept && points) kept[k + at] = points[k]!;
    }
  }
  return { ...election, start, chosen: merged, points: kept, times };
}

/** Entries of each row ascending; rows are short, so by insertion. A long row is left to the engine's sort. */
function sortRows(start: Uint32Array, chosen: Election['chosen']): Election['chosen'] {
  const sorted = chosen.slice();
  for (let row = 0; row < start.length - 1; row++) {
    const [from, to] = [start[row]!, start[row + 1]!];
    if (to - from > 40) {
      sorted.subarray(from, to).sort();
      continue;
    }
    for (let k = from + 1; k < to; k++) {
      const project = sorted[k]!;
      let at = k;
      while (at > from && sorted[at - 1]! > project) {
        sorted[at] = sorted[at - 1]!;
        at--;
      }
      sorted[at] = project;
    }
  }
  return sorted;
}

/** Another one in every process: nobody can prepare ballots that all meet in one place. No answer depends on it. */
const SALT = Math.floor(Math.random() * 2 ** 32) | 0;

function hashOf(chosen: Election['chosen'], points: Float64Array | undefined, from: number, to: number): number {
  let hash = SALT ^ (to - from);
  for (let k = from; k < to; k++) {
    hash = Math.imul(hash ^ chosen[k]!, 0x01000193);
    if (points) hash = Math.imul(hash ^ points[k]!, 0x01000193);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function isSame(
  chosen: Election['chosen'],
  points: Float64Array | undefined,
  start: Uint32Array,
  a: number,
  b: number,
): boolean {
  const from = start[a]!;
  const other = start[b]!;
  const length = start[a + 1]! - from;
  if (start[b + 1]! - other !== length) return false;
  for (let k = 0; k < length; k++) {
    if (chosen[from + k] !== chosen[other + k]) return false;
    if (points && points[from + k] !== points[other + k]) return false;
  }
  return true;
}
