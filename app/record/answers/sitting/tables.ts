// The type of the drafts' table, joined to the others by declaration merging; a test compares it with information_schema.
// Drafts are private: nothing of them is exported, searched or shown to anyone who may not speak for the holder.
import type { Instant, Json } from '../../../base/tables.ts';
import type { Aside, DraftWords } from './rules.ts';

declare module '../../../base/tables.ts' {
  interface Tables {
    /** priv */
    answer_drafts: {
      place_id: string;
      referral_id: string;
      words: Json<DraftWords>;
      browser: string;
      account_id: string;
      name: string;
      asides: Json<Aside[]>;
      revision: number;
      changed: Instant;
    };
  }
}
