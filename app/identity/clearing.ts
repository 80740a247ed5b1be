// What identity keeps only for a while: requests to sign in, ended sessions, counts of how often. An account, a role, a verification
// and its evidence are never among them.
import { sql } from 'kysely';
import { daysBefore, type Served } from '../base/clearing.ts';
import { longestWindow } from './rates.ts';
import { IDLE_DAYS, LONGEST_DAYS } from './sessions.ts';

/** So long an old link is answered with "used" or "expired" and not with "unknown". */
const LINK_DAYS = 7;
const ENDED_DAYS = 7;

export const servedIdentity: readonly Served[] = [
  { table: 'sign_ins', rows: (now) => sql`expires < ${daysBefore(now, LINK_DAYS)}` },
  {
    table: 'sessions',
    rows: (now) => sql`(revoked < ${daysBefore(now, ENDED_DAYS)} or seen < ${daysBefore(now, IDLE_DAYS + ENDED_DAYS)}
      or created < ${daysBefore(now, LONGEST_DAYS + ENDED_DAYS)})`,
  },
  { table: 'rates', rows: (now) => sql`since < ${new Date(now.getTime() - 2 * longestWindow * 1000)}` },
];
