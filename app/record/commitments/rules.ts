// Where a commitment stands, on three axes kept apart: what its maker says of it, what is found of it, how it stands to its day. Pure.
// There is no score: nothing here adds the axes up, and no page may.
import { bareDay, latest } from '../../base/fuzzy-day.ts';

export const axes = ['position', 'evidence', 'time'] as const;
export type Axis = (typeof axes)[number];
export const values = {
  position: ['restated', 'changed', 'abandoned'],
  evidence: ['none-found', 'begun', 'partly', 'done', 'contradicted'],
  time: ['moved'],
} as const satisfies Record<Axis, readonly string[]>;
export const allValues = [...values.position, ...values.evidence, ...values.time] as const;
export type Value = (typeof allValues)[number];

export type Position = 'stated' | (typeof values.position)[number];
export type Evidence = 'none-found' | (typeof values.evidence)[number];
export type Timing = 'no-date' | 'running' | 'met' | 'missed';

/** One assertion, in the order recorded. */
export type Mark = {
  id: string;
  axis: Axis;
  value: Value;
  day: string;
  newDue: string | null;
  selfReported: boolean;
  /** somebody objected, and no second editor has confirmed it */
  disputed: boolean;
};

export type Standing = {
  position: Position;
  evidence: { value: Evidence; asOf: string; selfReported: boolean; disputed: boolean; mark?: string };
  time: { value: Timing; due: string | null; baseline: string | null; moved: number };
};

/**
 * Where it stands today. The baseline is never replaced: a moved date is counted as moved, and whether the first one was met is asked
 * of the first one. `met` needs a finding that it was done by the day; the maker's own word alone makes nothing met.
 */
export function standingOf(of: { due: string | null; day: string; marks: readonly Mark[]; today: string }): Standing {
  const marks = of.marks
    .map((one, i) => ({ ...one, i }))
    .sort((a, b) => bareDay(a.day).localeCompare(bareDay(b.day)) || a.i - b.i);
  const last = (axis: Axis) => marks.filter((one) => one.axis === axis).at(-1);
  const position = (last('position')?.value ?? 'stated') as Position;
  const found = last('evidence');
  const moves = marks.filter((one) => one.axis === 'time');
  const due = moves.at(-1)?.newDue ?? of.due;
  const done = marks.find(
    (one) => one.axis === 'evidence' && one.value === 'done' && !one.selfReported && !one.disputed,
  );
  return {
    position,
    evidence: found
      ? {
          value: found.value as Evidence,
          asOf: found.day,
          selfReported: found.selfReported,
          disputed: found.disputed,
          mark: found.id,
        }
      : { value: 'none-found', asOf: of.today, selfReported: false, disputed: false },
    time: {
      value: timing(due, found?.value === 'done' ? done?.day : undefined, of.today),
      due,
      baseline: of.due,
      moved: moves.length,
    },
  };
}

function timing(due: string | null, done: string | undefined, today: string): Timing {
  if (due === null) return 'no-date';
  const end = latest(due);
  // A day known only by its month is held to be in time where it can have been.
  if (done !== undefined) return bareDay(done) <= end ? 'met' : 'missed';
  return today > end ? 'missed' : 'running';
}

/** What a source is to whoever made the commitment. */
export type SourceOfEvidence = { standing: string; publisher: string | null };

/**
 * Invariant 2: an assertion rests on at least one piece of evidence by someone other than who gains from it, or is called self-reported.
 * @param names the names of whoever made the commitment: the office, its organization
 */
export function isSelfReported(of: {
  given: 'here' | 'source';
  byMaker: boolean;
  sources: readonly SourceOfEvidence[];
  names: readonly string[];
}): boolean {
  if (of.byMaker) return true;
  const own = new Set(of.names.map((name) => name.trim().toLocaleLowerCase()));
  const others = of.sources.filter(
    (one) => one.standing !== 'own' && !(one.publisher !== null && own.has(one.publisher.trim().toLocaleLowerCase())),
  );
  return others.length === 0;
}
