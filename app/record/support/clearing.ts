// What support keeps only for a while: signatures nobody confirmed, with their links; paces that limit nobody any more. A confirmed,
// withdrawn or set aside signature is never among them.
import { sql } from 'kysely';
import { daysBefore, type Served } from '../../base/clearing.ts';
import { servedPaces } from './paces.ts';

/** So long a link in a mail can be confirmed. Afterwards the address is gone; whoever comes later signs again. */
export const PENDING_DAYS = 30;

export const servedSupport: readonly Served[] = [
  {
    table: 'signatures',
    rows: (now) => sql`state = 'pending' and not counted and created < ${daysBefore(now, PENDING_DAYS)}`,
  },
  {
    table: 'signature_links',
    rows: (now) => sql`made < ${daysBefore(now, PENDING_DAYS)} and not exists (
      select from priv.signatures s where s.place_id = signature_links.place_id and s.id = signature_links.signature_id)`,
  },
  servedPaces,
];
