// The types of the tables of organizations, posts, people and memberships; a test compares them with the database.
// Words (string | null) are null where they are covered or erased; `covers` says by which act.
export {};

declare module '../../base/tables.ts' {
  interface Tables {
    /** pub */
    organizations: {
      place_id: string;
      act_id: string;
      id: string;
      slug: string;
      name: string | null;
      kind: string;
      summary: string | null;
      contact: string | null;
      site: string | null;
      domain: string | null;
      parent_id: string | null;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    posts: {
      place_id: string;
      act_id: string;
      id: string;
      slug: string;
      organization_id: string;
      label: string | null;
      summary: string | null;
      contact: string | null;
      domain: string | null;
      division: string | null;
      seats: number;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    persons: {
      place_id: string;
      act_id: string;
      id: string;
      slug: string;
      name: string | null;
      note: string | null;
      lang: string;
      superseded_by: string | null;
    };
    /** pub */
    memberships: {
      place_id: string;
      act_id: string;
      id: string;
      person_id: string | null;
      post_id: string | null;
      organization_id: string;
      role: string | null;
      from_day: string | null;
      until_day: string | null;
      ended_by: string | null;
      lang: string;
    };
  }
}
