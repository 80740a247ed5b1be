// The tables of consultations, plans and collective budgets. Words (string | null) are null where they are covered.
import type { ColumnType } from 'kysely';
import type { Instant } from '../../base/tables.ts';
import type { Dimension, Measure } from '../versions/words.ts';

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    budget_consultations: {
      place_id: string;
      act_id: string;
      id: string;
      budget_id: string;
      version_id: string;
      number: number;
      title: string | null;
      note: string | null;
      measure: Measure;
      year: string;
      of_lines: string | null;
      by_dimension: Dimension;
      total: string;
      groups: string;
      rules: string[];
      opens: string;
      closes: string;
      who: 'anyone' | 'residents';
      lang: string;
    };
    /** pub */
    budget_collectives: {
      place_id: string;
      act_id: string;
      id: string;
      consultation_id: string;
      number: number;
      until_at: Instant;
      verified: number;
      unverified: number;
      invented: number;
      closed: boolean;
      lines: ColumnType<unknown, string, string>;
      methods: ColumnType<unknown, string, string>;
      limits: ColumnType<unknown, string, string>;
      superseded_by: string | null;
    };
    /** priv */
    budget_plans: {
      place_id: string;
      id: string;
      consultation_id: string;
      address: string | null;
      canonical: string | null;
      lang: string;
      state: 'pending' | 'confirmed' | 'replaced' | 'withdrawn';
      /** eight bytes a group: amounts-bytes.ts */
      amounts: Buffer;
      invented: boolean;
      created: Instant;
      mailed: Date | null;
      confirmed: Date | null;
    };
    /** priv: the ids of the plans in the last collective budget, sixteen bytes each */
    budget_plans_counted: { place_id: string; consultation_id: string; plans: Buffer };
    /** priv */
    budget_plan_links: { place_id: string; token: Buffer; plan_id: string; made: Instant };
    /** priv */
    budget_shared_plans: {
      place_id: string;
      token: string;
      consultation_id: string;
      changes: string;
      made: Instant;
    };
  }
}
