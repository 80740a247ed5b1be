// The types of the clocks' tables; a test compares them with the database. Words (string | null) are null where they are covered.
declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    periods: {
      place_id: string;
      act_id: string;
      id: string;
      holder_post: string | null;
      holder_organization: string | null;
      body_kind: string | null;
      basis: 'law' | 'rule' | 'promise' | 'courtesy';
      days: number;
      unit: 'working' | 'calendar';
      soon: number;
      long_after: number;
      rolls: boolean;
      extend_most: number | null;
      running: boolean;
      citation: string | null;
      url: string | null;
      note: string | null;
      from_day: string | null;
      until_day: string | null;
      lang: string;
      ended_by: string | null;
      withdrawn: boolean;
    };
    /** pub */
    period_marks: {
      place_id: string;
      act_id: string;
      period_id: string;
      what: 'ended' | 'withdrawn';
      until_day: string | null;
      words: string | null;
      lang: string;
    };
    /** pub */
    clock_events: {
      place_id: string;
      act_id: string;
      id: string;
      referral_id: string;
      demand_id: string;
      letter_id: string;
      holder_post: string | null;
      holder_organization: string | null;
      what: string;
      day: string;
      days: number | null;
      words: string | null;
      about: string | null;
      to_referral: string | null;
      given: 'here' | 'source';
      membership_id: string | null;
      lang: string;
      withdrawn_by: string | null;
    };
  }
}

export {};
