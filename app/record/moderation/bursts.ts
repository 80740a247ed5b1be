// How much may come in from visitors, who are not known. A limit must never lock out somebody who did nothing: many people share one
// network, and many come at once when something is read widely. So it holds only where both are true: the whole place is flooded, and
// this very network has sent much of it.
import type { Tx } from '../../base/database.ts';
import { neighborhood, networkOf } from '../../identity/networks.ts';
import { type Rate, within } from '../../identity/rates.ts';

/** Of one network in an hour: far more than one person writes. */
const OF_ONE_NETWORK = 20;
/** Of a whole place in an hour: more than its stewards can read in a week. */
const OF_ONE_PLACE = 2000;
const HOUR = 3600;

/**
 * Counts one more and says whether it is taken.
 * @param network what `networkOfVisitor` made of where it came from; '' where that is not known
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

/** A visitor's network, by which what they send is counted; apart for reports and appeals by `takenIn`. */
export const networkOfVisitor = (address: string, now: Date): string =>
  networkOf(address, neighborhood, 'from visitors', now);
