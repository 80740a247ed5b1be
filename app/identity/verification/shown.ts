// What the public sees of verifications, for the record's pages and the list of all: how, since when, until when, by which role.
// It reads the public table only: whose account it is cannot be found out from here.
import type { Tx } from '../../base/database.ts';
import { sayDate } from '../../i18n/say.ts';
import { type Html, html } from '../../web/html.ts';
import type { View } from '../../web/view.ts';
import type { Method } from '../tables.ts';

export type ShownVerification = {
  id: string;
  membership: string | null;
  organization: string | null;
  method: Method;
  since: string;
  until: string;
  by: string;
  ended: string | null;
  endReason: string | null;
};

export type Which = { memberships?: readonly string[]; organizations?: readonly string[] };

/** The verifications of some memberships and organizations, or of the whole place; newest first. */
export async function verificationsOf(tx: Tx, place: string, which?: Which): Promise<ShownVerification[]> {
  let query = tx.selectFrom('verifications').selectAll().where('place_id', '=', place);
  if (which) {
    const memberships = which.memberships ?? [];
    const organizations = which.organizations ?? [];
    if (memberships.length + organizations.length === 0) return [];
    query = query.where((row) =>
      row.or([
        ...(memberships.length > 0 ? [row('membership_id', 'in', memberships)] : []),
        ...(organizations.length > 0 ? [row('organization_id', 'in', organizations)] : []),
      ]),
    );
  }
  const rows = await query.orderBy('since', 'desc').orderBy('id', 'desc').limit(1000).execute();
  return rows.map((row) => ({
    id: row.id,
    membership: row.membership_id,
    organization: row.organization_id,
    method: row.method,
    since: row.since,
    until: row.until,
    by: row.by_role,
    ended: row.ended,
    endReason: row.end_reason,
  }));
}

/** True on a day of its interval, unless ended before. The post behind it may be over all the same. */
export const holdsOn = (verification: Pick<ShownVerification, 'since' | 'until' | 'ended'>, day: string): boolean =>
  verification.since <= day && verification.until >= day && (verification.ended === null || verification.ended > day);

/** "Verified by mail to a published address, January 5, 2026 to January 5, 2027." One sentence, the same for everyone. */
export function verificationLine(view: View, verification: ShownVerification): Html {
  const { t, lang } = view;
  const last = verification.ended ?? verification.until;
  const said = {
    how: t(`identity-method-${verification.method}-short`),
    since: sayDate(lang, verification.since),
    until: sayDate(lang, last),
  };
  const words = verification.ended
    ? t('identity-verified-until-ended', { ...said, why: t(`identity-ended-${verification.endReason ?? 'withdrawn'}`) })
    : t('identity-verified', said);
  return html`${words}`;
}
