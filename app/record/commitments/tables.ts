// The types of the commitments' tables; a test compares them with the database. Words (string | null) are null where they are covered.
declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    commitments: {
      place_id: string;
      act_id: string;
      id: string;
      number: number;
      holder_post: string | null;
      holder_organization: string | null;
      words: string | null;
      conditions: string | null;
      vague: string | null;
      due: string | null;
      rule: string | null;
      rubric: number;
      answer_id: string | null;
      statement_id: string | null;
      event_id: string | null;
      day: string;
      given: 'here' | 'source';
      membership_id: string | null;
      lang: string;
    };
    /** pub */
    commitment_marks: {
      place_id: string;
      act_id: string;
      id: string;
      commitment_id: string;
      axis: 'position' | 'evidence' | 'time';
      value: string;
      day: string;
      words: string | null;
      new_words: string | null;
      new_due: string | null;
      new_vague: string | null;
      rule: string | null;
      rubric: number;
      self_reported: boolean;
      given: 'here' | 'source';
      membership_id: string | null;
      lang: string;
      objected_by: string | null;
      confirmed_by: string | null;
    };
    /** pub */
    commitment_reviews: {
      place_id: string;
      act_id: string;
      mark_id: string;
      what: 'objected' | 'confirmed';
      words: string | null;
      given: string;
      membership_id: string | null;
      lang: string;
    };
  }
}

export {};
