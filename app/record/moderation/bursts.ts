// How much may come in from visitors, who are not known. A limit must never lock out somebody who did nothing: many people share one
// network, and many come at once when something is read widely. So it holds only where both are true: the whole place is flooded, and
// this very network has sent much of it. No address is kept: a network is a hash under a key that lives for a day and only in memory.
import { createHmac, randomBytes } from 'node:crypto';
import type { Tx } from '../../base/database.ts';
import { type Rate, within } from '../../identity/rates.ts';

/** Of one network in an hour: far more than one person writes. */
const OF_ONE_NETWORK = 20;
/** Of a whole place in an hour: more than its stewards can read in a week. */
const OF_ONE_PLACE = 2000;
const HOUR = 3600;

/**
 * Counts one more and says whether it is taken.
 * @param network what `networkOf` made of where it came from; '' where that is not known
 */
export async function takenIn(
  tx: Tx,
  place: string,
  what: 'reports' | 'appeals',
  network: string,
  now: Date,
): Promise<boolean> {
  const own: Rate = { what: `${what} of one network`, limit: OF_ONE_NETWORK, seconds: HOUR };
  const all: Rate = { what, limit: OF_ONE_PLACE, seconds: HOUR };
  const isFew = await within(tx, place, own, network, now);
  return (await within(tx, place, all, 'everyone', now)) || isFew;
}

let key = { day: '', bytes: randomBytes(32) };

/** A network as a short hash: the first three numbers of an IPv4 address, the first three groups of an IPv6 one. */
export function networkOf(address: string, now: Date): string {
  const day = now.toISOString().slice(0, 10);
  if (key.day !== day) key = { day, bytes: randomBytes(32) };
  const plain = address.replace(/^::ffff:/, '');
  const network = plain.includes(':') ? plain.split(':').slice(0, 3).join(':') : plain.split('.').slice(0, 3).join('.');
  return createHmac('sha256', key.bytes).update(network).digest('base64url').slice(0, 16);
}
