// What bringing files leaves behind only for a while: those that became no version, and the notes of those that did. The stored bytes go
// with the next sweep, once no row names them.
import { sql } from 'kysely';
import { daysBefore, type Served } from '../../base/clearing.ts';

/** So long a file that was brought waits to be recorded. */
export const WAITING_DAYS = 30;

export const servedImports: readonly Served[] = [
  { table: 'budget_imports', rows: (now) => sql`created < ${daysBefore(now, WAITING_DAYS)}` },
];
