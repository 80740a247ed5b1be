// What an installation does every hour by itself: away with files nothing names, and with private rows that have served.
// It never touches a public table or the log.
import { spentForms } from './acts/once.ts';
import { clearServed, type Served } from './base/clearing.ts';
import type { Clock } from './base/clock.ts';
import type { Database } from './base/database.ts';
import type { Rounds, Tasks } from './base/jobs.ts';
import { servedImports } from './budget/importing/clearing.ts';
import { servedPlans } from './budget/plans/clearing.ts';
import { sweep } from './files/sweep.ts';
import { servedIdentity } from './identity/clearing.ts';
import { filesInUse } from './record/files-in-use.ts';
import { servedReplies } from './record/reply/clearing.ts';
import { turnNotices } from './record/reply/notices-round.ts';
import { servedSupport } from './record/support/clearing.ts';
import type { Directory } from './web/directory.ts';

export const rounds = {
  'budget.collect': '7 * * * *',
  'files.sweep': '47 * * * *',
  'private.clear': '17 * * * *',
  'reply.notices': '27 * * * *',
  'signatures.count-all': '* * * * *',
} satisfies Rounds;

/** What is kept only for a while; everything else that is private stays until somebody asks for its end. */
export const served: readonly Served[] = [
  spentForms,
  ...servedIdentity,
  ...servedSupport,
  ...servedPlans,
  ...servedImports,
  ...servedReplies,
];

const DAY = 86_400_000;

type Kept = { db: Database; fileRoot: string; directory: Directory; now: Clock };

export const roundTasks = ({ db, fileRoot, directory, now }: Kept): Tasks => ({
  'files.sweep': async () => {
    const places = directory.all().map((place) => place.view.id);
    await sweep(fileRoot, filesInUse(db, places), new Date(now().getTime() - DAY));
  },
  'private.clear': async () => {
    await clearServed(db, served, now());
  },
  'reply.notices': async () => {
    const wake = (place: string) => directory.advance(place);
    for (const { view } of directory.all()) await turnNotices({ db, place: view.id, now, wake }, view.zone);
  },
});
