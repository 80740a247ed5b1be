// The types of the tables of powers and what is said of them; a test compares them with the database.
// Words (string | null) are null where they are covered or erased; `covers` says by which act.
export {};

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    powers: {
      place_id: string;
      act_id: string;
      id: string;
      holder_post: string | null;
      holder_organization: string | null;
      verb: string;
      object: string | null;
      object_key: string;
      division: string | null;
      mode: string;
      joint_n: number | null;
      joint_m: number | null;
      joint_members: string | null;
      joint_posts: string[];
      basis: string | null;
      basis_url: string | null;
      from_day: string | null;
      until_day: string | null;
      standing: string;
      note: string | null;
      lang: string;
      superseded_by: string | null;
      /** the power it sets a limit to */
      limits: string | null;
    };
    /** pub */
    power_marks: {
      place_id: string;
      act_id: string;
      power_id: string;
      number: number;
      what: 'standing' | 'ended';
      standing: string | null;
      until_day: string | null;
      note: string | null;
      lang: string;
    };
  }
}
