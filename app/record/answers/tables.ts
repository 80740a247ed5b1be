// The types of the tables of answers; a test compares them with the database.
// Words (string | null) are null where they are covered or erased; `covers` says by which act.
export {};

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    answers: {
      place_id: string;
      act_id: string;
      id: string;
      referral_id: string;
      number: number;
      verdict: string;
      reasons: string | null;
      quote: string | null;
      given: 'here' | 'source';
      membership_id: string | null;
      refers_post: string | null;
      refers_organization: string | null;
      none_known: boolean;
      day: string;
      lang: string;
      superseded_by: string | null;
    };
  }
}
