// Invented elections of any size from a seed, with the shapes real ones have: a few projects everyone knows and a long tail,
// neighborhoods and interests that vote alike, costs over two orders of magnitude in round sums, ballots of uneven length.
// Every one is invented; none resembles a real city on purpose.
import { type Election, type Project, VOTE_TYPES, type VoteType } from './election.ts';
import { knownWord, TallyError } from './problem.ts';
import { Random } from './random.ts';

export type GenerateOptions = {
  voters: number;
  projects: number;
  seed: string;
  /** projects a ballot names on average; at most what there is */
  approvals?: number;
  voteType?: VoteType;
  /** whole units of currency; by default three tenths of what all projects cost */
  budget?: number;
};

const TABLE = 4096;

/** @throws TallyError `bad-option` for an unknown vote type, and for sizes below 0 or beyond 100 million voters and a million projects */
export function generate(options: GenerateOptions): Election {
  const { voters, seed, voteType = 'approval' } = options;
  knownWord('vote type', voteType, VOTE_TYPES);
  checkSize('voters', voters, 0, 100_000_000);
  checkSize('projects', options.projects, 1, 1_000_000);
  const random = new Random(`tally ${seed}`);
  const projects = inventProjects(random, options.projects);
  const mean = Math.min(options.approvals ?? 6, Math.ceil(projects.length / 2));
  checkSize('approvals', mean, 1, 10_000);
  const { start, chosen } = cast(random, voters, projects.length, voteType === 'choose-1' ? 1 : mean);
  const all = projects.reduce((sum, { cost }) => sum + cost, 0);
  const budget = options.budget ?? Math.max(1, Math.round(all * 0.3));
  checkSize('budget', budget, 0, Number.MAX_SAFE_INTEGER);
  const hasPoints = voteType === 'cumulative' || voteType === 'scoring';
  return {
    meta: new Map([
      ['description', `Invented election (tally generate, seed ${seed})`],
      ['country', 'Nowhere'],
      ['unit', 'Invented'],
      ['instance', seed],
      ['currency', 'XTS'],
      ['rule', 'unknown'],
      ['date_begin', '2000'],
      ['date_end', '2000'],
    ]),
    voteType,
    decimals: 0,
    budget,
    projects,
    voters,
    start,
    chosen,
    points: hasPoints ? Float64Array.from(chosen, () => 1 + random.below(10)) : undefined,
    times: undefined,
  };
}

function checkSize(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw new TallyError(
    'bad-option',
    `--${name} ${value} is not a whole number from ${least} to ${most}`,
    'choose another',
  );
}

/** Costs from about 5,000 to 500,000, more small than large, most of them round. */
function inventProjects(random: Random, count: number): Project[] {
  const digits = String(count).length;
  return Array.from({ length: count }, (_, p) => {
    const raw = 5000 * 100 ** (random.unit() ** 1.3);
    const step = [1000, 5000, 500, 10_000, 1][random.below(5)]!;
    const cost = Math.max(step, Math.round(raw / step) * step);
    const category = ['streets', 'parks', 'schools', 'health', 'culture'][random.below(5)]!;
    return { id: `P${String(p + 1).padStart(digits, '0')}`, cost, name: `Invented project ${p + 1}`, category };
  });
}

function cast(random: Random, voters: number, projects: number, mean: number): Pick<Election, 'start' | 'chosen'> {
  const groups = Math.max(1, Math.min(24, Math.round(Math.sqrt(projects))));
  const everyone = popularity(
    random,
    Array.from({ length: projects }, (_, p) => p),
    0.8,
  );
  const tables = Array.from({ length: groups }, (_, g) => {
    const own = Array.from({ length: projects }, (_, p) => p).filter((p) => p % groups === g);
    return popularity(random, own.length > 0 ? own : [0], 0.6);
  });
  const start = new Uint32Array(voters + 1);
  let room = Math.ceil(voters * mean * 1.05) + 64;
  const make = (length: number): Uint16Array | Uint32Array =>
    projects <= 65_536 ? new Uint16Array(length) : new Uint32Array(length);
  let chosen = make(room);
  const last = new Int32Array(projects).fill(-1);
  let end = 0;
  for (let v = 0; v < voters; v++) {
    const own = tables[random.below(groups)]!;
    const length = Math.min(projects, 1 + random.below(2 * mean - 1));
    if (end + length > room) {
      room = Math.ceil(room * 1.25) + length;
      const larger = make(room);
      larger.set(chosen);
      chosen = larger;
    }
    // A draw may name a project again; after a few such the ballot stays shorter.
    for (let k = 0, tries = 3 * length; k < length && tries > 0; tries--) {
      const bits = random.bits();
      const p = ((bits & 3) === 0 ? everyone : own)[(bits >>> 2) & (TABLE - 1)]!;
      if (last[p] === v) continue;
      last[p] = v;
      chosen[end++] = p;
      k++;
    }
    start[v + 1] = end;
  }
  return { start, chosen: chosen.slice(0, end) };
}

/** A table to draw from: the k-th most popular of them has weight k^-slope (Zipf). */
function popularity(random: Random, members: number[], slope: number): Int32Array {
  const order = random.shuffle(members.slice());
  const weights = order.map((_, k) => (k + 1) ** -slope);
  const all = weights.reduce((sum, w) => sum + w, 0);
  const table = new Int32Array(TABLE);
  let [at, sum] = [0, 0];
  for (const [k, p] of order.entries()) {
    sum += weights[k]! / all;
    for (; at < Math.min(TABLE, Math.round(sum * TABLE)); at++) table[at] = p;
  }
  for (; at < TABLE; at++) table[at] = order.at(-1)!;
  return table;
}
