// The types of identity's tables; a test compares them with the database. Only `verifications` is public.
import type { ColumnType } from 'kysely';
import type { Instant } from '../base/tables.ts';

type Defaulted<T> = ColumnType<T, T | undefined, T>;
export type Role = 'steward' | 'clerk' | 'auditor';
export type Method = 'mail' | 'dns' | 'letter' | 'in-person' | 'vouchers';
export type SubjectKind = 'post-membership' | 'organization';
export type ClaimState = 'open' | 'granted' | 'refused' | 'expired';
export type EvidenceKind = 'address' | 'record' | 'letter' | 'seen' | 'voucher' | 'note';

declare module '../base/tables.ts' {
  interface Tables {
    accounts: {
      place_id: string;
      id: string;
      email: string;
      shown: string;
      name: Defaulted<string>;
      lang: string;
      example: string | null;
      created: Instant;
    };
    sign_ins: {
      place_id: string;
      id: string;
      kind: 'mail' | 'steward';
      email: string | null;
      shown: string | null;
      lang: string;
      next: string | null;
      browser: Buffer | null;
      token: Buffer | null;
      code: Buffer | null;
      tries: Defaulted<number>;
      created: Instant;
      expires: Instant;
      used: Date | null;
      used_browser: Buffer | null;
      account_id: string | null;
    };
    sessions: {
      place_id: string;
      id: string;
      account_id: string;
      token: Buffer;
      device: string;
      created: Instant;
      seen: Instant;
      strong: Date | null;
      challenge: string | null;
      challenge_at: Date | null;
      revoked: Date | null;
    };
    roles: {
      place_id: string;
      id: string;
      account_id: string;
      role: Role;
      granted_by: string | null;
      since: Instant;
      ended: Date | null;
      ended_by: string | null;
    };
    totps: {
      place_id: string;
      account_id: string;
      secret: string;
      confirmed: Date | null;
      last_step: Defaulted<string>;
    };
    passkeys: {
      place_id: string;
      id: string;
      account_id: string;
      credential: string;
      public_key: Buffer;
      counter: string;
      transports: Defaulted<string[]>;
      name: string;
      created: Instant;
      used: Date | null;
    };
    recovery_codes: {
      place_id: string;
      account_id: string;
      hash: Buffer;
      shown: string | null;
      used: Date | null;
    };
    rates: { place_id: string; what: string; who: string; since: Instant; used: number };
    claims: {
      place_id: string;
      id: string;
      account_id: string;
      subject: SubjectKind;
      subject_id: string;
      method: Method;
      state: ClaimState;
      address: string | null;
      token: Buffer | null;
      secret: string | null;
      printed: Date | null;
      tries: Defaulted<number>;
      created: Instant;
      expires: Instant;
      verification_id: string | null;
    };
    vouchers: { place_id: string; claim_id: string; account_id: string; verification_id: string; at: Instant };
    verification_accounts: { place_id: string; verification_id: string; account_id: string };
    verification_evidence: {
      place_id: string;
      verification_id: string;
      position: number;
      kind: EvidenceKind;
      value: string;
      at: Instant;
    };
    /** pub */
    verifications: {
      place_id: string;
      act_id: string;
      id: string;
      subject: SubjectKind;
      membership_id: string | null;
      organization_id: string | null;
      method: Method;
      since: string;
      until: string;
      by_role: string;
      ended: string | null;
      end_reason: string | null;
      ended_by: string | null;
    };
  }
}
