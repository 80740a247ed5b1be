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
    };
  }
}
