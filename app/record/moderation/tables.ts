// The type of moderation's private table: what visitors report. A test compares it with the database.
import type { Instant } from '../../base/tables.ts';

declare module '../../base/tables.ts' {
  interface Tables {
    /** priv */
    reports: {
      place_id: string;
      id: string;
      reference: string;
      path: string;
      reason: string;
      words: string;
      contact: string | null;
      lang: string;
      at: Instant;
      decided: 'acted' | 'kept' | 'not-ours' | null;
      decided_at: Date | null;
      decided_by: string | null;
      note: string | null;
      answer: string | null;
    };
    /** priv */
    appeals: {
      place_id: string;
      id: string;
      about: 'takedown' | 'refusal';
      subject: string;
      hash: Buffer;
      words: string;
      contact: string | null;
      lang: string;
      at: Instant;
      decided: 'granted' | 'refused' | null;
      decided_at: Date | null;
      decided_by: string | null;
    };
    /** pub */
    appeal_outcomes: {
      place_id: string;
      act_id: string;
      appeal_id: string;
      about: 'takedown' | 'refusal';
      subject: string;
      outcome: 'granted' | 'refused';
      words: string | null;
      lang: string;
    };
    /** pub */
    refusals: {
      place_id: string;
      act_id: string;
      id: string;
      what: string;
      reason: string;
      ground: string | null;
      words: string | null;
      lang: string;
    };
  }
}
