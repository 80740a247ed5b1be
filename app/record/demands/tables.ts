// The types of the tables of demands, those they are put to, and how they relate; a test compares them with the database.
// Words (string | null) are null where they are covered or erased; `covers` says by which act.
export {};

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    demand_relations: {
      place_id: string;
      act_id: string;
      id: string;
      demand_id: string;
      other_id: string;
      how: string;
      organization_id: string | null;
      words: string | null;
      given: 'here' | 'source';
      day: string;
      lang: string;
      withdrawn_by: string | null;
    };
    /** pub */
    relation_withdrawals: {
      place_id: string;
      act_id: string;
      relation_id: string;
      words: string | null;
      day: string;
      lang: string;
    };
    /** pub */
    demands: {
      place_id: string;
      act_id: string;
      id: string;
      letter_id: string;
      version_id: string | null;
      number: number;
      heading: string | null;
      quote: string | null;
      start_at: number | null;
      end_at: number | null;
      mark: 'resolved' | 'unresolved' | 'reported';
      verb: string | null;
      object_key: string | null;
      about_post: string | null;
      superseded_by: string | null;
    };
    /** pub */
    referrals: {
      place_id: string;
      act_id: string;
      id: string;
      demand_id: string;
      letter_id: string;
      holder_post: string | null;
      holder_organization: string | null;
      ground: string;
      power_id: string | null;
    };
  }
}
