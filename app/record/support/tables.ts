// The types of support's tables, public and private; a test compares them with the database.
import type { ColumnType, Generated } from 'kysely';
import type { Instant } from '../../base/tables.ts';

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    endorsements: {
      place_id: string;
      act_id: string;
      id: string;
      letter_id: string;
      version_id: string;
      organization_id: string;
      whole: boolean;
      demands: string[];
      signed_by: string | null;
      mandate: string;
      authority: string | null;
      reservation: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
      withdrawn_by: string | null;
    };
    /** pub */
    endorsement_withdrawals: {
      place_id: string;
      act_id: string;
      endorsement_id: string;
      words: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
    };
    /** pub */
    areas: {
      place_id: string;
      act_id: string;
      id: string;
      name: string | null;
      position: number;
      lang: string;
      closed_by: string | null;
    };
    /** pub */
    signature_counts: {
      place_id: string;
      act_id: string;
      letter_id: string;
      version_id: string;
      number: number;
      from_at: Date | null;
      until_at: Instant;
      confirmed: number;
      restored: number;
      withdrawn: number;
      invalidated: number;
      total: number;
      areas: ColumnType<unknown[], string, string>;
      elsewhere: number;
      root: string;
      superseded_by: string | null;
    };
    /** pub */
    signature_batches: {
      place_id: string;
      act_id: string;
      id: string;
      letter_id: string;
      version_id: string;
      signatures: number;
      reason: string;
      chosen: string;
      words: string | null;
      lang: string;
      restored_by: string | null;
    };
    /** pub */
    signature_restorations: {
      place_id: string;
      act_id: string;
      batch_id: string;
      signatures: number;
      words: string | null;
      lang: string;
    };
    /** priv */
    signatures: {
      place_id: string;
      id: string;
      letter_id: string;
      version_id: string;
      address: string | null;
      canonical: string | null;
      rules: number;
      area_id: string | null;
      lang: string;
      state: 'pending' | 'confirmed' | 'withdrawn' | 'invalidated';
      before: 'pending' | 'confirmed' | null;
      batch_id: string | null;
      salt: Buffer;
      counted: Generated<boolean>;
      created: Instant;
      mailed: Date | null;
      confirmed: Date | null;
      withdrawn: Date | null;
    };
    /** priv */
    signature_links: { place_id: string; token: Buffer; signature_id: string; made: Instant };
    /** priv */
    signature_paces: { place_id: string; who: string; due: Instant };
  }
}
