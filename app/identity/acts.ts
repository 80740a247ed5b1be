// The two public acts of identity: that whoever speaks for a post or an organization was verified, and that this ended.
// They hold ids, a method and days, never a name, an address or what was shown: the evidence is private.
import Type from 'typebox';
import { Day, defineAct, Id, OneOf } from '../acts/define.ts';
import './tables.ts';

const subject = {
  subject: OneOf('post-membership', 'organization'),
  membership: Type.Optional(Id),
  organization: Type.Optional(Id),
};

type Subject = { subject: 'post-membership' | 'organization'; membership?: string; organization?: string };

/** The stream a verification is about: one that the record opened. @throws TypeError when the body names none */
export function subjectStream(body: Subject): string {
  const id = body.subject === 'organization' ? body.organization : body.membership;
  if (!id || (body.membership && body.organization))
    throw new TypeError('a verification is of one membership or one organization');
  return `${body.subject === 'organization' ? 'organization' : 'membership'}/${id}`;
}

export const verificationGranted = defineAct({
  kind: 'verification.granted/1',
  body: Type.Object({
    verification: Id,
    ...subject,
    method: OneOf('mail', 'dns', 'letter', 'in-person', 'vouchers'),
    since: Day,
    until: Day,
  }),
  codes: ['subject', 'method'],
  streams: (b) => ({ touches: [subjectStream(b)] }),
  apply: async (tx, act) => {
    const b = act.body;
    await tx
      .insertInto('verifications')
      .values({
        place_id: act.place,
        act_id: act.id,
        id: b.verification,
        subject: b.subject,
        membership_id: b.membership ?? null,
        organization_id: b.organization ?? null,
        method: b.method,
        since: b.since,
        until: b.until,
        by_role: act.author.role,
      })
      .execute();
  },
});

export const endReasons = ['withdrawn', 'post-ended', 'mistake', 'renewed'] as const;
export type EndReason = (typeof endReasons)[number];

export const verificationEnded = defineAct({
  kind: 'verification.ended/1',
  body: Type.Object({ verification: Id, ...subject, ended: Day, reason: OneOf(...endReasons) }),
  codes: ['subject', 'reason'],
  streams: (b) => ({ touches: [subjectStream(b)] }),
  apply: async (tx, act) => {
    await tx
      .updateTable('verifications')
      .set({ ended: act.body.ended, end_reason: act.body.reason, ended_by: act.id })
      .where('place_id', '=', act.place)
      .where('id', '=', act.body.verification)
      .where('ended', 'is', null)
      .execute();
  },
});
