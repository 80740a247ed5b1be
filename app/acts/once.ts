// How long the mark of a sent form is kept (commit.ts spends it). While it is there, the same form sent again acts no second time.
import { sql } from 'kysely';
import type { Served } from '../base/clearing.ts';

/** A form left open over a long weekend and sent again is still known. */
const ONCE_DAYS = 7;

/** By the database's own clock, which wrote the day. */
export const spentForms: Served = { table: 'once', rows: () => sql`at < now() - make_interval(days => ${ONCE_DAYS})` };
