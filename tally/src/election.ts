// An election as a few typed arrays: ballots one after the other, and the same entries again by project. Holds no object
// per ballot, and must never be changed once made: every count reads the same one.

export const VOTE_TYPES = ['approval', 'choose-1', 'cumulative', 'scoring', 'ordinal'] as const;
export type VoteType = (typeof VOTE_TYPES)[number];

export type Project = {
  id: string;
  /** whole units of 10^-`decimals` of the currency */
  cost: number;
  name?: string;
  category?: string;
  /** what the file says the city chose: "1" is chosen */
  selected?: string;
};

export type Election = {
  /** META of the file, in its order */
  meta: ReadonlyMap<string, string>;
  voteType: VoteType;
  /** a unit is 10^-decimals of the currency: 2 when the file has cents */
  decimals: number;
  /** units */
  budget: number;
  projects: readonly Project[];
  /** ballots in all, each counted as often as it was cast */
  voters: number;
  /** where each row's entries begin in `chosen`; length rows + 1 */
  start: Uint32Array;
  /** projects by index, row after row; in the order of the ballot when it ranks */
  chosen: Uint16Array | Uint32Array;
  /** points of each entry, whole numbers, for cumulative and scoring ballots */
  points: Float64Array | undefined;
  /** how often each row was cast; undefined when every row is one ballot */
  times: Int32Array | undefined;
};

/** The entries of an election by project. Positions `from[p]` up to `from[p + 1]` are its supporters. */
export type Supporters = {
  from: Uint32Array;
  /** rows, ascending for each project */
  rows: Int32Array;
  /** utility of the row for the project, whole and positive; undefined when every one is 1 */
  weights: Float64Array | undefined;
};

export const rowsOf = (election: Election): number => election.start.length - 1;

/** Utility of each entry, in the order of `chosen`: undefined means 1 everywhere. An entry with 0 is no support. */
export type Weights = Float64Array | undefined;

/** Turns ballots round: who supports each project. One pass to count, one to place. */
export function transpose(election: Election, weights: Weights): Supporters {
  const { start, chosen, projects } = election;
  const from = new Uint32Array(projects.length + 1);
  countEntries(chosen, weights, from);
  for (let p = 0; p < projects.length; p++) from[p + 1]! += from[p]!;
  const entries = from[projects.length]!;
  const rows = new Int32Array(entries);
  const placed = weights ? new Float64Array(entries) : undefined;
  const next = from.slice(0, projects.length);
  if (weights && placed) placeWeighted(start, chosen, weights, next, rows, placed);
  else place(start, chosen, next, rows);
  return { from, rows, weights: placed };
}

function countEntries(chosen: Election['chosen'], weights: Weights, from: Uint32Array): void {
  if (weights) {
    for (let k = 0; k < chosen.length; k++) if (weights[k]! > 0) from[chosen[k]! + 1]!++;
  } else for (let k = 0; k < chosen.length; k++) from[chosen[k]! + 1]!++;
}

function place(start: Uint32Array, chosen: Election['chosen'], next: Uint32Array, rows: Int32Array): void {
  const n = start.length - 1;
  let k = 0;
  for (let row = 0; row < n; row++) {
    const end = start[row + 1]!;
    for (; k < end; k++) rows[next[chosen[k]!]!++] = row;
  }
}

function placeWeighted(
  start: Uint32Array,
  chosen: Election['chosen'],
  weights: Float64Array,
  next: Uint32Array,
  rows: Int32Array,
  placed: Float64Array,
): void {
  for (let row = 0; row < start.length - 1; row++) {
    for (let k = start[row]!; k < start[row + 1]!; k++) {
      if (weights[k]! <= 0) continue;
      const at = next[chosen[k]!]!++;
      rows[at] = row;
      placed[at] = weights[k]!;
    }
  }
}

/** How many ballots support each project, each as often as it was cast. */
export function votesOf(election: Election, supporters: Supporters): Float64Array {
  const { from, rows } = supporters;
  const { times } = election;
  const votes = new Float64Array(election.projects.length);
  for (let p = 0; p < votes.length; p++) {
    if (!times) votes[p] = from[p + 1]! - from[p]!;
    else for (let k = from[p]!; k < from[p + 1]!; k++) votes[p]! += times[rows[k]!]!;
  }
  return votes;
}
